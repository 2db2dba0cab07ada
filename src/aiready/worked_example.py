"""One barrier and one axis of a made-up firm, scored step by step by the code that scores every firm."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import cycle
from math import floor
from typing import Any

from aiready.answers import AnswerSheet, new_sheet
from aiready.assessment import assess
from aiready.conditions import UNKNOWN
from aiready.pack import Pack
from aiready.questionnaire import BEST, ChoiceQuestion, Section, level_of
from aiready.text import Lang

LEVELS_GIVEN = (1, 1, None, 2, 1)
"""The made-up answers by their level, None for "don't know": one that rounds, and spans a border."""
AXIS_GIVEN = (2, None)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Row:
    """One answer on its way into the sum; no level and no points where nobody knew."""

    id: str
    answer: str
    label: str
    weight: int
    level: int | None
    points: int | None


def worked_example(pack: Pack, lang: Lang) -> Record:
    """The first barrier and the first axis, answer by answer; the results come from `assess`."""
    sheet = new_sheet(pack.head.id, pack.head.version)
    barrier, axis = pack.questionnaire.barriers()[0], pack.questionnaire.axes()[0]
    sheet = _filled(_filled(sheet, barrier, LEVELS_GIVEN), axis, AXIS_GIVEN)
    assessment = assess(pack.questionnaire, pack.policy, sheet)
    scored = assessment.barrier(barrier.id)
    valued = next(one for one in assessment.axes if one.id == axis.id)
    return {
        "barrier": {
            **_steps(pack, barrier, sheet, lang),
            "severity": scored.severity,
            "low": scored.low,
            "high": scored.high,
            "level": pack.words[lang].get(f"level_{scored.level}", scored.level),
            "undecided": scored.undecided,
        },
        "axis": {
            **_steps(pack, axis, sheet, lang),
            "value": None if valued.value is None else _places(valued.value),
            "low": _places(valued.low),
            "high": _places(valued.high),
        },
    }


def _filled(sheet: AnswerSheet, section: Section, levels: Iterable[int | None]) -> AnswerSheet:
    for question, level in zip(section.questions, cycle(levels), strict=False):
        if isinstance(question, ChoiceQuestion):
            sheet = sheet.with_answer(question.id, UNKNOWN if level is None else question.options[level].id)
    return sheet


def _rows(pack: Pack, section: Section, sheet: AnswerSheet, lang: Lang) -> Iterator[_Row]:
    unknown = pack.words[lang].get("answer_unknown", UNKNOWN)
    for question in section.questions:
        if isinstance(question, ChoiceQuestion):
            answer = str(sheet.value(question.id))
            level = level_of(question, answer)
            label = unknown if level is None else question.options[level].label.read(lang)
            points = None if level is None else BEST - level
            yield _Row(question.id, answer, label, pack.policy.weight(question.id), level, points)


def _steps(pack: Pack, section: Section, sheet: AnswerSheet, lang: Lang) -> Record:
    """Every answer with its weight, level and points, and the sums that the formula needs."""
    rows = list(_rows(pack, section, sheet, lang))
    weight = sum(row.weight for row in rows)
    answered = sum(row.weight for row in rows if row.level is not None)
    lost = sum(row.weight * row.points for row in rows if row.points is not None)
    lost_at_worst = lost + BEST * (weight - answered)
    return {
        "id": section.id,
        "title": section.title.read(lang),
        "rows": [asdict(row) for row in rows],
        "lost": lost,
        "lost_at_worst": lost_at_worst,
        "gained": BEST * answered - lost,
        "gained_at_best": BEST * weight - lost,
        "answered_weight": answered,
        "weight": weight,
        "most": BEST * answered,
        "most_of_all": BEST * weight,
        "share": _places(Fraction(100 * answered, weight)),
        "exact": {
            "severity": _places(Fraction(100 * lost, BEST * answered)),
            "low": _places(Fraction(100 * lost, BEST * weight)),
            "high": _places(Fraction(100 * lost_at_worst, BEST * weight)),
        },
    }


def _places(value: Fraction) -> str:
    """Two places, half up, where it has more; none where it is whole."""
    if value.denominator == 1:
        return str(value.numerator)
    hundredths = floor(100 * value + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"
