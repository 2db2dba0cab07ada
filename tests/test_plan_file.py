"""The plan in a folder may be edited: what was changed is kept and shown, faults have their place, nothing is lost."""

import json
import os
import re
import shutil
from random import Random

import pytest
from made_up import PACK
from running import ROOT, SAMPLES, SERVICE, run_python, tree

from aiready.cli import run
from aiready.document_files import Overwrite, write_documents
from aiready.documents import Document
from aiready.edits import PlanFile, plan_schema
from aiready.errors import AireadyError
from aiready.plan_file import Names, read_plan

TODAY = "2026-11-21"
FIXED = ("--today", TODAY, "--lang", "en", "--format", "md")
YAML, JSON, MADE = "plan.yaml", "plan.json", "plan.made.json"
DRIVER = """
import json, shutil, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from failing_disk import BROKE, every_point
from aiready.atomic_file import fingerprint
from aiready.document_files import Overwrite, write_documents
from aiready.documents import Document
from aiready.errors import AireadyError

folder, kept, edit = Path("place/plan"), Path("kept"), b"person: somebody\\n"
first = (Document("plan.yaml", b"person:\\n"), Document("summary.md", b"first"))
second = (Document("plan.yaml", edit + b"note:\\n"), Document("summary.md", b"second"))
write_documents(first, kept / "plan", {}, Overwrite())
(kept / "plan/plan.yaml").write_bytes(edit)

def prepare():
    shutil.rmtree("place", ignore_errors=True)
    shutil.copytree(kept, "place")

def write():
    write_documents(second, folder, {}, Overwrite(merged={"plan.yaml": fingerprint(edit)}))

lost, broke, at = [], [], 0
for at, end in enumerate(every_point(sys.argv[2], prepare, write, AireadyError), 1):
    held = [one.read_bytes() for one in Path("place").rglob("plan.yaml")]
    if not any(data.startswith(edit) for data in held):
        lost.append(at)
    if end == BROKE:
        broke.append(at)
print(json.dumps([at, lost, broke]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the plan of the sample, as it was made."""
    folder = tmp_path_factory.mktemp("made")
    assert run(["plan", str(SERVICE), "-o", str(folder / "out"), *FIXED, "-q"]) == 0
    return folder / "out"


@pytest.fixture
def place(tmp_path, made, monkeypatch):
    """A place of its own with the sheet and a copy of that folder."""
    shutil.copytree(made, tmp_path / "out")
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def plan(place, capsys):  # noqa: ARG001 (it stands in that place)
    """Plans the sheet into the folder again; gives code, stdout and stderr."""

    def again(*more, sheet="sheet.yaml"):
        code = run(["plan", sheet, "-o", "out", *FIXED, *more])
        return code, *capsys.readouterr()

    return again


def edit(place, old, new, name=YAML, count=1):
    """Replace a text in a file of the plan, as an editor would."""
    path = place / "out" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, count).encode())


def record(place):
    return json.loads((place / "out" / JSON).read_bytes())


def action(place, one):
    return next(found for found in record(place)["actions"] if found["id"] == one)


def block(place, one):
    """The lines of an action in plan.yaml."""
    return re.search(rf"  {one}:.*\n(?:    .*\n)+", (place / "out" / YAML).read_bytes().decode())[0]


def changed(place, one, key, value):
    """Set a key of an action in plan.yaml."""
    old = block(place, one)
    edit(place, old, re.sub(rf"(?m)^    {key}:.*$", f"    {key}: {value}", old))


def test_replanning_an_unedited_plan_changes_no_byte(place, plan):
    before = tree(place / "out")
    assert plan()[0::2] == (0, "")
    assert tree(place / "out") == before


def test_what_a_person_wrote_stands_in_both_files_and_in_the_documents(place, plan):
    changed(place, "input_card", "person", "Sato | <b>")
    changed(place, "input_card", "due", "2026-12-09")
    changed(place, "input_card", "title", "Write the card {task} *now*")
    edit(place, '"minutes": 20', '"minutes": 45', JSON)
    code, _, err = plan("--format", "md,html")
    assert code == 0
    assert "Edits of 2 actions were kept." in err
    card = action(place, "input_card")
    assert (card["person"], card["due"], card["title"]) == ("Sato | <b>", "2026-12-09", "Write the card {task} *now*")
    assert "minutes: 45" in (place / "out" / YAML).read_text(encoding="utf-8")
    text = (place / "out" / "plan.md").read_text(encoding="utf-8")
    assert r"Sato \| \<b\> (Driver)" in text
    assert re.search(r"^### \d+\. Write the card \\\{task\\\} \\\*now\\\*$", text, re.MULTILINE)
    assert "Wed 9 Dec" in text
    assert "<b>" not in (place / "out" / "plan.html").read_text(encoding="utf-8").split("<body")[1]
    before = tree(place / "out")
    assert plan("--format", "md,html")[0] == 0
    assert tree(place / "out") == before


