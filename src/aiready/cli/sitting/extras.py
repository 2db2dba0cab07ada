"""What is noted beside an answer: a reason, a note, how sure it is, what an interviewer thinks of it."""

import re

from aiready.answer_check import lacking
from aiready.answers import AnswerSheet
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.sitting.drawing import answer_lines, evidence_words, help_lines, name_of
from aiready.cli.sitting.keyboard import plain
from aiready.cli.sitting.moves import MOVES, NOTHING, YES, letter
from aiready.cli.sitting.saving import add, save
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.typed import Given, option_keys, read_answer
from aiready.cli.sitting.words import say
from aiready.conditions import NOT_APPLICABLE
from aiready.interview import give_answer
from aiready.questionnaire import ChoiceQuestion, Question, TextQuestion

SURE = {"1": "seen", "2": "heard", "3": "guess"}
LIKE_A_MOVE = re.compile(r"[a-z](?:\s*[^\x00-\x7f]|\d+$)")
"""A letter with Japanese right behind it, or with a number: more likely a move than words."""
AWAY = "-"
NO_ADJUSTMENT = "0"
LONGEST = 4000


def show_help(sitting: Sitting, question: Question) -> None:
    """Print why it is asked, an example and whom to ask."""
    sitting.show("\n" + help_lines(sitting, question))


def _confirm(sitting: Sitting, question: Question) -> None:
    """Print that it is saved and what is on the sheet for this question now."""
    lines = [say("saved_answer", sitting.settings.lang), *answer_lines(sitting, question)]
    sitting.show("\n".join(wrapped(one, screen_width(), "  ") for one in lines if one))


def line(sitting: Sitting, phrase: str, *, secret: bool = False, **words: str) -> str:
    """A line asked for by a sentence of its own, as it fits into the sheet; a secret one leaves the screen again."""
    lang = sitting.settings.lang
    sitting.show(wrapped(say(phrase, lang, **words), screen_width()))
    return "".join(char for char in sitting.keyboard.line(say("text", lang), secret=secret) if char.isprintable())[
        :LONGEST
    ].strip()


def key(sitting: Sitting, phrase: str, keys: str, *, enter: bool = True, yes: str = "", **words: str) -> str:
    """One of some keys, asked for by a sentence of its own; `yes` is the key meant by a plain yes.

    Empty for Enter where that is allowed.
    """
    lang = sitting.settings.lang
    while True:
        sitting.show(wrapped(say(phrase, lang, **words), screen_width()))
        typed = sitting.keyboard.key(say("number", lang), keys, enter=enter)
        typed = yes if yes and typed in YES else typed
        if typed in list(keys) or (enter and not typed):
            return typed


def put_not_applicable(sitting: Sitting, question: Question) -> bool:
    """Mark a question as not applicable, with its reason; whether that was done."""
    reason = line(sitting, "why_not")
    if not reason:
        return False

    def edit(sheet: AnswerSheet) -> AnswerSheet:
        answered = give_answer(sitting.pack.questionnaire, sheet, question.id, NOT_APPLICABLE).sheet
        return answered.with_detail(question.id, reason=reason, adjusted=None)

    done = save(sitting, question.id, edit)
    _confirm(sitting, question)
    return done


def write_note(sitting: Sitting, question: Question) -> None:
    """Write, change or take away the note."""
    note = line(sitting, "write_note", name=name_of(sitting, question))
    if note:
        before = sitting.sheet.notes.get(question.id)
        add(sitting, question.id, lambda sheet: sheet.with_note(question.id, _joined(sheet, question, before, note)))
        _confirm(sitting, question)


def _joined(sheet: AnswerSheet, question: Question, before: str | None, note: str) -> str:
    """The note to write: beside what another window wrote meanwhile; empty where it is to go."""
    now = sheet.notes.get(question.id)
    if now and now != before:
        return now if note == AWAY else f"{now} / {note}"
    return "" if note == AWAY else note


def write_own_note(sitting: Sitting, question: Question) -> None:
    """Write, change or take away an interviewer's own note; it is not shown again, since a client may be looking on."""
    note = line(sitting, "write_private", secret=True, name=name_of(sitting, question))
    if note:
        text = None if note == AWAY else note
        add(sitting, question.id, lambda sheet: sheet.with_detail(question.id, own_note=text))
        _confirm(sitting, question)


def write_evidence(sitting: Sitting, question: Question, *, asked: bool = False) -> None:
    """How sure the answer is and what shows it; what is skipped stays as it was.

    `asked`: nobody called for it, so one Enter skips all of it.
    """
    now = evidence_words(sitting, question)
    if now:
        sitting.show(wrapped(f"{say('now', sitting.settings.lang)}: {now}", screen_width(), "  "))
    sure = key(sitting, "confidence", "".join(SURE))
    if sure:
        add(sitting, question.id, lambda sheet: sheet.with_detail(question.id, confidence=SURE[sure]))
    elif asked:
        return
    evidence = line(sitting, "write_evidence")
    if evidence and evidence.lower() not in NOTHING:
        add(sitting, question.id, lambda sheet: sheet.with_detail(question.id, evidence=evidence))
    if sure or evidence:
        _confirm(sitting, question)


def adjust(sitting: Sitting, question: ChoiceQuestion) -> None:
    """Set the option an interviewer would choose beside the stated one, with the reason."""
    lang = sitting.settings.lang
    typed = key(sitting, "adjust_to", option_keys(question) + NO_ADJUSTMENT)
    if not typed:
        return
    found = read_answer(question, typed, lang)
    if not isinstance(found, Given) or found.value == sitting.sheet.value(question.id):
        add(sitting, question.id, lambda sheet: sheet.with_detail(question.id, adjusted=None, reason=None))
        _confirm(sitting, question)
        return
    reason = line(sitting, "why_adjust")
    if reason:
        option = str(found.value)
        add(sitting, question.id, lambda sheet: sheet.with_detail(question.id, adjusted=option, reason=reason))
        _confirm(sitting, question)


def means_a_move(sitting: Sitting, typed: str, moves: tuple[str, ...]) -> bool:
    """Whether a text that begins like a move was typed by mistake: the person says so."""
    lang = sitting.settings.lang
    meant = plain(typed)
    move = next((one for one in moves if meant[:1] == letter(one, lang)), "")
    if not move or not LIKE_A_MOVE.match(meant):
        return False
    shown = ".." if move == "private_note" else typed  # a client may be looking on
    words = {"typed": shown, "letter": letter(move, lang), "name": MOVES[move][lang][1]}
    return key(sitting, "move_or_answer", "12", enter=False, **words) == "2"


def wants_more(sitting: Sitting, question: TextQuestion, text: str) -> bool:
    """Say what a text lacks, with two examples; whether the person would rather write it anew."""
    parts = lacking(question, text)
    if not parts:
        return False
    lang, columns = sitting.settings.lang, screen_width()
    lines = [say("lacking", lang), *(f"  - {part.says.read(lang)}" for part in parts), f"{say('for_example', lang)}:"]
    lines += [f"  - {model.read(lang)}" for model in question.models]
    sitting.show("\n".join(wrapped(one, columns, "    ", "") for one in ["", *lines]))
    return key(sitting, "keep_or_mend", "12", yes="1") == "2"
