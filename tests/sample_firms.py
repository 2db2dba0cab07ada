"""The sample firms, each worked out and rendered once for all tests of a run that look at it."""

from functools import cache
from pathlib import Path

from made_up import PACK, worked_out

from aiready.answers_file import read_sheet
from aiready.cli.planning import samples
from aiready.documents import render
from aiready.report import Report
from aiready.text import Lang

LANGS = ("ja", "en")
SHEETS = {path.stem: path for path in samples()}
NAMES = tuple(SHEETS)


@cache
def report_of(name: str) -> Report:
    """The plan of a sample firm, begun on the usual Monday."""
    return worked_out(read_sheet(SHEETS[name], PACK)).report


@cache
def documents_of(name: str, lang: Lang) -> dict[str, bytes]:
    """All documents of a sample firm in Markdown and HTML."""
    return {one.name: one.data for one in render(report_of(name), ("md", "html"), lang)}


def page_of(folder: Path, name: str, lang: Lang, page: str) -> Path:
    """One page of a sample firm as a file in a folder."""
    file = folder / lang / name / page
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(documents_of(name, lang)[page])
    return file
