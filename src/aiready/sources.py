"""Where each statement comes from, how far it can be trusted, and what was left out and why."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.text import Content, SourceId, Text, Url

ClaimLevel = Literal["vendor", "public", "verified", "unsourced", "own"]
"""Who says so: a vendor, a public paper, a paper we read ourselves, nobody we could find, or we (an estimate)."""


class Figure(Content):
    """What a reader needs to weigh a number: who measured it, when, in how many, and where it can be read."""

    by: Text
    on: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
    sample: Text | None = None
    url: Url


class Source(Content):
    """One row of the source articles or one fact of public papers, in our own words.

    `left_out`: why the product does not use it; `without`: what of it is not printed and why.
    """

    id: SourceId
    level: ClaimLevel
    says: Text
    figure: Figure | None = None
    left_out: Text | None = None
    without: Text | None = None


class SourceFile(Content):
    """`playbooks/_sources.yaml`."""

    sources: tuple[Source, ...]
