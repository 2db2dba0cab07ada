"""A copy of an answer sheet that can be handed on: without private notes, without the names of firm and people."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from aiready.answers import AnswerSheet, Detail, People, Person
from aiready.questionnaire import Questionnaire, TextQuestion
from aiready.text import Content

COMPANY_FORMS = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|（株）|㈱|Co\., ?Ltd\.?|Inc\.?|Ltd\.?)"
)
NAME = "company.name"
SHORTEST = 2
"""A name of one letter would blacken half of a text."""


def shared_copy(sheet: AnswerSheet, withheld: str) -> AnswerSheet:
    """The sheet without what is private or was taken back; `withheld` stands wherever a name stood."""
    names = sorted(set(_names(sheet)), key=len, reverse=True)

    def hide(value: Any) -> Any:
        if isinstance(value, str):
            for name in names:
                value = value.replace(name, withheld)
            return value
        if isinstance(value, dict):
            return {key: hide(item) for key, item in value.items()}
        if isinstance(value, Content):
            return value.model_copy(update={key: hide(item) for key, item in value if key != "id"})
        return type(value)(hide(item) for item in value) if isinstance(value, list | tuple) else value

    private = {question for question, detail in sheet.details.items() if detail.private}
    people = sheet.people and People(permitted_tool=hide(sheet.people.permitted_tool))
    changed = {
        "company": {key: withheld if key == "name" else hide(value) for key, value in sheet.company.items()},
        "people": people if people != People() else None,
        "respondent": sheet.respondent and sheet.respondent.model_copy(update={"name": None}),
        "answers": hide(sheet.answers),
        "notes": {question: hide(note) for question, note in sheet.notes.items() if question not in private},
        "details": {
            question: _open_part(detail, hide(detail.evidence), hide(detail.reason))
            for question, detail in sheet.details.items()
        },
        **{key: hide(getattr(sheet, key)) for key in ("tasks", "assumptions", "calendar", "reviews")},
        "set_aside": {},
    }
    return sheet.model_copy(
        update={**changed, "details": {k: v for k, v in changed["details"].items() if v != Detail()}}
    )


def _open_part(detail: Detail, evidence: str | None, reason: str | None) -> Detail:
    if detail.private:
        return Detail(adjusted=detail.adjusted, confidence=detail.confidence)
    return detail.model_copy(update={"evidence": evidence, "reason": reason, "own_note": None})


def _names(sheet: AnswerSheet) -> Iterable[str]:
    """The firm's name, whole and without its legal form, and the names and contacts of people."""
    firm = sheet.firm()
    people: list[Person] = []
    if sheet.people:
        everybody = sheet.people
        people = [
            one
            for one in (everybody.owner, everybody.champion, everybody.manager, everybody.floor, everybody.helper)
            if one
        ]
    found = [firm, COMPANY_FORMS.sub("", firm).strip()]
    found += [part for one in people for part in (one.name, one.contact) if part]
    found += [sheet.respondent.name] if sheet.respondent and sheet.respondent.name else []
    family = [name.split()[0] for name in found if len(name.split()) > 1]
    return (name for name in (*found, *family) if len(name) >= SHORTEST)


def other_texts(sheet: AnswerSheet) -> tuple[tuple[str, str], ...]:
    """Words of the firm's own outside the answers, each with its key, where other names may still stand."""
    tasks = [(f"tasks.{one.id}", one.title) for one in sheet.tasks or ()]
    stated = [(f"assumptions.{key}", one.because) for key, one in (sheet.assumptions or {}).items()]
    calendar = sheet.calendar
    labels = [("calendar", one.label) for one in (*calendar.busy, *calendar.closures)] if calendar else []
    reviews = [("reviews", text) for text in _texts_of(sheet.reviews.model_dump())] if sheet.reviews else []
    return tuple((key, text) for key, text in (*tasks, *stated, *labels, *reviews) if text)


def _texts_of(data: object, name: str = "") -> Iterator[str]:
    """The texts of measurements that a person wrote freely: the task, remarks, answers."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts_of(value, "free" if name == "answers" else str(key))
    elif isinstance(data, list | tuple):
        for one in data:
            yield from _texts_of(one, name)
    elif isinstance(data, str) and name in ("task", "remark", "free"):
        yield data


def free_texts(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[str, ...]:
    """The questions with words of the firm's own, where other names may still stand."""
    texts = {
        one.id
        for one in questionnaire.questions()
        if isinstance(one, TextQuestion) and one.id != NAME and sheet.value(one.id)
    }
    noted = {*sheet.notes, *(key for key, detail in sheet.details.items() if detail.evidence or detail.reason)}
    order = [question.id for question in questionnaire.questions()]
    return tuple(one for one in order if one in texts | noted)
