"""A folder of documents: whole or not at all, and never over what somebody edited or put there."""

import contextlib
import json
import os
import stat
import subprocess
import sys
import tempfile

import forking
import pytest
from running import ROOT, SERVICE, begun_anew, environment, run_python, tree

from aiready.document_files import MANIFEST, Overwrite, write_documents
from aiready.documents import Document
from aiready.errors import AireadyError

posix = pytest.mark.skipif(os.name == "nt", reason="needs fork, modes and links")
STAMP = {"lang": "ja", "today": "2026-11-21"}
FIRST = (Document("plan.json", b"{}\n"), Document("summary.md", b"first\n"), Document("kit/card.md", b"first card\n"))
SECOND = (
    Document("plan.json", b"{1}\n"),
    Document("summary.md", b"second\n"),
    Document("kit/sheet.md", b"new sheet\n"),
)
DRIVER = """
import hashlib, json, shutil, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from failing_disk import BROKE, DONE, FAILED, every_point
from aiready.document_files import Overwrite, write_documents
from aiready.documents import Document
from aiready.errors import AireadyError

how, begins = sys.argv[2], sys.argv[3]
place, kept = Path("place"), Path("kept")
folder = place / "plan"
force, stamp = Overwrite(foreign=True), {"lang": "ja", "today": "2026-11-21"}
first = (Document("plan.json", b"{}"), Document("summary.md", b"first"), Document("kit/card.md", b"first card"))
second = (Document("plan.json", b"{1}"), Document("summary.md", b"second"), Document("kit/sheet.md", b"sheet"))

def files(root):
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}

def write():
    write_documents(second, folder, stamp, force)

kept.mkdir()
if begins == "something":
    write_documents(first, kept / "plan", stamp, force)
    (kept / "plan" / "kit" / "mine.txt").write_bytes(b"mine")
    (kept / "plan" / "summary.md").write_bytes(b"edited")

def prepare():
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(kept, place)

prepare()
old = files(place)
write()
new = files(place)
seen, faults = set(), []
for at, end in enumerate(every_point(how, prepare, write, AireadyError), 1):
    seen.add(end)
    now = files(place)
    manifest = json.loads(now.get("plan/manifest.json", b'{"files": {}}'))
    for name, known in manifest["files"].items():
        data = now.get("plan/" + name)
        if data is None or (hashlib.sha256(data).hexdigest() != known and data != b"edited"):
            faults.append(f"half: call {at}: {name} is not what the manifest says")
    ours = {name: data for name, data in now.items() if name.startswith("plan/")}
    aside = [(name.split("/", 1), data) for name, data in now.items() if name.split("/")[0].endswith(".aiready-old")]
    waiting = {"plan/" + way[1]: data for way, data in aside}
    if ours not in (old, new) and not (not ours and old == waiting):  # away for one call, whole beside its place
        faults.append(f"gone: call {at}: neither old nor new: {sorted(ours)}")
    if end == BROKE:
        faults.append(f"raw: call {at}")
    if end in (FAILED, BROKE, DONE) and now not in (old, new):
        faults.append(f"litter: call {at}: {sorted(set(now) - set(old) - set(new))}")
    if end in (FAILED, BROKE) and ours != old:
        faults.append(f"told: call {at}: an error, but the folder changed")
    write()
    after = files(place)
    if {name: data for name, data in after.items() if name.startswith("plan/")} != new:
        faults.append(f"again: call {at}: a second run gave {sorted(after)}")
    if after != new:
        faults.append(f"left: call {at}: {sorted(set(after) - set(new))}")
print(json.dumps([at, sorted(seen), faults]))
"""
KINDS = {
    "half": "there is never a manifest beside a file that is missing or torn",
    "gone": "the folder holds the old documents or the new ones",
    "raw": "an error of the disk is told as one",
    "litter": "a run that lives on leaves nothing beside the folder",
    "told": "after an error the folder is what it was",
    "again": "a second run makes the folder whole and keeps what was edited",
    "left": "a second run removes what a dead one left beside the folder",
}
ENDS = [(how, begins) for how in ("dies", "ENOSPC", "EIO") for begins in ("nothing", "something")]


