"""Asks for the numbers of a review at the terminal, one question at a time, and saves each at once."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiready.answers import AnswerSheet, new_sheet
from aiready.answers_file import OpenSheet, open_sheet, save_sheet
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.settings import Settings
from aiready.cli.sitting.keyboard import Keyboard, for_this_terminal, plain
from aiready.cli.sitting.moves import move_meant
from aiready.cli.sitting.typed import Given, option_keys, prompt, read_answer
from aiready.cli.streams import show
from aiready.cli.words import say
from aiready.conditions import RESERVED, UNKNOWN, Value
from aiready.interview import next_question, progress
from aiready.kit import Checkpoint
from aiready.ledger import TimedCase
from aiready.measurements import MONTHS, Known, Measure, Measurement, Reviews
from aiready.pack import Pack
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from aiready.review import LAST_RESULT
from aiready.review_check import AT_MOST, PREFIX
from aiready.text import Lang
from aiready.timing import DAY_0, ERRORS, MINUTES

DUMB = ("dumb", "unknown")
WAYS: tuple[Known, ...] = ("measured", "reported", "estimated")
MOVES = ("help", "unknown", "stop")
BY_CASES = (MINUTES, ERRORS)
"""What the listed cases say already."""


@dataclass(slots=True)
class _Asking:
    """What is asked at one checkpoint; `only` are the ids that belong to it."""

    pack: Pack
    settings: Settings
    keyboard: Keyboard
    opened: OpenSheet
    checkpoint: Checkpoint
    only: frozenset[str]

    def reviews(self) -> Reviews:
        return self.opened.sheet.reviews or Reviews()

    def answered(self) -> AnswerSheet:
        """What is known at this checkpoint, as the answers to the follow-up's questions."""
        found = self.reviews().at(self.checkpoint)
        values: dict[str, Value] = {name: one.value for name, one in found.values.items()}
        sheet = new_sheet(self.pack.head.id, self.pack.head.version)
        for name, value in {**found.answers, **values}.items():
            sheet = sheet.with_answer(PREFIX + name, value)
        return sheet

    def save(self, edit: Callable[[Measurement], Measurement]) -> None:
        reviews = self.reviews()
        changed = reviews.having(self.checkpoint, edit(reviews.at(self.checkpoint)))
        self.opened = save_sheet(self.opened, self.opened.sheet.model_copy(update={"reviews": changed}))


def ask_numbers(path: Path, month: int, cases: tuple[TimedCase, ...], pack: Pack, settings: Settings) -> AnswerSheet:
    """Ask what is not known yet of the time before and of this month; the sheet with what was answered.

    Raises:
        AireadyError: the sheet cannot be read or saved.
    """
    keyboard = for_this_terminal(plain_lines=False, dumb=os.environ.get("TERM", "") in DUMB)
    opened = open_sheet(path, pack)
    for checkpoint in (DAY_0, MONTHS[month]):
        listed = any(one.with_ai == (checkpoint != DAY_0) for one in cases)
        only = _asked_at(pack, checkpoint, listed=listed)
        asking = _Asking(pack, settings, keyboard, opened, checkpoint, only)
        finished = _ask_all(asking)
        opened = asking.opened
        if not finished:
            show("\n" + wrapped(say("review_stopped", settings.lang, path=path, month=month), screen_width()))
            break
    return opened.sheet


def _asked_at(pack: Pack, checkpoint: Checkpoint, *, listed: bool) -> frozenset[str]:
    """The questions of a checkpoint: its metrics; at a review the people and where it stops, later what came of it."""
    metrics = {one.id: checkpoint in one.at for one in pack.knowledge.metrics}
    names = [one.id.removeprefix(PREFIX) for one in pack.follow_up.questions()]
    first = checkpoint == MONTHS[min(MONTHS)]
    wanted = [name for name in names if metrics.get(name, checkpoint != DAY_0) and not (first and name == LAST_RESULT)]
    return frozenset(PREFIX + name for name in wanted if not (listed and name in BY_CASES))


