"""Turns a Markdown document into the headings, lists and tables of a Word file, as Word's own markup."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from aiready.word.columns import amount_columns, column_widths, table_lines

if TYPE_CHECKING:  # loaded only where a document is made
    from markdown_it.token import Token

BULLETS, FIRST_NUMBERED = 1, 2
"""Offsets of the numbering ids: one for every list of bullets, one each for every numbered list."""
DEEPEST = 3
DRAWN = "mermaid"
"""A chart as the words that a browser would draw."""
KEEP = "<w:keepNext/>"
PARAGRAPH, LEADS_TO = 3, ("bullet_list_open", "ordered_list_open", "table_open")
"""A paragraph is three tokens; where one of these comes next, it stays on that one's page."""
TWIPS_OF_A_BLANK_ROW = 510
SHORT_TABLE = 14
"""A table of at most so many lines stays on one page."""
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""
ADDRESSES = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the template gives: the id of each style by its name, the width of a line in twips, the last list id."""

    styles: Mapping[str, str]
    width: int
    lists: int


@dataclass(slots=True)
class Markup:
    """The body of a Word file, and its numbered lists: the depth of each and the number it begins with."""

    titled: bool = False
    parts: list[str] = field(default_factory=list)
    numbered: list[tuple[int, int]] = field(default_factory=list)


def word_markup(tokens: Sequence["Token"], frame: Frame) -> Markup:
    """Paragraphs, lists and tables of a Markdown document; a chart that only a browser draws is left out."""
    writer = _Writer(frame)
    writer.write(tokens)
    return writer.made


def title_of(tokens: Sequence["Token"]) -> str:
    """The words of the first heading of all; empty where there is none."""
    places = (place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1")
    return next((_words(tokens[place + 1]) for place in places), "")


@dataclass(slots=True)
class _List:
    """A list that is open: its numbering id, and whether its item still waits for its first paragraph."""

    number: int
    ordered: bool
    fresh: bool = False


class _Writer:
    """Walks the tokens of a document."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.made = frame, Markup()
        self.lists: list[_List] = []
        self.quotes = 0

    def write(self, tokens: Sequence["Token"]) -> None:
        walk = iter(tokens)
        stays = {
            id(token) for token, behind in zip(tokens, tokens[PARAGRAPH:], strict=False) if behind.type in LEADS_TO
        }
        for token in walk:
            if token.type == "heading_open":
                self._heading(int(token.tag[1:]), next(walk))
            elif token.type == "paragraph_open":
                self._paragraph(next(walk), KEEP if id(token) in stays and not self.lists else "")
            elif token.type in ("code_block", "fence"):
                self._code("" if token.info == DRAWN else token.content)
            elif token.type == "table_open":
                rows = list(_rows(walk))
                self.made.parts.append(_table(rows, self.frame))
            else:
                self._structure(token)

    def _structure(self, token: "Token") -> None:
        """Lists and quotations that begin or end."""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(self._list(token))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.lists[-1].fresh = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting

    def _list(self, token: "Token") -> _List:
        if token.type == "bullet_list_open":
            return _List(self.frame.lists + BULLETS, ordered=False)
        self.made.numbered.append((min(len(self.lists), DEEPEST - 1), int(token.attrGet("start") or 1)))
        return _List(self.frame.lists + FIRST_NUMBERED + len(self.made.numbered) - 1, ordered=True)

    def _heading(self, level: int, inline: "Token") -> None:
        style = f"Heading {min(max(level - 1, 1), 4)}" if self.made.titled or level > 1 else "Title"
        self.made.titled |= level == 1
        runs = _runs(inline, self.frame)
        if runs:
            self._add(style, runs)

    def _paragraph(self, inline: "Token", stay: str) -> None:
        runs = _runs(inline, self.frame)
        if not runs:
            return
        if not self.lists:
            self._add("Quote" if self.quotes else "Normal", runs, stay)
            return
        depth = min(len(self.lists), DEEPEST)
        current, ending = self.lists[-1], f" {depth}" if depth > 1 else ""
        if current.fresh:
            current.fresh = False
            kind = "List Number" if current.ordered else "List Bullet"
            number = f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="{current.number}"/></w:numPr>'
            self._add(f"{kind}{ending}", runs, number)
        else:
            self._add(f"List Continue{ending}", runs)

    def _code(self, text: str) -> None:
        if not text.strip():
            return
        lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(_text, text.rstrip("\n").split("\n")))
        self._add("Sample Text", f'<w:r><w:t xml:space="preserve">{lines}</w:t></w:r>')

    def _add(self, style: str, runs: str, properties: str = "") -> None:
        self.made.parts.append(_block(self.frame.styles[style], runs, properties))


