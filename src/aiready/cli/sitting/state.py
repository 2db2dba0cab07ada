"""One sitting of an interview: what is asked, what is answered, how the person is spoken to."""

from collections.abc import Callable
from dataclasses import dataclass, field

from aiready.answers import AnswerSheet
from aiready.answers_file import OpenSheet
from aiready.cli.settings import Settings
from aiready.cli.sitting.keyboard import Keyboard
from aiready.interview import Only, Pace, questions_asked
from aiready.pack import Asking
from aiready.questionnaire import Question, Section


@dataclass(slots=True)
class Sitting:
    """The pack that asks, the sheet that remembers, the keyboard and the screen.

    `clock` gives seconds, `show_result` prints the result so far, `only` are the ids of the short way,
    `interviewed`: a consultant asks; `home` is where a jump began (a question's id, or the review), `page` the page
    of the review that comes next.
    """

    pack: Asking
    settings: Settings
    keyboard: Keyboard
    show: Callable[[str], None]
    clock: Callable[[], float]
    opened: OpenSheet
    show_result: Callable[[AnswerSheet], None]
    only: Only = None
    interviewed: bool = False
    pace: Pace = field(default_factory=Pace)
    home: str = ""
    page: int = 0
    introduced: set[str] = field(default_factory=set)
    spent: dict[str, float] = field(default_factory=dict)

    @property
    def sheet(self) -> AnswerSheet:
        """The sheet as it is saved."""
        return self.opened.sheet

    @property
    def plain(self) -> bool:
        """Whether the screen is only good for lines of text."""
        return not self.keyboard.at_once

    def asked(self) -> tuple[Question, ...]:
        """The questions that can be reached now."""
        return questions_asked(self.pack.questionnaire, self.sheet, self.only)

    def section(self, question: Question) -> Section:
        """The section that a question stands in."""
        return next(one for one in self.pack.questionnaire.sections if question in one.questions)
