"""The firm, its people and what they do when, as plain data in one language."""

from collections.abc import Iterator

from aiready.answers import adjustments
from aiready.because import OPEN_SHARE, Because
from aiready.conditions import RESERVED
from aiready.plan import PlannedAction, Postponed
from aiready.questionnaire import TextQuestion
from aiready.report.checked import checks_view
from aiready.report.edited import UNASKED, action_view, edited_view
from aiready.report.of_firm import Report
from aiready.report.phrases import Phrases, View
from aiready.report.tasks import Tasks
from aiready.report.timing import Timing
from aiready.wording import day, duration, full_day, person_name, role_name, safe, span
from aiready.working_days import working_days


class Doing:
    """The firm, its people and what they do when."""

    def __init__(self, report: Report, phrases: Phrases) -> None:
        self.report = report
        self.phrases = phrases
        self.lang = phrases.lang
        self.words = phrases.words
        people = report.assessment.known.answers.get("company.employees")
        self.people = people if isinstance(people, int | float) else None
        self.planned = {planned.action.id: planned for planned in report.plan.not_dropped()}

    def view(self) -> View:
        """The plan under the names that templates use."""
        plan, lang = self.report.plan, self.lang
        return {
            "firm": self._firm(),
            "people": self._people(),
            "answers": self._answers(),
            "today": full_day(plan.today, lang),
            "starts_on": full_day(plan.starts_on, lang),
            "first_week": self._first_week(),
            "headlines": self._headlines(early=True, first=1),
            "later": self._headlines(early=False, first=len(plan.headlines(early=True)) + 1),
            "postponed": [
                {"title": self.phrases.text(one.action.title), "reason": self._reason(one)} for one in plan.postponed
            ],
            **edited_view(self.report.plan, self.report.merged, self.phrases),
            "phases": self._phases(),
            "checks": checks_view(self.report.checks(), self.phrases),
            "uncovered": [self.report.pack.policy.gate(gate).title.read(lang) for gate in plan.uncovered],
            "over": [self._over(one.week, one.role, one.minutes, one.there_are) for one in plan.over()],
            "open_at_once": plan.open_at_once,
            "slips": list(self._slips()),
            **Timing(plan, self.phrases, self.report.pack.policy.plan.first_weeks).view(),
            "note": self.report.pack.policy.note.read(lang),
            "documents": self._documents(),
            "dates": self._dates(),
            "trial_days": self._days_of("trial"),
            "judge_days": self._days_of("judge"),
            "pack": {"id": self.report.pack.head.id, "version": self.report.pack.head.version},
            "adjusted": self._adjusted(),
        }

    def _answers(self) -> dict[str, object]:
        """Every question's raw answer, for documents that branch on it; what a person wrote is made safe."""
        found: dict[str, object] = {}
        for question in self.phrases.questions.values():
            value = self.report.sheet.counted(question.id)
            if value is None:
                found[question.id] = ""
            elif isinstance(question, TextQuestion) and isinstance(value, str):
                found[question.id] = safe(value)
            else:
                found[question.id] = list(value) if isinstance(value, tuple) else value
        return found

    def _reason(self, one: Postponed) -> str:
        """Why an action was put off, and for want of whose hours."""
        if one.short_of:
            return self.words["postponed_short"].format(role=self.words[f"role_{one.short_of}"])
        return self.words[f"postponed_{one.reason}"]

    def _adjusted(self) -> list[View]:
        """The answers that an interviewer saw otherwise: as stated, as counted, and why unless that is private."""
        return [
            {
                "ask": self.phrases.questions[one.question].ask.read(self.lang),
                "stated": self.phrases.words_for(one.question, one.stated),
                "counted": self.phrases.words_for(one.question, one.counted),
                "reason": safe(one.reason),
            }
            for one in adjustments(self.report.pack.questionnaire, self.report.sheet)
        ]

    def _firm(self) -> View:
        sheet = self.report.sheet
        facts = [
            {"ask": section_question.ask.read(self.lang), "answer": self.phrases.answer(section_question.id)}
            for section_question in self.report.pack.questionnaire.section("company").questions
            if section_question.id != "company.name"
        ]
        return {
            "name": safe(sheet.firm()) or self.words["our_firm"],
            "plain_name": sheet.firm() or self.words["our_firm"],
            "facts": facts,
            "purpose": Tasks(self.report.pack, self.phrases).quoted(self.report.purpose()),
            "task": self.phrases.slots["task"],
            "task_known": self.phrases.task_known,
            "industry": sheet.company.get("industry") or "",
            "employees": sheet.company.get("employees") or "",
            "data": list(data) if isinstance(data := sheet.company.get("data"), tuple) else [],
            "small": self.report.plan.small,
        }

    def _people(self) -> View:
        sheet = self.report.sheet
        tool = sheet.people.permitted_tool if sheet.people else None
        names = {role: person_name(sheet, role) for role in ("owner", "champion", "manager", "helper")}
        return {
            **names,
            "driver": self.phrases.slots["driver"],
            "president": self.phrases.slots["owner"],
            "tool": safe(tool) if tool else "",
        }

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

    def _first_week(self) -> list[View]:
        """What is not done up to the first week in which there is something to do, in the plan's order."""
        actions = [one for one in self.report.plan.not_dropped() if one.state != "done"]
        first = min((one.week for one in actions if one.week >= 0), default=0)
        return [{**self._action(one), "inside": one.inside} for one in actions if one.week <= first]

    def _action(self, planned: PlannedAction) -> View:
        action, lang = planned.action, self.lang
        return {
            "id": action.id,
            "why": self.phrases.text(action.why),
            "steps": [self.phrases.text(step) for step in action.steps if step.suits(self.people)],
            "owner": role_name(self.report.sheet, planned.owner, self.words, lang),
            "minutes": duration(action.minutes, lang),
            "start": day(planned.start, lang),
            "due": day(planned.due, lang),
            "span": span(planned.start, planned.due, lang),
            "start_date": planned.start.isoformat(),
            "due_date": planned.due.isoformat(),
            "week": planned.week,
            "weeks": planned.weeks,
            "phase": action.phase,
            "needs": [
                self.phrases.text(self.planned[need].action.title) for need in planned.needs if need in self.planned
            ],
            "documents": [
                {"id": one, "title": self.report.pack.document_title(one, self.lang)} for one in action.documents
            ],
            "because": [self._because(one) for one in planned.because],
            "because_short": [self._because_short(one) for one in planned.because],
            **action_view(planned, self.phrases),
        }

    def _because_short(self, because: Because) -> str:
        """The answer alone, for where the question would be too long."""
        return (
            self.words["because_short"].format(answer=self.phrases.answer(because.question))
            if because.question and self.report.sheet.counted(because.question) not in (*RESERVED, None)
            else self._because(because)
        )

    def _because(self, because: Because) -> str:
        if because.question:
            ask = self.phrases.questions[because.question].ask.read(self.lang)
            return self.words["because_answer"].format(
                ask=ask.rstrip("。."), answer=self.phrases.answer(because.question)
            )
        if because.rule.startswith("rollout:"):
            return self.words["because_rollout"].format(
                pattern=self.report.pack.policy.pattern(self.report.rollout.pattern).title.read(self.lang)
            )
        if because.rule == OPEN_SHARE:
            assessment = self.report.assessment
            return self.words["because_open_share"].format(n=len(assessment.open_questions), asked=assessment.asked)
        return self.words[f"because_{because.rule if because.rule in UNASKED else 'essential'}"]

    def _phases(self) -> list[View]:
        by_phase: dict[int, list[str]] = {}
        for planned in self.report.plan.not_dropped():
            if not planned.inside:
                by_phase.setdefault(planned.action.phase, []).append(self.phrases.text(planned.action.title))
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

    def _slips(self) -> Iterator[str]:
        """What a person's dates break: a day on which nobody works, a need that ends later; else there is nothing."""
        plan, words = self.report.plan, self.words
        days = working_days(self.report.sheet.calendar, self.report.pack.policy.plan)
        waiting = {one.action.id: one for one in plan.not_dropped() if one.state != "done"}
        for one in waiting.values():
            title = self.phrases.text(one.action.title)
            for on in dict.fromkeys((one.start, one.due)):
                if not days.works(on):
                    yield words["slip_day"].format(title=title, day=day(on, self.lang))
            for need in one.needs:
                before = waiting.get(need)
                if before and before.due >= one.start:
                    yield words["slip_need"].format(title=title, need=self.phrases.text(before.action.title))

    def _over(self, week: int, role: str, minutes: int, there_are: int) -> View:
        times = {"minutes": duration(minutes, self.lang), "there_are": duration(there_are, self.lang)}
        monday = day(self.report.plan.monday(week), self.lang)
        return {"week": monday, "role": self.words[f"role_{role}"], **times}

    def _documents(self) -> list[View]:
        """The documents that the plan's actions use, in the order in which they are first needed."""
        wanted = dict.fromkeys(one for planned in self.report.plan.not_dropped() for one in planned.action.documents)
        return [{"id": one, "title": self.report.pack.document_title(one, self.lang)} for one in wanted]

    def _days_of(self, deed: str) -> str:
        """First to last day of the planned action that is this deed; empty where the plan has none."""
        found = next((one for one in self.report.plan.not_dropped() if deed in one.action.deeds), None)
        return span(found.start, found.due, self.lang) if found else ""

    def _dates(self) -> dict[str, str]:
        """First and last day of every planned action, for the documents: `dates.kickoff`, `dates.run_trial_due`."""
        found: dict[str, str] = {}
        for planned in self.report.plan.not_dropped():
            for name in (planned.action.id, planned.action.stands_for):
                if name:
                    found[name] = full_day(planned.start, self.lang)
                    found[f"{name}_due"] = full_day(planned.due, self.lang)
        return found
