"""The chart of several people: for each barrier a mark for each of them, whose shape tells the role."""

from aiready.drawing import View, along, bar, described, frame, legend, text, upright

MARKS = (0, 25, 50, 75, 100)
LANE, HEAD = 18, 26
SHAPES = {
    "owner": "M-6 -6h12v12h-12z",
    "champion": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z",
    "manager": "M0 -7L7 6H-7z",
    "floor": "M0 -8L8 0L0 8L-8 0z",
}


def rater_rows(view: View) -> list[list[str]]:
    """The chart's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["barrier"], words["raters_who"], words["severity"]]]
    for one in view["heights"]:
        rows += [[one["title"], voice["role"], voice["told"]] for voice in one["voices"]]
    return rows


def rater_figure(view: View, key: str) -> str:
    """A lane for each role, so that no mark hides another role's."""
    words = view["words"]
    roles = {voice["id"]: voice["role"] for one in view["heights"] for voice in one["voices"]}
    body, top = legend(((_path(role), title) for role, title in roles.items()), 0)
    top += 4
    for one in view["heights"]:
        body.append(text(one["title"], (0, top + 16), "figure"))
        body += _lanes(one["voices"], top + HEAD)
        top += HEAD + LANE * max(1, len(one["voices"])) + 12
    for place, anchor in zip(MARKS, ("start", "middle", "middle", "middle", "end"), strict=True):
        body.append(text(str(place), (place, top + 4), "small", anchor))
    return frame(key, top + 12, (words["chart_raters"], described(rater_rows(view))), body)


def _lanes(voices: list[View], top: float) -> list[str]:
    height = LANE * max(1, len(voices))
    parts = [bar("track", (0, 100), top, height)]
    parts += [upright("grid", place, top, top + height) for place in MARKS]
    for lane, voice in enumerate(voices):
        y = top + LANE * lane + LANE / 2
        parts += [_shape(voice["id"], place, y) for place in voice["places"]]
    return parts


def _shape(role: str, place: float, y: float) -> str:
    """A small drawing of its own, so that its shape keeps its size wherever it stands."""
    return f'<svg x="{along(place)}" y="{y:g}" width="1" height="1" overflow="visible">{_path(role)}</svg>'


def _path(role: str) -> str:
    return f'<path class="shape" d="{SHAPES.get(role, SHAPES["champion"])}"/>'
