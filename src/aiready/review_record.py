"""A review as JSON, for scripts: what was found, the verdict and what follows."""

from typing import Any

from aiready.answers import AnswerSheet
from aiready.pack import Pack
from aiready.review import Review
from aiready.timing import Reading


def review_record(found: Review, sheet: AnswerSheet, pack: Pack) -> dict[str, Any]:
    """`review --json`, whole."""
    use = found.use
    return {
        "schema": 1,
        "pack": {"id": pack.head.id, "version": pack.head.version},
        "company": {"name": sheet.company.get("name")},
        "month": found.month,
        "date": found.on.isoformat(),
        "task": found.task or None,
        "verdict": found.outcome.verdict,
        "outcome": found.outcome.id,
        "fits": found.outcome.fits,
        "rule": found.rule.id,
        "minutes_per_case": {name: _reading_record(one) for name, one in found.times.items()},
        "time": found.time,
        "shorter_by": found.shorter_by() if found.time else None,
        "aim": {"minutes": found.aim.minutes, "agreed": found.aim.agreed} if found.aim else None,
        "saved_hours_a_month": found.saved_hours,
        "mistakes": found.mistakes_moved,
        "people": {
            "meant": use.meant,
            "used": use.used,
            "weekly": use.weekly,
            "daily": use.daily,
            "lapsed": use.lapsed,
            "judged_by": "people" if use.by_people else "percent",
        },
        "state": found.state.id if found.state else None,
        "alarm": found.alarm,
        "actions": [
            {
                "id": one.action.id,
                "owner": one.owner,
                "minutes": one.action.minutes,
                "start": one.start.isoformat(),
                "due": one.due.isoformat(),
                "named_before": one.repeated,
            }
            for one in found.steps
        ],
        "look_again": found.look_again.isoformat(),
        "next_review": found.next_review.isoformat(),
    }


def _reading_record(one: Reading) -> dict[str, Any]:
    source = "ledger" if one.from_ledger else "sheet"
    return {"value": one.value, "known": one.known, "n": one.n, "low": one.low, "high": one.high, "from": source}
