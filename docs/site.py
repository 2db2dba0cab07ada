"""Builds the demo site: the plans of all sample firms in both languages, the form, the method, and a front page.

    python docs/site.py build/site

The folder must not be there yet. `.ci/site` does it from a fresh clone; every page works from the disk as well.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiready.cli import run
from aiready.cli.app import build_app
from aiready.cli.planning import built_in, make_report, samples, sheet_from
from aiready.cli.settings import Settings, read_settings
from aiready.cli.writing import Order, write_several
from aiready.documents import FORMATS, render_method
from aiready.front_file import read_front
from aiready.pack import Pack
from aiready.pack_files import built_in_pack
from aiready.press import press_of
from aiready.text import LANGS, Lang

LIGHT = ("md", "html", "ics", "csv", "xlsx")
"""The formats of the site: those that take little time and room; one that is not there is left out."""
NAMES: dict[Lang, str] = {"ja": "日本語", "en": "English"}
WORDS: dict[Lang, dict[str, str]] = {
    "ja": {
        "lead": "「生成AIを使いたい」から、月曜に始まる計画まで。中小企業のための道具 aiready が作った見本です。",
        "plans": "見本の会社の計画書",
        "plans_says": "質問に答えるだけで、ここにある書類が全部できます。",
        "form": "質問票",
        "form_says": "ブラウザだけで答えられます。答えはこのパソコンの外に出ません。",
        "method": "結果の出し方",
        "method_says": "重み、区切り、規則をすべて載せています。",
    },
    "en": {
        "lead": 'From "we want to use generative AI" to a plan that starts on Monday: samples made by aiready, '
        "a tool for small firms.",
        "plans": "The plans of the sample firms",
        "plans_says": "Answer the questions, and every document here is made for you.",
        "form": "The questionnaire",
        "form_says": "Answered in a browser alone; nothing leaves the machine.",
        "method": "How results are worked out",
        "method_says": "Every weight, border and rule.",
    },
}
FRONT = """{% for one in languages %}
<section lang="{{ one.lang }}">
<h2>{{ one.name }}</h2>
<p>{{ one.words.lead }}</p>
<ul>
{% for kind, href in one.links %}
<li><a href="{{ href }}">{{ one.words[kind] }}</a><br>{{ one.words[kind ~ "_says"] }}</li>
{% endfor %}
</ul>
</section>
{% endfor %}
"""


def build(root: Path, settings: Settings, names: Sequence[str] = ()) -> None:
    """Write the site into a new folder; `names` are the samples to show, all of them where none is named."""
    root.mkdir(parents=True)
    pack = built_in(settings)
    links = {lang: dict(_written(root, pack, replace(settings, lang=lang), names)) for lang in LANGS}
    front = replace(pack, templates={**pack.templates, "front.html.j2": FRONT})
    languages = [
        {"lang": lang, "name": NAMES[lang], "words": WORDS[lang], "links": list(links[lang].items())} for lang in LANGS
    ]
    data: dict[str, Any] = {"lang": "ja", "words": dict(pack.words["ja"]), "title": "aiready", "languages": languages}
    (root / "index.html").write_text(press_of(front, None).drawn("front.html.j2", data, "site"), encoding="utf-8")


def _written(root: Path, pack: Pack, settings: Settings, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Everything in one language: what it is, and where it begins."""
    lang = settings.lang
    sheets = {path.stem: str(path) for path in samples() if not names or path.stem in names}
    reports = {
        name: make_report(pack, sheet_from(path, pack, settings).sheet, settings) for name, path in sheets.items()
    }
    other = next(one for one in LANGS if one != lang)
    formats = tuple(name for name in LIGHT if name in FORMATS)
    order = Order(
        root / lang, formats, list_paths=False, front=read_front(built_in_pack()), beside=f"../{other}/index.html"
    )
    write_several(reports, order, settings)
    yield "plans", f"{lang}/index.html"
    if _form(root / f"form.{lang}.html", settings):
        yield "form", f"form.{lang}.html"
    data = {"lang": lang, "words": dict(pack.words[lang])}
    page = press_of(pack, lang).page(render_method(pack, lang), data, "method")
    (root / f"method.{lang}.html").write_text(page, encoding="utf-8")
    yield "method", f"method.{lang}.html"


def _form(path: Path, settings: Settings) -> bool:
    """Whether the form could be written; left out with a message where this version has no form."""
    if not any(
        one.name == "form" or one.callback.__name__ == "form" for one in build_app(settings).registered_commands
    ):
        sys.stderr.write("no form in this version: left out\n")
        return False
    return run(["form", "-o", str(path), "--lang", settings.lang, "--quiet"]) == 0


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "build/site"), read_settings([], os.environ)[0])
