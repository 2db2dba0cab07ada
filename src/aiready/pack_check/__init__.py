"""Whether the parts of a pack fit together: what a machine can prove before a client sees it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any, get_args

from aiready.assumptions import AssumptionId, Points
from aiready.conditions import LEVELS, AxisId, BarrierId
from aiready.errors import Fault
from aiready.judging import Known, judge
from aiready.pack import Pack
from aiready.pack_check.pointers import knowledge_pieces, pointer_faults
from aiready.pack_check.reviewing import review_rule_faults
from aiready.pack_check.rules import rule_faults
from aiready.pack_check.table import table_faults
from aiready.playbook import SLOTS, Action
from aiready.programmes import soon_stale
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, Question, Section
from aiready.text import LANGS, Text
from aiready.traceability import trace_faults

KINDS = {"barrier": get_args(BarrierId), "axis": get_args(AxisId)}
SCORED_OPTIONS = 4
WARN_DAYS = 30
BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check_pack(pack: Pack) -> tuple[Fault, ...]:
    """All faults of a pack whose files can be read, sorted by place; none if it holds together."""
    found = [
        *_sections(pack),
        *_questions(pack),
        *pointer_faults(pack),
        *_circles(pack),
        *_served(pack),
        *rule_faults(pack),
        *table_faults(pack),
        *review_rule_faults(pack),
        *trace_faults(pack),
        *_assumptions(pack),
        *_words(pack),
    ]
    return tuple(sorted(set(found)))


def due_soon(pack: Pack, today: date) -> tuple[Fault, ...]:
    """A warning for every programme to be read again within thirty days or sooner, and every default grown old."""
    programmes, assumptions = pack.knowledge.programmes, pack.knowledge.assumptions
    return tuple(
        pack.fault("programme", one.id, "A318", "valid_until", id=one.id, day=one.valid_until, left=left)
        for one, left in soon_stale(programmes.programmes if programmes else (), today, WARN_DAYS)
    ) + tuple(
        pack.fault("assumption", one.id, "A436", "as_of", id=one.id, day=one.valid_until or one.as_of)
        for one in (assumptions.assumptions if assumptions else ())
        if one.old_on(today, assumptions.old_after_days if assumptions else 0)
    )


def _assumptions(pack: Pack) -> Iterator[Fault]:
    """The sum of worth and cost needs all of its numbers, each range in order."""
    defaults = pack.knowledge.assumptions
    if defaults is None:
        return
    there = {one.id: one for one in defaults.assumptions}
    for name in get_args(AssumptionId):
        if name not in there:
            yield pack.fault("assumptions", "assumptions", "A435", "assumptions", id=name)
    for one in defaults.assumptions:
        ways: list[tuple[tuple[str | int, ...], Points | None]] = [(("value",), one.value)]
        ways += [(("of_size", place, "value"), size.value) for place, size in enumerate(one.of_size)]
        for way, points in ways:
            if points and not points.low <= points.middle <= points.high:
                yield pack.fault("assumption", one.id, "A431", *way, **points.model_dump())
            elif points and not one.minimum <= points.low <= points.high <= one.maximum:
                facts = {"value": points.high, "limit": f"{one.minimum}..{one.maximum}", "id": one.id}
                yield pack.fault("assumption", one.id, "A432", *way, **facts)


def _sections(pack: Pack) -> Iterator[Fault]:
    """The five barriers and the three axes must be there, each as what it is."""
    kinds = {section.id: section.kind for section in pack.questionnaire.sections}
    for kind, ids in KINDS.items():
        for one in ids:
            if one not in kinds:
                yield pack.fault("pack", "head", "A317", "sections", id=one)
            elif kinds[one] != kind:
                yield pack.fault("section", one, "A209", "kind", value=kinds[one], options=kind)
    levels = pack.policy.levels
    if not levels.medium < levels.high < levels.severe:
        yield pack.fault("policy", "policy", "A313", "levels")


def _questions(pack: Pack) -> Iterator[Fault]:
    for section in (*pack.questionnaire.sections, *pack.follow_up.sections):
        for question in section.questions:
            yield from _question(pack, section, question)
    for other, one in combinations([question.id for question in pack.questionnaire.questions()], 2):
        if _one_slip(one, other):
            yield pack.fault("question", one, "A315", "id", id=one, other=other)


def _question(pack: Pack, section: Section, question: Question) -> Iterator[Fault]:
    if not question.id.startswith(f"{section.id}."):
        yield pack.fault(
            "question", question.id, "A302", "id", id=question.id.split(".")[0], kind="section", hint=section.id
        )
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        yield from _options(pack, question)
    if section.kind not in ("barrier", "axis"):
        return
    if not isinstance(question, ChoiceQuestion):
        yield pack.fault("question", question.id, "A209", "kind", value=question.kind, options="choice")
    elif len(question.options) != SCORED_OPTIONS:
        facts = {"question": question.id, "wanted": SCORED_OPTIONS, "found": len(question.options)}
        yield pack.fault("question", question.id, "A308", "options", **facts)
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


def _circles(pack: Pack) -> Iterator[Fault]:
    """What must come before and leads back to where it began, each circle named once."""
    needs = {action.id: (*action.needs, *action.after) for action in pack.playbook.actions}
    done: set[str] = set()
    for start, first in needs.items():
        way = {start: iter(first)} if start not in done else {}
        while way:
            last = next(reversed(way))
            need = next(way[last], None)
            if need is None:
                done.add(last)
                del way[last]
            elif need in way:
                yield _circle(pack, [*way, need])
            elif need in needs and need not in done:
                way[need] = iter(needs[need])


def _circle(pack: Pack, way: list[str]) -> Fault:
    circle = way[way.index(way[-1]) :]
    action = pack.playbook.action(circle[0])
    key = "needs" if circle[1] in action.needs else "after"
    return pack.fault("action", action.id, "A303", key, getattr(action, key).index(circle[1]), way=" → ".join(circle))


def _served(pack: Pack) -> Iterator[Fault]:
    """Every barrier at every level must be met by an action that serves it."""
    for barrier in pack.questionnaire.barriers():
        for level in LEVELS:
            known = Known(levels={barrier.id: level})
            if not any(barrier.id in action.serves and _may(action, known) for action in pack.playbook.actions):
                yield pack.fault("section", barrier.id, "A306", "id", barrier=barrier.id, level=level)


def _may(action: Action, known: Known) -> bool:
    return judge(action.when, known) is not False


def _words(pack: Pack) -> Iterator[Fault]:
    """Braces in texts: only the known slots, and only in actions."""
    for action in pack.playbook.actions:
        for way, text in _texts(action):
            yield from _slots(pack, ("action", action.id), way, text, SLOTS)
    for section in (*pack.questionnaire.sections, *pack.follow_up.sections):
        for way, text in _texts(section):
            yield from _slots(pack, ("section", section.id), way, text, ())
    for kind, noun in knowledge_pieces(pack):
        allowed = ("percent",) if kind == "retention" else ()
        for way, text in _texts(noun):
            yield from _slots(pack, (kind, str(getattr(noun, "id", kind))), way, text, allowed)


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
    known = [f"{{{slot}}}" for slot in allowed]
    for lang in LANGS:
        for slot in BRACES.findall(text.read(lang)):
            if slot not in known:
                yield pack.fault(*place, "A311", *way, lang, slot=slot, options=", ".join(known) or "-")
