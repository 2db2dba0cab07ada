"""What is noted beside an answer: a reason, a note, how sure it is, what an interviewer thinks of it."""

from aiready.answer_check import lacking
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.sitting.drawing import answer_lines, help_lines
from aiready.cli.sitting.saving import save
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.typed import Given, option_keys, read_answer
from aiready.cli.sitting.words import NOTHING, YES, say
from aiready.conditions import NOT_APPLICABLE
from aiready.questionnaire import ChoiceQuestion, Question, TextQuestion

SURE = {"1": "seen", "2": "heard", "3": "guess"}
PRIVATE = "2"
AWAY = "-"
NO_ADJUSTMENT = "0"
LONGEST = 4000


def show_help(sitting: Sitting, question: Question) -> None:
    """Print why it is asked, an example and whom to ask."""
    sitting.show("\n" + help_lines(sitting, question))


def show_answer(sitting: Sitting, question: Question) -> None:
    """Print what is on the sheet for a question, after something about it changed."""
    sitting.show("\n".join(wrapped(one, screen_width(), "  ") for one in answer_lines(sitting, question)))


def line(sitting: Sitting, phrase: str) -> str:
    """A line asked for by a sentence of its own, as it fits into the sheet."""
    lang = sitting.settings.lang
    sitting.show(wrapped(say(phrase, lang), screen_width()))
    return "".join(char for char in sitting.keyboard.line(say("text", lang)) if char.isprintable())[:LONGEST].strip()


def key(sitting: Sitting, phrase: str, keys: str, *, enter: bool = True, yes: str = "") -> str:
    """One of some keys, asked for by a sentence of its own; `yes` is the key meant by a plain yes.

    Empty for Enter where that is allowed.
    """
    lang = sitting.settings.lang
    while True:
        sitting.show(wrapped(say(phrase, lang), screen_width()))
        typed = sitting.keyboard.key(say("number", lang), keys, enter=enter)
        typed = yes if yes and typed in YES else typed
        if typed in keys and (typed or enter):
            return typed


def put_not_applicable(sitting: Sitting, question: Question) -> bool:
    """Mark a question as not applicable, with its reason; whether that was done."""
    reason = line(sitting, "why_not")
    if not reason:
        return False
    return save(
        sitting,
        question.id,
        lambda sheet: sheet.with_answer(question.id, NOT_APPLICABLE).with_detail(question.id, reason=reason),
    )


def write_note(sitting: Sitting, question: Question) -> None:
    """Write, change or take away the note; an interviewer says whom it is for."""
    note = line(sitting, "write_note")
    if not note:
        return
    private = False
    if sitting.interviewed and note != AWAY:
        private = key(sitting, "note_for", "12", enter=False) == PRIVATE
    text = "" if note == AWAY else note
    save(sitting, question.id, lambda sheet: sheet.with_note(question.id, text, private=private))
    show_answer(sitting, question)


def write_evidence(sitting: Sitting, question: Question) -> None:
    """How sure the answer is and what shows it; what is skipped stays as it was."""
    sure = key(sitting, "confidence", "".join(SURE))
    if sure:
        save(sitting, question.id, lambda sheet: sheet.with_detail(question.id, confidence=SURE[sure]))
    evidence = line(sitting, "write_evidence")
    if evidence and evidence.lower() not in NOTHING:
        save(sitting, question.id, lambda sheet: sheet.with_detail(question.id, evidence=evidence))
    if sure or evidence:
        show_answer(sitting, question)


def adjust(sitting: Sitting, question: ChoiceQuestion) -> None:
    """Set the option an interviewer would choose beside the stated one, with the reason."""
    lang = sitting.settings.lang
    typed = key(sitting, "adjust_to", option_keys(question) + NO_ADJUSTMENT)
    if not typed:
        return
    found = read_answer(question, typed, lang)
    if not isinstance(found, Given):
        save(sitting, question.id, lambda sheet: sheet.with_detail(question.id, adjusted=None, reason=None))
        return
    reason = line(sitting, "why_adjust")
    if reason:
        option = str(found.value)
        save(sitting, question.id, lambda sheet: sheet.with_detail(question.id, adjusted=option, reason=reason))
        show_answer(sitting, question)


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
