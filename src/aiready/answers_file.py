"""Reads and saves answer sheets: nothing typed is lost, nothing half written, nothing overwritten unseen."""

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from aiready.answer_check import answer_faults
from aiready.answers import COMPANY, AnswerSheet
from aiready.atomic_file import atomic_write, fingerprint, remove_stale
from aiready.errors import KEY, AireadyError, Fault, Origin, fault, nearest, reason_of
from aiready.pack import Pack
from aiready.questionnaire import ChoiceQuestion, Question
from aiready.schema import validated
from aiready.yaml_file import parse_yaml, read_bytes

DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
PLAIN_TEXT = re.compile(r"[^\W\d_][\w/ ・ー（）()％%-]*\Z")
WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"}
FIRST = ("schema", "pack", "company", "people", "respondent", "date", "answers", "notes", "details")

Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet and the bytes it was read from, so that another program's change is noticed before saving."""

    sheet: AnswerSheet
    path: Path
    print_: str
    moved: tuple[str, ...] = ()


def open_sheet(path: Path, pack: Pack) -> OpenSheet:
    """Read a sheet for a pack; `moved` names answers of another pack version that were set aside.

    Raises:
        AireadyError: with all its faults.
    """
    with contextlib.suppress(OSError):
        remove_stale(path.parent)
    raw = read_bytes(str(path))
    sheet, moved = parse_sheet(raw, str(path), pack)
    return OpenSheet(sheet, path, fingerprint(raw), moved)


def read_sheet(path: Path, pack: Pack) -> AnswerSheet:
    """Read a sheet for a pack; raises AireadyError with all its faults."""
    return open_sheet(path, pack).sheet


def parse_sheet(raw: bytes, path: str, pack: Pack) -> tuple[AnswerSheet, tuple[str, ...]]:
    """A sheet from bytes, and the ids set aside because this version of the pack does not know them.

    Raises:
        AireadyError: with all its faults, of form and of content.
    """
    doc = parse_yaml(raw, path)
    origin = doc.origin()
    questions = {question.id: question for question in pack.questionnaire.questions()}
    renamed = {old: question.id for question in questions.values() for old in question.was}
    read = _Reading({**questions, **{old: questions[new] for old, new in renamed.items()}}, origin, pack)
    faults, sheet = read.faults(doc.data), None
    try:
        sheet = validated(AnswerSheet, doc.data, origin)
    except AireadyError as error:
        places = {(one.line, one.column) for one in faults}
        faults += [one for one in error.faults if (one.line, one.column) not in places]
    if faults or sheet is None:
        raise AireadyError(faults)
    strange = tuple(_all_ids(sheet, read.unreadable)) if sheet.pack.version != pack.head.version else ()
    return _carried_over(sheet, strange, renamed, pack), strange


class _Reading:
    """Holds the plain data of a sheet against the questions of a pack, whether or not the sheet's form is sound."""

    def __init__(self, questions: dict[str, Question], origin: Origin, pack: Pack) -> None:
        self.questions = questions
        self.origin = origin
        self.head = pack.head

    def faults(self, data: object) -> list[Fault]:
        """Every fault of content that can be told; answers of another version of the pack are left alone."""
        found = list(self._date(_part(data, "date")))
        ref = _part(data, "pack")
        pack_id, version = _part(ref, "id"), _part(ref, "version")
        if isinstance(pack_id, str) and pack_id != self.head.id:
            found.append(self.origin.fault("A211", "pack", "id", found=pack_id, wanted=self.head.id))
        elif version == self.head.version or not isinstance(version, str):
            found += self._facts(data)
            found += self._answers(data)
            found += self._notes(data)
        return found

    def unreadable(self, question_id: str, value: object) -> bool:
        """Whether an answer means nothing to this version of the pack: its question or its option is gone."""
        now = self.questions.get(question_id)
        return now is None or (value is not None and bool(answer_faults(now, value, Origin("", {}))))

    def _date(self, on: object) -> Iterator[Fault]:
        if isinstance(on, str) and DATE.match(on):
            try:
                date.fromisoformat(on)
            except ValueError:
                yield self.origin.fault("A208", "date", value=on)

    def _facts(self, data: object) -> Iterator[Fault]:
        for name, value in _entries(data, "company"):
            yield from self._answer(COMPANY + name, value, ("company", name))

    def _answers(self, data: object) -> Iterator[Fault]:
        for question_id, value in _entries(data, "answers"):
            if question_id.startswith(COMPANY):
                yield self.origin.fault("A212", "answers", question_id, KEY, id=question_id)
            else:
                yield from self._answer(question_id, value, ("answers", question_id))

    def _answer(self, question_id: str, value: object, way: Way) -> Iterator[Fault]:
        if question_id not in self.questions:
            yield self._unknown(question_id, way)
        elif value is not None:
            yield from answer_faults(self.questions[question_id], value, self.origin, *way)

    def _notes(self, data: object) -> Iterator[Fault]:
        aside = _entries(data, "set_aside")
        for group in ("notes", "details"):
            for question_id, value in _entries(data, group):
                question = self.questions.get(question_id)
                adjusted = _part(value, "adjusted")
                if question is None and not aside:
                    yield self._unknown(question_id, (group, question_id))
                elif isinstance(question, ChoiceQuestion) and isinstance(adjusted, str):
                    yield from answer_faults(question, adjusted, self.origin, group, question_id, "adjusted")

    def _unknown(self, question_id: str, way: Way) -> Fault:
        return self.origin.fault("A202", *way, KEY, id=question_id, hint=nearest(question_id, self.questions))


