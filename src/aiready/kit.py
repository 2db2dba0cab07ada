"""What a plan hands over beside its actions: the documents by title, and what is measured when."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.text import Content, Id, Sources, Text

Checkpoint = Literal["day_0", "trial_end", "month_1", "month_3", "month_6"]


class DocumentPart(Content):
    """Something that a document contains, by the name that plan checks use; `seen_as`: words in it that prove it."""

    part: Id
    seen_as: Text


class KitDocument(Content):
    """A document whose template is `templates/kit/<id>.md.j2`, and what it contains."""

    id: Id
    title: Text
    contains: tuple[DocumentPart, ...] = ()
    sources: Sources = ()


class DocumentFile(Content):
    """`playbooks/_documents.yaml`."""

    documents: tuple[KitDocument, ...]


class Metric(Content):
    """One thing that is measured, how, in which unit, and at which checkpoints; `money`: it is about sales or cost."""

    id: Id
    title: Text
    how: Text
    unit: Text
    at: Annotated[tuple[Checkpoint, ...], Field(min_length=1)]
    money: bool = False
    sources: Annotated[Sources, Field(min_length=1)]
    figures: Sources = ()


class MetricFile(Content):
    """`playbooks/_metrics.yaml`."""

    metrics: tuple[Metric, ...]
