"""A file that somebody has is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from dossier.records.writing import write_whole


def test_a_file_is_written_with_its_rights_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "journal.yml"
    write_whole(file, "old")
    file.chmod(0o640)
    write_whole(file, "ne\u0175".encode())
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("ne\u0175", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_that_is_full_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def _half(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "journal.yml"
    write_whole(file, "old")
    monkeypatch.setattr(Path, "write_bytes", _half)
    with pytest.raises(OSError, match="No space left") as told:
        write_whole(file, "new and longer")
    assert told.value.filename == str(file)
    assert (file.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == ("old", [file])


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    for path in (Path("/dev/full"), tmp_path / "nowhere" / "journal.yml"):
        with pytest.raises(OSError, match="No s") as told:
            write_whole(path, "new")
        assert told.value.filename == str(path)


def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_whole(tmp_path / "link", "through")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "file").read_text(encoding="utf-8")) == (True, "through")
    read, write = os.pipe()
    write_whole(Path(f"/dev/fd/{write}"), "down")
    os.close(write)
    with os.fdopen(read) as pipe:
        assert pipe.read() == "down"
