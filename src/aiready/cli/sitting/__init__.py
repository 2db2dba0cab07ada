"""The interview: one question at a time, every move at every question, every answer saved at once."""

from collections.abc import Callable

from aiready.answers import AnswerSheet
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.sitting import extras
from aiready.cli.sitting.drawing import answer_label, evidence_words, foot, names_of, short_name, show_question
from aiready.cli.sitting.keyboard import plain
from aiready.cli.sitting.moves import letter, move_meant
from aiready.cli.sitting.review import look_over, show_sections
from aiready.cli.sitting.saving import save
from aiready.cli.sitting.state import Sitting
from aiready.cli.sitting.typed import Given, option_keys, prompt, read_answer
from aiready.cli.sitting.words import say
from aiready.conditions import LATER, NOT_APPLICABLE, UNKNOWN, Value
from aiready.interview import (
    give_answer,
    minutes_left,
    neighbour,
    next_question,
    parked,
    progress,
    seconds_for,
)
from aiready.questionnaire import ChoiceQuestion, Question, TextQuestion

REVIEW, STOP, FINISH = "review", "stop", "finish"
Turn = Question | str
"""Which question comes now, or one of the three words."""


def interview(sitting: Sitting) -> bool:
    """Ask until the person has seen the review and wants the result; False where they stop before."""
    _greet(sitting)
    revisited: set[str] = set()
    turn: Turn = _next(sitting, "", revisited)
    while turn not in (STOP, FINISH):
        turn = _review(sitting, revisited) if isinstance(turn, str) else _ask(sitting, turn, revisited)
    return turn == FINISH


def _greet(sitting: Sitting) -> None:
    lang, columns = sitting.settings.lang, screen_width()
    done, total = progress(sitting.pack.questionnaire, sitting.sheet, sitting.only)
    waiting = [one for one in sitting.asked() if sitting.sheet.value(one.id) in (None, LATER)]
    minutes = minutes_left(waiting, interviewed=sitting.interviewed)
    values = {"done": done, "total": total, "minutes": minutes, "path": sitting.opened.path}
    lines = [say("resume" if done else "start", lang, **values)]
    lines += [say("renamed", lang, old=old, new=new) for old, new in sitting.opened.renamed]
    put_off = len(parked(sitting.pack.questionnaire, sitting.sheet, sitting.only))
    lines += [say("put_off", lang, n=put_off)] if put_off else []
    lines += [say("quick", lang, n=total)] if sitting.only is not None else []
    lines.append(say("lines" if sitting.plain else "keys", lang))
    lines += [] if done or sitting.interviewed else [say("as_they_are", lang)]
    sitting.show("\n".join(wrapped(line, columns) for line in lines))


def _next(sitting: Sitting, after: str, revisited: set[str]) -> Turn:
    """The next question without an answer, else one that was put off, else the review."""
    found = next_question(sitting.pack.questionnaire, sitting.sheet, sitting.only, after)
    if found:
        return found
    waiting = [
        one for one in parked(sitting.pack.questionnaire, sitting.sheet, sitting.only) if one.id not in revisited
    ]
    if not waiting:
        return REVIEW
    revisited.update(one.id for one in waiting[:1])
    sitting.show("\n" + wrapped(say("asked_again", sitting.settings.lang), screen_width()))
    return waiting[0]


def _review(sitting: Sitting, revisited: set[str]) -> Turn:
    """Show the table; what the person wants to change, or how to go on."""
    put_off = parked(sitting.pack.questionnaire, sitting.sheet, sitting.only)
    left = next_question(sitting.pack.questionnaire, sitting.sheet, sitting.only)
    moves = ("finish", *(("parked",) if put_off else ()), *(("result",) if sitting.interviewed else ()), "stop")
    chosen = look_over(sitting, moves, "enter_questions" if left else "to_result")
    if chosen == "parked":
        revisited.clear()
        return _next(sitting, "", revisited)
    if chosen == "result":
        sitting.show_result(sitting.sheet)
        return REVIEW
    sitting.home = "" if isinstance(chosen, str) else REVIEW
    return chosen or left or REVIEW


