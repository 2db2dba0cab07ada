"""The commands about the firm's data: what to send beforehand, what to hand on, where it lies, how it goes away."""

import sys
from collections import Counter
from pathlib import Path

from aiready.answers_file import open_sheet
from aiready.atomic_file import PRIVATE
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.planning import built_in
from aiready.cli.settings import Settings
from aiready.cli.showing import will_open
from aiready.cli.sitting.moves import YES
from aiready.cli.streams import out, show, talk
from aiready.cli.words import say
from aiready.cli.writing import write_file, write_page
from aiready.errors import AireadyError, fault
from aiready.firm_files import Held, erase, firm_files
from aiready.pack import Asking
from aiready.pack_files import built_in_asking
from aiready.questionnaire import TextQuestion
from aiready.shared_copy import free_texts, other_texts, shared_copy
from aiready.sheet_text import sheet_bytes

MOST_COPIES = 1000


def brief(to: str, settings: Settings) -> None:
    """Print the page to send before an interview, or write it where `to` says, as HTML or Markdown by its ending.

    Raises:
        AireadyError: the ending is another one, or the file cannot be written.
    """
    from aiready.documents import render_brief

    will_open(to, settings)
    page = render_brief(built_in(settings), settings.lang)
    if not to:
        out(page["md"].rstrip("\n"))
        return
    write_page(page, to, settings)
    out(to)


def share(sheet: Path, to: str, settings: Settings) -> None:
    """Write a copy of a sheet without private notes and names.

    Raises:
        AireadyError: the sheet has faults, or the copy cannot be written (one that is there is not replaced).
    """
    pack = built_in_asking()
    opened = open_sheet(sheet, pack)
    copy = shared_copy(opened.sheet, pack.words[settings.lang]["withheld"])
    path = Path(to) if to else _next_copy(sheet)
    write_file(path, sheet_bytes(copy), PRIVATE)
    out(str(path))
    left = free_texts(pack.questionnaire, copy)
    others = other_texts(copy)
    if left or others:
        talk(wrapped(say("read_again", settings.lang), screen_width()), settings)
        for one in left:
            detail = copy.details.get(one)
            value = copy.answers.get(one) if isinstance(pack.questionnaire.question(one), TextQuestion) else None
            texts = [value, copy.notes.get(one), *((detail.evidence, detail.reason) if detail else ())]
            words = " / ".join(str(text) for text in texts if text)
            talk(wrapped(f"- {one}: {words}", screen_width(), "    ", "  "), settings)
        for key, text in others:
            talk(wrapped(f"- {key}: {text}", screen_width(), "    ", "  "), settings)


def _next_copy(sheet: Path) -> Path:
    """The first free name beside the sheet."""
    names = (sheet.with_name(f"{sheet.stem}-share{number}{sheet.suffix}") for number in ("", *range(2, MOST_COPIES)))
    return next((name for name in names if not name.exists()), sheet)


def where(sheet: Path, places: tuple[Path, ...], settings: Settings) -> None:
    """Print every file that holds the firm's data, one a line.

    Raises:
        AireadyError: there is no such sheet.
    """
    _list(_held(sheet, places), settings)


def remove(sheet: Path, places: tuple[Path, ...], settings: Settings, *, sure: bool) -> None:
    """Remove every file that holds the firm's data, after asking unless `sure`.

    Raises:
        AireadyError: there is no such sheet, nobody can be asked, or a file cannot be removed.
    """
    if not sure and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise AireadyError([fault("", "A412")])
    held = _held(sheet, places)
    lang = settings.lang
    if not sure:
        _show_folders(held, settings)
        show(wrapped(say("erase_these", lang), screen_width()))
        sys.stdout.flush()
        if input().strip().lower() not in YES:
            show(say("not_erased", lang))
            return
    for path in erase(held):
        out(str(path))
    for one in held:
        if one.kind in ("index", "foreign"):
            talk(wrapped(say(f"left_{one.kind}", lang, path=one.path), screen_width()), settings)
    talk(wrapped(say("erased", lang), screen_width()), settings)


def _held(sheet: Path, places: tuple[Path, ...]) -> tuple[Held, ...]:
    return firm_files(sheet, _firm(sheet, built_in_asking()), places)


def _firm(sheet: Path, pack: Asking) -> str:
    """The firm's name; an empty text where the sheet cannot be read, which is no reason to keep its data."""
    try:
        return open_sheet(sheet, pack).sheet.firm()
    except AireadyError:
        return ""


def _show_folders(held: tuple[Held, ...], settings: Settings) -> None:
    """What is about to go: single files by name, a plan's folder with the number of its files."""
    parents = (one.path.parent for one in held if one.kind == "plan")
    plans = Counter(parent.parent if parent.name == "kit" else parent for parent in parents)
    for one in held:
        if one.kind not in ("plan", "index", "foreign"):
            show(f"  {one.path}")
    for folder, count in plans.items():
        show(f"  {folder}/ {say('files', settings.lang, n=count)}")


def _list(held: tuple[Held, ...], settings: Settings) -> None:
    for one in held:
        out(str(one.path))
    talk(wrapped(say("found_here", settings.lang), screen_width()), settings)
    for one in held:
        if one.kind in ("index", "foreign"):
            talk(wrapped(say(f"left_{one.kind}", settings.lang, path=one.path), screen_width()), settings)
