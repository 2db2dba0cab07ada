"""Fits actions into weeks: after what they need, within the minutes there are and the number open at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiready.text import Role


@dataclass(frozen=True, slots=True)
class Job:
    """An action to be placed; `order` says who goes first when two could.

    `ends_with` names the job in whose time it must be done at the latest; empty where there is none.
    """

    id: str
    role: Role
    minutes: int
    earliest: int
    weeks: int
    needs: tuple[str, ...]
    order: tuple[object, ...]
    ends_with: str = ""


SHORT = 2
"""Up to so many weeks an action is not laid over a closed week; a longer one runs on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Minutes a week by role, actions open in one week, the last week, and weeks that are mostly closed."""

    minutes: Mapping[Role, int]
    open_at_once: int
    last_week: int
    closed: frozenset[int] = frozenset()


@dataclass(slots=True)
class Calendar:
    """What was placed where: `spans` maps an action to its first week and number of weeks."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    load: dict[tuple[int, Role], int] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    no_room: list[str] = field(default_factory=list)


def fit_into_weeks(jobs: list[Job], limits: Limits) -> Calendar:
    """Place every job at the first week that suits it, in the order of `order` among those whose needs are placed.

    A job too large for any week keeps its length, so that the load shows it; one that would end after the last week,
    or waits for one that found no room, is named in `no_room`.
    """
    calendar = Calendar()
    known = {job.id for job in jobs}
    waiting = sorted(jobs, key=lambda job: job.order)
    while waiting:
        job = next(
            (one for one in waiting if all(need in calendar.spans or need not in known for need in one.needs)), None
        )
        if job is None:
            calendar.no_room += [one.id for one in waiting]
            break
        waiting.remove(job)
        span = _first_span(job, calendar, limits)
        if span is None:
            calendar.no_room.append(job.id)
            known.add(job.id)
        else:
            _take(job, span, calendar)
    return calendar


def _first_span(job: Job, calendar: Calendar, limits: Limits) -> tuple[int, int] | None:
    after_needs = [sum(calendar.spans[need]) for need in job.needs if need in calendar.spans]
    start = max([job.earliest, *after_needs])
    room = limits.minutes[job.role]
    stretched = max(job.weeks, -(-job.minutes // room)) if room else job.weeks
    too_large = not room or stretched > 2 * job.weeks
    weeks = job.weeks if too_large else stretched
    last = min(limits.last_week, sum(calendar.spans.get(job.ends_with, (limits.last_week, 1))) - 1)
    for week in range(start, last - weeks + 2):
        span = range(week, week + weeks)
        crowded = any(calendar.open.get(one, 0) >= limits.open_at_once for one in span)
        shares = zip(span, shares_of(job.minutes, weeks), strict=True)
        full = any(calendar.load.get((one, job.role), 0) + share > room for one, share in shares)
        closed = weeks <= SHORT and any(one in limits.closed for one in span)
        if not crowded and not closed and (too_large or not full):
            return week, weeks
    return None


def shares_of(minutes: int, weeks: int) -> list[int]:
    """Minutes spread over weeks, the first weeks taking the remainder."""
    each, rest = divmod(minutes, weeks)
    return [each + (1 if index < rest else 0) for index in range(weeks)]


def _take(job: Job, span: tuple[int, int], calendar: Calendar) -> None:
    week, weeks = span
    calendar.spans[job.id] = span
    for one, share in zip(range(week, week + weeks), shares_of(job.minutes, weeks), strict=True):
        calendar.load[one, job.role] = calendar.load.get((one, job.role), 0) + share
        calendar.open[one] = calendar.open.get(one, 0) + 1
