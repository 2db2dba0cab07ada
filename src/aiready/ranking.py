"""Which task to try first, with every point that speaks for and against it and what would make it better."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aiready.answers import AnswerSheet, known_answers
from aiready.candidate import Candidate
from aiready.judging import Known, judge
from aiready.opportunity import Basis, Option, find_options, fitting
from aiready.pack import Pack
from aiready.policy import PlanLimits
from aiready.task_scoring import TaskScoring
from aiready.use_cases import UseCase

PartId = Literal["hours", "annoyance", "text", "mends", "data", "own_way"]
Waits = Literal["", "class_a", "data_unknown"]
BetterId = Literal[
    "say_hours", "measure", "ask_floor", "say_data", "say_mends", "say_steps", "say_text",
    "write_steps", "check_before", "replace_data", "accounts",
]  # fmt: skip
By = Literal["firm", "rank", "data_unknown", "nothing"]
Points = tuple[Fraction, Fraction]
MOST_POINTS = 4
MINUTES_AN_HOUR = 60
MOST_OF_ONE_DEPARTMENT, OF_THE_INDUSTRY = 2, 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: its points at the worst and at the best (below zero: taken off), and their ground."""

    id: PartId
    low: Fraction
    high: Fraction
    basis: Basis

    def known(self) -> bool:
        """Whether the points are settled."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Better:
    """What would make a task a better first one, and the points it would gain at the most (0: it would be surer)."""

    id: BetterId
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score. `for_time`: long enough that saved time would be seen; None: not known.

    `waits`: why it may not be tried yet, whatever its score; empty where nothing stands against it.
    """

    option: Option
    parts: tuple[Part, ...]
    better: tuple[Better, ...]
    for_time: bool | None
    waits: Waits

    @property
    def candidate(self) -> Candidate:
        """The task itself."""
        return self.option.candidate

    @property
    def low(self) -> Fraction:
        """What it has for sure; it is ranked by this."""
        return sum((part.low for part in self.parts), Fraction(0))

    @property
    def high(self) -> Fraction:
        """What it would have if everything unknown were at its best."""
        return sum((part.high for part in self.parts), Fraction(0))

    def within_reach(self) -> Fraction:
        """The score with everything known, at its best, and mended as `better` says."""
        mended = (one.gain for one in self.better if one.id in _MENDING)
        return self.high + sum(mended, Fraction(0))

    def unknown(self) -> tuple[PartId, ...]:
        """The parts that nobody has said anything about."""
        return tuple(part.id for part in self.parts if not part.known())


_MENDING: tuple[BetterId, ...] = ("write_steps", "check_before", "replace_data", "accounts")


@dataclass(frozen=True, slots=True)
class Ranking:
    """The tasks that may be tried, best first, and the one taken up.

    `by`: the firm chose it; it stands first; none can be taken up before the firm says what data its own task handles;
    or there is none at all. `refused`: what the firm chose and may not be tried yet.
    `waiting`: what must not be tried before a safeguard is there; `later`: what needs data before anything.
    """

    entries: tuple[Ranked, ...]
    first: Ranked | None
    by: By
    refused: Ranked | None
    waiting: tuple[Ranked, ...]
    later: tuple[UseCase, ...]

    @property
    def chosen(self) -> Candidate | None:
        """The task to try first; None where no task may be tried."""
        return self.first.candidate if self.first else None

    def taken_up(self) -> tuple[Candidate, ...]:
        """The task that the plan speaks of; none where none may be tried yet."""
        return (self.chosen,) if self.chosen else ()


