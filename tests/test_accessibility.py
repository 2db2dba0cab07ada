"""Every document of seven samples, and every other page, as people with other eyes, screens and programs meet it.

All samples: `python tests/all_pages.py`.
"""

from itertools import combinations, product
from pathlib import Path

import pytest
from browsing import WIDTHS, chromium, needs_browser, needs_font, opened, pages_printed
from running import SERVICE, run
from sample_firms import LANGS, documents_of, page_of, report_of
from visiting import SCHEMES, SEEN_AS, Visitor, seen_as

from aiready.documents import render_several

SEVEN = ("care_provider", "lone_adviser", "manufacturing", "owner_and_two", "service", "tried_and_failed", "unsure")
"""A large and a small firm, one alone, every pattern and stage, one that failed before, one that knows little."""
PLAN_SHEETS = 20
"""A plan longer than this on paper is read by nobody."""
REVIEWED = Path(__file__).parent / "test_review"

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def visitor(browser):
    return Visitor(browser.new_page())


def test_every_language_width_and_scheme_is_seen_with_every_other():
    choices = (LANGS, WIDTHS, SCHEMES)
    for one, other in combinations(range(3), 2):
        assert {(way[one], way[other]) for way in SEEN_AS} == set(product(choices[one], choices[other]))


@pytest.mark.parametrize("firm", SEVEN)
def test_every_document_is_accessible_quiet_alone_and_as_wide_as_the_screen(visitor, tmp_path, firm):
    names = sorted(name for name in documents_of(firm, "ja") if name.endswith(".html"))
    assert {"summary.html", "plan.html"} < set(names)
    found = {
        (name, lang, width, scheme): visitor.visit(page_of(tmp_path, firm, lang, name), width, scheme)
        for name, lang, width, scheme in seen_as(SEVEN.index(firm), names)
    }
    assert {way: wrong for way, wrong in found.items() if wrong} == {}


def other_pages(folder, lang):
    """The pages that are no part of a plan."""
    ledger = ("--month", "3", "--ledger", REVIEWED / "retains-times.csv", "--today", "2027-06-20")
    calls = {
        "brief": ("brief",),
        "comparison": ("compare", SERVICE, "later.yaml"),
        "raters": ("compare", "--raters", SERVICE, "manager.yaml"),
        "review": ("review", REVIEWED / "retains.yaml", *ledger),
    }
    later = SERVICE.read_text(encoding="utf-8").replace("date: 2026", "date: 2027")
    (folder / "later.yaml").write_text(later.replace("hours: spare", "hours: weekly"), encoding="utf-8")
    (folder / "manager.yaml").write_text(later.replace("role: champion", "role: manager"), encoding="utf-8")
    for name, call in calls.items():
        ran = run(*call, "-o", f"{name}.html", "--lang", lang, cwd=folder)
        assert ran.code == 0, ran.err
    several = render_several({name: report_of(name) for name in SEVEN[:2]}, ("html",), lang)
    (folder / "index.html").write_bytes(next(one.data for one in several if one.name == "index.html"))
    return [folder / f"{name}.html" for name in (*calls, "index")]


@pytest.mark.parametrize("lang", LANGS)
def test_the_other_pages_are_as_well(visitor, tmp_path, lang):
    found = {}
    for place, file in enumerate(other_pages(tmp_path, lang)):
        ways = [(width, scheme) for one, width, scheme in SEEN_AS if one == lang]
        width, scheme = ways[place % len(ways)]
        found[file.name, width, scheme] = visitor.visit(file, width, scheme)
    assert {way: wrong for way, wrong in found.items() if wrong} == {}


@needs_font
@pytest.mark.parametrize(("firm", "lang"), [("care_provider", "ja"), ("unsure", "en")])
def test_a_plan_is_no_longer_on_paper_than_somebody_reads(browser, tmp_path, firm, lang):
    page = browser.new_page()
    count, _ = pages_printed(opened(page, page_of(tmp_path, firm, lang, "plan.html")))
    assert 2 < count <= PLAN_SHEETS


def test_what_is_wrong_is_found(visitor, tmp_path):
    """The visit itself: a page with one fault of each kind."""
    bad = tmp_path / "bad.html"
    picture = "<img src='http://127.0.0.1:9/x.png'>"
    bad.write_text(
        f"<html><body><p style='width:2000px;color:#ccc'>Hardly to be read</p>{picture}</body></html>", encoding="utf-8"
    )
    found = "\n".join(visitor.visit(bad, 768, "light"))
    for wrong in (
        "html-has-lang",
        "image-alt",
        "color-contrast",
        "too wide at 768",
        "too wide at 384",
        "asked for http",
    ):
        assert wrong in found
