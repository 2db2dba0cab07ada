"""What a person may change in a plan, and what becomes of it: the nouns of the plan's files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from aiready.text import Content, Day, Id, Lang, Role

PLAN_JSON, PLAN_YAML, PLAN_MADE = "plan.json", "plan.yaml", "plan.made.json"
"""The plan for programs, the same plan made to be read and edited, and what aiready remembers of both."""
State = Literal["planned", "doing", "done", "dropped"]
"""How far an action is; a person sets it in the plan's file, a new plan is all `planned`."""
STATES: tuple[State, ...] = ("planned", "doing", "done", "dropped")
Value = str | int
Fields = Mapping[str, Value]
"""What may be changed of one action, by the names in FIELDS."""
FIELDS = ("title", "state", "person", "owner", "start", "due", "minutes", "done_when", "note")
WAIVER = "waiver"
FRESH: Fields = {"state": "planned", "person": "", "note": ""}
"""What a plan leaves to the person."""
OWN: Fields = {**FRESH, "owner": "owner", "done_when": ""}
"""What an action of the person's own need not say."""
OWN_NEEDS = ("title", "start", "due", "minutes")
CLEARED = ("person", "note", "done_when")
"""Left empty behind its name in the file, it is empty; any other key left empty is as it was."""

Title = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=500)]


class ActionEdit(Content):
    """One action as a person may write it; what is left out is as it was."""

    title: Title | None = None
    state: State | None = None
    person: Annotated[str, Field(max_length=100)] | None = None
    owner: Role | None = None
    start: Day | None = None
    due: Day | None = None
    minutes: Annotated[int, Field(ge=5, le=2400)] | None = None
    done_when: Line | None = None
    note: Line | None = None


class Waiver(Content):
    """A check of the plan that the firm lets stand, and why."""

    check: Id
    reason: Annotated[str, Field(min_length=1, max_length=500)]


class Conflict(Content):
    """Two values for one thing: the one that was kept, and the other.

    `between` the person and the new `plan`, or between the two `files` of it.
    """

    action: Id
    field: Literal["title", "state", "person", "owner", "start", "due", "minutes", "done_when", "note", "waiver"]
    between: Literal["plan", "files"]
    kept: Value
    other: Value


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan as the answers make it, before anybody's edits; `known` are the ids of all actions of the playbook."""

    lang: Lang
    actions: Mapping[str, Fields]
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a calendar that took the plan over may hold of it, so that the next plan replaces all of that.

    `revision` counts how often the plan was changed, `gone` are the actions that it had once and has no more, and on
    `firm` hang the ids of the entries where the firm has no name; empty where it has one.
    """

    revision: int = 0
    gone: Mapping[str, Fields] = field(default_factory=dict)
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What aiready remembers of a folder: the last draft, and the plan as it was written with the edits of then."""

    lang: Lang
    generated: Mapping[str, Fields]
    written: Mapping[str, Fields]
    waivers: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    firm: str = ""
    starts_on: str = ""
    shown: Shown = Shown()

    def edited(self) -> bool:
        """Whether anything in the plan as it was written is a person's."""
        return self.generated != self.written or bool(self.waivers)


@dataclass(frozen=True, slots=True)
class Twin:
    """One of the two files of a plan as somebody left it: what it says of each action, as far as it says anything."""

    actions: Mapping[str, Fields]
    waivers: Mapping[str, str] | None = None
    conflicts: tuple[Conflict, ...] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the plan as it was last written, and who changed it."""

    kind: Literal["added", "removed", "changed"]
    by: Literal["you", "aiready"]
    action: str
    title: str
    field: str = ""
    was: Value = ""
    now: Value = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """A plan with a person's edits: all actions, those of its own, and those only kept because somebody worked on them.

    `generated` is what the next merge takes for the last draft.
    """

    actions: Mapping[str, Fields]
    generated: Mapping[str, Fields]
    own: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    waivers: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    shown: Shown = Shown()


class PlanFileAction(BaseModel):
    """One action of `plan.json`: what a person may change, beside what aiready works out."""

    model_config = ConfigDict(extra="allow", strict=True)

    id: Id
    title: Annotated[str, Field(min_length=1)]
    state: State
    person: str
    owner: Role
    start: Day
    due: Day
    minutes: Annotated[int, Field(ge=5, le=2400)]
    done_when: str
    note: str
    own: bool = False
    kept: bool = False


class PlanFile(BaseModel):
    """`plan.json` as it is written; keys that are not named here are worked out by aiready and cannot be edited."""

    model_config = ConfigDict(extra="allow", strict=True)

    format: Annotated[Literal[1], Field(alias="schema")]
    starts_on: Day
    actions: tuple[PlanFileAction, ...]
    waivers: tuple[Waiver, ...]
    conflicts: tuple[Conflict, ...]


def plan_schema() -> dict[str, object]:
    """The JSON schema of `plan.json`."""
    found = PlanFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
