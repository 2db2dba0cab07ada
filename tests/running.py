"""Runs the command as a user would: in a process of its own, with a known environment and folder."""

import os
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "questions" / "samples"
SERVICE = SAMPLES / "service.yaml"
TODAY = "2026-11-21"
COMMANDS = (
    (),
    ("demo",),
    ("interview",),
    ("score",),
    ("plan",),
    ("explain",),
    ("compare",),
    ("review",),
    ("answer",),
    ("brief",),
    ("form",),
    ("share",),
    ("where",),
    ("erase",),
    ("pack",),
    ("pack", "check"),
    ("pack", "coverage"),
)
FORKED = {
    *("AIREADY_LANG", "AIREADY_TODAY", "BROWSER", "COLORTERM", "COLUMNS", "COVERAGE_PROCESS_START", "HOME", "LANG"),
    *("LC_MESSAGES", "NO_COLOR", "TERM", "USERPROFILE"),
}
"""What `aiready` itself reads from its environment, and not the Python that runs it."""
NEEDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
SECONDS = 120


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """Only what a process needs, a fixed day and English; a change of None leaves a name out.

    Without `COVERAGE_PROCESS_START` no branch of the process is counted, which makes it several times as quick.
    """
    counted = changes.get("COVERAGE_PROCESS_START", "") is not None
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in NEEDED or (counted and name.startswith("COVERAGE_"))
    }
    fixed = {"AIREADY_TODAY": TODAY, "AIREADY_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    wanted = {**kept, **fixed, **changes}
    return {name: value for name, value in wanted.items() if value is not None}


def run(*arguments: object, cwd: Path, stdin: bytes | None = b"", **changes: str | None) -> Ran:
    """Run `aiready` with these arguments; `changes` go to its environment.

    Where neither the machine nor the change wants a Python begun anew, a process that has read the code and the pack
    is forked, which is as much a process of its own (`forking`).
    """
    if begun_anew(changes):
        return run_anew(*arguments, cwd=cwd, stdin=stdin, **changes)
    import forking

    with tempfile.TemporaryFile() as typed, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        typed.write(stdin or b"")
        typed.seek(0)
        streams = (typed.fileno(), out.fileno(), err.fileno())
        code = forking.begin([*map(str, arguments)], str(cwd), environment(**changes), streams).wait()
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode("utf-8", "replace"))
    return Ran(code, *said)


def begun_anew(changes: Mapping[str, str | None]) -> bool:
    """Whether Python itself has to begin anew: no such fork, branches counted, a change that it reads at its start."""
    kept = changes.keys() <= FORKED
    return sys.platform != "linux" or "COVERAGE_PROCESS_START" in os.environ or not kept


def run_anew(*arguments: object, cwd: Path, stdin: bytes | None = b"", **changes: str | None) -> Ran:
    """The same with a Python begun anew.

    The demo writes the plans of 21 firms, whose branches are counted where single plans are written.
    """
    if arguments[:1] == ("demo",) and "--help" not in arguments:
        changes = {"COVERAGE_PROCESS_START": None, **changes}
    return run_python("-m", "aiready", *arguments, cwd=cwd, stdin=stdin, **changes)


def run_python(*arguments: object, cwd: Path, stdin: bytes | None = b"", **changes: str | None) -> Ran:
    """Run Python with these arguments, the same way."""
    call = [sys.executable, *map(str, arguments)]
    done = subprocess.run(
        call, cwd=cwd, env=environment(**changes), input=stdin, capture_output=True, timeout=SECONDS, check=False
    )
    encoding = (changes.get("PYTHONIOENCODING") or "utf-8").split(":")[0]
    return Ran(done.returncode, done.stdout.decode(encoding, "replace"), done.stderr.decode(encoding, "replace"))


def columns(text: str) -> int:
    """How many columns a text takes on a Japanese screen: full-width and ambiguous characters take two."""
    plain = [char for char in text if not unicodedata.combining(char)]
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in plain)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, with the bytes of the files."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
