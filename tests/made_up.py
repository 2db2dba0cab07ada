"""Made-up firms: every question answered, left open or left out, with the texts that break documents."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from aiready.answers import SAY, AnswerSheet, People, Person, new_sheet
from aiready.assessment import Assessment, assess
from aiready.conditions import NOT_APPLICABLE, Value
from aiready.firm_calendar import WEEK, FirmCalendar
from aiready.own_tasks import OwnTask
from aiready.pack import Pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.plan import Plan, make_plan
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, Questionnaire
from aiready.report import Report
from aiready.rollout import Rollout, choose_rollout

PACK = load_pack(built_in_pack())
TODAY, MONDAY = date(2026, 11, 21), date(2026, 11, 30)
LEFT_OUT = None
OPEN = ("unknown", "later", LEFT_OUT)
NASTY = (
    "見積書の送付メール作り",
    "**太字**にしたい",
    "a|b|c",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[[chart:barriers]]",
    "[[chart:timeline]]",
    "{{ 1 }}",
    "{% for x in y %}",
    "{task}",
    "{company} {nobody}",
    "# 見出し",
    "- 箇条書き",
    "> 引用",
    "[押して](javascript:alert(1))",
    "![絵](http://example.invalid/x.png)",
    "`code` と ~~~",
    "半分 50% & 10_000_円",
    "yes",
    "null",
    "1:30",
    "2026-11-21",
    "0123",
    "  前後に空白  ",
    "一行目\n二行目",
    "𠮷野家の髙橋さん",
    "か\u3099く",
    "'\"\\",
    "長" * 300,
)
MOODS: Mapping[str, slice] = {
    "anything": slice(None),
    "worst half": slice(0, 2),
    "best half": slice(2, None),
    "worst": slice(0, 1),
    "best": slice(-1, None),
    "silent": slice(0, 0),
}


def texts() -> st.SearchStrategy[str]:
    """Words of a respondent: the nasty ones, and any that a sheet may hold."""
    letters = st.characters(exclude_categories=["C", "Zl", "Zp"])
    return st.one_of(
        st.sampled_from(NASTY), st.text(letters, min_size=1, max_size=30).filter(lambda text: text.strip())
    )


def answers_to(question: Question, mood: str = "anything") -> st.SearchStrategy[Value]:
    """Any real answer to a question; a mood narrows the options."""
    if isinstance(question, ChoiceQuestion):
        options = [option.id for option in question.options]
        known: st.SearchStrategy[Any] = st.sampled_from(options[MOODS[mood]] or options)
    elif isinstance(question, ChoicesQuestion):
        known = st.lists(st.sampled_from([option.id for option in question.options]), unique=True).map(tuple)
    elif isinstance(question, NumberQuestion):
        known = st.integers(int(question.minimum), 8) | st.integers(int(question.minimum), int(question.maximum))
        known = known if question.whole else known | st.floats(float(question.minimum), float(question.maximum))
    else:
        known = texts()
    return known | st.just(NOT_APPLICABLE) if question.not_applicable else known


def _in_mood(question: Question, mood: str) -> st.SearchStrategy[Value | None]:
    still_open = st.sampled_from(OPEN)
    if mood == "silent":
        return still_open
    known = answers_to(question, mood)
    return known if mood in ("worst", "best") else st.one_of(known, known, known, still_open)


def sheets(pack: Pack = PACK) -> st.SearchStrategy[AnswerSheet]:
    """A sheet of a pack: each section is answered in a mood of its own."""
    blank = new_sheet(pack.head.id, pack.head.version, TODAY)
    sections = [
        st.one_of(
            st.fixed_dictionaries({question.id: _in_mood(question, mood) for question in section.questions})
            for mood in MOODS
        )
        for section in pack.questionnaire.sections
    ]
    return st.tuples(*sections).map(
        lambda given: with_answers(blank, {key: value for part in given for key, value in part.items()})
    )


def annotated_sheets(pack: Pack = PACK) -> st.SearchStrategy[AnswerSheet]:
    """A sheet with the names and notes that go with the answers."""
    name = st.none() | texts()
    person = st.none() | st.tuples(texts(), name).map(lambda both: Person(name=both[0], contact=both[1]))
    people = st.none() | st.tuples(person, person, texts()).map(
        lambda three: People(owner=three[0], champion=three[1], permitted_tool=three[2])
    )
    ids = st.sampled_from([question.id for question in pack.questionnaire.questions()])
    notes = st.dictionaries(ids, texts(), max_size=3)
    return st.tuples(sheets(pack), people, notes).map(
        lambda found: found[0].model_copy(update={"people": found[1], "notes": found[2]})
    )


def own_tasks() -> st.SearchStrategy[tuple[OwnTask, ...] | None]:
    """A firm's own list of tasks, each with as much said of it as it pleased; at most one is chosen."""
    maybe = st.none()
    kinds = [option.id for option in PACK.questionnaire.question("company.data").options]
    task = st.fixed_dictionaries(
        {
            "title": texts(),
            "department": maybe | st.sampled_from(["sales", "floor"]),
            "people": maybe | st.integers(1, 30),
            "minutes": maybe | st.integers(1, 600),
            "times_a_month": maybe | st.integers(1, 400),
            "measured": st.booleans(),
            "steps_written": maybe | st.sampled_from(["all", "partly", "none"]),
            "mends": maybe | st.sampled_from(["easily", "with_effort", "hardly"]),
            "text_heavy": maybe | st.sampled_from(["mostly", "half", "little"]),
            "data": maybe | st.sampled_from(["A", "B", "C"]),
            "handles": maybe | st.lists(st.sampled_from(kinds), unique=True).map(tuple),
            "annoyed": maybe | st.lists(st.sampled_from(SAY), unique=True).map(tuple),
            "nearest": maybe | st.sampled_from(["reply_to_review", "care_record_draft"]),
        }
    )
    chosen = st.none() | st.integers(0, 3)
    return (
        st.tuples(st.lists(task, min_size=1, max_size=4), chosen).map(
            lambda both: tuple(
                OwnTask(id=f"task_{place}", chosen=place == both[1], **one) for place, one in enumerate(both[0])
            )
        )
        | st.none()
    )


