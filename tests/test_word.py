"""The Word files: what a second program reads in them, and templates of a firm's own, sound and broken."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile
from zlib import crc32

import pytest
from docx import Document
from docx.oxml.ns import qn
from made_up import PACK, TODAY, firm, worked_out
from running import ROOT, SAMPLES, SERVICE, run

from aiready.answers_file import read_sheet
from aiready.brand import Brand, Logo
from aiready.documents import check_templates, render
from aiready.errors import AireadyError
from aiready.page import markdown_reader
from aiready.press import press_of
from aiready.report import view
from aiready.text import Text
from aiready.word import word_files
from aiready.word.base import base_template
from aiready.word.columns import amount_columns, column_widths
from aiready.word.package import MOST_BYTES, template_faults
from aiready.zip_package import packed

LANGS = ("ja", "en")
BOTH = pytest.mark.parametrize("lang", LANGS)
FIRMS = ("service", "lone_adviser")
A4 = (11906, 16838)
SOURCE = str(ROOT / "src")
OFFICE = shutil.which("soffice")
TAG, DRAWN = re.compile(r"<[^>]+>"), re.compile(r"^```mermaid\n.*?^```$", re.MULTILINE | re.DOTALL)
STYLES = {"Title": 1, "Heading 1": 2, "Heading 2": 3, "Heading 3": 4, "Heading 4": 5}


@cache
def plain_report(name):
    return worked_out(read_sheet(SAMPLES / f"{name}.yaml", PACK)).report


def report_of(name="service", **changes):
    report = plain_report(name)
    return replace(report, pack=replace(report.pack, **changes)) if changes else report


def written(report, lang="ja"):
    """By name: what is written as Word files."""
    return {one.name: one.data for one in render(report, ("docx",), lang) if one.name.endswith(".docx")}


def summary(report, lang="ja"):
    """The summary alone, as a Word file that is read again."""
    data = view(report, lang)
    text = press_of(report.pack, lang).markdown("summary.md.j2", {**data, "blanks": []})
    return Document(BytesIO(dict(word_files({"summary": text}, data, report, lang))["summary"]))


@pytest.fixture(scope="module", params=[(name, lang) for name in FIRMS for lang in LANGS], ids="-".join)
def both(request):
    """The documents of one firm as Markdown and as Word files, by name without ending."""
    name, lang = request.param
    report = report_of(name)
    data = view(report, lang)
    documents = {one.name: one.data for one in render(report, ("md", "docx"), lang)}
    word = {one.removesuffix(".docx"): data for one, data in documents.items() if one.endswith(".docx")}
    texts = {one: documents[f"{one}.md"].decode() for one in word}
    assert len(word) >= 10
    return texts, {one: Document(BytesIO(data)) for one, data in word.items()}, (lang, data["firm"]["plain_name"])


def unspaced(words):
    return "".join(words.split())


def words_of(markdown):
    """What a reader sees of a Markdown document, by another way: through its HTML."""
    html = markdown_reader().render(DRAWN.sub("", markdown))
    text = TAG.sub(" ", html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return unspaced(text)


def body_words(word):
    return unspaced("".join(one.text or "" for one in word.element.body.iter(qn("w:t"))))


def test_every_word_of_the_markdown_stands_there_in_its_order(both):
    texts, files, _ = both
    for name, text in texts.items():
        assert body_words(files[name]) == words_of(text), name


def test_headings_are_words_own_and_as_deep_as_in_the_markdown(both):
    texts, files, _ = both
    for name, text in texts.items():
        wanted = [len(line.split(" ")[0]) for line in text.splitlines() if re.match(r"#{1,6} ", line)]
        found = [(STYLES[one.style.name], one.text) for one in files[name].paragraphs if one.style.name in STYLES]
        assert [level for level, _ in found] == wanted, name
        assert all(words.strip() for _, words in found), name


def test_no_paragraph_is_empty_but_the_room_below_a_table(both):
    for name, word in both[1].items():
        assert {one.style.name for one in word.paragraphs if not one.text.strip()} <= {"Table End"}, name


def test_a_table_repeats_its_head_cuts_no_row_and_fits_the_page(both):
    found = 0
    for word in both[1].values():
        section = word.sections[0]
        width = (section.page_width - section.left_margin - section.right_margin) / 635
        for table in word.element.body.iter(qn("w:tbl")):
            rows = table.xpath("w:tr/w:trPr")
            assert table.xpath("w:tblPr/w:tblStyle/@w:val") == ["PlanTable"]
            assert len(rows) == len(table.xpath("w:tr"))
            assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
            assert sum(int(one.get(qn("w:w"))) for one in table.tblGrid) == pytest.approx(width, abs=2)
            found += 1
    assert found > 10


def test_every_numbered_list_begins_anew(both):
    texts, files, _ = both
    for name, text in texts.items():
        tokens = markdown_reader().parse(DRAWN.sub("", text))
        wanted = [int(one.attrGet("start") or 1) for one in tokens if one.type == "ordered_list_open"]
        numbering = files[name].part.numbering_part.element
        starts = {
            one.get(qn("w:numId")): int(start.get(qn("w:val")))
            for one in numbering.iterchildren(qn("w:num"))
            for start in one.iter(qn("w:startOverride"))
        }
        inside = "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'ListNumber')]]/w:pPr/w:numPr/w:numId/@w:val"
        used = dict.fromkeys(files[name].element.body.xpath(inside))
        assert sorted(starts[one] for one in used) == sorted(wanted), name


def test_the_page_is_a4_and_its_head_and_foot_name_firm_and_page(both):
    for word in both[1].values():
        section = word.sections[0]
        assert (round(section.page_width / 635), round(section.page_height / 635)) == A4
        assert both[2][1] in section.header.paragraphs[0].text
        fields = [one.get(qn("w:instr")).strip() for one in section.footer.part.element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "{{" not in section.header.paragraphs[0].text + section.footer.paragraphs[0].text


def test_fonts_languages_and_line_breaks_are_japanese(both):
    for word in both[1].values():
        defaults = word.styles.element.find(qn("w:docDefaults"))
        letters = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
        assert letters.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        assert letters.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja-JP"
        assert next(defaults.iter(qn("w:kinsoku"))) is not None
        assert word.settings.element.find(qn("w:strictFirstAndLastChars")) is not None


def test_the_file_says_title_language_and_day_and_names_nobody(both):
    texts, files, (lang, _) = both
    for name, word in files.items():
        says = word.core_properties
        assert unspaced(says.title) == words_of(texts[name].splitlines()[0])
        assert (says.language, says.author, says.last_modified_by) == ({"ja": "ja-JP", "en": "en-US"}[lang], "", "")
        assert says.created.date() == says.modified.date() == TODAY
        assert says.comments == ""
        assert {one.partname for one in word.part.package.parts} <= {
            "/docProps/core.xml",
            *(f"/word/{part}.xml" for part in ("document", "styles", "numbering", "settings", "fontTable")),
            *(f"/word/{part}1.xml" for part in ("header", "footer")),
        }


def test_equal_input_gives_equal_bytes_whatever_the_hash_seed(tmp_path):
    ran = run("plan", SERVICE, "-o", "out", "--format", "docx", cwd=tmp_path, PYTHONHASHSEED="1", PYTHONPATH=SOURCE)
    assert ran.code == 0, ran.err
    here = written(report_of(), "en")
    assert len(here) > 10
    for name, data in here.items():
        assert (tmp_path / "out" / name).read_bytes() == data, name


ODD = "=1+1 <b>&太郎</b> {{ firm }} {% for x %} [[aiready]]"


def odd_report(**changes):
    report = worked_out(firm(3, company__name=ODD)).report
    return replace(report, pack=replace(report.pack, **changes))


def test_a_firms_name_stays_text_whatever_it_holds():
    word = summary(odd_report())
    assert word.sections[0].header.paragraphs[0].text == f"\t{ODD}"
    assert ODD in word.paragraphs[0].text
    assert ODD in word.core_properties.title


def test_a_consultants_name_and_foot_stand_at_head_and_foot():
    brand = Brand(name=Text(ja="みなと経営", en="Minato Advisers"), foot=Text(ja="無断転載を禁じます", en="c/o Minato"))
    word = summary(report_of(brand=replace(brand, colour="#7a1f3d")), "en")
    assert word.sections[0].header.paragraphs[0].text.startswith("Minato Advisers\t")
    assert word.sections[0].footer.paragraphs[0].text.startswith("c/o Minato\t")
    assert word.core_properties.author == "Minato Advisers"
    assert str(word.styles["Heading 3"].font.color.rgb) == "7A1F3D"


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def test_a_logo_stands_at_the_head_of_our_paper_and_not_on_a_firms_own():
    brand = Brand(name=Text(ja="みなと経営", en="Minato Advisers"), logo=Logo("png", DOT))
    ours = summary(report_of(brand=brand)).sections[0].header
    assert [part.blob for part in ours.part.related_parts.values()] == [DOT]
    assert ours.paragraphs[0].text.startswith(" みなと経営\t")
    own = summary(report_of(brand=brand, word_template=own_template())).sections[0].header
    assert not list(own.part.related_parts.values())
    drawing = summary(report_of(brand=replace(brand, logo=Logo("svg", b"<svg/>")))).sections[0].header
    assert not list(drawing.part.related_parts.values())


def own_template(head="{{ firm }} / {{ date }}", body=("Our paper", "{{ body }}", "The end")):
    """A template as Word itself makes one, with styles, a theme and a thumbnail of its own."""
    paper = Document()
    paper.sections[0].header.paragraphs[0].text = head
    for words in body:
        paper.add_paragraph(words)
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def changed(template, **files):
    """A template with other contents in some of its parts; a name's `__` is a slash, its last `_` a dot."""
    with ZipFile(BytesIO(template)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, data in files.items():
        path = re.sub(r"_(?=[a-z]+\Z)", ".", name.replace("__", "/"))
        parts[path] = data(parts.get(path, b"")) if callable(data) else data
    return packed({name: data for name, data in parts.items() if data})


def test_a_firms_own_template_keeps_its_words_and_styles_and_gets_the_document_between():
    word = summary(report_of(word_template=own_template()))
    says = [one.text for one in word.paragraphs]
    assert (says[0], says[-1]) == ("Our paper", "The end")
    assert word.paragraphs[1].style.name == "Title"
    assert not any("{{" in words or "aiready" in words for words in says)
    assert word.sections[0].header.paragraphs[0].text.endswith("/ 2026年11月21日（土）")
    assert word.styles["Heading 1"].font.name is None or word.styles["Heading 1"].font.name != "Arial"
    assert word.styles["Plan Table"].name == "Plan Table"
    assert {one.partname for one in word.part.package.parts}.isdisjoint(
        {"/docProps/thumbnail.jpeg", "/docProps/app.xml"}
    )


@pytest.mark.parametrize("halves", [("{{ fi", "rm }}"), ("{", "{ firm }}")])
def test_a_placeholder_that_word_has_split_is_still_one(halves):
    paper = Document(BytesIO(own_template()))
    head = paper.sections[0].header.paragraphs[0]
    head.text = ""
    for half in halves:
        head.add_run(half).bold = half == halves[1]
    held = BytesIO()
    paper.save(held)
    word = summary(odd_report(word_template=held.getvalue()))
    assert word.sections[0].header.paragraphs[0].text == ODD


def test_a_template_without_a_place_gets_the_document_at_its_end_and_lists_where_it_has_none():
    with ZipFile(BytesIO(base_template("ja"))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    del parts["word/numbering.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ body }}", b"First")
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        parts[name] = re.sub(rb"<(?:Relationship|Override) [^>]*numbering[^>]*/>", b"", parts[name])
    word = summary(report_of(word_template=packed(parts)))
    assert [one.text for one in word.paragraphs[:1]] == ["First"]
    assert any(one.style.name == "List Number" for one in word.paragraphs)
    assert len(list(word.part.numbering_part.element.iterchildren(qn("w:abstractNum")))) == len(LANGS)


LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    b' Target="https://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
)
INCLUDED = b'<w:fldSimple w:instr="INCLUDEPICTURE &quot;https://example.invalid/x.png&quot;"/></w:body>'
ADD_IN = (
    LINK.replace(b"attachedTemplate", b"webextension").replace(b' TargetMode="External"', b"").replace(b"https://", b"")
)
LINKS, SETTINGS, XML = "word___rels__settings_xml_rels", "word__settings_xml", "http://schemas.openxmlformats.org"
WORD_XML = f"{XML}/wordprocessingml/2006/main"


def with_body(inside, after="</w:body>"):
    """The built-in template with more at the end of its document."""
    return changed(base_template("ja"), word__document_xml=lambda text: text.replace(after.encode(), inside.encode()))


def in_runs(*runs, between=""):
    """A field whose words are spread over runs."""
    words = between.join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return with_body(f"<w:p>{begin}{words}{end}</w:p></w:body>")


def in_settings(inside):
    return changed(
        base_template("ja"), **{SETTINGS: f'<w:settings xmlns:w="{WORD_XML}">{inside}</w:settings>'.encode()}
    )


def rezipped(method=ZIP_DEFLATED, bend=lambda data: data):
    """A template packed in another way, or bent after it was packed."""
    held = BytesIO()
    with ZipFile(BytesIO(base_template("ja"))) as package, ZipFile(held, "w", method) as out:
        for name in package.namelist():
            out.writestr(name, package.read(name))
    return bend(held.getvalue())


def bomb():
    """A template with 64 MiB in a part that says, everywhere, that it is one byte."""
    real, said = bytes(64 << 20), b"x"
    data = changed(base_template("ja"), word__zz_xml=real)
    for size, other in ((len(real), len(said)), (crc32(real), crc32(real[:1]))):
        data = data.replace(size.to_bytes(4, "little"), other.to_bytes(4, "little"))
    return data


def encrypted(data):
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


def damaged(data):
    at = data.index(b"word/document.xml") + len(b"word/document.xml")
    return data[:at] + b"\xff" * 40 + data[at + 40 :]


def placed(*places):
    """A template whose place for the document stands elsewhere, or more than once."""
    paper = Document()
    for place in places:
        if place == "table":
            paper.add_table(1, 1).cell(0, 0).text = "{{ body }}"
        elif place == "head":
            paper.sections[0].header.paragraphs[0].text = "{{ body }}"
        else:
            paper.add_paragraph(place)
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


ODD_PACKAGES = {
    "a link spelt with a reference": (
        changed(base_template("ja"), **{LINKS: LINK.replace(b"Ext", b"E&#120;t")}),
        "word_outside",
    ),
    "a link in UTF-16": (changed(base_template("ja"), **{LINKS: LINK.decode().encode("utf-16")}), "word_outside"),
    "an attached template": (in_settings("<w:attachedTemplate/>"), "word_outside"),
    "a serial letter": (in_settings("<w:mailMerge/>"), "word_outside"),
    "a field in CDATA": (in_runs("<![CDATA[INCLUDETEXT x]]>"), "word_field"),
    "a field after a comment": (in_runs("<!-- PAGE -->LINK x"), "word_field"),
    "a field over runs": (in_runs("PAGE", "PAGE x"), "word_field"),
    "a field's words without a field": (
        with_body("<w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p></w:body>"),
        "word_field",
    ),
    "a field with more behind": (in_runs("PAGE DDEAUTO x"), "word_field"),
    "a part of another ending": (changed(base_template("ja"), word__header1_foo=b"<x/>"), "word_active"),
    "a document that calls itself a picture": (
        changed(base_template("ja"), **{"[Content_Types]_xml": lambda text: text.replace(b'"rels" ', b'"png" ')}),
        "word_active",
    ),
    "a bomb that says it is small": (bomb(), "word_large"),
    "packed by LZMA": (rezipped(ZIP_LZMA), "word_none"),
    "an add-in from the web": (
        changed(base_template("ja"), **{LINKS: ADD_IN}),
        "word_active",
    ),
    "encrypted": (rezipped(bend=encrypted), "word_none"),
    "a damaged stream": (rezipped(bend=damaged), "word_none"),
    "no section": (
        changed(
            base_template("ja"), word__document_xml=f'<w:document xmlns:w="{WORD_XML}"><w:body/></w:document>'.encode()
        ),
        "word_none",
    ),
    "no width": (with_body('<w:pgSz w:w="abc"', '<w:pgSz w:w="11906"'), "word_none"),
    "an odd list": (
        changed(
            base_template("ja"),
            word__numbering_xml=f'<w:numbering xmlns:w="{WORD_XML}"><w:num w:numId="x"/></w:numbering>'.encode(),
        ),
        "word_none",
    ),
    "another document": (changed(base_template("ja"), word__document_xml=b"<x/>"), "word_none"),
    "a table without columns": (
        with_body("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr>", "<w:sectPr>"),
        "word_none",
    ),
}
ODD_PLACES = {
    "the place in a table": (placed("table"), "word_place"),
    "the place twice": (placed("{{ body }}", "{{ body }}"), "word_place"),
    "the place at the head": (placed("head", "{{ body }}"), "word_place"),
    "the place among words": (placed("Dear {{ body }}"), "word_place"),
}
BROKEN = {
    "no zip": (b"not a Word file", "word_none"),
    "cut off": (own_template()[:4000], "word_none"),
    "no document": (packed({"a.txt": b"x"}), "word_none"),
    "not XML": (changed(base_template("ja"), word__header1_xml=b"<w:hdr"), "word_none"),
    "too large": (b"PK" + bytes(MOST_BYTES), "word_large"),
    "a bomb": (changed(base_template("ja"), word__big_xml=bytes(9 << 20)), "word_large"),
    "macros": (changed(base_template("ja"), word__vbaProject_bin=b"x"), "word_active"),
    "an entity": (
        changed(base_template("ja"), word__settings_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
        "word_active",
    ),
    "a link outside": (changed(base_template("ja"), word___rels__settings_xml_rels=LINK), "word_outside"),
    "a field that loads": (
        changed(base_template("ja"), word__document_xml=lambda text: text.replace(b"</w:body>", INCLUDED)),
        "word_field",
    ),
    **ODD_PACKAGES,
    **ODD_PLACES,
    "an unknown name": (own_template(head="{{ frim }}"), "word_name"),
    "a loop": (own_template(body=("{% for x in range(9) %}a{% endfor %}",)), "word_name"),
    "a filter": (own_template(head="{{ firm|upper }}"), "word_name"),
    "a call": (own_template(head="{{ firm.upper() }}"), "word_name"),
    "not closed": (own_template(head="{{ firm"), "word_name"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_template_that_cannot_be_used_is_told_with_its_place_and_what_to_do(name):
    template, problem = BROKEN[name]
    with pytest.raises(AireadyError) as refused:
        summary(report_of(word_template=template))
    for one in refused.value.faults:
        assert (one.path, one.code, dict(one.values)["problem"]) == ("templates/document.docx", "A485", problem)
        assert all(len(one.says(lang)) > 80 for lang in LANGS)


def test_a_field_of_page_numbers_may_be_spread_over_runs_and_have_switches():
    for template in (in_runs("PA", "GE"), in_runs(r" PAGE  \* MERGEFORMAT "), in_runs(r' STYLEREF "見出し 1" \n ')):
        assert not template_faults(template, "")


def test_a_name_longer_than_a_file_may_say_is_cut_there_and_whole_in_the_text():
    name = "長" * 900
    word = summary(worked_out(firm(3, company__name=name)).report)
    assert name in word.sections[0].header.paragraphs[0].text
    assert len(word.core_properties.title) == 255


@pytest.mark.parametrize("name", ["〚aiready〛", "{{ body }}"])
def test_a_firm_named_like_the_place_of_the_document_keeps_its_paragraph(name):
    report = worked_out(firm(3, company__name=name)).report
    report = replace(report, pack=replace(report.pack, word_template=own_template(body=("{{ firm }}", "{{ body }}"))))
    word = summary(report)
    assert word.paragraphs[0].text == name
    assert word.paragraphs[1].style.name == "Title"


def test_pack_check_tells_it_too(tmp_path):
    pack = replace(PACK, word_template=BROKEN["macros"][0])
    assert [one.code for one in check_templates(pack, tmp_path)] == ["A485"]
    assert not check_templates(replace(PACK, word_template=own_template()), tmp_path)


def test_without_the_library_one_line_names_the_extra(monkeypatch):
    for name in [one for one in sys.modules if one.startswith("aiready.word.template")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(AireadyError) as refused:
        summary(report_of())
    assert [one.code for one in refused.value.faults] == ["A481"]
    assert "aiready[office]" in refused.value.faults[0].says("ja")


def test_columns_fill_the_line_and_leave_room_for_the_longest_words():
    rows = [["番号", "やること", "できたと言える状態"], ["1", "紙を作る", "日付の入った紙が全員の手元にある。" * 4]]
    assert amount_columns([["1", "円", "分"], ["1", "1,200円", "多い"], ["2", "−300円", ""]]) == {1}
    narrow, middle, wide = column_widths(rows, 9638)
    assert narrow + middle + wide == 9638
    assert 400 < narrow < middle < wide
    assert column_widths([["a", "a"], ["", ""]], 1001) in ([500, 501], [501, 500])


@pytest.mark.libreoffice
@pytest.mark.skipif(not OFFICE, reason="no LibreOffice found (Debian: apt install libreoffice-writer)")
def test_libreoffice_opens_them_and_prints_a4(tmp_path):
    from pypdf import PdfReader

    for lang in LANGS:
        for name, data in written(report_of(), lang).items():
            if name in ("summary.docx", "plan.docx", "kit/input_card.docx", "kit/hearing_sheet.docx"):
                (tmp_path / f"{lang}-{name.replace('/', '-')}").write_bytes(data)
    files = sorted(tmp_path.glob("*.docx"))
    call = [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", tmp_path, *files], check=True, capture_output=True, timeout=120)
    assert len(files) == 8
    for file in files:
        pages = PdfReader(file.with_suffix(".pdf")).pages
        assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
        assert len(pages) <= (40 if "plan" in file.name else 2), file.name
        assert f"1 / {len(pages)}" in pages[0].extract_text()
