"""The workbook: what a second program reads, what a spreadsheet works out anew, and text that stays text."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from made_up import NASTY, PACK, firm, firms_with_calendars, worked_out
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from running import SAMPLES, SERVICE, run

from aiready.action_table import action_rows
from aiready.answers import People, Person
from aiready.answers_file import read_sheet
from aiready.csv_cells import csv_bytes, risky
from aiready.ledger import read_ledger
from aiready.measurements import Measure, Measurement, Reviews
from aiready.plan_record import plan_record
from aiready.review import review_progress
from aiready.timing import Timed
from aiready.workbook import workbook_bytes
from aiready.worth_lines import worth_lines

BOTH = pytest.mark.parametrize("lang", ["ja", "en"])
SOFFICE = shutil.which("soffice")
NEEDED = "no spreadsheet program found: install LibreOffice (Debian: apt install libreoffice-calc)"
PAYLOADS = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://example.invalid")',
    "＝1+1",
    "http://example.invalid/x",
)
CLOSE = 1e-6
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""Has every formula worked out when a file is opened."""


HOUR = next(one.title.ja for one in PACK.knowledge.assumptions.assumptions if one.id == "hour_cost")


def written(report, lang="ja"):
    return workbook_bytes(report, lang)


def formulas(raw):
    return load_workbook(io.BytesIO(raw))


def values(raw):
    return load_workbook(io.BytesIO(raw), data_only=True)


def sheet_of(book, name, lang="ja"):
    return book[PACK.words[lang][f"book_{name}"]]


def sample(name):
    return worked_out(read_sheet(SAMPLES / f"{name}.yaml", PACK)).report


def measured(sheet):
    """The same firm with numbers from before and from two reviews."""

    def at(minutes, cases):
        numbers = {"minutes_per_case": minutes, "cases_a_week": cases, "errors": 2}
        values = {name: Measure(value=value, known="measured") for name, value in numbers.items()}
        return Measurement(date="2026-12-01", values=values)

    reviews = Reviews(day_0=at(25, 10), month_1=at(18.5, 9), month_3=at(30, 12))
    return sheet.model_copy(update={"reviews": reviews})


