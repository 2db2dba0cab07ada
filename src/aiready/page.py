"""Turns a Markdown document into the parts of a page: its head, its text with anchors and actions, its charts drawn."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from aiready.charts import chart_svg, chart_table
from aiready.mermaid import timeline_chart
from aiready.wording import plain

if TYPE_CHECKING:  # loaded only where a page is made
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKER = re.compile(r"^\[\[chart:(\w+)\]\]$", re.MULTILINE)
"""A chart's place in a document; the firm's own words cannot form it, since their brackets are escaped."""
IN_THE_TEXT = "load"
"""This chart's numbers stand in a table of the document itself, so that Markdown needs no second one."""
CONTENTS_LEVEL, ACTION_LEVEL = 2, 3
LEADING = ("monday", "first_thing", "review_decision")
"""The words with which a chapter begins that a reader in a hurry must not miss."""
MANY = 3
"""A table with more columns is wider than a phone and scrolls in its own box."""
NUMBERED = re.compile(r"^\d+\. ")
AMOUNT = re.compile(r"[-−+]?\d[\d,.]*(?: ?(?:円|yen|%|％|分|min|h|時間|点))?\Z")
"""A cell that holds nothing else stands at the right, on pages and in Word."""
FIRM_MARK = "aiready-firm"
"""Marks a page about one firm that a person keeps where they like; the page template writes the same name."""


@dataclass(frozen=True, slots=True)
class PageBody:
    """HTML of the body, its title, the headings for a table of contents (anchor, words), and what the head tells.

    `firm` is the part of the title that names the firm (may be empty), `running` stands above every printed sheet but
    the first, `facts` are the first line's (name, words) and where the firm stands, `people` those who have something
    to do, in the order in which the actions name them.
    """

    title: str
    html: str
    contents: tuple[tuple[str, str], ...]
    firm: str
    running: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


def markdown_with_tables(markdown: str, view: Mapping[str, Any]) -> str:
    """The document for reading as Markdown: every chart as a table, the timeline also as a chart that GitHub draws."""
    return MARKER.sub(lambda match: _in_markdown(match[1], view), markdown)


def _in_markdown(name: str, view: Mapping[str, Any]) -> str:
    if name == IN_THE_TEXT:
        return ""
    chart = timeline_chart(view) if name == "timeline" else ""
    return (f"{chart}\n\n" if chart else "") + chart_table(name, view)


def page_body(markdown: str, view: Mapping[str, Any]) -> PageBody:
    """The document as HTML: raw HTML, images and foreign markup stay text, every chart is drawn."""
    drawing = _Drawing(view)
    parts = MARKER.split(markdown)
    html = [drawing.html(part) if index % 2 == 0 else drawing.figure(part) for index, part in enumerate(parts)]
    named = drawing.title.startswith(f"{drawing.firm} ")
    return PageBody(
        drawing.title,
        "".join([*html, *drawing.ends(1)]),
        tuple(drawing.contents),
        drawing.firm if named else "",
        drawing.title if named else f"{drawing.firm} {drawing.title}".strip(),
        (*drawing.facts, *drawing.stands()) if named else drawing.facts,
        tuple(drawing.people),
    )


