"""Where everything stands in the workbook, so that the formulas of one sheet find the cells of another."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]

from aiready.action_table import ActionRow
from aiready.text import Role

HEAD, FIRST = 5, 6
"""The row of headings of the list of actions and its first action, counted from 0."""
SPARE_ACTIONS, SPARE_PEOPLE, SPARE_WEEKS = 6, 6, 3
SHEETS = ("guide", "actions", "timeline", "people", "ledger", "measured", "worth", "as_planned")
COLUMNS = (
    "number",
    "what",
    "who",
    "start",
    "due",
    "hours",
    "state",
    "done_when",
    "needs",
    "documents",
    "phase",
    "note",
    "id",
)
"""The columns of the list of actions."""
PEOPLE_FIRST = 4


@dataclass(frozen=True, slots=True)
class Places:
    """What the sheets hold: `rows` the actions, `who` each person or role by the words shown, `weeks` the columns.

    `weeks` counts from the plan's first one, from the earliest to the latest that is shown.
    """

    words: Mapping[str, str]
    rows: tuple[ActionRow, ...]
    who: Mapping[str, Role]
    weeks: range

    def name(self, sheet: str) -> str:
        """The name of a sheet."""
        return self.words[f"book_{sheet}"]

    def last(self) -> int:
        """The last row of the list of actions, those still to fill in included."""
        return FIRST + len(self.rows) + SPARE_ACTIONS - 1

    def at(self, row: int, column: str) -> str:
        """A cell of the list of actions, as other sheets call it."""
        return self.cell("actions", row, COLUMNS.index(column))

    def column(self, column: str) -> str:
        """All actions in one column, as other sheets call them."""
        return self.down("actions", COLUMNS.index(column), FIRST, self.last())

    def cell(self, sheet: str, row: int, column: int) -> str:
        """A cell of another sheet."""
        return f"{self._prefix(sheet)}{xl_rowcol_to_cell(row, column, True, True)}"  # noqa: FBT003 (the library's own)

    def down(self, sheet: str, column: int, first: int, last: int) -> str:
        """Cells below each other in another sheet."""
        name = xl_col_to_name(column)
        return f"{self._prefix(sheet)}${name}${first + 1}:${name}${last + 1}"

    def people(self, column: int) -> str:
        """A column of the list of people, with its blank rows."""
        return self.down("people", column, PEOPLE_FIRST, self.people_last())

    def people_last(self) -> int:
        """The last row of the list of people, those still to fill in included."""
        return PEOPLE_FIRST + len(self.who) + SPARE_PEOPLE - 1

    def _prefix(self, sheet: str) -> str:
        return "'" + self.name(sheet).replace("'", "''") + "'!"
