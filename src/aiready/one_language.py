"""Leaves the other language out of a template before it is read: half the work, the same text."""

import re
from dataclasses import dataclass, field

from aiready.text import Lang

STATEMENT = re.compile(r"\{#.*?#\}|\{%([-+]?)\s*(\w+)(.*?)([-+]?)%\}", re.DOTALL)
ASKED = re.compile(r"\s*lang\s*==\s*[\"'](\w+)[\"']\s*")
OPENS, ENDS = ("if", "for"), ("endif", "endfor")


def in_one_language(source: str, lang: Lang | None) -> str:
    """The template without the branches of `{% if lang == "..." %}` that another language would take.

    What goes leaves a comment with as many lines behind, so that faults keep their place. Every other statement stays;
    the whole template stays for None, and where a branch is not that simple (`elif`, `raw`).
    """
    return _Cut(source, lang).done() if lang else source


@dataclass(slots=True)
class _Cut:
    """The way through one template: what is kept so far, which statements are open, where the dead part began."""

    source: str
    lang: Lang
    kept: list[str] = field(default_factory=list)
    at: int = 0
    frames: list[str] = field(default_factory=list)
    began: re.Match[str] | None = None

    def done(self) -> str:
        for found in STATEMENT.finditer(self.source):
            if found[2] and not self._took(found):
                return self.source
        self.kept.append(self.source[self.at :])
        return "".join(self.kept)

    def _took(self, found: re.Match[str]) -> bool:
        """Whether the statement was understood."""
        word, top = found[2], self.frames[-1] if self.frames else ""
        asked = ASKED.fullmatch(found[3]) if word == "if" and not self.began else None
        if word == "raw" or (word == "elif" and top == "lang"):
            return False
        if word in OPENS:
            self.frames.append("lang" if asked else "dead" if self.began else "plain")
            if asked:
                self._leave(found, dead=asked[1] != self.lang)
        elif word in ("else", *ENDS) and top == "lang":
            self._leave(found, dead=word == "else" and not self.began)
        if word in ENDS and self.frames:
            self.frames.pop()
        return True

    def _leave(self, found: re.Match[str], *, dead: bool) -> None:
        """Leave the statement out, with all since the dead part began; a new dead part may begin with it."""
        first = self.began or found
        if not self.began:
            self.kept.append(self.source[self.at : found.start()])
        self.at, self.began = found.end(), first if dead else None
        if not dead:
            lines = "\n" * self.source.count("\n", first.start(), found.end())
            self.kept.append(f"{{#{first[1]}{lines}{found[4]}#}}")
