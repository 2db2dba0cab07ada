"""Prints how long the commands take beside their peers, as ratios of one run, and fails where a limit is broken."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
SHEET = HERE.parent / "questions" / "samples" / "service.yaml"
LEAST_ROUNDS = 7
MOST_DIFFERENT = 0.20
WITHIN, OVER, NOT_RUN = 0, 1, 2
WINDOWS = sys.platform == "win32"


@dataclass
class Run:
    """A command line (`{out}` stands for a fresh folder) and what it took, in seconds and kibibytes."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    peak: int = 0

    @property
    def middle(self) -> float:
        """The median in seconds."""
        return median(self.seconds)


@dataclass(frozen=True)
class Race:
    """One run beside another; without a limit for information only."""

    run: str
    beside: str
    limit: float | None = None


RACES = (
    Race("aiready --version", "import typer", 1.3),
    Race("aiready plan", "copier copy", 0.6),
    Race("aiready plan", "copier copy, plain files"),
    Race("aiready score", "pass"),
    Race("aiready score --json", "pass"),
    Race("aiready pack check", "pass"),
    Race("import typer", "pass"),
)


def stop(problem: str) -> SystemExit:
    """The end where nothing could be measured."""
    print(problem, file=sys.stderr)
    return SystemExit(NOT_RUN)


def program(name: str, given: str | None = None) -> str:
    """A program's path: the one given, else beside this Python, else on PATH."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(given) if given else shutil.which(name, path=beside) or shutil.which(name)
    if not found:
        raise stop(
            f"{given or name} not found: install {name} beside this Python, or give --{name} PATH. Nothing measured."
        )
    return found


def measured(command: list[str]) -> tuple[float, int]:
    """Run a whole process; its seconds, and its peak memory where the system tells it."""
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        peak = 0
        if WINDOWS:
            process.wait()
        else:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
        seconds = time.perf_counter() - begin
        if process.returncode:
            output.seek(0)
            raise stop(
                f"{' '.join(command)} ended with {process.returncode}:\n{output.read().decode(errors='replace')}"
            )
    return seconds, peak


def rotate(runs: list[Run], rounds: int, folder: Path, look: Callable[[Path], None]) -> None:
    """A B C, A B C, ...; the first round warms up, is shown to `look`, and does not count."""
    for number in range(rounds + 1):
        here = folder / str(number)
        here.mkdir()
        for place, run in enumerate(runs):
            out = here / str(place)
            seconds, peak = measured([part.replace("{out}", str(out)) for part in run.command])
            if number:
                run.seconds.append(seconds)
                run.peak = max(run.peak, peak)
        if not number:
            look(here)
        shutil.rmtree(here)


def documents(folder: Path) -> dict[str, int]:
    """The bytes of every Markdown and HTML file below a folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".html")]
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}


def compare(ours: dict[str, int], theirs: dict[str, int], facts: dict[str, int]) -> None:
    """Say how equal the work was; stop if it was not."""
    mine, other = sum(ours.values()), sum(theirs.values())
    print(f"asked: {facts['questions']} questions, {facts['answers']} answered")
    print(
        f"copier's templates: {facts['template_bytes']:,} bytes, {facts['loops_and_conditions']} loops and conditions"
    )
    print(f"written: {len(ours)} and {len(theirs)} documents, {mine:,} and {other:,} bytes\n")
    if not ours or ours.keys() != theirs.keys() or abs(other - mine) > MOST_DIFFERENT * mine:
        raise stop("The copier template does not write the documents that aiready writes. Nothing measured.")


def plain_copy(template: Path, filled: Path, folder: Path) -> None:
    """The same template with the finished documents in place of the ones to fill: copier with nothing to render."""
    shutil.copytree(filled, folder)
    (folder / ".copier-answers.yml").unlink(missing_ok=True)
    for path in template.iterdir():
        if path.name == "copier.yml" or "answers_file" in path.name:
            shutil.copy2(path, folder)