@cache
def markdown_reader() -> "MarkdownIt":
    """What reads Markdown with tables, for every format; raw HTML and images stay text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


class _Drawing:
    """Markdown to HTML with the state that a whole document shares."""

    def __init__(self, view: Mapping[str, Any]) -> None:
        self.view = view
        self.words: Mapping[str, str] = view["words"]
        firm = view.get("firm", "")
        self.firm = firm.get("plain_name", "") if isinstance(firm, Mapping) else plain(str(firm))
        heads = (self.words.get(one, "").partition("{")[0] for one in LEADING)
        self.lead = tuple(filter(None, heads))
        self.title = ""
        self.facts: tuple[tuple[str, str], ...] = ()
        self.contents: list[tuple[str, str]] = []
        self.drawn: Counter[str] = Counter()
        self.open: list[int] = []
        """The levels of the headings whose sections are open."""
        self.actions = {
            plain(one["title"]): one for key in ("first_week", "headlines", "later") for one in view.get(key, ())
        }
        self.people: list[str] = []

    def stands(self) -> Iterator[tuple[str, str]]:
        """The stage, for the head of a page that tells it further down."""
        stage = self.view.get("stage")
        if self.facts and isinstance(stage, Mapping) and "title" in stage:
            yield self.words["where_we_stand"], stage["title"]

    def figure(self, name: str) -> str:
        """A chart with its data as a table to unfold; ids of its own where the page has it already."""
        self.drawn[name] += 1
        key = name if self.drawn[name] == 1 else f"{name}-{self.drawn[name]}"
        reader = markdown_reader()
        table = _boxed(reader.render(chart_table(name, self.view)))
        words = escape(self.words["as_table"])
        drawing = chart_svg(name, self.view, key)
        return f"<figure>{drawing}<details><summary>{words}</summary>{table}</details></figure>\n"

    def html(self, markdown: str) -> str:
        reader = markdown_reader()
        tokens = reader.parse(markdown)
        if not self.title and tokens and tokens[0].tag == "h1":
            tokens = self._headed(tokens)
        return _boxed(str(reader.renderer.render(list(self._marked(tokens)), reader.options, {})))

    def _headed(self, tokens: "list[Token]") -> "list[Token]":
        """The title and, where it is a list of facts, the line below it go into the head of the page."""
        self.title = _words(tokens[1])
        bar, kind = self.words.get("bar", "｜"), tokens[3].type if tokens[3:] else ""
        line = tokens[4].content if kind == "paragraph_open" else ""
        if bar in line:
            colon = self.words.get("colon", "：")
            parts = [one.partition(colon) for one in plain(line).split(bar)]
            self.facts = tuple((name, words) if words else ("", name) for name, _, words in parts)
            return tokens[6:]
        return tokens[3:]

    def _marked(self, tokens: "list[Token]") -> "Iterator[Token]":
        """The tokens with anchors for headings, sections around actions, and marks for states and amounts."""
        for place, token in enumerate(tokens):
            if token.type == "heading_open" and token.level == 0:
                yield from map(_raw, self.ends(int(token.tag[1])))
                yield from map(_raw, self._begins(token, tokens[place + 1]))
            elif token.type == "table_open":
                _mark_cells(tokens, place, self.words)
            yield token

    def ends(self, level: int) -> list[str]:
        """What closes every section that a heading of this level ends."""
        closed = [one for one in self.open if one >= level]
        self.open = [one for one in self.open if one < level]
        return ["</section>\n" for _ in closed]

    def _begins(self, token: "Token", inline: "Token") -> Iterator[str]:
        """An anchor for a chapter, a section around what comes first and around each action."""
        words, level = _words(inline), int(token.tag[1])
        if level == CONTENTS_LEVEL:
            anchor = f"s{len(self.contents) + 1}"
            token.attrSet("id", anchor)
            self.contents.append((anchor, words))
            if words == self.words.get("annexes"):
                token.attrSet("class", "annex")  # what follows is printed closer
            if any(words.startswith(one) for one in self.lead):
                self.open.append(level)
                yield '<section class="lead">\n'
        action = self.actions.get(NUMBERED.sub("", words)) if level == ACTION_LEVEL else None
        if action:
            self.open.append(level)
            yield self._action(action)

    def _action(self, action: Mapping[str, Any]) -> str:
        who = dict.fromkeys(plain(one["owner"]) for one in (action, *action.get("parts", ())))
        self.people += [one for one in who if one not in self.people]
        places = " ".join(str(self.people.index(one)) for one in who)
        return f'<section class="action" data-id="{escape(action["id"])}" data-who="{places}">\n'


def _words(inline: "Token") -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def _raw(html: str) -> "Token":
    from markdown_it.token import Token

    return Token("html_block", "", 0, content=html)


def _boxed(html: str) -> str:
    """Every table in a box of its own that scrolls, reachable by keyboard."""
    return html.replace("<table", '<div class="table" tabindex="0"><table').replace("</table>", "</table></div>")


def _mark_cells(tokens: "list[Token]", start: int, words: Mapping[str, str]) -> None:
    """Says of a table how wide it is, of a cell whether it is an amount or the state of a gate."""
    states = {words.get(f"gate_{state}"): state for state in ("red", "unknown", "clear")}
    heads: list[Token] = []
    column = 0
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            column = -1
        elif token.type in ("th_open", "td_open"):
            column += 1
            content = tokens[place + 1].content
            if token.type == "th_open":
                heads.append(token)
            elif look := states.get(content) or (("amount" if column else "count") if AMOUNT.match(content) else ""):
                token.attrSet("class", look)
                heads[column].attrSet("class", look)
    if len(heads) > MANY:
        tokens[start].attrSet("class", "broad")


def css_words(words: str) -> str:
    """Words as they may stand between quotation marks in a style sheet inside a page, whatever they are."""
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words)
