"""What a sum of worth and cost rests on: every default with its source and day, and what a firm says in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_serializer, model_validator

from aiready.estimate import Estimate, Number, exact, known
from aiready.text import Content, Day, Id, Sources, Text

AssumptionId = Literal[
    "saving",
    "freed",
    "weeks_a_year",
    "hour_cost",
    "outsourcing_stopped",
    "overtime_stopped",
    "seats",
    "seat_price",
    "yen_a_dollar",
    "seat_price_yen",
    "training_hours",
    "participant_hours",
    "training_fee",
    "driver_hours",
    "driver_weeks",
    "outside_help",
    "upkeep_hours",
    "minimum_wage",
    "employer_share",
]
"""All that the sum looks at; a pack gives a default for each."""
Unit = Literal["percent", "hours", "hours_a_week", "hours_a_month", "weeks", "seats", "yen", "yen_a_month", "dollars"]
THREE = ("low", "middle", "high")
MEANT = ("value", *THREE)


class Points(Content):
    """Three numbers in order; a bare number in the file stands for all three."""

    low: Number
    middle: Number
    high: Number

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, data: Any) -> Any:
        is_number = isinstance(data, int | float) and not isinstance(data, bool)
        return {"low": data, "middle": data, "high": data} if is_number else data

    def estimate(self) -> Estimate:
        """The same, exact."""
        return Estimate(exact(self.low), exact(self.middle), exact(self.high))


class OfSize(Content):
    """The default for a firm of up to so many people."""

    up_to: Annotated[int, Field(ge=1)]
    value: Points


class Assumption(Content):
    """One default. `value` null: used only where the sheet states it. `of_size`: other defaults for smaller firms.

    `as_of` is the day it was looked at, `valid_until` the last day for which it was made, such as a fiscal year's.
    `minimum` and `maximum` are what a sheet may write.
    """

    id: AssumptionId
    title: Text
    says: Text
    unit: Unit
    value: Points | None
    of_size: tuple[OfSize, ...] = ()
    minimum: Number = 0
    maximum: Number
    whole: bool = False
    as_of: Day
    valid_until: Day | None = None
    sources: Annotated[Sources, Field(min_length=1)]

    def default(self, people: Number | None) -> Estimate | None:
        """The default for a firm of this size; for a firm of unknown size from the least to the most of any size."""
        if self.value is None:
            return None
        every = [self.value.estimate(), *(one.value.estimate() for one in self.of_size)]
        if people is None:
            middles = sorted(one.middle for one in every)
            middle = middles[len(middles) // 2]
            return Estimate(min(one.low for one in every), middle, max(one.high for one in every))
        found = [one for one in self.of_size if people <= one.up_to]
        return min(found, key=lambda one: one.up_to).value.estimate() if found else every[0]

    def old_on(self, today: date, after: int) -> bool:
        """Whether it was looked at more than so many days ago, or was made for a time that is over."""
        until = self.valid_until and date.fromisoformat(self.valid_until)
        return (today - date.fromisoformat(self.as_of)).days > after or bool(until and today > until)


class Assumptions(Content):
    """`playbooks/_assumptions.yaml`. Yen are shown to readers rounded to `round_to`.

    `figures` are measured facts to stand beside the sum; `old_after_days`: from when on a default is shown as old.
    """

    round_to: Annotated[int, Field(ge=1)]
    old_after_days: Annotated[int, Field(ge=1)]
    figures: Sources = ()
    assumptions: tuple[Assumption, ...]


class Stated(Content):
    """What the firm says in place of a default: one `value`, or three in order; in a file a bare number will do."""

    value: Number | None = None
    low: Number | None = None
    middle: Number | None = None
    high: Number | None = None
    because: Annotated[str, Field(max_length=4000)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, int | float) and not isinstance(data, bool) else data

    @model_serializer(mode="plain")
    def _short(self) -> Any:
        said = {key: getattr(self, key) for key in (*MEANT, "because") if getattr(self, key) is not None}
        return self.value if set(said) == {"value"} else said

    def estimate(self) -> Estimate | None:
        """The three numbers, exact; None where they are not all there or not in order."""
        if self.value is not None:
            return known(self.value)
        if self.low is None or self.middle is None or self.high is None:
            return None
        found = Estimate(exact(self.low), exact(self.middle), exact(self.high))
        return found if found.low <= found.middle <= found.high else None


@dataclass(frozen=True, slots=True)
class Used:
    """One assumption as it enters the sum: the firm's own where it states one (`stated`), else the default.

    `points` None: nobody states it and it has no default. `old`: a default that should be looked at again.
    """

    assumption: Assumption
    points: Estimate | None
    stated: bool
    because: str
    old: bool


def used_assumptions(
    defaults: Assumptions, stated: Mapping[Id, Stated], people: Number | None, today: date
) -> dict[AssumptionId, Used]:
    """Every assumption as it is used for a firm of so many people, in the order of the pack.

    What a sheet states for no assumption of this pack, or outside its bounds, does not count.
    """
    found: dict[AssumptionId, Used] = {}
    for one in defaults.assumptions:
        said = stated.get(one.id)
        own = said.estimate() if said else None
        if said and own and exact(one.minimum) <= own.low and own.high <= exact(one.maximum):
            found[one.id] = Used(one, own, stated=True, because=said.because or "", old=False)
        else:
            old = one.value is not None and one.old_on(today, defaults.old_after_days)
            found[one.id] = Used(one, one.default(people), stated=False, because="", old=old)
    return found
