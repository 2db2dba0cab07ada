"""The chart of worth and cost: for each row a bar from low to high around the line that stands for nothing."""

from aiready.drawing import View, bar, beside, described, folded, frame, text, upright

ROW, LINE, KEY = 56, 18, 30
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
        return round(LEFT + (amount - low) * SPAN / span, 2)

    lines = folded(words["chart_worth_key"])
    body = [text(line, (0, 14 + LINE * number), "small") for number, line in enumerate(lines)]
    top = first = KEY + LINE * (len(lines) - 1) - 6
    for one in rows:
        left, middle, right = (place(amount) for amount in one["yen"])
        amounts = " / ".join(dict.fromkeys((one["low"], one["middle"], one["high"])))
        told = folded(amounts)
        down = 0 if beside(one["title"], amounts) else LINE * len(told)
        body.append(text(one["title"], (0, top + 18), "figure"))
        spoken = told if down else [amounts]
        body += [text(line, (100, top + 18 + (down and LINE * (at + 1))), "", "end") for at, line in enumerate(spoken)]
        body.append(bar("bar", (left, right), top + 28 + down, 14))
        body.append(upright("mark", middle, top + 24 + down, top + 46 + down))
        top += ROW + down
    nothing = place(0)
    body.insert(len(lines), upright("edge", nothing, first, top))
    anchor = "start" if nothing < 100 / 3 else "end" if nothing > 200 / 3 else "middle"
    body.append(text("0", (nothing, top + 14), "small", anchor))
    return frame(key, top + 20, (words["chart_worth"], described(worth_rows(view))), body)
