"""What would be otherwise with other answers: two reports side by side, and which single change opens most."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiready.answers import AnswerSheet, as_counted, visible_questions
from aiready.assessment import Assessment, assess
from aiready.limits import STAGES
from aiready.pack import Pack
from aiready.questionnaire import BEST, ChoiceQuestion, level_of
from aiready.report import Report

Kind = Literal["barrier", "gate", "stage", "rollout", "action"]
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One result before and after; an action is `planned` or not there at all."""

    kind: Kind
    id: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Step:
    """One answer raised by one level, and what it opens: gates cleared, stages gained, points off the barriers."""

    question: str
    answer: str
    gates: tuple[str, ...]
    stages: int
    points: int


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """What differs between two reports of one firm: barriers, gates, stage, way, the larger actions of the plan."""
    old, new = _results(before), _results(after)
    keys = dict.fromkeys([*old, *new])
    return tuple(
        Difference(kind, what, old.get((kind, what)), new.get((kind, what)))
        for kind, what in keys
        if old.get((kind, what)) != new.get((kind, what))
    )


def _results(report: Report) -> dict[tuple[Kind, str], Value]:
    assessment = report.assessment
    found: dict[tuple[Kind, str], Value] = {}
    for barrier in assessment.barriers:
        found["barrier", barrier.id] = barrier.severity
    for gate in assessment.gates:
        found["gate", gate.id] = gate.state
    found["stage", "stage"] = assessment.stage
    found["rollout", "rollout"] = report.rollout.pattern
    for headline in report.plan.headlines(early=True):
        found["action", headline.action.id] = "planned"
    return found


def best_next(pack: Pack, sheet: AnswerSheet) -> tuple[Step, ...]:
    """Every scored answer raised by one level, the one that opens most first: gates, then stages, then points.

    A question without an answer is no step: first it has to be found out.
    """
    sheet = as_counted(sheet)
    now = assess(pack.questionnaire, pack.policy, sheet)
    steps = [_step(pack, sheet, now, question, option) for question, option in _raised(pack, sheet)]
    order = {question.id: place for place, question in enumerate(pack.questionnaire.questions())}
    ranked = sorted(steps, key=lambda one: (-len(one.gates), -one.stages, -one.points, order[one.question]))
    return tuple(one for one in ranked if one.gates or one.stages or one.points)


def _raised(pack: Pack, sheet: AnswerSheet) -> Iterator[tuple[ChoiceQuestion, str]]:
    """Each scored question that applies, with the option one level above its answer."""
    visible = {question.id for question in visible_questions(pack.questionnaire, sheet)}
    for question in pack.questionnaire.scored():
        level = level_of(question, sheet.value(question.id))
        if question.id in visible and level is not None and level < BEST:
            yield question, question.options[level + 1].id


def _step(pack: Pack, sheet: AnswerSheet, now: Assessment, question: ChoiceQuestion, option: str) -> Step:
    then = assess(pack.questionnaire, pack.policy, sheet.with_answer(question.id, option))
    gained = STAGES.index(then.stage) - STAGES.index(now.stage)
    cleared = tuple(gate for gate in now.red_gates() if gate not in then.red_gates())
    before = {barrier.id: barrier.severity or 0 for barrier in now.barriers}
    points = sum(before[barrier.id] - (barrier.severity or 0) for barrier in then.barriers)
    return Step(question.id, option, cleared, gained, points)
