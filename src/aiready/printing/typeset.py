"""Prints a page to PDF without a browser: fonts inside, tagged for screen readers, the same bytes each time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from warnings import catch_warnings, simplefilter

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from aiready.printing.print_style import charts_styled

LOGS = ("weasyprint", "fontTools")
NO_LETTER = ".notdef glyph"
"""How the library begins its note of a letter that no font has."""


class Typesetter:
    """The fonts, looked up once, and what every file says of itself."""

    def __init__(self, today: date, author: str) -> None:
        self.today, self.author = today.isoformat(), author
        self.fonts = FontConfiguration()

    def pdf(self, html: str) -> tuple[bytes, str]:
        """The page as PDF, and the letters that no font has, in a fixed order (empty: every letter is printed)."""
        with _watched() as letters:
            page = HTML(string=charts_styled(html), url_fetcher=URLFetcher(allowed_protocols=("data",)))
            document = page.render(font_config=self.fonts)
            document.metadata.created = document.metadata.modified = self.today
            document.metadata.authors = [self.author] if self.author else []
            mark = sha256(html.encode()).digest()[:16]
            data: bytes = document.write_pdf(pdf_identifier=mark, pdf_tags=True)
        return data, "".join(sorted(letters.found))


class _Letters(logging.Handler):
    """Gathers the letters that the library notes as missing, and keeps all other notes from the reader."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(NO_LETTER) and isinstance(record.args, tuple):
            self.found.add(str(record.args[0]))


@contextmanager
def _watched() -> Iterator[_Letters]:
    letters, logs = _Letters(), [logging.getLogger(name) for name in LOGS]
    before = [(log.propagate, log.level) for log in logs]
    for log in logs:
        log.addHandler(letters)
        log.propagate = False
        log.setLevel(logging.WARNING)
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield letters
    finally:
        for log, (propagate, level) in zip(logs, before, strict=True):
            log.removeHandler(letters)
            log.propagate = propagate
            log.setLevel(level)
