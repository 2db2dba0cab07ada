"""How the lines of the sum of worth and cost read: their titles, formulas and amounts in one language."""

from collections.abc import Mapping
from fractions import Fraction

from aiready.text import Lang
from aiready.wording import number, places
from aiready.worth import Worth
from aiready.worth_lines import Line


def title(line: Line, words: Mapping[str, str], lang: Lang) -> str:
    """What a line is: an assumption's own title, or the words of the form."""
    return line.used.assumption.title.read(lang) if line.used else words[f"worth_line_{line.id}"]


def formula(line: Line, words: Mapping[str, str]) -> str:
    """How it is worked out from other lines; where two ends are set against each other, that is said."""
    how = line.how.replace("[", "(").replace("]", ")")
    return words[f"worth_way_{line.way}"].format(how=how)


def amounts(line: Line, words: Mapping[str, str], lang: Lang) -> str:
    """Low, middle and high to two places, once where they are one."""
    shown = dict.fromkeys(amount(one, words, lang) for one in line.points)
    return " / ".join(shown if len(shown) == 1 else (amount(one, words, lang) for one in line.points)) + unit(
        line, words
    )


def amount(point: Fraction | None, words: Mapping[str, str], lang: Lang) -> str:
    """One number to two places; words where there is none."""
    return words["worth_none"] if point is None else places(point, lang)


def unit(line: Line, words: Mapping[str, str]) -> str:
    """The unit of a line."""
    return words[f"unit_{line.unit}"]


def break_even(worth: Worth, words: Mapping[str, str], lang: Lang) -> str:
    """How many hours a month the task would have to take; known before anybody has timed it."""
    best, middle, worst = (
        words["worth_no_hours"] if one is None else words["worth_hours_or_more"].format(n=number(one, lang))
        for one in worth.break_even
    )
    return words["worth_break_even_line"].format(best=best, middle=middle, worst=worst)
