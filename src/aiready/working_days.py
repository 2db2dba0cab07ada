"""Which days a firm works: its weekdays without public holidays and closures, and when it is too busy for more."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from aiready.errors import AireadyError, fault
from aiready.firm_calendar import BusyTime, ClosedDays, FirmCalendar
from aiready.policy import Closure, PlanLimits

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years whose equinox days the library can be trusted to reckon; outside them no plan is made."""
DAY, DAYS_A_WEEK = timedelta(days=1), 7
ALL = 100

Why = Literal["holiday", "closure", "busy"]


@lru_cache(maxsize=10_000)
def holiday_on(day: date) -> str:
    """The public holiday of Japan on this day by its Japanese name, as jpholiday has it; empty on any other day.

    Substitute holidays and days between two holidays are among them. The equinox days of the years after next are
    reckoned, not yet announced. Days are asked for one by one, since a plan needs few of a year's.

    Raises:
        AireadyError: a year that cannot be known (A444).
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        most = f"{LAST_YEAR - 1}-12-31"
        raise AireadyError([fault("", "A444", year=day.year, least=f"{FIRST_YEAR}-01-01", most=most)])
    import jpholiday

    return jpholiday.is_holiday_name(day) or ""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """What a firm's days are: `weekdays` it works (Monday 0), days it is closed, times in which less is left."""

    weekdays: frozenset[int]
    usual: tuple[Closure, ...] = ()
    closures: tuple[ClosedDays, ...] = ()
    busy: tuple[BusyTime, ...] = ()
    busy_percent_left: int = 50
    month_end_days: int = 7

    def works(self, day: date) -> bool:
        """Whether the firm works on this day."""
        return (
            day.weekday() in self.weekdays
            and not holiday_on(day)
            and not any(one.holds(day) for one in self.usual)
            and not any(one.holds(day) for one in self.closures)
        )

    def percent(self, day: date) -> int:
        """How much of a usual day's time is left: 0 on a closed day, less than 100 in a busy time, else 100.

        Where busy times meet, the busiest counts.
        """
        if not self.works(day):
            return 0
        return min([ALL, *(self._left(one) for one in self.busy if self._falls_into(one, day))])

    def first_from(self, day: date) -> date:
        """This day if the firm works on it, else the next one on which it does."""
        while not self.works(day):
            day += DAY
        return day

    def notices(self, monday: date) -> tuple["Notice", ...]:
        """What is out of the ordinary in the week of this Monday, on the firm's weekdays, in the order of the days."""
        found: dict[tuple[Why, str], list[date]] = {}
        for day in (monday + DAY * number for number in sorted(self.weekdays)):
            for why, name in self._reasons(day):
                found.setdefault((why, name), []).append(day)
        return tuple(Notice(why, name, tuple(days)) for (why, name), days in found.items())

    def _reasons(self, day: date) -> list[tuple[Why, str]]:
        name = holiday_on(day)
        if name:
            return [("holiday", name)]
        closed = [one.label or "" for one in self.closures if one.holds(day)]
        if closed:
            return [("closure", closed[0])]
        if any(one.holds(day) for one in self.usual):
            return [("closure", "")]
        return [("busy", one.label or "") for one in self.busy if self._falls_into(one, day)][:1]

    def _falls_into(self, one: BusyTime, day: date) -> bool:
        if one.months:
            return day.month in one.months
        if one.month_end:
            return (day + DAY * self.month_end_days).month != day.month
        return one.holds(day)

    def _left(self, one: BusyTime) -> int:
        return self.busy_percent_left if one.percent_left is None else one.percent_left


@dataclass(frozen=True, slots=True)
class Notice:
    """Why days of a week are not usual ones; `name` is the holiday's, or what the firm calls it (may be empty)."""

    why: Why
    name: str
    days: tuple[date, ...] = field(default=())


def working_days(calendar: FirmCalendar | None, limits: PlanLimits) -> WorkingDays:
    """The working days of a firm: what its sheet says, and the closures that most firms keep (policy)."""
    own = calendar or FirmCalendar()
    return WorkingDays(
        weekdays=own.working_weekdays(),
        usual=limits.closures,
        closures=own.closures,
        busy=own.busy,
        busy_percent_left=limits.busy_percent_left,
        month_end_days=limits.month_end_days,
    )
