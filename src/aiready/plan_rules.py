"""What a plan is checked for: the order of things, what documents contain, sizes; every rule with its reason."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.conditions import Condition
from aiready.kit import Checkpoint
from aiready.text import Content, DottedId, Id, Role, Sources, Text, Words
from aiready.use_cases import DataClass

Deeds = Annotated[tuple[Id, ...], Field(min_length=1)]


class Order(Content):
    """Whatever does `first` has ended before anything begins that does `then` or belongs to `then_owner`.

    `one_is_enough`: one of several that do `first` suffices.
    """

    about: Literal["order"]
    first: Deeds
    then: tuple[Id, ...] = ()
    then_owner: Role | None = None
    one_is_enough: bool = False


class Has(Content):
    """For each of these deeds something in the plan does it; `after`: and begins when that has ended.

    `least_days`, one number for each deed: so many days after the first day of `after` it begins at the earliest.
    """

    about: Literal["has"]
    deeds: Deeds
    after: Id | None = None
    least_days: tuple[Annotated[int, Field(ge=0)], ...] = ()


class OwnWork(Content):
    """This role has at least so many actions of its own in the first 90 days."""

    about: Literal["own_work"]
    role: Role
    least: Annotated[int, Field(ge=1)]


class Complete(Content):
    """Each action has an owner, dates in the right order and an end that can be seen."""

    about: Literal["complete"]


class Holds(Content):
    """The documents of whatever does this contain all these parts."""

    about: Literal["holds"]
    deed: Id
    parts: Deeds


class NamesQuantity(Content):
    """The sheet's answer names all its parts, or something that does `else_by` ends before `then` begins."""

    about: Literal["names_quantity"]
    question: DottedId
    else_by: Id
    then: Id


class PartySize(Content):
    """In firms up to `up_to` people (any size where left out) so many do it together."""

    up_to: Annotated[int, Field(ge=1)] | None = None
    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]


class Small(Content):
    """One at a time does this, together as many people as `sizes` allow, for so many days that the firm works."""

    about: Literal["small"]
    deed: Id
    least_days: Annotated[int, Field(ge=1)]
    most_days: Annotated[int, Field(ge=1)]
    sizes: Annotated[tuple[PartySize, ...], Field(min_length=1)]


class NoTarget(Content):
    """While this runs nothing is about money: no metric at these checkpoints, no title or end with these words."""

    about: Literal["no_target"]
    deed: Id
    at: Annotated[tuple[Checkpoint, ...], Field(min_length=1)]
    words: Annotated[tuple[Words, ...], Field(min_length=1)]


class OneAtATime(Content):
    """What does this never runs beside another that does, and each begins after what does `after` has ended."""

    about: Literal["one_at_a_time"]
    deed: Id
    after: Id | None = None


class DataAllowed(Content):
    """While the gate is red (or not known), no task of these data classes is planned."""

    about: Literal["data_allowed"]
    gate: Id
    never: Annotated[tuple[DataClass, ...], Field(min_length=1)]


class WithinHours(Content):
    """No week asks a role for more minutes than there are."""

    about: Literal["within_hours"]


class Fresh(Content):
    """No support programme is shown after the last day on which its statement may be used."""

    about: Literal["fresh"]


Rule = Annotated[
    Order
    | Has
    | OwnWork
    | Complete
    | Holds
    | NamesQuantity
    | Small
    | NoTarget
    | OneAtATime
    | DataAllowed
    | WithinHours
    | Fresh,
    Field(discriminator="about"),
]


class PlanCheck(Content):
    """One thing a plan is checked for.

    `when`: the firms it is for, `otherwise` says why not the others. `met_when`: answers by which the firm has it
    already, so that nothing in the plan must do it; `enough`: nor need it come in time where the plan does it.
    """

    id: Id
    title: Text
    why: Text
    what_to_do: Text
    rule: Rule
    when: Condition | None = None
    otherwise: Text | None = None
    met_when: Condition | None = None
    enough: bool = False
    sources: Annotated[Sources, Field(min_length=1)]


class Name(Content):
    """A name that checks use, and how a reader is told of it."""

    id: Id
    title: Text


class PlanCheckFile(Content):
    """`playbooks/_plan_checks.yaml`: what actions are (`deeds`), what documents contain (`parts`), and the checks."""

    deeds: Annotated[tuple[Name, ...], Field(min_length=1)]
    parts: tuple[Name, ...] = ()
    plan_checks: Annotated[tuple[PlanCheck, ...], Field(min_length=1)]
