"""The answer sheet: who answered what, when, against which pack; what asks and scores reads it the same way."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from aiready.assumptions import Stated
from aiready.conditions import LATER, NOT_APPLICABLE, UNKNOWN, Differing, Value
from aiready.firm_calendar import FirmCalendar
from aiready.judging import Known, judge
from aiready.measurements import Reviews
from aiready.own_tasks import OwnTask
from aiready.questionnaire import ChoiceQuestion, Question, Questionnaire
from aiready.text import Content, DottedId, Id

COMPANY = "company."
Label = Annotated[str, Field(max_length=4000)]
SheetRole = Literal["owner", "champion", "manager", "floor"]
SAY: tuple[SheetRole, ...] = ("owner", "champion", "manager", "floor")
"""Who may fill in a sheet, the one with most say first."""


class PackRef(Content):
    """The pack a sheet was made with."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]


class Respondent(Content):
    """Who answered."""

    role: SheetRole
    name: Label | None = None


class Person(Content):
    """A person of the firm by role."""

    name: Label | None = None
    contact: Label | None = None


class People(Content):
    """Names and contacts by role, and the tool the firm permits."""

    owner: Person | None = None
    champion: Person | None = None
    manager: Person | None = None
    floor: Person | None = None
    helper: Person | None = None
    permitted_tool: Label | None = None


class Detail(Content):
    """What an interviewer adds to one answer; `own_note` and, where it is `private`, everything said appear nowhere.

    `said`: in a sheet merged from several people, the options by role where they differ.
    """

    adjusted: Id | None = None
    confidence: Literal["seen", "heard", "guess"] | None = None
    evidence: Label | None = None
    reason: Label | None = None
    own_note: Label | None = None
    private: bool = False
    said: dict[SheetRole, tuple[Id, ...]] | None = None


class AnswerSheet(Content):
    """The state of an interview, whole; `company` holds facts, `answers` everything scored or told."""

    schema_: Literal[1] = Field(alias="schema")
    pack: PackRef
    company: dict[Id, Any] = Field(default_factory=dict)
    people: People | None = None
    respondent: Respondent | None = None
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    answers: dict[DottedId, Any] = Field(default_factory=dict)
    notes: dict[DottedId, Label] = Field(default_factory=dict)
    details: dict[DottedId, Detail] = Field(default_factory=dict)
    tasks: Annotated[tuple[OwnTask, ...], Field(max_length=50)] | None = None
    assumptions: dict[Id, Stated] | None = None
    calendar: FirmCalendar | None = None
    reviews: Reviews | None = None
    set_aside: dict[str, Any] = Field(default_factory=dict)

    def value(self, question_id: str) -> Value | None:
        """The answer to a question; None while there is none."""
        if question_id.startswith(COMPANY):
            found: Value | None = self.company.get(question_id.removeprefix(COMPANY))
        else:
            found = self.answers.get(question_id)
        return found

    def with_answer(self, question_id: str, value: Value | None) -> "AnswerSheet":
        """A new sheet with this answer; None takes the answer away."""
        if question_id.startswith(COMPANY):
            name = question_id.removeprefix(COMPANY)
            return self.model_copy(update={"company": _set(self.company, name, value)})
        return self.model_copy(update={"answers": _set(self.answers, question_id, value)})

    def counted(self, question_id: str) -> Value | None:
        """The answer as it counts: an interviewer's adjusted one before the stated one, which is kept beside it."""
        detail = self.details.get(question_id)
        return detail.adjusted if detail and detail.adjusted else self.value(question_id)

    def with_detail(self, question_id: str, **changed: str | bool | None) -> "AnswerSheet":
        """A new sheet with parts of the detail to an answer changed; a detail that says nothing more is left out."""
        detail = self.details.get(question_id, Detail()).model_copy(update=changed)
        others = {key: value for key, value in self.details.items() if key != question_id}
        if detail != Detail():
            others[question_id] = detail
        return self.model_copy(update={"details": others})

    def with_note(self, question_id: str, note: str) -> "AnswerSheet":
        """A new sheet with this note to an answer; an empty one takes the note away."""
        notes = {key: value for key, value in self.notes.items() if key != question_id}
        if note:
            notes[question_id] = note
        return self.model_copy(update={"notes": notes})

    def firm(self) -> str:
        """The firm's name, or an empty text."""
        name = self.company.get("name")
        return name if isinstance(name, str) and name not in (UNKNOWN, LATER, NOT_APPLICABLE) else ""


def _set(values: dict[str, Any], key: str, value: Value | None) -> dict[str, Any]:
    changed = {**values, key: value}
    if value is None:
        del changed[key]
    return changed


def new_sheet(pack_id: str, version: str, on: date | None = None) -> AnswerSheet:
    """An empty sheet for a pack."""
    return AnswerSheet(schema=1, pack=PackRef(id=pack_id, version=version), date=on.isoformat() if on else None)


def known_answers(questionnaire: Questionnaire, sheet: AnswerSheet) -> dict[str, Value]:
    """Every answer given to a question of this questionnaire, as it counts."""
    given = ((question, sheet.counted(question.id)) for question in questionnaire.questions())
    return {
        question.id: Differing(value) if isinstance(question, ChoiceQuestion) and isinstance(value, tuple) else value
        for question, value in given
        if value is not None
    }


def as_counted(sheet: AnswerSheet) -> AnswerSheet:
    """The sheet with the adjusted answers in place of the stated ones, for trying out other answers on it."""
    for question_id, detail in sheet.details.items():
        if detail.adjusted:
            sheet = sheet.with_answer(question_id, detail.adjusted).with_detail(question_id, adjusted=None)
    return sheet


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An answer that an interviewer saw otherwise; the reason is empty where it is private."""

    question: str
    stated: Value | None
    counted: Value
    reason: str


def adjustments(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[Adjustment, ...]:
    """What was adjusted, in asking order, of the questions that apply."""
    return tuple(
        Adjustment(one.id, sheet.value(one.id), detail.adjusted, "" if detail.private else detail.reason or "")
        for one in visible_questions(questionnaire, sheet)
        if (detail := sheet.details.get(one.id)) and detail.adjusted
    )


def visible_questions(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[Question, ...]:
    """The questions that apply to this firm, in asking order; one that cannot be judged yet is left out."""
    known = Known(answers=known_answers(questionnaire, sheet))
    return tuple(
        question
        for question in questionnaire.questions()
        if question.ask_when is None or judge(question.ask_when, known) is True
    )
