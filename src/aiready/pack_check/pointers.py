"""Whether every name that something points at is there: questions, options, gates, actions, documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from aiready.conditions import All, AnyOf, Condition, Leaf, Not
from aiready.errors import KEY, Fault, nearest
from aiready.pack import Pack
from aiready.playbook import Action
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question

Place = tuple[str, str]
Way = tuple[str | int, ...]


def pointer_faults(pack: Pack) -> Iterator[Fault]:
    """Every name that points at nothing, in weights, conditions and actions."""
    questions = {question.id: question for question in pack.questionnaire.questions()}
    for name in pack.policy.weights:
        if name not in questions:
            yield _missing(pack, ("policy", "policy"), name, ("question", questions), ("weights", name, KEY))
    gates = {gate.id for gate in pack.policy.gates}
    for place, key, condition in _all_conditions(pack):
        for way, leaf in _leaves(condition, (key,)):
            if leaf.about in ("answer", "number", "unanswered"):
                yield from _answer_leaf(pack, place, way, leaf, questions)
            elif leaf.about == "gate" and leaf.id not in gates:
                yield _missing(pack, place, leaf.id, ("gate", gates), (*way, "id"))
    yield from _actions(pack)


def _leaves(condition: Condition, way: Way) -> Iterator[tuple[Way, Leaf]]:
    """Every simple condition inside this one and the way to it."""
    if isinstance(condition, All | AnyOf):
        for index, part in enumerate(condition.of):
            yield from _leaves(part, (*way, "of", index))
    elif isinstance(condition, Not):
        yield from _leaves(condition.of, (*way, "of"))
    else:
        yield way, condition


def _all_conditions(pack: Pack) -> Iterator[tuple[Place, str, Condition]]:
    for question in pack.questionnaire.questions():
        if question.ask_when is not None:
            yield ("question", question.id), "ask_when", question.ask_when
    for gate in pack.policy.gates:
        yield ("gate", gate.id), "red_when", gate.red_when
    for stage in pack.policy.stages:
        yield ("stage", stage.id), "when", stage.when
    for rule in pack.policy.rules:
        yield ("rule", rule.id), "when", rule.when
    for action in pack.playbook.actions:
        yield ("action", action.id), "when", action.when


def _answer_leaf(pack: Pack, place: Place, way: Way, leaf: Any, questions: Mapping[str, Question]) -> Iterator[Fault]:
    question = questions.get(leaf.id)
    if question is None:
        yield _missing(pack, place, leaf.id, ("question", questions), (*way, "id"))
    elif leaf.about == "number" and not isinstance(question, NumberQuestion):
        yield pack.fault(*place, "A203", *way, "id", wanted="number_question", value=leaf.id)
    elif leaf.about == "answer" and not isinstance(question, ChoiceQuestion | ChoicesQuestion):
        yield pack.fault(*place, "A203", *way, "id", wanted="choice_question", value=leaf.id)
    elif leaf.about == "answer" and isinstance(question, ChoiceQuestion | ChoicesQuestion):
        options = [one.id for one in question.options]
        shown = ", ".join(options)
        for index, option in enumerate(leaf.is_):
            if option not in options:
                hint = nearest(option, options)
                facts = {"value": option, "question": leaf.id, "options": shown, "hint": hint}
                yield pack.fault(*place, "A201", *way, "is", index, **facts)


def _missing(pack: Pack, place: Place, name: str, kind: tuple[str, Iterable[str]], way: Way) -> Fault:
    return pack.fault(*place, "A302", *way, id=name, kind=kind[0], hint=nearest(name, kind[1]))


def _actions(pack: Pack) -> Iterator[Fault]:
    gates = {gate.id for gate in pack.policy.gates}
    actions = {action.id for action in pack.playbook.actions}
    known: dict[str, Collection[str]] = {"action": actions, "gate": gates, "document": pack.documents()}
    for action in pack.playbook.actions:
        place = ("action", action.id)
        for name, kind, below in _pointers(action):
            if name in known[kind]:
                continue
            if kind == "document":
                yield pack.fault(*place, "A304", *below, id=name)
            else:
                yield _missing(pack, place, name, (kind, known[kind]), below)
    covered = {gate for action in pack.playbook.actions for gate in action.covers}
    for gate in sorted(gates - covered):
        yield pack.fault("gate", gate, "A316", "id", gate=gate)


def _pointers(action: Action) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Every name an action points at, what kind of thing bears it, and where the name stands."""
    for key, kind, names in (
        ("needs", "action", action.needs),
        ("covers", "gate", action.covers),
        ("documents", "document", action.documents),
    ):
        yield from ((name, kind, (key, index)) for index, name in enumerate(names))
    for key, larger in (("within", action.within), ("stands_for", action.stands_for)):
        if larger is not None:
            yield larger, "action", (key,)
