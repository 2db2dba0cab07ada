"""Leaves the other language out of a template before it is compiled: half the work, the same text."""

from collections.abc import Iterator
from typing import Any

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from aiready.text import Lang


class OneLanguage(Extension):
    """Settles `{% if lang == "ja" %} ... {% else %} ... {% endif %}`; every other statement stays as it is."""

    lang: Lang | None = None

    def filter_stream(self, stream: TokenStream) -> Any:
        """The tokens of the language that is wanted; all of them where a branch is not that simple."""
        tokens = list(stream)
        live = _live(tokens, self.lang) if self.lang else None
        return TokenStream(iter(tokens if live is None else live), stream.name, stream.filename)


def one_language(lang: Lang | None) -> type[Extension]:
    """The extension for one language; for None it changes nothing."""
    return type("OneLanguage", (OneLanguage,), {"lang": lang, "identifier": f"{__name__}.{lang}"})


def _live(tokens: list[Token], lang: Lang) -> list[Token] | None:
    """The tokens that are not in a branch of another language; None where an elif makes it less simple."""
    kept: list[Token] = []
    frames: list[str] = []
    dead = False
    for statement in _statements(tokens):
        word = statement[1].value if statement[0].type == "block_begin" and len(statement) > 1 else ""
        top = frames[-1] if frames else ""
        asked = _asked(statement) if word == "if" and not dead else ""
        if word in ("if", "for"):
            frames.append("lang" if asked else ("dead" if dead else "plain"))
            drop = bool(asked) or dead
            dead = asked != lang if asked else dead
        elif word == "elif" and top == "lang":
            return None
        elif word in ("else", "endif", "endfor") and top == "lang":
            drop, dead = True, word == "else" and not dead
        else:
            drop = dead
        if word in ("endif", "endfor"):
            frames.pop()
        kept += [] if drop else statement
    return kept


def _statements(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens one by one, those of a `{% ... %}` together."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "block_begin" or found:
            found.append(token)
            if token.type == "block_end":
                yield found
                found = []
        else:
            yield [token]
    if found:
        yield found


def _asked(statement: list[Token]) -> str:
    """The language that `{% if lang == "..." %}` asks for; empty for any other condition."""
    shape = [token.type for token in statement[1:-1]]
    if shape == ["name", "name", "eq", "string"] and statement[2].value == "lang":
        return str(statement[4].value)
    return ""
