"""What a person changed in the plan, in the words of the report: who, how far, what was dropped, what to decide."""

from datetime import date

from aiready.edits import WAIVER, Conflict, Merged
from aiready.plan import Plan, PlannedAction
from aiready.report.phrases import Phrases, View
from aiready.wording import full_day, safe

UNASKED = ("own", "kept")
"""Reasons of an action that no answer called for."""
MARKED = ("done", "doing")


def action_view(planned: PlannedAction, phrases: Phrases) -> View:
    """Title, end and note of an action as the person left them; the title says how far it is."""
    words, action = phrases.words, planned.action
    mark = words[f"mark_{planned.state}"] if planned.state in MARKED else words["mark_own"] if planned.own else ""
    found = {
        "title": mark + phrases.text(action.title),
        "done_when": phrases.text(action.done_when) or words["no_end_yet"],
        "state": planned.state,
        "note": safe(planned.note),
    }
    if planned.person:
        found["owner"] = f"{safe(planned.person)}{words['open']}{words[f'role_{planned.owner}']}{words['close']}"
    return found


def edited_view(plan: Plan, merged: Merged | None, phrases: Phrases) -> View:
    """What was dropped and what somebody has to decide; empty where nobody edited the plan."""
    titles = {one.action.id: phrases.text(one.action.title) for one in plan.actions}
    conflicts = merged.conflicts if merged else ()
    return {
        "dropped": [titles[one.action.id] for one in plan.dropped()],
        "conflicts": [_conflict(one, titles, phrases) for one in conflicts],
    }


def _conflict(one: Conflict, titles: dict[str, str], phrases: Phrases) -> str:
    words = phrases.words
    return words[f"conflict_{one.between}"].format(
        title=titles.get(one.action, one.action),
        field=words["field_waiver" if one.field == WAIVER else f"field_{one.field}"],
        kept=_said(one.field, str(one.kept), phrases),
        other=_said(one.field, str(one.other), phrases),
    )


def _said(field: str, value: str, phrases: Phrases) -> str:
    """A value of a plan's file in words."""
    if field in ("state", "owner"):
        return phrases.words[f"{'state' if field == 'state' else 'role'}_{value}"]
    if field in ("start", "due"):
        return full_day(date.fromisoformat(value), phrases.lang)
    return safe(value) or "-"
