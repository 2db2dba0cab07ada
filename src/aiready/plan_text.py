"""Writes a plan as the YAML that a person reads and edits: one block an action, the person's own comments kept."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from aiready.edits import FIELDS, Value
from aiready.sheet_text import PLAIN_TEXT, WORDS_OF_YAML, Comments, Way

OURS = "#:"
"""How a comment of ours begins; it is written anew each time, all others are the person's."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def plan_yaml(record: Mapping[str, Any], words: Mapping[str, str], comments: Comments | None = None) -> bytes:
    """`plan.yaml` for the record of a plan; `words` explain it in the reader's language."""
    writing = _Writing(comments or Comments())
    lines = [*_explained(words["plan_file_head"]), *writing.line(("schema",), 1)]
    for name in ("waivers", "conflicts"):
        lines += ["", *writing.entries((name,), record[name])]
    lines += ["", *writing.line(("actions",), {})]
    for action in record["actions"]:
        way = ("actions", action["id"])
        lines += [*writing.line(way, {})]
        for field in FIELDS:
            lines += writing.line((*way, field), action[field])
        lines.append("")
    lines += [*_explained(words["plan_file_own"]), *writing.left_over()]
    return ("\n".join(lines) + "\n").encode()


def _explained(text: str) -> Iterator[str]:
    """Lines of ours; without their mark the example among them stands where it belongs."""
    return (OURS + (line if line.startswith(" ") else f" {line}").rstrip() for line in text.splitlines())


def persons_comments(comments: Comments) -> Comments:
    """The comments that are not ours."""
    above = {way: kept for way, lines in comments.above.items() if (kept := _persons(lines))}
    behind = {way: line for way, line in comments.behind.items() if not line.startswith(OURS)}
    return Comments(above, behind, _persons(comments.below))


def _persons(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if not line.startswith(OURS))


class _Writing:
    """Puts each comment back beside its key, and those whose key is gone below everything."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.written: set[Way] = set()

    def line(self, way: Way, value: Any) -> Iterator[str]:
        """A key with its value; an empty mapping is one whose entries follow."""
        pad = "  " * (len(way) - 1)
        self.written.add(way)
        yield from (pad + comment for comment in self.comments.above.get(way, ()))
        said = "" if value in ({}, "") else f" {_scalar(value)}"
        behind = f"  {self.comments.behind[way]}" if way in self.comments.behind else ""
        yield f"{pad}{way[-1]}:{said}{behind}"

    def entries(self, way: Way, records: list[dict[str, Value]]) -> Iterator[str]:
        """A list of small records, a block each."""
        if not records:
            self.written.add(way)
            yield from self.comments.above.get(way, ())
            yield f"{way[-1]}: []" + (f"  {self.comments.behind[way]}" if way in self.comments.behind else "")
            return
        yield from self.line(way, {})
        for record in records:
            for number, (key, value) in enumerate(record.items()):
                yield f"  {'  ' if number else '- '}{key}: {json.dumps('') if value == '' else _scalar(value)}"

    def left_over(self) -> Iterator[str]:
        """The comments whose place is gone."""
        for way, above in self.comments.above.items():
            yield from above if way not in self.written else ()
        yield from (comment for way, comment in self.comments.behind.items() if way not in self.written)
        yield from self.comments.below


def _scalar(value: Value) -> str:
    """A value on one line; plain words need no quotes."""
    if isinstance(value, str):
        plain = PLAIN_TEXT.match(value) and value.strip() == value and value.lower() not in WORDS_OF_YAML
        if plain or DAY.fullmatch(value):
            return value
    return json.dumps(value, ensure_ascii=False)
