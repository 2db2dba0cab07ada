"""Visits every document of every sample firm as test_accessibility.py does for seven, and counts its sheets of A4.

`python tests/all_pages.py [FOLDER]`: ends with 1 where anything is wrong; the pages stay in FOLDER to be looked at.
"""

import sys
import tempfile
from pathlib import Path

from browsing import chromium, opened, pages_printed
from sample_firms import LANGS, NAMES, documents_of, page_of
from visiting import Visitor, seen_as

MOST_SHEETS = {"summary.html": 1, "plan.html": 20, "kit/confirm_sheet.html": 3, "kit": 2}
"""The sheet of what is open has a row for each open question: 20 of them need a third sheet."""


def main() -> int:
    """Go through all pages; prints what is wrong, and in the end how many there were."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    seen = wrong = 0
    with chromium() as browser:
        visitor, paper = Visitor(browser.new_page()), browser.new_page()
        for turn, firm in enumerate(NAMES):
            names = sorted(name for name in documents_of(firm, "ja") if name.endswith(".html"))
            for name, lang, width, scheme in seen_as(turn, names):
                file = page_of(folder, firm, lang, name)
                found = [*visitor.visit(file, width, scheme), *too_long(paper, file, name)]
                seen, wrong = seen + 1, wrong + bool(found)
                for one in found:
                    print(f"{file}: {lang} {width} {scheme}: {one}")  # noqa: T201
            documents_of.cache_clear()
            print(f"{firm}: {len(names)} pages", file=sys.stderr)  # noqa: T201
    print(f"{seen} pages in {len(LANGS)} languages, {wrong} with something wrong")  # noqa: T201
    return min(wrong, 1)


def too_long(paper, file: Path, name: str) -> list[str]:
    """Whether the page prints on more sheets than it may."""
    most = MOST_SHEETS.get(name) or MOST_SHEETS.get(name.split("/", maxsplit=1)[0])
    count, _ = pages_printed(opened(paper, file))
    return [f"{count} sheets of A4 instead of {most}"] if most and count > most else []


if __name__ == "__main__":
    sys.exit(main())
