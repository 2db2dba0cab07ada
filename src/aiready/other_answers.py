"""What would follow if some answers were others, without assessing everything anew."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from aiready.answers import AnswerSheet, as_counted
from aiready.assessment import Assessment, assess, gate_state, is_open, stage_of
from aiready.conditions import Condition, PatternId, Value
from aiready.judging import Known, leaves
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, Questionnaire
from aiready.rollout import pattern_of
from aiready.weighing import weigh_axis, weigh_barrier

FACTS = "company."
Changes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would be known, and the pattern and the severities that would follow."""

    known: Known
    pattern: PatternId
    severities: Mapping[str, int | None]


class OtherAnswers:
    """The results of a sheet, ready to be worked out again with a few answers changed."""

    def __init__(self, questionnaire: Questionnaire, policy: Policy, sheet: AnswerSheet) -> None:
        self.questionnaire = questionnaire
        self.policy = policy
        self.sheet = as_counted(sheet)
        self.now = assess(questionnaire, policy, self.sheet)
        self.severities = _severities(self.now)
        scored = questionnaire.scored_sections()
        self.sections = {question.id: section for section in scored for question in section.questions}
        self.branching = {name for one in questionnaire.questions() if one.ask_when for name in _named(one.ask_when)}
        self.asked = {*self.now.known.answers, *self.now.open_questions}

    def with_changes(self, changes: Changes) -> Outcome:
        """What follows from these answers in place of the sheet's own; the same as assessing the changed sheet."""
        if self.branching & changes.keys():
            return self._anew(changes)
        changes = {question: value for question, value in changes.items() if question in self.asked}
        answers = {**self.now.known.answers, **changes}
        return self._worked_out(
            answers, {self.sections[one].id for one in changes if one in self.sections}, self.policy
        )

    def with_weights(self, question: str, policy: Policy) -> Outcome:
        """What follows where this question weighs otherwise, as the other policy says."""
        return self._worked_out(self.now.known.answers, {self.sections[question].id}, policy)

    def _worked_out(self, answers: Changes, touched: Container[str], policy: Policy) -> Outcome:
        before = self.now.known
        barriers = (section for section in self.questionnaire.barriers() if section.id in touched)
        axes = (section for section in self.questionnaire.axes() if section.id in touched)
        weighed = {section.id: weigh_barrier(section, policy, answers) for section in barriers}
        values = {section.id: weigh_axis(section, policy, answers).value for section in axes}
        known = replace(
            before,
            answers=answers,
            levels={**before.levels, **{one: result.level for one, result in weighed.items()}},
            axes={**before.axes, **{one: None if at is None else (at, at) for one, at in values.items()}},
            open_share=self._open_share(answers),
            gates={},
        )
        known = replace(known, gates={gate.id: gate_state(gate, known) for gate in policy.gates})
        known = replace(known, stage=stage_of(policy, known))
        severities = {**self.severities, **{one: result.severity for one, result in weighed.items()}}
        return Outcome(known, pattern_of(policy, known), severities)

    def _anew(self, changes: Changes) -> Outcome:
        sheet = self.sheet
        for question, value in changes.items():
            sheet = sheet.with_answer(question, value)
        then = assess(self.questionnaire, self.policy, sheet)
        return Outcome(then.known, pattern_of(self.policy, then.known), _severities(then))

    def _open_share(self, answers: Changes) -> Fraction:
        left_open = sum(is_open(answers.get(question)) for question in self.now.open_questions)
        return Fraction(left_open, self.now.asked) if self.now.asked else Fraction(0)

    def behind_rollout(self) -> tuple[ChoiceQuestion, ...]:
        """The single-choice questions that the rollout can hang on, in asking order; facts are taken as they are."""
        found: set[str] = set()
        waiting = [name for rule in self.policy.rules for name in _named(rule.when)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._below(name)
        return tuple(
            question
            for question in self.questionnaire.questions()
            if isinstance(question, ChoiceQuestion) and question.id in found and not question.id.startswith(FACTS)
        )

    def _below(self, name: str) -> Iterator[str]:
        """What a name in a condition hangs on: a gate on its answers, a section on its questions, a stage on all."""
        for gate in self.policy.gates:
            if gate.id == name:
                yield from _named(gate.red_when)
        if name == "stage":
            yield from (one for stage in self.policy.stages for one in _named(stage.when))
        for section in self.questionnaire.sections:
            if section.id == name:
                yield from (question.id for question in section.questions)
            yield from (
                one
                for question in section.questions
                if question.id == name and question.ask_when
                for one in _named(question.ask_when)
            )


def _named(condition: Condition) -> Iterable[str]:
    """The ids that a condition looks at; the stage has no id but its name."""
    return (str(getattr(leaf, "id", leaf.about)) for leaf in leaves(condition))


def _severities(assessment: Assessment) -> dict[str, int | None]:
    return {barrier.id: barrier.severity for barrier in assessment.barriers}
