"""The ranking of a firm's tasks, made once for a report that asks for it a dozen times."""

from aiready.answers import AnswerSheet
from aiready.pack import Pack
from aiready.ranking import Ranking, rank_first_tasks

_LATEST: list[tuple[Pack, AnswerSheet, Ranking]] = []


def ranked(pack: Pack, sheet: AnswerSheet) -> Ranking:
    """The ranking of this very sheet by this very pack; only the latest is kept."""
    if not _LATEST or _LATEST[0][0] is not pack or _LATEST[0][1] is not sheet:
        _LATEST[:] = [(pack, sheet, rank_first_tasks(pack, sheet))]
    return _LATEST[0][2]
