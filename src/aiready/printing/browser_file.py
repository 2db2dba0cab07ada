"""Prints pages to PDF with a browser that is installed, with no way to the network and nothing left behind."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
PDF = b"%PDF-"


def find_browser() -> Path | None:
    """Chromium, Chrome or Edge, by name or in the usual places; None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Path(found)
    usual = {"darwin": _on_the_mac, "win32": _on_windows}.get(sys.platform, tuple)
    return next((path for path in usual() if path.is_file()), None)


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
    with tempfile.TemporaryDirectory(prefix="aiready-pdf-", ignore_cleanup_errors=True) as folder:
        yield lambda name, html: _printed(browser, Path(folder), name, html)


def _printed(browser: Path, folder: Path, name: str, html: str) -> bytes:
    page, made = folder / "page.html", folder / "page.pdf"
    page.write_bytes(html.encode())
    made.unlink(missing_ok=True)
    own = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}", page.as_uri()]
    call = [str(browser), *FLAGS, *_as_root(), *own]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run(call, **quiet, timeout=SECONDS, check=False)  # type: ignore[call-overload]  # noqa: S603 (a browser)
        data = made.read_bytes()
    except (OSError, subprocess.TimeoutExpired):
        data = b""
    if not data.startswith(PDF):
        raise AireadyError([fault("", "A489", browser=browser.name, name=name)])
    return data


def _as_root() -> list[str]:
    """The superuser, as in a container, can start a browser only without its sandbox; the page runs nothing."""
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
