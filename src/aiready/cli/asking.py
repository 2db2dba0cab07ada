"""The interview in a terminal: one question a screenful, help on demand, every answer saved at once."""

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aiready.answer_check import answer_faults, parsed_answer
from aiready.answers import AnswerSheet, visible_questions
from aiready.answers_file import OpenSheet, save_sheet
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.settings import Settings
from aiready.cli.streams import mark
from aiready.cli.words import say
from aiready.conditions import UNKNOWN, Value
from aiready.errors import Origin
from aiready.interview import minutes_left, next_question, progress
from aiready.pack import Pack
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question

BAR = 20
MOVES = {"h": "help", "?": "help", "b": "back", "s": "stop"}
DONT_KNOW = {"ja": "w", "en": "d"}
Ask = Callable[[str], str]
"""Prints a prompt and returns the line typed; raises EOFError at the end of input."""


@dataclass(slots=True)
class Talk:
    """One sitting: the pack, where answers are saved, how a line is asked for and how words are shown."""

    pack: Pack
    settings: Settings
    ask: Ask
    show: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that fits its question."""

    value: Value


def terminal_line(prompt: str) -> str:
    """One line from the keyboard; Ctrl-C raises KeyboardInterrupt, Ctrl-D EOFError."""
    import questionary
    from prompt_toolkit.output import create_output

    return str(questionary.text(prompt, qmark=">", output=create_output(sys.stderr)).unsafe_ask())


def interview(talk: Talk, opened: OpenSheet) -> tuple[OpenSheet, bool]:
    """Ask until nothing is left or the respondent stops; the flag says whether all was asked."""
    asked: list[str] = []
    _greet(talk, opened)
    current: Question | None = next_question(talk.pack.questionnaire, opened.sheet)
    while current:
        _show_question(talk, current, opened.sheet)
        answer = _listen(talk, current)
        if isinstance(answer, Given):
            opened = save_sheet(opened, opened.sheet.with_answer(current.id, answer.value))
            asked.append(current.id)
            current = next_question(talk.pack.questionnaire, opened.sheet)
        elif answer == "stop":
            talk.show(say("saved", talk.settings.lang, path=opened.path))
            return opened, False
        else:
            current = _before(talk, current, asked, opened.sheet)
    return opened, True


def _greet(talk: Talk, opened: OpenSheet) -> None:
    done, total = progress(talk.pack.questionnaire, opened.sheet)
    minutes = minutes_left(talk.pack.questionnaire, opened.sheet)
    name = "resume" if done else "start"
    text = say(name, talk.settings.lang, done=done, total=total, minutes=minutes, path=opened.path)
    talk.show(wrapped(text, screen_width()))


def _before(talk: Talk, current: Question, asked: list[str], sheet: AnswerSheet) -> Question:
    """The question before this one: the one asked last, else the one that stands before it."""
    if asked:
        return talk.pack.questionnaire.question(asked.pop())
    ids = [question.id for question in visible_questions(talk.pack.questionnaire, sheet)]
    place = ids.index(current.id)
    if place == 0:
        talk.show(say("at_first", talk.settings.lang))
        return current
    return talk.pack.questionnaire.question(ids[place - 1])


def _show_question(talk: Talk, question: Question, sheet: AnswerSheet) -> None:
    lang, columns = talk.settings.lang, screen_width()
    done, total = progress(talk.pack.questionnaire, sheet)
    section = next(one for one in talk.pack.questionnaire.sections if question in one.questions)
    filled = BAR * done // max(1, total) // 2
    bar = mark("bar") * filled + mark("track") * (BAR // 2 - filled)
    minutes = say("minutes_left", lang, minutes=minutes_left(talk.pack.questionnaire, sheet))
    lines = ["", wrapped(f"{bar} {done}/{total} {minutes}", columns), wrapped(section.title.read(lang), columns)]
    if question is section.questions[0]:
        lines.append(wrapped(section.intro.read(lang), columns))
    lines += ["", wrapped(question.ask.read(lang), columns)]
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        for number, option in enumerate(question.options, 1):
            lines.append(wrapped(option.label.read(lang), columns, "     ", f"{number:>3}  "))
    talk.show("\n".join(lines))


def _listen(talk: Talk, question: Question) -> Given | str:
    """An answer that fits, or a move; asks again until it is one of them."""
    lang, columns = talk.settings.lang, screen_width()
    while True:
        talk.show(wrapped(say("moves", lang), columns))
        typed = unicodedata.normalize("NFKC", talk.ask(_prompt(question, talk.settings))).strip()
        move = MOVES.get(typed.lower())
        if move == "help":
            talk.show(_help(talk, question))
        elif move:
            return move
        elif typed.lower() == DONT_KNOW[lang]:
            return Given(UNKNOWN)
        else:
            value = _value(question, typed)
            if value is not None and not answer_faults(question, value, Origin("", {})):
                return Given(value)
            talk.show(wrapped(_again(question, talk.settings), columns))


def _prompt(question: Question, settings: Settings) -> str:
    if isinstance(question, NumberQuestion):
        return say("ask_number", settings.lang, unit=question.unit.read(settings.lang)) + ":"
    names = {"choice": "number", "choices": "numbers", "text": "text"}
    return say(names[question.kind], settings.lang) + ":"


def _value(question: Question, typed: str) -> Value | None:
    """What was typed as an answer: numbers choose options."""
    if not isinstance(question, ChoiceQuestion | ChoicesQuestion):
        return parsed_answer(question, typed) if typed else None
    words = typed.replace("、", ",").replace(" ", ",").split(",")
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    if len(numbers) != len([word for word in words if word]) or not numbers:
        return None
    if not all(1 <= number <= len(question.options) for number in numbers):
        return None
    chosen = tuple(dict.fromkeys(question.options[number - 1].id for number in numbers))
    if isinstance(question, ChoicesQuestion):
        return chosen
    return chosen[0] if len(chosen) == 1 else None


def _again(question: Question, settings: Settings) -> str:
    if isinstance(question, NumberQuestion):
        return say("out_of_range", settings.lang, low=question.minimum, high=question.maximum)
    return say("empty" if question.kind == "text" else "not_understood", settings.lang)


def _help(talk: Talk, question: Question) -> str:
    lang, columns = talk.settings.lang, screen_width()
    find_out = question.find_out
    whom = talk.pack.words[lang][f"role_{find_out.who}"]
    parts = (
        (say("why", lang), question.why.read(lang)),
        (say("look_at", lang), question.look_at.read(lang)),
        (say("ask_whom", lang), f"{whom}: {find_out.how.read(lang)}"),
    )
    return "\n".join(wrapped(f"{name}: {text}", columns, "  ") for name, text in parts)


def on_terminal() -> bool:
    """Whether there are a keyboard and a screen to ask on."""
    return sys.stdin.isatty() and sys.stderr.isatty()
