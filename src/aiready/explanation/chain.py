"""The links of an explanation: a line in plain words with the ids it stands on, and how answers and sources read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from aiready.condition_words import condition_words
from aiready.conditions import Condition
from aiready.questionnaire import ChoiceQuestion, level_of
from aiready.report import Report
from aiready.report.certainty import Certainty
from aiready.report.phrases import Phrases
from aiready.text import Lang, Text
from aiready.wording import plain

Kind = Literal[
    "barrier", "gate", "stage", "rollout", "sensitivity", "risk", "action", "figure", "check", "worth", "task"
]
Ids = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a chain, and the ids and numbers in it for those who read JSON."""

    says: str
    ids: Ids = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is explained, by kind, id and title, and the chain from answers to it."""

    kind: Kind
    id: str
    title: str
    links: tuple[Link, ...]


class Telling:
    """A report in one language, with the sentences that all explanations share."""

    def __init__(self, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.phrases = Phrases(report.pack, report.sheet, lang, small=report.plan.small)
        self.words = self.phrases.words
        self.certainty = Certainty(report.pack, report.sheet, self.phrases)

    def read(self, text: Text) -> str:
        """A text of the pack with the firm's own words in its slots, for the screen."""
        return plain(self.phrases.text(text))

    def condition(self, condition: Condition) -> str:
        """A condition in plain words."""
        return condition_words(condition, self.report.pack, self.lang)

    def answer(self, question_id: str, rule: str = "") -> Link:
        """A question and its answer."""
        question = self.report.pack.questionnaire.question(question_id)
        says = f"{question.ask.read(self.lang)} → {plain(self.phrases.answer(question_id))} [{question_id}]"
        value = self.report.sheet.counted(question_id)
        shown = value if isinstance(value, str | int) and not isinstance(value, bool) else None
        return Link(says + (f" ({rule})" if rule else ""), {"question": question_id, "answer": shown, "rule": rule})

    def level(self, question_id: str) -> int | None:
        """The level of the answer as it counts; None where it is open or no choice."""
        question = self.report.pack.questionnaire.question(question_id)
        return (
            level_of(question, self.report.sheet.counted(question_id)) if isinstance(question, ChoiceQuestion) else None
        )

    def behind(self, names: Iterable[str]) -> list[Link]:
        """The answers behind a judgement; a barrier, an axis or a gate among them is named."""
        questions = {question.id for question in self.report.pack.questionnaire.questions()}
        return [self.answer(one) if one in questions else self._result(one) for one in names]

    def _result(self, name: str) -> Link:
        assessment, policy = self.report.assessment, self.report.pack.policy
        for barrier in assessment.barriers:
            if barrier.id == name:
                title = self.report.pack.questionnaire.section(name).title.read(self.lang)
                return Link(f"{title}: {barrier.severity} [{name}]", {"barrier": name, "severity": barrier.severity})
        for gate in assessment.gates:
            if gate.id == name:
                title = policy.gate(name).title.read(self.lang)
                return Link(f"{title}: {self.words[f'gate_{gate.state}']} [{name}]", {"gate": name})
        for axis in assessment.axes:
            if axis.id == name:
                return axis_link(self, name)
        return Link(f"[{name}]", {"about": name})

    def sources(self, ids: Iterable[str]) -> Link:
        """Who says so: every source, by how far it is to be trusted."""
        found = self.phrases.sources
        by_level: dict[str, list[str]] = {}
        for one in ids:
            level = self.words[f"claim_{found[one].level}"] if one in found else ""
            by_level.setdefault(level, []).append(one)
        named = "; ".join(
            f"{', '.join(group)} - {level}" if level else ", ".join(group) for level, group in by_level.items()
        )
        return Link(f"{self.words['source_ids']}: {named}", {"sources": ", ".join(ids)})

    def convention(self) -> Link:
        """That weights, thresholds and rules are conventions."""
        return Link(self.report.pack.policy.note.read(self.lang))


def axis_link(telling: Telling, axis_id: str) -> Link:
    """The value of an axis and the ends it could have."""
    axis = next(one for one in telling.report.assessment.axes if one.id == axis_id)
    title = telling.report.pack.questionnaire.section(axis_id).title.read(telling.lang)
    value = "-" if axis.value is None else f"{float(axis.value):.2f}"
    says = f"{title} [{axis_id}]: {value} ({float(axis.low):.2f}-{float(axis.high):.2f}) / 3"
    return Link(says, {"axis": axis_id, "value": value})
