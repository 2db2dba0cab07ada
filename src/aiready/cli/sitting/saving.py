"""Saves after every answer, whatever the disk and other windows do meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aiready.answers import AnswerSheet
from aiready.answers_file import changed_ids, reread, save_sheet
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.sitting.drawing import names_of
from aiready.cli.sitting.moves import letter
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.words import say
from aiready.errors import AireadyError, fault

NO_ROOM = "A404"


def save(sitting: Sitting, question_id: str, edit: Callable[[AnswerSheet], AnswerSheet]) -> bool:
    """Apply an edit to one question and save; False where somebody else answered that question meanwhile.

    A disk that refuses is told, and asked about, until the answer is saved or the person stops.

    Raises:
        AireadyError: the person stops, or the file was changed in a way that cannot be read (both are kept).
    """
    while True:
        try:
            if _taken_over(sitting, question_id):
                return False
            sitting.opened = save_sheet(sitting.opened, edit(sitting.sheet))
        except AireadyError as error:
            if {one.code for one in error.faults} != {NO_ROOM}:
                raise
            _ask_where(sitting, error)
        else:
            return True


def add(sitting: Sitting, question_id: str, edit: Callable[[AnswerSheet], AnswerSheet]) -> None:
    """Save something beside an answer, which is kept even where that answer was changed elsewhere meanwhile.

    Raises:
        AireadyError: as `save` does.
    """
    while not save(sitting, question_id, edit):
        pass  # theirs is taken over by now, ours goes beside it


def _taken_over(sitting: Sitting, question_id: str) -> bool:
    """Take over what another window or an editor changed; whether it was this very question."""
    try:
        theirs = reread(sitting.opened, sitting.pack)
    except AireadyError:  # saving will put ours beside it, or tell why it cannot
        return False
    if theirs is None:
        return False
    lang, columns = sitting.settings.lang, screen_width()
    changed = changed_ids(sitting.sheet, theirs.sheet)
    sitting.opened = theirs
    if changed:
        names = names_of(sitting, changed)
        sitting.show(wrapped(say("taken_over", lang, n=len(changed), names=names), columns))
    if question_id in changed:
        sitting.show(wrapped(say("both_answered", lang), columns))
    return question_id in changed


def _ask_where(sitting: Sitting, error: AireadyError) -> None:
    """Say that nothing is saved yet; try again, or go on in another file.

    Raises:
        AireadyError: the same one, if the person would rather stop.
    """
    lang, columns = sitting.settings.lang, screen_width()
    for line in (*error.lines(lang), say("not_saved", lang)):
        sitting.show(wrapped(line, columns))
    sitting.show(wrapped(say("try_again", lang), columns))
    typed = sitting.keyboard.line(say("text", lang))
    if typed.lower() == letter("stop", lang):
        raise error
    if not typed:
        return
    path = Path(typed)
    if path.exists():
        there = AireadyError([fault("", NO_ROOM, path=path, reason="EEXIST")])
        sitting.show("\n".join(there.lines(lang)))
        return
    sitting.opened = replace(sitting.opened, path=path, print_="")
    sitting.show(wrapped(say("saved_there", lang, path=path), columns))
