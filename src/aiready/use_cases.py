"""Tasks that AI may help with, by department and industry, each with typical minutes and a request to paste."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.text import Content, Id, Sources, Text, Words

Department = Literal["general_affairs", "sales", "accounting", "personnel", "floor", "customer_service", "planning_pr"]
DataClass = Literal["A", "B", "C"]
"""A: never enter; B: company account only, after names and figures are replaced; C: fine (domain.md 2.3)."""
Heavy = Literal["mostly", "half", "little"]
"""How much of a task is reading and writing."""
Mends = Literal["easily", "with_effort", "hardly"]
"""How a mistake in it is put right: before anybody sees it, afterwards with an apology or a correction, or hardly."""
Percent = Annotated[int, Field(ge=0, le=95)]


class Saving(Content):
    """How much shorter the task may get, in percent: a range, never a promise."""

    low: Percent
    high: Percent


class UseCase(Content):
    """One task. Minutes are of one round; an empty `industries` means every industry.

    Below `from_people` people the task does not come up.
    `proof`: `estimate` is our own, `case` was told of one firm. `before`: what must come first where the data is A.
    `needs_data`: what must be collected first where the kind is not generative AI. `known_by`: words for the task.
    `text_heavy` and `mends` are our own judgement.
    """

    id: Id
    department: Department
    industries: tuple[Id, ...] = ()
    from_people: Annotated[int, Field(ge=1)] = 1
    kind: Literal["genai", "predictive", "rpa"]
    title: Text
    minutes: Annotated[int, Field(ge=1, le=2400)]
    times_a_month: Annotated[int, Field(ge=1, le=2000)]
    saving: Saving
    data: DataClass
    text_heavy: Heavy | None = None
    mends: Mends | None = None
    before: Text | None = None
    caution: Text
    prompt: Text | None = None
    proof: Literal["estimate", "case"]
    needs_data: Text | None = None
    known_by: tuple[Words, ...] = ()
    sources: Annotated[Sources, Field(min_length=1)]


class UseCaseFile(Content):
    """One file of `playbooks/use_cases/`."""

    use_cases: Annotated[tuple[UseCase, ...], Field(min_length=1)]
