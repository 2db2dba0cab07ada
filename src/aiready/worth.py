"""What the first task is worth and what it costs in the first year and after, as a range: a sum that never promises."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from aiready.assumptions import AssumptionId, Used
from aiready.candidate import Candidate
from aiready.estimate import Estimate, Number, exact, known

MONTHS, WEEKS = 12, 52
MINUTES_AN_HOUR = 60
HUNDRED = 100
NOTHING = known(0)

CostId = Literal["seats", "training_fee", "outside_help", "training", "participants", "driver", "president"]
Verdict = Literal["pays", "does_not_pay", "open"]
Missing = Literal["minutes", "times"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Minutes that the plan asks in all of whoever drives it, and of the president where that is somebody else."""

    driver: int = 0
    president: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What has to be given in the first year, in yen: `money` is paid out, otherwise it is time of the firm's own."""

    id: CostId
    money: bool
    yen: Estimate


@dataclass(frozen=True, slots=True)
class Gain:
    """What comes back in a year: hours of the task, hours saved, hours really free, and their worth in yen.

    `outsourcing`: payments for outside work that stop; with the worth of time it makes `yen`.
    """

    task_hours: Estimate
    saved_hours: Estimate
    free_hours: Estimate
    time: Estimate
    outsourcing: Estimate
    yen: Estimate


@dataclass(frozen=True, slots=True)
class Money:
    """What passes through the till in the first year: paid out, kept in the firm, and the difference."""

    out: Estimate
    staying: Estimate
    left: Estimate


@dataclass(frozen=True, slots=True)
class PayBack:
    """The month in which the gains have made up for the costs, at best, in the middle and at worst; None: in none."""

    soonest: int | None
    middle: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Sums:
    """The whole sum. `hours`: of the task in a month; `saving`: in percent. Yen before rounding.

    `net` is what the first year leaves, `after` each later one.
    """

    hours: Fraction
    saving: Estimate
    learners: Estimate
    seats: Estimate
    seat_yen: Estimate
    driver_hours: Estimate
    president_hours: Fraction
    gain: Gain
    costs: tuple[Cost, ...]
    cost: Estimate
    net: Estimate
    upkeep: Estimate
    after: Estimate
    money: Money
    pay_back: PayBack
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Worth:
    """The task, what is assumed of it, and the sum; where `missing` names what to measure first, there is none.

    `an_hour`: yen a year for every hour a month of the task. `break_even`: hours a month that the task would need for a
    first year of nothing, at best, in the middle and at worst; None where no hours are enough. Both are known without
    the hours. `wage_floor`: what an hour costs at the least by the minimum wage, where the assumed cost is below.
    """

    candidate: Candidate
    used: Mapping[AssumptionId, Used]
    asked: Asked
    missing: tuple[Missing, ...]
    sums: Sums | None
    an_hour: Estimate
    break_even: tuple[Fraction | None, Fraction | None, Fraction | None]
    wage_floor: Fraction | None


@dataclass(frozen=True, slots=True)
class _Spending:
    """All that has to be given, known before anybody has timed the task."""

    learners: Estimate
    seats: Estimate
    seat_yen: Estimate
    driver_hours: Estimate
    president_hours: Fraction
    costs: tuple[Cost, ...]
    cost: Estimate


def find_worth(candidate: Candidate, used: Mapping[AssumptionId, Used], people: Number | None, asked: Asked) -> Worth:
    """The sum for one task of a firm of so many people (None: not known).

    Low worth stands against high cost at the low end, and the other way round. Nobody's time counts as money.
    """
    missing: list[Missing] = []
    missing += ["minutes"] if candidate.minutes is None else []
    missing += ["times"] if candidate.times_a_month is None else []
    spent = _spending(candidate, used, people, asked)
    an_hour = _an_hour(saving_of(candidate, used["saving"]), used)
    stopped = _points(used, "outsourcing_stopped").by(MONTHS)
    return Worth(
        candidate=candidate,
        used=used,
        asked=asked,
        missing=tuple(missing),
        sums=None if missing else _sums(candidate, used, spent),
        an_hour=an_hour,
        break_even=_break_even(spent.cost.less(stopped), an_hour),
        wage_floor=_wage_floor(used),
    )


def _points(used: Mapping[AssumptionId, Used], name: AssumptionId) -> Estimate:
    return used[name].points or NOTHING


def _wage_floor(used: Mapping[AssumptionId, Used]) -> Fraction | None:
    """The minimum wage with the employer's share, where the cost of an hour is below it (domain.md 7.3)."""
    floor = _points(used, "minimum_wage").middle * (HUNDRED + _points(used, "employer_share").middle) / HUNDRED
    return floor if _points(used, "hour_cost").low < floor else None


def _spending(
    candidate: Candidate, used: Mapping[AssumptionId, Used], people: Number | None, asked: Asked
) -> _Spending:
    learners, seats = _heads(candidate, used["seats"], people)
    dollars = _points(used, "seat_price").times(_points(used, "yen_a_dollar"))
    seat_yen = used["seat_price_yen"].points or dollars
    driver = _points(used, "driver_hours").times(_points(used, "driver_weeks"))
    driver = driver.at_least(Fraction(asked.driver, MINUTES_AN_HOUR))
    president = Fraction(asked.president, MINUTES_AN_HOUR)
    costs = tuple(_costs(used, (learners, seats), seat_yen, (driver, president)))
    return _Spending(learners, seats, seat_yen, driver, president, costs, _total(one.yen for one in costs))


