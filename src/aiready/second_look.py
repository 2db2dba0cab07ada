"""What makes answers worth a second look before the result, and what is asked then; never an accusation."""

from typing import Annotated

from pydantic import Field

from aiready.conditions import Condition
from aiready.text import Content, Id, Text


class Alike(Content):
    """From how many barriers with every answer at one level it is mentioned."""

    sections: Annotated[int, Field(ge=1, le=20)]
    says: Text


class Guesses(Content):
    """Above which share of guesses, in percent of the answers, it is mentioned."""

    above: Annotated[int, Field(ge=0, le=99)]
    says: Text


class Remark(Content):
    """What is said, without a number to go by."""

    says: Text


class Contradiction(Content):
    """Answers that seldom hold together."""

    id: Id
    when: Condition
    says: Text


class RemarkWhen(Content):
    """What is said where a condition holds."""

    when: Condition
    says: Text


class Besides(Content):
    """An aim that is not about time: words that show it (small letters), and what to look at then beside minutes."""

    id: Id
    signs: Annotated[tuple[str, ...], Field(min_length=1)]
    says: Text


class PurposeRemarks(Content):
    """Where the purpose does not hold together with other answers, and what it is about besides time.

    `number_unsettled`: it has a number and this condition holds; `number_missing`: it has none and this one holds;
    `task_differs`: it speaks of another task than the first one; `minutes_differ`: of other minutes than were given.
    """

    number_unsettled: RemarkWhen
    number_missing: RemarkWhen
    task_differs: Remark
    minutes_differ: Remark
    besides: tuple[Besides, ...] = ()

    def to_look_at(self, told: str) -> tuple[Besides, ...]:
        """What to look at beside minutes, by the words of a purpose."""
        small = told.casefold()
        return tuple(one for one in self.besides if any(sign in small for sign in one.signs))


class SecondLook(Content):
    """`questions/_second_look.yaml`: conventions of the authors (questionnaire.md Q-7)."""

    alike: Alike
    guesses: Guesses
    unproven: Remark
    lacking: Remark
    purpose: PurposeRemarks | None = None
    contradictions: tuple[Contradiction, ...]
