"""The list of timed cases that a firm keeps in its spreadsheet: one row a case, read back however it was saved."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal, get_args

from aiready.csv_cells import csv_bytes, meant_cell
from aiready.errors import INVISIBLE, AireadyError, Fault, fault, shown
from aiready.quantity import read_quantity
from aiready.text import Text, folded

Column = Literal["date", "person", "task", "minutes", "mistakes", "ai", "remark"]
COLUMNS: tuple[Column, ...] = get_args(Column)
NEEDED: tuple[Column, ...] = ("date", "minutes", "ai")
MINUTES = Text(ja="分", en="minutes")
TIMES = Text(ja="回", en="times")
YES = {"はい", "yes", "y", "あり", "有", "使った", "使用", "○", "〇", "◯", "1", "true", "ai"}
NO = {"いいえ", "no", "n", "なし", "無", "使わない", "使っていない", "未使用", "×", "✕", "0", "false"}
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\Z")
MOST_MINUTES, MOST_MISTAKES = 2400, 1000
LONGEST = 1000
BLANK_ROWS = 5


@dataclass(frozen=True, slots=True)
class TimedCase:
    """One case of a task, timed from start to finish; `mistakes` None where nobody counted them."""

    day: date
    person: str
    task: str
    minutes: int | float
    mistakes: int | None
    with_ai: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How long several cases took, in minutes: the middle value, and the shortest and the longest that are counted."""

    n: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and where it begins, counted from 1."""

    text: str
    line: int
    column: int


def spread_of(minutes: Sequence[float], trim_from: int, trim_each: int) -> Spread | None:
    """Middle value and range; from `trim_from` cases on without the ends: one each side, one more by `trim_each`."""
    if not minutes:
        return None
    ordered = sorted(minutes)
    n = len(ordered)
    cut = 1 + (n - trim_from) // trim_each if n >= trim_from else 0
    return Spread(n, float(median(ordered)), ordered[cut], ordered[-1 - cut])


def ledger_bytes(cases: Iterable[TimedCase], words: Mapping[str, str], task: str = "") -> bytes:
    """The list as a file for a spreadsheet; with no case ten rows wait for five without AI and five with it."""
    said = {True: words["ledger_yes"], False: words["ledger_no"]}
    rows: list[tuple[str, ...]] = [
        (
            one.day.isoformat(),
            one.person,
            one.task,
            f"{one.minutes:g}",
            "" if one.mistakes is None else str(one.mistakes),
            said[one.with_ai],
            one.remark,
        )
        for one in cases
    ]
    if not rows:
        rows = [("", "", task, "", "", said[ai], "") for ai in (False, True) for _ in range(BLANK_ROWS)]
    head = tuple(words[f"ledger_{column}"] for column in COLUMNS)
    return csv_bytes((head, *rows))


def read_ledger(raw: bytes, path: str, headings: Sequence[Mapping[str, str]]) -> tuple[TimedCase, ...]:
    """The cases in a file, in its order; `headings` are the words of both languages.

    Raises:
        AireadyError: with every fault of every row.
    """
    rows = _rows(_text_of(raw, path), path)
    if not rows:
        raise AireadyError([fault(path, "A110", 1, 1)])
    places = _places(rows[0], path, headings)
    faults: list[Fault] = []
    cases = []
    for row in rows[1:]:
        one = _Row(path, row, places)
        if one.waits():
            continue
        case = one.case()
        faults += one.faults
        cases += [case] if case else []
    if faults:
        raise AireadyError(faults)
    return tuple(cases)


def _text_of(raw: bytes, path: str) -> str:
    """The text of a file as spreadsheets save it: UTF-8 with or without a mark, Shift_JIS, or UTF-16 with a mark."""
    tries = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp932")
    for encoding in tries:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AireadyError([fault(path, "A476")])


def _rows(text: str, path: str) -> list[list[Cell]]:
    """The rows that hold anything, without the empty cells at their ends; quotes may hold commas and line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    comma = "\t" if "\t" in text.partition("\n")[0] else ","
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    line = column = 1
    at = 0
    while at < len(text):
        cell, at_end = _cell(text, at, comma)
        if at_end < 0:
            raise AireadyError([fault(path, "A478", line, column)])
        row.append(Cell(cell, line, column))
        passed = text[at : at_end + 1]
        last = passed.rpartition("\n")[2]
        line, column = line + passed.count("\n"), (1 if "\n" in passed else column) + len(last)
        if at_end >= len(text) or text[at_end] == "\n":
            rows.append(row)
            row = []
        at = at_end + 1
    rows += [row] if row else []
    return [kept for kept in (_without_ends(one) for one in rows) if kept]


