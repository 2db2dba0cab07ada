"""Writes the documents as Word files that a firm can edit: real headings, lists and tables, on paper of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from aiready.errors import AireadyError, fault
from aiready.pack import WORD_TEMPLATE
from aiready.page import markdown_reader, markdown_with_tables
from aiready.report import Report
from aiready.text import Lang
from aiready.word.base import Letter, base_template
from aiready.word.markup import title_of
from aiready.word.package import template_faults
from aiready.word.styles import ACCENT
from aiready.wording import full_day
from aiready.zip_package import repacked

SMALLER = {"summary": 0.8}
"""How much smaller the type of a document is in the built-in template, so that it stays on one page."""


def word_files(
    texts: Mapping[str, str], view: Mapping[str, Any], report: Report, lang: Lang
) -> Iterator[tuple[str, bytes]]:
    """Each document, by its name, as a Word file; its charts stand there as tables.

    Raises:
        AireadyError: the libraries that write Word files are not installed, or the pack's template cannot be used.
    """
    try:
        from aiready.word.template import filled, filled_own
    except ImportError:
        raise AireadyError([fault("", "A481", format="docx", extra="office")]) from None
    own = report.pack.word_template
    faults = template_faults(own, f"templates/{WORD_TEMPLATE}") if own else ()
    if faults:
        raise AireadyError(faults)
    fill = filled_own if own else filled
    letter = _letter(view, report, lang)
    letter = replace(letter, logo=b"") if own else letter  # paper of a firm's own has its own
    for name, text in texts.items():
        tokens = markdown_reader().parse(markdown_with_tables(text, view))
        template = own or base_template(lang, letter.colour, SMALLER.get(name, 1))
        yield name, repacked(fill(tokens, replace(letter, title=title_of(tokens)), template))


def _letter(view: Mapping[str, Any], report: Report, lang: Lang) -> Letter:
    """What the head and foot of every document of a plan say; its title comes with each document."""
    brand, today = report.pack.brand, report.plan.today
    drawn = brand.logo and brand.logo.kind == "png"  # Word shows no SVG without a picture beside it
    return Letter(
        title="",
        firm=view["firm"]["plain_name"],
        date=full_day(today, lang),
        brand_name=brand.name.read(lang) if brand.name else "",
        brand_foot=brand.foot.read(lang) if brand.foot else "",
        logo=brand.logo.data if brand.logo and drawn else b"",
        colour=brand.colour.removeprefix("#").upper() or ACCENT,
        lang=lang,
        today=today,
    )
