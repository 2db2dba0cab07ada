"""How long the search for flips and the grid of small changes take over all samples, beside one second each.

Prints ratios; nothing here is a test.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from aiready.answers_file import read_sheet
from aiready.assessment import assess
from aiready.margin import find_margin
from aiready.pack_files import built_in_pack, load_pack
from aiready.rollout import choose_rollout
from aiready.sensitivity import find_sensitivity

LIMIT = 1000
"""Milliseconds that the flips of the built-in pack may take."""


def milliseconds(work: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Measure every sample, print the slowest, judge."""
    pack = load_pack(built_in_pack())
    policy, questionnaire = pack.policy, pack.questionnaire
    samples = sorted((built_in_pack() / "questions" / "samples").glob("*.yaml"))
    sheets = [read_sheet(Path(path), pack) for path in samples if not path.name.endswith(".expect.yaml")]
    flips, grids = [], []
    for sheet in sheets:
        rollout = choose_rollout(policy, assess(questionnaire, policy, sheet))
        flips.append(milliseconds(lambda: find_margin(questionnaire, policy, sheet, rollout)))  # noqa: B023 (at once)
        grids.append(milliseconds(lambda: find_sensitivity(questionnaire, policy, sheet)))  # noqa: B023 (at once)
    print(f"{f'slowest of {len(sheets)} samples':<40}{'ms':>8}{'limit':>8}{'ratio':>8}")
    for what, slowest in (("all single and double flips", max(flips)), ("weights and answers shaken", max(grids))):
        print(f"{what:<40}{slowest:>8.1f}{LIMIT:>8}{slowest / LIMIT:>8.2f}")
    return int(max(*flips, *grids) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
