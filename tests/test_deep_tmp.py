"""The laws of the schedule, over made-up firms with calendars of their own and over made-up jobs."""

from dataclasses import replace
from datetime import date

import jpholiday
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, firms_with_calendars, worked_out

from aiready.schedule import FIRST_BITE, Job, Room, Span, fit_into_weeks
from aiready.text import ROLES

STARTS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
FIRMS = settings(max_examples=250)
MORE = st.sampled_from([1, 15, 30, 60, 240])


def with_hours(sheet, role, minutes):
    """The firm with so many more minutes a week for one role (and for the driver, as answered)."""
    calendar = sheet.calendar
    hours = calendar.hours.model_dump() if calendar.hours else {}
    if role in hours:
        more = calendar.hours.model_copy(update={role: min(40.0, hours[role] + minutes / 60)})
        return sheet.model_copy(update={"calendar": calendar.model_copy(update={"hours": more})})
    found = sheet.value("aim.driver_hours")
    if isinstance(found, int | float):
        return sheet.with_answer("aim.driver_hours", min(40, found + minutes / 60))
    return sheet


def short_of_hours(plan):
    return {one.action.id for one in plan.postponed if one.reason == "no_room"}


def ends(plan):
    return {one.action.id: one.due for one in plan.actions}


@FIRMS
@given(firms_with_calendars(), STARTS)
def test_no_action_begins_or_ends_on_a_holiday_a_closure_or_a_day_the_firm_does_not_work(sheet, starts_on):
    plan = worked_out(sheet, starts_on=starts_on).plan
    assert plan.actions
    weekdays = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
    own = {weekdays[one] for one in sheet.calendar.weekdays or ("mon", "tue", "wed", "thu", "fri")}
    for one in plan.actions:
        assert starts_on <= one.start <= one.due
        for day in (one.start, one.due):
            assert day.weekday() in own
            assert not jpholiday.is_holiday(day)
            assert not any(closure.holds(day) for closure in (*sheet.calendar.closures, *PACK.policy.plan.closures))


@FIRMS
@given(firms_with_calendars(), STARTS)
def test_no_week_asks_for_more_than_there_is_and_what_is_needed_is_done_before(sheet, starts_on):
    plan = worked_out(sheet, starts_on=starts_on).plan
    there = {one.action.id: one for one in plan.actions}
    assert not plan.over() or (len(plan.actions) == 1 and plan.ends_on() is None)
    for one in plan.actions:
        assert sum(one.shares) == one.action.minutes
        assert all(there[need].due < one.start for need in one.needs)
    for load in plan.load:
        asked = sum(
            one.shares[load.week - one.week] for one in plan.actions if one.owner == load.role and covers(one, load)
        )
        assert asked == load.minutes > 0


def covers(one, load):
    return one.week <= load.week < one.week + one.weeks


@FIRMS
@given(firms_with_calendars(), STARTS, st.sampled_from(["owner", "champion", "floor"]), MORE)
def test_with_more_hours_nothing_more_is_put_off_and_the_plan_never_ends_later(sheet, starts_on, role, minutes):
    few = worked_out(sheet, starts_on=starts_on).plan
    many = worked_out(with_hours(sheet, role, minutes), starts_on=starts_on).plan
    assert short_of_hours(many) <= short_of_hours(few)
    never = date.max
    assert (many.ends_on() or never) <= (few.ends_on() or never)
    if short_of_hours(many) == short_of_hours(few) and not few.over():
        now, then = ends(many), ends(few)
        assert now.keys() == then.keys()
        assert all(now[name] <= then[name] for name in then)


@FIRMS
@given(firms_with_calendars(), STARTS)
def test_whoever_lacks_hours_is_named_and_so_are_the_hours_that_would_do(sheet, starts_on):
    plan = worked_out(sheet, starts_on=starts_on).plan
    assert (plan.help is None) == (not short_of_hours(plan)) == (plan.ends_on() is not None)
    for one in plan.postponed:
        assert (one.short_of in ROLES) == (one.reason == "no_room")


@st.composite
def jobs(draw):
    """Up to twelve jobs that wait for earlier ones."""
    number = draw(st.integers(1, 12))
    found = []
    for one in range(number):
        needs = draw(st.lists(st.integers(0, one - 1), max_size=2, unique=True)) if one else []
        found.append(
            Job(
                id=f"j{one:02}",
                role=draw(st.sampled_from(ROLES[:2])),
                minutes=draw(st.integers(1, 40)) * 5,
                earliest=draw(st.integers(0, 6)),
                weeks=draw(st.integers(1, 4)),
                needs=tuple(f"j{need:02}" for need in needs),
                order=(draw(st.integers(0, 2)), one),
                calm=draw(st.booleans()),
            )
        )
    return found


@st.composite
def rooms(draw):
    """Some weeks, a few of them closed or busy."""
    weeks = draw(st.integers(4, 30))
    closed = draw(st.sets(st.integers(0, weeks - 1), max_size=4))
    busy = draw(st.sets(st.integers(0, weeks - 1), max_size=6))
    minutes = {
        role: [
            0 if week in closed else draw(st.integers(0, 30)) * 5 if week in busy else usual for week in range(weeks)
        ]
        for role in ROLES[:2]
        for usual in [draw(st.integers(0, 40)) * 5]
    }
    return Room(minutes, draw(st.integers(1, 5)), frozenset(closed), frozenset(busy), draw(st.integers(0, 5)))


@settings(max_examples=5000)
@given(jobs(), rooms(), st.data())
def test_with_more_minutes_in_any_week_every_single_job_ends_no_later(found, room, data):
    more = data.draw(st.lists(st.integers(0, 20), min_size=room.weeks(), max_size=room.weeks()))
    role = data.draw(st.sampled_from(ROLES[:2]))
    richer = {**room.minutes, role: [a + 5 * b for a, b in zip(room.minutes[role], more, strict=True)]}
    before, after = fit_into_weeks(found, room), fit_into_weeks(found, replace(room, minutes=richer))
    assert set(after.no_room) <= set(before.no_room)
    assert all(after.spans[name].end <= span.end for name, span in before.spans.items())


@settings(max_examples=300)
@given(jobs(), rooms(), st.randoms(use_true_random=False))
def test_jobs_lie_within_the_room_after_their_needs_whatever_the_order_they_are_given_in(found, room, chance):
    schedule = fit_into_weeks(found, room)
    named = {job.id: job for job in found}
    assert set(schedule.spans) | set(schedule.no_room) == set(named)
    used, opened = {}, {}
    for name, span in schedule.spans.items():
        job = named[name]
        assert span.week >= job.earliest
        assert sum(span.shares) == job.minutes
        assert span.shares[0] >= min(FIRST_BITE, -(-job.minutes // job.weeks))
        assert span.end - span.week >= job.weeks
        assert all(schedule.spans[need].end <= span.week for need in job.needs)
        for week, share in enumerate(span.shares, span.week):
            used[week, job.role] = used.get((week, job.role), 0) + share
            opened[week] = opened.get(week, 0) + 1
    assert all(minutes <= room.minutes[role][week] for (week, role), minutes in used.items())
    assert all(number <= room.open_at_once for number in opened.values())
    mixed = list(found)
    chance.shuffle(mixed)
    assert fit_into_weeks(mixed, room) == schedule


def test_a_span_knows_the_week_after_it():
    assert Span(3, (10, 0, 5)).end == 6
