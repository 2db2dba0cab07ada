"""The charts of a document: one figure as SVG, the same data as a Markdown table."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

View = Mapping[str, Any]
WIDTH = 680
BAR_LEFT, BAR_WIDTH, ROW = 220, 300, 40
THRESHOLDS = (25, 50, 75)
TIMELINE_LEFT = 28
LONGEST_LABEL = 40


def chart_table(name: str, view: View) -> str:
    """The chart's data as a Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in _with_rule(TABLES[name](view)))


def chart_svg(name: str, view: View) -> str:
    """The chart as one inline SVG with title and description."""
    return FIGURES[name](view)


def _with_rule(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [rows[0], ["---"] * len(rows[0]), *rows[1:]]


def _barrier_rows(view: View) -> list[list[str]]:
    words = view["words"]
    rows = [[words["barrier"], words["severity"], words["interval"], words["level"]]]
    for barrier in view["barriers"]:
        severity = "-" if barrier["severity"] is None else str(barrier["severity"])
        low, high = barrier["low"], barrier["high"]
        interval = str(low) if low == high else f"{low}-{high}"
        rows.append([barrier["title"], severity, interval, barrier["level_word"]])
    return rows


def _timeline_rows(view: View) -> list[list[str]]:
    words = view["words"]
    rows = [[words["number"], words["what"], words["when"], words["phase"]]]
    rows += [[str(one["number"]), one["title"], one["span"], str(one["phase"])] for one in view["headlines"]]
    return rows


def _frame(name: str, size: tuple[int, int], texts: tuple[str, str], body: list[str]) -> str:
    width, height = size
    title, description = texts
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-text"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-text">{escape(description)}</desc>{"".join(body)}</svg>'
    )


def _described(rows: list[list[str]]) -> str:
    return " / ".join(", ".join(row) for row in rows[1:])


def _barriers(view: View) -> str:
    height = ROW * len(view["barriers"]) + 24
    scale = BAR_WIDTH / 100
    body = []
    for bound in THRESHOLDS:
        x = BAR_LEFT + bound * scale
        body.append(f'<line class="grid" x1="{x:g}" y1="4" x2="{x:g}" y2="{height - 20}"/>')
        body.append(f'<text class="small" x="{x:g}" y="{height - 5}" text-anchor="middle">{bound}</text>')
    for row, barrier in enumerate(view["barriers"]):
        body += _bar(barrier, 4 + ROW * row, scale)
    return _frame("barriers", (WIDTH, height), (view["words"]["chart_barriers"], _described(_barrier_rows(view))), body)


def _bar(barrier: View, top: int, scale: float) -> list[str]:
    middle = top + ROW / 2
    severity = barrier["severity"] or 0
    number = f'<tspan class="figure">{"-" if barrier["severity"] is None else barrier["severity"]}</tspan>'
    level = escape(barrier["level_word"])
    parts = [
        f'<text x="{BAR_LEFT - 10}" y="{middle + 5:g}" text-anchor="end">{escape(barrier["title"])}</text>',
        f'<rect class="track" x="{BAR_LEFT}" y="{top + 9}" width="{BAR_WIDTH}" height="{ROW - 18}" rx="3"/>',
        f'<rect class="bar" x="{BAR_LEFT}" y="{top + 9}" width="{severity * scale:g}" height="{ROW - 18}" rx="3"/>',
        f'<text x="{BAR_LEFT + BAR_WIDTH + 12}" y="{middle + 5:g}">{number} {level}</text>',
    ]
    if barrier["high"] > barrier["low"]:
        low, high = BAR_LEFT + barrier["low"] * scale, BAR_LEFT + barrier["high"] * scale
        path = f"M{low:g} {middle - 7:g}v14M{low:g} {middle:g}H{high:g}M{high:g} {middle - 7:g}v14"
        parts.append(f'<path class="range" d="{path}"/>')
    return parts


def _timeline(view: View) -> str:
    rows = view["headlines"]
    weeks = max([13, *(one["week"] + one["weeks"] for one in rows)])
    step = (WIDTH - TIMELINE_LEFT) / weeks
    height = ROW * len(rows) + 28
    body = []
    for week in range(weeks):
        x = TIMELINE_LEFT + week * step
        body.append(f'<line class="grid" x1="{x:g}" y1="20" x2="{x:g}" y2="{height}"/>')
        body.append(f'<text class="small" x="{x + step / 2:g}" y="14" text-anchor="middle">{week + 1}</text>')
    for row, one in enumerate(rows):
        body += _stretch(one, 24 + ROW * row, step, weeks)
    texts = (view["words"]["chart_timeline"], _described(_timeline_rows(view)))
    return _frame("timeline", (WIDTH, height), texts, body)


def _stretch(one: View, top: int, step: float, weeks: int) -> list[str]:
    left, width = TIMELINE_LEFT + one["week"] * step, one["weeks"] * step
    ends_late = one["week"] + one["weeks"] > weeks / 2
    x, anchor = (left - 6, "end") if ends_late else (left + width + 6, "start")
    title = one["title"] if len(one["title"]) <= LONGEST_LABEL else one["title"][: LONGEST_LABEL - 1] + "…"
    return [
        f'<text class="figure" x="4" y="{top + 24}">{one["number"]}</text>',
        f'<rect class="phase-{one["phase"]}" x="{left:g}" y="{top + 6}" width="{width:g}" height="{ROW - 14}" rx="3"/>',
        f'<text x="{x:g}" y="{top + 24}" text-anchor="{anchor}">{escape(title)}</text>',
    ]


TABLES: dict[str, Callable[[View], list[list[str]]]] = {"barriers": _barrier_rows, "timeline": _timeline_rows}
FIGURES: dict[str, Callable[[View], str]] = {"barriers": _barriers, "timeline": _timeline}
