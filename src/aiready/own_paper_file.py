"""Reads the Word template that a firm or a pack brings along."""

from pathlib import Path

from aiready.pack import WORD_TEMPLATE
from aiready.yaml_file import read_bytes


def own_template(root: Path) -> bytes:
    """The Word template of the pack in this folder, at most 1 MiB; empty where it brings none.

    Raises:
        AireadyError: it cannot be read, or is too large.
    """
    path = root / "templates" / WORD_TEMPLATE
    return read_bytes(str(path)) if path.is_file() else b""
