"""How each kind of rule judges a plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import singledispatch
from typing import Literal

from aiready.answer_check import lacking
from aiready.candidate import Candidate
from aiready.conditions import RESERVED
from aiready.judging import Known
from aiready.pack import Pack
from aiready.plan import Plan, PlannedAction
from aiready.plan_rules import (
    Complete,
    DataAllowed,
    Fresh,
    Has,
    Holds,
    NamesQuantity,
    NoTarget,
    OneAtATime,
    Order,
    OwnWork,
    PartySize,
    Rule,
    Small,
    WithinHours,
)
from aiready.programmes import offers
from aiready.questionnaire import TextQuestion
from aiready.text import LANGS, ROLES

Lacking = Literal["missing", "too_late", "too_early", "incomplete", "not_in_document", "no_quantity", "few"]
TooMuch = Literal["size", "length", "twice", "money", "data", "over", "stale"]
Note = Lacking | TooMuch | Literal["otherwise", "no_such_action", "have_already"]
EMPLOYEES = "company.employees"
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a plan: the actions meant, a note why, and its names, numbers or days (`2026-11-30`)."""

    state: Literal["broken", "met", "not_applicable"]
    actions: tuple[PlannedAction, ...] = ()
    note: Note | None = None
    names: tuple[str, ...] = ()


NOTHING_TO_CHECK = Verdict("not_applicable", note="no_such_action")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule may look at; `tasks` are those that the plan would try."""

    pack: Pack
    known: Known
    plan: Plan
    tasks: tuple[Candidate, ...] = ()

    def doing(self, *deeds: str) -> tuple[PlannedAction, ...]:
        """The actions that do one of these."""
        return tuple(one for one in self.plan.not_dropped() if set(deeds) & set(one.action.deeds))

    def people(self) -> float | None:
        """How many people the firm has; None where it has not said."""
        value = self.known.answers.get(EMPLOYEES)
        return value if isinstance(value, int | float) else None


@singledispatch
def verdict_of(rule: Rule, seen: Seen) -> Verdict:
    """How the plan stands to a rule; every kind of rule is registered below."""
    message = f"no verdict for {type(rule).__name__} on {type(seen).__name__}"
    raise TypeError(message)


@verdict_of.register
def _order(rule: Order, seen: Seen) -> Verdict:
    first = seen.doing(*rule.first)
    later = tuple(
        one
        for one in seen.plan.not_dropped()
        if one not in first and (set(rule.then) & set(one.action.deeds) or one.owner == rule.then_owner)
    )
    if not later:
        return NOTHING_TO_CHECK
    if not first:
        return Verdict("broken", later, "missing", rule.first)
    enough = any if rule.one_is_enough else all
    early = tuple(one for one in later if not enough(before.due < one.start for before in first))
    return Verdict("broken", (*first, *early), "too_late") if early else Verdict("met", first)


@verdict_of.register
def _has(rule: Has, seen: Seen) -> Verdict:
    there = seen.doing(*rule.deeds)
    lacks = tuple(deed for deed in rule.deeds if not seen.doing(deed))
    if lacks:
        return Verdict("broken", there, "missing", lacks)
    before = seen.doing(rule.after) if rule.after else ()
    first = min((one.start for one in before), default=None)
    wanted = dict(zip(rule.deeds, rule.least_days, strict=False))
    early = tuple(one for one in there if first and (one.start - first).days < _days(one, wanted))
    return Verdict("broken", (*before, *early), "too_early") if early else _after(there, before)


def _days(planned: PlannedAction, wanted: Mapping[str, int]) -> int:
    """The longest of the waits that its deeds ask for."""
    return max((wanted.get(deed, 0) for deed in planned.action.deeds), default=0)


def _after(there: tuple[PlannedAction, ...], before: tuple[PlannedAction, ...]) -> Verdict:
    """Broken by whatever begins before all of `before` has ended."""
    early = tuple(one for one in there if any(one.start <= other.due for other in before))
    return Verdict("broken", (*before, *early), "too_late") if early else Verdict("met", there)


@verdict_of.register
def _own_work(rule: OwnWork, seen: Seen) -> Verdict:
    own = tuple(one for one in seen.plan.not_dropped() if one.owner == rule.role and one.early)
    few = len(own) < rule.least
    return Verdict("broken", own, "few", (str(rule.least),)) if few else Verdict("met", own)


@verdict_of.register
def _complete(rule: Complete, seen: Seen) -> Verdict:  # noqa: ARG001 (the rule has nothing to set)
    lacks = tuple(one for one in seen.plan.not_dropped() if not _is_complete(one))
    return Verdict("broken", lacks, "incomplete") if lacks else Verdict("met")


def _is_complete(planned: PlannedAction) -> bool:
    """It has an owner, its dates are in order, and its end is told in both languages."""
    told = all(planned.action.done_when.read(lang).strip() for lang in LANGS)
    return planned.owner in ROLES and planned.start <= planned.due and told


@verdict_of.register
def _holds(rule: Holds, seen: Seen) -> Verdict:
    there = seen.doing(rule.deed)
    if not there:
        return NOTHING_TO_CHECK
    lacks = [part for one in there for part in rule.parts if part not in _parts(one, seen)]
    return Verdict("broken", there, "not_in_document", _once(lacks)) if lacks else Verdict("met", there)


def _parts(planned: PlannedAction, seen: Seen) -> set[str]:
    """What the documents of an action contain."""
    documents = (one for one in seen.pack.knowledge.documents if one.id in planned.action.documents)
    return {part.part for one in documents for part in one.contains}


@verdict_of.register
def _names_quantity(rule: NamesQuantity, seen: Seen) -> Verdict:
    question, text = seen.pack.questionnaire.question(rule.question), seen.known.answers.get(rule.question)
    written = isinstance(text, str) and text not in RESERVED
    if written and isinstance(question, TextQuestion) and not lacking(question, str(text)):
        return Verdict("met", note="have_already")
    work, later = seen.doing(rule.else_by), seen.doing(rule.then)
    return Verdict("broken", later, "no_quantity") if not work else _after(later, work)


@verdict_of.register
def _small(rule: Small, seen: Seen) -> Verdict:
    there = seen.doing(rule.deed)
    if not there:
        return NOTHING_TO_CHECK
    if len(there) > 1:
        return Verdict("broken", there, "twice")
    count = seen.people()
    size = next((one for one in rule.sizes if one.up_to is None or (count is not None and count <= one.up_to)), None)
    if size and not _fits(there[0], size, count):
        return Verdict("broken", there, "size", _once((str(size.least), str(size.most))))
    days = _worked(there[0], seen.plan)
    fits = rule.least_days <= days <= rule.most_days
    return Verdict("met", there) if fits else Verdict("broken", there, "length", (str(days),))


def _fits(planned: PlannedAction, size: PartySize, count: float | None) -> bool:
    """Whether so many people do it; a firm cannot send more than it has. An action that does not say does not fit."""
    party = planned.action.people
    if party is None:
        return False
    least, most = (party.least, party.most) if count is None else (min(party.least, count), min(party.most, count))
    return size.least <= least <= most <= size.most


def _worked(planned: PlannedAction, plan: Plan) -> int:
    """Days the firm works from the first to the last one; Mondays to Fridays where the plan's weeks do not reach."""
    worked = {day for week in plan.weeks for day in week.days}
    days = [planned.start + timedelta(days=day) for day in range((planned.due - planned.start).days + 1)]
    if worked and min(worked) <= planned.start and planned.due <= max(worked):
        return sum(day in worked for day in days)
    return sum(day.weekday() < WEEKEND for day in days)


