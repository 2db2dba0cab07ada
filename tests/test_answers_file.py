"""Answer sheets on disk: nothing typed is lost, nothing half written, nothing overwritten or misread in silence."""

import json
import os
import re
import stat
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, sheets, texts, with_questions
from running import ROOT, SAMPLES, SERVICE, run, run_python

from aiready.answer_check import answer_faults
from aiready.answers import new_sheet
from aiready.answers_file import OpenSheet, open_sheet, parse_sheet, read_sheet, save_sheet
from aiready.assessment import assess
from aiready.errors import AireadyError, Origin
from aiready.sheet_text import sheet_bytes

TEXT = SERVICE.read_text(encoding="utf-8")
SHEETS = sorted(path for path in SAMPLES.glob("*.yaml") if ".expect." not in path.name)
IDS = [question.id for question in PACK.questionnaire.questions()]
ID = re.compile(r"\b[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?\b")


def parsed(text):
    return parse_sheet(text.encode(), "sheet.yaml", PACK)


def codes(text):
    with pytest.raises(AireadyError) as caught:
        parsed(text)
    return {one.code for one in caught.value.faults}


@pytest.fixture
def opened(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return open_sheet(path, PACK)


@settings(max_examples=200)
@given(sheets(), st.dictionaries(st.sampled_from(IDS), texts(), max_size=3))
def test_what_is_saved_reads_back_the_same(sheet, notes):
    sheet = sheet.model_copy(update={"notes": notes})
    again, moved = parse_sheet(sheet_bytes(sheet), "sheet.yaml", PACK)
    assert (again, moved) == (sheet, ())


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sample_saved_and_read_back_says_the_same(path):
    sheet = read_sheet(path, PACK)
    assert parse_sheet(sheet_bytes(sheet), "again", PACK) == (sheet, ())


def test_windows_line_ends_a_byte_order_mark_and_json_are_read():
    plain, _ = parsed(TEXT)
    assert parse_sheet(b"\xef\xbb\xbf" + TEXT.encode(), "bom", PACK)[0] == plain
    assert parse_sheet(TEXT.replace("\n", "\r\n").encode(), "windows", PACK)[0] == plain
    data = plain.model_dump(by_alias=True, exclude_none=True)
    for indent in (None, 2, "\t"):
        assert parse_sheet(json.dumps(data, indent=indent).encode(), "json", PACK)[0] == plain


def test_a_change_by_somebody_else_is_kept_and_ours_goes_beside_it(opened):
    theirs = TEXT + "# looked through on Friday\n"
    opened.path.write_text(theirs, encoding="utf-8")
    with pytest.raises(AireadyError) as caught:
        save_sheet(opened, opened.sheet.with_answer("champion.appointed", "nobody"))
    beside = opened.path.with_name("sheet.mine.yaml")
    assert [one.code for one in caught.value.faults] == ["A407"]
    assert str(beside) in caught.value.lines("en")[0]
    assert opened.path.read_text(encoding="utf-8") == theirs
    assert read_sheet(beside, PACK).value("champion.appointed") == "nobody"


def test_a_second_conflict_does_not_take_the_place_of_the_first(opened):
    folder = opened.path.parent
    for answer in ("nobody", "asked"):
        opened.path.write_text(TEXT + f"# {answer}\n", encoding="utf-8")
        with pytest.raises(AireadyError):
            save_sheet(opened, opened.sheet.with_answer("champion.appointed", answer))
    saved = [read_sheet(path, PACK).value("champion.appointed") for path in folder.iterdir() if path != opened.path]
    assert sorted(saved) == ["asked", "nobody"]


def test_a_sheet_that_appears_while_a_new_one_is_filled_in_is_not_written_over(tmp_path):
    path = tmp_path / "sheet.yaml"
    fresh = OpenSheet(new_sheet("aiready", PACK.head.version), path, "")
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(AireadyError):
        save_sheet(fresh, fresh.sheet)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_sheet_that_went_away_comes_back_with_the_answer_or_is_saved_beside(opened):
    opened.path.unlink()
    with pytest.raises(AireadyError):
        save_sheet(opened, opened.sheet.with_answer("champion.appointed", "nobody"))
    (saved,) = opened.path.parent.iterdir()
    assert read_sheet(saved, PACK).value("champion.appointed") == "nobody"


OTHER = """schema: 1
pack: {{id: aiready, version: {version}}}
company: {{employees: 30, colour: red}}
answers:
  champion.appointed: asked
  champion.hours: an_option_that_is_gone
  champion.star_sign: leo
notes:
  champion.star_sign: 8月生まれ
  champion.shoe_size: 聞きそびれた
"""


@pytest.mark.parametrize("version", ["0.9.0", "99.0.0"])
def test_answers_of_another_version_are_set_aside_by_name_and_none_is_lost(version):
    sheet, moved = parsed(OTHER.format(version=version))
    assert sorted(moved) == ["champion.hours", "champion.star_sign", "company.colour"]
    assert sheet.set_aside == {
        "champion.hours": "an_option_that_is_gone",
        "champion.star_sign": "leo",
        "company.colour": "red",
    }
    assert (sheet.value("champion.appointed"), sheet.value("champion.hours")) == ("asked", None)
    saved = sheet_bytes(sheet).decode()
    assert all(key in saved for key in ("star_sign", "colour", "an_option_that_is_gone", "shoe_size", "聞きそびれた"))
    assert parsed(saved) == (sheet, ())


def test_the_same_version_sets_nothing_aside():
    assert codes(OTHER.format(version=PACK.head.version)) == {"A201", "A202"}


def test_the_command_names_what_it_set_aside(tmp_path):
    text = OTHER.format(version="0.9.0").replace("  champion.shoe_size: 聞きそびれた\n", "")
    (tmp_path / "old.yaml").write_text(text, encoding="utf-8")
    ran = run("score", "old.yaml", cwd=tmp_path)
    assert ran.code == 0
    assert all(name in ran.err for name in ("champion.hours", "champion.star_sign", "company.colour"))


def edits(word, start):
    """Some one-character slips of a word, the same ones every time: left out, doubled, swapped, hit beside."""
    at = start % len(word)
    letter = "abcdefghijklmnopqrstuvwxyz"[start % 26]
    slips = {word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + letter + word[at + 1 :]}
    slips |= {word[:at] + letter + word[at:], word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]}
    return sorted(slips - {word})


