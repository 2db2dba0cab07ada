"""The sheet of actions: a list to filter and to keep up to date, with how far everything is above it."""

from typing import Any

from aiready.action_table import MINUTES_AN_HOUR, ActionRow
from aiready.edits import STATES
from aiready.workbook.paper import CELL, FIGURE, FILL, GREEN, LIGHT_WARM, NUMBER, SOFT, WARM, WRAPPED, Paper, quoted
from aiready.workbook.places import COLUMNS, FIRST, HEAD, Places

WIDTHS = (6.5, 38, 19, 11.5, 11.5, 7, 10, 44, 12, 22, 15, 14, 16)
PRINTED = len(COLUMNS) - 2
"""The id is there for formulas; it need not be shown."""
ON_PAPER = COLUMNS.index("done_when")
"""On paper the list ends with when an action is done, in letters that can be read."""
MOST_HOURS = 400
EARLIEST = "=DATE(2020,1,1)"
MIDDLE = {"align": "center"}


def write_actions(paper: Paper, places: Places) -> None:
    """All actions with drop-downs for who and how far, dates as dates and hours as numbers; blank rows below them."""
    for column, width in enumerate(WIDTHS):
        paper.sheet.set_column(column, column, width)
    paper.top(places.words["book_actions_says"], PRINTED)
    _sums(paper, places)
    for number, row in enumerate(places.rows, FIRST):
        _row(paper, places, number, row)
    for number in range(FIRST + len(places.rows), places.last() + 1):
        _waiting(paper, number)
    _table(paper, places)
    _choices(paper, places)
    _conditions(paper, places)
    paper.sheet.freeze_panes(FIRST, 2)
    paper.sheet.print_area(0, 0, places.last(), ON_PAPER)


def _sums(paper: Paper, places: Places) -> None:
    """How many there are and are done, and the hours, above the list."""
    words, rows = places.words, places.rows
    state, hours, what = (places.column(one).rpartition("!")[2] for one in ("state", "hours", "what"))
    kept, done = f"({state}<>{quoted(words['state_dropped'])})", f"({state}={quoted(words['state_done'])})"
    there = f'({what}<>"")'
    counted = [one for one in rows if one.state != "dropped"]
    ready = [one for one in rows if one.state == "done"]
    sums = (
        (1, "count", f"=SUMPRODUCT({there}*{kept})", len(counted), "0"),
        (2, "done", f"=SUMPRODUCT({there}*{done})", len(ready), "0"),
        (3, "hours", f"=SUMPRODUCT({kept}*1,{hours})", _hours(counted), "0.0"),
        (7, "hours_left", f"=SUMPRODUCT({kept}*(1-{done}),{hours})", _hours(counted) - _hours(ready), "0.0"),
    )
    figure = {"font_size": FIGURE, "bold": True, "font_color": paper.styles.accent, "align": "left"}
    paper.sheet.set_row(3, 24)
    for column, name, formula, value, shown in sums:
        paper.text((2, column), words[f"book_sum_{name}"], {"font_color": SOFT})
        paper.formula((3, column), formula, value, {**figure, "num_format": shown})


def _hours(rows: list[ActionRow]) -> float:
    return sum(one.minutes for one in rows) / MINUTES_AN_HOUR


def _row(paper: Paper, places: Places, at: int, row: ActionRow) -> None:
    words = places.words
    title = WRAPPED if row.inside else {**WRAPPED, "bold": True}
    if row.number:
        paper.number((at, 0), float(row.number), {**CELL, **MIDDLE, "num_format": "General"})
    else:
        paper.blank((at, 0))
    texts = {
        "what": row.what,
        "who": row.who,
        "state": words[f"state_{row.state}"],
        "done_when": row.done_when,
        "needs": words["and"].join(row.needs),
        "documents": words["and"].join(row.documents),
        "phase": row.phase,
        "note": row.note,
        "id": row.id,
    }
    small = {**CELL, "font_color": SOFT, "font_size": 8}
    styles = {"what": title, "who": {**WRAPPED, **FILL}, "state": {**CELL, **FILL, **MIDDLE}, "id": small}
    for name, text in texts.items():
        paper.text((at, COLUMNS.index(name)), text, styles.get(name, WRAPPED))
    wrapped = [one for one in texts if one != "id"]
    paper.high(at, ((texts[one], WIDTHS[COLUMNS.index(one)]) for one in wrapped))
    paper.day((at, COLUMNS.index("start")), row.start, {**CELL, **FILL, **MIDDLE})
    paper.day((at, COLUMNS.index("due")), row.due, {**CELL, **FILL, **MIDDLE})
    paper.number((at, COLUMNS.index("hours")), row.hours, {**NUMBER, **FILL, "num_format": "0.00"})


