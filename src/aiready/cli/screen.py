"""Draws results on the screen: the firms as a table, the barriers as bars."""

import sys
from collections.abc import Mapping
from typing import Any

from aiready.cli.columns import Lines, padded, screen_width, width, wrapped
from aiready.cli.settings import Settings
from aiready.cli.streams import mark, out
from aiready.cli.words import say
from aiready.conditions import RESERVED
from aiready.report import Report
from aiready.wording import full_day

BAR = 20
GAPS = 4
PERCENT = 100
ROOM_FOR_NUMBERS = 24


def firms_table(reports: dict[str, Report], settings: Settings) -> None:
    """One row a firm: stage, highest barrier, way, first thing to do."""
    from rich.console import Console
    from rich.table import Table

    lang = settings.lang
    console = Console(width=None if sys.stdout.isatty() else 110, markup=False, emoji=False, highlight=False)
    table = Table(box=None if not sys.stdout.isatty() else _box(), show_lines=False, pad_edge=False)
    for name in ("firm", "people", "stage", "highest", "way", "monday"):
        table.add_column(say(name, lang), overflow="fold", justify="right" if name == "people" else "left")
    for report in reports.values():
        table.add_row(*_firm_row(report, settings))
    with console.capture() as drawn:
        console.print(table)
    out(drawn.get().rstrip("\n"))  # by our own stream, which knows what to do when its reader is gone


def _box() -> Any:
    from rich import box

    return box.ASCII2 if mark("bar") == "#" else box.SIMPLE_HEAD


def _firm_row(report: Report, settings: Settings) -> list[str]:
    lang, policy = settings.lang, report.pack.policy
    top = report.assessment.highest()[0]
    title = report.pack.questionnaire.section(top.id).title.read(lang)
    first = next(iter(report.plan.actions), None)
    return [
        report.sheet.firm(),
        str(report.sheet.company.get("employees", "-")),
        policy.stage(report.assessment.stage).title.read(lang),
        f"{title} ({top.severity})",
        policy.pattern(report.rollout.pattern).title.read(lang),
        first.action.title.read(lang).replace("{task}", "…") if first else "-",
    ]


def score_lines(report: Report, settings: Settings) -> list[str]:
    """The result of one firm as lines of at most the screen's width."""
    from aiready.report import view

    lang, columns = settings.lang, screen_width()
    assessment, policy, words = report.assessment, report.pack.policy, report.pack.words[lang]
    stage = policy.stage(assessment.stage)
    pattern = policy.pattern(report.rollout.pattern)
    reason = next((rule.reason.read(lang) for rule in policy.rules if rule.id == report.rollout.rule), "")
    red = [policy.gate(gate).title.read(lang) for gate in assessment.red_gates()]
    seen = view(report, lang)
    lines = [
        f"{report.sheet.firm() or words['our_firm']} {full_day(settings.today, lang)}",
        say("answers_of", lang, asked=assessment.asked, answered=assessment.answered),
        *purpose_lines(report, columns, settings),
        wrapped(f"{say('stage', lang)}: {stage.title.read(lang)} {stage.says.read(lang)}", columns, "  "),
        "",
        wrapped(say("how_high", lang), columns),
        *barrier_lines(report, settings),
        *range_lines(report, columns, settings),
        *undecided_lines(seen, columns),
        "",
        wrapped(f"{say('red', lang)}: {', '.join(red) or say('none', lang)}", columns, "  "),
        wrapped(
            f"{say('way', lang)}: {pattern.title.read(lang)}{say('tie', lang) if report.rollout.tie else ''}",
            columns,
            "  ",
        ),
        wrapped(reason, columns, "  ", "  "),
        wrapped(seen["surety"], columns, "  ", "  "),
    ]
    lines += adjusted_lines(report, columns, settings)
    return lines + risk_lines(report, columns, settings) + find_out_lines(report, columns, settings)


def _in_brackets(text: str) -> str:
    return f"({text})" if text else ""


def purpose_lines(report: Report, columns: int, settings: Settings) -> list[str]:
    """The firm's own sentence, where it wrote one."""
    purpose = report.sheet.value("aim.purpose")
    if not isinstance(purpose, str) or purpose in RESERVED:
        return []
    return [wrapped(f"{say('aim', settings.lang)}: {purpose}", columns, "  ")]


