"""The built-in Word template: an empty A4 page with our styles, and a head and a foot that name firm and page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aiready.text import Lang
from aiready.word.styles import ACCENT, DEPTHS, EAST_ASIAN, HANGING, INSTEAD, NAMESPACE, STEP, styles_xml
from aiready.zip_package import packed

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twips (ISO 216: 210 x 297 mm)."""
MARGINS = {"top": 1191, "right": 1020, "bottom": 1020, "left": 1020, "header": 567, "footer": 510, "gutter": 0}
"""18 mm at the sides, 21 below the head; less where the type is smaller."""
BODY = "body"
"""The placeholder whose paragraph gives way to the document."""
"""The time of every file in a package: the first that its form can hold, so that equal contents are equal bytes."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EMPTY_NUMBERING = f'<w:numbering xmlns:w="{NAMESPACE}"/>'
PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
    "fontTable": "fontTable",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What a template may name in double braces, and what the file says of itself.

    `date` is `today` in words, `colour` six hexadecimal digits, `logo` a PNG picture or nothing.
    """

    title: str
    firm: str
    date: str
    brand_name: str
    brand_foot: str
    colour: str
    logo: bytes
    lang: Lang
    today: dt.date


@lru_cache(maxsize=4)
def base_template(lang: Lang, accent: str = ACCENT, scale: float = 1) -> bytes:
    """The template as a Word file with placeholders in double braces; `scale` makes its type smaller or larger."""
    return packed({name: (HEAD + text).encode() for name, text in _files(lang, accent, scale).items()})


def _files(lang: Lang, accent: str, scale: float) -> dict[str, str]:
    end = PAGE_WIDTH - 2 * round(MARGINS["right"] * scale)
    pages = f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}"
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {
                f"rId{place}": (f"{OFFICE}/relationships/{kind}", f"{name}.xml")
                for place, (name, kind) in enumerate(PARTS.items(), 1)
            }
        ),
        "word/document.xml": _document(scale),
        "word/styles.xml": styles_xml(lang, accent, scale),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": EMPTY_NUMBERING,
        "word/settings.xml": _settings(),
        "word/header1.xml": _band(("hdr", "Header"), "{{ brand_name }}", _run("{{ firm }}"), end),
        "word/footer1.xml": _band(("ftr", "Footer"), "{{ brand_foot }}", pages, end),
    }


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, kind in PARTS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{parts}</Types>'
    )


def _relations(found: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(f'<Relationship Id="{one}" Type="{kind}" Target="{to}"/>' for one, (kind, to) in found.items())
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _document(scale: float) -> str:
    margins = " ".join(f'w:{side}="{round(one * scale)}"' for side, one in MARGINS.items())
    return (
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}/relationships"><w:body>'
        f"<w:p>{_run(f'{{{{ {BODY} }}}}')}</w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar {margins}/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    """Strict line breaking (no small kana at the start of a line), and the version of Word that it is made for."""
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:strictFirstAndLastChars/>'
        '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'
    )


def _fonts() -> str:
    """What stands in for our Japanese font where it is not there."""
    return (
        f'<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{EAST_ASIAN}"><w:altName w:val="{INSTEAD}"/>'
        '<w:charset w:val="80"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _band(names: tuple[str, str], left: str, right: str, end: int) -> str:
    """One line at the head or the foot: words at the left, words that finish at the right end of the line."""
    kind, style = names
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    return (
        f'<w:{kind} xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>'
        f"{_run(left)}<w:r><w:tab/></w:r>{right}</w:p></w:{kind}>"
    )


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def list_kind(number: int, *, ordered: bool) -> str:
    """A kind of list for every depth, numbers or dots (ECMA-376 part 1, 17.9)."""
    shape, marks = ("decimal", "%{depth}.") if ordered else ("bullet", "•")
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{marks.format(depth=depth + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (depth + 1)}" w:hanging="{HANGING}"/></w:pPr></w:lvl>'
        for depth in range(DEPTHS)
    )
    return (
        f'<w:abstractNum xmlns:w="{NAMESPACE}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )
