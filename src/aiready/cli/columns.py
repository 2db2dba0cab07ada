"""How wide text is on a screen, and how it breaks into lines: full-width characters take two columns."""

import re
import shutil
import unicodedata
from dataclasses import dataclass

from aiready.wording import plain

NO_LINE_START = "、。，．）」』】〕！？・ー：；％,.)!?:;"
NO_LINE_END = "（「『【〔"
PIECES = re.compile(r"[\x21-\x7e]+|\s+|.")


def width(text: str) -> int:
    """Columns on a screen."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def screen_width(longest: int = 80) -> int:
    """Columns to write in, at most `longest`."""
    return max(20, min(longest, shutil.get_terminal_size((80, 24)).columns))


def screen_rows() -> int:
    """Rows of the screen; 24 where nobody says."""
    return shutil.get_terminal_size((80, 24)).lines


def pages(lines: list[str], rows: int) -> list[str]:
    """Texts of at most `rows` rows each, broken between two lines given, at an empty one where there is one near."""
    if sum(line.count("\n") + 1 for line in lines) <= rows:
        return ["\n".join(lines)]
    found: list[list[str]] = [[]]
    used = 0
    for line in lines:
        height = line.count("\n") + 1
        near = not line and used > rows * 2 // 3
        if found[-1] and (used + height > rows or near):
            found.append([])
            used = 0
        found[-1].append(line)
        used += height
    return ["\n".join(page) for page in found]


def wrapped(text: str, columns: int, indent: str = "", first: str | None = None) -> str:
    """Lines of at most `columns`, broken at spaces; Japanese anywhere but behind opening and before closing marks."""
    lines: list[str] = []
    line = indent if first is None else first
    empty = True
    for piece in _pieces(text, max(1, columns - width(indent))):
        if piece.isspace():
            if not empty:
                line += " "
            continue
        if not empty and width(line) + width(piece) > columns:
            lines.append(line.rstrip())
            line = indent
        line += piece
        empty = False
    lines.append(line.rstrip())
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Lines:
    """Words of a document as lines of a screen, without the marks that keep them safe in Markdown."""

    columns: int

    def line(self, text: str, indent: str = "") -> str:
        """A paragraph, all of it indented."""
        return wrapped(plain(text), self.columns, indent, indent)

    def step(self, number: int, text: str) -> str:
        """A numbered entry of a list."""
        return wrapped(f"{number}. {plain(text)}", self.columns, "     ", "  ")

    def point(self, text: str) -> str:
        """An entry of a list."""
        return wrapped(f"- {plain(text)}", self.columns, "    ", "  ")


def _pieces(text: str, longest: int) -> list[str]:
    """What stays together on a line: a word, a character with the brackets and marks on it; never too long for one."""
    pieces: list[str] = []
    for piece in PIECES.findall(text):
        last = pieces[-1] if pieces else " "
        held = piece in NO_LINE_START or last.endswith(tuple(NO_LINE_END))
        if held and not (last.isspace() or piece.isspace()) and width(last + piece) <= longest:
            pieces[-1] += piece
        else:
            pieces += [piece[at : at + longest] for at in range(0, len(piece), longest)]
    return pieces


def padded(text: str, columns: int) -> str:
    """The text with spaces up to a column."""
    return text + " " * max(0, columns - width(text))
