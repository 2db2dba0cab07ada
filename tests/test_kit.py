"""The documents of the kit: filled with what the firm said, every blank marked, nothing foreign to its size."""

import re
from functools import cache
from itertools import pairwise

import pytest
from made_up import PACK, firm, worked_out

from aiready.answers_file import read_sheet
from aiready.blanks import Blank, find_blanks
from aiready.cli.planning import samples
from aiready.documents import render
from aiready.press import press_of
from aiready.report import view
from aiready.text import LANGS

FIRMS = {path.stem: path for path in samples()}
SMALL_FIRM_WORDS = {"ja": re.compile("部署|部門|上司|課長|部長"), "en": re.compile(r"\bdepartment|\bsuperior")}
FOR_EVERYBODY = {"ja": re.compile("皆さん|みなさん|朝礼|社員"), "en": re.compile(r"\bemployees\b|\bstaff\b")}


@cache
def kit(name, lang):
    """Every document there is, needed by this firm's plan or not."""
    data = view(worked_out(read_sheet(FIRMS[name], PACK)).report, lang)
    press = press_of(PACK)
    return {one: press.markdown(f"kit/{one}.md.j2", data) for one in PACK.documents()}


every_firm = pytest.mark.parametrize("name", FIRMS)
both = pytest.mark.parametrize("lang", LANGS)


@both
@every_firm
def test_no_slot_is_left_and_every_blank_says_who_fills_it(name, lang):
    for document, text in kit(name, lang).items():
        assert not re.search(r"\{\{|\{%|\{(?:task|company|driver|owner)\}|None|Undefined", text), document
        assert [blank for blank in find_blanks(text) if not blank.who] == [], document


@both
@every_firm
def test_a_document_begins_with_its_only_title_and_keeps_its_tables_whole(name, lang):
    for document, text in kit(name, lang).items():
        lines = text.splitlines()
        assert lines[0].startswith("# "), document
        assert sum(line.startswith("# ") for line in lines) == 1, document
        for above, line in pairwise(lines):
            bars = [len(re.findall(r"(?<!\\)\|", one)) for one in (above, line)]
            if above.startswith("|") and line.startswith("|"):
                assert bars[0] == bars[1], (document, line)
            elif line.startswith("|"):
                assert not above, (document, line)


@both
@every_firm
def test_what_the_firm_said_stands_in_its_documents(name, lang):
    sheet = read_sheet(FIRMS[name], PACK)
    texts = "".join(kit(name, lang).values())
    task = sheet.value("aim.annoying_task")
    if task not in (None, "unknown", "later"):
        assert texts.count(str(task)) >= 10
    if sheet.people and sheet.people.owner:
        assert sheet.people.owner.name in texts


@both
def test_nothing_tells_a_firm_of_three_to_set_up_a_department(lang):
    small = [
        name for name, path in FIRMS.items() if (read_sheet(path, PACK).value("company.employees") or 9) in (1, 2, 3)
    ]
    assert len(small) >= 3
    for name in small:
        for document, text in kit(name, lang).items():
            assert not SMALL_FIRM_WORDS[lang].search(text), (name, document)


@both
def test_nobody_who_works_alone_is_told_to_speak_to_the_staff(lang):
    alone = [name for name, path in FIRMS.items() if read_sheet(path, PACK).value("company.employees") == 1]
    assert alone
    report = worked_out(read_sheet(FIRMS[alone[0]], PACK)).report
    names = [one.name for one in render(report, ("md",), lang) if one.name.startswith("kit/")]
    assert len(names) >= 5
    for document in names:
        if document in ("kit/comparison_sheet.md", "kit/public_support.md"):
            continue  # name kinds of data: those that this firm handles, and those a public paper is about
        lines = kit(alone[0], lang)[document.removeprefix("kit/").removesuffix(".md")].splitlines()
        text = "\n".join(line for line in lines if not line.startswith("    "))  # a request to paste may name readers
        assert not FOR_EVERYBODY[lang].search(text), document


@both
def test_the_plan_lists_at_its_end_what_its_documents_leave_open(lang):
    documents = {one.name: one.data.decode() for one in render(worked_out(firm(1)).report, ("md",), lang)}
    open_places = [
        blank
        for name, text in documents.items()
        if name.startswith("kit/")
        for blank in find_blanks(text)
        if blank.what
    ]
    assert len(open_places) > 20
    end = next(one for one in documents["plan.md"].split("\n## ") if PACK.words[lang]["blanks"] in one.splitlines()[0])
    assert [blank for blank in open_places if blank.what not in end] == []


@pytest.mark.parametrize(
    ("line", "blanks"),
    [
        ("使うサービス：［　　　　　］（記入：社長）", [("使うサービス", "社長")]),
        ("| 期間 | ［　　　　　］（記入：社長） |", [("期間", "社長")]),
        ("| 席（ID）の上限（例：月） | ［　　　　　］（記入：社長） |", [("席の上限", "社長")]),
        ("1回［　　］分から［　　］分にする」（記入：佐藤さん）", [("1回…", "佐藤さん")]),
        (r"Service: \[\_\_\_\_\] (to be filled in by: the president)", [("Service", "the president")]),
        (r"Now \[\_\_\] minutes", [("Now…", "")]),
        ("空欄のない行", []),
    ],
)
def test_a_blank_is_known_by_what_stands_before_it(line, blanks):
    assert find_blanks(line) == tuple(Blank(what, who) for what, who in blanks)