def _sums(candidate: Candidate, used: Mapping[AssumptionId, Used], spent: _Spending) -> Sums:
    hours = Fraction((candidate.minutes or 0) * (candidate.times_a_month or 0), MINUTES_AN_HOUR)
    saving = saving_of(candidate, used["saving"])
    gain = _gain(hours, saving, used)
    net = gain.yen.less(spent.cost)
    upkeep = _points(used, "upkeep_hours").times(_points(used, "hour_cost")).by(MONTHS)
    every_year = next(one.yen for one in spent.costs if one.id == "seats")
    return Sums(
        hours=hours,
        saving=saving,
        learners=spent.learners,
        seats=spent.seats,
        seat_yen=spent.seat_yen,
        driver_hours=spent.driver_hours,
        president_hours=spent.president_hours,
        gain=gain,
        costs=spent.costs,
        cost=spent.cost,
        net=net,
        upkeep=upkeep,
        after=gain.yen.less(every_year.plus(upkeep)),
        money=_money(spent.costs, used),
        pay_back=_pay_back(gain.yen, spent.cost, every_year, upkeep),
        verdict="pays" if net.low >= 0 else "does_not_pay" if net.high < 0 else "open",
    )


def saving_of(candidate: Candidate, used: Used) -> Estimate:
    """The firm's own saving before the task's range, whose middle is halfway unless it is the general range."""
    low, high = exact(candidate.saving.low), exact(candidate.saving.high)
    general = used.points or NOTHING
    if used.stated or (low, high) == (general.low, general.high):
        return general
    return Estimate(low, (low + high) / 2, high)


def _gain(hours: Fraction, saving: Estimate, used: Mapping[AssumptionId, Used]) -> Gain:
    task = _points(used, "weeks_a_year").by(hours * MONTHS / WEEKS)
    saved = task.times(saving).by(Fraction(1, HUNDRED))
    free = saved.times(_points(used, "freed")).by(Fraction(1, HUNDRED))
    time = free.times(_points(used, "hour_cost"))
    outsourcing = _points(used, "outsourcing_stopped").by(MONTHS)
    return Gain(task, saved, free, time, outsourcing, time.plus(outsourcing))


def _heads(candidate: Candidate, used: Used, people: Number | None) -> tuple[Estimate, Estimate]:
    """How many learn it and how many seats there are: those who do the task, unless the sheet says otherwise."""
    usual = used.points or NOTHING
    if not used.stated and people is not None:
        usual = usual.at_most(max(exact(people), Fraction(1)))
    learners = usual if candidate.people is None else known(candidate.people)
    return learners, usual if used.stated else learners


def _costs(
    used: Mapping[AssumptionId, Used],
    heads: tuple[Estimate, Estimate],
    seat_yen: Estimate,
    leading: tuple[Estimate, Fraction],
) -> list[Cost]:
    learners, seats = heads
    driver, president = leading
    hour = _points(used, "hour_cost")
    return [
        Cost("seats", money=True, yen=seats.times(seat_yen).by(MONTHS)),
        Cost("training_fee", money=True, yen=learners.times(_points(used, "training_fee"))),
        Cost("outside_help", money=True, yen=_points(used, "outside_help")),
        Cost("training", money=False, yen=learners.times(_points(used, "training_hours")).times(hour)),
        Cost("participants", money=False, yen=learners.times(_points(used, "participant_hours")).times(hour)),
        Cost("driver", money=False, yen=driver.times(hour)),
        Cost("president", money=False, yen=hour.by(president)),
    ]


def _total(parts: Iterable[Estimate]) -> Estimate:
    total = NOTHING
    for one in parts:
        total = total.plus(one)
    return total


def _money(costs: tuple[Cost, ...], used: Mapping[AssumptionId, Used]) -> Money:
    out = _total(one.yen for one in costs if one.money)
    staying = _points(used, "overtime_stopped").plus(_points(used, "outsourcing_stopped")).by(MONTHS)
    return Money(out, staying, staying.less(out))


def _pay_back(gain: Estimate, cost: Estimate, every_year: Estimate, upkeep: Estimate) -> PayBack:
    """What is paid once is set against what each month leaves after the seats, later after upkeep, too."""
    once = Estimate(*(all_ - yearly for all_, yearly in zip(cost.points(), every_year.points(), strict=True)))
    first = gain.less(every_year).by(Fraction(1, MONTHS))
    later = gain.less(every_year.plus(upkeep)).by(Fraction(1, MONTHS))
    return PayBack(
        _month(once.low, first.high, later.high),
        _month(once.middle, first.middle, later.middle),
        _month(once.high, first.low, later.low),
    )


def _month(once: Fraction, first: Fraction, later: Fraction) -> int | None:
    """The month in which it is made up for, with so much a month in the first year and after it; None: in none."""
    if once == 0 and first >= 0:
        return 1
    if once <= MONTHS * first:
        return ceil(once / first)
    return MONTHS + ceil((once - MONTHS * first) / later) if later > 0 else None


def _an_hour(saving: Estimate, used: Mapping[AssumptionId, Used]) -> Estimate:
    """Yen a year for every hour a month that the task takes now."""
    free = _points(used, "weeks_a_year").times(saving).times(_points(used, "freed"))
    return free.times(_points(used, "hour_cost")).by(Fraction(MONTHS, WEEKS * HUNDRED * HUNDRED))


def _break_even(to_earn: Estimate, an_hour: Estimate) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    soon, middle, late = to_earn.at_least(Fraction(0)).points()
    return _hours(soon, an_hour.high), _hours(middle, an_hour.middle), _hours(late, an_hour.low)


def _hours(to_earn: Fraction, an_hour: Fraction) -> Fraction | None:
    return to_earn / an_hour if an_hour else None
