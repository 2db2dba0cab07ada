"""What a first task is worth and costs: the laws of the sum, its numbers, and where it says nothing at all."""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, TODAY

from aiready.assumptions import AssumptionId, Stated, used_assumptions
from aiready.candidate import Candidate
from aiready.estimate import Estimate
from aiready.text import Text
from aiready.use_cases import Saving
from aiready.worth import Asked, find_worth

DEFAULTS = PACK.knowledge.assumptions
BY_ID = {one.id: one for one in DEFAULTS.assumptions}
ONLY_LOOKED_AT = ("minimum_wage", "employer_share")


def task(minutes=20, times=120, people=3, saving=(20, 50), *, measured=False):
    return Candidate(
        id="quotation",
        title=Text(ja="見積書作り", en="Quotations"),
        origin="own",
        department="sales",
        people=people,
        minutes=minutes,
        times_a_month=times,
        measured=measured,
        saving=Saving(low=saving[0], high=saving[1]),
        data="C",
    )


def worth(candidate=None, people=30, asked=None, today=TODAY, **stated):
    said = {name: Stated.model_validate(value) for name, value in stated.items()}
    used = used_assumptions(DEFAULTS, said, people, today)
    return find_worth(candidate or task(), used, people, asked or Asked())


def sums(*args, **stated):
    return worth(*args, **stated).sums


# Made-up sums: (minutes, times, people of the task, saving, firm's people, minutes asked, stated)


def stated_values(draw, name):
    one = BY_ID[name]
    most = min(one.maximum, 60000)
    number = st.integers(int(one.minimum), most) if one.whole else st.integers(int(one.minimum) * 4, most * 4)
    three = sorted(draw(number) if one.whole else draw(number) / 4 for _ in range(3))
    return dict(zip(("low", "middle", "high"), three, strict=True))


@st.composite
def cases(draw):
    low, high = sorted((draw(st.integers(0, 95)), draw(st.integers(0, 95))))
    candidate = task(
        draw(st.integers(1, 600)), draw(st.integers(1, 900)), draw(st.none() | st.integers(1, 40)), (low, high)
    )
    people = draw(st.none() | st.integers(1, 300))
    asked = Asked(draw(st.integers(0, 4000)), draw(st.integers(0, 900)))
    names = draw(st.lists(st.sampled_from(sorted(BY_ID)), unique=True, max_size=6))
    return candidate, people, asked, {name: stated_values(draw, name) for name in names}


def made(case, **changed):
    candidate, people, asked, stated = case
    return worth(candidate, people, asked, **{**stated, **changed})


def estimates(found):
    """Every range in a sum, by name."""
    named = {name: getattr(found, name) for name in type(found).__slots__}
    named |= {f"gain.{name}": getattr(found.gain, name) for name in type(found.gain).__slots__}
    named |= {f"money.{name}": getattr(found.money, name) for name in type(found.money).__slots__}
    named |= {f"cost.{one.id}": one.yen for one in found.costs}
    return {name: one for name, one in named.items() if isinstance(one, Estimate)}


@given(cases())
def test_the_least_is_never_above_the_middle_nor_the_middle_above_the_most(case):
    whole = made(case)
    found = whole.sums
    ranges = estimates(found)
    assert len(ranges) > 20
    assert [name for name, one in ranges.items() if not one.low <= one.middle <= one.high] == []
    months = [one or 10**9 for one in (found.pay_back.soonest, found.pay_back.middle, found.pay_back.latest)]
    assert months == sorted(months)
    hours = [10**12 if one is None else one for one in whole.break_even]
    assert hours == sorted(hours)


def never_lower(before, after):
    assert all(new >= old for old, new in zip(before.net.points(), after.net.points(), strict=True))
    assert all(new >= old for old, new in zip(before.after.points(), after.after.points(), strict=True))


@given(cases(), st.integers(1, 400))
def test_more_rounds_of_the_task_never_leave_less(case, more):
    candidate = case[0]
    larger = replace(candidate, times_a_month=candidate.times_a_month + more)
    never_lower(made(case).sums, made((larger, *case[1:])).sums)


@given(cases(), st.integers(0, 20), st.integers(0, 20))
def test_a_task_that_gets_shorter_never_leaves_less(case, low, high):
    saving = case[0].saving
    low = min(saving.low + low, 95)
    larger = replace(case[0], saving=Saving(low=low, high=max(low, min(saving.high + high, 95))))
    never_lower(made(case).sums, made((larger, *case[1:])).sums)


@given(cases(), st.integers(0, 30), st.integers(0, 30))
def test_cheaper_seats_never_leave_less(case, one, other):
    cheap, dear = sorted((one, other))
    never_lower(made(case, seat_price=dear).sums, made(case, seat_price=cheap).sums)
    never_lower(made(case, seat_price_yen=dear * 150).sums, made(case, seat_price_yen=cheap * 150).sums)


HANGS_ON: dict[AssumptionId, set[str]] = {
    "saving": {"saving", "gain.saved_hours", "gain.free_hours", "gain.time", "gain.yen", "net", "after"},
    "freed": {"gain.free_hours", "gain.time", "gain.yen", "net", "after"},
    "seat_price": {"seat_yen", "cost.seats", "cost", "net", "after", "money.out", "money.left"},
    "yen_a_dollar": {"seat_yen", "cost.seats", "cost", "net", "after", "money.out", "money.left"},
    "seats": {"seats", "cost.seats", "cost", "net", "after", "money.out", "money.left"},
    "training_hours": {"cost.training", "cost", "net"},
    "participant_hours": {"cost.participants", "cost", "net"},
    "training_fee": {"cost.training_fee", "cost", "net", "money.out", "money.left"},
    "driver_hours": {"driver_hours", "cost.driver", "cost", "net"},
    "driver_weeks": {"driver_hours", "cost.driver", "cost", "net"},
    "outside_help": {"cost.outside_help", "cost", "net", "money.out", "money.left"},
    "upkeep_hours": {"upkeep", "after"},
    "outsourcing_stopped": {"gain.outsourcing", "gain.yen", "net", "after", "money.staying", "money.left"},
    "overtime_stopped": {"money.staying", "money.left"},
    "minimum_wage": set(),
    "employer_share": set(),
}


@pytest.mark.parametrize("name", HANGS_ON)
def test_a_number_of_the_firms_own_changes_only_what_hangs_on_it(name):
    before, after = estimates(sums()), estimates(sums(**{name: 33}))
    assert {one for one in before if before[one] != after[one]} == HANGS_ON[name]


def test_the_hours_and_the_cost_of_an_hour_reach_both_sides():
    before, after = estimates(sums()), estimates(sums(hour_cost=3000))
    assert {"gain.time", "cost.driver", "cost.training", "upkeep"} <= {n for n in before if before[n] != after[n]}
    before, after = estimates(sums()), estimates(sums(weeks_a_year=40))
    assert {"gain.task_hours", "net"} <= {n for n in before if before[n] != after[n]}
    assert before["cost"] == after["cost"]


# No figure without its numbers


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        ({"minutes": None}, ("minutes",)),
        ({"times": None}, ("times",)),
        ({"minutes": None, "times": None}, ("minutes", "times")),
    ],
)
def test_a_task_without_its_numbers_gets_no_figure_but_what_to_measure_first(lacking, missing):
    found = worth(task(**lacking))
    assert (found.sums, found.missing) == (None, missing)
    assert found.break_even == worth().break_even, "how large it would have to be needs no clock"


def test_a_task_without_its_number_of_people_is_counted_with_a_few_seats_and_never_more_than_there_are_people():
    assert sums(task(people=None)).seats == Estimate(Fraction(2), Fraction(3), Fraction(5))
    assert sums(task(people=None), people=1).seats == Estimate(Fraction(1), Fraction(1), Fraction(1))
    assert sums(task(people=7)).seats.points() == (7, 7, 7)
    found = sums(task(people=7), seats=2)
    assert (found.seats.middle, found.learners.middle) == (2, 7)


# The numbers of domain.md 7.3, and a sum by another hand


def test_the_check_of_the_fact_sheet_comes_out_to_the_yen():
    one_value = {"saving": 30, "freed": 50, "seat_price": 20, "yen_a_dollar": 150}
    hours = {"training_hours": 4, "participant_hours": 0, "driver_hours": 3}
    found = sums(task(30, 260, 10), **one_value, **hours)
    assert found.gain.time.points() == (518_400,) * 3
    assert {one.id: one.yen.middle for one in found.costs if one.yen.middle} == {
        "seats": 360_000,
        "training": 96_000,
        "driver": 86_400,
    }
    assert (found.net.points(), found.verdict) == ((-24_000,) * 3, "does_not_pay")


def by_another_hand(case):  # noqa: C901 (one sum, line after line)
    """The same sum written down once more, from the words of the page alone: (net, after, money left) by end."""
    candidate, people, asked, stated = case

    def value(name, end):
        if name in stated:
            return Fraction(str(stated[name][("low", "middle", "high")[end]]))
        if name == "hour_cost":
            bands = (2000, 2200, 2400)
            return Fraction(bands[end] if people is None else bands[0 if people < 5 else 1 if people < 10 else 2])
        points = BY_ID[name].value
        return None if points is None else Fraction(str((points.low, points.middle, points.high)[end]))

    def saved(end):
        low, high = candidate.saving.low, candidate.saving.high
        if "saving" in stated or (low, high) == (15, 50):
            return value("saving", end)
        return (Fraction(low), Fraction(low + high, 2), Fraction(high))[end]

    def gain(end):
        weekly = Fraction(candidate.minutes * candidate.times_a_month, 60) * 12 / 52
        free = weekly * value("weeks_a_year", end) * saved(end) / 100 * value("freed", end) / 100
        return free * value("hour_cost", end) + 12 * value("outsourcing_stopped", end)

    def heads(end):
        usual = value("seats", end) if "seats" in stated or people is None else min(value("seats", end), people)
        learn = usual if candidate.people is None else Fraction(candidate.people)
        return learn, (usual if "seats" in stated else learn)

    def seat(end):
        yen = value("seat_price_yen", end)
        price = value("seat_price", end) * value("yen_a_dollar", end) if yen is None else yen
        return heads(end)[1] * price * 12

    def paid(end):
        return seat(end) + heads(end)[0] * value("training_fee", end) + value("outside_help", end)

    def cost(end):
        driver = max(value("driver_hours", end) * value("driver_weeks", end), Fraction(asked.driver, 60))
        each = value("training_hours", end) + value("participant_hours", end)
        own = heads(end)[0] * each + driver + Fraction(asked.president, 60)
        return paid(end) + own * value("hour_cost", end)

    def later(end):
        return seat(end) + value("upkeep_hours", end) * 12 * value("hour_cost", end)

    def stays(end):
        return 12 * (value("overtime_stopped", end) + value("outsourcing_stopped", end))

    ends = ((0, 2), (1, 1), (2, 0))
    return tuple(
        tuple(plus(one) - less(other) for one, other in ends)
        for plus, less in ((gain, cost), (gain, later), (stays, paid))
    )


def random_case(dice):
    low, high = sorted(dice.randint(0, 95) for _ in range(2))
    candidate = task(dice.randint(1, 600), dice.randint(1, 900), dice.choice([None, dice.randint(1, 40)]), (low, high))
    stated = {}
    for name in dice.sample(sorted(BY_ID), dice.randint(0, 6)):
        one = BY_ID[name]
        step = 1 if one.whole else 4
        three = sorted(dice.randint(int(one.minimum) * step, int(one.maximum) * step) for _ in range(3))
        stated[name] = dict(zip(("low", "middle", "high"), (n if one.whole else n / step for n in three), strict=True))
    asked = Asked(dice.randint(0, 4000), dice.randint(0, 900))
    return candidate, dice.choice([None, dice.randint(1, 300)]), asked, stated


def test_a_second_sum_by_another_hand_agrees_in_a_thousand_made_up_firms():
    dice = random.Random(20261121)  # noqa: S311 (the same firms every time)
    differences, verdicts = [], set()
    for _ in range(1000):
        case = random_case(dice)
        found = made(case).sums
        mine = by_another_hand(case)
        differences += [case] if (found.net.points(), found.after.points(), found.money.left.points()) != mine else []
        verdicts.add(found.verdict)
    assert differences == []
    assert verdicts == {"pays", "does_not_pay", "open"}


# What follows from the sum


@given(cases())
def test_the_verdict_the_month_and_the_break_even_tell_the_same(case):
    whole = made(case)
    found = whole.sums
    low, middle, high = found.net.points()
    assert found.verdict == ("pays" if low >= 0 else "does_not_pay" if high < 0 else "open")
    back = (found.pay_back.latest, found.pay_back.middle, found.pay_back.soonest)
    assert [month is not None and month <= 12 for month in back] == [net >= 0 for net in (low, middle, high)]
    for needed, net in zip(whole.break_even, (high, middle, low), strict=True):
        assert needed is None or (found.hours >= needed) is (net >= 0)


@settings(max_examples=40)
@given(cases())
def test_a_task_of_just_the_break_even_size_leaves_nothing_and_lacks_nothing(case):
    candidate, people, asked, stated = case
    flat = {name: value["middle"] for name, value in stated.items()}
    defaults = {one.id: one.value.middle for one in DEFAULTS.assumptions if one.value}
    one_value = {**defaults, "outsourcing_stopped": 0, "seats": 3, **flat}
    whole = worth(candidate, people, asked, **one_value)
    found = whole.sums
    if whole.break_even[1]:
        scale = whole.break_even[1] / found.hours
        assert found.gain.time.middle * scale + found.gain.outsourcing.middle == max(
            found.cost.middle, found.gain.outsourcing.middle
        )


