"""Reads one YAML or JSON file within bounds, keeps the place of every value, and names all its faults at once."""

import json
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from aiready.errors import AireadyError, Fault, Origin, Path, fault, reason_of

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_KEY = 256
MOST_FAULTS = 1000

LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
# up to 15 digits: exact in a double
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\Z")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
PLAIN = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
PLAIN_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# control characters, direction marks, invisible fillers, surrogates: never wanted in a document or on a terminal
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
FULL_WIDTH_COLON = re.compile(r"^([ \u3000]*(?:- )?[A-Za-z_][\w.]*)：", re.MULTILINE)
WIDE_INDENT = re.compile(r"^[ \t]*(\u3000)", re.MULTILINE)
TAB_INDENT = re.compile(r"^ *(\t)", re.MULTILINE)


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


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most 1 MiB.

    Raises:
        AireadyError: it cannot be opened, is no regular file, or is too large.
    """
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 (a FIFO would block pathlib's open)
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise AireadyError([fault(path, "A101", reason="not_a_file")])
            if status.st_size > MAX_BYTES:
                raise AireadyError([fault(path, "A102", size=status.st_size, limit=MAX_BYTES)])
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise AireadyError([fault(path, "A101", reason=reason_of(error))]) from None


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
    text = _decode(raw, path)
    doc = Doc(path)
    doc.faults += _character_faults(text, path)
    if not text.strip():
        doc.faults.append(fault(path, "A110", 1, 1))
    if doc.faults:
        raise AireadyError(doc.faults)
    if text.lstrip()[:1] in "{[":
        text = _json_as_yaml(text)
    _Builder(doc).build(text)
    if doc.faults:
        raise AireadyError(doc.faults)
    return doc


def _decode(raw: bytes, path: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise AireadyError([fault(path, "A103", 1, 1, encoding=" (UTF-16)")])
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        start = error.start
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
    try:
        raw.decode("cp932")
        encoding = " (Shift_JIS)"
    except UnicodeDecodeError:
        encoding = ""
    raise AireadyError([fault(path, "A103", line, column, encoding=encoding)])


def _character_faults(text: str, path: str) -> list[Fault]:
    def at(position: int, code: str, **values: object) -> Fault:
        line = text.count("\n", 0, position) + 1
        return fault(path, code, line, position - text.rfind("\n", 0, position), **values)

    found = [at(match.start(), "A104", char=f"{ord(match[0]):04X}") for match in INVISIBLE.finditer(text)]
    if text.lstrip()[:1] not in ("{", "["):
        found += [at(match.start(1), "A108") for match in TAB_INDENT.finditer(text)]
        found += [at(match.start(1), "A113", char="　", plain=" ") for match in WIDE_INDENT.finditer(text)]
        found += [at(match.end(1), "A113", char="：", plain=": ") for match in FULL_WIDTH_COLON.finditer(text)]
    return found[:MOST_FAULTS]


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

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.open: list[_Level] = []
        self.nodes = 0
        self.documents = 0

    def build(self, text: str) -> None:
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self._take(event)
                if len(self.doc.faults) > MOST_FAULTS:
                    return
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.doc.faults.append(fault(self.doc.path, "A105", line, column, problem=error.problem or "syntax"))
        except _StopReading:
            return
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError, IndexError) as error:
            problem = (str(error).splitlines() or ["syntax"])[0]
            self.doc.faults.append(fault(self.doc.path, "A105", 1, 1, problem=problem))
        self.doc.data = _frozen(self.doc.data)

    def _fault(self, mark: Any, code: str, **values: object) -> None:
        self.doc.faults.append(fault(self.doc.path, code, mark.line + 1, mark.column + 1, **values))

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._fault(event.start_mark, "A111")
                raise _StopReading
        elif kind is yaml.AliasEvent:
            self._fault(event.start_mark, "A107", what=f"*{event.anchor}")
            self._place(None, event.start_mark)
        elif kind is yaml.ScalarEvent:
            self._count(event)
            self._place(_scalar(event), event.start_mark)
        elif kind in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            self._count(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event.start_mark)
        elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            self.open.pop()

    def _count(self, event: Any) -> None:
        if event.anchor:
            self._fault(event.start_mark, "A107", what=f"&{event.anchor}")
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._fault(event.start_mark, "A107", what=event.tag)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._fault(event.start_mark, "A109", limit=MAX_NODES)
            raise _StopReading

    def _open(self, container: dict[str, Any] | list[Any], mark: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            self._fault(mark, "A109", limit=MAX_DEPTH)
            raise _StopReading
        top = self.open[-1] if self.open else None
        if top and isinstance(top.container, dict) and top.key is None:
            self._fault(mark, "A112", key="{...}" if isinstance(container, dict) else "[...]")
            raise _StopReading
        self.open.append(_Level(container, self._place(container, mark)))

    def _place(self, value: Any, mark: Any) -> Path:
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
            top.key = self._key(top, value, mark)
            self.doc.marks[*top.way, top.key] = place
            return ()
        else:
            way = (*top.way, top.key)
            top.container[top.key] = value
            top.key = None
            if value is None:
                return way
        self.doc.marks[way] = place
        return way

    def _key(self, top: _Level, value: Any, mark: Any) -> str:
        if not isinstance(value, str):
            self._fault(mark, "A112", key=value)
            return str(value)
        if value == "<<":
            self._fault(mark, "A107", what="<<")
        if len(value) > MAX_KEY:
            self._fault(mark, "A210", limit=f"<= {MAX_KEY}")
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
