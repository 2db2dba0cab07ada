"""The command `interview`: opens the sheet, holds the sitting, prints the result, writes the plan, offers it."""

import contextlib
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiready.answers import AnswerSheet
from aiready.answers_file import OpenSheet, read_answers, save_sheet
from aiready.cli.columns import pages, screen_rows, screen_width, wrapped
from aiready.cli.opening import opened_or_new
from aiready.cli.settings import DEFAULT_SHEET, Settings
from aiready.cli.sitting import interview as hold
from aiready.cli.sitting.keyboard import Keyboard, for_this_terminal
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.words import say
from aiready.cli.streams import out, show, talk
from aiready.cli.words import say as say_any
from aiready.errors import AireadyError, fault
from aiready.interview import questions_asked, settled
from aiready.pack import Asking
from aiready.pack_files import built_in_asking

if TYPE_CHECKING:  # it loads everything that decides, which only the end needs
    from aiready.report import Report

MOST_PLANS = 100
ROOM_FOR_PROMPT = 4
DUMB = ("dumb", "unknown")


@dataclass(frozen=True, slots=True)
class Way:
    """How to go through: the short way, as an interviewer, by plain lines, with answers from a file."""

    quick: bool = False
    interviewer: bool = False
    plain: bool = False
    answers: str = ""


def interview(path: Path, way: Way, settings: Settings) -> None:
    """Ask what the sheet leaves open; print the result and write the plan beside the sheet when all is asked.

    Raises:
        AireadyError: there is no terminal, or a file cannot be read or written.
    """
    silent = not (way.plain or _on_terminal())
    if silent and not way.answers:
        raise AireadyError([fault("", "A403")])
    pack = built_in_asking()
    opened = opened_or_new(path, pack, settings)
    for one in opened.moved:
        show(say_any("moved", settings.lang, id=one))
    opened = _prepared(opened, way, pack, settings)
    if silent:
        _end(opened, way, pack, settings, None)
        return
    keyboard = for_this_terminal(plain_lines=way.plain, dumb=os.environ.get("TERM", "") in DUMB)
    sitting = Sitting(
        pack=pack,
        settings=settings,
        keyboard=keyboard,
        show=show,
        clock=time.monotonic,
        opened=opened,
        show_result=lambda sheet: _show_result(sheet, keyboard, settings),
        only=frozenset(pack.head.quick) if way.quick else None,
        interviewed=way.interviewer,
    )
    try:
        finished = hold(sitting)
    except (KeyboardInterrupt, EOFError):
        _say_how_to_go_on(sitting.opened, way, settings)
        raise
    if finished:
        _end(sitting.opened, way, pack, settings, keyboard)
    else:
        _say_how_to_go_on(sitting.opened, way, settings)


def _say_how_to_go_on(opened: OpenSheet, way: Way, settings: Settings) -> None:
    """That everything is saved, and the command that goes on, on a line of its own."""
    show("\n" + wrapped(say("saved", settings.lang, path=opened.path), screen_width()))
    show(wrapped(say("go_on", settings.lang), screen_width()))
    show(f"  {command_for(opened.path, way)}")


def command_for(path: Path, way: Way) -> str:
    """The command that goes on with a sheet in the same way."""
    words = ["aiready", "interview"]
    words += [f'"{path}"' if " " in str(path) else str(path)] if path != DEFAULT_SHEET else []
    words += ["--interviewer"] if way.interviewer else []
    return " ".join([*words, "--plain"] if way.plain else words)


