"""The sheets of the weeks: what runs when, the hours asked of each role beside those there are; the plan as made."""

from collections.abc import Iterator
from datetime import date, timedelta

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from aiready.action_table import MINUTES_AN_HOUR, ActionRow
from aiready.plan import Plan, PlannedAction
from aiready.text import ROLES, Role
from aiready.wording import MONTHS
from aiready.workbook.paper import BAND, CELL, GREEN, LIGHT_WARM, PALE, PAPER, SOFT, WARM, Paper, quoted
from aiready.workbook.people import roles_first
from aiready.workbook.places import FIRST, Places

HEAD = 3
WEEKS = 10
"""The column of the first week."""
PLACE, LENGTH, STATE = 7, 8, 9
"""Hidden columns that the weeks are worked out with."""
ID, TITLE, START, DUE, MINUTES = range(5)
"""The columns of the plan as it was made."""
WIDTHS = (5, 38, 19, 0, 6.5, 6.5, 5.5)
WEEK_WIDTH = 3.7
DAYS = 7
SHOWN = "0.0;;;@"
HOURS = {**CELL, "num_format": SHOWN, "align": "center", "font_size": 7}


class Timeline:
    """Writes the weeks of one plan: every cell a formula over the list of actions."""

    def __init__(self, paper: Paper, places: Places, plan: Plan) -> None:
        self.paper = paper
        self.places = places
        self.words = places.words
        self.plan = plan
        self.planned = {one.action.id: one for one in plan.actions}
        self.roles: tuple[Role, ...] = tuple(
            role for role in ROLES if role in places.who.values() and any(one.role == role for one in plan.load)
        )
        self.first = HEAD + 2 + 2 * len(self.roles) + 1
        self.last = self.first + places.last() - FIRST

    def write(self) -> None:
        """Weeks from left to right, the load above, the actions below."""
        sheet, places = self.paper.sheet, self.places
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width or WEEK_WIDTH, None, {"hidden": not width})
        sheet.set_column(PLACE, STATE, WEEK_WIDTH, None, {"hidden": True})
        sheet.set_column(WEEKS, WEEKS + len(self.places.weeks) - 1, WEEK_WIDTH)
        self.paper.top(self.words["book_timeline_says"], WEEKS + len(self.places.weeks) - 1)
        self._heads()
        self._weeks_left()
        for at, role in enumerate(self.roles):
            self._load(HEAD + 2 + 2 * at, role)
        sheet.set_row(self.first - 1, 6)
        for at in range(FIRST, self.places.last() + 1):
            row = self.places.rows[at - FIRST] if at - FIRST < len(self.places.rows) else None
            self._action(self.first + at - FIRST, at, row)
        self._colours()
        sheet.freeze_panes(self.first, 2)
        sheet.print_area(0, 0, self.first + len(places.rows) - 1, WEEKS + len(places.weeks) - 1)

    def _columns(self) -> Iterator[tuple[int, int, str]]:
        """Every week with its column as a number and as letters."""
        for column, week in enumerate(self.places.weeks, WEEKS):
            yield week, column, xl_col_to_name(column)

    def _heads(self) -> None:
        titles = [self.words[f"list_{one}"] for one in ("number", "what", "who")]
        titles += [self.words[f"book_{one}"] for one in ("role", "from", "to", "hours_short", "in_plan", "weeks")]
        titles.append(self.words["list_state"])
        self.paper.heads(HEAD, titles)
        self.paper.sheet.set_row(HEAD, 42)
        turned = {**self.paper.styles.head, "num_format": "m/d", "rotation": 90, "align": "center", "font_size": 8}
        for week, column, _ in self._columns():
            self.paper.day((HEAD, column), self.plan.monday(week), turned)
        self._months()

    def _months(self) -> None:
        """The months above their weeks; one that has too few weeks for its name goes without."""
        months: dict[tuple[int, int], list[int]] = {}
        for week, column, _ in self._columns():
            monday = self.plan.monday(week)
            months.setdefault((monday.year, monday.month), []).append(column)
        style = {"bold": True, "font_color": self.paper.styles.accent, "font_size": 9, "align": "center", "bottom": 1}
        for (year, month), columns in months.items():
            if len(columns) > 1:
                said = self.words["book_month"].format(year=year, month=month, name=MONTHS[month - 1])
                self.paper.across((HEAD - 1, columns[0]), columns[-1], said, style)

    def _weeks_left(self) -> None:
        """How much of a usual week the firm's calendar leaves, in percent."""
        self._label(HEAD + 1, self.words["book_week_left"])
        for week, column, _ in self._columns():
            style = {**HOURS, "num_format": "0%", "font_color": SOFT}
            self.paper.number((HEAD + 1, column), float(self._left(week)), style)

    def _left(self, week: int) -> float:
        weeks = self.plan.weeks
        return weeks[week].time / weeks[week].usual if 0 <= week < len(weeks) and weeks[week].usual else 1

    def _label(self, at: int, words: str, role: str = "") -> None:
        self.paper.across((at, 0), 2, words, {**CELL, "bg_color": BAND})
        self.paper.text((at, 3), role, {**CELL, "bg_color": BAND})
        for column in range(4, WEEKS):
            self.paper.blank((at, column), {**CELL, "bg_color": BAND})

    def _load(self, at: int, role: Role) -> None:
        """What is asked of a role each week, and below it what there is."""
        name = self.words[f"role_{role}"]
        load = {one.week: one.minutes for one in self.plan.load if one.role == role}
        have = self.places.cell("people", roles_first(self.places) + ROLES.index(role), 1)
        self._label(at, self.words["book_load"].format(role=name), name)
        self._label(at + 1, self.words["book_there_is"].format(role=name))
        roles = f"$D${self.first + 1}:$D${self.last + 1}"
        for week, column, letters in self._columns():
            hours = f"{letters}${self.first + 1}:{letters}${self.last + 1}"
            asked = f"=SUMIFS({hours},{roles},$D{at + 1})"
            self.paper.formula((at, column), asked, load.get(week, 0) / MINUTES_AN_HOUR, HOURS)
            there = f"=INT(ROUND({have}*60*{letters}${HEAD + 2},6))/60"
            value = self.plan.there_are(week, role) / MINUTES_AN_HOUR
            self.paper.formula((at + 1, column), there, value, {**HOURS, "font_color": SOFT})

    def _action(self, at: int, row_at: int, row: ActionRow | None) -> None:
        """One action: all but its weeks is taken from the list, also what is added there later."""
        places, line = self.places, at + 1
        name, who, state = (places.at(row_at, one) for one in ("what", "who", "state"))
        dropped = quoted(self.words["state_dropped"])
        number, start, due, hours = (places.at(row_at, one) for one in ("number", "start", "due", "hours"))
        bold = {} if row is None or row.inside else {"bold": True}
        role = f'=IF(C{line}="","",IFERROR(LOOKUP(2,1/({places.people(0)}=C{line}),{places.people(1)}),""))'
        counted = 0 if row is None or row.state == "dropped" else row.hours
        for column, formula, value, style in (
            (0, _if_there(number), float(row.number) if row and row.number else "", {"align": "center"}),
            (1, _if_there(name), row.what if row else "", {"text_wrap": True, **bold}),
            (2, _if_there(who), row.who if row else "", {"text_wrap": True}),
            (3, role, self.words[f"role_{row.role}"] if row else "", {}),
            (4, _if_there(start), _serial(row.start) if row else "", {"num_format": "m/d", "align": "center"}),
            (5, _if_there(due), _serial(row.due) if row else "", {"num_format": "m/d", "align": "center"}),
            (6, f"=IF({state}={dropped},0,N({hours}))", counted, {"num_format": SHOWN}),
        ):
            self.paper.formula((at, column), formula, value, {**CELL, "font_size": 8, **style})
        self.paper.high(at, [(row.what if row else "", WIDTHS[TITLE] * 1.4)], 17)
        self._kept(at, row_at, row)
        self._weeks(at, row)

    def _kept(self, at: int, row_at: int, row: ActionRow | None) -> None:
        """Which row of the plan as made it is while nobody has changed its days or hours, else 0; and its weeks."""
        places, line = self.places, at + 1
        found = f"MATCH({places.at(row_at, 'id')},{self._made(ID)},0)"
        same = ",".join(
            f"{cell}=INDEX({self._made(column)},{found})"
            for cell, column in ((f"E{line}", START), (f"F{line}", DUE), (f"ROUND(G{line}*60,0)", MINUTES))
        )
        place = row_at - FIRST + 1 if row and row.state != "dropped" else 0
        self.paper.formula((at, PLACE), f"=IFERROR(IF(AND({same}),{found},0),0)", place)
        weeks = f'=IF(OR(E{line}="",F{line}=""),1,(F{line}-WEEKDAY(F{line},3)-E{line}+WEEKDAY(E{line},3))/7+1)'
        self.paper.formula((at, LENGTH), weeks, _weeks_of(row) if row else 1)
        state = self.words[f"state_{row.state}"] if row else ""
        self.paper.formula((at, STATE), _if_there(places.at(row_at, "state")), state)

    def _made(self, column: int) -> str:
        return self.places.down("as_planned", column, FIRST, self.places.last())

    def _weeks(self, at: int, row: ActionRow | None) -> None:
        """The hours of each week: as planned, or evenly over its weeks where somebody has changed it."""
        line = at + 1
        shares = _shares(self.planned[row.id]) if row and row.state != "dropped" else {}
        for week, column, letters in self._columns():
            made = self.places.down("as_planned", column, FIRST, self.places.last())
            monday = f"{letters}${HEAD + 1}"
            outside = f'OR($E{line}="",$F{line}="",{monday}+6<$E{line},{monday}>$F{line})'
            inside = f"IF($H{line}>0,INDEX({made},$H{line}),$G{line}/$I{line})"
            runs = row is not None and self._runs(row, week)
            value: float | str = shares.get(week, 0) / MINUTES_AN_HOUR if runs else ""
            self.paper.formula((at, column), f'=IF({outside},"",{inside})', value, HOURS)

    def _runs(self, row: ActionRow, week: int) -> bool:
        monday = self.plan.monday(week)
        return monday + timedelta(days=DAYS - 1) >= row.start and monday <= row.due

    def _colours(self) -> None:
        """A cell of a week in which an action runs is filled: by its state; too full a week is marked."""
        sheet, styles, places = self.paper.sheet, self.paper.styles, self.places
        last = WEEKS + len(places.weeks) - 1
        letters, line = xl_col_to_name(WEEKS), self.first + 1
        state = f"${xl_col_to_name(STATE)}{line}"
        for said, colour in (("done", GREEN), ("doing", LIGHT_WARM), ("planned", PALE)):
            runs = f'=AND({letters}{line}<>"",{state}={quoted(self.words[f"state_{said}"])})'
            rule = {"type": "formula", "criteria": runs, "format": styles.change({"bg_color": colour})}
            sheet.conditional_format(self.first, WEEKS, self.last, last, rule)
        away = {
            "type": "formula",
            "criteria": f"={letters}${HEAD + 2}<0.5",
            "format": styles.change({"bg_color": BAND}),
        }
        sheet.conditional_format(self.first, WEEKS, self.last, last, away)
        for at in range(HEAD + 2, self.first - 1, 2):
            over = f"={letters}{at + 1}>{letters}{at + 2}+0.001"
            change = styles.change({"bg_color": WARM, "font_color": PAPER, "bold": True})
            sheet.conditional_format(at, WEEKS, at, last, {"type": "formula", "criteria": over, "format": change})

    def write_made(self, paper: Paper) -> None:
        """The plan as it was made: each action's days, minutes and hours a week, in the rows of the list."""
        words = self.words
        paper.sheet.set_column(ID, ID, 22)
        paper.sheet.set_column(TITLE, TITLE, 38)
        paper.sheet.set_column(START, MINUTES, 11)
        paper.sheet.set_column(MINUTES + 1, WEEKS - 1, 2, None, {"hidden": True})
        paper.sheet.set_column(WEEKS, WEEKS + len(self.places.weeks) - 1, WEEK_WIDTH)
        paper.top(words["book_as_planned_says"], WEEKS + len(self.places.weeks) - 1)
        paper.heads(FIRST - 1, [words[f"list_{one}"] for one in ("id", "what", "start", "due", "minutes")])
        paper.sheet.set_row(FIRST - 1, 42)
        turned = {**paper.styles.head, "num_format": "m/d", "rotation": 90, "align": "center", "font_size": 8}
        for week, column, _ in self._columns():
            paper.day((FIRST - 1, column), self.plan.monday(week), turned)
        for at, row in enumerate(self.places.rows, FIRST):
            paper.text((at, ID), row.id, {**CELL, "font_color": SOFT, "font_size": 8})
            paper.text((at, TITLE), row.what, CELL)
            paper.day((at, START), row.start, CELL)
            paper.day((at, DUE), row.due, CELL)
            paper.number((at, MINUTES), row.minutes, CELL)
            shares = _shares(self.planned[row.id])
            for week, column, _ in self._columns():
                paper.number((at, column), shares.get(week, 0) / MINUTES_AN_HOUR, HOURS)


def _if_there(cell: str) -> str:
    return f'=IF({cell}="","",{cell})'


def _serial(day: date) -> int:
    """A day as a spreadsheet counts it."""
    return (day - date(1899, 12, 30)).days


def _weeks_of(row: ActionRow) -> int:
    begin, end = (day - timedelta(days=day.weekday()) for day in (row.start, row.due))
    return (end - begin).days // DAYS + 1


def _shares(planned: PlannedAction) -> dict[int, int]:
    return {planned.week + place: share for place, share in enumerate(planned.shares)}


def weeks_shown(plan: Plan, spare: int) -> range:
    """From the first to the last week in which anything is to be done, a few more after it."""
    weeks = [one.week + place for one in plan.actions for place in range(max(1, len(one.shares)))]
    return range(min((0, *weeks)), max((0, *weeks)) + 1 + spare)
