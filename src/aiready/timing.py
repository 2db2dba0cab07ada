"""What the timed cases say: which task, which of them count as before and as now, and whether a difference is real."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from aiready.kit import Checkpoint
from aiready.ledger import Spread, TimedCase, spread_of
from aiready.measurements import Known, Measure, Reviews
from aiready.review_rules import Real, ReviewRules
from aiready.text import folded

Time = Literal["shorter", "unclear", "longer"]
Moved = Literal["fewer", "same", "unclear", "more"]
MINUTES, ERRORS = "minutes_per_case", "errors"
DAY_0: Checkpoint = "day_0"


@dataclass(frozen=True, slots=True)
class Reading:
    """One number at one checkpoint; `low` and `high` where cases lie behind it, `from_ledger` where they are listed."""

    value: float
    known: Known
    n: int | None = None
    low: float | None = None
    high: float | None = None
    remark: str = ""
    from_ledger: bool = False

    def enough(self, real: Real) -> bool:
        """Whether it can be compared: timed, often enough, with its range."""
        counted = self.known == "measured" and self.low is not None and self.high is not None
        return counted and self.n is not None and self.n >= real.least_cases


@dataclass(frozen=True, slots=True)
class Timed:
    """The listed cases of the one task that is reviewed; `others` counts those of other tasks."""

    cases: tuple[TimedCase, ...] = ()
    task: str = ""
    others: int = 0

    def before(self) -> tuple[TimedCase, ...]:
        """Those done the usual way."""
        return tuple(one for one in self.cases if not one.with_ai)

    def lately(self, on: date, days: int) -> tuple[TimedCase, ...]:
        """Those done with AI in so many days up to this one."""
        first = on - timedelta(days=days)
        return tuple(one for one in self.cases if one.with_ai and first < one.day <= on)


def of_one_task(cases: Sequence[TimedCase], named: str) -> Timed:
    """The cases of the task that is named, else of the one with most cases; a row without a task belongs to it."""
    count = Counter(folded(one.task) for one in cases if one.task.strip())
    chosen = folded(named) if named.strip() else min(count, key=lambda task: (-count[task], task), default="")
    if chosen not in count and len(count) == 1:  # one task only, under another name than the sheet's
        chosen = next(iter(count))
    kept = tuple(one for one in cases if folded(one.task) in (chosen, ""))
    title = next((one.task for one in kept if one.task.strip()), named)
    return Timed(kept, title, len(cases) - len(kept))


def reading_at(reviews: Reviews, timed: Timed, checkpoint: Checkpoint, on: date | None, rules: ReviewRules) -> Reading:
    """The minutes a case at a checkpoint: of the listed cases where there are any, else as the sheet has them.

    Raises:
        KeyError: neither has them.
    """
    cases = cases_at(timed, checkpoint, on, rules)
    spread = spread_of([one.minutes for one in cases], rules.real.trim_from, rules.real.trim_each)
    if spread:
        return _listed(spread)
    return _stated(reviews.at(checkpoint).values[MINUTES])


def cases_at(timed: Timed, checkpoint: Checkpoint, on: date | None, rules: ReviewRules) -> tuple[TimedCase, ...]:
    """The listed cases that count for a checkpoint; none where it has no day."""
    if checkpoint == DAY_0:
        return timed.before()
    return timed.lately(on, rules.recent_days) if on else ()


def mistakes_at(reviews: Reviews, timed: Timed, checkpoint: Checkpoint, on: date | None, rules: ReviewRules) -> Reading:
    """Mistakes and redone work at a checkpoint, with the number of cases they were counted in; raises as above."""
    counted = [one.mistakes for one in cases_at(timed, checkpoint, on, rules) if one.mistakes is not None]
    if counted:
        return Reading(sum(counted), "measured", n=len(counted), from_ledger=True)
    stated = reviews.at(checkpoint).values
    minutes = stated.get(MINUTES)
    found = _stated(stated[ERRORS])
    n = found.n or (minutes.n if minutes else None)
    return Reading(found.value, found.known, n=n, remark=found.remark)


def stated_at(reviews: Reviews, checkpoint: Checkpoint, name: str) -> Reading | None:
    """Any other number as the sheet has it."""
    found = reviews.at(checkpoint).values.get(name)
    return _stated(found) if found else None


def _listed(spread: Spread) -> Reading:
    return Reading(spread.middle, "measured", spread.n, spread.low, spread.high, from_ledger=True)


def _stated(found: Measure) -> Reading:
    return Reading(float(found.value), found.known, found.n, found.low, found.high, found.remark or "")


def compare_times(before: Reading | None, after: Reading | None, real: Real) -> Time | None:
    """Whether one case takes less time now; None where too little was timed to say anything.

    Each middle value must lie outside the other side's range: by chance alone one time in twenty with five cases each.
    """
    if not (before and after and before.enough(real) and after.enough(real)):
        return None
    b_low, b_high, a_low, a_high = (float(one or 0) for one in (before.low, before.high, after.low, after.high))
    if after.value < b_low and before.value > a_high:
        return "shorter"
    if after.value > b_high and before.value < a_low:
        return "longer"
    return "unclear"


def compare_mistakes(before: Reading | None, after: Reading | None, apart: int) -> Moved | None:
    """Whether there are more mistakes a case; `unclear` where the difference is smaller than `apart` mistakes.

    Without the number of cases only zero can be compared.
    """
    if not (before and after):
        return None
    if not (before.n and after.n):
        return None if before.value or after.value else "same"
    more = after.value * before.n - before.value * after.n
    if more and abs(more) < apart * max(before.n, after.n):  # so many in as many cases as the smaller side has
        return "unclear"
    return "fewer" if more < 0 else "more" if more else "same"
