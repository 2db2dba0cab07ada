"""The charts of time: what is done in which week, and below it the hours it takes beside the hours there are."""

from aiready.drawing import View, along, bar, described, folded, frame, label, text
from aiready.wording import duration, plain

STATES = ("holiday", "busy", "closure")
LEAST, CROWDED = 13, 14
HEAD, ROW, LINE, BAR, CAPTION, FOOT = 40, 34, 18, 14, 28, 28
PANEL, COLUMN = 78, 44


def timeline_rows(view: View) -> list[list[str]]:
    """The timeline's data as the rows of a table, headings first."""
    words = view["words"]
    rows = [[words["number"], words["what"], words["when"], words["phase"]]]
    rows += [[str(one["number"]), one["title"], one["span"], str(one["phase"])] for one in view["headlines"]]
    return rows


def timeline_figure(view: View, key: str) -> str:
    """A bar for each larger action, the phases apart, over columns for holidays and busy times."""
    words, rows = view["words"], view["headlines"]
    weeks = _weeks(view)
    states = view["calendar"]["weeks"][:weeks]
    bars, height = _bars(view, weeks)
    body = [*_columns(view, weeks, height), *bars]
    found = [state for state in STATES if state in states]
    for place, state in enumerate(found):
        body.append(bar(f"week-{state}", (place * 34, place * 34 + 5), height + 8, 16))
        initial, word = _initial(words, state), words[f"week_{state}"]
        body.append(text(initial, (place * 34 + 2.5, height + 20), "small", "middle"))
        body.append(text(word, (place * 34 + 5, height + 20), "small", aside=6))
    return frame(
        key,
        height + (FOOT if found else 0),
        (words["chart_timeline"], described(timeline_rows({**view, "headlines": rows}))),
        body,
    )


def _weeks(view: View) -> int:
    return max([LEAST, *(one["week"] + one["weeks"] for one in view["headlines"])])


def _columns(view: View, weeks: int, height: float) -> list[str]:
    """The weeks by number, with a column and a letter where one is not as the others."""
    words, step = view["words"], 100 / weeks
    parts = []
    for week, state in enumerate(view["calendar"]["weeks"][:weeks]):
        if state:
            parts.append(bar(f"week-{state}", (week * step, (week + 1) * step), 0, height))
            parts.append(text(_initial(words, state), ((week + 0.5) * step, 28), "small", "middle"))
    for week in range(weeks):
        look = "small seldom" if weeks >= CROWDED and week % 2 else "small"
        parts.append(text(str(week + 1), ((week + 0.5) * step, 13), look, "middle"))
    parts.append('<line class="edge" x1="0" x2="100%" y1="34" y2="34"/>')
    return parts


def _initial(words: dict[str, str], state: str) -> str:
    return words[f"week_{state}"][0].upper()


def _bars(view: View, weeks: int) -> tuple[list[str], float]:
    parts: list[str] = []
    top, phase = HEAD, None
    for one in view["headlines"]:
        if one["phase"] != phase:
            phase = one["phase"]
            parts.append(text(f"{view['words']['phase']} {phase}", (0, top + 18), "small figure"))
            top += CAPTION
        title = f"{one['number']}. {plain(one['title'])}"
        tall = ROW + LINE * (len(folded(title)) - 1) + 4
        first, last = max(0, one["week"]), max(1, one["week"] + one["weeks"])  # what is done may lie before week 1
        across = first * 100 / weeks, last * 100 / weeks
        parts += [*label(title, across, top + tall - BAR - 8), bar("bar", across, top + tall - BAR, BAR)]
        top += tall + 6
    return parts, top + 4


def load_rows(view: View) -> list[list[str]]:
    """For each week the hours that each role gives, and the hours there are."""
    words, hours = view["words"], view["hours"]
    rows = [[words["week"], *(one["role"] for one in hours["load"])]]
    for week in range(max((len(one["weeks"]) for one in hours["load"]), default=0)):
        cells = [one["weeks"][week] if week < len(one["weeks"]) else None for one in hours["load"]]
        rows.append([str(week + 1), *(_cell(cell, view["lang"]) for cell in cells)])
    return rows


def _cell(cell: list[int] | None, lang: str) -> str:
    return "-" if not cell else " / ".join(duration(one, "ja" if lang == "ja" else "en") for one in cell)


def load_figure(view: View, key: str) -> str:
    """A strip for each role: full columns are hours asked, outlined ones the hours there are."""
    words, loads = view["words"], view["hours"]["load"]
    weeks = max([_weeks(view), *(len(one["weeks"]) for one in loads)])
    step = 100 / weeks
    body = []
    for row, one in enumerate(loads):
        top = PANEL * row
        most = max([*(amount for cell in one["weeks"] if cell for amount in cell), 1])
        body.append(text(one["role"], (0, top + 16), "figure"))
        body.append(text(f"{words['load_most']} {one['most']}", (100, top + 16), "small", "end"))
        base = top + 24 + COLUMN
        for week, cell in enumerate(one["weeks"]):
            across = ((week + 0.14) * step, (week + 0.86) * step)
            body += _column(cell, across, base, COLUMN / most) if cell else []
        body.append(f'<line class="edge" x1="0" x2="{along(100)}" y1="{base}" y2="{base}"/>')
    bottom = PANEL * len(loads)
    for week in range(weeks):
        look = "small seldom" if weeks >= CROWDED and week % 2 else "small"
        body.append(text(str(week + 1), ((week + 0.5) * step, bottom + 8), look, "middle"))
    body += _key(words, bottom + 20)
    return frame(key, bottom + 40, (words["chart_load"], described(load_rows(view))), body)


def _column(cell: list[int], across: tuple[float, float], base: float, scale: float) -> list[str]:
    asked, there_are = (round(one * scale, 1) for one in cell)
    parts = [bar("free", across, base - there_are, there_are)] if there_are else []
    if asked:
        parts.append(bar("load", across, base - asked, asked))
    if asked > there_are:
        parts.append(bar("over", across, base - asked, asked - there_are))
        parts.append(text("!", (sum(across) / 2, base - asked - 2), "small figure", "middle"))
    return parts


def _key(words: dict[str, str], top: float) -> list[str]:
    return [
        bar("load", (0, 4), top, 13),
        text(words["load_asked"], (4, top + 11), "small", aside=6),
        bar("free", (46, 50), top, 13),
        text(words["load_there"], (50, top + 11), "small", aside=6),
    ]
