"""How long it takes to place 10,000 actions, beside the two seconds it may take. Prints ratios; nothing is a test."""

import sys
import time

from aiready.schedule import Job, Room, fit_into_weeks
from aiready.text import ROLES

JOBS, LIMIT, MINUTES, OPEN_AT_ONCE = 10_000, 2.0, 120, 12
ROUNDS = 5


def made_up(number: int) -> list[Job]:
    """Jobs that wait for up to three earlier ones, a few minutes to some hours each."""
    return [
        Job(
            id=f"job_{one}",
            role=ROLES[one * 7 % len(ROLES)],
            minutes=10 + one * 37 % 110,
            earliest=one % 50,
            weeks=1 + one % 3,
            needs=tuple(f"job_{one - step}" for step in (11, 97, 523) if one >= step and (one + step) % 3),
            order=(one % 5, one),
        )
        for one in range(number)
    ]


def seconds(number: int) -> tuple[float, int]:
    """The quickest of some rounds, and how many of the jobs found room."""
    jobs = made_up(number)
    weeks = number * 2
    room = Room({role: [MINUTES if week % 10 else 40 for week in range(weeks)] for role in ROLES}, OPEN_AT_ONCE)
    taken, placed = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        placed = len(fit_into_weeks(jobs, room).spans)
        taken.append(time.perf_counter() - began)
    return min(taken), placed


def main() -> int:
    """Place a tenth, then all; print how each stands to the limit and to each other."""
    few, _ = seconds(JOBS // 10)
    many, placed = seconds(JOBS)
    print(f"{'jobs':>8}{'placed':>8}{'ms':>10}{'limit ms':>10}{'ratio':>8}")
    print(f"{JOBS:>8,}{placed:>8,}{many * 1000:>10.1f}{LIMIT * 1000:>10.0f}{many / LIMIT:>8.3f}")
    print(f"ten times the jobs take {many / few:.1f} times as long")
    return int(many > LIMIT or placed < JOBS)


if __name__ == "__main__":
    sys.exit(main())
