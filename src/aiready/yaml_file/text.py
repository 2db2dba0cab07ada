"""From a file to its text: within bounds, in UTF-8, with no character that nobody can see."""

import os
import stat

from aiready.errors import INVISIBLE, AireadyError, Fault, fault, reason_of

MAX_BYTES = 1 << 20
MOST_FAULTS = 1000


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most 1 MiB.

    Raises:
        AireadyError: it cannot be opened, is no regular file, or is too large.
    """
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 (a FIFO would block pathlib's open)
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise AireadyError([fault(path, "A101", reason="not_a_file")])
            if status.st_size > MAX_BYTES:
                raise AireadyError([fault(path, "A102", size=status.st_size, limit=MAX_BYTES)])
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise AireadyError([fault(path, "A101", reason=reason_of(error))]) from None


def decoded(raw: bytes, path: str) -> str:
    """Bytes as text with plain line ends.

    Raises:
        AireadyError: they are not UTF-8.
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise AireadyError([fault(path, "A103", 1, 1, encoding="UTF-16")])
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        start = error.start
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
    try:
        raw.decode("cp932")
        encoding = "Shift_JIS"
    except UnicodeDecodeError:
        encoding = ""
    raise AireadyError([fault(path, "A103", line, column, encoding=encoding)])


def invisible(text: str, path: str) -> list[Fault]:
    """Every character that nobody can see, by its place."""
    found = [
        fault(path, "A104", number, match.start() + 1, char=f"{ord(match[0]):04X}")
        for number, line in enumerate(text.split("\n"), 1)
        for match in INVISIBLE.finditer(line)
    ]
    return found[:MOST_FAULTS]
