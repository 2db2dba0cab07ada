"""The plan in a calendar: what two parsers read, ids that last, days that fit, and firms that write odd things."""

import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject
from hypothesis import given, settings
from icalendar import Calendar
from made_up import PACK, TODAY, firm, sheets, worked_out
from running import SAMPLES, SERVICE, run

from aiready.answers_file import read_sheet
from aiready.cli import run as run_here
from aiready.documents import render
from aiready.errors import AireadyError
from aiready.sheet_text import sheet_bytes

BOTH = pytest.mark.parametrize("lang", ["ja", "en"])
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1


def written(report, lang="ja"):
    return next(one.data for one in render(report, ("ics",), lang) if one.name == "plan.ics")


def entries(raw):
    """By id: title, first and last day, state, as the first parser reads them."""
    return {
        str(event["UID"]): (
            str(event["SUMMARY"]),
            event.decoded("DTSTART"),
            event.decoded("DTEND") - timedelta(days=1),
            str(event["STATUS"]),
        )
        for event in Calendar.from_ical(raw).walk("VEVENT")
    }


def entries_of_the_other(raw):
    """The same by the second parser."""
    calendar = vobject.readOne(raw.decode())
    return {
        event.uid.value: (
            event.summary.value,
            event.dtstart.value,
            event.dtend.value - timedelta(days=1),
            event.status.value,
        )
        for event in calendar.vevent_list
    }


@settings(max_examples=25)
@given(sheets())
def test_two_parsers_read_every_action_with_its_title_and_its_days(sheet):
    report = worked_out(sheet).report
    raw = written(report)
    found = entries(raw)
    assert found == entries_of_the_other(raw)
    days = sorted((one.start, one.due) for one in report.plan.actions)
    assert sorted((start, due) for _, start, due, _ in found.values()) == days
    assert all(len(line) <= LONGEST_LINE for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


@BOTH
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.expect.yaml")), ids=lambda path: path.stem)
def test_the_calendar_of_every_sample_is_read_by_both_and_holds_the_three_reviews(path, lang):
    sheet = read_sheet(path.with_name(path.name.replace(".expect", "")), PACK)
    report = worked_out(sheet).report
    raw = written(report, lang)
    assert entries(raw) == entries_of_the_other(raw)
    review = PACK.words[lang]["ics_review"]
    kinds = [event["CATEGORIES"].to_ical().decode() for event in Calendar.from_ical(raw).walk("VEVENT")]
    assert kinds.count(review) == len(("month 1", "month 3", "month 6"))
    meetings = [one for one in report.plan.actions if {"kickoff", "judge"} & {*one.action.deeds}]
    assert kinds.count(PACK.words[lang]["ics_meeting"]) == len(meetings)


def test_a_second_import_moves_the_entries_and_doubles_none():
    """What a calendar does on import: it puts an entry in place of the one with the same id and a lower sequence."""
    first, later = worked_out(firm(1)), worked_out(firm(1), starts_on=date(2027, 2, 1))
    plan = replace(later.plan, today=TODAY + timedelta(days=40))
    before, after = written(first.report), written(replace(later.report, plan=plan), "en")
    shared = {one.action.id for one in first.plan.actions} & {one.action.id for one in later.plan.actions}
    assert len(shared) > 10
    assert len(entries(before).keys() & entries(after).keys()) == len(shared)
    earlier, now = sequences(before), sequences(after)
    assert all(now[uid] > earlier[uid] for uid in earlier.keys() & now.keys())


def test_two_firms_in_one_calendar_share_no_entry():
    one, other = (written(worked_out(firm(1, company__name=name)).report) for name in ("甲", "乙"))
    assert entries(one)
    assert not entries(one).keys() & entries(other).keys()


def sequences(raw):
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in Calendar.from_ical(raw).walk("VEVENT")}


def planned(folder, sheet, *more):
    """What `plan` writes into the folder of a calendar, by the command as a person calls it."""
    (folder / "sheet.yaml").write_bytes(sheet_bytes(sheet))
    call = [
        "plan",
        str(folder / "sheet.yaml"),
        "-o",
        str(folder / "out"),
        "--format",
        "ics",
        "--today",
        TODAY.isoformat(),
    ]
    assert run_here([*call, *more]) == 0
    return (folder / "out" / "plan.ics").read_bytes()


def test_a_second_plan_on_the_same_day_replaces_the_first_and_cancels_what_fell_out_of_it(tmp_path):
    first = planned(tmp_path, firm(1))
    assert planned(tmp_path, firm(1)) == first
    second = planned(tmp_path, firm(3))
    gone = entries(first).keys() - {one for one, (*_, state) in entries(second).items() if state == "CONFIRMED"}
    assert gone
    assert entries(second).keys() >= gone
    assert all(entries(second)[one][:3] == entries(first)[one][:3] for one in gone)
    assert entries(second) == entries_of_the_other(second)
    assert min(sequences(second).values()) > max(sequences(first).values())
    third = planned(tmp_path, firm(3, aim__driver_hours=8))
    assert entries(third).keys() >= gone
    back = planned(tmp_path, firm(1))
    assert {entries(back)[one][3] for one in gone} == {"CONFIRMED"}


def test_two_firms_without_a_name_share_no_entry_and_each_keeps_its_own(tmp_path):
    nameless = {"company__name": None}
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = planned(one, firm(1, **nameless)), planned(other, firm(2, **nameless))
    assert entries(first)
    assert not entries(first).keys() & entries(second).keys()
    later = planned(one, firm(1, **nameless, aim__driver_hours=8))
    assert entries(later).keys() >= entries(first).keys()


def test_what_is_done_says_so_and_what_was_dropped_is_cancelled():
    report = worked_out(firm(1)).report
    first, second, *rest = report.plan.actions
    actions = (replace(first, state="done"), replace(second, state="dropped"), *rest)
    found = list(entries(written(replace(report, plan=replace(report.plan, actions=actions)))).values())
    assert found[0][0].startswith(PACK.words["ja"]["mark_done"])
    assert [state for *_, state in found[:3]] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_only_meetings_and_reviews_remind_of_themselves():
    for event in Calendar.from_ical(written(worked_out(firm(2)).report, "en")).walk("VEVENT"):
        kind = event["CATEGORIES"].to_ical().decode()
        assert bool(list(event.walk("VALARM"))) is (kind in ("meeting", "review")), kind


def test_without_the_library_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(AireadyError) as refused:
        render(worked_out(firm(1)).report, ("ics",), "ja")
    assert [one.code for one in refused.value.faults] == ["A480"]


def test_the_command_writes_it_beside_the_rest_and_the_same_bytes_again(tmp_path):
    for folder in ("a", "b"):
        ran = run("plan", SERVICE, "-o", folder, "--format", "md,ics", cwd=tmp_path)
        assert ran.code == 0
    assert (tmp_path / "a" / "plan.ics").read_bytes() == (tmp_path / "b" / "plan.ics").read_bytes()
    assert (tmp_path / "a" / "plan.md").is_file()
