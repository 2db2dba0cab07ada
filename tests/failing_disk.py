"""A disk that fails or dies at its n-th call, for every n: faults of the system, put in under our own code."""

import builtins
import errno
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator

CALLS = (
    *("chmod", "close", "fchmod", "fsync", "link", "listdir", "lstat", "mkdir", "open", "read", "remove", "rename"),
    *("replace", "rmdir", "scandir", "stat", "symlink", "unlink", "utime", "write"),
)
DIES = "dies"
DONE, FAILED, BROKE, KILLED, NOT_REACHED = 0, 3, 4, 9, 10


class Disk:
    """Counts the calls and fails at one of them: with an error, or by ending the process there and then."""

    def __init__(self, at: int, how: str) -> None:
        self.at = at
        self.how = how
        self.count = 0

    def arm(self) -> None:
        for name in CALLS:
            setattr(os, name, self._failing(name, getattr(os, name)))
        builtins.open = self._failing("open", builtins.open)
        shutil._USE_CP_SENDFILE = False  # noqa: SLF001 (so that copying goes through calls that can fail)

    def _failing(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.count += 1
            if self.count != self.at:
                return real(*arguments, **named)
            if name == "write":  # half of it arrives
                handle, data = arguments
                real(handle, bytes(data)[: len(data) // 2])
            if self.how == DIES:
                os._exit(KILLED)
            raise OSError(getattr(errno, self.how), os.strerror(getattr(errno, self.how)))

        return call


def every_point(
    how: str, prepare: Callable[[], None], act: Callable[[], None], fails: type[Exception]
) -> Iterator[int]:
    """Do the same in a child for every n until the n-th call is never made; yields how the child ended.

    DONE: in spite of the fault; FAILED: told as an error of the kind `fails`; BROKE: told as another; KILLED.
    """
    at = 0
    while True:
        at += 1
        prepare()
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _child(Disk(at, how), act, fails)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == NOT_REACHED:
            return
        yield code


def _child(disk: Disk, act: Callable[[], None], fails: type[Exception]) -> None:
    leave = os._exit
    disk.arm()
    try:
        act()
    except fails:
        code = FAILED
    except BaseException:  # noqa: BLE001 (whatever it is, the parent has to hear of it)
        disk.at = 0
        traceback.print_exc()
        code = BROKE
    else:
        code = DONE if disk.count >= disk.at else NOT_REACHED
    leave(code)
