"""What all sheets of the workbook share: fonts, colours, the printed page, and how a text gets into a cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import east_asian_width

from aiready.csv_cells import risky
from aiready.text import Lang

INK, SOFT, LINE, PAPER, BAND = "#1b2733", "#51606f", "#c9d2da", "#ffffff", "#f2f5f8"
ACCENT, WARM = "#0b4f8a", "#a63d00"
"""The colours of the pages."""
PALE, GREEN, LIGHT_WARM, INPUT = "#a9cbe8", "#cbe5d6", "#f9d9c2", "#fff6d9"
"""Planned, done, under way, and what the reader may fill in; each light enough for dark letters."""
FONTS: dict[Lang, str] = {"ja": "Yu Gothic", "en": "Calibri"}
SIZE, SMALL, TITLE, FIGURE = 10, 8, 18, 16
A4 = 9
MARGIN, FOOT = 0.45, 0.7
LONGEST_FOOT = 60
ROW, LINE_HEIGHT, ROOM = 20, 13.5, 2.5
"""Heights in points, and what of a column's width its edges take."""
DATES: dict[Lang, str] = {"ja": "yyyy/m/d", "en": "d mmm yyyy"}

Style = dict[str, Any]
BODY: Style = {"font_color": INK, "valign": "vcenter"}
CELL: Style = {**BODY, "border": 1, "border_color": LINE}
TEXT: Style = {**CELL, "indent": 1}
NUMBER: Style = {**CELL, "indent": 1, "align": "right"}
WRAPPED: Style = {**TEXT, "text_wrap": True}
HEAD: Style = {**CELL, "text_wrap": True, "font_color": PAPER, "bold": True, "align": "center"}
NOTE: Style = {**BODY, "font_color": SOFT, "text_wrap": True, "valign": "top"}
FILL: Style = {"bg_color": INPUT}
"""What the reader may fill in or change."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below every printed page."""

    left: str
    right: str


class Paper:
    """One sheet being written; `style` gives the same format for the same wishes."""

    def __init__(self, book: Any, title: str, book_styles: "Styles") -> None:
        self.sheet = book.add_worksheet(title)
        self.sheet.set_default_row(ROW)
        self.title = title
        self.styles = book_styles

    def text(self, at: tuple[int, int], words: str, style: Style = BODY) -> None:
        """A text that stays a text, also after somebody has gone into the cell and out again."""
        marked = {**style, "quote_prefix": True} if risky(words) else style
        self.sheet.write_string(*at, words, self.styles.of(marked))

    def across(self, at: tuple[int, int], to: int, words: str, style: Style = BODY) -> None:
        """A text over several columns."""
        marked = {**style, "quote_prefix": True} if risky(words) else style
        self.sheet.merge_range(at[0], at[1], at[0], to, "", self.styles.of(marked))
        self.sheet.write_string(*at, words, self.styles.of(marked))

    def number(self, at: tuple[int, int], value: float, style: Style = CELL) -> None:
        """A number."""
        self.sheet.write_number(*at, value, self.styles.of(style))

    def day(self, at: tuple[int, int], value: date, style: Style = CELL) -> None:
        """A day that a spreadsheet reckons with."""
        self.sheet.write_datetime(*at, value, self.styles.of({"num_format": self.styles.dates, **style}))

    def blank(self, at: tuple[int, int], style: Style = CELL) -> None:
        """A cell to fill in."""
        self.sheet.write_blank(*at, None, self.styles.of(style))

    def formula(self, at: tuple[int, int], formula: str, value: float | str, style: Style = CELL) -> None:
        """A formula with the value that it has now."""
        self.sheet.write_formula(*at, formula, self.styles.of(style), value)

    def array(self, at: tuple[int, int], formula: str, value: float | str, style: Style = CELL) -> None:
        """A formula over a whole range with the value that it has now."""
        self.sheet.write_array_formula(*at, *at, formula, self.styles.of(style), value)

    def heads(self, row: int, titles: list[str]) -> None:
        """A row of headings from the first column on."""
        for column, title in enumerate(titles):
            self.text((row, column), title, self.styles.head)

    def top(self, says: str, columns: int) -> None:
        """The title of the sheet and a sentence of what it is for, over so many columns."""
        self.sheet.set_row(0, 30)
        self.across((0, 0), columns, self.title, {**BODY, "font_size": TITLE, "bold": True, "valign": "vcenter"})
        self.sheet.set_row(1, 32)
        self.across((1, 0), columns, says, NOTE)

    def high(self, row: int, texts: Iterable[tuple[str, float]], least: float = ROW) -> None:
        """A row high enough for wrapped texts in columns of these widths, whatever program shows it."""
        lines = max((_lines(text, width) for text, width in texts), default=1)
        self.sheet.set_row(row, max(least, lines * LINE_HEIGHT + 5))

    def printed(self, foot: Foot, repeated: int | None = None, *, whole: bool = False) -> None:
        """A4 across, as wide as one page, the head row on each, page numbers below; `whole`: on one page in all."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, int(whole))
        sheet.hide_gridlines(2)
        sheet.set_margins(MARGIN, MARGIN, MARGIN, FOOT)
        sheet.center_horizontally()
        sheet.set_footer(f"&L&{SMALL} {_escaped(foot.left)}&C&{SMALL} &P / &N&R&{SMALL} {_escaped(foot.right)}")
        if repeated is not None:
            sheet.repeat_rows(repeated)


class Styles:
    """The formats of a workbook, each made once, in the order in which they are first wanted."""

    def __init__(self, book: Any, lang: Lang, colour: str) -> None:
        self.book = book
        self.font = FONTS[lang]
        self.dates = DATES[lang]
        self.accent = colour or ACCENT
        self.head: Style = {**HEAD, "bg_color": self.accent}
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, style: Style) -> Any:
        """The format for a style."""
        wanted = {"font_name": self.font, "font_size": SIZE, **style}
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]

    def change(self, style: Style) -> Any:
        """What a condition changes of a cell's format."""
        key = (("changes", True), *sorted(style.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(style)
        return self.made[key]


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column; a Japanese character is as wide as two digits."""
    room = max(1, int(width - ROOM))
    wide = (sum(2 if east_asian_width(one) in "WFA" else 1 for one in line) for line in text.split("\n"))
    return sum(max(1, -(-one // room)) for one in wide)


def _escaped(text: str) -> str:
    """A text of a foot line: one line, not too long, its own signs doubled."""
    line = " ".join(text.split())
    return (line if len(line) <= LONGEST_FOOT else line[: LONGEST_FOOT - 1] + "…").replace("&", "&&")


def quoted(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
