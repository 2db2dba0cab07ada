"""Whether the decision table is complete and each of its rules is reached, proven by enumerating firms."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from aiready.conditions import Leaf
from aiready.errors import Fault
from aiready.judging import Known, judge, leaves
from aiready.pack import Pack
from aiready.questionnaire import BEST, Question


def table_faults(pack: Pack) -> Iterator[Fault]:
    """The decision table is complete, and each of its rules is reached by some firm (proven by enumeration)."""
    rules = pack.policy.rules
    for name, last in (("rule", rules[-1]), ("stage", pack.policy.stages[-1])):
        if last.when.about != "always":
            yield pack.fault(name, last.id, "A309", "when")
    reached: set[str] = set()
    for known in _firms(pack, [leaf for rule in rules for leaf in leaves(rule.when)]):
        first = next((rule.id for rule in rules if judge(rule.when, known) is True), None)
        if first:
            reached.add(first)
        if len(reached) == len(rules):
            break
    for rule in rules:
        if rule.id not in reached:
            yield pack.fault("rule", rule.id, "A305", "id", id=rule.id)


def _firms(pack: Pack, conditions: list[Leaf]) -> Iterator[Known]:
    """One firm for every combination of values that some rule tells apart.

    What nobody knows is left out, except where a rule asks for just that: it makes no other condition true.
    """
    waited_for = {leaf.id for leaf in conditions if leaf.about == "unanswered"}
    axes = {
        axis.id: _axis_values(pack, axis.questions, [c for c in conditions if c.about == "axis" and c.id == axis.id])
        for axis in pack.questionnaire.axes()
    }
    gates: dict[str, list[Any]] = {c.id: ["red", "clear"] for c in conditions if c.about == "gate"}
    answers: dict[str, list[Any]] = {one: [None, "-"] for one in sorted(waited_for)}
    for leaf in conditions:
        if leaf.about == "answer":
            told = answers.setdefault(leaf.id, [])
            told.extend(one for one in ("-", *leaf.is_) if one not in told)
        elif leaf.about == "number":
            bounds = [bound for bound in (leaf.at_least, leaf.at_most) if bound is not None]
            answers.setdefault(leaf.id, []).extend(value for bound in bounds for value in (bound - 1, bound, bound + 1))
    keys = [*axes, *gates, *answers]
    for values in product(*axes.values(), *gates.values(), *answers.values()):
        chosen = dict(zip(keys, values, strict=True))
        yield Known(
            answers={key: chosen[key] for key in answers if chosen[key] is not None},
            gates={key: chosen[key] for key in gates if chosen[key] is not None},
            axes={key: (chosen[key], chosen[key]) for key in axes},
        )


def _axis_values(pack: Pack, questions: tuple[Question, ...], conditions: list[Leaf]) -> list[Fraction]:
    """The values an axis can take, one for each way the conditions tell them apart."""
    weights = [pack.policy.weight(question.id) for question in questions]
    sums = {
        sum(w * level for w, level in zip(weights, levels, strict=True))
        for levels in product(range(BEST + 1), repeat=len(weights))
    }
    seen: dict[tuple[bool | None, ...], Fraction] = {}
    for value in sorted(Fraction(one, sum(weights)) for one in sums):
        verdicts = tuple(judge(c, Known(axes={c.id: (value, value)})) for c in conditions if c.about == "axis")
        seen.setdefault(verdicts, value)
    return list(seen.values())
