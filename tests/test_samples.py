"""The sample firms come out as their stories tell."""

import pytest
import yaml
from made_up import PACK, worked_out

from aiready.answers_file import read_sheet
from aiready.pack_files import built_in_pack

FOLDER = built_in_pack() / "questions" / "samples"
NAMES = sorted(path.name.removesuffix(".expect.yaml") for path in FOLDER.glob("*.expect.yaml"))
STATED = {"story", "sources", "pattern", "highest", "gates", "stage", "actions", "never"}


@pytest.fixture(params=NAMES)
def sample(request):
    expected = yaml.safe_load((FOLDER / f"{request.param}.expect.yaml").read_text("utf-8"))
    return expected, worked_out(read_sheet(FOLDER / f"{request.param}.yaml", PACK))


def test_there_are_at_least_twenty_firms_each_with_its_story():
    assert len(NAMES) >= 20
    sheets = {path.stem for path in FOLDER.glob("*.yaml") if not path.name.endswith(".expect.yaml")}
    assert sheets == set(NAMES)
    for name in NAMES:
        expected = yaml.safe_load((FOLDER / f"{name}.expect.yaml").read_text("utf-8"))
        assert set(expected) == STATED
        assert len(expected["story"]["ja"]) > 100
        assert len(expected["story"]["en"]) > 200
        assert expected["highest"]
        assert expected["actions"]
        assert expected["never"]


def test_the_pattern_is_the_one_of_the_story(sample):
    expected, result = sample
    assert result.rollout.pattern == expected["pattern"]
    assert expected["pattern"] in result.rollout.possible


def test_the_highest_barrier_is_the_one_of_the_story(sample):
    expected, result = sample
    severities = {barrier.id: barrier.severity for barrier in result.assessment.barriers}
    top = max(severities.values())
    assert {name for name, severity in severities.items() if severity == top} == set(expected["highest"])


def test_the_gates_stand_as_in_the_story(sample):
    expected, result = sample
    states = {gate.id: gate.state for gate in result.assessment.gates}
    assert {name: states[name] for name in expected["gates"]} == expected["gates"]


def test_the_stage_is_the_one_of_the_story(sample):
    expected, result = sample
    assert result.assessment.stage == expected["stage"]


def test_the_plan_holds_what_the_story_calls_for_and_nothing_it_forbids(sample):
    expected, result = sample
    known = {action.id for action in PACK.playbook.actions}
    planned = {one.action.id for one in result.plan.actions}
    assert set(expected["actions"]) | set(expected["never"]) <= known
    assert set(expected["actions"]) - planned == set()
    assert set(expected["never"]) & planned == set()


def test_the_trial_comes_early_and_every_red_gate_is_dealt_with(sample):
    expected, result = sample
    begin = ("widen_proven",) if expected["stage"] == "widen" else ("run_trial", "run_trial_small")
    trial = next(one for one in result.plan.actions if one.action.id in begin)
    assert trial.week < 13
    assert result.plan.uncovered == ()
    assert {gate for one in result.plan.actions for gate in one.action.covers} >= {
        name for name, state in expected["gates"].items() if state == "red"
    }
