"""What a review says of the time a case takes, and never more than the numbers bear."""

from typing import Any

from aiready.kit import Checkpoint
from aiready.measurements import MONTHS
from aiready.report.phrases import View
from aiready.review import Review
from aiready.review_rules import ReviewRules
from aiready.text import Lang
from aiready.timing import Reading
from aiready.wording import safe

TEN, THOUSAND = 10, 1000


class TimeWords:
    """The times of one review in one language."""

    def __init__(self, found: Review, rules: ReviewRules, words: dict[str, str], lang: Lang) -> None:
        self.found = found
        self.rules = rules
        self.words = words
        self.lang = lang

    def says(self) -> str:
        """What can be said of the time, and never more than that."""
        found, words = self.found, self.words
        before, now = found.before(), found.now()
        if not before or not now:
            name = "review_time_nothing" if not (before or now) else f"review_time_no_{'now' if before else 'before'}"
            return words[name].format(**_minutes(before=before, now=now))
        numbers: dict[str, Any] = _minutes(before=before, now=now)
        if found.time is None:
            least = self.rules.real.least_cases
            timed = before.known == now.known == "measured" and min(before.n or least, now.n or least) < least
            few = {"n_before": before.n or "?", "n_now": now.n or "?", "least": least}
            return words["review_time_few" if timed else "review_time_told"].format(**numbers, **few)
        minutes = abs(before.value - now.value)
        percent = short_number(minutes * 100 / before.value, 0) if before.value else "0"
        return words[f"review_time_{found.time}"].format(**numbers, minutes=short_number(minutes), percent=percent)

    def short(self) -> str:
        """The saving in a few words: the minutes where it is real, else that it cannot be told."""
        found, words = self.found, self.words
        before, now = found.before(), found.now()
        if not before or not now:
            return words["review_unknown"]
        minutes = words["review_short_minutes"].format(minutes=short_number(before.value - now.value))
        says = minutes if found.time == "shorter" else words[f"review_short_{found.time or 'unknown'}"]
        return (
            says + words["open"] + words["review_from_to"].format(**_minutes(before=before, now=now)) + words["close"]
        )

    def saved(self) -> str:
        """The hours a month that a real saving makes, and how the cases are known; else an empty text."""
        found = self.found
        cases = found.others.get("cases_a_week")
        if found.saved_hours is None or cases is None:
            return ""
        words = self.words
        known = "" if cases.known == "measured" else words["open"] + words[f"review_{cases.known}"] + words["close"]
        hours = short_number(found.saved_hours, 0 if found.saved_hours >= TEN else 1)
        return words["review_saved_hours"].format(cases=short_number(cases.value), known=known, hours=hours)

    def aim(self) -> str:
        """Where the aim comes from."""
        found, words = self.found, self.words
        before = found.before()
        if not (found.aim and before):
            return ""
        if found.aim.agreed:
            return words["review_aim_agreed"].format(minutes=short_number(before.value - found.aim.minutes))
        name = "review_aim_late" if found.aim.late else "review_aim_usual"
        return words[name].format(percent=self.rules.aimed_percent)

    def row(self, checkpoint: Checkpoint) -> View:
        """The time at one checkpoint, for the chart and the screen."""
        one = self.found.times[checkpoint]
        ranged = one.low is not None and one.high is not None
        minutes = _case_minutes(one.value, self.lang)
        return {
            "when": self.words[f"review_{checkpoint}"],
            "here": checkpoint == MONTHS[self.found.month],
            "number": minutes,
            "middle": one.value,
            "low": one.low if ranged else None,
            "high": one.high if ranged else None,
            "range": self.words["review_range"].format(low=short_number(one.low), high=short_number(one.high))
            if ranged
            else "",
            "n": self.words["review_cases"].format(n=one.n) if one.n else "",
            "known": self.words[f"review_{one.known}"],
            "remark": safe(one.remark),
        }


def short_number(number: float | None, digits: int = 1) -> str:
    """A number without a needless fraction."""
    return f"{round(number or 0, digits):g}"


def with_unit(number: float, unit: str, lang: Lang) -> str:
    """A number as people write it, with its unit: 36,000円 / 36,000 yen; one of a thing is no plural."""
    written = short_number(number) if number < THOUSAND else f"{number:,.0f}"
    if lang == "ja":
        return f"{written}{unit}"
    return f"{written} {unit.removesuffix('s') if number == 1 else unit}"


def _minutes(**readings: Reading | None) -> dict[str, str]:
    return {name: short_number(one.value) if one else "" for name, one in readings.items()}


def _case_minutes(minutes: float, lang: Lang) -> str:
    """Minutes of one case: 18分 / 18 min, with a fraction where there is one."""
    return f"{short_number(minutes)}分" if lang == "ja" else f"{short_number(minutes)} min"
