"""The command `form`: writes the questionnaire as one page that people answer without this program."""

from pathlib import Path

from aiready.atomic_file import SHARED, atomic_write
from aiready.cli.settings import Settings
from aiready.cli.streams import out
from aiready.cli.writing import write_page
from aiready.errors import AireadyError, fault, reason_of
from aiready.form import render_form
from aiready.pack_files import built_in_pack, load_pack


def form(to: str, settings: Settings, *, short: bool, force: bool) -> None:
    """Write the page; one that is there is replaced only with `force`.

    Raises:
        AireadyError: the name has another ending, the pack has no questions for the floor, or it cannot be written.
    """
    page = render_form(load_pack(built_in_pack()), settings.lang, short=short)
    path = Path(to)
    if force and path.is_file() and path.suffix == ".html":
        try:
            atomic_write(path, page.encode(), mode=SHARED)
        except OSError as error:
            raise AireadyError([fault("", "A404", path=path, reason=reason_of(error))]) from None
    else:
        write_page({"html": page}, to)
    out(to)
