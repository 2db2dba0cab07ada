"""What a page shows of the one who hands it over: name, foot line, colours for light and dark, the logo itself."""

from base64 import b64encode
from typing import Any

from aiready.brand import Brand
from aiready.colours import on_dark
from aiready.text import Lang

MEDIA = {"svg": "image/svg+xml", "png": "image/png"}


def brand_view(brand: Brand, lang: Lang) -> dict[str, Any] | None:
    """The brand as plain data in one language; None where nobody gave one."""
    if brand == Brand():
        return None
    logo = brand.logo
    return {
        "name": brand.name.read(lang) if brand.name else "",
        "foot": brand.foot.read(lang) if brand.foot else "",
        "colour": brand.colour,
        "dark": on_dark(brand.colour) if brand.colour else "",
        "logo": f"data:{MEDIA[logo.kind]};base64,{b64encode(logo.data).decode()}" if logo else "",
    }
