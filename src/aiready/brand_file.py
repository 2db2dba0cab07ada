"""Reads whose documents they are from a brand.yaml and the logo beside it, every fault in one go."""

import re
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

from aiready.brand import Brand, BrandFile, Logo
from aiready.colours import LEAST, WHITE, contrast, readable
from aiready.errors import AireadyError, Fault, Origin, reason_of
from aiready.schema import validated
from aiready.yaml_file import read_bytes, read_yaml

BRAND_FILE = "brand.yaml"
MOST_BYTES = 200_000
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
KINDS: dict[str, Literal["svg", "png"]] = {".svg": "svg", ".png": "png"}


def pack_brand(templates: Path) -> Brand:
    """The brand that a pack gives beside its templates; nobody's where it leaves that to the one who hands over.

    Raises:
        AireadyError: as `read_brand`.
    """
    path = templates / BRAND_FILE
    return read_brand(path) if path.is_file() else Brand()


def read_brand(path: Path) -> Brand:
    """The name, foot line, colour and logo that a file gives; the logo lies in the same folder.

    Raises:
        AireadyError: with all faults of the file and of the logo.
    """
    doc = read_yaml(path)
    given = doc.data if isinstance(doc.data, dict) else {}
    faults = list(_colour_faults(given.get("colour"), doc.origin()))
    logo, wrong = _logo(given.get("logo"), path.parent, doc.origin())
    try:
        head = validated(BrandFile, doc.data, doc.origin())
    except AireadyError as error:
        raise AireadyError([*error.faults, *faults, *wrong]) from None
    if faults or wrong:
        raise AireadyError([*faults, *wrong])
    return Brand(head.name, head.foot, (head.colour or "").lower(), logo)


def _colour_faults(colour: object, origin: Origin) -> list[Fault]:
    """A fault where white paper would swallow what is written in the colour."""
    if not isinstance(colour, str) or not COLOUR.fullmatch(colour) or contrast(colour, WHITE) >= LEAST:
        return []
    facts = {"found": f"{contrast(colour, WHITE):.1f}", "least": f"{LEAST:g}", "near": readable(colour, WHITE)}
    return [origin.fault("A495", "colour", value=colour, **facts)]


def _logo(name: object, folder: Path, origin: Origin) -> tuple[Logo | None, list[Fault]]:
    if not isinstance(name, str) or not name:
        return None, []
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    reason = "not_plain" if _leads_away(name) else "not_svg_or_png" if kind is None else _not_there(folder / name)
    if reason or kind is None:
        return None, [origin.fault("A496", "logo", file=name, reason=reason)]
    size = (folder / name).lstat().st_size
    if size > MOST_BYTES:
        return None, [origin.fault("A497", "logo", size=f"{size:,}", limit=f"{MOST_BYTES:,}")]
    try:
        data = read_bytes(str(folder / name))
    except AireadyError as error:
        return None, list(error.faults)
    from aiready.logo import logo_faults  # only here: it loads a parser

    return Logo(kind, data), logo_faults(data, kind, str(folder / name))


def _leads_away(name: str) -> bool:
    """Whether a name is more than that of a file in the same folder, on whatever system."""
    return name != PureWindowsPath(name).name or name != PurePosixPath(name).name or ":" in name


def _not_there(path: Path) -> str:
    """Why the file cannot be the logo; empty where it can."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError) as error:
        return reason_of(error)
    if stat.S_ISLNK(mode):
        return "a_link"
    return "" if stat.S_ISREG(mode) else "not_a_file"
