"""The firm's own week and year as a person writes them: hours by role, working days, busy times, days it is closed."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from aiready.text import ROLES, Content, Role

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL_WEEK = WEEK[:5]
LEAP_YEAR = "2000-"
"""Month and day alone are read in a leap year, so that 29 February may be written."""
MONTH_AND_DAY = len("12-29")
DAY_OR_DATE = r"^(\d{4}-)?\d{2}-\d{2}$"
FEWEST_HOURS, MOST_HOURS = 0.5, 40

Hours = Annotated[float, Field(ge=FEWEST_HOURS, le=MOST_HOURS)]
Month = Annotated[int, Field(ge=1, le=12)]
PercentLeft = Annotated[int, Field(ge=0, le=100)]
Name = Annotated[str, Field(min_length=1, max_length=100)]


def _real(text: str) -> str:
    """A date or a month and day that there is; otherwise the same fault as a text that is neither."""
    try:
        date.fromisoformat(text if len(text) > MONTH_AND_DAY else LEAP_YEAR + text)
    except ValueError:
        raise PydanticCustomError("string_pattern_mismatch", "no such day", {"pattern": DAY_OR_DATE}) from None
    return text


AnyDay = Annotated[str, Field(pattern=DAY_OR_DATE), AfterValidator(_real)]


def _misfit(code: str, at: str, **facts: object) -> PydanticCustomError:
    """A fault of ours that names two values at once; `at` is the key it stands under."""
    return PydanticCustomError("misfit", "values that do not go together", {"code": code, "at": at, **facts})


class _Sparse(Content):
    """Says nothing of what was left out, so that a saved sheet holds no more than was typed."""

    @model_serializer(mode="wrap")
    def _typed(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        said = {key: value for key, value in handler(self).items() if value is not None and value != ()}
        return {
            key: int(value) if isinstance(value, float) and value.is_integer() else value for key, value in said.items()
        }


class Stretch(_Sparse):
    """Days from the first to the last, both included; of one year (2026-12-28), or of every year (12-28).

    Without `last` it is one day. Without a year it may run over the turn of the year.
    """

    first: AnyDay | None = None
    last: AnyDay | None = None
    label: Name | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Stretch":
        if self.last is not None and self.first is None:
            raise _misfit("A442", "last")
        if self.first is not None and self.last is not None:
            if len(self.first) != len(self.last):
                raise _misfit("A441", "last", first=self.first, last=self.last)
            if len(self.first) > MONTH_AND_DAY and self.last < self.first:
                raise _misfit("A440", "last", first=self.first, last=self.last)
        return self

    def holds(self, day: date) -> bool:
        """Whether this day lies in it."""
        if self.first is None:
            return False
        here = day.isoformat()[-len(self.first) :]
        last = self.last or self.first
        if self.first <= last:
            return self.first <= here <= last
        return here >= self.first or here <= last


class ClosedDays(Stretch):
    """Days on which the firm is closed."""

    first: AnyDay


class BusyTime(Stretch):
    """When less time is left than usual: a stretch of days, whole months of every year, or the end of each month.

    `percent_left`: how much of the usual hours is left then; the policy says it where the firm does not.
    """

    months: Annotated[tuple[Month, ...], Field(min_length=1)] | None = None
    month_end: bool | None = None
    percent_left: PercentLeft | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "BusyTime":
        said = [key for key in ("first", "months", "month_end") if getattr(self, key)]
        if len(said) != 1:
            raise _misfit("A443", said[1] if said else "", found=", ".join(said) or "-")
        return self


class RoleHours(_Sparse):
    """Hours a week that a role has for the plan."""

    owner: Hours | None = None
    champion: Hours | None = None
    manager: Hours | None = None
    floor: Hours | None = None

    def minutes(self) -> dict[Role, int]:
        """Minutes a week of the roles that are named."""
        named: Mapping[Role, float | None] = {role: getattr(self, role) for role in ROLES}
        return {role: int(hours * 60) for role, hours in named.items() if hours is not None}


class FirmCalendar(_Sparse):
    """`calendar` of an answer sheet, whole; `weekdays` are the days the firm works, Monday to Friday unless said.

    Public holidays are never working days for the plan, even where the firm is open: then it has customers.
    """

    hours: RoleHours | None = None
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None
    busy: tuple[BusyTime, ...] = ()
    closures: tuple[ClosedDays, ...] = ()

    def working_weekdays(self) -> frozenset[int]:
        """The days of the week on which the firm works, Monday 0."""
        return frozenset(WEEK.index(one) for one in self.weekdays or USUAL_WEEK)
