"""Which question comes next, how much is left and what an answer brings about; the sheet is the whole state."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from aiready.answer_check import answer_faults
from aiready.answers import AnswerSheet, visible_questions
from aiready.conditions import LATER, Value
from aiready.errors import Origin
from aiready.questionnaire import Question, Questionnaire

SECONDS = {"choice": 25, "choices": 40, "number": 20, "text": 60}
"""An estimate by the kind of a question, to be timed with real firms (questionnaire.md Q-1)."""
SECONDS_INTERVIEWED = 75
"""A question asked by an interviewer, with its probe and its evidence (45 to 60 minutes in all, Q-1)."""
LONGEST = 180
"""Somebody who takes longer than this over a question has been called away, in seconds."""
STEADY = 300
"""How many seconds the estimate weighs against what this sitting really took: a dozen plain questions."""

LEAST, MOST = 0.6, 3.0
"""However quick or slow the beginning, the estimate does not go beyond these times the usual."""

Only = Container[str] | None
"""The ids that this way through asks; None for all."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the answers of this sitting took beside what was expected, in seconds."""

    spent: float = 0
    expected: float = 0

    def after(self, seconds: float, expected: float) -> "Pace":
        """The pace with one more answer."""
        return Pace(self.spent + min(max(seconds, 0), LONGEST), self.expected + expected)

    def factor(self) -> float:
        """How much longer (or shorter) than expected the rest will take, 1 at the beginning."""
        if self.expected < STEADY:
            return 1
        factor = (STEADY + self.spent) / (STEADY + self.expected)
        return min(max(factor, LEAST), MOST)


@dataclass(frozen=True, slots=True)
class Change:
    """A sheet after an answer, and the questions that the answer brought up or made fall away."""

    sheet: AnswerSheet
    appeared: tuple[str, ...] = ()
    fell_away: tuple[str, ...] = ()


def questions_asked(questionnaire: Questionnaire, sheet: AnswerSheet, only: Only = None) -> tuple[Question, ...]:
    """The questions that can be reached now, in asking order."""
    return tuple(
        question for question in visible_questions(questionnaire, sheet) if only is None or question.id in only
    )


def next_question(
    questionnaire: Questionnaire, sheet: AnswerSheet, only: Only = None, after: str = ""
) -> Question | None:
    """The first question behind `after` (else the first of all) that applies and has no answer at all."""
    asked = questions_asked(questionnaire, sheet, only)
    place = next((index + 1 for index, question in enumerate(asked) if question.id == after), 0)
    return next((question for question in asked[place:] + asked[:place] if sheet.value(question.id) is None), None)


def parked(questionnaire: Questionnaire, sheet: AnswerSheet, only: Only = None) -> tuple[Question, ...]:
    """The questions put off till later; while there are any, the result is not final."""
    return tuple(one for one in questions_asked(questionnaire, sheet, only) if sheet.value(one.id) == LATER)


def neighbour(
    questionnaire: Questionnaire, sheet: AnswerSheet, question_id: str, step: int, only: Only = None
) -> Question | None:
    """The question so many steps behind (or, with a negative step, before) this one; none beyond the ends."""
    asked = questions_asked(questionnaire, sheet, only)
    place = next((index for index, question in enumerate(asked) if question.id == question_id), 0) + step
    return asked[place] if 0 <= place < len(asked) else None


def progress(questionnaire: Questionnaire, sheet: AnswerSheet, only: Only = None) -> tuple[int, int]:
    """How many of the questions that can be reached are answered and not put off, and how many there are."""
    asked = questions_asked(questionnaire, sheet, only)
    return sum(sheet.value(question.id) not in (None, LATER) for question in asked), len(asked)


def seconds_for(question: Question, *, interviewed: bool = False) -> int:
    """How long a question is expected to take."""
    return SECONDS_INTERVIEWED if interviewed else SECONDS[question.kind]


def minutes_left(questions: Iterable[Question], pace: Pace | None = None, *, interviewed: bool = False) -> int:
    """An honest estimate for these questions in minutes, rounded up: what is usual, at the pace of this sitting."""
    usual = sum(seconds_for(question, interviewed=interviewed) for question in questions)
    return -(-round(usual * (pace or Pace()).factor()) // 60)


def give_answer(questionnaire: Questionnaire, sheet: AnswerSheet, question_id: str, value: Value | None) -> Change:
    """Answer a question; what no longer applies is set aside, what applies again comes back with its old answer."""
    before = [question.id for question in visible_questions(questionnaire, sheet)]
    changed = settled(questionnaire, sheet.with_answer(question_id, value))
    after = [question.id for question in visible_questions(questionnaire, changed)]
    return Change(
        changed,
        appeared=tuple(one for one in after if one not in before),
        fell_away=tuple(one for one in before if one not in after),
    )


def settled(questionnaire: Questionnaire, sheet: AnswerSheet) -> AnswerSheet:
    """The sheet with the answers to questions that do not apply under `set_aside`, and the others where they belong."""
    questions = list(questionnaire.questions())
    for _ in range(len(questions) + 1):  # an answer that comes back may bring up a question of its own
        visible = {question.id for question in visible_questions(questionnaire, sheet)}
        kept = sheet.set_aside
        hidden = [one.id for one in questions if one.id not in visible]
        away = {one: sheet.value(one) for one in hidden if sheet.value(one) is not None}
        back = {one.id: kept[one.id] for one in questions if one.id in visible and _comes_back(one, sheet)}
        if not away and not back:
            break
        for question_id in away:
            sheet = sheet.with_answer(question_id, None)
        for question_id, value in back.items():
            sheet = sheet.with_answer(question_id, value)
        stays = {key: value for key, value in kept.items() if key not in back}
        sheet = sheet.model_copy(update={"set_aside": {**stays, **away}})
    return sheet


def _comes_back(question: Question, sheet: AnswerSheet) -> bool:
    """Whether the answer set aside still fits its question, which has no other answer."""
    value = sheet.set_aside.get(question.id)
    if value is None or sheet.value(question.id) is not None:
        return False
    return not answer_faults(question, value, Origin("", {}))
