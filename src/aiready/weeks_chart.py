"""The charts of time: what is done in which week, and below it the hours it takes beside the hours there are."""

from collections.abc import Mapping

from aiready.drawing import (
    DESK,
    LINE,
    NARROWEST,
    View,
    along,
    bar,
    described,
    folded,
    frame,
    label,
    legend,
    swatch,
    text,
)
from aiready.wording import duration, plain

STATES = ("holiday", "busy", "closure")
LEAST, CROWDED = 13, 14
HEAD, BAR, GAP, CAPTION = 40, 13, 12, 28
PANEL, COLUMN = 78, 44


def timeline_rows(view: View) -> list[list[str]]:
    """The timeline's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["number"], words["what"], words["when"], words["phase"]]]
    rows += [[str(one["number"]), one["title"], one["span"], str(one["phase"])] for one in view["headlines"]]
    return rows


def timeline_figure(view: View, key: str) -> str:
    """A bar for each larger action, phase by phase, over columns for holidays and busy times; once more for phones."""
    return _timeline(view, key, (DESK, "wide")) + _timeline(view, f"{key}-narrow", (NARROWEST, "narrow"))


def _timeline(view: View, key: str, how: tuple[int, str]) -> str:
    room, look = how
    words, weeks = view["words"], _weeks(view)
    bars, height = _bars(view, weeks, room)
    states = view["calendar"]["weeks"][:weeks]
    found = [state for state in STATES if state in states]
    signs = [(swatch(f"week-{one}") + _letter(words, one), words[f"week_{one}"]) for one in found]
    key_parts, end = legend(signs, height + 8) if signs else ([], height)
    body = [*_columns(view, weeks, height), *bars, *key_parts]
    return frame(key, end, (words["chart_timeline"], described(timeline_rows(view))), body, look)


def _weeks(view: View) -> int:
    return max(LEAST, *(int(one["week"] + one["weeks"]) for one in view["headlines"]), 0)


def _columns(view: View, weeks: int, height: float) -> list[str]:
    """The weeks by number, with a column and a letter where one is not as the others."""
    words, step = view["words"], 100 / weeks
    parts = []
    for week, state in enumerate(view["calendar"]["weeks"][:weeks]):
        if state:
            parts.append(bar(f"week-{state}", (week * step, (week + 1) * step), 0, height))
            parts.append(text(_initial(words, state), ((week + 0.5) * step, 28), "small", "middle"))
    parts += _numbers(weeks, 13)
    parts.append('<line class="edge" x1="0" x2="100%" y1="34" y2="34"/>')
    return parts


def _initial(words: Mapping[str, str], state: str) -> str:
    return words[f"week_{state}"][0].upper()


def _letter(words: Mapping[str, str], state: str) -> str:
    return f'<text class="small" y="4" text-anchor="middle">{_initial(words, state)}</text>'


def _bars(view: View, weeks: int, room: int) -> tuple[list[str], float]:
    parts: list[str] = []
    top, phase = HEAD, None
    for one in view["headlines"]:
        if one["phase"] != phase:
            phase = one["phase"]
            parts.append(text(f"{view['words']['phase']} {phase}", (0, top + 18), "small figure"))
            top += CAPTION
        first, last = max(0, one["week"]), max(1, one["week"] + one["weeks"])  # what is done may lie before week 1
        across = first * 100 / weeks, last * 100 / weeks
        lines = folded(f"{one['number']}. {plain(one['title'])}", 2, room)
        parts += label(lines, across, top + 14, room)
        top += LINE * len(lines)
        parts.append(bar("bar", across, top + 2, BAR))
        top += BAR + GAP
    return parts, top + 2


def load_rows(view: View) -> list[list[str]]:
    """For each week of the timeline the hours that each role gives, and the hours there are."""
    words, hours = view["words"], view["hours"]
    rows = [[words["week"], *(one["role"] for one in hours["load"])]]
    for week in range(min(_weeks(view), max((len(one["weeks"]) for one in hours["load"]), default=0))):
        cells = [one["weeks"][week] if week < len(one["weeks"]) else None for one in hours["load"]]
        rows.append([str(week + 1), *(_cell(cell, view["lang"]) for cell in cells)])
    return rows


def _cell(cell: list[int] | None, lang: str) -> str:
    return "-" if not cell else " / ".join(duration(one, "ja" if lang == "ja" else "en") for one in cell)


def load_figure(view: View, key: str) -> str:
    """A strip for each role over the weeks of the timeline: full columns are hours asked, the rest is left over."""
    words, weeks = view["words"], _weeks(view)
    body = []
    for row, one in enumerate(view["hours"]["load"]):
        body += _strip(one, PANEL * row, weeks)
        body.append(text(words["load_most"] + one["most"], (100, PANEL * row + 16), "small", "end"))
    bottom = PANEL * len(view["hours"]["load"])
    body += _numbers(weeks, bottom + 8)
    parts, end = legend(((swatch("load"), words["load_asked"]), (swatch("free"), words["load_there"])), bottom + 18)
    return frame(key, end, (words["chart_load"], described(load_rows(view))), [*body, *parts])


def _strip(one: View, top: float, weeks: int) -> list[str]:
    step, cells = 100 / weeks, one["weeks"][:weeks]
    most = max([*(amount for cell in cells if cell for amount in cell), 1])
    base = top + 24 + COLUMN
    parts = [text(one["role"], (0, top + 16), "figure")]
    for week, cell in enumerate(cells):
        parts += _column(cell, ((week + 0.14) * step, (week + 0.86) * step), base, COLUMN / most) if cell else []
    parts.append(f'<line class="edge" x1="0" x2="{along(100)}" y1="{base}" y2="{base}"/>')
    return parts


def _numbers(weeks: int, y: float) -> list[str]:
    """The weeks by number, every other one on a phone where there are many."""
    step = 100 / weeks
    looks = ["small seldom" if weeks >= CROWDED and week % 2 else "small" for week in range(weeks)]
    return [text(str(week + 1), ((week + 0.5) * step, y), look, "middle") for week, look in enumerate(looks)]


def _column(cell: list[int], across: tuple[float, float], base: float, scale: float) -> list[str]:
    asked, there_are = (round(one * scale, 1) for one in cell)
    parts = [bar("free", across, base - there_are, there_are)] if there_are else []
    if asked:
        parts.append(bar("load", across, base - asked, asked))
    if asked > there_are:
        parts.append(bar("over", across, base - asked, asked - there_are))
        parts.append(text("!", (sum(across) / 2, base - asked - 2), "small figure", "middle"))
    return parts
