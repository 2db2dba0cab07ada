"""Says what is wrong with a Word template: it is too large, runs something, or would load something."""

import re
import struct
import zlib
from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from aiready.errors import Fault, fault
from aiready.pack import WORD_TEMPLATE
from aiready.word.parts import part_faults

MOST_BYTES = 1 << 20
MOST_UNPACKED, MOST_FILES = 8 << 20, 300
PIECE = 64 << 10
DOCUMENT = "word/document.xml"
ACTIVE = re.compile(r"vbaProject|/(?:embeddings|activeX|afchunk|externalLinks)/", re.IGNORECASE)
"""Parts that a program runs, or that bring in another document."""
DAMAGED = (BadZipFile, zlib.error, struct.error, ValueError, EOFError, NotImplementedError, RuntimeError, OSError)
"""What reading a package raises where it is damaged, encrypted or packed in a way that we do not read."""


@lru_cache(maxsize=2)
def template_faults(data: bytes, path: str) -> tuple[Fault, ...]:
    """What is wrong with the package of a Word template; nothing of it is followed or run."""
    if len(data) > MOST_BYTES:
        return (fault(path, "A485", problem="word_large", found=f"> {MOST_BYTES >> 20} MiB"),)
    try:
        with ZipFile(BytesIO(data)) as package:
            wrong = dict.fromkeys(_wrong(package))
    except ImportError:
        return (fault(path, "A481", format="docx", extra="office"),)
    except DAMAGED:
        return (fault(path, "A485", problem="word_none", found=WORD_TEMPLATE),)
    return tuple(fault(path, "A485", problem=f"word_{problem}", found=found) for problem, found in wrong)


def _wrong(package: ZipFile) -> Iterator[tuple[str, str]]:
    entries = package.infolist()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        yield "large", f"> {MOST_UNPACKED >> 20} MiB"
        return
    names = {one.filename.casefold() for one in entries}
    if DOCUMENT not in package.namelist() or len(names) < len(entries):
        yield "none", DOCUMENT
        return
    unpacked = 0
    for entry in entries:
        data = _contents(package, entry, MOST_UNPACKED - unpacked)
        unpacked += len(data)
        if unpacked > MOST_UNPACKED:
            yield "large", f"> {MOST_UNPACKED >> 20} MiB"
            return
        if ACTIVE.search(entry.filename):
            yield "active", entry.filename
        else:
            yield from part_faults(entry.filename, data)


def _contents(package: ZipFile, entry: ZipInfo, most: int) -> bytes:
    """What an entry holds to its true end, whatever size it says, but little more than `most`.

    Raises:
        BadZipFile: it is packed in another way than Word does, or says a size that is not its own.
    """
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(entry.filename)
    endless, held = copy(entry), bytearray()
    endless.file_size = MOST_UNPACKED + 2 * PIECE
    with package.open(endless) as stream:
        while len(held) <= most and (piece := stream.read(PIECE)):
            held += piece
    if len(held) <= most and len(held) != entry.file_size:
        raise BadZipFile(entry.filename)
    return bytes(held)