def test_a_slip_of_one_character_in_any_id_is_refused():
    body = TEXT.index("company:")
    ends = TEXT.index("notes:")
    words = [match for match in ID.finditer(TEXT, body, ends) if TEXT[match.start() - 1] != '"']
    words = [match for match in words if not re.fullmatch(r"unknown|later|not_applicable", match[0])]
    accepted, tried = [], 0
    for place, match in enumerate(words):
        for start in (place, place * 7 + 3):
            for slip in edits(match[0], start):
                changed = TEXT[: match.start()] + slip + TEXT[match.end() :]
                tried += 1
                try:
                    parsed(changed)
                except AireadyError:
                    continue
                accepted.append((match[0], slip))
    assert tried > 400
    assert accepted == []


def given_ids(sheet):
    return [one.id for one in PACK.questionnaire.questions() if sheet.value(one.id) is not None]


def test_no_answer_is_not_an_answer():
    sheet, _ = parsed(TEXT)
    scored = {one.id for one in PACK.questionnaire.scored()}
    whole = assess(PACK.questionnaire, PACK.policy, sheet)
    assert len(given_ids(sheet)) > 35
    for question_id in given_ids(sheet):
        name = question_id.removeprefix("company.")
        nulled, _ = parsed(re.sub(rf"(?m)^  {re.escape(name)}: .*$", f"  {name}: null", TEXT, count=1))
        assert nulled.value(question_id) is None
        found = assess(PACK.questionnaire, PACK.policy, nulled)
        hidden = {"aim.task_minutes", "aim.task_times"} if question_id == "aim.annoying_task" else set()
        assert found.answered == whole.answered - 1 - len(hidden & set(given_ids(sheet)))
        evidence = {one.question for barrier in found.barriers for one in barrier.evidence}
        assert question_id not in evidence
        if question_id in scored:
            unknown = assess(PACK.questionnaire, PACK.policy, sheet.with_answer(question_id, "unknown"))
            assert [(one.low, one.high) for one in found.barriers] == [(one.low, one.high) for one in unknown.barriers]


