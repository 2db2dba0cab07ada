"""Which tasks a firm could try: those it named itself, and those of the pack for its industry and size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from aiready.amounts import read_amount
from aiready.answers import AnswerSheet, known_answers
from aiready.candidate import Candidate
from aiready.conditions import RESERVED, Condition
from aiready.judging import Known, judge
from aiready.own_tasks import OwnTask, Written
from aiready.pack import Pack
from aiready.same_task import same_task, told_purpose
from aiready.task_scoring import TaskScoring
from aiready.text import Text, folded
from aiready.use_cases import DataClass, Heavy, Mends, UseCase

INDUSTRY, EMPLOYEES, DATA = "company.industry", "company.employees", "company.data"
TASK = "aim.annoying_task"
MINUTES, TIMES = "aim.task_minutes", "aim.task_times"
NUMBERS = {"minutes": MINUTES, "times_a_month": TIMES}
ANNOYING = "annoying_task"
"""The id of the task that the interview asks for, where the list of the sheet does not have it."""
Basis = Literal["said", "firm", "catalogue", "unknown"]
"""Said of this task, said of the firm as a whole, judged by the pack, or not known."""


@dataclass(frozen=True, slots=True)
class Option:
    """A task that could be first and what it is ranked by; None: nobody has said.

    `annoyed`: how many roles find it tiresome; `most_annoying`: named as the most tiresome of all. `like` is the task
    of the pack that it is or that is nearest to it. `basis`: where each part of its score comes from.
    """

    candidate: Candidate
    annoyed: int | None
    most_annoying: bool
    text_heavy: Heavy | None
    mends: Mends | None
    steps_written: Written | None
    basis: dict[str, Basis]
    own: OwnTask | None = None
    like: UseCase | None = None
    aimed_minutes: int | None = None


def find_options(pack: Pack, sheet: AnswerSheet) -> tuple[Option, ...]:
    """The firm's own tasks, then those of the pack that fit it; of those only generative AI."""
    known = Known(answers=known_answers(pack.questionnaire, sheet))
    own = tuple(_Own(pack, sheet, known).options())
    taken = {one.like.id for one in own if one.like}
    rest = [one for one in fitting(pack.knowledge.use_cases, known) if one.kind == "genai" and one.id not in taken]
    return (*own, *(_of_pack(one, pack.policy.first_tasks, known) for one in rest))


def fitting(use_cases: Iterable[UseCase], known: Known) -> Iterator[UseCase]:
    """The tasks of the pack for this industry and this number of people."""
    industry, people = known.answers.get(INDUSTRY), known.answers.get(EMPLOYEES)
    for one in use_cases:
        too_few = isinstance(people, int | float) and people < one.from_people
        if (not one.industries or industry in one.industries) and not too_few:
            yield one


def written_in(rules: TaskScoring, known: Known) -> Written | None:
    """How far steps are written down in the firm as a whole."""
    ways: tuple[tuple[Written, Condition | None], ...] = (
        ("all", rules.steps_written.all),
        ("partly", rules.steps_written.partly),
        ("none", rules.steps_written.none),
    )
    return next((way for way, when in ways if when and judge(when, known) is True), None)


def _of_pack(one: UseCase, rules: TaskScoring, known: Known) -> Option:
    candidate = Candidate(
        id=one.id,
        title=one.title,
        origin="catalogue",
        department=one.department,
        people=None,
        minutes=one.minutes,
        times_a_month=one.times_a_month,
        measured=False,
        saving=one.saving,
        data=one.data,
    )
    written = written_in(rules, known)
    basis: dict[str, Basis] = {
        "hours": "catalogue",
        "annoyance": "unknown",
        "text": "catalogue" if one.text_heavy else "unknown",
        "mends": "catalogue" if one.mends else "unknown",
        "data": "catalogue",
        "own_way": "firm" if written else "unknown",
    }
    return Option(
        candidate,
        None,
        most_annoying=False,
        text_heavy=one.text_heavy,
        mends=one.mends,
        steps_written=written,
        basis=basis,
        like=one,
    )