def _part(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None


def _entries(data: object, key: str) -> list[tuple[str, object]]:
    part = _part(data, key)
    return list(part.items()) if isinstance(part, dict) else []


def _all_ids(sheet: AnswerSheet, wanted: Callable[[str, object], bool]) -> Iterator[str]:
    """The ids of all facts and answers that are wanted."""
    facts = {COMPANY + name: value for name, value in sheet.company.items()}
    return (question_id for question_id, value in {**facts, **sheet.answers}.items() if wanted(question_id, value))


def _carried_over(sheet: AnswerSheet, strange: tuple[str, ...], renamed: dict[str, str], pack: Pack) -> AnswerSheet:
    """The sheet for this version of the pack; what is set aside lets notes to questions of another version stand."""
    known = {*renamed, *(question.id for question in pack.questionnaire.questions())}
    values = {question_id: sheet.value(question_id) for question_id in strange}
    aside = {**sheet.set_aside, **{one: value for one, value in values.items() if value is not None}}
    answers = {renamed.get(one, one): value for one, value in sheet.answers.items() if one not in strange}
    company = {name: value for name, value in sheet.company.items() if COMPANY + name not in strange}
    if {*sheet.notes, *sheet.details} - known and not aside:
        aside["pack.version"] = sheet.pack.version
    ref = sheet.pack.model_copy(update={"version": pack.head.version})
    return sheet.model_copy(update={"pack": ref, "answers": answers, "company": company, "set_aside": aside})


def save_sheet(opened: OpenSheet, sheet: AnswerSheet) -> OpenSheet:
    """Save a sheet over the one it was read from.

    Raises:
        AireadyError: it cannot be written, or somebody else changed it meanwhile (both versions are kept).
    """
    data = sheet_bytes(sheet)
    path = opened.path
    try:
        current = fingerprint(path.read_bytes()) if path.exists() else ""
        if current != opened.print_:
            beside = _free_name(path)
            atomic_write(beside, data)
            raise AireadyError([fault(str(path), "A407", path=path, saved=beside)])
        atomic_write(path, data)
    except OSError as error:
        raise AireadyError([fault("", "A404", path=path, reason=reason_of(error))]) from None
    return OpenSheet(sheet, path, fingerprint(data), opened.moved)


def _free_name(path: Path) -> Path:
    """A name beside the sheet for the answers of somebody who came second; never that of an earlier one."""
    names = (path.with_name(f"{path.stem}.mine{number}{path.suffix}") for number in ("", *range(2, 1000)))
    return next(name for name in names if not name.exists())


def sheet_bytes(sheet: AnswerSheet) -> bytes:
    """The sheet as the YAML file that a person reads and edits; reading it again gives the same sheet."""
    data = sheet.model_dump(by_alias=True, exclude_none=True)
    lines: list[str] = []
    for key in (*FIRST, *(key for key in data if key not in FIRST)):
        if key in data and (data[key] or key in ("answers", "schema")):
            lines += _entry(key, data[key], 0)
    return ("\n".join(lines) + "\n").encode()


def _entry(key: str, value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    name = (
        key
        if re.fullmatch(r"[a-z][a-z0-9_.]*", key) and key not in WORDS_OF_YAML
        else json.dumps(key, ensure_ascii=False)
    )
    if isinstance(value, dict) and value:
        return [f"{pad}{name}:", *(line for inner, item in value.items() for line in _entry(inner, item, depth + 1))]
    return [f"{pad}{name}: {_flow(value)}"]


def _flow(value: Any) -> str:
    """A value on one line; JSON is YAML too, but plain words need no quotes."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {_flow(item)}" for key, item in value.items())
            + "}"
        )
    if (
        isinstance(value, str)
        and PLAIN_TEXT.match(value)
        and value.strip() == value
        and value.lower() not in WORDS_OF_YAML
    ):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    return json.dumps(value, ensure_ascii=False)
