"""Says on the screen what the checks of a plan found to mend, one a line with its id."""

from collections.abc import Mapping

from aiready.cli.settings import Settings
from aiready.cli.streams import show
from aiready.plan_check import broken
from aiready.report import Report
from aiready.report.checked import finding_lines
from aiready.text import Lang


def say_broken(reports: Mapping[str, Report], settings: Settings) -> bool:
    """Say on stderr what is broken and not waived in these plans, by the name of their folder; whether anything is."""
    lines = [line for name, report in reports.items() for line in _lines(name, report, settings.lang)]
    for line in lines:
        show(line)
    return bool(lines)


def _lines(name: str, report: Report, lang: Lang) -> list[str]:
    place = f"{name}: " if name else ""
    return [place + line for line in finding_lines(report.pack, report.sheet, broken(report.checks()), lang)]
