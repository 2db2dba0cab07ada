"""How sure the result is, in words: one sentence, what of the rule holds, when to change over, what is still open."""

import pytest
from hypothesis import given, settings
from made_up import PACK, assessed, firm, sheets, worked_out

from aiready.report import view

SENSITIVE = {"company__data": ("staff", "public"), "security_fear__rules": "none", "management__own_use": "weekly"}


def seen(sheet, lang="en"):
    return view(worked_out(sheet).report, lang)


@pytest.mark.parametrize(
    ("sheet", "word"),
    [
        (firm(3, culture__proposals="unknown", culture__failure="unknown"), "sure_open"),
        (firm(0), "sure_tie"),
        (firm(3, culture__proposals="fade", culture__failure="cause"), "sure_near"),
        (firm(3), "sure_fair"),
        (firm(3, company__employees=4), "sure_firm"),
    ],
)
def test_one_sentence_says_how_sure_the_way_is(sheet, word):
    left_open = len(assessed(sheet).open_questions)
    assert seen(sheet)["surety"] == PACK.words["en"][word].format(n=left_open)


def test_of_the_rule_only_what_holds_here_is_told():
    """The rule on sensitive information names several trades and kinds of data; this firm has one of them."""
    told = seen(firm(3, **SENSITIVE))
    assert told["rule"]["id"] == "sensitive_trade"
    assert "Staff" in told["rule"]["says"] or "staff" in told["rule"]["says"]
    labels = {option.id: option.label.en for option in PACK.questionnaire.question("company.data").options}
    assert labels["staff"] in told["rule"]["says"]
    assert labels["health"] not in told["rule"]["says"]
    assert labels["public"] not in told["rule"]["says"]


def test_nobody_is_told_to_change_over_before_the_reason_for_the_way_is_dealt_with():
    told = seen(firm(2, **SENSITIVE, culture__proposals="try_it", culture__failure="shared"))
    rule = next(rule for rule in PACK.policy.rules if rule.id == told["rule"]["id"])
    assert told["margin"]["second"]
    assert told["margin"]["switch_when"].startswith(rule.stay_until.en)


def test_a_gate_that_is_not_known_names_what_would_tell_and_one_that_is_clear_says_why():
    gates = {gate["id"]: gate for gate in seen(firm(3, champion__appointed="unknown"))["gates"]}
    short = PACK.questionnaire.question("champion.appointed").short.en
    assert short in gates["driver"]["says"]
    assert gates["help"]["says"] == PACK.policy.gate("help").says_clear.en


@settings(max_examples=60)
@given(sheets())
def test_over_a_third_open_the_plan_begins_with_the_meeting_and_otherwise_there_is_none(sheet):
    result = worked_out(sheet)
    actions = [one.action.id for one in result.plan.actions]
    assessment = result.assessment
    if 3 * len(assessment.open_questions) > assessment.asked:
        assert actions[0] == "confirm_meeting"
        assert result.plan.actions[0].start == result.plan.starts_on
        assert "answer_unknowns" not in actions
        assert [one.rule for one in result.plan.actions[0].because] == ["open_share"]
        n = len(assessment.open_questions)
        reasons = [
            reason for one in seen(sheet)["headlines"] for act in (one, *one["parts"]) for reason in act["because"]
        ]
        assert f"{n} of {assessment.asked} questions have no answer yet" in reasons
    else:
        assert "confirm_meeting" not in actions


@settings(max_examples=30)
@given(sheets())
def test_every_undecided_barrier_says_what_would_decide_it(sheet):
    told = seen(sheet)
    undecided = [barrier for barrier in worked_out(sheet).assessment.barriers if barrier.undecided and barrier.unknown]
    assert [one["title"] for one in told["undecided"]] == [
        PACK.questionnaire.section(barrier.id).title.en for barrier in undecided
    ]
    assert all(one["decided_by"] for one in told["undecided"])
