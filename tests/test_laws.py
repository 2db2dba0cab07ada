"""The laws of the pure core, over made-up firms; the laws of a plan stand in `test_plan.py`.

Law 5 comes with the merging of sheets.
"""

import shutil
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import (
    OPEN,
    PACK,
    annotated_sheets,
    answers_to,
    assessed,
    firm,
    rolled_out,
    sheets,
    weights,
    with_answers,
    with_questions,
    with_sections,
    with_weights,
    worked_out,
)
from pydantic import TypeAdapter

from aiready.answers import new_sheet, visible_questions
from aiready.answers_file import parse_sheet
from aiready.conditions import Condition
from aiready.documents import render
from aiready.interview import next_question
from aiready.pack_files import built_in_pack, load_pack
from aiready.sheet_text import sheet_bytes

SCORED = tuple(PACK.questionnaire.scored())
SCORED_IDS = [question.id for question in SCORED]
LENIENT = with_questions(**{name.replace(".", "__"): {"not_applicable": True} for name in SCORED_IDS})
PATTERNS = {"top_down", "bottom_up", "hybrid"}


def condition(about, question_id, **said):
    return TypeAdapter(Condition).validate_python({"about": about, "id": question_id, **said})


def barriers(sheet, pack=PACK):
    return {barrier.id: barrier for barrier in assessed(sheet, pack).barriers}


# Law 1


@given(sheets(), weights(), st.sampled_from(SCORED), st.tuples(st.integers(0, 3), st.integers(0, 3)))
def test_raising_one_answer_never_makes_a_barrier_worse(sheet, weighed, question, levels):
    pack = with_weights(weighed)
    worse, better = (
        barriers(sheet.with_answer(question.id, question.options[level].id), pack) for level in sorted(levels)
    )
    for name, before in worse.items():
        after = better[name]
        assert after.low <= before.low
        assert after.high <= before.high
        assert after.severity == before.severity or after.severity < before.severity


@given(weights())
def test_the_best_sheet_has_no_barrier_and_the_worst_has_every_one(weighed):
    pack = with_weights(weighed)
    for level, wanted in ((3, 0), (0, 100)):
        found = [(one.severity, one.low, one.high) for one in assessed(firm(level), pack).barriers]
        assert found == [(wanted, wanted, wanted)] * 5


# Law 2


@pytest.fixture(scope="module")
def renamed_pack(tmp_path_factory):
    """The built-in pack with its files under names that sort the other way round, and each file's items reversed."""
    root = tmp_path_factory.mktemp("renamed")
    for name in ("questions", "playbooks", "templates"):
        shutil.copytree(built_in_pack() / name, root / name)
    for folder, items in (("questions", "sections"), ("playbooks", "actions")):
        files = sorted(path for path in (root / folder).glob("*.yaml") if path.name[0] != "_")
        files = [path for path in files if path.name not in ("programmes.yaml", "review.yaml")]
        assert len(files) >= 5
        for place, path in enumerate(files):
            content = yaml.safe_load(path.read_text("utf-8"))
            content[items].reverse()
            path.unlink()
            text = yaml.safe_dump(content, allow_unicode=True, width=10**6, sort_keys=False)
            (path.parent / f"{len(files) - place:02}.yaml").write_text(text, "utf-8")
    pack = load_pack(root)
    assert pack.playbook != PACK.playbook
    return pack


CHANCES = st.integers(0, 2**32).map(Random)


def shuffled(items, chance):
    found = list(items)
    chance.shuffle(found)
    return found


@given(sheets(), CHANCES)
def test_the_order_of_answers_changes_nothing(sheet, chance):
    mixed = {key: dict(shuffled(getattr(sheet, key).items(), chance)) for key in ("answers", "company")}
    one, other = worked_out(sheet), worked_out(sheet.model_copy(update=mixed))
    assert (one.assessment, one.rollout, one.plan) == (other.assessment, other.rollout, other.plan)


@given(sheet=sheets())
def test_the_order_of_files_and_of_what_is_in_them_changes_nothing(renamed_pack, sheet):
    one, other = worked_out(sheet), worked_out(sheet, renamed_pack)
    assert (one.assessment, one.rollout, one.plan) == (other.assessment, other.rollout, other.plan)


@given(sheets(), CHANCES)
def test_the_order_of_sections_changes_no_result(sheet, chance):
    order = tuple(shuffled(PACK.questionnaire.sections, chance))
    one, other = worked_out(sheet), worked_out(sheet, with_sections(order))
    for kind in ("barriers", "axes", "gates"):
        before, after = (
            sorted(getattr(result.assessment, kind), key=lambda found: found.id) for result in (one, other)
        )
        assert before == after
    assert (one.assessment.stage, one.rollout, one.plan) == (other.assessment.stage, other.rollout, other.plan)


# Law 3


@given(sheets(LENIENT), weights(), st.sampled_from(SCORED_IDS))
def test_a_question_that_does_not_apply_counts_as_if_it_had_not_been_asked(sheet, weighed, question_id):
    pack = with_weights(weighed, LENIENT)
    fewer = with_sections(
        tuple(
            section.model_copy(update={"questions": tuple(one for one in section.questions if one.id != question_id)})
            for section in pack.questionnaire.sections
        ),
        pack,
    )
    with_it = assessed(sheet.with_answer(question_id, "not_applicable"), pack)
    without = assessed(sheet, fewer)
    assert (with_it.barriers, with_it.axes) == (without.barriers, without.axes)


