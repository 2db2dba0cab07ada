"""A review as plain data in one language: the decision and what to do on Monday first, then what it rests on."""

from typing import Any

from aiready.answers import AnswerSheet
from aiready.kit import Checkpoint
from aiready.measurements import MONTHS
from aiready.next_steps import NextStep
from aiready.pack import Pack
from aiready.report.phrases import Phrases, View
from aiready.review import Review
from aiready.review_rules import Again, ReviewRules
from aiready.text import Lang, Text
from aiready.timing import DAY_0, Reading
from aiready.wording import duration, full_day, role_name, safe, span

RECORDED = ("satisfaction", "problems_found", "problems_left", "cost")
TEN, THOUSAND = 10, 1000
SHARE_TO_WIDEN = 80
"""In percent of the aim: shown beside the rule, which is judged in `_review.yaml`."""


def review_view(found: Review, sheet: AnswerSheet, pack: Pack, lang: Lang) -> View:
    """The review as plain data; the firm's own words are safe for Markdown."""
    return _Showing(found, sheet, pack, lang).view()


class _Showing:
    def __init__(self, found: Review, sheet: AnswerSheet, pack: Pack, lang: Lang) -> None:
        self.found = found
        self.sheet = sheet
        self.pack = pack
        self.lang = lang
        self.phrases = Phrases(pack, sheet, lang, small=found.use.by_people)
        if found.task:
            self.phrases.slots = {**self.phrases.slots, "task": safe(found.task)}
        self.words = self.phrases.words

    def view(self) -> View:
        """Everything under the names that templates use."""
        found, words = self.found, self.words
        checks = [self._weekly(), self._saving(), self._mistakes()]
        return {
            "lang": self.lang,
            "words": words,
            "firm": safe(self.sheet.firm()) or words["our_firm"],
            "title": words["review_title"].format(month=found.month),
            "on": full_day(found.on, self.lang),
            "task": self.phrases.slots["task"],
            "verdict": self._verdict(),
            "rule": {
                "says": words["review_rule"].format(says=self._text(found.rule.says)),
                "note": self._text(self._rules().note),
                "real": self._text(self._rules().real.says),
            },
            "checks": checks,
            "glance": words["bar"].join(words["review_glance"].format(**one) for one in checks),
            "aim": self._aim(),
            "earlier": [
                {"when": self.words[f"review_{MONTHS[month]}"], "title": self._text(one.title)}
                for month, one in found.earlier.items()
            ],
            "again": self._text(again.says) if (again := self._again()) else "",
            "times": [self._time(one) for one in found.times],
            "time": self._time_says(),
            "saved": self._saved(),
            "use": self._use(),
            "state": self._state(),
            "alarm": self._alarm(),
            "steps": [self._step(number, one) for number, one in enumerate(found.steps, 1)],
            "look_again": full_day(found.look_again, self.lang),
            "next_review": full_day(found.next_review, self.lang),
            "recorded": self._recorded(),
            "limits": self._limits(),
        }

    def _rules(self) -> ReviewRules:
        rules = self.pack.knowledge.review
        if rules is None:
            raise KeyError("playbooks/_review.yaml")
        return rules

    def _text(self, text: Text) -> str:
        return self.phrases.text(text)

    def _verdict(self) -> View:
        outcome = self.found.outcome
        day = full_day(self.found.steps[0].start, self.lang) if self.found.steps else full_day(self.found.on, self.lang)
        return {
            "id": outcome.id,
            "verdict": outcome.verdict,
            "title": self._text(outcome.title),
            "says": self._text(outcome.says),
            "monday": self.words["review_monday"].format(day=day),
            "first": self._text(again.first if (again := self._again()) else outcome.first),
        }

    def _again(self) -> Again | None:
        """What to say where the last review came to the same; nothing where it did not, or where that is good news."""
        last = list(self.found.earlier.values())[-1:]
        same = last == [self.found.outcome] and self.found.outcome.verdict in ("adjust", "not_yet")
        return self._rules().again if same else None

    def _check(self, name: str, found: str, wanted: str, *, met: bool | None) -> View:
        word = {True: "review_yes", False: "review_no", None: "review_unknown"}[met]
        return {"what": self.words[name], "found": found, "wanted": wanted, "met": met, "met_word": self.words[word]}

    def _weekly(self) -> View:
        use, facts = self.found.use, self.found.facts
        wanted = self.words["review_wanted_weekly_few" if use.by_people else "review_wanted_weekly"]
        met = None if "review.use" not in facts else facts["review.use"] == "enough"
        return self._check("review_weekly", self._people(use.weekly), wanted, met=met)

    def _people(self, n: int | None) -> str:
        """So many of those meant to use it; a share only where it means something."""
        use, words = self.found.use, self.words
        if n is None:
            return words["review_unknown"]
        if use.meant is None:
            return words["review_people"].format(n=n)
        share = words["review_share"].format(percent=_plain(use.percent(n) or 0, 0))
        return words["review_people_of"].format(n=n, meant=use.meant) + ("" if use.by_people else share)

    def _saving(self) -> View:
        found, words = self.found, self.words
        if found.aim is None:
            return self._check("review_saving", words["review_unknown"], words["review_wanted_saving_open"], met=None)
        needed = found.aim.minutes * SHARE_TO_WIDEN / 100
        wanted = words["review_wanted_saving"].format(minutes=_plain(needed), aim=_plain(found.aim.minutes))
        of_aim = found.facts.get("review.of_aim")
        met = float(of_aim) >= SHARE_TO_WIDEN if isinstance(of_aim, int | float) else None
        return self._check("review_saving", self._time_short(), wanted, met=met)

    def _time_short(self) -> str:
        """The saving in a few words: the minutes where it is real, else that it cannot be told."""
        found, words = self.found, self.words
        before, now = found.before(), found.now()
        if not before or not now:
            return words["review_unknown"]
        minutes = words["review_short_minutes"].format(minutes=_plain(before.value - now.value))
        says = minutes if found.time == "shorter" else words[f"review_short_{found.time or 'unknown'}"]
        return (
            says + words["open"] + words["review_from_to"].format(**_minutes(before=before, now=now)) + words["close"]
        )

    def _mistakes(self) -> View:
        found, words = self.found, self.words
        moved = found.mistakes_moved
        before, now = (found.mistakes.get(one) for one in (DAY_0, MONTHS[found.month]))
        says = words[f"review_{moved}"] if moved else words["review_unknown"]
        if before and now:
            says += words["open"] + f"{self._counted(before)} → {self._counted(now)}" + words["close"]
        return self._check(
            "review_mistakes", says, words["review_wanted_mistakes"], met=moved != "more" if moved else None
        )

    def _counted(self, one: Reading) -> str:
        name = "review_mistakes_in" if one.n else "review_mistakes_of"
        return self.words[name].format(value=_plain(one.value), n=one.n)

    def _aim(self) -> str:
        found, words = self.found, self.words
        before = found.before()
        if not (found.aim and before):
            return ""
        if found.aim.agreed:
            return words["review_aim_agreed"].format(minutes=_plain(before.value - found.aim.minutes))
        name = "review_aim_late" if found.aim.late else "review_aim_usual"
        return words[name].format(percent=self._rules().aimed_percent)

    def _time(self, checkpoint: Checkpoint) -> View:
        one = self.found.times[checkpoint]
        ranged = one.low is not None and one.high is not None
        minutes = duration_words(one.value, self.lang)
        return {
            "when": self.words[f"review_{checkpoint}"],
            "here": checkpoint == MONTHS[self.found.month],
            "number": minutes,
            "middle": one.value,
            "low": one.low if ranged else None,
            "high": one.high if ranged else None,
            "range": self.words["review_range"].format(low=_plain(one.low), high=_plain(one.high)) if ranged else "",
            "n": self.words["review_cases"].format(n=one.n) if one.n else "",
            "known": self.words[f"review_{one.known}"],
            "remark": safe(one.remark),
        }

    def _time_says(self) -> str:
        """What can be said of the time, and never more than that."""
        found, words = self.found, self.words
        before, now = found.before(), found.now()
        if not before or not now:
            name = "review_time_nothing" if not (before or now) else f"review_time_no_{'now' if before else 'before'}"
            return words[name].format(**_minutes(before=before, now=now))
        numbers: dict[str, Any] = _minutes(before=before, now=now)
        if found.time is None:
            timed = before.known == now.known == "measured" and before.n and now.n
            few = {"n_before": before.n, "n_now": now.n}
            return words["review_time_few" if timed else "review_time_told"].format(**numbers, **few)
        minutes = abs(before.value - now.value)
        percent = _plain(minutes * 100 / before.value, 0) if before.value else "0"
        return words[f"review_time_{found.time}"].format(**numbers, minutes=_plain(minutes), percent=percent)

    def _saved(self) -> str:
        found = self.found
        cases = found.others.get("cases_a_week")
        if found.saved_hours is None or cases is None:
            return ""
        words = self.words
        known = "" if cases.known == "measured" else words["open"] + words[f"review_{cases.known}"] + words["close"]
        hours = _plain(found.saved_hours, 0 if found.saved_hours >= TEN else 1)
        return words["review_saved_hours"].format(cases=_plain(cases.value), known=known, hours=hours)

    def _use(self) -> list[View]:
        use, words = self.found.use, self.words
        lines = [("review_weekly", use.weekly), ("review_used", use.used), ("review_daily", use.daily)]
        found = [{"what": words[name], "found": self._people(n)} for name, n in lines if n is not None]
        if use.weekly is not None and use.weekly_before is not None:
            found[0]["found"] += words["open"] + words["review_weekly_before"].format(n=use.weekly_before)
            found[0]["found"] += words["close"]
        if use.lapsed is not None:
            found.append({"what": words["review_lapsed"], "found": words["review_people"].format(n=use.lapsed)})
        return found

    def _state(self) -> View:
        state = self.found.state
        if state is None:
            return {"id": "", "title": "", "says": self.words["review_state_unknown"]}
        return {"id": state.id, "title": state.title.read(self.lang), "says": state.says.read(self.lang)}

    def _alarm(self) -> str:
        retention = self.pack.knowledge.retention
        if not self.found.alarm or not retention:
            return ""
        use, alarm = self.found.use, retention.alarm
        facts = {"percent": alarm.percent, "week": alarm.weeks, "found": self._people(use.weekly)}
        return self.words[f"review_alarm_{'people' if use.by_people else 'percent'}"].format(**facts)

    def _step(self, number: int, one: NextStep) -> View:
        return {
            "number": number,
            "id": one.action.id,
            "title": self._text(one.title),
            "done_when": self._text(one.done_when),
            "owner": role_name(self.sheet, one.owner, self.words, self.lang),
            "minutes": duration(one.action.minutes, self.lang),
            "span": span(one.start, one.due, self.lang),
        }

    def _recorded(self) -> list[View]:
        """What was written down beside: satisfaction, problems, cost, an effect on customers."""
        metrics = {one.id: one for one in self.pack.knowledge.metrics}
        found = []
        for name in RECORDED:
            one = self.found.others.get(name)
            if one and name in metrics:
                value = _with_unit(one.value, metrics[name].unit.read(self.lang), self.lang)
                known = self.words[f"review_{one.known}"]
                found.append({"what": metrics[name].title.read(self.lang), "found": value, "known": known})
        told = self.found.told.get("customer_effect")
        if told and "customer_effect" in metrics:
            title = metrics["customer_effect"].title.read(self.lang)
            found.append({"what": title, "found": safe(told), "known": self.words["review_reported"]})
        return found

    def _limits(self) -> list[str]:
        words, timed = self.words, self.found.timed
        lines = [words["review_limit_known"], words["review_limit_people"], words["review_limit_cause"]]
        if timed.others:
            lines.append(words["review_limit_others"].format(n=timed.others))
        if self.found.outside:
            days = self._rules().recent_days
            lines.append(words["review_limit_days"].format(n=self.found.outside, days=days))
        titles = {one.id: one.title.read(self.lang) for one in self.pack.knowledge.metrics}
        if self.found.missing:
            names = words["and"].join(titles[one] for one in self.found.missing)
            lines.append(words["review_limit_missing"].format(names=names))
        return lines


def _plain(number: float | None, digits: int = 1) -> str:
    """A number without a needless fraction."""
    return f"{round(number or 0, digits):g}"


def _with_unit(number: float, unit: str, lang: Lang) -> str:
    """A number as people write it, with its unit: 36,000円 / 36,000 yen; one of a thing is no plural."""
    written = _plain(number) if number < THOUSAND else f"{number:,.0f}"
    if lang == "ja":
        return f"{written}{unit}"
    return f"{written} {unit.removesuffix('s') if number == 1 else unit}"


def _minutes(**readings: Reading | None) -> dict[str, str]:
    return {name: _plain(one.value) if one else "" for name, one in readings.items()}


def duration_words(minutes: float, lang: Lang) -> str:
    """Minutes of one case: 18分 / 18 min, with a fraction where there is one."""
    return f"{_plain(minutes)}分" if lang == "ja" else f"{_plain(minutes)} min"
