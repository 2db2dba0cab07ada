"""What a firm measured before the trial and at each review, every value with how it is known."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from aiready.kit import Checkpoint
from aiready.text import Content, Day, Id

Known = Literal["measured", "reported", "estimated"]
"""Counted or timed; told by the people concerned; put at a guess."""
CHECKPOINTS: tuple[Checkpoint, ...] = get_args(Checkpoint)
MONTHS: dict[int, Checkpoint] = {1: "month_1", 3: "month_3", 6: "month_6"}
Label = Annotated[str, Field(max_length=4000)]
Number = int | float


class Measure(Content):
    """One value and how it is known; `n`, `low` and `high` where several cases lie behind it."""

    value: int | float
    known: Known
    n: Annotated[int, Field(ge=1, le=100000)] | None = None
    low: int | float | None = None
    high: int | float | None = None
    remark: Label | None = None


class Measurement(Content):
    """What was found at one checkpoint: numbers under `values`, everything chosen or told under `answers`."""

    date: Day | None = None
    values: dict[Id, Measure] = Field(default_factory=dict)
    answers: dict[Id, Label] = Field(default_factory=dict)
    remark: Label | None = None


class Agreed(Content):
    """The aim that was written down beforehand (the trial charter): minutes a case, and since when it stands."""

    minutes_per_case: Annotated[int | float, Field(ge=0.1, le=2400)]
    on: Day | None = None


class Reviews(Content):
    """The sheet's `reviews`: the task that is measured, the aim, and what was found at each checkpoint."""

    task: Label | None = None
    agreed: Agreed | None = None
    day_0: Measurement | None = None
    trial_end: Measurement | None = None
    month_1: Measurement | None = None
    month_3: Measurement | None = None
    month_6: Measurement | None = None

    def at(self, checkpoint: Checkpoint) -> Measurement:
        """What was found at a checkpoint; nothing where nothing is written."""
        found: Measurement | None = getattr(self, checkpoint)
        return found or Measurement()

    def having(self, checkpoint: Checkpoint, found: Measurement) -> "Reviews":
        """The same with another finding at one checkpoint."""
        return self.model_copy(update={checkpoint: found})

    def before(self, checkpoint: Checkpoint) -> tuple[Checkpoint, ...]:
        """The checkpoints before this one, the earliest first."""
        return CHECKPOINTS[: CHECKPOINTS.index(checkpoint)]

    def latest(self) -> int | None:
        """The month of the latest review that has numbers."""
        return next((month for month, name in reversed(MONTHS.items()) if self.at(name).values), None)
