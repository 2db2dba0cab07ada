"""Says what is wrong with a Word template: it is too large, runs something, or would load something."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from aiready.errors import Fault, fault
from aiready.pack import WORD_TEMPLATE

MOST_BYTES = 1 << 20
MOST_UNPACKED, MOST_FILES = 8 << 20, 300
DOCUMENT = "word/document.xml"
ACTIVE = re.compile(
    r"vbaProject|/(?:embeddings|activeX|afchunk|externalLinks)/|\.(?:bin|exe|html?|mht)$", re.IGNORECASE
)
"""Parts that a program runs, or that bring in another document."""
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
FIELD = re.compile(rb"instr(?:Text)?(?:\s[^>]*?)?(?:=\s*[\"']|>)\s*([^\s\"'<]+)")
FIELDS = frozenset({b"PAGE", b"NUMPAGES", b"SECTIONPAGES", b"STYLEREF", b"TITLE"})
"""The only fields that a template may hold; others read files, addresses or the clock."""


@lru_cache(maxsize=2)
def template_faults(data: bytes, path: str) -> tuple[Fault, ...]:
    """What is wrong with the package of a Word template; nothing of it is followed or run."""
    if len(data) > MOST_BYTES:
        return (fault(path, "A485", problem="word_large", found=f"> {MOST_BYTES >> 20} MiB"),)
    try:
        with ZipFile(BytesIO(data)) as package:
            return tuple(
                fault(path, "A485", problem=f"word_{problem}", found=found) for problem, found in _wrong(package)
            )
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return (fault(path, "A485", problem="word_none", found=WORD_TEMPLATE),)


def _wrong(package: ZipFile) -> Iterator[tuple[str, str]]:
    entries = package.infolist()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        yield "large", f"> {MOST_UNPACKED >> 20} MiB"
        return
    if DOCUMENT not in package.namelist():
        yield "none", DOCUMENT
        return
    for entry in entries:
        if ACTIVE.search(entry.filename):
            yield "active", entry.filename
        elif entry.filename.endswith((".xml", ".rels")):
            yield from _in_part(entry.filename, package.read(entry))


def _in_part(name: str, text: bytes) -> Iterator[tuple[str, str]]:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        yield "active", name
    if name.endswith(".rels") and OUTSIDE.search(text):
        yield "outside", name
    for word in sorted({one.upper() for one in FIELD.findall(text)} - FIELDS):
        yield "field", word.decode("utf-8", "replace")
