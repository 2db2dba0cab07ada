"""A comparison as plain data in one language, for the page, the screen and scripts: what changed comes first."""

from datetime import date
from typing import Any

from aiready.answers import AnswerSheet
from aiready.comparison import AnswerChange, BarrierChange, Comparison, Pair, Verdict
from aiready.conditions import NOT_APPLICABLE
from aiready.report import Report
from aiready.report.phrases import Phrases, View
from aiready.text import Lang
from aiready.weighing import BarrierResult
from aiready.wording import full_day, safe

ORDER: tuple[Verdict, ...] = ("better", "worse", "not_distinguishable", "same")
MOVES = ("up", "down", "found", "lost", "other")


def comparison_record(found: Comparison) -> dict[str, Any]:
    """`compare --json`, whole."""
    return {
        "schema": 1,
        "pack": {"id": found.after.pack.head.id, "version": found.after.pack.head.version},
        "company": {"name": found.after.sheet.company.get("name")},
        "before": _sheet_record(found.before.sheet),
        "after": _sheet_record(found.after.sheet),
        "compared": list(found.compared),
        "left_out": list(found.left_out),
        "barriers": {one.id: _barrier_record(one) for one in found.barriers},
        "gates": [{"id": one.id, "before": one.before, "after": one.after} for one in found.gates],
        "stage": {"before": found.stage.before, "after": found.stage.after},
        "rollout": {
            "before": {"pattern": found.pattern.before, "rule": found.rule.before},
            "after": {"pattern": found.pattern.after, "rule": found.rule.after},
        },
        "actions": {key: list(getattr(found.actions, key)) for key in ("new", "gone", "put_off", "still")},
        "answers": [
            {
                "question": one.question,
                "before": one.before,
                "after": one.after,
                "level_before": one.level_before,
                "level_after": one.level_after,
            }
            for one in found.answers
        ],
    }


def _sheet_record(sheet: AnswerSheet) -> dict[str, Any]:
    role = sheet.respondent.role if sheet.respondent else None
    return {"date": sheet.date, "version": sheet.pack.version, "respondent": role}


def _barrier_record(one: BarrierChange) -> dict[str, Any]:
    return {
        "verdict": one.verdict,
        "change": one.change,
        "smallest_change": one.least,
        "before": _height_record(one.before),
        "after": _height_record(one.after),
    }


def _height_record(barrier: BarrierResult) -> dict[str, Any]:
    level = "undecided" if barrier.undecided else barrier.level
    return {"severity": barrier.severity, "low": barrier.low, "high": barrier.high, "level": level}


def comparison_view(found: Comparison, lang: Lang) -> View:
    """The comparison as plain data; the firm's own words are safe for Markdown."""
    return _Showing(found, lang).view()


