"""How high each barrier stands and how sure that is, which gates are red, what nobody knew."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from aiready.answers import AnswerSheet, known_answers, visible_questions
from aiready.conditions import NOT_APPLICABLE, GateState, Known, Level, StageId, Value, grounds, judge, leaves
from aiready.policy import Gate, Policy
from aiready.questionnaire import BEST, ChoiceQuestion, Questionnaire, Section, level_of

MOST_FIND_OUT = 3
"""At most three find-out tasks (questionnaire.md Q-4)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answered question of a barrier; `points` are what it adds: 3 for the worst option, 0 for the best."""

    question: str
    answer: str
    points: int


@dataclass(frozen=True, slots=True)
class BarrierResult:
    """A barrier's severity, 0 to 100, and the interval it lies in if the open answers were best or worst."""

    id: str
    severity: int | None
    low: int
    high: int
    level: Level | None
    undecided: bool
    answered: int
    unknown: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AxisResult:
    """The mean level (0 to 3) of an axis, and the ends it could have; no value where nothing was answered."""

    id: str
    value: Fraction | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate's state and the questions that made it so (for an unknown gate: those that would tell)."""

    id: str
    state: GateState
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that follows from the answers alone."""

    barriers: tuple[BarrierResult, ...]
    axes: tuple[AxisResult, ...]
    gates: tuple[GateResult, ...]
    stage: StageId
    asked: int
    answered: int
    open_questions: tuple[str, ...]
    find_out: tuple[str, ...]
    known: Known

    def barrier(self, barrier_id: str) -> BarrierResult:
        """The result of one barrier; KeyError if there is none."""
        for barrier in self.barriers:
            if barrier.id == barrier_id:
                return barrier
        raise KeyError(barrier_id)

    def highest(self) -> tuple[BarrierResult, ...]:
        """The barriers from the highest to the lowest; those without an answer last."""
        return tuple(
            sorted(
                self.barriers, key=lambda barrier: -1 if barrier.severity is None else barrier.severity, reverse=True
            )
        )

    def red_gates(self) -> tuple[str, ...]:
        """The gates that must be dealt with first."""
        return tuple(gate.id for gate in self.gates if gate.state == "red")


@dataclass(frozen=True, slots=True)
class _Tally:
    """Weighted sums over the questions of a section that apply: points lost now, answered weight, all weight."""

    lost: int
    answered_weight: int
    weight: int


def assess(questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet) -> Assessment:
    """Score the five barriers and the axes, judge gates and stage.

    The severity is 100 - 100·Σ(w·level) / (3·Σw) over the answered questions, rounded half up; an open answer
    (unknown, later, not answered) counts 3 for the low end and 0 for the high end; "does not apply" counts nowhere
    (questionnaire.md Q-4, Q-5).
    """
    visible = visible_questions(questionnaire, sheet)
    applying = {question.id for question in visible}
    answers = {one: value for one, value in known_answers(questionnaire, sheet).items() if one in applying}
    barriers = tuple(_barrier(section, policy, answers) for section in questionnaire.barriers())
    axes = tuple(_axis(section, policy, answers) for section in questionnaire.axes())
    known = Known(
        answers=answers,
        levels={barrier.id: barrier.level for barrier in barriers},
        axes={axis.id: None if axis.value is None else (axis.value, axis.value) for axis in axes},
    )
    gates = tuple(_gate(gate, known) for gate in policy.gates)
    known = Known(answers, known.levels, {gate.id: gate.state for gate in gates}, known.axes)
    stage = next((stage.id for stage in policy.stages if judge(stage.when, known) is True), policy.stages[-1].id)
    left_open = tuple(question.id for question in visible if is_open(answers.get(question.id)))
    return Assessment(
        barriers=barriers,
        axes=axes,
        gates=gates,
        stage=stage,
        asked=len(visible),
        answered=len(visible) - len(left_open),
        open_questions=left_open,
        find_out=_find_out(questionnaire, policy, left_open),
        known=Known(answers, known.levels, known.gates, known.axes, stage=stage),
    )


def is_open(value: Value | None) -> bool:
    """Whether a question still waits for an answer: not answered, "don't know" or "later"."""
    return value in (None, "unknown", "later")


def _scored(section: Section, answers: dict[str, Value]) -> Iterable[tuple[ChoiceQuestion, int | None]]:
    for question in section.questions:
        if isinstance(question, ChoiceQuestion) and answers.get(question.id) != NOT_APPLICABLE:
            yield question, level_of(question, answers.get(question.id))


def _tally(section: Section, policy: Policy, answers: dict[str, Value]) -> _Tally:
    lost = answered = weight = 0
    for question, level in _scored(section, answers):
        share = policy.weight(question.id)
        weight += share
        if level is not None:
            answered += share
            lost += share * (BEST - level)
    return _Tally(lost, answered, weight)


def _percent(part: int, whole: int) -> int:
    """Half up, in whole numbers: 12.5 becomes 13."""
    return (200 * part + whole) // (2 * whole)


def _barrier(section: Section, policy: Policy, answers: dict[str, Value]) -> BarrierResult:
    tally = _tally(section, policy, answers)
    levels = list(_scored(section, answers))
    evidence = tuple(
        Evidence(question.id, str(answers[question.id]), BEST - level)
        for question, level in levels
        if level is not None
    )
    low, high = 0, 100
    severity = None
    if tally.weight:
        low = _percent(tally.lost, BEST * tally.weight)
        high = _percent(tally.lost + BEST * (tally.weight - tally.answered_weight), BEST * tally.weight)
    if tally.answered_weight:
        severity = _percent(tally.lost, BEST * tally.answered_weight)
    return BarrierResult(
        id=section.id,
        severity=severity,
        low=low,
        high=high,
        level=None if severity is None else policy.level(severity),
        undecided=severity is None or _undecided(policy, low, high, tally),
        answered=len(evidence),
        unknown=len(levels) - len(evidence),
        evidence=evidence,
    )


def _undecided(policy: Policy, low: int, high: int, tally: _Tally) -> bool:
    """Whether too little is answered, or the interval spans more neighbouring levels than the policy allows."""
    bounds = (policy.levels.medium, policy.levels.high, policy.levels.severe)
    spanned = 1 + sum(low < bound <= high for bound in bounds)
    return spanned > policy.levels.widest or 100 * tally.answered_weight < policy.levels.decided_from * tally.weight


def _axis(section: Section, policy: Policy, answers: dict[str, Value]) -> AxisResult:
    tally = _tally(section, policy, answers)
    if not tally.weight:
        return AxisResult(section.id, None, Fraction(0), Fraction(BEST))
    gained = BEST * tally.answered_weight - tally.lost
    value = Fraction(gained, tally.answered_weight) if tally.answered_weight else None
    left_open = tally.weight - tally.answered_weight
    return AxisResult(
        section.id, value, Fraction(gained, tally.weight), Fraction(gained + BEST * left_open, tally.weight)
    )


def _gate(gate: Gate, known: Known) -> GateResult:
    verdict = judge(gate.red_when, known)
    reasons = grounds(gate.red_when, known) if verdict is True else leaves(gate.red_when)
    questions = dict.fromkeys(leaf.id for leaf in reasons if hasattr(leaf, "id"))
    if verdict is None:
        questions = {question: None for question in questions if is_open(known.answers.get(question))}
    state: GateState = "unknown" if verdict is None else ("red" if verdict else "clear")
    return GateResult(gate.id, state, tuple(questions))


def _find_out(questionnaire: Questionnaire, policy: Policy, left_open: tuple[str, ...]) -> tuple[str, ...]:
    """The open questions that could move most: those a gate waits for, then by their share of a barrier or axis."""
    asked_by_gates = {leaf.id for gate in policy.gates for leaf in leaves(gate.red_when) if hasattr(leaf, "id")}
    share: dict[str, Fraction] = {}
    for section in questionnaire.scored_sections():
        total = sum(policy.weight(question.id) for question in section.questions)
        share |= {question.id: Fraction(policy.weight(question.id), total) for question in section.questions}
    order = {question.id: place for place, question in enumerate(questionnaire.questions())}
    ranked = sorted(
        (question for question in left_open if question in share or question in asked_by_gates),
        key=lambda question: (question not in asked_by_gates, -share.get(question, Fraction(1)), order[question]),
    )
    return tuple(ranked[:MOST_FIND_OUT])