@verdict_of.register
def _no_target(rule: NoTarget, seen: Seen) -> Verdict:
    there = seen.doing(rule.deed)
    if not there:
        return NOTHING_TO_CHECK
    metrics = tuple(one.id for one in seen.pack.knowledge.metrics if one.money and set(one.at) & set(rule.at))
    beside = (one for one in seen.plan.not_dropped() if any(_overlap(one, trial) for trial in there))
    wrong = tuple(one for one in beside if any(word in _told(one) for word in rule.words))
    return Verdict("broken", wrong, "money", metrics) if metrics or wrong else Verdict("met", there)


def _overlap(one: PlannedAction, other: PlannedAction) -> bool:
    return one.start <= other.due and other.start <= one.due


def _told(planned: PlannedAction) -> str:
    """Title and end in both languages, in small letters."""
    texts = (planned.action.title, planned.action.done_when)
    return " ".join(text.read(lang).casefold() for text in texts for lang in LANGS)


@verdict_of.register
def _one_at_a_time(rule: OneAtATime, seen: Seen) -> Verdict:
    there = seen.doing(rule.deed)
    if not there:
        return NOTHING_TO_CHECK
    beside = tuple(one for one in there if any(_overlap(one, other) for other in there if other is not one))
    if beside:
        return Verdict("broken", beside, "twice")
    return _after(there, seen.doing(rule.after) if rule.after else ())


@verdict_of.register
def _data_allowed(rule: DataAllowed, seen: Seen) -> Verdict:
    if seen.known.gates.get(rule.gate) == "clear":
        return Verdict("met", note="have_already")
    if not seen.tasks:
        return NOTHING_TO_CHECK
    wrong = tuple(one.id for one in seen.tasks if one.data is None or one.data in rule.never)
    return Verdict("broken", (), "data", wrong) if wrong else Verdict("met")


@verdict_of.register
def _within_hours(rule: WithinHours, seen: Seen) -> Verdict:  # noqa: ARG001 (the rule has nothing to set)
    weeks = _once(seen.plan.monday(one.week).isoformat() for one in seen.plan.over())
    return Verdict("broken", (), "over", weeks) if weeks else Verdict("met")


@verdict_of.register
def _fresh(rule: Fresh, seen: Seen) -> Verdict:  # noqa: ARG001 (the rule has nothing to set)
    programmes = seen.pack.knowledge.programmes
    shown = offers(programmes.programmes if programmes else (), seen.known, seen.plan.today)
    if not shown:
        return NOTHING_TO_CHECK
    stale = tuple(one.programme.id for one in shown if one.programme.last_day() < seen.plan.today)
    return Verdict("broken", (), "stale", stale) if stale else Verdict("met")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
