"""`answer`: sets and corrects answers, and writes nothing at all when one of them is wrong."""

import os
import re
import stat

import pytest
from made_up import PACK
from running import SERVICE, run

from aiready.answers_file import read_sheet


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_bytes(SERVICE.read_bytes())
    return path


def answer(sheet, *assignments, **changes):
    return run("answer", sheet.name, *assignments, cwd=sheet.parent, **changes)


def value(sheet, question):
    return read_sheet(sheet, PACK).value(question)


def test_answers_of_every_kind_are_set_in_a_new_sheet_that_only_its_owner_reads(tmp_path):
    path = tmp_path / "新しい.yaml"
    given = (
        "company.name=株式会社みどり",
        "company.employees=48",
        "company.data=public, customer",
        "champion.hours=unknown",
    )
    ran = answer(path, *given, "champion.appointed=nobody", "aim.driver_hours=1.5", "aim.purpose=a = b: 'c' # d")
    assert (ran.code, ran.out) == (0, "")
    assert "7" in ran.err
    found = read_sheet(path, PACK)
    assert found.company == {"name": "株式会社みどり", "employees": 48, "data": ("public", "customer")}
    assert found.answers == {
        "champion.hours": "unknown",
        "champion.appointed": "nobody",
        "aim.driver_hours": 1.5,
        "aim.purpose": "a = b: 'c' # d",
    }
    assert found.date == "2026-11-21"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_answer_is_corrected_and_the_others_stay(sheet):
    before = read_sheet(sheet, PACK)
    assert answer(sheet, "champion.appointed=asked").code == 0
    assert read_sheet(sheet, PACK) == before.with_answer("champion.appointed", "asked")


def test_an_answer_is_taken_away_by_an_empty_value(sheet):
    assert answer(sheet, "champion.appointed=").code == 0
    assert value(sheet, "champion.appointed") is None


@pytest.mark.parametrize(("typed", "wanted"), [("３０", 30), ("1,000", 1000), (" 30 ", 30)])
def test_numbers_typed_with_a_japanese_keyboard_are_read(sheet, typed, wanted):
    assert answer(sheet, f"company.employees={typed}").code == 0
    assert value(sheet, "company.employees") == wanted


WRONG = {
    "champion.appointed=askd": ("A201", "asked"),
    "champion.apointed=asked": ("A202", "champion.appointed"),
    "company.employees=many": ("A203", "many"),
    "company.employees=2.5": ("A203", "2.5"),
    "company.employees=0": ("A204", "1000"),
    "company.employees=99999": ("A204", "1000"),
    "company.employees=nan": ("A203", "nan"),
    "company.employees=1_0": ("A203", "1_0"),
    "company.data=public,custmer": ("A201", "customer"),
    "champion.appointed=not_applicable": ("A207", "unknown"),
    "champion.appointed": ("A405", "="),
    "=asked": ("A202", ""),
    "aim.purpose=   ": ("A210", ""),
    "aim.purpose=a\u2028b": (r"A\d{3}", ""),
    "aim.purpose=a\u202eb": (r"A\d{3}", ""),
    "aim.purpose=\x1b[31mred": (r"A\d{3}", ""),
}


@pytest.mark.parametrize("wrong", WRONG, ids=ascii)
def test_a_wrong_answer_is_refused_and_nothing_is_written(sheet, wrong):
    code, said = WRONG[wrong]
    before = sheet.read_bytes()
    ran = answer(sheet, "champion.hours=none", wrong)
    assert (ran.code, ran.out) == (2, "")
    assert re.match(rf"({code}|[a-z_.]+: {code}) ", ran.err), ran.err
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert sheet.read_bytes() == before
    new = sheet.with_name("new.yaml")
    assert answer(new, wrong).code == 2
    assert not new.exists()


def test_all_wrong_answers_are_named_in_one_run(sheet):
    ran = answer(sheet, "champion.appointed=askd", "champion.nothing=1", "company.employees=0", "nonsense")
    assert ran.code == 2
    assert sorted(re.findall(r"A\d{3}", ran.err)) == ["A201", "A202", "A204", "A405"]
    assert len(ran.err.splitlines()) == 4


@pytest.mark.parametrize("hours", ["0.00001", "1e-5", "0.1", "39.999999", "1e1"])
def test_a_number_that_is_taken_can_be_read_again(sheet, hours):
    if answer(sheet, f"aim.driver_hours={hours}").code == 0:
        assert value(sheet, "aim.driver_hours") == float(hours)
    assert run("score", sheet.name, cwd=sheet.parent).code == 0


def test_a_broken_sheet_is_not_written_over(sheet):
    sheet.write_text("schema: 1\nanswers: [\n", encoding="utf-8")
    before = sheet.read_bytes()
    assert answer(sheet, "champion.appointed=asked").code == 2
    assert sheet.read_bytes() == before


def test_a_dash_never_becomes_a_file_of_that_name(tmp_path):
    ran = run("answer", "-", "champion.appointed=asked", cwd=tmp_path, stdin=SERVICE.read_bytes())
    assert list(tmp_path.iterdir()) == []
    if ran.code == 0:
        assert "champion.appointed: asked" in ran.out
    else:
        assert (ran.code, ran.out) == (2, "")
