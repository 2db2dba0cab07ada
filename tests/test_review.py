"""The review: never a saving without a baseline, each verdict and each state reached, and what follows on Monday."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import PACK, firm, sheets, texts
from running import columns

from aiready.answers_file import parse_sheet
from aiready.cli.reviewing import review_lines
from aiready.documents import render_review
from aiready.firm_calendar import FirmCalendar
from aiready.ledger import TimedCase
from aiready.measurements import MONTHS, Reviews
from aiready.review import review_progress
from aiready.review_record import review_record
from aiready.review_view import review_view
from aiready.sheet_text import sheet_bytes
from aiready.timing import Timed
from aiready.working_days import working_days

RULES = PACK.knowledge.review
RANK = {"stop": 0, "adjust": 1, "not_yet": 1, "widen": 2}
FRIDAY = date(2027, 3, 12)
BEFORE = {"value": 25, "known": "measured", "n": 5, "low": 20, "high": 31}
SHORT = {"value": 12, "known": "measured", "n": 5, "low": 10, "high": 15}
LONG = {"value": 40, "known": "measured", "n": 5, "low": 35, "high": 44}
ALIKE = {"value": 23, "known": "measured", "n": 5, "low": 19, "high": 28}
NONE = {"known": "measured", "value": 0}
CALENDARS = [
    {},
    {"weekdays": ("tue", "wed", "thu", "fri", "sat")},
    {"closures": ({"first": "03-15", "last": "04-02"}, {"first": "2027-07-26"})},
]
both_languages = pytest.mark.parametrize("lang", ["ja", "en"])


def counted(**numbers):
    return {name: {"value": value, "known": "measured"} for name, value in numbers.items()}


def people(meant=10, used=8, weekly=7, daily=2, lapsed=0):
    return counted(people_meant=meant, people_used=used, weekly_users=weekly, daily_users=daily, people_lapsed=lapsed)


def reviewed(  # noqa: PLR0913 (each is a fact that a test may set)
    month=3, *, before=BEFORE, now=SHORT, use=None, employees=30, on=FRIDAY, earlier=None, calendar=None, **answers
):
    """A review of made numbers; `before` or `now` None: never measured."""
    here = {"date": on.isoformat(), "values": {**(people() if use is None else use)}, "answers": answers}
    here["values"] |= {"errors": {"value": 1, "known": "measured", "n": 5}} | counted(cases_a_week=12)
    here["values"] |= {"minutes_per_case": now} if now else {}
    data = {MONTHS[month]: here, **(earlier or {})}
    if before:
        errors = {"value": 2, "known": "measured", "n": 5}
        data["day_0"] = {"date": "2026-12-11", "values": {"minutes_per_case": before, "errors": errors}}
    return of(data, month, employees, calendar=calendar)


def of(data, month=3, employees=30, on=FRIDAY, calendar=None):
    update = {"reviews": Reviews.model_validate(data), "calendar": FirmCalendar.model_validate(calendar or {})}
    sheet = firm(1, company__employees=employees).model_copy(update=update)
    return review_progress(PACK, sheet, month=month, today=on, timed=Timed())


def verdict(found):
    return found.outcome.id, found.rule.id


# Each outcome, with the rule that leads there


@pytest.mark.parametrize(
    ("facts", "outcome", "rule"),
    [
        ({}, "widen", "enough_use_and_saving"),
        ({"use": people(weekly=6)}, "widen", "enough_use_and_saving"),
        ({"use": people(weekly=5)}, "adjust_habit", "works_but_few_use_it"),
        ({"use": {}}, "count_users", "nobody_counted_users"),
        ({"use": people(weekly=5), "stops_at": "access"}, "adjust_tool", "stops_before_use"),
        ({"use": people(weekly=5), "stops_at": "forgotten"}, "adjust_habit", "forgotten"),
        ({"now": ALIKE, "stops_at": "draft", "model_request": "fewer"}, "adjust_request", "better_request"),
        (
            {"now": ALIKE, "stops_at": "draft", "model_request": "same", "task_fits": "no"},
            "adjust_task",
            "task_does_not_fit",
        ),
        (
            {"now": ALIKE, "stops_at": "draft", "model_request": "same", "task_fits": "yes"},
            "adjust_tool",
            "tool_does_not_fit",
        ),
        ({"now": ALIKE}, "adjust_find", "not_clear_why"),
        ({"now": LONG}, "adjust_find", "not_clear_why"),
        (
            {"now": {**SHORT, "value": 19, "low": 18, "high": 24}, "earlier": {"agreed": {"minutes_per_case": 10}}},
            "adjust_request",
            "less_than_aimed",
        ),
        ({"use": people(weekly=2)}, "adjust_task", "few_after_three_months"),
        ({"use": people(weekly=2), "month": 1}, "adjust_find", "few_so_far"),
        ({"use": people(weekly=2), "stops_at": "access"}, "adjust_tool", "few_for_want_of_access"),
        ({"use": people(weekly=2), "stops_at": "forgotten"}, "adjust_habit", "few_for_want_of_habit"),
        ({"use": people(weekly=2), "model_request": "fewer"}, "adjust_request", "few_for_want_of_a_request"),
        ({"use": people(weekly=0), "now": ALIKE, "next_task": "none"}, "stop", "nobody_and_nothing"),
        ({"use": people(weekly=0), "now": None, "next_task": "none"}, "stop", "nobody_and_nothing"),
        ({"use": people(weekly=0), "now": ALIKE, "next_task": "some"}, "adjust_task", "few_after_three_months"),
        ({"now": LONG, "model_request": "same", "next_task": "none"}, "stop", "longer_whatever_is_asked"),
        ({"forbidden_input": "yes", "next_task": "none"}, "stop", "forbidden_and_nothing_else"),
        ({"forbidden_input": "yes", "next_task": "some"}, "adjust_task", "forbidden"),
        ({"before": None}, "measure_before", "no_numbers_from_before"),
        ({"before": None, "now": None}, "measure_before", "no_numbers_from_before"),
        ({"now": None}, "measure_after", "no_numbers_of_now"),
        ({"now": {**SHORT, "known": "reported"}}, "measure_after", "no_numbers_of_now"),
        ({"before": {**BEFORE, "n": 3}}, "measure_before", "no_numbers_from_before"),
    ],
)
def test_every_outcome_is_reached_by_its_rule(facts, outcome, rule):
    assert verdict(reviewed(**facts)) == (outcome, rule)


def test_the_table_above_reaches_every_outcome_and_every_rule():
    table = test_every_outcome_is_reached_by_its_rule.pytestmark[0].args[1]
    counting = {"count_mistakes", "quicker_with_more_mistakes", "mistakes_not_counted"}  # see below
    assert {one[1] for one in table} | counting >= {one.id for one in RULES.outcomes}
    assert {one[2] for one in table} | counting == {one.id for one in RULES.rules} | {"count_mistakes"}


def with_mistakes(before, now):
    values = people() | counted(cases_a_week=12) | {"minutes_per_case": SHORT}
    values |= {"errors": {"value": now, "known": "measured", "n": 5}} if now is not None else {}
    day_0 = {"minutes_per_case": BEFORE} | ({"errors": before} if before else {})
    return of({"day_0": {"values": day_0}, "month_3": {"date": "2027-03-12", "values": values}})


def test_more_mistakes_are_not_widened_and_uncounted_ones_are_counted_first():
    before = {"value": 2, "known": "measured", "n": 5}
    assert verdict(with_mistakes(before, 2))[0] == "widen"
    assert verdict(with_mistakes(before, 4)) == ("adjust_request", "quicker_with_more_mistakes")
    assert verdict(with_mistakes(before, None)) == ("count_mistakes", "mistakes_not_counted")
    assert verdict(with_mistakes(None, 2)) == ("count_mistakes", "mistakes_not_counted")
    ten = {"value": 2, "known": "measured", "n": 10}
    assert with_mistakes(ten, 1).mistakes_moved == "same"
    assert with_mistakes(ten, 3).mistakes_moved == "more"


@both_languages
@pytest.mark.parametrize(
    ("before", "cases", "now", "moved", "says"),
    [
        (
            2,
            5,
            3,
            "unclear",
            ("1回の差なので、増えたとは言い切れません", "a difference of 1, which cannot be called more"),
        ),
        (
            2,
            5,
            1,
            "unclear",
            ("1回の差なので、減ったとは言い切れません", "a difference of 1, which cannot be called fewer"),
        ),
        (2, 10, 2, "unclear", ("わずかな差なので、増えた", "a slight difference, which cannot be called more")),
        (20, 50, 3, "unclear", ("わずかな差なので、増えた", "a slight difference, which cannot be called more")),
        (2, 5, 4, "more", ("増えました", "more")),
        (2, 5, 0, "fewer", ("減りました", "fewer")),
        (2, 5, 2, "same", ("変わりません", "as many")),
    ],
)
def test_one_mistake_more_or_less_is_no_change(before, cases, now, moved, says, lang):  # noqa: PLR0913, PLR0917 (pytest's own)
    found = with_mistakes({"value": before, "known": "measured", "n": cases}, now)
    said = review_view(found, firm(1), PACK, lang)["checks"][2]
    assert (found.mistakes_moved, said["met"], found.outcome.id == "widen") == (moved, moved != "more", moved != "more")
    assert said["found"].startswith(says[lang == "en"])


@both_languages
@pytest.mark.parametrize(
    ("facts", "outcome", "known"),
    [
        ({"now": ALIKE, "stops_at": "draft", "model_request": "fewer"}, "adjust_request", True),
        ({"now": {**SHORT, "value": 19, "low": 18, "high": 24}, "stops_at": "nowhere"}, "adjust_request", False),
        ({"use": people(weekly=5), "stops_at": "forgotten"}, "adjust_habit", True),
        ({"use": people(weekly=5)}, "adjust_habit", False),
    ],
)
def test_the_cause_is_named_where_the_answers_show_it_and_else_one_thing_is_tried(facts, outcome, known, lang):
    found = reviewed(**facts, earlier={"agreed": {"minutes_per_case": 10}})
    says = review_view(found, firm(1), PACK, lang)["verdict"]["says"]
    tries = {"ja": "変わるかを見ます", "en": "see whether anything changes"}[lang]
    answers = {"ja": "という答えでした", "en": "Your answers say"}[lang]
    assert (found.outcome.id, answers in says, tries in says) == (outcome, known, not known)


@pytest.mark.parametrize(
    ("employees", "meant", "weekly", "outcome"),
    [
        (1, 1, 1, "widen"),
        (1, 1, 0, "adjust_task"),
        (3, 2, 2, "widen"),
        (3, 2, 1, "adjust_habit"),
        (3, 3, 2, "adjust_habit"),  # two of three are 67%, but nobody reckons in percent there
        (30, 3, 2, "widen"),
    ],
)
def test_a_firm_of_a_few_is_judged_by_people_and_not_by_percent(employees, meant, weekly, outcome):
    found = reviewed(use=people(meant, meant, weekly, 0), employees=employees)
    assert found.outcome.id == outcome
    assert found.use.by_people == (employees <= 5)
    for lang in ("ja", "en"):
        said = review_view(found, firm(1), PACK, lang)
        shares = [one["found"] for one in said["use"]] + [said["checks"][0]["found"]]
        assert any("％" in one or "%" in one for one in shares) == (employees > 5)


# The aim


@pytest.mark.parametrize(
    ("agreed", "wanted"),
    [
        (None, (25 * 15 / 100, False, False)),
        ({"minutes_per_case": 10, "on": "2026-12-04"}, (15, True, False)),
        ({"minutes_per_case": 10}, (15, True, False)),
        ({"minutes_per_case": 10, "on": "2027-04-01"}, (25 * 15 / 100, False, True)),
        ({"minutes_per_case": 30, "on": "2026-12-04"}, (25 * 15 / 100, False, False)),
    ],
)
@both_languages
def test_the_aim_agreed_beforehand_counts_and_no_other(agreed, wanted, lang):
    found = reviewed(earlier={"agreed": agreed} if agreed else None)
    assert (found.aim.minutes, found.aim.agreed, found.aim.late) == wanted
    name = "review_aim_agreed" if wanted[1] else "review_aim_late" if wanted[2] else "review_aim_usual"
    begins = PACK.words[lang][name].partition("{")[0]
    assert review_view(found, firm(1), PACK, lang)["aim"].startswith(begins)


@both_languages
def test_the_border_names_the_minutes_before_and_those_aimed_at_beside_the_share(lang):
    found = reviewed(earlier={"agreed": {"minutes_per_case": 10, "on": "2026-12-04"}})
    wanted = review_view(found, firm(1), PACK, lang)["checks"][1]["wanted"]
    words = {
        "ja": "12分以上短い：減らしたい15分（25分→10分）の80％",
        "en": "shorter by 12 min or more: 80% of the 15 min to be saved (25 → 10 min)",
    }
    assert wanted == words[lang]


def test_eighty_percent_of_the_aim_is_the_border():
    def at(minutes):
        return reviewed(now={**SHORT, "value": minutes}, earlier={"agreed": {"minutes_per_case": 10}}).outcome.id

    assert (at(13), at(13.5)) == ("widen", "adjust_request")


@both_languages
def test_a_difference_that_is_not_real_reaches_no_aim_however_large_it_looks(lang):
    found = reviewed(now={**SHORT, "high": 30})
    assert (found.time, found.facts["review.of_aim"], found.shorter_by()) == ("unclear", 0, 13)
    saving = review_view(found, firm(1), PACK, lang)["checks"][1]
    assert saving["met"] is False
    assert PACK.words[lang]["review_short_unclear"] in saving["found"]


# Adoption and the alarm


@pytest.mark.parametrize(
    ("use", "state"),
    [
        (people(used=0), "stopped"),
        (people(lapsed=1, daily=6), "slipping"),
        (people(daily=5), "retained"),
        (people(daily=4), "in_use"),
        (people(weekly=0, daily=0), "in_use"),
        (counted(people_meant=10), None),
    ],
)
def test_the_state_of_adoption_by_the_people(use, state):
    found = reviewed(use=use)
    assert (found.state.id if found.state else None) == state


def test_fewer_weekly_users_than_last_time_are_slipping():
    earlier = {"month_1": {"date": "2027-01-15", "values": people(weekly=8)}}
    assert reviewed(earlier=earlier).state.id == "slipping"
    earlier = {"month_1": {"date": "2027-01-15", "values": people(weekly=7)}}
    assert reviewed(earlier=earlier).state.id == "in_use"


@pytest.mark.parametrize(
    ("data", "state"),
    [
        ({}, "not_started"),
        ({"day_0": {"values": counted(errors=1)}}, "preparing"),
        ({"day_0": {}, "trial_end": {"values": counted(days_used=60)}}, "trial"),
    ],
)
def test_before_any_review_the_state_is_how_far_the_numbers_go(data, state):
    found = of(data, 1)
    assert found.state.id == state
    assert found.outcome.verdict == "not_yet"


def test_every_state_there_is_can_be_reached():
    reached = {rule.state for rule in RULES.adoption}
    assert reached == {one.id for one in PACK.knowledge.retention.states}


@pytest.mark.parametrize(
    ("month", "employees", "use", "alarm"),
    [
        (3, 30, people(10, 10, 1, 0), True),
        (3, 30, people(10, 10, 2, 0), False),
        (1, 30, people(10, 10, 0, 0), False),
        (6, 30, people(10, 10, 1, 0), True),
        (3, 3, people(3, 3, 0, 0), True),
        (3, 3, people(3, 3, 1, 0), False),
        (3, 3, people(9, 9, 1, 0), False),
    ],
)
@both_languages
def test_the_alarm_rings_below_twenty_percent_after_three_months(month, employees, use, alarm, lang):
    found = reviewed(month, use=use, employees=employees)
    assert found.alarm == alarm
    assert bool(review_view(found, firm(1), PACK, lang)["alarm"]) == alarm


def test_a_review_held_too_early_rings_no_alarm_of_a_week_that_has_not_come():
    rare = people(10, 10, 1, 0)
    assert [reviewed(use=rare, on=day).alarm for day in (date(2027, 3, 11), FRIDAY)] == [False, True]


# Laws


def numbers():
    measure = (
        st.lists(st.integers(1, 60), min_size=3, max_size=3)
        .map(sorted)
        .flatmap(
            lambda three: st.fixed_dictionaries(
                {
                    "value": st.just(three[1]),
                    "low": st.just(three[0]),
                    "high": st.just(three[2]),
                    "known": st.sampled_from(["measured", "measured", "measured", "reported", "estimated"]),
                    "n": st.sampled_from([3, 5, 8]),
                }
            )
        )
    )
    counts = st.lists(st.integers(0, 10), min_size=4, max_size=4).map(lambda four: sorted(four, reverse=True))
    use = st.tuples(counts, st.integers(0, 3)).map(lambda one: people(one[0][0] + 1, *one[0][1:], one[1]))
    answers = {
        question.id.removeprefix("review."): st.sampled_from([option.id for option in question.options])
        for question in PACK.follow_up.questions()
        if question.kind == "choice"
    }
    return st.fixed_dictionaries(
        {
            "month": st.sampled_from([1, 3, 6]),
            "before": st.one_of(st.none(), measure),
            "now": st.one_of(st.none(), measure),
            "use": use,
            "employees": st.sampled_from([1, 3, 5, 6, 30, 300]),
            "on": st.dates(date(2027, 1, 1), date(2028, 12, 31)),
            "calendar": st.sampled_from(CALENDARS),
        },
        optional=answers,
    )


@settings(max_examples=200)
@given(numbers())
def test_any_numbers_come_to_one_verdict_with_something_to_do_on_a_working_day(facts):
    found = reviewed(**facts)
    assert found.outcome.verdict in RANK
    assert 1 <= len(found.steps) <= 4
    assert len({one.action.id for one in found.steps}) == len(found.steps)
    days = [found.look_again, found.next_review, *(day for one in found.steps for day in (one.start, one.due))]
    works = working_days(FirmCalendar.model_validate(facts["calendar"]), PACK.policy.plan).works
    assert all(works(day) for day in days)
    assert all(found.on <= one.start <= one.due for one in found.steps)
    assert found.on < found.look_again
    if facts["employees"] <= 5:
        assert {one.owner for one in found.steps} <= {"owner", "floor"}


@settings(max_examples=150)
@given(numbers())
def test_without_measured_numbers_on_both_sides_there_is_never_a_saving(facts):
    found = reviewed(**facts)
    real = [one and one["known"] == "measured" and one["n"] >= 5 for one in (facts["before"], facts["now"])]
    if not all(real):
        assert (found.time, found.saved_hours) == (None, None)
        assert found.outcome.id != "widen"
        assert review_record(found, firm(1), PACK)["shorter_by"] is None
        for lang, word in (("ja", "短くなりました"), ("en", "minutes less")):
            said = review_view(found, firm(1), PACK, lang)
            assert word not in said["time"] + said["saved"] + str(said["checks"])


@settings(max_examples=150)
@given(numbers(), st.integers(1, 40))
def test_more_minutes_now_never_give_a_better_verdict(facts, more):
    assume(facts["now"])
    first = reviewed(**facts)
    later = reviewed(
        **{**facts, "now": {**facts["now"], **{k: facts["now"][k] + more for k in ("value", "low", "high")}}}
    )
    assert RANK[later.outcome.verdict] <= RANK[first.outcome.verdict]
    order = ("shorter", "unclear", "longer", None)
    assert order.index(later.time) >= order.index(first.time)


@settings(max_examples=100)
@given(numbers())
def test_fewer_weekly_users_never_give_a_better_verdict(facts):
    use = facts["use"]
    fewer = {**use, **counted(weekly_users=0, daily_users=0)}
    assert RANK[reviewed(**{**facts, "use": fewer}).outcome.verdict] <= RANK[reviewed(**facts).outcome.verdict]


@settings(max_examples=60)
@given(numbers())
def test_swapping_before_and_now_turns_the_difference_round(facts):
    there, back = reviewed(**facts), reviewed(**{**facts, "before": facts["now"], "now": facts["before"]})
    turned = {"shorter": "longer", "longer": "shorter"}
    assert back.time == turned.get(there.time, there.time)
    if there.shorter_by() is not None:
        assert back.shorter_by() == -there.shorter_by()


# What follows


def test_the_first_step_is_on_the_next_monday_and_the_next_review_comes():
    found = reviewed()
    assert found.steps[0].start == date(2027, 3, 15)
    assert found.next_review == FRIDAY + timedelta(weeks=13)
    assert reviewed(on=date(2027, 3, 15)).steps[0].start == date(2027, 3, 15)
    assert reviewed(on=date(2027, 12, 31)).steps[0].start == date(2028, 1, 4)  # that Monday firms are closed


@pytest.mark.parametrize(
    ("on", "calendar", "start", "due"),
    [
        (date(2027, 3, 19), {}, date(2027, 3, 23), date(2027, 3, 26)),  # that Monday makes up for a holiday on Sunday
        (date(2027, 4, 23), {}, date(2027, 4, 26), date(2027, 4, 30)),
        (date(2027, 7, 19), {}, date(2027, 7, 20), date(2027, 7, 23)),
        (date(2027, 2, 5), {}, date(2027, 2, 8), date(2027, 2, 12)),
        (FRIDAY, {"closures": ({"first": "03-15"}, {"first": "03-19"})}, date(2027, 3, 16), date(2027, 3, 18)),
        (FRIDAY, {"weekdays": ("tue", "sat")}, date(2027, 3, 16), date(2027, 3, 20)),
        (FRIDAY, {"closures": ({"first": "03-15", "last": "03-26"},)}, date(2027, 3, 29), date(2027, 3, 29)),
    ],
)
def test_a_week_of_work_begins_and_ends_on_a_day_the_firm_is_open(on, calendar, start, due):
    step = reviewed(on=on, calendar=calendar).steps[0]
    assert (step.action.weeks, step.start, step.due) == (1, start, due)


def test_the_next_review_falls_on_no_holiday_either():
    assert reviewed(1, on=date(2027, 1, 18)).next_review == date(2027, 3, 23)


def test_a_firm_with_departments_adds_one_and_a_smaller_firm_a_task():
    def ids(**facts):
        return [one.action.id for one in reviewed(**facts).steps]

    assert "widen_one_department" in ids(employees=30)
    assert "widen_proven" in ids(employees=20)
    assert "widen_proven" in ids(employees=3, use=people(2, 2, 2, 1))
    assert "monthly_fifteen" not in ids(employees=1, use=people(1, 1, 1, 1))


@both_languages
def test_the_same_decision_twice_says_so_and_asks_the_people_first(lang):
    once = reviewed(use=people(weekly=5, lapsed=2), stops_at="forgotten")
    earlier = {"month_1": {"values": people(weekly=5) | {"minutes_per_case": SHORT}}}
    earlier["month_1"]["answers"] = {"stops_at": "forgotten"}
    twice = reviewed(use=people(weekly=5, lapsed=2), stops_at="forgotten", earlier=earlier)
    assert (once.outcome, list(twice.earlier)) == (twice.outcome, [1])
    says = [review_view(one, firm(1), PACK, lang) for one in (once, twice)]
    assert [one["again"] for one in says] == ["", RULES.again.says.read(lang)]
    assert says[1]["verdict"]["first"] == RULES.again.first.read(lang)
    assert twice.steps[0].action.id == "invite_non_users"


ONE_IN_FIVE = {"value": 1, "known": "measured", "n": 5}
LAST_WIDENED = {"month_3": {"values": people() | {"minutes_per_case": SHORT, "errors": ONE_IN_FIVE}}}


@both_languages
def test_a_second_widening_is_no_complaint_but_asks_first_what_came_of_the_first(lang):
    once, twice = reviewed(6), reviewed(6, earlier=LAST_WIDENED)
    assert (once.outcome.id, twice.outcome.id) == ("widen", "widen")
    said = [review_view(one, firm(1), PACK, lang) for one in (once, twice)]
    assert said[1]["again"] == ""
    assert (said[0]["repeated"], said[0]["verdict"]["first"]) == (
        {"says": "", "asks": []},
        once.outcome.first.read(lang),
    )
    assert said[1]["verdict"]["first"] == RULES.again.result.read(lang)
    department = next(one for one in once.outcome.next if one.action == "widen_one_department")
    assert department.asks.read(lang) in said[1]["repeated"]["asks"]
    assert [one.action.id for one in twice.steps if one.repeated] == ["share_proven", "widen_one_department"]
    titles = [{step["id"]: step["title"] for step in one["steps"]} for one in said]
    assert titles[1]["widen_one_department"].startswith(department.again_title.read(lang))
    assert titles[0]["monthly_fifteen"] == titles[1]["monthly_fifteen"]
    lines = "".join(review_lines(said[1])).replace("\n", "").replace(" ", "")
    assert department.asks.read(lang).replace(" ", "") in lines


@both_languages
def test_where_the_result_is_told_it_is_shown_and_not_asked_for(lang):
    found = reviewed(6, earlier=LAST_WIDENED, last_result="受付でも11分になった")
    said = review_view(found, firm(1), PACK, lang)
    assert (said["repeated"]["asks"], said["last_result"]) == ([], "受付でも11分になった")
    assert said["verdict"]["first"] == found.outcome.first.read(lang)
    assert "受付でも11分になった" in render_review(found, firm(1), PACK, lang)["md"]
    unknown = review_view(reviewed(6, earlier=LAST_WIDENED, last_result="unknown"), firm(1), PACK, lang)
    assert (bool(unknown["repeated"]["asks"]), unknown["last_result"]) == (True, "")


@both_languages
def test_hours_are_only_told_for_a_real_saving_and_say_how_the_cases_are_known(lang):
    assert reviewed().saved_hours == pytest.approx(13 * 12 * 52 / 12 / 60)
    assert reviewed(now=ALIKE).saved_hours is None
    said = review_view(reviewed(), firm(1), PACK, lang)["saved"]
    assert {"ja": "全部で使えば、月に最大で約11時間", "en": "at most about 11 hours"}[lang] in said
    assert PACK.words[lang]["review_measured"] not in said
    told = counted(cases_a_week=12)["cases_a_week"] | {"known": "estimated"}
    values = people() | {"minutes_per_case": SHORT, "cases_a_week": told}
    found = of({"day_0": {"values": {"minutes_per_case": BEFORE}}, "month_3": {"date": "2027-03-12", "values": values}})
    assert PACK.words[lang]["review_estimated"] in review_view(found, firm(1), PACK, lang)["saved"]


# Kept, and shown, whatever is in it


@settings(max_examples=60)
@given(numbers(), texts())
def test_a_sheet_with_reviews_reads_back_as_it_was_saved(facts, remark):
    facts.pop("employees")
    found = {"value": 1, "known": "reported", "remark": remark}
    reviews = {"task": remark, "agreed": {"minutes_per_case": 3.5}, "day_0": {"values": {"errors": found}}}
    reviews["month_1"] = {"date": "2027-01-15", "values": facts["use"], "answers": {"customer_effect": remark}}
    sheet = firm(1).model_copy(update={"reviews": Reviews.model_validate(reviews)})
    assert parse_sheet(sheet_bytes(sheet), "sheet.yaml", PACK) == (sheet, ())


@settings(max_examples=25)
@given(sheets(), numbers(), texts(), st.sampled_from(["ja", "en"]))
def test_any_firm_and_any_words_make_a_page_and_lines_that_hold(sheet, facts, words, lang):
    reviews = reviewed(**facts)
    timed = Timed((TimedCase(date(2026, 12, 1), words, words, 10, None, with_ai=False, remark=words),), words, 1)
    told = {"date": "2027-03-12", "values": facts["use"], "answers": {"customer_effect": words}}
    sheet = sheet.model_copy(update={"reviews": Reviews.model_validate({MONTHS[reviews.month]: told})})
    found = review_progress(PACK, sheet, month=reviews.month, today=FRIDAY, timed=timed)
    page = render_review(found, sheet, PACK, lang)
    assert page["html"].count("<h1") == 1
    assert page["html"].count("<svg") == 1
    assert "<script" not in page["html"]
    assert "javascript:alert(1)" not in page["html"].replace("(javascript:alert(1))", "")
    assert (
        max(columns(line) for text in review_lines(review_view(found, sheet, PACK, lang)) for line in text.split("\n"))
        <= 80
    )
    json.dumps(review_record(found, sheet, PACK), allow_nan=False)
