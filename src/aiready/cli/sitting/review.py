"""The table of all answers before the end: by section, with what is open, put off, or worth a second look."""

from collections.abc import Iterator

from aiready.cli.columns import padded, pages, screen_rows, screen_width, width, wrapped
from aiready.cli.sitting.drawing import answer_label, foot, short_name
from aiready.cli.sitting.keyboard import plain
from aiready.cli.sitting.moves import move_meant
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.words import say
from aiready.conditions import LATER, NOT_APPLICABLE, UNKNOWN, Value
from aiready.doubts import find_doubts
from aiready.questionnaire import Question, topic_of

MARKS: dict[Value | None, str] = {UNKNOWN: "?", LATER: "*", NOT_APPLICABLE: "x", None: "-"}
"""In one column of every code page."""
NAME = 24
ROOM_FOR_FOOT, LEAST_ROWS = 6, 10
LEFT = "enter_questions"
TWO_COLUMNS = 60
"""From this width the answers stand beside the names."""


def look_over(sitting: Sitting, moves: tuple[str, ...], enter: str) -> Question | str:
    """Show all answers a screen at a time; a question to change, one of the moves, or an empty text for Enter alone.

    `enter` names the phrase that says how to go on at the end; Enter alone does so only while questions are left.
    """
    lines = review_lines(sitting)
    rows = len(lines) * 9 if sitting.plain else max(LEAST_ROWS, screen_rows() - ROOM_FOR_FOOT)
    shown = pages(lines, rows)
    for place in range(min(sitting.page, len(shown) - 1), len(shown) - 1):
        sitting.show(shown[place])
        chosen = _chosen(sitting, moves, "page")
        if chosen:
            sitting.page = place  # where it goes on after the change
            return chosen
    sitting.page = 0
    sitting.show(shown[-1])
    chosen = ""
    while not chosen:  # Enter out of habit, after paging with it, must not end the review
        chosen = _chosen(sitting, moves, "change_line", enter)
        if enter == LEFT:
            break
    sitting.page = 0 if isinstance(chosen, str) else len(shown) - 1
    return chosen


def review_lines(sitting: Sitting) -> list[str]:
    """Every question that can be reached with its answer, by section, then what is worth a second look."""
    lang, columns = sitting.settings.lang, screen_width()
    lines = ["", say("review", lang), wrapped(counts(sitting), columns), wrapped(say("marks", lang), columns)]
    numbers = {one.id: number for number, one in enumerate(sitting.asked(), 1)}
    for section in sitting.pack.questionnaire.sections:
        rows = [_row(sitting, one, numbers[one.id]) for one in section.questions if one.id in numbers]
        lines += ["", wrapped(topic_of(section, lang), columns), *rows] if rows else []
    doubts = list(_doubts(sitting, numbers))
    return [*lines, "", wrapped(say("second_look", lang), columns), *doubts] if doubts else lines


def counts(sitting: Sitting) -> str:
    """How many are answered, unknown, put off, not applicable and open."""
    values = [sitting.sheet.value(one.id) for one in sitting.asked()]
    off = {state: sum(value == state for value in values) for state in MARKS}
    return say(
        "counts",
        sitting.settings.lang,
        answered=len(values) - sum(off.values()),
        unknown=off[UNKNOWN],
        later=off[LATER],
        off=off[NOT_APPLICABLE],
        left=off[None],
    )


def _row(sitting: Sitting, question: Question, number: int) -> str:
    lang, columns = sitting.settings.lang, screen_width()
    value = sitting.sheet.value(question.id)
    state = _state(sitting, question) or " "
    detail = sitting.sheet.details.get(question.id)
    noted = question.id in sitting.sheet.notes or bool(detail and (detail.confidence or detail.evidence))
    head = f"{number:>3} {state}{'+' if noted else ' '}"
    name = short_name(question, lang, NAME)
    words = sitting.pack.words[lang]["answer_none"] if value is None else answer_label(sitting, question, value)
    if detail and detail.adjusted:
        words += f" ({say('adjusted', lang)}: {answer_label(sitting, question, detail.adjusted)})"
    if columns >= TWO_COLUMNS:
        left = head + padded(name, NAME)
        return wrapped(words, columns, " " * width(left), left)
    indent = " " * len(head)
    return wrapped(name, columns, indent, head) + "\n" + wrapped(words, columns, f"{indent}  ")


def _state(sitting: Sitting, question: Question) -> str:
    """The mark of a question that has no plain answer."""
    value = sitting.sheet.value(question.id)
    return MARKS.get(value, "") if value is None or isinstance(value, str) else ""


def _open_mark(sitting: Sitting, question: Question) -> str:
    state = _state(sitting, question)
    return f" [{state}]" if state else ""


def _doubts(sitting: Sitting, numbers: dict[str, int]) -> Iterator[str]:
    rules, lang = sitting.pack.second_look, sitting.settings.lang
    if rules is None:
        return
    for doubt in find_doubts(sitting.pack.questionnaire, rules, sitting.sheet, lang):
        about = ", ".join(str(numbers[one]) for one in doubt.questions if one in numbers)
        yield wrapped(f"{doubt.says} ({about})" if about else doubt.says, screen_width(), "    ", "  - ")


def _chosen(sitting: Sitting, moves: tuple[str, ...], *phrases: str) -> Question | str:
    """A question by its number, or one of the moves; an empty text for Enter alone."""
    lang, columns = sitting.settings.lang, screen_width()
    asked = sitting.asked()
    while True:
        says = "\n".join(wrapped(say(phrase, lang), columns) for phrase in phrases)
        sitting.show("\n" + says + "\n" + foot(moves, lang))
        typed = plain(sitting.keyboard.line(say("number", lang)))
        move = move_meant(typed, moves, lang)
        if not typed or move:
            return move
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(asked):
            return asked[int(typed) - 1]
        sitting.show(say("no_line", lang))


def show_sections(sitting: Sitting) -> None:
    """Print the sections with their questions by number and name, to jump to."""
    lang, columns = sitting.settings.lang, screen_width()
    numbers = {one.id: number for number, one in enumerate(sitting.asked(), 1)}
    lines = ["", wrapped(say("marks", lang), columns)]
    for section in sitting.pack.questionnaire.sections:
        asked = [one for one in section.questions if one.id in numbers]
        if asked:
            names = " / ".join(f"{numbers[one.id]} {short_name(one, lang)}{_open_mark(sitting, one)}" for one in asked)
            lines += [wrapped(topic_of(section, lang), columns), wrapped(names, columns, "    ")]
    sitting.show("\n".join(lines))
