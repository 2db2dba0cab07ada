"""What every chart is drawn with: places along the whole width in percent, so that letters keep their size anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from unicodedata import east_asian_width

View = Mapping[str, Any]
NARROWEST = 284
"""The room in pixels that a chart has on the smallest phone (320 wide)."""
DESK = 600
"""The least room where a chart is drawn as for a desk (see the style sheet)."""
WIDE, TALL, NARROW, SLIM = 14.2, 9.7, 7.4, 4.4
"""In pixels, the width of a Japanese letter, a Latin capital, any other letter and a slim sign in our charts."""
SMALL = 12 / 14
LINE = 18
"""In pixels, from one line of words to the next."""
SWATCH, BETWEEN, LEGEND_ROW = 30, 18, 22
PLAIN = (
    "text{font-family:sans-serif;font-size:14px;fill:#17212b}.small{font-size:12px;fill:#4a5866}"
    ".figure{font-weight:700}.bar,.now,.load,.hatch{fill:#0b4f8a}.track,.free,.week-holiday,.week-busy{fill:#e9eef3}"
    ".week-closure{fill:#c9d3dc}.grid{stroke:#a5b1bc}.edge,.free{stroke:#76838f}.range,.mark,.move{stroke:#17212b}"
    ".then{fill:#fff;stroke:#17212b}.over,.mark-head{fill:#b3410e}.blur{fill:none;stroke:#76838f}.border,.rim{stroke:#fff;stroke-width:2}.rim{stroke-width:7}.mark{stroke-width:3}"
)
"""For programs that do not hold the page's style sheet against a drawing; a browser prefers the page's."""


def along(place: float) -> str:
    """A place on the scale from 0 to 100 as a share of the width."""
    return f"{round(place, 2):g}%"


def text(words: str, place: tuple[float, float], look: str = "", anchor: str = "start", aside: int = 0) -> str:
    """Words at a place (percent across, pixels down); `aside` moves them by so many pixels."""
    x, y = place
    kind = f' class="{look}"' if look else ""
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    moved = f' dx="{aside}"' if aside else ""
    return f'<text{kind} x="{along(x)}" y="{y:g}"{end}{moved}>{escape(words)}</text>'


def bar(look: str, across: tuple[float, float], top: float, height: float, fill: str = "") -> str:
    """A bar from one place to another; never thinner than a line."""
    left, right = across
    painted = f' fill="url(#{fill})"' if fill else ""
    wide = along(max(right - left, 0.4))
    return f'<rect class="{look}" x="{along(left)}" y="{top:g}" width="{wide}" height="{height:g}"{painted}/>'


def upright(look: str, place: float, top: float, bottom: float) -> str:
    """A line from top to bottom."""
    x = along(place)
    return f'<line class="{look}" x1="{x}" x2="{x}" y1="{top:g}" y2="{bottom:g}"/>'


def middle_mark(place: float, top: float, bottom: float) -> str:
    """The mark of what counts within a bar, kept apart from the bar by a rim of paper."""
    return upright("rim", place, top, bottom) + upright("mark", place, top, bottom)


def range_marks(low: float, high: float, y: float) -> str:
    """A line from low to high with an end at each side."""
    level = f'<line class="range" x1="{along(low)}" x2="{along(high)}" y1="{y:g}" y2="{y:g}"/>'
    return level + upright("range", low, y - 6, y + 6) + upright("range", high, y - 6, y + 6)


def dot(look: str, place: float, y: float, size: int = 6) -> str:
    """A round mark."""
    return f'<circle class="{look}" cx="{along(place)}" cy="{y:g}" r="{size}"/>'


def hatching(key: str) -> str:
    """The pattern for what is not decided."""
    return (
        f'<defs><pattern id="{key}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="hatch" width="2.5" height="6"/></pattern></defs>'
    )


def frame(key: str, height: float, texts: tuple[str, str], body: Iterable[str], look: str = "") -> str:
    """One drawing with its title and description; `key` sets its ids apart from those of every other drawing."""
    title, description = texts
    kind = f"chart {look}" if look else "chart"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" width="100%" height="{height:g}" role="img"'
        f' aria-labelledby="{key}-title {key}-text"><title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-text">{escape(description)}</desc><style>{PLAIN}</style>{"".join(body)}</svg>'
    )


def legend(items: Iterable[tuple[str, str]], top: float) -> tuple[list[str], float]:
    """What each sign means: the signs, drawn around a point, with their words; and where the legend ends."""
    parts, left, y = [], 0.0, top
    for sign, words in items:
        wide = SWATCH + width_of(words) * SMALL
        if left and left + wide > NARROWEST:
            left, y = 0, y + LEGEND_ROW
        parts.append(f'<g transform="translate({left + 12:g} {y + 10:g})">{sign}</g>')
        parts.append(f'<text class="small" x="{left + SWATCH:g}" y="{y + 14:g}">{escape(words)}</text>')
        left += round(wide) + BETWEEN
    return parts, y + LEGEND_ROW


def swatch(look: str, fill: str = "") -> str:
    """A small bar for a legend."""
    painted = f' fill="url(#{fill})"' if fill else ""
    return f'<rect class="{look}" x="-12" y="-7" width="24" height="14"{painted}/>'


def described(rows: Sequence[Sequence[str]]) -> str:
    """A chart's table in one line, for those who hear it."""
    return " / ".join(", ".join(row) for row in rows[1:])


def width_of(words: str) -> float:
    """About how wide words are, in pixels."""
    return sum(map(_width, words))


def _width(char: str) -> float:
    if east_asian_width(char) in "WFA":
        return WIDE
    return SLIM if char in " ,.:;/|!()'ijltf" else TALL if char.isupper() or char in "mw%" else NARROW


def beside(first: str, second: str) -> bool:
    """Whether two texts fit side by side on the smallest phone."""
    return width_of(first) + width_of(second) + NARROW <= NARROWEST


def folded(words: str, lines: int = 2, room: int = NARROWEST) -> list[str]:
    """Words in lines that fit, as a rule on the smallest phone; the last one is cut where there are too many."""
    found = [""]
    for piece in _pieces(words):
        if found[-1] and width_of(found[-1] + piece.rstrip()) > room:
            found.append("")
        found[-1] += piece if found[-1] else piece.lstrip()
    kept = [one.rstrip() for one in found[:lines]]
    if len(found) > lines:
        while kept[-1] and width_of(kept[-1]) + WIDE > room:
            kept[-1] = kept[-1][:-1]
        kept[-1] += "…"
    return kept


def _pieces(words: str) -> list[str]:
    """What must stay together: a Latin word with the space behind it, a Japanese letter with signs that close."""
    found: list[str] = []
    for char in words:
        latin = east_asian_width(char) not in "WFA"
        glued = found and (
            (latin and not found[-1].endswith(" ") and found[-1][-1].isascii()) or char in "、。」）々ー"
        )
        if glued:
            found[-1] += char
        else:
            found.append(char)
    return found


def label(lines: Sequence[str], across: tuple[float, float], y: float, room: int) -> list[str]:
    """A bar's title above it, line by line: at the bar where there is room for it."""
    start, end = across
    wide = max(map(width_of, lines)) * 100 / room
    x, anchor = (start, "start") if 100 - start >= wide else (end, "end") if end >= wide else (0, "start")
    return [text(line, (x, y + LINE * number), anchor=anchor) for number, line in enumerate(lines)]
