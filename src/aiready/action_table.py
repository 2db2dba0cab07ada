"""The plan as a list of actions, a row each, for spreadsheets and for the lists that a firm keeps already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiready.csv_cells import csv_bytes
from aiready.edits import State
from aiready.plan import PlannedAction
from aiready.report import Report
from aiready.report.phrases import Phrases
from aiready.text import Lang, Role
from aiready.wording import plain, role_name

COLUMNS = (
    "number",
    "what",
    "who",
    "phase",
    "start",
    "due",
    "minutes",
    "done_when",
    "needs",
    "documents",
    "state",
    "note",
    "id",
)
"""The columns of the list, by the names of their headings in a pack's words."""
MINUTES_AN_HOUR = 60
FEW = 10


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as a row: texts as they were typed, minutes as a number, dates as dates.

    `number`: as in the plan, with a decimal part for the smaller actions inside a larger one; empty for what was
    dropped. `inside`: whether it is one of those. `needs`: numbers of other rows.
    """

    number: str
    id: str
    what: str
    who: str
    role: Role
    phase: str
    start: date
    due: date
    minutes: int
    done_when: str
    needs: tuple[str, ...]
    documents: tuple[str, ...]
    state: State
    note: str
    inside: bool

    @property
    def hours(self) -> float:
        """The same time in hours."""
        return self.minutes / MINUTES_AN_HOUR


def action_rows(report: Report, lang: Lang) -> tuple[ActionRow, ...]:
    """Every action in the order of the report: each larger one with what belongs to it, last what was dropped."""
    return tuple(_Rows(report, lang).all())


def action_csv(report: Report, lang: Lang) -> bytes:
    """`plan.csv`: the list with headings in one language."""
    words = report.pack.words[lang]
    head = [words[f"list_{column}"] for column in COLUMNS]
    rows = ([_said(getattr(row, column), column, words) for column in COLUMNS] for row in action_rows(report, lang))
    return csv_bytes((head, *rows))


def _said(value: Any, column: str, words: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return words["and"].join(value)
    return words[f"state_{value}"] if column == "state" else str(value)


class _Rows:
    """The actions of one plan on their way into rows."""

    def __init__(self, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.phrases = Phrases(report.pack, report.sheet, lang, small=report.plan.small)
        self.phases = {one.id: one.title.read(lang) for one in report.pack.playbook.phases}

        self.order = tuple(self._numbered())
        self.numbers = {one.action.id: number for one, number in self.order if number}

    def all(self) -> Iterator[ActionRow]:
        return (self._row(one, number) for one, number in self.order)

    def _numbered(self) -> Iterator[tuple[PlannedAction, str]]:
        """Decimals of as many places as it takes, so that a spreadsheet sorts the numbers."""
        plan = self.report.plan
        headlines = (*plan.headlines(early=True), *plan.headlines(early=False))
        told: set[str] = set()
        for number, headline in enumerate(headlines, 1):
            parts = plan.parts(headline.action.id)
            places = 1 if len(parts) < FEW else 2
            told |= {one.action.id for one in (headline, *parts)}
            yield headline, str(number)
            yield from ((part, f"{number}.{place:0{places}d}") for place, part in enumerate(parts, 1))
        left = [one for one in plan.not_dropped() if one.action.id not in told]
        yield from ((one, str(number)) for number, one in enumerate(left, len(headlines) + 1))
        yield from ((one, "") for one in plan.dropped())

    def _row(self, planned: PlannedAction, number: str) -> ActionRow:
        action = planned.action
        return ActionRow(
            number=number,
            id=action.id,
            what=self._plain(planned),
            who=self._who(planned),
            role=planned.owner,
            phase=self.phases.get(action.phase, ""),
            start=planned.start,
            due=planned.due,
            minutes=action.minutes,
            done_when=plain(self.phrases.text(action.done_when)),
            needs=tuple(self.numbers[one] for one in self.numbers if one in planned.needs),
            documents=tuple(self.report.pack.document_title(one, self.lang) for one in action.documents),
            state=planned.state,
            note=planned.note,
            inside=bool(planned.inside),
        )

    def _plain(self, planned: PlannedAction) -> str:
        return plain(self.phrases.text(planned.action.title))

    def _who(self, planned: PlannedAction) -> str:
        """The person whom somebody wrote into the plan with the role, else the role with its name."""
        words = self.phrases.words
        if planned.person:
            return f"{planned.person}{words['open']}{words[f'role_{planned.owner}']}{words['close']}"
        return plain(role_name(self.report.sheet, planned.owner, words, self.lang))