def test_edits_live_on_when_the_answers_change(place, plan):
    changed(place, "input_card", "person", "Sato")
    changed(place, "run_trial", "state", "doing")
    assert run(["answer", "sheet.yaml", "champion.appointed=nobody", "aim.driver_hours=1", "-q"]) == 0
    assert plan()[0] == 0
    assert action(place, "input_card")["person"] == "Sato"
    assert action(place, "run_trial")["state"] == "doing"


def test_own_actions_are_added_at_the_end_and_stay(place, plan):
    path = place / "out" / YAML
    own = "  own_1:\n    title: Tea\n    start: 2026-12-07\n    due: 2026-12-11\n    minutes: 30\n"
    path.write_bytes(path.read_bytes() + own.encode())
    assert plan()[0] == 0
    assert action(place, "own_1")["own"] is True
    assert "(our own) Tea" in (place / "out" / "summary.md").read_text(encoding="utf-8")
    assert run(["answer", "sheet.yaml", "champion.appointed=nobody", "-q"]) == 0
    assert plan()[0] == 0
    assert action(place, "own_1")["title"] == "Tea"


def test_the_example_in_the_file_works_once_its_marks_are_taken_away(place, plan):
    path = place / "out" / YAML
    text = path.read_text(encoding="utf-8")
    head, own = text.rsplit("#: Add actions", 1)
    path.write_text(head + "# Add actions" + own.replace("#:", ""), encoding="utf-8")
    assert plan()[0] == 0
    assert action(place, "own_1")["person"] == "Tanaka"


def test_an_action_taken_out_is_dropped_told_and_not_planned_again(place, plan):
    title, minutes = action(place, "input_card")["title"], sum(one["minutes"] for one in record(place)["load"])
    edit(place, block(place, "input_card"), "")
    assert plan()[0] == 0
    assert action(place, "input_card")["state"] == "dropped"
    assert sum(one["minutes"] for one in record(place)["load"]) == minutes - action(place, "input_card")["minutes"]
    text = (place / "out" / "plan.md").read_text(encoding="utf-8")
    assert text.index("## Dropped") < text.rindex(title)
    assert text.count(f". {title}") == 0
    assert plan()[0] == 0
    assert action(place, "input_card")["state"] == "dropped"


def test_a_plan_without_any_action_left_is_still_a_plan(place, plan):
    text = (place / "out" / YAML).read_text(encoding="utf-8")
    (place / "out" / YAML).write_text(text.split("actions:")[0] + "actions: {}\n", encoding="utf-8")
    assert plan()[0] == 0
    assert {one["state"] for one in record(place)["actions"]} == {"dropped"}
    assert record(place)["load"] == []


def test_comments_of_a_person_stay_and_ours_do_not_double(place, plan):
    edit(place, "  input_card:", "  # ask the union first\n  input_card:  # big one")
    changed(place, "input_card", "person", "Sato  # from May")
    for _ in range(2):
        assert plan()[0] == 0
        text = (place / "out" / YAML).read_text(encoding="utf-8")
        assert text.count("  # ask the union first\n  input_card:  # big one\n") == 1
        assert "    person: Sato  # from May\n" in text
        assert text.count("#: This is the plan") == text.count("#: Add actions") == 1


def test_what_both_changed_keeps_the_persons_value_and_is_listed_until_somebody_decides(place, plan):
    changed(place, "input_card", "due", "2026-12-09")
    code, _, err = plan("--start", "2027-01-18")
    assert code == 0
    title = action(place, "input_card")["title"]
    assert f'{title}, last day: "2026-12-09" was written by hand and kept' in err
    listed = record(place)["conflicts"]
    assert [(one["action"], one["field"], one["kept"]) for one in listed if one["field"] == "due"] == [
        ("input_card", "due", "2026-12-09")
    ]
    assert "## For you to decide" in (place / "out" / "plan.md").read_text(encoding="utf-8")
    assert plan()[0] == 0
    assert record(place)["conflicts"] == listed
    text = (place / "out" / YAML).read_text(encoding="utf-8")
    entries = text[text.index("\nconflicts:") : text.index("\nactions:")]
    edit(place, entries, "\nconflicts: []\n")
    assert plan()[0] == 0
    assert record(place)["conflicts"] == []
    assert action(place, "input_card")["due"] == "2026-12-09"


