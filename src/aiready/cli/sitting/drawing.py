"""Draws a question on the screen: where one is, what is asked, what the answer is now, which keys there are."""

from collections.abc import Iterable

from aiready.cli.columns import screen_rows, screen_width, width, wrapped
from aiready.cli.sitting.moves import MOVES, letter
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.words import say
from aiready.cli.streams import mark
from aiready.conditions import LATER, RESERVED, Value
from aiready.interview import minutes_left, progress
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, topic_of
from aiready.text import Lang

BAR = 10
RULE = 60
ROOM_FOR_PROBE = 8
TENTH = 10
"""The tenth option is chosen by the key 0, so that every option has one key."""


def show_question(sitting: Sitting, question: Question) -> None:
    """Everything about a question but the prompt."""
    lang, columns = sitting.settings.lang, screen_width()
    section = sitting.section(question)
    rule = "" if sitting.plain else "-" * min(columns, RULE)
    lines = [rule, wrapped(_place(sitting), columns), wrapped(_heading(sitting, question), columns)]
    if section.id not in sitting.introduced:
        sitting.introduced.add(section.id)
        lines.append(wrapped(section.intro.read(lang), columns, "  ", "  "))
    lines += ["", wrapped(question.ask.read(lang), columns), ""]
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        for number, option in enumerate(question.options, 1):
            lines.append(wrapped(option.label.read(lang), columns, "     ", f"{number % TENTH:>3}  "))
    if sitting.interviewed and question.probe and _has_room(lines):
        lines += ["", wrapped(f"{say('probe', lang)}: {question.probe.read(lang)}", columns, "  ")]
    lines += [wrapped(line, columns, "  ") for line in answer_lines(sitting, question)]
    sitting.show("\n".join(lines if lines[-1] == "" else [*lines, ""]))


def _has_room(lines: list[str]) -> bool:
    """Whether the screen is high enough to put a probe under the question; help shows it as well."""
    return sum(line.count("\n") + 1 for line in lines) + ROOM_FOR_PROBE <= screen_rows()


def _place(sitting: Sitting) -> str:
    """The bar, how many are done, the time left."""
    sheet, questionnaire = sitting.sheet, sitting.pack.questionnaire
    done, total = progress(questionnaire, sheet, sitting.only)
    waiting = [one for one in sitting.asked() if sheet.value(one.id) in (None, LATER)]
    minutes = minutes_left(waiting, sitting.pace, interviewed=sitting.interviewed)
    left = say("minutes_left", sitting.settings.lang, minutes=minutes)
    filled = BAR * done // max(1, total)
    bar = "" if sitting.plain else f"{mark('bar') * filled}{mark('track') * (BAR - filled)} "
    return f"{bar}{done}/{total} {left}"


def _heading(sitting: Sitting, question: Question) -> str:
    """The section, which of its questions this is, and the time an interviewer gives it."""
    lang, section = sitting.settings.lang, sitting.section(question)
    everything = sitting.asked()
    asked = [one for one in everything if one in section.questions]
    number = say("question_number", lang, n=everything.index(question) + 1)
    text = f"{number}  {topic_of(section, lang)} {asked.index(question) + 1}/{len(asked)}"
    minutes = sitting.pack.head.time_box.get(section.id)
    if not (sitting.interviewed and minutes):
        return text
    over = max(0, round(sitting.spent.get(section.id, 0) / 60) - minutes)
    return f"{text} {say('time_box', lang, minutes=minutes)}{f' +{over}' if over else ''}"


def answer_lines(sitting: Sitting, question: Question) -> list[str]:
    """What is on the sheet for this question now: answer, reason, adjustment, evidence, note."""
    lang, sheet = sitting.settings.lang, sitting.sheet
    value, detail = sheet.value(question.id), sheet.details.get(question.id)
    if value is None and detail is None and question.id not in sheet.notes:
        return []
    lines = [""]
    if value is not None:
        stay = say("stay", lang, letter=letter("forward", lang))
        lines.append(f"{say('now', lang)}: {answer_label(sitting, question, value)}{stay}")
    if isinstance(question, ChoicesQuestion) and isinstance(value, tuple):
        numbers = "".join(str(at) for at, one in enumerate(question.options, 1) if one.id in value)
        lines.append(say("chosen_anew", lang, numbers=numbers))
    if detail and detail.adjusted:
        lines.append(f"{say('adjusted', lang)}: {answer_label(sitting, question, detail.adjusted)}")
    if detail and detail.reason:
        lines.append(f"{say('reason_for' if detail.adjusted else 'reason', lang)}: {detail.reason}")
    evidence = evidence_words(sitting, question)
    if evidence:
        lines.append(f"{say('evidence', lang)}: {evidence}")
    return lines + _note_lines(sitting, question)


