"""All that a template may see: the answers, the results and the plan as plain data in one language."""

from aiready.report.apart import gaps_view
from aiready.report.certainty import Certainty
from aiready.report.doing import Doing
from aiready.report.findings import Findings
from aiready.report.money import Money
from aiready.report.of_firm import Report
from aiready.report.phrases import Phrases, View
from aiready.report.support import Support
from aiready.report.tasks import Tasks
from aiready.text import Lang

__all__ = ["Report", "view"]


def view(report: Report, lang: Lang) -> View:
    """The report as plain data: texts in one language, the firm's own words safe for Markdown."""
    phrases = Phrases(report.pack, report.sheet, lang, small=report.plan.small)
    assessment = report.assessment
    planned = {one.action.id: phrases.text(one.action.title) for one in report.plan.not_dropped()}
    return {
        "lang": lang,
        "words": phrases.words,
        **Findings(report.pack, report.sheet, phrases).view(assessment, report.rollout, report.risks(), planned),
        **Certainty(report.pack, report.sheet, phrases).view(
            assessment, report.rollout, (report.margin(), report.sensitivity(), report.find_out())
        ),
        "answered_by": phrases.words[f"role_{report.sheet.respondent.role}"] if report.sheet.respondent else "",
        "borders": report.pack.policy.levels.model_dump(),
        "gaps": gaps_view(report.gaps(), report.sheet, phrases),
        "worth": _worth(report, phrases),
        **Support(report.pack, phrases).view(assessment, report.plan.today),
        **Tasks(report.pack, phrases).view(report.ranking(), report.purpose()),
        **Doing(report, phrases).view(),
    }


def _worth(report: Report, phrases: Phrases) -> View | None:
    found, defaults = report.worth(), report.pack.knowledge.assumptions
    return Money(defaults, phrases).view(found, report.plan) if found and defaults else None
