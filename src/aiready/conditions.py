"""When something applies: conditions over answers and results, true, false or not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Literal, assert_never

from pydantic import Field

from aiready.text import Content, DottedId, Id

Level = Literal["low", "medium", "high", "severe"]
LEVELS: tuple[Level, ...] = ("low", "medium", "high", "severe")
GateState = Literal["red", "clear", "unknown"]
PatternId = Literal["top_down", "bottom_up", "hybrid"]
StageId = Literal["not_yet", "prepare", "try", "widen"]
BarrierId = Literal["champion", "usage_image", "research_time", "security_fear", "first_step"]
AxisId = Literal["culture", "it_people", "management"]

Value = str | int | float | tuple[str, ...]
UNKNOWN, LATER, NOT_APPLICABLE = "unknown", "later", "not_applicable"
RESERVED = (UNKNOWN, LATER, NOT_APPLICABLE)


class Always(Content):
    """True for every firm."""

    about: Literal["always"]


class All(Content):
    """True when every part is."""

    about: Literal["all"]
    of: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AnyOf(Content):
    """True when one part is."""

    about: Literal["any"]
    of: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Content):
    """True when the part is false."""

    about: Literal["not"]
    of: "Condition"


class BarrierAt(Content):
    """A barrier stands at one of these levels."""

    about: Literal["barrier"]
    id: BarrierId
    level: Annotated[tuple[Level, ...], Field(min_length=1)]


class GateIs(Content):
    """A gate is in one of these states."""

    about: Literal["gate"]
    id: Id
    state: Annotated[tuple[GateState, ...], Field(min_length=1)]


class AxisBetween(Content):
    """An axis value (0 to 3) is at least the one and below the other bound."""

    about: Literal["axis"]
    id: AxisId
    at_least: float | int | None = None
    below: float | int | None = None


class PatternIs(Content):
    """The rollout pattern chosen is one of these."""

    about: Literal["pattern"]
    is_: Annotated[tuple[PatternId, ...], Field(alias="is", min_length=1)]


class StageIs(Content):
    """The firm's stage is one of these."""

    about: Literal["stage"]
    is_: Annotated[tuple[StageId, ...], Field(alias="is", min_length=1)]


class AnswerIs(Content):
    """A question was answered with one of these options (of several chosen ones, any)."""

    about: Literal["answer"]
    id: DottedId
    is_: Annotated[tuple[Id, ...], Field(alias="is", min_length=1)]


class NumberBetween(Content):
    """A number answered lies within both bounds, which belong to it."""

    about: Literal["number"]
    id: DottedId
    at_least: float | int | None = None
    at_most: float | int | None = None


class Unanswered(Content):
    """A question has no answer yet, or "don't know"."""

    about: Literal["unanswered"]
    id: DottedId


Leaf = Always | BarrierAt | GateIs | AxisBetween | PatternIs | StageIs | AnswerIs | NumberBetween | Unanswered
Condition = Annotated[
    Always
    | All
    | AnyOf
    | Not
    | BarrierAt
    | GateIs
    | AxisBetween
    | PatternIs
    | StageIs
    | AnswerIs
    | NumberBetween
    | Unanswered,
    Field(discriminator="about"),
]
for _model in (All, AnyOf, Not):
    _model.model_rebuild()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a firm when a condition is judged; an axis is a range, a point where both ends agree."""

    answers: Mapping[str, Value] = field(default_factory=dict)
    levels: Mapping[str, Level | None] = field(default_factory=dict)
    gates: Mapping[str, GateState] = field(default_factory=dict)
    axes: Mapping[str, tuple[Fraction, Fraction] | None] = field(default_factory=dict)
    pattern: PatternId | None = None
    stage: StageId | None = None


def judge(condition: Condition, known: Known) -> bool | None:
    """Whether the condition holds; None where what is known does not say."""
    match condition:
        case All():
            return _every(judge(part, known) for part in condition.of)
        case AnyOf():
            return _some(judge(part, known) for part in condition.of)
        case Not():
            inner = judge(condition.of, known)
            return None if inner is None else not inner
        case Always():
            return True
        case AnswerIs() | NumberBetween() | Unanswered():
            return _judge_answer(condition, known.answers.get(condition.id))
        case BarrierAt() | GateIs() | AxisBetween() | PatternIs() | StageIs():
            return _judge_result(condition, known)
        case _:
            assert_never(condition)


def _judge_answer(condition: AnswerIs | NumberBetween | Unanswered, value: Value | None) -> bool | None:
    silent = value is None or value in (UNKNOWN, LATER)
    if isinstance(condition, Unanswered):
        return silent
    if silent:
        return None
    if isinstance(condition, AnswerIs):
        chosen = value if isinstance(value, tuple) else (value,)
        return any(option in condition.is_ for option in chosen)
    if isinstance(value, str | tuple) or value is None:
        return False
    return _within(Fraction(str(value)), condition.at_least, condition.at_most)


def _within(number: Fraction, low: float | None, high: float | None) -> bool:
    return (low is None or number >= Fraction(str(low))) and (high is None or number <= Fraction(str(high)))


def _judge_result(condition: BarrierAt | GateIs | AxisBetween | PatternIs | StageIs, known: Known) -> bool | None:
    match condition:
        case BarrierAt():
            level = known.levels.get(condition.id)
            return None if level is None else level in condition.level
        case GateIs():
            state = known.gates.get(condition.id)
            return None if state is None else state in condition.state
        case PatternIs():
            return None if known.pattern is None else known.pattern in condition.is_
        case StageIs():
            return None if known.stage is None else known.stage in condition.is_
        case AxisBetween():
            return _judge_axis(condition, known.axes.get(condition.id))
        case _:
            assert_never(condition)


def _judge_axis(condition: AxisBetween, span: tuple[Fraction, Fraction] | None) -> bool | None:
    if span is None:
        return None
    low, high = span
    floor = Fraction(str(condition.at_least)) if condition.at_least is not None else Fraction(0)
    holds_low = low >= floor and (condition.below is None or low < Fraction(str(condition.below)))
    holds_high = high >= floor and (condition.below is None or high < Fraction(str(condition.below)))
    if holds_low and holds_high:
        return True
    outside = high < floor or (condition.below is not None and low >= Fraction(str(condition.below)))
    return False if outside else None


def _every(parts: Iterator[bool | None]) -> bool | None:
    results = list(parts)
    return False if False in results else (None if None in results else True)


def _some(parts: Iterator[bool | None]) -> bool | None:
    results = list(parts)
    return True if True in results else (None if None in results else False)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every simple condition inside this one, in reading order."""
    if isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.of)
    else:
        yield condition


def grounds(condition: Condition, known: Known) -> Iterator[Leaf]:
    """The simple conditions that make this one true: what to name as the reason."""
    if judge(condition, known) is not True:
        return
    if isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from grounds(part, known)
    elif isinstance(condition, Not):
        yield from leaves(condition.of)
    else:
        yield condition
