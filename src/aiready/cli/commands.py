"""What each command does, from the arguments given to the lines printed and the files written."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aiready.cli.checking import say_broken
from aiready.cli.help_words import EXAMPLES
from aiready.cli.planning import Named, built_in, make_report, samples, sheet_from, sheets_from
from aiready.cli.settings import Settings, day_from
from aiready.cli.streams import json_text, out, talk
from aiready.cli.words import say
from aiready.cli.writing import Order, write_one, write_several
from aiready.errors import AireadyError, fault, nearest
from aiready.pack import Pack
from aiready.report import Report


def begin(help_words: str, settings: Settings) -> None:
    """Print the three commands to begin with; the help where nobody sits at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        out(help_words)
        return
    lang = settings.lang
    out(say("purpose", lang) + "\n" + say("begin", lang))
    for name, command in (("demo", "aiready demo"), ("interview", "aiready interview"), ("help", "aiready --help")):
        out(f"  {command:<20} {say(f'begin_{name}', lang)}")


def demo(order: Order, settings: Settings) -> None:
    """Write the plans of all sample firms as ordered and print them as a table.

    Raises:
        AireadyError: the folder cannot be written.
    """
    from aiready.cli.screen import firms_table
    from aiready.front_file import read_front
    from aiready.pack_files import built_in_pack

    pack = built_in(settings)
    sheets = {path.stem: sheet_from(str(path), pack, settings).sheet for path in samples()}
    reports = {name: make_report(pack, sheet, settings) for name, sheet in sheets.items()}
    write_several(reports, replace(order, front=read_front(built_in_pack())), settings)
    if not settings.quiet:
        firms_table(reports, settings)
    talk(f"{say('open_this', settings.lang)}: {order.folder / 'index.html'}", settings)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a score is wanted: as JSON, of one firm's sheets merged, and on what to end with 1."""

    as_json: bool = False
    same_firm: bool = False
    fail_on: tuple[str, ...] = ()


def score(paths: Sequence[str], asked: Asked, settings: Settings) -> bool:
    """Print the result of every sheet, as lines or as JSON; whether one of them stands at what `fail_on` names.

    Raises:
        AireadyError: with the faults of all sheets, or `fail_on` names nothing known.
    """
    from aiready.cli.screen import score_lines
    from aiready.limits import limits, stands_at
    from aiready.records import score_record

    pack = built_in()
    for limit in asked.fail_on:
        if limit not in limits(pack):
            hint = nearest(limit, limits(pack))
            raise AireadyError([fault("", "A413", value=limit, hint=hint, options=", ".join(limits(pack)))])
    reports = [
        make_report(pack, named.sheet, settings) for named in _sheets(paths, pack, settings, same_firm=asked.same_firm)
    ]
    for report in reports:
        if asked.as_json:
            out(json_text(score_record(report), alone=len(reports) == 1))
        else:
            out("\n".join(score_lines(report, settings)) + ("\n" if len(reports) > 1 else ""))
    return any(stands_at(report.assessment, limit) for report in reports for limit in asked.fail_on)


def _sheets(paths: Sequence[str], pack: Pack, settings: Settings, same_firm: bool) -> list[Named]:
    """The sheets of several firms, or the one that several people of one firm make together."""
    if not same_firm:
        return sheets_from(paths, pack, settings)
    from aiready.cli.side_by_side import merged_from

    return [Named("firm", merged_from(paths, pack, settings)[1], pack.head.version)]


def plan(paths: Sequence[str], start: str, order: Order, settings: Settings, *, same_firm: bool = False) -> bool:
    """Write the plan of one sheet, or of several with a folder each; `start` is a date or empty.

    Whether the order is strict and one of the plans has faults; they are said on stderr.

    `same_firm`: the sheets are those of several people of one firm.

    Raises:
        AireadyError: with the faults of all sheets, or why nothing was written.
    """
    starts_on = _start(start)
    pack = built_in(settings)
    named = _sheets(paths, pack, settings, same_firm=same_firm)
    if order.done and len(named) > 1:
        raise AireadyError([fault("", "A409", problem=say("done_of_one", settings.lang))])
    if len(named) == 1:
        report = make_report(pack, named[0].sheet, settings, starts_on)
        written = write_one(report, order, settings)
        return order.strict and say_broken(written, settings)
    reports: dict[str, Report] = {}
    for one in named:
        name = one.name
        while name in reports:
            name += "-2"
        reports[name] = make_report(pack, one.sheet, settings, starts_on)
    written = write_several(reports, order, settings)
    return order.strict and say_broken(written, settings)


