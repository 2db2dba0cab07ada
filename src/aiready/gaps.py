"""Where people of one firm see a thing two levels or more apart, and which way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from aiready.answers import SAY, AnswerSheet, SheetRole
from aiready.conditions import Direction
from aiready.questionnaire import ChoiceQuestion, Questionnaire, level_of

Voice = tuple[SheetRole, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Two roles, the one with more say first, so far apart on a question; `above`: the first answers higher."""

    question: str
    first: SheetRole
    second: SheetRole
    direction: Direction
    levels: int


def find_gaps(questionnaire: Questionnaire, sheet: AnswerSheet, apart: int) -> tuple[Gap, ...]:
    """Every gap of at least `apart` levels in a merged sheet, the widest of each two roles, in asking order.

    Each person is a voice; the floor is one voice, with the answer in the middle of its group (of an even number the
    two in the middle, of which the nearer one counts), so that nobody of it is singled out and nothing is averaged.
    """
    return tuple(gap for question in questionnaire.scored() for gap in _gaps(question, sheet, apart))


def _gaps(question: ChoiceQuestion, sheet: AnswerSheet, apart: int) -> Iterator[Gap]:
    widest: dict[tuple[SheetRole, SheetRole], Gap] = {}
    for (first, high), (second, low) in combinations(_voices(question, sheet), 2):
        distance = min((one - other for one in high for other in low), key=abs)
        if first != second and abs(distance) >= apart:
            gap = Gap(question.id, first, second, "above" if distance > 0 else "below", abs(distance))
            before = widest.get((first, second))
            if before is None or before.levels < gap.levels:
                widest[first, second] = gap
    yield from widest.values()


def _voices(question: ChoiceQuestion, sheet: AnswerSheet) -> Iterator[Voice]:
    detail = sheet.details.get(question.id)
    differing = isinstance(sheet.counted(question.id), tuple)
    said = (detail.said if detail and differing else None) or {}
    for role in SAY:
        levels = sorted(level for one in said.get(role, ()) if (level := level_of(question, one)) is not None)
        if role == "floor" and levels:
            yield role, tuple(dict.fromkeys((levels[(len(levels) - 1) // 2], levels[len(levels) // 2])))
        elif role != "floor":
            yield from ((role, (level,)) for level in levels)
