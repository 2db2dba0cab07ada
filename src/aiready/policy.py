"""How answers are weighed: weights, thresholds, gates, stages, rollout rules and limits; all of them conventions."""

from datetime import date
from typing import Annotated

from pydantic import Field

from aiready.conditions import Condition, Level, PatternId, StageId
from aiready.task_scoring import TaskScoring
from aiready.text import Content, DottedId, Id, Sources, Text, Words

Percent = Annotated[int, Field(ge=1, le=100)]


class Thresholds(Content):
    """From which severity (0 to 100) a level begins, and when it is left undecided (questionnaire.md, head and Q-4)."""

    medium: Percent
    high: Percent
    severe: Percent
    decided_from: Percent
    widest: Annotated[int, Field(ge=1, le=4)]


class Gate(Content):
    """A condition that no good score elsewhere makes up for (questionnaire.md Q-5)."""

    id: Id
    title: Text
    red_when: Condition
    says_red: Text
    says_unknown: Text
    says_clear: Text | None = None
    sources: Sources = ()


class Stage(Content):
    """Where the firm stands, in plain words; the first whose condition holds."""

    id: StageId
    title: Text
    says: Text
    when: Condition
    sources: Sources = ()


class RolloutRule(Content):
    """One row of the decision table; the first that holds wins.

    `tie`: chosen for want of a reason for another; `stay_until`: what must be so before anybody changes over from it.
    """

    id: Id
    when: Condition
    pattern: PatternId
    tie: bool = False
    reason: Text
    stay_until: Text | None = None
    sources: Sources = ()


class Pattern(Content):
    """A way of rolling out: for whom, for whom not, what must be added to it, and when to change over to it.

    `month_1_in_use`: the order in short for a firm that is past its first trial. `figures`: sources with a figure that
    speaks for this way.
    """

    id: PatternId
    title: Text
    says: Text
    watch_out: Text
    month_1: Text
    suits: Text | None = None
    does_not_suit: Text | None = None
    must_add: Text | None = None
    switch_when: Text | None = None
    month_1_in_use: Text | None = None
    sources: Sources = ()
    figures: Sources = ()


class Minutes(Content):
    """Minutes a week."""

    owner: Annotated[int, Field(ge=0)]
    champion: Annotated[int, Field(ge=0)]
    manager: Annotated[int, Field(ge=0)]
    floor: Annotated[int, Field(ge=0)]


class OpenAtOnce(Content):
    """How many actions may be open in the same week, by the level of the barrier `research_time`."""

    low: Annotated[int, Field(ge=1)]
    medium: Annotated[int, Field(ge=1)]
    high: Annotated[int, Field(ge=1)]
    severe: Annotated[int, Field(ge=1)]

    def at(self, level: Level | None) -> int:
        """The limit at this level; the middle one where the level is not known."""
        return self.medium if level is None else int(getattr(self, level))


class Closure(Content):
    """Days on which most firms are closed, as month-day, both included; it may run over the turn of the year."""

    first: Annotated[str, Field(pattern=r"^[01][0-9]-[0-3][0-9]$")]
    last: Annotated[str, Field(pattern=r"^[01][0-9]-[0-3][0-9]$")]

    def holds(self, day: date) -> bool:
        """Whether the firm is closed on this day."""
        here = day.strftime("%m-%d")
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


class PlanLimits(Content):
    """What keeps a plan small enough to be done."""

    headline_actions: Annotated[int, Field(ge=1)]
    first_weeks: Annotated[int, Field(ge=1)]
    later_headlines: Annotated[int, Field(ge=0)]
    last_week: Annotated[int, Field(ge=1)]
    helpers_within: Annotated[int, Field(ge=0)]
    open_at_once: OpenAtOnce
    minutes_a_week: Minutes
    small_firm: Annotated[int, Field(ge=0)]
    first_tasks: Annotated[int, Field(ge=1)] = 5
    least_minutes_a_month: Annotated[int, Field(ge=0)] = 120
    closures: tuple[Closure, ...] = ()
    busy_percent_left: Annotated[int, Field(ge=0, le=100)] = 50
    month_end_days: Annotated[int, Field(ge=1, le=15)] = 7
    trial_may_wait: Annotated[int, Field(ge=0)] = 5
    wait_for_calm: Annotated[int, Field(ge=0)] = 6
    outside_can_take: tuple[Id, ...] = ()


class Raters(Content):
    """How the answers of several people of one firm are laid side by side (questionnaire.md Q-6).

    `apart`: so many levels between two people are a gap; `floor_from`: answers of the floor are shown and used only as
    a group of at least so many.
    """

    least: Annotated[int, Field(ge=2)] = 2
    most: Annotated[int, Field(ge=2)] = 5
    apart: Annotated[int, Field(ge=1, le=3)] = 2
    floor_from: Annotated[int, Field(ge=1)] = 3


class ComparisonLimits(Content):
    """What two dates must differ by before a barrier is said to have moved (questionnaire.md Q-8.5)."""

    smallest_change: Percent


class Head(Content):
    """What Japanese texts call the one at the head of a firm whose name has one of the signs and none of `unless`."""

    says: Words
    signs: Annotated[tuple[Words, ...], Field(min_length=1)]
    unless: tuple[Words, ...] = ()

    def fits(self, name: str) -> bool:
        """Whether a firm of this name calls its head so."""
        return any(sign in name for sign in self.signs) and not any(sign in name for sign in self.unless)


class Policy(Content):
    """`questions/_policy.yaml`, whole."""

    note: Text
    weights: dict[DottedId, Annotated[int, Field(ge=1, le=100)]]
    levels: Thresholds
    gates: tuple[Gate, ...]
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    rules: Annotated[tuple[RolloutRule, ...], Field(min_length=1)]
    patterns: Annotated[tuple[Pattern, ...], Field(min_length=3, max_length=3)]
    plan: PlanLimits
    first_tasks: TaskScoring = TaskScoring()
    raters: Raters = Raters()
    heads: tuple[Head, ...] = ()
    comparison: ComparisonLimits = ComparisonLimits(smallest_change=15)

    def weight(self, question_id: str) -> int:
        """The weight of a question; 1 unless said."""
        return self.weights.get(question_id, 1)

    def pattern(self, pattern_id: PatternId) -> Pattern:
        """The words of a pattern."""
        return next(pattern for pattern in self.patterns if pattern.id == pattern_id)

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; KeyError if there is none."""
        for gate in self.gates:
            if gate.id == gate_id:
                return gate
        raise KeyError(gate_id)

    def stage(self, stage_id: StageId) -> Stage:
        """The words of a stage."""
        return next(stage for stage in self.stages if stage.id == stage_id)

    def level(self, severity: int) -> Level:
        """The level of a severity: below `medium` low, below `high` medium, below `severe` high, else severe."""
        bounds: tuple[tuple[int, Level], ...] = (
            (self.levels.medium, "low"),
            (self.levels.high, "medium"),
            (self.levels.severe, "high"),
        )
        return next((level for bound, level in bounds if severity < bound), "severe")
