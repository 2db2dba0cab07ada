"""Reads and saves answer sheets: nothing typed is lost, nothing half written, nothing overwritten unseen."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiready.answers import COMPANY, AnswerSheet
from aiready.atomic_file import atomic_write, fingerprint, remove_stale
from aiready.conditions import Value
from aiready.errors import AireadyError, fault, reason_of, shown
from aiready.pack import Asking, Pack
from aiready.schema import validated
from aiready.sheet_check import SheetCheck
from aiready.sheet_text import Comments, comments_in, sheet_bytes
from aiready.yaml_file import decoded, parse_yaml, read_bytes


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet and the bytes it was read from, so that another program's change is noticed before saving.

    `version` is the pack version that the file names; the sheet itself has been carried over to the pack at hand.
    """

    sheet: AnswerSheet
    path: Path
    print_: str
    moved: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    comments: Comments = field(default_factory=Comments)
    version: str = ""


def open_sheet(path: Path, pack: Pack | Asking) -> OpenSheet:
    """Read a sheet for a pack; `moved` and `renamed` name the answers of another pack version.

    Raises:
        AireadyError: with all its faults.
    """
    with contextlib.suppress(OSError):
        remove_stale(path.parent)
    return opened_from(read_bytes(str(path)), path, pack)


def opened_from(raw: bytes, path: Path, pack: Pack | Asking) -> OpenSheet:
    """The same from bytes; raises as `open_sheet` does."""
    sheet, moved, renamed, version = _parse(raw, str(path), pack)
    comments = comments_in(decoded(raw, str(path)))
    return OpenSheet(sheet, path, fingerprint(raw), moved, renamed, comments, version)


def read_sheet(path: Path, pack: Pack | Asking) -> AnswerSheet:
    """Read a sheet for a pack; raises AireadyError with all its faults."""
    return open_sheet(path, pack).sheet


def parse_sheet(raw: bytes, path: str, pack: Pack | Asking) -> tuple[AnswerSheet, tuple[str, ...]]:
    """A sheet from bytes, and the ids set aside because this version of the pack does not know them.

    Raises:
        AireadyError: with all its faults, of form and of content.
    """
    sheet, moved, _, _ = _parse(raw, path, pack)
    return sheet, moved


def _parse(
    raw: bytes, path: str, pack: Pack | Asking
) -> tuple[AnswerSheet, tuple[str, ...], tuple[tuple[str, str], ...], str]:
    """The sheet, the ids set aside, the old and new names of those that were renamed, and the version it names."""
    doc = parse_yaml(raw, path)
    origin = doc.origin()
    questions = {question.id: question for question in pack.questionnaire.questions()}
    renamed = {old: question.id for question in questions.values() for old in question.was}
    read = SheetCheck({**questions, **{old: questions[new] for old, new in renamed.items()}}, origin, pack)
    faults, sheet = read.faults(doc.data), None
    try:
        sheet = validated(AnswerSheet, doc.data, origin)
    except AireadyError as error:
        places = {(one.line, one.column) for one in faults}
        faults += [one for one in error.faults if (one.line, one.column) not in places]
    if faults or sheet is None:
        raise AireadyError(faults)
    strange = tuple(_all_ids(sheet, read.unreadable)) if sheet.pack.version != pack.head.version else ()
    used = {COMPANY + name for name in sheet.company} | {*sheet.answers, *sheet.notes, *sheet.details}
    carried = tuple((old, new) for old, new in renamed.items() if old in used and old not in strange)
    return _carried_over(sheet, strange, renamed, pack), strange, carried, sheet.pack.version


def _all_ids(sheet: AnswerSheet, wanted: Callable[[str, object], bool]) -> Iterator[str]:
    """The ids of all facts and answers that are wanted."""
    facts = {COMPANY + name: value for name, value in sheet.company.items()}
    return (question_id for question_id, value in {**facts, **sheet.answers}.items() if wanted(question_id, value))


