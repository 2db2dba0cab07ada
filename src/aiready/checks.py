"""What is judged beside the barriers: failure patterns, the list before a trial, lasting use, help from outside."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.conditions import Condition
from aiready.text import Content, Id, Sources, Text

Adoption = Literal["not_started", "preparing", "trial", "in_use", "retained", "slipping", "stopped"]
"""How far a firm has come; there is no "done" (inventory 003.D1, 003.R0)."""


class Risk(Content):
    """A way in which firms fail, judged likely or possible from answers; `checks` are lines of the checklist."""

    id: Id
    title: Text
    says: Text
    likely_when: Condition
    possible_when: Condition
    actions: Annotated[tuple[Id, ...], Field(min_length=1)]
    checks: tuple[Id, ...] = ()
    sources: Annotated[Sources, Field(min_length=1)]


class Check(Content):
    """One line to tick: met where its condition holds; `says` is what to do where it does not."""

    id: Id
    title: Text
    met_when: Condition
    says: Text
    actions: tuple[Id, ...] = ()
    sources: Annotated[Sources, Field(min_length=1)]


class RiskFile(Content):
    """`playbooks/_risks.yaml`: the failure patterns and the go/no-go list before a trial."""

    risks: tuple[Risk, ...]
    checklist: tuple[Check, ...]


class AdoptionState(Content):
    """One state of adoption, by what can be seen in the firm."""

    id: Adoption
    title: Text
    says: Text
    sources: Sources = ()


class Alarm(Content):
    """When to look for the cause: a share of people using it, in percent, at a week of the plan."""

    percent: Annotated[int, Field(ge=1, le=99)]
    weeks: Annotated[int, Field(ge=1, le=52)]
    says: Text
    sources: Annotated[Sources, Field(min_length=1)]


class Contrast(Content):
    """One row of the comparison: what an introduced tool looks like, and one that lasts."""

    what: Text
    introduced: Text
    lasting: Text


class Retention(Content):
    """`playbooks/_retention.yaml`: the conditions of lasting use, the states on the way, and the alarm."""

    conditions: tuple[Check, ...]
    states: tuple[AdoptionState, ...]
    alarm: Alarm
    compare: tuple[Contrast, ...] = ()
    sources: Sources = ()


class Ability(Content):
    """A condition of going alone."""

    id: Id
    title: Text
    met_when: Condition
    sources: Sources = ()


class Ground(Content):
    """A reason to ask for help from outside."""

    id: Id
    title: Text
    when: Condition
    sources: Sources = ()


class Choice(Content):
    """One way of getting help, with its first steps."""

    id: Literal["alone", "desk_first", "outside"]
    title: Text
    says: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]


class OutsideHelp(Content):
    """`playbooks/_outside_help.yaml`."""

    alone: tuple[Ability, ...]
    reasons: tuple[Ground, ...]
    choices: Annotated[tuple[Choice, ...], Field(min_length=3, max_length=3)]
    note: Text
    sources: Sources = ()

    def choice(self, name: str) -> Choice:
        """The words of a choice."""
        return next(one for one in self.choices if one.id == name)
