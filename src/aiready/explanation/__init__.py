"""Why anything came out as it did: the chain from answer to consequence, with ids, in plain words."""

from collections.abc import Callable, Mapping
from functools import partial

from aiready.errors import AireadyError, fault, nearest
from aiready.explanation.chain import Explanation, Telling
from aiready.explanation.doing import explain_action, explain_check, explain_figure, explain_risk
from aiready.explanation.money import explain_worth
from aiready.explanation.results import (
    explain_barrier,
    explain_gate,
    explain_rollout,
    explain_sensitivity,
    explain_stage,
)
from aiready.explanation.tasks import TASKS, explain_task, explain_tasks
from aiready.report import Report
from aiready.text import Lang

ROLLOUT, STAGE, SENSITIVITY, WORTH = "rollout", "stage", "sensitivity", "worth"

__all__ = ["Explanation", "explain"]


def explain(report: Report, what: str | None, lang: Lang) -> tuple[Explanation, ...]:
    """One explanation, or those of all barriers, gates, the stage, the rollout and the grid where nothing is named.

    Raises:
        AireadyError: nothing in this report has that id.
    """
    telling = Telling(report, lang)
    ways = _ways(telling)
    general = [*(barrier.id for barrier in report.assessment.highest()), *(gate.id for gate in report.assessment.gates)]
    general += [STAGE, ROLLOUT, SENSITIVITY]
    if what is None:
        return tuple(ways[one]() for one in general)
    if what not in ways:
        options = ", ".join([*general, TASKS, *(one for one in (WORTH,) if one in ways)])
        raise AireadyError([fault("", "A406", what=what, hint=nearest(what, ways), options=options)])
    return (ways[what](),)


def _ways(telling: Telling) -> Mapping[str, Callable[[], Explanation]]:
    """How each id is explained; where two kinds share an id, the result of the answers goes before content."""
    report, assessment = telling.report, telling.report.assessment
    ways: dict[str, Callable[[], Explanation]] = {
        source.id: partial(explain_figure, telling, source) for source in report.pack.knowledge.sources if source.figure
    }
    ranking = report.ranking()
    tasks = (*ranking.entries, *ranking.waiting)
    ways |= {task.candidate.id: partial(explain_task, telling, task, ranking) for task in tasks}
    ways |= {action.id: partial(explain_action, telling, action) for action in report.pack.playbook.actions}
    ways |= {risk.risk.id: partial(explain_risk, telling, risk) for risk in report.risks().patterns}
    ways |= {f"check:{finding.check.id}": partial(explain_check, telling, finding) for finding in report.checks()}
    ways |= {gate.id: partial(explain_gate, telling, gate) for gate in assessment.gates}
    ways |= {barrier.id: partial(explain_barrier, telling, barrier) for barrier in assessment.barriers}
    ways[TASKS] = partial(explain_tasks, telling, ranking)
    ways[STAGE] = partial(explain_stage, telling)
    ways[ROLLOUT] = partial(explain_rollout, telling)
    ways[SENSITIVITY] = partial(explain_sensitivity, telling)
    worth = report.worth()
    if worth:
        ways[WORTH] = partial(explain_worth, telling, worth)
    return ways
