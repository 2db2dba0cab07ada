"""Reads the content pack from its three folders, every fault of every file in one go."""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from aiready.assumptions import Assumptions
from aiready.background import CaseFile, ReasonFile
from aiready.brand import Brand
from aiready.brand_file import pack_brand
from aiready.checks import OutsideHelp, Retention, RiskFile
from aiready.errors import AireadyError, Fault, Origin, fault, nearest
from aiready.kit import DocumentFile, MetricFile
from aiready.pack import Asking, Knowledge, Pack, PackHead
from aiready.plan_rules import PlanCheckFile
from aiready.playbook import Action, ActionFile, Phase, PhaseFile, Playbook
from aiready.policy import Policy
from aiready.programmes import Programmes
from aiready.questionnaire import Questionnaire, Section, SectionFile
from aiready.review_rules import ReviewRules
from aiready.schema import validated
from aiready.second_look import SecondLook
from aiready.sources import SourceFile
from aiready.template_files import own_template, template_texts
from aiready.text import LANGS, Lang, Words
from aiready.use_cases import UseCase, UseCaseFile
from aiready.yaml_file import Doc, read_yaml

FOLDERS = ("questions", "playbooks", "templates")
PROGRAMMES = "programmes.yaml"
FOLLOW_UP = "review.yaml"
APART = (PROGRAMMES, FOLLOW_UP)
"""Files that are read on their own."""
LISTS = {"check": "checklist", "ability": "alone", "ground": "reasons", "review_rule": "rules"}
"""Lists whose name is not the plural of what they hold."""
Noun = TypeVar("Noun", bound=BaseModel)


class WordList(RootModel[dict[str, Words]]):
    """`templates/words.<lang>.yaml`."""


def built_in_pack() -> Path:
    """The folder of the built-in pack: packed beside the code, else the repository's root."""
    packed = Path(__file__).parent / "_content"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def load_pack(root: Path) -> Pack:
    """Read a pack.

    Raises:
        AireadyError: with the faults of form of all its files; whether its parts fit together is `pack_check`'s matter.
    """
    return _Reading(root).pack()


def load_asking(root: Path) -> Asking:
    """Read only what an interview needs of a pack.

    Raises:
        AireadyError: with the faults of form of those files.
    """
    return _Reading(root).asking()


@lru_cache(maxsize=1)
def built_in_asking() -> Asking:
    """What an interview needs of the built-in pack, read once in a process; raises as `load_asking` does."""
    return load_asking(built_in_pack())


