"""When something applies: conditions over answers and results, as content states them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from aiready.text import Content, DottedId, Id

Level = Literal["low", "medium", "high", "severe"]
LEVELS: tuple[Level, ...] = ("low", "medium", "high", "severe")
GateState = Literal["red", "clear", "unknown"]
PatternId = Literal["top_down", "bottom_up", "hybrid"]
StageId = Literal["not_yet", "prepare", "try", "widen"]
BarrierId = Literal["champion", "usage_image", "research_time", "security_fear", "first_step"]
AxisId = Literal["culture", "it_people", "management"]
Direction = Literal["above", "below"]
"""Which way two people of a firm see a thing: the one who decides higher than the others, or lower."""


@dataclass(frozen=True, slots=True)
class Differing:
    """What several people of one firm answered to the same question, from worst to best: at least two options."""

    options: tuple[str, ...]


Value = str | int | float | tuple[str, ...] | Differing
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


class OpenShare(Content):
    """More than this share of the questions that apply has no answer: a fraction such as 1/3."""

    about: Literal["open_share"]
    over: Annotated[str, Field(pattern=r"^(0|[1-9]\d?/[1-9]\d?)$")]


class GapSeen(Content):
    """Two people of the firm answered two levels or more apart: the one with more say higher, or lower."""

    about: Literal["gap"]
    is_: Annotated[tuple["Direction", ...], Field(alias="is", min_length=1)]


Leaf = (
    Always
    | BarrierAt
    | GateIs
    | AxisBetween
    | PatternIs
    | StageIs
    | AnswerIs
    | NumberBetween
    | Unanswered
    | OpenShare
    | GapSeen
)
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
    | Unanswered
    | OpenShare
    | GapSeen,
    Field(discriminator="about"),
]
for _model in (All, AnyOf, Not):
    _model.model_rebuild()
