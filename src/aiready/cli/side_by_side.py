"""The answers of several people of one firm: read, checked, merged, laid side by side on the screen or on a page."""

from collections.abc import Iterator, Sequence

from aiready.answers import SAY, AnswerSheet
from aiready.atomic_file import PRIVATE
from aiready.cli.columns import Lines, screen_width, wrapped
from aiready.cli.planning import built_in, make_report, sheets_from
from aiready.cli.screen import barrier_lines, find_out_lines, range_lines
from aiready.cli.settings import Settings
from aiready.cli.showing import will_open
from aiready.cli.streams import json_text, out, talk
from aiready.cli.words import say
from aiready.cli.writing import write_file, write_page
from aiready.comparison import plain_name
from aiready.errors import AireadyError, Fault, fault
from aiready.merging import merge_sheets
from aiready.pack import Pack
from aiready.policy import Raters as Limits
from aiready.raters_view import Raters, raters_record, raters_view
from aiready.report.phrases import View


def merged_from(paths: Sequence[str], pack: Pack, settings: Settings) -> tuple[tuple[AnswerSheet, ...], AnswerSheet]:
    """The sheets of several people of one firm, and the one they make together.

    Raises:
        AireadyError: too few or too many sheets, faults in them, one without a role, or sheets of two firms.
    """
    limits = pack.policy.raters
    if not limits.least <= len(paths) <= limits.most:
        problem = say("so_many_sheets", settings.lang, least=limits.least, most=limits.most, n=len(paths))
        raise AireadyError([fault("", "A409", problem=problem)])
    named = sheets_from(paths, pack, settings)
    sheets = tuple(one.sheet for one in named)
    faults = [
        fault(path, "A415", 1, 1, options=", ".join(SAY))
        for path, sheet in zip(paths, sheets, strict=True)
        if sheet.respondent is None
    ]
    faults += _other_firms(paths, sheets, pack)
    if faults:
        raise AireadyError(faults)
    return sheets, merge_sheets(pack.questionnaire, limits, sheets)


def _other_firms(paths: Sequence[str], sheets: Sequence[AnswerSheet], pack: Pack) -> Iterator[Fault]:
    """A fault for every sheet whose firm has another name than the first that has one."""
    named = [(path, sheet) for path, sheet in zip(paths, sheets, strict=True) if plain_name(pack, sheet)]
    for path, sheet in named[1:]:
        first = named[0][1]
        if plain_name(pack, sheet) != plain_name(pack, first):
            yield fault(path, "A414", 1, 1, old=first.firm(), new=sheet.firm())


def side_by_side(paths: Sequence[str], to: str, merged_to: str, settings: Settings, *, as_json: bool) -> None:
    """Print what several people of one firm answered, the widest gaps first; with `to` write it as a page.

    `merged_to`: where to write the sheet they make together, which is again a sheet for every other command.

    Raises:
        AireadyError: as `merged_from`, or a file cannot be written.
    """
    will_open(to, settings)
    pack = built_in(settings)
    sheets, merged = merged_from(paths, pack, settings)
    raters = Raters(sheets, make_report(pack, merged, settings))
    if merged_to:
        _write_merged(merged, merged_to, settings)
    if to:
        from aiready.documents import render_raters

        write_page(render_raters(raters, settings.lang), to, settings)
    if as_json:
        out(json_text(raters_record(raters)))
    elif to:
        out(to)
    else:
        out("\n".join(_Lines(raters, settings).all()))


def _write_merged(merged: AnswerSheet, to: str, settings: Settings) -> None:
    from pathlib import Path

    from aiready.sheet_text import sheet_bytes

    write_file(Path(to), sheet_bytes(merged), PRIVATE)
    talk(wrapped(say("merged", settings.lang, path=to), screen_width()), settings)


class _Lines:
    def __init__(self, raters: Raters, settings: Settings) -> None:
        self.report = raters.report
        self.limits: Limits = raters.report.pack.policy.raters
        self.settings = settings
        self.seen = raters_view(raters, settings.lang)
        self.words = self.seen["words"]
        self.columns = screen_width()
        self.page = Lines(self.columns)

    def all(self) -> Iterator[str]:
        """The gaps, what differs a little, what the barriers look like together, what to settle first."""
        seen, words = self.seen, self.words
        yield self.page.line(f"{seen['firm']} {words['raters_title']}")
        yield self.page.line(f"{words['raters_who']}: {words['and'].join(seen['who'])}", "  ")
        if seen["held_back"]:
            yield self.page.line(seen["held_back"], "  ")
        yield self.page.line(words["raters_note"], "  ")
        if seen["alone"]:
            yield self.page.line(words["raters_alone"], "  ")
            return
        yield from ("", self.page.line(words["raters_gaps"]))
        for group in seen["gaps"]:
            yield self.page.line(f"{group['title']}: {group['says']}", "  ")
            for one in group["gaps"]:
                yield self.page.point(one["short"])
                for voice in one["voices"]:
                    yield self.page.line(f"{voice['role']}: {voice['answer']}", "      ")
        if not seen["gaps"]:
            yield self.page.line(words["raters_no_gaps"], "  ")
        yield from ("", self.page.line(words["raters_differ"]))
        yield from self._differ(seen["differ"])
        yield self.page.line(seen["agree"], "  ")
        yield from ("", self.page.line(words["raters_together"]))
        yield from (*barrier_lines(self.report, self.settings), *range_lines(self.report, self.columns, self.settings))
        yield self.page.line(words["raters_together_note"], "  ")
        yield from find_out_lines(self.report, self.columns, self.settings)

    def _differ(self, rows: Sequence[View]) -> Iterator[str]:
        for row in rows:
            yield self.page.point(row["short"])
            yield from (self.page.line(f"{one['role']}: {one['answers']}", "      ") for one in row["said"])
