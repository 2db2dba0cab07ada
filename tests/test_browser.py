"""The pages as a browser shows them: on a phone, on a desk, on paper, and with nothing loaded from anywhere."""

import re
import unicodedata
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from browsing import CUT_OFF, DRAWINGS, TOO_WIDE, WIDTHS, chromium, needs_browser, needs_font, opened, pages_printed
from made_up import MONDAY, PACK, firm, worked_out
from pypdf import PdfReader
from sample_firms import LANGS, NAMES, documents_of, page_of

from aiready.answers import Respondent
from aiready.comparison import compare_reports
from aiready.documents import render, render_comparison, render_raters
from aiready.merging import merge_sheets
from aiready.raters_view import Raters

OPENED_FIRMS = ("service", "owner_and_two")
PAGES = ("summary", "plan", "kit/input_card", "kit/hearing_sheet")
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
DRAWING = re.compile(
    r"<svg\b[^>]*role=.img.[^>]*>\s*(?:<title\b[^>]*>([^<]*)</title>)?\s*(?:<desc\b[^>]*>([^<]*)</desc>)?"
)
SMALLEST_LETTER = """Math.min(...[...document.querySelectorAll('svg.chart text')]
  .filter(one => one.getBoundingClientRect().width).map(one => parseFloat(getComputedStyle(one).fontSize)))"""
TABLES = "[...document.querySelectorAll('figure')].map(one => one.querySelectorAll('details td').length)"
DOUBLE = """[...document.querySelectorAll('[id]')].map(one => one.id).filter((one, at, all) => all.indexOf(one) < at)"""
HEADED = "[...document.querySelectorAll('h2,h3,h4')].map(one => one.textContent)"
TICKS = "form.ticks output"

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
    assert len(drawings) == text.count('role="img"') >= 2, "the barriers and the timeline"
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


@pytest.fixture(scope="module")
def charted(folder):
    """A page for each kind of chart."""
    sheets = [
        firm(2, **answers).model_copy(update={"respondent": Respondent(role=role)})
        for role, answers in (
            ("owner", {"security_fear__rules": "written", "champion__hours": "unknown"}),
            ("champion", {"security_fear__rules": "told"}),
            *(("floor", {"security_fear__rules": rules}) for rules in ("none", "careful", "none")),
        )
    ]
    together = worked_out(merge_sheets(PACK.questionnaire, PACK.policy.raters, sheets)).report
    later = firm(2, champion__hours="unknown", security_fear__rules="none")
    found = compare_reports(worked_out(firm(1)).report, worked_out(later).report)
    pages = {}
    for lang in LANGS:
        made = {
            "raters": render_raters(Raters(tuple(sheets), together), lang),
            "comparison": render_comparison(found, lang),
        }
        (folder / lang).mkdir(exist_ok=True)
        for name, page in made.items():
            pages[lang, name] = folder / lang / f"{name}.html"
            pages[lang, name].write_text(page["html"], encoding="utf-8")
        pages[lang, "plan"] = page_of(folder, "unsure", lang, "plan.html")
        pages[lang, "worth"] = page_of(folder, "service", lang, "plan.html")
    return pages


@needs_font
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["raters", "comparison", "plan", "worth"])
def test_charts_have_tables_ids_of_their_own_and_letters_to_read_at_every_width(page, charted, name, lang):
    opened(page, charted[lang, name])
    drawings = page.evaluate(DRAWINGS)
    assert drawings
    assert all(title and description for title, description in drawings)
    assert min(page.evaluate(TABLES)) > 0
    assert page.evaluate(DOUBLE) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0
        assert page.evaluate(SMALLEST_LETTER) >= 11
        assert page.evaluate(CUT_OFF) == [], width


def tokens(style, block):
    """The colours that a block of the style sheet sets."""
    return dict(
        re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", style.split(block, maxsplit=1)[1].split("}", maxsplit=1)[0])
    )


def contrast(first, second):
    """As WCAG 2 counts it."""

    def light(colour):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    below, above = sorted((light(first), light(second)))
    return (above + 0.05) / (below + 0.05)


def test_every_colour_can_be_read_by_day_by_night_and_on_paper():
    style = PACK.templates["style.css.j2"]
    day = tokens(style, ":root {")
    night = tokens(style, "prefers-color-scheme: dark) { :root {")
    assert tokens(style, "@media print { :root {") == day, "paper is never dark"
    assert night.keys() == day.keys()
    for colours in (day, night):
        for letters in ("ink", "soft", "accent", "warm", "good"):
            for ground in ("paper", "band", "tint"):
                assert contrast(colours[letters], colours[ground]) >= 4.5, (letters, ground, colours)
        for mark in ("accent", "edge", "warm", "ink"):
            assert contrast(colours[mark], colours["paper"]) >= 3, (mark, colours)
        assert contrast(colours["accent"], colours["track"]) >= 3
        assert contrast(colours["ink"], colours["line"]) >= 4.5, "a title across a closed week"


