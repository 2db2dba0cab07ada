"""Opens a finished page in the reader's own browser, only where that was asked for and somebody sits before it."""

import os
import sys
from pathlib import Path

from aiready.cli.columns import screen_width, wrapped
from aiready.cli.settings import Settings
from aiready.cli.streams import talk
from aiready.cli.words import say
from aiready.errors import AireadyError, fault

PAGE = ".html"
COMMANDS = ("demo", "plan", "compare", "review", "brief", "form")
"""What ends with a page."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""Where none of these is set, a Unix other than macOS has no browser with a window."""


def refuse(problem: str, settings: Settings) -> AireadyError:
    """Why there will be no page to open, and what to do."""
    return AireadyError([fault("", "A409", problem=say("no_page", settings.lang, how=say(problem, settings.lang)))])


def can_open(command: str, settings: Settings) -> None:
    """Refuse the wish where a command makes no page at all.

    Raises:
        AireadyError: it makes none.
    """
    if settings.open_page and command not in COMMANDS:
        raise refuse("open_with", settings)


def will_open(to: str, settings: Settings) -> None:
    """Refuse the wish before the work begins where what is to be written is no page.

    Raises:
        AireadyError: it is none.
    """
    if settings.open_page and not to.endswith(PAGE):
        raise refuse("open_with_out", settings)


def open_page(path: Path, settings: Settings) -> None:
    """Open a page where that was asked for; where no browser can be opened, say which file to open and where."""
    if settings.open_page and not (_somebody_is_there() and _opened(path.resolve())):
        talk(wrapped(say("not_opened", settings.lang, path=path), screen_width()), settings)


def _somebody_is_there() -> bool:
    """Not on a machine that builds, and not where a browser could only take over the terminal."""
    if os.environ.get("CI"):
        return False
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in SCREENS)


def _opened(path: Path) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 (the page that was just written)
        except OSError:
            return False
        return True
    import webbrowser

    try:
        return webbrowser.open(path.as_uri())
    except (webbrowser.Error, OSError):
        return False
