"""What to do after a review, with owner and dates: from the next Monday on, on working days."""

from dataclasses import dataclass
from datetime import date, timedelta

from aiready.playbook import Action, Playbook
from aiready.policy import Closure
from aiready.review_rules import NextAction
from aiready.text import Role, Text

SATURDAY, DAYS_A_WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class NextStep:
    """An action to do now, with its dates; `title` and `done_when` as they read at this moment."""

    action: Action
    title: Text
    done_when: Text
    owner: Role
    start: date
    due: date


def next_step(
    playbook: Playbook, planned: NextAction, on: date, closures: tuple[Closure, ...], *, small: bool
) -> NextStep:
    """An action with its first and last day after a review held on this day; in a small firm the president does it."""
    action = playbook.action(planned.action)
    monday = monday_after(on) + timedelta(weeks=planned.week)
    return NextStep(
        action=action,
        title=planned.title or action.title,
        done_when=planned.done_when or action.done_when,
        owner="owner" if small and action.owner in ("champion", "manager") else action.owner,
        start=working_day(monday, closures),
        due=working_day(monday + timedelta(weeks=action.weeks - 1, days=4), closures),
    )


def monday_after(on: date) -> date:
    """The Monday on which one begins after a review: the same day, or the next Monday."""
    return on + timedelta(days=-on.weekday() % DAYS_A_WEEK)


def working_day(on: date, closures: tuple[Closure, ...]) -> date:
    """The day itself or the next one from Monday to Friday on which firms are not closed."""
    while on.weekday() >= SATURDAY or any(one.holds(on) for one in closures):
        on += timedelta(days=1)
    return on