@pytest.fixture(scope="module", params=ENDS, ids="-".join)
def every_fault(request, tmp_path_factory):
    """What was seen at every point where the disk can fail."""
    ran = run_python("-P", "-c", DRIVER, ROOT / "tests", *request.param, cwd=tmp_path_factory.mktemp("disk"))
    assert ran.code == 0, ran.err
    points, ends, faults = json.loads(ran.out)
    assert points > 30
    assert set(ends) <= ({9} if request.param[0] == "dies" else {0, 3, 4})
    return faults


@posix
@pytest.mark.parametrize("kind", KINDS, ids=[sentence.replace(" ", "_") for sentence in KINDS.values()])
def test_whatever_the_disk_does(every_fault, kind):
    assert [one for one in every_fault if one.startswith(kind + ":")] == []


def test_the_manifest_names_every_file_with_its_hash(tmp_path):
    written = write_documents(FIRST, tmp_path / "plan", STAMP, Overwrite())
    manifest = json.loads((tmp_path / "plan" / MANIFEST).read_bytes())
    assert sorted(manifest["files"]) == ["kit/card.md", "plan.json", "summary.md"]
    assert all(len(known) == 64 for known in manifest["files"].values())
    assert [path.relative_to(tmp_path / "plan").as_posix() for path in written.made] == [
        *(one.name for one in FIRST),
        MANIFEST,
    ]


def test_what_a_new_plan_does_not_need_any_more_goes_away(tmp_path):
    write_documents(FIRST, tmp_path / "plan", STAMP, Overwrite())
    write_documents(SECOND, tmp_path / "plan", STAMP, Overwrite())
    assert sorted(tree(tmp_path / "plan")) == ["kit", "kit/sheet.md", MANIFEST, "plan.json", "summary.md"]


def test_an_edited_file_is_refused_then_kept_then_replaced(tmp_path):
    folder = tmp_path / "plan"
    write_documents(FIRST, folder, STAMP, Overwrite())
    (folder / "summary.md").write_bytes(b"edited\n")
    before = tree(folder)
    with pytest.raises(AireadyError) as caught:
        write_documents(SECOND, folder, STAMP, Overwrite())
    assert [one.code for one in caught.value.faults] == ["A402"]
    assert tree(folder) == before
    assert write_documents(SECOND, folder, STAMP, Overwrite(foreign=True)).kept == (folder / "summary.md",)
    assert (folder / "summary.md").read_bytes() == b"edited\n"
    assert (folder / "plan.json").read_bytes() == b"{1}\n"
    with pytest.raises(AireadyError):  # it is still edited, however often it was kept
        write_documents(SECOND, folder, STAMP, Overwrite())
    write_documents(SECOND, folder, STAMP, Overwrite(foreign=True, edited=True))
    assert (folder / "summary.md").read_bytes() == b"second\n"


def test_an_edited_file_that_the_new_plan_does_not_need_is_kept_as_well(tmp_path):
    folder = tmp_path / "plan"
    write_documents(FIRST, folder, STAMP, Overwrite())
    (folder / "kit" / "card.md").write_bytes(b"edited card\n")
    write_documents(SECOND, folder, STAMP, Overwrite(foreign=True))
    assert (folder / "kit" / "card.md").read_bytes() == b"edited card\n"


@pytest.mark.parametrize("ours", [True, False], ids=["in a folder of ours", "in a foreign folder"])
def test_a_file_that_was_put_there_is_never_written_over_for_having_the_name_of_a_document(tmp_path, ours):
    folder = tmp_path / "plan"
    if ours:
        write_documents(FIRST, folder, STAMP, Overwrite())
    (folder / "kit").mkdir(parents=True, exist_ok=True)
    (folder / "kit" / "sheet.md").write_bytes(b"mine\n")
    with contextlib.suppress(AireadyError):  # refused or kept, either will do
        write_documents(SECOND, folder, STAMP, Overwrite(foreign=not ours))
    assert (folder / "kit" / "sheet.md").read_bytes() == b"mine\n"


