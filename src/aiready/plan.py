"""A plan: dated actions with owner, minutes, end and reason, and what was put off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment
from aiready.because import Because, Reasons
from aiready.conditions import Level
from aiready.edits import State
from aiready.fitting import Fitted, Fitting, Help, help_with
from aiready.pack import Pack
from aiready.plan_weeks import PlanWeek, PlanWeeks, plan_weeks
from aiready.playbook import Action
from aiready.policy import PlanLimits
from aiready.rollout import Rollout
from aiready.schedule import Span
from aiready.selection import Reason, Selection, select_actions
from aiready.text import ROLES, Role
from aiready.work import driver_role, owner_of, work_of
from aiready.working_days import working_days

EMPLOYEES, DRIVER_HOURS, BUSY = "company.employees", "aim.driver_hours", "research_time"


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action with its dates; `inside` names the larger action it belongs to, `early` the first 90 days.

    `person`: who does it by name, where a person wrote it into the plan's file, and `note` what it wrote beside it.
    `own`: the firm added it itself. `shares`: its owner's minutes in each of its weeks.
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
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """Minutes asked of one role in one week, and the minutes there are."""

    week: int
    role: Role
    minutes: int
    there_are: int


@dataclass(frozen=True, slots=True)
class Postponed:
    """An action that suits the firm and was put off, and why; `short_of` names the role that lacks the hours for it."""

    action: Action
    reason: Reason
    short_of: Role | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do from `starts_on`; `uncovered` are red gates that no action in it clears.

    `small`: so few people that the president is the driver. `waivers`: ids of plan checks that the firm lets stand,
    each with the reason it gave. `weeks`: the firm's weeks from the first one on. `minutes`: what each role has in a
    usual week. `help`: what would make room for what lacks hours.
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
    weeks: tuple[PlanWeek, ...] = ()
    minutes: tuple[tuple[Role, int], ...] = ()
    help: Help | None = None

    def headlines(self, *, early: bool) -> tuple[PlannedAction, ...]:
        """The larger actions of the first 90 days, or those after; none that was dropped."""
        return tuple(planned for planned in self.not_dropped() if not planned.inside and planned.early is early)

    def parts(self, headline: str) -> tuple[PlannedAction, ...]:
        """The smaller actions inside a larger one; none that was dropped."""
        return tuple(planned for planned in self.not_dropped() if planned.inside == headline)

    def not_dropped(self) -> tuple[PlannedAction, ...]:
        """All actions but those that a person took out of the plan."""
        return tuple(planned for planned in self.actions if planned.state != "dropped")

    def dropped(self) -> tuple[PlannedAction, ...]:
        """What a person took out of the plan."""
        return tuple(planned for planned in self.actions if planned.state == "dropped")

    def ends_on(self) -> date | None:
        """The day on which the last action is due; None while one is put off for want of hours: then it has no end."""
        if any(one.reason == "no_room" for one in self.postponed):
            return None
        return max((one.due for one in self.not_dropped()), default=None)

    def monday(self, week: int) -> date:
        """The Monday of a week, also of one before or after those of the plan."""
        return self.weeks[0].monday + timedelta(weeks=week)

    def there_are(self, week: int, role: Role) -> int:
        """Minutes that a role has in a week; after the plan's last week as in a usual one."""
        usual = dict(self.minutes)[role]
        return self.weeks[week].share_of(usual) if 0 <= week < len(self.weeks) else usual

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
    weeks = plan_weeks(working_days(sheet.calendar, limits), starts_on, limits.last_week + 1)
    fitting = Fitting(work_of(selection, red, limits, small=small), weeks, open_at_once, limits)
    fitted = fitting.fit(minutes)
    room = fitting.room(minutes).minutes
    made = _Made(selection, weeks, room, Reasons(assessment, rollout, known), limits.first_weeks, small)
    planned = [
        _planned(action, fitted.spans[action.id], made)
        for action in (*selection.first, *selection.later)
        if action.id in fitted.spans
    ]
    covered = {gate for one in planned for gate in one.action.covers}
    return Plan(
        today=today,
        starts_on=starts_on,
        actions=tuple(
            sorted(planned, key=lambda one: (one.start, *_first_of_week(one.action, red), one.due, one.action.id))
        ),
        postponed=(
            *(Postponed(action, reason) for action, reason in selection.postponed),
            *_left_out(pack, fitted),
        ),
        uncovered=tuple(sorted(red - covered)),
        load=_load(planned, room),
        open_at_once=open_at_once,
        small=small,
        weeks=weeks.weeks,
        minutes=tuple(minutes.items()),
        help=help_with(pack.playbook, fitting, minutes, fitted),
    )


