"""A fault is a value with a place, a stable code and the facts of the case; its words come last."""

import errno
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from aiready.errors.causes import CAUSES
from aiready.errors.values import worded
from aiready.errors.words import MESSAGES

MOST_SHOWN = 50
LONGEST_QUOTE = 60
LONGEST_LIST = 300
LISTS = {"options", "way", "path", "saved", "hint", "wanted", "slip", "problem", "missing"}

# control characters, direction marks, invisible fillers, surrogates: never wanted in a document or on a terminal
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u2028\u2029\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
UNQUOTED = re.compile(r"(true|false|null|[-+]?[0-9]+([.][0-9]+)?)?\Z")

Path = tuple[str | int, ...]
KEY = "\0"
"""A last step on the way to a value that means its key instead."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place; `line` and `column` count from 1, 0 where the fault has no place."""

    path: str
    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def says(self, lang: Literal["ja", "en"]) -> str:
        """The whole line for a reader: place, code, what is wrong, what to do."""
        path = quoted(self.path, LONGEST_LIST)
        place = f"{path}:{self.line}:{self.column}: " if self.line else (f"{path}: " if path else "")
        values = {"hint": ""}
        for name, value in self.values:
            said = worded(self.code, name, value, lang)
            values[name] = quoted(said, LONGEST_LIST if name in LISTS else LONGEST_QUOTE)
        return f"{place}{self.code} {MESSAGES[self.code][lang].format_map(values)}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of content was written: file, and the marks of all values at and below `prefix`."""

    path: str
    marks: Mapping[Path, tuple[int, int]] = field(repr=False)
    prefix: Path = ()

    def fault(self, code: str, /, *below: str | int, **values: object) -> Fault:
        """A fault at the deepest known place on the way `below`."""
        way = self.prefix + below
        while way and way not in self.marks:
            way = way[:-1]
        line, column = self.marks.get(way, (1, 1) if self.marks else (0, 0))
        return fault(self.path, code, line, column, **values)


class AireadyError(Exception):
    """Something the user can mend; carries every fault found in one run."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("; ".join(fault.says("en") for fault in self.faults[:3]))

    def lines(self, lang: Literal["ja", "en"]) -> list[str]:
        """What to print, at most fifty lines and one that counts the rest."""
        shown = [fault.says(lang) for fault in self.faults[:MOST_SHOWN]]
        rest = len(self.faults) - MOST_SHOWN
        if rest > 0:
            shown.append(f"ほか{rest:,}件" if lang == "ja" else f"and {rest:,} more")
        return shown


def fault(path: str, code: str, line: int = 0, column: int = 0, /, **values: object) -> Fault:
    """A fault with its facts as text, in a fixed order."""
    return Fault(path, line, column, code, tuple(sorted((name, str(value)) for name, value in values.items())))


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Somebody else's text made safe to print: invisible characters escaped, long ones cut."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return shown if len(shown) <= longest else shown[: longest - 3] + "..."


def reason_of(error: BaseException) -> str:
    """Why the system refused, as a word that has a translation where it is a common one."""
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, str(error)) if number else str(error)


def shown(value: object) -> str:
    """A value as it stands in a file, quoted where only quotes make it text; a word for lists, mappings, nothing."""
    if value is None:
        return "<nothing>"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "<mapping>"
    if isinstance(value, tuple | list):
        return "<list>"
    return f'"{value}"' if isinstance(value, str) and UNQUOTED.match(value) else str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty text."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


@dataclass(slots=True)
class Hints:
    """The nearest names for the first faults of one file; more are not looked for, since no more are printed."""

    left: int = MOST_SHOWN

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """As `nearest`; an empty text after so many."""
        self.left -= 1
        return nearest(word, known) if self.left >= 0 else ""


def cause(code: str, lang: Literal["ja", "en"]) -> str | None:
    """Why an error comes up, with an example; nothing for a code that does not exist."""
    return CAUSES[code][lang] if code in CAUSES else None


__all__ = [
    "CAUSES",
    "INVISIBLE",
    "KEY",
    "MESSAGES",
    "MOST_SHOWN",
    "AireadyError",
    "Fault",
    "Hints",
    "Origin",
    "Path",
    "cause",
    "fault",
    "nearest",
    "quoted",
    "reason_of",
    "shown",
]
