"""Writes a folder of documents whole or not at all, and never over what somebody edited."""

import contextlib
import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from aiready import __version__
from aiready.atomic_file import SHARED, fingerprint, settle, write_new
from aiready.documents import Document, json_bytes
from aiready.errors import AireadyError, fault, reason_of

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What may be written over: `foreign` a folder aiready did not make, `edited` files changed by hand."""

    foreign: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The files made, in order, and those left alone because somebody edited them."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_documents(
    documents: tuple[Document, ...], folder: Path, stamp: dict[str, str], overwrite: Overwrite
) -> Written:
    """Write all documents and a manifest of their hashes; `stamp` says in it what else they were made with.

    Raises:
        AireadyError: the folder holds other or edited files and `overwrite` does not allow it, or the disk refuses.
    """
    before = _hashes(folder)
    edited = _edited(folder, before)
    _refuse(folder, before, edited, overwrite)
    kept = () if overwrite.edited else tuple(name for name in edited if any(name == one.name for one in documents))
    try:
        _write(documents, folder, (stamp, before, kept))
    except OSError as error:
        raise AireadyError([fault("", "A404", path=folder, reason=reason_of(error))]) from None
    made = [folder / one.name for one in documents if one.name not in kept]
    return Written((*made, folder / MANIFEST), tuple(folder / name for name in kept))


def _hashes(folder: Path) -> dict[str, str] | None:
    """The hashes that the folder's manifest records; None where aiready did not make the folder."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return {str(name): str(value) for name, value in manifest["files"].items()} if manifest.get("aiready") else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _edited(folder: Path, before: dict[str, str] | None) -> tuple[str, ...]:
    changed = []
    for name, known in (before or {}).items():
        path = folder / name
        with contextlib.suppress(OSError):
            if path.is_file() and fingerprint(path.read_bytes()) != known:
                changed.append(name)
    return tuple(changed)


def _refuse(folder: Path, before: dict[str, str] | None, edited: tuple[str, ...], overwrite: Overwrite) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise AireadyError([fault("", "A404", path=folder, reason="not_a_folder")])
    if before is None and folder.is_dir() and any(folder.iterdir()) and not overwrite.foreign:
        raise AireadyError([fault("", "A401", path=folder)])
    if edited and not (overwrite.foreign or overwrite.edited):
        raise AireadyError(fault("", "A402", path=folder / name) for name in edited)


def _write(
    documents: tuple[Document, ...], folder: Path, frame: tuple[dict[str, str], dict[str, str] | None, tuple[str, ...]]
) -> None:
    """Build the folder beside its place, then move it in with one rename; the old one waits until that is done."""
    stamp, before, kept = frame
    folder.parent.mkdir(parents=True, exist_ok=True)
    mark = f"{os.getpid()}-{secrets.token_hex(4)}"
    stage = folder.parent / f".{mark}.aiready-stage"
    stage.mkdir(mode=0o755)
    try:
        if folder.is_dir():
            _carry_over(folder, stage, before, kept)
        hashes = {name: (before or {})[name] for name in kept}
        for document in documents:
            if document.name not in kept:
                path = stage / document.name
                path.parent.mkdir(parents=True, exist_ok=True)
                write_new(path, document.data, mode=SHARED)
                hashes[document.name] = fingerprint(document.data)
        manifest = {"schema": 1, "aiready": __version__, **stamp, "files": dict(sorted(hashes.items()))}
        write_new(stage / MANIFEST, json_bytes(manifest), mode=SHARED)
        for inner in {path.parent for path in stage.rglob("*")}:
            settle(inner)
        _swap(stage, folder, folder.parent / f".{mark}.aiready-old")
        settle(folder.parent)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _carry_over(folder: Path, stage: Path, before: dict[str, str] | None, kept: tuple[str, ...]) -> None:
    """Everything in the folder that aiready did not make, or that stays because it was edited."""
    ours = {*(before or {}), MANIFEST} - set(kept)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in ours:
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, stage / name, follow_symlinks=False)


def _swap(stage: Path, folder: Path, old: Path) -> None:
    if not folder.exists():
        stage.rename(folder)
        return
    folder.rename(old)
    try:
        stage.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
