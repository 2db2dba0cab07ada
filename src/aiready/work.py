"""What there is to do in a plan: the chosen actions with whose time they take, what stays and what may be left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aiready.judging import leaves
from aiready.playbook import Action
from aiready.policy import PlanLimits
from aiready.schedule import Job
from aiready.selection import Selection
from aiready.text import Role

PREPARATION = 1
RELAXED = 2
"""Neither opens the plan nor clears a red gate: begins in its own week at the earliest."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: what stays in any case, the driver's smaller actions by use, and the trial's id.

    Of the smaller ones the first `later` belong to the time after the trial, the rest prepare it.
    """

    core: tuple[Job, ...]
    small: tuple[Job, ...]
    later: int
    trial: str

    def jobs(self, kept: int) -> list[Job]:
        """The core and so many smaller ones; the trial waits for those that prepare it."""
        before = tuple(job.id for job in self.small[self.later : kept])
        core = [replace(job, needs=(*job.needs, *before)) if job.id == self.trial else job for job in self.core]
        return [*core, *self.small[:kept]]


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
    ranked = sorted(optional.values(), key=lambda one: selection.rank[one.id])
    prepares = [one.id for one in ranked if _prepares(one, selection, trial)]
    later = [one.id for one in ranked if one.id not in prepares]
    later, prepares = _with_needs(later, selection), _with_needs(prepares, selection)
    prepares = [one for one in prepares if one not in later]
    return Work(
        core=tuple(job for job in jobs.values() if job.id not in optional),
        small=tuple(jobs[one] for one in (*later, *prepares) if one in optional),
        later=sum(one in optional for one in later),
        trial=trial,
    )


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
    """A smaller action that no trial needs and that is not the pattern's own."""
    if action.essential or action.opens or action.id not in selection.inside or _own(action):
        return False
    return action.phase != PREPARATION or _prepares(action, selection, trial)


def _prepares(action: Action, selection: Selection, trial: str) -> bool:
    """Whether it comes too late once the trial has begun."""
    before = action.phase == PREPARATION and action.id in selection.inside
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
                order=(urgent, _turn(action, selection), action.week, action.id),
            )


def _turn(action: Action, selection: Selection) -> int:
    """Who is placed first: what a trial cannot do without, then larger actions and the pattern's own, then the rest."""
    if action.essential:
        return 0
    return 1 if _own(action) or action.id not in selection.inside else 2
