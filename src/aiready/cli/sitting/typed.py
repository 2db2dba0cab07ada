"""Turns what was typed into an answer, or says what it lacks."""

import re
from dataclasses import dataclass
from typing import assert_never

from aiready.answer_check import LONGEST_TEXT, answer_faults
from aiready.cli.sitting.drawing import TENTH
from aiready.cli.sitting.keyboard import plain
from aiready.cli.sitting.moves import letter
from aiready.cli.sitting.words import say
from aiready.conditions import RESERVED, Value
from aiready.errors import Origin
from aiready.quantity import HOURS, Span, kind_of, read_quantity
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, TextQuestion
from aiready.text import Lang

SEVERAL = re.compile(r"[\s,、，・&と]+|and")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that fits its question."""

    value: Value


def option_keys(question: ChoiceQuestion) -> str:
    """The keys that choose an option at once; none where there are more options than keys."""
    count = len(question.options)
    return "".join(str(number % TENTH) for number in range(1, count + 1)) if count <= TENTH else ""


def prompt(question: Question, lang: Lang) -> str:
    """What stands before the place to type."""
    match question:
        case ChoiceQuestion():
            return say("number", lang)
        case ChoicesQuestion():
            return say("numbers", lang)
        case NumberQuestion():
            return say("ask_number", lang, unit=question.unit.read(lang))
        case TextQuestion():
            return say("text", lang)
        case _:
            assert_never(question)


def read_answer(question: Question, typed: str, lang: Lang) -> Given | str:
    """The answer a text means, or what to say about it."""
    match question:
        case ChoiceQuestion():
            return _one(question, typed, lang)
        case ChoicesQuestion():
            return _several(question, typed, lang)
        case NumberQuestion():
            return _number(question, typed, lang)
        case TextQuestion():
            return _words(question, typed, lang)
        case _:
            assert_never(question)


def _numbers(question: ChoiceQuestion | ChoicesQuestion, typed: str) -> list[int] | None:
    """The options meant; with at most nine of them every digit is one, so that 13 means 1 and 3."""
    words = [word for word in SEVERAL.split(plain(typed)) if word]
    count = len(question.options)
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return None
    if count < TENTH and isinstance(question, ChoicesQuestion):
        words = [digit for word in words for digit in word]
    numbers = [TENTH if word == "0" and count >= TENTH else int(word) for word in words]
    return numbers if all(1 <= number <= count for number in numbers) else None


def _one(question: ChoiceQuestion, typed: str, lang: Lang) -> Given | str:
    numbers = _numbers(question, typed)
    if numbers is None or len(numbers) > 1:
        return say("not_understood", lang)
    return Given(question.options[numbers[0] - 1].id)


def _several(question: ChoicesQuestion, typed: str, lang: Lang) -> Given | str:
    numbers = _numbers(question, typed)
    if numbers is None:
        return say("which_numbers", lang, last=len(question.options))
    return Given(tuple(dict.fromkeys(question.options[number - 1].id for number in sorted(numbers))))


def _number(question: NumberQuestion, typed: str, lang: Lang) -> Given | str:
    found = read_quantity(typed, question.unit)
    unit = question.unit.read(lang)
    if isinstance(found, Span):
        return say("one_number", lang, low=found.low, high=found.high)
    if found is not None and not answer_faults(question, found, Origin("", {})):
        return Given(found)
    words = say("no_number", lang, low=question.minimum, high=question.maximum, unit=unit)
    half = kind_of(question.unit) == HOURS and not question.whole
    return f"{words} {say('half_hours', lang)}" if half else words


def _words(question: TextQuestion, typed: str, lang: Lang) -> Given | str:
    if not typed.strip() or typed in RESERVED:
        return say("empty", lang, letter=letter("unknown", lang))
    codes = {fault.code for fault in answer_faults(question, typed, Origin("", {}))}
    if not codes:
        return Given(typed)
    return say("hidden", lang) if "A104" in codes else say("too_long", lang, limit=LONGEST_TEXT)