class _Own:
    """The tasks that the firm named: its list, and the one that the interview asked for."""

    def __init__(self, pack: Pack, sheet: AnswerSheet, known: Known) -> None:
        self.rules = pack.policy.first_tasks
        self.known = known
        self.sheet = sheet
        self.usable = [one for one in fitting(pack.knowledge.use_cases, known) if one.kind == "genai"]
        self.by_id = {one.id: one for one in pack.knowledge.use_cases}
        self.written = written_in(self.rules, known)
        annoying = known.answers.get(TASK)
        self.annoying = annoying if isinstance(annoying, str) and annoying not in RESERVED else ""

    def options(self) -> Iterator[Option]:
        tasks = self.sheet.tasks or ()
        asked = self._asked()
        same = next((one for one in tasks if asked and _same(one, asked)), None)
        for task in tasks:
            yield self._option(_filled(task, asked) if asked and task is same else task, most=task is same)
        if asked and same is None:
            yield self._option(asked, most=True)

    def _asked(self) -> OwnTask | None:
        """The most tiresome task with the numbers that the interview gathered."""
        if not self.annoying.strip():
            return None
        numbers = {key: self._number(one) for key, one in NUMBERS.items()}
        numbers["minutes"] = numbers["minutes"] or self._minutes_of_the_purpose()
        return OwnTask.model_construct(None, id=ANNOYING, title=self.annoying).model_copy(update=numbers)

    def _minutes_of_the_purpose(self) -> int | None:
        """The minutes of one round now, where the purpose gives them for this task."""
        told = told_purpose(self.sheet)
        amount = read_amount(told)
        return amount.before if amount.per == "round" and same_task(told, self.annoying) else None

    def _number(self, question: str) -> int | None:
        value = self.known.answers.get(question)
        return int(value) if isinstance(value, int | float) else None

    def _option(self, task: OwnTask, *, most: bool) -> Option:
        like = self.by_id.get(task.nearest) if task.nearest else nearest(self.usable, task.title)
        data, basis = self._data(task, like)
        candidate = Candidate(
            id=task.id,
            title=Text.model_construct(ja=task.title, en=task.title),
            origin="own",
            department=task.department or (like.department if like else None),
            people=task.people,
            minutes=task.minutes,
            times_a_month=task.times_a_month,
            measured=self._measured(task, most=most),
            saving=like.saving if like else self.rules.saving,
            data=data,
        )
        heavy = task.text_heavy or (like.text_heavy if like else None)
        mends = task.mends or (like.mends if like else None)
        bases: dict[str, Basis] = {
            "hours": "unknown" if candidate.hours_a_month() is None else "said",
            "annoyance": "said" if most or task.annoyed is not None else "unknown",
            "text": _basis(task.text_heavy, heavy),
            "mends": _basis(task.mends, mends),
            "data": basis,
            "own_way": "said" if task.steps_written else ("firm" if self.written else "unknown"),
        }
        return Option(
            candidate,
            len(set(task.annoyed)) if task.annoyed is not None else None,
            most,
            heavy,
            mends,
            task.steps_written or self.written,
            bases,
            task,
            like,
            task.aimed_minutes,
        )

    def _measured(self, task: OwnTask, *, most: bool) -> bool:
        """Numbers that are not there cannot have been measured."""
        told = most and self.rules.measured is not None and judge(self.rules.measured, self.known) is True
        return (task.measured or told) and task.minutes is not None

    def _data(self, task: OwnTask, like: UseCase | None) -> tuple[DataClass | None, Basis]:
        """As said of the task; else the pack's; else what the firm handles at the worst, unless that may be class A."""
        if task.data:
            return task.data, "said"
        if task.handles:
            return self._worst(task.handles), "said"
        if like:
            return like.data, "catalogue"
        kinds = self.known.answers.get(DATA)
        worst = self._worst(kinds) if isinstance(kinds, tuple) else None
        return (worst, "firm") if worst in ("B", "C") else (None, "unknown")

    def _worst(self, kinds: tuple[str, ...]) -> DataClass | None:
        classes = {self.rules.kinds.get(kind) for kind in kinds}
        return None if None in classes or not classes else min(one for one in classes if one)


def _same(task: OwnTask, asked: OwnTask) -> bool:
    """Whether a task of the list is the one that the interview asked for."""
    return task.id == ANNOYING or folded(task.title) == folded(asked.title)


def _filled(task: OwnTask, asked: OwnTask) -> OwnTask:
    """The task of the list; what it leaves out is as the interview gathered it."""
    return task.model_copy(update={key: getattr(asked, key) for key in NUMBERS if getattr(task, key) is None})


def _basis(said: object, found: object) -> Basis:
    if said:
        return "said"
    return "catalogue" if found else "unknown"


def nearest(use_cases: Iterable[UseCase], words: str) -> UseCase | None:
    """The entry whose own word for the task is longest among those that the firm's words contain."""
    lowered = words.casefold()
    found = [
        (-len(word), not one.industries, one.id, one)
        for one in use_cases
        for word in one.known_by
        if word.casefold() in lowered
    ]
    return min(found, key=lambda entry: entry[:3])[3] if found else None
