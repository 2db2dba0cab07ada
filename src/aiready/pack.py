"""A pack is a questionnaire, a policy, playbooks and templates that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from aiready.errors import Fault, Origin
from aiready.playbook import Playbook
from aiready.policy import Policy
from aiready.questionnaire import Questionnaire
from aiready.text import Content, Id, Lang, Text


class PackHead(Content):
    """`questions/_pack.yaml`: who the pack is and in which order it asks."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    sections: Annotated[tuple[Id, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything an author may write: `templates` maps names below `templates/` to texts, `words` holds short ones."""

    head: PackHead
    questionnaire: Questionnaire
    policy: Policy
    playbook: Playbook
    templates: Mapping[str, str]
    words: Mapping[Lang, Mapping[str, str]]
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict, repr=False, compare=False)

    def fault(self, kind: str, item: str, code: str, /, *below: str | int, **values: object) -> Fault:
        """A fault at the place where this piece of content was written."""
        return self.origins.get((kind, item), Origin(item, {})).fault(code, *below, **values)

    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that have a template under `templates/kit/`."""
        names = (name.removeprefix("kit/").removesuffix(".md.j2") for name in self.templates if name.startswith("kit/"))
        return tuple(sorted(names))
