"""What a plan keeps to: the seventh law over made-up firms, and the dates, limits and reasons it is made of."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import MONDAY, PACK, TODAY, firm, sheets, worked_out

from aiready.answers import new_sheet
from aiready.plan import Load
from aiready.schedule import Job, Room, Span, fit_into_weeks
from aiready.text import ROLES

DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TRIALS = ("run_trial", "run_trial_small")


def placed(plan):
    return {planned.action.id: planned for planned in plan.actions}


def stand_ins(plan, wanted):
    """The planned actions that a need means: the one named, or those that stand for it."""
    named = [one for one in plan.actions if one.action.stands_for == wanted]
    return named or [one for one in plan.actions if one.action.id == wanted]


def minutes_by_week(plan):
    """Reckoned anew from the actions: every minute of an action lies in one of its weeks."""
    load = Counter()
    for one in plan.actions:
        assert sum(one.shares) == one.action.minutes
        assert len(one.shares) == one.weeks
        for place, share in enumerate(one.shares):
            load[one.week + place, one.owner] += share
    return +load


# Law 7


@given(sheets(), DATES)
def test_no_action_begins_before_the_plan_or_before_what_it_needs_has_ended(sheet, starts_on):
    plan = worked_out(sheet, starts_on=starts_on).plan
    there = placed(plan)
    assert there
    for one in plan.actions:
        assert starts_on <= one.start <= one.due
        assert one.due - one.start < timedelta(weeks=one.weeks)
        assert set(one.needs) <= set(there)
        for need in [there[need] for need in one.needs]:
            assert need.due < one.start
        for wanted in one.action.needs:
            assert all(need.due < one.start for need in stand_ins(plan, wanted))


@given(sheets())
def test_no_week_holds_too_much_and_the_first_ninety_days_hold_at_most_six_larger_actions(sheet):
    result = worked_out(sheet)
    plan = result.plan
    there_are = {(load.week, load.role): load.there_are for load in plan.load}
    asked = minutes_by_week(plan)
    assert asked == {(load.week, load.role): load.minutes for load in plan.load}
    assert len(plan.actions) == 1 or all(minutes <= there_are[place] for place, minutes in asked.items())
    hours = sheet.value("aim.driver_hours")
    if isinstance(hours, int | float):
        driver = "owner" if plan.small else "champion"
        assert all(found <= int(60 * hours) for (_, role), found in there_are.items() if role == driver)

    level = result.assessment.barrier("research_time").level
    assert plan.open_at_once == {"severe": 3, "high": 3}.get(level, 4)
    open_in = Counter(week for one in plan.actions for week in range(one.week, one.week + one.weeks))
    assert max(open_in.values()) <= plan.open_at_once

    early = [one for one in plan.actions if not one.inside and one.week < 13]
    assert len(early) <= len(plan.headlines(early=True)) <= 6
    assert {one.action.id for one in early} <= {one.action.id for one in plan.headlines(early=True)}


@given(sheets())
def test_red_gates_are_covered_or_listed_and_the_rules_are_ready_before_any_trial(sheet):
    result = worked_out(sheet)
    there = placed(result.plan)
    covered = {gate for one in there.values() for gate in one.action.covers}
    for gate in result.assessment.gates:
        assert (gate.state == "red" and gate.id not in covered) == (gate.id in result.plan.uncovered)
    for trial in TRIALS:
        if trial in there:
            assert there["input_card"].due < there[trial].start


@given(sheets())
def test_every_action_is_planned_or_put_off_once_and_says_why(sheet):
    plan = worked_out(sheet).plan
    known = {question.id for question in PACK.questionnaire.questions()}
    for one in plan.actions:
        assert one.because
        for because in one.because:
            assert because.question in known or (because.question == "" and because.rule)
            assert because.question == "" or because.answer
    there, off = placed(plan), [one.action.id for one in plan.postponed]
    assert len(there) == len(plan.actions)
    assert len(set(off)) == len(off)
    assert not set(there) & set(off)
    assert all(not one.inside or one.inside in there for one in plan.actions)
    assert {one.reason for one in plan.postponed} <= {
        "later_limit",
        "within_limit",
        "needs_postponed",
        "crowded",
        "no_room",
    }


# What a firm gets


def test_the_empty_sheet_gets_a_plan():
    plan = worked_out(new_sheet("aiready", PACK.head.version)).plan
    assert {"hear_floor", "input_card", "kickoff", "run_trial"} <= set(placed(plan))


def test_red_gates_come_first_and_the_driver_before_what_the_driver_does():
    there = placed(
        worked_out(firm(2, champion__appointed="nobody", company__data=("health",), security_fear__rules="none")).plan
    )
    assert (there["name_driver"].week, there["input_card"].week) == (0, 1)
    named = placed(worked_out(firm(3, company__data=("health",), security_fear__rules="none")).plan)
    assert named["input_card"].week == 0


def test_an_uncovered_gate_is_listed():
    others = [action for action in PACK.playbook.actions if "driver" not in action.covers]
    names = {action.id for action in others}
    kept = tuple(one.model_copy(update={"needs": tuple(need for need in one.needs if need in names)}) for one in others)
    pack = replace(PACK, playbook=PACK.playbook.model_copy(update={"actions": kept}))
    assert worked_out(firm(2, champion__appointed="nobody"), pack).plan.uncovered == ("driver",)


@pytest.mark.parametrize(("employees", "small"), [(1, True), (5, True), (6, False), (30, False), ("unknown", False)])
def test_in_a_firm_of_five_the_president_is_the_driver(employees, small):
    plan = worked_out(firm(2, company__employees=employees)).plan
    assert plan.small is small
    assert small is not any(one.owner in ("champion", "manager") for one in plan.actions)
    assert small is ("kickoff_small" in placed(plan))


@pytest.mark.parametrize(
    ("employees", "trial"), [(1, "run_trial_small"), (3, "run_trial_small"), (4, "run_trial"), (30, "run_trial")]
)
def test_up_to_three_people_try_it_in_twos(employees, trial):
    assert set(placed(worked_out(firm(2, company__employees=employees)).plan)) & set(TRIALS) == {trial}


@pytest.mark.parametrize(
    ("starts_on", "first", "due"),
    [
        (date(2026, 11, 30), date(2026, 11, 30), date(2026, 12, 4)),
        (date(2026, 12, 2), date(2026, 12, 2), date(2026, 12, 4)),
        (date(2026, 12, 4), date(2026, 12, 4), date(2026, 12, 7)),  # a Friday alone has a fifth of the week's time
        (date(2026, 12, 5), date(2026, 12, 7), date(2026, 12, 11)),
        (date(2026, 12, 6), date(2026, 12, 7), date(2026, 12, 11)),
    ],
)
def test_the_first_action_begins_on_the_first_day_and_ends_on_that_weeks_friday(starts_on, first, due):
    one = worked_out(firm(2, champion__appointed="nobody"), starts_on=starts_on).plan.actions[0]
    assert (one.week, one.start, one.due) == (0, first, due)


def test_without_hours_the_driver_does_nothing_and_the_plan_says_for_want_of_whose_time():
    plan = worked_out(firm(1, aim__driver_hours=0)).plan
    assert plan.actions
    assert {one.owner for one in plan.actions} == {"owner"}
    assert {"run_trial", "input_card"} <= {one.action.id for one in plan.postponed if one.short_of == "champion"}
    assert plan.over() == ()
    assert plan.ends_on() is None
    assert plan.help.role == "champion"
    assert plan.help.enough > 0


def test_where_nobody_has_an_hour_the_plan_still_begins_and_says_that_this_is_too_much():
    plan = worked_out(firm(1, company__employees=1, aim__driver_hours=0)).plan
    (only,) = plan.actions
    assert only.owner == "owner"
    assert {(load.week, load.role) for load in plan.over()} == {
        (week, "owner") for week in range(only.week, only.week + only.weeks)
    }
    assert plan.ends_on() is None
    assert plan.help.role == "owner"


def test_a_week_is_too_full_from_the_first_minute_over():
    full = replace(worked_out(firm()).plan, load=(Load(0, "owner", 60, 60), Load(1, "owner", 61, 60)))
    assert [load.week for load in full.over()] == [1]


def test_the_plan_knows_its_own_day():
    plan = worked_out(firm()).plan
    assert (plan.today, plan.starts_on) == (TODAY, MONDAY)


def test_the_answers_behind_an_action_are_the_worst_ones():
    there = placed(worked_out(firm(3, champion__appointed="nobody")).plan)
    (because,) = there["name_driver"].because
    assert (because.question, because.answer) == ("champion.appointed", "nobody")


def test_the_firms_of_the_three_patterns_begin_differently():
    trying = {"usage_image__own_work": "tried"}
    low_culture = {"culture__proposals": "fade", "culture__failure": "unspoken"}
    silent = {"management__own_use": "never", "management__stance": "silent", "management__resources": "case_by_case"}
    sheets_by_pattern = {
        "top_down": firm(3, **trying, **low_culture),
        "bottom_up": firm(3, **trying, **silent),
        "hybrid": firm(3, **trying),
    }
    first = {}
    for pattern, sheet in sheets_by_pattern.items():
        result = worked_out(sheet)
        assert result.rollout.pattern == pattern
        first[pattern] = {one.action.id for one in result.plan.actions if one.week <= 4}
    for one, other in combinations(first, 2):
        assert first[one] - first[other]
        assert first[other] - first[one]


# Fitting jobs into weeks


def job(name, minutes=30, **changed):
    fields = {"role": "owner", "earliest": 0, "weeks": 1, "needs": (), "order": (name,)}
    return Job(id=name, minutes=minutes, **{**fields, **changed})


def fitted(*jobs, minutes=60, open_at_once=9, last_week=9, **room):
    by_role = {role: [minutes] * (last_week + 1) for role in ROLES}
    return fit_into_weeks(list(jobs), Room(by_role, open_at_once, **room))


def spans(schedule):
    return {name: (span.week, span.shares) for name, span in schedule.spans.items()}


def test_jobs_fill_a_week_before_they_go_to_the_next():
    assert spans(fitted(job("a"), job("b"), job("c"))) == {"a": (0, (30,)), "b": (0, (30,)), "c": (1, (30,))}


def test_a_job_waits_for_its_needs_and_for_its_week():
    assert spans(fitted(job("a", needs=("b",)), job("b", weeks=2), job("c", earliest=4))) == {
        "b": (0, (15, 15)),
        "a": (2, (30,)),
        "c": (4, (30,)),
    }


def test_a_job_takes_as_many_weeks_as_its_minutes_need_and_never_more_than_there_are():
    assert spans(fitted(job("a", 100), job("b", 10))) == {"a": (0, (60, 40)), "b": (1, (10,))}
    assert spans(fitted(job("a", 130))) == {"a": (0, (60, 60, 10))}
    assert spans(fitted(job("a", 45, weeks=4))) == {"a": (0, (12, 12, 12, 9))}


def test_no_job_is_begun_in_the_last_few_minutes_of_a_week():
    assert spans(fitted(job("a", 46), job("b", 30)))["b"] == (1, (30,))
    assert spans(fitted(job("a", 45), job("b", 30)))["b"] == (0, (15, 15))


def test_a_job_past_the_last_week_finds_no_room_nor_does_what_waits_for_it():
    schedule = fitted(job("a", weeks=11), job("b", needs=("a",)), job("c", needs=("b",)))
    assert (schedule.spans, sorted(schedule.no_room)) == ({}, ["a", "b", "c"])
    assert set(schedule.short.values()) == {None}


def test_whose_hours_were_short_is_named_for_whatever_waits_for_them():
    schedule = fitted(job("a", 700, role="champion"), job("b", needs=("a",)))
    assert schedule.short == {"a": "champion", "b": "champion"}


def test_jobs_that_wait_for_each_other_find_no_room():
    assert fitted(job("a", needs=("b",)), job("b", needs=("a",)), job("c")).no_room == ["a", "b"]


def test_only_so_many_jobs_are_open_in_a_week():
    assert fitted(job("a", 5), job("b", 5), job("c", 5), open_at_once=2).spans["c"] == Span(1, (5,))


def test_a_short_job_keeps_clear_of_a_closed_week_and_a_long_one_runs_on():
    assert fitted(job("a", weeks=2), closed=frozenset({1})).spans["a"].week == 2
    assert fitted(job("a", weeks=3), closed=frozenset({1})).spans["a"].week == 0


def test_a_trial_waits_for_a_calm_time_but_not_for_ever():
    assert fitted(job("a", calm=True), busy=frozenset({0, 1}), wait=2).spans["a"].week == 2
    assert fitted(job("a", calm=True), busy=frozenset({0, 1, 2}), wait=2).spans["a"].week == 0
    assert fitted(job("a"), busy=frozenset({0, 1}), wait=2).spans["a"].week == 0
