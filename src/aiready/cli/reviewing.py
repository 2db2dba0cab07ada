"""The command `review`: takes the numbers, asks for what is missing, prints the review or writes it as a page."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from aiready.answers import AnswerSheet
from aiready.atomic_file import PRIVATE
from aiready.cli.columns import Lines, screen_width, wrapped
from aiready.cli.planning import built_in, sheet_from
from aiready.cli.settings import Settings
from aiready.cli.showing import will_open
from aiready.cli.streams import json_text, out, talk
from aiready.cli.words import say
from aiready.cli.writing import write_file, write_page
from aiready.errors import AireadyError, Fault, fault
from aiready.ledger import TimedCase, ledger_bytes
from aiready.ledger_file import timed_cases
from aiready.measurements import MONTHS, Reviews
from aiready.pack import Pack
from aiready.report.phrases import View
from aiready.review import Review, review_progress
from aiready.timing import of_one_task

TASK = "aim.annoying_task"
FIRST = 1
DAYS_AHEAD = 7
"""So long before the next review a reader is told that it comes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the review is about and where it goes; `month` empty for the latest, `ask` for what is not answered yet."""

    month: str = ""
    ledger: str = ""
    to: str = ""
    as_json: bool = False
    ask: bool = False


def new_ledger(path: str, to: str, settings: Settings) -> None:
    """Write an empty list of timed cases for a spreadsheet; one that is there is not replaced.

    Raises:
        AireadyError: the sheet has faults, or the file cannot be written.
    """
    pack = built_in()
    sheet = sheet_from(path, pack, settings).sheet
    write_file(Path(to), ledger_bytes((), pack.words[settings.lang], _task(sheet)), PRIVATE)
    out(to)
    talk(wrapped(say("ledger_made", settings.lang, path=path, to=to), screen_width()), settings)


def review(path: str, wanted: Wanted, settings: Settings) -> None:
    """Print what came of it since the beginning; with `to` write it as a page, HTML or Markdown by its ending.

    Raises:
        AireadyError: the sheet or the ledger has faults, there are no numbers, or the page cannot be written.
    """
    will_open(wanted.to, settings)
    pack = built_in(settings)
    sheet = sheet_from(path, pack, settings).sheet
    cases = timed_cases(wanted.ledger, pack, settings.lang) if wanted.ledger else ()
    month = _month(wanted.month, sheet)
    if _can_ask(path, wanted) and (wanted.ask or not _has_numbers(sheet, month, ())):
        from aiready.cli.follow_up import ask_numbers

        sheet = ask_numbers(Path(path), month, cases, pack, settings)
    if not _has_numbers(sheet, month, cases):
        raise AireadyError([_nothing_yet(pack, month, settings)])
    named = (sheet.reviews.task if sheet.reviews else None) or _task(sheet)
    timed = of_one_task(cases, named)
    found = review_progress(pack, sheet, month=month, today=settings.today, timed=timed)
    _give(found, sheet, pack, wanted, settings)
    later = next((one for one in MONTHS if one > month), None)
    if later and not wanted.month and settings.today >= found.next_review - timedelta(days=DAYS_AHEAD):
        talk(wrapped(say("review_due", settings.lang, month=later, path=path), screen_width()), settings)


def _give(found: Review, sheet: AnswerSheet, pack: Pack, wanted: Wanted, settings: Settings) -> None:
    """The review as a page, as JSON or as lines."""
    from aiready.review_record import review_record
    from aiready.review_view import review_view

    if wanted.to:
        from aiready.documents import render_review

        write_page(render_review(found, sheet, pack, settings.lang), wanted.to, settings)
    if wanted.as_json:
        out(json_text(review_record(found, sheet, pack)))
    elif wanted.to:
        out(wanted.to)
    else:
        out("\n".join(review_lines(review_view(found, sheet, pack, settings.lang))))


def _task(sheet: AnswerSheet) -> str:
    task = sheet.value(TASK)
    return task if isinstance(task, str) and task not in ("unknown", "later") else ""


def _month(asked: str, sheet: AnswerSheet) -> int:
    """The month asked for, else the latest that has numbers, else the first review."""
    if asked:
        known = {str(month): month for month in MONTHS}
        if asked not in known:
            raise AireadyError([fault("--month", "A209", value=asked, options=", ".join(known))])
        return known[asked]
    return (sheet.reviews.latest() if sheet.reviews else None) or FIRST


def _has_numbers(sheet: AnswerSheet, month: int, cases: tuple[TimedCase, ...]) -> bool:
    """Whether there is anything to say of this month."""
    return bool(cases or (sheet.reviews or Reviews()).at(MONTHS[month]).values)


def _can_ask(path: str, wanted: Wanted) -> bool:
    return path != "-" and not wanted.as_json and sys.stdin.isatty() and sys.stderr.isatty()


def _nothing_yet(pack: Pack, month: int, settings: Settings) -> Fault:
    names = [one.title.read(settings.lang) for one in pack.knowledge.metrics if MONTHS[month] in one.at]
    joined = pack.words[settings.lang]["and"].join(names)
    return fault("", "A477", month=month, missing=joined, checkpoint=MONTHS[month])


def review_lines(seen: View) -> list[str]:
    """The review as lines of at most the screen's width: the decision and Monday first."""
    return list(_Lines(seen, screen_width()).all())


class _Lines:
    def __init__(self, seen: View, columns: int) -> None:
        self.seen = seen
        self.words = seen["words"]
        self.page = Lines(columns)

    def all(self) -> Iterator[str]:
        seen, words = self.seen, self.words
        yield self.page.line(f"{seen['firm']} {seen['title']}")
        yield self.page.line(f"{words['review_on']}: {seen['on']}", "  ")
        yield self.page.line(f"{words['review_task']}: {seen['task']}", "  ")
        yield from self._titled(f"{words['review_decision']}: {seen['verdict']['title']}", self._decision())
        if seen["earlier"]:
            yield from self._titled(words["review_earlier"], self._earlier())
        yield from self._titled(words["review_next"], self._steps())
        yield from self._titled(words["review_before_now"], self._times())
        yield from self._titled(words["review_use"], self._use())
        yield from self._titled(words["review_why"], self._why())
        yield from self._titled(words["review_limits"], (self.page.point(one) for one in seen["limits"]))

    def _titled(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        yield ""
        yield self.page.line(title)
        yield from lines

    def _decision(self) -> Iterator[str]:
        seen = self.seen
        yield self.page.line(seen["glance"], "  ")
        yield self.page.line(seen["verdict"]["says"], "  ")
        if seen["again"]:
            yield self.page.line(seen["again"], "  ")
        yield self.page.line(f"{seen['verdict']['monday']}:", "  ")
        yield self.page.line(seen["verdict"]["first"], "    ")
        if seen["repeated"]["says"]:
            yield self.page.line(seen["repeated"]["says"], "  ")
            yield from (self.page.point(one) for one in seen["repeated"]["asks"])
        if seen["alarm"]:
            yield self.page.line(f"{self.words['review_alarm']}: {seen['alarm']}", "  ")

    def _earlier(self) -> Iterator[str]:
        for one in self.seen["earlier"]:
            yield self.page.point(f"{one['when']}: {one['title']}")
        if self.seen["last_result"]:
            yield self.page.line(f"{self.words['review_last_result']}: {self.seen['last_result']}", "  ")

    def _steps(self) -> Iterator[str]:
        for one in self.seen["steps"]:
            yield self.page.step(one["number"], one["title"])
            yield self.page.line(f"{one['owner']} / {one['span']} / {one['minutes']}", "     ")
            yield self.page.line(f"{self.words['review_done_when']}: {one['done_when']}", "     ")
        for name in ("look_again", "next_review"):
            word = self.words["review_again" if name == "look_again" else "review_next_review"]
            yield self.page.line(f"{word}: {self.seen[name]}", "  ")

    def _times(self) -> Iterator[str]:
        for one in self.seen["times"]:
            parts = [part for part in (one["known"], one["n"], one["range"]) if part]
            yield self.page.line(f"{one['when']}: {one['number']} ({', '.join(parts)})", "  ")
        yield self.page.line(self.seen["time"], "  ")
        if self.seen["saved"]:
            yield self.page.line(self.seen["saved"], "  ")

    def _use(self) -> Iterator[str]:
        for one in self.seen["use"]:
            yield self.page.line(f"{one['what']}: {one['found']}", "  ")
        state = self.seen["state"]
        name = f"{self.words['review_state']}: {state['title']}" if state["title"] else self.words["review_state"]
        yield self.page.line(name, "  ")
        yield self.page.line(state["says"], "    ")

    def _why(self) -> Iterator[str]:
        for one in self.seen["checks"]:
            yield self.page.point(f"{one['what']}: {one['met_word']} ({self.words['review_wanted']}: {one['wanted']})")
        yield self.page.line(self.seen["rule"]["says"], "  ")
        for text in (self.seen["aim"], self.seen["rule"]["note"]):
            if text:
                yield self.page.line(text, "  ")
