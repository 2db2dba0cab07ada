"""Fits actions into weeks: after what they need, within the minutes there are and the number open at once.

Everybody does their actions one after the other, in an order that does not hang on how many hours there are. So more
hours can only bring every single action forward, never push one back; a test holds it to that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

from aiready.text import Role

SHORT = 2
"""Up to so many weeks an action is not laid over a closed week; a longer one runs on."""
FIRST_BITE = 15
"""With fewer minutes left in a week no action is begun in it, unless it needs no more a week."""
NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Job:
    """An action to be placed; `order` says who goes first when two could.

    `minutes` are spread over `weeks` at least, with no more in any week than an even spread gives. `calm`: it should
    also keep clear of busy weeks. `rest` weeks pass between its needs and its first week.
    """

    id: str
    role: Role
    minutes: int
    earliest: int
    weeks: int
    needs: tuple[str, ...]
    order: tuple[object, ...]
    calm: bool = False
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """Minutes by role and week, actions open in one week, weeks that are mostly closed, and those too busy for a trial.

    The last week is the last one that has minutes. `wait` is how many weeks a calm action waits for a calm time.
    """

    minutes: Mapping[Role, Sequence[int]]
    open_at_once: int
    closed: frozenset[int] = frozenset()
    busy: frozenset[int] = frozenset()
    wait: int = 0

    def weeks(self) -> int:
        """How many weeks there are."""
        return max((len(weeks) for weeks in self.minutes.values()), default=0)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a job lies: its first week and the minutes of each of its weeks (0 where it waits or only runs on)."""

    week: int
    shares: tuple[int, ...]

    @property
    def end(self) -> int:
        """The first week after it."""
        return self.week + len(self.shares)


@dataclass(slots=True)
class Schedule:
    """What was placed where, what found no room, and which role was short of hours for those that did not.

    `short` has no role for a job that would not fit with any number of hours.
    """

    spans: dict[str, Span] = field(default_factory=dict)
    no_room: list[str] = field(default_factory=list)
    short: dict[str, Role | None] = field(default_factory=dict)


def in_order(jobs: Iterable[Job]) -> list[Job]:
    """The jobs in the order in which they are placed, which does not hang on hours; needs come before dependants.

    By the week in which they could begin if hours were no matter, then by the first part of `order`, then those on
    which most weeks of work wait, then by the rest of `order`. A need that is not among the jobs is none. Jobs that
    wait for each other in a circle are left out.
    """
    named = {job.id: job for job in jobs}
    needs = {job.id: [need for need in dict.fromkeys(job.needs) if need in named] for job in named.values()}
    found = [named[one] for one in _needs_first(needs)]
    begin: dict[str, int] = {}
    behind: dict[str, int] = {}
    for job in found:
        begin[job.id] = max([job.earliest, *(begin[need] + named[need].weeks + job.rest for need in needs[job.id])])
    for job in reversed(found):
        behind[job.id] = behind.get(job.id, 0) + job.weeks
        for need in needs[job.id]:
            behind[need] = max(behind.get(need, 0), behind[job.id] + job.rest)
    return sorted(found, key=lambda job: (begin[job.id], job.order[:1], -behind[job.id], job.order, job.id))


