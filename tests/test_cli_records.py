"""What scripts rely on: the records of `score --json` and `plan.json`, and the commands that explain and correct."""

import json
import re
from datetime import date

import pytest
from made_up import PACK
from running import SAMPLES, SERVICE, run

from aiready.answers_file import read_sheet
from aiready.sheet_text import sheet_bytes

NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml") if ".expect." not in path.name)
every_sample = pytest.mark.parametrize("name", NAMES)
BARRIERS = ["champion", "usage_image", "research_time", "security_fear", "first_step"]
AXES = ["culture", "it_people", "management"]
GATES = ["driver", "guardrail", "mandate", "help"]
PATTERNS = {"top_down", "bottom_up", "hybrid"}
ROLES = {"owner", "champion", "manager", "floor", "outside"}
QUESTIONS = {question.id for question in PACK.questionnaire.questions()}
SCORE_KEYS = {"schema", "pack", "company", "stage", "barriers", "axes", "gates", "rollout", "find_out", "sensitivity"}
ACTION_KEYS = {"id", "title", "phase", "owner", "start", "due", "minutes", "done_when"}
ACTION_KEYS |= {"needs", "documents", "because", "sources"}
SOURCE = re.compile(r"\d{3}\.[A-Z]+\w*$")


def records(command, cwd, *paths):
    """One record a line, in the order of the sheets."""
    ran = run(*command, *paths, "--json", cwd=cwd)
    assert (ran.code, ran.err, ran.out.isascii()) == (0, "", True)
    return [json.loads(line) for line in ran.out.splitlines()] if len(paths) > 1 else [json.loads(ran.out)]


def score(path, tmp_path):
    return records(["score"], tmp_path, path)[0]


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    found = records(["score"], tmp_path_factory.mktemp("scores"), *(SAMPLES / f"{name}.yaml" for name in NAMES))
    return dict(zip(NAMES, found, strict=True))


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """The record of every sample's plan, and the folder that holds them."""
    folder = tmp_path_factory.mktemp("plans")
    found = records(["plan", "-o", "out"], folder, *(SAMPLES / f"{name}.yaml" for name in NAMES))
    return dict(zip(NAMES, found, strict=True)), folder / "out"


def whole(number, low=0, high=100):
    return type(number) is int and low <= number <= high


@every_sample
def test_a_score_has_the_shape_of_the_contract(scores, name):
    record = scores[name]
    assert SCORE_KEYS <= set(record) <= SCORE_KEYS | {"asked", "answered", "risks"}
    assert (record["schema"], record["pack"]) == (1, {"id": "aiready", "version": "1.0.0"})
    assert set(record["company"]) == {"name", "industry", "employees"}
    assert type(record["company"]["employees"]) is int
    assert record["stage"] in {"not_yet", "prepare", "try", "widen"}
    restart = [one for one in QUESTIONS if one.startswith("second_chance.")]
    tried = read_sheet(SAMPLES / f"{name}.yaml", PACK).value("company.tried_before") == "stopped"
    assert 0 < record["answered"] <= record["asked"] == len(QUESTIONS) - (0 if tried else len(restart))


@every_sample
def test_a_score_judges_all_ten_failure_patterns(scores, name):
    risks = scores[name]["risks"]
    assert len(risks) == 10
    for risk in risks:
        assert set(risk) == {"id", "state", "because"}
        assert risk["state"] in {"likely", "possible", "not_seen", "unknown"}
        assert (risk["because"] == []) is (risk["state"] == "not_seen"), risk
        assert set(risk["because"]) <= {*QUESTIONS, *BARRIERS, *AXES, *GATES}


@every_sample
def test_the_barriers_and_axes_of_a_score_have_the_shape_of_the_contract(scores, name):
    record = scores[name]
    assert list(record["barriers"]) == BARRIERS
    for barrier_id, barrier in record["barriers"].items():
        assert set(barrier) == {"severity", "low", "high", "level", "answered", "unknown", "evidence", "decided_by"}
        assert whole(barrier["low"])
        assert whole(barrier["high"])
        assert barrier["severity"] is None or barrier["low"] <= barrier["severity"] <= barrier["high"]
        assert barrier["level"] in {"low", "medium", "high", "severe", "undecided"}
        assert barrier["answered"] + barrier["unknown"] == 5
        assert len(barrier["evidence"]) == barrier["answered"]
        for one in barrier["evidence"]:
            assert {"question", "answer", "points"} <= set(one) <= {"question", "answer", "points", "stated"}
            options = [option.id for option in PACK.questionnaire.question(one["question"]).options]
            assert one["question"].startswith(barrier_id + ".")
            assert one["points"] == 3 - options.index(one["answer"])
    assert list(record["axes"]) == AXES
    for axis in record["axes"].values():
        assert set(axis) == {"value", "low", "high"}
        assert 0 <= axis["low"] <= axis["high"] <= 3
        assert axis["value"] is None or axis["low"] <= axis["value"] <= axis["high"]


