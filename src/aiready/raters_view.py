"""The answers of several people of one firm side by side, as plain data in one language: the widest gaps first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aiready.answers import SAY, AnswerSheet, SheetRole
from aiready.assessment import assess
from aiready.conditions import RESERVED, Value
from aiready.gaps import Gap
from aiready.merging import heard, role_of
from aiready.questionnaire import ChoiceQuestion, Question, TextQuestion, level_of
from aiready.records import score_record
from aiready.report import Report
from aiready.report.apart import gaps_view
from aiready.report.phrases import Phrases, View
from aiready.text import Lang
from aiready.wording import safe

FLOOR = SAY[-1]


@dataclass(frozen=True, slots=True)
class Raters:
    """Several sheets of one firm and the report of the one sheet they make together."""

    sheets: tuple[AnswerSheet, ...]
    report: Report

    def voices(self) -> tuple[AnswerSheet, ...]:
        """The sheets that count, the one with most say first."""
        return heard(self.sheets, self.report.pack.policy.raters.floor_from)

    def held_back(self) -> int:
        """How many sheets of the floor are too few to be shown."""
        return len(self.sheets) - len(self.voices())


def raters_record(raters: Raters) -> dict[str, Any]:
    """`compare --raters --json`, whole."""
    questions = raters.report.pack.questionnaire.questions()
    said = ((question.id, _said(question, raters.voices())) for question in questions)
    return {
        "schema": 1,
        "pack": {"id": raters.report.pack.head.id, "version": raters.report.pack.head.version},
        "raters": dict(Counter(role_of(voice) for voice in raters.voices())),
        "held_back": raters.held_back(),
        "answers": {question: {role: list(given) for role, given in by_role.items()} for question, by_role in said},
        "gaps": [_gap_record(gap) for gap in raters.report.gaps()],
        "together": score_record(raters.report),
    }


def _gap_record(gap: Gap) -> dict[str, Any]:
    return {
        "question": gap.question,
        "first": gap.first,
        "second": gap.second,
        "direction": gap.direction,
        "levels": gap.levels,
    }


def _said(question: Question, voices: Sequence[AnswerSheet]) -> dict[SheetRole, tuple[Value | None, ...]]:
    """What each role said; within a role from the worst to the best, and of the floor no words of its own."""
    found: dict[SheetRole, list[Value | None]] = {}
    for voice in voices:
        if not (isinstance(question, TextQuestion) and role_of(voice) == FLOOR):
            found.setdefault(role_of(voice), []).append(voice.counted(question.id))
    return {role: tuple(sorted(given, key=lambda value: _place(question, value))) for role, given in found.items()}


def _place(question: Question, value: Value | None) -> tuple[int, str]:
    level = level_of(question, value) if isinstance(question, ChoiceQuestion) else None
    return (len(SAY) if level is None else level, str(value))


def raters_view(raters: Raters, lang: Lang) -> View:
    """Who answered, where they are far apart, where they differ a little, and how often they agree."""
    return _Seen(raters, lang).view()


class _Seen:
    def __init__(self, raters: Raters, lang: Lang) -> None:
        self.raters = raters
        self.report = raters.report
        self.lang = lang
        self.phrases = Phrases(self.report.pack, self.report.sheet, lang, small=self.report.plan.small)
        self.words = self.phrases.words
        self.counts = Counter(role_of(voice) for voice in raters.voices())

    def view(self) -> View:
        """Under the names that the template and the screen use."""
        rows = list(self._rows())
        far = {gap.question for gap in self.report.gaps()}
        limits = self.report.pack.policy.raters
        return {
            "lang": self.lang,
            "words": self.words,
            "firm": safe(self.report.sheet.firm()) or self.words["our_firm"],
            "who": [self._role(role) for role in self.counts],
            "held_back": self.words["raters_held_back"].format(n=self.raters.held_back(), least=limits.floor_from)
            if self.raters.held_back()
            else "",
            "alone": self.counts.total() <= 1,
            "gaps": gaps_view(self.report.gaps(), self.report.sheet, self.phrases),
            "differ": [row for row in rows if row["differs"] and row["id"] not in far],
            "rows": [row for row in rows if row["told"]],
            "agree": self.words["raters_agree"].format(n=sum(row["told"] and not row["differs"] for row in rows)),
            "barriers": self._barriers(),
            "heights": list(self._heights()),
        }

    def _role(self, role: SheetRole) -> str:
        title = self.words[f"role_{role}"]
        return self.words["raters_count"].format(role=title, n=self.counts[role]) if self.counts[role] > 1 else title

    def _rows(self) -> Iterator[View]:
        for question in self.report.pack.questionnaire.questions():
            said = _said(question, self.raters.voices())
            known = {value for given in said.values() for value in given if value is not None and value not in RESERVED}
            yield {
                "id": question.id,
                "ask": question.ask.read(self.lang),
                "short": (question.short or question.ask).read(self.lang),
                "said": self._voices(question, said),
                "differs": len(known) > 1,
                "told": bool(known),
            }

    def _voices(self, question: Question, said: dict[SheetRole, tuple[Value | None, ...]]) -> list[View]:
        """The answers by role; one line where everybody said the same."""
        given = {value for values in said.values() for value in values}
        if len(given) == 1 and self.counts.total() > 1:
            return [{"role": self.words["raters_everybody"], "answers": self.phrases.words_for(question.id, *given)}]
        return [{"role": self._role(role), "answers": self.phrases.several(question.id, said[role])} for role in said]

    def _heights(self) -> Iterator[View]:
        """How high each role's own answers alone make each barrier; within a role from the lowest."""
        pack, policy = self.report.pack, self.report.pack.policy
        alone = [(role_of(one), assess(pack.questionnaire, policy, one)) for one in self.raters.voices()]
        for barrier in self.report.assessment.highest():
            found: dict[SheetRole, list[int]] = {role: [] for role in self.counts}
            for role, seen in alone:
                own = next(one for one in seen.barriers if one.id == barrier.id)
                found[role] += [] if own.severity is None else [own.severity]
            yield {
                "title": pack.questionnaire.section(barrier.id).title.read(self.lang),
                "voices": [
                    {
                        "id": role,
                        "role": self._role(role),
                        "places": sorted(places),
                        "told": self.words["and"].join(map(str, sorted(places))) or "-",
                    }
                    for role, places in found.items()
                ],
            }

    def _barriers(self) -> list[View]:
        return [
            {
                "title": self.report.pack.questionnaire.section(barrier.id).title.read(self.lang),
                "low": barrier.low,
                "high": barrier.high,
                "severity": barrier.severity,
                "level_word": self.words["level_undecided" if barrier.undecided else f"level_{barrier.level}"],
            }
            for barrier in self.report.assessment.highest()
        ]
