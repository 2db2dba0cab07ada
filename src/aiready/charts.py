"""The charts of a document: one figure as SVG, the same data as a Markdown table."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import hypot
from typing import Any
from unicodedata import east_asian_width

from aiready.progress_chart import progress_body, progress_rows, progress_size
from aiready.wording import plain
from aiready.worth_chart import worth_body, worth_rows, worth_size

View = Mapping[str, Any]
WIDTH = 680
BAR_LEFT, BAR_WIDTH, ROW = 220, 300, 40
THRESHOLDS = (25, 50, 75)
TIMELINE_LEFT = 28
GAP, WIDE, NARROW = 6, 15, 9
"""Between a bar and its label; the widest letter of ours, and the widest Latin one."""
STATES = ("holiday", "busy", "closure")
CHANGE_LEFT, CHANGE_WIDTH, CHANGE_ROW = 10, 440, 86
LEGEND, HEAD, BAND_TOP = 44, 8, 30


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
        interval = words["no_range"] if low == high else f"{low}-{high}"
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
    states = view["calendar"]["weeks"][:weeks]
    body = [_week_state(state, week, step, height) for week, state in enumerate(states) if state]
    for week in range(weeks):
        x = TIMELINE_LEFT + week * step
        body.append(f'<line class="grid" x1="{x:g}" y1="20" x2="{x:g}" y2="{height}"/>')
        body.append(f'<text class="small" x="{x + step / 2:g}" y="14" text-anchor="middle">{week + 1}</text>')
    for row, one in enumerate(rows):
        body += _stretch(one, 24 + ROW * row, step)
    found = [state for state in STATES if state in states]
    if found:
        height += ROW - 12
        body += _state_legend(found, [view["words"][f"week_{state}"] for state in found], height - 12)
    texts = (view["words"]["chart_timeline"], _described(_timeline_rows(view)))
    return _frame("timeline", (WIDTH, height), texts, body)


def _week_state(state: str, week: int, step: float, height: int) -> str:
    """A column behind the bars for a week with holidays, a busy one, or one that is mostly closed."""
    x = TIMELINE_LEFT + week * step
    return f'<rect class="week-{state}" x="{x:g}" y="20" width="{step:g}" height="{height - 20}"/>'


def _state_legend(states: Sequence[str], words: Sequence[str], y: int) -> list[str]:
    parts = []
    for place, (state, word) in enumerate(zip(states, words, strict=True)):
        x = TIMELINE_LEFT + place * 190
        parts.append(f'<rect class="week-{state}" x="{x}" y="{y - 12}" width="16" height="16"/>')
        parts.append(f'<text class="small" x="{x + 24}" y="{y + 1}">{escape(word)}</text>')
    return parts


def _stretch(one: View, top: int, step: float) -> list[str]:
    first, last = max(0, one["week"]), max(1, one["week"] + one["weeks"])  # what is done may lie before the first week
    left, width = TIMELINE_LEFT + first * step, (last - first) * step
    before, behind = left - TIMELINE_LEFT, WIDTH - left - width
    x, anchor = (left - GAP, "end") if before > behind else (left + width + GAP, "start")
    title = _within(plain(one["title"]), max(before, behind) - 2 * GAP)
    return [
        f'<text class="figure" x="4" y="{top + 24}">{one["number"]}</text>',
        f'<rect class="phase-{one["phase"]}" x="{left:g}" y="{top + 6}" width="{width:g}" height="{ROW - 14}" rx="3"/>',
        f'<text x="{x:g}" y="{top + 24}" text-anchor="{anchor}">{escape(title)}</text>',
    ]


def _within(text: str, room: float) -> str:
    """The text, cut so that it is no wider than `room` in the type of our charts."""
    if _width(text) <= room:
        return text
    while text and _width(text) + WIDE > room:
        text = text[:-1]
    return f"{text}…"


def _width(text: str) -> int:
    return sum(WIDE if east_asian_width(char) in "WFA" else NARROW for char in text)


def _change_rows(view: View) -> list[list[str]]:
    words = view["words"]
    heads = ("barrier", "compare_then", "compare_now", "compare_change", "compare_verdict")
    rows = [[words[head] for head in heads]]
    for one in view["barriers"]:
        heights = [one[when]["number"] + one[when]["range"] for when in ("before", "after")]
        rows.append([one["title"], *heights, one["change"], one["verdict_word"]])
    return rows


def _changes(view: View) -> str:
    words, rows = view["words"], view["barriers"]
    bottom = LEGEND + CHANGE_ROW * len(rows)
    body = _legend((words["compare_then"], words["compare_now"], words["compare_band"]))
    for row, one in enumerate(rows):
        top = LEGEND + CHANGE_ROW * row
        body += [_band(one, top), _grid(top), *_moved(one, top)]
    for bound, anchor in ((0, "start"), *((bound, "middle") for bound in THRESHOLDS), (100, "end")):
        x = _along(bound)
        body.append(f'<text class="small" x="{x:g}" y="{bottom + 20}" text-anchor="{anchor}">{bound}</text>')
    return _frame("changes", (WIDTH, bottom + 26), (words["chart_changes"], _described(_change_rows(view))), body)


def _along(severity: int) -> float:
    return CHANGE_LEFT + severity * CHANGE_WIDTH / 100


def _legend(texts: tuple[str, str, str]) -> list[str]:
    """What the hollow mark, the full mark and the band mean."""
    then, now, band = (escape(text) for text in texts)
    return [
        f'<circle class="then" cx="18" cy="20" r="6"/><text x="32" y="26">{then}</text>',
        f'<circle class="now" cx="158" cy="20" r="7"/><text x="172" y="26">{now}</text>',
        f'<rect class="blur" x="296" y="10" width="34" height="20"/><text x="338" y="26">{band}</text>',
    ]


def _band(one: View, top: int) -> str:
    """Where the later height cannot be told from the earlier one: everywhere, if too little is known."""
    low, high = one["before"]["low"] - one["least"] + 1, one["before"]["high"] + one["least"] - 1
    left, right = (_along(max(0, low)), _along(min(100, high))) if one["decided"] else (_along(0), _along(100))
    height = CHANGE_ROW - BAND_TOP
    return f'<rect class="blur" x="{left:g}" y="{top + BAND_TOP}" width="{right - left:g}" height="{height}"/>'


def _grid(top: int) -> str:
    lines = "".join(f"M{_along(bound):g} {top + BAND_TOP}v{CHANGE_ROW - BAND_TOP}" for bound in (0, *THRESHOLDS, 100))
    return f'<path class="grid" d="{lines}"/>'


def _moved(one: View, top: int) -> list[str]:
    """A barrier's title, its two heights with their ranges, and an arrow from the earlier to the later one."""
    places = {"before": top + 44, "after": top + 70}
    parts = [f'<text x="{CHANGE_LEFT}" y="{top + 23}">{escape(one["title"])}</text>']
    for when, y in places.items():
        low, high = _along(one[when]["low"]), _along(one[when]["high"])
        if high > low:
            parts.append(f'<path class="range" d="M{low:g} {y - 5}v10M{low:g} {y}H{high:g}M{high:g} {y - 5}v10"/>')
    before, after = one["before"]["severity"], one["after"]["severity"]
    if before is not None and after is not None:
        parts.append(_arrow((_along(before), places["before"]), (_along(after), places["after"])))
    marks = {"before": ("then", before, 6), "after": ("now", after, 7)}
    for when, (name, severity, size) in marks.items():
        if severity is not None:
            parts.append(f'<circle class="{name}" cx="{_along(severity):g}" cy="{places[when]}" r="{size}"/>')
    x, numbers = CHANGE_LEFT + CHANGE_WIDTH + 22, f"{one['before']['number']} → {one['after']['number']}"
    parts.append(f'<text class="figure" x="{x}" y="{top + 50}">{numbers}</text>')
    parts.append(f'<text x="{x}" y="{top + 76}">{escape(one["verdict_word"])}</text>')
    return parts