def rank_first_tasks(pack: Pack, sheet: AnswerSheet) -> Ranking:
    """Rank the firm's own tasks, then those of the pack; class A is never taken up, nor what nobody knows the class of.

    The firm's own come first, since only of them it is known that the firm has them (inventory 004.S1). Within each of
    the two the order is: worth it for the time, points that are sure, points that are possible, id.
    """
    known = Known(answers=known_answers(pack.questionnaire, sheet))
    judged = [_ranked(one, pack, known) for one in find_options(pack, sheet)]
    entries = tuple(sorted((one for one in judged if not one.waits), key=_turn))
    waiting = tuple(sorted((one for one in judged if one.waits), key=_turn))
    wanted = [one for one in (*entries, *waiting) if one.option.own and one.option.own.chosen]
    free = next((one for one in wanted if not one.waits), None)
    first, by = (free, "firm") if free else _first(entries, waiting)
    return Ranking(
        entries=entries,
        first=first,
        by=by,
        refused=next((one for one in wanted if one.waits), None) if not free else None,
        waiting=waiting,
        later=tuple(
            sorted(
                (one for one in fitting(pack.knowledge.use_cases, known) if one.kind != "genai"),
                key=lambda one: (not one.industries, one.id),
            )
        ),
    )


def task_in_words(ranking: Ranking) -> str:
    """What documents call the task to try, in the firm's own words; empty where it named none that may be tried.

    A task that waits only for a word on its data keeps its name: it is the one the firm will talk about.
    """
    unclear = next((one for one in ranking.waiting if one.option.own and one.waits == "data_unknown"), None)
    first = unclear if ranking.by == "data_unknown" else ranking.first
    return first.candidate.title.ja if first and first.candidate.origin == "own" else ""


def _first(entries: tuple[Ranked, ...], waiting: tuple[Ranked, ...]) -> tuple[Ranked | None, By]:
    """The first that may be tried; where only tasks of the pack may, one of the firm's own may be free after a word."""
    if any(one.candidate.origin == "own" for one in entries):
        return entries[0], "rank"
    if any(one.waits == "data_unknown" for one in waiting):
        return None, "data_unknown"
    return (entries[0], "rank") if entries else (None, "nothing")


def _turn(one: Ranked) -> tuple[bool, bool, Fraction, Fraction, bool, str]:
    own = one.candidate.origin == "own"
    return not own, one.for_time is False, -one.low, -one.high, not _special(one), one.candidate.id


def proposals(ranking: Ranking, limits: PlanLimits) -> tuple[Ranked, ...]:
    """What is shown: every task of the firm, then the pack's best; of those at most two of a department.

    Two places are kept for tasks made for the firm's industry, so that it sees work that it knows.
    """
    own = [one for one in ranking.entries if one.candidate.origin == "own"]
    rest = [one for one in ranking.entries if one.candidate.origin == "catalogue" and one.for_time is not False]
    kept = min(OF_THE_INDUSTRY, sum(_special(one) for one in rest))
    shown: list[Ranked] = []
    for one in rest:
        same = sum(other.candidate.department == one.candidate.department for other in shown)
        general = sum(not _special(other) for other in shown)
        if same < MOST_OF_ONE_DEPARTMENT and (_special(one) or general < limits.first_tasks - kept):
            shown.append(one)
    return (*own, *shown[: limits.first_tasks])


def _special(one: Ranked) -> bool:
    """Whether it is made for an industry."""
    return bool(one.option.like and one.option.like.industries)


def _ranked(option: Option, pack: Pack, known: Known) -> Ranked:
    rules, data = pack.policy.first_tasks, option.candidate.data
    scoring = _Scoring(option, rules, known)
    hours = option.candidate.hours_a_month()
    waits: Waits = "class_a" if data == "A" else ("data_unknown" if data is None else "")
    return Ranked(
        option=option,
        parts=scoring.parts(),
        better=tuple(scoring.better()),
        for_time=None if hours is None else hours * MINUTES_AN_HOUR >= pack.policy.plan.least_minutes_a_month,
        waits=waits,
    )