def test_time_is_never_counted_as_money():
    found = sums(asked=Asked(600, 600))
    assert {one.id for one in found.costs if one.money} == {"seats", "training_fee", "outside_help"}
    assert found.money.staying.points() == (0, 0, 0)
    assert found.money.left.high == -found.money.out.low


def test_overtime_that_stops_is_money_and_does_not_make_the_hours_worth_more():
    assert sums(overtime_stopped=10_000).net == sums().net
    assert sums(overtime_stopped=10_000).money.staying.points() == (120_000,) * 3


def test_the_plans_hours_count_where_they_are_more_than_the_assumed_ones():
    assert sums(asked=Asked(driver=30 * 60)).driver_hours.points() == (30, 36, 48)
    assert sums(asked=Asked(driver=10 * 60)).driver_hours.points() == (24, 36, 48)


# The assumptions themselves


@pytest.mark.parametrize(
    ("people", "yen"),
    [(1, 2000), (4, 2000), (5, 2200), (9, 2200), (10, 2400), (300, 2400)],
)
def test_an_hour_costs_what_the_size_of_the_firm_says(people, yen):
    assert worth(people=people).used["hour_cost"].points.points() == (yen,) * 3


def test_a_firm_of_unknown_size_gets_the_whole_range_of_an_hour():
    assert worth(people=None).used["hour_cost"].points.points() == (2000, 2200, 2400)


@pytest.mark.parametrize(("yen", "low"), [(1289, True), (1289.15, False), (1290, False), (1, True)])
def test_an_hour_below_the_minimum_wage_with_the_employers_share_is_pointed_out(yen, low):
    assert (worth(hour_cost=yen).wage_floor is not None) is low


def test_the_lowest_of_three_decides_on_the_minimum_wage_and_the_firm_may_know_this_years():
    assert worth(hour_cost={"low": 1200, "middle": 1500, "high": 2000}).wage_floor == Fraction("1289.15")
    assert worth(hour_cost=1400).wage_floor is None
    assert worth(hour_cost=1400, minimum_wage=1226).wage_floor == Fraction("1409.9")


def test_a_default_grows_old_by_its_age_and_by_its_time_and_the_firms_own_number_does_not():
    def old(today, **stated):
        return {name for name, one in worth(today=today, **stated).used.items() if one.old}

    with_default = {one.id for one in DEFAULTS.assumptions if one.value}
    assert old(date(2026, 9, 30)) == set()
    assert old(date(2026, 10, 1)) == {"minimum_wage"}
    assert old(date(2027, 5, 19)) == {"minimum_wage"}
    assert old(date(2027, 5, 20)) == with_default
    assert old(date(2027, 5, 20), seat_price=20) == with_default - {"seat_price"}


def test_the_middle_of_a_tasks_own_range_lies_halfway_and_that_of_the_general_range_as_the_pack_says():
    assert sums(task(saving=(15, 50))).saving.points() == (15, 30, 50)
    assert sums(task(saving=(20, 50))).saving.points() == (20, 35, 50)
    assert sums(task(saving=(20, 50)), saving=10).saving.points() == (10, 10, 10)


def test_every_default_can_be_set_by_the_sheet_at_both_of_its_ends():
    for one in DEFAULTS.assumptions:
        for number in (one.minimum, one.maximum):
            assert worth(**{one.id: number}).used[one.id].points.middle == number


def test_what_is_out_of_its_bounds_or_order_or_of_no_assumption_does_not_count():
    wild = {"freed": 140, "saving": {"low": 3, "middle": 2, "high": 1}, "driver_hours": {"low": 1}, "other": 5}
    assert sums(**wild) == sums()


def test_yen_of_a_sum_are_exact():
    found = sums(hour_cost=2400.1, freed=33.3)
    assert found.gain.time.middle == Fraction(40) * 12 / 52 * 48 * Fraction("0.35") * Fraction("0.333") * Fraction(
        "2400.1"
    )


def test_the_ranges_that_the_fact_sheet_gives_are_the_defaults():
    points = {
        name: BY_ID[name].value.estimate().points() for name in ("saving", "freed", "weeks_a_year", "driver_hours")
    }
    assert points == {
        "saving": (15, 30, 50),
        "freed": (25, 50, 70),
        "weeks_a_year": (48, 48, 48),
        "driver_hours": (2, 3, 4),
    }
    assert all(one.as_of == "2026-11-20" for one in DEFAULTS.assumptions)
    assert {tuple(one.up_to for one in BY_ID["hour_cost"].of_size)} == {(4, 9)}
    assert all(a <= b for a, b in pairwise([one.value.low for one in BY_ID["hour_cost"].of_size]))
