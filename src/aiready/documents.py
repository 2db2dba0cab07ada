"""Renders documents: a name and bytes each, not yet on disk."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from aiready.answers import AnswerSheet
from aiready.blanks import find_blanks
from aiready.comparison import Comparison
from aiready.editable import made_record
from aiready.edits import PLAN_JSON, PLAN_MADE, PLAN_YAML
from aiready.errors import AireadyError, Fault, fault
from aiready.front import Front
from aiready.interview import minutes_left
from aiready.pack import WORD_TEMPLATE, Pack
from aiready.page import FIRM_MARK, markdown_with_tables
from aiready.plan_record import plan_record
from aiready.plan_text import plan_yaml
from aiready.press import Press, press_of
from aiready.questionnaire import topic_of
from aiready.report import Report, view
from aiready.review import Review
from aiready.text import Lang
from aiready.wording import safe

if TYPE_CHECKING:  # what only one kind of document needs is loaded where it is made
    from aiready.raters_view import Raters

MAIN = {"summary": "summary.md.j2", "plan": "report.md.j2"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be: its name with `/` between folders, and its bytes."""

    name: str
    data: bytes


def render(report: Report, formats: tuple[str, ...], lang: Lang) -> tuple[Document, ...]:
    """Summary, plan and the documents the plan needs, in every format asked for, and the files of the plan.

    Raises:
        AireadyError: a template asks for something that is not there, or a format is not known.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise AireadyError(fault("", "A408", value=name, options=", ".join(FORMATS)) for name in unknown)
    data = view(report, lang)
    press = press_of(report.pack, lang)
    kit = {f"kit/{one['id']}": press.markdown(f"kit/{one['id']}.md.j2", data) for one in data["documents"]}
    data = {**data, "blanks": _blanks(data["documents"], kit)}
    texts = {**{name: press.markdown(template, data) for name, template in MAIN.items()}, **kit}
    told = Told(report, lang, data, texts, press)
    made = (one for name in FORMATS if name in formats for one in FORMATS[name](told))
    return (*_plan_files(report, lang), *made)


@dataclass(frozen=True, slots=True)
class Told:
    """What every format is made from: `data` is all that a template may see, `texts` each document as Markdown."""

    report: Report
    lang: Lang
    data: dict[str, Any]
    texts: Mapping[str, str]
    press: Press


def _markdown(told: Told) -> Iterator[Document]:
    for name, text in told.texts.items():
        signed = text + _foot(told) if name in MAIN else text
        yield Document(f"{name}.md", markdown_with_tables(signed, told.data).encode())


def _foot(told: Told) -> str:
    """The line that a consultant puts under what is handed over; pages carry it in their own foot."""
    foot = told.report.pack.brand.foot
    return f"\n---\n\n{safe(foot.read(told.lang))}\n" if foot else ""


def _pages(told: Told) -> Iterator[Document]:
    for name, text in told.texts.items():
        yield Document(f"{name}.html", told.press.page(text, told.data, name).encode())


def _calendar(told: Told) -> Iterator[Document]:
    from aiready.ics import calendar_bytes

    yield Document("plan.ics", calendar_bytes(told.report, told.data, told.lang))


def _actions(told: Told) -> Iterator[Document]:
    from aiready.action_table import action_csv

    yield Document("plan.csv", action_csv(told.report, told.lang))


def _workbook(told: Told) -> Iterator[Document]:
    from aiready.workbook import workbook_bytes

    yield Document("plan.xlsx", workbook_bytes(told.report, told.lang))


def _word(told: Told) -> Iterator[Document]:
    from aiready.word import word_files

    for name, data in word_files(told.texts, told.data, told.report, told.lang):
        yield Document(f"{name}.docx", data)


def _print(told: Told) -> Iterator[Document]:
    from aiready.printing import pdf_files

    brand = told.report.pack.brand
    pages = {name: told.press.page(text, told.data, name) for name, text in told.texts.items()}
    author = brand.name.read(told.lang) if brand.name else ""
    for name, data in pdf_files(pages, told.report.plan.today, author):
        yield Document(f"{name}.pdf", data)


def _scores(told: Told) -> Iterator[Document]:
    """What `plan.json`, which is always written, leaves out: the result, as `score --json` prints it."""
    from aiready.records import score_record

    yield Document("score.json", json_bytes(score_record(told.report)))


FORMATS: dict[str, Callable[[Told], Iterator[Document]]] = {
    "md": _markdown,
    "html": _pages,
    "csv": _actions,
    "json": _scores,
    "ics": _calendar,
    "xlsx": _workbook,
    "docx": _word,
    "pdf": _print,
}
"""A format is one function and one row here; what loads a library stands in a room of its own."""


def _plan_files(report: Report, lang: Lang) -> Iterator[Document]:
    """The plan for programs, for people to edit, and what the next run compares with."""
    record = plan_record(report, lang)
    yield Document(PLAN_JSON, json_bytes(record))
    yield Document(PLAN_YAML, plan_yaml(record, report.pack.words[lang], report.comments))
    yield Document(PLAN_MADE, json_bytes(made_record(report, record, lang)))


def _blanks(documents: list[dict[str, str]], kit: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the documents leave open: per document, per person who fills it in, the things that are missing."""
    found = []
    for one in documents:
        by_person: dict[str, list[str]] = {}
        for blank in find_blanks(kit[f"kit/{one['id']}"]):
            if blank.what:
                by_person.setdefault(blank.who, []).append(safe(blank.what))
        if by_person:
            people = [{"who": who, "what": whats} for who, whats in by_person.items()]
            found.append({**one, "people": people})
    return found


