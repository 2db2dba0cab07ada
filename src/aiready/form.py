"""The questionnaire as one page that works without a network, made from the same pack that the program asks from."""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from aiready import amounts, quantity
from aiready.answer_check import LONGEST_TEXT
from aiready.answers import SAY, AnswerSheet, Detail
from aiready.brand_view import brand_view
from aiready.conditions import RESERVED
from aiready.errors import INVISIBLE, AireadyError
from aiready.interview import SECONDS
from aiready.pack import Pack
from aiready.press import press_of
from aiready.questionnaire import NumberQuestion, Question, Section
from aiready.sheet_text import FIRST, WORDS_OF_YAML
from aiready.text import LANGS, Lang

LONGEST_NOTE = 4000
LARGEST_SHEET = 1 << 20
"""Bytes; the program reads no larger one either."""
NOT_ASKED = {"sources", "probe", "was"}
"""What a question carries for authors and interviewers only."""
WORDS = ("form_", "role_", "answer_")
MORE_WORDS = ("and", "our_firm")


def render_form(pack: Pack, lang: Lang, *, short: bool = False) -> str:
    """The page as HTML; `short` asks only what the pack names for the floor, and begins in this language.

    Raises:
        AireadyError: the pack names no questions for the floor, or a template is faulty.
    """
    if short and not pack.head.floor:
        raise AireadyError([pack.fault("pack", "head", "A490")])
    press = press_of(pack)
    frame: dict[str, Any] = {"lang": lang, "words": dict(pack.words[lang]), "kind": "form", "print_foot": ""}
    frame["brand"] = brand_view(pack.brand, lang)
    style, script = (press.plain_text(name, frame) for name in ("form.css.j2", "form.js.j2"))
    return press.whole_page(
        "form.html.j2",
        {
            **frame,
            "title": pack.words[lang]["form_floor_title"] if short else pack.head.title.read(lang),
            "noscript": {one: pack.words[one]["form_noscript"] for one in LANGS},
            "style": style,
            "style_hash": _fingerprint(style),
            "script": script,
            "script_hash": _fingerprint(script),
            "data": _inside_a_page(form_data(pack, lang, short=short)),
        },
    )


def form_data(pack: Pack, lang: Lang, *, short: bool = False) -> dict[str, Any]:
    """All that the page knows, as plain data: questions, conditions, words, and how a sheet is written."""
    return {
        "id": pack.head.id,
        "version": pack.head.version,
        "lang": lang,
        "only": list(pack.head.floor) if short else None,
        "group": pack.policy.raters.floor_from,
        "roles": list(SAY),
        "reserved": list(RESERVED),
        "seconds": SECONDS,
        "sections": [_section(one) for one in pack.questionnaire.sections],
        "words": {one: _words(pack, one) for one in LANGS},
        "layout": _layout(),
        "text": {"longest": LONGEST_TEXT, "note": LONGEST_NOTE, "hidden": _spelt_out(INVISIBLE.pattern)},
        "quantity": _quantity(),
        "amounts": _amounts(),
    }


def _section(section: Section) -> dict[str, Any]:
    title = section.topic or section.title
    return {
        "title": title.model_dump(),
        "intro": section.intro.model_dump(),
        "questions": [_question(one) for one in section.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    told = question.model_dump(mode="json", by_alias=True, exclude=NOT_ASKED, exclude_none=True)
    for option in told.get("options", ()):
        del option["sources"]
    if isinstance(question, NumberQuestion):
        told["unit_kind"] = quantity.kind_of(question.unit)
    return told


def _words(pack: Pack, lang: Lang) -> dict[str, str]:
    words = {key: text for key, text in pack.words[lang].items() if key.startswith(WORDS) or key in MORE_WORDS}
    return {"form_title": pack.head.title.read(lang), **words}


def _layout() -> dict[str, Any]:
    """The order of a sheet's keys and the words that YAML would misread, as the program writes them."""
    keys = [field.alias or name for name, field in AnswerSheet.model_fields.items()]
    return {
        "keys": [*FIRST, *(key for key in keys if key not in FIRST)],
        "detail": list(Detail.model_fields),
        "words": sorted(WORDS_OF_YAML),
        "most": LARGEST_SHEET,
    }


def _quantity() -> dict[str, Any]:
    return {
        "units": quantity.UNITS,
        "exact": quantity.EXACT,
        "fillers": quantity.FILLERS.pattern,
        "endings": quantity.ENDINGS.pattern,
        "a_month": quantity.A_MONTH.pattern,
        "a_week": quantity.A_WEEK.pattern,
        "part": quantity.PART.pattern,
        "between": quantity.BETWEEN.pattern,
    }


def _amounts() -> dict[str, str]:
    patterns = {
        "not": amounts.NOT_AMOUNTS,
        "an_hour": amounts.AN_HOUR,
        "spelt": amounts.SPELT,
        "digits": amounts.DIGITS,
        "kanji": amounts.KANJI,
    }
    return {name: found.pattern.replace(r"\w", r"[\p{L}\p{N}_]") for name, found in patterns.items()}


def _spelt_out(pattern: str) -> str:
    """A pattern with its invisible characters written as escapes that a browser reads."""
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in pattern)


def _inside_a_page(data: dict[str, Any]) -> str:
    """JSON in which nothing can end the element that it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def _fingerprint(text: str) -> str:
    """The hash by which the page's security policy knows its own script and style."""
    return b64encode(sha256(text.encode()).digest()).decode()
