"""Whose documents they are: the consultant's name, logo, colour and foot line, and what a bad one is told."""

import re
import struct
import zlib
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_up import PACK, firm, worked_out
from running import ROOT, SERVICE, run

from aiready.brand import Brand
from aiready.brand_file import MOST_BYTES, pack_brand, read_brand
from aiready.brand_view import brand_view
from aiready.colours import DARK_PAPER, LEAST, WHITE, contrast, on_dark, readable
from aiready.documents import render
from aiready.errors import CAUSES, MESSAGES, AireadyError
from aiready.logo import logo_faults
from aiready.text import Text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
PLAIN = SVG.format('<path d="M0 0h9v9z" fill="#7a1f3d"/>')
BRAND = """\
name: {ja: みなと経営相談室, en: Minato Advisory}
foot: {ja: 港 花子, en: "Hanako Minato <hm@example.com> *"}
colour: "#7A1F3D"
logo: logo.svg
"""
LANGS = ("ja", "en")
INK, DARK_INK = "#17212b", "#e8eef4"
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width=8, height=8):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(72))) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "brand.yaml").write_text(BRAND, encoding="utf-8")
    (tmp_path / "logo.svg").write_text(PLAIN, encoding="utf-8")
    return tmp_path


def written(folder, text, **files):
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / "brand.yaml"


def faults_of(path):
    with pytest.raises(AireadyError) as caught:
        read_brand(path)
    return caught.value.faults


def told(path):
    return [(fault.code, fault.line, fault.column) for fault in faults_of(path)]


def pages(brand, lang="en"):
    report = replace(worked_out(firm(1)).report, pack=replace(PACK, brand=brand))
    return {one.name: one.data.decode() for one in render(report, ("md", "html"), lang)}


def test_a_brand_is_read_whole(folder):
    brand = read_brand(folder / "brand.yaml")
    assert (brand.name.ja, brand.foot.ja, brand.colour) == ("みなと経営相談室", "港 花子", "#7a1f3d")
    assert (brand.logo.kind, brand.logo.data) == ("svg", PLAIN.encode())


def test_one_text_stands_in_both_languages_and_a_png_will_do_as_well(tmp_path):
    brand = read_brand(written(tmp_path, "name: Minato\nlogo: our mark.png\n", **{"our mark__png": png()}))
    assert (brand.name.ja, brand.name.en, brand.foot, brand.colour) == ("Minato", "Minato", None, "")
    assert brand.logo.kind == "png"


def test_all_faults_are_told_at_once_each_at_its_place(tmp_path):
    bad = SVG.format('\n<script>1</script>\n <rect onclick="x()"/>')
    path = written(tmp_path, 'nme: Minato\ncolour: "#ffd400"\nlogo: bad.svg\n', bad__svg=bad)
    assert told(path) == [("A499", 2, 1), ("A499", 3, 2), ("A205", 1, 1), ("A495", 2, 9)]


def test_a_colour_too_light_for_paper_is_refused_and_one_near_it_named(tmp_path):
    (fault,) = faults_of(written(tmp_path, 'name: M\ncolour: "#ffd400"\n'))
    near = re.search(r"#[0-9a-f]{6} is near it", fault.says("en"))[0][:7]
    assert read_brand(written(tmp_path, f'name: M\ncolour: "{near}"\n')).colour == near


@pytest.mark.parametrize("colour", ['"red"', '"#fff"', '"#12345g"', "123456"])
def test_a_colour_that_is_none_is_refused(tmp_path, colour):
    assert [code for code, *_ in told(written(tmp_path, f"name: M\ncolour: {colour}\n"))] == ["A203"]
    assert "#0b4f8a" in faults_of(tmp_path / "brand.yaml")[0].says("ja") or colour == "123456"


@pytest.mark.parametrize(
    "name", ["../logo.svg", "sub/logo.svg", "/logo.svg", "sub\\logo.svg", "C:logo.svg", "logo.jpg", "logo", "gone.svg"]
)
def test_a_logo_is_a_plain_file_beside_the_brand(folder, name):
    (folder / "sub").mkdir()
    for file in ("sub/logo.svg", "logo.jpg", "logo"):
        (folder / file).write_text(PLAIN, encoding="utf-8")
    assert told(written(folder, f"name: M\nlogo: '{name}'\n")) == [("A496", 2, 7)]