def _on_terminal() -> bool:
    """Whether there are a keyboard and a screen to ask on."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _prepared(opened: OpenSheet, way: Way, pack: Asking, settings: Settings) -> OpenSheet:
    """The sheet with the answers of the file that was named; saved at once, which proves that its place can be written.

    Raises:
        AireadyError: the file of answers has faults, or the sheet cannot be written.
    """
    sheet = settled(pack.questionnaire, opened.sheet)
    if way.answers:
        given = read_answers(Path(way.answers), pack)
        for question_id, value in given.items():
            sheet = sheet.with_answer(question_id, value)
        sheet = settled(pack.questionnaire, sheet)
        talk(say("answers_taken", settings.lang, path=way.answers, n=len(given)), settings)
    if opened.print_ and sheet == opened.sheet and not (opened.moved or opened.renamed):
        return opened
    return save_sheet(opened, sheet)


def _show_result(sheet: AnswerSheet, keyboard: Keyboard, settings: Settings) -> None:
    """Print the result so far a screen at a time, beside the talk and not as the result of the command."""
    from aiready.cli.planning import built_in, make_report
    from aiready.cli.screen import score_lines

    lines = score_lines(make_report(built_in(), sheet, settings), settings)
    rows = max(screen_rows() - ROOM_FOR_PROMPT, ROOM_FOR_PROMPT)
    for page in pages(["", *lines], rows if keyboard.at_once else len(lines) * ROOM_FOR_PROMPT):
        show(page)
        keyboard.line(say("more", settings.lang))


def _end(opened: OpenSheet, way: Way, pack: Asking, settings: Settings, keyboard: Keyboard | None) -> None:
    """The result, how much it is to be trusted, where the plan lies, and the offer to open it."""
    from aiready.cli.planning import built_in, make_report
    from aiready.cli.screen import monday_lines, score_lines
    from aiready.interview import parked

    lang, columns = settings.lang, screen_width()
    report = make_report(built_in(settings), opened.sheet, settings)
    talk("\n" + say("finished", lang), settings)
    lines = [*score_lines(report, settings), *monday_lines(report, settings)]
    put_off = len(parked(pack.questionnaire, opened.sheet))
    left = [one for one in questions_asked(pack.questionnaire, opened.sheet) if opened.sheet.value(one.id) is None]
    if put_off:
        lines += ["", wrapped(say("provisional", lang, n=put_off), columns)]
    if left:
        lines += ["", wrapped(say("short_way" if way.quick else "still_open", lang, n=len(left)), columns)]
    if put_off or left:
        lines += [wrapped(say("go_on", lang), columns), f"  {command_for(opened.path, way)}"]
    _print(lines, keyboard, settings)
    folder = _plan_beside(opened.path, report, settings)
    summary = folder / "summary.html"
    out(f"\n{say('plan_lies', lang)}: {summary}")
    if keyboard:
        _offer(summary, keyboard, settings)
        show("\n" + wrapped(say("later_on", lang), columns))
        show(f"  {folder.resolve()}")
        show(wrapped(say("see_again", lang), columns))
        show(f"  {command_for(opened.path, way)}")
        show(wrapped(say("close_it", lang), columns))


def _print(lines: list[str], keyboard: Keyboard | None, settings: Settings) -> None:
    """Print the result, a screen at a time where somebody reads it on one."""
    paged = keyboard is not None and keyboard.at_once and sys.stdout.isatty()
    rows = screen_rows() - ROOM_FOR_PROMPT if paged else len("\n".join(lines).split("\n"))
    first, *others = pages(lines, max(rows, ROOM_FOR_PROMPT))
    out(first)
    for page in others:
        sys.stdout.flush()
        if paged and keyboard:
            with contextlib.suppress(KeyboardInterrupt, EOFError):  # whoever has seen enough goes on
                keyboard.line(say("more", settings.lang))
        out(page)


def _plan_beside(path: Path, report: "Report", settings: Settings) -> Path:
    """Write the plan beside its sheet; under the next free name where a person's files would be in the way."""
    from aiready.cli.writing import Order, write_one

    for number in range(1, MOST_PLANS):
        folder = path.with_name(f"{path.stem}-plan" if number == 1 else f"{path.stem}-plan-{number}")
        try:
            write_one(report, Order(folder, list_paths=False), settings)
        except AireadyError as error:
            if not {"A401", "A402", "A467"} >= {one.code for one in error.faults}:
                raise
        else:
            return folder
    raise AireadyError([fault("", "A404", path=path, reason="EEXIST")])


def _offer(summary: Path, keyboard: Keyboard, settings: Settings) -> None:
    """Open the plan in the browser if the person wants it."""
    lang = settings.lang
    show("\n" + wrapped(say("open_it", lang), screen_width()))
    sys.stdout.flush()
    try:
        wanted = keyboard.key("y/n", "yn") == "y"
    except (KeyboardInterrupt, EOFError):  # everything is done already
        wanted = False
    if not wanted:
        return
    import webbrowser

    if not webbrowser.open(summary.resolve().as_uri()):
        show(say("not_opened", lang))