def test_a_folder_with_other_files_is_refused_and_they_survive_force(tmp_path):
    folder = tmp_path / "plan"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "a.jpg").write_bytes(b"jpg")
    with pytest.raises(AireadyError) as caught:
        write_documents(FIRST, folder, STAMP, Overwrite())
    assert [one.code for one in caught.value.faults] == ["A401"]
    assert sorted(tree(folder)) == ["photos", "photos/a.jpg"]
    write_documents(FIRST, folder, STAMP, Overwrite(foreign=True))
    write_documents(SECOND, folder, STAMP, Overwrite())
    assert (folder / "photos" / "a.jpg").read_bytes() == b"jpg"
    assert (folder / "summary.md").read_bytes() == b"second\n"


@posix
def test_links_and_empty_folders_of_somebody_else_survive(tmp_path):
    folder = tmp_path / "plan"
    write_documents(FIRST, folder, STAMP, Overwrite())
    (tmp_path / "shared").mkdir()
    (folder / "shared").symlink_to(tmp_path / "shared")
    (folder / "later").symlink_to(tmp_path / "not there yet")
    (folder / "empty").mkdir()
    write_documents(SECOND, folder, STAMP, Overwrite())
    assert (folder / "shared").is_symlink()
    assert (folder / "later").is_symlink()
    assert (folder / "empty").is_dir()


@posix
def test_a_private_folder_stays_private(tmp_path):
    folder = tmp_path / "plan"
    folder.mkdir(mode=0o700)
    write_documents(FIRST, folder, STAMP, Overwrite())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o777])
def test_documents_can_be_read_by_others_whatever_the_umask(tmp_path, mask):
    before = os.umask(mask)
    try:
        write_documents(FIRST, tmp_path / "plan", STAMP, Overwrite())
    finally:
        os.umask(before)
    files = [path for path in (tmp_path / "plan").rglob("*") if path.is_file()]
    assert len(files) == len(FIRST) + 1
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o644}


@posix
@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_is_refused_and_left_alone(tmp_path, kind):
    (tmp_path / "real").mkdir()
    if kind == "file":
        (tmp_path / "plan").write_bytes(b"mine")
    else:
        (tmp_path / "plan").symlink_to(tmp_path / "real")
    before = tree(tmp_path)
    with pytest.raises(AireadyError) as caught:
        write_documents(FIRST, tmp_path / "plan", STAMP, Overwrite(foreign=True, edited=True))
    assert [one.code for one in caught.value.faults] == ["A404"]
    assert tree(tmp_path) == before


def at_once(count, call, cwd):
    """So many processes of the same command; how each ended and what it complained of."""
    if begun_anew({}):
        call = [sys.executable, "-m", "aiready", *call]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        running = [subprocess.Popen(call, cwd=cwd, env=environment(), **pipes) for _ in range(count)]
        return [(process.communicate()[1], process.returncode)[::-1] for process in running]
    with open(os.devnull, "r+b") as nothing, tempfile.TemporaryFile() as errors:  # noqa: PTH123
        streams = (nothing.fileno(), nothing.fileno(), errors.fileno())
        running = [forking.begin(call, str(cwd), environment(), streams) for _ in range(count)]
        codes = [process.wait() for process in running]
        errors.seek(0)
        return [(code, errors.read()) for code in codes]


def test_four_runs_at_once_leave_one_whole_plan(tmp_path):
    for _ in range(3):
        ended = at_once(4, ["plan", str(SERVICE), "-o", "plan"], tmp_path)
        assert 0 in [code for code, _ in ended]
        assert all(code in (0, 2) for code, _ in ended), ended
        manifest = json.loads((tmp_path / "plan" / MANIFEST).read_bytes())
        assert all((tmp_path / "plan" / name).is_file() for name in manifest["files"])
        assert [path.name for path in tmp_path.iterdir()] == ["plan"]
