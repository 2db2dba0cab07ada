"""The pages as a browser shows them: on a phone, on a desk, on paper, and with nothing loaded from anywhere."""

import re
import shutil
import subprocess
from datetime import date
from itertools import pairwise

import pytest
from made_up import firm, worked_out

from aiready.answers_file import read_sheet
from aiready.assessment import assess
from aiready.cli.planning import samples
from aiready.comparison import compare_reports
from aiready.documents import render, render_comparison
from aiready.pack_files import built_in_pack, load_pack
from aiready.plan import make_plan
from aiready.report import Report
from aiready.rollout import choose_rollout

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LANGS = ("ja", "en")
FIRMS = tuple(path.stem for path in samples())
OPENED_FIRMS = ("service", "owner_and_two")
PAGES = ("summary", "plan", "kit/input_card", "kit/hearing_sheet")
WIDTHS = (320, 768, 1440)

HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
DRAWINGS = (
    "[...document.querySelectorAll('svg')].map(one =>"
    " ['title', 'desc'].map(name => one.querySelector(':scope > ' + name)?.textContent.trim() ?? ''))"
)
CUT_OFF = """[...document.querySelectorAll('svg text')].filter(one => {
  const [box, view] = [one.getBBox(), one.ownerSVGElement.viewBox.baseVal];
  return box.x < 0 || box.y < 0 || box.x + box.width > view.width || box.y + box.height > view.height;
}).map(one => one.textContent)"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not BROWSER, reason="no browser found: install Chromium (Debian: apt install chromium)"),
]


def has_japanese_font():
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


needs_font = pytest.mark.skipif(
    not has_japanese_font(),
    reason="no Japanese font found: install one, and fontconfig (Debian: apt install fontconfig fonts-noto-cjk)",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("pages")
    pack = load_pack(built_in_pack())
    for path in samples():
        sheet = read_sheet(path, pack)
        assessment = assess(pack.questionnaire, pack.policy, sheet)
        rollout = choose_rollout(pack.policy, assessment)
        plan = make_plan(pack, sheet, assessment, rollout, today=date(2026, 11, 21), starts_on=date(2026, 11, 30))
        for lang in LANGS:
            for document in render(Report(pack, sheet, assessment, rollout, plan), ("html",), lang):
                file = root / lang / path.stem / document.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(document.data)
    return root


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


def opened(page, file):
    page.goto(file.as_uri())
    return page


every_page = pytest.mark.parametrize(
    ("lang", "name"), [(lang, f"{firm}/{one}.html") for lang in LANGS for firm in OPENED_FIRMS for one in PAGES]
)


@every_page
def test_a_page_loads_only_itself_and_says_nothing_to_the_console(page, folder, lang, name):
    asked_for, said = [], []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    file = folder / lang / name
    opened(page, file)
    assert asked_for == [file.as_uri()]
    assert said == []


@every_page
def test_a_page_names_its_language_and_its_headings_come_in_order(page, folder, lang, name):
    opened(page, folder / lang / name)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.title().strip()
    levels = page.evaluate(HEADINGS)
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    steps = [below - above for above, below in pairwise(levels)]
    assert max(steps, default=0) <= 1, levels


@every_page
def test_a_page_never_scrolls_sideways(page, folder, lang, name):
    opened(page, folder / lang / name)
    too_wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        too_wide[width] = page.evaluate(TOO_WIDE)
    assert too_wide == dict.fromkeys(WIDTHS, 0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", FIRMS)
def test_every_drawing_in_a_plan_is_named_and_described(page, folder, firm, lang):
    opened(page, folder / lang / firm / "plan.html")
    drawings = page.evaluate(DRAWINGS)
    assert len(drawings) >= 2, "the barriers and the timeline"
    assert all(title and description for title, description in drawings), drawings


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
def test_no_document_of_the_kit_is_longer_than_two_sheets_of_a4(page, folder, firm, lang):
    kit = sorted((folder / lang / firm / "kit").glob("*.html"))
    assert len(kit) >= 15
    sheets = {}
    for file in kit:
        opened(page, file)
        printed = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
        sheets[file.stem] = len(re.findall(rb"/Type ?/Page\b(?!s)", printed))
    assert {name: n for name, n in sheets.items() if n > 2} == {}


@needs_font
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", FIRMS)
def test_the_summary_is_one_sheet_of_a4(page, folder, firm, lang):
    opened(page, folder / lang / firm / "summary.html")
    printed = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    sizes = set(re.findall(rb"/MediaBox ?\[([^]]*)\]", printed))
    assert len(re.findall(rb"/Type ?/Page\b(?!s)", printed)) == 1
    assert [[round(float(side)) for side in size.split()[2:]] for size in sizes] in ([[595, 842]], [[596, 842]])
