"""How much a sentence says something shall change: from how many minutes to how many, by what share, or to none."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Per = Literal["round", "day", "week", "month"]
HALF = 50
MINUTES_AN_HOUR = 60
WHOLE = 100

NOT_AMOUNTS = re.compile(
    r"十分(?=[にな])(?!に(?:す|し|短|減|お|収|抑))|一人一人|一人ひとり|ひとり一人|一つ一つ|一件一件|一本化|一元化"
    r"|一通り|一日中|一人前|一枚岩|第\s*\d+\s*\w?"
    r"|\d+\s*(?:か月|ヶ月|カ月|ヵ月|年|月|日)(?:以内に|までに|後に?|中に)"
)
"""Words with a numeral in them that says nothing about an amount; deadlines are none either."""
COUNTED = (
    *(
        "割",
        "分の",
        "%",
        "パーセント",
        "倍",
        "時間",
        "分",
        "秒",
        "日",
        "週",
        "件",
        "回",
        "枚",
        "通",
        "本",
        "人",
        "名",
        "冊",
    ),
    *("字", "文字", "円", "社", "ページ", "点", "個", "台", "便", "食", "箱", "行", "か所", "カ所", "ヶ所"),
)
COUNTED_EN = (
    *("percent", "per cent", "minutes?", "mins?", "hours?", "hrs?", "h", "days?", "times?", "x", "seconds?", "cases?"),
    *("errors?", "mistakes?", "e?-?mails?", "calls?", "pages?", "pieces?", "complaints?", "yen", "people a"),
)
DIGITS = re.compile(
    rf"\d\s*(?:万|千|億)?\s*(?:{'|'.join(COUNTED)})(?!\s*(?:で試|の会社|の企業|体制))"
    rf"|\d\s*(?:{'|'.join(COUNTED_EN)})\b"
    r"|\d\s*(?:から|→|->|➡)\s*\d|\d[^\d.。]{0,20}\bto\s+\d"
)
KANJI = re.compile(
    r"[一二三四五六七八九十百千]+(?:割|時間|件|倍|回|枚|通|分の[一二三四五六七八九十]|分(?![かにな化野類析担]))"
)
WORDS_FOR_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
SPELT = re.compile(rf"\b(?:{'|'.join(WORDS_FOR_NUMBERS)})\b")
AN_HOUR = re.compile(r"\ban?\s+(?=hour|minute)")

NUMBER = r"(\d+(?:\.\d+)?)"
TIME = r"(時間半|時間|分|hours?|hrs?|h(?![a-z])|minutes?|mins?)"
EACH = r"(?:\s*(?:of\s+\w+\s*)*(?:\s*(?:a|an|per|each|every)\s+\w+)?(?:\s+\w+)?)"
FROM_TO = re.compile(rf"{NUMBER}\s*{TIME}?{EACH}\s*(?:から|→|->|➡|を、?|(?:down\s+)?to|into)\s*{NUMBER}\s*{TIME}?")
ONLY_TO = re.compile(
    rf"{NUMBER}\s*{TIME}(?:以内|以下|未満|で(?!も)|に(?:する|した|短|収|おさ|抑|まで))|"
    rf"(?:to|in|within|under)\s+{NUMBER}\s*{TIME}"
)
LESS = re.compile(
    rf"{NUMBER}\s*{TIME}(?:ずつ|ほど|くらい|ぐらい|は|を|だけ)*(?:減|短|削|早|へら|浮か)|by\s+{NUMBER}\s*{TIME}|"
    rf"{NUMBER}\s*{TIME}\s+(?:less|shorter|faster)"
)
SHARE = re.compile(
    rf"{NUMBER}\s*(割|%|パーセント)(?:ほど|くらい|ぐらい|は|を|だけ|以上)*(?:減|短|削|早|へら|カット|少な)|"
    rf"(?:by|less|cut|save|reduce)\D{{0,40}}?{NUMBER}\s*(%|percent|per cent)|"
    rf"{NUMBER}\s*(%|percent|per cent)\s+(?:less|shorter|faster)"
)
HALVES = re.compile(r"半分|半減|\bhalf\b|\bhalve|\bhalving")
SPANS: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("month", re.compile(r"(?:月|毎月|ひと月|1[かヶカヵ]月)(?:に|の|で|あたり|当たり|間|、)*\s*$")),
    ("week", re.compile(r"(?:週|毎週|1週間)(?:に|の|で|あたり|当たり|間|、)*\s*$")),
    ("day", re.compile(r"(?:毎日|1日|日に)(?:に|の|で|あたり|当たり|、)*\s*$")),
)
SPANS_AFTER: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("month", re.compile(r"(?:a|per|each|every)\s+month|monthly")),
    ("week", re.compile(r"(?:a|per|each|every)\s+week|weekly")),
    ("day", re.compile(r"(?:a|per|each|every)\s+(?:working\s+)?day|daily")),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a sentence says of minutes: before and after, or a share (percent) or minutes less; `per`: of what.

    All empty where there is an amount of another kind ("no mistakes", "twice as many").
    """

    before: int | None = None
    after: int | None = None
    cut: int | None = None
    less: int | None = None
    per: Per = "round"


