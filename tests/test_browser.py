"""The pages as a browser shows them: on a phone, on a desk, on paper, and with nothing loaded from anywhere."""

import re
from itertools import pairwise

import pytest
from browsing import CUT_OFF, DRAWINGS, TOO_WIDE, WIDTHS, chromium, needs_browser, needs_font, opened, pages_printed
from made_up import firm, worked_out
from sample_firms import LANGS, NAMES, documents_of, page_of

from aiready.comparison import compare_reports
from aiready.documents import render_comparison

OPENED_FIRMS = ("service", "owner_and_two")
PAGES = ("summary", "plan", "kit/input_card", "kit/hearing_sheet")
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
DRAWING = re.compile(r"<svg\b[^>]*>\s*(?:<title\b[^>]*>([^<]*)</title>)?\s*(?:<desc\b[^>]*>([^<]*)</desc>)?")

pytestmark = needs_browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def paper(browser):
    """One page for all that is printed."""
    return browser.new_page()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("lang", "firm", "name"), [(lang, firm, one) for lang in LANGS for firm in OPENED_FIRMS for one in PAGES]
)
def test_a_page_is_quiet_alone_in_order_and_never_scrolls_sideways(page, folder, lang, firm, name):
    asked_for, said = [], []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    file = page_of(folder, firm, lang, f"{name}.html")
    opened(page, file)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.title().strip()
    levels = page.evaluate(HEADINGS)
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    steps = [below - above for above, below in pairwise(levels)]
    assert max(steps, default=0) <= 1, levels
    too_wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        too_wide[width] = page.evaluate(TOO_WIDE)
    assert too_wide == dict.fromkeys(WIDTHS, 0)
    assert asked_for == [file.as_uri()]
    assert said == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", NAMES)
def test_every_drawing_in_a_plan_is_named_and_described(firm, lang):
    text = documents_of(firm, lang)["plan.html"].decode()
    drawings = DRAWING.findall(text)
    assert len(drawings) == text.count("<svg") >= 2, "the barriers and the timeline"
    assert all(title.strip() and description.strip() for title, description in drawings), drawings


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_that_compares_two_dates_fits_and_its_chart_is_named(page, tmp_path, lang):
    later = firm(2, champion__hours="unknown", security_fear__rules="none")
    found = compare_reports(worked_out(firm(1)).report, worked_out(later).report)
    file = tmp_path / "comparison.html"
    file.write_text(render_comparison(found, lang)["html"], encoding="utf-8")
    opened(page, file)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0
        assert page.evaluate(CUT_OFF) == []
    ((title, description),) = page.evaluate(DRAWINGS)
    assert title
    assert description


@needs_font
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", ["care_provider", "lone_adviser"])
def test_no_document_of_the_kit_is_longer_than_two_sheets_of_a4(paper, folder, firm, lang):
    kit = sorted(name for name in documents_of(firm, lang) if name.startswith("kit/") and name.endswith(".html"))
    assert len(kit) >= 15
    sheets = {name: pages_printed(opened(paper, page_of(folder, firm, lang, name)))[0] for name in kit}
    assert {name: n for name, n in sheets.items() if n > 2} == {}


@needs_font
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", NAMES)
def test_the_summary_is_one_sheet_of_a4(paper, folder, firm, lang):
    count, sizes = pages_printed(opened(paper, page_of(folder, firm, lang, "summary.html")))
    assert count == 1
    assert [[round(float(side)) for side in size.split()[2:]] for size in sizes] in ([[595, 842]], [[596, 842]])
