"""Writes a folder of documents whole or not at all, and never over what somebody edited or put there."""

import contextlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aiready import __version__
from aiready.atomic_file import SHARED, alive, fingerprint, settle, write_new
from aiready.documents import Document, json_bytes
from aiready.errors import AireadyError, fault, reason_of

MANIFEST = "manifest.json"
STAGE, OLD = ".aiready-stage", ".aiready-old"
FOLDER_MODE = 0o755
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What may be written over: `foreign` a folder aiready did not make, `edited` files changed or put by hand.

    `merged` are files whose edits stand in the new documents already, each with the hash of what was read.
    """

    foreign: bool = False
    edited: bool = False
    merged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """The files made, in order, and those left alone because somebody edited them."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What lies in the folder: the hashes its manifest records (None: not ours), and the files that are a person's."""

    recorded: dict[str, str] | None
    persons: tuple[str, ...]


def write_documents(
    documents: tuple[Document, ...], folder: Path, stamp: Mapping[str, object], overwrite: Overwrite
) -> Written:
    """Write all documents and a manifest of their hashes; `stamp` names pack, language, day and firms in it.

    Raises:
        AireadyError: the folder holds other or edited files and `overwrite` does not allow it, or the disk refuses.
    """
    try:
        recover(folder)
        found = _look(documents, folder, overwrite.merged)
        _refuse(folder, found, overwrite)
        kept = () if overwrite.edited else found.persons
        _write(documents, folder, stamp, found, (kept, overwrite.merged))
    except OSError as error:
        raise AireadyError([fault("", "A404", path=folder, reason=reason_of(error))]) from None
    made = [folder / one.name for one in documents if one.name not in kept]
    return Written((*made, folder / MANIFEST), tuple(folder / name for name in kept))


def _beside(folder: Path, ending: str) -> Path:
    """A new hidden name beside the folder, with the process that owns it."""
    return folder.parent / f".{folder.name[:LONGEST_NAME]}.{os.getpid()}-{secrets.token_hex(4)}{ending}"


def recover(folder: Path) -> None:
    """Put right what a process that died left: the former folder goes back if there is none, the rest goes.

    Raises:
        OSError: the disk refuses.
    """
    if not folder.parent.is_dir():
        return
    start = f".{folder.name[:LONGEST_NAME]}."
    for path in sorted(folder.parent.iterdir()):
        if not (path.name.startswith(start) and path.name.endswith((STAGE, OLD))):
            continue
        owner = path.name.removeprefix(start).split("-", 1)[0]
        if not owner.isdigit() or alive(int(owner)):
            continue
        if path.name.endswith(OLD) and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _look(documents: tuple[Document, ...], folder: Path, merged: Mapping[str, str]) -> _Found:
    recorded = recorded_in(folder)
    persons = []
    for name in sorted({*(recorded or {}), *(one.name for one in documents), MANIFEST}):
        path = folder / name
        try:
            status = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        if name == MANIFEST and recorded is not None:
            continue
        known = merged.get(name) or (recorded or {}).get(name)
        if not stat.S_ISREG(status.st_mode) or known is None or fingerprint(path.read_bytes()) != known:
            persons.append(name)
    return _Found(recorded, tuple(persons))


def recorded_in(folder: Path) -> dict[str, str] | None:
    """The hash of every file that aiready wrote into a folder; None where the folder is not ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return {str(name): str(value) for name, value in manifest["files"].items()} if manifest.get("aiready") else None
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _refuse(folder: Path, found: _Found, overwrite: Overwrite) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise AireadyError([fault("", "A404", path=folder, reason="not_a_folder")])
    if found.recorded is None and folder.is_dir() and any(folder.iterdir()) and not overwrite.foreign:
        raise AireadyError([fault("", "A401", path=folder)])
    meanwhile = [name for name in found.persons if name in overwrite.merged]
    if meanwhile:
        raise AireadyError(fault("", "A468", path=folder / name) for name in meanwhile)
    if found.persons and not (overwrite.foreign or overwrite.edited):
        raise AireadyError(fault("", "A402", path=folder / name) for name in found.persons)


def _write(
    documents: tuple[Document, ...],
    folder: Path,
    stamp: Mapping[str, object],
    found: _Found,
    persons: tuple[tuple[str, ...], Mapping[str, str]],
) -> None:
    """Build the folder beside its place, then move it in with one rename; the old one waits until that is done."""
    kept, merged = persons
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = _beside(folder, STAGE)
    stage.mkdir(mode=FOLDER_MODE)
    try:
        if folder.is_dir():
            stage.chmod(stat.S_IMODE(folder.stat().st_mode))
            ours = {*(found.recorded or {}), *(one.name for one in documents), MANIFEST} - set(kept)
            _carry_over(folder, stage, ours)
        hashes = {name: (found.recorded or {}).get(name, "") for name in kept}
        for document in documents:
            if document.name not in kept:
                path = stage / document.name
                path.parent.mkdir(parents=True, exist_ok=True)
                write_new(path, document.data, mode=SHARED)
                hashes[document.name] = fingerprint(document.data)
        manifest = {"schema": 1, "aiready": __version__, **stamp, "files": dict(sorted(hashes.items()))}
        (stage / MANIFEST).unlink(missing_ok=True)
        write_new(stage / MANIFEST, json_bytes(manifest), mode=SHARED)
        for inner in {stage, *(path.parent for path in stage.rglob("*"))}:
            settle(inner)
        _swap(stage, folder, merged)
    finally:
        _remove(stage)


def _remove(folder: Path) -> None:
    """Take a hidden folder away; where the disk refuses twice, the next run does it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _carry_over(folder: Path, stage: Path, ours: set[str]) -> None:
    """Take along everything that is not ours: files, links as links, folders even if empty."""
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        there = stage / name
        if path.is_symlink() or path.is_file():
            if name not in ours:
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, there, follow_symlinks=False)
        elif not any(one.startswith(f"{name}/") for one in ours):
            there.mkdir(parents=True, exist_ok=True)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)


def _check(old: Path, folder: Path, merged: Mapping[str, str]) -> None:
    """Refuse where somebody saved a file after its edits were read."""
    changed = [name for name, known in merged.items() if fingerprint((old / name).read_bytes()) != known]
    if changed:
        raise AireadyError(fault("", "A468", path=folder / name) for name in changed)


def _swap(stage: Path, folder: Path, merged: Mapping[str, str]) -> None:
    """Between the two renames the folder is away for a moment; `recover` of the next run would put it back."""
    if not folder.exists():
        stage.rename(folder)
        settle(folder.parent)
        return
    old = _beside(folder, OLD)
    folder.rename(old)
    try:
        _check(old, folder, merged)
        stage.rename(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            old.rename(folder)
        raise
    settle(folder.parent)
    _remove(old)