def test_where_the_two_files_disagree_neither_value_is_lost(place, plan):
    changed(place, "input_card", "person", "Sato")
    edit(place, '"person": ""', '"person": "Suzuki"', JSON)
    assert record(place)["actions"][0]["id"] == "input_card"
    _, _, err = plan()
    assert '"Sato" from plan.yaml was kept; plan.json says "Suzuki"' in err
    assert record(place)["conflicts"] == [
        {"action": "input_card", "field": "person", "between": "files", "kept": "Sato", "other": "Suzuki"}
    ]


def test_waivers_are_kept_with_their_reason(place, plan):
    edit(place, "waivers: []", "waivers:\n  - check: no_sales_target\n    reason: we sell nothing")
    assert plan()[0] == 0
    assert record(place)["waivers"] == [{"check": "no_sales_target", "reason": "we sell nothing"}]
    assert plan()[0] == 0
    assert "    reason: we sell nothing\n" in (place / "out" / YAML).read_text(encoding="utf-8")


FAULTS = {
    "unknown state": (("    state: planned", "    state: finished"), (9, "12: A209")),
    "no such day": (("due: 2026-12-04", "due: 2026-12-34"), (None, "10: A208")),
    "ends before it begins": (("due: 2026-12-04", "due: 2026-11-04"), (None, "10: A462")),
    "a year far away": (("due: 2026-12-04", "due: 2062-12-04"), (None, "10: A465")),
    "misspelt key": (("    person:", "    persn:"), (10, "5: A205")),
    "misspelt id": (("  input_card:", "  input_crad:"), (7, "3: A460")),
    "an id twice": (("  write_next_three:", "  input_card:"), (None, "3: A106")),
    "an own action that says too little": (
        ("  input_card:", "  own_9:\n    title: Tea\n  input_card:"),
        (8, "5: A206"),
    ),
    "a waiver without a reason": (("waivers: []", "waivers:\n  - check: floor_first"), (3, "5: A206")),
    "a conflict made up": (
        (
            "conflicts: []",
            "conflicts:\n  - {action: input_card, field: due, between: plan, kept: x, other: y}",
        ),
        (5, "5: A464"),
    ),
    "no space after the colon": (("    minutes: 60", "    minutes:60"), (14, "")),
    "actions of the wrong kind": (("actions:\n", "actions: none\nmore:\n"), (6, "10: A203")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_nothing_is_written(place, plan, fault):
    (old, new), (below, said) = FAULTS[fault]
    first = (place / "out" / YAML).read_text(encoding="utf-8").splitlines().index("schema: 1") + 1
    edit(place, old, new)
    lines = (place / "out" / YAML).read_text(encoding="utf-8").splitlines()
    line = first + below if below else max(number for number, one in enumerate(lines, 1) if new in one)
    before = tree(place)
    code, out, err = plan()
    assert (code, out) == (2, "")
    assert f"out/plan.yaml:{line}:{said}" in err, err
    assert "Traceback" not in err
    assert tree(place) == before


JSON_FAULTS = {
    "what is worked out": ('"there_are": 120', '"there_are": 999', "A463"),
    "what is worked out of an action": ('"phase": 1', '"phase": 2', "A463"),
    "an unknown key": ('"note": ""', '"notes": ""', "A205"),
    "no comma": ('"state": "planned",', '"state": "planned"', "A105"),
    "an id twice": ('"id": "write_next_three"', '"id": "input_card"', "A461"),
    "an id of the playbook": ('"id": "write_next_three"', '"id": "write_next_thre"', "A460"),
    "minutes as text": ('"minutes": 60', '"minutes": "60"', "A203"),
}


@pytest.mark.parametrize("fault", JSON_FAULTS)
def test_a_fault_in_the_file_for_programs_is_told_as_well(place, plan, fault):
    old, new, code_of_fault = JSON_FAULTS[fault]
    edit(place, old, new, JSON)
    before = tree(place)
    code, out, err = plan()
    assert (code, out) == (2, "")
    assert re.search(rf"out/plan\.json:\d+:\d+: {code_of_fault}", err), err
    assert tree(place) == before


def test_all_faults_of_both_files_come_in_one_run_in_the_readers_language(place, plan, capsys):
    edit(place, "    state: planned", "    state: finished")
    edit(place, '"minutes": 60', '"minutes": 1', JSON)
    assert len(plan()[2].splitlines()) == 2
    assert run(["plan", "sheet.yaml", "-o", "out", "--today", TODAY, "--lang", "ja"]) == 2
    assert "使えるもの" in capsys.readouterr().err


def test_what_is_worked_out_is_written_anew_only_on_demand(place, plan):
    edit(place, '"there_are": 120', '"there_are": 999', JSON)
    changed(place, "input_card", "person", "Sato")
    assert plan()[0] == 2
    assert plan("--overwrite-edited")[0] == 0
    assert "999" not in json.dumps(record(place)["load"])
    assert action(place, "input_card")["person"] == "Sato"


def test_without_its_memory_every_difference_counts_as_the_persons(place, plan):
    changed(place, "input_card", "person", "Sato")
    assert plan()[0] == 0
    edit(place, "Sato", "Suzuki", MADE)
    code, _, err = plan()
    assert (code, "A466" in err) == (2, True)
    (place / "out" / MADE).unlink()
    assert plan()[0] == 0
    assert action(place, "input_card")["person"] == "Sato"
    assert record(place)["conflicts"] == []


def test_a_file_of_the_plan_that_was_taken_away_is_written_again(place, plan):
    changed(place, "input_card", "person", "Sato")
    assert plan()[0] == 0
    (place / "out" / YAML).unlink()
    (place / "out" / JSON).unlink()
    assert plan()[0] == 0
    assert action(place, "input_card")["person"] == "Sato"


def test_a_folder_from_before_plans_could_be_edited_is_taken_over(place, plan):
    manifest = json.loads((place / "out" / "manifest.json").read_bytes())
    for name in (YAML, MADE):
        del manifest["files"][name]
        (place / "out" / name).unlink()
    (place / "out" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    edit(place, '"minutes": 60', '"minutes": 75', JSON)
    assert plan()[0] == 0
    assert action(place, "input_card")["minutes"] == 75


def test_other_edited_files_are_refused_as_before_and_the_plan_is_not_touched(place, plan):
    changed(place, "input_card", "person", "Sato")
    (place / "out" / "summary.md").write_bytes(b"mine\n")
    before = tree(place)
    code, _, err = plan()
    assert (code, "A402" in err, "plan.yaml" in err) == (2, True, False)
    assert tree(place) == before
    assert plan("--force")[0] == 0
    assert (place / "out" / "summary.md").read_bytes() == b"mine\n"
    assert action(place, "input_card")["person"] == "Sato"


def test_an_edited_plan_of_another_firm_is_not_mixed_with_this_one(place, plan):
    assert plan(sheet=str(SAMPLES / "construction.yaml"))[0] == 0
    assert plan("--done", "input_card", sheet=str(SAMPLES / "construction.yaml"))[0] == 0
    before = tree(place)
    code, _, err = plan()
    assert (code, "A467" in err) == (2, True)
    assert tree(place) == before


def test_done_marks_an_action_in_both_files_and_in_the_documents(place, plan):
    code, _, err = plan("--done", "input_card", "--done", "write_next_three=doing")
    assert (code, "Edits of 2 actions" in err) == (0, True)
    assert action(place, "input_card")["state"] == "done"
    assert "state: done" in block(place, "input_card")
    assert "state: doing" in block(place, "write_next_three")
    title = action(place, "input_card")["title"]
    assert f"(done) {title}" in (place / "out" / "plan.md").read_text(encoding="utf-8")
    summary = (place / "out" / "summary.md").read_text(encoding="utf-8")
    assert f"(done) {title}\n" in summary
    assert f"| {title}" not in summary
    assert f"first step: (done) {title}" not in summary


def test_what_is_done_keeps_its_dates_when_the_rest_moves(place, plan):
    before = action(place, "input_card")
    assert plan("--done", "input_card")[0] == 0
    other = action(place, "run_trial")["start"]
    assert plan("--start", "2027-01-18")[0] == 0
    assert [action(place, "input_card")[name] for name in ("start", "due")] == [before["start"], before["due"]]
    assert action(place, "run_trial")["start"] > other


@pytest.mark.parametrize(
    ("asked", "said"), [("input_crad", "did you mean 'input_card'"), ("input_card=don", "did you mean 'done'")]
)
def test_done_names_the_nearest_where_it_does_not_know_the_word(place, plan, asked, said):
    before = tree(place)
    code, out, err = plan("--done", asked)
    assert (code, out) == (2, "")
    assert "A469" in err
    assert said in err
    assert tree(place) == before


def test_done_is_for_one_firm_and_needs_its_sheet(plan, capsys):
    code, _, err = plan(str(SAMPLES / "construction.yaml"), "--done", "input_card")
    assert (code, "--done is for the plan of one firm" in err) == (2, True)
    assert run(["plan", "-o", "out", "--done", "input_card", "--lang", "en"]) == 2
    assert "SHEET" in capsys.readouterr().err


def test_a_plan_under_way_goes_on_from_its_first_day(place, capsys):
    starts_on = record(place)["starts_on"]
    code = run(["plan", "sheet.yaml", "-o", "out", "--today", "2026-12-14", "--lang", "en"])
    assert (code, record(place)["starts_on"]) == (0, starts_on)
    assert "The plan still starts on 2026-11-30" in capsys.readouterr().err


def test_a_dry_run_tells_what_would_change_and_by_whom_and_writes_nothing(place, plan):
    changed(place, "input_card", "person", "Sato")
    edit(place, block(place, "write_next_three"), "")
    before = tree(place)
    code, out, err = plan("--dry-run", "--start", "2026-12-07")
    assert (code, "out/plan.yaml" in out.splitlines()) == (0, True)
    assert "[input_card] person: - -> Sato (edited by hand)" in err
    assert "[write_next_three] state: planned -> dropped (edited by hand)" in err
    assert re.search(r"\[run_trial\] first day: \S+ -> \S+ \(aiready\)", err)
    assert tree(place) == before


def test_json_prints_the_merged_plan_and_nothing_else(place, plan):
    changed(place, "input_card", "person", "Sato")
    code, out, err = plan("--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == record(place)


def test_several_plans_are_merged_each_in_its_folder(place):
    sheets = [str(SERVICE), str(SAMPLES / "construction.yaml")]
    call = ["plan", *sheets, "-o", "both", "--today", TODAY, "--lang", "en", "--format", "md"]
    assert run(call) == 0
    path = place / "both" / "construction" / YAML
    path.write_bytes(path.read_bytes().replace(b"    person:\n", b"    person: Sato\n", 1))
    assert run(call) == 0
    assert b"Sato" in (place / "both" / "construction" / JSON).read_bytes()
    assert b"Sato" not in (place / "both" / "service" / JSON).read_bytes()


def test_the_plan_that_an_interview_leaves_is_merged_and_found_with_the_sheet(place, capsys):
    (place / "more.yaml").write_text("champion.appointed: nobody\n", encoding="utf-8")
    call = ["interview", "sheet.yaml", "--answers", "more.yaml", "--today", TODAY, "--lang", "en"]
    assert run(call) == 0
    path = place / "sheet-plan" / YAML
    path.write_bytes(path.read_bytes().replace(b"    person:\n", b"    person: Sato\n", 1))
    assert run(call) == 0
    assert b"Sato" in (place / "sheet-plan" / JSON).read_bytes()
    assert not (place / "sheet-plan-2").exists()
    capsys.readouterr()
    assert run(["where", "sheet.yaml"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert {f"sheet-plan/{name}" for name in (YAML, JSON, MADE)} <= set(listed)


@pytest.mark.parametrize("how", ["dies", "ENOSPC"])
def test_whatever_the_disk_does_an_edit_is_somewhere(tmp_path, how):
    ran = run_python("-P", "-c", DRIVER, ROOT / "tests", how, cwd=tmp_path)
    assert ran.code == 0, ran.err
    points, lost, broke = json.loads(ran.out)
    assert points > 20
    assert (lost, broke) == ([], [])


def test_what_somebody_saves_after_it_was_read_is_not_written_over(place):
    before = tree(place)
    with pytest.raises(AireadyError) as caught:
        write_documents((Document(YAML, b"new"),), place / "out", {}, Overwrite(merged={YAML: "0" * 64}))
    assert [one.code for one in caught.value.faults] == ["A468"]
    assert tree(place) == before


def test_the_schema_in_the_docs_is_that_of_the_files_written(place):
    path = ROOT / "docs" / "plan.schema.json"
    text = json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("AIREADY_WRITE_EXPECTED"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
    PlanFile.model_validate_json((place / "out" / JSON).read_bytes())


def test_long_words_of_aireadys_own_are_no_fault(place, plan):
    assert run(["answer", "sheet.yaml", f"aim.annoying_task={'長い仕事' * 120}", "-q"]) == 0
    assert plan()[0] == 0
    changed(place, "input_card", "person", "Sato")
    edit(place, '"note": ""', '"note": "call"', JSON)
    assert plan()[0] == 0
    assert action(place, "input_card")["person"] == "Sato"


@pytest.mark.parametrize("name", [YAML, JSON])
def test_a_file_mangled_in_any_way_is_read_or_refused_with_places(place, name):
    path = place / "out" / name
    text = path.read_text(encoding="utf-8")
    known = Names({one.id for one in PACK.playbook.actions}, {one.id for one in PACK.knowledge.plan_checks})
    refused = []
    for number in range(40):
        chance = Random(number)  # noqa: S311 (nothing is kept secret)
        at, mangled = chance.randrange(len(text)), text
        for _ in range(chance.randint(1, 3)):
            new = chance.choice(["", ":", "\n", "  ", '"', "[", "}", "-", "：", "9", "null", "\u3000", "#", "id: x"])
            mangled, at = mangled[:at] + new + mangled[at + chance.randrange(3) :], chance.randrange(len(text))
        path.write_text(mangled, encoding="utf-8")
        try:
            read_plan(place / "out", "", known)
        except AireadyError as error:
            refused.append(error.faults)
    assert len(refused) > 10
    faults = [one for faults in refused for one in faults]
    assert all(one.line and one.column and one.says("ja") and one.says("en") for one in faults)


# What other rooms make of an edited plan


def test_a_strict_plan_is_judged_with_the_edits_and_the_waivers(place, plan):
    assert plan("--strict")[0] == 0
    changed(place, "announce", "start", "2027-03-01")
    changed(place, "announce", "due", "2027-03-05")
    code, _, said = plan("--strict")
    assert (code, "announcement_first" in said) == (1, True)
    edit(place, "waivers: []", "waivers:\n  - {check: announcement_first, reason: told by word of mouth}")
    others = [
        one["id"] for one in record(place)["checks"] if one["state"] == "broken" and one["id"] != "announcement_first"
    ]
    assert plan("--strict")[0] == bool(others)
    assert next(one for one in record(place)["checks"] if one["id"] == "announcement_first")["state"] == "waived"


@pytest.mark.parametrize(
    ("waiver", "code"),
    [("{check: base_line_first, reason: because}", "A450"), ('{check: baseline_first, reason: "  "}', "A451")],
)
def test_a_waiver_of_no_check_or_without_a_reason_is_refused(place, plan, waiver, code):
    edit(place, "waivers: []", f"waivers:\n  - {waiver}")
    before = (place / "out" / YAML).read_bytes()
    ended, _, said = plan()
    assert (ended, code in said) == (2, True)
    assert (place / "out" / YAML).read_bytes() == before


def test_what_is_dropped_or_done_is_not_among_the_first_things_to_do(place, plan):
    title = action(place, "input_card")["title"]
    for state in ("dropped", "done"):
        assert plan("--done", f"input_card={state}")[0] == 0
        page = (place / "out" / "plan.md").read_text(encoding="utf-8")
        assert title not in page[: page.index(PACK.words["en"]["coming_note"])]
    assert plan("--done", "run_trial=dropped")[0] == 0
    announced = (place / "out" / "kit" / "announcement.md").read_text(encoding="utf-8")
    assert not re.search(r"The trial: .*\d{4}", announced)


def test_an_edited_plan_does_not_go_when_other_firms_are_written_into_its_folder(place, plan):
    changed(place, "input_card", "person", "Sato")
    assert plan()[0] == 0
    sheets = ["sheet.yaml", "other.yaml"]
    (place / "other.yaml").write_bytes((place / "sheet.yaml").read_bytes())
    before = (place / "out" / YAML).read_bytes()
    assert run(["plan", *sheets, "-o", "out", "-q", "--today", "2026-11-21"]) == 2
    assert (place / "out" / YAML).read_bytes() == before


def test_dates_that_a_person_moved_onto_a_holiday_or_before_a_need_are_named(place, plan):
    words = PACK.words["en"]
    assert words["slips_note"] not in (place / "out" / "plan.md").read_text(encoding="utf-8")
    changed(place, "run_trial", "start", "2027-01-11")
    changed(place, "run_trial", "due", "2027-01-15")
    assert plan()[0] == 0
    page = (place / "out" / "plan.md").read_text(encoding="utf-8")
    assert words["slips_note"] in page
    assert "nobody works on Mon 11 Jan" in page
    assert f'"{action(place, "kickoff")["title"]}", which it needs, has not ended by then' in page
