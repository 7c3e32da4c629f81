"""The one reader: YAML files to plain strings, lists and mappings, each with its line and column.

It reads the parser's events and builds nothing but those three, so a file can neither run code nor grow in memory: tags,
anchors, aliases, duplicate keys and hidden characters are refused where they stand.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from dossier.records.problems import Place, Problem

RULE = "schema"
_MOST_TOLD = 20  # hidden characters of one file; more would hide the other problems
LARGEST = 2_000_000  # bytes; the largest real file has about a twentieth of it
DEEPEST = 20  # levels; the deepest real record has six
Step = str | int
_VALUES = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Control characters but the line's end, and characters that are not seen or that turn the direction of writing.
_HIDDEN = re.compile("[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

# A Greek or Cyrillic letter next to a Latin one: they look alike, and are not.
_MIXED = re.compile(r"(?:[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z])\w*")
_HEAD = re.compile(r"\w+\Z")


@dataclass(frozen=True)
class Document:
    """A YAML file as read: its data, and for each path of keys and indexes the place where the value stands."""

    path: str
    data: object
    places: dict[tuple[Step, ...], Place] = field(repr=False)

    def at(self, *steps: Step) -> Place:
        """Return the place of the value at the end of the steps, or of the nearest one above it that the file has."""
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, Place(self.path))


class _RefusedError(Exception):
    def __init__(self, event: yaml.Event | None, message: str, tip: str) -> None:
        super().__init__(message)
        self.line, self.column = _position(event.start_mark) if event else (1, 1)
        self.message, self.tip = message, tip


def _position(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def read_text(root: Path, path: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file below the root, or the problem that keeps it from being read."""
    name = path.relative_to(root).as_posix()

    def _refuse(message: str, tip: str, line: int = 1, column: int = 1) -> tuple[str, list[Problem]]:
        return "", [Problem(Place(name, line, column), RULE, message, tip)]

    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return _refuse("this is a link to a file outside the project.", "put the file itself here.")
        if path.stat().st_size > LARGEST:
            return _refuse(
                f"expected at most {LARGEST:,} bytes, found {path.stat().st_size:,}.", "split the file, or remove what does not belong."
            )
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8").split("\n")
        return _refuse(f"expected UTF-8, found the byte 0x{raw[error.start]:02x}.", "save the file as UTF-8.", len(good), len(good[-1]) + 1)
    except OSError as error:
        return _refuse(f"the file cannot be read ({error.strerror or error}).", "restore it, or take away what names it.")
    return text.replace("\r\n", "\n"), []


def read(root: Path, path: Path) -> tuple[Document | None, list[Problem]]:
    """Return a YAML file as a document, or None and every problem that keeps it from being one."""
    text, problems = read_text(root, path)
    return (None, problems) if problems else document(path.relative_to(root).as_posix(), text)


def document(name: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Return the text of a YAML file as a document of that name, or None and every problem that keeps it from being one."""
    if problems := _hidden_characters(text, name):
        return None, problems
    places: dict[tuple[Step, ...], Place] = {}
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        data = _document(events, name, places)
    except _RefusedError as refusal:
        return None, [Problem(Place(name, refusal.line, refusal.column), RULE, refusal.message, refusal.tip)]
    except yaml.YAMLError as error:
        return None, [no_yaml(name, error)]
    return Document(name, data, places), []


def no_yaml(name: str, error: yaml.YAMLError) -> Problem:
    """Return what a file that is no YAML has to be told of."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        place = Place(name, *_position(mark)) if mark else Place(name)
        tip = "look at the indentation and the quotation marks here and on the line above."
        return Problem(place, RULE, f"this is not YAML: {error.problem or error.context}.", tip)
    return Problem(Place(name), RULE, f"this is not YAML: {' '.join(str(error).split())}.", "remove the character that the message names.")


def _hidden_characters(text: str, name: str) -> list[Problem]:
    def _at(start: int) -> Place:
        return Place(name, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))

    problems = []
    for match in islice(_HIDDEN.finditer(text), _MOST_TOLD):
        mark = match.group()
        called = "a tab" if mark == "\t" else unicodedata.name(mark, f"the control character U+{ord(mark):04X}")
        what = f"expected visible characters, found {called}."
        problems.append(Problem(_at(match.start()), RULE, what, "delete it; indent with spaces."))
    for match in _MIXED.finditer(text):
        head = _HEAD.search(text, 0, match.start())
        start = head.start() if head else match.start()
        what = f"expected letters of one script in a word, found '{text[start : match.end()]}'."
        problems.append(Problem(_at(start), RULE, what, "type the word again; a letter looks like another."))
    return problems


def _document(events: Iterator[yaml.Event], name: str, places: dict[tuple[Step, ...], Place]) -> object:
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    else:
        raise _RefusedError(None, "expected a record or a list, found an empty file.", "fill the file or delete it.")
    data = _value(next(events), events, (), name, places)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise _RefusedError(after, "expected one document, found a second after '---'.", "keep one document in a file.")
    return data


def _value(
    event: yaml.Event, events: Iterator[yaml.Event], steps: tuple[Step, ...], name: str, places: dict[tuple[Step, ...], Place]
) -> object:
    if steps not in places:  # a key has its own place
        places[steps] = Place(name, *_position(event.start_mark))
    if isinstance(event, yaml.AliasEvent):
        raise _RefusedError(event, f"expected a value, found the alias '*{event.anchor}'.", "write the value out.")
    assert isinstance(event, _VALUES)
    if event.anchor:
        raise _RefusedError(event, f"expected a value, found the anchor '&{event.anchor}'.", "delete the anchor.")
    if event.tag:
        raise _RefusedError(
            event, f"expected a plain value, found the tag '{event.tag}'.", "delete the tag; every value is text and is typed by its field."
        )
    if len(steps) > DEEPEST:
        raise _RefusedError(event, f"expected at most {DEEPEST} levels, found more.", "records here are shallow; look for a stray bracket.")
    if isinstance(event, yaml.ScalarEvent):
        return _visible(event)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[object] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_value(item, events, (*steps, len(items)), name, places))
        return items
    record: dict[str, object] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag:
            raise _RefusedError(key, "expected a plain word as a key.", "delete the tag, anchor or bracket before it.")
        _visible(key)
        if key.value in record:
            raise _RefusedError(
                key,
                f"expected each key once, found '{key.value}' again.",
                f"its first place is line {places[(*steps, key.value)].line}; merge the two.",
            )
        places[(*steps, key.value)] = Place(name, *_position(key.start_mark))
        record[key.value] = _value(next(events), events, (*steps, key.value), name, places)
    return record


def _visible(event: yaml.ScalarEvent) -> str:
    """Return the text of a value or a key; what the file may not hold as it stands, no escape may bring in, and only double quotation marks have escapes."""
    if event.style != '"':
        return str(event.value)
    if match := _HIDDEN.search(event.value) or _MIXED.search(event.value):
        raise _RefusedError(
            event, f"expected visible characters of one script, found an escape that yields {match.group()!a}.", "delete the escape."
        )
    return str(event.value)
