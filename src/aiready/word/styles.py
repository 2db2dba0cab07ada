"""The Word styles of the documents: type, spacing, lists and tables, for a firm to change in one place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aiready.text import Lang

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ACCENT, INK, SOFT, LINE, BAND = "0B4F8A", "1B2733", "51606F", "C9D2DA", "F2F5F8"
"""The colours of the pages."""
LATIN: Mapping[Lang, str] = {"ja": "Arial", "en": "Arial"}
EAST_ASIAN, INSTEAD = "BIZ UDPGothic", "Yu Gothic"
"""Easy to read, on every Japanese Windows since 2018, with lines no higher than need be; else the other."""
STEP, HANGING = 400, 340
"""How far a list stands in for each depth, and how far its marks hang, in twips."""
DEPTHS = 3
BODY = 10.0
"""The size of the text, in points."""


@dataclass(frozen=True, slots=True)
class Type:
    """A paragraph style: size and spacing in points; `rule` a border or ground, `stays` with the next paragraph."""

    size: float = BODY
    before: float = 0
    after: float = 0
    line: float = 0
    colour: str = INK
    bold: bool = False
    stays: bool = False
    outline: int | None = None
    indent: int = 0
    rule: str = ""

    def scaled(self, by: float) -> "Type":
        """The same, smaller or larger."""
        sizes = {name: getattr(self, name) * by for name in ("size", "before", "after", "line")}
        return replace(self, **sizes)


TITLE_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{accent}"/></w:pBdr>'
HEADING_RULE = '<w:pBdr><w:left w:val="single" w:sz="36" w:space="7" w:color="{accent}"/></w:pBdr>'
QUOTE_RULE = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{LINE}"/></w:pBdr>'
GROUND = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
TYPES: Mapping[str, Type] = {
    "Title": Type(16, 0, 8, 23, bold=True, stays=True, rule=TITLE_RULE),
    "Heading 1": Type(13, 15, 5, 18, bold=True, stays=True, outline=0, indent=170, rule=HEADING_RULE),
    "Heading 2": Type(11.5, 12, 4, 17, bold=True, stays=True, outline=1),
    "Heading 3": Type(10, 9, 3, 15, "accent", bold=True, stays=True, outline=2),
    "Heading 4": Type(10, 8, 2, 15, SOFT, bold=True, stays=True, outline=3),
    **{f"List Bullet{depth}": Type(after=2.5) for depth in ("", " 2", " 3")},
    **{f"List Number{depth}": Type(after=2.5) for depth in ("", " 2", " 3")},
    "List Continue": Type(after=3, indent=STEP),
    "List Continue 2": Type(after=3, indent=2 * STEP),
    "List Continue 3": Type(after=3, indent=3 * STEP),
    "Quote": Type(before=2, after=5, indent=STEP, rule=QUOTE_RULE),
    "Sample Text": Type(9.5, 2, 7, indent=170, rule=GROUND),
    "Table Text": Type(9, 1.5, 1.5, 12.5),
    "Table Head": Type(9, 1.5, 1.5, 12.5, bold=True, stays=True),
    "Table End": Type(4, 0, 0, 6),
    "Header": Type(8, line=11, colour=SOFT),
    "Footer": Type(8, line=11, colour=SOFT),
}
MARKS = {"Strong": "<w:b/><w:bCs/>", "Emphasis": "<w:i/><w:iCs/>", "Sample Word": ""}
"""Styles of words within a paragraph; a sample word stands on a ground of its own."""
NAMES = ("Normal", *TYPES, *MARKS, "Plan Table")
"""Every style that a document of ours may use."""


def styles_xml(lang: Lang, accent: str = ACCENT, scale: float = 1) -> str:
    """The styles of a Word file (ECMA-376 part 1, 17.7): `accent` is the colour of headings and rules."""
    fonts = f'w:ascii="{LATIN[lang]}" w:hAnsi="{LATIN[lang]}" w:eastAsia="{EAST_ASIAN}" w:cs="{LATIN[lang]}"'
    spacing = _spacing(Type(after=5, line=15).scaled(scale))
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>'
        f'<w:color w:val="{INK}"/><w:kern w:val="2"/>{_size(BODY * scale)}'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/><w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:autoSpaceDE/>"
        f'<w:autoSpaceDN/><w:snapToGrid w:val="0"/>{spacing}</w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{''.join(_all(accent, scale))}</w:styles>"
    )


def _all(accent: str, scale: float) -> Iterator[str]:
    yield _style("paragraph", "Normal", "<w:qFormat/>", default=True)
    yield _style("character", "Default Paragraph Font", "<w:uiPriority w:val='1'/><w:semiHidden/>", default=True)
    yield _style("numbering", "No List", "<w:uiPriority w:val='99'/><w:semiHidden/>", default=True)
    yield _style("table", "Normal Table", _PLAIN_TABLE, default=True)
    for name, one in TYPES.items():
        yield _style(
            "paragraph", name, f'<w:basedOn w:val="Normal"/>{_next(one)}<w:qFormat/>{_type(one.scaled(scale), accent)}'
        )
    for name, dress in MARKS.items():
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>' if name == "Sample Word" else ""
        yield _style(
            "character",
            name,
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{dress}{ground}</w:rPr>',
        )
    yield _style("table", "Plan Table", _PLAN_TABLE)


def style_id(name: str) -> str:
    """The id under which our own styles file a name."""
    return name.replace(" ", "")


def _style(kind: str, name: str, inside: str, *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    own = ' w:customStyle="1"' if name.startswith(("Plan ", "Sample ", "Table ")) else ""
    shown = name.lower() if name.startswith(("Heading ", "Header", "Footer")) else name
    return (
        f'<w:style w:type="{kind}"{mark}{own} w:styleId="{style_id(name)}"><w:name w:val="{shown}"/>{inside}</w:style>'
    )


def _next(one: Type) -> str:
    return '<w:next w:val="Normal"/>' if one.stays else ""


def _type(one: Type, accent: str) -> str:
    """Paragraph and letters of a style, in the order that the schema wants."""
    stays = "<w:keepNext/><w:keepLines/>" if one.stays else ""
    outline = "" if one.outline is None else f'<w:outlineLvl w:val="{one.outline}"/>'
    indent = f'<w:ind w:left="{one.indent}"/>' if one.indent else ""
    colour = accent if one.colour == "accent" else one.colour
    paragraph = f"{stays}{one.rule.format(accent=accent)}{_spacing(one)}{indent}{outline}"
    weight = "<w:b/><w:bCs/>" if one.bold else ""
    letters = f'{weight}<w:color w:val="{colour}"/>{_size(one.size)}'
    return f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>"


def _spacing(one: Type) -> str:
    """Lines are at least so high: fonts whose own lines are higher keep theirs, and none is ever cut."""
    line = f' w:line="{round(one.line * 20)}" w:lineRule="atLeast"' if one.line else ""
    return f'<w:spacing w:before="{round(one.before * 20)}" w:after="{round(one.after * 20)}"{line}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


_CELLS = (
    '<w:tblCellMar><w:top w:w="{high}" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="{high}" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_PLAIN_TABLE = (
    "<w:uiPriority w:val='99'/><w:semiHidden/><w:tblPr><w:tblInd w:w='0' w:type='dxa'/>"
    f"{_CELLS.format(high=0)}</w:tblPr>"
)
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PLAN_TABLE = (
    '<w:basedOn w:val="NormalTable"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"<w:tblBorders>{_EDGES}</w:tblBorders>{_CELLS.format(high=20)}</w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/></w:tcPr></w:tblStylePr>'
)