def plain_words(text: str) -> str:
    """Half-width, small letters, numbers in figures, and without words whose numeral is no amount."""
    lowered = NOT_AMOUNTS.sub(" ", unicodedata.normalize("NFKC", text).lower())
    lowered = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", lowered)
    lowered = AN_HOUR.sub("1 ", lowered.replace("half an hour", "30 minutes"))
    return SPELT.sub(lambda found: str(WORDS_FOR_NUMBERS[found[0]]), lowered)


def names_amount(text: str) -> bool:
    """Whether a number with something that is counted or measured stands in a text."""
    plain = plain_words(text)
    return bool(DIGITS.search(plain) or KANJI.search(plain))


def read_amount(text: str) -> Amount:
    """What a text says of minutes; an empty amount where it says nothing of them that can be told for sure."""
    plain = plain_words(text)
    both = FROM_TO.search(plain)
    if both and (both[2] or both[4]):
        before, after = _minutes(both[1], both[2] or both[4]), _minutes(both[3], both[4] or both[2])
        return Amount(before=before, after=after, per=_per(plain, both)) if after < before else Amount()
    less = LESS.search(plain)
    if less:
        return Amount(less=_minutes(*_pair(less)), per=_per(plain, less))
    only = ONLY_TO.search(plain)
    if only:
        return Amount(after=_minutes(*_pair(only)), per=_per(plain, only))
    return Amount(cut=_share(plain))


def _share(plain: str) -> int | None:
    share = SHARE.search(plain)
    if share:
        number, sign = _pair(share)
        percent = round(Fraction(number) * (10 if sign == "割" else 1))
        return percent if 0 < percent < WHOLE else None
    return HALF if HALVES.search(plain) else None


def _pair(found: re.Match[str]) -> tuple[str, str]:
    """The number and the unit of whichever way of saying it matched."""
    given = [one for one in found.groups() if one]
    return given[0], given[1]


def _minutes(number: str, unit: str) -> int:
    """Minutes, half up."""
    hours = unit.startswith(("時", "h"))
    exact = (Fraction(number) + (Fraction(1, 2) if unit == "時間半" else 0)) * (MINUTES_AN_HOUR if hours else 1)
    return int(exact + Fraction(1, 2))


def _per(plain: str, found: re.Match[str]) -> Per:
    """What the minutes are of: as it stands just before the number, or in English behind it."""
    before, inside = plain[: found.start()], plain[found.start() : found.end() + 15]
    spans = [per for per, pattern in SPANS if pattern.search(before)]
    spans += [per for per, pattern in SPANS_AFTER if pattern.search(inside)]
    return next(iter(spans), "round")