def _block(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _text(words: str) -> str:
    return escape(UNPRINTABLE.sub("", words), quote=False)


def _words(inline: "Token") -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def _runs(inline: "Token", frame: Frame) -> str:
    """The words of a line with what is strong, a sample of text, or an address to be read; nothing loads anything."""
    runs: list[str] = []
    styles: list[str] = []
    address = ""
    for child in inline.children or ():
        if child.type == "link_open":
            address = str(child.attrGet("href") or "")
        elif child.type == "link_close":
            shown = address if address.startswith(ADDRESSES) and address not in _words(inline) else ""
            runs += [_run(f" ({shown})", frame, styles)] if shown else []
        elif child.type in ("strong_open", "em_open"):
            styles.append("Strong" if child.type == "strong_open" else "Emphasis")
        elif child.type in ("strong_close", "em_close"):
            styles.pop()
        elif child.type == "hardbreak":
            runs.append("<w:r><w:br/></w:r>")
        else:
            words = " " if child.type == "softbreak" else str(child.content)
            runs.append(_run(words, frame, [*styles, "Sample Word"] if child.type == "code_inline" else styles))
    return "".join(runs) if _words(inline).strip() else ""


def _run(words: str, frame: Frame, styles: Sequence[str]) -> str:
    said = _text(words)
    if not said:
        return ""
    dress = f'<w:rPr><w:rStyle w:val="{frame.styles[styles[-1]]}"/></w:rPr>' if styles else ""
    return f'<w:r>{dress}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _rows(walk: Iterator["Token"]) -> Iterator[list["Token"]]:
    """The rows of a table, each the lines of its cells, up to the table's end."""
    row: list[Token] = []
    for token in walk:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def _table(rows: Sequence[Sequence["Token"]], frame: Frame) -> str:
    words = [[_words(cell) for cell in row] for row in rows]
    table = _Table(frame, column_widths(words, frame.width), amount_columns(words))
    last, short = len(rows) - 1, table_lines(words, table.widths) <= SHORT_TABLE
    body = [table.head(rows[0]), *(table.row(row, stays=short and at < last) for at, row in enumerate(rows[1:], 1))]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{frame.styles["Plan Table"]}"/>'
        f'<w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        ' w:noVBand="1"/></w:tblPr>'
    )
    end = _block(frame.styles["Table End"], "")
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(body)}</w:tbl>{end}"


@dataclass(frozen=True, slots=True)
class _Table:
    """The widths of its columns in twips, and the columns of amounts, which stand at the right."""

    frame: Frame
    widths: Sequence[int]
    right: frozenset[int]

    def head(self, cells: Sequence["Token"]) -> str:
        """The first row: printed again on each page, and never alone at the foot of one."""
        return self._row(cells, "Table Head", KEEP, "<w:cantSplit/><w:tblHeader/>")

    def row(self, cells: Sequence["Token"], *, stays: bool) -> str:
        """A row that no page cuts, high enough to be written on where most of it is empty."""
        blank = sum(not _words(cell).strip() for cell in cells)
        height = f'<w:trHeight w:val="{TWIPS_OF_A_BLANK_ROW}" w:hRule="atLeast"/>' if 2 * blank >= len(cells) else ""
        return self._row(cells, "Table Text", KEEP if stays else "", f"<w:cantSplit/>{height}")

    def _row(self, cells: Sequence["Token"], style: str, stay: str, properties: str) -> str:
        made = [f"<w:tr><w:trPr>{properties}</w:trPr>"]
        for place, (cell, width) in enumerate(zip(cells, self.widths, strict=True)):
            side = f'{stay}<w:jc w:val="right"/>' if place in self.right else stay
            words = _block(self.frame.styles[style], _runs(cell, self.frame), side)
            made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>')
        return "".join([*made, "</w:tr>"])
