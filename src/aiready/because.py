"""Which answers called for an action, or which rule did where no answer alone was the cause."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiready.assessment import Assessment
from aiready.conditions import (
    AnswerIs,
    BarrierAt,
    Differing,
    GapSeen,
    GateIs,
    Leaf,
    NumberBetween,
    OpenShare,
    PatternIs,
    Unanswered,
)
from aiready.judging import Known, grounds
from aiready.playbook import Action
from aiready.rollout import Rollout
from aiready.weighing import BarrierResult

EMPLOYEES = "company.employees"
TRIED, STOPPED = "company.tried_before", "stopped"
OPEN_SHARE = "open_share"
"""The rule of an action that so many open answers call for."""
MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class Because:
    """An answer that called for an action, or the rule that did where no answer alone was the cause."""

    question: str
    answer: str
    rule: str


class Reasons:
    """Finds the answers that called for an action."""

    def __init__(self, assessment: Assessment, rollout: Rollout, known: Known) -> None:
        self.assessment = assessment
        self.rollout = rollout
        self.known = known

    def of(self, action: Action) -> list[Because]:
        """The answers behind an action, the weightiest first; a rule where no answer is the cause."""
        found: dict[str, Because] = {}
        for leaf in grounds(action.when, self.known):
            found |= {because.question or because.rule: because for because in self._leaf(leaf)}
        for barrier in action.serves:
            if not any(_speaks(because) for because in found.values()):
                found |= {because.question: because for because in self._barrier(self.assessment.barrier(barrier))}
        speaking = [because for because in found.values() if _speaks(because)]
        return (speaking or list(found.values()) or [Because("", "", "essential")])[:MOST_REASONS]

    def _leaf(self, leaf: Leaf) -> Iterator[Because]:
        if isinstance(leaf, GapSeen):
            gaps = (gap for gap in self.assessment.gaps if gap.direction in leaf.is_)
            yield from (self._answer(gap.question, f"gap:{gap.direction}") for gap in gaps)
        elif isinstance(leaf, OpenShare):
            yield Because("", "", OPEN_SHARE)
        elif isinstance(leaf, BarrierAt):
            yield from self._barrier(self.assessment.barrier(leaf.id))
        elif isinstance(leaf, GateIs):
            yield from self._gate(leaf.id)
        elif isinstance(leaf, PatternIs):
            yield Because("", "", f"rollout:{self.rollout.rule}")
        elif isinstance(leaf, Unanswered) and not self._says_nothing(leaf.id):
            yield Because(leaf.id, "unknown", "")
        elif isinstance(leaf, AnswerIs | NumberBetween) and not self._says_nothing(leaf.id):
            yield self._answer(leaf.id, "")

    def _says_nothing(self, question: str) -> bool:
        """The number of people chooses the form of an action, and only a failure in the past is a reason."""
        return question == EMPLOYEES or (question == TRIED and self.known.answers.get(question) != STOPPED)

    def _gate(self, gate_id: str) -> Iterator[Because]:
        for gate in self.assessment.gates:
            if gate.id == gate_id:
                yield from (self._answer(question, f"gate:{gate_id}") for question in gate.because)

    def _barrier(self, barrier: BarrierResult) -> Iterator[Because]:
        worst = sorted(barrier.evidence, key=lambda evidence: -evidence.points)
        for evidence in worst[:2]:
            if evidence.points:
                yield Because(evidence.question, evidence.answer, f"barrier:{barrier.id}")

    def _answer(self, question: str, rule: str) -> Because:
        value = self.known.answers.get(question, "unknown")
        chosen = value.options if isinstance(value, Differing) else value
        shown = ",".join(chosen) if isinstance(chosen, tuple) else str(chosen)
        return Because(question, shown, rule)


def _speaks(because: Because) -> bool:
    """Whether the firm's own answers, or that they are missing, called for the action."""
    return bool(because.question) or because.rule == OPEN_SHARE