def test_a_sheet_with_nothing_answered_has_no_severity_and_says_so(tmp_path):
    blank = "".join(
        f"  {question_id}: null\n" for question_id in given_ids(parsed(TEXT)[0]) if "company" not in question_id
    )
    text = f"schema: 1\npack: {{id: aiready, version: {PACK.head.version}}}\nanswers:\n{blank}"
    found = assess(PACK.questionnaire, PACK.policy, parsed(text)[0])
    assert found.answered == 0
    assert [one.severity for one in found.barriers] == [None] * 5
    (tmp_path / "blank.yaml").write_text(text, encoding="utf-8")
    ran = run("score", "blank.yaml", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert f"0 of {found.asked} answered" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="needs modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_a_new_sheet_is_private_whatever_the_umask(tmp_path, mask):
    path = tmp_path / "sheet.yaml"
    before = os.umask(mask)
    try:
        save_sheet(OpenSheet(new_sheet("aiready", PACK.head.version), path, ""), parsed(TEXT)[0])
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


EVERY_POINT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from failing_disk import BROKE, DONE, FAILED, KILLED, every_point
from aiready.answers_file import open_sheet, read_sheet, save_sheet
from aiready.errors import AireadyError
from aiready.pack_files import built_in_pack, load_pack

pack, path, text = load_pack(built_in_pack()), Path("sheet.yaml"), Path(sys.argv[3]).read_bytes()

def answer():
    opened = open_sheet(path, pack)
    save_sheet(opened, opened.sheet.with_answer("champion.appointed", "nobody"))

seen = []
for end in every_point(sys.argv[2], lambda: path.write_bytes(text) and None, answer, AireadyError):
    new = read_sheet(path, pack).value("champion.appointed") == "nobody"
    assert new or path.read_bytes() == text
    assert new is {DONE: True, FAILED: False, BROKE: False, KILLED: new}[end], (end, new)
    open_sheet(path, pack)
    assert [one.name for one in Path().iterdir()] == [path.name]
    seen.append(end)
print(len(seen), seen.count(BROKE))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
@pytest.mark.parametrize("how", ["dies", "ENOSPC", "EIO"])
def test_an_answer_is_saved_or_told_as_not_saved_at_every_point_of_failure(tmp_path, how):
    ran = run_python("-P", "-c", EVERY_POINT, ROOT / "tests", how, SERVICE, cwd=tmp_path)
    assert ran.code == 0, ran.err
    points, told_as_bugs = map(int, ran.out.split())
    assert points > 12
    assert told_as_bugs == 0, ran.err


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6))
def test_a_text_that_is_taken_as_an_answer_can_be_read_again_and_shown(text):
    question = PACK.questionnaire.question("aim.purpose")
    if answer_faults(question, text, Origin("", {})):
        return
    sheet = parsed(TEXT)[0].with_answer(question.id, text)
    assert parse_sheet(sheet_bytes(sheet), "again", PACK)[0] == sheet
    assert not [char for char in text if unicodedata.category(char) == "Cc" and char not in "\t\n\r"]


def test_a_renamed_question_brings_its_answer_note_and_details_along_and_is_named(tmp_path):
    pack = with_questions(champion__hours={"was": ("champion.time",)}, company__employees={"was": ("company.staff",)})
    text = TEXT.replace("version: 1.0.0", "version: 0.9.0").replace("champion.hours", "champion.time")
    text = text.replace("  employees: 30\n", "  staff: 30\n")
    text += "details:\n  champion.time: {confidence: seen}\n"
    text = text.replace("notes:\n", "notes:\n  champion.time: 先週の予定表\n")
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, pack)
    assert set(opened.renamed) == {("champion.time", "champion.hours"), ("company.staff", "company.employees")}
    assert opened.moved == ()
    sheet = opened.sheet
    assert (sheet.value("champion.hours"), sheet.value("company.employees")) == ("spare", 30)
    assert (sheet.notes["champion.hours"], sheet.details["champion.hours"].confidence) == ("先週の予定表", "seen")
    assert "champion.time" not in {*sheet.answers, *sheet.notes, *sheet.details, *sheet.set_aside}
