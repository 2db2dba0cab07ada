"""Reads one YAML or JSON file within bounds, keeps the place of every value, and names all its faults at once."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from aiready.errors import INVISIBLE, KEY, AireadyError, Fault, Origin, Path, fault
from aiready.yaml_file.slips import WIDE_COLON, Stumble, keyboard_slips, slip
from aiready.yaml_file.text import MAX_BYTES, MOST_FAULTS, decoded, invisible, read_bytes

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_KEY = 256

LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
# up to 15 digits: exact in a double
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\Z")
# a point, or an exponent with its sign as it is written for very small numbers
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})(\.[0-9]{1,20}|(\.[0-9]{1,20})?e-[0-9]{1,3})\Z")
PLAIN = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
PLAIN_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(slots=True)
class Doc:
    """Plain data (mappings are dicts, lists are tuples) and the line and column of every value and key."""

    path: str
    data: Any = None
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def origin(self, *prefix: str | int) -> Origin:
        """The place of a value in this file."""
        return Origin(self.path, self.marks, prefix)


def read_yaml(path: str | FilePath) -> Doc:
    """Read a file.

    Raises:
        AireadyError: with every fault of its form.
    """
    return parse_yaml(read_bytes(str(path)), str(path))


def parse_yaml(raw: bytes, path: str) -> Doc:
    """Turn bytes into plain data with places.

    Raises:
        AireadyError: with every fault of the text's form.
    """
    text = decoded(raw, path)
    doc = Doc(path)
    doc.faults += invisible(text, path)
    if not text.strip():
        doc.faults.append(fault(path, "A110", 1, 1))
        raise AireadyError(doc.faults)
    _Builder(doc, INVISIBLE.sub("\ufffd", text)).build()
    if doc.faults:
        raise AireadyError(doc.faults)
    return doc


def _json_as_yaml(text: str) -> str:
    """JSON may indent with tabs and escape a character as two halves; YAML may not."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    text = re.sub(r"(?m)^[\t ]+", lambda match: " " * len(match[0]), text)
    halves = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
    return halves.sub(lambda m: f"\\U{0x10000 + ((int(m[1], 16) - 0xD800) << 10) + int(m[2], 16) - 0xDC00:08X}", text)


