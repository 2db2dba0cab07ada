"""What a page shows of the one who hands it over: name, foot line, colours for light and dark, the logo itself."""

from base64 import b64encode
from typing import Any

from aiready.brand import Brand
from aiready.colours import dark_tint, on_dark, readable, tint
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
        **(_colours(brand.colour) if brand.colour else {"colour": ""}),
        "logo": f"data:{MEDIA[logo.kind]};base64,{b64encode(logo.data).decode()}" if logo else "",
    }


def _colours(colour: str) -> dict[str, str]:
    """The colour as it can be read on paper and in boxes, in light and in dark, with the grounds of those boxes."""
    light, dark = tint(colour), dark_tint(colour)
    return {"colour": readable(colour, light), "tint": light, "dark": on_dark(colour), "dark_tint": dark}
