"""How wide text is on a screen, and how it breaks into lines: full-width characters take two columns."""

import re
import shutil
import unicodedata

NO_LINE_START = "、。，．）」』】〕！？・ー：；,.)!?:;"
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


def wrapped(text: str, columns: int, indent: str = "", first: str | None = None) -> str:
    """Lines of at most `columns`; Japanese breaks anywhere but before closing marks, other words as a whole."""
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


def _pieces(text: str, longest: int) -> list[str]:
    """What stays together on a line: a word, a character with the closing marks behind it; never too long for one."""
    pieces: list[str] = []
    for piece in PIECES.findall(text):
        if pieces and piece in NO_LINE_START and not pieces[-1].isspace() and width(pieces[-1] + piece) <= longest:
            pieces[-1] += piece
        else:
            pieces += [piece[at : at + longest] for at in range(0, len(piece), longest)]
    return pieces


def padded(text: str, columns: int) -> str:
    """The text with spaces up to a column."""
    return text + " " * max(0, columns - width(text))
