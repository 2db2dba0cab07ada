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
from aiready.report.phrases import Phrases, View
from aiready.wording import full_day

MOST_CASES, MOST_REASONS = 2, 4
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

    def view(self, assessment: Assessment, today: date) -> View:
        """Everything on offer, under the names that templates use."""
        return {
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
