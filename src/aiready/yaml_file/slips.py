"""What a person most likely did where YAML stops making sense, and in which place: found in the text itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

Place = tuple[int, int]
NO_SPACE = re.compile(r"^\s*(?:- )*[A-Za-z_][\w.]*:(?=[^\s:/])")
WIDE_COLON = re.compile(r"^[ \u3000]*(?:- )?[A-Za-z_][\w.]*(?=：)")
WIDE_INDENT = re.compile(r"^[ \t]*(?=\u3000)")
TAB_INDENT = re.compile(r"^ *(?=\t)")
COMMAS = ("',' or '}'", "',' or ']'")
UNEVEN = ("expected key", "expected <block end>", "expected '-' indicator")
UNFIT = ("cannot start any token", "alphabetic or numeric", "tag handle")


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where and over what the reader of YAML stumbled; places count from 1, `quote` is an odd quoted text before."""

    problem: str
    context: str
    at: Place
    began: Place
    quote: Place | None = None


def keyboard_slips(lines: list[str], stumble: Stumble) -> Iterator[tuple[str, Place, dict[str, str]]]:
    """Tabs, wide spaces and wide colons at the left edge, if one of them is what the reader stumbled over."""
    near = {stumble.at[0], _line_before(lines, stumble.at[0])}
    found = []
    for number, line in enumerate(lines, 1):
        for code, pattern, values in (
            ("A108", TAB_INDENT, {}),
            ("A113", WIDE_INDENT, {"char": "\u3000", "plain": " "}),
            ("A113", WIDE_COLON, {"char": "：", "plain": ": "}),
        ):
            match = pattern.match(line)
            if match:
                found.append((code, (number, match.end() + 1), values))
    if any(place[0] in near for _, place, _ in found):
        yield from found


def slip(lines: list[str], stumble: Stumble) -> tuple[str, Place]:
    """The most likely slip, as a word that the errors explain, and its place."""
    found = _json_slip("\n".join(lines))
    if found:
        return found
    if "mapping values" in stumble.problem or "expected ':'" in stumble.problem:
        return _colon_slip(lines, stumble)
    if any(words in stumble.problem for words in COMMAS):
        ended = stumble.at[0] > stumble.began[0] and _indent(lines, stumble.at[0]) <= _indent(lines, stumble.began[0])
        return "bracket", stumble.began if ended else stumble.at
    if any(words in stumble.problem for words in UNEVEN):
        return ("quote", stumble.quote) if stumble.quote else ("indent", stumble.at)
    return _sign_slip(stumble)


def _sign_slip(stumble: Stumble) -> tuple[str, Place]:
    if "escape" in stumble.problem:
        return "escape", stumble.at
    if "quoted scalar" in stumble.context:
        return "quote", stumble.began
    return ("sign" if any(words in stumble.problem for words in UNFIT) else "other"), stumble.at


def _colon_slip(lines: list[str], stumble: Stumble) -> tuple[str, Place]:
    line, column = stumble.at
    before = _line_before(lines, line)
    for number in (before, line):
        match = NO_SPACE.match(_line(lines, number))
        if match:
            return "no_space", (number, match.end())
    if "expected ':'" in stumble.problem:
        return "no_colon", stumble.began
    first = _line(lines, line)[: column - 1].find(": ")
    if first >= 0:
        return "colon", (line, first + 3)
    text = _line(lines, before).strip()
    if text and ": " not in text and not text.endswith(":"):
        return "no_colon", (before, _indent(lines, before) + 1)
    return "indent", (line, _indent(lines, line) + 1)


def _json_slip(text: str) -> tuple[str, Place] | None:
    """A comma or quote missing in JSON; what JSON calls wrong may still be good YAML."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Expecting ',' delimiter"):
            return "bracket", (error.lineno, error.colno)
        if error.msg.startswith(("Unterminated string", "Invalid control character")):
            start = text.rfind('"', 0, error.pos + 1)
            return "quote", (error.lineno, start - text.rfind("\n", 0, start))
    except (ValueError, RecursionError):
        pass
    return None


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 1 <= number <= len(lines) else ""


def _line_before(lines: list[str], number: int) -> int:
    """The last line above that is neither empty nor a comment; 0 where there is none."""
    number = min(number, len(lines) + 1) - 1
    while number > 0 and (not lines[number - 1].strip() or lines[number - 1].lstrip().startswith("#")):
        number -= 1
    return number


def _indent(lines: list[str], number: int) -> int:
    line = _line(lines, number)
    return len(line) - len(line.lstrip())
