"""The command that holds two dates of one firm side by side: on the screen, as a page, as JSON."""

from collections.abc import Iterator, Sequence

from aiready.answers import PackRef
from aiready.cli.columns import Lines, padded, screen_width, wrapped
from aiready.cli.planning import Named, built_in, make_report, sheets_from
from aiready.cli.screen import BAR, bar_of
from aiready.cli.settings import Settings
from aiready.cli.showing import will_open
from aiready.cli.streams import json_text, mark, out, talk
from aiready.cli.words import say
from aiready.cli.writing import write_page
from aiready.comparison import Comparison, compare_reports
from aiready.comparison_view import comparison_record, comparison_view
from aiready.errors import AireadyError, fault
from aiready.pack import Pack
from aiready.report import Report
from aiready.report.phrases import View
from aiready.text import Lang

TWO = 2
ROOM = 34
INDENT = 4


def compare(paths: Sequence[str], to: str, settings: Settings, *, as_json: bool) -> None:
    """Print what changed between two sheets of one firm; with `to` write it as a page, HTML or Markdown by its ending.

    Raises:
        AireadyError: not two sheets, faults in them, two firms, or the page cannot be written.
    """
    if len(paths) != TWO:
        raise AireadyError([fault("", "A409", problem=say("two_sheets", settings.lang, n=len(paths)))])
    will_open(to, settings)
    pack = built_in(settings)
    before, after = (_report(pack, named, settings) for named in sheets_from(paths, pack, settings))
    found = compare_reports(before, after)
    _tell_turned_round(found, settings)
    if to:
        from aiready.documents import render_comparison

        write_page(render_comparison(found, settings.lang), to, settings)
    if as_json:
        out(json_text(comparison_record(found)))
    elif to:
        out(to)
    else:
        out("\n".join(comparison_lines(found, settings.lang)))


def _report(pack: Pack, named: Named, settings: Settings) -> Report:
    """The report of a sheet that still says which version of the questions it was asked with."""
    asked_with = PackRef(id=pack.head.id, version=named.version)
    return make_report(pack, named.sheet.model_copy(update={"pack": asked_with}), settings)


def _tell_turned_round(found: Comparison, settings: Settings) -> None:
    old, new = found.before.sheet.date, found.after.sheet.date
    if old and new and old > new:
        talk(wrapped(say("turned_round", settings.lang, old=old, new=new), screen_width()), settings)


def comparison_lines(found: Comparison, lang: Lang) -> list[str]:
    """The comparison as lines of at most the screen's width, what changed first."""
    return list(_Lines(comparison_view(found, lang), screen_width()).all())


class _Lines:
    def __init__(self, seen: View, columns: int) -> None:
        self.seen = seen
        self.words = seen["words"]
        self.columns = columns
        self.page = Lines(columns)

    def all(self) -> Iterator[str]:
        seen, words = self.seen, self.words
        yield self.page.line(f"{seen['firm']} {words['compare_title']}")
        yield self.page.line(f"{words['compare_then']}: {seen['dates']['before']}", "  ")
        yield self.page.line(f"{words['compare_now']}: {seen['dates']['after']}", "  ")
        yield self.page.line(seen["counts"], "  ")
        yield from self._titled("compare_barriers", self._barriers())
        yield from self._titled("compare_gates", self._gates())
        yield from self._titled("compare_plan", self._actions())
        yield from self._titled("compare_answers", self._answers())
        yield from self._titled("compare_limits", (self.page.point(line) for line in seen["limits"]))

    def _titled(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        yield ""
        yield self.page.line(self.words[title])
        yield from lines

    def _barriers(self) -> Iterator[str]:
        for one in self.seen["barriers"]:
            verdict = f"{one['verdict_word']} ({one['why'] or one['change']})"
            yield self.page.line(
                f"{one['title']}: {one['verdict_word'] if one['verdict'] == 'same' else verdict}", "  "
            )
            names = {"before": self.words["compare_then"], "after": self.words["compare_now"]}
            for when, name in names.items():
                height = one[when]
                yield from self._height(f"{name}: {height['number']} {height['level_word']}{height['range']}", height)
        yield from (self.page.line(line, "  ") for line in self.seen["basis"])

    def _height(self, text: str, height: View) -> Iterator[str]:
        """The number and its bar, which comes last on a line since its marks differ in width."""
        if self.columns < ROOM + BAR + INDENT:
            yield self.page.line(text, INDENT * " ")
            yield INDENT * " " + bar_of(height["severity"])
        else:
            yield INDENT * " " + padded(text, ROOM) + bar_of(height["severity"])

    def _gates(self) -> Iterator[str]:
        for one in self.seen["gates"]:
            yield self.page.point(f"{one['title']}: {self._pair(one)}")
        if not self.seen["gates"]:
            yield self.page.point(self.words["compare_gates_same"])
        yield self.page.point(f"{self.words['compare_stage']}: {self._pair(self.seen['stage'])}")
        yield self.page.point(f"{self.words['way']}: {self._pair(self.seen['way'])}")
        if self.seen["way"]["reason"]:
            yield self.page.line(self.seen["way"]["reason"], "    ")

    def _pair(self, pair: View) -> str:
        if not pair["changed"]:
            return str(self.words["compare_unchanged"].format(what=pair["after"]))
        return f"{pair['before']} {mark('arrow')} {pair['after']}"

    def _actions(self) -> Iterator[str]:
        """The larger actions by name; of those that were there before only how many."""
        for group in self.seen["actions"]:
            if group["id"] == "still":
                yield self.page.line(f"{group['title']}: {len(group['actions'])}", "  ")
                continue
            yield self.page.line(f"{group['title']}:", "  ")
            yield from (self.page.point(title) for title in group["actions"])
        if not self.seen["actions"]:
            yield self.page.point(self.words["nothing"])

    def _answers(self) -> Iterator[str]:
        for group in self.seen["answers"]:
            yield self.page.line(f"{group['title']}:", "  ")
            for one in group["answers"]:
                yield self.page.point(f"{one['question']}: {one['before']} {mark('arrow')} {one['after']}")
        if not self.seen["answers"]:
            yield self.page.point(self.words["compare_answers_same"])
