"""Which statement of the sources lives where in the pack, and whether none was forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiready.errors import Fault, nearest
from aiready.pack import Pack
from aiready.sources import Source

OWN = "origin.aiready"
NAMING = ("sources", "figures")


@dataclass(frozen=True, slots=True)
class Trace:
    """One source and the places of the pack that name it, such as `question champion.appointed`."""

    source: Source
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source id as a place of the pack names it; `kind` and `item` find the place, `way` leads on from there."""

    source: str
    place: str
    kind: str
    item: str
    way: tuple[str | int, ...]


def trace_sources(pack: Pack) -> tuple[Trace, ...]:
    """Every source of the pack in its order, with its places."""
    known = [source.id for source in pack.knowledge.sources]
    found: dict[str, dict[str, None]] = {one: {} for one in known}
    for mention in mentions(pack):
        for one in meant(mention.source, known):
            found[one][mention.place] = None
    return tuple(Trace(source, tuple(found[source.id])) for source in pack.knowledge.sources)


def meant(named: str, known: list[str]) -> list[str]:
    """The sources that a name stands for: itself, or its whole group where only the last letter is left out."""
    if named in known:
        return [named]
    return [one for one in known if one[:-1] == named and one[-1].isalpha()]


def mentions(pack: Pack) -> Iterator[Mention]:
    """Every source id that some piece of content names."""
    for kind, nouns in _pieces(pack):
        for noun in nouns:
            item = str(getattr(noun, "id", kind))
            for way, source in _named(noun, ()):
                yield Mention(source, f"{kind} {item}{_option(noun, way)}", kind, item, way)


def trace_faults(pack: Pack) -> Iterator[Fault]:
    """Sources that are named but not there, there but never named, or named and yet left out."""
    if not pack.knowledge.sources:
        return
    known = [source.id for source in pack.knowledge.sources]
    weak = {source.id for source in pack.knowledge.sources if source.level == "unsourced" or not source.figure}
    for mention in mentions(pack):
        place = (mention.kind, mention.item)
        if mention.source != OWN and not meant(mention.source, known):
            facts = {"id": mention.source, "kind": "source", "hint": nearest(mention.source, known)}
            yield pack.fault(*place, "A302", *mention.way, **facts)
        elif mention.way[-2] == "figures" and mention.source in weak:
            yield pack.fault(*place, "A319", *mention.way, id=mention.source)
    for trace in trace_sources(pack):
        if not trace.places and trace.source.left_out is None:
            yield pack.fault("source", trace.source.id, "A320", "id", id=trace.source.id)
        elif trace.places and trace.source.left_out is not None:
            facts = {"id": trace.source.id, "place": trace.places[0]}
            yield pack.fault("source", trace.source.id, "A321", "left_out", **facts)


def _pieces(pack: Pack) -> Iterator[tuple[str, tuple[Any, ...]]]:
    policy, playbook, knowledge = pack.policy, pack.playbook, pack.knowledge
    yield "section", pack.questionnaire.sections
    yield "question", (*pack.questionnaire.questions(), *pack.follow_up.questions())
    yield from (("gate", policy.gates), ("stage", policy.stages), ("rule", policy.rules), ("pattern", policy.patterns))
    yield from (("phase", playbook.phases), ("action", playbook.actions))
    yield from (("risk", knowledge.risks), ("check", knowledge.checklist), ("plan_check", knowledge.plan_checks))
    if knowledge.retention:
        yield "condition", knowledge.retention.conditions
        yield "state", knowledge.retention.states
    if knowledge.review:
        yield from (("review_rule", knowledge.review.rules), ("outcome", knowledge.review.outcomes))
        yield from (("review", (knowledge.review,)), ("review_real", (knowledge.review.real,)))
    if knowledge.outside_help:
        yield "ability", knowledge.outside_help.alone
        yield "ground", knowledge.outside_help.reasons
    yield "retention", (knowledge.retention,) if knowledge.retention else ()
    yield "outside_help", (knowledge.outside_help,) if knowledge.outside_help else ()
    yield "use_case", knowledge.use_cases
    yield "programme", knowledge.programmes.programmes if knowledge.programmes else ()
    if knowledge.assumptions:
        yield "assumption", knowledge.assumptions.assumptions
        yield "assumptions", (knowledge.assumptions,)
    yield from (("case", knowledge.cases), ("reason", knowledge.reasons))
    yield from (("document", knowledge.documents), ("metric", knowledge.metrics))


def _named(noun: Any, way: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The source ids that a piece names itself, in its options or in its alarm."""
    for key in NAMING:
        for index, source in enumerate(getattr(noun, key, ())):
            yield (*way, key, index), source
    for index, option in enumerate(getattr(noun, "options", ())):
        yield from _named(option, (*way, "options", index))
    if hasattr(noun, "alarm"):
        yield from _named(noun.alarm, (*way, "alarm"))


def _option(noun: Any, way: tuple[str | int, ...]) -> str:
    if way[0] == "options" and isinstance(way[1], int):
        return f"={noun.options[way[1]].id}"
    return ""
