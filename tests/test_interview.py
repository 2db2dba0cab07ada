"""The way through a questionnaire, without a screen: order, progress, what falls away and comes back, time left."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, TODAY, answers_to, firm, sheets

from aiready.answers import as_counted, new_sheet, visible_questions
from aiready.assessment import assess
from aiready.interview import (
    LEAST,
    MOST,
    SECONDS,
    Pace,
    give_answer,
    minutes_left,
    neighbour,
    next_question,
    parked,
    progress,
    questions_asked,
    settled,
)

FORM = PACK.questionnaire
ALL = [question.id for question in FORM.questions()]
BRANCH = [question.id for question in FORM.questions() if question.id.startswith("second_chance.")]
QUICK = frozenset(PACK.head.quick)
BLANK = new_sheet(PACK.head.id, PACK.head.version, TODAY)
givings = st.lists(
    st.sampled_from(ALL).flatmap(
        lambda one: st.tuples(st.just(one), answers_to(FORM.question(one)) | st.sampled_from(["unknown", "later"]))
    ),
    max_size=25,
)


def given_all(sheet, pairs):
    for question_id, value in pairs:
        sheet = give_answer(FORM, sheet, question_id, value).sheet
    return sheet


def said(sheet):
    """Every answer of a sheet, asked or set aside."""
    return {one: sheet.value(one) if sheet.value(one) is not None else sheet.set_aside.get(one) for one in ALL}


@given(givings)
def test_no_answer_is_ever_lost_whatever_falls_away_and_comes_back(pairs):
    sheet = given_all(BLANK, pairs)
    last = dict(pairs)
    assert {one: value for one, value in said(sheet).items() if value is not None} == last


@given(givings)
def test_what_is_asked_stands_among_the_answers_and_nothing_else(pairs):
    sheet = given_all(BLANK, pairs)
    visible = {one.id for one in visible_questions(FORM, sheet)}
    assert {one for one in ALL if sheet.value(one) is not None} <= visible
    assert not set(sheet.set_aside) & visible
    assert settled(FORM, sheet) == sheet


@given(sheets())
def test_setting_aside_changes_no_result(sheet):
    before, after = assess(FORM, PACK.policy, sheet), assess(FORM, PACK.policy, settled(FORM, sheet))
    assert before == after


@given(givings, st.permutations(range(25)))
def test_the_order_of_answering_does_not_matter(pairs, order):
    once = list(dict(pairs).items())
    turned = [once[place] for place in order if place < len(once)]
    one, other = given_all(BLANK, once), given_all(BLANK, turned)
    assert (one.answers, one.company, one.set_aside) == (other.answers, other.company, other.set_aside) or said(
        one
    ) == said(other)
    assert visible_questions(FORM, one) == visible_questions(FORM, other)


@pytest.mark.parametrize("only", [None, QUICK], ids=["all", "quick"])
@settings(max_examples=25)
@given(data=st.data())
def test_asking_ends_and_asks_everything_once(only, data):
    sheet, asked = BLANK, []
    while question := next_question(FORM, sheet, only, asked[-1] if asked else ""):
        assert question.id not in asked
        asked.append(question.id)
        value = data.draw(answers_to(question) | st.sampled_from(["unknown", "later"]))
        sheet = give_answer(FORM, sheet, question.id, value).sheet
    assert set(asked) == {one.id for one in questions_asked(FORM, sheet, only)}
    assert progress(FORM, sheet, only) == (len(asked) - len(parked(FORM, sheet, only)), len(asked))


@settings(max_examples=30)
@given(sheets())
def test_stepping_back_and_forth_leads_to_the_same_question(sheet):
    asked = questions_asked(FORM, sheet)
    for one, two in pairwise(asked):
        assert neighbour(FORM, sheet, one.id, 1) == two
        assert neighbour(FORM, sheet, two.id, -1) == one
    assert neighbour(FORM, sheet, asked[0].id, -1) is None
    assert neighbour(FORM, sheet, asked[-1].id, 1) is None


@settings(max_examples=30)
@given(sheets())
def test_parked_are_the_ones_put_off(sheet):
    assert [one.id for one in parked(FORM, sheet)] == [
        one.id for one in questions_asked(FORM, sheet) if sheet.value(one.id) == "later"
    ]


@settings(max_examples=30)
@given(sheets())
def test_after_the_last_question_those_left_out_before_come_up(sheet):
    asked = questions_asked(FORM, sheet)
    left = [one for one in asked if sheet.value(one.id) is None]
    assert next_question(FORM, sheet, None, asked[-1].id) == (left[0] if left else None)
    for place, one in enumerate(asked):
        behind = [other for other in asked[place + 1 :] if sheet.value(other.id) is None]
        assert next_question(FORM, sheet, None, one.id) == next(iter(behind or left), None)


def test_a_change_names_what_it_brings_up_and_what_falls_away():
    sheet = firm(2)
    up = give_answer(FORM, sheet, "company.tried_before", "stopped")
    assert (list(up.appeared), up.fell_away) == (BRANCH, ())
    away = give_answer(FORM, up.sheet, "company.tried_before", "never")
    assert (away.appeared, list(away.fell_away)) == ((), BRANCH)


def test_an_answer_set_aside_that_no_longer_fits_stays_there_and_is_asked_again():
    sheet = firm(2).model_copy(update={"set_aside": {BRANCH[0]: "an_option_of_long_ago", BRANCH[1]: "task"}})
    change = give_answer(FORM, sheet, "company.tried_before", "stopped")
    assert change.sheet.set_aside == {BRANCH[0]: "an_option_of_long_ago"}
    assert change.sheet.value(BRANCH[1]) == "task"
    assert change.sheet.value(BRANCH[0]) is None


def test_the_short_way_is_three_a_barrier_one_an_axis_two_facts():
    counted = {
        section.id: sum(one.id in QUICK for one in section.questions) for section in FORM.sections if section.questions
    }
    for section in FORM.sections:
        wanted = {"barrier": 3, "axis": 1, "facts": 2}.get(section.kind, 0)
        assert counted[section.id] == wanted, section.id
    assert len(QUICK) == 20


def test_the_time_box_is_45_to_60_minutes():
    plain = [section.id for section in FORM.sections if section.kind != "branch"]
    assert 45 <= sum(PACK.head.time_box[one] for one in plain) <= 60
    assert set(PACK.head.time_box) == {section.id for section in FORM.sections}


def test_every_question_has_a_short_name_of_its_own_an_example_and_a_probe():
    for lang, longest in (("ja", 10), ("en", 22)):
        names = [one.short.read(lang) for one in FORM.questions()]
        assert len(set(names)) == len(names)
        assert [name for name in names if sum(1 if ord(char) > 255 else 0.5 for char in name) > longest] == []
    for one in FORM.questions():
        assert one.example.ja.startswith("例：")
        assert one.example.en.startswith("Example: ")
        assert one.probe.ja
        assert one.probe.en


def test_the_estimate_starts_as_usual_and_follows_what_the_sitting_takes():
    questions = questions_asked(FORM, BLANK)
    usual = minutes_left(questions)
    assert usual == -(-sum(SECONDS[one.kind] for one in questions) // 60)
    assert 15 <= usual <= 20
    assert 5 <= minutes_left([one for one in questions if one.id in QUICK]) <= 9
    assert 45 <= minutes_left(questions, interviewed=True) <= 60
    slow = fast = Pace()
    for _ in range(20):
        slow, fast = slow.after(60, 25), fast.after(5, 25)
    assert minutes_left(questions, fast) < usual < minutes_left(questions, slow)
    assert minutes_left([], slow) == 0


@given(st.lists(st.floats(0, 1e6), max_size=60))
def test_somebody_called_away_does_not_spoil_the_estimate(times):
    pace = Pace()
    for seconds in times:
        pace = pace.after(seconds, 25)
    assert LEAST <= pace.factor() <= MOST


@settings(max_examples=50)
@given(sheets(), st.sampled_from([one.id for one in FORM.scored()]), st.integers(0, 3))
def test_an_adjusted_answer_counts_and_the_stated_one_stays(sheet, question_id, level):
    option = FORM.question(question_id).options[level].id
    adjusted = sheet.with_detail(question_id, adjusted=option, reason="seen")
    assert adjusted.value(question_id) == sheet.value(question_id)
    assert assess(FORM, PACK.policy, adjusted) == assess(FORM, PACK.policy, sheet.with_answer(question_id, option))
    assert as_counted(adjusted).value(question_id) == option