class _Showing:
    def __init__(self, found: Comparison, lang: Lang) -> None:
        self.found = found
        self.lang = lang
        self.pack = found.after.pack
        self.then = _phrases(found.before, lang)
        self.now = _phrases(found.after, lang)
        self.words = self.now.words

    def view(self) -> View:
        """Everything under the names that templates use."""
        found = self.found
        firm = found.after.sheet.firm() or found.before.sheet.firm()
        return {
            "lang": self.lang,
            "words": self.words,
            "firm": safe(firm) or self.words["our_firm"],
            "dates": {"before": self._day(found.before.sheet), "after": self._day(found.after.sheet)},
            "counts": self._counts(),
            "basis": self._basis(),
            "barriers": self._barriers(),
            "gates": self._gates(),
            "stage": self._pair(
                found.stage, {str(one.id): one.title.read(self.lang) for one in self.pack.policy.stages}
            ),
            "way": self._way(),
            "actions": self._actions(),
            "answers": self._answers(),
            "limits": self._limits(),
        }

    def _day(self, sheet: AnswerSheet) -> str:
        return full_day(date.fromisoformat(sheet.date), self.lang) if sheet.date else self.words["compare_no_date"]

    def _counts(self) -> str:
        count = {verdict: len(self.found.with_verdict(verdict)) for verdict in ORDER}
        return self.words["compare_counts"].format(unclear=count["not_distinguishable"], **count)

    def _basis(self) -> list[str]:
        """How many questions the heights stand on, and why others were left out."""
        found, words = self.found, self.words
        every = sum(len(section.questions) for section in self.pack.questionnaire.barriers())
        lines = [words["compare_basis"].format(n=len(found.compared), all=every)]
        versions = {"before": found.before.sheet.pack.version, "after": found.after.sheet.pack.version}
        if len(set(versions.values())) > 1:
            lines.append(words["compare_versions"].format(**versions))
        elif found.left_out:
            lines.append(words["compare_recounted"])
        if found.left_out:
            lines.append(f"{words['compare_left_out']} {words['and'].join(self._short(one) for one in found.left_out)}")
        return lines

    def _short(self, question_id: str) -> str:
        question = self.now.questions[question_id]
        return (question.short or question.ask).read(self.lang)

    def _barriers(self) -> list[View]:
        ranked = sorted(self.found.barriers, key=lambda one: (ORDER.index(one.verdict), -abs(one.change or 0)))
        return [
            {
                "id": one.id,
                "title": self.pack.questionnaire.section(one.id).title.read(self.lang),
                "verdict": one.verdict,
                "verdict_word": self.words[f"compare_{one.verdict}"],
                "why": self._why(one),
                "change": "-" if one.change is None else f"{one.change:+d}" if one.change else "0",
                "least": one.least,
                "decided": one.decided,
                "before": self._height(one.before),
                "after": self._height(one.after),
            }
            for one in ranked
        ]

    def _why(self, one: BarrierChange) -> str:
        """Why nothing can be told; empty where something can."""
        if one.verdict != "not_distinguishable":
            return ""
        if not one.decided:
            return self.words["compare_why_undecided"]
        return self.words["compare_why_open" if abs(one.change or 0) >= one.least else "compare_why_retest"]

    def _height(self, barrier: BarrierResult) -> View:
        return {
            "severity": barrier.severity,
            "number": "-" if barrier.severity is None else str(barrier.severity),
            "low": barrier.low,
            "high": barrier.high,
            "range": f" ({barrier.low}-{barrier.high})" if barrier.low != barrier.high else "",
            "level_word": self.words["level_undecided" if barrier.undecided else f"level_{barrier.level}"],
        }

    def _pair(self, pair: Pair, titles: dict[str, str]) -> View:
        return {"before": titles[pair.before], "after": titles[pair.after], "changed": pair.changed()}

    def _gates(self) -> list[View]:
        """The gates in another state."""
        states = {state: self.words[f"gate_{state}"] for state in ("red", "clear", "unknown")}
        return [
            {"title": self.pack.policy.gate(one.id).title.read(self.lang), **self._pair(one, states)}
            for one in self.found.gates
            if one.changed()
        ]

    def _way(self) -> View:
        policy, rule = self.pack.policy, self.found.rule
        titles = {str(one.id): one.title.read(self.lang) for one in policy.patterns}
        reason = next((one.reason.read(self.lang) for one in policy.rules if one.id == rule.after), "")
        return {**self._pair(self.found.pattern, titles), "reason": reason if rule.changed() else ""}

    def _actions(self) -> list[View]:
        """The larger actions by what became of them, without the groups that are empty."""
        actions = {one.id: one.title for one in self.pack.playbook.actions}
        found = []
        for key in ("new", "gone", "put_off", "still"):
            phrases = self.then if key in ("gone", "put_off") else self.now
            titles = [phrases.text(actions[one]) for one in getattr(self.found.actions, key)]
            if titles:
                found.append({"id": key, "title": self.words[f"compare_{key}"], "actions": titles})
        return found

    def _answers(self) -> list[View]:
        """The answers that changed by how they moved, without the groups that are empty."""
        moved: dict[str, list[View]] = {move: [] for move in MOVES}
        for one in self.found.answers:
            answer = {
                "question": self._short(one.question),
                "before": self.then.words_for(one.question, one.before),
                "after": self.now.words_for(one.question, one.after),
            }
            moved[_move(one)].append(answer)
        return [
            {"id": move, "title": self.words[f"compare_{move}"], "answers": answers}
            for move, answers in moved.items()
            if answers
        ]

    def _limits(self) -> list[str]:
        """What the numbers do not say, as far as it matters for these two sheets."""
        words, least = self.words, self.pack.policy.comparison.smallest_change
        lines = [words["compare_limit_points"].format(n=least)]
        if any(height.low != height.high for one in self.found.barriers for height in (one.before, one.after)):
            lines.append(words["compare_limit_range"].format(n=least))
        if self.found.with_verdict("worse"):
            lines.append(words["compare_limit_worse"])
        if any(pair.changed() for pair in (*self.found.gates, self.found.stage, self.found.pattern)):
            lines.append(words["compare_limit_gates"])
        lines.append(words["compare_limit_why"])
        roles = [
            one.sheet.respondent.role if one.sheet.respondent else "" for one in (self.found.before, self.found.after)
        ]
        if all(roles) and roles[0] != roles[1]:
            names = [words[f"role_{role}"] for role in roles]
            lines.append(words["compare_limit_who"].format(before=names[0], after=names[1]))
        return lines


def _phrases(report: Report, lang: Lang) -> Phrases:
    return Phrases(report.pack, report.sheet, lang, small=report.plan.small)


def _move(one: AnswerChange) -> str:
    """Further, back, known now, not known any more, or neither (a fact, words of the firm's own)."""
    before, after = one.level_before, one.level_after
    if before is not None and after is not None:
        return "up" if after > before else "down"
    if (before is None and after is None) or NOT_APPLICABLE in (one.before, one.after):
        return "other"
    return "lost" if after is None else "found"
