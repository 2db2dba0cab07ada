"""Public support is shown only while it is fresh and sure, and money is spoken of nowhere else."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import PACK, assessed, firm, sheets, worked_out

from aiready.cli import run
from aiready.documents import render
from aiready.pack_files import built_in_pack
from aiready.programmes import WITH_ORDERS, first_of_each_kind, offers
from aiready.report import view
from aiready.text import LANGS

ALL = PACK.knowledge.programmes.programmes
MONEY = re.compile(
    r"[0-9０-９]\s*(?:万|億)?円|補助金|助成金|融資|[0-9] yen\b|subsid(?!y_note)|\bloans?\b", re.IGNORECASE
)
OWN_FILES = ("programmes.yaml", "_sources.yaml", "planning_pr.yaml", "words.en.yaml")
"""planning_pr holds the task of reading a call for subsidies, without a word of what they pay."""
PROMISES = re.compile(r"もらえます|受け取れます|獲得|必ず使え|you will (?:get|receive)|guaranteed", re.IGNORECASE)


def offered(sheet, today):
    return offers(ALL, assessed(sheet).known, today)


def test_every_programme_says_when_it_was_read_and_where_the_official_page_is():
    assert len(ALL) >= 12
    assert {one.status for one in ALL} == {"open", "unclear", "closed"}
    for one in ALL:
        assert date.fromisoformat(one.as_of) <= one.last_day()
        assert one.url.startswith("https://")
        assert not one.terms or one.confidence == "high", one.id


@given(sheets(), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_what_is_stale_or_doubtful_is_never_sure_and_what_is_closed_never_there(sheet, today):
    for offer in offered(sheet, today):
        one = offer.programme
        assert one.status != "closed"
        if today > one.last_day() or one.confidence == "low" or one.status == "unclear":
            assert not offer.sure


@pytest.mark.parametrize("lang", LANGS)
def test_past_its_day_a_programme_shows_its_name_and_its_page_and_no_amount(lang):
    last = max(one.last_day() for one in ALL)
    report = worked_out(firm(1)).report
    late = replace(report, plan=replace(report.plan, today=last + timedelta(days=1)))
    shown = view(late, lang)["programmes"]
    assert shown["shown"] == []
    assert shown["named"]
    plan = "".join(one.data.decode() for one in render(late, ("md",), lang))
    terms = [one.terms.read(lang) for one in ALL if one.terms]
    assert len(terms) >= 1
    assert [one for one in terms if one in plan] == []
    assert shown["subsidy_note"] in plan


def test_free_desks_come_first_and_only_a_few_of_a_kind_are_told_at_length():
    found = offered(firm(1), date(2026, 11, 21))
    assert [one.programme.kind for one in found[:3]] == ["desk"] * 3
    kinds = [one.programme.kind for one in first_of_each_kind(found)]
    assert max(kinds.count(kind) for kind in kinds) <= 2


def test_a_large_firm_is_not_shown_the_money_that_is_for_small_ones():
    def ids(people):
        found = offered(firm(1, company__employees=people), date(2026, 11, 21))
        return {one.programme.id for one in found if one.programme.kind in (*WITH_ORDERS, "loan")}

    assert ids(900) < ids(10)


def test_nothing_is_promised_and_the_rule_about_early_orders_always_stands():
    notes = PACK.knowledge.programmes
    for lang in LANGS:
        texts = [text.read(lang) for one in ALL for text in (one.says, one.for_whom, one.terms) if text]
        assert len(texts) > 20
        assert [one for one in texts if PROMISES.search(one)] == []
    assert "対象になりません" in notes.subsidy_note.ja
    assert "not" in notes.subsidy_note.en


def test_money_from_outside_is_spoken_of_in_one_file_only():
    root = built_in_pack()
    files = [*root.glob("questions/*.yaml"), *root.glob("playbooks/**/*.yaml"), *root.glob("templates/**/*.j2")]
    assert len(files) > 40
    found = [
        (path.name, match.group())
        for path in files
        if path.name not in OWN_FILES
        for match in MONEY.finditer(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(("today", "warned"), [("2026-11-21", False), ("2027-02-10", True), ("2028-01-01", True)])
def test_the_check_warns_a_month_before_a_statement_must_be_read_again(today, warned, capsys):
    assert run(["pack", "check", "--today", today, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert ("A318" in out) is warned
    assert "No faults" in out
