"""What of a plan a person may change, as plain data: the draft, and what the folder remembers of it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from aiready.comparison import plain_name
from aiready.edits import FRESH, Conflict, Draft, Fields, Merged, Shown
from aiready.plan import PlannedAction
from aiready.report import Report
from aiready.report.phrases import Phrases
from aiready.sheet_text import sheet_bytes
from aiready.text import Lang
from aiready.wording import plain

Record = dict[str, Any]


def draft_of(report: Report, lang: Lang) -> Draft:
    """The plan as the answers make it; the report must be one without edits."""
    phrases = Phrases(report.pack, report.sheet, lang, small=report.plan.small)
    known = frozenset(one.id for one in report.pack.playbook.actions)
    return Draft(lang, {one.action.id: _fields(one, phrases) for one in report.plan.actions}, known)


def _fields(planned: PlannedAction, phrases: Phrases) -> Fields:
    action = planned.action
    return {
        "title": plain(phrases.text(action.title)),
        "state": FRESH["state"],
        "person": FRESH["person"],
        "owner": planned.owner,
        "start": planned.start.isoformat(),
        "due": planned.due.isoformat(),
        "minutes": action.minutes,
        "done_when": plain(phrases.text(action.done_when)),
        "note": FRESH["note"],
    }


def merged_of(report: Report, lang: Lang) -> Merged:
    """The report's plan with its edits; a plan that nobody edited is all draft."""
    if report.merged is not None:
        return report.merged
    actions = draft_of(report, lang).actions
    return Merged(actions, actions)


def edits_record(merged: Merged) -> Record:
    """What a plan's files say besides its actions: checks that the firm lets stand, and what to decide."""
    return {
        "waivers": [{"check": check, "reason": reason} for check, reason in merged.waivers.items()],
        "conflicts": [conflict_record(one) for one in merged.conflicts],
    }


def conflict_record(one: Conflict) -> Record:
    """A conflict as it stands in a file."""
    return one.model_dump()


def made_record(report: Report, record: Mapping[str, Any], lang: Lang) -> Record:
    """`plan.made.json`: what the next run compares with; `record` is the plan as it is written now."""
    generated = {one: dict(fields) for one, fields in merged_of(report, lang).generated.items()}
    found = {"schema": 1, "firm": report.sheet.firm(), "generated": generated, "plan": dict(record)}
    shown = shown_of(report)
    return found if shown == Shown() else {**found, "shown": asdict(shown)}


def shown_of(report: Report) -> Shown:
    """What calendars hold of the plan; a firm without a name is known by the sheet of its first plan."""
    shown = report.merged.shown if report.merged else Shown()
    if plain_name(report.pack, report.sheet):
        return replace(shown, firm="")
    return replace(shown, firm=shown.firm or sha256(sheet_bytes(report.sheet)).hexdigest())
