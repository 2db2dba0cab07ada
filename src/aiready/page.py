"""Turns a Markdown document into the body of a page: headings with anchors, tables that scroll, charts drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from aiready.charts import chart_svg, chart_table
from aiready.mermaid import timeline_chart

if TYPE_CHECKING:  # loaded only where a page is made
    from markdown_it import MarkdownIt

MARKER = re.compile(r"^\[\[chart:(\w+)\]\]$", re.MULTILINE)
"""A chart's place in a document; the firm's own words cannot form it, since their brackets are escaped."""
CONTENTS_LEVEL = 2
FIRM_MARK = "aiready-firm"
"""Marks a page about one firm that a person keeps where they like; the page template writes the same name."""


@dataclass(frozen=True, slots=True)
class PageBody:
    """HTML of the body, its title, and the headings for a table of contents (anchor, words)."""

    title: str
    html: str
    contents: tuple[tuple[str, str], ...]


def markdown_with_tables(markdown: str, view: Mapping[str, Any]) -> str:
    """The document for reading as Markdown: every chart as a table, the timeline also as a chart that GitHub draws."""
    return MARKER.sub(lambda match: _drawn(match[1], view) + chart_table(match[1], view), markdown)


def _drawn(name: str, view: Mapping[str, Any]) -> str:
    chart = timeline_chart(view) if name == "timeline" else ""
    return f"{chart}\n\n" if chart else ""


def page_body(markdown: str, view: Mapping[str, Any]) -> PageBody:
    """The document as HTML: raw HTML, images and foreign markup stay text, every chart is drawn."""
    drawing = _Drawing()
    parts = MARKER.split(markdown)
    html = []
    for index, part in enumerate(parts):
        html.append(drawing.html(part) if index % 2 == 0 else _figure(drawing, part, view))
    return PageBody(drawing.title, "".join(html), tuple(drawing.contents))


def _figure(drawing: "_Drawing", name: str, view: Mapping[str, Any]) -> str:
    table = drawing.html(chart_table(name, view))
    words = escape(view["words"]["as_table"])
    return f"<figure>{chart_svg(name, view)}<details><summary>{words}</summary>{table}</details></figure>\n"


@cache
def _reader() -> "MarkdownIt":
    """Reads Markdown with tables; raw HTML and images stay text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


class _Drawing:
    """Markdown to HTML with the state that a whole document shares."""

    def __init__(self) -> None:
        self.reader = _reader()
        self.title = ""
        self.contents: list[tuple[str, str]] = []

    def html(self, markdown: str) -> str:
        tokens = self.reader.parse(markdown)
        for place, token in enumerate(tokens):
            if token.type == "heading_open":
                self._heading(token, tokens[place + 1])
        html = str(self.reader.renderer.render(tokens, self.reader.options, {}))
        return html.replace("<table>", '<div class="table" tabindex="0"><table>').replace("</table>", "</table></div>")

    def _heading(self, token: Any, inline: Any) -> None:
        words = "".join(child.content for child in inline.children if child.type in ("text", "code_inline"))
        if token.tag == "h1":
            self.title = self.title or words
        elif token.tag == f"h{CONTENTS_LEVEL}":
            anchor = f"s{len(self.contents) + 1}"
            token.attrSet("id", anchor)
            self.contents.append((anchor, words))