def _waiting(paper: Paper, at: int) -> None:
    """A row for an action of the firm's own."""
    shown = {"start": paper.styles.dates, "due": paper.styles.dates, "hours": "0.00"}
    for column, name in enumerate(COLUMNS):
        if name in ("number", "needs", "documents", "phase", "id"):
            paper.blank((at, column), WRAPPED)
        else:
            paper.blank((at, column), {**WRAPPED, **FILL, "num_format": shown.get(name, "General")})


def _table(paper: Paper, places: Places) -> None:
    heads = [
        {"header": places.words[f"list_{one}"], "header_format": paper.styles.of(paper.styles.head)} for one in COLUMNS
    ]
    paper.sheet.set_row(HEAD, 32)
    paper.sheet.add_table(
        HEAD, 0, places.last(), len(COLUMNS) - 1, {"name": "Actions", "columns": heads, "style": None}
    )


def _choices(paper: Paper, places: Places) -> None:
    """Drop-downs, and what a cell refuses."""
    words = places.words
    states = places.down("people", 0, _states_first(places), _states_first(places) + len(STATES) - 1)
    wrong: dict[str, Any] = {"error_title": words["book_wrong"], "error_type": "stop"}
    rules: dict[str, dict[str, Any]] = {
        "who": {"validate": "list", "source": f"={places.people(0)}", "error_message": words["book_wrong_who"]},
        "state": {"validate": "list", "source": f"={states}", "error_message": words["book_wrong_state"]},
        "start": {"validate": "date", "criteria": ">=", "value": EARLIEST, "error_message": words["book_wrong_day"]},
        "due": {"validate": "date", "criteria": ">=", "value": EARLIEST, "error_message": words["book_wrong_day"]},
        "hours": {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": MOST_HOURS,
            "error_message": words["book_wrong_hours"],
        },
    }
    for name, rule in rules.items():
        column = COLUMNS.index(name)
        paper.sheet.data_validation(FIRST, column, places.last(), column, {**wrong, **rule})


def _states_first(places: Places) -> int:
    from aiready.workbook.people import states_first

    return states_first(places)


def _conditions(paper: Paper, places: Places) -> None:
    """What is done turns green, what is under way warm, what is late red, what was dropped is struck out."""
    words, last = places.words, places.last()
    state, due = (f"${chr(ord('A') + COLUMNS.index(one))}{FIRST + 1}" for one in ("state", "due"))
    said = {one: quoted(words[f"state_{one}"]) for one in STATES}
    late = f'=AND({due}<>"",{due}<TODAY(),{state}<>{said["done"]},{state}<>{said["dropped"]})'
    column = COLUMNS.index("due")
    rules = (
        ((FIRST, column, last, column), late, {"font_color": WARM, "bold": True}),
        ((FIRST, 0, last, PRINTED), f"={state}={said['done']}", {"bg_color": GREEN, "font_color": SOFT}),
        ((FIRST, 0, last, PRINTED), f"={state}={said['doing']}", {"bg_color": LIGHT_WARM}),
        ((FIRST, 0, last, PRINTED), f"={state}={said['dropped']}", {"font_color": SOFT, "font_strikeout": True}),
    )
    for area, formula, change in rules:
        rule = {"type": "formula", "criteria": formula, "format": paper.styles.change(change)}
        paper.sheet.conditional_format(*area, rule)
