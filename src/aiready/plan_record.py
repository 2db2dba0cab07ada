"""The plan as scripts and people read it: every key of `plan.json`, as `contract.md` lays them down."""

from collections.abc import Sequence

from aiready.assumptions import THREE
from aiready.editable import edits_record, merged_of
from aiready.edits import FIELDS, Merged
from aiready.estimate import Estimate
from aiready.fitting import Help
from aiready.plan import PlannedAction
from aiready.plan_check import Finding
from aiready.plan_weeks import PlanWeek
from aiready.records import Record, two_places
from aiready.report import Report
from aiready.text import Lang
from aiready.worth import Worth
from aiready.worth_lines import worth_lines


def plan_record(report: Report, lang: Lang) -> Record:
    """`plan.json`, whole; titles and ends in the language of the plan."""
    plan, merged = report.plan, merged_of(report, lang)
    return {
        "schema": 1,
        "pack": {"id": report.pack.head.id, "version": report.pack.head.version},
        "lang": lang,
        "today": plan.today.isoformat(),
        "starts_on": plan.starts_on.isoformat(),
        "actions": [_action(planned, merged) for planned in plan.actions],
        **edits_record(merged),
        "postponed": [
            {
                "id": one.action.id,
                "title": one.action.title.read(lang),
                "reason": one.reason,
                **({"short_of": one.short_of} if one.short_of else {}),
            }
            for one in plan.postponed
        ],
        "checks": [_check(one, lang) for one in report.checks()],
        "purpose": _purpose(report, lang),
        "first_task": _first_task(report, lang),
        "uncovered": list(plan.uncovered),
        "worth": worth_record(report.worth()),
        "load": [
            {
                "week": one.week,
                "monday": plan.monday(one.week).isoformat(),
                "role": one.role,
                "minutes": one.minutes,
                "there_are": one.there_are,
            }
            for one in plan.load
        ],
        "ends_on": ends.isoformat() if (ends := plan.ends_on()) else None,
        "help": _help(plan.help, plan.weeks) if plan.help else None,
    }


def _help(lacking: Help, weeks: Sequence[PlanWeek]) -> Record:
    """Whose hours lack, and what would make room: actions taken over from outside, or more minutes a week."""
    outside, enough = lacking.outside_end, lacking.enough_end
    return {
        "role": lacking.role,
        "minutes": lacking.minutes,
        "minutes_a_week": lacking.have,
        "full_weeks": [lacking.first, lacking.last],
        "outside": {
            "actions": [one.id for one in lacking.outside],
            "last_monday": None if outside is None else weeks[outside].monday.isoformat(),
        },
        "enough": {
            "minutes_a_week": lacking.enough,
            "last_monday": None if enough is None else weeks[enough].monday.isoformat(),
        },
    }


def _check(finding: Finding, lang: Lang) -> Record:
    """A check of the plan: its state, the actions it means with their dates, and the waiver's reason."""
    return {
        "id": finding.check.id,
        "title": finding.check.title.read(lang),
        "state": finding.state,
        "note": finding.note,
        "names": list(finding.names),
        "actions": [
            {"id": one.action.id, "start": one.start.isoformat(), "due": one.due.isoformat()} for one in finding.actions
        ],
        "waiver": finding.waiver or None,
        "sources": list(finding.check.sources),
    }


def _purpose(report: Report, lang: Lang) -> Record:
    """The purpose: the sentence is null as long as something is missing; minutes are of one round of the first task."""
    purpose = report.purpose()
    amount = purpose.amount
    return {
        "sentence": purpose.sentence.read(lang) if purpose.sentence else None,
        "told": purpose.told or None,
        "task": purpose.task or None,
        "quantity": {
            "before": amount.before,
            "after": amount.after,
            "less": amount.less,
            "cut_percent": amount.cut,
            "of": amount.per,
            "minutes": purpose.minutes,
            "aimed_minutes": purpose.aimed_minutes,
        },
        "missing": list(purpose.missing),
        "asks": list(purpose.asks),
    }


def _first_task(report: Report, lang: Lang) -> Record | None:
    """The task to try first with the parts of its score, null where none may be tried yet."""
    ranking = report.ranking()
    if ranking.first is None:
        return None
    first, candidate = ranking.first, ranking.first.candidate
    return {
        "id": candidate.id,
        "title": candidate.title.read(lang),
        "origin": candidate.origin,
        "chosen_by": ranking.by,
        "department": candidate.department,
        "minutes": candidate.minutes,
        "times_a_month": candidate.times_a_month,
        "people": candidate.people,
        "measured": candidate.measured,
        "data": candidate.data,
        "for_time": first.for_time,
        "score": {"low": float(first.low), "high": float(first.high)},
        "parts": [
            {"id": part.id, "low": float(part.low), "high": float(part.high), "basis": part.basis}
            for part in first.parts
        ],
    }


def worth_record(worth: Worth | None) -> Record | None:
    """The worth of the first task, in yen and hours to two places; `sums` null where something is to be measured."""
    if worth is None:
        return None
    sums, task = worth.sums, worth.candidate
    return {
        "task": {"id": task.id, "minutes": task.minutes, "times_a_month": task.times_a_month, "people": task.people}
        | {"measured": task.measured},
        "estimate": True,
        "missing": list(worth.missing),
        "assumptions": {
            one.assumption.id: {"value": _three(one.points), "stated": one.stated, "old": one.old}
            for one in worth.used.values()
        },
        "break_even_hours_a_month": [two_places(one) for one in worth.break_even],
        "below_wage_floor": worth.wage_floor is not None,
        "sums": sums
        and {
            "lines": {line.id: [two_places(point) for point in line.points] for line in worth_lines(worth)},
            "costs": {one.id: {"money": one.money, "yen": _three(one.yen)} for one in sums.costs},
            "gain": _three(sums.gain.yen),
            "cost": _three(sums.cost),
            "net": _three(sums.net),
            "after_first_year": _three(sums.after),
            "money": {name: _three(getattr(sums.money, name)) for name in ("out", "staying", "left")},
            "pay_back_month": [sums.pay_back.soonest, sums.pay_back.middle, sums.pay_back.latest],
            "verdict": sums.verdict,
        },
    }


def _three(points: Estimate | None) -> Record | None:
    return dict(zip(THREE, map(two_places, points.points()), strict=True)) if points else None


def _action(planned: PlannedAction, merged: Merged) -> Record:
    """An action of the plan: what a person may change as it stands in the plan's files, and what is worked out."""
    action = planned.action
    fields = merged.actions[action.id]
    return {
        "id": action.id,
        "title": fields["title"],
        "phase": action.phase,
        **{name: fields[name] for name in FIELDS if name != "title"},
        "own": action.id in merged.own,
        "kept": action.id in merged.kept,
        "within": planned.inside or None,
        "needs": list(planned.needs),
        "documents": list(action.documents),
        "because": [
            {"question": one.question or None, "answer": one.answer or None, "rule": one.rule or None}
            for one in planned.because
        ],
        "sources": list(action.sources),
    }
