"""The wheel and the source package: whole, and working in an environment of their own far from the repository."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from running import ROOT, environment

pytestmark = pytest.mark.wheel
FOLDERS = ("questions", "playbooks", "templates")
NO_NETWORK = """
import sys
def refuse(event, _):
    if event.startswith("socket."):
        raise RuntimeError("the network was asked for")
sys.addaudithook(refuse)
"""


def built(kind, source, out):
    call = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", out, source]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = [path for path in out.iterdir() if path.name.startswith("aiready") and path.is_file()]
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


def content():
    """Every file of the built-in pack, by its name in the repository."""
    return {
        path.relative_to(ROOT).as_posix() for name in FOLDERS for path in (ROOT / name).rglob("*") if path.is_file()
    }


def names_of(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_whole_pack_beside_the_code(wheel):
    names = names_of(wheel)
    assert len(content()) > 30
    assert {f"aiready/_content/{name}" for name in content()} <= names
    assert "aiready/__main__.py" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel):
    parts = {name.split("/")[0] for name in names_of(wheel)}
    assert len(parts) == 2
    assert all(part == "aiready" or part.endswith(".dist-info") for part in parts)
    assert not [name for name in names_of(wheel) if "test" in name.lower() or name.endswith(".pyc")]
    assert {name.split("/")[2] for name in names_of(wheel) if name.startswith("aiready/_content/")} == set(FOLDERS)


def test_the_source_package_holds_the_pack_and_makes_the_same_wheel(sdist, wheel, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    names = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert content() <= names
    assert {"README.md", "LICENSE", "pyproject.toml", "tests/test_wheel.py"} <= names
    (tmp_path / "out").mkdir()
    again = built("wheel", source, tmp_path / "out")
    assert names_of(again) == names_of(wheel)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The command in a fresh environment that sees the packages of this one and cannot reach the network."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    call = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", python]
    call += ["install", "--quiet", "--no-deps", "--no-index", wheel]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip())
    paths = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (packages / "borrowed.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return python, packages


def start(command, cwd, **changes):
    return subprocess.run(
        command, cwd=cwd, env=environment(**changes), capture_output=True, text=True, encoding="utf-8", check=False
    )


def firms(packages):
    """The names of the sample firms, read without our own code."""
    samples = [
        path for path in (packages / "aiready/_content/questions/samples").iterdir() if "expect" not in path.name
    ]
    names = [re.search(r"^  name: \"?([^\"\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE) for path in samples]
    assert len(names) == 21
    return [name[1] for name in names]


def test_the_network_really_is_out_of_reach(installed, tmp_path):
    python, _ = installed
    assert "network was asked for" in start([python, "-c", "import socket; socket.socket()"], tmp_path).stderr


def test_the_demo_runs_from_the_wheel_in_another_folder_without_a_network(installed, tmp_path):
    python, packages = installed
    where = start([python, "-c", "import aiready; print(aiready.__file__)"], tmp_path).stdout
    assert Path(where.strip()).parent == packages / "aiready"
    command = python.with_name("aiready.exe" if os.name == "nt" else "aiready")
    done = start([command, "demo"], tmp_path, AIREADY_LANG=None, LANG="C", HOME=None)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    out = tmp_path / "aiready-demo"
    assert [path.name for path in tmp_path.iterdir()] == ["aiready-demo"]
    plans = sorted(path.parent.name for path in out.glob("*/plan.html"))
    assert len(plans) == 21
    assert len(list(out.glob("*/summary.md"))) == 21
    index = (out / "index.html").read_text(encoding="utf-8")
    assert all(f"{name}/" in index for name in plans)
    assert "aiready-demo" in done.stderr
    heads, *rows = done.stdout.splitlines()
    assert heads.startswith("会社 ")
    assert all(any(row.startswith(firm[:4]) for row in rows) for firm in firms(packages)), done.stdout


def test_the_pack_in_the_wheel_is_sound(installed, tmp_path):
    python, _ = installed
    done = start([python, "-m", "aiready", "pack", "check"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