def _arrow(start: tuple[float, int], end: tuple[float, int]) -> str:
    """A line between two marks with its head just before the second."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    x, y = across / length, down / length
    tip = (end[0] - HEAD * x, end[1] - HEAD * y)
    back = (tip[0] - HEAD * x, tip[1] - HEAD * y)
    wings = [(back[0] + side * y * HEAD / 2, back[1] - side * x * HEAD / 2) for side in (1, -1)]
    head = " ".join(f"{at:.1f},{below:.1f}" for at, below in (tip, *wings))
    line = f'<line class="move" x1="{start[0]:g}" y1="{start[1]}" x2="{back[0]:.1f}" y2="{back[1]:.1f}"/>'
    return f'{line}<polygon class="head" points="{head}"/>'


def _worth(view: View) -> str:
    texts = (view["words"]["chart_worth"], _described(worth_rows(view)))
    return _frame("worth", worth_size(view), texts, worth_body(view))


def _progress(view: View) -> str:
    texts = (view["words"]["review_chart"], _described(progress_rows(view)))
    return _frame("progress", progress_size(view), texts, progress_body(view))


TABLES: dict[str, Callable[[View], list[list[str]]]] = {
    "barriers": _barrier_rows,
    "timeline": _timeline_rows,
    "changes": _change_rows,
    "worth": worth_rows,
    "progress": progress_rows,
}
FIGURES: dict[str, Callable[[View], str]] = {
    "barriers": _barriers,
    "timeline": _timeline,
    "changes": _changes,
    "worth": _worth,
    "progress": _progress,
}
