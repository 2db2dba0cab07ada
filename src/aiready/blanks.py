"""Finds the blanks that a document leaves open: what is to be filled in, and by whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aiready.wording import plain

MARK = re.compile(r"［　+］(?:（記入：(?P<ja>[^）]+)）)?|\\\[(?:\\_)+\\\](?: \(to be filled in by: (?P<en>[^)]+)\))?")
NAMED_LATER = re.compile(r"(?:記入：|[Tt]o be filled in by: )(?P<who>[^　。.｜|）)]+)")
MARKED = re.compile(r"（記入：|\(to be filled in by: ")
"""A name in brackets belongs to one blank; without them it holds for all that follow below the same heading."""
SENTENCE = re.compile(r"[。．　]|(?<=[a-z)])\. ")
LIST_MARK = re.compile(r"^(?:[-*>#]+|\d+\.)\s*")
BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Blank:
    """One open place: what it asks for, as people read it, and who fills it in Markdown (empty: not said)."""

    what: str
    who: str


def find_blanks(markdown: str) -> tuple[Blank, ...]:
    """Every marked blank of a Markdown document, in reading order; equal ones once."""
    found: list[Blank] = []
    for_all = ""
    for line in markdown.splitlines():
        if line.startswith("#"):
            for_all = ""
        found += [replace(blank, who=blank.who or for_all) for blank in _in_line(line)]
        named = NAMED_LATER.search(line) if not MARKED.search(line) else None
        for_all = named["who"].strip() if named else for_all
    return tuple(dict.fromkeys(found))


def _in_line(line: str) -> Iterator[Blank]:
    """The blanks of a line; several in one sentence with one name behind them count as one."""
    waiting: int | None = None
    start = 0
    for mark in MARK.finditer(line):
        first = mark.start() if waiting is None else waiting
        who = mark["ja"] or mark["en"]
        if who:
            yield Blank(_label(line, start, first), who)
            waiting, start = None, mark.end()
        elif waiting is None:
            waiting = mark.start()
    if waiting is not None:
        behind = NAMED_LATER.search(line, waiting)
        yield Blank(_label(line, start, waiting), behind["who"].strip() if behind else "")


def _label(line: str, start: int, end: int) -> str:
    """The words that say what belongs into the blank: a table row's first cell, else what stands before it."""
    if line.startswith("|"):
        words, open_end = BRACKETS.sub("", line.strip("| ").split(" |")[0]), False
    else:
        before = SENTENCE.split(line[start:end])[-1] or line[:end]
        words, _, rest = before.partition("：" if "：" in before else ": ")
        open_end = not before.rstrip().endswith((":", "：")) and not rest
    words = plain(LIST_MARK.sub("", MARK.sub("", words).strip())).strip(' 、,「"｜|:)').lstrip(". ")
    return words[: LONGEST - 1] + "…" if len(words) > LONGEST or (open_end and words) else words
