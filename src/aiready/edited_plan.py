"""Puts a person's edits into the plan that all documents are made from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiready.because import Because
from aiready.conditions import Always
from aiready.edits import Draft, Fields, Merged
from aiready.pack import Pack
from aiready.plan import Load, Plan, PlannedAction
from aiready.playbook import Action
from aiready.text import LANGS, Role, Text
from aiready.wording import safe

DAYS_A_WEEK = 7
OWN_WHY = "own_why"
PREPARATION = 1


def with_edits(plan: Plan, merged: Merged, draft: Draft, pack: Pack, red: Iterable[str]) -> Plan:
    """The plan with every edit: names, dates, states, own actions; load and uncovered gates follow.

    `draft` is what the plan says without edits, `red` the gates that are red.
    """
    waivers = tuple(sorted(merged.waivers.items()))
    if not merged.own and not merged.kept and merged.actions == draft.actions:
        return replace(plan, waivers=waivers)
    putting = _Putting(plan, merged, draft, pack)
    actions = _without_dropped_parents(tuple(putting.one(one) for one in merged.actions))
    covered = {gate for one in actions if one.state != "dropped" for gate in one.action.covers}
    ids = {one.action.id for one in actions}
    return replace(
        plan,
        actions=actions,
        postponed=tuple(one for one in plan.postponed if one.action.id not in ids),
        uncovered=tuple(sorted(set(red) - covered)),
        load=_load(plan, actions),
        waivers=waivers,
    )


def _without_dropped_parents(actions: tuple[PlannedAction, ...]) -> tuple[PlannedAction, ...]:
    """What belonged to an action that is dropped or gone stands for itself."""
    there = {one.action.id for one in actions if one.state != "dropped"}
    return tuple(one if not one.inside or one.inside in there else replace(one, inside="") for one in actions)


class _Putting:
    """Each action of the merged plan as a planned action."""

    def __init__(self, plan: Plan, merged: Merged, draft: Draft, pack: Pack) -> None:
        self.plan = plan
        self.merged = merged
        self.draft = draft
        self.pack = pack
        self.planned = {one.action.id: one for one in plan.actions}
        self.known = {one.id: one for one in pack.playbook.actions}
        self.monday = plan.weeks[0].monday

    def one(self, one: str) -> PlannedAction:
        fields = self.merged.actions[one]
        before = self.draft.actions.get(one)
        if before is not None:
            changed = {name: value for name, value in fields.items() if value != before[name]}
            return self._edited(self.planned[one], changed) if changed else self.planned[one]
        own = one in self.merged.own or one not in self.known
        action = self._made_up(one, fields) if own else self.known[one]
        start, due = date.fromisoformat(str(fields["start"])), date.fromisoformat(str(fields["due"]))
        rule = "own" if one in self.merged.own else "kept"
        early = start < self.monday + timedelta(weeks=self.pack.policy.plan.first_weeks)
        blank = PlannedAction(
            action=action,
            owner=action.owner,
            start=start,
            due=due,
            week=0,
            weeks=1,
            inside="",
            early=early,
            needs=(),
            because=(Because("", "", rule),),
            own=rule == "own",
        )
        return self._edited(blank, fields)

    def _edited(self, planned: PlannedAction, changed: Fields) -> PlannedAction:
        """The planned action with these fields as the person wrote them."""
        new: dict[str, Any] = {}
        for name in ("title", "done_when"):
            if name in changed:
                words = safe(str(changed[name]))
                new[name] = Text.model_construct(ja=words, en=words)
        if "minutes" in changed:
            new["minutes"] = changed["minutes"]
        days: dict[str, Any] = {
            name: date.fromisoformat(str(changed[name])) for name in ("start", "due") if name in changed
        }
        rest: dict[str, Any] = {name: changed[name] for name in ("state", "person", "owner", "note") if name in changed}
        found = replace(planned, action=planned.action.model_copy(update=new), **days, **rest)
        if not days and "minutes" not in changed:
            return found
        week = self._week(found.start)
        weeks = self._week(found.due) - week + 1
        early = week < self.pack.policy.plan.first_weeks
        return replace(found, week=week, weeks=weeks, early=early, shares=_spread(found.action.minutes, weeks))

    def _week(self, on: date) -> int:
        return (on - self.monday).days // DAYS_A_WEEK

    def _made_up(self, one: str, fields: Fields) -> Action:
        """The action that stands for what the firm added itself; its words come from the file."""
        words = {lang: self.pack.words[lang][OWN_WHY] for lang in LANGS}
        earlier = [
            other.action.phase
            for other in self.plan.actions
            if not other.inside and other.start <= date.fromisoformat(str(fields["start"]))
        ]
        return Action.model_construct(
            id=one,
            phase=earlier[-1] if earlier else PREPARATION,
            title=Text.model_construct(ja=one, en=one),
            why=Text(**words),
            steps=(),
            done_when=Text.model_construct(ja="", en=""),
            owner="owner",
            minutes=0,
            week=0,
            leverage=1,
            serves=(),
            sources=(),
            when=Always(about="always"),
        )


def _shares(actions: Iterable[PlannedAction]) -> Iterator[tuple[tuple[int, Role], int]]:
    """Minutes by week and role."""
    for one in actions:
        if one.state != "dropped":
            for week, share in enumerate(one.shares, one.week):
                yield (week, one.owner), share


def _spread(minutes: int, weeks: int) -> tuple[int, ...]:
    """Minutes spread evenly over weeks, the first weeks taking the remainder."""
    each, rest = divmod(minutes, weeks)
    return tuple(each + (1 if index < rest else 0) for index in range(weeks))


def _load(plan: Plan, actions: tuple[PlannedAction, ...]) -> tuple[Load, ...]:
    """The load of the plan, moved by what the edits moved; the minutes there are stay."""
    used = {(one.week, one.role): one.minutes for one in plan.load}
    was, now = set(plan.actions), set(actions)
    for found, sign in ((was - now, -1), (now - was, 1)):
        for key, share in _shares(found):
            used[key] = used.get(key, 0) + sign * share
    return tuple(
        Load(week, role, minutes, plan.there_are(week, role))
        for (week, role), minutes in sorted(used.items())
        if minutes
    )
