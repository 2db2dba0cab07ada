"""What scripts read: scores and plans as plain JSON data, as `contract.md` lays them down."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from aiready.answers import adjustments
from aiready.assessment import BarrierResult
from aiready.pack import Pack
from aiready.plan import PlannedAction
from aiready.report import Report
from aiready.sensitivity import Flip
from aiready.text import Lang

Record = dict[str, Any]


def score_record(report: Report, flips: Sequence[Flip]) -> Record:
    """`score --json`, whole."""
    pack, sheet, assessment, rollout = report.pack, report.sheet, report.assessment, report.rollout
    stated = {one.question: one.stated for one in adjustments(pack.questionnaire, sheet)}
    return {
        "schema": 1,
        "pack": {"id": pack.head.id, "version": pack.head.version},
        "company": {key: sheet.company.get(key) for key in ("name", "industry", "employees")},
        "stage": assessment.stage,
        "asked": assessment.asked,
        "answered": assessment.answered,
        "barriers": {barrier.id: _barrier(barrier, stated) for barrier in assessment.barriers},
        "axes": {
            axis.id: {"value": _number(axis.value), "low": _number(axis.low), "high": _number(axis.high)}
            for axis in assessment.axes
        },
        "gates": [{"id": gate.id, "state": gate.state, "because": list(gate.because)} for gate in assessment.gates],
        "rollout": {
            "pattern": rollout.pattern,
            "rule": rollout.rule,
            "tie": rollout.tie,
            "possible": list(rollout.possible),
            "flips": [{"changes": {flip.question: flip.answer}, "pattern": flip.pattern} for flip in flips],
        },
        "risks": [
            {"id": one.risk.id, "state": one.state, "because": list(one.because)} for one in report.risks().patterns
        ],
        "find_out": [_find_out(pack, question) for question in assessment.find_out],
    }


def _barrier(barrier: BarrierResult, stated: Mapping[str, object]) -> Record:
    """A barrier's record; `stated` holds the answers that an interviewer adjusted, as they were given."""
    return {
        "severity": barrier.severity,
        "low": barrier.low,
        "high": barrier.high,
        "level": "undecided" if barrier.undecided else barrier.level,
        "answered": barrier.answered,
        "unknown": barrier.unknown,
        "evidence": [
            {"question": one.question, "answer": one.answer, "points": one.points}
            | ({"stated": stated[one.question]} if one.question in stated else {})
            for one in barrier.evidence
        ],
    }


def _number(value: Fraction | None) -> float | None:
    """Two places, half up."""
    return None if value is None else float(Fraction(int(value * 100 + Fraction(1, 2)), 100))


def _find_out(pack: Pack, question_id: str) -> Record:
    find_out = pack.questionnaire.question(question_id).find_out
    return {"question": question_id, "ask": find_out.who, "minutes": find_out.minutes}


def plan_record(report: Report, lang: Lang) -> Record:
    """`plan.json`, whole; titles and ends in the language of the plan."""
    from aiready.report import view

    texts = _Texts(view(report, lang))
    plan = report.plan
    return {
        "schema": 1,
        "pack": {"id": report.pack.head.id, "version": report.pack.head.version},
        "lang": lang,
        "today": plan.today.isoformat(),
        "starts_on": plan.starts_on.isoformat(),
        "actions": [texts.action(planned) for planned in plan.actions],
        "postponed": [
            {"id": one.action.id, "title": one.action.title.read(lang), "reason": one.reason} for one in plan.postponed
        ],
        "uncovered": list(plan.uncovered),
        "load": [
            {"week": one.week, "role": one.role, "minutes": one.minutes, "there_are": one.there_are}
            for one in plan.load
        ],
    }


class _Texts:
    """The texts of planned actions, already filled in by the report."""

    def __init__(self, data: Record) -> None:
        headlines = [*data["headlines"], *data["later"]]
        self.by_id = {one["id"]: one for headline in headlines for one in (headline, *headline["parts"])}

    def action(self, planned: PlannedAction) -> Record:
        action = planned.action
        return {
            "id": action.id,
            "title": self.by_id[action.id]["title"],
            "phase": action.phase,
            "owner": planned.owner,
            "start": planned.start.isoformat(),
            "due": planned.due.isoformat(),
            "minutes": action.minutes,
            "done_when": self.by_id[action.id]["done_when"],
            "within": planned.inside or None,
            "needs": list(planned.needs),
            "documents": list(action.documents),
            "because": [
                {"question": one.question or None, "answer": one.answer or None, "rule": one.rule or None}
                for one in planned.because
            ],
            "sources": list(action.sources),
        }
