"""Puts the sheets of the workbook together, always with the same bytes for the same plan."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from aiready.action_table import ActionRow, action_rows
from aiready.measurements import Reviews
from aiready.report import Report
from aiready.report.phrases import Phrases
from aiready.text import ROLES, Lang, Role
from aiready.wording import full_day, plain, role_name
from aiready.workbook.actions import write_actions
from aiready.workbook.guide import Cover, write_guide
from aiready.workbook.measured import Measuring, write_cases, write_measured
from aiready.workbook.paper import LINE, Foot, Paper, Styles
from aiready.workbook.people import write_people
from aiready.workbook.places import FIRST, HEAD, SHEETS, SPARE_WEEKS, Places
from aiready.workbook.timeline import HEAD as WEEKS_HEAD
from aiready.workbook.timeline import Timeline, weeks_shown
from aiready.workbook.worth_sheet import WorthSheet, sum_of
from aiready.zip_package import repacked

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Nothing that a firm wrote is worked out or becomes a link, and nothing goes through a folder for temporary files."""


def written(report: Report, lang: Lang) -> bytes:
    """The workbook's bytes."""
    buffer = BytesIO()
    book = Workbook(buffer, OPTIONS)
    _Book(book, report, lang).write()
    book.close()
    return repacked(buffer.getvalue())


WRITTEN_IN = frozenset({"actions", "people", "ledger", "measured", "worth"})
"""The sheets in which the reader writes; their tabs carry the colour."""


class _Book:
    def __init__(self, book: Any, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.words: Mapping[str, str] = report.pack.words[lang]
        self.sum = sum_of(report)
        brand = report.pack.brand
        styles = Styles(book, lang, brand.colour)
        rows = action_rows(report, lang)
        self.places = Places(self.words, rows, self._who(rows), weeks_shown(report.plan, SPARE_WEEKS))
        wanted = [one for one in SHEETS if one != "worth" or self.sum]
        self.papers = {one: Paper(book, self.places.name(one), styles) for one in wanted}
        self.cover = Cover(
            firm=report.sheet.firm() or self.words["our_firm"],
            made_on=full_day(report.plan.today, lang),
            starts_on=full_day(report.plan.starts_on, lang),
            brand=brand.name.read(lang) if brand.name else "",
            foot=brand.foot.read(lang) if brand.foot else "",
        )
        today = report.plan.today
        book.set_properties(
            {
                "title": f"{self.cover.firm} {self.words['plan_title']}",
                "company": self.cover.brand,
                "created": datetime(today.year, today.month, today.day, tzinfo=UTC).replace(tzinfo=None),
            }
        )

    def _who(self, rows: tuple[ActionRow, ...]) -> dict[str, Role]:
        """Everybody who can be chosen: who does something in the plan, then the other roles by name."""
        words, sheet = dict(self.words), self.report.sheet
        named = [(plain(role_name(sheet, role, words, self.lang)), role) for role in ROLES]
        found: dict[str, Role] = {}
        known: set[str] = set()
        for who, role in (*((one.who, one.role) for one in rows), *named):
            if who.casefold() not in known:
                known.add(who.casefold())
                found[who] = role
        return found

    def write(self) -> None:
        papers, places, plan = self.papers, self.places, self.report.plan
        timeline = Timeline(papers["timeline"], places, plan)
        write_guide(papers["guide"], places, self.cover, tuple(papers)[1:])
        write_actions(papers["actions"], places)
        timeline.write()
        write_people(papers["people"], places, plan)
        write_cases(papers["ledger"], places)
        write_measured(papers["measured"], places, self._measuring())
        timeline.write_made(papers["as_planned"])
        whole = {"guide", "timeline", "people", "measured", "worth"}
        repeated = {"actions": HEAD, "timeline": WEEKS_HEAD, "ledger": 0, "as_planned": FIRST - 1}
        foot = Foot(f"{self.cover.firm} {self.cover.brand}".strip(), self.cover.foot or self.cover.made_on)
        for name, paper in papers.items():
            paper.printed(foot, repeated.get(name), whole=name in whole)
            paper.sheet.set_tab_color(paper.styles.accent if name in WRITTEN_IN else LINE)
        papers["guide"].sheet.activate()

    def _measuring(self) -> Measuring:
        """What is measured; the sheet of worth, which knows the cost of an hour, is written on the way."""
        reviews = self.report.sheet.reviews or Reviews()
        phrases = Phrases(self.report.pack, self.report.sheet, self.lang, small=self.report.plan.small)
        task = plain(phrases.slots["task"])
        if self.sum is None or self.report.pack.knowledge.assumptions is None:
            return Measuring(task, reviews, None, "")
        worth = WorthSheet(self.papers["worth"], self.places, self.sum, self.lang)
        worth.write(task, self.report.pack.knowledge.assumptions.round_to)
        return Measuring(task, reviews, worth.hour(), worth.hour_cell())
