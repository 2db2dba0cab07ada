"""The front page of several firms: a title, groups, and a sentence on each firm."""

from typing import Annotated

from pydantic import Field

from aiready.text import Content, Id, Text


class FrontFirm(Content):
    """One firm, by the name of its sheet, and what makes it worth a look."""

    id: Id
    says: Text


class FrontGroup(Content):
    """Firms that are alike in something."""

    title: Text
    firms: Annotated[tuple[FrontFirm, ...], Field(min_length=1)]


class Front(Content):
    """`questions/_samples.yaml`: how `aiready demo` presents the sample firms."""

    title: Text
    intro: Text
    groups: Annotated[tuple[FrontGroup, ...], Field(min_length=1)]