def commands(sheet: Path, copier: str, folder: Path) -> list[Run]:
    """Everything that is measured, in the order of a round."""
    aiready, data = program("aiready"), str(folder / "answers.yml")
    copy = [copier, "copy", "--quiet", "--defaults", "--data-file", data]
    return [
        Run("pass", [sys.executable, "-c", "pass"]),
        Run("import typer", [sys.executable, "-c", "import typer"]),
        Run("aiready --version", [aiready, "--version"]),
        Run("aiready plan", [aiready, "plan", str(sheet), "-o", "{out}"]),
        Run("copier copy", [*copy, str(folder / "template"), "{out}"]),
        Run("copier copy, plain files", [*copy, str(folder / "plain"), "{out}"]),
        Run("aiready score", [aiready, "score", str(sheet)]),
        Run("aiready score --json", [aiready, "score", str(sheet), "--json"]),
        Run("aiready pack check", [aiready, "pack", "check"]),
    ]


def same_for_all(bytecode: Path) -> None:
    """One environment for every run; the round that warms up compiles every module of everybody."""
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH"):
        os.environ.pop(name, None)
    os.environ.update(PYTHONPYCACHEPREFIX=str(bytecode), PYTHONUTF8="1", AIREADY_LANG="ja", AIREADY_TODAY="2026-11-21")


def prepare(sheet: Path, copier: str, folder: Path) -> dict[str, int]:
    """Make the copier template in a process of its own, so that this one stays small, and fill it once."""
    maker = [sys.executable, str(HERE / "copier_template.py"), str(sheet), str(folder)]
    made = subprocess.run(maker, capture_output=True, text=True, encoding="utf-8", check=False)
    if made.returncode:
        raise stop(f"The copier template could not be made:\n{made.stderr}")
    data = ["--data-file", str(folder / "answers.yml")]
    measured([copier, "copy", "--quiet", "--defaults", *data, str(folder / "template"), str(folder / "filled")])
    plain_copy(folder / "template", folder / "filled", folder / "plain")
    facts: dict[str, int] = json.loads(made.stdout)
    return facts


def show(runs: list[Run]) -> int:
    """Print both tables; the exit code."""
    by_name = {run.name: run for run in runs}
    print(f"{'run':<26}{'median ms':>10}{'peak MB':>9}")
    for run in runs:
        print(f"{run.name:<26}{run.middle * 1000:>10.1f}{run.peak / 1024 if run.peak else float('nan'):>9.1f}")
    print(f"\n{'run':<22}{'beside':<26}{'ratio':>7}{'limit':>7}")
    over = 0
    for race in RACES:
        ratio = by_name[race.run].middle / by_name[race.beside].middle
        broken = race.limit is not None and ratio > race.limit
        over += broken
        verdict = "" if race.limit is None else "over" if broken else "ok"
        limit = "-" if race.limit is None else race.limit
        print(f"{race.run:<22}{race.beside:<26}{ratio:>7.2f}{limit:>7}  {verdict}".rstrip())
    return OVER if over else WITHIN


def main() -> int:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--copier", metavar="PATH", help="the copier to race with; by default beside this Python or on PATH"
    )
    parser.add_argument("--rounds", type=int, default=LEAST_ROUNDS, help=f"rounds, {LEAST_ROUNDS} or more")
    parser.add_argument("--sheet", type=Path, default=SHEET, help="the answer sheet to plan for")
    options = parser.parse_args()
    if options.rounds < LEAST_ROUNDS:
        parser.error(f"--rounds: {LEAST_ROUNDS} or more")
    copier = program("copier", options.copier)
    with tempfile.TemporaryDirectory(prefix="aiready-ratios-") as name:
        folder = Path(name)
        same_for_all(folder / "bytecode")
        facts = prepare(options.sheet.resolve(), copier, folder)
        runs = commands(options.sheet.resolve(), copier, folder)
        place = {run.name: str(index) for index, run in enumerate(runs)}
        (folder / "rounds").mkdir()
        ours, theirs = place["aiready plan"], place["copier copy"]
        rotate(
            runs,
            options.rounds,
            folder / "rounds",
            lambda at: compare(documents(at / ours), documents(at / theirs), facts),
        )
    return show(runs)


if __name__ == "__main__":
    sys.exit(main())