@every_sample
def test_the_gates_and_the_rollout_of_a_score_have_the_shape_of_the_contract(scores, name):
    record = scores[name]
    assert [gate["id"] for gate in record["gates"]] == GATES
    for gate in record["gates"]:
        assert set(gate) == {"id", "state", "because"}
        assert gate["state"] in {"red", "clear", "unknown"}
        assert set(gate["because"]) <= QUESTIONS
        assert gate["because"] or gate["state"] != "red"
    rollout = record["rollout"]
    assert set(rollout) == {"pattern", "rule", "tie", "possible", "second", "flips"}
    assert type(rollout["tie"]) is bool
    assert rollout["rule"] in {rule.id for rule in PACK.policy.rules}
    assert rollout["pattern"] in rollout["possible"]
    assert set(rollout["possible"]) <= PATTERNS
    for flip in rollout["flips"]:
        assert set(flip) == {"changes", "pattern"}
        assert flip["pattern"] in PATTERNS - {rollout["pattern"]}
        assert len(flip["changes"]) in {1, 2}
        assert set(flip["changes"]) <= QUESTIONS
    for one in record["find_out"]:
        assert set(one) == {"question", "ask", "minutes", "could_change"}
        assert set(one["could_change"]) == {"patterns", "gates", "stages", "barrier", "points"}
        assert one["question"] in QUESTIONS
        assert one["ask"] in ROLES
        assert whole(one["minutes"], 1, 120)


def test_a_flip_that_is_told_really_changes_the_way(scores, tmp_path):
    flips = [(name, flip) for name in NAMES for flip in scores[name]["rollout"]["flips"]]
    assert flips
    for name, flip in flips[:5]:
        (tmp_path / "s.yaml").write_bytes((SAMPLES / f"{name}.yaml").read_bytes())
        changes = ["=".join(change) for change in flip["changes"].items()]
        assert run("answer", "s.yaml", *changes, cwd=tmp_path).code == 0
        assert score("s.yaml", tmp_path)["rollout"]["pattern"] == flip["pattern"]


def test_several_scores_are_one_record_a_line_and_each_is_the_sheets_own(scores, tmp_path):
    assert len({record["company"]["name"] for record in scores.values()}) == len(NAMES) == 21
    assert score(SERVICE, tmp_path) == scores["service"]


@every_sample
def test_plan_json_has_the_shape_of_the_contract(plans, name):
    record, folder = plans[0][name], plans[1] / name
    assert json.loads((folder / "plan.json").read_bytes()) == record
    assert {"schema", "pack", "lang", "today", "starts_on", "actions", "postponed", "load"} <= set(record)
    ids = [action["id"] for action in record["actions"]]
    assert len(ids) == len(set(ids)) > 3
    for action in record["actions"]:
        assert set(action) >= ACTION_KEYS
        assert action["title"]
        assert action["done_when"]
        assert action["phase"] in range(1, 6)
        assert action["owner"] in ROLES
        assert whole(action["minutes"], 1, 100_000)
        start, due = date.fromisoformat(action["start"]), date.fromisoformat(action["due"])
        assert date.fromisoformat(record["starts_on"]) <= start <= due
        assert set(action["needs"]) <= set(ids)
        assert all((folder / "kit" / f"{document}.html").is_file() for document in action["documents"])
        assert action["sources"]
        assert all(SOURCE.match(source) for source in action["sources"])
        assert action["because"]
        for one in action["because"]:
            assert set(one) == {"question", "answer", "rule"}
            assert one["question"] in QUESTIONS | {None}
            assert one["question"] or one["rule"]
    known = {action.id for action in PACK.playbook.actions}
    assert all({"id", "reason"} <= set(one) and one["id"] in known - set(ids) for one in record["postponed"])
    for week in record["load"]:
        assert {"week", "role", "minutes"} <= set(week)
        assert week["role"] in ROLES
        assert whole(week["minutes"], 0, 100_000)


@pytest.mark.parametrize("call", [("score", "bad.yaml", "--json"), ("plan", "bad.yaml", "-o", "out", "--json")])
def test_on_bad_input_nothing_is_printed_but_the_faults(tmp_path, call):
    (tmp_path / "bad.yaml").write_text(SERVICE.read_text(encoding="utf-8").replace("spare", "spar"), encoding="utf-8")
    line = 1 + SERVICE.read_text(encoding="utf-8").split("spare")[0].count("\n")
    ran = run(*call, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"bad.yaml:{line}:")
    assert re.search(r": A201 .*champion\.hours.*'spare'.*options: ", ran.err)


