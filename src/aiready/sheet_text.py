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
    above: dict[Way, tuple[str, ...]] = {}
    behind: dict[Way, str] = {}
    waiting: list[str] = []
    open_keys: list[tuple[int, str]] = []
    inside = -1  # the indentation of a key whose text goes on over several lines
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (not line.strip() or indent > inside):
            continue
        inside = -1
        found = KEY_LINE.match(line)
        content, comment = _split(line)
        if not found or not content.strip():
            waiting += [comment] if comment else []
            continue
        while open_keys and open_keys[-1][0] >= indent:
            open_keys.pop()
        open_keys.append((indent, _key(found[2])))
        way = tuple(key for _, key in open_keys)
        if waiting:
            above[way], waiting = tuple(waiting), []
        if comment:
            behind[way] = comment
        if BLOCK_TEXT.search(content.rstrip()):
            inside = indent
    return Comments(above, behind, tuple(waiting))


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
        else:
            yield f"{pad}{_name(key)}: {_flow(value)}{behind}"

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
