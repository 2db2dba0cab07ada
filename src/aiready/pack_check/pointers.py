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
CONDITION_KEYS = ("ask_when", "red_when", "when", "met_when", "likely_when", "possible_when")


def pointer_faults(pack: Pack) -> Iterator[Fault]:
    """Every name that points at nothing, in weights, conditions and actions."""
    asked = (*pack.questionnaire.questions(), *pack.follow_up.questions())
    questions = {question.id: question for question in asked}
    for name in pack.policy.weights:
        if name not in questions:
            yield _missing(pack, ("policy", "policy"), name, ("question", questions), ("weights", name, KEY))
    gates = {gate.id for gate in pack.policy.gates}
    everything: list[tuple[Place, Way, Condition]] = [
        *((place, (key,), condition) for place, key, condition in _all_conditions(pack)),
        *((("policy", "policy"), way, condition) for way, condition in _scoring_conditions(pack)),
    ]
    for place, start, condition in everything:
        for way, leaf in _leaves(condition, start):
            if leaf.about in ("answer", "number", "unanswered"):
                yield from _answer_leaf(pack, place, way, leaf, questions)
            elif leaf.about == "gate" and leaf.id not in gates:
                yield _missing(pack, place, leaf.id, ("gate", gates), (*way, "id"))
    yield from _head(pack, questions)
    yield from _kinds_of_data(pack, questions)
    yield from _outside(pack)
    yield from _actions(pack)
    yield from _knowledge(pack)


def _head(pack: Pack, questions: Mapping[str, Question]) -> Iterator[Fault]:
    """The short way through, the page for the floor and the time box name questions and sections."""
    head = ("pack", "head")
    sections = {section.id for section in pack.questionnaire.sections}
    for key, named in (("quick", pack.head.quick), ("floor", pack.head.floor)):
        for index, name in enumerate(named):
            if name not in questions:
                yield _missing(pack, head, name, ("question", questions), (key, index))
    for name in pack.head.time_box:
        if name not in sections:
            yield _missing(pack, head, name, ("section", sections), ("time_box", name, KEY))


def _kinds_of_data(pack: Pack, questions: Mapping[str, Question]) -> Iterator[Fault]:
    """The classes of data are told for the options of the question that asks for kinds of data, and for all of them."""
    asked, place = questions.get("company.data"), ("policy", "policy")
    options = [one.id for one in asked.options] if isinstance(asked, ChoiceQuestion | ChoicesQuestion) else []
    kinds = pack.policy.first_tasks.kinds
    for name in kinds:
        if name not in options:
            facts = {"value": name, "question": "company.data", "options": ", ".join(options)}
            way = ("first_tasks", "kinds", name, KEY)
            yield pack.fault(*place, "A201", *way, **facts, hint=nearest(name, options))
    for name in options if kinds else ():
        if name not in kinds:
            yield pack.fault(*place, "A206", "first_tasks", "kinds", key=name)


def _outside(pack: Pack) -> Iterator[Fault]:
    """What somebody from outside could take over names actions."""
    actions = {action.id for action in pack.playbook.actions}
    for index, name in enumerate(pack.policy.plan.outside_can_take):
        if name not in actions:
            way = ("plan", "outside_can_take", index)
            yield _missing(pack, ("policy", "policy"), name, ("action", actions), way)


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
    """Every condition of the pack with the piece and the key it stands under."""
    policy, playbook = pack.policy, pack.playbook
    pieces: list[tuple[str, Iterable[Any]]] = [
        ("question", (*pack.questionnaire.questions(), *pack.follow_up.questions())),
        ("gate", policy.gates),
        ("stage", policy.stages),
        ("rule", policy.rules),
        ("action", playbook.actions),
    ]
    everything = [*((kind, noun) for kind, nouns in pieces for noun in nouns), *knowledge_pieces(pack)]
    for kind, noun in everything:
        for key in CONDITION_KEYS:
            condition = getattr(noun, key, None)
            if condition is not None:
                yield (kind, noun.id), key, condition


def _scoring_conditions(pack: Pack) -> Iterator[tuple[Way, Condition]]:
    """The conditions by which answers count for the first task, each with the way to it in the policy."""
    rules = pack.policy.first_tasks
    found: list[tuple[Way, Condition | None]] = [
        (("company_accounts",), rules.company_accounts),
        (("measured",), rules.measured),
        *((("steps_written", way), getattr(rules.steps_written, way)) for way in ("all", "partly", "none")),
    ]
    yield from ((("first_tasks", *way), when) for way, when in found if when)


def knowledge_pieces(pack: Pack) -> Iterator[tuple[str, Any]]:
    """Everything a pack knows beside questions and actions, each piece with the kind it is remembered under."""
    known = pack.knowledge
    lists: list[tuple[str, Iterable[Any]]] = [
        ("risk", known.risks),
        ("check", known.checklist),
        ("condition", known.retention.conditions if known.retention else ()),
        ("state", known.retention.states if known.retention else ()),
        ("retention", (known.retention.alarm, *known.retention.compare) if known.retention else ()),
        ("review", (known.review,) if known.review else ()),
        ("ability", known.outside_help.alone if known.outside_help else ()),
        ("ground", known.outside_help.reasons if known.outside_help else ()),
        ("choice", known.outside_help.choices if known.outside_help else ()),
        ("programme", known.programmes.programmes if known.programmes else ()),
        ("assumption", known.assumptions.assumptions if known.assumptions else ()),
        ("case", known.cases),
        ("reason", known.reasons),
        ("document", known.documents),
        ("metric", known.metrics),
        ("deed", known.deeds),
        ("part", known.parts),
        ("plan_check", known.plan_checks),
        ("contradiction", pack.second_look.contradictions if pack.second_look else ()),
    ]
    yield from ((kind, noun) for kind, nouns in lists for noun in nouns)


def _knowledge(pack: Pack) -> Iterator[Fault]:
    """What risks and checks point at, and documents without a title or a template."""
    actions = {action.id for action in pack.playbook.actions}
    checks = {check.id for check in pack.knowledge.checklist}
    for kind, noun in knowledge_pieces(pack):
        for key, what, names in (("actions", "action", actions), ("checks", "check", checks)):
            for index, name in enumerate(getattr(noun, key, ())):
                if name not in names:
                    yield _missing(pack, (kind, noun.id), name, (what, names), (key, index))
    templates, titles = set(pack.documents()), {document.id for document in pack.knowledge.documents}
    for name in sorted(titles - templates):
        yield pack.fault("document", name, "A304", "id", id=name)
    for name in sorted(templates - titles if titles else ()):
        yield pack.fault("documents", "documents", "A322", id=name)


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
