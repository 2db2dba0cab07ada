"""Draws the interview as it looks on a real terminal: `python docs/interview_picture.py` makes the pictures anew.

Needs what the tests need (pexpect, pyte) and a POSIX system.
"""

import sys
import tempfile
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

import pyte

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
from terminal import Terminal  # noqa: E402 (the terminal that the tests sit at)

COLUMNS, ROWS = 80, 30
CELL, LINE, EDGE = 8, 19, 14
ANSWERS = """\
company.name: {name}
company.industry: manufacturing
company.employees: 18
company.data: [customer, technical]
company.ai_use: private
company.tried_before: never
champion.appointed: considered
"""
NAMES = {"ja": "みどり鍍金", "en": "Midori Plating"}
FONTS = "'Noto Sans Mono CJK JP', 'BIZ UDGothic', 'MS Gothic', 'Osaka-Mono', Menlo, Consolas, monospace"


def shown(lang: str) -> list[str]:
    """The rows of the screen once the first question without an answer stands there."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "answers.yaml").write_text(ANSWERS.format(name=NAMES[lang]), encoding="utf-8")
        call = ("myfirm.yaml", "--answers", "answers.yaml")
        sitting = Terminal(folder, *call, columns=COLUMNS, rows=ROWS, AIREADY_LANG=lang)
        sitting.until_prompt()
        rows = [row_of(sitting.screen, number) for number in range(sitting.screen.cursor.y + 1)]
        sitting.kill()
    return rows


def row_of(screen: pyte.Screen, number: int) -> str:
    """One row; the empty cell behind a full-width character is none of its own."""
    return "".join(screen.buffer[number][column].data for column in range(COLUMNS)).rstrip()


def drawn(rows: list[str]) -> str:
    """The rows as SVG; every character has its own place, so that any font lines up."""
    width, height = COLUMNS * CELL + 2 * EDGE, len(rows) * LINE + 2 * EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="#17212b"/>',
        f'<g fill="#e8eef4" font-family="{FONTS}" font-size="14" xml:space="preserve">',
    ]
    for number, row in enumerate(rows):
        text, places, column = "", [], 0
        for char in row:
            if char != " ":
                text += char
                places.append(str(EDGE + column * CELL))
            column += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if text:
            lines.append(f'<text y="{EDGE + number * LINE + 14}" x="{" ".join(places)}">{escape(text)}</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


def main(folder: Path) -> None:
    """Write one picture for each language."""
    for lang in NAMES:
        (folder / f"interview.{lang}.svg").write_text(drawn(shown(lang)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
