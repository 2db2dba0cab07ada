"""The tasks a firm names itself as candidates for a first trial, as they stand in its answer sheet."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.text import Content, Id, Role
from aiready.use_cases import DataClass, Department, Heavy, Mends

Written = Literal["all", "partly", "none"]
"""How far the steps are written down; where nothing is, everybody does it in a way of their own."""


class OwnTask(Content):
    """One task in the firm's own words; whatever is left out is not known yet.

    `minutes` are of one round, `times_a_month` counts the rounds of everybody together, `aimed_minutes` is what one
    round shall take later, `mistakes` how many come up in a month. `data` is its class, `handles` the kinds of data in
    it as under `company.data`; `annoyed` who finds it tiresome; `nearest` the id of a task of the pack that is like it;
    `chosen`: the firm wants this one first, whatever the rank.
    """

    id: Id
    title: Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]
    department: Department | None = None
    people: Annotated[int, Field(ge=1, le=10000)] | None = None
    minutes: Annotated[int, Field(ge=1, le=2400)] | None = None
    times_a_month: Annotated[int, Field(ge=1, le=20000)] | None = None
    measured: bool = False
    aimed_minutes: Annotated[int, Field(ge=0, le=2400)] | None = None
    mistakes: Annotated[int, Field(ge=0, le=20000)] | None = None
    steps_written: Written | None = None
    mends: Mends | None = None
    text_heavy: Heavy | None = None
    data: DataClass | None = None
    handles: tuple[Id, ...] | None = None
    annoyed: tuple[Role, ...] | None = None
    nearest: Id | None = None
    chosen: bool = False
