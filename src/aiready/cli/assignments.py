"""Answers given on the command line as ID=VALUE."""

from collections.abc import Sequence

from aiready.answer_check import answer_faults, parsed_answer
from aiready.answers import AnswerSheet
from aiready.errors import AireadyError, Origin, fault, nearest
from aiready.interview import settled
from aiready.pack import Pack


def with_assignments(pack: Pack, sheet: AnswerSheet, assignments: Sequence[str]) -> AnswerSheet:
    """The sheet with answers given as ID=VALUE; an empty value takes the answer away.

    Raises:
        AireadyError: with the faults of all assignments.
    """
    questions = {question.id: question for question in pack.questionnaire.questions()}
    faults = []
    for assignment in assignments:
        question_id, equals, typed = assignment.partition("=")
        if not equals:
            faults.append(fault("", "A405", found=assignment))
        elif question_id not in questions:
            faults.append(fault("", "A202", id=question_id, hint=nearest(question_id, questions)))
        elif typed:
            value = parsed_answer(questions[question_id], typed)
            faults += answer_faults(questions[question_id], value, Origin("", {}))
            sheet = sheet.with_answer(question_id, value)
        elif sheet.value(question_id) is not None:
            sheet = sheet.with_answer(question_id, None)
    if faults:
        raise AireadyError(faults)
    return settled(pack.questionnaire, sheet)
