"""Whether a picture may go into the documents: really a PNG or an SVG, and nothing in it that acts or loads."""

import re
from collections import Counter
from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate
from zlib import crc32

from aiready.errors import Fault, fault

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 3000
CHUNK = 12
"""Bytes of a PNG chunk beside its data: length, name, check sum."""
SVG, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
EDITORS = {"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd", "http://www.inkscape.org/namespaces/inkscape"}
ENCODINGS = {"utf-8", "us-ascii", "iso-8859-1"}
"""In these a browser finds the same marks in the same bytes as the check does, which reads UTF-8."""
DRAWS = re.compile(
    "svg|g|defs|view|switch|title|desc|metadata|style|path|rect|circle|ellipse|line|polyline|polygon|text|tspan"
    "|textPath|linearGradient|radialGradient|stop|clipPath"
)
"""The elements that draw once: the others act, move, load, or repeat a part, and repeats of repeats have no end."""
POINTERS = {"href", "src", "base"}
ELSEWHERE = re.compile(
    r"url\(\s*+['\"]?+(?!#)|@import|javascript:|expression\(|image-set\(|(?<![\w-])(?:src|image)\(", re.IGNORECASE
)
"""In a style: anything but a place in the same file."""
HOST, CLIPS = "//", "clip-path"


def logo_faults(data: bytes, kind: str, path: str) -> list[Fault]:
    """What is wrong with the bytes of a logo that says by its name to be an `svg` or a `png`."""
    return _Drawing(path).faults_of(data) if kind == "svg" else _png_faults(data, path)


def _png_faults(data: bytes, path: str) -> list[Fault]:
    """A fault unless every chunk is whole from the first to the last and the picture is of a sensible size."""
    names, at = [], len(SIGNATURE)
    while data.startswith(SIGNATURE) and at + CHUNK <= len(data):
        end = at + CHUNK + int.from_bytes(data[at : at + 4])
        name, check = data[at + 4 : at + 8], data[end - 4 : end]
        if end > len(data) or int.from_bytes(check) != crc32(data[at + 4 : end - 4]):
            break
        names.append(name)
        at = end
    if at != len(data) or names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        return [fault(path, "A498", kind="PNG")]
    width, height = (int.from_bytes(data[place : place + 4]) for place in (16, 20))
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        return [fault(path, "A497", size=f"{width} x {height}", limit=f"{MOST_PIXELS} x {MOST_PIXELS}")]
    return []


class _Whole(Exception):  # noqa: N818 (no error: nothing after this needs to be read)
    """Enough is known of the file."""


class _Drawing:
    """Reads an SVG element by element and notes what may not be in it, with its place."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Fault] = []
        self.drawn = False
        self.inside: Counter[str] = Counter()
        self.style: list[str] = []
        self.parser = ParserCreate("utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartElementHandler = self._begins
        self.parser.EndElementHandler = self._ends
        self.parser.CharacterDataHandler = self._says
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = lambda target, _data: self._note("instruction", f"<?{target}")

    def faults_of(self, data: bytes) -> list[Fault]:
        try:
            data.decode()  # other letters than UTF-8 could be other marks for a browser
            self.parser.Parse(data, True)  # noqa: FBT003 (the parser's own signature)
        except ExpatError as error:
            self.found.append(fault(self.path, "A498", error.lineno, error.offset + 1, kind="SVG"))
        except _Whole:
            pass
        except (ValueError, LookupError):
            self.drawn = False
        return self.found or ([] if self.drawn else [fault(self.path, "A498", kind="SVG")])

    def _note(self, inside: str, found: str) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.found.append(fault(self.path, "A499", *place, inside=inside, found=found))

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() not in ENCODINGS:
            self._no_svg()

    def _no_svg(self) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.found.append(fault(self.path, "A498", *place, kind="SVG"))
        raise _Whole

    def _doctype(self, *_what: object) -> None:
        self._note("doctype", "<!DOCTYPE")
        raise _Whole

    def _begins(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.drawn and (space, local) != (SVG, "svg"):
            self._no_svg()
        self.drawn = True
        self.inside[name] += 1
        if not self._may_stand(space, local):
            self._note("script" if local == "script" else "element", f"<{local}>")
        self.style = [""] if local == "style" else self.style
        for attribute, value in attributes.items():
            self._attribute(attribute, value)

    def _may_stand(self, space: str, local: str) -> bool:
        """Shapes may, and what editors note for themselves: theirs anywhere, others' in the `metadata`."""
        if space == SVG:
            return DRAWS.fullmatch(local) is not None
        return space in EDITORS or (space != XHTML and self.inside[f"{SVG} metadata"] > 0)

    def _attribute(self, name: str, value: str) -> None:
        editors, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            self._note("handler", f"{local}=")
        elif (
            (local.lower() in POINTERS and not value.strip().startswith("#"))
            or ELSEWHERE.search(value)
            or (not editors and self._leads_out(local, value))  # what editors note is no style
        ):
            self._note("reference", f"{local}=")

    def _leads_out(self, name: str, value: str) -> bool:
        """A host, a sign that could hide one, or a clip of what clips, which repeats without end."""
        clips = self.inside[f"{SVG} clipPath"] > 0 and CLIPS in f"{name}:{value}".lower()
        return "\\" in value or HOST in value or clips

    def _says(self, text: str) -> None:
        if self.style:
            self.style.append(text)

    def _ends(self, name: str) -> None:
        self.inside[name] -= 1
        if name.rpartition(" ")[2] == "style":
            style = "".join(self.style)
            if "\\" in style or HOST in style or CLIPS in style.lower() or ELSEWHERE.search(style):
                self._note("reference", "<style>")
            self.style = []
