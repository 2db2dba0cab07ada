"""Which way of rolling out suits the firm: top-down, bottom-up or both, and the rule that says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import get_args

from aiready.assessment import Assessment
from aiready.conditions import PatternId
from aiready.judging import Known, grounds, judge, leaves
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


def pattern_of(policy: Policy, known: Known) -> PatternId:
    """The pattern alone, for trying out many answers."""
    rule = first_rule(policy, known)
    return rule.pattern if rule else TIE_BREAK


def first_rule(policy: Policy, known: Known) -> RolloutRule | None:
    """The first rule whose condition is surely true."""
    return next((rule for rule in policy.rules if judge(rule.when, known) is True), None)


def _possible(policy: Policy, assessment: Assessment) -> tuple[PatternId, ...]:
    """The chosen pattern and every other that the open answers could still lead to.

    Every value an axis could have is tried with every value of the others; open facts, gates, barriers and the stage
    are left open, so that there are never fewer patterns than can come out, at times one more.
    """
    known = _left_open(assessment)
    found = {pattern_of(policy, assessment.known)}
    looked_at = {leaf.id for rule in policy.rules for leaf in leaves(rule.when) if leaf.about == "axis"}
    axes_open = [axis for axis in assessment.axes if axis.id in looked_at and len(axis.reachable) > 1]
    for values in product(*(axis.reachable for axis in axes_open)):
        if len(found) == len(get_args(PatternId)):
            break
        axes = {axis.id: (value, value) for axis, value in zip(axes_open, values, strict=True)}
        found |= set(_reached(policy, replace(known, axes={**known.axes, **axes})))
    return tuple(pattern for pattern in ("top_down", "bottom_up", "hybrid") if pattern in found)


def _left_open(assessment: Assessment) -> Known:
    """What is known without the results that an open answer could still move."""
    known = assessment.known
    settled = {barrier.id for barrier in assessment.barriers if barrier.low == barrier.high}
    return replace(
        known,
        gates={gate: state for gate, state in known.gates.items() if state != "unknown"},
        levels={barrier: level for barrier, level in known.levels.items() if barrier in settled},
        stage=None if assessment.open_questions else assessment.stage,
    )


def _reached(policy: Policy, known: Known) -> Iterator[PatternId]:
    """The patterns of the rules up to the first that surely holds, without those that surely do not."""
    for rule in policy.rules:
        verdict = judge(rule.when, known)
        if verdict is not False:
            yield rule.pattern
        if verdict is True:
            return
    yield TIE_BREAK
