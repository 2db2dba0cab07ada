"""Whose name, mark and colour the documents carry, where a consultant hands them over."""

from dataclasses import dataclass
from typing import Literal

from aiready.text import Text


@dataclass(frozen=True, slots=True)
class Logo:
    """A small picture that goes into the documents themselves."""

    kind: Literal["svg", "png"]
    data: bytes


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose documents they are: none of it is given where nobody asks for it. `colour` is `#rrggbb` or empty."""

    name: Text | None = None
    foot: Text | None = None
    colour: str = ""
    logo: Logo | None = None
