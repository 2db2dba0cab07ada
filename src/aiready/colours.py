"""How well one colour can be read on another, and the nearest shade of it that can be read."""

from colorsys import hls_to_rgb, rgb_to_hls

LEAST = 4.5
"""Contrast that text of any size needs (WCAG 2.2, success criterion 1.4.3)."""
WHITE, BLACK = "#ffffff", "#000000"
DARK_PAPER = "#232b34"
"""As light as the paper of a dark page may be: what can be read on this can be read on every darker one."""
DARKEST = "#10171e"
"""The paper of a dark page."""
STEPS, TINT, DARK_TINT = 100, 93, 88
"""In how many steps one colour becomes another, and how far the grounds of boxes go."""


def contrast(one: str, other: str) -> float:
    """How far apart two colours `#rrggbb` are in brightness, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, paper: str) -> str:
    """The colour itself where it can be read on the paper, else as little lighter or darker as it takes, in its hue."""
    if contrast(colour, paper) >= LEAST:
        return colour
    end = 1.0 if contrast(WHITE, paper) > contrast(BLACK, paper) else 0.0
    shades = (_shade(colour, end, step) for step in range(1, STEPS + 1))
    return next(one for one in shades if contrast(one, paper) >= LEAST)


def on_dark(colour: str) -> str:
    """The shade that stands for a colour on a dark page."""
    return readable(colour, DARK_PAPER)


def tint(colour: str) -> str:
    """A light ground in the colour, for boxes on a white page."""
    return _mixed(colour, WHITE, TINT)


def dark_tint(colour: str) -> str:
    """A dark ground in the colour, for boxes on a dark page: none is lighter than `DARK_PAPER`."""
    return _mixed(colour, DARKEST, DARK_TINT)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it for sRGB."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 (WCAG's own)


def _shade(colour: str, end: float, step: int) -> str:
    """So many steps on the way to white (1) or black (0), with hue and saturation kept."""
    hue, light, full = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    parts = hls_to_rgb(hue, light + (end - light) * step / STEPS, full)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _mixed(colour: str, end: str, step: int) -> str:
    parts = zip(_parts(colour), _parts(end), strict=True)
    return "#" + "".join(f"{(one * (STEPS - step) + other * step) // STEPS:02x}" for one, other in parts)
