"""Which of the chosen actions fit into the hours there are, which lack whose hours, and what would make room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from aiready.plan_weeks import PlanWeeks
from aiready.playbook import Action, Playbook
from aiready.policy import PlanLimits
from aiready.schedule import Job, Room, Schedule, Span, fit_into_weeks, in_order
from aiready.text import ROLES, Role
from aiready.work import Work

NO_END_OF_HOURS = 100_000
"""Minutes a week that are always enough: what does not fit then does not lack hours."""
STEP, MOST_MINUTES = 30, 2400
"""Hours a week that would do are looked for in steps of half an hour, up to forty."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Where actions lie; `short` names those that lack hours and whose; `crowded` those no hours would help."""

    spans: Mapping[str, Span]
    short: Mapping[str, Role]
    crowded: tuple[str, ...]

    def end(self) -> int:
        """The first week after the last action."""
        return max((span.end for span in self.spans.values()), default=0)


@dataclass(frozen=True, slots=True)
class Help:
    """What would make room for all that lacks hours of one role.

    `minutes`: what those actions take of this role, which has `have` minutes a week and hardly anything left in the
    weeks from `first` to `last`. `outside`: actions somebody from outside could take over, and the week in which the
    plan would end then (None: not enough).
    `enough`: minutes a week with which everything would fit (None: forty hours would not do), and its last week.
    """

    role: Role
    minutes: int
    have: int
    first: int
    last: int
    outside: tuple[Action, ...]
    outside_end: int | None
    enough: int | None
    enough_end: int | None


@dataclass(frozen=True)
class Fitting:
    """The work, the weeks and the rules it is fitted by (without slots, so that `goal` is reckoned only once)."""

    work: Work
    weeks: PlanWeeks
    open_at_once: int
    limits: PlanLimits

    def room(self, minutes: Mapping[Role, int]) -> Room:
        """What can be done in each week with so many minutes in a usual one."""
        return self.weeks.room(minutes, self.open_at_once, self.limits.wait_for_calm)

    def fit(self, minutes: Mapping[Role, int]) -> Fitted:
        """Place what stays in any case, and of the smaller actions as many as neither push it out nor delay the trial.

        With more minutes nothing more is left out; and where nothing more is taken up, no action ends later.
        """
        goal = self.goal
        kept, schedule = self._most(self.room(minutes), goal, goal.kept)
        missing = {name: role for name, role in schedule.short.items() if name not in goal.crowded}
        if kept < goal.kept:
            refused = fit_into_weeks(self.work.jobs(kept + 1), self.room(minutes))
            role = self._why(refused, goal)
            missing |= {job.id: role for job in self.work.small[kept : goal.kept]}
        missing |= self._without_the_larger(schedule, missing)
        spans = {name: span for name, span in schedule.spans.items() if name not in missing}
        begun = spans or self._begun_anyway()
        missing = {name: role for name, role in missing.items() if name not in begun}
        fallback = max(minutes, key=lambda role: -minutes[role])
        crowded = (*sorted(goal.crowded), *(job.id for job in self.work.small[goal.kept :]))
        return Fitted(begun, {name: role or fallback for name, role in missing.items()}, crowded)

    def _without_the_larger(self, schedule: Schedule, missing: Mapping[str, Role | None]) -> dict[str, Role | None]:
        """Smaller actions that would have room, but the larger action they belong to has none."""
        placed, inside = schedule.spans, self.work.inside
        return {name: missing.get(inside[name]) for name in placed if name in inside and inside[name] not in placed}

    def _begun_anyway(self) -> dict[str, Span]:
        """The first action alone, where nobody has the hours even for that: a plan has to begin; it is said as over."""
        first = next((job for job in in_order(self.work.core) if job.id not in self.work.inside), None)
        if first is None:
            return {}
        each, rest = divmod(first.minutes, first.weeks)
        open_weeks = (number for number, week in enumerate(self.weeks.weeks) if week.days and number >= first.earliest)
        return {first.id: Span(next(open_weeks), tuple(each + (one < rest) for one in range(first.weeks)))}

    @cached_property
    def goal(self) -> "_Goal":
        """What is reached where hours are no matter."""
        endless = self.room(dict.fromkeys(ROLES, NO_END_OF_HOURS))
        least = fit_into_weeks(self.work.jobs(0), endless)
        span = least.spans.get(self.work.trial)
        trial = min(span.week + self.limits.trial_may_wait, self.limits.first_weeks - 1) if span else None
        goal = _Goal(frozenset(least.no_room), trial, 0)
        return replace(goal, kept=self._most(endless, goal, len(self.work.small))[0])

    def _most(self, room: Room, goal: "_Goal", most: int) -> tuple[int, Schedule]:
        """The largest number of smaller actions that keeps to the goal, and the schedule with them."""
        few, many = 0, most
        best = fit_into_weeks(self.work.jobs(most), room)
        if not most or self._keeps(best, goal, most):
            return most, best
        best = fit_into_weeks(self.work.jobs(0), room)
        while many - few > 1:
            middle = (few + many) // 2
            tried = fit_into_weeks(self.work.jobs(middle), room)
            if self._keeps(tried, goal, middle):
                few, best = middle, tried
            else:
                many = middle
        return few, best

    def _keeps(self, schedule: Schedule, goal: "_Goal", kept: int) -> bool:
        if not goal.crowded.issuperset(schedule.no_room):
            return False
        trial = schedule.spans.get(self.work.trial)
        return goal.trial is None or kept <= self.work.kept_first or (trial is not None and trial.week <= goal.trial)

    def _why(self, refused: Schedule, goal: "_Goal") -> Role | None:
        """Whose hours kept a smaller action out: of the first that found no room with it, or the trial's."""
        pushed = [refused.short[name] for name in refused.no_room if name not in goal.crowded]
        return next((role for role in (*pushed, refused.short.get(self.work.trial)) if role), None)


