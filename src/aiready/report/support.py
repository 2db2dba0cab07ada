"""What the pack offers beside actions, in words: first tasks, public programmes, cases, reasons, measures."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from aiready.assessment import Assessment
from aiready.conditions import StageId
from aiready.judging import Known
from aiready.kit import Checkpoint
from aiready.pack import Pack
from aiready.programmes import WITH_ORDERS, Offer, first_of_each_kind, offers
from aiready.ranking import Ranking, proposals
from aiready.report.phrases import Phrases, View
from aiready.use_cases import UseCase
from aiready.wording import duration, full_day

MOST_CASES, MOST_REASONS, MOST_WAITING = 2, 4, 3
REASONS: Mapping[StageId, tuple[str, ...]] = {
    "not_yet": ("why_now", "how", "why_stuck", "purpose"),
    "prepare": ("why_stuck", "how", "purpose", "why_now"),
    "try": ("purpose", "how", "why_stuck", "why_now"),
    "widen": ("how", "purpose", "why_now", "why_stuck"),
}
"""Which thoughts come first at which stage."""


class Support:
    """What a pack knows beside questions and actions, as plain data in one language."""

    def __init__(self, pack: Pack, phrases: Phrases) -> None:
        self.pack = pack
        self.phrases = phrases
        self.lang = phrases.lang
        self.words = phrases.words

    def view(self, assessment: Assessment, tasks: Ranking, today: date) -> View:
        """Everything on offer, under the names that templates use."""
        return {
            "first_tasks": self._first_tasks(tasks),
            "first_tasks_title": self.pack.document_title("first_tasks", self.lang),
            "programmes_title": self.pack.document_title("public_support", self.lang),
            "programmes": self._programmes(assessment.known, today),
            "cases": self._cases(assessment),
            "reasons": self._reasons(assessment.stage),
            "retention": self._retention(),
            "metrics": self._metrics(),
            "time_figures": self.phrases.figures(
                figure for one in self.pack.knowledge.metrics if "day_0" in one.at for figure in one.figures
            ),
        }

    def _first_tasks(self, tasks: Ranking) -> View:
        shown = proposals(tasks, self.pack.policy.plan)
        return {
            "own": next((self._task(one.option.like) for one in shown if one.option.own and one.option.like), None),
            "first": [self._task(one.option.like) for one in shown if not one.option.own and one.option.like],
            "locked": [self._task(one.option.like) for one in tasks.waiting if one.option.like][:MOST_WAITING],
            "later": [self._task(one) for one in tasks.later][:MOST_WAITING],
        }

    def _task(self, one: UseCase) -> View:
        low, high = one.saving.low, one.saving.high
        return {
            "id": one.id,
            "title": one.title.read(self.lang),
            "minutes": duration(one.minutes, self.lang),
            "times": self.words["times_a_month"].format(n=one.times_a_month),
            "a_month": duration(one.minutes * one.times_a_month, self.lang),
            "saving": self.words["saving_range"].format(low=low, high=high),
            "data": one.data,
            "data_word": self.words[f"data_{one.data}"],
            "caution": one.caution.read(self.lang),
            "prompt": one.prompt.read(self.lang) if one.prompt else "",
            "before": one.before.read(self.lang) if one.before else "",
            "needs_data": one.needs_data.read(self.lang) if one.needs_data else "",
            "proof": self.words[f"proof_{one.proof}"],
        }

    def _programmes(self, known: Known, today: date) -> View | None:
        programmes = self.pack.knowledge.programmes
        if programmes is None:
            return None
        found = offers(programmes.programmes, known, today)
        shown = first_of_each_kind(found)
        return {
            "shown": [self._offer(one) for one in shown],
            "named": [self._offer(one) for one in found if one not in shown],
            "note": programmes.note.read(self.lang),
            "subsidy_note": programmes.subsidy_note.read(self.lang),
        }

    def _offer(self, offer: Offer) -> View:
        """Past its day, or where nobody is sure, a programme shows its name and its official page and nothing else."""
        one = offer.programme
        known = {
            "says": one.says.read(self.lang),
            "for_whom": one.for_whom.read(self.lang),
            "terms": one.terms.read(self.lang) if one.terms else "",
            "prepare": [text.read(self.lang) for text in one.prepare],
        }
        return {
            "id": one.id,
            "title": one.title.read(self.lang),
            "kind": one.kind,
            "with_orders": one.kind in WITH_ORDERS,
            "as_of": full_day(date.fromisoformat(one.as_of), self.lang),
            "url": one.url,
            **(known if offer.sure else dict.fromkeys(known, "")),
        }

    def _cases(self, assessment: Assessment) -> list[View]:
        """The two nearest: of the same industry first, then those that speak to the highest barriers."""
        industry = assessment.known.answers.get("company.industry")
        severity = {barrier.id: barrier.severity or 0 for barrier in assessment.barriers}
        ranked = sorted(
            (one for one in self.pack.knowledge.cases if not one.industries or industry in one.industries),
            key=lambda one: (not one.industries, -max(severity[barrier] for barrier in one.barriers), one.id),
        )
        return [
            {
                "title": one.title.read(self.lang),
                "story": one.story.read(self.lang),
                "learned": one.learned.read(self.lang),
                "claim": self.phrases.claim(one.sources),
            }
            for one in ranked[:MOST_CASES]
        ]

    def _reasons(self, stage: StageId) -> list[View]:
        order = REASONS[stage]
        ranked = sorted(
            enumerate(self.pack.knowledge.reasons), key=lambda placed: (order.index(placed[1].for_), placed[0])
        )
        one_each = {reason.for_: reason for _, reason in reversed(ranked)}
        chosen = sorted(one_each.values(), key=lambda reason: order.index(reason.for_))[:MOST_REASONS]
        return [
            {
                "title": one.title.read(self.lang),
                "says": one.says.read(self.lang),
                "figures": self.phrases.figures(one.figures),
            }
            for one in chosen
        ]

    def _retention(self) -> View | None:
        retention = self.pack.knowledge.retention
        if retention is None:
            return None
        alarm = retention.alarm
        return {
            "states": [
                {"title": one.title.read(self.lang), "says": one.says.read(self.lang)} for one in retention.states
            ],
            "alarm": alarm.says.read(self.lang).replace("{percent}", str(alarm.percent)),
            "percent": alarm.percent,
            "weeks": alarm.weeks,
            "compare": [
                {key: getattr(row, key).read(self.lang) for key in ("what", "introduced", "lasting")}
                for row in retention.compare
            ],
        }

    def _metrics(self) -> dict[str, list[View]]:
        return {
            checkpoint: [
                {
                    "id": one.id,
                    "title": one.title.read(self.lang),
                    "how": one.how.read(self.lang),
                    "unit": one.unit.read(self.lang),
                }
                for one in self.pack.knowledge.metrics
                if checkpoint in one.at
            ]
            for checkpoint in get_args(Checkpoint)
        }
