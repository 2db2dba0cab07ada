"""What there is to do in a plan: the chosen actions with whose time they take, what stays and what may be left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aiready.judging import leaves
from aiready.playbook import Action
from aiready.policy import PlanLimits
from aiready.schedule import Job
from aiready.selection import Selection
from aiready.text import Role

PREPARATION = 1
MOST_LEVERAGE = 3
"""Preparations of this leverage are those that give the driver hours: the last to be left out for want of them."""
RELAXED = 2
"""Neither opens the plan nor clears a red gate: begins in its own week at the earliest."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: what stays in any case, the driver's smaller actions by use, and the trial's id.

    The first `kept_first` of the smaller ones are not left out for the sake of an early trial. `before`: what the trial
    waits for where it is done at all. `inside` maps every smaller action to the larger one it cannot do without.
    """

    core: tuple[Job, ...]
    small: tuple[Job, ...]
    kept_first: int
    trial: str
    before: frozenset[str]
    inside: Mapping[str, str]

    def jobs(self, kept: int) -> list[Job]:
        """The core and so many smaller ones; the trial waits for those that prepare it."""
        found = [*self.core, *self.small[:kept]]
        before = tuple(job.id for job in found if job.id in self.before)
        return [replace(job, needs=(*job.needs, *before)) if job.id == self.trial else job for job in found]


def work_of(selection: Selection, red: set[str], limits: PlanLimits, *, small: bool) -> Work:
    """The chosen actions as jobs, those that may be left out from those that stay."""
    trial = _trial(selection)
    jobs = {job.id: replace(job, calm=job.id == trial) for job in _jobs(selection, red, limits, small=small)}
    driver = driver_role(small=small)
    optional = {
        one.id: one
        for one in (*selection.first, *selection.later)
        if jobs[one.id].role == driver and _optional(one, selection, trial)
    }
    for name in [one for one in jobs if one not in optional]:
        for need in selection.all_needs(name):
            optional.pop(need, None)
    before = {one.id for one in selection.first if _prepares(one, selection, trial)}
    groups: tuple[list[str], ...] = ([], [], [], [])
    for one in sorted(optional.values(), key=lambda one: selection.rank[one.id]):
        groups[_last_to_go(one, before)].append(one.id)
    first = _with_needs([*groups[0], *groups[1]], selection)
    names = [
        one for one in dict.fromkeys((*first, *_with_needs([*groups[2], *groups[3]], selection))) if one in optional
    ]
    return Work(
        core=tuple(job for job in jobs.values() if job.id not in optional),
        small=tuple(jobs[one] for one in names),
        kept_first=sum(one in optional for one in first),
        trial=trial,
        before=frozenset(before),
        inside=selection.inside,
    )


def _last_to_go(action: Action, before: set[str]) -> int:
    """0 for what gives the driver hours, 1 for what comes after the trial, 2 for the pattern's own, 3 for the rest."""
    if action.id not in before:
        return 1
    if action.leverage == MOST_LEVERAGE:
        return 0
    return 2 if _own(action) else 3


def driver_role(*, small: bool) -> Role:
    """The role that drives it."""
    return "owner" if small else "champion"


def _with_needs(names: Sequence[str], selection: Selection) -> list[str]:
    """The same names, each after what it needs."""
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys(sorted(selection.all_needs(name), key=lambda one: len(selection.all_needs(one))))
        found[name] = None
    return list(found)


def _optional(action: Action, selection: Selection, trial: str) -> bool:
    """A smaller action that no trial needs."""
    if action.essential or action.opens or action.id not in selection.inside:
        return False
    return action.phase != PREPARATION or _prepares(action, selection, trial)


def _prepares(action: Action, selection: Selection, trial: str) -> bool:
    """Whether it comes too late once the trial has begun."""
    before = action.phase == PREPARATION and action.id in selection.inside and not action.essential
    return before and bool(trial) and action.id != trial and trial not in selection.all_needs(action.id)


def _trial(selection: Selection) -> str:
    """The trial: the last essential larger action of the preparation, or none."""
    taken_up = (*selection.first, *selection.later)
    larger = [one for one in taken_up if one.essential and one.id not in selection.inside]
    found = max((one for one in larger if one.phase == PREPARATION), key=lambda one: one.week, default=None)
    return found.id if found else ""


def _own(action: Action) -> bool:
    return any(leaf.about == "pattern" for leaf in leaves(action.when))


def owner_of(action: Action, *, small: bool) -> Role:
    """Who does it; in a firm so small that the president is the driver, the president does what others would."""
    return "owner" if small and action.owner in ("champion", "manager") else action.owner


def _jobs(selection: Selection, red: set[str], limits: PlanLimits, *, small: bool) -> Iterator[Job]:
    for actions, floor in ((selection.first, 0), (selection.later, limits.first_weeks)):
        for action in actions:
            urgent = 0 if action.opens else (1 if red & set(action.covers) else RELAXED)
            yield Job(
                id=action.id,
                role=owner_of(action, small=small),
                minutes=action.minutes,
                earliest=max(
                    action.week if urgent == RELAXED else 0, floor if action.id not in selection.inside else 0
                ),
                weeks=action.weeks,
                needs=selection.needs[action.id],
                rest=action.rest_weeks,
                order=(not action.opens, urgent, _turn(action, selection), action.week, action.id),
            )


def _turn(action: Action, selection: Selection) -> int:
    """Who is placed first: what a trial cannot do without, then larger actions and the pattern's own, then the rest."""
    if action.essential:
        return 0
    return 1 if _own(action) or action.id not in selection.inside else 2
