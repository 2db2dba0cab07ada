"""What to find out first: the open questions in the order of how much their answers could change the result."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from aiready.answers import AnswerSheet
from aiready.conditions import Differing, NumberBetween, PatternId, StageId, Value
from aiready.judging import leaves
from aiready.other_answers import OtherAnswers
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, Questionnaire
from aiready.rollout import Rollout
from aiready.weighing import weigh_barrier

T = TypeVar("T")
MOST_FIND_OUT = 3
"""At most three find-out tasks (questionnaire.md Q-4)."""


@dataclass(frozen=True, slots=True)
class WorthAsking:
    """An open question and what its answer could change, the other answers as they are.

    `patterns`, `stages`: those that would follow from one answer or another, where they differ; `gates`: those that it
    can turn; `points`: how much of its barrier's interval it accounts for; `bears_on_rollout`: whether it is one of
    those that leave the way open.
    """

    question: str
    patterns: tuple[PatternId, ...]
    gates: tuple[str, ...]
    stages: tuple[StageId, ...]
    barrier: str
    points: int
    bears_on_rollout: bool


def worth_asking(
    questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet, rollout: Rollout
) -> tuple[WorthAsking, ...]:
    """Every open question whose answer could change something, the one that could change most first.

    The way of rolling out counts more than a gate, a gate more than the stage, the stage more than points.
    """
    others = OtherAnswers(questionnaire, policy, sheet)
    behind = {question.id for question in others.behind_rollout()} if len(rollout.possible) > 1 else set()
    left_open = set(others.now.open_questions)
    found = [
        _worth(question, others, behind_rollout=question.id in behind)
        for question in questionnaire.questions()
        if question.id in left_open
    ]
    telling = [one for one in found if one.patterns or one.gates or one.stages or one.points or one.bears_on_rollout]
    return tuple(sorted(telling, key=_rank))


def _rank(one: WorthAsking) -> tuple[int, ...]:
    return -len(one.patterns), -one.bears_on_rollout, -len(one.gates), -len(one.stages), -one.points


def _worth(question: Question, others: OtherAnswers, *, behind_rollout: bool) -> WorthAsking:
    outcomes = [others.with_changes({question.id: value}) for value in _values(question, others)]
    gates = [outcome.known.gates for outcome in outcomes]
    barrier, points = _narrowed(question, others)
    return WorthAsking(
        question=question.id,
        patterns=_differing([outcome.pattern for outcome in outcomes]),
        gates=tuple(gate.id for gate in others.policy.gates if len({one[gate.id] for one in gates}) > 1),
        stages=_differing([outcome.known.stage for outcome in outcomes if outcome.known.stage]),
        barrier=barrier,
        points=points,
        bears_on_rollout=behind_rollout,
    )


def _differing(results: list[T]) -> tuple[T, ...]:
    """The different results in the order in which they came up; none where all are the same."""
    different = tuple(dict.fromkeys(results))
    return different if len(different) > 1 else ()


def _values(question: Question, others: OtherAnswers) -> Iterator[Value]:
    """The answers to try: every option (of those that people named, if they differ), each side of every bound."""
    now = others.now.known.answers.get(question.id)
    if isinstance(question, ChoiceQuestion) and isinstance(now, Differing):
        yield from now.options
    elif isinstance(question, ChoiceQuestion):
        yield from (option.id for option in question.options)
    elif isinstance(question, ChoicesQuestion):
        yield from ((option.id,) for option in question.options)
    elif isinstance(question, NumberQuestion):
        yield from sorted(set(_bounds(question, others)))


def _bounds(question: NumberQuestion, others: OtherAnswers) -> Iterator[int | float]:
    policy = others.policy
    conditions = [gate.red_when for gate in policy.gates]
    conditions += [stage.when for stage in policy.stages]
    conditions += [rule.when for rule in policy.rules]
    for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
        if isinstance(leaf, NumberBetween) and leaf.id == question.id:
            if leaf.at_most is not None:
                yield from (leaf.at_most, leaf.at_most + 1)
            if leaf.at_least is not None:
                yield from (leaf.at_least - 1, leaf.at_least)


def _narrowed(question: Question, others: OtherAnswers) -> tuple[str, int]:
    """The barrier of a question, and by how many points its interval narrows once the answer is known."""
    for section in others.questionnaire.barriers():
        if isinstance(question, ChoiceQuestion) and question in section.questions:
            answers = others.now.known.answers
            before = weigh_barrier(section, others.policy, answers)
            after = weigh_barrier(section, others.policy, {**answers, question.id: question.options[0].id})
            return section.id, (before.high - before.low) - (after.high - after.low)
    return "", 0