def test_a_logo_that_is_a_link_or_a_folder_is_refused(folder):
    (folder / "link.svg").symlink_to(folder / "logo.svg")
    (folder / "folder.svg").mkdir()
    for name in ("link.svg", "folder.svg"):
        assert told(written(folder, f"name: M\nlogo: {name}\n")) == [("A496", 2, 7)]


def test_a_logo_has_at_most_so_many_bytes_and_pixels(tmp_path):
    large = PLAIN + " " * (MOST_BYTES - len(PLAIN))
    assert read_brand(written(tmp_path, "name: M\nlogo: a.svg\n", a__svg=large)).logo
    assert told(written(tmp_path, "name: M\nlogo: a.svg\n", a__svg=large + " ")) == [("A497", 2, 7)]
    assert [code for code, *_ in told(written(tmp_path, "name: M\nlogo: a.png\n", a__png=png(3001, 1)))] == ["A497"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PLAIN),
        ("a.png", png()[:-1]),
        ("a.png", png() + b"x"),
        ("a.png", png().replace(b"IDAT", b"IDAX")),
        ("a.png", b""),
        ("a.svg", png()),
        ("a.svg", ""),
        ("a.svg", "<html/>"),
        ("a.svg", "<svg/>"),
        ("a.svg", PLAIN[:-3]),
        ("a.svg", SVG.format("&nbsp;")),
        ("a.svg", "\x1f\x8b"),
        ("a.svg", "<a/>"),
        *(
            ("a.svg", f'<?xml version="1.0" encoding="{one}"?>{PLAIN}')
            for one in ("shift_jis", "euc-jp", "utf-7", "no")
        ),
        ("a.svg", '<?xml version="1.0" encoding="shift_jis"?><a/>'),
        ("a.svg", PLAIN.encode("utf-16")),
        ("a.svg", SVG.format("<title>港</title>").encode("shift_jis")),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path, name, data):
    path = written(tmp_path, f"name: M\nlogo: {name}\n", **{name.replace(".", "__"): data})
    assert [code for code, *_ in told(path)] == ["A498"]


BAD_PARTS = {
    "a script": "<script>alert(1)</script>",
    "a script of a page": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    "a script by another prefix": '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    "a handler": '<rect onload="alert(1)"/>',
    "a handler in capitals": '<rect ONLOAD="alert(1)"/>',
    "a foreign object": "<foreignObject><p>x</p></foreignObject>",
    "a picture": '<image xlink:href="https://example.invalid/x.png"/>',
    "an embedded picture": '<image href="data:image/png;base64,AA"/>',
    "a link": '<a href="https://example.invalid/"><path d="M0 0"/></a>',
    "an animation": '<animate attributeName="href" to="https://example.invalid/"/>',
    "a filter that loads": '<filter><feImage href="#x"/></filter>',
    "a use of another file": '<use href="other.svg#x"/>',
    "a use of another file by xlink": '<use xlink:href=" https://example.invalid/#x"/>',
    "a base": '<g xml:base="https://example.invalid/"/>',
    "a fill": '<rect fill="url(https://example.invalid/#x)"/>',
    "a quoted fill": "<rect fill=\"url( 'https://example.invalid/#x')\"/>",
    "a style": '<rect style="fill: url(//example.invalid)"/>',
    "a hidden style": r'<rect style="fill: \75rl(//example.invalid)"/>',
    "a style sheet": "<style>@import 'https://example.invalid/x.css';</style>",
    "a style sheet in pieces": "<style>a { fill: u<![CDATA[rl(]]>x.svg) }</style>",
    "a set of pictures in a style": "<rect style=\"fill: image-set('http://example.invalid/a.png' 1x)\"/>",
    "a set of pictures in a style sheet": "<style>a { fill: -webkit-image-set('x.png' 1x) }</style>",
    "a source in a style": "<rect style=\"fill: src('x.png')\"/>",
    "a host in a style": "<rect style=\"fill: any('//example.invalid')\"/>",
    "a host in a style sheet": "<style>/* */ a { fill: any('//example.invalid') }</style>",
    "an element of another namespace": '<x:script xmlns:x="http://example.invalid/"/>',
    "an element of no namespace": '<script xmlns=""/>',
    "a script in what editors note": '<metadata><script xmlns="http://www.w3.org/1999/xhtml"/></metadata>',
    "something after what editors note": '<metadata/><x:a xmlns:x="http://example.invalid/"/>',
    "a part used again": '<g id="a"/><use href="#a"/>',
    "a part kept for use": '<symbol id="a"/>',
    "a pattern": '<pattern id="a"/>',
    "a mask": '<mask id="a"/>',
    "a marker": '<marker id="a"/>',
    "a filter": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
    "a clip of a clip": '<clipPath id="a"><rect clip-path="url(#b)"/></clipPath>',
    "a clip of a clip by its style": '<clipPath id="a"><rect style="clip-path: url(#b)"/></clipPath>',
    "a clip in a style sheet": "<style>rect { clip-path: url(#b) }</style>",
    "an instruction": '<?xml-stylesheet href="https://example.invalid/x.css"?>',
}
GOOD_PARTS = {
    "a gradient": '<linearGradient id="a"/><rect fill="url(#a)" style="stroke: url( \'#a\' )"/>',
    "a gradient made of another": '<radialGradient xlink:href="#a"/>',
    "a clip": '<clipPath id="a"><rect/></clipPath><g clip-path="url(#a)"/>',
    "a style sheet": "<style>.a { fill: #123 }</style><rect class='a'/>",
    "what an editor leaves": r'<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:file="C:\logo.svg"/>',
    "what an editor leaves in its place": '<metadata><r:RDF xmlns:r="urn:r"><r:a r:at="http://x"/></r:RDF></metadata>',
    "words": "<title>M</title><text>url and javascript</text>",
}


