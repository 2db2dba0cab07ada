"""Files as one package, the same bytes whatever machine packs them and when."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one package, the list of contents first, with no time and no machine in it."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name in sorted(files, key=lambda one: (one != "[Content_Types].xml", one)):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, files[name])
    return held.getvalue()


def repacked(package: bytes) -> bytes:
    """A package written anew, so that equal contents are equal bytes."""
    with ZipFile(BytesIO(package)) as opened:
        return packed({name: opened.read(name) for name in opened.namelist()})
