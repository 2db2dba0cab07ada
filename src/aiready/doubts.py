"""Answers worth a second look before the result: what does not hold together, what is guessed, what is all alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiready.answer_check import lacking
from aiready.answers import AnswerSheet, known_answers, visible_questions
from aiready.conditions import RESERVED
from aiready.judging import Known, judge, leaves
from aiready.purpose import number_asks
from aiready.questionnaire import BEST, ChoiceQuestion, Questionnaire, TextQuestion, level_of
from aiready.same_task import PURPOSE
from aiready.second_look import SecondLook
from aiready.text import Lang

FEW = 3
"""In fewer answers than this, being alike means nothing."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at again: what is asked, and the questions it is about."""

    id: str
    says: str
    questions: tuple[str, ...]


def find_doubts(questionnaire: Questionnaire, rules: SecondLook, sheet: AnswerSheet, lang: Lang) -> tuple[Doubt, ...]:
    """Everything in the answers of a sheet that is worth a second look, contradictions first."""
    return tuple(_Look(questionnaire, rules, sheet, lang).doubts())


class _Look:
    """One look over the answers that apply to the firm."""

    def __init__(self, questionnaire: Questionnaire, rules: SecondLook, sheet: AnswerSheet, lang: Lang) -> None:
        self.questionnaire = questionnaire
        self.rules = rules
        self.sheet = sheet
        self.lang = lang
        applies = {question.id for question in visible_questions(questionnaire, sheet)}
        known = known_answers(questionnaire, sheet)
        self.answers = {question: value for question, value in known.items() if question in applies}

    def doubts(self) -> Iterator[Doubt]:
        yield from self._contradictions()
        yield from self._lacking()
        yield from self._purpose()
        yield from self._guesses()
        yield from self._alike()
        yield from self._unproven()

    def _contradictions(self) -> Iterator[Doubt]:
        known = Known(answers=self.answers)
        for one in self.rules.contradictions:
            if judge(one.when, known) is True:
                about = dict.fromkeys(leaf.id for leaf in leaves(one.when) if hasattr(leaf, "id"))
                yield Doubt(one.id, one.says.read(self.lang), tuple(about))

    def _lacking(self) -> Iterator[Doubt]:
        for question in self.questionnaire.questions():
            text = self.answers.get(question.id)
            if isinstance(question, TextQuestion) and isinstance(text, str) and text not in RESERVED:
                missing = [part.says.read(self.lang) for part in lacking(question, text)]
                if missing:
                    parts = ("、" if self.lang == "ja" else ", ").join(missing)
                    says = self.rules.lacking.says.read(self.lang).format(parts=parts)
                    yield Doubt("lacking", says, (question.id,))

    def _purpose(self) -> Iterator[Doubt]:
        """Where the number in the purpose and what is said elsewhere about having one differ."""
        for ask in number_asks(self.questionnaire, self.rules, self.sheet):
            remark = getattr(self.rules.purpose, ask)
            against = dict.fromkeys(leaf.id for leaf in leaves(remark.when) if hasattr(leaf, "id"))
            yield Doubt(ask, remark.says.read(self.lang), (PURPOSE, *against))

    def _guesses(self) -> Iterator[Doubt]:
        answered = [question for question, value in self.answers.items() if value not in RESERVED]
        guessed = [one for one in answered if one in self.sheet.details and self._is_guess(one)]
        if 100 * len(guessed) > self.rules.guesses.above * len(answered):
            yield Doubt("guesses", self.rules.guesses.says.read(self.lang), tuple(guessed))

    def _is_guess(self, question_id: str) -> bool:
        return self.sheet.details[question_id].confidence == "guess"

    def _levels(self, questions: tuple[object, ...]) -> dict[str, int]:
        """The level of each question answered by an option."""
        levels = {
            one.id: level_of(one, self.answers.get(one.id)) for one in questions if isinstance(one, ChoiceQuestion)
        }
        return {question: level for question, level in levels.items() if level is not None}

    def _alike(self) -> Iterator[Doubt]:
        alike = []
        for barrier in self.questionnaire.barriers():
            levels = self._levels(barrier.questions)
            if len(levels) >= FEW and len(set(levels.values())) == 1:
                alike.append(tuple(levels))
        if len(alike) >= self.rules.alike.sections:
            yield Doubt("alike", self.rules.alike.says.read(self.lang), tuple(one for part in alike for one in part))

    def _unproven(self) -> Iterator[Doubt]:
        levels = self._levels(tuple(self.questionnaire.scored()))
        proven = any(detail.evidence for detail in self.sheet.details.values())
        if len(levels) >= FEW and set(levels.values()) == {BEST} and not proven:
            yield Doubt("unproven", self.rules.unproven.says.read(self.lang), ())