@pytest.mark.parametrize("part", BAD_PARTS)
def test_a_drawing_with_anything_that_acts_or_loads_is_refused(part):
    found = logo_faults(SVG.format(BAD_PARTS[part]).encode(), "svg", "logo.svg")
    assert {fault.code for fault in found} == {"A499"}
    assert all(fault.line == 1 and fault.column > len(SVG) - 10 for fault in found)


@pytest.mark.parametrize("part", GOOD_PARTS)
def test_what_only_draws_is_taken(part):
    assert logo_faults(SVG.format(GOOD_PARTS[part]).encode(), "svg", "logo.svg") == []


def test_a_drawing_that_says_it_is_in_utf_8_is_taken():
    for name in ("UTF-8", "utf-8", "us-ascii"):
        assert logo_faults(f'<?xml version="1.0" encoding="{name}"?>{PLAIN}'.encode(), "svg", "logo.svg") == []


@pytest.mark.parametrize("doctype", ["<!DOCTYPE svg>", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'])
def test_a_drawing_that_brings_its_own_rules_is_refused_before_it_is_read(doctype):
    found = logo_faults((doctype + SVG.format("&b;<script/>")).encode(), "svg", "logo.svg")
    assert [(fault.code, fault.line) for fault in found] == [("A499", 1)]


@given(data=st.binary(max_size=200) | st.text(alphabet="<>svg&;!?/='\" ", max_size=40).map(str.encode))
def test_no_bytes_whatever_make_the_check_stumble(data):
    for kind in ("svg", "png"):
        assert all(fault.code in ("A497", "A498", "A499") for fault in logo_faults(data, kind, "x"))


@given(colour=COLOURS, paper=st.sampled_from((WHITE, DARK_PAPER)))
@example(colour="#000000", paper=DARK_PAPER)
@example(colour="#ffffff", paper=WHITE)
def test_the_shade_of_a_colour_can_be_read_and_one_that_can_be_read_stays(colour, paper):
    shade = readable(colour, paper)
    assert contrast(shade, paper) >= LEAST
    assert (shade == colour) == (contrast(colour, paper) >= LEAST)


@given(colour=COLOURS)
@example(colour="#767676")
def test_a_colour_can_be_read_in_boxes_of_its_own_ground_in_light_and_in_dark(colour):
    given_one = readable(colour, WHITE)
    seen = brand_view(Brand(name=Text(ja="港", en="M"), colour=given_one), "ja")
    assert contrast(seen["colour"], seen["tint"]) >= LEAST
    assert contrast(seen["colour"], WHITE) >= LEAST
    assert contrast(seen["dark"], seen["dark_tint"]) >= LEAST
    assert contrast(INK, seen["tint"]) >= LEAST
    assert contrast(DARK_INK, seen["dark_tint"]) >= LEAST


@given(colour=COLOURS, other=COLOURS)
def test_contrast_does_not_ask_which_comes_first_and_stays_between_1_and_21(colour, other):
    assert contrast(colour, other) == contrast(other, colour)
    assert 1 <= contrast(colour, other) <= 21.0001
    assert contrast(colour, colour) == 1


def test_contrast_is_that_of_the_standard():
    assert LEAST == 4.5
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_no_dark_page_is_lighter_than_the_one_the_shades_are_made_for():
    style = (ROOT / "templates" / "style.css.j2").read_text(encoding="utf-8")
    papers = re.findall(r"--paper: *(#[0-9a-f]{6})", style)
    for paper, colour in product(papers, ("#7a1f3d", "#0b4f8a", "#1b1b1b")):
        shade = colour if contrast(paper, WHITE) < contrast(paper, "#000000") else on_dark(colour)
        assert contrast(shade, paper) >= LEAST


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_carries_name_logo_colour_and_foot_line(folder, lang):
    brand = read_brand(folder / "brand.yaml")
    made = {name: text for name, text in pages(brand, lang).items() if name.endswith(".html")}
    assert len(made) > 10
    for text in made.values():
        assert f'alt="{brand.name.read(lang)}"' in text
        assert "; img-src data:; base-uri 'none'; form-action 'none'\">" in text
        assert text.count('src="data:image/svg+xml;base64,') == 1
        assert f"--accent: {brand.colour};" in text
        assert f"--accent: {on_dark(brand.colour)};" in text
        assert brand.foot.read(lang).replace("<", "&lt;").replace(">", "&gt;") in text
        assert "hm@example.com>" not in text


def test_summary_and_plan_as_markdown_end_with_the_foot_line(folder):
    made = pages(read_brand(folder / "brand.yaml"))
    ends = [name for name, text in made.items() if name.endswith(".md") and "Hanako Minato" in text]
    assert ends == ["summary.md", "plan.md"]
    assert made["plan.md"].endswith("\n---\n\nHanako Minato \\<hm@example.com\\> \\*\n")


def test_without_a_brand_nothing_of_it_is_in_a_page():
    for name, text in pages(Brand()).items():
        if name.endswith(".html"):
            assert "img-src" not in text
            assert "<img" not in text
            assert 'class="whose"' not in text


def test_a_pack_may_bring_its_own_brand(folder):
    assert pack_brand(folder).name.en == "Minato Advisory"
    assert pack_brand(folder / "nowhere") == Brand()


def test_the_option_and_the_variable_put_the_brand_on_what_is_written(folder):
    by_option = run("plan", SERVICE, "-o", "one", "--brand", "brand.yaml", cwd=folder)
    by_variable = run("plan", SERVICE, "-o", "two", "-q", cwd=folder, AIREADY_BRAND="brand.yaml")
    assert (by_option.code, by_variable.code) == (0, 0)
    assert on_dark("#7a1f3d") in by_option.err, "what is done with the colour on dark screens is said"
    assert by_variable.err == ""
    one, two = ((folder / name / "plan.html").read_bytes() for name in ("one", "two"))
    assert one == two
    assert b"Minato Advisory" in one


def test_a_bad_brand_is_told_by_place_and_nothing_is_written(folder):
    ran = run("brief", "-o", "x.html", "--brand", written(folder, "name: M\nlogo: gone.svg\n"), cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r".*brand\.yaml:2:7: A496 .*not found.*\n", ran.err)
    assert not (folder / "x.html").exists()


def test_every_code_of_a_brand_has_its_words_and_its_cause():
    codes = [f"A{number}" for number in range(495, 500)]
    assert all(code in MESSAGES and code in CAUSES for code in codes)
