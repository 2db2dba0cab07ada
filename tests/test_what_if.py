"""What would be otherwise: differences between two reports, the best single change, a run that stops on a level."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, assessed, firm, sheets, worked_out
from running import SAMPLES, SERVICE, run

from aiready.answers import as_counted
from aiready.conditions import LEVELS
from aiready.limits import STAGES, limits, stands_at
from aiready.questionnaire import level_of
from aiready.what_if import best_next, differences

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])


@settings(max_examples=15)
@given(sheets())
def test_a_report_differs_from_itself_in_nothing(sheet):
    report = worked_out(sheet).report
    assert differences(report, report) == ()


def test_naming_a_driver_clears_the_gate_and_lowers_its_barrier_alone():
    before, after = firm(2, champion__appointed="nobody"), firm(2, champion__appointed="announced")
    found = {
        (one.kind, one.id): (one.before, one.after)
        for one in differences(worked_out(before).report, worked_out(after).report)
    }
    assert found["gate", "driver"] == ("red", "clear")
    assert [one for kind, one in found if kind == "barrier"] == ["champion"]
    lower, higher = found["barrier", "champion"][::-1]
    assert lower < higher
    assert found["action", "name_driver"] == ("planned", None)


@settings(max_examples=25)
@given(sheets())
def test_every_step_is_one_level_up_and_opens_what_it_says(sheet):
    plain = as_counted(sheet)
    now = assessed(plain)
    steps = best_next(PACK, sheet)
    for one in steps:
        question = PACK.questionnaire.question(one.question)
        assert level_of(question, one.answer) == level_of(question, plain.value(one.question)) + 1
        then = assessed(plain.with_answer(one.question, one.answer))
        assert set(one.gates) == set(now.red_gates()) - set(then.red_gates())
        assert one.gates or one.stages or one.points
    ranks = [(-len(one.gates), -one.stages, -one.points) for one in steps]
    assert ranks == sorted(ranks)


def test_the_best_firm_has_no_next_step():
    assert best_next(PACK, firm(3)) == ()


def test_a_red_gate_goes_before_any_number_of_points():
    steps = best_next(PACK, firm(1, champion__appointed="nobody"))
    assert (steps[0].question, steps[0].gates) == ("champion.appointed", ("driver",))


@settings(max_examples=25)
@given(sheets(), st.sampled_from(limits(PACK)))
def test_a_limit_holds_where_a_barrier_a_gate_or_the_stage_says_so(sheet, limit):
    found = assessed(sheet)
    if limit in LEVELS:
        wanted = LEVELS[LEVELS.index(limit) :]
        assert stands_at(found, limit) == any(barrier.level in wanted for barrier in found.barriers)
    elif limit in STAGES:
        assert stands_at(found, limit) == (found.stage in STAGES[: STAGES.index(limit) + 1])
    else:
        assert stands_at(found, limit) == (limit in found.red_gates())


@both_languages
def test_what_if_shows_what_would_change_and_leaves_the_sheet(tmp_path, lang):
    path = tmp_path / "sheet.yaml"
    path.write_bytes(SERVICE.read_bytes())
    ran = run("explain", path, "--if", "security_fear.rules=written", cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.err) == (0, "")
    title = PACK.questionnaire.section("security_fear").title.read(lang)
    assert title in ran.out
    assert PACK.policy.gate("guardrail").title.read(lang) in ran.out
    assert path.read_bytes() == SERVICE.read_bytes()
    same = run("explain", path, "--if", "security_fear.rules=careful", cwd=tmp_path, AIREADY_LANG=lang)
    assert title not in same.out


def test_what_if_as_json_is_plain_data(tmp_path):
    ran = run("explain", SERVICE, "--if", "security_fear.rules=written", "--json", cwd=tmp_path)
    found = {(one["kind"], one["id"]): (one["before"], one["after"]) for one in json.loads(ran.out)}
    assert found["gate", "guardrail"] == ("red", "clear")
    before, after = found["barrier", "security_fear"]
    assert before > after


def test_a_wrong_what_if_is_told_and_prints_nothing(tmp_path):
    ran = run("explain", SERVICE, "--if", "security_fear.rulez=written", "--if", "first_step.task=one", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "A202" in ran.err
    assert "A201" in ran.err


@both_languages
def test_the_best_next_steps_name_question_answer_and_what_they_open(tmp_path, lang):
    ran = run("explain", SERVICE, "--best-next", cwd=tmp_path, AIREADY_LANG=lang)
    assert ran.code == 0
    assert PACK.policy.gate("guardrail").title.read(lang) in ran.out.split(" 2. ")[0]
    first = json.loads(run("explain", SERVICE, "--best-next", "--json", cwd=tmp_path).out)[0]
    assert f"[{first['question']}={first['answer']}]" in "".join(ran.out.split())


@pytest.mark.parametrize(
    ("limit", "code"), [("severe", 1), ("guardrail", 1), ("prepare", 1), ("driver", 0), ("not_yet", 0)]
)
def test_a_score_can_end_with_1(tmp_path, limit, code):
    ran = run("score", SERVICE, "--fail-on", limit, cwd=tmp_path)
    assert ran.code == code
    assert ran.out == run("score", SERVICE, cwd=tmp_path).out


def test_of_several_sheets_and_limits_one_is_enough(tmp_path):
    sheets_named = (SERVICE, SAMPLES / "manufacturing.yaml")
    assert run("score", *sheets_named, "--fail-on", "driver", "--fail-on", "guardrail", cwd=tmp_path).code == 1


def test_an_unknown_limit_is_told(tmp_path):
    ran = run("score", SERVICE, "--fail-on", "sever", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "A413" in ran.err
    assert "severe" in ran.err