def _carried_over(
    sheet: AnswerSheet, strange: tuple[str, ...], renamed: dict[str, str], pack: Pack | Asking
) -> AnswerSheet:
    """The sheet for this version of the pack; what is set aside lets notes to questions of another version stand."""
    known = {*renamed, *(question.id for question in pack.questionnaire.questions())}
    values = {question_id: sheet.value(question_id) for question_id in strange}
    aside = {**sheet.set_aside, **{one: value for one, value in values.items() if value is not None}}
    stated = {
        question_id: sheet.value(question_id) for question_id in _all_ids(sheet, lambda one, _: one not in strange)
    }
    named = {renamed.get(one, one): value for one, value in stated.items()}
    answers = {one: value for one, value in named.items() if not one.startswith(COMPANY)}
    company = {one.removeprefix(COMPANY): value for one, value in named.items() if one.startswith(COMPANY)}
    notes, details = (
        {renamed.get(one, one): value for one, value in part.items()} for part in (sheet.notes, sheet.details)
    )
    if {*sheet.notes, *sheet.details} - known and not aside:
        aside["pack.version"] = sheet.pack.version
    ref = sheet.pack.model_copy(update={"version": pack.head.version})
    parts = {
        "pack": ref,
        "answers": answers,
        "company": company,
        "notes": notes,
        "details": details,
        "set_aside": aside,
    }
    return sheet.model_copy(update=parts)


def read_answers(path: Path, pack: Pack | Asking) -> dict[str, Value]:
    """The answers in a file by question: a whole sheet, or only `question: answer` lines.

    Raises:
        AireadyError: with all its faults.
    """
    raw = read_bytes(str(path))
    doc = parse_yaml(raw, str(path))
    if not isinstance(doc.data, dict):
        raise AireadyError([doc.origin().fault("A203", wanted="mapping", value=shown(doc.data))])
    if "schema" in doc.data:
        sheet, _ = parse_sheet(raw, str(path), pack)
        given = {COMPANY + name: value for name, value in sheet.company.items()} | sheet.answers
        return {question_id: value for question_id, value in given.items() if value is not None}
    questions = {question.id: question for question in pack.questionnaire.questions()}
    read = SheetCheck(questions, doc.origin(), pack)
    faults = [
        fault for question_id, value in doc.data.items() for fault in read.answer(question_id, value, (question_id,))
    ]
    if faults:
        raise AireadyError(faults)
    return {question_id: value for question_id, value in doc.data.items() if value is not None}


def reread(opened: OpenSheet, pack: Pack | Asking) -> OpenSheet | None:
    """The sheet as it is now on disk if somebody changed it since it was read; None where nobody did.

    A file that was taken away counts as never written: saving makes it anew.

    Raises:
        AireadyError: it cannot be read any more.
    """
    if not opened.path.exists():
        return replace(opened, print_="") if opened.print_ else None
    if fingerprint(read_bytes(str(opened.path))) == opened.print_:
        return None
    return open_sheet(opened.path, pack)


def changed_ids(before: AnswerSheet, now: AnswerSheet) -> tuple[str, ...]:
    """The questions whose answer, note or detail differs between two sheets."""
    ids = dict.fromkeys(
        one
        for sheet in (before, now)
        for one in (*(COMPANY + name for name in sheet.company), *sheet.answers, *sheet.notes, *sheet.details)
    )

    def said(sheet: AnswerSheet, one: str) -> tuple[object, ...]:
        return sheet.value(one), sheet.notes.get(one), sheet.details.get(one)

    return tuple(one for one in ids if said(before, one) != said(now, one))


def save_sheet(opened: OpenSheet, sheet: AnswerSheet) -> OpenSheet:
    """Save a sheet over the one it was read from.

    Raises:
        AireadyError: it cannot be written, or somebody else changed it meanwhile (both versions are kept).
    """
    data = sheet_bytes(sheet, opened.comments)
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
    return replace(opened, sheet=sheet, print_=fingerprint(data))


def _free_name(path: Path) -> Path:
    """A name beside the sheet for the answers of somebody who came second; never that of an earlier one."""
    names = (path.with_name(f"{path.stem}.mine{number}{path.suffix}") for number in ("", *range(2, 1000)))
    return next(name for name in names if not name.exists())
