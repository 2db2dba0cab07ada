"""The sum of worth and cost line by line, numbered as on a form, so that a bookkeeper can work it out again."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aiready.assumptions import AssumptionId, Unit, Used
from aiready.estimate import Estimate, known
from aiready.worth import MINUTES_AN_HOUR, CostId, Sums, Worth

Way = Literal["given", "plain", "crossed", "not_below_0", "larger", "months"]
"""How a line is worked out: as its formula says, end by end; or with the other end of all but the first line named."""
LineUnit = Unit | Literal["minutes", "times", "people", "months"]
Three = tuple[Fraction | None, Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number, what it is, the formula over other lines such as `(3) × 12 ÷ 52 × (4)`, and the result.

    `used`: the assumption that it is, where it is one. None among the points: there is no such number.
    """

    number: int
    id: str
    unit: LineUnit
    points: Three
    way: Way = "given"
    how: str = ""
    used: Used | None = None


def worth_lines(worth: Worth) -> tuple[Line, ...]:
    """Every step of the sum; none where there is no sum."""
    return _Form(worth, worth.sums).filled() if worth.sums else ()


class _Form:
    """Numbers each line as it is written and puts the numbers into the formulas that name it."""

    def __init__(self, worth: Worth, sums: Sums) -> None:
        self.worth = worth
        self.sums = sums
        self.lines: list[Line] = []
        self.numbers: dict[str, str] = {}

    def filled(self) -> tuple[Line, ...]:
        self._gain()
        self._seats()
        self._hours()
        self._result()
        self._after_and_money()
        self._turning_points()
        return tuple(self.lines)

    def _write(self, name: str, unit: LineUnit, points: Estimate | Three, way: Way = "given", how: str = "") -> None:
        number = len(self.lines) + 1
        self.numbers[name] = f"({number})"
        three = points.points() if isinstance(points, Estimate) else points
        used = self.worth.used.get(name)  # type: ignore[call-overload]
        self.lines.append(Line(number, name, unit, three, way, how.format_map(self.numbers), used))

    def _assume(self, name: AssumptionId, points: Estimate | None = None) -> None:
        used = self.worth.used[name]
        self._write(name, used.assumption.unit, points or used.points or known(0))

    def _stated(self, name: AssumptionId) -> bool:
        """Whether a line that is nothing unless a sheet says so has to be there."""
        points = self.worth.used[name].points
        return points is not None and points.high > 0

    def _yen(self, name: str, points: Estimate, how: str, way: Way = "plain") -> None:
        self._write(name, "yen", points, way, how)

    def _gain(self) -> None:
        candidate, gain = self.worth.candidate, self.sums.gain
        self._write("minutes", "minutes", known(candidate.minutes or 0))
        self._write("times", "times", known(candidate.times_a_month or 0))
        self._write("hours", "hours_a_month", known(self.sums.hours), "plain", "{minutes} × {times} ÷ 60")
        self._assume("weeks_a_year")
        self._write("task_hours", "hours", gain.task_hours, "plain", "{hours} × 12 ÷ 52 × {weeks_a_year}")
        self._assume("saving", self.sums.saving)
        self._write("saved_hours", "hours", gain.saved_hours, "plain", "{task_hours} × {saving} ÷ 100")
        self._assume("freed")
        self._write("free_hours", "hours", gain.free_hours, "plain", "{saved_hours} × {freed} ÷ 100")
        self._assume("hour_cost")
        self._yen("time", gain.time, "{free_hours} × {hour_cost}")
        if self._stated("outsourcing_stopped"):
            self._assume("outsourcing_stopped")
            self._yen("gain", gain.yen, "{time} + {outsourcing_stopped} × 12")
        else:
            self.numbers["gain"] = self.numbers["time"]

    def _seats(self) -> None:
        if self.worth.candidate.people is not None:
            self._write("learners", "people", self.sums.learners)
        self._assume("seats", self.sums.seats)
        if self.worth.candidate.people is None:
            self.numbers["learners"] = self.numbers["seats"]
        if self.worth.used["seat_price_yen"].points:
            self._assume("seat_price_yen")
        else:
            self._assume("seat_price")
            self._assume("yen_a_dollar")
            self._yen("seat_price_yen", self.sums.seat_yen, "{seat_price} × {yen_a_dollar}")
        self._cost("seats", "{seats} × {seat_price_yen} × 12")
        if self._stated("training_fee"):
            self._assume("training_fee")
            self._cost("training_fee", "{learners} × {training_fee}")
        if self._stated("outside_help"):
            self._assume("outside_help")
            self.numbers["cost_outside_help"] = self.numbers["outside_help"]

    def _cost(self, name: CostId, how: str) -> None:
        self._yen(f"cost_{name}", next(one.yen for one in self.sums.costs if one.id == name), how)

    def _hours(self) -> None:
        used, asked = self.worth.used, self.worth.asked
        self._assume("training_hours")
        self._cost("training", "{learners} × {training_hours} × {hour_cost}")
        self._assume("participant_hours")
        self._cost("participants", "{learners} × {participant_hours} × {hour_cost}")
        self._assume("driver_hours")
        self._assume("driver_weeks")
        weeks, week = used["driver_weeks"].points or known(0), used["driver_hours"].points or known(0)
        self._write("driver_by_weeks", "hours", week.times(weeks), "plain", "{driver_hours} × {driver_weeks}")
        if asked.driver:
            self._write("driver_asked", "hours", known(Fraction(asked.driver, MINUTES_AN_HOUR)))
            self._write("driver_in_all", "hours", self.sums.driver_hours, "larger", "{driver_by_weeks}, {driver_asked}")
        else:
            self.numbers["driver_in_all"] = self.numbers["driver_by_weeks"]
        self._cost("driver", "{driver_in_all} × {hour_cost}")
        if asked.president:
            self._write("president_asked", "hours", known(self.sums.president_hours))
            self._cost("president", "{president_asked} × {hour_cost}")

    def _there(self, *names: str) -> str:
        """The sum of those of these lines that are there."""
        return " + ".join(f"{{{name}}}" for name in names if name in self.numbers)

    def _result(self) -> None:
        names = [f"cost_{one.id}" for one in self.sums.costs]
        self._yen("cost", self.sums.cost, self._there(*names))
        self._yen("net", self.sums.net, "{gain} − {cost}", "crossed")

    def _after_and_money(self) -> None:
        money = self.sums.money
        self._assume("upkeep_hours")
        self._yen("upkeep", self.sums.upkeep, "{upkeep_hours} × 12 × {hour_cost}")
        self._yen("after", self.sums.after, "{gain} − {cost_seats} − {upkeep}", "crossed")
        self._yen("money_out", money.out, self._there("cost_seats", "cost_training_fee", "cost_outside_help"))
        if self._stated("overtime_stopped"):
            self._assume("overtime_stopped")
        if self._stated("overtime_stopped") or self._stated("outsourcing_stopped"):
            stopped = self._there("overtime_stopped", "outsourcing_stopped")
            how = f"[{stopped}] × 12" if " + " in stopped else f"{stopped} × 12"
            self._yen("money_staying", money.staying, how)
            self._yen("money_left", money.left, "{money_staying} − {money_out}", "crossed")

    def _turning_points(self) -> None:
        sums = self.sums
        self._yen(
            "an_hour", self.worth.an_hour, "12 ÷ 52 × {weeks_a_year} × {saving} ÷ 100 × {freed} ÷ 100 × {hour_cost}"
        )
        to_earn = "cost"
        if self._stated("outsourcing_stopped"):
            left = sums.cost.less(sums.gain.outsourcing).at_least(Fraction(0))
            self._yen("to_earn", left, "{cost} − {outsourcing_stopped} × 12", "not_below_0")
            to_earn = "to_earn"
        self._write("break_even", "hours_a_month", self.worth.break_even, "crossed", f"{{{to_earn}}} ÷ {{an_hour}}")
        yearly = next(one.yen for one in sums.costs if one.id == "seats")
        once = Estimate(*(all_ - part for all_, part in zip(sums.cost.points(), yearly.points(), strict=True)))
        self._yen("once", once, "{cost} − {cost_seats}")
        a_month = sums.gain.yen.less(yearly).by(Fraction(1, 12))
        self._yen("a_month", a_month, "[{gain} − {cost_seats}] ÷ 12", "crossed")
        back = sums.pay_back
        months: Three = tuple(
            None if one is None else Fraction(one) for one in (back.soonest, back.middle, back.latest)
        )  # type: ignore[assignment]
        self._write("pay_back", "months", months, "months", "{once} ÷ {a_month}; {after} ÷ 12")
