"""How sure the result is, in words: what would change the way, what hangs on one answer, what to find out first."""

import re

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment
from aiready.condition_words import condition_words
from aiready.find_out import WorthAsking
from aiready.judging import leaves
from aiready.margin import Flip, Margin
from aiready.pack import Pack
from aiready.report.phrases import Phrases, View
from aiready.rollout import Rollout
from aiready.sensitivity import Sensitivity
from aiready.weighing import AxisResult
from aiready.wording import duration

IDS = re.compile(r" ?\[[a-z_]+(?:\.[a-z_]+)?\]")
Found = tuple[Margin, Sensitivity, tuple[WorthAsking, ...]]
FEW_FLIPS = 3
"""The report shows the nearest flips; `explain rollout` shows them all."""


class Certainty:
    """Margin, sensitivity and open questions of one firm as plain data."""

    def __init__(self, pack: Pack, sheet: AnswerSheet, phrases: Phrases) -> None:
        self.pack = pack
        self.sheet = sheet
        self.phrases = phrases
        self.lang = phrases.lang
        self.words = phrases.words

    def view(
        self, assessment: Assessment, rollout: Rollout, found: tuple[Margin, Sensitivity, tuple[WorthAsking, ...]]
    ) -> View:
        """How sure everything is, under the names that templates use."""
        margin, sensitivity, find_out = found
        return {
            "margin": self._margin(margin),
            "rule": self._rule(rollout),
            "axes": [self._axis(axis) for axis in assessment.axes if axis.id in looked_at(self.pack, rollout)],
            "sensitivity": self.sensitivity(sensitivity),
            "undecided": [
                {
                    "title": self.pack.questionnaire.section(barrier.id).title.read(self.lang),
                    "decided_by": [self._short(question) for question in barrier.decided_by],
                }
                for barrier in assessment.barriers
                if barrier.undecided and barrier.decided_by
            ],
            "find_out": [self._find_out(one) for one in find_out],
            "open_questions": [self._open(question) for question in assessment.open_questions],
        }

    def _rule(self, rollout: Rollout) -> View | None:
        """The rule that chose, its condition in plain words without ids, and who stands behind it."""
        rule = next((rule for rule in self.pack.policy.rules if rule.id == rollout.rule), None)
        if rule is None:
            return None
        return {
            "id": rule.id,
            "when": IDS.sub("", condition_words(rule.when, self.pack, self.lang)),
            "claim": self.phrases.claim(rule.sources),
        }

    def _axis(self, axis: AxisResult) -> View:
        """The value of an axis, 0 to 3, and the answers it is the mean of."""
        section = self.pack.questionnaire.section(axis.id)
        return {
            "title": section.title.read(self.lang),
            "value": "-" if axis.value is None else f"{float(axis.value):.2f}",
            "low": f"{float(axis.low):.2f}",
            "high": f"{float(axis.high):.2f}",
            "answers": [
                {"short": self._short(question.id), "answer": self.phrases.answer(question.id)}
                for question in section.questions
            ],
        }

    def _margin(self, margin: Margin) -> View:
        nearest = margin.nearest()[:FEW_FLIPS]
        second = self.pack.policy.pattern(margin.second) if margin.second else None
        changes = len(nearest[0].changes) if nearest else 0
        return {
            "says": self.words[f"margin_{changes}"],
            "flips": [self.flip(flip) for flip in nearest],
            "second": second.title.read(self.lang) if second else "",
            "switch_when": second.switch_when.read(self.lang) if second and second.switch_when else "",
        }

    def flip(self, flip: Flip) -> str:
        """One flip as a sentence: from which answers to which, and the pattern that follows."""
        changes = [
            self.words["flip_change"].format(
                ask=self._short(question),
                now=_inner_quotes(self.phrases.answer(question)),
                other=_inner_quotes(self.phrases.words_for(question, option)),
            )
            for question, option in flip.changes
        ]
        title = self.pack.policy.pattern(flip.pattern).title.read(self.lang)
        return self.words["flip"].format(changes=self.words["flip_and"].join(changes), pattern=title)

    def sensitivity(self, found: Sensitivity) -> str:
        """The whole grid in one line."""
        line = self.words["sensitivity_line"].format(
            weights=found.tried("weight"),
            answers=found.tried("answer"),
            pattern=len(found.moved_pattern()),
            highest=len(found.moved_highest()),
        )
        if found.level_with:
            level = [self.pack.questionnaire.section(barrier).title.read(self.lang) for barrier in found.level_with]
            line += self.words["level_with"].format(barriers=self.words["and"].join(level))
        return line

    def _short(self, question_id: str) -> str:
        question = self.phrases.questions[question_id]
        return (question.short or question.ask).read(self.lang)

    def _find_out(self, one: WorthAsking) -> View:
        return {**self._open(one.question), "could_change": self.words["and"].join(self._could_change(one))}

    def _could_change(self, one: WorthAsking) -> list[str]:
        """What the answer could change, the weightiest first."""
        policy, words = self.pack.policy, self.words
        found = []
        if one.patterns or one.bears_on_rollout:
            found.append(words["could_change_way"])
        found += [words["could_change_gate"].format(gate=policy.gate(gate).title.read(self.lang)) for gate in one.gates]
        if one.stages:
            found.append(words["could_change_stage"])
        if one.points:
            title = self.pack.questionnaire.section(one.barrier).title.read(self.lang)
            found.append(words["could_change_points"].format(barrier=title, points=one.points))
        return found

    def _open(self, question_id: str) -> View:
        question = self.phrases.questions[question_id]
        find_out = question.find_out
        return {
            "id": question_id,
            "ask": question.ask.read(self.lang),
            "short": self._short(question_id),
            "who": self.words[f"role_{find_out.who}"],
            "how": find_out.how.read(self.lang),
            "minutes": duration(find_out.minutes, self.lang),
            "options": [option.label.read(self.lang) for option in getattr(question, "options", ())],
        }


def _inner_quotes(words: str) -> str:
    """Words that will stand inside quotation marks."""
    return words.replace("「", "『").replace("」", "』").replace('"', "'")


def looked_at(pack: Pack, rollout: Rollout) -> set[str]:
    """The axes that the rule which chose looks at."""
    rule = next((rule for rule in pack.policy.rules if rule.id == rollout.rule), None)
    return {leaf.id for leaf in leaves(rule.when) if leaf.about == "axis"} if rule else set()
