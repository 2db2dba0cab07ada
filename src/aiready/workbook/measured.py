"""The sheets of what is measured: a list of timed cases, and before and after side by side as it fills."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from aiready.kit import Checkpoint
from aiready.ledger import COLUMNS
from aiready.measurements import CHECKPOINTS, Reviews
from aiready.workbook.paper import BAND, CELL, FILL, NOTE, NUMBER, SOFT, TEXT, WRAPPED, Paper
from aiready.workbook.places import Places

CASES, SPARE_CASES = 5, 15
"""Cases to time at each checkpoint, and rows for more."""
LIST_WIDTHS = (12, 18, 34, 12, 14, 12, 34, 16)
DAY, PERSON, TASK, MINUTES, MISTAKES, AI, REMARK, WHEN = range(8)
LAST_CASE = CASES * len(CHECKPOINTS) + SPARE_CASES
HEAD = 3
FIRST = HEAD + 1
WIDTHS = (16, 10, 15, 11, 17, 17, 17, 13, 18, 14, 19, 20, 20)
COLUMNS_OF_SUMS = (
    "when",
    "cases",
    "median",
    "mean",
    "shortest",
    "longest",
    "typed",
    "counts",
    "mistakes",
    "a_week",
    "shorter",
    "hours_a_month",
    "yen_a_month",
)
WEEKS_A_MONTH = 52 / 12
MOST = 2400


@dataclass(frozen=True, slots=True)
class Measuring:
    """What is measured: the task, what reviews have found so far, and the cell that holds the cost of an hour."""

    task: str
    reviews: Reviews
    hour: float | None
    hour_cell: str


def write_cases(paper: Paper, places: Places) -> None:
    """The list of cases as `aiready review --ledger` reads it: headings in the first row, a column more for when."""
    words, sheet = places.words, paper.sheet
    for column, width in enumerate(LIST_WIDTHS):
        sheet.set_column(column, column, width)
    titles = [words[f"ledger_{one}"] for one in COLUMNS] + [words["book_when"]]
    heads = [{"header": one, "header_format": paper.styles.of(paper.styles.head)} for one in titles]
    rows = [one for one in CHECKPOINTS for _ in range(CASES)]
    for at in range(1, LAST_CASE + 1):
        when = rows[at - 1] if at <= len(rows) else None
        for column in range(len(LIST_WIDTHS)):
            paper.blank((at, column), {**WRAPPED, **FILL, "num_format": _shown(paper, column)})
        if when:
            paper.text((at, AI), words["ledger_no" if when == CHECKPOINTS[0] else "ledger_yes"], {**TEXT, **FILL})
            paper.text((at, WHEN), words[f"review_{when}"], {**TEXT, **FILL})
    sheet.set_row(0, 32)
    sheet.add_table(0, 0, LAST_CASE, len(LIST_WIDTHS) - 1, {"name": "Cases", "columns": heads, "style": None})
    _choices(paper, places)
    sheet.freeze_panes(1, 0)


def _shown(paper: Paper, column: int) -> str:
    return paper.styles.dates if column == DAY else "General"


def _choices(paper: Paper, places: Places) -> None:
    words = places.words
    wrong: dict[str, Any] = {"error_title": words["book_wrong"]}
    whens = places.down("measured", 0, FIRST, FIRST + len(CHECKPOINTS) - 1)
    number = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST}
    rules: dict[int, dict[str, Any]] = {
        DAY: {
            "validate": "date",
            "criteria": ">=",
            "value": "=DATE(2020,1,1)",
            "error_message": words["book_wrong_day"],
        },
        MINUTES: {**number, "error_message": words["book_wrong_minutes"]},
        MISTAKES: {**number, "error_message": words["book_wrong_minutes"]},
        AI: {
            "validate": "list",
            "source": [words["ledger_no"], words["ledger_yes"]],
            "error_message": words["book_wrong_ai"],
        },
        WHEN: {"validate": "list", "source": f"={whens}", "error_message": words["book_wrong_when"]},
    }
    for column, rule in rules.items():
        paper.sheet.data_validation(1, column, LAST_CASE, column, {**wrong, **rule})


def write_measured(paper: Paper, places: Places, measuring: Measuring) -> None:
    """Before and after by checkpoint: of the listed cases where there are any, else as somebody wrote it here."""
    words = places.words
    for column, width in enumerate(WIDTHS):
        paper.sheet.set_column(column, column, width)
    paper.top(words["book_measured_says"].format(task=measuring.task), len(WIDTHS) - 1)
    titles = [words[f"book_m_{one}"] for one in COLUMNS_OF_SUMS]
    paper.heads(HEAD, titles)
    paper.sheet.set_row(HEAD, 50)
    for at, checkpoint in enumerate(CHECKPOINTS, FIRST):
        _Line(paper, places, measuring, at).write(checkpoint)
    below = FIRST + len(CHECKPOINTS) + 1
    for at, note in enumerate(("book_measured_note_1", "book_measured_note_2", "book_measured_note_3"), below):
        paper.across((at, 0), len(WIDTHS) - 1, words[note], NOTE)


class _Line:
    """One checkpoint."""

    def __init__(self, paper: Paper, places: Places, measuring: Measuring, at: int) -> None:
        self.paper = paper
        self.places = places
        self.measuring = measuring
        self.at = at

    def write(self, checkpoint: Checkpoint) -> None:
        measure, at = self.measuring.reviews.at(checkpoint).values, self.at
        typed, a_week, mistakes = (
            float(measure[one].value) if one in measure else None
            for one in ("minutes_per_case", "cases_a_week", "errors")
        )
        self.paper.text((at, 0), self.places.words[f"review_{checkpoint}"], {**TEXT, "bold": True, "bg_color": BAND})
        self._cases(mistakes)
        self._typed(6, typed)
        self._typed(9, a_week)
        n, median, own = (self._cell(column) for column in (1, 2, 6))
        self._sum(7, f'=IF({n}>0,{median},IF({own}="","",{own}))', "" if typed is None else typed)
        self._saved(typed, a_week, first=at == FIRST)

    def _cell(self, column: int, *, first: bool = False) -> str:
        return str(xl_rowcol_to_cell(FIRST if first else self.at, column))

    def _sum(self, column: int, formula: str, value: float | str, shown: str = "0.0") -> None:
        self.paper.formula((self.at, column), formula, value, {**NUMBER, "num_format": shown})

    def _typed(self, column: int, value: float | None) -> None:
        style = {**NUMBER, **FILL, "num_format": "0.0"}
        if value is None:
            self.paper.blank((self.at, column), style)
        else:
            self.paper.number((self.at, column), value, style)

    def _cases(self, mistakes: float | None) -> None:
        """What the list of cases says; empty until there is a case."""
        minutes, when, wrong = (self.places.down("ledger", one, 1, LAST_CASE) for one in (MINUTES, WHEN, MISTAKES))
        mine = f"({when}=$A{self.at + 1})*ISNUMBER({minutes})"
        n = self._cell(1)
        self._sum(1, f"=SUMPRODUCT({mine})", 0, "0")
        for column, name in ((2, "MEDIAN"), (4, "MIN"), (5, "MAX")):
            formula = f'{{=IF({n}=0,"",{name}(IF({mine},{minutes})))}}'
            self.paper.array((self.at, column), formula, "", {**NUMBER, "num_format": "0.0"})
        self._sum(3, f'=IF({n}=0,"",SUMPRODUCT({mine},{minutes})/{n})', "")
        if mistakes is None:
            self._sum(8, f'=IF({n}=0,"",SUMPRODUCT({mine},{wrong}))', "", "0")
        else:
            self._sum(8, f"=IF({n}=0,{mistakes:g},SUMPRODUCT({mine},{wrong}))", mistakes, "0")

    def _saved(self, minutes: float | None, a_week: float | None, *, first: bool) -> None:
        """Minutes a case less than before, hours a month at so many cases a week, and their cost."""
        if first:
            for column in (10, 11, 12):
                self.paper.text((self.at, column), "-", {**CELL, "font_color": SOFT, "align": "right"})
            return
        found = self.measuring.reviews.at(CHECKPOINTS[0]).values.get("minutes_per_case")
        shorter = None if found is None or minutes is None else float(found.value) - minutes
        hours = None if shorter is None or a_week is None else shorter * a_week * WEEKS_A_MONTH / 60
        yen = None if hours is None or self.measuring.hour is None else hours * self.measuring.hour
        before, now, cases = self._cell(7, first=True), self._cell(7), self._cell(9)
        less, month = self._cell(10), self._cell(11)
        self._sum(10, f'=IF(COUNT({before},{now})<2,"",{before}-{now})', _or_empty(shorter))
        self._sum(11, f'=IF(COUNT({less},{cases})<2,"",{less}*{cases}*52/12/60)', _or_empty(hours))
        cost = self.measuring.hour_cell
        known = f'=IF(COUNT({month},{cost})<2,"",{month}*{cost})' if cost else '=""'
        self._sum(12, known, _or_empty(yen), "#,##0")


def _or_empty(value: float | None) -> float | str:
    return "" if value is None else value
