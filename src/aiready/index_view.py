"""What the page that leads to the plans of several firms may show: each firm at a glance, and where its files are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from aiready.conditions import RESERVED
from aiready.front import Front
from aiready.questionnaire import ChoiceQuestion
from aiready.report import Report, view
from aiready.strip_chart import strip_svg
from aiready.text import Lang
from aiready.wording import plain

LEADING = ("summary", "plan")
"""The documents about the firm itself; all others are ready to be used."""
OURS = ("plan.json", "plan.yaml", "plan.made.json")
"""Files for programs and for the next run, which nobody opens to read."""
PAGE = "html"


def index_view(
    reports: Mapping[str, Report], made: Iterable[str], lang: Lang, front: Front | None = None
) -> dict[str, Any]:
    """The firms in their groups (one without a title where nobody grouped them), as plain data in one language.

    `made` are the names of all documents, each below its firm's folder; `front` says how firms are presented.
    """
    words = next(iter(reports.values())).pack.words[lang]
    names = sorted(made)
    firms = {folder: _firm(folder, report, names, lang) for folder, report in reports.items()}
    groups = list(_grouped(firms, front, lang))
    return {
        "words": dict(words),
        "lang": lang,
        "title": front.title.read(lang) if front else words["index_title"],
        "intro": front.intro.read(lang) if front else words["index_intro"],
        "count": words["index_count"].format(n=len(firms)),
        "groups": groups,
    }


def _grouped(firms: Mapping[str, Any], front: Front | None, lang: Lang) -> Iterator[dict[str, Any]]:
    """The firms as somebody grouped them, then those that nobody named."""
    left = dict(firms)
    for group in front.groups if front else ():
        here = [{**left.pop(one.id), "says": one.says.read(lang)} for one in group.firms if one.id in left]
        if here:
            yield {"title": group.title.read(lang), "firms": here}
    if left:
        yield {"title": "", "firms": [{**one, "says": ""} for one in left.values()]}


def _firm(folder: str, report: Report, made: list[str], lang: Lang) -> dict[str, Any]:
    seen, words = view(report, lang), report.pack.words[lang]
    order = [section.id for section in report.pack.questionnaire.barriers()]
    barriers = sorted(seen["barriers"], key=lambda one: order.index(one["id"]))
    highest = max((one["severity"] for one in barriers if one["severity"] is not None), default=None) or None
    first = seen["first_week"][0] if seen["first_week"] else None
    titles = {one["id"]: one["title"] for one in seen["documents"]}
    return {
        "id": f"firm-{quote(folder, safe='')}",
        "name": seen["firm"]["plain_name"],
        "facts": words["index_and"].join(_facts(report, lang)),
        "stage": seen["stage"]["title"],
        "pattern": seen["pattern"]["title"],
        "barriers": [{**_barrier(one, words), "highest": one["severity"] == highest} for one in barriers],
        "first": {
            "title": plain(first["title"]),
            "when": words["index_when"].format(day=first["start"], who=plain(first["owner"]), minutes=first["minutes"]),
        }
        if first
        else None,
        **_files(folder, made, titles, words),
    }


def _facts(report: Report, lang: Lang) -> Iterator[str]:
    """The line of business without its examples, and how many people there are, where they are known."""
    business, people = (report.sheet.company.get(name) for name in ("industry", "employees"))
    question = report.pack.questionnaire.question("company.industry")
    if isinstance(question, ChoiceQuestion) and business not in (*RESERVED, None):
        label = next((one.label.read(lang) for one in question.options if one.id == business), "")
        yield label.split("（" if lang == "ja" else " (")[0]
    if isinstance(people, int):
        yield report.pack.words[lang]["index_people"].format(n=people)


def _barrier(barrier: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    low, high = barrier["low"], barrier["high"]
    return {
        "title": barrier["title"],
        "number": "-" if barrier["severity"] is None else barrier["severity"],
        "range": "" if low == high else words["index_range"].format(low=low, high=high),
        "level": barrier["level_word"],
        "chart": strip_svg(barrier),
    }


def _files(folder: str, made: list[str], titles: Mapping[str, str], words: Mapping[str, str]) -> dict[str, Any]:
    """The documents of a firm, each with its page first and its other formats behind."""
    documents: dict[str, list[dict[str, str]]] = {}
    for name in made:
        inner = name.removeprefix(f"{folder}/")
        if inner == name or inner in OURS:
            continue
        stem, _, ending = inner.rpartition(".")
        link = {"href": quote(name), "ending": ending, "word": words.get(f"file_{ending}", ending)}
        documents.setdefault(stem, []).append(link)
    shown = {stem: _shown(stem, links, titles, words) for stem, links in documents.items()}
    leading = [shown.pop(stem) for stem in LEADING if stem in shown]
    return {"leading": leading, "kit": list(shown.values()), "kit_title": words["index_kit"].format(n=len(shown))}


def _shown(
    stem: str, links: list[dict[str, str]], titles: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, Any]:
    page = next((one for one in links if one["ending"] == PAGE), links[0])
    title = titles.get(stem.removeprefix("kit/")) or words.get(f"short_{stem}", stem)
    return {"title": title, "href": page["href"], "others": [one for one in links if one != page]}