def with_answers(sheet: AnswerSheet, given: Mapping[str, Value | None]) -> AnswerSheet:
    """The sheet with these answers set; None leaves one out."""
    for question_id, value in given.items():
        if value is not None or sheet.value(question_id) is not None:
            sheet = sheet.with_answer(question_id, value)
    return sheet


def firm(level: int = 3, /, **changed: Value | None) -> AnswerSheet:
    """A plain firm of thirty whose scored answers all stand at one level; `champion__hours="none"` changes one."""
    facts: dict[str, Value | None] = {
        "company.name": "株式会社ためし",
        "company.industry": "it",
        "company.employees": 30,
        "company.data": ("public",),
        "company.ai_use": "none",
        "company.tried_before": "never",
        "aim.purpose": "月次報告を作る時間を半分にしたい",
        "aim.annoying_task": "月次報告作り",
        "aim.task_minutes": 90,
        "aim.task_times": 4,
        "aim.driver_hours": 2,
    }
    scored = {question.id: question.options[level].id for question in PACK.questionnaire.scored()}
    wanted = {name.replace("__", "."): value for name, value in changed.items()}
    return with_answers(new_sheet("aiready", PACK.head.version, TODAY), {**facts, **scored, **wanted})


@dataclass(frozen=True)
class Result:
    """All that follows from a sheet."""

    assessment: Assessment
    rollout: Rollout
    plan: Plan
    report: Report


def assessed(sheet: AnswerSheet, pack: Pack = PACK) -> Assessment:
    """The assessment of a sheet."""
    return assess(pack.questionnaire, pack.policy, sheet)


