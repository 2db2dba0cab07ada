"""What makes a task a good first one, in points; every number is a convention of the authors (domain.md 6.3)."""

from typing import Annotated

from pydantic import Field

from aiready.conditions import Condition
from aiready.text import Content, Id
from aiready.use_cases import DataClass, Saving

Point = Annotated[int, Field(ge=0, le=4)]
Hours = Annotated[int, Field(ge=0, le=1000)]


class TextPoints(Content):
    """Points by how much of the task is reading and writing."""

    mostly: Point = 4
    half: Point = 2
    little: Point = 0


class MendPoints(Content):
    """Points by how easily a mistake is put right."""

    easily: Point = 4
    with_effort: Point = 2
    hardly: Point = 0


class DataPoints(Content):
    """How sensitive the data is; class A stands in no table, since it is never tried first.

    `B`: on accounts of the firm's own; `B_open`: without them.
    """

    C: Point = 0
    B: Point = 1
    B_open: Point = 3


class WayPoints(Content):
    """How much the way of doing it differs from person to person, by how far the steps are written down."""

    all: Point = 0
    partly: Point = 1
    none: Point = 2


class WrittenWhen(Content):
    """From which answers of the firm it follows how far steps are written down, where a task says nothing."""

    all: Condition | None = None
    partly: Condition | None = None
    none: Condition | None = None


class TaskScoring(Content):
    """`first_tasks` of `questions/_policy.yaml`.

    `hours`: the hours a month of everybody together from which a task has 1, 2, 3 and 4 points. `annoyed`: points where
    nobody, one, two or more roles find it tiresome; the task named as the most tiresome has the last. Sensitivity is
    taken off `data_weight` times. `saving` (percent) stands in where no task of the pack is like the firm's own.
    `kinds`: the class of each kind of data in `company.data`.
    """

    hours: Annotated[tuple[Hours, ...], Field(min_length=4, max_length=4)] = (2, 5, 10, 20)
    annoyed: Annotated[tuple[Point, ...], Field(min_length=2, max_length=5)] = (0, 2, 3, 4)
    text: TextPoints = TextPoints()
    mends: MendPoints = MendPoints()
    data: DataPoints = DataPoints()
    data_weight: Annotated[float | int, Field(ge=0, le=10)] = 1.5
    own_way: WayPoints = WayPoints()
    saving: Saving = Saving(low=15, high=50)
    kinds: dict[Id, DataClass] = Field(default_factory=dict)
    company_accounts: Condition | None = None
    measured: Condition | None = None
    steps_written: WrittenWhen = WrittenWhen()