def moves_at(sitting: Sitting, question: Question) -> tuple[str, ...]:
    """The moves that there are at a question, in the order of the line at the foot."""
    moves = ["help", "unknown", "later"]
    moves += ["not_applicable"] if question.not_applicable else []
    moves += ["forward"] if sitting.sheet.value(question.id) is not None else []
    moves += ["back", "jump", "note"]
    moves += ["private_note"] if sitting.interviewed else []
    moves.append("evidence")
    moves += ["adjust"] if sitting.interviewed and _scored(sitting, question) else []
    return (*moves, "review", "stop")


def _scored(sitting: Sitting, question: Question) -> bool:
    return isinstance(question, ChoiceQuestion) and sitting.section(question).kind in ("barrier", "axis")


def _ask(sitting: Sitting, question: Question, revisited: set[str]) -> Turn:
    """Show a question until there is an answer or a move away from it; what comes then."""
    began = sitting.clock()
    show_question(sitting, question)
    while True:
        typed = _typed(sitting, question)
        move = _move(sitting, question, typed)
        if not typed:
            continue  # Enter out of habit
        if move in _LEAVING:
            turn = _LEAVING[move](sitting, question)
            if turn is not None:
                return turn
        elif move in _BESIDE:
            _BESIDE[move](sitting, question)
        elif _answered(sitting, question, move or typed):
            _count_time(sitting, question, sitting.clock() - began)
            return _home(sitting) or _next(sitting, question.id, revisited)


def _home(sitting: Sitting) -> Question | None:
    """The question from which the person jumped away, if it still waits for its answer."""
    home, sitting.home = sitting.home, ""
    return next((one for one in sitting.asked() if one.id == home and sitting.sheet.value(home) is None), None)


def _typed(sitting: Sitting, question: Question) -> str:
    lang = sitting.settings.lang
    moves = moves_at(sitting, question)
    sitting.show(foot(moves, lang))
    if not isinstance(question, ChoiceQuestion):
        return sitting.keyboard.line(prompt(question, lang))
    keys = [*option_keys(question), *(letter(move, lang) for move in moves), "?"]
    return sitting.keyboard.key(prompt(question, lang), keys, enter=False)


def _move(sitting: Sitting, question: Question, typed: str) -> str:
    """The move that a letter or a word means; an empty text for anything else."""
    return move_meant(plain(typed), moves_at(sitting, question), sitting.settings.lang)


def _answered(sitting: Sitting, question: Question, typed: str) -> bool:
    """Take what was typed as an answer and save it; False where the question is to be asked again."""
    lang, columns = sitting.settings.lang, screen_width()
    if typed == "not_applicable":
        return extras.put_not_applicable(sitting, question)
    reserved: dict[str, Value] = {"unknown": UNKNOWN, "later": LATER}
    found = Given(reserved[typed]) if typed in reserved else read_answer(question, typed, lang)
    if isinstance(found, str):
        sitting.show(wrapped(found, columns))
        return False
    if isinstance(question, TextQuestion) and extras.means_a_move(sitting, typed, moves_at(sitting, question)):
        return False
    if not _save_answer(sitting, question, found.value):
        show_question(sitting, question)
        return False
    if isinstance(question, TextQuestion) and extras.wants_more(sitting, question, str(found.value)):
        return False
    if sitting.interviewed and _scored(sitting, question) and typed not in reserved:
        extras.write_evidence(sitting, question, asked=True)
    return True


