"""Why a barrier, a gate, the way of rolling out or an action came out as it did, from answer to consequence."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiready.assessment import GateResult
from aiready.because import Because
from aiready.errors import AireadyError, fault, nearest
from aiready.plan import PlannedAction
from aiready.questionnaire import BEST
from aiready.report import Report
from aiready.text import Lang
from aiready.weighing import BarrierResult
from aiready.wording import answer_words, span

ROLLOUT = "rollout"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A title, the id of what is explained, and the lines that explain it."""

    id: str
    title: str
    lines: tuple[str, ...]


def explain(report: Report, what: str | None, lang: Lang) -> tuple[Explanation, ...]:
    """One explanation, or all of barriers, gates and rollout where nothing is named.

    Raises:
        AireadyError: nothing in this report has that id.
    """
    explaining = _Explaining(report, lang)
    known = explaining.known()
    if what is None:
        return tuple(explaining.of(one) for one in known if one in explaining.general())
    if what not in known:
        guess = nearest(what, known)
        options = ", ".join(explaining.general())
        raise AireadyError([fault("", "A406", what=what, hint=guess, options=options)])
    return (explaining.of(what),)


class _Explaining:
    def __init__(self, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.words = dict(report.pack.words[lang])
        self.barriers = {barrier.id: barrier for barrier in report.assessment.highest()}
        self.gates = {gate.id: gate for gate in report.assessment.gates}
        self.actions = {action.id: action for action in report.pack.playbook.actions}

    def general(self) -> Sequence[str]:
        return [*self.barriers, *self.gates, ROLLOUT]

    def known(self) -> Sequence[str]:
        return [*self.general(), *self.actions]

    def of(self, what: str) -> Explanation:
        if what in self.barriers:
            return self._barrier(self.barriers[what])
        if what in self.gates:
            return self._gate(self.gates[what])
        return self._rollout() if what == ROLLOUT else self._action(what)

    def _answer(self, question_id: str) -> str:
        question = self.report.pack.questionnaire.question(question_id)
        answer = answer_words(question, self.report.sheet.counted(question_id), self.words, self.lang).replace("\\", "")
        return f"{question.ask.read(self.lang)} → {answer}"

    def _barrier(self, barrier: BarrierResult) -> Explanation:
        weight = self.report.pack.policy.weight
        lines = [
            f"{one.points} / {BEST}  x{weight(one.question)}  {self._answer(one.question)} [{one.question}]"
            for one in barrier.evidence
        ]
        answered = {one.question for one in barrier.evidence}
        section = self.report.pack.questionnaire.section(barrier.id)
        lines += [
            f"- / {BEST}  {self._answer(one.id)} [{one.id}]" for one in section.questions if one.id not in answered
        ]
        lost = sum(one.points * weight(one.question) for one in barrier.evidence)
        most = sum(BEST * weight(one.question) for one in barrier.evidence)
        level = self.words["level_undecided" if barrier.undecided else f"level_{barrier.level}"]
        if barrier.severity is not None:
            lines.append(f"{lost} / {most} = {barrier.severity} ({barrier.low}-{barrier.high}) → {level}")
        lines.append(self.report.pack.policy.note.read(self.lang))
        return Explanation(barrier.id, section.title.read(self.lang), tuple(lines))

    def _gate(self, result: GateResult) -> Explanation:
        gate = self.report.pack.policy.gate(result.id)
        says = {"red": gate.says_red, "unknown": gate.says_unknown}.get(result.state)
        lines = [self.words[f"gate_{result.state}"], *([says.read(self.lang)] if says else [])]
        lines += [f"{self._answer(question)} [{question}]" for question in result.because]
        return Explanation(result.id, gate.title.read(self.lang), tuple(lines))

    def _rollout(self) -> Explanation:
        rollout, policy = self.report.rollout, self.report.pack.policy
        rule = next((rule for rule in policy.rules if rule.id == rollout.rule), None)
        lines = [f"{rule.reason.read(self.lang)} [{rule.id}]"] if rule else []
        if rollout.tie:
            lines.append(self.words["tie_note"])
        for axis in self.report.assessment.axes:
            title = self.report.pack.questionnaire.section(axis.id).title.read(self.lang)
            value = "-" if axis.value is None else f"{float(axis.value):.2f}"
            lines.append(f"{title} [{axis.id}]: {value} ({float(axis.low):.2f}-{float(axis.high):.2f}) / {BEST}")
        others = [policy.pattern(one).title.read(self.lang) for one in rollout.possible if one != rollout.pattern]
        if others:
            lines.append(f"{self.words['still_possible']} {self.words['and'].join(others)}")
        lines.append(policy.note.read(self.lang))
        return Explanation(ROLLOUT, policy.pattern(rollout.pattern).title.read(self.lang), tuple(lines))

    def _action(self, action_id: str) -> Explanation:
        action = self.actions[action_id]
        planned = next((one for one in self.report.plan.actions if one.action.id == action_id), None)
        if planned:
            return Explanation(action_id, action.title.read(self.lang), tuple(self._planned(planned)))
        postponed = next((one for one in self.report.plan.postponed if one.action.id == action_id), None)
        line = self.words[f"postponed_{postponed.reason}"] if postponed else self.words["not_called_for"]
        return Explanation(action_id, action.title.read(self.lang), (line,))

    def _planned(self, planned: PlannedAction) -> list[str]:
        lines = [planned.action.why.read(self.lang), span(planned.start, planned.due, self.lang)]
        lines += [self._because(one) for one in planned.because]
        lines.append(f"{self.words['source_ids']}: {', '.join(planned.action.sources)}")
        return lines

    def _because(self, because: Because) -> str:
        rule = f" ({because.rule})" if because.rule else ""
        if because.question:
            return f"{self._answer(because.question)} [{because.question}]{rule}"
        return f"{self.words['because_essential'] if because.rule == 'essential' else self.words['way']}{rule}"
