"""What may go wrong: ten failure patterns, the list before a trial, lasting use, and help from outside."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from made_up import OPEN, PACK, assessed, firm, sheets, worked_out

from aiready.judging import Known
from aiready.report import view
from aiready.risks import judge_risks

KNOWLEDGE = PACK.knowledge
TEN = (
    "no_purpose", "only_management", "not_measured", "no_safety", "gave_up",
    "vague_start", "no_driver", "no_habit", "all_at_once", "left_alone",
)  # fmt: skip


def risks_of(sheet):
    return worked_out(sheet).report.risks()


def states(sheet):
    return {one.risk.id: one.state for one in risks_of(sheet).patterns}


def test_there_are_the_ten_patterns_the_five_checks_and_the_three_conditions():
    assert tuple(one.id for one in KNOWLEDGE.risks) == TEN
    assert [one.id for one in KNOWLEDGE.checklist] == ["purpose", "floor", "measurement", "safety", "expectation"]
    assert len(KNOWLEDGE.retention.conditions) == 3
    assert len(KNOWLEDGE.retention.states) == 7
    assert KNOWLEDGE.retention.alarm.percent == 20


def test_a_firm_with_every_best_answer_runs_no_likely_risk_and_may_start():
    result = risks_of(firm(3))
    assert [one.risk.id for one in result.patterns if one.state == "likely"] == []
    assert result.ready_for_trial()
    assert all(one.met is True for one in result.lasting)


def test_a_firm_with_every_worst_answer_runs_most_of_them_and_may_not():
    result = risks_of(firm(0))
    assert Counter(one.state for one in result.patterns)["likely"] >= 6
    assert not result.ready_for_trial()
    assert all(one.met is False for one in result.checklist)


def test_where_nothing_is_answered_nothing_is_claimed():
    result = judge_risks(KNOWLEDGE, Known())
    assert {one.state for one in result.patterns} == {"unknown"}
    assert {one.met for one in (*result.checklist, *result.lasting)} == {None}
    assert result.help.choice == "desk_first"


@given(sheets())
def test_a_risk_that_is_seen_names_the_answers_behind_it(sheet):
    for one in risks_of(sheet).patterns:
        assert bool(one.because) is (one.state != "not_seen")
        if one.state == "unknown":
            answers = assessed(sheet).known.answers
            open_ones = [answers.get(question) in OPEN for question in one.because if "." in question]
            assert all(open_ones), "a barrier or an axis may be undecided too"


@given(sheets())
def test_the_seen_risks_stand_likely_before_possible(sheet):
    found = [one.state for one in risks_of(sheet).seen()]
    assert found == sorted(found)
    assert set(found) <= {"likely", "possible"}


def test_each_risk_can_be_likely_possible_and_not_seen():
    seen = {one: set() for one in TEN}
    for level in range(4):
        for changed in WAYS:
            for risk, state in states(firm(level, **changed)).items():
                seen[risk].add(state)
    every = {"likely", "possible", "not_seen"}
    assert {risk: every - found for risk, found in seen.items() if every - found} == {}


WAYS = (
    {},
    *(
        {f"{question.id.replace('.', '__')}": option.id}
        for question in PACK.questionnaire.scored()
        for option in question.options
    ),
    *(
        {"company__tried_before": "stopped", "second_chance__seats": seats, "second_chance__quit_after": "first_try"}
        for seats in ("everybody", "one_team")
    ),
    *({"company__ai_use": use} for use in ("private", "company")),
    *({"company__data": data} for data in (("health",), ("customer",))),
)


@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_firm_of_three_is_not_told_about_floors_and_departments(people):
    found = states(firm(0, company__employees=people))
    assert {found[one] for one in ("only_management", "all_at_once", "left_alone")} == {"not_seen"}


def test_whoever_tried_before_and_stopped_is_led_outside_but_to_a_free_desk_first():
    result = risks_of(firm(2, company__tried_before="stopped")).help
    assert result.choice == "outside"
    assert "failed_before" in [one.id for one in result.reasons]
    desks = ("商工会議所", "よろず支援拠点")
    for choice in KNOWLEDGE.outside_help.choices:
        assert any(desk in choice.steps[0].ja for desk in desks), choice.id


def test_a_firm_that_has_all_it_takes_goes_alone():
    assert risks_of(firm(3)).help.choice == "alone"


def test_the_alarm_follows_the_number_that_the_pack_sets():
    retention = KNOWLEDGE.retention
    other = retention.model_copy(update={"alarm": retention.alarm.model_copy(update={"percent": 35})})
    report = replace(worked_out(firm(1)).report, pack=replace(PACK, knowledge=replace(KNOWLEDGE, retention=other)))
    assert "35%" in view(report, "en")["retention"]["alarm"]
    assert "20" not in view(report, "ja")["retention"]["alarm"]
