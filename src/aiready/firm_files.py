"""Finds every file that holds a firm's data, and removes them when asked."""

import contextlib
import html
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aiready.atomic_file import TEMP_SUFFIX, alive
from aiready.document_files import MANIFEST, OLD, STAGE
from aiready.errors import AireadyError, fault, reason_of
from aiready.page import FIRM_MARK
from aiready.yaml_file import MAX_BYTES

Kind = Literal["sheet", "copy", "backup", "left_over", "page", "plan", "index", "foreign"]
DEEPEST = 3
"""How many folders below a place plans are looked for."""
COPY = re.compile(r"(?:-share|\.mine)\d*")
"""What a copy of ours adds to the name of its sheet; anything longer is somebody else's."""
LEDGER, TABLES = re.compile(r"-times\d*"), (".csv", ".tsv", ".txt")
"""What the ledger of a sheet is called, and what spreadsheets save it as."""
PAGE = re.compile(rf'{FIRM_MARK}(?:" content="([^"]*)">|: (.*?) -->)')
"""What a page about one firm carries: in the head of HTML, at the end of Markdown."""
PLAN = re.compile(r"-plan(?:-\d+)?")
"""What the interview adds to the name of the sheet for its plan."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that holds the firm's data, and what it is.

    `index` names several firms; `foreign` was put into a plan's folder by a person: neither is removed.
    """

    path: Path
    kind: Kind


def firm_files(sheet: Path, firm: str, places: tuple[Path, ...] = ()) -> tuple[Held, ...]:
    """The sheet, its copies and what editors and killed processes left beside it, then the plans of this firm.

    Plans are looked for beside the sheet and below `places`: those named after the sheet, and those whose manifest
    names the firm.

    Raises:
        AireadyError: the sheet is not there.
    """
    if not sheet.is_file():
        raise AireadyError([fault(str(sheet), "A101", reason="ENOENT")])
    found = [Held(sheet, "sheet"), *_beside(sheet), *_left_folders(sheet.parent, sheet.stem)]
    seen: set[Path] = set()
    pages = {path.resolve(): path for place in (sheet.parent, *places) for path in _pages(place, firm)}
    found += [Held(path, "page") for path in pages.values()]
    for place in (sheet.parent, *places):
        for folder in _folders(place, DEEPEST):
            if folder.resolve() not in seen:
                seen.add(folder.resolve())
                found += _plan_files(folder, sheet.stem, firm)
    return tuple(found)


def _beside(sheet: Path) -> Iterator[Held]:
    name, stem, suffix = sheet.name, sheet.stem, sheet.suffix
    for path in sorted(sheet.parent.iterdir()):
        if not path.is_file() or path == sheet:
            continue
        added = path.stem.removeprefix(stem) if path.stem.startswith(stem) else "?"
        if (path.suffix == suffix and COPY.fullmatch(added)) or (path.suffix in TABLES and LEDGER.fullmatch(added)):
            yield Held(path, "copy")
        elif path.name in (f"{name}~", f"{name}.bak", f"#{name}#") or path.name.startswith(f".{name}.sw"):
            yield Held(path, "backup")
        elif path.name.endswith(TEMP_SUFFIX) and _nobodys(path.name.lstrip(".")):
            yield Held(path, "left_over")


def _pages(place: Path, firm: str) -> Iterator[Path]:
    """The pages in a folder that were made about this firm: a comparison, several people side by side."""
    with contextlib.suppress(OSError):
        for path in sorted(place.iterdir()):
            if path.suffix in (".html", ".md") and path.is_file() and path.stat().st_size <= MAX_BYTES:
                with contextlib.suppress(OSError, ValueError):
                    mark = PAGE.search(path.read_text("utf-8"))
                    if mark and firm and html.unescape(mark[1] or mark[2] or "") == firm:
                        yield path


def _left_folders(place: Path, stem: str) -> Iterator[Held]:
    """What a process that died while writing a plan left in hidden folders."""
    for folder in sorted(place.iterdir()):
        name, _, rest = folder.name.removeprefix(".").rpartition(".aiready-")[0].rpartition(".")
        left = folder.name.startswith(".") and folder.name.endswith((STAGE, OLD)) and _is_plan_of(name, stem)
        if left and folder.is_dir() and _nobodys(rest):
            yield from (Held(path, "left_over") for path in sorted(folder.rglob("*")) if path.is_file())


def _is_plan_of(name: str, stem: str) -> bool:
    """Whether a folder has the name that the interview gives the plan of this sheet."""
    return name.startswith(stem) and bool(PLAN.fullmatch(name.removeprefix(stem)))


def _nobodys(name: str) -> bool:
    """Whether the process that a temporary name begins with has ended."""
    owner = name.split("-", 1)[0]
    return owner.isdigit() and not alive(int(owner))


def _folders(place: Path, deepest: int) -> Iterator[Path]:
    """The folders of plans below a place; links are not followed."""
    with contextlib.suppress(OSError):
        for path in sorted(place.iterdir()):
            if stat.S_ISDIR(path.lstat().st_mode):
                if (path / MANIFEST).is_file():
                    yield path
                elif deepest > 1:
                    yield from _folders(path, deepest - 1)


def _plan_files(folder: Path, stem: str, firm: str) -> Iterator[Held]:
    """The files of a folder that tell about this firm."""
    manifest = _manifest(folder)
    if manifest is None:
        return
    firms = manifest.get("firms")
    named = firms if isinstance(firms, dict) else {}
    parts = (
        [""] if _is_plan_of(folder.name, stem) else [str(part) for part, name in named.items() if firm and name == firm]
    )
    if not parts:
        return
    listed = {str(name) for name in manifest["files"]}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if not any(name.startswith(f"{part}/") or not part for part in parts):
            if name in ("index.html", MANIFEST):
                yield Held(path, "index")
            continue
        yield Held(path, "plan" if name in listed or name == MANIFEST else "foreign")


def _manifest(folder: Path) -> dict[str, Any] | None:
    path = folder / MANIFEST
    with contextlib.suppress(OSError, ValueError):
        if path.stat().st_size <= MAX_BYTES:
            manifest = json.loads(path.read_bytes())
            if isinstance(manifest, dict) and manifest.get("aiready") and isinstance(manifest.get("files"), dict):
                return manifest
    return None


def erase(held: tuple[Held, ...]) -> tuple[Path, ...]:
    """Remove the files, the sheet last, and the folders that are empty then; what is kept is not touched.

    Raises:
        AireadyError: naming every file that cannot be removed; the others are gone.
    """
    gone: list[Path] = []
    faults = []
    for one in sorted(
        (one for one in held if one.kind not in ("index", "foreign")), key=lambda one: one.kind == "sheet"
    ):
        try:
            one.path.unlink()
            gone.append(one.path)
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(fault("", "A411", path=one.path, reason=reason_of(error)))
    for folder in sorted({path.parent for path in gone}, key=lambda path: len(path.parts), reverse=True):
        if any(one.kind in ("plan", "left_over") and one.path.is_relative_to(folder) for one in held):
            _remove_empty(folder, held)
    if faults:
        raise AireadyError(faults)
    return tuple(gone)


def _remove_empty(folder: Path, held: tuple[Held, ...]) -> None:
    """Remove a folder that held nothing but the plan, and the one around it; never the one the sheet lies in."""
    homes = {one.path.parent.resolve() for one in held if one.kind == "sheet"}
    while folder.resolve() not in homes:
        try:
            os.rmdir(folder)  # noqa: PTH106 (only where it is empty)
        except OSError:
            return
        folder = folder.parent
