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


class SecondLook(Content):
    """`questions/_second_look.yaml`: conventions of the authors (questionnaire.md Q-7)."""

    alike: Alike
    guesses: Guesses
    unproven: Remark
    lacking: Remark
    contradictions: tuple[Contradiction, ...]
