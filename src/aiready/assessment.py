"""How high each barrier stands and how sure that is, which gates are red, what nobody knew."""

from dataclasses import dataclass, replace
from fractions import Fraction

from aiready.answers import AnswerSheet, known_answers, visible_questions
from aiready.conditions import Differing, GateState, StageId, Value
from aiready.gaps import Gap, find_gaps
from aiready.judging import Known, grounds, judge, leaves
from aiready.policy import Gate, Policy
from aiready.questionnaire import Questionnaire
from aiready.weighing import AxisResult, BarrierResult, weigh_axis, weigh_barrier


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
    gaps: tuple[Gap, ...]
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


def assess(questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet) -> Assessment:
    """Score the five barriers and the axes, judge gates and stage.

    The severity is 100 - 100·Σ(w·level) / (3·Σw) over the answered questions, rounded half up; an open answer
    (unknown, later, not answered) counts 3 for the low end and 0 for the high end, one on which people differ the best
    and the worst that was said; "does not apply" counts nowhere (questionnaire.md Q-4, Q-5).
    """
    visible = visible_questions(questionnaire, sheet)
    applying = {question.id for question in visible}
    answers = {one: value for one, value in known_answers(questionnaire, sheet).items() if one in applying}
    barriers = tuple(weigh_barrier(section, policy, answers) for section in questionnaire.barriers())
    axes = tuple(weigh_axis(section, policy, answers) for section in questionnaire.axes())
    gaps = find_gaps(questionnaire, sheet, policy.raters.apart)
    left_open = tuple(question.id for question in visible if is_open(answers.get(question.id)))
    known = Known(
        answers=answers,
        levels={barrier.id: barrier.level for barrier in barriers},
        axes={axis.id: None if axis.value is None else (axis.value, axis.value) for axis in axes},
        open_share=Fraction(len(left_open), len(visible)) if visible else Fraction(0),
        gaps=frozenset(gap.direction for gap in gaps),
    )
    gates = tuple(_gate(gate, known) for gate in policy.gates)
    known = replace(known, gates={gate.id: gate.state for gate in gates})
    stage = stage_of(policy, known)
    return Assessment(
        barriers=barriers,
        axes=axes,
        gates=gates,
        stage=stage,
        asked=len(visible),
        answered=len(visible) - len(left_open),
        open_questions=left_open,
        gaps=gaps,
        known=replace(known, stage=stage),
    )


def is_open(value: Value | None) -> bool:
    """Whether a question still waits for an answer: none yet, "don't know", "later", or people differ on it."""
    return value in (None, "unknown", "later") or isinstance(value, Differing)


def stage_of(policy: Policy, known: Known) -> StageId:
    """The first stage whose condition surely holds, the last one where none does."""
    return next((stage.id for stage in policy.stages if judge(stage.when, known) is True), policy.stages[-1].id)


def gate_state(gate: Gate, known: Known) -> GateState:
    """Red, clear, or unknown where the open answers decide."""
    verdict = judge(gate.red_when, known)
    return "unknown" if verdict is None else ("red" if verdict else "clear")


def _gate(gate: Gate, known: Known) -> GateResult:
    state = gate_state(gate, known)
    reasons = grounds(gate.red_when, known) if state == "red" else leaves(gate.red_when)
    questions = dict.fromkeys(leaf.id for leaf in reasons if hasattr(leaf, "id"))
    if state == "unknown":
        questions = {question: None for question in questions if is_open(known.answers.get(question))}
    return GateResult(gate.id, state, tuple(questions))
