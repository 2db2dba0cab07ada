"""The chart of worth and cost: for each row a bar from low to high around the line that stands for nothing."""

from collections.abc import Mapping
from html import escape
from typing import Any

View = Mapping[str, Any]
WIDTH = 680
LEFT, SPAN, ROW, KEY = 10, 660, 66, 22


def worth_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["worth_per_year"], words["worth_low"], words["worth_middle"], words["worth_high"]]]
    rows += [[one["title"], one["low"], one["middle"], one["high"]] for one in view["worth"]["sums"]["rows"]]
    return rows


def worth_size(view: View) -> tuple[int, int]:
    """Width and height."""
    return WIDTH, ROW * len(view["worth"]["sums"]["rows"]) + KEY + 24


def worth_body(view: View) -> list[str]:
    """The parts of the figure; a mark in each bar shows the middle."""
    rows = view["worth"]["sums"]["rows"]
    ends = [0.0, *(amount for one in rows for amount in one["yen"])]
    low, span = min(ends), (max(ends) - min(ends)) or 1.0
    height = worth_size(view)[1]

    def along(amount: float) -> float:
        return float(round(LEFT + (amount - low) * SPAN / span, 1))

    nothing = along(0)
    body = [f'<text class="small" x="{LEFT}" y="16">{escape(view["words"]["chart_worth_key"])}</text>']
    body.append(f'<line class="grid" x1="{nothing:g}" y1="{KEY}" x2="{nothing:g}" y2="{height - 20}"/>')
    anchor = "start" if nothing < WIDTH / 3 else "end" if nothing > WIDTH * 2 / 3 else "middle"
    body.append(f'<text class="small" x="{nothing:g}" y="{height - 5}" text-anchor="{anchor}">0</text>')
    for row, one in enumerate(rows):
        top = ROW * row + KEY
        left, middle, right = (along(amount) for amount in one["yen"])
        amounts = " / ".join(dict.fromkeys((one["low"], one["middle"], one["high"])))
        body += [
            f'<text class="figure" x="{LEFT}" y="{top + 24}">{escape(one["title"])}</text>',
            f'<text x="{LEFT + SPAN}" y="{top + 24}" text-anchor="end">{escape(amounts)}</text>',
            f'<rect class="bar" x="{left:g}" y="{top + 36}" width="{max(right - left, 2):g}" height="16" rx="3"/>',
            f'<path class="range" d="M{middle:g} {top + 32}v24"/>',
        ]
    return body
