"""The chart of worth and cost: for each row a bar from low to high around the line that stands for nothing."""

from aiready.drawing import (
    LINE,
    NARROWEST,
    SMALL,
    View,
    bar,
    beside,
    described,
    folded,
    frame,
    middle_mark,
    text,
    upright,
)

KEY = 30
LEFT, SPAN = 1, 98


def worth_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["worth_per_year"], words["worth_low"], words["worth_middle"], words["worth_high"]]]
    rows += [[one["title"], one["low"], one["middle"], one["high"]] for one in view["worth"]["sums"]["rows"]]
    return rows


def worth_figure(view: View, key: str) -> str:
    """A bar for each row; a mark in it shows the middle."""
    words, rows = view["words"], view["worth"]["sums"]["rows"]
    ends = [0.0, *(amount for one in rows for amount in one["yen"])]
    low, span = min(ends), (max(ends) - min(ends)) or 1.0

    def place(amount: float) -> float:
        return float(round(LEFT + (amount - low) * SPAN / span, 2))

    lines = folded(words["chart_worth_key"], room=int(NARROWEST / SMALL))
    body = [text(line, (0, 14 + LINE * number), "small") for number, line in enumerate(lines)]
    top = KEY + LINE * (len(lines) - 1) - 6
    nothing = place(0)
    room = all(beside(one["title"], _amounts(one)) for one in rows)
    for one in rows:
        told = [_amounts(one)] if room else ["", *folded(_amounts(one))]
        body.append(text(one["title"], (0, top + 18), "figure"))
        body += [text(line, (100, top + 18 + LINE * at), "", "end") for at, line in enumerate(told) if line]
        at = top + 28 + LINE * (len(told) - 1)
        left, middle, right = (place(amount) for amount in one["yen"])
        body.append(bar("bar", (left, right), at, 14))
        body += [upright("edge", nothing, at - 6, at + 20), middle_mark(middle, at - 4, at + 18)]
        top = at + 32
    anchor = "start" if nothing < 100 / 3 else "end" if nothing > 200 / 3 else "middle"
    body.append(text("0", (nothing, top + 6), "small", anchor))
    return frame(key, top + 12, (words["chart_worth"], described(worth_rows(view))), body)


def _amounts(one: View) -> str:
    return " / ".join(dict.fromkeys((one["low"], one["middle"], one["high"])))
