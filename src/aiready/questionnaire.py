"""What is asked: sections of questions, each answerable within a minute by someone in the firm."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from aiready.conditions import Condition
from aiready.text import Content, DottedId, Id, Lang, SourceId, Sources, Text, Words

BEST = 3
"""The level of the best of four options; the worst is 0 (questionnaire.md Q-2)."""


class FindOut(Content):
    """Whom to ask when nobody at the table knows, how, and how many minutes it takes."""

    who: Literal["owner", "champion", "manager", "floor", "outside"]
    how: Text
    minutes: Annotated[int, Field(ge=1, le=120)]


class Option(Content):
    """One answer to choose; the order in the file is from worst to best."""

    id: Id
    label: Text
    sources: Sources = ()


class Asked(Content):
    """What every kind of question carries.

    `short` names it in a table, `example` shows how to answer, `probe` is what an interviewer asks next.
    """

    id: DottedId
    ask: Text
    why: Text
    look_at: Text
    short: Text | None = None
    example: Text | None = None
    probe: Text | None = None
    find_out: FindOut
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    ask_when: Condition | None = None
    not_applicable: bool = False
    was: tuple[DottedId, ...] = ()


class ChoiceQuestion(Asked):
    """One option of several."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class ChoicesQuestion(Asked):
    """Any number of options."""

    kind: Literal["choices"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class NumberQuestion(Asked):
    """A number with a unit."""

    kind: Literal["number"]
    minimum: float | int
    maximum: float | int
    unit: Text
    whole: bool = False


class TextPart(Content):
    """Something a good answer names; it is there where one of the `signs` (small letters) or an amount is.

    `hollow`: words that hold a sign and yet name nothing; they are taken out before.
    """

    says: Text
    signs: tuple[Words, ...] = ()
    hollow: tuple[Words, ...] = ()
    digits: bool = False


class TextQuestion(Asked):
    """A few words of the firm's own; `parts` are what they should name, `models` two answers that do."""

    kind: Literal["text"]
    parts: tuple[TextPart, ...] = ()
    models: tuple[Text, ...] = ()


Question = Annotated[ChoiceQuestion | ChoicesQuestion | NumberQuestion | TextQuestion, Field(discriminator="kind")]


class States(Content):
    """What each level of a barrier looks like in the firm."""

    low: Text
    medium: Text
    high: Text
    severe: Text


class BarrierSection(Content):
    """A barrier: scored questions, what its levels look like, what to look at after three months.

    `figures` are sources that carry a figure worth showing beside it; `topic` is what it is called while it is asked,
    since the name of a barrier says too much beforehand.
    """

    id: Id
    kind: Literal["barrier"]
    title: Text
    topic: Text | None = None
    intro: Text
    sources: Sources = ()
    figures: Sources = ()
    states: States
    month_3: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class PlainSection(Content):
    """Facts about the firm, a rollout axis, its aim, or a branch asked only of some firms."""

    id: Id
    kind: Literal["facts", "axis", "aim", "branch"]
    title: Text
    topic: Text | None = None
    intro: Text
    sources: Sources = ()
    figures: Sources = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


Section = Annotated[BarrierSection | PlainSection, Field(discriminator="kind")]


class SectionFile(Content):
    """One file of `questions/`."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)]


class Questionnaire(Content):
    """All sections in asking order."""

    sections: tuple[Section, ...]

    def questions(self) -> Iterator[Question]:
        """Every question in asking order."""
        for section in self.sections:
            yield from section.questions

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError if there is none."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def section(self, section_id: str) -> Section:
        """The section with this id; KeyError if there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def barriers(self) -> tuple[BarrierSection, ...]:
        """The barriers in asking order."""
        return tuple(section for section in self.sections if isinstance(section, BarrierSection))

    def axes(self) -> tuple[PlainSection, ...]:
        """The rollout axes in asking order."""
        return tuple(section for section in self.sections if section.kind == "axis")

    def scored_sections(self) -> tuple[Section, ...]:
        """The barriers, then the axes."""
        return (*self.barriers(), *self.axes())

    def scored(self) -> Iterator[ChoiceQuestion]:
        """The questions whose options carry a level."""
        for section in self.scored_sections():
            yield from (question for question in section.questions if isinstance(question, ChoiceQuestion))


def topic_of(section: Section, lang: Lang) -> str:
    """What a section is called while it is asked."""
    return (section.topic or section.title).read(lang)


def level_of(question: ChoiceQuestion, answer: object) -> int | None:
    """The level (0 worst to 3 best) of an option id; None where the answer is no option."""
    return next((level for level, option in enumerate(question.options) if option.id == answer), None)