class _Reading:
    """Collects nouns, where they were written, and faults, file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.origins: dict[tuple[str, str], Origin] = {}

    def asking(self) -> Asking:
        self._folders()
        head, _ = self._one("questions/_pack.yaml", PackHead, ("pack", "head"))
        sections = self._sections()
        second_look = self._second_look()
        follow_up = self._follow_up()
        words = self._words()
        if self.faults or not head:
            raise AireadyError(self.faults)
        ordered = Questionnaire(sections=self._in_order(sections, head.sections))
        return Asking(head, ordered, follow_up, words, second_look)

    def _folders(self) -> None:
        missing = [str(self.root / name) for name in FOLDERS if not (self.root / name).is_dir()]
        if missing:
            raise AireadyError(fault(name, "A312") for name in missing)

    def pack(self) -> Pack:
        self._folders()
        head, _ = self._one("questions/_pack.yaml", PackHead, ("pack", "head"))
        policy, policy_doc = self._one("questions/_policy.yaml", Policy, ("policy", "policy"))
        phases, phases_doc = self._one("playbooks/_phases.yaml", PhaseFile, ("pack", "phases"))
        sections = self._sections()
        actions = self._actions()
        knowledge = self._knowledge()
        second_look = self._second_look()
        follow_up = self._follow_up()
        templates = self._templates()
        words = self._words()
        brand = self._brand()
        if policy and policy_doc:
            self._note(policy_doc, {"gate": policy.gates, "rule": policy.rules})
            self._note(policy_doc, {"stage": policy.stages, "pattern": policy.patterns})
        if phases and phases_doc:
            self._note(phases_doc, {"phase": phases.phases})
        if self.faults or not (head and policy and phases):
            raise AireadyError(self.faults)
        return Pack(
            head=head,
            questionnaire=Questionnaire(sections=self._in_order(sections, head.sections)),
            policy=policy,
            playbook=Playbook(phases=_by_id(phases.phases), actions=tuple(actions)),
            templates=templates,
            words=words,
            word_template=own_template(self.root),
            knowledge=knowledge,
            second_look=second_look,
            follow_up=follow_up,
            brand=brand,
            origins=self.origins,
        )

    def _in_order(self, sections: list[Section], names: tuple[str, ...]) -> tuple[Section, ...]:
        """The sections in the order of the pack's head, which must name each of them and no other."""
        order = {name: names.index(name) for name in names}
        ids = {section.id for section in sections}
        head = self.origins["pack", "head"]
        faults = [
            head.fault("A302", "sections", place, id=one, kind="section", hint=nearest(one, ids - set(order)))
            for place, one in enumerate(names)
            if one not in ids
        ]
        faults += [
            self.origins["section", one].fault("A302", "id", id=one, kind="listed_section", hint=nearest(one, order))
            for one in ids
            if one not in order
        ]
        faults += [
            head.fault("A307", "sections", place, id=one, other=f"{head.path}:{head.marks['sections', order[one]][0]}")
            for place, one in enumerate(names)
            if place != order[one]
        ]
        if faults:
            raise AireadyError(faults)
        return tuple(sorted(sections, key=lambda section: order[section.id]))

    def _one(self, name: str, model: type[Noun], key: tuple[str, str]) -> tuple[Noun | None, Doc | None]:
        path = self.root / name
        if not path.is_file():
            self.faults.append(fault(str(path), "A312"))
            return None, None
        try:
            doc = read_yaml(path)
            self.origins[key] = doc.origin()
            return validated(model, doc.data, doc.origin()), doc
        except AireadyError as error:
            self.faults += error.faults
            return None, None

    def _many(self, folder: str, model: type[Noun]) -> list[tuple[Noun, Doc]]:
        found = []
        for path in sorted((self.root / folder).glob("*.yaml")):
            if not path.name.startswith("_") and path.name not in APART:
                noun, doc = self._one(f"{folder}/{path.name}", model, ("file", path.name))
                if noun and doc:
                    found.append((noun, doc))
        return found

    def _sections(self) -> list[Section]:
        sections: list[Section] = []
        for file, doc in self._many("questions", SectionFile):
            sections += self._noted_sections(file, doc)
        return sections

    def _follow_up(self) -> Questionnaire:
        """What is asked again at the reviews; a pack may lack it."""
        if not (self.root / "questions" / FOLLOW_UP).is_file():
            return Questionnaire(sections=())
        file, doc = self._one(f"questions/{FOLLOW_UP}", SectionFile, ("file", FOLLOW_UP))
        return Questionnaire(sections=self._noted_sections(file, doc) if file and doc else ())

    def _noted_sections(self, file: SectionFile, doc: Doc) -> tuple[Section, ...]:
        """The sections of a file, each of them and its questions remembered with their places."""
        self._note(doc, {"section": file.sections})
        for index, section in enumerate(file.sections):
            for place, question in enumerate(section.questions):
                self._remember("question", question.id, doc.origin("sections", index, "questions", place))
        return file.sections

    def _actions(self) -> list[Action]:
        actions: list[Action] = []
        for file, doc in self._many("playbooks", ActionFile):
            self._note(doc, {"action": file.actions})
            actions += file.actions
        return actions

    def _knowledge(self) -> Knowledge:
        """The parts that a pack may lack: each file is read where it is there."""
        sources = self._part("playbooks/_sources.yaml", SourceFile, "source")
        risks = self._part("playbooks/_risks.yaml", RiskFile, "risk", "check")
        cases = self._part("playbooks/_cases.yaml", CaseFile, "case")
        reasons = self._part("playbooks/_reasons.yaml", ReasonFile, "reason")
        documents = self._part("playbooks/_documents.yaml", DocumentFile, "document")
        plan_checks = self._part("playbooks/_plan_checks.yaml", PlanCheckFile, "plan_check", "deed", "part")
        metrics = self._part("playbooks/_metrics.yaml", MetricFile, "metric")
        return Knowledge(
            sources=sources.sources if sources else (),
            use_cases=tuple(self._use_cases()),
            programmes=self._part(f"playbooks/{PROGRAMMES}", Programmes, "programme"),
            assumptions=self._part("playbooks/_assumptions.yaml", Assumptions, "assumption"),
            risks=risks.risks if risks else (),
            checklist=risks.checklist if risks else (),
            review=self._part("playbooks/_review.yaml", ReviewRules, "review_rule", "outcome"),
            retention=self._part("playbooks/_retention.yaml", Retention, "condition", "state"),
            outside_help=self._part("playbooks/_outside_help.yaml", OutsideHelp, "ability", "ground", "choice"),
            cases=cases.cases if cases else (),
            reasons=reasons.reasons if reasons else (),
            plan_checks=plan_checks.plan_checks if plan_checks else (),
            deeds=plan_checks.deeds if plan_checks else (),
            parts=plan_checks.parts if plan_checks else (),
            documents=documents.documents if documents else (),
            metrics=metrics.metrics if metrics else (),
        )

    def _second_look(self) -> SecondLook | None:
        return self._part("questions/_second_look.yaml", SecondLook, "contradiction")

    def _part(self, name: str, model: type[Noun], *kinds: str) -> Noun | None:
        """A file that may be missing; its items of these kinds are remembered with their places."""
        if not (self.root / name).is_file():
            return None
        stem = Path(name).stem.removeprefix("_")
        noun, doc = self._one(name, model, (stem, stem))
        if noun and doc:
            for kind in kinds:
                key = LISTS.get(kind, f"{kind}s")
                for index, item in enumerate(getattr(noun, key)):
                    self._remember(kind, str(item.id), doc.origin(key, index))
        return noun

    def _use_cases(self) -> list[UseCase]:
        found: list[UseCase] = []
        for file, doc in self._many("playbooks/use_cases", UseCaseFile):
            for index, item in enumerate(file.use_cases):
                self._remember("use_case", item.id, doc.origin("use_cases", index))
            found += file.use_cases
        return found

    def _note(self, doc: Doc, kinds: dict[str, tuple[BaseModel, ...]]) -> None:
        for kind, items in kinds.items():
            for index, item in enumerate(items):
                self._remember(kind, str(getattr(item, "id")), doc.origin(f"{kind}s", index))  # noqa: B009 (any noun with an id)

    def _remember(self, kind: str, item: str, origin: Origin) -> None:
        if (kind, item) in self.origins:
            other = self.origins[kind, item]
            line = other.marks.get(other.prefix, (1, 1))[0]
            self.faults.append(origin.fault("A307", "id", id=item, other=f"{other.path}:{line}"))
        self.origins.setdefault((kind, item), origin)

    def _words(self) -> dict[Lang, dict[str, str]]:
        """The short words of both languages, which must have the same keys."""
        docs: dict[Lang, Doc] = {}
        for lang in LANGS:
            _, doc = self._one(f"templates/words.{lang}.yaml", WordList, ("words", lang))
            if doc is not None:
                docs[lang] = doc
        if len(docs) < len(LANGS):
            return {}
        for doc, there in (tuple(docs.values()), tuple(docs.values())[::-1]):
            self.faults += [there.origin().fault("A206", key=key) for key in doc.data if key not in there.data]
        return {lang: dict(doc.data) for lang, doc in docs.items()}

    def _brand(self) -> Brand:
        try:
            return pack_brand(self.root / "templates")
        except AireadyError as error:
            self.faults += error.faults
            return Brand()

    def _templates(self) -> dict[str, str]:
        texts, faults = template_texts(self.root)
        self.faults += faults
        return texts


def _by_id(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    return tuple(sorted(phases, key=lambda phase: phase.id))