def _needs_first(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """The names so that each comes after all it needs; those in a circle, and those behind one, are left out."""
    open_needs = {name: len(several) for name, several in needs.items()}
    freed: dict[str, list[str]] = {}
    for name, several in needs.items():
        for need in several:
            freed.setdefault(need, []).append(name)
    found = [name for name, number in open_needs.items() if not number]
    for name in found:
        for one in freed.get(name, ()):
            open_needs[one] -= 1
            if not open_needs[one]:
                found.append(one)
    return found


def fit_into_weeks(jobs: Sequence[Job], room: Room) -> Schedule:
    """Place every job at the first weeks that suit it; one that cannot end in the last week is named in `no_room`."""
    found = Schedule()
    placing = _Placing(room)
    ordered = in_order(jobs)
    for job in ordered:
        span = placing.place(job)
        if span.end <= placing.weeks:
            found.spans[job.id] = span
        else:
            found.no_room.append(job.id)
            found.short[job.id] = placing.short[job.id]
    left = {job.id for job in jobs}.difference(job.id for job in ordered)
    found.no_room += sorted(left)
    found.short |= dict.fromkeys(sorted(left))
    return found


class _Placing:
    """The minutes that are left while jobs are placed one after the other, and until when each of them is open."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.weeks = room.weeks()
        self.left = {role: list(minutes) for role, minutes in room.minutes.items()}
        self.turn: dict[Role, int] = dict.fromkeys(room.minutes, 0)
        self.ends: dict[str, int] = {}
        self.latest: list[tuple[int, str]] = []  # of so many jobs as may be open at once, those that end last
        self.short: dict[str, Role | None] = {}
        self.starts = {(weeks, calm): self._starts(weeks, calm=calm) for weeks in (1, SHORT) for calm in (False, True)}

    def place(self, job: Job) -> Span:
        """Where this job goes; it ends after the last week where there is no room for it."""
        ready, cause = self._ready(job)
        week = self._first_week(job, max(ready, self.turn[job.role]))
        shares = self._take(job, week)
        span = Span(week, tuple(shares))
        self.turn[job.role] = week
        self.ends[job.id] = span.end
        if len(self.latest) < self.room.open_at_once:
            heappush(self.latest, (span.end, job.id))
        else:
            heappushpop(self.latest, (span.end, job.id))
        hours = ready < self.weeks and (week > ready or len(shares) > job.weeks)
        self.short[job.id] = job.role if hours else self.short.get(cause)
        return span

    def _ready(self, job: Job) -> tuple[int, str]:
        """The first week after its needs and with fewer open than allowed, and the job it waits for (or none)."""
        waits = [(self.ends[need] + job.rest, need) for need in job.needs if need in self.ends]
        if len(self.latest) >= self.room.open_at_once:
            waits.append(self.latest[0])
        return max([(job.earliest, ""), *waits])

    def _first_week(self, job: Job, ready: int) -> int:
        left = self.left[job.role]
        least = min(FIRST_BITE, _a_week(job))
        week = self._allowed(job, ready)
        while week < self.weeks and left[week] < least:
            week = self._allowed(job, week + 1)
        return week if week < self.weeks else NEVER

    def _allowed(self, job: Job, week: int) -> int:
        """This week or the next in which so short an action may begin."""
        if job.weeks > SHORT or week >= self.weeks:
            return week
        calm = self.starts[job.weeks, True][week] if job.calm else NEVER
        return calm if calm <= week + self.room.wait else self.starts[job.weeks, False][week]

    def _starts(self, weeks: int, *, calm: bool) -> list[int]:
        """For every week the first from there on in which an action of so many weeks meets no week to keep clear of."""
        avoided = self.room.closed | self.room.busy if calm else self.room.closed
        found, following = [], NEVER
        for week in reversed(range(self.weeks)):
            if not any(week + one in avoided for one in range(weeks)):
                following = week
            found.append(following)
        return found[::-1]

    def _take(self, job: Job, week: int) -> list[int]:
        """Minutes by week from this one on, what is left of each week at most; it may run past the last week."""
        if week >= self.weeks:
            return [0] * job.weeks
        left, most, rest = self.left[job.role], _a_week(job), job.minutes
        shares: list[int] = []
        while rest or len(shares) < job.weeks:
            here = week + len(shares)
            if here >= self.weeks:
                return [*shares, *[0] * max(1, job.weeks - len(shares))]
            share = min(most, left[here], rest)
            left[here] -= share
            rest -= share
            shares.append(share)
        return shares


def _a_week(job: Job) -> int:
    """The minutes a week at an even spread."""
    return -(-job.minutes // job.weeks)
