"""Whether the parts of a pack fit together: what a machine can prove before a client sees it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from aiready.conditions import LEVELS, Condition, Known, Leaf, judge, leaves
from aiready.errors import Fault, nearest
from aiready.pack import Pack
from aiready.playbook import SLOTS, Action
from aiready.questionnaire import (
    BEST,
    BarrierSection,
    ChoiceQuestion,
    ChoicesQuestion,
    NumberQuestion,
    Question,
    Section,
)
from aiready.text import LANGS, Text

SCORED_OPTIONS = 4
BRACES = re.compile(r"\{([^{}]*)\}")


def check_pack(pack: Pack) -> tuple[Fault, ...]:
    """All faults of a pack whose files can be read, sorted by place; none if it holds together."""
    found = [
        *_questions(pack),
        *_conditions(pack),
        *_actions(pack),
        *_circles(pack),
        *_served(pack),
        *_rules(pack),
        *_words(pack),
    ]
    return tuple(sorted(set(found)))


def _questions(pack: Pack) -> Iterator[Fault]:
    for section in pack.questionnaire.sections:
        for question in section.questions:
            yield from _question(pack, section, question)
    known = {question.id for question in pack.questionnaire.questions()}
    for question_id in pack.policy.weights:
        if question_id not in known:
            yield _missing(pack, ("policy", "policy"), question_id, "question", known, "weights", question_id)
    levels = pack.policy.levels
    if not levels.medium < levels.high < levels.severe:
        yield pack.fault("policy", "policy", "A313", "levels")


def _question(pack: Pack, section: Section, question: Question) -> Iterator[Fault]:
    if not question.id.startswith(f"{section.id}."):
        yield pack.fault(
            "question", question.id, "A302", "id", id=question.id.split(".")[0], kind="section", hint=section.id
        )
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        yield from _options(pack, question)
    if section.kind not in ("barrier", "axis"):
        return
    if not isinstance(question, ChoiceQuestion) or len(question.options) != SCORED_OPTIONS:
        found = len(question.options) if isinstance(question, ChoiceQuestion) else question.kind
        yield pack.fault(
            "question", question.id, "A308", "options", question=question.id, wanted=SCORED_OPTIONS, found=found
        )
    if question.ask_when is not None:
        yield pack.fault("question", question.id, "A310", "ask_when", question=question.id)


def _options(pack: Pack, question: ChoiceQuestion | ChoicesQuestion) -> Iterator[Fault]:
    ids = [option.id for option in question.options]
    for place, option in enumerate(ids):
        if option in ids[:place]:
            yield pack.fault("question", question.id, "A307", "options", place, "id", id=option, other=question.id)
        for other in ids[:place]:
            if other != option and _one_slip(option, other):
                yield pack.fault("question", question.id, "A315", "options", place, "id", id=option, other=other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one character added, dropped or changed turns the one into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _missing(
    pack: Pack, place: tuple[str, str], name: str, kind: str, known: Iterable[str], *below: str | int
) -> Fault:
    guess = nearest(name, known)
    return pack.fault(*place, "A302", *below, id=name, kind=kind, hint=guess)


def _all_conditions(pack: Pack) -> Iterator[tuple[tuple[str, str], str, Condition]]:
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


def _conditions(pack: Pack) -> Iterator[Fault]:
    questions = {question.id: question for question in pack.questionnaire.questions()}
    gates = {gate.id for gate in pack.policy.gates}
    for place, key, condition in _all_conditions(pack):
        for leaf in leaves(condition):
            if leaf.about in ("answer", "number", "unanswered"):
                yield from _answer_leaf(pack, place, key, leaf, questions)
            elif leaf.about == "gate" and leaf.id not in gates:
                yield _missing(pack, place, leaf.id, "gate", gates, key)


def _answer_leaf(
    pack: Pack, place: tuple[str, str], key: str, leaf: Any, questions: Mapping[str, Question]
) -> Iterator[Fault]:
    question = questions.get(leaf.id)
    if question is None:
        yield _missing(pack, place, leaf.id, "question", questions, key)
    elif leaf.about == "number" and not isinstance(question, NumberQuestion):
        yield pack.fault(*place, "A203", key, wanted="number", value=f"{leaf.id}: {question.kind}")
    elif leaf.about == "answer":
        options = [one.id for one in question.options] if isinstance(question, ChoiceQuestion | ChoicesQuestion) else []
        for option in leaf.is_:
            if option not in options:
                guess = nearest(option, options)
                yield pack.fault(
                    *place, "A201", key, value=option, question=leaf.id, options=", ".join(options), hint=guess
                )


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
                yield _missing(pack, place, name, kind, known[kind], *below)
    covered = {gate for action in pack.playbook.actions for gate in action.covers}
    for gate in sorted(gates - covered):
        yield pack.fault("gate", gate, "A316", gate=gate)


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


def _circles(pack: Pack) -> Iterator[Fault]:
    """Needs that lead back to where they began, each circle named once."""
    needs = {action.id: action.needs for action in pack.playbook.actions}
    done: set[str] = set()
    for start in needs:
        way: list[str] = []
        yield from _walk(pack, start, needs, way, done)


def _walk(
    pack: Pack, action: str, needs: Mapping[str, tuple[str, ...]], way: list[str], done: set[str]
) -> Iterator[Fault]:
    if action in way:
        circle = [*way[way.index(action) :], action]
        yield pack.fault("action", action, "A303", "needs", way=" → ".join(circle))
        return
    if action in done or action not in needs:
        return
    way.append(action)
    for need in needs[action]:
        yield from _walk(pack, need, needs, way, done)
    way.pop()
    done.add(action)


def _served(pack: Pack) -> Iterator[Fault]:
    """Every barrier at every level must be met by an action that serves it."""
    for barrier in pack.questionnaire.barriers():
        for level in LEVELS:
            known = Known(levels={barrier.id: level})
            if not any(barrier.id in action.serves and _may(action, known) for action in pack.playbook.actions):
                yield pack.fault("section", barrier.id, "A306", "id", barrier=barrier.id, level=level)


def _may(action: Action, known: Known) -> bool:
    return judge(action.when, known) is not False


def _rules(pack: Pack) -> Iterator[Fault]:
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
    for rule in rules:
        if rule.id not in reached:
            yield pack.fault("rule", rule.id, "A305", "id", id=rule.id)


def _firms(pack: Pack, conditions: list[Leaf]) -> Iterator[Known]:
    """One firm for every combination of values that some rule tells apart."""
    axes = {
        axis.id: _axis_values(pack, axis.questions, [c for c in conditions if c.about == "axis" and c.id == axis.id])
        for axis in pack.questionnaire.axes()
    }
    gates: dict[str, list[Any]] = {c.id: ["red", "clear", None] for c in conditions if c.about == "gate"}
    answers: dict[str, list[Any]] = {}
    for leaf in conditions:
        if leaf.about == "answer":
            answers.setdefault(leaf.id, [None, "-"]).extend(one for one in leaf.is_ if one not in answers[leaf.id])
        elif leaf.about == "number":
            bounds = [bound for bound in (leaf.at_least, leaf.at_most) if bound is not None]
            answers.setdefault(leaf.id, [None]).extend(
                value for bound in bounds for value in (bound - 1, bound, bound + 1)
            )
    keys = [*axes, *gates, *answers]
    for values in product(*axes.values(), *gates.values(), *answers.values()):
        chosen = dict(zip(keys, values, strict=True))
        yield Known(
            answers={key: chosen[key] for key in answers if chosen[key] is not None},
            gates={key: chosen[key] for key in gates if chosen[key] is not None},
            axes={key: None if chosen[key] is None else (chosen[key], chosen[key]) for key in axes},
        )


def _axis_values(pack: Pack, questions: tuple[Question, ...], conditions: list[Leaf]) -> list[Fraction | None]:
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
    return [None, *seen.values()]


def _words(pack: Pack) -> Iterator[Fault]:
    """Braces in texts: only the known slots, and only in actions."""
    for action in pack.playbook.actions:
        for way, text in _texts(action):
            yield from _slots(pack, ("action", action.id), way, text, SLOTS)
    for section in pack.questionnaire.sections:
        if isinstance(section, BarrierSection):
            for way, text in _texts(section.states):
                yield from _slots(pack, ("section", section.id), ("states", *way), text, ())
        for question in section.questions:
            for way, text in _texts(question):
                yield from _slots(pack, ("question", question.id), way, text, ())


def _texts(noun: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    if isinstance(noun, Text):
        yield way, noun
    elif isinstance(noun, tuple):
        for index, item in enumerate(noun):
            yield from _texts(item, (*way, index))
    elif hasattr(type(noun), "model_fields"):
        for name in type(noun).model_fields:
            yield from _texts(getattr(noun, name), (*way, name))


def _slots(
    pack: Pack, place: tuple[str, str], way: tuple[str | int, ...], text: Text, allowed: tuple[str, ...]
) -> Iterator[Fault]:
    for lang in LANGS:
        for slot in BRACES.findall(text.read(lang)):
            if slot not in allowed:
                yield pack.fault(*place, "A311", *way, lang, slot=slot, options=", ".join(allowed) or "-")
