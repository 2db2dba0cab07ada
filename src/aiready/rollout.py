"""Which way of rolling out suits the firm: top-down, bottom-up or both, and the rule that says so."""

from dataclasses import dataclass

from aiready.assessment import Assessment
from aiready.conditions import Known, PatternId, grounds, judge
from aiready.policy import Policy, RolloutRule

TIE_BREAK: PatternId = "hybrid"
"""Where no rule speaks, the mixed way (inventory 004.A4)."""


@dataclass(frozen=True, slots=True)
class Rollout:
    """The pattern, the rule that chose it, whether it is only a tie-break, and what else is still possible."""

    pattern: PatternId
    rule: str
    tie: bool
    possible: tuple[PatternId, ...]
    because: tuple[str, ...]


def choose_rollout(policy: Policy, assessment: Assessment) -> Rollout:
    """The first rule of the decision table that holds; every assessment gets exactly one."""
    known = assessment.known
    rule = first_rule(policy, known)
    return Rollout(
        pattern=rule.pattern if rule else TIE_BREAK,
        rule=rule.id if rule else "",
        tie=rule.tie if rule else True,
        possible=_possible(policy, assessment),
        because=tuple(dict.fromkeys(str(leaf.id) for leaf in grounds(rule.when, known) if hasattr(leaf, "id")))
        if rule
        else (),
    )


def first_rule(policy: Policy, known: Known) -> RolloutRule | None:
    """The first rule whose condition is surely true."""
    return next((rule for rule in policy.rules if judge(rule.when, known) is True), None)


def _possible(policy: Policy, assessment: Assessment) -> tuple[PatternId, ...]:
    """Every pattern that the open answers could still lead to; never fewer than there are, at times more."""
    known = assessment.known
    spans = {axis.id: (axis.low, axis.high) for axis in assessment.axes}
    gates = {gate: state for gate, state in known.gates.items() if state != "unknown"}
    ranged = Known(known.answers, known.levels, gates, spans, stage=known.stage)
    found: dict[PatternId, None] = {}
    for rule in policy.rules:
        verdict = judge(rule.when, ranged)
        if verdict is not False:
            found[rule.pattern] = None
        if verdict is True:
            break
    return tuple(pattern for pattern in ("top_down", "bottom_up", "hybrid") if pattern in found)
