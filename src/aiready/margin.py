"""How near another way of rolling out is: the smallest sets of answers whose change would choose it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from aiready.answers import AnswerSheet
from aiready.conditions import PatternId
from aiready.other_answers import OtherAnswers
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, Questionnaire, level_of
from aiready.rollout import Rollout

MOST_CHANGES = 2
"""All single changes and all pairs are tried; more at once would say little about how near another way is."""

Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Flip:
    """Answers (question, option) that together lead to another pattern, while no part of them alone does.

    `steps`: by how many levels the answers move in all.
    """

    changes: tuple[Change, ...]
    pattern: PatternId
    steps: int


@dataclass(frozen=True, slots=True)
class Margin:
    """Every smallest flip, the nearest first, and the second choice: None where one or two answers change nothing."""

    flips: tuple[Flip, ...]
    second: PatternId | None

    def nearest(self) -> tuple[Flip, ...]:
        """Of every set of questions and the pattern it leads to, the flip that moves the answers least."""
        found: dict[tuple[tuple[str, ...], PatternId], Flip] = {}
        for flip in self.flips:
            found.setdefault((tuple(question for question, _ in flip.changes), flip.pattern), flip)
        return tuple(found.values())


def find_margin(questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet, rollout: Rollout) -> Margin:
    """Try every change of one and of two answers that the rollout can hang on; no chance is involved."""
    others = OtherAnswers(questionnaire, policy, sheet)
    options = {question.id: tuple(_other_options(question, others)) for question in others.behind_rollout()}
    flips: list[Flip] = []
    flipping: set[Change] = set()
    for count in range(1, MOST_CHANGES + 1):
        for questions in combinations(options, count):
            for changes in product(*(options[question] for question in questions)):
                if flipping.isdisjoint(change for change, _ in changes):
                    pattern = others.pattern(dict(change for change, _ in changes))
                    if pattern != rollout.pattern:
                        flips.append(Flip(tuple(one for one, _ in changes), pattern, sum(by for _, by in changes)))
        flipping |= {change for flip in flips for change in flip.changes if len(flip.changes) == 1}
    flips.sort(key=lambda flip: (len(flip.changes), flip.steps))
    others_possible = (pattern for pattern in rollout.possible if pattern != rollout.pattern)
    return Margin(tuple(flips), flips[0].pattern if flips else next(others_possible, None))


def _other_options(question: ChoiceQuestion, others: OtherAnswers) -> Iterator[tuple[Change, int]]:
    """Every option that was not chosen, with the number of levels to it; none where no single option was chosen."""
    now = level_of(question, others.now.known.answers.get(question.id) or others.sheet.value(question.id))
    if now is not None:
        for level, option in enumerate(question.options):
            if level != now:
                yield (question.id, option.id), abs(level - now)
