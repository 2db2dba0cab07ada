"""Public support: desks, guides, subsidies and loans, each with the day it was read and until when it may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from aiready.conditions import Condition
from aiready.judging import Known, judge
from aiready.text import Content, Day, Id, Sources, Text, Url

WITH_ORDERS = ("subsidy", "grant")
"""The kinds for which an order placed before the decision does not count (domain.md 3)."""

MOST_OF_A_KIND = {"desk": 2}


class Programme(Content):
    """One programme. `terms` (rates and limits) may only be shown while the statement is fresh and sure."""

    id: Id
    title: Text
    kind: Literal["desk", "subsidy", "grant", "loan", "guide", "preparation"]
    status: Literal["open", "unclear", "closed"]
    confidence: Literal["high", "low"]
    as_of: Day
    valid_until: Day
    url: Url
    says: Text
    for_whom: Text
    when: Condition
    terms: Text | None = None
    prepare: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    order: Annotated[int, Field(ge=1, le=99)] = 50
    sources: Annotated[Sources, Field(min_length=1)]

    def last_day(self) -> date:
        """The last day on which the statement may be shown as it stands."""
        return date.fromisoformat(self.valid_until)


class Programmes(Content):
    """`playbooks/programmes.yaml`: the notes always stand beside whatever is shown."""

    programmes: tuple[Programme, ...]
    note: Text
    subsidy_note: Text


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme worth looking at; unless `sure`, only its name and official page may be shown."""

    programme: Programme
    sure: bool


def offers(programmes: tuple[Programme, ...], known: Known, today: date) -> tuple[Offer, ...]:
    """The programmes that are not closed and not ruled out by size or sector, free desks first."""
    found = [
        Offer(one, one.status == "open" and one.confidence == "high" and today <= one.last_day())
        for one in programmes
        if one.status != "closed" and judge(one.when, known) is not False
    ]
    return tuple(sorted(found, key=lambda offer: (offer.programme.order, not offer.sure, offer.programme.id)))


def first_of_each_kind(found: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The sure ones, few enough for two pages: two free desks and one of each other kind, in their order."""
    chosen: list[Offer] = []
    for offer in found:
        kind = offer.programme.kind
        there = sum(one.programme.kind == kind for one in chosen)
        if offer.sure and there < MOST_OF_A_KIND.get(kind, 1):
            chosen.append(offer)
    return tuple(chosen)


def soon_stale(programmes: tuple[Programme, ...], today: date, days: int) -> Iterator[tuple[Programme, int]]:
    """Every programme whose last day is near or past, with the days left (negative where it is past)."""
    for one in programmes:
        left = (one.last_day() - today).days
        if one.status != "closed" and left <= days:
            yield one, left
