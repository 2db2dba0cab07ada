"""Which tasks a firm may try first, which must wait for a safeguard, and which need data before anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from aiready.candidate import Candidate
from aiready.conditions import RESERVED
from aiready.judging import Known
from aiready.policy import PlanLimits
from aiready.use_cases import UseCase

INDUSTRY, PEOPLE = "company.industry", "company.employees"
TASK, ACCOUNTS = "aim.annoying_task", "security_fear.accounts"
COMPANY_ACCOUNTS = ("company_id", "no_training")
"""The answers that say company accounts exist, so that class B may be tried (domain.md 2.3)."""
MOST_WAITING = 3
MOST_OF_ONE_DEPARTMENT = 2


@dataclass(frozen=True, slots=True)
class FirstTasks:
    """Proposals: `own` is nearest to the firm's own task, `first` the rest in order; `locked` and `later` wait."""

    own: UseCase | None
    first: tuple[UseCase, ...]
    locked: tuple[UseCase, ...]
    later: tuple[UseCase, ...]


def propose_first_tasks(use_cases: Iterable[UseCase], limits: PlanLimits, known: Known) -> FirstTasks:
    """Only generative AI on data of class B and C is proposed; A waits for its safeguard, the rest for data.

    Ordered by: may be tried with what the firm has now, made for its industry, minutes saved a month at the least.
    Tasks under `limits.least_minutes_a_month` are left out, since their effect would not be seen (domain.md 6.3).
    """
    industry = known.answers.get(INDUSTRY)
    people = known.answers.get(PEOPLE)
    fitting = [
        one
        for one in use_cases
        if (not one.industries or industry in one.industries)
        and not (isinstance(people, int | float) and people < one.from_people)
    ]
    worth_it = sorted(
        (one for one in fitting if one.minutes * one.times_a_month >= limits.least_minutes_a_month),
        key=lambda one: _turn(one, safe_now=known.answers.get(ACCOUNTS) in COMPANY_ACCOUNTS),
    )
    usable = [one for one in worth_it if one.kind == "genai" and one.data != "A"]
    own = _nearest([one for one in fitting if one.kind == "genai"], known.answers.get(TASK))
    proposed = own if own and own.data != "A" else None
    locked = [one for one in fitting if one.kind == "genai" and one.data == "A"]
    return FirstTasks(
        own=proposed,
        first=_mixed([one for one in usable if one is not proposed], limits.first_tasks),
        locked=tuple(sorted(locked, key=lambda one: (one is not own, not one.industries, one.id))[:MOST_WAITING]),
        later=tuple(
            sorted((one for one in fitting if one.kind != "genai"), key=lambda one: (not one.industries, one.id))
        )[:MOST_WAITING],
    )


def own_task(use_cases: Iterable[UseCase], known: Known) -> Candidate | None:
    """The task that the firm named, with what the catalogue knows of the nearest entry; None where none is near."""
    near = _nearest([one for one in use_cases if one.kind == "genai"], known.answers.get(TASK))
    if near is None:
        return None
    return Candidate(
        id=near.id,
        title=near.title,
        origin="own",
        department=near.department,
        people=None,
        minutes=near.minutes,
        times_a_month=near.times_a_month,
        measured=False,
        saving=near.saving,
        data=near.data,
    )


def _turn(one: UseCase, *, safe_now: bool) -> tuple[bool, bool, Fraction, str]:
    saved = Fraction(one.minutes * one.times_a_month * one.saving.low, 100)
    return not (one.data == "C" or safe_now), not one.industries, -saved, one.id


def _mixed(ranked: list[UseCase], most: int) -> tuple[UseCase, ...]:
    """The first ones, at most two of a department, so that the firm sees different kinds of work."""
    chosen: list[UseCase] = []
    for one in ranked:
        if sum(other.department == one.department for other in chosen) < MOST_OF_ONE_DEPARTMENT:
            chosen.append(one)
    return tuple(chosen[:most])


def _nearest(use_cases: list[UseCase], task: object) -> UseCase | None:
    """The entry whose own word for the task is longest among those that the firm's words contain."""
    if not isinstance(task, str) or task in RESERVED:
        return None
    words = task.casefold()
    found = [
        (-len(word), not one.industries, one.id, one)
        for one in use_cases
        for word in one.known_by
        if word.casefold() in words
    ]
    return min(found, key=lambda entry: entry[:3])[3] if found else None
