"""What a run can be told to stop on: a level of a barrier, a gate, a stage."""

from aiready.assessment import Assessment
from aiready.conditions import LEVELS, StageId
from aiready.pack import Pack

STAGES: tuple[StageId, ...] = ("not_yet", "prepare", "try", "widen")
"""From the earliest to the furthest."""


def limits(pack: Pack) -> tuple[str, ...]:
    """What a run can be told to stop on: the levels of a barrier, the gates, the stages."""
    return (*LEVELS, *(gate.id for gate in pack.policy.gates), *STAGES)


def stands_at(assessment: Assessment, limit: str) -> bool:
    """Whether a barrier stands at this level or higher, this gate is red, or the firm is no further than this stage."""
    if limit in LEVELS:
        found = [barrier.level for barrier in assessment.barriers if barrier.level is not None]
        return any(LEVELS.index(level) >= LEVELS.index(limit) for level in found)
    if limit in STAGES:
        return STAGES.index(assessment.stage) <= STAGES.index(limit)
    return limit in assessment.red_gates()
