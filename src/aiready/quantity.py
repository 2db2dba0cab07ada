"""Numbers as people type them: with units, full-width digits, Japanese numerals, and ranges."""

import re
import unicodedata
from dataclasses import dataclass

from aiready.text import Text

HOURS, MINUTES, PEOPLE, TIMES = "hours", "minutes", "people", "times"
UNITS = {
    HOURS: ("時間", "hours", "hour", "hrs", "hr", "h"),
    MINUTES: ("分間", "分", "minutes", "minute", "mins", "min", "m"),
    TIMES: ("回", "件", "通", "times", "time"),
    PEOPLE: ("人", "名", "people", "persons", "person", "employees", "staff"),
}
MINUTES_AN_HOUR = 60
KANJI = {char: number for number, char in enumerate("〇一二三四五六七八九")}
TENS = {"十": 10, "百": 100}
FILLERS = re.compile(
    r"^(?:じゃあ|じゃ|では|まあ|えーと|約|およそ|だいたい|大体|ほぼ|週に|毎週|週|about|around|approx\.?|roughly)\s*"
)
ENDINGS = re.compile(r"\s*(?:くらい|ぐらい|程度|前後|ほど|です|(?:a|per|each|every) week|weekly|/\s*week|/\s*週)\.?$")
A_MONTH = re.compile(
    r"^(?:毎月|ひと月に?|1[かヶカ]月に?|月に?)\s*|\s*(?:(?:a|per|each|every) month|monthly|/\s*(?:month|月))\.?$"
)
A_WEEK = re.compile(r"週|毎日|日に|week|dail|a day")
"""How often is counted by the month: another span is asked again, not multiplied."""
NUMBER = r"-?\d+(?:\.\d+)?"
UNIT = "|".join(sorted((name for names in UNITS.values() for name in names), key=len, reverse=True))
PART = re.compile(rf"({NUMBER})\s*({UNIT})?\s*(半)?\s*")
BETWEEN = re.compile(rf"^(.+?\d\s*(?:{UNIT})?|.+?)\s*(?:〜|~|ー|–|—|-|から|to)\s*(\d.*)$")
EXACT = 1e15
"""Below it a number is held to its last digit."""

Number = int | float


@dataclass(frozen=True, slots=True)
class Span:
    """Two numbers where one was asked for."""

    low: Number
    high: Number


def read_quantity(text: str, unit: Text) -> Number | Span | None:
    """The number a text means in this unit (minutes become hours); a range as such; None for anything else."""
    counted = unicodedata.normalize("NFKC", text).strip().lower()
    if kind_of(unit) == TIMES and A_WEEK.search(counted):
        return None
    plain = _plain(A_MONTH.sub("", counted) if kind_of(unit) == TIMES else text)
    alone = _amount(plain, unit)
    if alone is not None:
        return alone
    ends = BETWEEN.match(plain)
    if not ends:
        return None
    high = _amount(ends[2], unit)
    low = _amount(ends[1], unit)
    if low is not None and not _unit_in(ends[1]):  # "30 to 60 minutes": the unit stands once, at the end
        low = _amount(f"{ends[1]}{_unit_in(ends[2])}", unit)
    return Span(low, high) if low is not None and high is not None and low <= high else None


def _plain(text: str) -> str:
    """Half-width, without thousands' commas and words that only hedge; Japanese numerals as digits."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    plain = re.sub("[〇一二三四五六七八九十百]+", lambda found: str(_kanji(found[0])), plain)
    plain = FILLERS.sub("", FILLERS.sub("", plain))
    return ENDINGS.sub("", ENDINGS.sub("", plain)).strip()


def _kanji(numerals: str) -> int:
    """三十五 as 35; numerals in a row (三五) are read digit by digit."""
    if not set(numerals) & set(TENS):
        return int("".join(str(KANJI[char]) for char in numerals))
    total = pending = 0
    for char in numerals:
        if char in TENS:
            total, pending = total + (pending or 1) * TENS[char], 0
        else:
            pending = KANJI[char]
    return total + pending


def _unit_in(text: str) -> str:
    found = PART.search(text)
    return found[2] or "" if found else ""


def _amount(plain: str, unit: Text) -> Number | None:
    """One number, or hours and minutes together; nothing may be left over."""
    wanted = kind_of(unit)
    total = 0.0
    at = 0
    converted = False
    for part in PART.finditer(plain):
        if part.start() != at:
            return None
        at = part.end()
        size = _in_unit(float(part[1]) + (0.5 if part[3] else 0), part[2], wanted)
        if size is None or (total and not part[2]):
            return None
        total += size
        converted = converted or (part[2] is not None and not _names(part[2], wanted))
    if not plain or at != len(plain) or abs(total) >= EXACT:
        return None
    if converted:
        total = round(total, 2)
    return int(total) if total.is_integer() else total


def _names(typed: str, kind: str | None) -> bool:
    """Whether a word is a name of this kind of unit."""
    return kind is not None and typed in UNITS[kind]


def _in_unit(number: float, typed: str | None, wanted: str | None) -> float | None:
    """The number in the unit that is wanted; None where the unit typed measures something else."""
    kind = next((kind for kind, names in UNITS.items() if typed in names), wanted) if typed else wanted
    if kind == wanted:
        return number
    if (kind, wanted) == (MINUTES, HOURS):
        return number / MINUTES_AN_HOUR
    return number * MINUTES_AN_HOUR if (kind, wanted) == (HOURS, MINUTES) else None


def kind_of(unit: Text) -> str | None:
    """What a unit measures; None for one that only the pack knows."""
    return next((kind for kind, names in UNITS.items() if unit.ja in names or unit.en in names), None)
