"""The whole method of a pack as plain data in one language: enough to work a result out by hand from the answers."""

from collections.abc import Iterable
from typing import Any

from aiready.condition_words import condition_words
from aiready.conditions import LATER, LEVELS, NOT_APPLICABLE, UNKNOWN, All, AnyOf, Condition
from aiready.pack import Pack
from aiready.plan_weeks import MOSTLY
from aiready.questionnaire import BEST, ChoiceQuestion, NumberQuestion, Section
from aiready.ranking import MOST_OF_ONE_DEPARTMENT
from aiready.rollout import TIE_BREAK
from aiready.schedule import FIRST_BITE, SHORT
from aiready.selection import UNKNOWN_SEVERITY
from aiready.text import ROLES, Lang, Text
from aiready.traceability import OWN, meant
from aiready.worked_example import worked_example

Record = dict[str, Any]


def method_record(pack: Pack, lang: Lang) -> Record:
    """Everything of the pack that decides a result: questions, weights, borders, conditions as given and in words."""
    return _Method(pack, lang).record()


class _Method:
    def __init__(self, pack: Pack, lang: Lang) -> None:
        self.pack = pack
        self.lang = lang
        self.words = pack.words[lang]
        self.sources = {source.id: source for source in pack.knowledge.sources}

    def record(self) -> Record:
        pack = self.pack
        return {
            "schema": 1,
            "lang": self.lang,
            "pack": {"id": pack.head.id, "version": pack.head.version},
            "note": self._text(pack.policy.note),
            "scoring": self._scoring(),
            "barriers": [self._section(section) for section in pack.questionnaire.barriers()],
            "axes": [self._section(section) for section in pack.questionnaire.axes()],
            "asked_when": self._asked_when(),
            "unscored": self._unscored(),
            "order": [question.id for question in pack.questionnaire.questions()],
            "example": worked_example(pack, self.lang),
            **self._decisions(),
            "plan": self._plan(),
            "task_points": self.pack.policy.first_tasks.model_dump(
                mode="json", include={"hours", "annoyed", "text", "mends", "data", "data_weight", "own_way"}
            ),
            "raters": pack.policy.raters.model_dump(),
            "risks": [
                self._titled(
                    risk, likely_when=self._when(risk.likely_when), possible_when=self._when(risk.possible_when)
                )
                for risk in pack.knowledge.risks
            ],
            "checks": self._checks(),
            "sources": self._sources(),
        }

    def _unscored(self) -> list[Record]:
        """The questions without a level, which only conditions look at, with their options or their unit."""
        scored = {question.id for question in self.pack.questionnaire.scored()}
        return [
            {
                "id": question.id,
                "ask": self._text(question.ask),
                "options": [
                    {"id": option.id, "label": self._text(option.label)} for option in getattr(question, "options", ())
                ],
                "unit": self._text(question.unit) if isinstance(question, NumberQuestion) else None,
            }
            for question in self.pack.questionnaire.questions()
            if question.id not in scored
        ]

    def _text(self, text: Text) -> str:
        return text.read(self.lang)

    def _titled(self, noun: Any, **more: Any) -> Record:
        return {"id": noun.id, "title": self._text(noun.title), **more, "sources": list(noun.sources)}

    def _scoring(self) -> Record:
        """The inputs of the formula: ends of the scale, what counts as open, borders, and when nothing is decided."""
        borders = self.pack.policy.levels
        begins = dict(zip(LEVELS, (0, borders.medium, borders.high, borders.severe), strict=True))
        return {
            "worst": 0,
            "best": BEST,
            "default_weight": 1,
            "weights": dict(self.pack.policy.weights),
            "open": [UNKNOWN, LATER],
            "left_out": NOT_APPLICABLE,
            "may_be_left_out": [one.id for one in self.pack.questionnaire.questions() if one.not_applicable],
            "rounding": "half_up",
            "levels": [
                {"id": level, "title": self.words.get(f"level_{level}", level), "from": begins[level]}
                for level in LEVELS
            ],
            "undecided": {"below_percent": borders.decided_from, "more_levels_than": borders.widest},
            "smallest_change": self.pack.policy.comparison.smallest_change,
        }

    def _section(self, section: Section) -> Record:
        scored = [question for question in section.questions if isinstance(question, ChoiceQuestion)]
        return {
            "id": section.id,
            "title": self._text(section.title),
            "questions": [self._question(question) for question in scored],
        }

    def _question(self, question: ChoiceQuestion) -> Record:
        return {
            "id": question.id,
            "ask": self._text(question.ask),
            "weight": self.pack.policy.weight(question.id),
            "options": [
                {"id": option.id, "label": self._text(option.label), "level": level}
                for level, option in enumerate(question.options)
            ],
        }

    def _asked_when(self) -> list[Record]:
        """Questions put to some firms only, those with the same condition together."""
        found: dict[str, Record] = {}
        for question in self.pack.questionnaire.questions():
            if question.ask_when is not None:
                when = self._when(question.ask_when)
                found.setdefault(when["words"], {"when": when, "questions": []})["questions"].append(question.id)
        return list(found.values())

    def _decisions(self) -> Record:
        """Gates, stages and rules in the order in which they are judged."""
        policy = self.pack.policy
        return {
            "gates": [self._titled(gate, red_when=self._when(gate.red_when)) for gate in policy.gates],
            "stages": [
                self._titled(stage, says=self._text(stage.says), when=self._when(stage.when)) for stage in policy.stages
            ],
            "stage_otherwise": policy.stages[-1].id,
            "rules": [
                {
                    "id": rule.id,
                    "when": self._when(rule.when),
                    "pattern": rule.pattern,
                    "tie": rule.tie,
                    "reason": self._text(rule.reason),
                    "sources": list(rule.sources),
                }
                for rule in policy.rules
            ],
            "pattern_otherwise": TIE_BREAK,
            "patterns": {pattern.id: self._text(pattern.title) for pattern in policy.patterns},
        }

    def _plan(self) -> Record:
        limits = self.pack.policy.plan
        return {
            **limits.model_dump(mode="json"),
            "roles": {role: self.words.get(f"role_{role}", role) for role in ROLES},
            "unknown_severity": UNKNOWN_SEVERITY,
            "short_weeks": SHORT,
            "fewest_open_days": MOSTLY[0],
            "of_days": MOSTLY[1],
            "first_bite": FIRST_BITE,
            "rests": [self._titled(one, weeks=one.rest_weeks) for one in self.pack.playbook.actions if one.rest_weeks],
            "most_of_one_department": MOST_OF_ONE_DEPARTMENT,
        }

    def _checks(self) -> list[Record]:
        """What is judged beside barriers, gates and risks: the list before a trial, lasting use, help from outside."""
        knowledge = self.pack.knowledge
        retention, advice = knowledge.retention, knowledge.outside_help
        groups: tuple[tuple[str, list[tuple[Any, Condition]]], ...] = (
            ("checklist", [(one, one.met_when) for one in knowledge.checklist]),
            ("lasting", [(one, one.met_when) for one in retention.conditions] if retention else []),
            ("alone", [(one, one.met_when) for one in advice.alone] if advice else []),
            ("help", [(one, one.when) for one in advice.reasons] if advice else []),
        )
        return [
            {
                "id": name,
                "lines": [self._titled(noun, when=self._when(condition)) for noun, condition in several],
            }
            for name, several in groups
            if several
        ]

    def _when(self, condition: Condition) -> Record:
        """A condition as given and in words, and its parts one by one where several stand side by side."""
        only = condition
        while isinstance(only, All | AnyOf) and len(only.of) == 1:
            only = only.of[0]
        parts = only.of if isinstance(only, All | AnyOf) else ()
        return {
            "given": condition.model_dump(mode="json", by_alias=True, exclude_none=True),
            "words": condition_words(condition, self.pack, self.lang),
            "joined": only.about if parts else "",
            "parts": [condition_words(part, self.pack, self.lang) for part in parts],
        }

    def _sources(self) -> list[Record]:
        """Every source of gates, stages and rules (of a group, its members), with its claim level and its places."""
        policy, places = self.pack.policy, dict[str, list[str]]()
        nouns: tuple[tuple[str, Iterable[Any]], ...] = (
            ("gate", policy.gates),
            ("stage", policy.stages),
            ("rule", policy.rules),
        )
        for kind, noun in ((kind, noun) for kind, several in nouns for noun in several):
            for named in noun.sources:
                for one in meant(named, list(self.sources)) or [named]:
                    places.setdefault(one, []).append(f"{kind} {noun.id}")
        return [self._source(one, places[one]) for one in sorted(places)]

    def _source(self, name: str, places: list[str]) -> Record:
        """One source; a pack without a list of sources leaves open what it says and who says so."""
        source = self.sources.get(name)
        level = source.level if source else ("own" if name == OWN else "unsourced")
        says = self._text(source.says) if source else ""
        return {
            "id": name,
            "level": level,
            "claim": self.words.get(f"claim_{level}", level),
            "says": says,
            "used_by": places,
        }
