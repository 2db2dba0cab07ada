"""The PDF files: fonts inside, no box for a letter, by the part for it or by a browser, and nothing left behind."""

import os
import re
import socket
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from browsing import BROWSER, needs_font
from made_up import PACK, TODAY, worked_out
from pypdf import PdfReader
from running import ROOT, SERVICE, run_python

from aiready import printing
from aiready.answers_file import read_sheet
from aiready.brand import Brand
from aiready.documents import FORMATS, Told
from aiready.errors import AireadyError
from aiready.press import press_of
from aiready.printing import browser_file
from aiready.report import view
from aiready.text import Text

LANGS = ("ja", "en")
A4 = (595, 842)
PAGE = '<!doctype html><html lang="ja"><head><title>{0}</title></head><body><p>{0}</p></body></html>'


@cache
def told(lang, name="summary", template="summary.md.j2"):
    report = worked_out(read_sheet(SERVICE, PACK)).report
    data = view(report, lang)
    press = press_of(PACK, lang)
    return Told(report, lang, data, {name: press.markdown(template, {**data, "blanks": []})}, press)


def printed(one):
    return {document.name: document.data for document in FORMATS["pdf"](one)}


def fonts_in(reader):
    """Every font of a file, as its own description has it."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()
            yield from (one.get_object() for one in inner.get("/DescendantFonts", [inner]))


def embedded(font):
    return font["/Subtype"] == "/Type3" or any(
        name in font["/FontDescriptor"] for name in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def words_of(reader):
    """The words of a file; a browser writes some letters in their compatibility forms."""
    return re.sub(r"\s", "", normalize("NFKC", "".join(page.extract_text() for page in reader.pages)))


@pytest.fixture(params=["part", "browser"])
def way(request, monkeypatch):
    """Both ways to print: with the part for it, and as where it is not installed."""
    if request.param == "browser":
        if not BROWSER:
            pytest.skip("no browser found")
        monkeypatch.delitem(sys.modules, "aiready.printing.typeset", raising=False)
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    return request.param


@needs_font
@pytest.mark.parametrize("lang", LANGS)
def test_a_document_is_printed_on_a4_with_its_fonts_and_its_words(way, lang, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ((name, data),) = printed(told(lang)).items()
    reader = PdfReader(BytesIO(data))
    assert name == "summary.pdf"
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4}
    fonts = list(fonts_in(reader))
    assert fonts
    assert all(embedded(font) for font in fonts)
    said = told(lang).data["headlines"][0]["title"]
    assert re.sub(r"\s", "", normalize("NFKC", said)) in words_of(reader)
    assert reader.trailer["/Root"]["/Lang"] == lang
    assert told(lang).data["firm"]["plain_name"] in reader.metadata.title
    assert list(tmp_path.iterdir()) == [], way


@needs_font
def test_the_part_gives_the_same_bytes_again_and_no_time_but_the_day_asked_for():
    first, second = (printed(told("ja"))["summary.pdf"] for _ in range(2))
    assert first == second
    says = PdfReader(BytesIO(first)).metadata
    assert (says["/CreationDate"], says["/ModDate"]) == (f"D:{TODAY:%Y%m%d}", f"D:{TODAY:%Y%m%d}")
    assert says.author is None


@needs_font
def test_a_consultant_is_its_author():
    one = told("en")
    pack = replace(one.report.pack, brand=Brand(name=Text(ja="みなと経営", en="Minato Advisers")))
    branded = replace(one, report=replace(one.report, pack=pack))
    assert PdfReader(BytesIO(printed(branded)["summary.pdf"])).metadata.author == "Minato Advisers"


@needs_font
def test_charts_keep_the_colours_of_the_page():
    from aiready.printing.print_style import charts_styled

    one = told("ja")
    html = one.press.page(one.texts["summary"], one.data, "summary")
    styled = charts_styled(html)
    inside = re.findall(r"<svg[^>]*><style>(.*?)</style>", styled)
    assert inside
    assert all("fill" in rules and "var(" not in rules and ".chart" in rules for rules in inside)
    assert all("font-family: " in rules.rsplit(".chart text", 1)[1] for rules in inside)
    assert styled.replace(f"<style>{inside[0]}</style>", "") == html


@needs_font
def test_a_letter_that_no_font_has_is_told_and_nothing_is_printed():
    pages = {"summary": PAGE.format("\U000f0000と")}
    with pytest.raises(AireadyError) as refused:
        list(printing.pdf_files(pages, TODAY, ""))
    assert [(one.code, dict(one.values)["letters"]) for one in refused.value.faults] == [("A488", "\U000f0000")]


def in_bare_system(tmp_path, folder, *arguments):
    """Run the command where the system has only the fonts of one folder."""
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    return run_python(
        "-m", "aiready", *arguments, cwd=tmp_path, FONTCONFIG_FILE=str(settings), PYTHONPATH=str(ROOT / "src")
    )


@pytest.mark.skipif(sys.platform != "linux", reason="where fonts are asked for is told to fontconfig")
@pytest.mark.parametrize("lang", LANGS)
def test_without_a_japanese_font_one_line_names_the_package_and_nothing_is_written(tmp_path, lang):
    ran = in_bare_system(tmp_path, tmp_path / "none", "plan", SERVICE, "-o", "out", "--format", "pdf", "--lang", lang)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    assert re.search(r"A487 .*fonts-noto-cjk.*fonts-ipaexfont", ran.err)
    assert not (tmp_path / "out").exists()


WITHOUT = """
import sys
for name in {blocked}:
    sys.modules[name] = None
