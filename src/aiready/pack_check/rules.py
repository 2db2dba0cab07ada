"""Whether every name that a plan check uses is declared, and is borne by an action, a document or a question."""

from collections.abc import Collection, Iterable, Iterator

from aiready.errors import Fault, nearest
from aiready.pack import Pack
from aiready.plan_rules import Has
from aiready.playbook import Step
from aiready.text import Content

Place = tuple[str, str]
Way = tuple[str | int, ...]
Pointer = tuple[Place, Way, str]
DEED_KEYS = ("first", "then", "deeds", "after", "deed", "else_by")
PEOPLE = (1, 2, 3, 5, 6, 20, 300)
"""The sizes of firm for which every action must have a step to read."""


def rule_faults(pack: Pack) -> Iterator[Fault]:
    """Names that are not declared, and declared ones that nothing bears, so that the check could never be met."""
    known = pack.knowledge
    deeds, parts = list(_deeds(pack)), list(_parts(pack))
    yield from _unknown(pack, "deed", deeds, {one.id for one in known.deeds})
    yield from _unknown(pack, "part", parts, {one.id for one in known.parts})
    borne = {name for place, _, name in deeds if place[0] == "action"}
    held = {name for place, _, name in parts if place[0] == "document"}
    for kind, names, there in (("deed", known.deeds, borne), ("part", known.parts, held)):
        for one in names:
            if one.id not in there:
                yield pack.fault(kind, one.id, "A452", "id", id=one.id)
    yield from _rest(pack)
    yield from _steps(pack)


def _unknown(pack: Pack, kind: str, pointers: Iterable[Pointer], known: Collection[str]) -> Iterator[Fault]:
    for place, way, name in pointers:
        if name not in known:
            yield pack.fault(*place, "A302", *way, id=name, kind=kind, hint=nearest(name, known))


def _deeds(pack: Pack) -> Iterator[Pointer]:
    """Every deed that an action or a rule names."""
    for action in pack.playbook.actions:
        for index, name in enumerate(action.deeds):
            yield ("action", action.id), ("deeds", index), name
    for check in pack.knowledge.plan_checks:
        for key in DEED_KEYS:
            yield from _named(("plan_check", check.id), check.rule, key)


def _parts(pack: Pack) -> Iterator[Pointer]:
    """Every part that a document or a rule names."""
    for document in pack.knowledge.documents:
        for index, one in enumerate(document.contains):
            yield ("document", document.id), ("contains", index, "part"), one.part
    for check in pack.knowledge.plan_checks:
        yield from _named(("plan_check", check.id), check.rule, "parts")


def _named(place: Place, rule: Content, key: str) -> Iterator[Pointer]:
    """The names under one key of a rule, which holds one or a list."""
    value = getattr(rule, key, None)
    if isinstance(value, tuple):
        yield from ((place, ("rule", key, index), name) for index, name in enumerate(value))
    elif value is not None:
        yield place, ("rule", key), value


def _rest(pack: Pack) -> Iterator[Fault]:
    """Gates and questions that rules name, and what must be finished before an action."""
    names = {
        "gate": {gate.id for gate in pack.policy.gates},
        "question": {question.id for question in pack.questionnaire.questions()},
    }
    actions = {action.id for action in pack.playbook.actions}
    for check in pack.knowledge.plan_checks:
        for kind, known in names.items():
            name = getattr(check.rule, kind, None)
            if name is not None and name not in known:
                place = ("plan_check", check.id)
                yield pack.fault(*place, "A302", "rule", kind, id=name, kind=kind, hint=nearest(name, known))
        days = check.rule.least_days if isinstance(check.rule, Has) else ()
        if days and isinstance(check.rule, Has) and (len(days) != len(check.rule.deeds) or check.rule.after is None):
            yield pack.fault("plan_check", check.id, "A455", "rule", "least_days", found=len(days))
    for action in pack.playbook.actions:
        pointers = ((("action", action.id), ("after", index), one) for index, one in enumerate(action.after))
        yield from _unknown(pack, "action", pointers, actions)


def _steps(pack: Pack) -> Iterator[Fault]:
    """Steps that nobody reads, and actions without a step for firms of some size."""
    for action in pack.playbook.actions:
        place = ("action", action.id)
        for index, step in enumerate(action.steps):
            if step.to_people is not None and (step.from_people or 0) > step.to_people:
                yield pack.fault(*place, "A453", "steps", index, "to_people", low=step.from_people, high=step.to_people)
        if not all(_some_step(action.steps, people) for people in PEOPLE):
            yield pack.fault(*place, "A454", "steps", id=action.id)


def _some_step(steps: Iterable[Step], people: int) -> bool:
    return any(step.suits(people) for step in steps)
