"""Edits in the plan that documents are made from: made-up firms, the whole way to the text."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made_up import NASTY, PACK, sheets, worked_out

from aiready.documents import render
from aiready.editable import draft_of
from aiready.edited_plan import with_edits
from aiready.edits import STATES, Made, Twin
from aiready.replan import merge_edits
from aiready.wording import safe


def edited(sheet, later, number):
    """A firm's plan, edited by somebody, then made anew from other answers; with the edits that were made."""
    chance = Random(number)  # noqa: S311 (nothing is kept secret)
    first = draft_of(worked_out(sheet).report, "ja")
    actions = {}
    for one, fields in first.actions.items():
        if chance.random() < 0.9:
            changed = {"person": chance.choice(NASTY), "note": chance.choice(NASTY), "state": chance.choice(STATES)}
            changed |= {"title": chance.choice(NASTY)} if chance.random() < 0.3 else {}
            changed |= {"minutes": chance.randrange(5, 300), "owner": "floor"} if chance.random() < 0.3 else {}
            changed |= {"start": "2026-11-02", "due": "2027-11-05"} if chance.random() < 0.2 else {}
            actions[one] = {**fields, **(changed if chance.random() < 0.5 else {})}
    actions["own_1"] = {"title": chance.choice(NASTY), "start": "2027-01-11", "due": "2027-02-12", "minutes": 50}
    files = (Twin(actions, {"sales": "小さい会社のため"}),)
    report = worked_out(later).report
    draft = draft_of(report, "ja")
    merged = merge_edits(Made("ja", first.actions, first.actions), files, draft)
    plan = with_edits(report.plan, merged, draft, PACK, report.assessment.red_gates())
    return replace(report, plan=plan, merged=merged), merged


NUMBERS = st.integers(0, 2**32)


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(sheets(), sheets(), NUMBERS)
def test_the_plan_says_what_the_files_say_and_its_load_is_that_of_its_actions(sheet, later, number):
    report, merged = edited(sheet, later, number)
    plan = report.plan
    assert [one.action.id for one in plan.actions] == list(merged.actions)
    for one in plan.actions:
        fields = merged.actions[one.action.id]
        said = (one.state, one.person, one.owner, one.start, one.due, one.action.minutes, one.note)
        days = (date.fromisoformat(fields["start"]), date.fromisoformat(fields["due"]))
        assert said == (
            *(fields[name] for name in ("state", "person", "owner")),
            *days,
            *(fields[name] for name in ("minutes", "note")),
        )
    shown = [*plan.headlines(early=True), *plan.headlines(early=False)]
    shown += [part for one in shown for part in plan.parts(one.action.id)]
    assert sorted(one.action.id for one in (*shown, *plan.dropped())) == sorted(merged.actions)
    assert sum(one.minutes for one in plan.load) == sum(one.action.minutes for one in shown)
    assert all(one.minutes > 0 for one in plan.load)
    assert plan.waivers == (("sales", "小さい会社のため"),)
    assert set(report.assessment.red_gates()) - {gate for one in shown for gate in one.action.covers} == set(
        plan.uncovered
    )


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(sheets(), sheets(), NUMBERS)
def test_every_name_and_own_title_stands_in_the_documents_and_nothing_becomes_markup(sheet, later, number):
    report, merged = edited(sheet, later, number)
    documents = {one.name: one.data.decode() for one in render(report, ("md", "html"), "ja")}
    for one in report.plan.not_dropped():
        if one.person:
            assert safe(one.person) in documents["plan.md"]
    assert safe(merged.actions["own_1"]["title"]) in documents["summary.md"]
    for name, text in documents.items():
        if name.endswith(".html"):
            assert not any(one in text for one in ("<script>alert", "<img src=x", 'href="javascript'))


def test_a_plan_that_nobody_edited_is_the_draft():
    from made_up import firm

    report = worked_out(firm(1)).report
    draft = draft_of(report, "ja")
    merged = merge_edits(Made("ja", draft.actions, draft.actions), (), draft)
    red = report.assessment.red_gates()
    plan = with_edits(report.plan, merged, draft, PACK, red)
    assert plan == report.plan
    assert render(replace(report, plan=plan, merged=merged), ("md",), "ja") == render(report, ("md",), "ja")