from aiready.printing import browser_file
browser_file.find_browser.__globals__["NAMES"] = ()
sys.argv = ["aiready", *{call}]
from aiready.__main__ import main
main()
"""


def test_with_neither_the_part_nor_a_browser_one_line_names_both(tmp_path):
    call = ["plan", str(SERVICE), "-o", "out", "--format", "md,pdf"]
    code = WITHOUT.format(blocked=["weasyprint"], call=call)
    ran = run_python("-c", code, cwd=tmp_path, PYTHONPATH=str(ROOT / "src"), PATH="")
    assert ran.code == 2
    assert re.fullmatch(r"A486 .*aiready\[pdf\].*Chrome.*\n", ran.err), ran.err
    assert not (tmp_path / "out").exists()


def test_a_browser_that_prints_nothing_is_told_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    idle = tmp_path / "chromium"
    idle.write_text("#!/bin/sh\nexit 1\n")
    idle.chmod(0o755)
    with pytest.raises(AireadyError) as refused, browser_file.browser_printer(idle) as print_page:
        print_page("summary", "<p>x</p>")
    assert [one.code for one in refused.value.faults] == ["A489"]
    assert list(tmp_path.iterdir()) == [idle]


NOTES = """#!/bin/sh
mkdir -p "$HOME" "$XDG_CONFIG_HOME/x" "$XDG_CACHE_HOME/x" && echo "$@" > {told}
echo "$HOME $XDG_CONFIG_HOME $XDG_CACHE_HOME" >> {told}
ls "$HOME/.local/share/fonts" >> {told}
for one in "$@"; do case "$one" in --print-to-pdf=*) printf '%%PDF-' > "${{one#*=}}"; kept="${{one#*=}}";; esac; done
(while :; do mkdir -p "${{kept%/*}}/profile"; echo x > "${{kept%/*}}/profile/late"; sleep 0.01; done) &
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
def test_a_browser_writes_only_into_its_folder_and_what_it_starts_ends_with_it(tmp_path, monkeypatch):
    fonts = tmp_path / "me" / ".local" / "share" / "fonts"
    for new in (tmp_path / "temp", fonts):
        new.mkdir(parents=True)
    (fonts / "own.ttf").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    told, busy = tmp_path / "told", tmp_path / "chromium"
    busy.write_text(NOTES.format(told=told))
    busy.chmod(0o755)
    with browser_file.browser_printer(busy) as print_page:
        assert print_page("summary", "<p>x</p>") == b"%PDF-"
        (folder,) = (tmp_path / "temp").iterdir()
        assert not [one for one in folder.iterdir() if one.name.startswith("page.")]
    flags, places, lent = told.read_text().splitlines()
    assert all(place.startswith(f"{folder}{os.sep}") for place in places.split())
    assert f"--crash-dumps-dir={folder}{os.sep}" in flags
    assert "--disable-breakpad --disable-crash-reporter" in flags
    assert (lent, list(fonts.iterdir())) == ("own.ttf", [fonts / "own.ttf"]), (
        "the user's fonts are lent to it, and stay"
    )
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_browser_that_lies_in_the_folder_one_is_in_is_not_started_on_windows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hits = {"chrome": f"{os.curdir}{os.sep}chrome.exe", "msedge": str(tmp_path / "sub" / "msedge.exe")}
    monkeypatch.setattr(browser_file.shutil, "which", hits.get)
    monkeypatch.setattr(sys, "platform", "win32")
    assert browser_file.find_browser() == tmp_path / "sub" / "msedge.exe"


@pytest.mark.parametrize("flag", ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"])
def test_a_browser_is_called_without_a_way_to_the_network(flag):
    assert flag in browser_file.FLAGS


@needs_font
@pytest.mark.skipif(not BROWSER, reason="no browser found")
def test_a_page_in_a_browser_reaches_nobody():
    with socket.create_server(("127.0.0.1", 0)) as server, browser_file.browser_printer(Path(BROWSER)) as print_page:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        print_page("page", f'<img src="http://127.0.0.1:{port}/a.png"><img src="http://localhost:{port}/b.png">')
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_names_of_browsers_are_looked_for_on_every_system(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    assert browser_file.find_browser() == edge
    monkeypatch.setattr(sys, "platform", "darwin")
    assert browser_file.find_browser() is None or os.sep in str(browser_file.find_browser())
