"""Whether two wordings speak of one task, and what the firm wrote as its purpose."""

import re

from aiready.answers import AnswerSheet
from aiready.conditions import RESERVED

PURPOSE = "aim.purpose"
RUNS = re.compile(r"[一-鿿々ァ-ヶー]{2,}")
KANJI = re.compile(r"[一-鿿々]")
LATIN = re.compile(r"[a-z]{4,}")
PARTICLES = "のをにへがとでもはや、。・ 　"
COMMON_JA = ("作成", "作業", "業務", "仕事", "時間", "下書", "対応", "確認")
COMMON_EN = ("with", "from", "that", "writ", "time", "task", "work", "minu", "hour", "each", "they", "this", "draf")
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
    """Pairs of characters within a word of kanji or katakana, threes with a kanji in them, stems of English words."""
    pairs = {run[at : at + 2] for run in RUNS.findall(words) for at in range(len(run) - 1)}
    threes = {words[at : at + 3] for at in range(len(words) - 2)}
    threes = {one for one in threes if KANJI.search(one) and one[0] not in PARTICLES and one[2] not in PARTICLES}
    stems = {word[:STEM] for word in LATIN.findall(words.lower())} - set(COMMON_EN)
    return stems | {one for one in pairs | threes if not any(common in one for common in COMMON_JA)}
