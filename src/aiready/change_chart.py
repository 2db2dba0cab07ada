"""The chart of two dates: each barrier then and now, and the stretch in which the two cannot be told apart."""

from html import escape

from aiready.drawing import LINE, View, bar, beside, described, dot, frame, legend, range_marks, swatch, text, upright

MARKS = (0, 25, 50, 75, 100)
ROW, PLOT = 86, 52


def change_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    heads = ("barrier", "compare_then", "compare_now", "compare_change", "compare_verdict")
    rows = [[words[head] for head in heads]]
    for one in view["barriers"]:
        heights = [one[when]["number"] + one[when]["range"] for when in ("before", "after")]
        rows.append([one["title"], *heights, one["change"], one["verdict_word"]])
    return rows


def change_figure(view: View, key: str) -> str:
    """For each barrier two lanes, then above now, with an arrow from the one to the other."""
    words = view["words"]
    signs = {"compare_then": _sign("then", 6), "compare_now": _sign("now", 7), "compare_band": swatch("blur")}
    parts, top = legend(((sign, words[word]) for word, sign in signs.items()), 0)
    body = [_arrow_head(key), *parts]
    top += 8
    down = 0 if all(map(_fits, view["barriers"])) else LINE
    for one in view["barriers"]:
        body += [text(one["title"], (0, top + 18)), _told(one, top + 18 + down)]
        body += _lanes(one, top + 28 + down, key)
        top += ROW + down + 10
    for place, anchor in zip(MARKS, ("start", "middle", "middle", "middle", "end"), strict=True):
        body.append(text(str(place), (place, top + 10), "small", anchor))
    return frame(key, top + 18, (words["chart_changes"], described(change_rows(view))), body)


def _arrow_head(key: str) -> str:
    return (
        f'<defs><marker id="{key}-tip" viewBox="0 0 8 8" refX="15" refY="4" markerWidth="8" markerHeight="8"'
        ' markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )


def _sign(look: str, size: int) -> str:
    return f'<circle class="{look}" r="{size}"/>'


def _fits(one: View) -> bool:
    return beside(one["title"], f"{one['before']['number']} → {one['after']['number']} {one['verdict_word']}")


def _told(one: View, y: float) -> str:
    numbers = f'<tspan class="figure">{one["before"]["number"]} → {one["after"]["number"]}</tspan>'
    return f'<text x="100%" y="{y}" text-anchor="end">{numbers} {escape(one["verdict_word"])}</text>'


def _lanes(one: View, top: float, key: str) -> list[str]:
    """Two heights with their ranges, over the band from which the later one must come out."""
    low, high = one["before"]["low"] - one["least"] + 1, one["before"]["high"] + one["least"] - 1
    parts = [bar("blur", (max(0, low), min(100, high)) if one["decided"] else (0, 100), top, PLOT)]
    parts += [upright("grid", place, top, top + PLOT) for place in MARKS]
    places = {"before": top + 15, "after": top + 38}
    for when, y in places.items():
        if one[when]["high"] > one[when]["low"]:
            parts.append(range_marks(one[when]["low"], one[when]["high"], y))
    before, after = one["before"]["severity"], one["after"]["severity"]
    if before is not None and after is not None:
        parts.append(
            f'<line class="move" x1="{before}%" y1="{places["before"]}" x2="{after}%" y2="{places["after"]}"'
            f' marker-end="url(#{key}-tip)"/>'
        )
    for when, (look, size) in {"before": ("then", 6), "after": ("now", 7)}.items():
        if one[when]["severity"] is not None:
            parts.append(dot(look, one[when]["severity"], places[when], size))
    return parts