class _Scoring:
    """One task against the rules."""

    def __init__(self, option: Option, rules: TaskScoring, known: Known) -> None:
        self.option = option
        self.rules = rules
        self.accounts = judge(rules.company_accounts, known) if rules.company_accounts else None
        self.data_weight = Fraction(str(rules.data_weight))

    def parts(self) -> tuple[Part, ...]:
        """All six, those taken off below zero."""
        rules, option = self.rules, self.option
        found: tuple[tuple[PartId, Points], ...] = (
            ("hours", self._hours()),
            ("annoyance", self._annoyance()),
            ("text", _points(rules.text.model_dump(), option.text_heavy)),
            ("mends", _points(rules.mends.model_dump(), option.mends)),
            ("data", _taken_off(self._sensitivity(), self.data_weight)),
            ("own_way", _taken_off(_points(rules.own_way.model_dump(), option.steps_written), Fraction(1))),
        )
        return tuple(Part(name, low, high, option.basis[name]) for name, (low, high) in found)

    def _hours(self) -> Points:
        candidate = self.option.candidate
        if candidate.minutes is None or candidate.times_a_month is None:
            return Fraction(0), Fraction(MOST_POINTS)
        minutes = candidate.minutes * candidate.times_a_month
        points = Fraction(sum(minutes >= border * MINUTES_AN_HOUR for border in self.rules.hours))
        return points, points

    def _annoyance(self) -> Points:
        scale = self.rules.annoyed
        if self.option.most_annoying:
            return Fraction(max(scale)), Fraction(max(scale))
        if self.option.annoyed is None:
            return Fraction(min(scale)), Fraction(max(scale))
        points = Fraction(scale[min(self.option.annoyed, len(scale) - 1)])
        return points, points

    def _sensitivity(self) -> Points:
        """Class A and a class that nobody knows count as the most sensitive."""
        data, rules = self.option.candidate.data, self.rules.data
        if data == "C":
            return Fraction(rules.C), Fraction(rules.C)
        if data == "B":
            low, high = sorted((Fraction(rules.B), Fraction(rules.B_open)))
            if self.accounts is None:
                return low, high
            exact = Fraction(rules.B if self.accounts else rules.B_open)
            return exact, exact
        return (Fraction(0) if data is None else Fraction(MOST_POINTS)), Fraction(MOST_POINTS)

    def better(self) -> Iterator[Better]:
        """What to find out, then what to mend, each with the points at stake."""
        spans = {part.id: part.high - part.low for part in self.parts()}
        asking: tuple[tuple[PartId, BetterId], ...] = (
            ("hours", "say_hours"),
            ("annoyance", "ask_floor"),
            ("text", "say_text"),
            ("mends", "say_mends"),
            ("own_way", "say_steps"),
        )
        yield from (Better(how, spans[part]) for part, how in asking if spans[part])
        if self.option.candidate.data is None:
            yield Better("say_data", spans["data"])
        if not spans["hours"] and not self.option.candidate.measured:
            yield Better("measure", Fraction(0))
        yield from self._mending()

    def _mending(self) -> Iterator[Better]:
        rules, option = self.rules, self.option
        if option.steps_written in ("partly", "none"):
            yield Better("write_steps", Fraction(rules.own_way.model_dump()[option.steps_written] - rules.own_way.all))
        if option.mends == "hardly":
            yield Better("check_before", Fraction(rules.mends.with_effort - rules.mends.hardly))
        if option.candidate.data == "B" and self.accounts is not True:
            yield Better("accounts", self.data_weight * (rules.data.B_open - rules.data.B))
        if option.candidate.data in ("A", "B"):
            at = {"A": Fraction(MOST_POINTS), "B": Fraction(rules.data.B)}[option.candidate.data]
            yield Better("replace_data", self.data_weight * (at - rules.data.C))


def _points(table: dict[str, int], answer: str | None) -> Points:
    if answer is None:
        return Fraction(min(table.values())), Fraction(max(table.values()))
    return Fraction(table[answer]), Fraction(table[answer])


def _taken_off(points: Points, weight: Fraction) -> Points:
    """The same below zero: the most is taken off at the worst."""
    low, high = points
    return -high * weight, -low * weight
