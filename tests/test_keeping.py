"""The firm's data: what is sent beforehand, what may be handed on, where it lies, how it goes away."""

import os
import sys

import pytest
from made_up import PACK, firm
from running import SAMPLES, SERVICE, environment, run, tree

from aiready.answers import People, Person, Respondent
from aiready.answers_file import read_sheet
from aiready.assessment import assess
from aiready.own_tasks import OwnTask
from aiready.questionnaire import topic_of
from aiready.sheet_text import sheet_bytes

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])
FIRM = "株式会社みどり鍍金"
NAMES = ("みどり鍍金", "佐藤 一男", "佐藤", "田中花子", "090-1234-5678", "高木", FIRM)


def sheet_with_names():
    sheet = firm(2, company__name=FIRM, aim__annoying_task="みどり鍍金の見積書を半分にし、田中花子に任せる")
    people = People(
        owner=Person(name="佐藤 一男", contact="090-1234-5678"),
        champion=Person(name="田中花子"),
        permitted_tool="社内で決めたAI",
    )
    sheet = sheet.model_copy(update={"people": people, "respondent": Respondent(role="owner", name="高木")})
    sheet = sheet.with_note("champion.hours", "佐藤さんに確認").with_note("champion.helper", "秘密の話")
    sheet = sheet.with_detail("champion.helper", private=True).with_detail("champion.hours", own_note="自分の控え")
    sheet = sheet.with_detail("culture.failure", evidence="高木が見た", confidence="seen")
    sheet = sheet.with_detail("culture.proposals", adjusted="none", reason="言いにくい理由", private=True)
    return sheet.model_copy(
        update={"set_aside": {"old.note": "田中花子の件"}, "tasks": (OwnTask(id="notes", title="佐藤 一男の口述メモ"),)}
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sheet.yaml").write_bytes(sheet_bytes(sheet_with_names()))
    return tmp_path / "mine"


def test_sharing_shows_the_words_of_tasks_and_closures_to_be_read_again(folder):
    path = folder / "sheet.yaml"
    own = "calendar:\n  closures: [{first: 2026-12-28, label: Mori moves}]\n"
    path.write_text(path.read_text(encoding="utf-8") + own, encoding="utf-8")
    said = run("share", "sheet.yaml", "-o", "read.yaml", cwd=folder).err
    assert "tasks.notes: " in said
    assert "calendar: Mori moves" in said


@both_languages
def test_a_copy_to_share_holds_no_name_and_nothing_private(folder, lang):
    ran = run("share", "sheet.yaml", cwd=folder, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (0, "sheet-share.yaml\n")
    copy = (folder / "sheet-share.yaml").read_text(encoding="utf-8")
    assert [name for name in NAMES if name in copy] == []
    assert [secret for secret in ("秘密の話", "言いにくい理由", "自分の控え", "private") if secret in copy] == []
    assert "社内で決めたAI" in copy
    assert "確認" in copy
    assert (folder / "sheet-share.yaml").stat().st_mode & 0o777 == 0o600
    for told in ("champion.hours", "aim.annoying_task", "culture.failure"):
        assert told in ran.err
    assert "確認" in ran.err  # the words themselves, to be read again
    assert "set_aside" not in copy
    assert "company.name" not in ran.err


def test_the_copy_gives_the_same_result(folder):
    run("share", "sheet.yaml", "-o", "copy.yaml", cwd=folder)
    before, after = read_sheet(folder / "sheet.yaml", PACK), read_sheet(folder / "copy.yaml", PACK)
    results = [assess(PACK.questionnaire, PACK.policy, sheet) for sheet in (before, after)]
    assert results[0].barriers == results[1].barriers
    assert results[0].gates == results[1].gates


def test_a_copy_never_replaces_a_file(folder):
    (folder / "sheet-share.yaml").write_text("theirs", encoding="utf-8")
    ran = run("share", "sheet.yaml", "-o", "sheet-share.yaml", cwd=folder)
    assert (ran.code, "A404" in ran.err) == (2, True)
    ran = run("share", "sheet.yaml", cwd=folder)
    assert (ran.code, ran.out) == (0, "sheet-share2.yaml\n")
    assert (folder / "sheet-share.yaml").read_text(encoding="utf-8") == "theirs"


def spread(folder):
    """The firm's data in every form there is, beside things that are none of it."""
    run("plan", "sheet.yaml", "-o", "sheet-plan", cwd=folder)
    run("plan", "sheet.yaml", "-o", "for_the_bank", cwd=folder)
    run("plan", "sheet.yaml", SERVICE, "-o", "both", cwd=folder)
    run("share", "sheet.yaml", cwd=folder)
    for name in ("sheet.mine.yaml", "sheet.yaml~", ".sheet.yaml.swp", ".99999999-ab.aiready-tmp"):
        (folder / name).write_text(FIRM, encoding="utf-8")
    (folder / "sheet-plan" / "minutes.txt").write_text("ours", encoding="utf-8")
    run("plan", SERVICE, "-o", "other_firm", cwd=folder)
    (folder / "other.yaml").write_bytes(SERVICE.read_bytes())


def holding(folder):
    return {name for name, data in tree(folder).items() if data is not None and FIRM.encode() in data}


def test_every_file_that_holds_the_firms_data_is_listed(folder):
    spread(folder)
    ran = run("where", "sheet.yaml", cwd=folder)
    assert ran.code == 0
    listed = set(ran.out.splitlines())
    assert holding(folder) <= listed
    assert "sheet-plan/plan.json" in listed
    assert {name for name in listed if name.startswith(("other", "both/service"))} == set()


@pytest.mark.parametrize("ending", ["html", "md"])
def test_pages_made_by_compare_are_found_and_erased_and_those_of_other_firms_stay(folder, ending):
    (folder / "later.yaml").write_bytes((folder / "sheet.yaml").read_bytes())
    other = sheet_bytes(firm(2, company__name="株式会社みどり鍍金工業"))
    (folder / "x.yaml").write_bytes(other)
    (folder / "y.yaml").write_bytes(other)
    pages = {name: folder / f"{name}.{ending}" for name in ("ours", "theirs", "notes")}
    assert run("compare", "sheet.yaml", "later.yaml", "-o", pages["ours"].name, cwd=folder).code == 0
    assert run("compare", "x.yaml", "y.yaml", "-o", pages["theirs"].name, cwd=folder).code == 0
    pages["notes"].write_text("株式会社みどり鍍金", encoding="utf-8")
    assert pages["ours"].name in run("where", "sheet.yaml", cwd=folder).out.splitlines()
    assert run("erase", "sheet.yaml", "--yes", cwd=folder).code == 0
    assert [name for name, page in pages.items() if page.exists()] == ["theirs", "notes"]


def test_plans_in_other_places_are_found_where_they_are_named(folder):
    away = folder.parent / "away"
    away.mkdir()
    run("plan", folder / "sheet.yaml", "-o", "plan", cwd=away)
    assert "away" not in run("where", "sheet.yaml", cwd=folder).out
    listed = run("where", "sheet.yaml", "--in", "../away", cwd=folder).out
    assert "../away/plan/summary.html" in listed.splitlines()


def test_erasing_removes_all_of_it_and_nothing_else(folder):
    spread(folder)
    before = set(tree(folder))
    others = {name: data for name, data in tree(folder).items() if name.startswith(("other", "both/service"))}
    ran = run("erase", "sheet.yaml", "--yes", cwd=folder)
    assert ran.code == 0
    after = tree(folder)
    assert holding(folder) <= {"both/index.html", "both/manifest.json"}
    assert "both/index.html" in ran.err
    assert "sheet-plan/minutes.txt" in after
    assert "sheet-plan/minutes.txt" in ran.err
    assert {name: after[name] for name in others} == others
    assert set(ran.out.splitlines()) <= before
    for gone in ("sheet.yaml", "sheet-share.yaml", "for_the_bank", "both/sheet", "sheet.yaml~"):
        assert gone not in after


def test_neighbours_with_a_name_that_begins_alike_are_not_touched(folder):
    run("plan", SERVICE, "-o", "sheet-plan-b-plan", cwd=folder)
    others = ("sheet-shared-firm.yaml", "sheet.mine-works.yaml", "sheet-share-holders.yaml", "sheets-share.yaml")
    for name in others:
        (folder / name).write_bytes(SERVICE.read_bytes())
    left = folder / ".sheet-planner-plan.99999999-cd.aiready-old"
    left.mkdir()
    (left / "plan.md").write_text("another firm", encoding="utf-8")
    before = {name: data for name, data in tree(folder).items() if name != "sheet.yaml"}
    assert run("where", "sheet.yaml", cwd=folder).out == "sheet.yaml\n"
    run("erase", "sheet.yaml", "--yes", cwd=folder)
    assert tree(folder) == before


def test_what_a_living_process_is_writing_is_left_alone_and_what_a_dead_one_left_goes(folder):
    living = [
        folder / f".{os.getpid()}-ab.aiready-tmp",
        folder / f".sheet-plan.{os.getpid()}-ab.aiready-stage" / "x.md",
    ]
    dead = [folder / ".99999999-cd.aiready-tmp", folder / ".sheet-plan.99999999-cd.aiready-stage" / "kit" / "x.md"]
    for path in (*living, *dead):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FIRM, encoding="utf-8")
    run("erase", "sheet.yaml", "--yes", cwd=folder)
    assert {name for name, data in tree(folder).items() if data is not None} == {
        path.relative_to(folder).as_posix() for path in living
    }


def test_without_a_terminal_erasing_wants_a_yes(folder):
    before = tree(folder)
    ran = run("erase", "sheet.yaml", cwd=folder, stdin=b"yes\n")
    assert (ran.code, "A412" in ran.err, tree(folder)) == (2, True, before)


@pytest.mark.parametrize("command", ["where", "erase", "share"])
def test_a_sheet_that_is_not_there_is_told(tmp_path, command):
    ran = run(command, "none.yaml", *(["--yes"] if command == "erase" else []), cwd=tmp_path)
    assert (ran.code, ran.out, "A101" in ran.err) == (2, "", True)


def test_the_data_of_a_sheet_that_cannot_be_read_can_be_found_and_erased(folder):
    run("plan", "sheet.yaml", "-o", "sheet-plan", cwd=folder)
    (folder / "sheet.yaml").write_text("schema: [", encoding="utf-8")
    assert "sheet-plan/summary.html" in run("where", "sheet.yaml", cwd=folder).out
    assert run("erase", "sheet.yaml", "--yes", cwd=folder).code == 0
    assert tree(folder) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
@both_languages
@pytest.mark.parametrize("agreed", [True, False])
def test_erasing_asks_first(folder, lang, agreed):
    import pexpect

    word = {"ja": "はい", "en": "yes"}[lang] if agreed else "n"
    before = tree(folder)
    call = ["-m", "aiready", "erase", "sheet.yaml"]
    process = pexpect.spawn(
        sys.executable, call, cwd=str(folder), env=environment(AIREADY_LANG=lang), timeout=20, encoding="utf-8"
    )
    process.expect("Enter")
    process.sendline(word)
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == 0
    assert tree(folder) == ({} if agreed else before)


@both_languages
def test_the_brief_says_who_how_long_what_is_kept_and_that_nothing_leaves(tmp_path, lang):
    ran = run("brief", cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.err) == (0, "")
    for section in PACK.questionnaire.sections:
        if section.kind != "branch":
            assert topic_of(section, lang) in ran.out
    minutes = sum(PACK.head.time_box[one.id] for one in PACK.questionnaire.sections if one.kind != "branch")
    assert str(minutes) in ran.out
    assert {"ja": "インターネット", "en": "internet"}[lang] in ran.out
    assert {"ja": "社長", "en": "president"}[lang] in ran.out


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_brief_can_be_a_file(tmp_path, ending):
    ran = run("brief", "-o", f"brief.{ending}", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, f"brief.{ending}\n")
    text = (tmp_path / f"brief.{ending}").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") == (ending == "html")
    assert "http" not in text.replace("http-equiv", "")
    assert run("brief", "-o", f"brief.{ending}", cwd=tmp_path).code == 2  # never over a file


def test_the_brief_in_another_form_is_refused(tmp_path):
    ran = run("brief", "-o", "brief.docx", cwd=tmp_path)
    assert (ran.code, "A408" in ran.err, tree(tmp_path)) == (2, True, {})


def test_a_manifest_names_the_firms_of_its_folders(tmp_path):
    import json

    run("plan", SERVICE, SAMPLES / "manufacturing.yaml", "-o", "both", cwd=tmp_path)
    manifest = json.loads((tmp_path / "both" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["firms"] == {
        path.stem: read_sheet(path, PACK).firm() for path in (SERVICE, SAMPLES / "manufacturing.yaml")
    }
