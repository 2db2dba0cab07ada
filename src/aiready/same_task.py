"""Whether two wordings speak of one task, and what the firm wrote as its purpose."""

import re

from aiready.answers import AnswerSheet
from aiready.conditions import RESERVED

PURPOSE = "aim.purpose"
CHARACTERS = re.compile(r"[一-鿿々ァ-ヶー]{2,}")
LATIN = re.compile(r"[a-z]{4,}")
COMMON = {
    "作成",
    "作業",
    "業務",
    "仕事",
    "時間",
    "下書",
    "対応",
    "確認",
    "with",
    "from",
    "that",
    "writ",
    "time",
    "task",
    "work",
}
"""Pieces of words that two different tasks may well share."""
STEM = 4


def told_purpose(sheet: AnswerSheet) -> str:
    """What the firm wrote as its purpose; empty where it wrote nothing."""
    value = sheet.counted(PURPOSE)
    return value if isinstance(value, str) and value not in RESERVED else ""


def same_task(told: str, title: str) -> bool:
    """Whether two wordings speak of one task, going by a piece of a word that they share."""
    return bool(_pieces(told) & _pieces(title)) or not _pieces(title)


def _pieces(words: str) -> set[str]:
    pairs = {run[at : at + 2] for run in CHARACTERS.findall(words) for at in range(len(run) - 1)}
    return (pairs | {word[:STEM] for word in LATIN.findall(words.lower())}) - COMMON
