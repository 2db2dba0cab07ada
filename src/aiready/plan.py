"""A plan: dated actions with owner, minutes, end and reason, and what was put off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment
from aiready.because import Because, Reasons
from aiready.conditions import Level
from aiready.edits import State
from aiready.judging import leaves
from aiready.pack import Pack
from aiready.playbook import Action
from aiready.policy import PlanLimits
from aiready.rollout import Rollout
from aiready.schedule import Calendar, Job, Limits, fit_into_weeks, shares_of
from aiready.selection import Reason, Selection, select_actions
from aiready.text import ROLES, Role

EMPLOYEES, DRIVER_HOURS, BUSY = "company.employees", "aim.driver_hours", "research_time"
PREPARATION = 1
RELAXED = 2
"""Neither opens the plan nor clears a red gate: begins in its own week at the earliest."""
SATURDAY, DAYS_A_WEEK = 5, 7
FEWEST_OPEN_DAYS = 3


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action with its dates; `inside` names the larger action it belongs to, `early` the first 90 days.

    `person`: who does it by name, where a person wrote it into the plan's file, and `note` what it wrote beside it.
    `own`: the firm added it itself.
    """

    action: Action
    owner: Role
    start: date
    due: date
    week: int
    weeks: int
    inside: str
    early: bool
    needs: tuple[str, ...]
    because: tuple[Because, ...]
    state: State = "planned"
    person: str = ""
    note: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """Minutes asked of one role in one week, and the minutes there are."""

    week: int
    role: Role
    minutes: int
    there_are: int


@dataclass(frozen=True, slots=True)
class Postponed:
    """An action that suits the firm and was put off, and why."""

    action: Action
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do from `starts_on`; `uncovered` are red gates that no action in it clears.

    `small`: so few people that the president is the driver. `waivers`: ids of plan checks that the firm lets stand,
    each with the reason it gave.
    """

    today: date
    starts_on: date
    actions: tuple[PlannedAction, ...]
    postponed: tuple[Postponed, ...]
    uncovered: tuple[str, ...]
    load: tuple[Load, ...]
    open_at_once: int
    small: bool
    waivers: tuple[tuple[str, str], ...] = ()

    def headlines(self, *, early: bool) -> tuple[PlannedAction, ...]:
        """The larger actions of the first 90 days, or those after; none that was dropped."""
        return tuple(planned for planned in self.kept() if not planned.inside and planned.early is early)

    def parts(self, headline: str) -> tuple[PlannedAction, ...]:
        """The smaller actions inside a larger one; none that was dropped."""
        return tuple(planned for planned in self.kept() if planned.inside == headline)

    def kept(self) -> tuple[PlannedAction, ...]:
        """All actions but those that a person took out of the plan."""
        return tuple(planned for planned in self.actions if planned.state != "dropped")

    def dropped(self) -> tuple[PlannedAction, ...]:
        """What a person took out of the plan."""
        return tuple(planned for planned in self.actions if planned.state == "dropped")

    def over(self) -> tuple[Load, ...]:
        """The weeks that ask for more minutes than there are."""
        return tuple(load for load in self.load if load.minutes > load.there_are)


def make_plan(  # noqa: PLR0913 (the four nouns of the pipeline and two dates)
    pack: Pack, sheet: AnswerSheet, assessment: Assessment, rollout: Rollout, *, today: date, starts_on: date
) -> Plan:
    """Choose actions, fit them into weeks and say for each which answer called for it."""
    limits = pack.policy.plan
    small = _small(sheet, limits)
    known = replace(assessment.known, pattern=rollout.pattern, stage=assessment.stage)
    selection = select_actions(pack.playbook, limits, assessment, known)
    red = set(assessment.red_gates())
    open_at_once = limits.open_at_once.at(_level(assessment, BUSY))
    minutes = _minutes(sheet, limits, small=small)
    jobs = list(_jobs(selection, red, limits, small=small))
    calendar = fit_into_weeks(jobs, Limits(minutes, open_at_once, limits.last_week, _closed(limits, starts_on)))
    why = Reasons(assessment, rollout, known)
    planned = [
        _planned(action, calendar, selection, (starts_on, limits.first_weeks, why), small=small)
        for action in (*selection.first, *selection.later)
        if action.id in calendar.spans
    ]
    left_over = {one.action.id for one in planned if one.inside and one.inside not in calendar.spans}
    planned = [one for one in planned if one.action.id not in left_over]
    no_room = [Postponed(pack.playbook.action(one), "no_room") for one in (*calendar.no_room, *sorted(left_over))]
    covered = {gate for one in planned for gate in one.action.covers}
    return Plan(
        today=today,
        starts_on=starts_on,
        actions=tuple(
            sorted(planned, key=lambda one: (one.start, *_first_of_week(one.action, red), one.due, one.action.id))
        ),
        postponed=(*(Postponed(action, reason) for action, reason in selection.postponed), *no_room),
        uncovered=tuple(sorted(red - covered)),
        load=_load(planned, minutes),
        open_at_once=open_at_once,
        small=small,
    )


def _first_of_week(action: Action, red: set[str]) -> tuple[bool, bool]:
    """What opens the plan stands before what clears a red gate, and that before the rest."""
    return not action.opens, not red & set(action.covers)


def _load(planned: list[PlannedAction], there_are: dict[Role, int]) -> tuple[Load, ...]:
    used: dict[tuple[int, Role], int] = {}
    for one in planned:
        for week, share in enumerate(shares_of(one.action.minutes, one.weeks), one.week):
            used[week, one.owner] = used.get((week, one.owner), 0) + share
    return tuple(Load(week, role, minutes, there_are[role]) for (week, role), minutes in sorted(used.items()))


def _small(sheet: AnswerSheet, limits: PlanLimits) -> bool:
    """Whether the president is the driver (inventory X13)."""
    employees = sheet.value(EMPLOYEES)
    return isinstance(employees, int | float) and employees <= limits.small_firm


def _level(assessment: Assessment, barrier: str) -> Level | None:
    return next((one.level for one in assessment.barriers if one.id == barrier), None)


def _minutes(sheet: AnswerSheet, limits: PlanLimits, *, small: bool) -> dict[Role, int]:
    """Minutes a week by role; the driver's hours as answered, else the policy's default."""
    minutes = {role: int(getattr(limits.minutes_a_week, role)) for role in ROLES}
    hours = sheet.value(DRIVER_HOURS)
    if isinstance(hours, int | float):
        minutes["owner" if small else "champion"] = int(hours * 60)
    return minutes


def _owner(action: Action, *, small: bool) -> Role:
    return "owner" if small and action.owner in ("champion", "manager") else action.owner


def _jobs(selection: Selection, red: set[str], limits: PlanLimits, *, small: bool) -> Iterator[Job]:
    for actions, floor in ((selection.first, 0), (selection.later, limits.first_weeks)):
        for action in actions:
            urgent = 0 if action.opens else (1 if red & set(action.covers) else RELAXED)
            yield Job(
                id=action.id,
                role=_owner(action, small=small),
                minutes=action.minutes,
                earliest=max(
                    action.week if urgent == RELAXED else 0, floor if action.id not in selection.inside else 0
                ),
                weeks=action.weeks,
                needs=selection.needs[action.id],
                order=(action.week >= limits.first_weeks, urgent, _turn(action, selection), action.week, action.id),
                ends_with=_ends_with(action, selection),
            )


def _turn(action: Action, selection: Selection) -> int:
    """Who is placed first: what a trial cannot do without, then larger actions and the pattern's own, then the rest."""
    if action.essential:
        return 0
    own = any(leaf.about == "pattern" for leaf in leaves(action.when))
    return 1 if own or action.id not in selection.inside else 2


