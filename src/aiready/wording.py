"""How values read in a document: dates, minutes, names, and the firm's own words made safe for Markdown."""

import re
from datetime import date
from fractions import Fraction
from math import floor

from aiready.answers import AnswerSheet, Person
from aiready.conditions import RESERVED, Value
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from aiready.text import Lang, Role

SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#{}$!])")
ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&#{}$!=.)+-])")
LIST_MARK = re.compile(r"^(\d{0,9})([-+=.)])")
WEEKDAYS: dict[Lang, str] = {"ja": "月火水木金土日", "en": "MonTueWedThuFriSatSun"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUTES_AN_HOUR, HUNDRED = 60, 100


def safe(words: str) -> str:
    """Somebody else's words as plain text in one line of Markdown: no markup, table, link or HTML can begin in them."""
    return LIST_MARK.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", " ".join(words.split())))


def plain(words: str) -> str:
    """What `safe` made safe, as it was typed, for places that are no Markdown."""
    return ESCAPED.sub(r"\1", words)


def day(on: date, lang: Lang) -> str:
    """A date for readers: 11月30日（月） / Mon 30 Nov."""
    if lang == "ja":
        return f"{on.month}月{on.day}日（{WEEKDAYS['ja'][on.weekday()]}）"
    start = 3 * on.weekday()
    return f"{WEEKDAYS['en'][start : start + 3]} {on.day} {MONTHS[on.month - 1]}"


def full_day(on: date, lang: Lang) -> str:
    """A date with its year: 2026年11月30日（月） / Mon 30 Nov 2026."""
    return f"{on.year}年{day(on, lang)}" if lang == "ja" else f"{day(on, lang)} {on.year}"


def span(start: date, due: date, lang: Lang) -> str:
    """From the first day to the last."""
    return f"{day(start, lang)}〜{day(due, lang)}" if lang == "ja" else f"{day(start, lang)} to {day(due, lang)}"


def duration(minutes: int, lang: Lang) -> str:
    """Minutes as hours and minutes, as a person says them."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if lang == "ja":
        return (f"{hours}時間" if hours else "") + (f"{rest}分" if rest or not hours else "")
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def number(amount: Fraction, lang: Lang) -> str:
    """A number for readers: whole, else with one place, with thousands' commas; a minus sign where it is below 0."""
    return places(rounded(amount, Fraction(1, 10)), lang)


def places(amount: Fraction, lang: Lang) -> str:
    """The same with up to two places."""
    whole, part = divmod(int(abs(rounded(amount, Fraction(1, 100))) * HUNDRED), HUNDRED)
    shown = f"{whole:,}" + (f".{part:02d}".rstrip("0") if part else "")
    return ("−" if lang == "ja" else "-") + shown if amount < 0 and (whole or part) else shown


def yen(amount: Fraction, to: int, lang: Lang) -> str:
    """An amount of money rounded to so many yen: 124,000円 / 124,000 yen."""
    return number(rounded(amount, Fraction(to)), lang) + ("円" if lang == "ja" else " yen")


def rounded(amount: Fraction, to: Fraction) -> Fraction:
    """The nearest multiple; halfway goes away from 0."""
    steps = floor(abs(amount) / to + Fraction(1, 2)) * to
    return -steps if amount < 0 else steps


def answer_words(question: Question, value: Value | None, words: dict[str, str], lang: Lang) -> str:
    """An answer in words, safe for Markdown: the option's label, the number with its unit, or the firm's own text."""
    if value is None or value in RESERVED:
        return words[f"answer_{value}"] if value else words["answer_none"]
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        labels = {option.id: option.label.read(lang) for option in question.options}
        chosen = value if isinstance(value, tuple) else (str(value),)
        if isinstance(question, ChoiceQuestion) and len(chosen) > 1:
            return words["answer_differing"].format(options=words["differing_or"].join(labels[one] for one in chosen))
        return words["and"].join(labels.get(one, one) for one in chosen)
    if isinstance(question, NumberQuestion):
        return f"{value}{question.unit.read(lang)}" if lang == "ja" else f"{value} {question.unit.read(lang)}"
    return safe(str(value))


def person_name(sheet: AnswerSheet, role: str) -> str:
    """The name the sheet gives for a role, safe for Markdown; empty where it gives none."""
    person: Person | None = getattr(sheet.people, role, None) if sheet.people else None
    return safe(person.name) if person and person.name else ""


def role_name(sheet: AnswerSheet, role: Role, words: dict[str, str], lang: Lang) -> str:
    """The role, with the person's name where the sheet has one."""
    name, title = person_name(sheet, role), words[f"role_{role}"]
    if not name:
        return title
    return f"{title}（{name}さん）" if lang == "ja" else f"{title} ({name})"
