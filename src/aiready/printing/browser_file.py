"""Prints pages to PDF with a browser that is installed, with no way to the network and nothing left behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aiready.errors import AireadyError, fault

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC = ("Google Chrome", "Microsoft Edge", "Chromium")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",  # the discard port: even an address without a name leads nowhere
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",  # the same, for browsers before 2023
)
SECONDS = 120
TRIES = 10
"""How often the folder is taken away, 0.1 seconds apart: a browser that ends may still write a file."""
FONTS = (".fonts", ".local/share/fonts")
PDF = b"%PDF-"


def find_browser() -> Path | None:
    """Chromium, Chrome or Edge, by name or in the usual places; None where there is none."""
    found = next((Path(hit) for hit in map(shutil.which, NAMES) if hit and not _lies_about(hit)), None)
    if found:
        return found
    usual = {"darwin": _on_the_mac, "win32": _on_windows}.get(sys.platform, tuple)
    return next((path for path in usual() if path.is_file()), None)


def _lies_about(hit: str) -> bool:
    """Windows looks first in the folder one is in, where anything may lie that somebody sent."""
    return sys.platform == "win32" and Path(hit).absolute().parent == Path.cwd()


def _on_the_mac() -> Iterator[Path]:
    yield from (Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in MAC)


def _on_windows() -> Iterator[Path]:
    roots = [Path(os.environ[name]) for name in WINDOWS_ROOTS if os.environ.get(name)]
    yield from (root / place for place in WINDOWS for root in roots)


@contextmanager
def browser_printer(browser: Path) -> Iterator[Callable[[str, str], bytes]]:
    """Something that prints a page, given the document's name and its HTML; its folder is gone at the end.

    Raises:
        AireadyError: the browser does not start, takes too long, or makes no PDF.
    """
    folder = Path(tempfile.mkdtemp(prefix="aiready-pdf-"))
    try:
        yield lambda name, html: _printed(browser, folder, name, html)
    finally:
        _take_away(folder)


def _take_away(folder: Path) -> None:
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def _printed(browser: Path, folder: Path, name: str, html: str) -> bytes:
    page, made = folder / "page.html", folder / "page.pdf"
    places = [f"--user-data-dir={folder / 'profile'}", f"--crash-dumps-dir={folder / 'crashes'}"]
    call = [str(browser), *FLAGS, *_as_root(), *places, f"--print-to-pdf={made}", page.as_uri()]
    try:
        page.write_bytes(html.encode())
        data = _made_by(call, folder, made)
    finally:
        for file in (page, made):
            with suppress(OSError):
                file.unlink(missing_ok=True)
    if not data.startswith(PDF):
        raise AireadyError([fault("", "A489", browser=browser.name, name=name)])
    return data


def _made_by(call: list[str], folder: Path, made: Path) -> bytes:
    """What the browser wrote; nothing where it did not start, took too long or wrote nothing."""
    quiet = subprocess.DEVNULL
    own = sys.platform != "win32"  # a session, so that all that it starts can be ended with it
    try:
        started = subprocess.Popen(  # noqa: S603 (a browser)
            call, stdin=quiet, stdout=quiet, stderr=quiet, env=_at_home_in(folder), start_new_session=own
        )
        try:
            started.wait(SECONDS)
        finally:
            _end(started)
        return made.read_bytes()
    except (OSError, subprocess.TimeoutExpired):
        return b""


def _end(started: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        started.kill()
    else:
        with suppress(OSError):  # nobody is left
            os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def _at_home_in(folder: Path) -> dict[str, str]:
    """An environment in which the browser's own notes go into the folder; the user's fonts are lent to it."""
    if sys.platform == "win32":
        return dict(os.environ)
    home = folder / "home"
    with suppress(OSError, RuntimeError):
        for fonts in FONTS:
            lent, theirs = home / fonts, Path.home() / fonts
            lent.parent.mkdir(parents=True, exist_ok=True)
            if theirs.is_dir() and not lent.is_symlink():
                lent.symlink_to(theirs)
    places = {"CONFIG": ".config", "CACHE": ".cache", "DATA": ".local/share"}
    return {**os.environ, "HOME": str(home), **{f"XDG_{name}_HOME": str(home / at) for name, at in places.items()}}


def _as_root() -> list[str]:
    """The superuser, as in a container, can start a browser only without its sandbox; the page runs nothing."""
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
