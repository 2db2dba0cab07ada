"""What may go wrong: failure patterns, what a trial and lasting use still lack, and whether to go alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aiready.checks import Ability, Check, Ground, OutsideHelp, Risk
from aiready.conditions import All, AnyOf, Condition, Not
from aiready.judging import Known, grounds, judge, leaves
from aiready.pack import Knowledge

RiskState = Literal["likely", "possible", "not_seen", "unknown"]
HelpChoice = Literal["alone", "desk_first", "outside"]
ORDER: tuple[RiskState, ...] = ("likely", "possible", "unknown", "not_seen")


@dataclass(frozen=True, slots=True)
class RiskResult:
    """A failure pattern, its state and the questions that made it so (for an unknown one: those that would tell)."""

    risk: Risk
    state: RiskState
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A line of a checklist: met, not met, or unknown (None), and the questions behind that."""

    check: Check
    met: bool | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpResult:
    """Whether to go alone: the abilities that are there, those that are not, and the reasons for help that hold."""

    choice: HelpChoice
    there: tuple[Ability, ...]
    missing: tuple[Ability, ...]
    unknown: tuple[Ability, ...]
    reasons: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Risks:
    """Everything judged; `patterns` stand in the pack's order, `help` is None where the pack says nothing of it."""

    patterns: tuple[RiskResult, ...]
    checklist: tuple[CheckResult, ...]
    lasting: tuple[CheckResult, ...]
    help: HelpResult | None

    def seen(self) -> tuple[RiskResult, ...]:
        """The patterns that are likely, then those that are possible."""
        found = (one for one in self.patterns if one.state in ("likely", "possible"))
        return tuple(sorted(found, key=lambda one: ORDER.index(one.state)))

    def ready_for_trial(self) -> bool:
        """Whether every line of the go/no-go list is met (inventory 002.C1 to C5)."""
        return all(one.met is True for one in self.checklist)


def judge_risks(knowledge: Knowledge, known: Known) -> Risks:
    """Judge what the pack knows of failure against what is known of the firm."""
    retention = knowledge.retention
    return Risks(
        patterns=tuple(_risk(one, known) for one in knowledge.risks),
        checklist=_checked(knowledge.checklist, known),
        lasting=_checked(retention.conditions if retention else (), known),
        help=_help(knowledge.outside_help, known) if knowledge.outside_help else None,
    )


def _risk(risk: Risk, known: Known) -> RiskResult:
    """Likely goes before possible; unknown only where an open answer could still make it one of the two."""
    states: tuple[tuple[Condition, RiskState], ...] = ((risk.likely_when, "likely"), (risk.possible_when, "possible"))
    for condition, state in states:
        if judge(condition, known) is True:
            return RiskResult(risk, state, _questions(condition, known))
    waiting = [condition for condition, _ in states if judge(condition, known) is None]
    if waiting:
        return RiskResult(risk, "unknown", _open(waiting, known))
    return RiskResult(risk, "not_seen", ())


def _checked(checks: Sequence[Check], known: Known) -> tuple[CheckResult, ...]:
    return tuple(CheckResult(one, judge(one.met_when, known), _behind(one.met_when, known)) for one in checks)


def _behind(condition: Condition, known: Known) -> tuple[str, ...]:
    verdict = judge(condition, known)
    if verdict is None:
        return _open([condition], known)
    return _questions(condition, known) if verdict else _ids(condition)


def _questions(condition: Condition, known: Known) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(leaf.id) for leaf in grounds(condition, known) if hasattr(leaf, "id")))


def _ids(condition: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(leaf.id) for leaf in leaves(condition) if hasattr(leaf, "id")))


def _open(conditions: Sequence[Condition], known: Known) -> tuple[str, ...]:
    """The questions whose answers would tell."""
    found = (one for condition in conditions for one in _undecided(condition, known))
    return tuple(dict.fromkeys(found))


def _undecided(condition: Condition, known: Known) -> Iterator[str]:
    """What the parts that cannot be judged yet are about; parts that are settled tell nothing more."""
    if judge(condition, known) is not None:
        return
    if isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from _undecided(part, known)
    elif isinstance(condition, Not):
        yield from _undecided(condition.of, known)
    else:
        yield str(getattr(condition, "id", condition.about))


def _help(advice: OutsideHelp, known: Known) -> HelpResult:
    """Any reason for help leads outside; all abilities there and none, alone; else a free desk first."""
    by_state: dict[bool | None, list[Ability]] = {True: [], False: [], None: []}
    for ability in advice.alone:
        by_state[judge(ability.met_when, known)].append(ability)
    reasons = tuple(one for one in advice.reasons if judge(one.when, known) is True)
    alone = len(by_state[True]) == len(advice.alone)
    choice: HelpChoice = "outside" if reasons else ("alone" if alone else "desk_first")
    return HelpResult(choice, tuple(by_state[True]), tuple(by_state[False]), tuple(by_state[None]), reasons)
