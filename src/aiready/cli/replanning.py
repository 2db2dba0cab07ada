"""Takes over what a person changed in a plan that is written again, and says what is different now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from aiready.cli.settings import Settings
from aiready.cli.streams import talk
from aiready.cli.words import say
from aiready.document_files import recover
from aiready.editable import draft_of
from aiready.edited_plan import with_edits
from aiready.edits import PLAN_MADE, PLAN_YAML, STATES, WAIVER, Change, Conflict, Draft, Made, Merged, State
from aiready.errors import AireadyError, Fault, fault, nearest, quoted, reason_of
from aiready.pack import Pack
from aiready.plan import make_plan
from aiready.plan_file import Names, PlanFolder, read_plan
from aiready.replan import merge_edits, without_base
from aiready.report import Report

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """How a plan is written again: what is marked by `--done`, whether `--start` was given, what was forced."""

    done: tuple[str, ...] = ()
    start_given: bool = False
    foreign: bool = False
    overrule: bool = False
    dry_run: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The reports with the edits of their folders, and the hashes of the files that the edits were read from."""

    reports: Mapping[str, Report]
    prints: Mapping[str, str] = field(default_factory=dict)


def taken_over(reports: Mapping[str, Report], folder: Path, wish: Wish, settings: Settings) -> TakenOver:
    """Each report with what a person changed in the plan that the folder holds; `reports` by folder below, "" for none.

    Raises:
        AireadyError: with every fault of the plans' files; nothing was written.
    """
    try:
        if not wish.dry_run:
            recover(folder)
        return _taken_over(reports, folder, wish, settings)
    except OSError as error:
        raise AireadyError([fault("", "A404", path=folder, reason=reason_of(error))]) from None


def _taken_over(reports: Mapping[str, Report], folder: Path, wish: Wish, settings: Settings) -> TakenOver:
    found: dict[str, Report] = {}
    prints: dict[str, str] = {}
    faults: list[Fault] = []
    for part, report in reports.items():
        prefix = f"{part}/" if part else ""
        try:
            there = read_plan(folder, prefix, _names(report.pack), overrule=wish.overrule)
            found[part] = _one(report, there, folder / part, wish, settings)
        except AireadyError as error:
            faults += error.faults
        else:
            prints |= there.prints if there else {}
    faults += _left_alone(reports, folder, wish)
    if faults:
        raise AireadyError(faults)
    return TakenOver(found, prints)


def _left_alone(reports: Mapping[str, Report], folder: Path, wish: Wish) -> Iterator[Fault]:
    """Plans that lie in the folder, were edited, and are not written now: they would go with what is written new."""
    if wish.overrule:
        return
    names = _names(next(iter(reports.values())).pack)
    for path in sorted([*folder.glob(PLAN_MADE), *folder.glob(f"*/{PLAN_MADE}")]):
        part = "" if path.parent == folder else path.parent.name
        if part not in reports:
            there = read_plan(folder, f"{part}/" if part else "", names, overrule=True)
            if there and (there.twins or (there.made and there.made.edited())):
                yield fault("", "A402", path=path.parent / PLAN_YAML)


def _names(pack: Pack) -> Names:
    return Names({one.id for one in pack.playbook.actions}, {one.id for one in pack.knowledge.plan_checks})


def _one(report: Report, there: PlanFolder | None, folder: Path, wish: Wish, settings: Settings) -> Report:
    made = there.made if there else None
    if there and made and made.firm != report.sheet.firm() and not wish.foreign:
        if there.twins or made.edited():
            raise AireadyError([fault("", "A467", path=folder, firm=made.firm or "-")])
        there = made = None
    if made and not wish.start_given:
        report = _from_the_same_day(report, made, wish, settings)
    draft = draft_of(report, settings.lang)
    if there is None:
        there = PlanFolder(None, (), {})
    if made is None and not there.twins:
        made = Made(draft.lang, draft.actions, draft.actions)
    base = made or without_base(there.twins, draft)
    marks = dict(_mark(one, {*draft.actions, *base.written}) for one in wish.done)
    merged = merge_edits(base, there.twins, draft, marks)
    red = report.assessment.red_gates()
    if not wish.silent:
        _tell(merged, draft, report.pack.words[settings.lang], wish, settings)
    return replace(
        report,
        plan=with_edits(report.plan, merged, draft, report.pack, red),
        merged=merged,
        comments=there.comments,
    )


def _from_the_same_day(report: Report, made: Made, wish: Wish, settings: Settings) -> Report:
    """A plan that is under way goes on from its first day; only `--start` moves it."""
    starts_on = date.fromisoformat(made.starts_on)
    if starts_on == report.plan.starts_on:
        return report
    if not wish.silent:
        talk(say("start_stays", settings.lang, day=starts_on), settings)
    plan = make_plan(
        report.pack, report.sheet, report.assessment, report.rollout, today=report.plan.today, starts_on=starts_on
    )
    return replace(report, plan=plan)


def _mark(asked: str, known: set[str]) -> tuple[str, State]:
    """`ID` or `ID=STATE`."""
    one, _, state = asked.partition("=")
    state = state or "done"
    for value, words in ((one, known), (state, set(STATES))):
        if value not in words:
            hint = nearest(value, words)
            raise AireadyError([fault("", "A469", value=value, hint=hint, options=", ".join(STATES))])
    return one, next(word for word in STATES if word == state)


def _tell(merged: Merged, draft: Draft, words: Mapping[str, str], wish: Wish, settings: Settings) -> None:
    """What somebody has to decide; in a rehearsal every change, otherwise how many edits stayed."""
    lines = list(_changes(merged.changes, words, settings)) if wish.dry_run else []
    edited = sum(fields != draft.actions.get(one) for one, fields in merged.actions.items())
    if edited and not wish.dry_run:
        lines.append(say("edits_kept", settings.lang, n=edited))
    lines += [_conflict(one, merged, words) for one in merged.conflicts]
    for line in lines:
        talk(quoted(line, 400), settings)


def _changes(changes: tuple[Change, ...], words: Mapping[str, str], settings: Settings) -> Iterator[str]:
    for one in changes:
        named = {"title": one.title, "id": one.action, "by": say(f"by_{one.by}", settings.lang)}
        if one.kind != "changed":
            yield say(f"plan_{one.kind}", settings.lang, **named)
            continue
        values = {name: _said(one.field, value, words) for name, value in (("was", one.was), ("now", one.now))}
        yield say("plan_changed", settings.lang, **named, field=words[f"field_{one.field}"], **values)


def _conflict(one: Conflict, merged: Merged, words: Mapping[str, str]) -> str:
    title = str(merged.actions.get(one.action, {}).get("title", one.action))
    field_name = words["field_waiver" if one.field == WAIVER else f"field_{one.field}"]
    values: dict[str, Any] = {name: _said(one.field, getattr(one, name), words) for name in ("kept", "other")}
    return words[f"conflict_{one.between}"].format(title=title, field=field_name, **values)


def _said(name: str, value: str | int, words: Mapping[str, str]) -> str:
    if name in ("state", "owner"):
        return words[f"{'state' if name == 'state' else 'role'}_{value}"]
    return quoted(str(value), LONGEST) or "-"
