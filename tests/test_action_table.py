"""The list of actions for spreadsheets: every action once, in the order of the plan, and no text that is worked out."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from made_up import NASTY, PACK, firm, firms_with_calendars, worked_out
from running import SERVICE, run

from aiready.action_table import COLUMNS, action_csv, action_rows
from aiready.cli.option_words import FORMATS as SAID
from aiready.cli.option_words import OPTIONS
from aiready.csv_cells import meant_cell
from aiready.documents import FORMATS
from aiready.plan_record import plan_record

BOTH = pytest.mark.parametrize("lang", ["ja", "en"])
PAYLOADS = ("=1+1", "+1+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "＝1", "'=1", "=cmd|' /C calc'!A1")


def read(raw):
    """By id, each row by its headings."""
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    return {row[-1]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


@settings(max_examples=10)
@given(firms_with_calendars())
def test_every_action_is_listed_once_with_the_days_and_minutes_of_the_plan(sheet):
    report = worked_out(sheet).report
    rows = {one.id: one for one in action_rows(report, "ja")}
    record = plan_record(report, "ja")["actions"]
    assert len(rows) == len(action_rows(report, "ja"))
    assert {
        name: (row.start.isoformat(), row.due.isoformat(), row.minutes, row.what) for name, row in rows.items()
    } == {one["id"]: (one["start"], one["due"], one["minutes"], one["title"]) for one in record}
    assert sum(row.minutes for row in rows.values()) == sum(one["minutes"] for one in record)
    numbers = [float(row.number) for row in rows.values()]
    assert numbers == sorted(set(numbers))


@BOTH
def test_the_file_is_what_a_spreadsheet_opens_and_has_headings_in_its_language(lang):
    raw = action_csv(worked_out(firm(2)).report, lang)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    head = raw.decode("utf-8-sig").splitlines()[0].split(",")
    assert head == [PACK.words[lang][f"list_{column}"] for column in COLUMNS]
    assert "=" not in "".join(row[0] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def test_numbers_of_needs_are_rows_that_come_from_the_plan():
    report = worked_out(firm(2)).report
    rows = {row.number: row for row in action_rows(report, "en")}
    planned = {one.action.id: one for one in report.plan.actions}
    seen = 0
    for row in rows.values():
        wanted = {one for one in planned[row.id].needs if one in planned}
        assert {rows[number].id for number in row.needs} == wanted
        seen += len(wanted)
    assert seen > 10


def test_what_was_dropped_stands_last_without_a_number():
    report = worked_out(firm(1)).report
    first, *rest = report.plan.actions
    dropped = replace(report, plan=replace(report.plan, actions=(replace(first, state="dropped"), *rest)))
    rows = action_rows(dropped, "ja")
    assert (rows[-1].id, rows[-1].number, rows[-1].state) == (first.action.id, "", "dropped")
    assert len(rows) == len(report.plan.actions)
    assert read(action_csv(dropped, "ja"))[first.action.id]["進み具合"] == PACK.words["ja"]["state_dropped"]


def test_no_text_of_a_firm_is_worked_out_and_a_number_stays_one():
    report = worked_out(firm(2)).report
    texts = [*PAYLOADS, *NASTY]
    edited = tuple(replace(one, note=text, person=text) for text, one in zip(texts, report.plan.actions, strict=False))
    numbered = replace(report.plan.actions[-1], note="-5")
    plan = replace(report.plan, actions=(*edited[:-1], numbered))
    found = read(action_csv(replace(report, plan=plan), "ja"))
    cells = [cell for row in found.values() for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in tuple("=+@\t\r") or (cell[:1] == "-" and cell != "-5")] == []
    assert found[numbered.action.id]["控え"] == "-5"
    for text, one in zip(texts, edited[:-1], strict=False):
        assert meant_cell(found[one.action.id]["控え"]) == text


def test_the_result_as_json_is_what_score_prints(tmp_path):
    run("plan", SERVICE, "-o", "out", "--format", "json", cwd=tmp_path)
    printed = run("score", SERVICE, "--json", cwd=tmp_path)
    assert json.loads((tmp_path / "out" / "score.json").read_text("utf-8")) == json.loads(printed.out)
    assert json.loads(printed.out)["stage"] in ("not_yet", "prepare", "try", "widen")


@BOTH
def test_the_help_names_every_format_there_is_in_the_order_of_the_table(lang):
    assert list(SAID) == list(FORMATS)
    said = OPTIONS["formats"][lang]
    assert all(f"{name}" in said and words[lang] in said for name, words in SAID.items())
