"""How sure the result is, in words: what would change the way, what hangs on one answer, what to find out first."""

import re

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment
from aiready.condition_words import condition_words
from aiready.conditions import AnswerIs, Leaf
from aiready.find_out import WorthAsking
from aiready.judging import Known, grounds, leaves
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
            "surety": self._surety(assessment, rollout, margin, sensitivity),
            "margin": self._margin(margin, rollout),
            "rule": self._rule(rollout, assessment.known),
            "axes": [self._axis(axis) for axis in assessment.axes if axis.id in looked_at(self.pack, rollout)],
            "sensitivity": self.sensitivity(sensitivity),
            "highest_note": self.level_with(sensitivity),
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

    def _rule(self, rollout: Rollout, known: Known) -> View | None:
        """The rule that chose, what of its condition holds here in plain words, and who stands behind it."""
        rule = next((rule for rule in self.pack.policy.rules if rule.id == rollout.rule), None)
        if rule is None:
            return None
        holding = [one for one in grounds(rule.when, known) if one.about != "always"]
        parts = [IDS.sub("", condition_words(_as_answered(one, known), self.pack, self.lang)) for one in holding]
        rules = [one.id for one in self.pack.policy.rules]
        return {
            "id": rule.id,
            "says": self.words["rule_says"].format(
                when=self.words["flip_and"].join(parts), n=len(rules), place=rules.index(rule.id) + 1
            )
            if parts
            else self.words["rule_of_last_resort"].format(n=len(rules)),
            "claim": self.phrases.claim(rule.sources),
            "sources": ", ".join(rule.sources),
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

    def _surety(self, assessment: Assessment, rollout: Rollout, margin: Margin, sensitivity: Sensitivity) -> str:
        """How sure the way is in one sentence: for now, near the border, hard to move, settled."""
        left_open = len(assessment.open_questions)
        if len(rollout.possible) > 1:
            return self.words["sure_open"].format(n=left_open)
        if rollout.tie:
            return self.words["sure_tie"]
        if sensitivity.moved_pattern():
            return self.words["sure_near"]
        return self.words["sure_fair" if margin.flips else "sure_firm"]

    def _margin(self, margin: Margin, rollout: Rollout) -> View:
        nearest = margin.nearest()[:FEW_FLIPS]
        second = self.pack.policy.pattern(margin.second) if margin.second else None
        changes = len(nearest[0].changes) if nearest else 0
        return {
            "says": self.words[f"margin_{changes}"],
            "flips": [self.flip(flip) for flip in nearest],
            "second": second.title.read(self.lang) if second else "",
            "switch_when": self.switch_when(margin, rollout),
        }

    def switch_when(self, margin: Margin, rollout: Rollout) -> str:
        """When to change over to the second choice; what the rule says must be so before goes first."""
        rule = next((rule for rule in self.pack.policy.rules if rule.id == rollout.rule), None)
        second = self.pack.policy.pattern(margin.second) if margin.second else None
        texts = [rule.stay_until if rule else None, second.switch_when if second else None]
        return ("" if self.lang == "ja" else " ").join(text.read(self.lang) for text in texts if text) if second else ""

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
        return self.words["sensitivity_line"].format(
            total=len(found.shifts),
            weights=found.tried("weight"),
            answers=found.tried("answer"),
            pattern=len(found.moved_pattern()),
            highest=len(found.moved_highest()),
        )

    def level_with(self, found: Sensitivity) -> str:
        """Why these two barriers, and which others stand as high as the second of them."""
        if not found.highest:
            return ""
        note = self.words["highest_note"]
        if found.level_with:
            level = [self.pack.questionnaire.section(barrier).title.read(self.lang) for barrier in found.level_with]
            note += self.words["level_with"].format(barriers=self.words["and"].join(level))
        return note

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


def _as_answered(leaf: Leaf, known: Known) -> Leaf:
    """A condition on several options, with only those that the firm chose."""
    if not isinstance(leaf, AnswerIs):
        return leaf
    value = known.answers.get(leaf.id)
    chosen = value if isinstance(value, tuple) else (value,)
    return leaf.model_copy(update={"is_": tuple(option for option in leaf.is_ if option in chosen)})


def _inner_quotes(words: str) -> str:
    """Words that will stand inside quotation marks."""
    return words.replace("「", "『").replace("」", "』").replace('"', "'")


def looked_at(pack: Pack, rollout: Rollout) -> set[str]:
    """The axes that the rule which chose looks at."""
    rule = next((rule for rule in pack.policy.rules if rule.id == rollout.rule), None)
    return {leaf.id for leaf in leaves(rule.when) if leaf.about == "axis"} if rule else set()
