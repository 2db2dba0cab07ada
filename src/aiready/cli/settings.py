"""What holds for every command: language, today, how much to say; read from options, environment and system."""

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from aiready.cli.clock import today as clock_today
from aiready.cli.words import say
from aiready.errors import AireadyError, fault
from aiready.text import LANGS, Lang

DEFAULT_SHEET = Path("aiready-sheet.yaml")
"""Where answers go if nobody names a file."""
FLAGS = {"--quiet": "quiet", "-q": "quiet", "--debug": "debug", "--open": "open_page"}
JAPANESE_ON_WINDOWS = 0x11
PRIMARY_LANGUAGE = 0x3FF
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Settings:
    """The common options."""

    lang: Lang
    today: date
    quiet: bool = False
    debug: bool = False
    brand: Path | None = None
    open_page: bool = False


def read_settings(arguments: list[str], environ: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """The common options, wherever they stand before `--`, and the arguments that are left.

    Raises:
        AireadyError: an option has no value or one that does not fit.
    """
    given: dict[str, str] = {}
    flags: dict[str, bool] = {}
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, joined, value = word.partition("=")
        if word == "--":
            rest += [word, *waiting]
            break
        if name in ("--lang", "--today", "--brand"):
            given[name] = value if joined or not waiting else waiting.pop(0)
            if not given[name]:
                lang = guess_language(arguments)
                problem = say("needs_value", lang, name=name) + say("see_help", lang)
                raise AireadyError([fault("", "A409", problem=problem)])
        elif word in FLAGS:
            flags[FLAGS[word]] = True
        else:
            rest.append(word)
    lang = _language(given.get("--lang"), environ)
    brand = given.get("--brand") or environ.get("AIREADY_BRAND")
    settings = Settings(lang, clock_today(), brand=Path(brand) if brand else None, **flags)
    day = given.get("--today") or environ.get("AIREADY_TODAY")
    return (replace(settings, today=_day(day)) if day else settings), rest


def _day(text: str) -> date:
    return day_from(text, "--today")


def day_from(text: str, option: str) -> date:
    """A date written as 2026-11-20, of this century.

    Raises:
        AireadyError: it is none.
    """
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text)
        if FIRST_YEAR <= day.year < LAST_YEAR:
            return day
    raise AireadyError([fault(option, "A208", value=text)])


def _language(option: str | None, environ: Mapping[str, str]) -> Lang:
    """The option, then AIREADY_LANG, then the system's setting; Japanese where nothing says."""
    asked = option or environ.get("AIREADY_LANG")
    if asked:
        for lang in LANGS:
            if asked.lower() == lang:
                return lang
        raise AireadyError([fault("--lang", "A209", value=asked, options=", ".join(LANGS))])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            code = value.split(".")[0].split("_")[0].lower()
            return "ja" if code in ("ja", "c", "posix", "") else "en"
    return _windows_language()


def _windows_language() -> Lang:
    japanese = True
    if sys.platform == "win32":
        import ctypes

        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        japanese = language & PRIMARY_LANGUAGE == JAPANESE_ON_WINDOWS
    return "ja" if japanese else "en"


def guess_language(arguments: list[str]) -> Lang:
    """A language to complain in when the settings themselves are wrong."""
    words = [part for word in arguments for part in word.split("=", 1)]
    asked = next((two for one, two in pairwise(words) if one == "--lang"), "")
    return "en" if asked == "en" else _safe_language()


def _safe_language() -> Lang:
    try:
        return _language(None, os.environ)
    except AireadyError:
        return "ja"
