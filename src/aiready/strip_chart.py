"""The bar of one barrier as small as a line of text, for pages that show many firms; its numbers stand beside it."""

from collections.abc import Mapping
from typing import Any

WIDTH, HEIGHT = 200, 16
THRESHOLDS = (25, 50, 75)
SCALE = WIDTH / 100


def strip_svg(barrier: Mapping[str, Any]) -> str:
    """The height of a barrier on the scale from 0 to 100, with its range; a picture of what is written beside it."""
    ticks = "".join(f"M{bound * SCALE:g} 0v{HEIGHT}" for bound in THRESHOLDS)
    parts = [
        f'<rect class="track" y="3" width="{WIDTH}" height="10" rx="2"/>',
        f'<rect class="bar" y="3" width="{(barrier["severity"] or 0) * SCALE:g}" height="10" rx="2"/>',
        f'<path class="grid" d="{ticks}"/>',
    ]
    if barrier["high"] > barrier["low"]:
        low, high = (max(1, min(WIDTH - 1, barrier[end] * SCALE)) for end in ("low", "high"))
        parts.append(f'<path class="range" d="M{low:g} 3v10M{low:g} 8H{high:g}M{high:g} 3v10"/>')
    return f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{"".join(parts)}</svg>'
