"""The chart of the five barriers: how high each one is for certain, and how high it might be."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from aiready.drawing import (
    LINE,
    View,
    bar,
    beside,
    described,
    frame,
    hatching,
    legend,
    middle_mark,
    swatch,
    text,
    upright,
)

ROW, AXIS, BAR = 36, 38, 11
"""Pixels: a row, the scale below, a bar."""
BORDERS = {"medium": 25, "high": 50, "severe": 75}
LEVELS = ("low", "medium", "high", "severe")


def barrier_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["barrier"], words["severity"], words["interval"], words["level"]]]
    for barrier in view["barriers"]:
        severity = "-" if barrier["severity"] is None else str(barrier["severity"])
        low, high = barrier["low"], barrier["high"]
        interval = words["no_range"] if low == high else f"{low}-{high}"
        rows.append([barrier["title"], severity, interval, barrier["level_word"]])
    return rows


def barrier_figure(view: View, key: str) -> str:
    """Full up to what is certain, hatched up to what is possible, with a mark at the height that counts."""
    words, rows = view["words"], view["barriers"]
    open_ones = any(one["high"] > one["low"] for one in rows)
    borders = view.get("borders", BORDERS)
    places = [borders[level] for level in LEVELS[1:]]
    body = [hatching(key)] if open_ones else []
    down = 0 if all(map(_fits, rows)) else LINE
    for number, one in enumerate(rows):
        body += _row(one, ((ROW + down) * number, down), (key, places))
    top = (ROW + down) * len(rows)
    body += _scale(view["words"], [0, *places, 100], top)
    height: float = top + AXIS
    if open_ones:
        parts, height = legend([(swatch("open", f"{key}-hatch"), words["interval"])], height)
        body += parts
    return frame(key, height, (words["chart_barriers"], described(barrier_rows(view))), body)


def _fits(one: View) -> bool:
    return beside(one["title"], f"{one['severity']} {one['level_word']}")


def _scale(words: Mapping[str, str], ends: Sequence[int], bottom: int) -> list[str]:
    """The borders between the levels, as numbers and as words."""
    anchors = ("start", "middle", "middle", "middle", "end")
    parts = [text(str(at), (at, bottom + 14), "small", end) for at, end in zip(ends, anchors, strict=True)]
    for level, (low, high) in zip(LEVELS, pairwise(ends), strict=True):
        parts.append(text(words[f"level_{level}"], ((low + high) / 2, bottom + 29), "small", "middle"))
    return parts


def _row(one: View, place: tuple[int, int], how: tuple[str, Sequence[int]]) -> list[str]:
    (top, down), (key, borders) = place, how
    severity, low, high = one["severity"], one["low"], one["high"]
    line = top + 14 + down
    parts = [text(one["title"], (0, top + 14))]
    number = "-" if severity is None else str(severity)
    figure = f'<tspan class="figure">{number}</tspan> {escape(one["level_word"])}'
    parts.append(f'<text x="100%" y="{line}" text-anchor="end">{figure}</text>')
    at = line + 6
    parts.append(bar("track", (0, 100), at, BAR))
    certain = low if high > low else severity or 0
    if certain:
        parts.append(bar("bar", (0, certain), at, BAR))
    if high > low:
        parts.append(bar("open", (low, high), at, BAR, f"{key}-hatch"))
    parts += [upright("border", place, at, at + BAR) for place in borders]
    if high > low and severity is not None:
        parts.append(middle_mark(severity, at - 3, at + BAR + 3))
    return parts
