"""The chart of a review: minutes a case at every checkpoint, with the range that the timed cases span."""

from aiready.drawing import View, along, described, dot, frame, range_marks, text, upright

ROW, FOOT = 58, 24
SCALE = 96
"""In percent: the scale ends here, so that the last number has room."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST_MARKS = 6


def progress_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    heads = ("review_when", "review_minutes", "review_range_head", "review_n", "review_known")
    rows = [[words[head] for head in heads]]
    rows += [[one["when"], one["number"], one["range"] or "-", one["n"] or "-", one["known"]] for one in view["times"]]
    return rows


def progress_figure(view: View, key: str) -> str:
    """A scale in minutes, then a row for each checkpoint, the reviewed one full."""
    rows = view["times"]
    longest = max([one["high"] or one["middle"] for one in rows], default=1)
    step = next((one for one in STEPS if one * MOST_MARKS >= longest), STEPS[-1])
    marks = max(1, -(-int(longest + 0.999) // step))
    scale = SCALE / (marks * step)
    bottom = ROW * len(rows)
    body = []
    for mark in range(marks + 1):
        place = 2 + mark * step * scale
        body.append(upright("grid", place, 4, bottom))
        body.append(text(str(mark * step), (place, bottom + 16), "small", "middle"))
    for row, one in enumerate(rows):
        body += _row(one, ROW * row, scale)
    return frame(key, bottom + FOOT, (view["words"]["review_chart"], described(progress_rows(view))), body)


def _row(one: View, top: int, scale: float) -> list[str]:
    y = top + 40
    parts = [
        text(one["when"], (0, top + 20)),
        f'<text class="figure" x="{along(100)}" y="{top + 20}" text-anchor="end">{one["number"]}</text>',
    ]
    if one["low"] is not None:
        parts.append(range_marks(2 + one["low"] * scale, 2 + one["high"] * scale, y))
    parts.append(dot("now" if one["here"] else "then", 2 + one["middle"] * scale, y, 7))
    return parts
