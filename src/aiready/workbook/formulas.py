"""The lines of the sum of worth and cost as formulas: each end by end, or with the other end where they are crossed."""

import re
from collections.abc import Iterable, Mapping, Sequence

from aiready.worth_lines import Line

LOW, MIDDLE, HIGH = range(3)
NAMED = re.compile(r"\((\d+)\)")
SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "[": "(", "]": ")"})
ACROSS = {LOW: HIGH, MIDDLE: MIDDLE, HIGH: LOW}
TO_FILL = frozenset({"minutes", "times"})


def inputs_below(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of all lines that hang on the minutes and the times of the task."""
    found: set[int] = set()
    for line in lines:
        named = {int(one) for one in NAMED.findall(line.how)}
        if line.id in TO_FILL or named & found:
            found.add(line.number)
    return frozenset(found)


def formula_of(line: Line, point: int, cells: Mapping[int, Sequence[str]], none: str) -> str:
    """One end of a line over the cells of the lines that it names; `none` stands where there is no such number.

    `cells` holds low, middle and high of each line.
    """
    if line.way == "months":
        return _months(line, point, cells, none)
    how = _named(line, point, cells)
    if line.way == "larger":
        return f"MAX({how})"
    if line.way == "not_below_0":
        return f"MAX(0,{how})"
    if line.id == "break_even":
        below = how.rpartition("/")[2]
        return f"IF({below}=0,{none},{how})"
    return how


def _named(line: Line, point: int, cells: Mapping[int, Sequence[str]]) -> str:
    """The formula of a line with cells in place of numbers."""
    seen = 0

    def cell(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        crossed = line.way in ("crossed", "not_below_0") and seen > 1
        return cells[int(found[1])][ACROSS[point] if crossed else point]

    return NAMED.sub(cell, line.how).translate(SIGNS).replace(" ", "")


def _months(line: Line, point: int, cells: Mapping[int, Sequence[str]], none: str) -> str:
    """The month in which what is paid once is made up for, as `worth` reckons it; rounding first keeps whole months."""
    once, a_month, after = (cells[int(one)] for one in NAMED.findall(line.how))
    paid, first, later = once[point], a_month[ACROSS[point]], f"({after[ACROSS[point]]}/12)"
    soon = f"ROUNDUP(ROUND({paid}/{first},9),0)"
    late = f"12+ROUNDUP(ROUND(({paid}-12*{first})/{later},9),0)"
    return f"IF(AND({paid}=0,{first}>=0),1,IF({paid}<=12*{first},{soon},IF({later}>0,{late},{none})))"
