"""A task that could be the first one: the firm's own or one of the catalogue, with what is known of it in numbers."""

from dataclasses import dataclass
from typing import Literal

from aiready.text import Text
from aiready.use_cases import DataClass, Department, Saving


@dataclass(frozen=True, slots=True)
class Candidate:
    """Minutes are of one round, `times_a_month` counts the rounds of everybody together; None: nobody has said.

    `measured`: minutes and times were measured in the firm before the trial, not estimated. `saving`: in percent of the
    minutes, a range of the catalogue and never a promise. `data` None: not known yet, to be treated like A.
    """

    id: str
    title: Text
    origin: Literal["own", "catalogue"]
    department: Department | None
    people: int | None
    minutes: int | None
    times_a_month: int | None
    measured: bool
    saving: Saving
    data: DataClass | None

    def hours_a_month(self) -> float | None:
        """Hours a month of everybody together; None where minutes or times are not known."""
        if self.minutes is None or self.times_a_month is None:
            return None
        return self.minutes * self.times_a_month / 60
