"""Texts in the cells of a spreadsheet: written so that none of them is worked out, and read back as they were."""

import re
from collections.abc import Iterable, Sequence

RISKY = re.compile(r"^'*[=+\-@＝＋－＠\t\r\n]")
"""Where a spreadsheet might take a text for something to work out."""
QUOTED_RISK = re.compile(r"^'+[=+\-@＝＋－＠\t\r\n]")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)
BEGIN = b"\xef\xbb\xbf"
"""By this mark a spreadsheet knows that the file is UTF-8."""


def risky(text: str) -> bool:
    """Whether a spreadsheet might work it out; a plain number is none."""
    return bool(RISKY.match(text)) and not PLAIN_NUMBER.match(text)


def safe_cell(text: str) -> str:
    """A text that no spreadsheet works out; a number stays a number, and reading it back gives the text."""
    return f"'{text}" if risky(text) else text


def meant_cell(text: str) -> str:
    """The text that a cell was written from."""
    return text[1:] if QUOTED_RISK.match(text) else text


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a file that every spreadsheet opens: UTF-8 with its mark, commas, lines that end as Windows ends them."""
    lines = (",".join(_written(cell) for cell in row) + "\r\n" for row in rows)
    return BEGIN + "".join(lines).encode()


def _written(text: str) -> str:
    cell = safe_cell(text)
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\t\r\n]|^ | $', cell) else cell