def _note_lines(sitting: Sitting, question: Question) -> list[str]:
    """The note; of the interviewer's own (or a private one) only that it is there: a client may be looking on."""
    lang, sheet = sitting.settings.lang, sitting.sheet
    note, detail = sheet.notes.get(question.id), sheet.details.get(question.id)
    private = detail is not None and detail.private
    lines = [f"{say('note', lang)}: {note}"] if note and not private else []
    if (note and private) or (detail and detail.own_note):
        lines.append(say("private_there", lang, letter=letter("private_note", lang)))
    return lines


def name_of(sitting: Sitting, question: Question) -> str:
    """The number and the name of a question."""
    lang = sitting.settings.lang
    number = next((n for n, one in enumerate(sitting.asked(), 1) if one.id == question.id), 0)
    return f"{say('question_number', lang, n=number)} {short_name(question, lang)}"


def evidence_words(sitting: Sitting, question: Question) -> str:
    """How sure the answer is and what shows it; an empty text where nothing is noted."""
    detail = sitting.sheet.details.get(question.id)
    if detail is None:
        return ""
    sure = [sitting.pack.words[sitting.settings.lang][f"sure_{detail.confidence}"]] if detail.confidence else []
    return " / ".join([*sure, *([detail.evidence] if detail.evidence else [])])


def answer_label(sitting: Sitting, question: Question, value: Value) -> str:
    """An answer in words, with the number of the option."""
    lang = sitting.settings.lang
    if isinstance(value, str) and value in RESERVED:
        return sitting.pack.words[lang][f"answer_{value}"]
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        chosen = value if isinstance(value, tuple) else (value,)
        labels = [option.label.read(lang) for option in question.options if option.id in chosen]
        return " / ".join(labels) or sitting.pack.words[lang]["answer_none"]
    if isinstance(question, NumberQuestion):
        return f"{value} {question.unit.read(lang)}"
    return str(value)


def short_name(question: Question, lang: Lang, most: int = 30) -> str:
    """What a question is called in a table; the beginning of what it asks where nobody named it."""
    if question.short:
        return question.short.read(lang)
    text = question.ask.read(lang)
    while width(text) > most:
        text = text[:-1]
    return text if text == question.ask.read(lang) else f"{text.rstrip()}.."


def names_of(sitting: Sitting, ids: Iterable[str]) -> str:
    """Several questions by name; one the pack does not know by its id."""
    lang = sitting.settings.lang
    known = {one.id: one for one in sitting.pack.questionnaire.questions()}
    return ", ".join(short_name(known[one], lang) if one in known else one for one in ids)


def foot(moves: Iterable[str], lang: Lang) -> str:
    """The line at the foot: every move with its key; where it is too long it breaks between two moves."""
    lines = [""]
    for move in moves:
        key, name = MOVES[move][lang]
        part = f"{key} {name}"
        if lines[-1] and width(lines[-1]) + 2 + width(part) > screen_width():
            lines.append("")
        lines[-1] += f"  {part}" if lines[-1] else part
    return "\n".join(lines)


def help_lines(sitting: Sitting, question: Question) -> str:
    """Why it is asked, an example, what to look at, and whom to ask."""
    lang, columns = sitting.settings.lang, screen_width()
    find_out = question.find_out
    whom = f"{sitting.pack.words[lang][f'role_{find_out.who}']} ({say('about_minutes', lang, n=find_out.minutes)})"
    parts = [f"{say('why', lang)}: {question.why.read(lang)}"]
    if question.example:
        parts.append(question.example.read(lang))
    parts.append(f"{say('look_at', lang)}: {question.look_at.read(lang)}")
    parts.append(f"{say('ask_whom', lang)}: {whom} {find_out.how.read(lang)}")
    if sitting.interviewed and question.probe:
        parts.append(f"{say('probe', lang)}: {question.probe.read(lang)}")
    return "\n".join(wrapped(part, columns, "  ") for part in parts)