@pytest.mark.parametrize("lang", LANGS)
def test_ticks_stay_where_they_were_made_and_the_keyboard_is_enough(page, folder, lang):
    words = PACK.words[lang]
    opened(page, page_of(folder, "service", lang, "plan.html"))
    actions, boxes = page.locator("section.action"), page.get_by_role("checkbox")
    assert actions.count() == boxes.count() > 5
    title = actions.first.locator("h3").inner_text()
    assert page.get_by_role("checkbox", name=f"{words['tick_done']} {title}").count() >= 1
    every = len({one.get_attribute("data-id") for one in actions.all()})
    assert page.locator(TICKS).inner_text() == words["tick_count"].format(n=every, done=0)
    boxes.first.focus()
    page.keyboard.press("Space")
    assert page.locator(TICKS).inner_text() == words["tick_count"].format(n=every, done=1)
    page.reload()
    assert page.get_by_role("checkbox").first.is_checked()
    assert page.locator(TICKS).inner_text() == words["tick_count"].format(n=every, done=1)
    page.get_by_role("combobox").focus()
    page.keyboard.press("End")
    chosen = page.get_by_role("combobox").input_value()
    shown = page.locator("section.action:visible")
    assert 0 < shown.count() < actions.count()
    assert all(chosen in one.get_attribute("data-who").split() for one in shown.all())
    page.emulate_media(media="print")
    assert not page.locator("form.ticks").is_visible()
    assert not page.get_by_role("checkbox").first.is_visible()
    assert page.locator("section.action:visible").count() == actions.count(), "paper has them all"


def test_ticks_are_those_of_one_firm_from_one_day_even_without_a_name():
    def key(level, name=None, day=MONDAY):
        report = worked_out(firm(level, company__name=name), starts_on=day).report
        pages = {one.name: one.data.decode() for one in render(report, ("html",), "ja")}
        return re.search(r'data-plan="([^"]+)"', pages["plan.html"])[1]

    later = MONDAY + timedelta(weeks=52)
    assert key(2) == key(2)
    assert len({key(1), key(2), key(2, "甲"), key(2, "乙"), key(2, day=later), key(2, "甲", later)}) == 6
    assert key(1, "甲") == key(2, "甲"), "an answer added leaves a named firm its ticks"


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_script_the_plan_is_whole(browser, folder, lang):
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), page_of(folder, "service", lang, "plan.html"))
    assert not page.locator("form.ticks").is_visible()
    assert page.locator("section.action:visible").count() > 5
    context.close()


def test_a_script_that_is_not_ours_does_not_run(page, folder, tmp_path):
    """The page allows by its digest just the one script that it carries."""
    html = page_of(folder, "service", "ja", "plan.html").read_text(encoding="utf-8")
    file = tmp_path / "plan.html"
    file.write_text(html.replace("</main>", "<script>document.title = 'seized'</script></main>"), encoding="utf-8")
    opened(page, file)
    assert page.title() != "seized"
    assert page.get_by_role("checkbox").count() > 5


def lines_of(printed):
    """Each page's lines from the top, without spaces and in their usual form, and whether each is in bold letters."""
    for sheet in PdfReader(BytesIO(printed)).pages:
        found, bold = {}, {}

        def keep(words, *place, found=found, bold=bold):
            if words.strip():
                page, line, font, _ = place
                at = round(page[5] + page[3] * line[5])
                found.setdefault(at, []).append(words)
                bold[at] = bold.get(at, True) and "Bold" in str((font or {}).get("/BaseFont"))

        sheet.extract_text(visitor_text=keep)
        lines = {at: re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(one))) for at, one in found.items()}
        yield [(lines[at], bold[at]) for at in sorted(lines, reverse=True)]


@needs_font
@pytest.mark.parametrize("lang", LANGS[:1])
def test_the_printed_plan_has_page_numbers_and_no_heading_alone_at_a_foot(page, folder, lang):
    opened(page, page_of(folder, "service", lang, "plan.html"))
    headings = {re.sub(r"\s", "", unicodedata.normalize("NFKC", one)) for one in page.evaluate(HEADED)}
    sheets = list(lines_of(page.pdf(format="A4", prefer_css_page_size=True, print_background=True)))
    assert len(sheets) > 10
    for number, lines in enumerate(sheets, 1):
        assert lines[-1][0] == f"{number}/{len(sheets)}"
        assert len(lines) > 3
        last, bold = lines[-2]
        assert not (bold and any(one.endswith(last) for one in headings)), (number, last)
    title = re.sub(r"\s", "", unicodedata.normalize("NFKC", page.title()))
    assert all(lines[0][0] == title for lines in sheets[1:]), "the firm stands above every sheet but the first"


@needs_font
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("firm", ["care_provider"])  # all of them: all_pages.py
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
