"""Whether the rule of the reviews holds together: its conditions, its outcomes, the actions that follow."""

from collections.abc import Iterator, Mapping

from aiready.conditions import Condition, Leaf
from aiready.errors import Fault, nearest
from aiready.judging import leaves
from aiready.pack import Pack
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from aiready.review_rules import FACTS, ReviewRules

PLACE = ("review", "review")
Way = tuple[str | int, ...]


def review_rule_faults(pack: Pack) -> Iterator[Fault]:
    """Everything wrong with `playbooks/_review.yaml` that a machine can tell; nothing where a pack has none."""
    rules = pack.knowledge.review
    if rules is None:
        return
    yield from _names(pack, rules)
    questions = {one.id: one for one in (*pack.questionnaire.questions(), *pack.follow_up.questions())}
    for way, condition in _conditions(rules):
        for leaf in leaves(condition):
            yield from _leaf(pack, way, leaf, questions)
    if rules.rules[-1].when.about != "always":
        yield pack.fault(*PLACE, "A309", "rules", len(rules.rules) - 1, "when")


def _names(pack: Pack, rules: ReviewRules) -> Iterator[Fault]:
    outcomes = {one.id for one in rules.outcomes}
    actions = {one.id for one in pack.playbook.actions}
    for index, rule in enumerate(rules.rules):
        if rule.outcome not in outcomes:
            yield _missing(pack, ("rules", index, "outcome"), rule.outcome, "outcome", outcomes)
    for index, outcome in enumerate(rules.outcomes):
        for place, step in enumerate(outcome.next):
            if step.action not in actions:
                yield _missing(pack, ("outcomes", index, "next", place, "action"), step.action, "action", actions)
    asked = {one.id.rpartition(".")[2] for one in pack.follow_up.questions()}
    for name in (one.id for one in pack.knowledge.metrics):
        if pack.follow_up.sections and name not in asked:
            yield pack.fault("metric", name, "A302", "id", id=name, kind="question", hint=nearest(name, asked))


def _conditions(rules: ReviewRules) -> Iterator[tuple[Way, Condition]]:
    yield ("use", "enough_when"), rules.use.enough_when
    yield ("use", "few_when"), rules.use.few_when
    for index, rule in enumerate(rules.rules):
        yield ("rules", index, "when"), rule.when
    for index, outcome in enumerate(rules.outcomes):
        for place, step in enumerate(outcome.next):
            yield ("outcomes", index, "next", place, "when"), step.when
    for index, one in enumerate(rules.adoption):
        yield ("adoption", index, "when"), one.when


def _leaf(pack: Pack, way: Way, leaf: Leaf, questions: Mapping[str, Question]) -> Iterator[Fault]:
    """What a simple condition points at: a result of the review, or a question of either questionnaire."""
    if leaf.about not in ("answer", "number", "unanswered"):
        return
    question = questions.get(leaf.id)
    if leaf.id not in FACTS and question is None:
        yield _missing(pack, way, leaf.id, "question", {*FACTS, *questions})
        return
    number = isinstance(question, NumberQuestion) if question else not FACTS[leaf.id]
    if leaf.about == "number" and not number:
        yield pack.fault(*PLACE, "A203", *way, wanted="number_question", value=leaf.id)
    elif leaf.about == "answer":
        options = _options(leaf.id, question)
        for option in leaf.is_:
            if option not in options:
                facts = {"value": option, "question": leaf.id, "options": ", ".join(options) or "-"}
                yield pack.fault(*PLACE, "A201", *way, **facts, hint=nearest(option, options))


def _options(name: str, question: Question | None) -> tuple[str, ...]:
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        return tuple(one.id for one in question.options)
    return () if question else FACTS[name]


def _missing(pack: Pack, way: Way, name: str, kind: str, known: set[str]) -> Fault:
    return pack.fault(*PLACE, "A302", *way, id=name, kind=kind, hint=nearest(name, known))