class _Level:
    """One open mapping or list while building."""

    __slots__ = ("container", "key", "seen", "way")

    def __init__(self, container: dict[str, Any] | list[Any], way: Path) -> None:
        self.container = container
        self.way = way
        self.key: str | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Walks PyYAML's events: no composer and no constructor, so no recursion, alias, tag or 1.1 boolean."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.lines = text.split("\n")
        self.open: list[_Level] = []
        self.nodes = 0
        self.documents = 0
        self.last_line = -1
        self.quote: tuple[int, int] | None = None

    def build(self) -> None:
        text = _json_as_yaml(self.text) if self.text.lstrip()[:1] in ("{", "[") else self.text
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self._take(event)
                if len(self.doc.faults) > MOST_FAULTS:
                    return
        except yaml.MarkedYAMLError as error:
            self._stumble(error)
        except _StopReading:
            return
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError, IndexError):
            self.doc.faults.append(fault(self.doc.path, "A105", 1, 1, slip="other"))
        if self.doc.data is None and not self.doc.faults:
            self.doc.faults.append(fault(self.doc.path, "A110", 1, 1))
        self.doc.data = _frozen(self.doc.data)

    def _stumble(self, error: Any) -> None:
        """Say what most likely went wrong, where the reader of YAML only says where it gave up."""
        began, at = (
            (mark.line + 1, mark.column + 1) if mark else (1, 1)
            for mark in (error.context_mark or error.problem_mark, error.problem_mark or error.context_mark)
        )
        stumble = Stumble(error.problem or "", error.context or "", at, began, self.quote)
        found = [
            fault(self.doc.path, code, *place, **values) for code, place, values in keyboard_slips(self.lines, stumble)
        ]
        if not found:
            word, place = slip(self.lines, stumble)
            found.append(fault(self.doc.path, "A105", *place, slip=word))
        self.doc.faults += found[:MOST_FAULTS]

    def _fault(self, mark: Any, code: str, **values: object) -> None:
        self.doc.faults.append(fault(self.doc.path, code, mark.line + 1, mark.column + 1, **values))

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._count(event)
            self._look_at(event)
            self._place(_scalar(event), event.start_mark, event.value)
        elif kind in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            self._count(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event.start_mark)
        elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            self.open.pop()
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._fault(event.start_mark, "A111")
                raise _StopReading
        elif kind is yaml.AliasEvent:
            self._fault(event.start_mark, "A107", what=f"*{event.anchor}")
            self._place(f"*{event.anchor}", event.start_mark)

    def _count(self, event: Any) -> None:
        if event.anchor:
            self._fault(event.start_mark, "A107", what=f"&{event.anchor}")
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._fault(event.start_mark, "A107", what=event.tag.replace("tag:yaml.org,2002:", "!!"))
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._fault(event.start_mark, "A109", limit=MAX_NODES)
            raise _StopReading

    def _look_at(self, event: Any) -> None:
        """Find what the keyboard or an escape slipped into a text; remember a quote that may never have been closed."""
        mark, text = event.start_mark, event.value
        hidden = INVISIBLE.search(text)
        if hidden:
            self._fault(mark, "A104", char=f"{ord(hidden[0]):04X}")
        if not event.implicit[0]:
            self.quote = (mark.line + 1, mark.column + 1) if event.end_mark.line > mark.line else None
            return
        self.quote = None
        first, self.last_line = mark.line != self.last_line, mark.line
        if not first or self.lines[mark.line][: mark.column].strip(" -"):
            return
        colon = WIDE_COLON.match(text) if not self._wants_key() else None
        if text.startswith("\u3000"):
            self._fault(mark, "A113", char="\u3000", plain=" ")
        elif colon:
            place = (mark.line + 1, mark.column + colon.end() + 1)
            self.doc.faults.append(fault(self.doc.path, "A113", *place, char="：", plain=": "))

    def _wants_key(self) -> bool:
        top = self.open[-1] if self.open else None
        return top is not None and isinstance(top.container, dict) and top.key is None

    def _open(self, container: dict[str, Any] | list[Any], mark: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            self._fault(mark, "A109", limit=MAX_DEPTH)
            raise _StopReading
        if self._wants_key():
            self._fault(mark, "A112", key="{...}" if isinstance(container, dict) else "[...]")
            raise _StopReading
        self.open.append(_Level(container, self._place(container, mark)))

    def _place(self, value: Any, mark: Any, written: str = "") -> Path:
        place = (mark.line + 1, mark.column + 1)
        if not self.open:
            self.doc.data = value
            self.doc.marks[()] = place
            return ()
        top = self.open[-1]
        if isinstance(top.container, list):
            way: Path = (*top.way, len(top.container))
            top.container.append(value)
        elif top.key is None:
            top.key = self._key(top, value, mark, written)
            self.doc.marks[*top.way, top.key] = place
            self.doc.marks[*top.way, top.key, KEY] = place
            return ()
        else:
            way = (*top.way, top.key)
            top.container[top.key] = value
            top.key = None
            if value is None:
                return way
        self.doc.marks[way] = place
        return way

    def _key(self, top: _Level, value: Any, mark: Any, written: str) -> str:
        if not isinstance(value, str):
            self._fault(mark, "A112", key=written)
            return written
        if value == "<<":
            self._fault(mark, "A107", what="<<")
        if len(value) > MAX_KEY:
            self._fault(mark, "A210", limit=f"..{MAX_KEY}", found=len(value))
        if value in top.seen:
            self._fault(mark, "A106", key=value, first=top.seen[value])
        top.seen.setdefault(value, mark.line + 1)
        return value


class _StopReading(Exception):  # noqa: N818 (a signal, not an error)
    """The rest of the file cannot be understood."""


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in PLAIN:
        return None
    if text in PLAIN_BOOLEANS:
        return PLAIN_BOOLEANS[text]
    if INTEGER.match(text):
        return int(text)
    return float(text) if DECIMAL.match(text) else text


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(value) for value in data) if isinstance(data, list) else data


__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Doc", "decoded", "parse_yaml", "read_bytes", "read_yaml"]
