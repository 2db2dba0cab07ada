"""A real browser for tests: which one, how it is begun, and what is asked of a page that it shows."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (320, 768, 1440)
TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
DRAWINGS = (
    "[...document.querySelectorAll('svg.chart')].map(one =>"
    " ['title', 'desc'].map(name => one.querySelector(':scope > ' + name)?.textContent.trim() ?? ''))"
)
CUT_OFF = """[...document.querySelectorAll('svg.chart text')]
  .filter(one => one.getBoundingClientRect().width).filter(one => {
  const [box, view] = [one, one.closest('svg.chart')].map(drawn => drawn.getBoundingClientRect());
  const across = box.left < view.left - 1 || box.right > view.right + 1;
  return across || box.top < view.top - 4 || box.bottom > view.bottom + 4;
}).map(one => one.textContent)"""

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not BROWSER, reason="no browser found: install Chromium (Debian: apt install chromium)"),
]
"""For `pytestmark` of every module that opens pages."""


def has_japanese_font() -> bool:
    """Whether Japanese text can be shown, so that the length of a printed page means something."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


needs_font = pytest.mark.skipif(
    not has_japanese_font(),
    reason="no Japanese font found: install one, and fontconfig (Debian: apt install fontconfig fonts-noto-cjk)",
)


@contextmanager
def chromium() -> Iterator:
    """A browser that ends with the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield started
        started.close()


def opened(page, file: Path):
    """The page, showing the file."""
    page.goto(file.as_uri())
    return page


def pages_printed(page) -> tuple[int, set[str]]:
    """How many sheets of A4 the page prints on, and the sizes they have."""
    printed = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type ?/Page\b(?!s)", printed)), set(re.findall(rb"/MediaBox ?\[([^]]*)\]", printed))
