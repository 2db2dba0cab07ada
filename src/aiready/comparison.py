"""The same firm asked twice: what moved between the two dates, and what a second asking would show anyway."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiready.answers import AnswerSheet, as_counted, visible_questions
from aiready.assessment import assess
from aiready.conditions import NOT_APPLICABLE, Value
from aiready.errors import AireadyError, fault
from aiready.pack import Pack
from aiready.playbook import Action
from aiready.questionnaire import BarrierSection, ChoiceQuestion, level_of
from aiready.report import Report
from aiready.text import folded
from aiready.weighing import BarrierResult

Verdict = Literal["better", "worse", "same", "not_distinguishable"]
NAME = "company.name"


@dataclass(frozen=True, slots=True)
class BarrierChange:
    """A barrier on both dates, over the questions that both can be compared on.

    `change` is in points, less being better; `least` is what counts as a change here; not `decided`: too little is
    known on one of the dates to say anything.
    """

    id: str
    before: BarrierResult
    after: BarrierResult
    change: int | None
    least: int
    decided: bool
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """One result on both dates: a gate's state, the stage, the way, the rule that chose it."""

    id: str
    before: str
    after: str

    def changed(self) -> bool:
        """Whether it is another one now."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ActionChanges:
    """The larger actions by what became of them: `gone` is no longer called for, `put_off` waits for later."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    put_off: tuple[str, ...]
    still: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question answered otherwise, as it counts; a level where the answer has one."""

    question: str
    before: Value | None
    after: Value | None
    level_before: int | None
    level_after: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one firm side by side.

    `compared` are the barriers' questions that the heights stand on, `left_out` those that only one of the two sheets
    could answer. Gates, stage, way and plan are those of each sheet as it is.
    """

    before: Report
    after: Report
    barriers: tuple[BarrierChange, ...]
    gates: tuple[Pair, ...]
    stage: Pair
    pattern: Pair
    rule: Pair
    actions: ActionChanges
    answers: tuple[AnswerChange, ...]
    compared: tuple[str, ...]
    left_out: tuple[str, ...]

    def with_verdict(self, verdict: Verdict) -> tuple[BarrierChange, ...]:
        """The barriers of one verdict."""
        return tuple(one for one in self.barriers if one.verdict == verdict)


def compare_reports(before: Report, after: Report) -> Comparison:
    """What differs between an earlier and a later report of one firm.

    Raises:
        AireadyError: the sheets name two firms.
    """
    _refuse_two_firms(before, after)
    pack = after.pack
    old, new = as_counted(before.sheet), as_counted(after.sheet)
    questions = [one.id for section in pack.questionnaire.barriers() for one in section.questions]
    left_out = tuple(one for one in questions if not _comparable(one, old, new, pack))
    for one in left_out:
        old, new = old.with_answer(one, NOT_APPLICABLE), new.with_answer(one, NOT_APPLICABLE)
    earlier, later = before.assessment, after.assessment
    return Comparison(
        before=before,
        after=after,
        barriers=_barriers(pack, old, new),
        gates=tuple(Pair(a.id, a.state, b.state) for a, b in zip(earlier.gates, later.gates, strict=True)),
        stage=Pair("stage", earlier.stage, later.stage),
        pattern=Pair("pattern", before.rollout.pattern, after.rollout.pattern),
        rule=Pair("rule", before.rollout.rule, after.rollout.rule),
        actions=_actions(before, after),
        answers=tuple(_answers(before, after)),
        compared=tuple(one for one in questions if new.value(one) != NOT_APPLICABLE),
        left_out=left_out,
    )


def _refuse_two_firms(before: Report, after: Report) -> None:
    names = [plain_name(report.pack, report.sheet) for report in (before, after)]
    if all(names) and names[0] != names[1]:
        raise AireadyError([fault("", "A414", old=before.sheet.firm(), new=after.sheet.firm())])


def plain_name(pack: Pack, sheet: AnswerSheet) -> str:
    """The firm's name however its spaces and letters are typed; empty where it was withheld from a copy."""
    withheld = {words.get("withheld") for words in pack.words.values()}
    name = sheet.firm()
    return "" if name in withheld else folded(name)


