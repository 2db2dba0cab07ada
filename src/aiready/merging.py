"""One sheet from the sheets of several people of one firm; where they differ, all that was said is kept."""

from collections.abc import Iterable, Sequence

from aiready.answers import SAY, AnswerSheet, Detail, People, SheetRole
from aiready.conditions import LATER, NOT_APPLICABLE, RESERVED, UNKNOWN, Value
from aiready.policy import Raters
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, Questionnaire, TextQuestion

IDENTITY = ("company.name", "company.industry", "company.employees")
"""What the firm is: taken from whoever has most say, never left differing."""
KEPT_WHOLE = ("tasks", "assumptions", "calendar", "reviews")


def heard(sheets: Iterable[AnswerSheet], floor_from: int) -> tuple[AnswerSheet, ...]:
    """The sheets that count, the one with most say first; those of the floor only as a group large enough."""
    found = sorted(sheets, key=lambda sheet: (SAY.index(role_of(sheet)), sheet.model_dump_json(by_alias=True)))
    floor = sum(role_of(sheet) == "floor" for sheet in found)
    return tuple(sheet for sheet in found if role_of(sheet) != "floor" or floor >= floor_from)


def role_of(sheet: AnswerSheet) -> SheetRole:
    """Who answered; a sheet that does not say counts as the one with most say."""
    return sheet.respondent.role if sheet.respondent else SAY[0]


def merge_sheets(questionnaire: Questionnaire, raters: Raters, sheets: Sequence[AnswerSheet]) -> AnswerSheet:
    """One sheet in which every answer is what all who knew said, or the options that differ; nothing is averaged.

    A number is the smallest that was said, so that no plan asks for more than anybody sees; of several kinds to tick
    all that anybody ticked; a text is that of whoever has most say. Whoever does not know leaves it to those who do.
    """
    voices = heard(sheets, raters.floor_from)
    if len(sheets) == 1 or not voices:
        return sheets[0] if len(sheets) == 1 else _without_answers(sheets[0])
    merged = _frame(voices)
    for question in questionnaire.questions():
        merged = merged.with_answer(question.id, _together(question, voices))
        if isinstance(merged.value(question.id), tuple) and isinstance(question, ChoiceQuestion):
            merged = _with_said(merged, question, voices)
    return merged


def _without_answers(sheet: AnswerSheet) -> AnswerSheet:
    """What is left where only a few of the floor answered: nothing that could be told from them."""
    bare: dict[str, object] = {key: {} for key in ("answers", "notes", "details", "company", "set_aside")}
    return sheet.model_copy(update={**bare, **dict.fromkeys((*KEPT_WHOLE, "people", "respondent"))})


def _frame(voices: Sequence[AnswerSheet]) -> AnswerSheet:
    """Everything but the answers: names and plans of whoever has most say, no word that the floor wrote."""
    first = voices[0]
    named = [voice for voice in voices if role_of(voice) != "floor"] or [_without_answers(first)]
    people = {
        role: next((one for voice in named if voice.people and (one := getattr(voice.people, role))), None)
        for role in People.model_fields
    }
    return first.model_copy(
        update={
            "company": {},
            "answers": {},
            "people": People(**people) if any(people.values()) else None,
            "respondent": None,
            "date": max((voice.date for voice in voices if voice.date), default=None),
            "notes": {key: note for voice in reversed(named) for key, note in _open_notes(voice).items()},
            "details": {},
            "set_aside": {},
            **{key: next((part for voice in named if (part := getattr(voice, key))), None) for key in KEPT_WHOLE},
        }
    )


def _open_notes(voice: AnswerSheet) -> dict[str, str]:
    """The notes that are not private; in the merged sheet nothing would say that they are."""
    hidden = {question for question, detail in voice.details.items() if detail.private}
    return {question: note for question, note in voice.notes.items() if question not in hidden}


def _together(question: Question, voices: Sequence[AnswerSheet]) -> Value | None:
    """The answer of all to one question; what the firm is called aside, words of the floor are not taken."""
    spoken = isinstance(question, TextQuestion) and question.id not in IDENTITY
    given = [voice.counted(question.id) for voice in voices if not (spoken and role_of(voice) == SAY[-1])]
    told = [value for value in given if value is not None and value not in RESERVED]
    if not told:
        return next((word for word in (UNKNOWN, LATER, NOT_APPLICABLE) if word in given), None)
    if question.id in IDENTITY:
        return told[0]
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        named = {one for value in told for one in (value if isinstance(value, tuple) else (value,))}
        options = tuple(option.id for option in question.options if option.id in named)
        return options[0] if isinstance(question, ChoiceQuestion) and len(options) == 1 else options
    if isinstance(question, NumberQuestion):
        return min(value for value in told if isinstance(value, int | float))
    return told[0]


def _with_said(merged: AnswerSheet, question: ChoiceQuestion, voices: Sequence[AnswerSheet]) -> AnswerSheet:
    """The options by role, from the worst to the best within a role."""
    order = [option.id for option in question.options]
    said: dict[SheetRole, tuple[str, ...]] = {}
    for voice in voices:
        value = voice.counted(question.id)
        if value in order:
            said[role_of(voice)] = (*said.get(role_of(voice), ()), str(value))
    ordered = {role: tuple(sorted(options, key=order.index)) for role, options in said.items()}
    return merged.model_copy(update={"details": {**merged.details, question.id: Detail(said=ordered)}})
