"""Gives each chart of a page its colours as a style of its own, for printers that read no other."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

SHEET = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CHART = re.compile(r"(<svg\b[^>]*>)")
NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")
LETTERS = re.compile(r"font:\s*[^\s/;]+/\S+\s+([^;]+)")
"""The fonts of the page, which a chart on paper does not inherit."""
PAGE, OF_CHARTS = ("html", "body"), ".chart"


def charts_styled(html: str) -> str:
    """The page with the rules about charts repeated in each of them, its named colours written out.

    They are the rules for paper: those of the page, then those of `@media print`, in the order of the page.
    """
    sheet = SHEET.search(html)
    if not sheet or "<svg" not in html:
        return html
    rules = list(_for_paper(tinycss2.parse_stylesheet(sheet[1], skip_comments=True, skip_whitespace=True)))
    values = {name: value for selector, says in rules if ":root" in selector for name, value in _names(says)}
    own = "".join(
        f"{', '.join(chosen)}{{{_resolved(says, values)}}}"
        for selector, says in rules
        if (chosen := _of_charts(selector))
    )
    letters = [found[1] for selector, says in rules if selector in PAGE and (found := LETTERS.search(says))]
    own += "".join(f".chart text{{font-family: {one}}}" for one in letters[:1])
    return CHART.sub(lambda match: f"{match[1]}<style>{own}</style>", html)


def _for_paper(rules: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Selector and body of each rule that holds on paper."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude).strip(), tinycss2.serialize(rule.content)
        elif _is_for_print(rule):
            yield from _for_paper(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _is_for_print(rule: Any) -> bool:
    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or rule.content is None:
        return False
    return bool(tinycss2.serialize(rule.prelude).strip() == "print")


def _of_charts(selector: str) -> list[str]:
    return [one.strip() for one in selector.split(",") if OF_CHARTS in one]


def _names(says: str) -> Iterator[tuple[str, str]]:
    """The named values that a rule sets."""
    for one in says.split(";"):
        name, colon, value = one.partition(":")
        if colon and name.strip().startswith("--"):
            yield name.strip(), value.strip()


def _resolved(says: str, values: dict[str, str]) -> str:
    return NAMED.sub(lambda match: values.get(match[1], "inherit"), says).strip()
