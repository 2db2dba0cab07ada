"""The way from a sheet on disk to a report: the pipeline of the house, for every command that needs it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from aiready.answers import AnswerSheet
from aiready.answers_file import open_sheet, opened_from
from aiready.assessment import assess
from aiready.cli.clock import first_working_monday
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.settings import Settings
from aiready.cli.streams import talk
from aiready.cli.words import say
from aiready.errors import AireadyError, fault
from aiready.front_file import sample_paths
from aiready.heads import with_head_called
from aiready.pack import Pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.plan import make_plan
from aiready.report import Report
from aiready.rollout import choose_rollout
from aiready.yaml_file import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Named:
    """A sheet, the short name its folder gets, and the pack version that its file names."""

    name: str
    sheet: AnswerSheet
    version: str


def built_in(settings: Settings | None = None) -> Pack:
    """The built-in pack, read once; with settings, its documents carry the brand that was asked for.

    Raises:
        AireadyError: with all faults of the brand's file.
    """
    pack = _built_in()
    if settings is None or settings.brand is None:
        return pack
    from aiready.brand_file import read_brand
    from aiready.colours import on_dark

    brand = read_brand(settings.brand)
    dark = on_dark(brand.colour) if brand.colour else ""
    if dark != brand.colour:
        talk(wrapped(say("brand_dark", settings.lang, colour=brand.colour, dark=dark), screen_width()), settings)
    return replace(pack, brand=brand)


@lru_cache(maxsize=1)
def _built_in() -> Pack:
    """Read once however often a command needs it."""
    return load_pack(built_in_pack())


def sheet_from(path: str, pack: Pack, settings: Settings) -> Named:
    """Read a sheet from a file, or from standard input for `-`; say what was set aside.

    Raises:
        AireadyError: with all its faults.
    """
    place, typed = Path(path), path == "-"
    opened = opened_from(sys.stdin.buffer.read(MAX_BYTES + 1), place, pack) if typed else open_sheet(place, pack)
    for one in opened.moved:
        talk(say("moved", settings.lang, id=one), settings)
    return Named("sheet" if typed else place.stem, opened.sheet, opened.version)


def sheets_from(paths: Sequence[str], pack: Pack, settings: Settings) -> list[Named]:
    """Read several sheets.

    Raises:
        AireadyError: with the faults of all of them; a path named twice is one, too.
    """
    found, faults = [], []
    for place, path in enumerate(paths):
        if path in paths[:place]:
            faults.append(fault("", "A410", path=path))
            continue
        try:
            found.append(sheet_from(path, pack, settings))
        except AireadyError as error:
            faults += error.faults
    if faults:
        raise AireadyError(faults)
    return found


def make_report(pack: Pack, sheet: AnswerSheet, settings: Settings, start: date | None = None) -> Report:
    """Assess, choose the rollout, make the plan, in the words that the firm has for its head."""
    pack = with_head_called(pack, sheet)
    assessment = assess(pack.questionnaire, pack.policy, sheet)
    rollout = choose_rollout(pack.policy, assessment)
    starts_on = start or first_working_monday(settings.today)
    plan = make_plan(pack, sheet, assessment, rollout, today=settings.today, starts_on=starts_on)
    return Report(pack, sheet, assessment, rollout, plan)


def samples() -> tuple[Path, ...]:
    """The sample sheets of the built-in pack, by name."""
    return sample_paths(built_in_pack())
