"""The weeks of a plan: which days are worked, how many minutes each role has, and what is out of the ordinary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aiready.schedule import Room
from aiready.text import Role
from aiready.working_days import ALL, DAY, DAYS_A_WEEK, Notice, WorkingDays

MOSTLY = (3, 5)
"""A week with less than three fifths of its usual working time is mostly closed, or mostly busy."""


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week from its Monday: the days worked in it, and how much of a usual week's time they leave.

    `time` and `usual` are percents of days added up: a week of five plain days has 500 of 500. `open` counts the days
    worked, in percents too, busy or not.
    """

    monday: date
    days: tuple[date, ...]
    time: int
    open: int
    usual: int
    notices: tuple[Notice, ...]

    def share_of(self, minutes: int) -> int:
        """What is left in this week of so many minutes a week."""
        return minutes * self.time // self.usual

    def mostly(self, percents: int) -> bool:
        """Whether so little is left of it that nothing short should fall into it."""
        least, of = MOSTLY
        return percents * of < self.usual * least


@dataclass(frozen=True, slots=True)
class PlanWeeks:
    """The weeks of a plan from its first one."""

    days: WorkingDays
    weeks: tuple[PlanWeek, ...]

    def start_of(self, week: int) -> date:
        """The first day worked in or after this week."""
        return next(one.days[0] for one in self.weeks[week:] if one.days)

    def end_of(self, week: int) -> date:
        """The last day worked in or before this week."""
        return next(one.days[-1] for one in reversed(self.weeks[: week + 1]) if one.days)

    def room(self, minutes: Mapping[Role, int], open_at_once: int, wait: int) -> Room:
        """What can be done in each week by roles that have so many minutes in a usual one."""
        numbered: Iterable[tuple[int, PlanWeek]] = tuple(enumerate(self.weeks))
        return Room(
            minutes={role: [week.share_of(one) for week in self.weeks] for role, one in minutes.items()},
            open_at_once=open_at_once,
            closed=frozenset(number for number, week in numbered if week.mostly(week.open)),
            busy=frozenset(number for number, week in numbered if week.mostly(week.time)),
            wait=wait,
        )


def plan_weeks(days: WorkingDays, starts_on: date, number: int) -> PlanWeeks:
    """So many weeks from the first day worked on or after `starts_on`; days before that are not the plan's.

    Raises:
        AireadyError: so far away that public holidays are not known (A444).
    """
    first = days.first_from(starts_on)
    monday = first - timedelta(days=first.weekday())
    return PlanWeeks(days, tuple(_week(days, monday + timedelta(weeks=week), first) for week in range(number)))


def _week(days: WorkingDays, monday: date, first: date) -> PlanWeek:
    percents = {day: days.percent(day) for day in (monday + DAY * one for one in range(DAYS_A_WEEK))}
    worked = tuple(day for day in percents if days.works(day))
    here = tuple(day for day in worked if day >= first)
    return PlanWeek(
        monday=monday,
        days=here,
        time=sum(percents[day] for day in here),
        open=ALL * len(worked),
        usual=ALL * len(days.weekdays),
        notices=days.notices(monday),
    )
