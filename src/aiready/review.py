"""What came of it since the beginning: before and now, who uses it, the verdict by the rule agreed, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from aiready.answers import AnswerSheet, known_answers
from aiready.checks import AdoptionState
from aiready.conditions import RESERVED, UNKNOWN, Value
from aiready.judging import Known as Judged
from aiready.judging import judge
from aiready.kit import Checkpoint
from aiready.measurements import CHECKPOINTS, MONTHS, Measurement, Reviews
from aiready.next_steps import NextStep, monday_after, next_step
from aiready.pack import Pack
from aiready.review_rules import NextAction, Outcome, ReviewRule, ReviewRules
from aiready.timing import (
    DAY_0,
    ERRORS,
    MINUTES,
    Moved,
    Reading,
    Time,
    Timed,
    compare_mistakes,
    compare_times,
    mistakes_at,
    reading_at,
    stated_at,
)
from aiready.uptake import Use, use_at, weeks_passed
from aiready.working_days import working_days

PREFIX = "review."
LAST_RESULT = "last_result"
"""The answer that says what came of the review before."""
EMPLOYEES = "company.employees"
WEEKS_A_MONTH, MINUTES_AN_HOUR = 52 / 12, 60


@dataclass(frozen=True, slots=True)
class Aim:
    """The saving that is looked for, in minutes a case; `agreed` beforehand by the firm, `late`: only afterwards."""

    minutes: float
    agreed: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One review, whole.

    `times` and `mistakes` by checkpoint up to this one; `time` is None where it cannot be said, then `lacks` names
    what is missing; `saved_hours` a month, were AI used for every case, only where the saving is real and the cases are
    known; `told` are answers that are no numbers; `missing` metrics of this month that nobody has; `outside`: listed
    cases with AI that belong to no review; `earlier` what the reviews before came to.
    """

    month: int
    on: date
    task: str
    times: Mapping[Checkpoint, Reading]
    mistakes: Mapping[Checkpoint, Reading]
    others: Mapping[str, Reading]
    use: Use
    aim: Aim | None
    time: Time | None
    lacks: Literal["nothing", "before", "now", "both"]
    mistakes_moved: Moved | None
    saved_hours: float | None
    facts: Mapping[str, Value]
    rule: ReviewRule
    outcome: Outcome
    state: AdoptionState | None
    alarm: bool
    steps: tuple[NextStep, ...]
    look_again: date
    next_review: date
    timed: Timed
    told: Mapping[str, str]
    missing: tuple[str, ...]
    outside: int
    earlier: Mapping[int, Outcome]

    def before(self) -> Reading | None:
        """The minutes a case before the trial."""
        return self.times.get(DAY_0)

    def now(self) -> Reading | None:
        """The minutes a case at this review."""
        return self.times.get(MONTHS[self.month])

    def shorter_by(self) -> float | None:
        """The minutes by which a case is shorter than before (longer: below zero); None without a baseline."""
        before, now = self.before(), self.now()
        return before.value - now.value if before and now else None

    def unresolved(self) -> tuple[NextStep, ...]:
        """What the review before named too, where nobody has said what came of it."""
        told = self.told.get(LAST_RESULT, UNKNOWN)
        return tuple(one for one in self.steps if one.repeated) if told in RESERVED else ()


def review_progress(pack: Pack, sheet: AnswerSheet, *, month: int, today: date, timed: Timed) -> Review:
    """What the numbers of one month say beside those from before, and what follows.

    Raises:
        KeyError: the pack has no rule for reviews.
    """
    rules = pack.knowledge.review
    if rules is None:
        raise KeyError("playbooks/_review.yaml")
    return _Judging(pack, sheet, rules, (month, today), timed).review()


