"""Says what a part of a Word template would run or load, as a parser reads it and not as its bytes are spelt."""

import re
from collections.abc import Iterator
from typing import Any

LOADED = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "ttf", "odttf"})
"""Endings of pictures and fonts; a part is one of these or it is XML."""
PARSED = frozenset({"xml", "rels"})
DRAWN_KIND = re.compile(
    r"image/(?!svg)|font/|application/(?:x-font|vnd\.openxmlformats-officedocument\.obfuscatedFont)"
)
ACTIVE_KIND = re.compile(r"vba|macro|activex|oleobject|html|rtf", re.IGNORECASE)
ACTIVE_LINKS = re.compile(
    r"(?:wordVbaData|vbaProject|aFChunk|oleObject|control|activeXControlBinary|package|subDocument|externalLink"
    r"|webextension\w*|extensibility)\s*\Z",
    re.IGNORECASE,
)
ACTIVE = frozenset({"altChunk", "subDoc", "OLEObject", "control"})
OUTSIDE = frozenset({"attachedTemplate", "mailMerge", "saveThroughXslt", "frameset"})
ADDRESSES = frozenset({"src", "href"})
"""What older drawings name an address by."""
WORDS = frozenset({"instrText", "delInstrText"})
FIELD = re.compile(
    r'\s*(?:PAGE|NUMPAGES|SECTIONPAGES|TITLE|STYLEREF\s+(?:"[^"]*"|[^\s"\\]+))'
    r'(?:\s*\\(?:[*#@]\s*(?:"[^"]*"|[^\s"\\]+)|[a-z]))*\s*',
    re.IGNORECASE,
)
"""The only fields that a template may hold; others read files, addresses or the clock."""
MOST_SHOWN = 40


def part_faults(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Each thing that is wrong with one part of a package: which problem it is, and what was found.

    Raises:
        ImportError: the library that reads XML is not installed.
    """
    ending = name.rpartition(".")[2].casefold()
    if ending in LOADED or (name.endswith("/") and not data):
        return
    if ending not in PARSED:
        yield "active", name
        return
    root = _read(data)
    if root is None:
        yield "none", name
    elif root.getroottree().docinfo.internalDTD is not None:
        yield "active", name
    else:
        for one in root.iter("{*}*"):
            yield from _in_element(name, one)
        for words in _fields(root):
            if words.strip() and not FIELD.fullmatch(words):
                yield "field", words.strip().split(maxsplit=1)[0].upper()[:MOST_SHOWN]


def _read(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped]  # a part of the extra that writes Word files

    safe = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, safe)
    except (SyntaxError, ValueError):
        return None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _in_element(part: str, one: Any) -> Iterator[tuple[str, str]]:
    name = _local(one.tag)
    if (
        name in ACTIVE
        or (name == "Relationship" and ACTIVE_LINKS.search(one.get("Type", "")))
        or _is_odd_kind(name, one)
    ):
        yield "active", part
    if name in OUTSIDE or _points_out(one):
        yield "outside", part


def _is_odd_kind(name: str, one: Any) -> bool:
    """Whether a list of contents calls a part something that its ending does not say."""
    if name not in ("Default", "Override"):
        return False
    kind = str(one.get("ContentType", "")).strip()
    ending = str(one.get("Extension", one.get("PartName", ""))).strip().rpartition(".")[2].casefold()
    if ending in LOADED:
        return not DRAWN_KIND.match(kind)
    return ending in PARSED and bool(ACTIVE_KIND.search(kind) or not kind.endswith("xml"))


def _points_out(one: Any) -> bool:
    if one.get("TargetMode", "Internal").strip().casefold() != "internal":
        return True
    if _local(one.tag) == "Relationship" and re.search(r":|^\s*(?:\\\\|//)", one.get("Target", "")):
        return True
    return any(_local(key) in ADDRESSES and value.strip() for key, value in one.attrib.items())


def _fields(root: Any) -> Iterator[str]:
    """The words of every field, however many runs they are spread over; one inside another's words shows as `{`."""
    stray: list[str] = []
    open_fields: list[list[str]] = []
    shown: list[bool] = []
    for one in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        name, does = _local(one.tag), _attribute(one, "fldCharType")
        if name == "fldSimple":
            yield _attribute(one, "instr")
        elif name in WORDS:
            (stray if not open_fields or shown[-1] else open_fields[-1]).append("".join(one.itertext()))
        elif does == "begin":
            if open_fields and not shown[-1]:
                open_fields[-1].append("{")
            open_fields.append([])
            shown.append(False)
        elif open_fields and does == "separate":
            shown[-1] = True
        elif open_fields and does == "end":
            shown.pop()
            yield "".join(open_fields.pop())
    yield from ("".join(words) for words in (*open_fields, stray))


def _attribute(one: Any, name: str) -> str:
    return next((str(value) for key, value in one.attrib.items() if _local(key) == name), "")
