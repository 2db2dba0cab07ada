"""Reads the list of timed cases from the file that a spreadsheet keeps."""

from collections.abc import Sequence

from aiready.ledger import TimedCase, read_ledger
from aiready.pack import Pack
from aiready.text import LANGS, Lang
from aiready.yaml_file.text import read_bytes


def timed_cases(path: str, pack: Pack, lang: Lang) -> tuple[TimedCase, ...]:
    """The cases in a file, with headings in either language; faults name the headings in the reader's.

    Raises:
        AireadyError: with every fault of the file.
    """
    order: Sequence[Lang] = (lang, *(one for one in LANGS if one != lang))
    return read_ledger(read_bytes(path), path, [pack.words[one] for one in order])
