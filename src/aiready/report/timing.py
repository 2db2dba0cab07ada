"""When what is done in words: the load of each week, holidays and busy times, and what would help where hours lack."""

from collections.abc import Iterable
from datetime import date

from aiready.fitting import Help
from aiready.plan import Plan
from aiready.plan_weeks import PlanWeek
from aiready.report.phrases import Phrases, View
from aiready.text import ROLES, Lang, Role
from aiready.wording import day, duration, full_day, safe, span
from aiready.working_days import Notice

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As Mermaid calls them."""


COMING = 4
"""Weeks that the plan tells on its first pages; all of them stand in its appendix."""


class Timing:
    """The weeks of a plan as plain data in one language."""

    def __init__(self, plan: Plan, phrases: Phrases, first_weeks: int) -> None:
        self.plan = plan
        self.phrases = phrases
        self.words = phrases.words
        self.lang: Lang = phrases.lang
        self.first_weeks = first_weeks
        self.load = {(one.week, one.role): one for one in plan.load}
        self.roles = [role for role in ROLES if any(one.role == role for one in plan.load)]

    def view(self) -> View:
        """Everything about time, under the names that templates and charts use."""
        last = max((one.week for one in self.plan.load), default=-1)
        return {
            "hours": {
                "roles": [self._name(role) for role in self.roles],
                "weeks": [self._week(number) for number in range(min(self.first_weeks, last + 1))],
                "load": [self._strip(role, last) for role in self.roles],
                "totals": [self._total(role) for role in self.roles],
                "later": self._later(last),
            },
            "coming": self._coming(last),
            "lacks": self._lacks(self.plan.help) if self.plan.help else [],
            "calendar": self._calendar(),
            "ends_on": full_day(ends, self.lang) if (ends := self.plan.ends_on()) else "",
            "holidays_reckoned": self._reckoned(),
        }

    def _coming(self, last: int) -> list[View]:
        """The next weeks in which something is to be done: what is not done yet, and each role's time in all."""
        waiting = [one for one in self.plan.not_dropped() if one.state != "done"]
        weeks = {
            number: [one for one in waiting if one.week <= number < one.week + one.weeks] for number in range(last + 1)
        }
        busy = [(number, actions) for number, actions in weeks.items() if actions]
        return [
            {
                "monday": day(self.plan.weeks[number].monday, self.lang),
                "tasks": [self.phrases.text(one.action.title) for one in actions],
                "hours": self.words["and"].join(
                    f"{self._name(role)} {duration(self.load[number, role].minutes, self.lang)}"
                    for role in self.roles
                    if (number, role) in self.load
                ),
            }
            for number, actions in busy[:COMING]
        ]

    def _name(self, role: Role) -> str:
        return self.words[f"role_{role}"]

    def _week(self, number: int) -> View:
        week = self.plan.weeks[number]
        return {
            "week": number + 1,
            "monday": day(week.monday, self.lang),
            "tasks": [
                self.phrases.text(one.action.title)
                for one in self.plan.not_dropped()
                if one.week <= number < one.week + one.weeks
            ],
            "cells": [self._cell(number, role) for role in self.roles],
            "notices": [self._notice(one) for one in week.notices] or ["-"],
        }

    def _cell(self, week: int, role: Role) -> str:
        load = self.load.get((week, role))
        return "-" if load is None else self._of(load.minutes, load.there_are)

    def _strip(self, role: Role, last: int) -> View:
        """A role's minutes by week, asked and there, for a drawing; and its fullest week in words."""
        loads = [self.load.get((week, role)) for week in range(last + 1)]
        fullest = max((one for one in loads if one), key=lambda one: (one.minutes, -one.week))
        return {
            "role": self._name(role),
            "most": self._of(fullest.minutes, fullest.there_are),
            "weeks": [[one.minutes, one.there_are] if one else None for one in loads],
        }

    def _of(self, minutes: int, there_are: int) -> str:
        return f"{duration(minutes, self.lang)} / {duration(there_are, self.lang)}"

    def _total(self, role: Role) -> str:
        return duration(sum(one.minutes for one in self.plan.load if one.role == role), self.lang)

    def _later(self, last: int) -> list[View]:
        """After the first weeks only what each role gives in all, and in its fullest week."""
        found = []
        for role in self.roles:
            loads = [one for one in self.plan.load if one.role == role and one.week >= self.first_weeks]
            if loads:
                fullest = max(loads, key=lambda one: (one.minutes, -one.week))
                found.append(
                    {
                        "role": self._name(role),
                        "minutes": duration(sum(one.minutes for one in loads), self.lang),
                        "fullest": self._of(fullest.minutes, fullest.there_are),
                        "week": fullest.week + 1,
                        "last": last + 1,
                    }
                )
        return found

    def _notice(self, notice: Notice) -> str:
        """A holiday by the law's name (in Japanese), a closure or busy time as the firm calls it, and its days."""
        name = notice.name if notice.why != "holiday" or self.lang == "ja" else ""
        said = self.words[f"week_{notice.why}"] + (f"{self.words['colon']}{safe(name)}" if name else "")
        days = day(notice.days[0], self.lang)
        if len(notice.days) > 1:
            days = span(notice.days[0], notice.days[-1], self.lang)
        return f"{said}{self.words['open']}{days}{self.words['close']}"

    def _lacks(self, help_: Help) -> list[str]:
        """Whose hours lack, in which weeks, and what would make room."""
        words, lang = self.words, self.lang
        lacking = [one for one in self.plan.postponed if one.reason == "no_room"]
        begin, end = self.plan.weeks[help_.first].monday, _last_day(self.plan.weeks, help_.last)
        facts: dict[str, object] = {
            "role": self._name(help_.role),
            "span": span(begin, end, lang),
            "n": len(lacking),
            "minutes": duration(help_.minutes, lang),
            "weeks": len(self.plan.weeks),
            "have": duration(help_.have, lang),
        }
        said = [words["lack_hours"].format(**facts)]
        if help_.enough is not None and help_.enough_end is not None:
            ends = full_day(_last_day(self.plan.weeks, help_.enough_end), lang)
            said.append(words["lack_enough"].format(**facts, enough=duration(help_.enough, lang), day=ends))
        if help_.outside:
            titles = words["bar"].join(self.phrases.text(one.title) for one in help_.outside)
            if help_.outside_end is None:
                said.append(words["lack_outside_not"].format(**facts, titles=titles))
            else:
                ends = full_day(_last_day(self.plan.weeks, help_.outside_end), lang)
                said.append(words["lack_outside"].format(**facts, titles=titles, day=ends))
        return said

    def _calendar(self) -> View:
        """What a timeline needs: each week's state, days off by date, weekdays off, and busy stretches."""
        weeks = self.plan.weeks
        worked = {one for week in weeks for one in week.days}
        weekdays = {one.weekday() for one in worked}
        off = [one for week in weeks for notice in week.notices if notice.why != "busy" for one in notice.days]
        return {
            "weeks": [_state(week) for week in weeks],
            "weekdays_off": [name for number, name in enumerate(WEEKDAYS) if number not in weekdays],
            "days_off": [one.isoformat() for one in sorted(set(off))],
            "busy": [
                {"name": safe(notice.name) or self.words["week_busy"], "first": first, "last": last}
                for notice, first, last in _stretches(weeks)
            ],
        }

    def _reckoned(self) -> str:
        """A word of caution where the plan reaches into years whose holidays have not been announced."""
        year = self.plan.weeks[-1].monday.year if self.plan.weeks else 0
        return self.words["holidays_reckoned"].format(year=year) if year > self.plan.today.year + 1 else ""


