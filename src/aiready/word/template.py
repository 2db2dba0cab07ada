"""Fills a Word template, ours or a firm's own: its placeholders, then the document in the place kept for it."""

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from aiready.errors import AireadyError, fault
from aiready.pack import WORD_TEMPLATE
from aiready.word.base import BODY, EMPTY_NUMBERING, Letter, list_kind
from aiready.word.markup import BULLETS, FIRST_NUMBERED, Frame, Markup, word_markup
from aiready.word.styles import NAMES, NAMESPACE, styles_xml

if TYPE_CHECKING:
    from docx.document import Document as Word
    from markdown_it.token import Token

LOGO_HEIGHT = Mm(8)
LONGEST = 255
"""So many characters a core property may have, the library says."""
ODD = (AttributeError, LookupError, TypeError, ValueError, SyntaxError, RecursionError, BadZipFile, OSError)
"""What the libraries raise at a template whose parts are XML, but not as Word writes them."""
LANGUAGE = {"ja": "ja-JP", "en": "en-US"}
OURS = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
"""What a document keeps of a template's package: no thumbnail, no program's or maker's name."""
NO_WORDS = tuple(qn(name) for name in ("w:drawing", "w:pict", "w:object", "w:fldSimple", "w:fldChar", "w:sectPr"))
"""What a paragraph may hold beside words, and would be lost with it."""
NAMED = ("title", "firm", "date", "brand_name", "brand_foot")
NAME = re.compile(r"'(\w+)'")


class _Placeholders(ImmutableSandboxedEnvironment):
    """Reads `{{ name }}` and nothing else of the template language: no loop can hang, no filter reaches anything."""

    def from_string(self, source: Any, *rest: Any, **more: Any) -> Any:
        """A template of placeholders only.

        Raises:
            TemplateSyntaxError: there is more in it.
        """
        for node in self.parse(source).iter_child_nodes():
            inside = node.nodes if isinstance(node, nodes.Output) else [node]
            if not all(isinstance(one, nodes.TemplateData | nodes.Name) for one in inside):
                raise TemplateSyntaxError("{% %}", node.lineno)
        return super().from_string(source, *rest, **more)


def filled(tokens: Sequence["Token"], letter: Letter, template: bytes) -> bytes:
    """The template as a Word file with the document in it, where its paragraph `{{ body }}` stands, or at its end.

    Raises:
        AireadyError: a placeholder is not known or not simple, or the file is no Word document.
    """
    place = _mark(letter, template)
    word = _opened(letter, template, place)
    _supply_styles(word, letter)
    made = word_markup(tokens, _frame(word))
    _number(word, made)
    _insert(word, made, place)
    _sign(word, letter)
    return _with_logo(_saved(word), letter.logo) if letter.logo else _saved(word)


def filled_own(tokens: Sequence["Token"], letter: Letter, template: bytes) -> bytes:
    """The same with a template of a firm's own, which may lack what Word always writes.

    Raises:
        AireadyError: the template cannot be used.
    """
    try:
        return filled(tokens, letter, template)
    except (*ODD, PythonDocxError, OpcError) as error:
        raise _refused("none", WORD_TEMPLATE) from error


def _refused(problem: str, found: str) -> AireadyError:
    return AireadyError([fault(f"templates/{WORD_TEMPLATE}", "A485", problem=f"word_{problem}", found=found)])


def _mark(letter: Letter, template: bytes) -> str:
    """Stands for a moment where the document goes; made of all that is written, so that it is in none of it."""
    values = "\0".join(getattr(letter, name) for name in NAMED)
    return f"aiready-{sha256(template + values.encode()).hexdigest()}"


def _saved(word: "Word") -> bytes:
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def _with_logo(data: bytes, logo: bytes) -> bytes:
    """The file with a picture at the left of its head."""
    word = Document(BytesIO(data))
    head = word.sections[0].header.paragraphs[0]
    head.runs[0].text = f" {head.runs[0].text}".rstrip()
    mark = head.add_run()
    mark.add_picture(BytesIO(logo), height=LOGO_HEIGHT)
    head.runs[0].element.addprevious(mark.element)
    return _saved(word)


