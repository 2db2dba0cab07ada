"""The command `form`: writes the questionnaire as one page that people answer without this program."""

from pathlib import Path

from aiready.atomic_file import SHARED, atomic_write
from aiready.cli.planning import built_in
from aiready.cli.settings import Settings
from aiready.cli.showing import open_page, will_open
from aiready.cli.streams import out
from aiready.cli.writing import write_page
from aiready.errors import AireadyError, fault, reason_of
from aiready.form import render_form


def form(to: str, settings: Settings, *, short: bool, force: bool) -> None:
    """Write the page; one that is there is replaced only with `force`.

    Raises:
        AireadyError: the name has another ending, the pack has no questions for the floor, or it cannot be written.
    """
    will_open(to, settings)
    page = render_form(built_in(settings), settings.lang, short=short)
    path = Path(to)
    if force and path.is_file() and path.suffix == ".html":
        try:
            atomic_write(path, page.encode(), mode=SHARED)
        except OSError as error:
            raise AireadyError([fault("", "A404", path=path, reason=reason_of(error))]) from None
    else:
        write_page({"html": page}, to)
    open_page(path, settings)
    out(to)
