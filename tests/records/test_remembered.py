"""What was made once is remembered by what it was made from, and nothing damaged is taken on trust."""

from pathlib import Path

import pytest
from dossier.records import remembered as memories
from dossier.records.remembered import forget, remembered


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/dossier/remembered"


def made(content: bytes, how: str = "turned 1") -> tuple[bytes, bool]:
    asked: list[bytes] = []

    def _make() -> bytes:
        asked.append(content)
        return content[::-1]

    return remembered(how, content, _make), bool(asked)


def test_what_was_made_once_is_not_made_again() -> None:
    assert made(b"ferry") == (b"yrref", True)
    assert made(b"ferry") == (b"yrref", False)


def test_other_content_and_another_program_are_made_anew() -> None:
    made(b"ferry")
    assert made(b"Ferry") == (b"yrreF", True)
    assert made(b"ferry", "turned 2") == (b"yrref", True)


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:-1] + b"x", lambda _: b"", lambda raw: b"\0" * 32 + raw[32:]])
def test_damage_in_the_memory_costs_time_and_nothing_else(memory: Path, damage: object) -> None:
    made(b"ferry")
    (kept,) = memory.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert made(b"ferry") == (b"yrref", True)
    assert made(b"ferry") == (b"yrref", False)


def test_what_nobody_asked_for_is_forgotten(memory: Path) -> None:
    made(b"ferry")
    (old,) = memory.iterdir()
    memories.os.utime(old, (0, 0))
    made(b"boat")
    forget()
    assert not old.exists()
    assert len(list(memory.iterdir())) == 1


def test_what_is_asked_for_is_not_forgotten(memory: Path) -> None:
    made(b"ferry")
    memories.os.utime(next(memory.iterdir()), (0, 0))
    made(b"ferry")
    forget()
    assert made(b"ferry") == (b"yrref", False)


def test_a_memory_that_cannot_be_kept_costs_time_and_nothing_else(memory: Path) -> None:
    memory.parent.mkdir(parents=True)
    memory.write_text("no folder", encoding="utf-8")
    assert made(b"ferry") == (b"yrref", True)
    forget()


def test_what_another_build_forgets_meanwhile_is_no_fault(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(b"ferry")
    (old,) = memory.iterdir()
    memories.os.utime(old, (0, 0))
    made(b"boat")
    monkeypatch.setattr(memories.Path, "iterdir", lambda folder: iter([folder / "gone", *Path.glob(folder, "*")]))
    forget()
    assert len(list(memory.glob("*"))) == 1
    assert not old.exists()


def test_a_clock_that_jumps_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    made(b"ferry")
    monkeypatch.setattr("time.time", lambda: 4e9)
    forget()
    assert made(b"ferry") == (b"yrref", False)
