"""Which actions a firm takes up, in which order of importance, and which it puts off and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aiready.assessment import Assessment
from aiready.judging import Known, judge, leaves
from aiready.playbook import Action, Playbook
from aiready.policy import PlanLimits

Reason = Literal["later_limit", "within_limit", "needs_postponed", "crowded", "no_room"]
OPENS, EXTRA = -1, 3
UNKNOWN_SEVERITY = 50
"""A barrier nobody could answer weighs as a middling one when actions are ranked."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Actions of the first weeks, those after, those put off; `inside` maps a smaller action to its larger one.

    `needs` holds, for every action taken up or put off, the actions it really waits for. `rank` is the place of every
    smaller action among them, the most useful one first.
    """

    first: tuple[Action, ...]
    later: tuple[Action, ...]
    postponed: tuple[tuple[Action, Reason], ...]
    inside: dict[str, str]
    needs: dict[str, tuple[str, ...]]
    rank: dict[str, int]

    def all_needs(self, action: str) -> set[str]:
        """Everything an action waits for, directly or not."""
        found: set[str] = set()
        waiting = list(self.needs[action])
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.needs[one]
        return found


class _Applicable:
    """The actions whose condition holds, and what their needs and their larger actions mean among them."""

    def __init__(self, playbook: Playbook, known: Known) -> None:
        self.actions = {action.id: action for action in playbook.actions if judge(action.when, known) is True}
        self.stand_ins: dict[str, list[str]] = {}
        for action in self.actions.values():
            self.stand_ins.setdefault(action.stands_for or action.id, []).append(action.id)
        self.needs = {action.id: tuple(dict.fromkeys(self._resolved(action.needs))) for action in self.actions.values()}
        self.after = {action.id: tuple(self._resolved(action.after)) for action in self.actions.values()}
        self.inside = {
            action.id: next(self._resolved((action.within,)))
            for action in self.actions.values()
            if action.within and any(self._resolved((action.within,)))
        }

    def _resolved(self, ids: tuple[str, ...]) -> Iterator[str]:
        for wanted in ids:
            yield from self.stand_ins.get(wanted, [wanted] if wanted in self.actions else [])

    def headlines(self) -> list[Action]:
        return [action for action in self.actions.values() if action.id not in self.inside]

    def parts(self, headline: str) -> list[Action]:
        return [self.actions[part] for part, larger in self.inside.items() if larger == headline]

    def required_headlines(self, headline: str) -> set[str]:
        """The larger actions that must be done before this one or before what a trial cannot do without in it."""
        found: set[str] = set()
        waiting = [headline]
        while waiting:
            one = waiting.pop()
            if one in found:
                continue
            found.add(one)
            essential = [part.id for part in self.parts(one) if part.essential]
            needs = (need for member in (one, *essential) for need in self.needs[member])
            waiting += [self.inside.get(need, need) for need in needs]
        return found


def select_actions(playbook: Playbook, limits: PlanLimits, assessment: Assessment, known: Known) -> Selection:
    """What opens the plan, red gates, what a trial cannot do without, then by severity times leverage over minutes.

    At most `limits.headline_actions` larger actions fall into the first weeks; the rest come after them or are put off.
    """
    applicable = _Applicable(playbook, known)
    rank = _Ranking(assessment)
    headlines = sorted(applicable.headlines(), key=rank)
    first = _first_headlines(applicable, headlines, limits)
    rest = sorted((one for one in headlines if one.id not in first), key=lambda one: (one.phase, one.week, rank(one)))
    postponed: dict[str, Reason] = {one.id: "later_limit" for one in rest[limits.later_headlines :]}
    for headline in headlines:
        extra = sorted((part for part in applicable.parts(headline.id) if rank.group(part) == EXTRA), key=rank.helper)
        kept = 0 if headline.id in postponed else limits.helpers_within
        reason: Reason = "needs_postponed" if headline.id in postponed else "within_limit"
        postponed |= {part.id: reason for part in extra[kept:]}
        if headline.id in postponed:
            postponed |= {part.id: reason for part in applicable.parts(headline.id)}
    _postpone_dependants(applicable, postponed)
    helpers = sorted((applicable.actions[one] for one in applicable.inside), key=rank.helper)
    chosen = [action for action in applicable.actions.values() if action.id not in postponed]
    in_first = {one for one in applicable.actions if applicable.inside.get(one, one) in first}
    return Selection(
        first=tuple(action for action in chosen if action.id in in_first),
        later=tuple(action for action in chosen if action.id not in in_first),
        postponed=tuple((applicable.actions[one], reason) for one, reason in sorted(postponed.items())),
        inside=applicable.inside,
        needs=_with_after(applicable, {action.id for action in chosen}),
        rank={part.id: place for place, part in enumerate(helpers)},
    )


class _Ranking:
    """The order in which larger actions claim a place: a sort key."""

    def __init__(self, assessment: Assessment) -> None:
        self.red = set(assessment.red_gates())
        self.severity = {barrier.id: barrier.severity for barrier in assessment.barriers}
        top = max((one for one in self.severity.values() if one is not None), default=0)
        self.highest = frozenset(barrier for barrier, severity in self.severity.items() if severity == top and top)

    def __call__(self, action: Action) -> tuple[int, Fraction, str]:
        return self.group(action), -self.worth(action), action.id

    def helper(self, action: Action) -> tuple[bool, tuple[int, Fraction, str]]:
        """Among smaller actions, those that serve the highest barrier come first, however long they take."""
        return not self.highest & set(action.serves), self(action)

    def group(self, action: Action) -> int:
        """-1 opens the plan, 0 clears a red gate, 1 is essential, 2 is the pattern's first thirty days, 3 all else."""
        if action.opens:
            return OPENS
        if self.red & set(action.covers):
            return 0
        if action.essential:
            return 1
        return 2 if any(leaf.about == "pattern" for leaf in leaves(action.when)) else EXTRA

    def worth(self, action: Action) -> Fraction:
        found = [self.severity.get(barrier) for barrier in action.serves]
        severity = max(UNKNOWN_SEVERITY if one is None else one for one in found)
        return Fraction(severity * action.leverage, action.minutes)


def _first_headlines(applicable: _Applicable, ranked: list[Action], limits: PlanLimits) -> set[str]:
    chosen: set[str] = set()
    for headline in ranked:
        wanted = chosen | applicable.required_headlines(headline.id)
        early = all(applicable.actions[one].week < limits.first_weeks for one in wanted)
        if early and len(wanted) <= limits.headline_actions:
            chosen = wanted
    return chosen


def _with_after(applicable: _Applicable, chosen: set[str]) -> dict[str, tuple[str, ...]]:
    """What each action waits for: its needs, and what must be finished before it where that is taken up, too."""
    return {
        one: tuple(dict.fromkeys((*needs, *(before for before in applicable.after[one] if before in chosen))))
        for one, needs in applicable.needs.items()
    }


def _postpone_dependants(applicable: _Applicable, postponed: dict[str, Reason]) -> None:
    """An action that waits for one put off is put off too."""
    changed = True
    while changed:
        changed = False
        for action in applicable.actions.values():
            if action.id not in postponed and any(need in postponed for need in applicable.needs[action.id]):
                postponed[action.id] = "needs_postponed"
                changed = True
