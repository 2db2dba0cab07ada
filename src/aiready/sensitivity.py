"""Whether the result hangs on one weight or one answer: a fixed grid of small changes, no chance involved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aiready.answers import AnswerSheet
from aiready.conditions import PatternId
from aiready.other_answers import OtherAnswers, Outcome
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, Questionnaire, level_of
from aiready.rollout import pattern_of

HIGHEST = 2
"""Whether the two highest barriers stay the two highest (questionnaire.md Q-5)."""
FOURTHS = 4
"""Each weight is tried at three and at five fourths of itself: 25 percent less and more (questionnaire.md Q-5)."""

Severities = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Shift:
    """One small change: a weight (`change` is -25 or +25 percent) or an answer (`change` is the other option).

    `severities` and `pattern` are what follows; `highest_hold` whether the two highest barriers are still the highest.
    """

    kind: Literal["weight", "answer"]
    question: str
    change: str
    severities: Severities
    pattern: PatternId
    highest_hold: bool
    pattern_holds: bool


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Every small change that was tried; `highest` are the two highest barriers, `level_with` others as high."""

    highest: tuple[str, ...]
    level_with: tuple[str, ...]
    shifts: tuple[Shift, ...]

    def tried(self, kind: str) -> int:
        """How many changes of this kind were tried."""
        return sum(shift.kind == kind for shift in self.shifts)

    def moved_highest(self) -> tuple[Shift, ...]:
        """The changes after which another barrier stands among the two highest."""
        return tuple(shift for shift in self.shifts if not shift.highest_hold)

    def moved_pattern(self) -> tuple[Shift, ...]:
        """The changes that choose another way of rolling out."""
        return tuple(shift for shift in self.shifts if not shift.pattern_holds)


def find_sensitivity(questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet) -> Sensitivity:
    """Try every weight at 75 and 125 percent and every answer one level up and down, one at a time."""
    return _Grid(questionnaire, policy, sheet).whole()


class _Grid:
    def __init__(self, questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet) -> None:
        self.questionnaire = questionnaire
        self.others = OtherAnswers(questionnaire, policy, sheet)
        self.policy = policy
        self.pattern = pattern_of(policy, self.others.now.known)
        known = [(barrier.id, barrier.severity) for barrier in self.others.now.highest() if barrier.severity]
        self.highest = tuple(barrier for barrier, _ in known[:HIGHEST])
        self.level_with = tuple(barrier for barrier, severity in known[HIGHEST:] if severity == known[HIGHEST - 1][1])

    def whole(self) -> Sensitivity:
        shifts = (*self._weights(), *self._answers())
        return Sensitivity(self.highest, self.level_with, shifts)

    def _weights(self) -> Iterator[Shift]:
        for question in self.questionnaire.scored():
            if question.id in self.others.asked:
                for fourths in (FOURTHS - 1, FOURTHS + 1):
                    yield self._weight(question, fourths)

    def _weight(self, question: ChoiceQuestion, fourths: int) -> Shift:
        """All weights four times as large and this one three or five times: the same as 25 percent less or more."""
        weights = {one.id: FOURTHS * self.policy.weight(one.id) for one in self.questionnaire.scored()}
        weights[question.id] = fourths * self.policy.weight(question.id)
        policy = self.policy.model_copy(update={"weights": weights})
        then = self.others.with_weights(question.id, policy)
        return self._shift("weight", question.id, f"{100 * fourths // FOURTHS - 100:+d}", then)

    def _answers(self) -> Iterator[Shift]:
        for question in self.questionnaire.scored():
            level = level_of(question, self.others.now.known.answers.get(question.id))
            if level is not None:
                for other in (level - 1, level + 1):
                    if 0 <= other < len(question.options):
                        option = question.options[other].id
                        then = self.others.with_changes({question.id: option})
                        yield self._shift("answer", question.id, option, then)

    def _shift(self, kind: Literal["weight", "answer"], question: str, change: str, then: Outcome) -> Shift:
        inside = [then.severities[barrier] or 0 for barrier in self.highest]
        outside = [severity or 0 for barrier, severity in then.severities.items() if barrier not in self.highest]
        holds = not inside or min(inside) >= max(outside, default=0)
        return Shift(kind, question, change, then.severities, then.pattern, holds, then.pattern == self.pattern)
