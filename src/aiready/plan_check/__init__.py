"""Whether a plan keeps the order that experience asks for: each check met, broken, waived, or not for this firm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from aiready.candidate import Candidate
from aiready.judging import Known, judge
from aiready.pack import Pack
from aiready.plan import Plan, PlannedAction
from aiready.plan_check.verdicts import Note, Seen, Verdict, verdict_of
from aiready.plan_rules import PlanCheck

State = Literal["broken", "waived", "met", "not_applicable"]

__all__ = ["Finding", "Note", "State", "broken", "check_plan"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A check and how the plan stands to it: the actions meant, a note why, and its names, numbers or days.

    `waiver`: the reason for which the firm lets a broken check stand.
    """

    check: PlanCheck
    state: State
    actions: tuple[PlannedAction, ...] = ()
    note: Note | None = None
    names: tuple[str, ...] = ()
    waiver: str = ""


def check_plan(pack: Pack, known: Known, plan: Plan, tasks: Sequence[Candidate] = ()) -> tuple[Finding, ...]:
    """Every check of the pack, in its order; `tasks` are those that the plan would try.

    `known` holds pattern and stage, too. A broken check whose id stands in `plan.waivers` with a reason is waived.
    """
    seen = Seen(pack, known, plan, tuple(tasks))
    waivers = {name: reason.strip() for name, reason in plan.waivers}
    return tuple(
        _finding(check, _verdict(check, seen), waivers.get(check.id, "")) for check in pack.knowledge.plan_checks
    )


def _finding(check: PlanCheck, verdict: Verdict, waiver: str) -> Finding:
    waived = verdict.state == "broken" and waiver != ""
    state: State = "waived" if waived else verdict.state
    return Finding(check, state, verdict.actions, verdict.note, verdict.names, waiver if waived else "")


def _verdict(check: PlanCheck, seen: Seen) -> Verdict:
    """The rule's verdict; not for this firm where its condition does not hold."""
    if check.when is not None and judge(check.when, seen.known) is not True:
        return Verdict("not_applicable", note="otherwise")
    found = verdict_of(check.rule, seen)
    lacks = found.state == "broken" and (found.note == "missing" or check.enough)
    if lacks and check.met_when is not None and judge(check.met_when, seen.known) is True:
        return Verdict("met", note="have_already")
    return found


def broken(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is broken and not waived."""
    return tuple(one for one in findings if one.state == "broken")