def render_several(
    reports: Mapping[str, Report], formats: tuple[str, ...], lang: Lang, front: Front | None = None, beside: str = ""
) -> tuple[Document, ...]:
    """The documents of several firms, one folder each, and a page that leads to them; raises as `render` does.

    `front`: how the firms are grouped and presented there; `beside`: where that page lies in the other language.
    """
    documents = [
        Document(f"{folder}/{one.name}", one.data)
        for folder, report in reports.items()
        for one in render(report, formats, lang)
    ]
    if "html" in formats:
        from aiready.index_view import index_view

        data = {**index_view(reports, [one.name for one in documents], lang, front), "beside": beside}
        press = press_of(next(iter(reports.values())).pack, lang)
        documents.append(Document("index.html", press.drawn("index.html.j2", data, "index").encode()))
    return tuple(documents)


def json_bytes(record: Mapping[str, Any]) -> bytes:
    """A record as readable JSON."""
    return (json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def render_brief(pack: Pack, lang: Lang) -> dict[str, str]:
    """The page to send before an interview, as Markdown and as HTML; raises as `render` does."""
    boxes = pack.head.time_box
    always = [question for question in pack.questionnaire.questions() if question.ask_when is None]
    short = [question for question in always if question.id in pack.head.quick]
    data = {
        "words": dict(pack.words[lang]),
        "lang": lang,
        "sections": [
            {"title": topic_of(section, lang), "minutes": boxes.get(section.id)}
            for section in pack.questionnaire.sections
            if section.kind != "branch"
        ],
        "minutes": sum(boxes.get(one.id, 0) for one in pack.questionnaire.sections if one.kind != "branch"),
        "questions": len(always),
        "quick": len(short),
        "quick_minutes": minutes_left(short),
    }
    press = press_of(pack, lang)
    markdown = press.markdown("brief.md.j2", data)
    return {"md": markdown, "html": press.page(markdown, data, "brief")}


def render_method(pack: Pack, lang: Lang) -> str:
    """The whole method of a pack as one page of Markdown; raises as `render` does."""
    from aiready.method import method_record

    data = {**method_record(pack, lang), "words": dict(pack.words[lang])}
    return press_of(pack, lang).markdown("method.md.j2", data)


def render_comparison(found: Comparison, lang: Lang) -> dict[str, str]:
    """The page that holds two dates of one firm side by side, as Markdown and as HTML; raises as `render` does."""
    from aiready.comparison_view import comparison_view

    data = comparison_view(found, lang)
    press = press_of(found.after.pack, lang)
    return _page_of(found.after.sheet.firm(), press, press.markdown("comparison.md.j2", data), (data, "comparison"))


def render_raters(raters: "Raters", lang: Lang) -> dict[str, str]:
    """The page that holds the answers of several people side by side, as Markdown and HTML; raises as `render` does."""
    from aiready.raters_view import raters_view

    data = raters_view(raters, lang)
    press = press_of(raters.report.pack, lang)
    firm = raters.report.sheet.firm()
    return _page_of(firm, press, press.markdown("raters.md.j2", data), (data, "raters"))


def render_review(found: Review, sheet: AnswerSheet, pack: Pack, lang: Lang) -> dict[str, str]:
    """The page of one review, as Markdown and as HTML; raises as `render` does."""
    from aiready.review_view import review_view

    data = review_view(found, sheet, pack, lang)
    press = press_of(pack, lang)
    return _page_of(sheet.firm(), press, press.markdown("review.md.j2", data), (data, "review"))


def _page_of(firm: str, press: Press, markdown: str, page: tuple[Mapping[str, Any], str]) -> dict[str, str]:
    """A page about one firm in both formats, with the mark by which `where` finds it again."""
    data, kind = page
    mark = f"\n<!-- {FIRM_MARK}: {escape(firm)} -->\n" if firm else ""
    named = {**data, "page_of": firm} if firm else data
    return {"md": markdown_with_tables(markdown, data) + mark, "html": press.page(markdown, named, kind)}


def check_templates(pack: Pack, root: Path) -> tuple[Fault, ...]:
    """What is wrong with the form of a pack's templates."""
    faults = []
    for name, text in pack.templates.items():
        if not name.endswith(".j2"):
            continue
        try:
            ImmutableSandboxedEnvironment(autoescape=True).parse(text)
        except TemplateSyntaxError as error:
            faults.append(
                fault(str(root / "templates" / name), "A314", error.lineno, 1, problem=error.message or "syntax")
            )
    if pack.word_template:
        from aiready.word.package import template_faults

        faults += template_faults(pack.word_template, str(root / "templates" / WORD_TEMPLATE))
    faults += [
        fault(str(root / "templates" / name), "A312", file=name)
        for name in (*MAIN.values(), "page.html.j2", "index.html.j2")
        if name not in pack.templates
    ]
    return tuple(faults)
