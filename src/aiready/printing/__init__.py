"""Prints the documents to PDF: by the part for it, or by a browser; never with a box in place of a letter."""

import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from aiready.errors import AireadyError, fault
from aiready.printing.browser_file import browser_printer, find_browser
from aiready.printing.fonts_file import ANY, JAPANESE, has_font

if TYPE_CHECKING:  # loads the libraries that print
    from aiready.printing.typeset import Typesetter

JAPANESE_LETTER = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
KANA = re.compile("[\u3041-\u30ff]")


def pdf_files(pages: Mapping[str, str], today: date, author: str) -> Iterator[tuple[str, bytes]]:
    """Each document, by its name, as PDF, made from its HTML page.

    The part for it gives the same bytes for the same page and day; a browser writes the time into its files.

    Raises:
        AireadyError: neither the part nor a browser is there, or no font has the letters.
    """
    part = _part()
    browser = None if part else find_browser()
    if not part and not browser:
        raise AireadyError([fault("", "A486")])
    asked = JAPANESE if any(JAPANESE_LETTER.search(html) for html in pages.values()) else ANY
    if has_font(asked) is False:
        raise AireadyError([fault("", "A487")])
    if part:
        typesetter = part(today, author)
        for name, html in pages.items():
            yield name, _typeset(typesetter, html)
    elif browser:
        with browser_printer(browser) as printed:
            for name, html in pages.items():
                yield name, printed(name, html)


def _part() -> "type[Typesetter] | None":
    """The part that prints; None where it, or a library of the system that it needs, is not installed."""
    try:
        with redirect_stdout(StringIO()), catch_warnings():  # where a library is missing or old it speaks its mind
            simplefilter("ignore")
            from aiready.printing.typeset import Typesetter
    except (ImportError, OSError):
        return None
    return Typesetter


def _typeset(typesetter: "Typesetter", html: str) -> bytes:
    data, missing = typesetter.pdf(html)
    if KANA.search(missing):
        raise AireadyError([fault("", "A487")])
    if missing:
        raise AireadyError([fault("", "A488", letters=missing)])
    return data