class _Judging:
    def __init__(
        self, pack: Pack, sheet: AnswerSheet, rules: ReviewRules, when: tuple[int, date], timed: Timed
    ) -> None:
        self.pack = pack
        self.sheet = sheet
        self.rules = rules
        self.month, today = when
        self.timed = timed
        self.reviews = sheet.reviews or Reviews()
        self.here = MONTHS[self.month]
        self.found: Measurement = self.reviews.at(self.here)
        employees = sheet.value(EMPLOYEES)
        self.small = isinstance(employees, int | float) and employees <= pack.policy.plan.small_firm
        self.on = date.fromisoformat(self.found.date) if self.found.date else today
        self.days = working_days(sheet.calendar, pack.policy.plan)

    def review(self) -> Review:
        rules = self.rules
        times, mistakes = self._times(), self._mistakes()
        before, now = times.get(DAY_0), times.get(self.here)
        time = compare_times(before, now, rules.real)
        moved = compare_mistakes(mistakes.get(DAY_0), mistakes.get(self.here), rules.real.mistakes_apart)
        use, aim = use_at(self.reviews, self.here, by_people=self.small), self._aim(before)
        saved = before.value - now.value if before and now else 0
        lacks = self._lacks(before, now)
        results: dict[str, str | float | None] = {
            "time": time,
            "mistakes": moved,
            "lacks": lacks,
            "of_aim": None if time is None or not aim else (saved * 100 / aim.minutes if time == "shorter" else 0),
        }
        facts = self._facts(use, results)
        known = Judged(answers={**known_answers(self.pack.questionnaire, self.sheet), **facts})
        rule = next(one for one in rules.rules if judge(one.when, known))
        outcome = rules.outcome(rule.outcome)
        weeks = getattr(rules.next_review, self.here)
        retention, earlier = self.pack.knowledge.retention, self._earlier()
        last = list(earlier.values())[-1:]
        return Review(
            month=self.month,
            on=self.on,
            task=self.timed.task,
            times=times,
            mistakes=mistakes,
            others={name: found for name in self.found.values if (found := stated_at(self.reviews, self.here, name))},
            use=use,
            aim=aim,
            time=time,
            lacks=lacks,
            mistakes_moved=moved,
            saved_hours=self._saved_hours(saved) if time == "shorter" else None,
            facts=facts,
            rule=rule,
            outcome=outcome,
            state=self._state(known),
            alarm=bool(retention and use.alarming(retention.alarm, weeks_passed(self.reviews, self.here, self.on))),
            steps=tuple(
                self._step(one).again(step for review in last for step in review.steps)
                for one in outcome.next
                if judge(one.when, known)
            ),
            look_again=self.days.first_from(monday_after(self.on) + timedelta(weeks=outcome.looked_at_after)),
            next_review=self.days.first_from(self.on + timedelta(weeks=weeks)),
            timed=self.timed,
            told={one: told for one, told in self.found.answers.items() if told not in RESERVED},
            missing=self._missing(times, mistakes),
            outside=self._outside(),
            earlier={month: one.outcome for month, one in earlier.items()},
        )

    def _times(self) -> dict[Checkpoint, Reading]:
        """The minutes a case at every checkpoint up to this one, where they are known."""
        found = {}
        for checkpoint in (*self.reviews.before(self.here), self.here):
            try:
                found[checkpoint] = reading_at(self.reviews, self.timed, checkpoint, self._day(checkpoint), self.rules)
            except KeyError:
                continue
        return found

    def _mistakes(self) -> dict[Checkpoint, Reading]:
        found = {}
        for checkpoint in (DAY_0, self.here):
            try:
                found[checkpoint] = mistakes_at(self.reviews, self.timed, checkpoint, self._day(checkpoint), self.rules)
            except KeyError:
                continue
        return found

    def _day(self, checkpoint: Checkpoint) -> date | None:
        if checkpoint == self.here:
            return self.on
        day = self.reviews.at(checkpoint).date
        return date.fromisoformat(day) if day else None

    def _lacks(self, before: Reading | None, now: Reading | None) -> Literal["nothing", "before", "now", "both"]:
        there, here = (bool(one and one.enough(self.rules.real)) for one in (before, now))
        if there:
            return "nothing" if here else "now"
        return "before" if here else "both"

    def _aim(self, before: Reading | None) -> Aim | None:
        """The saving agreed on before anything was measured again, else the usual one; none without a baseline."""
        if before is None:
            return None
        agreed = self.reviews.agreed
        first = min((day for one in CHECKPOINTS[1:] if (day := self.reviews.at(one).date)), default=self.on.isoformat())
        late = bool(agreed and agreed.on and agreed.on > first)
        if agreed and not late and agreed.minutes_per_case < before.value:
            return Aim(before.value - agreed.minutes_per_case, agreed=True, late=False)
        return Aim(before.value * self.rules.aimed_percent / 100, agreed=False, late=late)

    def _facts(self, use: Use, results: Mapping[str, str | float | None]) -> dict[str, Value]:
        """Everything a rule may look at: the answers, the people, the results; what is not known is left out."""
        found: dict[str, str | float | None] = {
            **{name: measure.value for name, measure in self.found.values.items()},
            **self.found.answers,
            **results,
            "weekly_users": use.weekly,
            "daily_users": use.daily,
            "judged_by": "people" if use.by_people else "percent",
            "month": self.month,
            "reached": self._reached(),
            "weekly_percent": None if use.by_people else use.percent(use.weekly),
            "daily_percent": use.percent(use.daily),
            "not_weekly": None if use.meant is None or use.weekly is None else use.meant - use.weekly,
            "weekly_change": use.change(),
        }
        facts: dict[str, Value] = {PREFIX + name: value for name, value in found.items() if value is not None}
        known = Judged(answers=facts)
        enough, few = (judge(one, known) for one in (self.rules.use.enough_when, self.rules.use.few_when))
        if enough or few:
            facts[PREFIX + "use"] = "enough" if enough else "few"
        elif enough is False and few is False:
            facts[PREFIX + "use"] = "some"
        return facts

    def _reached(self) -> str:
        """How far the numbers go: nothing yet, before the trial, the trial, a review."""
        if self.found.values:
            return "after"
        if self.reviews.trial_end or any(one.with_ai for one in self.timed.cases):
            return "trial"
        return "before" if self.reviews.day_0 or self.timed.cases else "nothing"

    def _saved_hours(self, minutes: float) -> float | None:
        cases = stated_at(self.reviews, self.here, "cases_a_week")
        return minutes * cases.value * WEEKS_A_MONTH / MINUTES_AN_HOUR if cases else None

    def _state(self, known: Judged) -> AdoptionState | None:
        retention = self.pack.knowledge.retention
        states = {one.id: one for one in retention.states} if retention else {}
        return next((states.get(one.state) for one in self.rules.adoption if judge(one.when, known)), None)

    def _missing(self, times: Mapping[Checkpoint, Reading], mistakes: Mapping[Checkpoint, Reading]) -> tuple[str, ...]:
        """The metrics of this month without a number or an answer."""
        there = {*self.found.values, *(one for one, told in self.found.answers.items() if told not in RESERVED)}
        there |= {MINUTES} if self.here in times else set()
        there |= {ERRORS} if self.here in mistakes else set()
        return tuple(one.id for one in self.pack.knowledge.metrics if self.here in one.at and one.id not in there)

    def _outside(self) -> int:
        """How many listed cases with AI count for no checkpoint that has a day."""
        days = [day for one in CHECKPOINTS if (day := self._day(one))]
        counted = {one for day in days for one in self.timed.lately(day, self.rules.recent_days)}
        return sum(one.with_ai and one not in counted for one in self.timed.cases)

    def _earlier(self) -> dict[int, Review]:
        """The reviews before this one."""
        months = [month for month, name in MONTHS.items() if month < self.month and self.reviews.at(name).values]
        judging = {month: _Judging(self.pack, self.sheet, self.rules, (month, self.on), self.timed) for month in months}
        return {month: one.review() for month, one in judging.items()}

    def _step(self, planned: NextAction) -> NextStep:
        return next_step(self.pack.playbook, planned, self.on, self.days, small=self.small)
