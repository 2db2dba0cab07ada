"""Which question comes next; the sheet is the whole state, so stopping and going on cost nothing."""

from aiready.answers import AnswerSheet, visible_questions
from aiready.questionnaire import Question, Questionnaire

SECONDS_A_QUESTION = 25
"""An estimate to be timed with real firms (questionnaire.md Q-1)."""


def next_question(questionnaire: Questionnaire, sheet: AnswerSheet) -> Question | None:
    """The first question that applies and has no answer at all; none when the interview is over."""
    return next(
        (question for question in visible_questions(questionnaire, sheet) if sheet.value(question.id) is None), None
    )


def progress(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[int, int]:
    """How many of the questions that apply are dealt with, and how many there are."""
    visible = visible_questions(questionnaire, sheet)
    return sum(sheet.value(question.id) is not None for question in visible), len(visible)


def minutes_left(questionnaire: Questionnaire, sheet: AnswerSheet) -> int:
    """An honest estimate of the minutes still to go, rounded up."""
    done, total = progress(questionnaire, sheet)
    return -(-(total - done) * SECONDS_A_QUESTION // 60)