def _versions_differ(old: AnswerSheet, new: AnswerSheet, pack: Pack) -> bool:
    return {old.pack.version, new.pack.version} != {pack.head.version}


def _comparable(question: str, old: AnswerSheet, new: AnswerSheet, pack: Pack) -> bool:
    """Whether both sheets could answer a question: it was asked in both versions, and applied on both dates."""
    values = old.value(question), new.value(question)
    if None in values and _versions_differ(old, new, pack):
        return False
    return values.count(NOT_APPLICABLE) != 1


def _barriers(pack: Pack, old: AnswerSheet, new: AnswerSheet) -> tuple[BarrierChange, ...]:
    before, after = (assess(pack.questionnaire, pack.policy, sheet) for sheet in (old, new))
    found = []
    for section in pack.questionnaire.barriers():
        share = _share(pack, section, new)
        found.append(_barrier(pack, before.barrier(section.id), after.barrier(section.id), share))
    return tuple(found)


def _share(pack: Pack, section: BarrierSection, sheet: AnswerSheet) -> tuple[int, int]:
    """The weight of a barrier's questions that are compared, and of all."""
    weight = {one.id: pack.policy.weight(one.id) for one in section.questions}
    return sum(weight[one] for one in weight if sheet.value(one) != NOT_APPLICABLE), sum(weight.values())


def _barrier(pack: Pack, before: BarrierResult, after: BarrierResult, share: tuple[int, int]) -> BarrierChange:
    compared, whole = share
    limits = pack.policy.comparison
    least = min(100, -(-limits.smallest_change * whole // compared)) if compared else 100
    enough = 100 * compared >= pack.policy.levels.decided_from * whole
    decided = enough and not (before.undecided or after.undecided)
    change = None if before.severity is None or after.severity is None else after.severity - before.severity
    return BarrierChange(
        after.id, before, after, change, least, decided, _verdict(before, after, least, decided=decided)
    )


def _verdict(before: BarrierResult, after: BarrierResult, least: int, *, decided: bool) -> Verdict:
    """Changed only where the two intervals lie at least `least` points apart."""
    if (before.severity, before.low, before.high) == (after.severity, after.low, after.high):
        return "same"
    if decided and before.low - after.high >= least:
        return "better"
    if decided and after.low - before.high >= least:
        return "worse"
    return "not_distinguishable"


def _actions(before: Report, after: Report) -> ActionChanges:
    """The larger actions of both plans; one that stands for another is the same thing to do in another form."""
    old, new = _headlines(before), _headlines(after)
    was, now = ({_meant(one.action) for one in report.plan.actions} for report in (before, after))
    waiting = {_meant(one.action) for one in after.plan.postponed}
    left = [one for one in old if _meant(one) not in now]
    return ActionChanges(
        new=tuple(one.id for one in new if _meant(one) not in was),
        gone=tuple(one.id for one in left if _meant(one) not in waiting),
        put_off=tuple(one.id for one in left if _meant(one) in waiting),
        still=tuple(one.id for one in new if _meant(one) in was),
    )


def _headlines(report: Report) -> tuple[Action, ...]:
    return tuple(one.action for early in (True, False) for one in report.plan.headlines(early=early))


def _meant(action: Action) -> str:
    return action.stands_for or action.id


def _answers(before: Report, after: Report) -> Iterator[AnswerChange]:
    """The questions that applied on both dates and were answered otherwise; in other versions, those of both."""
    pack, old, new = after.pack, before.sheet, after.sheet
    applied = {one.id for one in visible_questions(pack.questionnaire, old)}
    scored = {one.id for one in pack.questionnaire.scored()}
    for question in visible_questions(pack.questionnaire, new):
        values = old.counted(question.id), new.counted(question.id)
        unshared = None in values and _versions_differ(old, new, pack)
        if question.id == NAME or question.id not in applied or values[0] == values[1] or unshared:
            continue
        if isinstance(question, ChoiceQuestion) and question.id in scored:
            yield AnswerChange(question.id, *values, level_of(question, values[0]), level_of(question, values[1]))
        else:
            yield AnswerChange(question.id, *values, None, None)
