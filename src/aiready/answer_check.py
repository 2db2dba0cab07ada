"""Whether a value fits its question, and what a typed text means as an answer."""

import re
import unicodedata
from fractions import Fraction

from aiready.amounts import names_amount
from aiready.conditions import LATER, NOT_APPLICABLE, RESERVED, UNKNOWN, Value
from aiready.errors import INVISIBLE, Fault, Origin, nearest, shown
from aiready.quantity import Span, read_quantity
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, TextPart, TextQuestion

LONGEST_TEXT = 1000
WIDE_COMMAS = "、，"
WIDE_DIGITS = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def answer_faults(question: Question, value: object, origin: Origin, *way: str | int) -> list[Fault]:
    """What is wrong with a value as the answer to this question; nothing where it fits."""
    if value in (UNKNOWN, LATER) or (value == NOT_APPLICABLE and question.not_applicable):
        return []
    if value == NOT_APPLICABLE:
        return [origin.fault("A207", *way, question=question.id)]
    if isinstance(question, ChoiceQuestion):
        return _option_faults(question, value, origin, way)
    if isinstance(question, ChoicesQuestion):
        return _options_faults(question, value, origin, way)
    if isinstance(question, NumberQuestion):
        return _number_faults(question, value, origin, way)
    return _text_faults(value, origin, way)


def _text_faults(value: object, origin: Origin, way: tuple[str | int, ...]) -> list[Fault]:
    if not isinstance(value, str):
        wanted = "text" if isinstance(value, dict | tuple) else "quoted_text"
        return [origin.fault("A203", *way, wanted=wanted, value=shown(value))]
    hidden = INVISIBLE.search(value)
    if hidden:
        return [origin.fault("A104", *way, char=f"{ord(hidden[0]):04X}")]
    fits = value.strip() and len(value) <= LONGEST_TEXT
    return [] if fits else [origin.fault("A210", *way, limit=f"1..{LONGEST_TEXT}", found=len(value))]


def _option_faults(
    question: ChoiceQuestion | ChoicesQuestion, value: object, origin: Origin, way: tuple[str | int, ...]
) -> list[Fault]:
    options = [option.id for option in question.options]
    if value in options:
        return []
    if value is None or isinstance(value, dict | tuple):
        return [origin.fault("A203", *way, wanted="option", value=shown(value))]
    word = shown(value)
    comma = next((sign for sign in word if sign in WIDE_COMMAS), "")
    if comma:
        return [origin.fault("A113", *way, char=comma, plain=", ")]
    guess = nearest(word, options if isinstance(question, ChoicesQuestion) else [*options, UNKNOWN, LATER])
    return [origin.fault("A201", *way, value=word, question=question.id, options=", ".join(options), hint=guess)]


def _options_faults(
    question: ChoicesQuestion, value: object, origin: Origin, way: tuple[str | int, ...]
) -> list[Fault]:
    if not isinstance(value, tuple):
        return [origin.fault("A203", *way, wanted="list", value=shown(value))]
    return [
        fault for index, item in enumerate(value) for fault in _option_faults(question, item, origin, (*way, index))
    ]


def _number_faults(question: NumberQuestion, value: object, origin: Origin, way: tuple[str | int, ...]) -> list[Fault]:
    plain = value.translate(WIDE_DIGITS) if isinstance(value, str) else ""
    if plain != value and isinstance(read_quantity(plain, question.unit), int | float):
        return [origin.fault("A113", *way, char=value, plain=plain)]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return [origin.fault("A203", *way, wanted="number", value=shown(value))]
    if question.whole and not isinstance(value, int):
        return [origin.fault("A203", *way, wanted="whole", value=value)]
    if not question.minimum <= Fraction(str(value)) <= question.maximum:
        return [origin.fault("A204", *way, value=value, limit=f"{question.minimum}..{question.maximum}")]
    return []


def parsed_answer(question: Question, text: str) -> Value:
    """A value typed on a command line, in the shape its question wants (`answer ID=VALUE`)."""
    typed = text.strip()
    if typed in RESERVED or isinstance(question, ChoiceQuestion):
        return typed
    if isinstance(question, ChoicesQuestion):
        return tuple(part.strip() for part in typed.split(",") if part.strip())
    if isinstance(question, NumberQuestion):
        found = read_quantity(typed, question.unit)
        return typed if found is None or isinstance(found, Span) else found
    return typed


def lacking(question: TextQuestion, text: str) -> tuple[TextPart, ...]:
    """The parts that the author of the question hopes for and the text does not show (a guess, by its words)."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    return tuple(
        part for part in question.parts if not (part.digits and names_amount(text)) and not _shows(part, lowered)
    )


def _shows(part: TextPart, lowered: str) -> bool:
    """Whether a sign stands in the text once the hollow words are gone; letters count from the start of a word."""
    for word in part.hollow:
        lowered = lowered.replace(word, " ")
    return any(re.search(rf"(?<![a-z]){re.escape(sign)}" if sign.isascii() else sign, lowered) for sign in part.signs)
