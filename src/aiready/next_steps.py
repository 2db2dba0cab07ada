"""What to do after a review, with owner and dates: from the next Monday on, on days the firm works."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aiready.playbook import Action, Playbook
from aiready.review_rules import NextAction
from aiready.text import Role, Text
from aiready.work import owner_of
from aiready.working_days import WorkingDays

DAYS_A_WEEK = 7
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NextStep:
    """An action to do now, with its dates; `title` and `done_when` as they read at this moment.

    `repeated`: the review before named it too, and it is none that comes every time.
    """

    action: Action
    planned: NextAction
    title: Text
    done_when: Text
    owner: Role
    start: date
    due: date
    repeated: bool = False

    def like(self, other: "NextStep") -> bool:
        """Whether this is the same piece of work as another, whenever that was to be done."""
        return (self.action.id, self.planned.title) == (other.action.id, other.planned.title)

    def again(self, last: Iterable["NextStep"]) -> "NextStep":
        """The same as it reads after a review that named it already; unchanged where none did."""
        if not any(self.like(one) for one in last):
            return self
        return replace(self, title=self.planned.again_title or self.title, repeated=not self.planned.routine)


def next_step(playbook: Playbook, planned: NextAction, on: date, days: WorkingDays, *, small: bool) -> NextStep:
    """An action with its first and last day after a review held on this day; in a small firm the president does it."""
    action = playbook.action(planned.action)
    monday = monday_after(on) + timedelta(weeks=planned.week)
    start = days.first_from(monday)
    return NextStep(
        action=action,
        planned=planned,
        title=planned.title or action.title,
        done_when=planned.done_when or action.done_when,
        owner=owner_of(action, small=small),
        start=start,
        due=last_up_to(monday + timedelta(weeks=action.weeks) - DAY, start, days),
    )


def monday_after(on: date) -> date:
    """The Monday on which one begins after a review: the same day, or the next Monday."""
    return on + timedelta(days=-on.weekday() % DAYS_A_WEEK)


def last_up_to(day: date, start: date, days: WorkingDays) -> date:
    """The last day up to this one on which the firm works, or the day of beginning where there is none in between."""
    while day > start and not days.works(day):
        day -= DAY
    return max(day, start)
