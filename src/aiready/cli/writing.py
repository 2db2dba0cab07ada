"""Writes plans and pages where the reader asked for them, and prints what was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiready.atomic_file import SHARED, settle, write_new
from aiready.cli.settings import Settings
from aiready.cli.showing import open_page, refuse
from aiready.cli.streams import json_text, out, talk
from aiready.cli.words import say
from aiready.errors import AireadyError, fault, reason_of

if TYPE_CHECKING:  # they load all that decides and the template engine, which only the commands that write need
    from aiready.cli.replanning import TakenOver
    from aiready.documents import Document
    from aiready.front import Front
    from aiready.report import Report

FORMATS = ("md", "html")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written and where; `foreign` and `edited` say what may be written over, as in `Overwrite`.

    `front` says how several firms are presented, `beside` where the same page lies in the other language.
    `done` marks actions of the plan that is there; without `start_given` that plan goes on from its first day.
    """

    folder: Path
    formats: tuple[str, ...] = FORMATS
    as_json: bool = False
    dry_run: bool = False
    foreign: bool = False
    edited: bool = False
    list_paths: bool = True
    strict: bool = False
    done: tuple[str, ...] = ()
    start_given: bool = False
    front: "Front | None" = None
    beside: str = ""


def format_names(text: str) -> tuple[str, ...]:
    """The formats named in a text with commas, each once; an empty name where there is none, which no format has."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip())) or ("",)


def write_page(pages: Mapping[str, str], to: str, settings: Settings | None = None) -> None:
    """Write a page in the format that the ending of its name asks for, and open it where that was asked for.

    Raises:
        AireadyError: the ending is another one, or the file cannot be written (one that is there is not replaced).
    """
    path = Path(to)
    ending = path.suffix.removeprefix(".")
    if ending not in pages:
        raise AireadyError([fault("", "A408", value=ending, options=", ".join(pages))])
    write_file(path, pages[ending].encode(), SHARED)
    if settings:
        open_page(path, settings)


def write_file(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet.

    Raises:
        AireadyError: it cannot be written.
    """
    try:
        write_new(path, data, mode=mode)
        settle(path.parent)
    except OSError as error:
        raise AireadyError([fault("", "A404", path=path, reason=reason_of(error))]) from None


def write_one(report: "Report", order: Order, settings: Settings) -> "Mapping[str, Report]":
    """Write the documents of one firm; the report with what a person changed in its plan.

    Raises:
        AireadyError: a format is not known, or the folder cannot be written.
    """
    from aiready.documents import render

    _will_open(order, settings)
    found = _taken_over({"": report}, order, settings)
    _write(render(found.reports[""], order.formats, settings.lang), found, order, settings)
    if not order.as_json:
        open_page(order.folder / "plan.html", settings)
    return found.reports


def write_several(reports: "Mapping[str, Report]", order: Order, settings: Settings) -> "Mapping[str, Report]":
    """Write the documents of several firms, a folder each by its name, and a page that leads to them; as `write_one`.

    Raises:
        AireadyError: a format is not known, or the folder cannot be written.
    """
    from aiready.documents import render_several

    _will_open(order, settings)
    found = _taken_over(reports, order, settings)
    _write(
        render_several(found.reports, order.formats, settings.lang, order.front, order.beside), found, order, settings
    )
    if not order.as_json:
        open_page(order.folder / "index.html", settings)
    return found.reports


def _will_open(order: Order, settings: Settings) -> None:
    """Refuse to open what will not be there, before anything is written."""
    if settings.open_page and (order.dry_run or "html" not in order.formats):
        raise refuse("open_with_html", settings)


def _taken_over(reports: "Mapping[str, Report]", order: Order, settings: Settings) -> "TakenOver":
    """The reports with what a person changed in the plans that lie where they are to be written."""
    from aiready.cli.replanning import Wish, taken_over

    wish = Wish(order.done, order.start_given, order.foreign, order.edited, order.dry_run, silent=order.as_json)
    return taken_over(reports, order.folder, wish, settings)


def _write(documents: "tuple[Document, ...]", found: "TakenOver", order: Order, settings: Settings) -> None:
    """Write the documents unless it is a rehearsal, then print their paths or the plans as JSON."""
    from aiready.document_files import MANIFEST, Overwrite, write_documents
    from aiready.plan_record import plan_record

    reports = found.reports
    paths = (*(order.folder / one.name for one in documents), order.folder / MANIFEST)
    kept: tuple[Path, ...] = ()
    if not order.dry_run:
        pack = next(iter(reports.values())).pack.head
        firms = {folder: report.sheet.firm() for folder, report in reports.items()}
        stamp = {
            "pack": f"{pack.id} {pack.version}",
            "lang": settings.lang,
            "today": settings.today.isoformat(),
            "firms": firms,
        }
        overwrite = Overwrite(foreign=order.foreign, edited=order.edited, merged=found.prints)
        written = write_documents(documents, order.folder, stamp, overwrite)
        paths, kept = written.made, written.kept
    if order.as_json:
        for report in reports.values():
            out(json_text(plan_record(report, settings.lang), alone=len(reports) == 1))
    elif order.list_paths and not settings.quiet:
        for path in paths:
            out(str(path))
    for path in kept:
        talk(say("kept", settings.lang, path=path), settings)
