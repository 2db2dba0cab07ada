"""The sheet of worth and cost: assumptions to change, and every line of the sum worked out anew from them."""

from dataclasses import replace

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from aiready.report import Report
from aiready.report.money import worth_of
from aiready.text import Lang
from aiready.workbook.formulas import TO_FILL, formula_of, inputs_below
from aiready.workbook.paper import BAND, CELL, FILL, NOTE, NUMBER, SOFT, TEXT, WRAPPED, Paper, quoted
from aiready.workbook.places import Places
from aiready.worth import Worth
from aiready.worth_lines import Line, worth_lines
from aiready.worth_words import formula, title, unit

WIDTHS = (5, 42, 15, 15, 15, 14, 52)
RESULTS, FIRST = 4, 11
"""The first row of the results and of the lines."""
SHOWN = (("gain", "worth_gain"), ("cost", "worth_cost"), ("net", "worth_net"), ("after", "worth_after"))
COLUMN = 2
"""The column of the low end; middle and high follow."""
MIDDLE = 1
ENDS = ("low", "middle", "high")
LOW_ROW = 16
NUMBERS = "#,##0.##;-#,##0.##;0"


def sum_of(report: Report) -> tuple[Worth, tuple[Line, ...]] | None:
    """The worth with all its lines, also where minutes or times are still to be filled in; None where nothing is."""
    ranking = report.ranking()
    found = report.worth()
    if found is None or ranking.chosen is None:
        return None
    filled = replace(
        ranking.chosen, minutes=ranking.chosen.minutes or 0, times_a_month=ranking.chosen.times_a_month or 0
    )
    whole = worth_of(report.pack, report.sheet, report.plan, filled)
    return None if whole is None else (found, worth_lines(whole))


