"""Keeps a person's edits when a plan is made anew: last draft, edited plan and new draft, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aiready.edits import (
    FIELDS,
    FRESH,
    OWN,
    WAIVER,
    Change,
    Conflict,
    Draft,
    Fields,
    Made,
    Merged,
    Shown,
    State,
    Twin,
    Value,
)

TEXTS = ("title", "done_when")
"""They differ between languages, and that alone is no conflict."""


def merge_edits(made: Made, twins: tuple[Twin, ...], draft: Draft, marks: Mapping[str, State] | None = None) -> Merged:
    """The new plan with everything that a person did to the last one.

    `twins` are the files of the plan that somebody changed; where they disagree, the last one counts. `marks` sets
    states on top of them. Rule by rule: what the person changed stays; what only the draft changed follows the draft;
    what both changed stays and is listed; an action that was removed is dropped and does not come back; one that is
    done stays with its dates; one that somebody changed stays even where the draft has no use for it.
    """
    seen = _Seen(made, twins)
    mine = {one: _seen_fields(fields, (marks or {}).get(one)) for one, fields in seen.actions.items()}
    merging = _Merging(made, draft)
    for one in dict.fromkeys((*draft.actions, *mine)):
        if one not in seen.gone or one in draft.actions:
            merging.take(one, mine.get(one))
    waivers = seen.waivers
    new = [*(_settled(one, merging.actions) for one in seen.clashes), *merging.conflicts]
    carried = [one for one in seen.conflicts if _key(one) not in {_key(other) for other in new}]
    merged = Merged(
        actions=merging.in_order(),
        generated=merging.generated,
        own=frozenset(one for one in merging.actions if one not in draft.known and one not in merging.generated),
        kept=frozenset(one for one in merging.actions if one not in draft.actions and one in merging.generated),
        waivers=dict(sorted(waivers.items())),
    )
    told = [one if made.lang == draft.lang else _told_anew(one, draft) for one in carried]
    held = (one for one in (*told, *new) if _holds(one, merged, draft))
    changes = tuple(_changes(made, mine, merged))
    return replace(
        merged, conflicts=tuple(sorted(held, key=_key)), changes=changes, shown=_shown(made, merged, changes)
    )


def _seen_fields(fields: Fields, mark: State | None) -> Fields:
    return fields if mark is None else {**fields, "state": mark}


def _key(one: Conflict) -> tuple[str, str, str]:
    return one.action, one.field, one.between


def _settled(one: Conflict, actions: Mapping[str, Fields]) -> Conflict:
    """A conflict between the files with the value that came out of it."""
    return one.model_copy(update={"kept": actions[one.action][one.field]}) if one.action in actions else one


def _told_anew(one: Conflict, draft: Draft) -> Conflict:
    """A conflict about a text in a plan of another language: what stands against it as that plan says it."""
    if one.field not in TEXTS or one.between != "plan" or one.action not in draft.actions:
        return one
    return one.model_copy(update={"other": draft.actions[one.action][one.field]})


def _holds(one: Conflict, merged: Merged, draft: Draft) -> bool:
    """Whether a conflict is still there: the value kept is still in place, and the other still stands against it."""
    if one.field == WAIVER:
        return merged.waivers.get(one.action, "") == one.kept
    fields = merged.actions.get(one.action, {})
    if fields.get(one.field) != one.kept or one.kept == one.other:
        return False
    if one.between == "files":
        return True
    return fields["state"] != "dropped" and draft.actions.get(one.action, {}).get(one.field) == one.other


class _Seen:
    """The plan as the person left it, out of what was written and the files changed since."""

    def __init__(self, made: Made, twins: tuple[Twin, ...]) -> None:
        self.made = made
        self.twins = twins
        self.clashes: list[Conflict] = []
        self.gone: set[str] = set()
        self.actions = {one: self._action(one) for one in dict.fromkeys((*made.written, *self._new()))}
        self.waivers = self._waivers()
        self.conflicts = tuple(
            one for one in made.conflicts if all(twin.conflicts is None or one in twin.conflicts for twin in twins)
        )

    def _new(self) -> Iterator[str]:
        return (one for twin in self.twins for one in twin.actions)

    def _action(self, one: str) -> Fields:
        written = self.made.written.get(one)
        removed = any(one not in twin.actions for twin in self.twins)
        if written is not None and written["state"] == "dropped" and removed:
            self.gone.add(one)
        fields = {}
        for field in FIELDS:
            before = None if written is None else written[field]
            said = [value for twin in self.twins if (value := self._said(twin, one, field)) not in (None, before)]
            if len(said) > 1 and said[0] != said[-1]:
                self._clash(one, field, said[-1], said[0])
            value = said[-1] if said else before
            fields[field] = OWN.get(field, "") if value is None else value
        if str(fields["due"]) < str(fields["start"]) and any(one in twin.actions for twin in self.twins):
            fields |= self._dates_of_one_file(one, fields)
        return fields

    def _clash(self, one: str, field: str, kept: Value, other: Value) -> None:
        clash = {"action": one, "field": field, "between": "files", "kept": kept, "other": other}
        self.clashes.append(Conflict.model_validate(clash))

    def _dates_of_one_file(self, one: str, mixed: Fields) -> Fields:
        """Both dates as the last file has them, where a day out of each makes no sense together."""
        twin = [twin for twin in self.twins if one in twin.actions][-1]
        found = {
            name: twin.actions[one].get(name, self.made.written.get(one, mixed)[name]) for name in ("start", "due")
        }
        for name, value in found.items():
            if value != mixed[name]:
                self._clash(one, name, value, mixed[name])
        return found

    def _said(self, twin: Twin, one: str, field: str) -> Value | None:
        """What a file says of a field; an action that was taken out of it is dropped."""
        if one in twin.actions:
            return twin.actions[one].get(field)
        return "dropped" if field == "state" and one in self.made.written else None

    def _waivers(self) -> dict[str, str]:
        files = [twin.waivers for twin in self.twins if twin.waivers is not None]
        found = {}
        for check in sorted({*self.made.waivers, *(check for file in files for check in file)}):
            before = self.made.waivers.get(check, "")
            said = [reason for file in files if (reason := file.get(check, "")) != before]
            if len(said) > 1 and said[0] != said[-1]:
                self._clash(check, WAIVER, said[-1], said[0])
            found[check] = said[-1] if said else before
        return {check: reason for check, reason in found.items() if reason}


class _Merging:
    """The three-way merge, one action after the other."""

    def __init__(self, made: Made, draft: Draft) -> None:
        self.made = made
        self.draft = draft
        self.actions: dict[str, Fields] = {}
        self.generated: dict[str, Fields] = {}
        self.conflicts: list[Conflict] = []

    def take(self, one: str, mine: Fields | None) -> None:
        """Merge one action; `mine` is what the person left of it."""
        old, new = self.made.generated.get(one), self.draft.actions.get(one)
        written = self.made.written.get(one)
        if new is None and mine is not None and (mine != old or mine != written):
            self.actions[one] = mine
            if old is not None or one in self.draft.known:
                self.generated[one] = old if old is not None and mine != old else {}
        elif new is not None and mine is None:
            self.actions[one] = self.generated[one] = new
        elif new is not None and mine is not None:
            self._three(one, old or {}, mine, new)

    def _three(self, one: str, old: Fields, mine: Fields, new: Fields) -> None:
        stays = {field for field in FIELDS if _stays(field, mine)}
        written = self.made.written.get(one, {})
        kept = {
            field for field in FIELDS if not mine[field] == old.get(field) == written.get(field, mine[field])
        } | stays
        merged = {field: mine[field] if field in kept else new[field] for field in FIELDS}
        if str(merged["due"]) < str(merged["start"]) and str(mine["start"]) <= str(mine["due"]):
            stays |= {"start", "due"} - kept  # the two dates belong together
            merged |= {"start": mine["start"], "due": mine["due"]}
        self.actions[one] = merged
        self.generated[one] = {field: old.get(field, new[field]) if field in stays else new[field] for field in FIELDS}
        if mine["state"] in ("done", "dropped"):
            return
        for field in FIELDS:
            spoken = field in TEXTS and self.made.lang != self.draft.lang
            if field in kept - stays and field in old and new[field] not in (old[field], mine[field]) and not spoken:
                clash = {"action": one, "field": field, "between": "plan", "kept": mine[field], "other": new[field]}
                self.conflicts.append(Conflict.model_validate(clash))

    def in_order(self) -> dict[str, Fields]:
        """All actions by their first day, those of one day in the order of the draft."""
        place = {one: number for number, one in enumerate(self.draft.actions)}
        last = len(place)

        def turn(one: str) -> tuple[str, int, str, str]:
            return str(self.actions[one]["start"]), place.get(one, last), str(self.actions[one]["due"]), one

        return {one: self.actions[one] for one in sorted(self.actions, key=turn)}


def _stays(field: str, mine: Fields) -> bool:
    """What has happened has happened: what an action was that is done, the first day of one that has begun."""
    return (mine["state"] == "done" and field not in TEXTS) or (mine["state"] == "doing" and field == "start")


def _changes(made: Made, mine: Mapping[str, Fields], merged: Merged) -> Iterator[Change]:
    """Everything that differs from the plan as it was last written."""
    for one, now in merged.actions.items():
        was = made.written.get(one)
        if was is None:
            yield Change("added", "you" if one in mine else "aiready", one, str(now["title"]))
            continue
        for field in FIELDS:
            if was[field] != now[field]:
                yield Change(
                    "changed",
                    "you" if mine[one][field] == now[field] else "aiready",
                    one,
                    str(now["title"]),
                    field,
                    was[field],
                    now[field],
                )
    for one, was in made.written.items():
        if one not in merged.actions:
            yield Change("removed", "you" if mine[one]["state"] == "dropped" else "aiready", one, str(was["title"]))


def _shown(made: Made, merged: Merged, changes: tuple[Change, ...]) -> Shown:
    """What calendars may hold after this plan: one more revision where it changed, and all that ever fell out of it."""
    gone = {one: was for one, was in {**made.shown.gone, **made.written}.items() if one not in merged.actions}
    return replace(made.shown, revision=made.shown.revision + bool(changes), gone=dict(sorted(gone.items())))


def without_base(twins: tuple[Twin, ...], draft: Draft) -> Made:
    """What to take for the last draft where it is not known any more: every difference counts as the person's."""
    spoken = {one: draft.actions[one] for twin in twins for one in twin.actions if one in draft.actions}
    return Made(draft.lang, {one: {**fields, **FRESH} for one, fields in draft.actions.items()}, spoken)