def _cell(text: str, at: int, comma: str) -> tuple[str, int]:
    """The cell that begins here and where it ends; -1 where a quote is not closed."""
    if text[at : at + 1] != '"':
        found = re.compile(rf"[{comma}\n]").search(text, at)
        end = found.start() if found else len(text)
        return text[at:end], end
    parts = []
    at += 1
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return "", -1
        parts.append(text[at:quote])
        if text[quote + 1 : quote + 2] != '"':
            rest, end = _cell(text, quote + 1, comma) if quote + 1 < len(text) else ("", quote + 1)
            return '"'.join(parts) + rest, end
        at = quote + 2


def _without_ends(row: list[Cell]) -> list[Cell]:
    while row and not row[-1].text.strip():
        row = row[:-1]
    return row


def _places(head: list[Cell], path: str, headings: Sequence[Mapping[str, str]]) -> dict[Column, int]:
    """Which column holds what, by the headings of either language in any order; columns of others are passed over."""
    names = {folded(words[f"ledger_{column}"]): column for words in headings for column in COLUMNS}
    found: dict[Column, int] = {}
    for place, cell in enumerate(head):
        column = names.get(folded(meant_cell(cell.text)))
        if column:
            found.setdefault(column, place)
    missing = [column for column in NEEDED if column not in found]
    if missing:
        listed = [headings[0][f"ledger_{column}"] for column in missing]
        raise AireadyError([fault(path, "A474", head[0].line, 1, missing=", ".join(listed))])
    return found


class _Row:
    """One row on its way to a case, collecting what does not fit."""

    def __init__(self, path: str, cells: list[Cell], places: Mapping[Column, int]) -> None:
        self.path = path
        self.cells = cells
        self.places = places
        self.faults: list[Fault] = []

    def waits(self) -> bool:
        """Whether nothing was filled in yet: neither a day nor minutes nor mistakes."""
        return not any(self._text(column) for column in ("date", "minutes", "mistakes"))

    def case(self) -> TimedCase | None:
        day, minutes, ai = self._day(), self._number("minutes", MINUTES, MOST_MINUTES), self._answer()
        mistakes = self._number("mistakes", TIMES, MOST_MISTAKES) if self._text("mistakes") else None
        person, task, remark = (self._words(column) for column in ("person", "task", "remark"))
        if mistakes is not None and mistakes != int(mistakes):
            self._wrong("mistakes", "whole")
        if self.faults or day is None or minutes is None or ai is None:
            return None
        counted = None if mistakes is None else int(mistakes)
        return TimedCase(day, person, task, minutes, counted, ai, remark)

    def _text(self, column: Column) -> str:
        place = self.places.get(column, len(self.cells))
        return self.cells[place].text.strip() if place < len(self.cells) else ""

    def _wrong(self, column: Column, wanted: str) -> None:
        place = self.places[column]
        cell = self.cells[place] if place < len(self.cells) else Cell("", self.cells[-1].line, self.cells[-1].column)
        value = cell.text.strip()
        facts = {"wanted": f"ledger_{wanted}", "value": value or shown(None)}
        self.faults.append(fault(self.path, "A475", cell.line, cell.column, **facts))

    def _day(self) -> date | None:
        found = DAY.match(unicodedata.normalize("NFKC", self._text("date")))
        if found:
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                pass
        self._wrong("date", "date")
        return None

    def _number(self, column: Column, unit: Text, most: int) -> int | float | None:
        typed = self._text(column)
        found = read_quantity(typed, unit) if typed else None
        if isinstance(found, int | float) and 0 <= found <= most and (found or column == "mistakes"):
            return found
        self._wrong(column, column)
        return None

    def _answer(self) -> bool | None:
        said = folded(self._text("ai"))
        if said in YES or said in NO:
            return said in YES
        self._wrong("ai", "answer")
        return None

    def _words(self, column: Column) -> str:
        words = meant_cell(self._text(column))
        if len(words) > LONGEST or INVISIBLE.search(words):
            self._wrong(column, "words")
        return words