def _left_out(pack: Pack, fitted: Fitted) -> Iterator[Postponed]:
    """What found no room: for want of somebody's hours, or because so few things are to be open at once."""
    for name, role in sorted(fitted.short.items()):
        yield Postponed(pack.playbook.action(name), "no_room", role)
    for name in fitted.crowded:
        yield Postponed(pack.playbook.action(name), "crowded")


def _first_of_week(action: Action, red: set[str]) -> tuple[bool, bool]:
    """What opens the plan stands before what clears a red gate, and that before the rest."""
    return not action.opens, not red & set(action.covers)


def _load(planned: Sequence[PlannedAction], there_are: Mapping[Role, Sequence[int]]) -> tuple[Load, ...]:
    used: dict[tuple[int, Role], int] = {}
    for one in planned:
        for week, share in enumerate(one.shares, one.week):
            if share:
                used[week, one.owner] = used.get((week, one.owner), 0) + share
    return tuple(Load(week, role, minutes, there_are[role][week]) for (week, role), minutes in sorted(used.items()))


def _small(sheet: AnswerSheet, limits: PlanLimits) -> bool:
    """Whether the president is the driver (inventory X13)."""
    employees = sheet.value(EMPLOYEES)
    return isinstance(employees, int | float) and employees <= limits.small_firm


def _level(assessment: Assessment, barrier: str) -> Level | None:
    return next((one.level for one in assessment.barriers if one.id == barrier), None)


def _minutes(sheet: AnswerSheet, limits: PlanLimits, *, small: bool) -> dict[Role, int]:
    """Minutes a week by role: as the firm's calendar says, the driver's as answered, else the policy's default."""
    minutes: dict[Role, int] = {role: int(getattr(limits.minutes_a_week, role)) for role in ROLES}
    hours = sheet.value(DRIVER_HOURS)
    if isinstance(hours, int | float):
        minutes[driver_role(small=small)] = int(hours * 60)
    own = sheet.calendar.hours if sheet.calendar else None
    return minutes | (own.minutes() if own else {})


def _planned(action: Action, span: Span, made: "_Made") -> PlannedAction:
    return PlannedAction(
        action=action,
        owner=owner_of(action, small=made.small),
        start=made.weeks.start_of(span.week),
        due=_due(action, span, made),
        week=span.week,
        weeks=len(span.shares),
        inside=made.selection.inside.get(action.id, ""),
        early=span.week < made.first_weeks,
        needs=made.selection.needs[action.id],
        because=tuple(made.why.of(action)),
        shares=span.shares,
    )


def _due(action: Action, span: Span, made: "_Made") -> date:
    """The last working day of its last week; what only runs over into one more week is done there first, so earlier."""
    last = span.end - 1
    if len(span.shares) <= action.weeks:
        return made.weeks.end_of(last)
    there_are = made.room[owner_of(action, small=made.small)][last]
    days = made.weeks.weeks[last].days
    return days[-(-len(days) * span.shares[-1] // there_are) - 1]


@dataclass(frozen=True, slots=True)
class _Made:
    """What every planned action is made with; `room` holds the minutes there are by role and week."""

    selection: Selection
    weeks: PlanWeeks
    room: Mapping[Role, Sequence[int]]
    why: Reasons
    first_weeks: int
    small: bool
