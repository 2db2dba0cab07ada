"""How quickly the interview answers a key in a real pseudo-terminal: start to first question, key to next question.

Prints milliseconds and their ratios to the limits; ends with 1 where one is over. `python benchmarks/interview.py`
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parents[1]
FIRST, MEDIAN, WORST = 500, 50, 100
"""Limits in milliseconds: start to first question; key to next question at the median and at the 99th percentile."""
STARTS, SITTINGS = 9, 4
PROMPT = rb"\x1b\[\?2004h[^\x00]*?>(?:\x1b\[[0-9;]*m)* [^\r\n\x1b]*:"
ASKS_WHERE = b"\x1b[6n"
HERE = "\x1b[1;1R"


class Sitting:
    """One sitting at a new sheet, answered by keys."""

    def __init__(self, folder: str) -> None:
        environment = {**os.environ, "TERM": "xterm", "AIREADY_LANG": "ja"}
        call = ["-m", "aiready", "interview", "sheet.yaml"]
        self.process = pexpect.spawn(sys.executable, call, cwd=folder, env=environment, dimensions=(40, 80), timeout=30)
        self.process.delaybeforesend = None

    def until_prompt(self) -> None:
        """Wait for a prompt, answering where the cursor is as a terminal does."""
        while self.process.expect([PROMPT, ASKS_WHERE.replace(b"[", rb"\[")]):
            self.process.send(HERE)

    def key_to_prompt(self, keys: str) -> float:
        """Milliseconds from a key to the next prompt."""
        began = time.perf_counter()
        self.process.send(keys)
        self.until_prompt()
        return (time.perf_counter() - began) * 1000


def start(folder: str) -> tuple[Sitting, float]:
    """A sitting and the milliseconds until its first question."""
    began = time.perf_counter()
    sitting = Sitting(folder)
    sitting.until_prompt()
    return sitting, (time.perf_counter() - began) * 1000


def answers(folder: str) -> list[float]:
    """Milliseconds from key to next question over a whole interview."""
    sitting, _ = start(folder)
    times = [sitting.key_to_prompt("firm\r"), sitting.key_to_prompt("1"), sitting.key_to_prompt("30\r")]
    times += [sitting.key_to_prompt("1\r"), sitting.key_to_prompt("1"), sitting.key_to_prompt("1")]
    times += [sitting.key_to_prompt("2") for _ in range(32)]
    sitting.process.close(force=True)
    return times


def main() -> int:
    """Measure, print, judge."""
    firsts, times = [], []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            sitting, first = start(folder)
            sitting.process.close(force=True)
            firsts.append(first)
    for _ in range(SITTINGS):
        with tempfile.TemporaryDirectory() as folder:
            times += answers(folder)
    figures = (
        ("start to first question, median", statistics.median(firsts), FIRST),
        ("key to next question, median", statistics.median(times), MEDIAN),
        ("key to next question, 99th percentile", statistics.quantiles(times, n=100)[98], WORST),
    )
    print(f"{'what':<40}{'ms':>8}{'limit':>8}{'ratio':>8}")
    for what, milliseconds, limit in figures:
        print(f"{what:<40}{milliseconds:>8.1f}{limit:>8}{milliseconds / limit:>8.2f}")
    return int(any(milliseconds > limit for _, milliseconds, limit in figures))


if __name__ == "__main__":
    sys.exit(main())
