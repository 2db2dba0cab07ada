"""Writes an answer sheet as the YAML that a person reads and edits; the person's own comments stay where they were."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiready.answers import AnswerSheet

PLAIN_TEXT = re.compile(r"[^\W\d_][\w/ ・ー（）()％%-]*\Z")
WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"}
FIRST = ("schema", "pack", "company", "people", "respondent", "date", "answers", "notes", "details")
KEY_LINE = re.compile(r"""^( *)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:"'\[{-][^:#]*?)\s*:(?:\s+(.*))?$""")
DASH = re.compile(r"^( *)- +(?=[^\s#])")
BLOCK_TEXT = re.compile(r"[|>][+-]?\d*$")

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comments:
    """What a person wrote after `#`: above a key, behind its value, and below everything."""

    above: Mapping[Way, tuple[str, ...]] = field(default_factory=dict)
    behind: Mapping[Way, str] = field(default_factory=dict)
    below: tuple[str, ...] = ()


def comments_in(text: str) -> Comments:
    """The comments of a sheet and the keys they belong to."""
    reading = _Reading()
    for line in text.splitlines():
        reading.take(line)
    return Comments(reading.above, reading.behind, tuple(reading.waiting))


class _Reading:
    """Goes down a sheet line by line and knows below which keys it is."""

    def __init__(self) -> None:
        self.above: dict[Way, tuple[str, ...]] = {}
        self.behind: dict[Way, str] = {}
        self.waiting: list[str] = []
        self.open: list[tuple[int, str]] = []
        self.items: dict[Way, int] = {}
        self.inside = -1  # the indentation of a key whose text goes on over several lines

    def take(self, line: str) -> None:
        """The next line: a comment of its own waits for the key below it."""
        indent = len(line) - len(line.lstrip(" "))
        if self.inside >= 0 and (not line.strip() or indent > self.inside):
            return
        self.inside = -1
        line = self._item(line)
        found = KEY_LINE.match(line)
        content, comment = _split(line)
        if found and content.strip():
            self._key(found, comment)
            if BLOCK_TEXT.search(content.rstrip()):
                self.inside = len(found[1])
        elif comment:
            self.waiting.append(comment)

    def _key(self, found: re.Match[str], comment: str) -> None:
        while self.open and self.open[-1][0] >= len(found[1]):
            self.open.pop()
        self.open.append((len(found[1]), _key(found[2])))
        self._belongs(way := self._way())
        if comment:
            self.behind[way] = comment

    def _item(self, line: str) -> str:
        """The line with blanks for the dash of a list's item that holds keys; what waits belongs to the item."""
        dash = DASH.match(line)
        rest = line[len(dash[0]) :] if dash else ""
        if not dash or not (rest.startswith("{") or KEY_LINE.match(rest)):
            return line
        while self.open and self.open[-1][0] > len(dash[1]):
            self.open.pop()
        number = self.items.get(self._way(), 0)
        self.items[self._way()] = number + 1
        self.open.append((len(dash[1]) + 1, _nth(number)))
        self._belongs(self._way())
        return " " * len(dash[0]) + rest

    def _belongs(self, way: Way) -> None:
        if self.waiting:
            self.above[way], self.waiting = tuple(self.waiting), []

    def _way(self) -> Way:
        return tuple(key for _, key in self.open)


def _nth(number: int) -> str:
    """What an item of a list is called in a way; no key can be called so."""
    return f"- {number}"


def _key(written: str) -> str:
    return str(json.loads(written)) if written.startswith('"') else written.strip("'")


def _split(line: str) -> tuple[str, str]:
    """A line without its comment, and the comment from its `#` on; a `#` in quotes is none."""
    quote = ""
    at = 0
    while at < len(line):
        char = line[at]
        if quote:
            at += char == "\\" and quote == '"'
            quote = "" if char == quote else quote
        elif char in "\"'" and (at == 0 or line[at - 1] in " [{,:"):
            quote = char
        elif char == "#" and (at == 0 or line[at - 1] in " \t"):
            return line[:at], line[at:].rstrip()
        at += 1
    return line, ""


def sheet_bytes(sheet: AnswerSheet, comments: Comments | None = None) -> bytes:
    """The sheet as a file; reading it again gives the same sheet."""
    data = sheet.model_dump(by_alias=True, exclude_none=True)
    if sheet.tasks:
        data["tasks"] = [task.model_dump(exclude_defaults=True) for task in sheet.tasks]
    for detail in data["details"].values():
        if not detail["private"]:
            del detail["private"]
    writing = _Writing(comments or Comments())
    lines: list[str] = []
    for key in (*FIRST, *(key for key in data if key not in FIRST)):
        if key in data and (data[key] or key in ("answers", "schema")):
            lines += writing.entry((key,), data[key])
    return ("\n".join([*lines, *writing.left_over()]) + "\n").encode()


class _Writing:
    """Puts each comment back beside its key, and those whose key is gone below everything."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.written: set[Way] = set()

    def entry(self, way: Way, value: Any) -> Iterator[str]:
        pad, key = "  " * (len(way) - 1), way[-1]
        self.written.add(way)
        yield from (pad + comment for comment in self.comments.above.get(way, ()))
        behind = f"  {self.comments.behind[way]}" if way in self.comments.behind else ""
        if isinstance(value, dict) and value:
            yield f"{pad}{_name(key)}:{behind}"
            for inner, item in value.items():
                yield from self.entry((*way, inner), item)
        elif isinstance(value, list | tuple) and value and all(isinstance(item, dict) and item for item in value):
            yield f"{pad}{_name(key)}:{behind}"
            for number, item in enumerate(value):
                yield from self._item((*way, _nth(number)), item)
        else:
            yield f"{pad}{_name(key)}: {_flow(value)}{behind}"

    def _item(self, way: Way, item: dict[str, Any]) -> Iterator[str]:
        """One item of a list; comments above it or above its first key stand above the dash."""
        pad = "  " * (len(way) - 1)
        self.written.add(way)
        lines = [line for key, value in item.items() for line in self.entry((*way, key), value)]
        first = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (pad + comment for comment in self.comments.above.get(way, ()))
        yield from (pad + line.lstrip() for line in lines[:first])
        yield f"{pad}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]

    def left_over(self) -> Iterator[str]:
        for way, above in self.comments.above.items():
            yield from above if way not in self.written else ()
        yield from (comment for way, comment in self.comments.behind.items() if way not in self.written)
        yield from self.comments.below


def _name(key: str) -> str:
    if re.fullmatch(r"[a-z][a-z0-9_.]*", key) and key not in WORDS_OF_YAML:
        return key
    return json.dumps(key, ensure_ascii=False)


def _flow(value: Any) -> str:
    """A value on one line; JSON is YAML too, but plain words need no quotes."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str):
        plain = PLAIN_TEXT.match(value) and value.strip() == value and value.lower() not in WORDS_OF_YAML
        if plain or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return value
    return json.dumps(value, ensure_ascii=False)
