"""The purpose and the tasks to try first, in words: what each has for and against it, and what would make it better."""

from fractions import Fraction

from aiready.pack import Pack
from aiready.purpose import Purpose
from aiready.ranking import Better, Part, Ranked, Ranking, proposals
from aiready.report.phrases import Phrases, View
from aiready.text import Lang
from aiready.use_cases import UseCase
from aiready.wording import duration, safe

MOST_WAITING = 3
MINUTES_AN_HOUR = 60


class Tasks:
    """A ranking and a purpose as plain data in one language."""

    def __init__(self, pack: Pack, phrases: Phrases) -> None:
        self.pack = pack
        self.phrases = phrases
        self.lang: Lang = phrases.lang
        self.words = phrases.words

    def view(self, ranking: Ranking, purpose: Purpose) -> View:
        """Both, under the names that templates use."""
        ranked = [self.entry(one, place) for place, one in enumerate(proposals(ranking, self.pack.policy.plan), 1)]
        return {
            "first_tasks": {
                "chosen": self.entry(ranking.first, 1) if ranking.first else None,
                "why": self.why(ranking),
                "ranked": ranked,
                "own": next((one for one in ranked if one["is_own"]), None),
                "first": [one for one in ranked if not one["is_own"]],
                "waiting_own": [self.entry(one, 0) for one in ranking.waiting if one.option.own],
                "locked": [self.entry(one, 0) for one in ranking.waiting if not one.option.own][:MOST_WAITING],
                "later": [self._later(one) for one in ranking.later][:MOST_WAITING],
            },
            "purpose": self.purpose(purpose),
        }

    def purpose(self, purpose: Purpose) -> View:
        """The sentence, what is still missing from it, and what it does not hold together with."""
        remarks = self.pack.second_look.purpose if self.pack.second_look else None
        asks = [getattr(remarks, one).says.read(self.lang) for one in purpose.asks] if remarks else []
        return {
            "told": safe(purpose.told),
            "sentence": safe(purpose.sentence.read(self.lang)) if purpose.sentence else "",
            "draft": safe(purpose.draft.read(self.lang)),
            "made": purpose.sentence is not None and bool(purpose.lacks),
            "vague": purpose.vague,
            "missing": [self.words[f"missing_{one}"] for one in purpose.missing],
            "lacks": [self.words[f"missing_{one}"] for one in purpose.lacks],
            "asks": asks,
            "besides": [one.says.read(self.lang) for one in remarks.to_look_at(purpose.told)] if remarks else [],
            "quote": self.quoted(purpose),
            "now": "" if purpose.minutes is None else duration(purpose.minutes, self.lang),
            "aimed": "" if purpose.aimed_minutes is None else duration(purpose.aimed_minutes, self.lang),
        }

    def quoted(self, purpose: Purpose) -> str:
        """What documents give as the purpose: the sentence, else what was told if it names a task, else nothing."""
        if purpose.sentence:
            return safe(purpose.sentence.read(self.lang))
        return "" if purpose.vague else safe(purpose.told)

    def why(self, ranking: Ranking) -> str:
        """Why this task, in one or two sentences; where the firm's own choice may not be tried yet, that first."""
        first = ranking.first
        parts = []
        if ranking.refused:
            name = safe(ranking.refused.candidate.title.read(self.lang))
            parts.append(self.words[f"refused_{ranking.refused.waits}"].format(task=name))
        unclear = next((one for one in ranking.waiting if one.option.own and one.waits == "data_unknown"), None)
        shown = first or unclear
        name = safe(shown.candidate.title.read(self.lang)) if shown else ""
        parts.append(self.words[f"chosen_{_ground(ranking)}"].format(task=name))
        if first and first.for_time is False:
            parts.append(self.words["not_for_time"])
        return ("" if self.lang == "ja" else " ").join(parts)

    def entry(self, one: Ranked, place: int) -> View:
        """A task with its numbers, its score and the reasons for it."""
        candidate, like = one.candidate, one.option.like
        own = candidate.origin == "own"
        return {
            "id": candidate.id,
            "place": place,
            "is_own": own,
            "title": safe(candidate.title.read(self.lang)),
            "like": like.title.read(self.lang) if own and like else "",
            **self._numbers(one),
            "saving": self.words["saving_range"].format(low=candidate.saving.low, high=candidate.saving.high),
            "data": candidate.data or "",
            "data_word": self.words[f"data_{candidate.data}"],
            "caution": like.caution.read(self.lang) if like else self.words["own_caution"],
            "prompt": like.prompt.read(self.lang) if like and like.prompt else "",
            "before": self._before(one),
            "needs_data": "",
            "proof": self.words[f"proof_{like.proof}" if like and not own else "proof_own"],
            "points": points(one.low, one.high, self.words["to"]),
            "parts": [self.part(part) for part in one.parts],
            "unknown": [self.words[f"part_{name}"] for name in one.unknown()],
            "better": [self.better(more) for more in one.better],
            "within_reach": number(one.within_reach()),
            "for_time": one.for_time,
        }

    def _numbers(self, one: Ranked) -> View:
        """Minutes, times and hours as the firm gave them, or as the pack reckons; words where nobody has said."""
        candidate, words = one.candidate, self.words
        minutes, times = candidate.minutes, candidate.times_a_month
        told = [
            words["a_round"].format(time=duration(minutes, self.lang)) if minutes is not None else "",
            words["times_a_month"].format(n=times) if times is not None else "",
        ]
        whole = duration(minutes * times, self.lang) if minutes is not None and times is not None else ""
        kind = "catalogue" if candidate.origin == "catalogue" else ("measured" if candidate.measured else "told")
        return {
            "minutes": duration(minutes, self.lang) if minutes is not None else words["not_said"],
            "times": told[1] or words["not_said"],
            "a_month": whole,
            "numbers": words["bar_plain"].join(part for part in told if part) or words["not_said"],
            "numbers_are": words[f"numbers_{kind}"] if any(told) else "",
        }

    def _before(self, one: Ranked) -> str:
        like = one.option.like
        if one.waits == "data_unknown":
            return self.words["before_data_unknown"]
        return like.before.read(self.lang) if like and like.before else self.words["before_class_a"]

    def part(self, part: Part) -> View:
        """One part of a score."""
        return {
            "id": part.id,
            "title": self.words[f"part_{part.id}"],
            "points": points(part.low, part.high, self.words["to"]),
            "basis": self.words[f"basis_{part.basis}"],
        }

    def better(self, better: Better) -> str:
        """What would make the task better, with the points at stake."""
        gain = self.words["gain"].format(n=number(better.gain)) if better.gain else ""
        return f"{self.words[f'better_{better.id}']}{gain}"

    def _later(self, one: UseCase) -> View:
        return {
            "id": one.id,
            "title": one.title.read(self.lang),
            "before": one.before.read(self.lang) if one.before else "",
            "needs_data": one.needs_data.read(self.lang) if one.needs_data else "",
        }


def _ground(ranking: Ranking) -> str:
    """Why the first task is the first, as the words for it are called."""
    if ranking.by != "rank":
        return ranking.by
    own = sum(one.candidate.origin == "own" for one in ranking.entries)
    return ("catalogue", "only")[own] if own in (0, 1) else "rank"


def number(value: Fraction) -> str:
    """A number of points without needless zeros."""
    return f"{float(value):g}"


def points(low: Fraction, high: Fraction, to: str) -> str:
    """Points, or the span they lie in."""
    return number(low) if low == high else f"{number(low)}{to}{number(high)}"
