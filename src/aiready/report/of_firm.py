"""One firm's answers and everything made from them."""

from dataclasses import dataclass, replace

from aiready.answers import AnswerSheet
from aiready.assessment import Assessment
from aiready.edits import Merged
from aiready.find_out import MOST_FIND_OUT, WorthAsking, worth_asking
from aiready.gaps import Gap
from aiready.judging import Known
from aiready.margin import Margin, find_margin
from aiready.pack import Pack
from aiready.plan import Plan
from aiready.plan_check import Finding, check_plan
from aiready.purpose import Purpose, find_purpose
from aiready.ranking import Ranking
from aiready.report.money import worth_of
from aiready.report.ranked import ranked
from aiready.risks import Risks, judge_risks
from aiready.rollout import Rollout
from aiready.sensitivity import Sensitivity, find_sensitivity
from aiready.sheet_text import Comments
from aiready.worth import Worth


@dataclass(frozen=True, slots=True)
class Report:
    """One firm's answers and everything made from them.

    `merged` holds what a person changed in the plan, `comments` what stands beside it in its file.
    """

    pack: Pack
    sheet: AnswerSheet
    assessment: Assessment
    rollout: Rollout
    plan: Plan
    merged: Merged | None = None
    comments: Comments | None = None

    def risks(self) -> Risks:
        """What may go wrong, judged from the same answers."""
        return judge_risks(self.pack.knowledge, self.known())

    def known(self) -> Known:
        """What is known of the firm, its pattern and its stage included."""
        return replace(self.assessment.known, pattern=self.rollout.pattern, stage=self.assessment.stage)

    def checks(self) -> tuple[Finding, ...]:
        """How the plan stands to the checks of the pack."""
        return check_plan(self.pack, self.known(), self.plan, self.ranking().taken_up())

    def ranking(self) -> Ranking:
        """The tasks that may be tried first, best first, and the one taken up."""
        return ranked(self.pack, self.sheet)

    def purpose(self) -> Purpose:
        """What AI is for, in one sentence with a task and a quantity, and what it lacks."""
        return find_purpose(self.pack, self.sheet, self.ranking())

    def gaps(self) -> tuple[Gap, ...]:
        """Where people of the firm see a thing far apart; none where one person answered."""
        return self.assessment.gaps

    def margin(self) -> Margin:
        """How near another way of rolling out is."""
        return find_margin(self.pack.questionnaire, self.pack.policy, self.sheet, self.rollout)

    def sensitivity(self) -> Sensitivity:
        """Whether the result hangs on one weight or one answer."""
        return find_sensitivity(self.pack.questionnaire, self.pack.policy, self.sheet)

    def worth(self) -> Worth | None:
        """What that task is worth and costs; None where there is none, or the pack assumes nothing."""
        return worth_of(self.pack, self.sheet, self.plan, self.ranking().chosen)

    def find_out(self) -> tuple[WorthAsking, ...]:
        """The few open questions that could change the result most."""
        found = worth_asking(self.pack.questionnaire, self.pack.policy, self.sheet, self.rollout)
        return found[:MOST_FIND_OUT]
