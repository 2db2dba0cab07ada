"""A pack is a questionnaire, a policy, playbooks and templates that belong together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from aiready.assumptions import Assumptions
from aiready.background import Case, Reason
from aiready.brand import Brand
from aiready.checks import Check, OutsideHelp, Retention, Risk
from aiready.errors import Fault, Origin
from aiready.kit import KitDocument, Metric
from aiready.plan_rules import Name, PlanCheck
from aiready.playbook import Playbook
from aiready.policy import Policy
from aiready.programmes import Programme, Programmes
from aiready.questionnaire import Questionnaire
from aiready.review_rules import ReviewRules
from aiready.second_look import SecondLook
from aiready.sources import Source
from aiready.text import Content, DottedId, Id, Lang, Text
from aiready.use_cases import UseCase

WORD_TEMPLATE = "document.docx"
"""A firm's or a pack's own paper for Word documents, below `templates/`; ours is made in code."""


class PackHead(Content):
    """`questions/_pack.yaml`: who the pack is and in which order it asks.

    `quick` are the questions of the short way through, `floor` those of the page for the floor; `time_box` holds the
    minutes an interviewer gives to a section.
    """

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    sections: Annotated[tuple[Id, ...], Field(min_length=1)]
    quick: tuple[DottedId, ...] = ()
    floor: tuple[DottedId, ...] = ()
    time_box: dict[Id, Annotated[int, Field(ge=1, le=120)]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a pack knows beside questions and actions; a pack that lacks a file lacks that part."""

    sources: tuple[Source, ...] = ()
    use_cases: tuple[UseCase, ...] = ()
    programmes: Programmes | None = None
    assumptions: Assumptions | None = None
    risks: tuple[Risk, ...] = ()
    checklist: tuple[Check, ...] = ()
    retention: Retention | None = None
    review: ReviewRules | None = None
    outside_help: OutsideHelp | None = None
    cases: tuple[Case, ...] = ()
    reasons: tuple[Reason, ...] = ()
    plan_checks: tuple[PlanCheck, ...] = ()
    deeds: tuple[Name, ...] = ()
    parts: tuple[Name, ...] = ()
    documents: tuple[KitDocument, ...] = ()
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """The part of a pack that asks: all that an interview needs, and quickly read."""

    head: PackHead
    questionnaire: Questionnaire
    follow_up: Questionnaire
    words: Mapping[Lang, Mapping[str, str]]
    second_look: SecondLook | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything an author may write: `templates` maps names below `templates/` to texts, `words` holds short ones."""

    head: PackHead
    questionnaire: Questionnaire
    policy: Policy
    playbook: Playbook
    templates: Mapping[str, str]
    words: Mapping[Lang, Mapping[str, str]]
    knowledge: Knowledge = field(default_factory=Knowledge)
    second_look: SecondLook | None = None
    follow_up: Questionnaire = field(default_factory=lambda: Questionnaire(sections=()))
    brand: Brand = field(default_factory=Brand)
    word_template: bytes = field(default=b"", repr=False)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict, repr=False, compare=False)

    def fault(self, kind: str, item: str, code: str, /, *below: str | int, **values: object) -> Fault:
        """A fault at the place where this piece of content was written."""
        return self.origins.get((kind, item), Origin(item, {})).fault(code, *below, **values)

    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that have a template under `templates/kit/`."""
        names = (name.removeprefix("kit/").removesuffix(".md.j2") for name in self.templates if name.startswith("kit/"))
        return tuple(sorted(names))

    def named(self) -> Iterator[Name | Metric | Programme | UseCase]:
        """What a finding of a plan check may name beside actions."""
        known = self.knowledge
        yield from known.use_cases
        yield from known.programmes.programmes if known.programmes else ()
        yield from known.metrics
        yield from (*known.parts, *known.deeds)

    def document_title(self, name: str, lang: Lang) -> str:
        """The title of a document; its id where nobody gave it one."""
        return next((one.title.read(lang) for one in self.knowledge.documents if one.id == name), name)
