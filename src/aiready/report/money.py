"""What the first task is worth and what it costs, in words: ranges rounded for readers, always called an estimate."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from aiready.answers import AnswerSheet
from aiready.assumptions import Assumptions, Used, used_assumptions
from aiready.candidate import Candidate
from aiready.estimate import Estimate
from aiready.pack import Pack
from aiready.plan import Plan
from aiready.report.phrases import Phrases, View
from aiready.text import ROLES, Lang
from aiready.wording import duration, full_day, number, safe, yen
from aiready.worth import Asked, Sums, Worth, find_worth
from aiready.worth_words import break_even

EMPLOYEES = "company.employees"
LONGEST = 36
"""Months after which no pay-back is told: a price or a service hardly stays the same so long."""
WAGE = ("minimum_wage", "employer_share")


def worth_of(pack: Pack, sheet: AnswerSheet, plan: Plan, candidate: Candidate | None) -> Worth | None:
    """The worth of the task that comes first; None where there is no task, or the pack assumes nothing."""
    defaults = pack.knowledge.assumptions
    if defaults is None or candidate is None:
        return None
    employees = sheet.value(EMPLOYEES)
    people = employees if isinstance(employees, int | float) else None
    used = used_assumptions(defaults, sheet.assumptions or {}, people, plan.today)
    return find_worth(candidate, used, people, _asked(plan))


def _asked(plan: Plan) -> Asked:
    """The minutes of those who lead; in the smallest firms the president is the driver."""
    minutes = {role: sum(load.minutes for load in plan.load if load.role == role) for role in ROLES}
    if plan.small:
        return Asked(driver=minutes["owner"])
    return Asked(driver=minutes["champion"], president=minutes["owner"])


def _told(worth: Worth) -> list[Used]:
    """The assumptions that the sum of this firm looks at; none where there is no sum."""
    if worth.sums is None:
        return []
    return [
        one
        for one in worth.used.values()
        if one.points and (worth.wage_floor is not None or one.assumption.id not in WAGE or one.stated)
    ]


class Money:
    """One firm's worth and cost as plain data in one language."""

    def __init__(self, defaults: Assumptions, phrases: Phrases) -> None:
        self.defaults = defaults
        self.phrases = phrases
        self.lang = phrases.lang
        self.words = phrases.words

    def view(self, worth: Worth, plan: Plan) -> View:
        """Everything under the names that templates use; without figures where something must be measured first."""
        words, candidate = self.words, worth.candidate
        basis = "measured" if candidate.measured else candidate.origin
        return {
            "task": safe(candidate.title.read(self.lang)),
            "missing": [words[f"worth_missing_{one}"] for one in worth.missing],
            "basis": words["worth_basis_none" if worth.missing else f"worth_basis_{basis}"],
            "short": words["worth_not_yet"],
            "break_even": self._break_even(worth),
            "figures": self.phrases.figures(self.defaults.figures),
            "plan_hours": self._plan_hours(plan),
            "people_unknown": self._people_unknown(worth),
            "assumptions": [self._assumption(one, _entered(one, worth)) for one in _told(worth)],
            "as_of": _usual_day([one.assumption.as_of for one in _told(worth) if not one.stated], self.lang),
            "any_old": any(one.old for one in _told(worth)),
            "low_wage": self._low_wage(worth),
            **(self._sums(worth.sums) if worth.sums else {"sums": None}),
        }

    def _people_unknown(self, worth: Worth) -> str:
        """That the number of seats is a guess, where nobody has said how many do the task."""
        if worth.sums is None or worth.candidate.people is not None or worth.used["seats"].stated:
            return ""
        seats = self._range(worth.sums.seats, "")
        return self.words["worth_people_unknown"].format(seats=seats)

    def _plan_hours(self, plan: Plan) -> list[View]:
        by_role = ((role, sum(load.minutes for load in plan.load if load.role == role)) for role in ROLES)
        return [
            {"role": self.words[f"role_{role}"], "hours": duration(minutes, self.lang)}
            for role, minutes in by_role
            if minutes
        ]

    def _sums(self, sums: Sums) -> View:
        costs = {one.id: one for one in sums.costs if one.yen.high > 0}
        rows = [self._row("worth_gain", sums.gain.yen), self._row("worth_cost", sums.cost)]
        rows.append(self._row("worth_net", sums.net))
        return {
            "sums": {
                "hours": number(sums.hours, self.lang),
                "free_hours": self._range(sums.gain.free_hours, self.words["unit_hours"]),
                "rows": rows,
                "gains": [
                    self._row(f"worth_{name}", points)
                    for name, points in (("time", sums.gain.time), ("outsourcing", sums.gain.outsourcing))
                    if points.high > 0 or name == "time"
                ],
                "money_costs": [self._row(f"worth_cost_{one.id}", one.yen) for one in costs.values() if one.money],
                "time_costs": [self._row(f"worth_cost_{one.id}", one.yen) for one in costs.values() if not one.money],
                "money": {
                    "out": self._row("worth_money_out", sums.money.out),
                    "staying": self._row("worth_money_staying", sums.money.staying),
                    "left": self._row("worth_money_left", sums.money.left),
                },
                "after": self._row("worth_after", sums.after),
                "pay_back": self._pay_back(sums),
                "verdict": sums.verdict,
                "says": self._verdict(sums),
            },
            "short": self._verdict(sums, "short_"),
        }

    def _row(self, title: str, points: Estimate) -> View:
        """One row: its title, three amounts in words and as whole yen."""
        low, middle, high = (self._yen(one) for one in points.points())
        return {
            "title": self.words[title],
            "low": low,
            "middle": middle,
            "high": high,
            "yen": [float(one) for one in points.points()],
        }

    def _yen(self, amount: Fraction) -> str:
        return yen(amount, self.defaults.round_to, self.lang)

    def _left(self, amount: Fraction) -> str:
        """An amount that is left over, or that is lacking."""
        return self.words["worth_lacking" if amount < 0 else "worth_left"].format(yen=self._yen(abs(amount)))

    def _verdict(self, sums: Sums, form: str = "") -> str:
        low, middle, high = (self._left(one) for one in sums.net.points())
        out = sums.money.out
        paid = f"{self._yen(out.low)}{self.words['to']}{self._yen(out.high)}"
        return self.words[f"worth_{form}{sums.verdict}"].format(low=low, middle=middle, high=high, out=paid)

    def _pay_back(self, sums: Sums) -> str:
        months = (sums.pay_back.soonest, sums.pay_back.middle, sums.pay_back.latest)
        shown = [
            self.words["worth_never"]
            if one is None
            else self.words["worth_after_years"]
            if one > LONGEST
            else self.words["worth_in_month"].format(n=one)
            for one in months
        ]
        return self.words["worth_pay_back_line"].format(soonest=shown[0], middle=shown[1], latest=shown[2])

    def _break_even(self, worth: Worth) -> str:
        """How many hours a month the task would have to take, and how many it takes where somebody has said."""
        says = break_even(worth, self.words, self.lang)
        if worth.sums is None:
            return says
        today = self.words["worth_break_even_now"].format(
            now=f"{number(worth.sums.hours, self.lang)}{self.words['unit_hours']}"
        )
        return f"{says}{' ' if self.lang == 'en' else ''}{today}"

    def _range(self, points: Estimate, unit: str) -> str:
        """Low, middle and high with their unit; once where they are one."""
        shown = [number(one, self.lang) for one in points.points()]
        return (shown[0] if points.sure() else " / ".join(shown)) + unit

    def _assumption(self, used: Used, points: Estimate | None) -> View:
        one, words = used.assumption, self.words
        unit = words[f"unit_{one.unit}"]
        return {
            "id": one.id,
            "title": one.title.read(self.lang),
            "says": one.says.read(self.lang),
            "value": self._range(points, unit) if points else words["worth_not_stated"],
            "stated": used.stated,
            "because": safe(used.because),
            "whose": words["worth_stated"]
            if used.stated
            else self._whose(one.sources) + (words["worth_for_task"] if points != used.points else ""),
            "as_of": "-" if used.stated else full_day(date.fromisoformat(one.as_of), self.lang),
            "old": used.old,
        }

    def _whose(self, ids: tuple[str, ...]) -> str:
        """How far a default is to be trusted, and who measured or published what it rests on."""
        sources: Mapping[str, object] = self.phrases.sources
        by = [self.phrases.sources[one].figure for one in ids if one in sources]
        named = dict.fromkeys(f"{one.by.read(self.lang)} {one.on}" for one in by if one)
        return self.words["and"].join([self.phrases.claim(ids), *named])

    def _low_wage(self, worth: Worth) -> str:
        if worth.wage_floor is None:
            return ""
        hour, wage = worth.used["hour_cost"].points, worth.used["minimum_wage"].points
        if hour is None or wage is None:
            return ""
        return self.words["worth_low_wage"].format(
            hour=yen(hour.low, 1, self.lang),
            wage=yen(wage.middle, 1, self.lang),
            floor=yen(worth.wage_floor, 1, self.lang),
        )


def _usual_day(days: list[str], lang: Lang) -> str:
    """The day that most of the figures are of, the first of several alike; empty without figures."""
    return full_day(date.fromisoformat(max(dict.fromkeys(days), key=days.count)), lang) if days else ""


def _entered(used: Used, worth: Worth) -> Estimate | None:
    """An assumption as it enters the sum: a task may bring a range of its own, and its number of people."""
    if worth.sums is None:
        return used.points
    own = {"saving": worth.sums.saving, "seats": worth.sums.seats}
    return own.get(used.assumption.id, used.points)