def actions(book, lang="ja"):
    """The rows of the list of actions, by heading, without those still to be filled in."""
    rows = list(sheet_of(book, "actions", lang).iter_rows(min_row=6, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[1]]


def odd():
    """A firm whose every name and text is one that a spreadsheet might work out, or that looks like a pattern."""
    person = [Person(name=name, contact="+81") for name in ("=1+1", "-2+3*", "@cmd|'/C calc'!A1", "?~*")]
    people = People(owner=person[0], champion=person[1], manager=person[2], floor=person[3], permitted_tool="=1+1")
    sheet = firm(2, company__name='=HYPERLINK("http://example.invalid")', aim__annoying_task="+1+1", aim__purpose="@x")
    return sheet.model_copy(update={"people": people, "notes": {"champion.hours": "=1+1"}})


# What a second program reads


@BOTH
def test_the_list_holds_every_action_with_real_dates_and_hours_as_numbers(lang):
    report = sample("service")
    words = PACK.words[lang]
    found = {row["id"]: row for row in actions(values(written(report, lang)), lang)}
    record = plan_record(report, lang)
    assert list(found) == [one.id for one in action_rows(report, lang)]
    for one in record["actions"]:
        row = found[one["id"]]
        assert row[words["list_what"]] == one["title"]
        assert row[words["list_start"]].date().isoformat() == one["start"]
        assert row[words["list_due"]].date().isoformat() == one["due"]
        assert row[words["list_hours"]] == pytest.approx(one["minutes"] / 60)
        assert row[words["list_state"]] == words[f"state_{one['state']}"]


def test_the_list_is_a_table_with_a_filter_a_frozen_head_and_drop_downs():
    sheet = sheet_of(formulas(written(sample("service"))), "actions")
    assert sheet.tables["Actions"].autoFilter is not None
    assert sheet.freeze_panes == "C7"
    lists = [one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert len(lists) == 2
    assert all(PACK.words["ja"]["book_people"] in one for one in lists)


def test_the_drop_downs_offer_everybody_of_the_plan_and_every_state():
    report = sample("service")
    book = values(written(report))
    rules = sheet_of(formulas(written(report)), "actions").data_validations.dataValidation
    offered = []
    for one in rules:
        if one.type == "list":
            name, area = one.formula1.rsplit("!", 1)
            offered.append({cell.value for row in book[name.strip("'")][area.replace("$", "")] for cell in row})
    assert {row["だれが"] for row in actions(book)} <= offered[0]
    assert offered[1] == {PACK.words["ja"][f"state_{one}"] for one in ("planned", "doing", "done", "dropped")}


@BOTH
def test_every_sheet_is_printed_on_a4_across_as_wide_as_one_page_with_page_numbers(lang):
    for sheet in formulas(written(sample("manufacturing"), lang)):
        setup = sheet.page_setup
        assert (setup.orientation, str(setup.paperSize), sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape",
            "9",
            True,
        )
        assert setup.fitToWidth in (None, 1)
        assert "&P" in sheet.oddFooter.center.text
    actions_sheet = sheet_of(formulas(written(sample("manufacturing"), lang)), "actions", lang)
    assert actions_sheet.print_title_rows == "$6:$6"


def test_the_first_sheet_names_the_firm_the_day_and_every_other_sheet():
    book = values(written(sample("service")))
    first = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)
    assert first.startswith(PACK.words["ja"]["plan_title"])
    assert "株式会社しおさい坂くらしサービス" in first
    assert all(name in first for name in book.sheetnames[1:])


def test_what_is_done_and_dropped_is_counted_so():
    report = worked_out(firm(1)).report
    first, second, *rest = report.plan.actions
    plan = replace(report.plan, actions=(replace(first, state="done"), replace(second, state="dropped"), *rest))
    rows = list(sheet_of(values(written(replace(report, plan=plan))), "actions").iter_rows(values_only=True))
    assert rows[3][1:3] == (len(rest) + 1, 1)
    assert rows[3][3] == pytest.approx(sum(one.action.minutes for one in (first, *rest)) / 60)


# What is worked out


@settings(max_examples=6)
@given(firms_with_calendars())
def test_hours_and_loads_of_any_firm_are_those_of_the_plan(sheet):
    report = worked_out(sheet).report
    record = plan_record(report, "ja")
    book = values(written(report))
    whole = sum(one["minutes"] for one in record["actions"]) / 60
    assert sheet_of(book, "actions")["D4"].value == pytest.approx(whole)
    people = [
        row
        for row in sheet_of(book, "people").iter_rows(min_row=5, values_only=True)
        if isinstance(row[3], float | int)
    ]
    assert sum(row[3] for row in people) == pytest.approx(whole)
    weeks = list(sheet_of(book, "timeline").iter_rows(min_row=4, values_only=True))
    mondays = [one.date().isoformat() for one in weeks[0][10:]]
    asked = {}
    for at, row in enumerate(weeks):
        role = next(
            (
                one
                for one in ("owner", "champion", "manager", "floor")
                if row[0] == PACK.words["ja"]["book_load"].format(role=PACK.words["ja"][f"role_{one}"])
            ),
            None,
        )
        if role:
            for monday, hours, there in zip(mondays, row[10:], weeks[at + 1][10:], strict=True):
                if hours:
                    asked[monday, role] = (round(hours * 60, 6), round(there * 60, 6))
    assert asked == {(one["monday"], one["role"]): (one["minutes"], one["there_are"]) for one in record["load"]}


def test_the_lines_of_worth_and_cost_are_those_of_the_plan():
    for name in ("service", "web_studio"):
        report = sample(name)
        sheet = sheet_of(values(written(report)), "worth")
        rows = {row[0]: row[2:5] for row in sheet.iter_rows(min_row=12, values_only=True) if row[0]}
        for line in worth_lines(report.worth()):
            for found, point in zip(rows[f"({line.number})"], line.points, strict=True):
                assert found == (PACK.words["ja"]["worth_none"] if point is None else pytest.approx(float(point)))


def test_without_the_times_the_result_waits_and_says_what_is_missing():
    report = worked_out(firm(2, aim__task_minutes=None, aim__task_times=None)).report
    assert report.worth().missing
    raw = written(report)
    sheet = sheet_of(values(raw), "worth")
    assert sheet["B9"].value == PACK.words["ja"]["book_w_not_yet"]
    assert sheet["C5"].value in (None, "")
    assert all(
        str(formula).startswith("=IF")
        for formula in (sheet_of(formulas(raw), "worth")[one].value for one in ("C5", "D7"))
    )


def test_hours_saved_are_those_of_the_review():
    sheet = measured(firm(2))
    report = worked_out(sheet).report
    rows = list(sheet_of(values(written(report)), "measured").iter_rows(min_row=5, values_only=True))
    hour = float(report.worth().used["hour_cost"].points.middle)
    month_1 = rows[2]
    assert month_1[10] == pytest.approx(25 - 18.5)
    review = review_progress(PACK, sheet, month=1, today=date(2027, 1, 10), timed=Timed())
    assert month_1[11] == pytest.approx(6.5 * 9 * 52 / 12 / 60)
    assert review.saved_hours in (None, pytest.approx(month_1[11]))
    assert month_1[12] == pytest.approx(month_1[11] * hour)
    assert rows[3][10] == pytest.approx(-5)


# What a spreadsheet works out anew


def forgotten(raw):
    """The same workbook with a wrong value stored beside every formula."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>-999</v>", data)
            new.writestr(name, data)
    return out.getvalue()


def formula_cells(raw, found):
    """What stands in every cell of a workbook that has a formula, by sheet and cell."""
    shown = values(found)
    cells = {}
    for sheet in formulas(raw):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = shown[sheet.title][cell.coordinate].value
                    cells[sheet.title, cell.coordinate] = plain_value(value)
    return cells


def plain_value(value):
    """Nothing for an empty text, a number for a day."""
    if isinstance(value, datetime):
        return to_excel(value)
    return None if value == "" else value


def changed(raw):
    """What a reader may do: an action done, another moved to a later week and longer, an assumption changed."""
    book = formulas(raw)
    sheet = sheet_of(book, "actions")
    sheet["G7"] = PACK.words["ja"]["state_done"]
    sheet["D9"], sheet["E9"], sheet["F9"] = date(2027, 3, 1), date(2027, 3, 12), 3
    last = 6 + len(actions(values(raw))) + 1
    sheet[f"B{last}"], sheet[f"C{last}"], sheet[f"F{last}"] = "自社の取り組み", sheet["C7"].value, 1
    sheet[f"D{last}"] = sheet[f"E{last}"] = date(2027, 3, 3)
    cases = sheet_of(book, "ledger")
    for at, minutes in enumerate((30, 20, 25), 2):
        cases.cell(at, 4, minutes)
    for at, minutes in enumerate((12, 10, 14, 16), 12):
        cases.cell(at, 4, minutes)
    sheet_of(book, "measured")["J7"] = 10
    worth = sheet_of(book, "worth")
    at = next(row[0].row for row in worth.iter_rows(min_row=12) if row[1].value == HOUR)
    for column in "CDE":
        worth[f"{column}{at}"] = 4800
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory):
    """Workbooks with what they hold when LibreOffice has worked out every formula: one start for all of them."""
    folder = tmp_path_factory.mktemp("office")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS)
    made = {
        f"{name}_{lang}": written(report, lang)
        for name, report in (
            ("service", sample("service")),
            ("odd", worked_out(measured(odd())).report),
        )
        for lang in ("ja", "en")
    }
    made["waiting_ja"] = written(worked_out(firm(2, aim__task_minutes=None, aim__task_times=None)).report)
    made["changed_ja"] = changed(made["service_ja"])
    for name, raw in made.items():
        (folder / f"{name}.xlsx").write_bytes(forgotten(raw))
    call = [SOFFICE, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", "xlsx"]
    files = sorted(folder.glob("*.xlsx"))
    done = subprocess.run(
        [*call, "--outdir", str(folder / "out"), *map(str, files)], capture_output=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name: (raw, (folder / "out" / f"{name}.xlsx").read_bytes()) for name, raw in made.items()}


@pytest.mark.libreoffice
@pytest.mark.skipif(not SOFFICE, reason=NEEDED)
@pytest.mark.parametrize("name", ["service", "odd"])
@BOTH
def test_a_spreadsheet_works_out_what_aiready_stored(recomputed, name, lang):
    raw, found = recomputed[f"{name}_{lang}"]
    stored, again = formula_cells(raw, raw), formula_cells(raw, found)
    assert len(stored) > 500
    differing = {
        cell: (value, again[cell])
        for cell, value in stored.items()
        if again[cell] != (pytest.approx(value, rel=CLOSE, abs=CLOSE) if isinstance(value, int | float) else value)
    }
    assert differing == {}


@pytest.mark.libreoffice
@pytest.mark.skipif(not SOFFICE, reason=NEEDED)
def test_what_a_reader_fills_in_is_worked_out(recomputed):
    found = recomputed["waiting_ja"][1]
    assert sheet_of(values(found), "worth")["B9"].value == PACK.words["ja"]["book_w_not_yet"]
    found = recomputed["changed_ja"][1]
    book, before = values(found), values(recomputed["service_ja"][0])
    assert [sheet_of(book, "actions")[cell].value for cell in ("B4", "C4")] == [37, 1]
    moved = next(row for row in sheet_of(book, "timeline").iter_rows(min_row=9, values_only=True) if row[6] == 3)
    assert [one for one in moved[10:] if one] == [1.5, 1.5]
    left = sum(
        one or 0 for one in next(sheet_of(before, "timeline").iter_rows(min_row=6, max_row=6, values_only=True))[10:]
    )
    assert left == pytest.approx(sum(one.minutes for one in sample("service").plan.load if one.role == "owner") / 60)
    rows = list(sheet_of(book, "measured").iter_rows(min_row=5, values_only=True))
    assert rows[0][1:6] == (3, 25, 25, 20, 30)
    assert (rows[2][2], rows[2][10]) == (13, 12)
    assert rows[2][11] == pytest.approx(12 * 10 * 52 / 12 / 60)
    assert rows[2][12] == pytest.approx(rows[2][11] * 4800)
    twice = [sheet_of(one, "worth")["D5"].value for one in (before, book)]
    assert twice[1] == pytest.approx(2 * twice[0], rel=0.01)


@pytest.mark.libreoffice
@pytest.mark.skipif(not SOFFICE, reason=NEEDED)
def test_the_list_of_cases_saved_as_csv_is_read_by_the_review(recomputed):
    """What a spreadsheet saves of the sheet is what its cells show."""
    sheet = sheet_of(values(recomputed["changed_ja"][1]), "ledger")
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    for row in rows[1:]:
        if row[3]:
            row[0] = "2026/12/1"
    cases = read_ledger(csv_bytes(rows), "t.csv", [PACK.words["ja"], PACK.words["en"]])
    assert [(one.minutes, one.with_ai) for one in cases] == [(n, False) for n in (30, 20, 25)] + [
        (n, True) for n in (12, 10, 14, 16)
    ]


# Text stays text


def test_what_a_firm_wrote_never_becomes_a_formula_or_a_link():
    report = worked_out(odd()).report
    for lang in ("ja", "en"):
        raw = written(report, lang)
        for sheet in formulas(raw):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.hyperlink is None or cell.hyperlink.target is None
                    if cell.data_type == "f":
                        assert "HYPERLINK" not in str(cell.value)
                        assert "cmd" not in str(cell.value)
        first = " ".join(str(cell.value) for row in values(raw).worksheets[0].iter_rows() for cell in row if cell.value)
        assert '=HYPERLINK("http://example.invalid")' in first


def test_any_text_is_read_back_as_it_was_written():
    """Every action gets a text of its own as its person and its note."""
    report = worked_out(firm(2)).report
    texts = [*PAYLOADS, *NASTY, "_x0041_", "&C&P", "a" * 300]
    planned = dict(zip(texts, report.plan.actions, strict=False))
    assert len(planned) > 30
    edited = tuple(replace(one, person=text, note=text, own=True) for text, one in planned.items())
    raw = written(replace(report, plan=replace(report.plan, actions=edited)))
    found = {row["id"]: row for row in actions(values(raw))}
    assert {text: found[one.action.id]["控え"] for text, one in planned.items()} == {text: text for text in planned}
    assert all(found[one.action.id]["だれが"].startswith(text) for text, one in planned.items())
    cells = [
        cell for row in sheet_of(formulas(raw), "actions").iter_rows(min_row=7) for cell in row if cell.column != 1
    ]
    assert not any(cell.data_type == "f" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and risky(cell.value))


# The same bytes, and nothing that is not asked for


def test_the_same_plan_gives_the_same_bytes_under_any_hash_seed(tmp_path):
    made = {}
    for seed in ("1", "2"):
        out = tmp_path / seed
        ran = run("plan", SERVICE, "-o", out, "--format", "xlsx,csv,json", cwd=tmp_path, PYTHONHASHSEED=seed)
        assert ran.code == 0, ran.err
        made[seed] = {name: (out / name).read_bytes() for name in ("plan.xlsx", "plan.csv", "score.json")}
    assert made["1"] == made["2"]
    names = zipfile.ZipFile(io.BytesIO(made["1"]["plan.xlsx"]))
    assert b"2026-11-21T00:00:00Z" in names.read("docProps/core.xml")


def test_without_the_library_one_line_names_the_extra_and_nothing_is_written(tmp_path):
    (tmp_path / "xlsxwriter.py").write_text("raise ModuleNotFoundError(name='xlsxwriter')")
    path = os.pathsep.join(one for one in (str(tmp_path), os.environ.get("PYTHONPATH")) if one)
    ran = run("plan", SERVICE, "-o", tmp_path / "out", "--format", "md,xlsx", cwd=tmp_path, PYTHONPATH=path)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("A481 ")
    assert 'pip install "aiready[office]"' in ran.err
    assert not (tmp_path / "out").exists()


def test_several_firms_get_a_workbook_each(tmp_path):
    ran = run("plan", SERVICE, SAMPLES / "web_studio.yaml", "-o", "out", "--format", "xlsx,csv,json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    for name in ("service", "web_studio"):
        assert {"plan.xlsx", "plan.csv", "score.json"} <= {path.name for path in (tmp_path / "out" / name).iterdir()}
