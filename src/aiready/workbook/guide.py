"""The first sheet: whose workbook it is, what each sheet is for, and how to work with it, in plain words."""

from dataclasses import dataclass

from aiready.workbook.paper import ACCENT, BODY, CELL, FILL, GREEN, LIGHT_WARM, NOTE, PALE, WARM, WRAPPED, Paper
from aiready.workbook.places import Places

WIDTHS = (4, 24, 92)
LAST = len(WIDTHS) - 1
STEPS = 5
COLOURS = (("input", FILL["bg_color"]), ("planned", PALE), ("doing", LIGHT_WARM), ("done", GREEN), ("over", WARM))


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says of the firm: name, days, and whose documents they are; empty where nobody says."""

    firm: str
    made_on: str
    starts_on: str
    brand: str
    foot: str


def write_guide(paper: Paper, places: Places, cover: Cover, sheets: tuple[str, ...]) -> None:
    """Title and firm, the sheets, the steps, the colours."""
    words, sheet = places.words, paper.sheet
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    at = _title(paper, places, cover)
    at = _heading(paper, at, words["book_guide_sheets"])
    for name in sheets:
        paper.high(at, [(words[f"book_guide_{name}"], WIDTHS[2])])
        link = f"internal:'{places.name(name).replace(chr(39), chr(39) * 2)}'!A1"
        style = paper.styles.of({**WRAPPED, "font_color": paper.styles.accent, "bold": True, "underline": 1})
        sheet.write_url(at, 1, link, style, places.name(name))
        paper.text((at, 2), words[f"book_guide_{name}"], WRAPPED)
        at += 1
    at = _heading(paper, at + 1, words["book_guide_how"])
    for number in range(1, STEPS + 1):
        paper.high(at, [(words[f"book_step_{number}"], WIDTHS[1] + WIDTHS[2])])
        paper.text((at, 0), str(number), {**BODY, "bold": True, "font_color": ACCENT, "align": "center"})
        paper.across((at, 1), LAST, words[f"book_step_{number}"], {**BODY, "text_wrap": True})
        at += 1
    at = _heading(paper, at + 1, words["book_guide_colours"])
    for name, colour in COLOURS:
        paper.blank((at, 1), {**CELL, "bg_color": colour})
        paper.text((at, 2), words[f"book_colour_{name}"], {**BODY, "indent": 1})
        at += 1
    sheet.set_row(at + 1, 30)
    paper.across((at + 1, 0), LAST, cover.foot or words["book_guide_draft"], NOTE)


def _title(paper: Paper, places: Places, cover: Cover) -> int:
    """The head of the sheet; the next free row."""
    words = places.words
    paper.sheet.set_row(0, 40)
    big = {**BODY, "font_size": 22, "bold": True, "font_color": paper.styles.accent, "valign": "vcenter"}
    paper.across((0, 0), LAST, words["plan_title"], big)
    paper.sheet.set_row(1, 26)
    paper.across((1, 0), LAST, cover.firm, {**BODY, "font_size": 14, "bold": True, "valign": "vcenter"})
    days = f"{words['made_on']}{words['colon']}{cover.made_on}   {words['starts_on']}{words['colon']}{cover.starts_on}"
    paper.across((2, 0), LAST, f"{days}   {cover.brand}".rstrip(), NOTE)
    paper.high(3, [(words["book_guide_says"], sum(WIDTHS))], 24)
    paper.across((3, 0), LAST, words["book_guide_says"], {**BODY, "text_wrap": True})
    return 5


def _heading(paper: Paper, at: int, words: str) -> int:
    style = {**BODY, "bold": True, "font_size": 12, "bottom": 2, "bottom_color": paper.styles.accent}
    paper.sheet.set_row(at, 22)
    paper.across((at, 0), LAST, words, {**style, "valign": "vcenter"})
    return at + 1