def _opened(letter: Letter, template: bytes, place: str) -> "Word":
    opened = DocxTemplate(BytesIO(template))
    values = {BODY: place, **{name: getattr(letter, name) for name in NAMED}}
    try:
        opened.render(values, _Placeholders(undefined=StrictUndefined), autoescape=True)
    except TemplateError as error:
        named = NAME.search(error.message or "")
        found = f"{{{{ {named[1]} }}}}" if named else str(error.message)
        raise _refused("name", found) from None
    word: Word = opened.docx
    return word


def _supply_styles(word: "Word", letter: Letter) -> None:
    """Give a template the styles it lacks; its own stay as they are."""
    there = word.styles.element
    known = {_name(style) for style in there.iterchildren(qn("w:style"))}
    for style in parse_xml(styles_xml(letter.lang, letter.colour)).iterchildren(qn("w:style")):
        if _name(style) not in known:
            there.append(deepcopy(style))


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"))).lower()


def _frame(word: "Word") -> Frame:
    by_name = {_name(style): style.get(qn("w:styleId")) for style in word.styles.element.iterchildren(qn("w:style"))}
    page = word.sections[-1]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    lists = max((int(one.get(qn("w:numId"))) for one in _numbering(word).iterchildren(qn("w:num"))), default=0)
    return Frame({name: by_name[name.lower()] for name in NAMES}, round(width / 635), lists)


def _numbering(word: "Word") -> Any:
    """The element that holds the lists of a file; made where the template has none."""
    try:
        part: Any = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        package = word.part.package
        name = PackURI("/word/numbering.xml")
        part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, EMPTY_NUMBERING.encode(), package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def _number(word: "Word", made: Markup) -> None:
    """Add one list of dots, and a list of its own for everything numbered, so that each begins where it says."""
    numbering = _numbering(word)
    kinds = [int(one.get(qn("w:abstractNumId"))) for one in numbering.iterchildren(qn("w:abstractNum"))]
    lists = [int(one.get(qn("w:numId"))) for one in numbering.iterchildren(qn("w:num"))]
    kind, last = max(kinds, default=-1) + 1, max(lists, default=0)
    for place in (0, 1):
        numbering.insert(len(kinds) + place, parse_xml(list_kind(kind + place, ordered=bool(place))))
    numbering.append(parse_xml(_list(last + BULLETS, kind)))
    for place, (depth, start) in enumerate(made.numbered):
        begins = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        numbering.append(parse_xml(_list(last + FIRST_NUMBERED + place, kind + 1, begins)))


def _list(number: int, kind: int, inside: str = "") -> str:
    return f'<w:num xmlns:w="{NAMESPACE}" w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{inside}</w:num>'


def _holds_only(paragraph: Any, mark: str) -> bool:
    if any(True for _ in paragraph.iter(*NO_WORDS)):
        return False
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t"))).strip() == mark


def _insert(word: "Word", made: Markup, mark: str) -> None:
    body = word.element.body
    places = [one for one in body.iterchildren(qn("w:p")) if _holds_only(one, mark)]
    if len(places) != sum(part.blob.count(mark.encode()) for part in word.part.package.iter_parts()) or places[1:]:
        raise _refused("place", f"{{{{ {BODY} }}}}")
    parts = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(made.parts)}</w:body>')
    if not places:
        end = body.find(qn("w:sectPr"))
        end.addprevious(parse_xml(f'<w:p xmlns:w="{NAMESPACE}"/>'))
        places = [end.getprevious()]
    for part in list(parts):
        places[0].addprevious(part)
    body.remove(places[0])


def _sign(word: "Word", letter: Letter) -> None:
    """Say what the file is and whose, and nothing of the machine or the person that made it."""
    package = word.part.package
    for key in [key for key, one in package.rels.items() if one.reltype not in OURS]:
        del package.rels[key]
    says = word.core_properties
    element: Any = getattr(says, "_element")  # noqa: B009 (the library has no way to empty it)
    for child in list(element):
        element.remove(child)
    says.title, says.author = letter.title[:LONGEST], letter.brand_name[:LONGEST]
    says.language = LANGUAGE[letter.lang]
    says.created = says.modified = datetime(letter.today.year, letter.today.month, letter.today.day)  # noqa: DTZ001 (as written)
    says.revision = 1
