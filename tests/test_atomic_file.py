"""One file replaced whole and for good: all of the old bytes or all of the new, whatever the disk does."""

import os
import stat
import subprocess
import sys

import pytest
from running import ROOT, run_python

from aiready.atomic_file import PRIVATE, SHARED, TEMP_SUFFIX, atomic_write, remove_stale

posix = pytest.mark.skipif(os.name == "nt", reason="needs fork, modes, links and FIFOs")
OLD, NEW = b"old " * 5000, b"new " * 7000
EVERY_POINT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from failing_disk import DONE, FAILED, KILLED, every_point
from aiready.atomic_file import atomic_write, remove_stale

path, how, begins = Path("sheet.yaml"), sys.argv[2], sys.argv[3]
old = None if begins == "nothing" else b"old " * 5000
new = b"new " * 7000

def prepare():
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)

ends = []
for end in every_point(how, prepare, lambda: atomic_write(path, new), OSError):
    now = path.read_bytes() if path.exists() else None
    wanted = {DONE: [new], FAILED: [old], KILLED: [old, new]}[end]
    assert now in wanted, f"call {len(ends) + 1}: {end}, {now and now[:20]}"
    left = [one.name for one in Path().iterdir() if one != path]
    assert end == KILLED or not left, left
    remove_stale(Path())
    left = [one.name for one in Path().iterdir() if one != path]
    assert not left, left
    ends.append(end)
print(len(ends), *sorted(set(ends)))
"""


@posix
@pytest.mark.parametrize("begins", ["something", "nothing"])
@pytest.mark.parametrize("how", ["ENOSPC", "EIO", "dies"])
def test_the_file_is_wholly_old_or_wholly_new_at_every_point_of_failure(tmp_path, how, begins):
    ran = run_python("-P", "-c", EVERY_POINT, ROOT / "tests", how, begins, cwd=tmp_path)
    assert ran.code == 0, ran.err
    points, *ends = ran.out.split()
    assert int(points) >= 8
    assert ends == (["9"] if how == "dies" else ["0", "3"])


def test_a_new_file_is_private_unless_it_is_a_document(tmp_path):
    atomic_write(tmp_path / "sheet", NEW)
    atomic_write(tmp_path / "document", NEW, mode=SHARED)
    assert (tmp_path / "sheet").read_bytes() == (tmp_path / "document").read_bytes() == NEW
    if os.name != "nt":
        assert [mode_of(tmp_path / name) for name in ("sheet", "document")] == [PRIVATE, SHARED]


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_the_mode_does_not_depend_on_the_umask(tmp_path, mask):
    before = os.umask(mask)
    try:
        atomic_write(tmp_path / "sheet", NEW)
        atomic_write(tmp_path / "document", NEW, mode=SHARED)
    finally:
        os.umask(before)
    assert (mode_of(tmp_path / "sheet"), mode_of(tmp_path / "document")) == (0o600, 0o644)


@posix
def test_a_file_that_is_there_keeps_its_mode(tmp_path):
    path = tmp_path / "sheet"
    path.write_bytes(OLD)
    path.chmod(0o640)
    atomic_write(path, NEW)
    assert (mode_of(path), path.read_bytes()) == (0o640, NEW)


def test_a_name_of_eighty_kanji_is_written(tmp_path):
    path = tmp_path / ("診" * 80 + ".yaml")
    atomic_write(path, OLD)
    atomic_write(path, NEW)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "sheet.yaml"
    real.write_bytes(OLD)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


@posix
def test_a_link_to_nothing_makes_the_file_it_points_to(tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "real.yaml")
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == NEW


@posix
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_refused_and_left_alone(tmp_path, make):
    path = tmp_path / "there"
    make(path)
    kind = stat.S_IFMT(path.stat().st_mode)
    with pytest.raises(OSError, match="not a regular file"):
        atomic_write(path, NEW)
    assert stat.S_IFMT(path.stat().st_mode) == kind
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_and_stays_away(tmp_path):
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "none" / "sheet.yaml", NEW)
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_a_dead_process_left_is_removed_and_what_a_living_one_writes_is_kept(tmp_path):
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = tmp_path / f".{int(gone.stdout)}-0123456789ab{TEMP_SUFFIX}"
    kept = [
        tmp_path / f".{os.getpid()}-0123456789ab{TEMP_SUFFIX}",
        tmp_path / f".{os.getppid()}-0123456789ab{TEMP_SUFFIX}",
        tmp_path / f".somebody{TEMP_SUFFIX}",
        tmp_path / "sheet.yaml",
        tmp_path / ".hidden",
    ]
    for path in (dead, *kept):
        path.write_bytes(NEW)
    remove_stale(tmp_path)
    assert not dead.exists()
    assert all(path.exists() for path in kept)
