"""All that a template may see: the answers, the results and the plan as plain data in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment, BarrierResult, GateResult
from aiready.pack import Pack
from aiready.plan import Because, Plan, PlannedAction
from aiready.rollout import Rollout
from aiready.text import Lang, Text
from aiready.wording import answer_words, day, duration, full_day, person_name, role_name, safe, span

View = dict[str, Any]
BLOCKING = 2
"""The report dwells on the two most blocking barriers (questionnaire.md Q-5)."""


@dataclass(frozen=True, slots=True)
class Report:
    """One firm's answers and everything made from them."""

    pack: Pack
    sheet: AnswerSheet
    assessment: Assessment
    rollout: Rollout
    plan: Plan


def view(report: Report, lang: Lang) -> View:
    """The report as plain data: texts in one language, the firm's own words safe for Markdown."""
    return _Viewing(report, lang).all()


class _Viewing:
    """One pass over a report in one language."""

    def __init__(self, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.words: dict[str, str] = dict(report.pack.words[lang])
        self.questions = {question.id: question for question in report.pack.questionnaire.questions()}
        self.planned = {planned.action.id: planned for planned in report.plan.actions}
        self.slots = self._slots()

    def all(self) -> View:
        plan, lang = self.report.plan, self.lang
        return {
            "lang": lang,
            "words": self.words,
            "firm": self._firm(),
            "people": self._people(),
            "today": full_day(plan.today, lang),
            "starts_on": full_day(plan.starts_on, lang),
            "answered": self.report.assessment.answered,
            "asked": self.report.assessment.asked,
            "stage": self._stage(),
            "barriers": [self._barrier(barrier) for barrier in self.report.assessment.highest()],
            "blocking": [self._barrier(barrier) for barrier in self._blocking()],
            "gates": [self._gate(gate) for gate in self.report.assessment.gates],
            "pattern": self._pattern(),
            "headlines": self._headlines(early=True, first=1),
            "later": self._headlines(early=False, first=len(plan.headlines(early=True)) + 1),
            "postponed": [
                {"title": self.text(one.action.title), "reason": self.words[f"postponed_{one.reason}"]}
                for one in plan.postponed
            ],
            "phases": self._phases(),
            "find_out": [self._find_out(question) for question in self.report.assessment.find_out],
            "uncovered": [self.report.pack.policy.gate(gate).title.read(lang) for gate in plan.uncovered],
            "over": [self._over(one.week, one.role, one.minutes, one.there_are) for one in plan.over()],
            "open_at_once": plan.open_at_once,
            "note": self.report.pack.policy.note.read(lang),
            "documents": self._documents(),
            "dates": self._dates(),
            "pack": {"id": self.report.pack.head.id, "version": self.report.pack.head.version},
        }

    def text(self, text: Text) -> str:
        """A text of the pack with the firm's own words in its slots."""
        words = text.read(self.lang)
        for slot, value in self.slots.items():
            words = words.replace(f"{{{slot}}}", value)
        return words

    def _slots(self) -> Mapping[str, str]:
        sheet, words = self.report.sheet, self.words
        task = sheet.value("aim.annoying_task")
        told = isinstance(task, str) and task not in ("unknown", "later", "not_applicable")
        suffix = "さん" if self.lang == "ja" else ""
        names = {role: person_name(sheet, role) for role in ("champion", "owner")}
        driver = (
            names["champion"] + suffix
            if names["champion"]
            else words["role_owner" if self.report.plan.small else "role_champion"]
        )
        return {
            "company": safe(sheet.firm()) or words["our_firm"],
            "task": safe(str(task)) if told else words["the_task"],
            "driver": driver,
            "owner": names["owner"] + suffix if names["owner"] else words["role_owner"],
        }

    def _firm(self) -> View:
        sheet = self.report.sheet
        facts = [
            {"ask": section_question.ask.read(self.lang), "answer": self._answer(section_question.id)}
            for section_question in self.report.pack.questionnaire.section("company").questions
            if section_question.id != "company.name"
        ]
        return {
            "name": safe(sheet.firm()) or self.words["our_firm"],
            "plain_name": sheet.firm() or self.words["our_firm"],
            "facts": facts,
            "purpose": self._told("aim.purpose"),
            "task": self.slots["task"],
            "task_known": self._told("aim.annoying_task") != "",
            "industry": sheet.company.get("industry") or "",
            "employees": sheet.company.get("employees") or "",
            "data": list(data) if isinstance(data := sheet.company.get("data"), tuple) else [],
            "small": self.report.plan.small,
        }

    def _told(self, question_id: str) -> str:
        value = self.report.sheet.value(question_id)
        return safe(value) if isinstance(value, str) and value not in ("unknown", "later", "not_applicable") else ""

    def _people(self) -> View:
        sheet = self.report.sheet
        tool = sheet.people.permitted_tool if sheet.people else None
        names = {role: person_name(sheet, role) for role in ("owner", "champion", "manager", "helper")}
        return {
            **names,
            "driver": self.slots["driver"],
            "president": self.slots["owner"],
            "tool": safe(tool) if tool else "",
        }

    def _answer(self, question_id: str) -> str:
        question = self.questions[question_id]
        return answer_words(question, self.report.sheet.value(question_id), self.words, self.lang)

    def _stage(self) -> View:
        stage = self.report.pack.policy.stage(self.report.assessment.stage)
        return {"id": stage.id, "title": stage.title.read(self.lang), "says": stage.says.read(self.lang)}

    def _blocking(self) -> tuple[BarrierResult, ...]:
        known = [barrier for barrier in self.report.assessment.highest() if barrier.severity]
        return tuple(known[:BLOCKING])

    def _barrier(self, barrier: BarrierResult) -> View:
        section = next(one for one in self.report.pack.questionnaire.barriers() if one.id == barrier.id)
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
            "evidence": [
                {
                    "ask": self.questions[one.question].ask.read(self.lang),
                    "answer": self._answer(one.question),
                    "points": one.points,
                }
                for one in worst
                if one.points
            ],
        }

    def _gate(self, result: GateResult) -> View:
        gate = self.report.pack.policy.gate(result.id)
        says = {"red": gate.says_red.read(self.lang), "unknown": gate.says_unknown.read(self.lang)}
        return {
            "id": gate.id,
            "title": gate.title.read(self.lang),
            "state": result.state,
            "state_word": self.words[f"gate_{result.state}"],
            "says": says.get(result.state, ""),
        }

    def _pattern(self) -> View:
        rollout, policy = self.report.rollout, self.report.pack.policy
        pattern = policy.pattern(rollout.pattern)
        reason = next((rule.reason.read(self.lang) for rule in policy.rules if rule.id == rollout.rule), "")
        others = [policy.pattern(one).title.read(self.lang) for one in rollout.possible if one != rollout.pattern]
        texts = {key: getattr(pattern, key).read(self.lang) for key in ("title", "says", "watch_out", "month_1")}
        return {"id": pattern.id, "rule": rollout.rule, "tie": rollout.tie, "reason": reason, "others": others, **texts}

    def _headlines(self, *, early: bool, first: int) -> list[View]:
        headlines = self.report.plan.headlines(early=early)
        return [
            {
                **self._action(one),
                "number": number,
                "parts": [self._action(part) for part in self.report.plan.parts(one.action.id)],
            }
            for number, one in enumerate(headlines, first)
        ]

    def _action(self, planned: PlannedAction) -> View:
        action, lang = planned.action, self.lang
        return {
            "id": action.id,
            "title": self.text(action.title),
            "why": self.text(action.why),
            "steps": [self.text(step) for step in action.steps],
            "done_when": self.text(action.done_when),
            "owner": role_name(self.report.sheet, planned.owner, self.words, lang),
            "minutes": duration(action.minutes, lang),
            "start": day(planned.start, lang),
            "due": day(planned.due, lang),
            "span": span(planned.start, planned.due, lang),
            "week": planned.week,
            "weeks": planned.weeks,
            "phase": action.phase,
            "needs": [self.text(self.planned[need].action.title) for need in planned.needs if need in self.planned],
            "documents": [{"id": one, "title": self.words[f"document_{one}"]} for one in action.documents],
            "because": [self._because(one) for one in planned.because],
            "because_short": [self._because_short(one) for one in planned.because],
        }

    def _because_short(self, because: Because) -> str:
        """The answer alone, for where the question would be too long."""
        return (
            self.words["because_short"].format(answer=self._answer(because.question))
            if because.question
            else self._because(because)
        )

    def _because(self, because: Because) -> str:
        if because.question:
            ask = self.questions[because.question].ask.read(self.lang)
            return self.words["because_answer"].format(ask=ask.rstrip("。."), answer=self._answer(because.question))
        if because.rule.startswith("rollout:"):
            return self.words["because_rollout"].format(pattern=self._pattern()["title"])
        return self.words["because_essential"]

    def _phases(self) -> list[View]:
        by_phase: dict[int, list[str]] = {}
        for planned in self.report.plan.actions:
            if not planned.inside:
                by_phase.setdefault(planned.action.phase, []).append(self.text(planned.action.title))
        return [
            {
                "id": phase.id,
                "title": phase.title.read(self.lang),
                "goal": phase.goal.read(self.lang),
                "enter_when": phase.enter_when.read(self.lang),
                "actions": by_phase.get(phase.id, []),
            }
            for phase in self.report.pack.playbook.phases
        ]

    def _find_out(self, question_id: str) -> View:
        question = self.questions[question_id]
        find_out = question.find_out
        return {
            "ask": question.ask.read(self.lang),
            "who": self.words[f"role_{find_out.who}"],
            "how": find_out.how.read(self.lang),
            "minutes": duration(find_out.minutes, self.lang),
        }

    def _over(self, week: int, role: str, minutes: int, there_are: int) -> View:
        times = {"minutes": duration(minutes, self.lang), "there_are": duration(there_are, self.lang)}
        return {"week": week + 1, "role": self.words[f"role_{role}"], **times}

    def _documents(self) -> list[View]:
        """The documents that the plan's actions use, in the order in which they are first needed."""
        wanted = dict.fromkeys(one for planned in self.report.plan.actions for one in planned.action.documents)
        return [{"id": one, "title": self.words[f"document_{one}"]} for one in wanted]

    def _dates(self) -> dict[str, str]:
        """First and last day of every planned action, for the documents: `dates.kickoff`, `dates.run_trial_due`."""
        found: dict[str, str] = {}
        for planned in self.report.plan.actions:
            for name in (planned.action.id, planned.action.stands_for):
                if name:
                    found[name] = full_day(planned.start, self.lang)
                    found[f"{name}_due"] = full_day(planned.due, self.lang)
        return found
