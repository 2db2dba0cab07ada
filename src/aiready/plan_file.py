"""Reads the plan that a folder holds, as aiready wrote it and as somebody left it, with the place of every fault."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from aiready.atomic_file import fingerprint
from aiready.document_files import recorded_in
from aiready.edits import (
    CLEARED,
    FIELDS,
    OWN_NEEDS,
    PLAN_JSON,
    PLAN_MADE,
    PLAN_YAML,
    ActionEdit,
    Conflict,
    Fields,
    Made,
    Shown,
    Twin,
    Waiver,
)
from aiready.errors import KEY, AireadyError, Fault, Origin, fault, nearest, shown
from aiready.plan_text import persons_comments
from aiready.schema import validated
from aiready.sheet_text import Comments, comments_in
from aiready.yaml_file import Doc, decoded, parse_yaml, read_bytes

YEARS = 3
"""So far from the plan's first day a date may lie; beyond, it is more likely a slip."""
ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """What a folder holds of a plan: what aiready remembers, the files that somebody changed, and their hashes.

    `made` is None where aiready remembers nothing.
    """

    made: Made | None
    twins: tuple[Twin, ...]
    prints: Mapping[str, str]
    comments: Comments = field(default_factory=Comments)


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that a person may write in a plan: actions of the playbook, and checks to let stand."""

    actions: Collection[str]
    checks: Collection[str]


def read_plan(folder: Path, part: str, known: Names, *, overrule: bool = False) -> PlanFolder | None:
    """The plan in a folder of ours, below `part` where it holds several; None where there is none.

    With `overrule`, edits of what aiready works out are left aside.

    Raises:
        AireadyError: with every fault of both files, and of what aiready remembers.
    """
    recorded = recorded_in(folder) or {}
    names = [name for name in (PLAN_JSON, PLAN_YAML) if _there(folder, part, name, recorded)]
    made, record = _made(folder, part, recorded)
    if not names and made is None:
        return None
    forgotten = made is None and f"{part}{PLAN_MADE}" in recorded
    reading = _Reading(made, record, known, overrule=overrule)
    twins, prints, comments = [], {}, Comments()
    faults: list[Fault] = []
    for name in names:
        path = folder / part / name
        try:
            raw = read_bytes(str(path))
            prints[f"{part}{name}"] = fingerprint(raw)
            if forgotten or fingerprint(raw) != recorded[f"{part}{name}"]:
                twins.append(reading.twin(parse_yaml(raw, str(path)), name))
            if name == PLAN_YAML:
                comments = persons_comments(comments_in(decoded(raw, str(path))))
        except AireadyError as error:
            faults += error.faults
    if faults:
        raise AireadyError(faults)
    return PlanFolder(made, tuple(twins), prints, comments)


def _there(folder: Path, part: str, name: str, recorded: Mapping[str, str]) -> bool:
    return f"{part}{name}" in recorded and (folder / part / name).exists()


def _made(folder: Path, part: str, recorded: Mapping[str, str]) -> tuple[Made | None, dict[str, Any]]:
    """What aiready remembers, and the record it wrote.

    Raises:
        AireadyError: somebody changed it, so that nobody can tell any more what was changed in the plan.
    """
    path = folder / part / PLAN_MADE
    if not _there(folder, part, PLAN_MADE, recorded):
        return None, {}
    raw = read_bytes(str(path))
    if fingerprint(raw) != recorded[f"{part}{PLAN_MADE}"]:
        raise AireadyError([fault("", "A466", path=path)])
    try:
        return _remembered(json.loads(raw))
    except (ValueError, KeyError, TypeError):
        raise AireadyError([fault("", "A466", path=path)]) from None


def _remembered(data: Mapping[str, Any]) -> tuple[Made, dict[str, Any]]:
    record = data["plan"]
    written = {one["id"]: {name: one[name] for name in FIELDS} for one in record["actions"]}
    waivers = {one["check"]: one["reason"] for one in record["waivers"]}
    conflicts = tuple(Conflict.model_validate(one) for one in record["conflicts"])
    days, shown = record["starts_on"], Shown(**data.get("shown", {}))
    made = Made(record["lang"], data["generated"], written, waivers, conflicts, data["firm"], days, shown)
    return made, record


class _Reading:
    """One file of a plan after the other, against what aiready wrote."""

    def __init__(self, made: Made | None, record: Mapping[str, Any], known: Names, *, overrule: bool) -> None:
        self.made = made
        self.record = record
        self.known = known.actions
        self.checks = known.checks
        self.overrule = overrule
        self.written = made.written if made else {}
        self.actions = {one["id"]: one for one in record.get("actions", ())}
        self.lenient = False
        self.faults: list[Fault] = []

    def twin(self, doc: Doc, name: str) -> Twin:
        """A file as somebody left it; raises AireadyError with all its faults."""
        self.faults = []
        origin = doc.origin()
        if not isinstance(doc.data, dict):
            raise AireadyError([origin.fault("A203", wanted="mapping", value=shown(doc.data))])
        self.lenient = name == PLAN_JSON and not self.record
        self._keys(doc, computed=name == PLAN_JSON)
        entries = self._entries(doc, name)
        actions = {one: self._action(one, data, place) for one, data, place in entries}
        for one, _, place in entries:
            self._dates(one, actions[one], place)
        self._ids(entries)
        found = Twin(actions, self._waivers(doc), self._conflicts(doc))
        if self.faults:
            raise AireadyError(self.faults)
        return found

    def _keys(self, doc: Doc, *, computed: bool) -> None:
        known = {"schema", "actions", "waivers", "conflicts", *(self.record if computed else ())}
        for key, value in doc.data.items():
            if key not in known and not self.lenient:
                self.faults.append(doc.origin().fault("A205", key, KEY, key=key, hint=nearest(key, known)))
            elif key in self.record and key not in ("actions", "waivers", "conflicts"):
                self._computed(key, value, self.record[key], doc.origin(key))
        if "actions" not in doc.data:
            self.faults.append(doc.origin().fault("A206", key="actions"))

    def _computed(self, key: str, value: object, before: object, origin: Origin) -> None:
        if not self.overrule and json.dumps(value) != json.dumps(before):
            self.faults.append(origin.fault("A463", key=key))

    def _entries(self, doc: Doc, name: str) -> list[tuple[str, dict[str, Any], Origin]]:
        """Every action with its id and its place: a list in JSON, by id in YAML."""
        actions = doc.data.get("actions") or ()
        if isinstance(actions, dict) and name == PLAN_YAML:
            found = [(one, data, doc.origin("actions", one)) for one, data in actions.items()]
        elif isinstance(actions, tuple):
            found = [(self._id(one), one, doc.origin("actions", index)) for index, one in enumerate(actions)]
        else:
            wanted = "mapping" if name == PLAN_YAML else "list"
            self.faults.append(doc.origin("actions").fault("A203", wanted=wanted, value=shown(actions)))
            return []
        entries, seen = [], set()
        for one, data, place in found:
            if not isinstance(data, dict):
                self.faults.append(place.fault("A203", wanted="mapping", value=shown(data)))
            elif not one:
                self.faults.append(place.fault("A206", key="id"))
            elif one in seen:
                self.faults.append(_of_id(place, "A461", id=one))
            else:
                seen.add(one)
                entries.append((one, data, place))
        return entries

    @staticmethod
    def _id(data: object) -> str:
        return data["id"] if isinstance(data, dict) and isinstance(data.get("id"), str) else ""

    def _action(self, one: str, data: Mapping[str, Any], place: Origin) -> Fields:
        """What an action says of what may be changed."""
        before = self.actions.get(one, {})
        ours = {key for action in self.actions.values() for key in action}
        for key, value in data.items():
            if key in FIELDS or key == "id" or self.lenient:
                continue
            if key in ours:
                self._computed(key, value, before.get(key), Origin(place.path, place.marks, (*place.prefix, key)))
            else:
                self.faults.append(place.fault("A205", key, KEY, key=key, hint=nearest(key, FIELDS)))
        try:
            edit = validated(
                ActionEdit, {key: value for key, value in data.items() if self._new(one, key, value)}, place
            )
        except AireadyError as error:
            self.faults += error.faults
            return {}
        found = {key: getattr(edit, key) for key in edit.model_fields_set}
        return {
            key: "" if value is None else value for key, value in found.items() if value is not None or key in CLEARED
        }

    def _new(self, one: str, key: str, value: object) -> bool:
        """Whether a value is a person's; what aiready wrote needs no check."""
        return key in FIELDS and (one not in self.written or self.written[one][key] != value)

    def _dates(self, one: str, fields: Fields, place: Origin) -> None:
        """Dates near the plan, and none that ends before it begins."""
        both = {**self.written.get(one, {}), **fields}
        middle = date.fromisoformat(self.made.starts_on) if self.made and self.made.starts_on else None
        for name in ("start", "due"):
            reach = timedelta(days=365 * YEARS)
            if middle and name in fields and abs(date.fromisoformat(str(fields[name])) - middle) > reach:
                self.faults.append(place.fault("A465", name, value=fields[name], start=middle))
        if {"start", "due"} <= set(both) and str(both["due"]) < str(both["start"]):
            at = "due" if "due" in fields else "start"
            self.faults.append(place.fault("A462", at, start=both["start"], due=both["due"]))

    def _ids(self, entries: list[tuple[str, dict[str, Any], Origin]]) -> None:
        """What stands under a new id is an action of the firm's own, and must say all that one needs."""
        there = {one for one, _, _ in entries}
        for one, data, place in entries:
            if one in self.written:
                continue
            meant = nearest(one, (set(self.written) & set(self.known)) - there)
            if self.made and (one in self.known or meant):
                self.faults.append(_of_id(place, "A460", id=one, hint=meant))
                continue
            if not ID.fullmatch(one):
                self.faults.append(_of_id(place, "A203", wanted="id", value=one))
            self.faults += [place.fault("A206", key=key) for key in OWN_NEEDS if data.get(key) is None]

    def _waivers(self, doc: Doc) -> dict[str, str] | None:
        found: dict[str, str] = {}
        if "waivers" not in doc.data:
            return None
        for one, place in self._records(doc, "waivers", Waiver):
            if one.check in found:
                self.faults.append(place.fault("A461", "check", id=one.check))
            self._waiver(one, place)
            found[one.check] = one.reason
        return found

    def _waiver(self, one: Waiver, place: Origin) -> None:
        """A check that the pack no longer has may stay where it stood before."""
        if one.check not in self.checks and not (self.made and one.check in self.made.waivers):
            hint, options = nearest(one.check, self.checks), ", ".join(sorted(self.checks))
            self.faults.append(place.fault("A450", "check", id=one.check, hint=hint, options=options))
        elif not one.reason.strip():
            self.faults.append(place.fault("A451", "reason", id=one.check))

    def _conflicts(self, doc: Doc) -> tuple[Conflict, ...] | None:
        if "conflicts" not in doc.data:
            return None
        found = tuple(self._records(doc, "conflicts", Conflict))
        if self.made:
            self.faults += [place.fault("A464") for one, place in found if one not in self.made.conflicts]
        return tuple(one for one, _ in found)

    def _records(self, doc: Doc, key: str, model: Any) -> Iterator[tuple[Any, Origin]]:
        data = doc.data[key] or ()
        if not isinstance(data, tuple):
            self.faults.append(doc.origin(key).fault("A203", wanted="list", value=shown(data)))
            return
        for index, one in enumerate(data):
            place = doc.origin(key, index)
            try:
                yield validated(model, one, place), place
            except AireadyError as error:
                self.faults += error.faults


def _of_id(place: Origin, code: str, **values: object) -> Fault:
    """A fault at the id of an action: a value in JSON, the key itself in YAML."""
    listed = (*place.prefix, "id") in place.marks
    return place.fault(code, "id" if listed else KEY, **values)
