"""Why anything came out as it did: every kind of thing is explained by the ids it stands on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, firm, sheets, worked_out

from aiready.errors import AireadyError
from aiready.explanation import explain

FIGURES = [source.id for source in PACK.knowledge.sources if source.figure]


def chain(sheet, what, lang="en"):
    (found,) = explain(worked_out(sheet).report, what, lang)
    return found


def told(found):
    return "\n".join(link.says for link in found.links)


def ids(found, name):
    return [link.ids[name] for link in found.links if name in link.ids]


def test_a_barrier_adds_up_from_its_answers():
    found = chain(firm(3, champion__appointed="nobody", champion__hours="spare"), "champion")
    assert found.kind == "barrier"
    points = [point for point in ids(found, "points") if point is not None]
    assert (sum(points), ids(found, "severity")) == (5, [33])
    assert set(ids(found, "question")) == {one.id for one in PACK.questionnaire.section("champion").questions}


def test_an_undecided_barrier_says_what_would_decide_it():
    silent = {f"champion__{name}": "unknown" for name in ("appointed", "hours", "authority")}
    found = chain(firm(3, **silent), "champion")
    assert ids(found, "question")[-2:] == ["champion.appointed", "champion.hours"]
    assert "would decide it" in told(found)


def test_a_gate_tells_its_condition_and_the_answers_behind_it():
    found = chain(firm(3, champion__appointed="nobody"), "driver")
    assert (ids(found, "state"), ids(found, "question")) == (["red"], ["champion.appointed"])
    assert "Red when" in told(found)
    assert "[nobody]" in told(found)


def test_the_stage_names_what_was_looked_at_before():
    found = chain(firm(3, usage_image__own_work="proven"), "stage")
    assert ids(found, "stage") == ["widen"]
    assert ids(found, "rules") == ["not_yet, prepare"]


def test_the_rollout_tells_rule_axes_answers_flips_and_second_choice():
    sheet = firm(3)
    found, report = chain(sheet, "rollout"), worked_out(sheet).report
    assert ids(found, "rule")[:2] == ["both_pull", "both_pull"]
    assert set(ids(found, "axis")) == {"culture", "it_people", "management"}
    assert len(ids(found, "question")) == 7
    assert len(ids(found, "changes")) == len(report.margin().nearest())
    assert ids(found, "second") == [report.margin().second]
    assert "is at least 1.75" in told(found)


def test_the_grid_names_every_small_change_that_moved_something():
    sheet = firm(3, champion__appointed="nobody", first_step__goal="none", usage_image__own_work="never")
    found, grid = chain(sheet, "sensitivity"), worked_out(sheet).report.sensitivity()
    moved = {(one.question, one.change) for one in (*grid.moved_highest(), *grid.moved_pattern())}
    assert set(zip(ids(found, "question"), ids(found, "change"), strict=True)) == moved
    assert moved


def test_a_risk_tells_both_conditions_the_answers_and_what_the_plan_does():
    sheet = firm(1, first_step__task="none", first_step__goal="none")
    found = chain(sheet, "no_purpose")
    assert ids(found, "state") == ["likely"]
    assert {"first_step.task", "first_step.goal"} <= set(ids(found, "question"))
    planned = {one.action.id for one in worked_out(sheet).plan.actions}
    assert set(ids(found, "action")) <= planned
    assert ids(found, "action")


def test_a_planned_action_leads_back_to_answers_and_a_postponed_one_to_a_limit():
    sheet = firm(1)
    plan = worked_out(sheet).plan
    planned = chain(sheet, plan.actions[0].action.id)
    assert ids(planned, "state") == ["planned"]
    assert ids(planned, "question") == [one.question for one in plan.actions[0].because if one.question]
    put_off = plan.postponed[0]
    postponed = chain(sheet, put_off.action.id)
    assert (ids(postponed, "state"), ids(postponed, "reason")) == (["postponed"], [put_off.reason])
    assert "Called for when" in told(postponed)


def test_a_smaller_action_put_off_with_a_larger_one_names_it():
    limits = PACK.policy.plan.model_copy(update={"later_headlines": 1})
    pack = replace(PACK, policy=PACK.policy.model_copy(update={"plan": limits}))
    report = worked_out(firm(1), pack).report
    gone = {one.action.id for one in report.plan.postponed}
    waiting = [one for one in report.plan.postponed if one.reason == "needs_postponed"]
    assert waiting
    for one in waiting:
        (found,) = explain(report, one.action.id, "en")
        assert set(ids(found, "waits_for")) == gone & {*one.action.needs, one.action.within}
    assert any(ids(explain(report, one.action.id, "en")[0], "waits_for") for one in waiting)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_figure_says_who_when_how_many_where_and_how_far_to_trust_it(figure, lang):
    found, source = chain(firm(3), figure, lang), next(one for one in PACK.knowledge.sources if one.id == figure)
    assert ids(found, "url") == [source.figure.url]
    assert ids(found, "level") == [source.level]
    assert source.figure.by.read(lang) in told(found)
    assert ids(found, "places") != [""]


@settings(max_examples=10)
@given(sheets(), st.sampled_from(["ja", "en"]))
def test_everything_in_a_report_can_be_explained(sheet, lang):
    report = worked_out(sheet).report
    known = [one.action.id for one in (*report.plan.actions, *report.plan.postponed)]
    known += [one.risk.id for one in report.risks().patterns]
    for what in known:
        (found,) = explain(report, what, lang)
        assert found.id == what
        assert all(link.says and "{company}" not in link.says for link in found.links)
        assert any(link.ids.get("sources") for link in found.links)
    assert len(explain(report, None, lang)) == 5 + 4 + 3


def test_what_is_not_there_is_refused():
    with pytest.raises(AireadyError):
        chain(firm(3), "champoin")


def test_no_two_things_that_can_be_explained_share_an_id():
    names = [one.id for one in (*PACK.playbook.actions, *PACK.knowledge.risks, *PACK.policy.gates)]
    names += [barrier.id for barrier in PACK.questionnaire.barriers()]
    names += ["stage", "rollout", "sensitivity"]
    assert len(names) == len(set(names))
