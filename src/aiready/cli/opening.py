"""Opens the sheet that a command is to write to, or begins a new one."""

from pathlib import Path

from aiready.answers import new_sheet
from aiready.answers_file import OpenSheet, open_sheet
from aiready.cli.settings import Settings
from aiready.cli.words import say
from aiready.errors import AireadyError, fault
from aiready.pack import Asking, Pack


def opened_or_new(path: Path, pack: Pack | Asking, settings: Settings) -> OpenSheet:
    """The sheet at a path; an empty one where there is none yet.

    Raises:
        AireadyError: with all faults of the sheet.
    """
    if str(path) == "-":
        raise AireadyError([fault("", "A409", problem=say("no_dash", settings.lang))])
    if path.exists():
        return open_sheet(path, pack)
    return OpenSheet(new_sheet(pack.head.id, pack.head.version, settings.today), path, "")
