"""What would follow if some answers were others, without assessing everything anew."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from aiready.answers import AnswerSheet, as_counted
from aiready.assessment import Assessment, assess, gate_state, is_open, stage_of
from aiready.conditions import Condition, PatternId, Value
from aiready.judging import Known, leaves
from aiready.policy import Policy
from aiready.questionnaire import ChoiceQuestion, Questionnaire, Section
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
        axes = {axis.id for axis in questionnaire.axes()}
        self.looked_at = self._looked_at(beyond=frozenset())
        self.looked_at_itself = sorted(self._looked_at(beyond=axes) - axes)
        barriers = {section.id for section in questionnaire.barriers()}
        self.by_axes_alone = not (self.looked_at & {*barriers, "stage", "open_share"})
        self.patterns: dict[tuple[object, ...], PatternId] = {}
        self.values: dict[tuple[object, ...], Fraction | None] = {}
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

    def pattern(self, changes: Changes) -> PatternId:
        """The pattern that follows; quicker for the thousands of trials of one search, since equal cases are known."""
        if self.branching & changes.keys() or not self.by_axes_alone:
            return self.with_changes(changes).pattern
        answers = {**self.now.known.answers, **{one: value for one, value in changes.items() if one in self.asked}}
        axes = {axis.id: self._value(axis, answers) for axis in self.questionnaire.axes()}
        case = (*axes.values(), *(answers.get(one) for one in self.looked_at_itself))
        if case not in self.patterns:
            spans = {one: None if at is None else (at, at) for one, at in axes.items()}
            known = replace(self.now.known, answers=answers, axes=spans, gates={})
            known = replace(known, gates={gate.id: gate_state(gate, known) for gate in self.policy.gates})
            self.patterns[case] = pattern_of(self.policy, known)
        return self.patterns[case]

    def _value(self, axis: Section, answers: Changes) -> Fraction | None:
        case = (axis.id, *(answers.get(question.id) for question in axis.questions))
        if case not in self.values:
            self.values[case] = weigh_axis(axis, self.policy, answers).value
        return self.values[case]

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
        return tuple(
            question
            for question in self.questionnaire.questions()
            if isinstance(question, ChoiceQuestion)
            and question.id in self.looked_at
            and not question.id.startswith(FACTS)
        )

    def _looked_at(self, *, beyond: Container[str]) -> set[str]:
        """Everything that the rules look at, straight or through a gate, an axis, a barrier, a stage.

        What stands only beyond the sections named is left out.
        """
        found: set[str] = set()
        waiting = [name for rule in self.policy.rules for name in _named(rule.when)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += () if name in beyond else self._below(name)
        return found

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
