"""A plan made anew keeps what a person did to the last one: the merge as such, over made-up plans."""

from dataclasses import replace
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aiready.edits import FIELDS, FRESH, OWN_NEEDS, STATES, Draft, Made, Merged, Twin
from aiready.replan import merge_edits

PLANS = settings(max_examples=1000, deadline=None, phases=[Phase.generate])
IDS = ("card", "driver", "hours", "kickoff", "trial")
OWN_IDS = ("own_1", "own_2")
DAYS = tuple(f"2026-12-{day:02}" for day in range(1, 7))
VALUES = {
    "title": ("紙を作る", "話す", "a|b", "yes"),
    "owner": ("owner", "champion"),
    "minutes": (20, 30, 60),
    "done_when": ("紙がある", "貼ってある"),
}
PERSONS = {**VALUES, "state": STATES, "person": ("田中", "佐藤", ""), "note": ("電話する", "")}


class Firm:
    """A firm whose plan is made, edited and made anew; everything about it comes out of one number."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)  # noqa: S311 (nothing is kept secret)
        self.made = self._history()
        self.files = self._files()
        self.draft = self._draft()

    def merged(self) -> Merged:
        return merge_edits(self.made, self.files, self.draft)

    def _dates(self):
        return dict(zip(("start", "due"), sorted(self.chance.choices(DAYS, k=2)), strict=True))

    def _some(self, ids, share=0.7):
        return [one for one in ids if self.chance.random() < share]

    def _draft(self) -> Draft:
        found = {}
        for one in self._some(IDS):
            fields = {name: self.chance.choice(values) for name, values in VALUES.items()} | self._dates() | FRESH
            found[one] = {name: fields[name] for name in FIELDS}
        return Draft("ja", found, frozenset(IDS))

    def _files(self):
        return tuple(self._file() for _ in range(self.chance.randrange(3)))

    def _file(self) -> Twin:
        """A file of the plan as somebody left it: values changed, actions taken out, actions added."""
        actions = {}
        for one in self._some(self.made.written, 0.85):
            names = self.chance.sample(sorted(PERSONS), self.chance.randrange(3))
            changed = {name: self.chance.choice(PERSONS[name]) for name in names}
            dates = self._dates() if self.chance.random() < 0.3 else {}
            actions[one] = {**self.made.written[one], **changed, **dates}
        for one in self._some(OWN_IDS, 0.3):
            if one not in self.made.written:
                given = {name: self.chance.choice(VALUES[name]) for name in OWN_NEEDS if name in VALUES}
                actions[one] = given | self._dates()
        waivers = {**self.made.waivers, **dict.fromkeys(self._some(("sales", "floor"), 0.3), "小さい会社のため")}
        return Twin(actions, waivers, tuple(self._some(self.made.conflicts)))

    def _history(self) -> Made:
        """What the folder remembers: of the first plan, or of one that was edited and made anew before."""
        first = self._draft()
        self.made = Made("ja", first.actions, first.actions)
        for _ in range(self.chance.randrange(3)):
            files, draft = self._files(), self._draft()
            self.made = remembered(merge_edits(self.made, files, draft), draft)
        return self.made


def remembered(merged: Merged, draft: Draft) -> Made:
    """What the folder remembers after a merge."""
    return Made(draft.lang, merged.generated, merged.actions, merged.waivers, merged.conflicts, shown=merged.shown)


firms = given(st.integers(0, 2**48).map(Firm))


def edits_of(made: Made, twin: Twin):
    """Every value that a person changed in a file."""
    for one, fields in twin.actions.items():
        for name, value in fields.items():
            if made.written.get(one, {}).get(name) != value:
                yield one, name, value


@PLANS
@firms
def test_replanning_an_unedited_plan_changes_nothing(firm):
    draft = firm.draft
    merged = merge_edits(Made("ja", draft.actions, draft.actions), (), draft)
    assert merged.actions == draft.actions
    assert merged.generated == draft.actions
    assert (merged.own, merged.kept, merged.waivers, merged.conflicts, merged.changes) == (set(), set(), {}, (), ())


@PLANS
@firms
def test_every_edit_is_in_the_plan_or_listed_as_a_conflict_after_the_merge(firm):
    made, files, draft = firm.made, firm.files, firm.draft
    merged = merge_edits(made, files, draft)
    listed = {(one.action, one.field, one.other) for one in merged.conflicts}
    removed = {one for twin in files for one in made.written if one not in twin.actions}
    for twin in files:
        for one, name, value in edits_of(made, twin):
            if one in removed and (name == "state" or one not in merged.actions):
                continue  # taken out of the other file: it counts as dropped
            dropped = merged.actions[one]["state"] == "dropped"
            assert merged.actions[one][name] == value or (one, name, value) in listed or dropped
        for check, reason in twin.waivers.items():
            assert merged.waivers.get(check) == reason or made.waivers.get(check) == reason


@PLANS
@firms
def test_what_is_done_begun_or_edited_or_the_firms_own_stays(firm):
    made, files, draft = firm.made, firm.files, firm.draft
    merged = merge_edits(made, files, draft)
    twin = files[0] if len(files) == 1 else None
    for one, fields in made.written.items() if twin is None and not files else ():
        edited = fields != made.generated.get(one)
        if edited or fields["state"] != "planned":
            assert one in merged.actions
        if fields["state"] == "done":
            assert all(
                merged.actions[one][name] == fields[name] for name in ("state", "start", "due", "person", "owner")
            )
        if fields["state"] == "doing":
            assert merged.actions[one]["start"] == fields["start"]
    if twin:
        assert {one for one in twin.actions if one in OWN_IDS} <= set(merged.actions)
    assert set(draft.actions) <= set(merged.actions)
    assert merged.own <= set(OWN_IDS)


@PLANS
@firms
def test_an_action_that_was_taken_out_is_dropped_and_does_not_come_back(firm):
    made, files, draft = firm.made, firm.files, firm.draft
    if len(files) != 1:
        return
    merged = merge_edits(made, files, draft)
    for one in set(made.written) - set(files[0].actions):
        assert merged.actions.get(one, {"state": "dropped"})["state"] == "dropped"
        again = merge_edits(remembered(merged, draft), (), draft)
        assert again.actions.get(one, {"state": "dropped"})["state"] == "dropped"


@PLANS
@firms
def test_merging_twice_is_merging_once(firm):
    made, files, draft = firm.made, firm.files, firm.draft
    once = merge_edits(made, files, draft)
    twice = merge_edits(remembered(once, draft), (), draft)
    assert replace(twice, changes=()) == replace(once, changes=())
    assert list(twice.actions) == list(once.actions)
    assert twice.changes == ()


@PLANS
@firms
def test_the_order_of_actions_in_a_file_changes_nothing(firm):
    made, files, draft = firm.made, firm.files, firm.draft

    def shuffled(actions):
        keys = list(actions)
        firm.chance.shuffle(keys)
        return {key: actions[key] for key in keys}

    mixed = tuple(replace(twin, actions=shuffled(twin.actions)) for twin in files)
    also = replace(made, written=shuffled(made.written), generated=shuffled(made.generated))
    one, other = merge_edits(made, files, draft), merge_edits(also, mixed, draft)
    assert replace(one, changes=()) == replace(other, changes=())
    assert list(one.actions) == list(other.actions)
    assert set(one.changes) == set(other.changes)


@PLANS
@firms
def test_no_action_ends_before_it_begins_and_what_nobody_touched_follows_the_draft(firm):
    made, files, draft = firm.made, firm.files, firm.draft
    merged = merge_edits(made, files, draft)
    assert all(fields["start"] <= fields["due"] for fields in merged.actions.values())
    for one, fields in draft.actions.items():
        if not files and made.written.get(one) == made.generated.get(one):
            assert merged.actions[one] == fields


def plan_of(start, due, **more):
    """A plan of one action."""
    return {"card": {"title": "紙", **FRESH, "owner": "owner", "start": start, "due": due, "minutes": 20, **more}}


def draft_of_one(start, due):
    return Draft("ja", plan_of(start, due, done_when="紙がある"), frozenset(IDS))


def test_what_is_not_done_after_all_follows_the_plan_again():
    first, moved = draft_of_one("2026-12-01", "2026-12-04"), draft_of_one("2026-12-14", "2026-12-18")
    made = Made("ja", first.actions, first.actions)
    done = merge_edits(made, (), moved, {"card": "done"})
    assert done.actions["card"]["start"] == "2026-12-01"
    back = merge_edits(remembered(done, moved), (), moved, {"card": "planned"})
    assert back.actions == moved.actions
    assert back.conflicts == ()


def test_a_day_that_the_person_moved_takes_the_other_day_along_where_both_make_no_sense():
    first, earlier = draft_of_one("2026-12-14", "2026-12-18"), draft_of_one("2026-12-01", "2026-12-04")
    made = Made("ja", first.actions, first.actions)
    file = Twin({"card": {**first.actions["card"], "start": "2026-12-16"}})
    merged = merge_edits(made, (file,), earlier)
    assert [merged.actions["card"][name] for name in ("start", "due")] == ["2026-12-16", "2026-12-18"]
    assert [(one.field, one.kept, one.other) for one in merged.conflicts] == [("start", "2026-12-16", "2026-12-01")]


def test_another_language_is_no_conflict():
    first = draft_of_one("2026-12-14", "2026-12-18")
    english = Draft("en", {"card": {**first.actions["card"], "title": "The card"}}, frozenset(IDS))
    file = Twin({"card": {**first.actions["card"], "title": "わが社の紙"}})
    merged = merge_edits(Made("ja", first.actions, first.actions), (file,), english)
    assert (merged.actions["card"]["title"], merged.conflicts) == ("わが社の紙", ())
    untouched = merge_edits(Made("ja", first.actions, first.actions), (), english)
    assert untouched.actions["card"]["title"] == "The card"


def test_a_conflict_about_a_text_outlives_a_plan_in_the_other_language():
    first = draft_of_one("2026-12-14", "2026-12-18")
    told = {"ja": "紙を一枚", "en": "One card"}
    draft = {
        lang: Draft(lang, {"card": {**first.actions["card"], "title": told[lang]}}, frozenset(IDS)) for lang in told
    }
    file = Twin({"card": {**first.actions["card"], "title": "わが社の紙"}})
    merged = merge_edits(Made("ja", first.actions, first.actions), (file,), draft["ja"])
    last = "ja"
    for lang in ("en", "en", "ja", "ja"):
        merged = merge_edits(remembered(merged, draft[last]), (), draft[lang])
        assert [(one.kept, one.other) for one in merged.conflicts] == [("わが社の紙", told[lang])]
        last = lang
    settled = Twin({"card": {**merged.actions["card"], "title": told["ja"]}})
    assert merge_edits(remembered(merged, draft["ja"]), (settled,), draft["en"]).conflicts == ()
