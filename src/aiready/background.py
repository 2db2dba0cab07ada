"""Why it is worth beginning, and what other firms went through; each with its sources."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.conditions import BarrierId
from aiready.text import Content, Id, Sources, Text


class Reason(Content):
    """One thought for the president: what it may be for, why now, why firms are stuck, how to go about it."""

    id: Id
    title: Text
    says: Text
    for_: Annotated[Literal["purpose", "why_now", "why_stuck", "how"], Field(alias="for")]
    sources: Annotated[Sources, Field(min_length=1)]
    figures: Sources = ()


class ReasonFile(Content):
    """`playbooks/_reasons.yaml`."""

    reasons: tuple[Reason, ...]


class Case(Content):
    """What an article tells of another firm, without its figures; an empty `industries` means any."""

    id: Id
    industries: tuple[Id, ...] = ()
    barriers: Annotated[tuple[BarrierId, ...], Field(min_length=1)]
    title: Text
    story: Text
    learned: Text
    sources: Annotated[Sources, Field(min_length=1)]


class CaseFile(Content):
    """`playbooks/_cases.yaml`."""

    cases: tuple[Case, ...]
