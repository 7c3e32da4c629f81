"""Packing is remembered by content, and gives the same bytes."""

import gzip
from pathlib import Path

import brotli
import pytest
from dossier.delivery import packing

TEXT = "The pact met in Lowport. " * 200


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/dossier/remembered"


def packed(folder: Path) -> tuple[bytes, bytes]:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(TEXT, encoding="utf-8")
    packing.pack(folder)
    return (folder / "index.html.gz").read_bytes(), (folder / "index.html.br").read_bytes()


def test_a_text_is_packed_once_and_then_remembered(tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed(tmp_path / "one")
    assert (gzip.decompress(first[0]), brotli.decompress(first[1])) == (TEXT.encode(), TEXT.encode())
    assert len(list(memory.iterdir())) == 2
    monkeypatch.setattr(packing.brotli, "compress", lambda *_, **__: pytest.fail("it was packed again"))
    assert packed(tmp_path / "two") == first


@pytest.mark.usefixtures("memory")
def test_a_small_or_already_dense_file_has_no_twin(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/small.txt").write_text("small", encoding="utf-8")
    (tmp_path / "site/card.png").write_bytes(bytes(range(256)) * 8)
    packing.pack(tmp_path / "site")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["card.png", "small.txt"]
