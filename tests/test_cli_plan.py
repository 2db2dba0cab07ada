"""`plan` and `demo`: what they write, what they say, and what they never write over."""

import json
import os
import re
import stat

import pytest
from running import SAMPLES, SERVICE, Ran, run, tree

CONSTRUCTION = SAMPLES / "construction.yaml"
MAIN = [
    "manifest.json",
    "plan.html",
    "plan.json",
    "plan.made.json",
    "plan.md",
    "plan.yaml",
    "summary.html",
    "summary.md",
]


def plan(tmp_path, *more, out="out"):
    return run("plan", SERVICE, "-o", out, *more, cwd=tmp_path)


def test_the_plan_prints_the_paths_it_made_one_a_line(tmp_path):
    ran = plan(tmp_path)
    assert (ran.code, ran.err) == (0, "")
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert sorted(ran.out.splitlines()) == made
    assert [name for name in made if "kit/" not in name] == [f"out/{name}" for name in MAIN]
    assert len([name for name in made if name.startswith("out/kit/")]) >= 2


def test_a_dry_run_prints_the_same_paths_and_writes_nothing(tmp_path):
    dry = plan(tmp_path, "--dry-run")
    assert (dry.code, list(tmp_path.iterdir())) == (0, [])
    assert plan(tmp_path).out == dry.out


