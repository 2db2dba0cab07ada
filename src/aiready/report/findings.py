"""What was found out about the firm, in words: barriers, gates, stage, rollout, risks and what is not known."""

from collections.abc import Mapping

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment, GateResult
from aiready.conditions import RESERVED, StageId
from aiready.pack import Pack
from aiready.questionnaire import Question
from aiready.report.phrases import Phrases, View
from aiready.risks import CheckResult, HelpResult, RiskResult, Risks
from aiready.rollout import Rollout
from aiready.weighing import BarrierResult

BLOCKING = 2
"""The report dwells on the two most blocking barriers (questionnaire.md Q-5)."""
MOST_FIGURES = 2
MOST_RISKS = 4
SIZE = "company.employees"


class Findings:
    """The assessment, the rollout and the risks of one firm as plain data."""

    def __init__(self, pack: Pack, sheet: AnswerSheet, phrases: Phrases) -> None:
        self.pack = pack
        self.sheet = sheet
        self.phrases = phrases
        self.lang = phrases.lang
        self.words = phrases.words
        self.questions: Mapping[str, Question] = {question.id: question for question in pack.questionnaire.questions()}

    def view(self, assessment: Assessment, rollout: Rollout, risks: Risks, planned: Mapping[str, str]) -> View:
        """Everything found, under the names that templates use; `planned` gives the titles of the plan's actions."""
        return {
            "answered": assessment.answered,
            "asked": assessment.asked,
            "stage": self._stage(assessment),
            "barriers": [self._barrier(barrier) for barrier in assessment.highest()],
            "blocking": [self._barrier(barrier) for barrier in _blocking(assessment)],
            "gates": [self._gate(gate) for gate in assessment.gates],
            "pattern": self._pattern(rollout, assessment.stage),
            "patterns": self._patterns(),
            "risks": [self._risk(one, planned) for one in risks.seen()[:MOST_RISKS]],
            "risks_more": [one.risk.title.read(self.lang) for one in risks.seen()[MOST_RISKS:]],
            "risks_unknown": [one.risk.title.read(self.lang) for one in risks.patterns if one.state == "unknown"],
            "checklist": [self._check(one) for one in risks.checklist],
            "lasting": [self._check(one) for one in risks.lasting],
            "outside_help": self._help(risks.help) if risks.help else None,
        }

    def _stage(self, assessment: Assessment) -> View:
        stage = self.pack.policy.stage(assessment.stage)
        return {"id": stage.id, "title": stage.title.read(self.lang), "says": stage.says.read(self.lang)}

    def _barrier(self, barrier: BarrierResult) -> View:
        section = next(one for one in self.pack.questionnaire.barriers() if one.id == barrier.id)
        state = (
            getattr(section.states, barrier.level).read(self.lang) if barrier.level else self.words["nothing_answered"]
        )
        worst = sorted(barrier.evidence, key=lambda evidence: -evidence.points)
        return {
            "id": barrier.id,
            "title": section.title.read(self.lang),
            "severity": barrier.severity,
            "low": barrier.low,
            "high": barrier.high,
            "level": barrier.level,
            "undecided": barrier.undecided,
            "level_word": self.words["level_undecided" if barrier.undecided else f"level_{barrier.level}"],
            "state": state,
            "month_3": section.month_3.read(self.lang),
            "answered": barrier.answered,
            "unknown": barrier.unknown,
            "figures": self.phrases.figures(section.figures[:MOST_FIGURES]),
            "evidence": [
                {
                    "ask": self.questions[one.question].ask.read(self.lang),
                    "answer": self.phrases.answer(one.question),
                    "points": one.points,
                }
                for one in worst
                if one.points
            ],
        }

    def _gate(self, result: GateResult) -> View:
        gate = self.pack.policy.gate(result.id)
        said = {"red": gate.says_red, "unknown": gate.says_unknown, "clear": gate.says_clear}.get(result.state)
        says = said.read(self.lang) if said else ""
        if result.state == "unknown":
            names = [(one.short or one.ask).read(self.lang) for one in map(self.questions.__getitem__, result.because)]
            says += self.words["not_known_yet"].format(names=self.words["and"].join(names)) if names else ""
        return {
            "id": gate.id,
            "title": gate.title.read(self.lang),
            "state": result.state,
            "state_word": self.words[f"gate_{result.state}"],
            "says": says,
        }

    def _pattern(self, rollout: Rollout, stage: StageId) -> View:
        policy = self.pack.policy
        pattern = policy.pattern(rollout.pattern)
        reason = next((rule.reason.read(self.lang) for rule in policy.rules if rule.id == rollout.rule), "")
        others = [policy.pattern(one).title.read(self.lang) for one in rollout.possible if one != rollout.pattern]
        texts = {key: getattr(pattern, key).read(self.lang) for key in ("title", "says", "watch_out")}
        in_use = stage == "widen" and pattern.month_1_in_use
        axes = [axis for axis in self.pack.questionnaire.axes() if axis.id in rollout.because]
        figures = dict.fromkeys((*(one for axis in axes for one in axis.figures), *pattern.figures))
        return {
            "id": pattern.id,
            "rule": rollout.rule,
            "tie": rollout.tie,
            "reason": reason,
            "others": others,
            "figures": self.phrases.figures(figures),
            "month_1": (in_use or pattern.month_1).read(self.lang),
            **texts,
        }

    def _patterns(self) -> list[View]:
        """All three ways side by side; none where the pack does not compare them."""
        keys = ("title", "suits", "does_not_suit", "must_add")
        return [
            {"id": pattern.id, **{key: getattr(pattern, key).read(self.lang) for key in keys}}
            for pattern in self.pack.policy.patterns
            if pattern.suits and pattern.does_not_suit and pattern.must_add
        ]

    def _risk(self, result: RiskResult, planned: Mapping[str, str]) -> View:
        risk = result.risk
        return {
            "id": risk.id,
            "title": risk.title.read(self.lang),
            "says": risk.says.read(self.lang),
            "state": result.state,
            "state_word": self.words[f"risk_{result.state}"],
            "because": self._because(result.because),
            "steps": [planned[one] for one in risk.actions if one in planned],
        }

    def _check(self, result: CheckResult) -> View:
        check = result.check
        state = {True: "met", False: "not_met", None: "unknown"}[result.met]
        return {
            "id": check.id,
            "title": check.title.read(self.lang),
            "says": check.says.read(self.lang),
            "state": state,
            "state_word": self.words[f"check_{state}"],
            "because": self._because(result.because),
        }

    def _because(self, questions: tuple[str, ...]) -> list[str]:
        """The answers behind a judgement; what is not a question (a barrier, a gate) is left to the page it has."""
        return [self._said(one) for one in questions if one in self.questions and one != SIZE]

    def _said(self, question: str) -> str:
        """The answer; where there is none, the question, too, since "don't know" alone says nothing."""
        said = self.phrases.answer(question)
        if self.phrases.sheet.counted(question) not in (*RESERVED, None):
            return said
        asked = self.questions[question]
        return f"{(asked.short or asked.ask).read(self.lang)} → {said}"

    def _help(self, result: HelpResult) -> View | None:
        advice = self.pack.knowledge.outside_help
        if advice is None:
            return None
        choice = advice.choice(result.choice)
        return {
            "id": choice.id,
            "title": choice.title.read(self.lang),
            "says": choice.says.read(self.lang),
            "steps": [step.read(self.lang) for step in choice.steps],
            "there": [one.title.read(self.lang) for one in result.there],
            "missing": [one.title.read(self.lang) for one in result.missing],
            "unknown": [one.title.read(self.lang) for one in result.unknown],
            "reasons": [one.title.read(self.lang) for one in result.reasons],
            "note": advice.note.read(self.lang),
        }


def _blocking(assessment: Assessment) -> tuple[BarrierResult, ...]:
    known = [barrier for barrier in assessment.highest() if barrier.severity]
    return tuple(known[:BLOCKING])