def test_a_barrier_of_which_nothing_applies_has_no_severity():
    own = {name.replace(".", "__"): "not_applicable" for name in SCORED_IDS if name.startswith("champion.")}
    found = assessed(firm(**own), LENIENT).barrier("champion")
    assert (found.severity, found.level, found.answered, found.unknown) == (None, None, 0, 0)


@given(sheets(), st.sampled_from(["none", "private", "company"]))
def test_a_question_hidden_by_another_answer_counts_neither_way(sheet, stale):
    """An answer left behind under a question that no longer applies must not speak."""
    asked_when = condition("answer", "company.tried_before", **{"is": ("continuing",)})
    pack = with_questions(company__ai_use={"ask_when": asked_when})
    sheet = sheet.with_answer("company.tried_before", "never")
    left_behind, clean = sheet.with_answer("company.ai_use", stale), with_answers(sheet, {"company.ai_use": None})
    assert rolled_out(left_behind, pack) == rolled_out(clean, pack)


# Law 4


@given(sheets(), weights(), st.sampled_from(SCORED), st.integers(0, 3), st.sampled_from(OPEN))
def test_not_knowing_an_answer_never_narrows_an_interval(sheet, weighed, question, level, still_open):
    pack = with_weights(weighed)
    known = assessed(sheet.with_answer(question.id, question.options[level].id), pack)
    opened = assessed(with_answers(sheet, {question.id: still_open}), pack)
    for before, after in zip(known.barriers, opened.barriers, strict=True):
        assert after.low <= before.low <= before.high <= after.high
        assert before.severity is None or after.low <= before.severity <= after.high
        assert after.severity is None or after.low <= after.severity <= after.high
    for before, after in zip(known.axes, opened.axes, strict=True):
        assert after.low <= before.low <= before.high <= after.high
        assert before.value is None or after.low <= before.value <= after.high


# Law 6


@given(sheets())
def test_every_firm_gets_exactly_one_pattern_with_its_rule_and_reason(sheet):
    rollout = rolled_out(sheet)
    assert rollout.pattern in PATTERNS
    assert [rule.pattern for rule in PACK.policy.rules if rule.id == rollout.rule] == [rollout.pattern]
    assert rollout.pattern in rollout.possible
    assert set(rollout.possible) <= PATTERNS


def test_the_empty_sheet_gets_the_tie_break_and_says_that_all_is_possible():
    rollout = rolled_out(new_sheet("aiready", PACK.head.version))
    assert (rollout.pattern, rollout.tie) == ("hybrid", True)
    assert set(rollout.possible) == PATTERNS


COMPLETE = st.fixed_dictionaries(
    {one.id: answers_to(one) for one in PACK.questionnaire.questions() if one.kind != "text"}
)


@given(sheets(), st.tuples(COMPLETE, COMPLETE))
def test_however_the_open_answers_turn_out_the_pattern_was_called_possible(sheet, completions):
    possible = rolled_out(sheet).possible
    for answers in completions:
        filled = {key: value for key, value in answers.items() if sheet.value(key) in OPEN}
        assert rolled_out(with_answers(sheet, filled)).pattern in possible, filled


# Law 8


BRANCHING = with_questions(
    company__data={"ask_when": condition("answer", "company.ai_use", **{"is": ("private", "company")})},
    company__tried_before={"ask_when": condition("number", "company.employees", at_least=6)},
    company__ai_use={"ask_when": condition("answer", "company.tried_before", **{"is": ("stopped",)})},
    aim__driver_hours={"ask_when": condition("answer", "company.data", **{"is": ("customer",)})},
)
ALL_ANSWERS = st.fixed_dictionaries(
    {one.id: st.sampled_from(["unknown", "later"]) | answers_to(one) for one in PACK.questionnaire.questions()}
)


@given(ALL_ANSWERS, CHANCES)
def test_the_interview_ends_and_asks_the_same_questions_in_any_order(answers, chance):
    questionnaire = BRANCHING.questionnaire
    sheet = new_sheet("aiready", PACK.head.version)
    asked = []
    while question := next_question(questionnaire, sheet):
        asked.append(question.id)
        assert len(asked) <= len(answers)
        sheet = sheet.with_answer(question.id, answers[question.id])
    other, asked_otherwise = new_sheet("aiready", PACK.head.version), []
    while waiting := [one.id for one in visible_questions(questionnaire, other) if other.value(one.id) is None]:
        asked_otherwise.append(chance.choice(waiting))
        other = other.with_answer(asked_otherwise[-1], answers[asked_otherwise[-1]])
    assert sorted(asked) == sorted(asked_otherwise)
    assert visible_questions(questionnaire, sheet) == visible_questions(questionnaire, other)


# Law 9


@given(annotated_sheets())
def test_a_sheet_saved_and_read_again_is_the_same_sheet(sheet):
    assert parse_sheet(sheet_bytes(sheet), "sheet.yaml", PACK) == (sheet, ())


# Law 10


AGAIN = load_pack(built_in_pack())


@settings(max_examples=25)
@given(annotated_sheets(), st.sampled_from(["ja", "en"]))
def test_the_same_firm_gives_the_same_bytes(sheet, lang):
    one, other = worked_out(sheet), worked_out(sheet.model_copy(deep=True), AGAIN)
    assert render(one.report, ("md",), lang) == render(other.report, ("md",), lang)
