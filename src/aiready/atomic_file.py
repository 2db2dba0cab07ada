"""Replaces one small file whole and for good: a reader sees all of the old bytes or all of the new."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from pathlib import Path

WINDOWS = sys.platform == "win32"
BUSY_ON_WINDOWS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: another program holds the file for a moment."""
TRIES = 10
TEMP_SUFFIX = ".aiready-tmp"
PRIVATE, SHARED = 0o600, 0o644


def atomic_write(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Write `data` to `path`; after return it survives a power cut. An existing file keeps its permissions.

    Raises:
        OSError: nothing was changed.
    """
    target = path.resolve()
    with contextlib.suppress(FileNotFoundError):
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(target))
        mode = stat.S_IMODE(status.st_mode)
    temp = target.parent / f".{os.getpid()}-{secrets.token_hex(6)}{TEMP_SUFFIX}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temp, flags, mode)
    try:
        try:
            _write_through(handle, data, mode)
        finally:
            os.close(handle)
        _replace(temp, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise
    settle(target.parent)


def write_new(path: Path, data: bytes, *, mode: int) -> None:
    """Write a file that must not exist yet; its name is durable once its folder is settled.

    Raises:
        OSError: it exists, or the disk refuses.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        _write_through(handle, data, mode)
    finally:
        os.close(handle)


def _write_through(handle: int, data: bytes, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)  # whatever the umask
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _replace(temp: Path, target: Path) -> None:
    for attempt in range(TRIES):
        try:
            temp.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in BUSY_ON_WINDOWS or attempt == TRIES - 1:
                raise
            time.sleep(min(0.01 * 2**attempt, 0.5))
        else:
            return


def settle(folder: Path) -> None:
    """Make the new name durable too; a folder that cannot do it does not lose the file."""
    if WINDOWS:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_stale(folder: Path) -> None:
    """Remove temporary files that a killed process of ours left (they hold answers); never a living one's."""
    for temp in folder.glob(f".*{TEMP_SUFFIX}"):
        owner = temp.name.lstrip(".").split("-", 1)[0]
        if owner.isdigit() and not alive(int(owner)):
            with contextlib.suppress(OSError):
                temp.unlink()


def alive(process: int) -> bool:
    """Whether a process of this number runs; on Windows only ourselves can be told."""
    if WINDOWS:  # signal 0 would end the process there
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def fingerprint(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
