"""Asks the system which letters its fonts can print."""

import ctypes
from contextlib import suppress

LIBRARIES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
ANY, JAPANESE = b":", b":lang=ja"
"""What is asked, in fontconfig's own form."""


class _Found(ctypes.Structure):
    """fontconfig's FcFontSet."""

    _fields_ = (("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.c_void_p))


def has_font(asked: bytes) -> bool | None:
    """Whether the system has such a font; None where it cannot be asked, as on Windows without Pango."""
    for name in LIBRARIES:
        with suppress(OSError, AttributeError):
            return _count(ctypes.CDLL(name), asked) > 0
    return None


def _count(library: ctypes.CDLL, asked: bytes) -> int:
    library.FcNameParse.restype = library.FcObjectSetCreate.restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_Found)
    pattern, parts = ctypes.c_void_p(library.FcNameParse(asked)), ctypes.c_void_p(library.FcObjectSetCreate())
    found = library.FcFontList(None, pattern, parts)
    count = int(found.contents.count) if found else 0
    if found:
        library.FcFontSetDestroy(found)
    library.FcObjectSetDestroy(parts)
    library.FcPatternDestroy(pattern)
    return count