def range_lines(report: Report, columns: int, settings: Settings) -> list[str]:
    """What the numbers in brackets mean, where there are any."""
    if all(barrier.low == barrier.high for barrier in report.assessment.barriers):
        return []
    return [wrapped(say("range", settings.lang), columns, "  ", "  ")]


def undecided_lines(seen: Mapping[str, Any], columns: int) -> list[str]:
    """The barriers that were left undecided, each with what would decide it."""
    if not seen["undecided"]:
        return []
    lines = [wrapped(seen["words"]["undecided_note"], columns, "  ", "  ")]
    lines += [
        wrapped(f"- {one['title']}: {' / '.join(one['decided_by'])}", columns, "    ", "  ")
        for one in seen["undecided"]
    ]
    return lines


def monday_lines(report: Report, settings: Settings) -> list[str]:
    """What to do on the first day of the plan: the deed, who does it, how long it takes."""
    from aiready.report import view

    lang, columns = settings.lang, screen_width()
    seen = view(report, lang)
    lines = [Lines(columns).point(f"{one['title']} ({one['owner']}, {one['minutes']})") for one in seen["first_week"]]
    return ["", wrapped(f"{say('first_day', lang, day=seen['starts_on'])}:", columns), *lines] if lines else []


def adjusted_lines(report: Report, columns: int, settings: Settings) -> list[str]:
    """The answers that an interviewer saw otherwise, as stated and as counted."""
    from aiready.report import view

    lang = settings.lang
    changed = view(report, lang)["adjusted"] if report.sheet.details else []
    lines = []
    for one in changed:
        text = f"{one['ask']} {one['stated']} {mark('arrow')} {one['counted']} {_in_brackets(one['reason'])}"
        lines.append(Lines(columns).point(text))
    return ["", wrapped(f"{say('adjusted', lang)}:", columns), *lines] if lines else []


def risk_lines(report: Report, columns: int, settings: Settings) -> list[str]:
    """The failure patterns that the answers make likely."""
    lang = settings.lang
    likely = [one for one in report.risks().patterns if one.state == "likely"]
    lines = [wrapped(f"- {one.risk.title.read(lang)}", columns, "    ", "  ") for one in likely]
    return ["", wrapped(f"{say('likely_risks', lang)}:", columns), *lines] if lines else []


def barrier_lines(report: Report, settings: Settings) -> list[str]:
    """Every barrier with a bar, its number, its interval and its level."""
    lang, words = settings.lang, report.pack.words[settings.lang]
    titles = {one.id: report.pack.questionnaire.section(one.id).title.read(lang) for one in report.assessment.barriers}
    longest = max(width(title) for title in titles.values())
    narrow = screen_width() < longest + BAR + ROOM_FOR_NUMBERS + GAPS
    lines = []
    for barrier in report.assessment.highest():
        number = "--" if barrier.severity is None else f"{barrier.severity:>3}"
        level = words["level_undecided" if barrier.undecided else f"level_{barrier.level}"]
        interval = f" ({barrier.low}-{barrier.high})" if barrier.low != barrier.high else ""
        numbers = f"{number} {level}{interval}"
        bar = bar_of(barrier.severity)  # last on its line: its marks differ in width
        if narrow:
            lines += [titles[barrier.id], f"  {numbers}", f"  {bar}"]
        else:
            lines.append(f"{padded(titles[barrier.id], longest)}  {padded(numbers, ROOM_FOR_NUMBERS)}  {bar}")
    return lines


def bar_of(severity: int | None) -> str:
    """A severity as a bar; an empty one where nothing is known."""
    full, empty = mark("bar"), mark("track")
    filled = BAR * (severity or 0) // PERCENT // width(full)
    return full * filled + empty * (BAR // width(full) - filled)


def find_out_lines(report: Report, columns: int, settings: Settings) -> list[str]:
    """The questions to settle first: whom to ask and how long it takes."""
    lang, words = settings.lang, report.pack.words[settings.lang]
    found = report.find_out()
    if not found:
        return []
    lines = ["", f"{say('find_out', lang)}:"]
    for one in found:
        question = report.pack.questionnaire.question(one.question)
        whom = f"{words[f'role_{question.find_out.who}']}, {say('about_minutes', lang, n=question.find_out.minutes)}"
        lines.append(wrapped(f"- {question.ask.read(lang)} ({whom})", columns, "    ", "  "))
    return lines
