"""What can be done: actions by phase, each with its owner, minutes, end and reason."""

from typing import Annotated

from pydantic import Field

from aiready.conditions import BarrierId, Condition
from aiready.text import Content, Id, Role, SourceId, Sources, Text

SLOTS = ("company", "task", "driver", "owner")
"""What the texts of actions may leave open in braces, to be filled with the firm's own words."""

PhaseNumber = Annotated[int, Field(ge=1, le=5)]


class Step(Text):
    """One deed that a person can tick off; told only to firms with so many people, both numbers included."""

    from_people: Annotated[int, Field(ge=2)] | None = None
    to_people: Annotated[int, Field(ge=1)] | None = None

    def suits(self, people: float | None) -> bool:
        """Whether a firm with so many people reads it; one that has not said how many is not taken for a tiny one."""
        if people is None:
            return self.to_people is None
        return (self.from_people or 0) <= people and (self.to_people is None or people <= self.to_people)


class Party(Content):
    """How many people do an action together."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]


class Action(Content):
    """One thing to do. Minutes are its owner's, in all; weeks count from the first week of the plan, 0.

    `opens`: the plan begins with it, before anything else of that week. `deeds`: what it is, in the words of the plan
    checks. `people`: how many do it together, where that matters. `after`: what must be finished before it where both
    are planned; unlike `needs` it does not wait for what was put off. `rest_weeks` pass between these and its first
    day, however full or empty the calendar is.
    """

    id: Id
    phase: PhaseNumber
    title: Text
    why: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=8)]
    done_when: Text
    owner: Role
    minutes: Annotated[int, Field(ge=5, le=2400)]
    week: Annotated[int, Field(ge=0, le=52)]
    weeks: Annotated[int, Field(ge=1, le=26)] = 1
    leverage: Annotated[int, Field(ge=1, le=3)]
    serves: Annotated[tuple[BarrierId, ...], Field(min_length=1)]
    covers: tuple[Id, ...] = ()
    essential: bool = False
    opens: bool = False
    within: Id | None = None
    stands_for: Id | None = None
    needs: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    rest_weeks: Annotated[int, Field(ge=0, le=26)] = 0
    deeds: tuple[Id, ...] = ()
    people: Party | None = None
    documents: tuple[Id, ...] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    when: Condition


class ActionFile(Content):
    """One file of `playbooks/`."""

    actions: Annotated[tuple[Action, ...], Field(min_length=1)]


class Phase(Content):
    """One of the five phases."""

    id: PhaseNumber
    title: Text
    goal: Text
    enter_when: Text
    sources: Sources = ()


class PhaseFile(Content):
    """`playbooks/_phases.yaml`."""

    phases: Annotated[tuple[Phase, ...], Field(min_length=5, max_length=5)]


class Playbook(Content):
    """All phases and all actions, in the order of the files."""

    phases: tuple[Phase, ...]
    actions: tuple[Action, ...]

    def action(self, action_id: str) -> Action:
        """The action with this id; KeyError if there is none."""
        for action in self.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)
