"""The charts of a document: one figure as SVG, the same data as a Markdown table."""

from collections.abc import Callable, Sequence

from aiready.barrier_chart import barrier_figure, barrier_rows
from aiready.change_chart import change_figure, change_rows
from aiready.drawing import View
from aiready.progress_chart import progress_figure, progress_rows
from aiready.raters_chart import rater_figure, rater_rows
from aiready.weeks_chart import load_figure, load_rows, timeline_figure, timeline_rows
from aiready.worth_chart import worth_figure, worth_rows


def chart_table(name: str, view: View) -> str:
    """The chart's data as a Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in _with_rule(TABLES[name](view)))


def chart_svg(name: str, view: View, key: str = "") -> str:
    """The chart as one inline SVG with title and description; `key` where a page has the same chart twice."""
    return FIGURES[name](view, key or name)


def _with_rule(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [rows[0], ["---"] * len(rows[0]), *rows[1:]]


TABLES: dict[str, Callable[[View], list[list[str]]]] = {
    "barriers": barrier_rows,
    "timeline": timeline_rows,
    "load": load_rows,
    "changes": change_rows,
    "worth": worth_rows,
    "progress": progress_rows,
    "raters": rater_rows,
}
FIGURES: dict[str, Callable[[View, str], str]] = {
    "barriers": barrier_figure,
    "timeline": timeline_figure,
    "load": load_figure,
    "changes": change_figure,
    "worth": worth_figure,
    "progress": progress_figure,
    "raters": rater_figure,
}
