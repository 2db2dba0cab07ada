"""Which single answer, if it were another, would change the way of rolling out."""

from dataclasses import dataclass

from aiready.answers import AnswerSheet, as_counted
from aiready.assessment import assess
from aiready.conditions import PatternId, leaves
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, Questionnaire
from aiready.rollout import Rollout, choose_rollout


@dataclass(frozen=True, slots=True)
class Flip:
    """One question, the answer it would need, and the pattern that would follow."""

    question: str
    answer: str
    pattern: PatternId


def single_flips(
    questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet, rollout: Rollout
) -> tuple[Flip, ...]:
    """Every single change of one answered choice that leads to another pattern, in asking order."""
    found = []
    sheet = as_counted(sheet)
    for question in _deciding(questionnaire, policy):
        now = sheet.value(question.id)
        options = {option.id for option in question.options}
        if now not in options:
            continue
        for option in question.options:
            if option.id == now:
                continue
            changed = assess(questionnaire, policy, sheet.with_answer(question.id, option.id))
            pattern = choose_rollout(policy, changed).pattern
            if pattern != rollout.pattern:
                found.append(Flip(question.id, option.id, pattern))
    return tuple(found)


def _deciding(questionnaire: Questionnaire, policy: Policy) -> list[ChoiceQuestion]:
    """The single-choice questions that any rollout rule, or a gate named in one, looks at."""
    conditions = [leaf for rule in policy.rules for leaf in leaves(rule.when)]
    gates = {leaf.id for leaf in conditions if leaf.about == "gate"}
    conditions += [leaf for gate in policy.gates if gate.id in gates for leaf in leaves(gate.red_when)]
    named = {leaf.id for leaf in conditions if hasattr(leaf, "id")}
    axes = {question.id for axis in questionnaire.axes() for question in axis.questions}
    return [
        question
        for question in questionnaire.questions()
        if isinstance(question, ChoiceQuestion) and (question.id in named or question.id in axes)
    ]