def rolled_out(sheet: AnswerSheet, pack: Pack = PACK) -> Rollout:
    """The rollout of a sheet."""
    return choose_rollout(pack.policy, assessed(sheet, pack))


def worked_out(sheet: AnswerSheet, pack: Pack = PACK, starts_on: date = MONDAY) -> Result:
    """The whole way from a sheet to what a document shows."""
    assessment = assessed(sheet, pack)
    rollout = choose_rollout(pack.policy, assessment)
    plan = make_plan(pack, sheet, assessment, rollout, today=TODAY, starts_on=starts_on)
    return Result(assessment, rollout, plan, Report(pack, sheet, assessment, rollout, plan))


def with_weights(weights: Mapping[str, int], pack: Pack = PACK) -> Pack:
    """The pack with other weights."""
    return Pack(
        pack.head,
        pack.questionnaire,
        pack.policy.model_copy(update={"weights": dict(weights)}),
        pack.playbook,
        pack.templates,
        pack.words,
    )


def with_questions(pack: Pack = PACK, /, **changed: Mapping[str, Any]) -> Pack:
    """The pack with keys of some questions changed: `champion__hours={"not_applicable": True}`."""
    wanted = {name.replace("__", "."): update for name, update in changed.items()}
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(one.model_copy(update=wanted.get(one.id, {})) for one in section.questions)}
        )
        for section in pack.questionnaire.sections
    )
    return with_sections(sections, pack)


def with_sections(sections: tuple[Any, ...], pack: Pack = PACK) -> Pack:
    """The pack with other sections."""
    return Pack(
        pack.head,
        Questionnaire.model_construct(sections=sections),
        pack.policy,
        pack.playbook,
        pack.templates,
        pack.words,
    )


def weights() -> st.SearchStrategy[dict[str, int]]:
    """Weights for some of the scored questions."""
    scored = [question.id for question in PACK.questionnaire.scored()]
    return st.dictionaries(st.sampled_from(scored), st.integers(1, 100))


def calendars() -> st.SearchStrategy[FirmCalendar]:
    """A calendar of a firm: hours, its own weekdays, busy times and closures, of one year or of every year."""
    dates = st.dates(date(2026, 11, 1), date(2027, 9, 30))
    days = st.one_of(dates.map(date.isoformat), dates.map(lambda day: day.isoformat()[5:]))
    stretches = st.one_of(
        days.map(lambda day: {"first": day}),
        st.tuples(dates, st.integers(0, 40)).map(
            lambda two: {"first": two[0].isoformat(), "last": (two[0] + timedelta(days=two[1])).isoformat()}
        ),
        st.tuples(dates, st.integers(0, 40)).map(
            lambda two: {"first": two[0].isoformat()[5:], "last": (two[0] + timedelta(days=two[1])).isoformat()[5:]}
        ),
    )
    months = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True).map(lambda found: {"months": found})
    left = st.sampled_from([{}, {"percent_left": 0}, {"percent_left": 25}, {"percent_left": 80}])
    busy = st.tuples(st.one_of(stretches, months, st.just({"month_end": True})), left).map(lambda two: two[0] | two[1])
    hours = st.floats(0.5, 40).map(lambda found: round(found * 4) / 4)
    return st.fixed_dictionaries(
        {},
        optional={
            "hours": st.dictionaries(st.sampled_from(["owner", "champion", "manager", "floor"]), hours),
            "weekdays": st.lists(st.sampled_from(WEEK), min_size=1, unique=True),
            "busy": st.lists(busy, max_size=3),
            "closures": st.lists(stretches, max_size=3),
        },
    ).map(lambda found: FirmCalendar.model_validate_json(json.dumps(found)))


def firms_with_calendars(pack: Pack = PACK) -> st.SearchStrategy[AnswerSheet]:
    """A sheet with a calendar."""
    return st.tuples(sheets(pack), calendars()).map(lambda two: two[0].model_copy(update={"calendar": two[1]}))
