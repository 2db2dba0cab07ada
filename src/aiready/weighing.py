"""What the answers to one section weigh: the severity of a barrier, the value of an axis, and how sure they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from aiready.conditions import NOT_APPLICABLE, Differing, Level, Value
from aiready.policy import Policy
from aiready.questionnaire import BEST, ChoiceQuestion, Section, level_of

Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answered question of a barrier; `points` are what it adds: 3 for the worst option, 0 for the best."""

    question: str
    answer: str
    points: int


@dataclass(frozen=True, slots=True)
class BarrierResult:
    """A barrier's severity, 0 to 100, and the interval it lies in if the open answers were best or worst.

    `decided_by`: where it is undecided, the fewest open questions (the heaviest first) that decide it, whatever the
    answers turn out to be.
    """

    id: str
    severity: int | None
    low: int
    high: int
    level: Level | None
    undecided: bool
    answered: int
    unknown: int
    evidence: tuple[Evidence, ...]
    decided_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AxisResult:
    """The mean level (0 to 3) of an axis, and the ends it could have; no value where nothing was answered.

    `reachable`: every value it could have once all is known, from the lowest.
    """

    id: str
    value: Fraction | None
    low: Fraction
    high: Fraction
    reachable: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A scored question that applies: its weight and the levels its answer may have, one where it is settled."""

    question: ChoiceQuestion
    weight: int
    levels: tuple[int, ...]

    def settled(self) -> bool:
        return len(self.levels) == 1


@dataclass(frozen=True, slots=True)
class _Tally:
    """Weighted points over the questions of a section: lost by settled answers, lost at least and at most by all."""

    lost: int
    settled: int
    weight: int
    least: int
    most: int


def weigh_barrier(section: Section, policy: Policy, answers: Answers) -> BarrierResult:
    """The result of one barrier from these answers."""
    parts = tuple(_parts(section, policy, answers))
    tally = _tally(parts)
    evidence = tuple(
        Evidence(part.question.id, str(answers[part.question.id]), BEST - part.levels[0])
        for part in parts
        if part.settled()
    )
    severity = _percent(tally.lost, BEST * tally.settled) if tally.settled else None
    low, high = _ends(tally)
    undecided = severity is None or _undecided(policy, tally)
    return BarrierResult(
        id=section.id,
        severity=severity,
        low=low,
        high=high,
        level=None if severity is None else policy.level(severity),
        undecided=undecided,
        answered=len(evidence),
        unknown=len(parts) - len(evidence),
        evidence=evidence,
        decided_by=_decided_by(parts, policy) if undecided else (),
    )


def weigh_axis(section: Section, policy: Policy, answers: Answers) -> AxisResult:
    """The result of one axis from these answers."""
    parts = tuple(_parts(section, policy, answers))
    tally = _tally(parts)
    if not tally.weight:
        ends = Fraction(0), Fraction(BEST)
        return AxisResult(section.id, None, *ends, reachable=ends)
    value = BEST - Fraction(tally.lost, tally.settled) if tally.settled else None
    sums = {0}
    for part in parts:
        sums = {total + part.weight * level for total in sums for level in part.levels}
    reachable = tuple(Fraction(total, tally.weight) for total in sorted(sums))
    return AxisResult(section.id, value, reachable[0], reachable[-1], reachable)


def _parts(section: Section, policy: Policy, answers: Answers) -> Iterator[_Part]:
    for question in section.questions:
        answer = answers.get(question.id)
        if isinstance(question, ChoiceQuestion) and answer != NOT_APPLICABLE:
            yield _Part(question, policy.weight(question.id), _levels(question, answer))


def _levels(question: ChoiceQuestion, answer: Value | None) -> tuple[int, ...]:
    """The levels an answer may stand for: one, all, or those that different people named."""
    said = answer.options if isinstance(answer, Differing) else (answer,)
    found = tuple(level for one in said if (level := level_of(question, one)) is not None)
    return found or tuple(range(BEST + 1))


def _tally(parts: tuple[_Part, ...]) -> _Tally:
    settled = [part for part in parts if part.settled()]
    return _Tally(
        lost=sum(part.weight * (BEST - part.levels[0]) for part in settled),
        settled=sum(part.weight for part in settled),
        weight=sum(part.weight for part in parts),
        least=sum(part.weight * (BEST - max(part.levels)) for part in parts),
        most=sum(part.weight * (BEST - min(part.levels)) for part in parts),
    )


def _ends(tally: _Tally) -> tuple[int, int]:
    if not tally.weight:
        return 0, 100
    return _percent(tally.least, BEST * tally.weight), _percent(tally.most, BEST * tally.weight)


def _percent(part: int, whole: int) -> int:
    """Half up, in whole numbers: 12.5 becomes 13."""
    return (200 * part + whole) // (2 * whole)


def _undecided(policy: Policy, tally: _Tally) -> bool:
    """Whether too little is answered, or the interval spans more neighbouring levels than the policy allows."""
    low, high = _ends(tally)
    bounds = (policy.levels.medium, policy.levels.high, policy.levels.severe)
    spanned = 1 + sum(low < bound <= high for bound in bounds)
    return spanned > policy.levels.widest or 100 * tally.settled < policy.levels.decided_from * tally.weight


def _decided_by(parts: tuple[_Part, ...], policy: Policy) -> tuple[str, ...]:
    """Open questions, the heaviest first, until whatever their answers are the barrier is decided."""
    left_open = sorted((part for part in parts if not part.settled()), key=lambda part: -part.weight)
    settled = [part for part in parts if part.settled()]
    sums = {_tally(tuple(settled)).lost}
    for count, asked in enumerate(left_open, 1):
        sums = {lost + asked.weight * (BEST - level) for lost in sums for level in asked.levels}
        rest = _tally(tuple(left_open[count:]))
        answered = sum(part.weight for part in (*settled, *left_open[:count]))
        tallies = (_Tally(lost, answered, answered + rest.weight, lost + rest.least, lost + rest.most) for lost in sums)
        if not any(_undecided(policy, tally) for tally in tallies):
            return tuple(part.question.id for part in left_open[:count])
    return tuple(part.question.id for part in left_open)
