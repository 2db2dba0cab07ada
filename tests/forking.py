"""Begins `aiready` as a process of its own, forked from one that has read the code and the pack already.

A process begun anew needs a second before its first line of work, and the tests begin a thousand. What is forked
has its own streams, folder, environment, signals and end; only what Python settles at its very start (encodings,
locale, hash seed, closed streams) it shares with the others, so tests of those begin a process anew.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from functools import cache

PYTHON_ENDS_BADLY = 120
MOST = 1 << 20
SECONDS = 120


class Begun:
    """A forked `aiready`: its process id, and how it ended once it has."""

    def __init__(self, told: int) -> None:
        self.told = told
        self.pid = self._number()
        self.code: int | None = None

    def _number(self) -> int:
        line = b""
        while not line.endswith(b"\n"):
            if not select.select([self.told], [], [], SECONDS)[0]:
                raise TimeoutError
            line += os.read(self.told, 1)
        return int(line)

    def wait(self) -> int:
        """Wait for the end; the exit code, negative for a signal."""
        if self.code is None:
            self.code = self._number()
            os.close(self.told)
        return self.code


def begin(arguments: list[str], cwd: str, env: dict[str, str], streams: tuple[int, int, int], *, tty=False) -> Begun:
    """Begin `aiready` with these arguments, its streams being these open files."""
    told, telling = os.pipe()
    order = {"arguments": arguments, "cwd": cwd, "env": env, "tty": tty, "umask": _umask()}
    socket.send_fds(_ready(os.getpid()), [json.dumps(order).encode()], [*streams, telling])
    os.close(telling)
    return Begun(told)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@cache
def _ready(_: int) -> socket.socket:
    """The line to the process that forks, which this one started and ends."""
    from running import environment

    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    call = [sys.executable, "-P", __file__, str(theirs.fileno())]
    process = subprocess.Popen(call, pass_fds=[theirs.fileno()], env=environment(), stdin=subprocess.DEVNULL)
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _serve(line: socket.socket) -> None:
    """Fork for every order, until nobody is left to give one."""
    while True:
        data, handles, _, _ = socket.recv_fds(line, MOST, 4)
        if not data:
            return
        keeper = os.fork()
        if keeper == 0:
            line.close()
            _keep(json.loads(data), handles)
        for handle in handles:
            os.close(handle)
        while os.waitpid(-1, os.WNOHANG)[0]:  # those that have ended meanwhile; this keeper is still there
            pass


def _keep(order: dict, handles: list[int]) -> None:
    """Fork the program itself, tell its id and, in the end, its exit code."""
    *streams, telling = handles
    child = os.fork()
    if child == 0:
        os.close(telling)
        _run(order, streams)
    for handle in streams:
        os.close(handle)
    os.write(telling, b"%d\n" % child)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.write(telling, b"%d\n" % code)
    os._exit(0)


def _run(order: dict, streams: list[int]) -> None:
    """Become what `python -m aiready` would be, and end as it would."""
    code = PYTHON_ENDS_BADLY
    try:
        _settle(order, streams)
        from aiready.__main__ import main

        code = _ended(main)
        atexit._run_exitfuncs()  # noqa: SLF001 (as at the end of any process)
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = PYTHON_ENDS_BADLY
    finally:
        os._exit(code)


def _settle(order: dict, streams: list[int]) -> None:
    if order["tty"]:
        import fcntl
        import termios

        os.setsid()
        fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    for place, handle in enumerate(streams):
        os.dup2(handle, place)
    for handle in streams:
        if handle > 2:
            os.close(handle)
    os.umask(order["umask"])
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["aiready", *order["arguments"]]
    sys.stdin = open(0, encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False)  # noqa: SIM115
    sys.stdout.reconfigure(line_buffering=sys.stdout.isatty())
    sys.stderr.reconfigure(line_buffering=True)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _ended(main) -> int:
    """The exit code that Python makes of how the program ends."""
    try:
        main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        sys.stderr.write(f"{end.code}\n")
        return 1
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    except BaseException:  # noqa: BLE001 (what Python would print and end with)
        traceback.print_exc()
        return 1
    return 0


def _warm_up() -> None:
    """Read the code and the pack, and fill each template once."""
    import gc
    import importlib
    import pkgutil
    from datetime import date

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    import aiready
    import aiready.cli.sitting

    for package in (aiready, aiready.cli, aiready.cli.sitting):
        for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not one.name.endswith("__main__"):
                importlib.import_module(one.name)
    from aiready.cli.planning import built_in, make_report, samples, sheet_from
    from aiready.cli.settings import read_settings
    from aiready.documents import render
    from aiready.pack_files import built_in_asking

    built_in_asking()
    for lang in ("ja", "en"):
        settings, _ = read_settings(["--lang", lang, "--today", date(2026, 11, 21).isoformat()], {})
        report = make_report(built_in(), sheet_from(str(samples()[0]), built_in(), settings).sheet, settings)
        render(report, ("md", "html"), lang)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the tests; what is forked listens again
    _warm_up()
    _serve(socket.socket(fileno=int(sys.argv[1])))