def _ask_all(asking: _Asking) -> bool:
    """Ask until nothing is open; False where the person stops."""
    lang, columns = asking.settings.lang, screen_width()
    words = asking.pack.words[lang]
    if next_question(asking.pack.follow_up, asking.answered(), asking.only):
        show("\n" + wrapped(f"[{words[f'review_{asking.checkpoint}']}]", columns))
        show(wrapped(asking.pack.follow_up.sections[0].intro.read(lang), columns, "  ", "  "))
    while question := next_question(asking.pack.follow_up, asking.answered(), asking.only):
        if not _ask(asking, question):
            return False
    return True


def _ask(asking: _Asking, question: Question) -> bool:
    """One question until it has an answer; False where the person stops."""
    lang, columns = asking.settings.lang, screen_width()
    done, total = progress(asking.pack.follow_up, asking.answered(), asking.only)
    show("\n" + wrapped(f"({done + 1}/{total}) {question.ask.read(lang)}", columns))
    _show_options(question, lang)
    show(wrapped(say("review_moves", lang), columns, "  ", "  "))
    while True:
        typed = _typed(asking, question)
        move = move_meant(plain(typed), MOVES, lang)
        if move == "stop":
            return False
        if move == "help":
            for text in (question.why, question.look_at, question.find_out.how):
                show(wrapped(text.read(lang), columns, "  ", "  "))
            continue
        found: Given | str = Given(UNKNOWN) if move == "unknown" else read_answer(question, typed, lang)
        if isinstance(found, str):
            show(wrapped(found, columns, "  "))
        elif problem := _contradicts(asking, question, found.value):
            show(wrapped(problem, columns, "  "))
        else:
            return _keep(asking, question, found.value)


def _show_options(question: Question, lang: Lang) -> None:
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        for number, option in enumerate(question.options, 1):
            label = option.label.read(lang)
            show(wrapped(label, screen_width(), "     ", f"{number:>3}  "))


def _typed(asking: _Asking, question: Question) -> str:
    lang = asking.settings.lang
    if not isinstance(question, ChoiceQuestion):
        return asking.keyboard.line(prompt(question, lang))
    return asking.keyboard.key(prompt(question, lang), [*option_keys(question), *say("review_keys", lang)], enter=False)


def _contradicts(asking: _Asking, question: Question, value: Value) -> str:
    """What to say where more people are named than there can be; an empty text where all is well."""
    answered = asking.answered()
    for name, other in AT_MOST:
        most = answered.value(PREFIX + other)
        if question.id == PREFIX + name and isinstance(value, int) and isinstance(most, int) and value > most:
            return say("review_too_many", asking.settings.lang, n=value, most=most)
    return ""


def _keep(asking: _Asking, question: Question, value: Value) -> bool:
    """Save an answer, a number together with how it is known; False where the person stops at that."""
    name, day = question.id.removeprefix(PREFIX), asking.settings.today.isoformat()
    if not isinstance(question, NumberQuestion) or value in RESERVED:
        asking.save(lambda one: _dated(one, day, asking).model_copy(update={"answers": {**one.answers, name: value}}))
        return True
    known = _how_known(asking)
    if known is None:
        return False
    measure = Measure.model_validate({"value": value, "known": known})
    asking.save(lambda one: _dated(one, day, asking).model_copy(update={"values": {**one.values, name: measure}}))
    return True


def _dated(found: Measurement, day: str, asking: _Asking) -> Measurement:
    """A review is dated the day it is first asked; the time before keeps the day that a person wrote."""
    if found.date or asking.checkpoint == DAY_0:
        return found
    return found.model_copy(update={"date": day})


def _how_known(asking: _Asking) -> Known | None:
    lang = asking.settings.lang
    words = asking.pack.words[lang]
    options = "  ".join(f"{number} {words[f'review_{way}']}" for number, way in enumerate(WAYS, 1))
    show(wrapped(f"{say('review_how_known', lang)}  {options}", screen_width(), "  ", "  "))
    while True:
        typed = plain(asking.keyboard.key(say("review_number", lang), [*"123", *say("review_keys", lang)], enter=False))
        if typed in ("1", "2", "3"):
            return WAYS[int(typed) - 1]
        if move_meant(typed, ("stop",), lang):
            return None
        show(wrapped(say("review_how_help", lang), screen_width(), "  ", "  "))