class WorthSheet:
    """Writes the sum of one firm."""

    def __init__(self, paper: Paper, places: Places, found: tuple[Worth, tuple[Line, ...]], lang: Lang) -> None:
        self.paper = paper
        self.places = places
        self.words = dict(places.words)
        self.lang = lang
        self.worth, self.lines = found
        self.cells = {line.number: self._cells(line) for line in self.lines}
        self.numbers = {line.id: line.number for line in self.lines}
        self.hanging = inputs_below(self.lines)
        self.unknown = bool(self.worth.missing)

    def _cells(self, line: Line) -> tuple[str, ...]:
        at = FIRST + line.number - 1
        return tuple(xl_rowcol_to_cell(at, COLUMN + end, True, True) for end in range(3))  # noqa: FBT003

    def write(self, task: str, round_to: int) -> None:
        """The results first, rounded as in the plan, then every line with its formula in words."""
        for column, width in enumerate(WIDTHS):
            self.paper.sheet.set_column(column, column, width)
        self.paper.top(self.words["book_worth_says"].format(task=task), len(WIDTHS) - 1)
        self._results(round_to)
        heads = [self.words[f"book_w_{one}"] for one in ("line", "what", *ENDS, "unit", "how")]
        self.paper.heads(FIRST - 1, heads)
        for line in self.lines:
            self._line(line)
        below = FIRST + len(self.lines) + 1
        for at, note in enumerate(("worth_crossed_note", "worth_not_money"), below):
            self.paper.sheet.set_row(at, 44)
            self.paper.across((at, 0), len(WIDTHS) - 1, self.words[note], NOTE)
        self.paper.sheet.freeze_panes(RESULTS, 0)

    def _results(self, round_to: int) -> None:
        """Gain, cost and what is left, in yen rounded as readers see them, and the verdict in words."""
        self.paper.heads(RESULTS - 1, ["", self.words["book_w_result"], *(self.words[f"book_w_{one}"] for one in ENDS)])
        self.paper.text((RESULTS - 1, 5), self.words["book_w_unit"], self.paper.styles.head)
        big = {**NUMBER, "bold": True, "num_format": "#,##0;-#,##0;0"}
        gain = "gain" if "gain" in self.numbers else "time"
        for at, (name, word) in enumerate(SHOWN, RESULTS):
            number = self.numbers[gain if name == "gain" else name]
            line = self.lines[number - 1]
            self.paper.blank((at, 0))
            self.paper.text((at, 1), self.words[word], {**TEXT, "bold": True})
            for end in range(3):
                exact = self.cells[number][end]
                formula = f'=IF({exact}="","",ROUND(ROUND({exact},2)/{round_to},0)*{round_to})'
                point = line.points[end]
                value = "" if self._empty(line) or point is None else _rounded(float(point), round_to)
                self.paper.formula((at, COLUMN + end), formula, value, big)
            self.paper.text((at, 5), self.words["unit_yen"], TEXT)
        self._verdict(RESULTS + len(SHOWN))

    def _verdict(self, at: int) -> None:
        low, _, high = self.cells[self.numbers["net"]]
        said = {one: self.words[f"book_w_{one}"] for one in ("pays", "does_not_pay", "open", "not_yet")}
        chosen = (
            f"IF({low}>=0,{quoted(said['pays'])},IF({high}<0,{quoted(said['does_not_pay'])},{quoted(said['open'])}))"
        )
        formula = f'=IF({low}="",{quoted(said["not_yet"])},{chosen})'
        verdict = self.worth.sums.verdict if self.worth.sums else "not_yet"
        style = {"bold": True, "font_size": 12, "font_color": self.paper.styles.accent, "text_wrap": True}
        self.paper.sheet.set_row(at, 22)
        self.paper.across((at, 1), len(WIDTHS) - 1, "", {**style, "valign": "vcenter"})
        self.paper.formula((at, 1), formula, said[verdict], {**style, "valign": "vcenter"})

    def _empty(self, line: Line) -> bool:
        return self.unknown and line.number in self.hanging

    def _line(self, line: Line) -> None:
        at = FIRST + line.number - 1
        given = not line.how
        self.paper.text((at, 0), f"({line.number})", {**CELL, "font_color": SOFT, "align": "center"})
        self.paper.text((at, 1), title(line, self.words, self.lang), WRAPPED if given else {**WRAPPED, "bold": True})
        for end in range(3):
            if given:
                self._given(line, end)
            else:
                self._worked_out(line, end)
        self.paper.text((at, 5), unit(line, self.words), TEXT)
        how = self._whose(line) if given else formula(line, self.words)
        self.paper.text((at, 6), how, {**WRAPPED, "font_color": SOFT, "font_size": 9})
        self.paper.high(at, [(how, WIDTHS[6] * 1.1), (title(line, self.words, self.lang), WIDTHS[1])], LOW_ROW)

    def _whose(self, line: Line) -> str:
        """Where a number to change comes from: the firm, or a day on which the default was looked at."""
        if line.id in TO_FILL and self.unknown:
            return self.words["book_w_fill_in"]
        if line.used is None:
            return ""
        if line.used.stated:
            return self.words["worth_stated"]
        says = self.words["book_w_default"].format(day=line.used.assumption.as_of)
        return f"{says} {self.words['worth_old']}" if line.used.old else says

    def _given(self, line: Line, end: int) -> None:
        """A number to change; what is one number is written once, and the other ends follow it."""
        at, point = FIRST + line.number - 1, line.points[end]
        style = {**NUMBER, **FILL, "num_format": NUMBERS}
        missing = line.id in self.worth.missing
        if line.id in TO_FILL and end > 0:
            first = self.cells[line.number][0]
            value: float | str = "" if missing else float(point or 0)
            self.paper.formula(
                (at, COLUMN + end), f'=IF({first}="","",{first})', value, {**NUMBER, "num_format": NUMBERS}
            )
        elif missing or point is None:
            self.paper.blank((at, COLUMN + end), style)
        else:
            self.paper.number((at, COLUMN + end), float(point), style)

    def _worked_out(self, line: Line, end: int) -> None:
        at, point = FIRST + line.number - 1, line.points[end]
        none = self.words["worth_none"]
        worked = formula_of(line, end, self.cells, quoted(none))
        if line.number in self.hanging:
            minutes, times = (self.cells[self.numbers[one]][0] for one in ("minutes", "times"))
            worked = f'IF(COUNT({minutes},{times})<2,"",{worked})'
        value: float | str = "" if self._empty(line) else none if point is None else float(point)
        style = {**NUMBER, "bg_color": BAND, "num_format": NUMBERS}
        self.paper.formula((at, COLUMN + end), f"={worked}", value, style)

    def hour_cell(self) -> str:
        """The cell that holds the cost of an hour in the middle, as other sheets call it."""
        return self.places.cell("worth", FIRST + self.numbers["hour_cost"] - 1, COLUMN + MIDDLE)

    def hour(self) -> float:
        """What it holds, in yen."""
        return float(self.lines[self.numbers["hour_cost"] - 1].points[MIDDLE] or 0)


def _rounded(value: float, to: int) -> float:
    """The nearest multiple; halfway goes away from 0."""
    steps = int(abs(round(value, 2)) / to + 0.5) * to
    return float(-steps if value < 0 else steps)