def test_quiet_says_nothing_but_errors(tmp_path):
    ran = plan(tmp_path, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "out" / "plan.html").is_file()
    wrong = run("plan", "none.yaml", "-o", "x", "--quiet", cwd=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert "A101" in wrong.err


def test_quiet_silences_the_other_commands_too(tmp_path):
    assert run("answer", "new.yaml", "company.employees=5", "-q", cwd=tmp_path).err == ""


@pytest.mark.parametrize(("formats", "endings"), [("md", {"md"}), ("html", {"html"}), ("html,md", {"md", "html"})])
def test_only_the_formats_asked_for_are_written(tmp_path, formats, endings):
    assert plan(tmp_path, "--format", formats).code == 0
    assert {path.suffix[1:] for path in tmp_path.rglob("*") if path.is_file()} == {*endings, "json", "yaml"}


def test_the_manifest_tells_what_made_the_files_and_nothing_of_the_hour(tmp_path):
    plan(tmp_path)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert "aiready" in str(manifest["pack"])
    assert "1.0.0" in str(manifest["pack"])
    assert manifest["today"] == "2026-11-21"
    assert manifest["aiready"]
    assert sorted(manifest["files"]) == sorted(
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and path.name != "manifest.json"
    )


def test_an_edited_file_is_refused_kept_with_force_and_replaced_only_when_said(tmp_path):
    plan(tmp_path)
    edited = tmp_path / "out" / "plan.md"
    fresh = edited.read_bytes()
    edited.write_text("手で直した計画\n", encoding="utf-8")
    before = tree(tmp_path)
    refused = plan(tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert re.search(r"A402 .*plan\.md.*--force.*--overwrite-edited", refused.err)
    assert tree(tmp_path) == before
    forced = plan(tmp_path, "--force")
    assert forced.code == 0
    assert edited.read_text(encoding="utf-8") == "手で直した計画\n"
    assert "plan.md" in forced.err
    assert "out/plan.md" not in forced.out.splitlines()
    assert plan(tmp_path, "--overwrite-edited").code == 0
    assert edited.read_bytes() == fresh


def test_a_folder_of_somebody_else_is_refused_and_its_files_survive_force(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "写真.jpg").write_bytes(b"jpg")
    refused = plan(tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert re.search(r"A401 .*--force", refused.err)
    assert sorted(tree(tmp_path / "out")) == ["写真.jpg"]
    assert plan(tmp_path, "--force").code == 0
    assert plan(tmp_path).code == 0
    assert (tmp_path / "out" / "写真.jpg").read_bytes() == b"jpg"


def test_an_empty_folder_is_used_without_asking(tmp_path):
    (tmp_path / "out").mkdir()
    assert plan(tmp_path).code == 0


def test_an_error_never_names_an_option_that_the_command_does_not_have(tmp_path):
    (tmp_path / "aiready-demo").mkdir()
    (tmp_path / "aiready-demo" / "mine.txt").write_bytes(b"mine")
    ran = run("demo", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    known = run("demo", "--help", cwd=tmp_path).out
    assert all(option in known for option in re.findall(r"--[a-z-]+", ran.err)), ran.err
    assert sorted(tree(tmp_path)) == ["aiready-demo", "aiready-demo/mine.txt"]


def test_the_folder_one_stands_in_is_never_lost(tmp_path):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    for more in ((), ("--force",)):
        ran = run("plan", "sheet.yaml", "-o", ".", *more, cwd=tmp_path)
        assert ran.code in (0, 2)
        assert "Traceback" not in ran.err
        assert (tmp_path / "sheet.yaml").read_bytes() == SERVICE.read_bytes()


def test_several_sheets_get_a_folder_each_and_a_page_that_leads_to_them(tmp_path):
    ran = run("plan", SERVICE, CONSTRUCTION, "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "construction",
        "index.html",
        "manifest.json",
        "service",
    ]
    assert "out/index.html" in ran.out.splitlines()
    assert (tmp_path / "out" / "service" / "plan.md").is_file()


def test_sheets_of_one_name_do_not_share_a_folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "service.yaml").write_bytes(CONSTRUCTION.read_bytes())
    assert run("plan", SERVICE, "a/service.yaml", "-o", "out", cwd=tmp_path).code == 0
    folders = [path for path in (tmp_path / "out").iterdir() if path.is_dir()]
    assert len(folders) == 2
    assert len({(folder / "plan.md").read_bytes() for folder in folders}) == 2


def test_one_bad_sheet_of_several_stops_all_of_them(tmp_path):
    (tmp_path / "bad.yaml").write_text("schema: 1\n", encoding="utf-8")
    ran = run("plan", SERVICE, "bad.yaml", "none.yaml", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.out, (tmp_path / "out").exists()) == (2, "", False)
    assert [line.split(":")[0] for line in ran.err.splitlines()] == ["bad.yaml", "none.yaml"]


def test_the_plan_begins_on_the_first_working_monday_or_when_said(tmp_path):
    plan(tmp_path)
    run("--today", "2027-01-08", "plan", SERVICE, "-o", "january", cwd=tmp_path)  # the Monday after is a holiday
    plan(tmp_path, "--start", "2026-12-09", out="said")
    starts = [
        json.loads((tmp_path / name / "plan.json").read_bytes())["starts_on"] for name in ("out", "january", "said")
    ]
    assert starts == ["2026-11-30", "2027-01-18", "2026-12-09"]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    plan(tmp_path)
    plan(tmp_path, out="again")
    assert tree(tmp_path / "out") == tree(tmp_path / "again")
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    run("plan", SERVICE, "-o", "other", cwd=tmp_path, **other)
    assert tree(tmp_path / "out") == tree(tmp_path / "other")


@pytest.mark.skipif(os.name == "nt", reason="needs modes")
def test_documents_may_be_read_by_all_and_sheets_only_by_their_owner(tmp_path):
    plan(tmp_path)
    run("answer", "new.yaml", "company.employees=5", cwd=tmp_path)
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o644}
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("lang", "heads"), [("ja", ("会社", "人数", "段階", "進め方")), ("en", ("Firm", "People", "Stage", "Way"))]
)
def test_the_demo_makes_a_plan_for_every_sample_and_a_table(tmp_path, lang, heads):
    ran = run("demo", "-o", "見本", cwd=tmp_path, AIREADY_LANG=lang)
    assert ran.code == 0
    assert len(list((tmp_path / "見本").glob("*/plan.html"))) == 21
    assert (tmp_path / "見本" / "index.html").is_file()
    assert all(head in ran.out.splitlines()[0] for head in heads)
    assert "株式会社うずら峠建設" in ran.out
    assert "index.html" in ran.err
    if lang == "en":  # once more, over its own folder and without a word
        assert run("demo", "-o", "見本", "-q", cwd=tmp_path, AIREADY_LANG=lang) == Ran(0, "", "")
