"""Reads and saves answer sheets: nothing typed is lost, nothing half written, nothing overwritten unseen."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiready.answer_check import answer_faults
from aiready.answers import COMPANY, AnswerSheet
from aiready.atomic_file import atomic_write, fingerprint, remove_stale
from aiready.errors import AireadyError, Fault, Origin, fault, nearest, reason_of
from aiready.pack import Pack
from aiready.questionnaire import Question
from aiready.schema import validated
from aiready.yaml_file import parse_yaml, read_bytes

PLAIN_TEXT = re.compile(r"[^\W\d_][\w/ ・ー（）()％%-]*\Z")
WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"}
FIRST = ("schema", "pack", "company", "people", "respondent", "date", "answers", "notes", "details")


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
    remove_stale(path.parent)
    raw = read_bytes(str(path))
    sheet, moved = parse_sheet(raw, str(path), pack)
    return OpenSheet(sheet, path, fingerprint(raw), moved)


def read_sheet(path: Path, pack: Pack) -> AnswerSheet:
    """Read a sheet for a pack; raises AireadyError with all its faults."""
    return open_sheet(path, pack).sheet


def parse_sheet(raw: bytes, path: str, pack: Pack) -> tuple[AnswerSheet, tuple[str, ...]]:
    """A sheet from bytes, and the ids set aside because this version of the pack does not know them."""
    doc = parse_yaml(raw, path)
    origin = doc.origin()
    sheet = validated(AnswerSheet, doc.data, origin)
    faults = _date_faults(sheet, origin)
    if sheet.pack.id != pack.head.id:
        faults.append(origin.fault("A211", "pack", "id", found=sheet.pack.id, wanted=pack.head.id))
        raise AireadyError(faults)
    questions = {question.id: question for question in pack.questionnaire.questions()}
    renamed = {old: question.id for question in questions.values() for old in question.was}
    same_version = sheet.pack.version == pack.head.version
    strange = [] if same_version else list(_strange(sheet, questions, renamed))
    kept = _carried_over(sheet, strange, renamed, pack)
    faults += _answer_faults(kept, questions, renamed, origin)
    if faults:
        raise AireadyError(faults)
    return kept, tuple(strange)


def _date_faults(sheet: AnswerSheet, origin: Origin) -> list[Fault]:
    from datetime import date

    try:
        date.fromisoformat(sheet.date or "2026-01-01")
    except ValueError:
        return [origin.fault("A208", "date", value=sheet.date)]
    return []


def _strange(sheet: AnswerSheet, questions: dict[str, Question], renamed: dict[str, str]) -> Iterator[str]:
    """Answers of another pack version that this one cannot read: unknown ids, options that are gone."""
    for question_id in _all_ids(sheet):
        now = questions.get(renamed.get(question_id, question_id))
        if now is None or answer_faults(now, sheet.value(question_id), Origin("", {})):
            yield question_id


def _all_ids(sheet: AnswerSheet) -> list[str]:
    facts = [COMPANY + name for name, value in sheet.company.items() if value is not None]
    return facts + [question_id for question_id, value in sheet.answers.items() if value is not None]


def _carried_over(sheet: AnswerSheet, strange: list[str], renamed: dict[str, str], pack: Pack) -> AnswerSheet:
    aside = {**sheet.set_aside, **{question_id: sheet.value(question_id) for question_id in strange}}
    answers = {renamed.get(one, one): value for one, value in sheet.answers.items() if one not in strange}
    company = {name: value for name, value in sheet.company.items() if COMPANY + name not in strange}
    ref = sheet.pack.model_copy(update={"version": pack.head.version})
    return sheet.model_copy(update={"pack": ref, "answers": answers, "company": company, "set_aside": aside})


def _answer_faults(
    sheet: AnswerSheet, questions: dict[str, Question], renamed: dict[str, str], origin: Origin
) -> list[Fault]:
    faults = []
    back = {new: old for old, new in renamed.items()}
    for question_id in _all_ids(sheet):
        if question_id.startswith(COMPANY):
            way = ("company", question_id.removeprefix(COMPANY))
        else:
            way = ("answers", back.get(question_id, question_id))
        question = questions.get(question_id)
        if question is None:
            faults.append(_unknown_question(question_id, questions, origin, way))
        elif question_id.startswith(COMPANY) and way[0] == "answers":
            faults.append(origin.fault("A212", *way, id=question_id))
        else:
            faults += answer_faults(question, sheet.value(question_id), origin, *way)
    faults += [
        origin.fault("A212", "answers", question_id, id=question_id)
        for question_id in sheet.answers
        if question_id.startswith(COMPANY)
    ]
    for group in ("notes", "details"):
        known = {*questions, *sheet.set_aside, *back}
        faults += [
            _unknown_question(question_id, questions, origin, (group, question_id))
            for question_id in getattr(sheet, group)
            if question_id not in known
        ]
    return faults


def _unknown_question(question_id: str, questions: dict[str, Question], origin: Origin, way: tuple[str, ...]) -> Fault:
    guess = nearest(question_id, questions)
    return origin.fault("A202", *way, id=question_id, hint=guess)


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
            beside = path.with_name(f"{path.stem}.mine{path.suffix}")
            atomic_write(beside, data)
            raise AireadyError([fault(str(path), "A407", path=path, saved=beside)])
        atomic_write(path, data)
    except OSError as error:
        raise AireadyError([fault("", "A404", path=path, reason=reason_of(error))]) from None
    return OpenSheet(sheet, path, fingerprint(data), opened.moved)


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
