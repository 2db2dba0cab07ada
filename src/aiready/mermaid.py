"""The timeline as a Mermaid chart, which GitHub and many editors draw from the Markdown itself."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from aiready.wording import plain

View = Mapping[str, Any]
MEANT = str.maketrans(
    {
        ":": "：",
        ";": "；",
        "#": "＃",
        "%": "％",
        ",": "",
        "<": "＜",
        ">": "＞",
        "`": "'",
        '"': "'",
        "{": "（",
        "}": "）",
    }
)
"""Signs that mean something in a line of Mermaid, in the line around it or in HTML, and what is written for them."""
LONGEST = 60


def timeline_chart(view: View) -> str:
    """A fenced block of Mermaid: one bar for each larger action, days off shaded, busy times below; empty without bars.

    Bars end on the day after the last one, since Mermaid does not count the end.
    """
    rows = view["headlines"]
    if not rows:
        return ""
    first, last = rows[0]["start_date"], max(one["due_date"] for one in rows)
    lines = [
        "gantt",
        f"    title {harmless(view['words']['timeline'])}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %m/%d",
    ]
    calendar = view["calendar"]
    off = [one for one in calendar["days_off"] if first <= one <= last]
    if calendar["weekdays_off"] or off:
        lines.append("    excludes " + ", ".join([*calendar["weekdays_off"], *off]))
    lines += _bars(view, first, last)
    return "\n".join(["```mermaid", *lines, "```"])


def _bars(view: View, first: str, last: str) -> Iterator[str]:
    """Sections by phase with the larger actions, and one of busy times."""
    words = view["words"]
    phase = None
    for one in view["headlines"]:
        if one["phase"] != phase:
            phase = one["phase"]
            yield f"    section {harmless(words['phase'])} {phase}"
        number, days = one["number"], f"{one['start_date']}, {_after(one['due_date'])}"
        yield f"    {number}. {harmless(one['title'])} :a{number}, {days}"
    busy = [one for one in view["calendar"]["busy"] if one["first"] <= last and one["last"] >= first]
    if busy:
        yield f"    section {harmless(words['week_busy'])}"
    for number, one in enumerate(busy, 1):
        begin, end = max(one["first"], first), min(one["last"], last)
        yield f"    ({number}) {harmless(one['name'])} :done, b{number}, {begin}, {_after(end)}"


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def harmless(words: str) -> str:
    """Markdown-safe words as plain text that means nothing to Mermaid."""
    text = " ".join(plain(words).translate(MEANT).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
