"""The workflow files: valid by their schema, and on the systems that were promised."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
CHECKER = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))


def check(file):
    command = [CHECKER, "--builtin-schema", "vendor.github-workflows", str(file)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def jobs():
    assert [file.name for file in WORKFLOWS] == ["test.yml"]
    return yaml.safe_load(WORKFLOWS[0].read_text(encoding="utf-8"))["jobs"]


def commands(job):
    return "\n".join(step.get("run", "") for step in job["steps"])


def uploads(job):
    return [
        step["with"]["path"] for step in job["steps"] if step.get("uses", "").startswith("actions/upload-artifact@")
    ]


def test_every_workflow_keeps_to_the_schema():
    assert WORKFLOWS
    assert {file.name: check(file).stdout for file in WORKFLOWS if check(file).returncode} == {}


def test_a_misspelt_key_in_a_workflow_is_refused(tmp_path):
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on", "run-on", 1), encoding="utf-8")
    assert check(broken).returncode == 1


def test_linux_runs_everything_on_the_oldest_and_the_newest_python(jobs):
    assert jobs["linux"]["strategy"]["matrix"]["python"] == ["3.11", "3.14"]
    assert ".ci/run" in commands(jobs["linux"])


def test_windows_runs_the_tests_under_the_japanese_code_page(jobs):
    windows = jobs["windows"]
    assert windows["runs-on"].startswith("windows-")
    before_tests, _, _ = commands(windows).partition("run.py test")
    assert "chcp 932" in before_tests
    settings = {**windows.get("env", {}), **{name: 1 for step in windows["steps"] for name in step.get("env", {})}}
    assert "PYTHONUTF8" not in settings


def test_the_demo_site_is_built_and_kept(jobs):
    assert ".ci/site" in commands(jobs["site"])
    assert uploads(jobs["site"]) == ["build/site"]


def test_the_sample_plans_are_kept_in_both_languages(jobs):
    for name in ("linux", "windows"):
        job = jobs[name]
        assert uploads(job) == ["samples"]
        assert "--lang ja -o samples" in commands(job)
        assert "--lang en -o samples" in commands(job)
