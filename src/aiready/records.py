"""What scripts read: scores and explanations as plain JSON data, as `contract.md` lays them down."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from aiready.answers import adjustments
from aiready.explanation import Explanation
from aiready.find_out import WorthAsking
from aiready.pack import Pack
from aiready.report import Report
from aiready.weighing import BarrierResult

Record = dict[str, Any]


def score_record(report: Report) -> Record:
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
            axis.id: {"value": two_places(axis.value), "low": two_places(axis.low), "high": two_places(axis.high)}
            for axis in assessment.axes
        },
        "gates": [{"id": gate.id, "state": gate.state, "because": list(gate.because)} for gate in assessment.gates],
        "rollout": {
            "pattern": rollout.pattern,
            "rule": rollout.rule,
            "tie": rollout.tie,
            "possible": list(rollout.possible),
            **_margin(report),
        },
        "sensitivity": _sensitivity(report),
        "risks": [
            {"id": one.risk.id, "state": one.state, "because": list(one.because)} for one in report.risks().patterns
        ],
        "find_out": [_find_out(pack, one) for one in report.find_out()],
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
        "decided_by": list(barrier.decided_by),
        "evidence": [
            {"question": one.question, "answer": one.answer, "points": one.points}
            | ({"stated": stated[one.question]} if one.question in stated else {})
            for one in barrier.evidence
        ],
    }


def two_places(value: Fraction | None) -> float | None:
    """Two places, half up."""
    return None if value is None else float(Fraction(floor(value * 100 + Fraction(1, 2)), 100))


def _margin(report: Report) -> Record:
    """The second choice, and every smallest set of answers that would choose another way."""
    margin = report.margin()
    flips = [{"changes": dict(flip.changes), "pattern": flip.pattern} for flip in margin.flips]
    return {"second": margin.second, "flips": flips}


def _sensitivity(report: Report) -> Record:
    """How many small changes were tried, and which of them move the two highest barriers or the pattern."""
    found = report.sensitivity()
    moved = {"highest_moved_by": found.moved_highest(), "pattern_moved_by": found.moved_pattern()}
    return {
        "weights_tried": found.tried("weight"),
        "answers_tried": found.tried("answer"),
        "highest": list(found.highest),
        **{
            name: [{"kind": one.kind, "question": one.question, "change": one.change} for one in shifts]
            for name, shifts in moved.items()
        },
    }


def _find_out(pack: Pack, one: WorthAsking) -> Record:
    find_out = pack.questionnaire.question(one.question).find_out
    return {
        "question": one.question,
        "ask": find_out.who,
        "minutes": find_out.minutes,
        "could_change": {
            "patterns": list(one.patterns),
            "gates": list(one.gates),
            "stages": list(one.stages),
            "barrier": one.barrier or None,
            "points": one.points,
        },
    }


def explanation_record(explanation: Explanation) -> Record:
    """`explain --json`, one of its explanations: every line in words, and again with the ids it stands on."""
    return {
        "kind": explanation.kind,
        "id": explanation.id,
        "title": explanation.title,
        "lines": [link.says for link in explanation.links],
        "chain": [{"says": link.says, **link.ids} for link in explanation.links],
    }
