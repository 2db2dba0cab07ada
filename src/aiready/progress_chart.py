"""The chart of a review: minutes a case at every checkpoint, with the range that the timed cases span."""

from collections.abc import Mapping
from html import escape
from typing import Any

View = Mapping[str, Any]
WIDTH, LEFT, RIGHT, ROW, FOOT = 680, 150, 110, 46, 30
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST_MARKS = 6


def progress_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    heads = ("review_when", "review_minutes", "review_range_head", "review_n", "review_known")
    rows = [[words[head] for head in heads]]
    rows += [[one["when"], one["number"], one["range"] or "-", one["n"] or "-", one["known"]] for one in view["times"]]
    return rows


def progress_size(view: View) -> tuple[int, int]:
    """Width and height."""
    return WIDTH, ROW * len(view["times"]) + FOOT


def progress_body(view: View) -> list[str]:
    """The parts of the figure: a scale in minutes, then a row for each checkpoint, the reviewed one full."""
    rows = view["times"]
    longest = max([one["high"] or one["middle"] for one in rows], default=1)
    step = next((one for one in STEPS if one * MOST_MARKS >= longest), STEPS[-1])
    marks = max(1, -(-int(longest + 0.999) // step))
    scale = (WIDTH - LEFT - RIGHT) / (marks * step)
    bottom = ROW * len(rows)
    body = []
    for mark in range(marks + 1):
        x = LEFT + mark * step * scale
        body.append(f'<line class="grid" x1="{x:g}" y1="6" x2="{x:g}" y2="{bottom}"/>')
        body.append(f'<text class="small" x="{x:g}" y="{bottom + 20}" text-anchor="middle">{mark * step}</text>')
    for row, one in enumerate(rows):
        body += _row(one, ROW * row + ROW / 2, scale)
    return body


def _row(one: View, y: float, scale: float) -> list[str]:
    x = LEFT + one["middle"] * scale
    parts = [f'<text x="{LEFT - 12}" y="{y + 5:g}" text-anchor="end">{escape(one["when"])}</text>']
    right = x
    if one["low"] is not None:
        low, right = LEFT + one["low"] * scale, LEFT + one["high"] * scale
        ends = f"M{low:g} {y - 7:g}v14M{low:g} {y:g}H{right:g}M{right:g} {y - 7:g}v14"
        parts.append(f'<path class="range" d="{ends}"/>')
    parts.append(f'<circle class="{"now" if one["here"] else "then"}" cx="{x:g}" cy="{y:g}" r="7"/>')
    text = escape(one["number"])
    parts.append(f'<text class="figure" x="{max(right, x) + 14:g}" y="{y + 5:g}">{text}</text>')
    return parts
