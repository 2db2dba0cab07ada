"""Reads the templates of a pack: texts by name, and the Word template that a firm or a pack may bring along."""

from pathlib import Path

from aiready.errors import AireadyError, Fault
from aiready.pack import WORD_TEMPLATE
from aiready.yaml_file import decoded, read_bytes


def own_template(root: Path) -> bytes:
    """The Word template of the pack in this folder, at most 1 MiB; empty where it brings none.

    Raises:
        AireadyError: it cannot be read, or is too large.
    """
    path = root / "templates" / WORD_TEMPLATE
    return read_bytes(str(path)) if path.is_file() else b""


def template_texts(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """Every template of the pack in this folder, by its name below `templates/`, and what could not be read."""
    folder = root / "templates"
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".j2", ".yaml", ".css"):
            try:
                texts[path.relative_to(folder).as_posix()] = decoded(read_bytes(str(path)), str(path))
            except AireadyError as error:
                faults += error.faults
    return texts, faults
