"""Streams that never fail because a console cannot show a character."""

import contextlib
import os
import sys
from typing import Any, TextIO

from aiready.cli.settings import Settings

MARKS = {"bar": ("■", "#"), "track": ("・", "."), "arrow": ("→", "->")}
"""Nice and plain; the nice ones are all in the Japanese code page of Windows."""
JSON_SPACE = 2


def set_up_streams() -> None:
    """Keep each stream's encoding, but print a stand-in for what it cannot show; open closed streams on nothing."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115, PTH123
            setattr(sys, name, nowhere)
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="backslashreplace" if name == "stderr" else "replace")


def mark(name: str, stream: TextIO | None = None) -> str:
    """The nice form of a mark, or the plain one where the stream cannot show it."""
    nice, plain = MARKS[name]
    try:
        nice.encode((stream or sys.stdout).encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return plain
    return nice


def let_reader_go() -> None:
    """The reader of our output has gone away: say nothing more, not even at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def out(text: str) -> None:
    """Print a part of the result."""
    sys.stdout.write(text + "\n")


def show(text: str) -> None:
    """Print what is said besides the result."""
    sys.stderr.write(text + "\n")


def talk(text: str, settings: Settings) -> None:
    """Print what is said besides the result, unless the reader wants quiet."""
    if not settings.quiet:
        show(text)


def json_text(record: Any, *, alone: bool = True) -> str:
    """A record as JSON that every console can show; on one line where it is one of several."""
    import json

    return json.dumps(record, ensure_ascii=True, allow_nan=False, indent=JSON_SPACE if alone else None)