def _state(week: PlanWeek) -> str:
    """`closure` and `busy` where the week mostly is, `holiday` where days are missing, else nothing."""
    if week.mostly(week.open):
        return "closure"
    if any(one.why == "busy" for one in week.notices):
        return "busy"
    return "holiday" if week.notices else ""


def _stretches(weeks: Iterable[PlanWeek]) -> list[tuple[Notice, str, str]]:
    """Busy times by name, from their first day to their last, weeks that follow each other put together."""
    found: list[tuple[Notice, date, date]] = []
    for week in weeks:
        for notice in (one for one in week.notices if one.why == "busy"):
            at = next((i for i, (known, _, last) in enumerate(found) if _goes_on(known, notice, last)), None)
            if at is None:
                found.append((notice, notice.days[0], notice.days[-1]))
            else:
                found[at] = (notice, found[at][1], notice.days[-1])
    return [(notice, first.isoformat(), last.isoformat()) for notice, first, last in found]


def _goes_on(known: Notice, notice: Notice, last: date) -> bool:
    return known.name == notice.name and (notice.days[0] - last).days <= len(WEEKDAYS)


def _last_day(weeks: tuple[PlanWeek, ...], number: int) -> date:
    """The last day worked in or before this week."""
    return next((week.days[-1] for week in reversed(weeks[: number + 1]) if week.days), weeks[number].monday)
