"""Takes the pictures of the README's gallery and writes its two blocks: `python docs/gallery.py`.

Needs what the browser tests need (Chromium, a Japanese font, playwright, Pillow); a page that this version cannot make
is left out with a message.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
FOLDER = HERE / "gallery"
BEGIN, END = "<!-- gallery: made by docs/gallery.py -->", "<!-- end of the gallery -->"
SAMPLES, REVIEWED = ROOT / "questions" / "samples", ROOT / "tests" / "test_review"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
WIDTH, HEIGHT, COLOURS = 900, 1180, 64
LARGEST, ALL_TOGETHER = 150_000, 900_000
PUT_OFF = 8
"""So many questions are left for later until the picture of the form is taken."""
LATER = (
    "security_fear.rules=written",
    "security_fear.accounts=company_id",
    "security_fear.check_output=person",
    "security_fear.slip=contact",
    "security_fear.worry=settled",
    "champion.hours=weekly",
    "usage_image.own_work=tried",
)
"""What the firm of the comparison answers the second time."""
READMES = {"ja": "README.ja.md", "en": "README.md"}
ALTERNATIVES = {
    "summary": {
        "ja": "要点の1枚。五つの壁の高さ、進め方、次にやること、最初の一歩が載っている",
        "en": "The one-page summary: the five barriers, the way to go, what to do next, the first step",
    },
    "plan": {
        "ja": "計画書の初め。はじめの1週間にすることが、担当と日付つきで並んでいる",
        "en": "The beginning of the plan: what to do in the first week, with names and dates",
    },
    "input_card": {
        "ja": "入力の決まりの1枚。AIに入れてはいけないものが例つきで並んでいる",
        "en": "The card of what must not be entered into AI, with examples",
    },
    "trial_charter": {
        "ja": "お試しの約束の1枚。目的、期間、人数、確かめる数字が書き込まれている",
        "en": "The agreement on the trial, filled in: purpose, days, people, what is measured",
    },
    "comparison": {
        "ja": "同じ会社の前回と今回の比べ。壁の高さの動きが矢印で示されている",
        "en": "One firm on two dates side by side, with arrows for each barrier",
    },
    "review": {
        "ja": "3か月後の振り返り。1件あたりの分数の動きと、次にすることが載っている",
        "en": "The review after three months: minutes a case over time, and what to do next",
    },
    "form": {
        "ja": "ブラウザで答える質問票。1問ずつ選んで答える",
        "en": "The questionnaire in a browser, answered question by question",
    },
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be shown: its name in `ALTERNATIVES` and its file."""

    name: str
    file: Path


def pages(folder: Path, lang: str) -> Iterator[Page]:
    """Write every page of the gallery in one language."""
    service, plan = SAMPLES / "service.yaml", folder / "plan"
    called(lang, "plan", service, "-o", plan, "--format", "html")
    for name in ("summary", "plan"):
        yield Page(name, plan / f"{name}.html")
    for name in ("input_card", "trial_charter"):
        yield Page(name, plan / "kit" / f"{name}.html")
    later = folder / "later.yaml"
    text = service.read_text(encoding="utf-8")
    later.write_text(re.sub(r"^date: .*", "date: 2027-02-26", text, flags=re.MULTILINE), encoding="utf-8")
    called(lang, "answer", later, *LATER)
    for name, call in {
        "comparison": ("compare", service, later),
        "review": ("review", REVIEWED / "retains.yaml", "--month", "3", "--ledger", REVIEWED / "retains-times.csv"),
        "form": ("form",),
    }.items():
        file = folder / f"{name}.html"
        if called(lang, *call, "-o", file):
            yield Page(name, file)


def called(lang: str, *words: object) -> bool:
    """Run one command; whether it came through."""
    from aiready.cli import run

    done = run([*map(str, words), "--lang", lang, "--quiet"]) == 0
    if not done:
        sys.stderr.write(f"left out: {words[0]}\n")
    return done


def taken(browser: Any, page: Page, to: Path) -> int:
    """Take the picture of the top of a page, in few colours; its bytes."""
    from PIL import Image

    shown = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    shown.goto(page.file.as_uri())
    if page.name == "form":
        shown.locator("button.next").click()
        for _ in range(PUT_OFF):
            shown.locator("button[data-move=later]").click()
    shown.screenshot(path=to)
    shown.close()
    with Image.open(to) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(to, optimize=True)
    return to.stat().st_size


def block(names: Sequence[str], lang: str) -> str:
    """The gallery of a README: two pictures in a row, each leading to itself in full size."""
    shown = [f"[![{ALTERNATIVES[one][lang]}]({path})]({path})" for one, path in ((n, picture(n, lang)) for n in names)]
    rows = [f"| {' | '.join((*shown[at : at + 2], ' ')[:2])} |" for at in range(0, len(shown), 2)]
    return "\n".join([BEGIN, "", rows[0], "| --- | --- |", *rows[1:], "", END])


def picture(name: str, lang: str) -> str:
    """Where a picture lies, as a README names it."""
    return f"docs/gallery/{name}.{lang}.png"


def with_block(text: str, gallery: str) -> str:
    """The README with its gallery made anew; before the second heading where it has none yet."""
    if BEGIN in text:
        before, _, rest = text.partition(BEGIN)
        return before + gallery + rest.partition(END)[2]
    before, mark, rest = text.partition("\n## ")
    return f"{before.rstrip()}\n\n{gallery}\n{mark}{rest}"


def main(folder: Path = FOLDER) -> None:
    """Take every picture and write the blocks.

    Raises:
        SystemExit: a picture, or all of them together, are larger than a README should load.
    """
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("AIREADY_TODAY", "2026-11-21")
    folder.mkdir(exist_ok=True)
    sizes: dict[str, int] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        for lang, readme in READMES.items():
            made = Path(place) / lang
            made.mkdir()
            there = []
            for page in pages(made, lang):
                sizes[f"{page.name}.{lang}"] = taken(browser, page, folder / f"{page.name}.{lang}.png")
                there.append(page.name)
            file = ROOT / readme
            file.write_text(with_block(file.read_text(encoding="utf-8"), block(there, lang)), encoding="utf-8")
        browser.close()
    sys.stdout.write("".join(f"{size:>8,} {name}\n" for name, size in sizes.items()))
    if max(sizes.values()) > LARGEST or sum(sizes.values()) > ALL_TOGETHER:
        sys.exit(
            f"too large: at most {LARGEST:,} bytes each and {ALL_TOGETHER:,} together ({sum(sizes.values()):,} now)"
        )


if __name__ == "__main__":
    main()
