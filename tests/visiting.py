"""One visit to a page and all that is asked of it there: axe, console, requests, width, zoom."""

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from browsing import TOO_WIDE, WIDTHS
from sample_firms import LANGS

SCHEMES = ("light", "dark")
SEEN_AS = tuple(
    (lang, width, SCHEMES[(place + turn) % 2]) for place, lang in enumerate(LANGS) for turn, width in enumerate(WIDTHS)
)
"""Six ways to look, in which every language meets every width and every scheme, and every width every scheme."""
NARROWEST = min(WIDTHS)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = f"""axe.run(document, {{runOnly: {list(RULES)}, resultTypes: ['violations'], preload: false}}).then(found =>
  found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')))"""


def axe_script() -> str:
    """axe-core, as the package of the tests carries it."""
    found = find_spec("axe_playwright_python")
    assert found
    assert found.origin
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@dataclass
class Visitor:
    """A page of a browser that goes from document to document and listens."""

    page: object
    script: str = field(default_factory=axe_script)
    asked_for: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked_for.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def visit(self, file: Path, width: int, scheme: str) -> list[str]:
        """Everything that is wrong with the page at this width and in this scheme; half the width is 200 % zoom."""
        self.asked_for.clear()
        self.said.clear()
        self.page.emulate_media(color_scheme=scheme)
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(file.as_uri())
        self.page.evaluate(self.script)
        wrong = self.page.evaluate(AXE)
        for across in sorted({width, max(NARROWEST, width // 2)}, reverse=True):
            self.page.set_viewport_size({"width": across, "height": 900})
            over = self.page.evaluate(TOO_WIDE)
            wrong += [f"{over} px too wide at {across}"] if over else []
        wrong += [f"asked for {url}" for url in self.asked_for if url != file.as_uri()]
        return [*wrong, *(f"said {text}" for text in self.said)]


def seen_as(turn: int, names: list[str]) -> list[tuple[str, str, int, str]]:
    """The documents of a firm, each with one way to look; the next firm's turn shows each in the next way."""
    return [(name, *SEEN_AS[(turn + place) % len(SEEN_AS)]) for place, name in enumerate(names)]
