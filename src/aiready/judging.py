"""Whether a condition holds for what is known of a firm: true, false or not known, and what makes it so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from aiready.conditions import (
    LATER,
    UNKNOWN,
    All,
    Always,
    AnswerIs,
    AnyOf,
    AxisBetween,
    BarrierAt,
    Condition,
    Differing,
    Direction,
    GapSeen,
    GateIs,
    GateState,
    Leaf,
    Level,
    Not,
    NumberBetween,
    OpenShare,
    PatternId,
    PatternIs,
    StageId,
    StageIs,
    Unanswered,
    Value,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a firm when a condition is judged; an axis is a range, a point where both ends agree.

    `open_share` is the share of the questions that apply and have no answer.
    """

    answers: Mapping[str, Value] = field(default_factory=dict)
    levels: Mapping[str, Level | None] = field(default_factory=dict)
    gates: Mapping[str, GateState] = field(default_factory=dict)
    axes: Mapping[str, tuple[Fraction, Fraction] | None] = field(default_factory=dict)
    pattern: PatternId | None = None
    stage: StageId | None = None
    open_share: Fraction = Fraction(0)
    gaps: frozenset[Direction] = frozenset()


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
        case AnswerIs() | NumberBetween() | Unanswered():
            return _judge_answer(condition, known.answers.get(condition.id))
        case BarrierAt() | GateIs() | AxisBetween() | PatternIs() | StageIs():
            return _judge_result(condition, known)
        case Always() | OpenShare() | GapSeen():
            return _judge_whole(condition, known)
        case _:
            assert_never(condition)


def _judge_whole(condition: Always | OpenShare | GapSeen, known: Known) -> bool:
    if isinstance(condition, OpenShare):
        return known.open_share > Fraction(condition.over)
    return isinstance(condition, Always) or any(direction in known.gaps for direction in condition.is_)


def _judge_answer(condition: AnswerIs | NumberBetween | Unanswered, value: Value | None) -> bool | None:
    silent = value is None or value in (UNKNOWN, LATER)
    if isinstance(condition, Unanswered):
        return silent
    if silent:
        return None
    if isinstance(condition, AnswerIs):
        if isinstance(value, Differing):
            inside = {option in condition.is_ for option in value.options}
            return inside.pop() if len(inside) == 1 else None
        chosen = value if isinstance(value, tuple) else (value,)
        return any(option in condition.is_ for option in chosen)
    if not isinstance(value, int | float):
        return False
    return _within(Fraction(str(value)), condition.at_least, condition.at_most)


def _within(number: Fraction, low: float | None, high: float | None) -> bool:
    return (low is None or number >= _exact(low)) and (high is None or number <= _exact(high))


@lru_cache(maxsize=512)
def _exact(bound: float) -> Fraction:
    """A bound as it is written, without the error of binary numbers; asked for thousands of times in one search."""
    return Fraction(str(bound))


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
    floor = _exact(condition.at_least) if condition.at_least is not None else Fraction(0)
    holds_low = low >= floor and (condition.below is None or low < _exact(condition.below))
    holds_high = high >= floor and (condition.below is None or high < _exact(condition.below))
    if holds_low and holds_high:
        return True
    outside = high < floor or (condition.below is not None and low >= _exact(condition.below))
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
