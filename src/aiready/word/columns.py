"""How wide the columns of a printed table are, from the words that stand in them."""

import re
from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from aiready.page import AMOUNT

TWIPS_A_LETTER = 91
"""A half-width character of the tables' type, 9 points high, in twentieths of a point."""
PADDING, BLANK = 4, 12
"""Room around the words of a cell, and what a cell to be written into counts for, in half-width characters."""
LONGEST, LONGEST_PIECE = 60, 24
"""Beyond so many half-width characters a line, or a word, wins nothing by being longer."""
PIECE = re.compile(r"[!-~]+|[^!-~\s]{1,3}")
"""What should not be broken: a Latin word, or a few full-width characters."""


def column_widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """The widths of the columns in twips, which fill `total`: by their longest line, and no word is cut if it fits."""
    columns = list(zip(*rows, strict=True))
    least = [PADDING + max(_piece(cell) for cell in column) for column in columns]
    wish = [max(low, PADDING + max(_line(cell) for cell in column)) for low, column in zip(least, columns, strict=True)]
    return _filled(_shares(least, wish, total / TWIPS_A_LETTER), total)


def table_lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """About how many lines a table takes with columns of these widths in twips."""
    room = [max(1, width // TWIPS_A_LETTER - 2) for width in widths]
    return sum(max(max(1, ceil(_width(cell) / one)) for cell, one in zip(row, room, strict=True)) for row in rows)


def amount_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns, but for the first, that hold amounts and nothing else below their head: they stand at the right."""
    columns = [[cell for cell in column if cell.strip()] for column in zip(*rows[1:], strict=True)]
    return frozenset(place for place, cells in enumerate(columns) if place and cells and all(map(AMOUNT.match, cells)))


def _shares(least: Sequence[int], wish: Sequence[int], room: float) -> list[float]:
    """What each column gets of a line with room for so many characters."""
    if sum(wish) <= room:
        return [float(one) for one in wish]
    if sum(least) >= room:
        return [float(one) for one in least]
    part = (room - sum(least)) / (sum(wish) - sum(least))
    return [low + (high - low) * part for low, high in zip(least, wish, strict=True)]


def _filled(shares: Sequence[float], total: int) -> list[int]:
    """Whole widths in these shares that add up to the line."""
    ends = [round(total * sum(shares[: place + 1]) / sum(shares)) for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _line(cell: str) -> int:
    return min(LONGEST, _width(cell)) if cell.strip() else BLANK


def _piece(cell: str) -> int:
    return min(LONGEST_PIECE, max((_width(piece) for piece in PIECE.findall(cell)), default=2))


def _width(words: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in words)