def _save_answer(sitting: Sitting, question: Question, value: Value) -> bool:
    """Save an answer, confirm it, and say what else it changed."""
    lang, columns, before = sitting.settings.lang, screen_width(), sitting.asked()
    former, detail = sitting.sheet.value(question.id), sitting.sheet.details.get(question.id)
    settled = detail is not None and detail.adjusted == value

    def edit(sheet: AnswerSheet) -> AnswerSheet:
        answered = give_answer(sitting.pack.questionnaire, sheet, question.id, value).sheet
        if former == NOT_APPLICABLE:
            answered = answered.with_detail(question.id, reason=None)  # it was why it did not apply
        if not (settled and detail):
            return answered
        kept = detail.evidence or detail.reason  # why the interviewer saw it so is evidence now
        return answered.with_detail(question.id, adjusted=None, reason=None, evidence=kept)

    if not save(sitting, question.id, edit):
        return False
    label = answer_label(sitting, question, value)
    sitting.show(wrapped(f"{say('saved_answer', lang)}: {short_name(question, lang)} = {label}", columns, "  "))
    if settled:
        sitting.show(wrapped(say("adjustment_gone", lang), columns, "  "))
    evidence = evidence_words(sitting, question)
    if former is not None and former != value and evidence:
        key = letter("evidence", lang)
        sitting.show(wrapped(say("old_evidence", lang, evidence=evidence, letter=key), columns, "  "))
    _say_what_changed(sitting, before)
    return True


def _say_what_changed(sitting: Sitting, before: tuple[Question, ...]) -> None:
    """The questions that an answer brought up or made fall away."""
    lang, columns = sitting.settings.lang, screen_width()
    now = sitting.asked()
    for phrase, ids in (
        ("appeared", [one.id for one in now if one not in before]),
        ("fell_away", [one.id for one in before if one not in now]),
    ):
        if ids and phrase == "appeared" and all(sitting.sheet.value(one) is not None for one in ids):
            phrase = "came_back"  # noqa: PLW2901 (the same, said otherwise)
        if ids:
            minutes = minutes_left([one for one in now if one.id in ids], interviewed=sitting.interviewed)
            text = say(phrase, lang, n=len(ids), minutes=minutes, names=names_of(sitting, ids))
            sitting.show(wrapped(text, columns, "  "))


def _count_time(sitting: Sitting, question: Question, seconds: float) -> None:
    """Let the estimate learn from what an answer took, and add it to the time of its section."""
    sitting.pace = sitting.pace.after(seconds, seconds_for(question, interviewed=sitting.interviewed))
    section = sitting.section(question)
    sitting.spent[section.id] = sitting.spent.get(section.id, 0) + seconds


def _back(sitting: Sitting, question: Question) -> Turn | None:
    before = neighbour(sitting.pack.questionnaire, sitting.sheet, question.id, -1, sitting.only)
    if before is None:
        sitting.show(say("at_first", sitting.settings.lang))
    return before


def _jump(sitting: Sitting, question: Question) -> Turn | None:
    """To any question by its number (of a range its first); Enter alone leads back to this one."""
    show_sections(sitting)
    lang, asked = sitting.settings.lang, sitting.asked()
    while True:
        sitting.show(wrapped(say("jump_to", lang), screen_width()))
        typed = plain(sitting.keyboard.line(say("number", lang))).partition("-")[0]
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(asked):
            if sitting.sheet.value(question.id) is None:
                sitting.home = question.id
            return asked[int(typed) - 1]
        if not typed:
            return question
        sitting.show(say("no_line", lang))


def _forward(sitting: Sitting, question: Question) -> Turn:
    """The next question; back to the list for whoever came from there."""
    if sitting.home == REVIEW:
        sitting.home = ""
        return REVIEW
    return neighbour(sitting.pack.questionnaire, sitting.sheet, question.id, 1, sitting.only) or REVIEW


def _to_review(_sitting: Sitting, _question: Question) -> Turn:
    return REVIEW


def _stop(_sitting: Sitting, _question: Question) -> Turn:
    return STOP


def _adjust(sitting: Sitting, question: Question) -> None:
    if isinstance(question, ChoiceQuestion):
        extras.adjust(sitting, question)


_LEAVING: dict[str, Callable[[Sitting, Question], Turn | None]] = {
    "forward": _forward,
    "back": _back,
    "jump": _jump,
    "review": _to_review,
    "stop": _stop,
}
_BESIDE: dict[str, Callable[[Sitting, Question], None]] = {
    "help": extras.show_help,
    "note": extras.write_note,
    "private_note": extras.write_own_note,
    "evidence": extras.write_evidence,
    "adjust": _adjust,
}
