"""Who uses it: counted people at a review, shares where there are enough of them, and when to look for the cause."""

from dataclasses import dataclass
from datetime import date

from aiready.checks import Alarm
from aiready.kit import Checkpoint
from aiready.measurements import Reviews

WEEKS_PASSED: dict[Checkpoint, int] = {"month_1": 4, "month_3": 13, "month_6": 26}
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Use:
    """How many people use it; None where nobody has said. `by_people`: too few for a share to mean anything."""

    meant: int | None
    used: int | None
    weekly: int | None
    daily: int | None
    lapsed: int | None
    weekly_before: int | None
    by_people: bool

    def percent(self, people: int | None) -> float | None:
        """So many people in percent of those meant to use it."""
        return None if people is None or not self.meant else people * 100 / self.meant

    def change(self) -> int | None:
        """How many more people use it weekly than at the review before."""
        if self.weekly is None or self.weekly_before is None:
            return None
        return self.weekly - self.weekly_before

    def alarming(self, alarm: Alarm, weeks: int) -> bool:
        """Whether so few use it weekly, so many weeks after the start, that the cause is to be looked for."""
        if self.weekly is None or weeks < alarm.weeks:
            return False
        share = self.percent(self.weekly)
        return self.weekly == 0 if self.by_people else share is not None and share < alarm.percent


def weeks_passed(reviews: Reviews, checkpoint: Checkpoint, on: date) -> int:
    """The weeks of use at a review held on this day: never more than since the day it was measured without AI."""
    before = reviews.at("day_0").date
    usual = WEEKS_PASSED[checkpoint]
    return min(usual, (on - date.fromisoformat(before)).days // DAYS_A_WEEK) if before else usual


def use_at(reviews: Reviews, checkpoint: Checkpoint, *, by_people: bool) -> Use:
    """The people at a review; where nobody used it at all, nobody did weekly or daily."""
    meant, used, lapsed = (_count(reviews, checkpoint, one) for one in ("people_meant", "people_used", "people_lapsed"))
    weekly = 0 if used == 0 else _count(reviews, checkpoint, "weekly_users")
    daily = 0 if weekly == 0 else _count(reviews, checkpoint, "daily_users")
    earlier = (_count(reviews, one, "weekly_users") for one in reversed(reviews.before(checkpoint)))
    before = next((one for one in earlier if one is not None), None)
    return Use(meant, used, weekly, daily, lapsed, before, by_people)


def _count(reviews: Reviews, checkpoint: Checkpoint, name: str) -> int | None:
    found = reviews.at(checkpoint).values.get(name)
    return int(found.value) if found else None