def explain_code(code: str, settings: Settings) -> None:
    """Print why an error comes up.

    Raises:
        AireadyError: no error has this code.
    """
    from aiready.errors import CAUSES, cause

    text = cause(code.upper(), settings.lang)
    if text is None:
        raise AireadyError([fault("", "A406", what=code, hint="", options=", ".join(CAUSES))])
    out(f"{code.upper()}: {text}")


def explain(path: str, what: str | None, settings: Settings, *, as_json: bool) -> None:
    """Print why one result of a sheet came out as it did; all results where none is named.

    Raises:
        AireadyError: no sheet is named, it has faults, or nothing in it has that name.
    """
    from aiready.cli.columns import screen_width, wrapped
    from aiready.explanation import explain as explained
    from aiready.records import explanation_record

    if not path:
        problem = say("missing", settings.lang, name="SHEET")
        raise AireadyError([fault("", "A409", problem=f"{problem} ({EXAMPLES['explain']})")])
    pack = built_in()
    report = make_report(pack, sheet_from(path, pack, settings).sheet, settings)
    found = explained(report, what, settings.lang)
    if as_json:
        out(json_text([explanation_record(one) for one in found]))
        return
    for one in found:
        out(f"{one.title} [{one.id}]")
        out("\n".join(wrapped(link.says, screen_width(), "    ", "  ") for link in one.links) + "\n")


def explain_method(settings: Settings, *, as_json: bool) -> None:
    """Print the whole method of the built-in pack, as a page or as JSON.

    Raises:
        AireadyError: the template of the page is faulty.
    """
    from aiready.documents import render_method
    from aiready.method import method_record

    pack = built_in()
    out(json_text(method_record(pack, settings.lang)) if as_json else render_method(pack, settings.lang).rstrip("\n"))


def answer(path: Path, assignments: Sequence[str], settings: Settings) -> None:
    """Set answers of a sheet, each given as ID=VALUE; an empty value takes the answer away.

    Raises:
        AireadyError: with the faults of all assignments, or why the sheet cannot be read or saved.
    """
    from aiready.answers_file import save_sheet
    from aiready.cli.assignments import with_assignments
    from aiready.cli.opening import opened_or_new

    pack = built_in()
    opened = opened_or_new(path, pack, settings)
    save_sheet(opened, with_assignments(pack, opened.sheet, assignments))
    talk(say("answered", settings.lang, path=path, n=len(assignments)), settings)


def check(folder: str, settings: Settings) -> bool:
    """Print every fault of the pack in a folder (the built-in one where none is named); whether it has none."""
    from aiready.documents import check_templates
    from aiready.front_file import read_front
    from aiready.pack_check import check_pack, due_soon
    from aiready.pack_files import built_in_pack, load_pack

    root = Path(folder) if folder else built_in_pack()
    try:
        pack = load_pack(root)
        read_front(root)
    except AireadyError as error:
        return _faulty(error, settings)
    faults = (*check_pack(pack), *check_templates(pack, root))
    if faults:
        return _faulty(AireadyError(faults), settings)
    questions = len(list(pack.questionnaire.questions()))
    out(say("sound", settings.lang, questions=questions, actions=len(pack.playbook.actions)))
    for warning in due_soon(pack, settings.today):
        out(warning.says(settings.lang))
    return True


def coverage(folder: str, settings: Settings) -> None:
    """Print where every statement of the sources lives, for the pack in a folder (the built-in one if none is named).

    Raises:
        AireadyError: with the faults of form of the pack's files.
    """
    from aiready.coverage import coverage_page
    from aiready.pack_files import built_in_pack, load_pack

    out(coverage_page(load_pack(Path(folder) if folder else built_in_pack()), settings.lang))


def _faulty(error: AireadyError, settings: Settings) -> bool:
    out("\n".join(error.lines(settings.lang)))
    talk(say("faults", settings.lang, n=len(error.faults)), settings)
    return False


def _start(text: str) -> date | None:
    return day_from(text, "--start") if text else None
