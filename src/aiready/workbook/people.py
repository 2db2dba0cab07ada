"""The sheet of people: who can be chosen, how many hours each has and gives, and the states of an action."""

from aiready.action_table import MINUTES_AN_HOUR
from aiready.edits import STATES
from aiready.plan import Plan
from aiready.text import ROLES
from aiready.workbook.paper import CELL, FILL, NUMBER, TEXT, WRAPPED, Paper, quoted
from aiready.workbook.places import PEOPLE_FIRST, SPARE_PEOPLE, Places

WIDTHS = (34, 18, 14, 14, 14, 14)
HEADINGS = ("who", "role", "count", "hours", "done_hours", "hours_left")


def roles_first(places: Places) -> int:
    """The first row of the hours that each role has in a week."""
    return places.people_last() + 4


def states_first(places: Places) -> int:
    """The first row of the states of an action."""
    return roles_first(places) + len(ROLES) + 3


def write_people(paper: Paper, places: Places, plan: Plan) -> None:
    """Three small lists: people and their hours, roles and what they have in a week, states and how often."""
    words = places.words
    for column, width in enumerate(WIDTHS):
        paper.sheet.set_column(column, column, width)
    paper.top(words["book_people_says"], len(WIDTHS) - 1)
    paper.heads(PEOPLE_FIRST - 1, [words[f"book_{one}"] for one in HEADINGS])
    for at, (who, role) in enumerate(places.who.items(), PEOPLE_FIRST):
        paper.text((at, 0), who, WRAPPED)
        paper.text((at, 1), words[f"role_{role}"], TEXT)
        _sums(paper, places, at, who)
        paper.high(at, [(who, WIDTHS[0])])
    for at in range(PEOPLE_FIRST + len(places.who), places.people_last() + 1):
        paper.blank((at, 0), {**WRAPPED, **FILL})
        paper.blank((at, 1), {**CELL, **FILL})
        _sums(paper, places, at, "")
    _roles(paper, places, plan)
    _states(paper, places)
    first = roles_first(places)
    roles = {"validate": "list", "source": f"={places.down('people', 0, first, first + len(ROLES) - 1)}"}
    wrong = {"error_title": words["book_wrong"], "error_message": words["book_wrong_role"]}
    paper.sheet.data_validation(
        PEOPLE_FIRST + len(places.who), 1, PEOPLE_FIRST + len(places.who) + SPARE_PEOPLE - 1, 1, {**roles, **wrong}
    )


def _sums(paper: Paper, places: Places, at: int, who: str) -> None:
    """How many actions somebody has, and the hours in all, done and left; empty beside an empty name."""
    words = places.words
    state, hours = places.column("state"), places.column("hours")
    theirs = f"({places.column('who')}=$A{at + 1})*({state}<>{quoted(words['state_dropped'])})"
    done = f"({state}={quoted(words['state_done'])})"
    mine = [one for one in places.rows if one.who.casefold() == who.casefold() and one.state != "dropped"]
    ready = sum(one.minutes for one in mine if one.state == "done") / MINUTES_AN_HOUR
    whole = sum(one.minutes for one in mine) / MINUTES_AN_HOUR
    sums = (
        (f"SUMPRODUCT({theirs})", len(mine), "0"),
        (f"SUMPRODUCT({theirs},{hours})", whole, "0.0"),
        (f"SUMPRODUCT({theirs}*{done},{hours})", ready, "0.0"),
        (f"SUMPRODUCT({theirs}*(1-{done}),{hours})", whole - ready, "0.0"),
    )
    for column, (formula, value, shown) in enumerate(sums, 2):
        style = {**NUMBER, "num_format": shown}
        paper.formula((at, column), f'=IF($A{at + 1}="","",{formula})', value if who else "", style)


def _roles(paper: Paper, places: Places, plan: Plan) -> None:
    words, first, minutes = places.words, roles_first(places), dict(plan.minutes)
    paper.heads(first - 1, [words["book_role"], words["book_week_hours"]])
    for at, role in enumerate(ROLES, first):
        paper.text((at, 0), words[f"role_{role}"], TEXT)
        paper.number((at, 1), minutes.get(role, 0) / MINUTES_AN_HOUR, {**NUMBER, **FILL, "num_format": "0.0#"})


def _states(paper: Paper, places: Places) -> None:
    words, first = places.words, states_first(places)
    paper.heads(first - 1, [words["list_state"], words["book_count"]])
    for at, state in enumerate(STATES, first):
        paper.text((at, 0), words[f"state_{state}"], TEXT)
        formula = f"=SUMPRODUCT(({places.column('state')}=$A{at + 1})*1)"
        paper.formula((at, 1), formula, sum(one.state == state for one in places.rows), {**NUMBER, "num_format": "0"})