@dataclass(frozen=True, slots=True)
class _Goal:
    """What no hours could change: core actions without room, the latest start of the trial, small actions kept."""

    crowded: frozenset[str]
    trial: int | None
    kept: int


def help_with(playbook: Playbook, fitting: Fitting, minutes: Mapping[Role, int], fitted: Fitted) -> Help | None:
    """What would make room for the actions that lack hours; None where none lacks any."""
    if not fitted.short:
        return None
    jobs = {job.id: job for job in fitting.work.jobs(len(fitting.work.small))}
    lacking: dict[Role, int] = {}
    for name, role in fitted.short.items():
        lacking[role] = lacking.get(role, 0) + (jobs[name].minutes if jobs[name].role == role else 0)
    role = max(sorted(lacking), key=lambda one: lacking[one])
    first, last = _full_weeks(fitting, fitted, role, minutes)
    outside, outside_end = _taken_outside(fitting, minutes, jobs, role)
    enough, enough_end = _enough(fitting, minutes, role)
    return Help(
        role=role,
        minutes=lacking[role],
        have=minutes[role],
        first=first,
        last=last,
        outside=tuple(playbook.action(one) for one in outside),
        outside_end=outside_end,
        enough=enough,
        enough_end=enough_end,
    )


def _full_weeks(fitting: Fitting, fitted: Fitted, role: Role, minutes: Mapping[Role, int]) -> tuple[int, int]:
    """The first and the last week in which this role has hardly anything left; the whole plan where there is none."""
    left = list(fitting.room(minutes).minutes[role])
    for job in fitting.work.jobs(len(fitting.work.small)):
        if job.role == role and job.id in fitted.spans:
            span = fitted.spans[job.id]
            for week, share in enumerate(span.shares, span.week):
                left[week] -= share
    usual = minutes[role]
    full = [week for week, rest in enumerate(left) if 4 * rest < usual]
    return (full[0], full[-1]) if full else (0, len(left) - 1)


def _taken_outside(
    fitting: Fitting, minutes: Mapping[Role, int], jobs: Mapping[str, Job], role: Role
) -> tuple[tuple[str, ...], int | None]:
    """The fewest actions, the longest first, that must be taken over for everything else to fit."""
    work, can = fitting.work, fitting.limits.outside_can_take
    longest = sorted((jobs[one] for one in can if one in jobs and jobs[one].role == role), key=lambda one: -one.minutes)
    for number in range(1, len(longest) + 1):
        taken = {job.id for job in longest[:number]}
        lighter = replace(work, core=_without_hours(work.core, taken), small=_without_hours(work.small, taken))
        fitted = replace(fitting, work=lighter).fit(minutes)
        if not fitted.short:
            return tuple(job.id for job in longest[:number]), fitted.end() - 1
    return tuple(job.id for job in longest), None


def _without_hours(jobs: Sequence[Job], taken: set[str]) -> tuple[Job, ...]:
    return tuple(replace(job, minutes=0) if job.id in taken else job for job in jobs)


def _enough(fitting: Fitting, minutes: Mapping[Role, int], role: Role) -> tuple[int | None, int | None]:
    """The fewest minutes a week of this role with which nothing lacks hours, and the last week then."""
    few, many = minutes[role] // STEP, MOST_MINUTES // STEP
    if fitting.fit({**minutes, role: many * STEP}).short:
        return None, None
    while many - few > 1:
        middle = (few + many) // 2
        if fitting.fit({**minutes, role: middle * STEP}).short:
            few = middle
        else:
            many = middle
    return many * STEP, fitting.fit({**minutes, role: many * STEP}).end() - 1
