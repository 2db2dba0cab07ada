"""Prints what each format costs beside `plan` with Markdown and HTML, whole processes, as ratios of one run."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from ratios import LEAST_ROUNDS, SHEET, Run, measured, program, rotate, same_for_all, stop

BESIDE = "md,html"


def formats() -> list[str]:
    """The formats there are, as the table of the documents has them."""
    asked = [sys.executable, "-c", "from aiready.documents import FORMATS; print(*FORMATS)"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    if told.returncode:
        raise stop(f"The table of formats could not be read:\n{told.stderr}")
    return told.stdout.split()


def commands(sheet: Path) -> list[Run]:
    """One plan a format, and the one that all are set beside; a format whose part is not installed is left out."""
    plan = [program("aiready"), "plan", str(sheet), "-o", "{out}", "--format"]
    runs = [Run(BESIDE, [*plan, BESIDE])]
    for name in formats():
        with tempfile.TemporaryDirectory() as folder:
            try:
                measured([*(part.replace("{out}", str(Path(folder) / "out")) for part in plan), name])
            except SystemExit:
                print(f"{name}: not measured, it cannot be written here", file=sys.stderr)
                continue
        runs.append(Run(name, [*plan, name]))
    return runs


def show(runs: list[Run]) -> None:
    """A line a format: milliseconds of the whole process, peak memory, ratio, and what it adds to a plain plan."""
    beside, *rest = runs
    print(f"{'format':<10}{'median ms':>10}{'peak MB':>9}{f'beside {BESIDE}':>16}")
    for run in (beside, *rest):
        memory = run.peak / 1024 if run.peak else float("nan")
        print(f"{run.name:<10}{run.middle * 1000:>10.1f}{memory:>9.1f}{run.middle / beside.middle:>16.2f}")


def main() -> int:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=LEAST_ROUNDS, help=f"rounds, by default {LEAST_ROUNDS}")
    parser.add_argument("--sheet", type=Path, default=SHEET, help="the answer sheet to plan for")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aiready-formats-") as name:
        folder = Path(name)
        same_for_all(folder / "bytecode")
        runs = commands(options.sheet.resolve())
        (folder / "rounds").mkdir()
        rotate(runs, options.rounds, folder / "rounds", lambda _: None)
    show(runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