def _ends_with(action: Action, selection: Selection) -> str:
    """The action after which a small preparation comes too late: the last essential larger one of its phase."""
    if action.essential or action.id not in selection.inside or action.phase != PREPARATION:
        return ""
    larger = [one for one in selection.first if one.essential and one.id not in selection.inside]
    trial = max((one for one in larger if one.phase == PREPARATION), key=lambda one: one.week, default=None)
    return trial.id if trial and trial.id not in selection.all_needs(action.id) else ""


def _planned(
    action: Action, calendar: Calendar, selection: Selection, frame: tuple[date, int, Reasons], *, small: bool
) -> PlannedAction:
    starts_on, first_weeks, why = frame
    week, weeks = calendar.spans[action.id]
    start, due = _dates(starts_on, week, weeks)
    return PlannedAction(
        action=action,
        owner=_owner(action, small=small),
        start=start,
        due=due,
        week=week,
        weeks=weeks,
        inside=selection.inside.get(action.id, ""),
        early=week < first_weeks,
        needs=selection.needs[action.id],
        because=tuple(why.of(action)),
    )


def _first_monday(starts_on: date) -> date:
    """The Monday of the plan's first week; the next one where the plan starts on a weekend."""
    back = starts_on.weekday()
    return starts_on + timedelta(days=-back if back < SATURDAY else DAYS_A_WEEK - back)


def _closed(limits: PlanLimits, starts_on: date) -> frozenset[int]:
    """The weeks in which the firm is open on fewer than three of the five working days."""
    monday = _first_monday(starts_on)
    closed = []
    for week in range(limits.last_week + 1):
        days = [monday + timedelta(weeks=week, days=day) for day in range(SATURDAY)]
        open_days = sum(not any(closure.holds(day) for closure in limits.closures) for day in days)
        if open_days < FEWEST_OPEN_DAYS:
            closed.append(week)
    return frozenset(closed)


def _dates(starts_on: date, week: int, weeks: int) -> tuple[date, date]:
    """From the Monday of the first week (the first day of the plan at the earliest) to the Friday of the last."""
    monday = _first_monday(starts_on)
    return max(starts_on, monday + timedelta(weeks=week)), monday + timedelta(weeks=week + weeks, days=-3)
