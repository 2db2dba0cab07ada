"""Where people of the firm see a thing far apart, in words: who said what, and what that asks for."""

from collections.abc import Iterable

from aiready.answers import SAY, AnswerSheet, SheetRole
from aiready.conditions import Direction
from aiready.gaps import Gap
from aiready.report.phrases import Phrases, View

DIRECTIONS: tuple[Direction, ...] = ("above", "below")


def gaps_view(gaps: Iterable[Gap], sheet: AnswerSheet, phrases: Phrases) -> list[View]:
    """The gaps by direction: its title, what it asks for, and each question with both answers."""
    found = list(gaps)
    groups = [(direction, [gap for gap in found if gap.direction == direction]) for direction in DIRECTIONS]
    return [
        {
            "direction": direction,
            "title": phrases.words[f"gap_{direction}_title"],
            "says": phrases.words[f"gap_{direction}_says"],
            "gaps": [
                _gap(question, [gap for gap in group if gap.question == question], sheet, phrases)
                for question in dict.fromkeys(gap.question for gap in group)
            ],
        }
        for direction, group in groups
        if group
    ]


def _gap(question_id: str, gaps: list[Gap], sheet: AnswerSheet, phrases: Phrases) -> View:
    """One question with the answers of all who are far apart on it, the one with most say first."""
    question = phrases.questions[question_id]
    apart = {role for gap in gaps for role in (gap.first, gap.second)}
    return {
        "ask": question.ask.read(phrases.lang),
        "short": (question.short or question.ask).read(phrases.lang),
        "voices": [_voice(question_id, role, sheet, phrases) for role in SAY if role in apart],
    }


def _voice(question: str, role: SheetRole, sheet: AnswerSheet, phrases: Phrases) -> View:
    """What a role said; of several people each answer with how many gave it."""
    detail = sheet.details.get(question)
    said = (detail.said or {}).get(role, ()) if detail else ()
    return {"role": phrases.words[f"role_{role}"], "answer": phrases.several(question, said)}
