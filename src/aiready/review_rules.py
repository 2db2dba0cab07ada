"""The rule by which a review is judged, as it was agreed beforehand: content that an author may change."""

from typing import Annotated, Literal

from pydantic import Field

from aiready.checks import Adoption
from aiready.conditions import Condition
from aiready.text import Content, Id, Sources, Text

Verdict = Literal["widen", "adjust", "stop", "not_yet"]
Fits = Literal["tool", "use", "task"]
"""Where an adjustment begins: the tool, the way it is used, the choice of the task."""
TIME = ("shorter", "unclear", "longer")
FACTS: dict[str, tuple[str, ...]] = {
    "review.time": TIME,
    "review.use": ("enough", "some", "few"),
    "review.mistakes": ("fewer", "same", "unclear", "more"),
    "review.judged_by": ("people", "percent"),
    "review.lacks": ("nothing", "before", "now", "both"),
    "review.reached": ("nothing", "before", "trial", "after"),
    "review.month": (),
    "review.of_aim": (),
    "review.weekly_percent": (),
    "review.daily_percent": (),
    "review.not_weekly": (),
    "review.weekly_change": (),
}
"""What a rule may look at beside the answers of the follow-up: results, with their options (none: a number)."""


class Real(Content):
    """When a difference in time is called real, and not what measuring again would show.

    Each middle value must lie outside the range of the other side, with at least `least_cases` timed on both; from
    `trim_from` cases on the range leaves out the ends, one each side and one more by `trim_each` cases. Mistakes count
    as more or fewer from `mistakes_apart` on, in as many cases as were counted on the smaller side.
    """

    least_cases: Annotated[int, Field(ge=2, le=100)]
    trim_from: Annotated[int, Field(ge=3, le=1000)]
    trim_each: Annotated[int, Field(ge=1, le=1000)]
    mistakes_apart: Annotated[int, Field(ge=1, le=1000)]
    says: Text
    sources: Annotated[Sources, Field(min_length=1)]


class NextAction(Content):
    """An action of the playbook to do after the review, in which week, for which firms.

    `title` and `done_when` stand in place of the action's own where those speak of another moment. Where the review
    before named the action too, `again_title` is its title and `asks` the question what came of it; one that is
    `routine` comes every time, and nobody asks.
    """

    action: Id
    week: Annotated[int, Field(ge=0, le=12)]
    title: Text | None = None
    done_when: Text | None = None
    again_title: Text | None = None
    asks: Text | None = None
    routine: bool = False
    when: Condition


class Outcome(Content):
    """What a review comes to: the verdict, why in a sentence, and what to do first on the next working Monday.

    `looked_at_after` are the weeks until somebody looks again, beside the review of the next checkpoint.
    """

    id: Id
    verdict: Verdict
    fits: Fits | None = None
    title: Text
    says: Text
    first: Text
    looked_at_after: Annotated[int, Field(ge=1, le=26)]
    next: Annotated[tuple[NextAction, ...], Field(min_length=1)]
    sources: Annotated[Sources, Field(min_length=1)]


class ReviewRule(Content):
    """One row of the rule: the first whose condition holds gives the outcome; `says` is the row in plain words.

    `shows` is what the answers tell of the cause; it stands in place of what the outcome says without knowing it.
    """

    id: Id
    when: Condition
    outcome: Id
    says: Text
    shows: Text | None = None
    sources: Annotated[Sources, Field(min_length=1)]


class AdoptionRule(Content):
    """When a firm counts as standing in a state of adoption; the first that holds."""

    state: Adoption
    when: Condition


class Use(Content):
    """When enough people use it to widen, and when so few that the cause is looked for; anything between is `some`."""

    enough_when: Condition
    few_when: Condition


class Again(Content):
    """What is said, and what comes first, where the review before came to the same.

    `result` comes first where the review before named the same actions and nobody has said what came of them.
    """

    says: Text
    first: Text
    result: Text


class Course(Content):
    """When the reviews come: weeks from one to the next by month, and what comes after the last."""

    month_1: Annotated[int, Field(ge=1, le=52)]
    month_3: Annotated[int, Field(ge=1, le=52)]
    month_6: Annotated[int, Field(ge=1, le=52)]


class ReviewRules(Content):
    """`playbooks/_review.yaml`, whole.

    `aimed_percent`: the saving that is looked for where no aim was agreed; `recent_days`: how far back a timed case
    counts as of now.
    """

    note: Text
    real: Real
    aimed_percent: Annotated[int, Field(ge=1, le=90)]
    recent_days: Annotated[int, Field(ge=7, le=92)]
    next_review: Course
    again: Again
    use: Use
    rules: Annotated[tuple[ReviewRule, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    adoption: Annotated[tuple[AdoptionRule, ...], Field(min_length=1)]
    sources: Sources = ()

    def outcome(self, name: str) -> Outcome:
        """The outcome with this id; KeyError if there is none."""
        for one in self.outcomes:
            if one.id == name:
                return one
        raise KeyError(name)
