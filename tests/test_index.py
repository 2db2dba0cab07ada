"""The page that leads to the plans of several firms, the demo's front page, and opening a page on wish."""

import importlib.util
import re
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import NASTY, PACK, firm, worked_out
from running import ROOT, SAMPLES, SERVICE, run

from aiready.brand import Brand
from aiready.cli import run as run_here
from aiready.cli.settings import Settings
from aiready.cli.showing import SCREENS
from aiready.documents import render_several
from aiready.front_file import read_front, sample_paths
from aiready.index_view import OURS, index_view
from aiready.press import press_of
from aiready.strip_chart import WIDTH, strip_svg
from aiready.text import Text

LANGS = ("ja", "en")
OTHER = SAMPLES / "owner_and_two.yaml"
FORMATS = ("md", "html")


class Reading(HTMLParser):
    """The links of a page, its ids, its headings and its words."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.levels, self.words = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.ids.append(values["id"])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data):
        self.words += data


def reports(*moods, **changes):
    return {f"firm {number}": worked_out(firm(mood, **changes)).report for number, mood in enumerate(moods)}


def drawn(made_of, made, lang, front=None):
    """The index alone, without the documents it leads to."""
    pack = next(iter(made_of.values())).pack
    return press_of(pack, lang).drawn(
        "index.html.j2", {**index_view(made_of, made, lang, front), "beside": ""}, "index"
    )


def index_of(documents):
    return next(one.data.decode() for one in documents if one.name == "index.html")


@pytest.fixture(scope="module")
def two():
    return {lang: render_several(reports(1, 2), FORMATS, lang) for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_of_the_index_leads_to_a_document_and_every_document_is_linked(two, lang):
    page = Reading(index_of(two[lang]))
    names = {one.name for one in two[lang]} - {"index.html"}
    linked = {unquote(link) for link in page.links}
    assert linked == {name for name in names if not name.endswith(OURS)}
    assert len(linked) > 40


@pytest.mark.parametrize("lang", LANGS)
def test_each_firm_shows_where_it_stands_its_five_barriers_and_what_comes_first(two, lang):
    page = index_of(two[lang])
    for report in reports(1, 2).values():
        words = PACK.words[lang]
        for barrier in report.assessment.barriers:
            assert f"<b>{'-' if barrier.severity is None else barrier.severity}</b>" in page
        assert PACK.policy.pattern(report.rollout.pattern).title.read(lang) in unescape(page)
        assert PACK.policy.stage(report.assessment.stage).title.read(lang) in page
        assert page.count(words["index_first"]) == 2
    assert page.count("<svg") == 10
    assert page.count('aria-hidden="true"') == 10, "the numbers stand beside each drawing as text"


def test_the_barriers_stand_in_the_same_order_for_every_firm_and_the_highest_is_marked():
    seen = index_view(reports(1, 2, 3), (), "en")
    (group,) = seen["groups"]
    orders = {tuple(barrier["title"] for barrier in one["barriers"]) for one in group["firms"]}
    assert len(orders) == 1
    for one in group["firms"]:
        known = [barrier for barrier in one["barriers"] if barrier["number"] != "-"]
        most = max(barrier["number"] for barrier in known)
        assert [barrier["number"] == most and most > 0 for barrier in known] == [one["highest"] for one in known]


def test_other_formats_are_linked_behind_the_page_and_files_for_programs_are_not():
    made = [f"a b/{name}" for name in ("summary.pdf", "summary.html", "plan.html", "plan.xlsx", "plan.ics", *OURS)]
    (only,) = index_view({"a b": reports(1)["firm 0"]}, made, "en")["groups"][0]["firms"]
    assert [(one["href"], [other["word"] for other in one["others"]]) for one in only["leading"]] == [
        ("a%20b/summary.html", ["for printing (pdf)"]),
        ("a%20b/plan.html", ["calendar (ics)", "workbook (xlsx)"]),
    ]
    assert only["kit"] == []


@pytest.mark.parametrize("lang", LANGS)
def test_headings_come_in_order_and_no_name_of_a_place_stands_twice(two, lang):
    page = Reading(index_of(two[lang]))
    assert page.levels == [1, 2, 2]
    assert max(Counter(page.ids).values()) == 1


@settings(max_examples=12)
@given(name=st.sampled_from(NASTY), folder=st.sampled_from(("a&b", "x'y", "見積 50%", "a#b?c")))
def test_words_of_a_firm_stay_words(name, folder):
    report = worked_out(firm(1, company__name=name)).report
    text = drawn({folder: report}, [f"{folder}/plan.html"], "ja")
    page = Reading(text)
    assert "<script" not in text
    assert "<img" not in text
    assert " ".join(name.split()) in " ".join(page.words.split())
    assert all(link.startswith(("#", f"{_quoted(folder)}/")) for link in page.links)


def _quoted(folder):
    from urllib.parse import quote

    return quote(folder)


@given(low=st.integers(0, 100), high=st.integers(0, 100), severity=st.none() | st.integers(0, 100))
def test_nothing_of_a_small_chart_lies_outside_of_it(low, high, severity):
    low, high = sorted((low, high))
    drawing = strip_svg({"low": low, "high": high, "severity": severity})
    widths = [float(one) for one in re.findall(r'width="([\d.]+)"', drawing)]
    places = [float(one) for one in re.findall(r"[MH]([\d.]+)", drawing)]
    assert all(0 <= one <= WIDTH for one in (*widths, *places))
    assert ('class="range"' in drawing) == (low < high)


def test_a_brand_stands_on_the_index_as_well():
    made = reports(1)
    branded = {
        folder: replace(one, pack=replace(PACK, brand=Brand(name=Text(ja="港", en="Minato"))))
        for folder, one in made.items()
    }
    assert '<p class="whose">Minato</p>' in drawn(branded, (), "en")


def test_every_colour_the_pages_of_ours_use_is_one_of_the_style_sheet():
    folder = ROOT / "templates"
    style = (folder / "style.css.j2").read_text(encoding="utf-8")
    used = "".join((folder / f"{name}.css.j2").read_text(encoding="utf-8") for name in ("index", "brand"))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", used)) <= set(re.findall(r"(--[a-z0-9-]+):", style))


def test_the_demo_names_every_sample_once_with_a_sentence_in_both_languages():
    front = read_front(ROOT)
    named = [one.id for group in front.groups for one in group.firms]
    assert sorted(named) == [path.stem for path in sample_paths(ROOT)]
    assert len(named) > 20
    for group in front.groups:
        for one in group.firms:
            assert 20 < len(one.says.ja) <= 70, one.id
            assert 40 < len(one.says.en) <= 140, one.id


def test_the_front_page_shows_groups_sentences_and_a_way_to_each_firm():
    front = read_front(ROOT)
    made = {one.id: worked_out(firm(1)).report for one in front.groups[0].firms}
    made["nobody_named_it"] = worked_out(firm(2)).report
    seen = index_view(made, (), "en", front)
    assert [group["title"] for group in seen["groups"]] == [front.groups[0].title.en, ""]
    assert [one["says"] for one in seen["groups"][0]["firms"]] == [one.says.en for one in front.groups[0].firms]
    page = Reading(drawn(made, (), "en", front))
    assert page.levels == [1, 2, 3, 3, 3, 3, 2]
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def broken_links(root):
    """Every link of every page below a folder that leads nowhere."""
    found, pages = [], {path: Reading(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.html"))}
    assert pages
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if parts.scheme in ("http", "https"):
                continue
            missing = not target.is_file() or not target.is_relative_to(root.resolve())
            if missing or (parts.fragment and target in pages and parts.fragment not in pages[target].ids):
                found.append(f"{path.relative_to(root)}: {link}")
    return found


def test_every_link_of_the_demo_site_leads_somewhere_and_the_languages_lead_to_each_other(tmp_path):
    module_of_docs("site").build(tmp_path / "site", Settings("ja", date(2026, 11, 21), quiet=True), ("service",))
    assert broken_links(tmp_path / "site") == []
    front = Reading((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert {"ja/index.html", "en/index.html", "method.ja.html", "method.en.html"} <= set(front.links)
    for lang, other in (("ja", "en"), ("en", "ja")):
        page = Reading((tmp_path / "site" / lang / "index.html").read_text(encoding="utf-8"))
        assert f"../{other}/index.html" in page.links
        assert "service/plan.html" in page.links


def module_of_docs(name):
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", LANGS)
def test_the_gallery_of_a_readme_is_made_anew_in_its_place(lang):
    gallery = module_of_docs("gallery")
    text = "# aiready\n\nWords.\n\n## Try it\n\nMore.\n"
    once = gallery.with_block(text, gallery.block(("summary", "plan", "review"), lang))
    assert once.index("Words.") < once.index("summary") < once.index("## Try it")
    assert once.count("![") == 3
    assert gallery.with_block(once, gallery.block(("summary",), lang)).count("![") == 1
    assert gallery.with_block(once, gallery.block(("summary", "plan", "review"), lang)) == once


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_gallery_names_is_there_and_small_and_nothing_else_lies_beside_it(lang):
    gallery = module_of_docs("gallery")
    text = (ROOT / gallery.READMES[lang]).read_text(encoding="utf-8")
    shown = set(re.findall(r"\]\((docs/gallery/[^)]+)\)", text))
    files = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in gallery.FOLDER.glob(f"*.{lang}.png")}
    assert shown == set(files)
    assert all(size <= gallery.LARGEST for size in files.values())
    for path in shown:
        assert f"![{gallery.ALTERNATIVES[Path(path).name.split('.')[0]][lang]}]({path})" in text


@pytest.fixture
def browser(tmp_path):
    """A browser that only writes down what it was asked to open."""
    if sys.platform == "win32":
        pytest.skip("needs a POSIX shell")
    script, seen = tmp_path / "a browser", tmp_path / "seen"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{seen}"\n', encoding="utf-8")
    script.chmod(0o755)
    return {"BROWSER": f"'{script}' %s"}, seen


def opened(seen):
    return [Path(unquote(urlsplit(one).path)) for one in seen.read_text().split()] if seen.exists() else []


def test_the_plan_of_one_firm_and_the_index_of_several_are_opened_on_wish(tmp_path, browser):
    changes, seen = browser
    assert run("plan", SERVICE, "-o", "one", "--open", "--format", "html", cwd=tmp_path, **changes).code == 0
    assert run("plan", SERVICE, OTHER, "-o", "two", "--open", "--format", "html", cwd=tmp_path, **changes).code == 0
    assert run("brief", "-o", "brief.html", "--open", cwd=tmp_path, **changes).code == 0
    names = ("one/plan.html", "two/index.html", "brief.html")
    assert opened(seen) == [tmp_path / name for name in names]
    assert broken_links(tmp_path) == []


def test_nothing_is_opened_unless_asked_for_and_never_where_a_machine_builds(tmp_path, browser):
    changes, seen = browser
    assert run("brief", "-o", "one.html", cwd=tmp_path, **changes).code == 0
    asked = run("brief", "-o", "two.html", "--open", cwd=tmp_path, CI="true", **changes)
    assert asked.code == 0
    assert "two.html" in asked.err
    assert opened(seen) == []


def test_without_a_screen_the_file_to_open_is_named(tmp_path, monkeypatch, capsys):
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a screen")
    monkeypatch.chdir(tmp_path)
    for name in (*SCREENS, "CI"):
        monkeypatch.delenv(name, raising=False)
    assert run_here(["brief", "-o", "one.html", "--open", "--lang", "en"]) == 0
    said = capsys.readouterr().err
    assert "No browser" in said
    assert "one.html" in said


@pytest.mark.parametrize(
    "call",
    [
        ("plan", SERVICE, "-o", "out", "--format", "md"),
        ("plan", SERVICE, "-o", "out", "--dry-run"),
        ("brief",),
        ("brief", "-o", "brief.md"),
        ("compare", SERVICE, OTHER),
        ("review", SERVICE),
        ("score", SERVICE),
    ],
)
def test_where_there_will_be_no_page_the_wish_is_refused_before_anything_is_done(tmp_path, monkeypatch, capsys, call):
    monkeypatch.chdir(tmp_path)
    assert run_here([*map(str, call), "--open", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.match(r"A409 .*--open needs a page", said.err)
    assert list(tmp_path.iterdir()) == []