def explained(tmp_path, what, *more):
    ran = run("explain", SERVICE, *([what] if what else []), *more, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


@pytest.mark.parametrize("barrier", BARRIERS)
def test_a_barrier_is_explained_by_every_answer_and_the_sum(tmp_path, barrier):
    record = score(SERVICE, tmp_path)["barriers"][barrier]
    text = explained(tmp_path, barrier)
    assert all(f"{one['points']} / 3" in text and f"[{one['question']}]" in text for one in record["evidence"])
    assert f"{sum(one['points'] for one in record['evidence'])} / 15 = {record['severity']}" in text


def test_gates_and_the_rollout_are_explained_by_what_decided_them(tmp_path):
    record = score(SERVICE, tmp_path)
    for gate in record["gates"]:
        text = explained(tmp_path, gate["id"])
        assert all(f"[{question}]" in text for question in gate["because"])
    text = explained(tmp_path, "rollout")
    assert f"[{record['rollout']['rule']}]" in text
    assert all(f"[{axis}]" in text for axis in AXES)


def test_all_barriers_gates_and_the_rollout_are_explained_when_nothing_is_named(tmp_path):
    text = explained(tmp_path, "")
    general = {*BARRIERS, *GATES, "stage", "rollout", "sensitivity"}
    assert all(f"[{one}]" in text for one in general)
    records = json.loads(run("explain", SERVICE, "--json", cwd=tmp_path).out)
    assert {one["id"] for one in records} == general


def lines_about(name, action, tmp_path):
    ran = run("explain", SAMPLES / f"{name}.yaml", action, "--json", cwd=tmp_path)
    (record,) = json.loads(ran.out)
    assert record["id"] == action
    return record["lines"]


def test_an_action_is_explained_as_planned_postponed_or_not_called_for(plans, tmp_path):
    name = next(name for name in NAMES if plans[0][name]["postponed"])
    plan = plans[0][name]
    others = {one.id for one in PACK.playbook.actions} - {one["id"] for one in (*plan["actions"], *plan["postponed"])}
    for planned in plan["actions"][:3]:
        lines = lines_about(name, planned["id"], tmp_path)
        assert planned["sources"][0] in lines[-1]
        assert all(any(one["question"] in line for line in lines) for one in planned["because"] if one["question"])
    postponed = lines_about(name, plan["postponed"][0]["id"], tmp_path)
    not_called_for = lines_about(name, min(others), tmp_path)
    assert postponed[0] != not_called_for[0]


def test_what_cannot_be_explained_is_refused_with_the_nearest_and_the_choices(tmp_path):
    ran = run("explain", SERVICE, "champoin", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "A406" in ran.err
    assert "'champion'" in ran.err
    assert "rollout" in ran.err


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_error_code_is_explained_with_an_example(tmp_path, lang):
    from aiready.errors import MESSAGES

    assert len(MESSAGES) > 30
    for code in ("A201", "a201"):
        ran = run("explain", "--code", code, cwd=tmp_path, AIREADY_LANG=lang)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("A201: ")
        assert "champion.appointed" in ran.out
    wrong = run("explain", "--code", "A999", cwd=tmp_path, AIREADY_LANG=lang)
    assert (wrong.code, wrong.out) == (2, "")
    assert "A406" in wrong.err


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_adjusted_answer_counts_and_the_stated_one_is_shown_beside_it(tmp_path, lang):
    sheet = read_sheet(SERVICE, PACK)
    question = PACK.questionnaire.question("champion.appointed")
    adjusted = sheet.with_detail(question.id, adjusted="nobody", reason="OPEN-REASON")
    hidden = adjusted.with_detail("champion.hours", adjusted="none", reason="HIDDEN-REASON", private=True)
    (tmp_path / "sheet.yaml").write_bytes(sheet_bytes(hidden))
    record = json.loads(run("score", "sheet.yaml", "--json", cwd=tmp_path, AIREADY_LANG=lang).out)
    evidence = {one["question"]: one for one in record["barriers"]["champion"]["evidence"]}
    assert evidence[question.id] == {"question": question.id, "answer": "nobody", "points": 3, "stated": "announced"}
    assert evidence["champion.hours"]["stated"] == "spare"
    assert [gate["state"] for gate in record["gates"] if gate["id"] == "driver"] == ["red"]
    run("plan", "sheet.yaml", "-o", "plan", cwd=tmp_path, AIREADY_LANG=lang)
    plan = (tmp_path / "plan" / "plan.md").read_text(encoding="utf-8")
    for option in (question.options[0], question.options[3]):
        assert option.label.read(lang) in plan
    assert "OPEN-REASON" in plan
    written = b"".join(path.read_bytes() for path in (tmp_path / "plan").rglob("*") if path.is_file())
    assert b"HIDDEN-REASON" not in written
    screen = run("score", "sheet.yaml", cwd=tmp_path, AIREADY_LANG=lang).out
    assert "".join(question.options[3].label.read(lang).split()) in "".join(screen.split())
    assert "HIDDEN-REASON" not in screen
