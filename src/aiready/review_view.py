"""A review as plain data in one language: the decision and what to do on Monday first, then what it rests on."""

from aiready.answers import AnswerSheet
from aiready.conditions import RESERVED, Condition
from aiready.judging import leaves
from aiready.measurements import MONTHS
from aiready.next_steps import NextStep
from aiready.pack import Pack
from aiready.report.phrases import Phrases, View
from aiready.review import LAST_RESULT, Review
from aiready.review_rules import Again, ReviewRules
from aiready.text import Lang, Text
from aiready.time_words import TimeWords, short_number, with_unit
from aiready.timing import DAY_0, Reading
from aiready.wording import duration, full_day, role_name, safe, span

RECORDED = ("satisfaction", "problems_found", "problems_left", "cost")


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
        self.times = TimeWords(found, self._rules(), self.words, lang)

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
            "aim": self.times.aim(),
            "earlier": [
                {"when": self.words[f"review_{MONTHS[month]}"], "title": self._text(one.title)}
                for month, one in found.earlier.items()
            ],
            "again": self._text(again.says) if (again := self._again()) else "",
            "repeated": self._repeated(),
            "last_result": self._told(LAST_RESULT),
            "times": [self.times.row(one) for one in found.times],
            "time": self.times.says(),
            "saved": self.times.saved(),
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
        again = self._again()
        first = again.first if again else self._rules().again.result if self.found.unresolved() else outcome.first
        return {
            "id": outcome.id,
            "verdict": outcome.verdict,
            "title": self._text(outcome.title),
            "says": self._text(self.found.rule.shows or outcome.says),
            "monday": self.words["review_monday"].format(day=day),
            "first": self._text(first),
        }

    def _repeated(self) -> View:
        """That the review before named the same actions and their results are not written yet; what to ask of each."""
        open_ones = self.found.unresolved()
        if not open_ones:
            return {"says": "", "asks": []}
        when = self.words[f"review_{MONTHS[max(self.found.earlier)]}"]
        plainly = self.words["review_asks"]
        asks = [one.planned.asks.read(self.lang) if one.planned.asks else "" for one in open_ones]
        return {
            "says": self.words["review_repeated"].format(when=when),
            "asks": [
                ask or plainly.format(title=self._text(one.title)) for ask, one in zip(asks, open_ones, strict=True)
            ],
        }

    def _told(self, name: str) -> str:
        """What was told in words, safe for Markdown; empty where nothing was."""
        told = self.found.told.get(name, "")
        return "" if told in RESERVED else safe(told)

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
        border = short_number(self._border("review.weekly_percent", self._rules().use.enough_when))
        wanted = self.words["review_wanted_weekly_few" if use.by_people else "review_wanted_weekly"]
        wanted = wanted.format(percent=border)
        met = None if "review.use" not in facts else facts["review.use"] == "enough"
        return self._check("review_weekly", self._people(use.weekly), wanted, met=met)

    def _border(self, name: str, *conditions: Condition) -> float:
        """From which number on a condition of the rule holds; 0 where it does not ask for this one."""
        found = (leaf for one in conditions for leaf in leaves(one) if leaf.about == "number" and leaf.id == name)
        return next((float(leaf.at_least) for leaf in found if leaf.at_least is not None), 0)

    def _people(self, n: int | None) -> str:
        """So many of those meant to use it; a share only where it means something."""
        use, words = self.found.use, self.words
        if n is None:
            return words["review_unknown"]
        if use.meant is None:
            return words["review_people"].format(n=n)
        share = words["review_share"].format(percent=short_number(use.percent(n) or 0, 0))
        return words["review_people_of"].format(n=n, meant=use.meant) + ("" if use.by_people else share)

    def _saving(self) -> View:
        found, words = self.found, self.words
        before = found.before()
        if found.aim is None or before is None:
            return self._check("review_saving", words["review_unknown"], words["review_wanted_saving_open"], met=None)
        widening = (one.when for one in self._rules().rules if self._rules().outcome(one.outcome).verdict == "widen")
        border = self._border("review.of_aim", *widening)
        numbers = {"minutes": short_number(found.aim.minutes * border / 100), "aim": short_number(found.aim.minutes)}
        numbers |= {
            "before": short_number(before.value),
            "aimed": short_number(before.value - round(found.aim.minutes, 1)),
        }
        wanted = words["review_wanted_saving"].format(**numbers, percent=short_number(border))
        of_aim = found.facts.get("review.of_aim")
        met = float(of_aim) >= border if isinstance(of_aim, int | float) else None
        return self._check("review_saving", self.times.short(), wanted, met=met)

    def _mistakes(self) -> View:
        found, words = self.found, self.words
        moved = found.mistakes_moved
        before, now = (found.mistakes.get(one) for one in (DAY_0, MONTHS[found.month]))
        says = words[f"review_{moved}"] if moved and moved != "unclear" else words["review_unknown"]
        if before and now:
            says = self._hardly(before, now) if moved == "unclear" else says
            says += words["open"] + f"{self._counted(before)} → {self._counted(now)}" + words["close"]
        wanted = words["review_wanted_mistakes"].format(border=self._rules().real.mistakes_apart)
        return self._check("review_mistakes", says, wanted, met=moved != "more" if moved else None)

    def _hardly(self, before: Reading, now: Reading) -> str:
        """That so small a difference cannot be called one; its size where as many cases were counted on both sides."""
        alike = before.n == now.n
        gap = self.words["review_gap" if alike else "review_gap_small"].format(
            n=short_number(abs(now.value - before.value))
        )
        up = now.value * (before.n or 1) > before.value * (now.n or 1)
        return self.words["review_mistakes_up" if up else "review_mistakes_down"].format(gap=gap)

    def _counted(self, one: Reading) -> str:
        name = "review_mistakes_in" if one.n else "review_mistakes_of"
        return self.words[name].format(value=short_number(one.value), n=one.n)

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
        same_words = one.repeated and one.planned.again_title is None
        return {
            "number": number,
            "id": one.action.id,
            "title": self._text(one.title) + (self.words["review_step_again"] if same_words else ""),
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
                value = with_unit(one.value, metrics[name].unit.read(self.lang), self.lang)
                known = self.words[f"review_{one.known}"]
                found.append({"what": metrics[name].title.read(self.lang), "found": value, "known": known})
        told = self._told("customer_effect")
        if told and "customer_effect" in metrics:
            title = metrics["customer_effect"].title.read(self.lang)
            found.append({"what": title, "found": told, "known": self.words["review_reported"]})
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
