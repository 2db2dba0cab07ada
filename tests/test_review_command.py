"""`aiready review` as a person gets it: two made firms over three months, the page, the terminal, every fault."""

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from made_up import PACK, firm
from running import SERVICE, columns, run

from aiready.answers_file import read_sheet
from aiready.cli import run as run_here
from aiready.errors import MESSAGES
from aiready.sheet_text import sheet_bytes
from aiready.wording import full_day

HERE = Path(__file__).parent / "test_review"
DOCS = Path(__file__).parents[1] / "docs"
REVIEWS = [("retains", 1), ("retains", 3), ("retains", 6), ("slips", 1), ("slips", 3)]
LANGS = ("ja", "en")
RULES = PACK.knowledge.review
both_languages = pytest.mark.parametrize("lang", LANGS)
WRITING = bool(os.environ.get("AIREADY_WRITE_EXPECTED"))
TODAY = "2027-06-20"


def arguments(name, month, *more):
    sheet, ledger = HERE / f"{name}.yaml", HERE / f"{name}-times.csv"
    return ["review", str(sheet), "--month", str(month), "--ledger", str(ledger), "--today", TODAY, *more]


def written(tmp_path, name, month, lang, ending="md"):
    """The page of one review, as the command writes it."""
    path = tmp_path / f"{name}-{month}-{lang}.{ending}"
    assert run_here(arguments(name, month, "--lang", lang, "-o", str(path))) == 0
    return path.read_text(encoding="utf-8")


def same_as_kept(path, text):
    if WRITING:
        path.write_bytes(text.encode())
    assert text == path.read_text(encoding="utf-8")


# Two made firms, as an owner reads them


@both_languages
@pytest.mark.parametrize(("name", "month"), REVIEWS)
def test_the_page_of_a_made_firm_is_the_one_that_was_read_and_approved(tmp_path, name, month, lang, capsys):
    same_as_kept(HERE / f"{name}.{month}.{lang}.md", written(tmp_path, name, month, lang))
    assert capsys.readouterr().err == ""


@both_languages
def test_the_page_in_the_docs_shows_both_firms_as_the_command_does(lang):
    """The pages are those of the test above; here only their place in the docs is held."""
    parts = [(HERE / f"intro.{lang}.md").read_text(encoding="utf-8")]
    for name, month in REVIEWS:
        page = (HERE / f"{name}.{month}.{lang}.md").read_text(encoding="utf-8").partition("\n<!--")[0]
        parts.append("".join(f"#{line}" if line.startswith("#") else line for line in page.splitlines(keepends=True)))
    same_as_kept(DOCS / ("review.ja.md" if lang == "ja" else "review.md"), "\n".join(parts))


@both_languages
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("retains", ("widen", "retained", "owner_decides_month_3", "2027-03-23")),  # that Monday is a holiday
        ("slips", ("adjust", "slipping", "invite_non_users", "2027-03-29")),
    ],
)
def test_after_three_months_it_is_plain_what_to_do_on_monday(tmp_path, name, wanted, lang, capsys):
    assert run_here(arguments(name, 3, "--json", "--lang", lang)) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["verdict"], record["state"], *(record["actions"][0][key] for key in ("id", "start"))) == wanted
    page = written(tmp_path, name, 3, lang)
    monday = full_day(date.fromisoformat(wanted[-1]), lang)
    first, _, rest = page.partition(PACK.words[lang]["review_monday"].format(day=monday))
    assert len(first.split("\n\n")) <= 8
    assert rest.partition("\n\n")[2].partition("\n\n")[0] in str([RULES.again.first, RULES.outcomes])


@pytest.mark.parametrize("name", ["retains", "slips"])
def test_each_review_of_a_made_firm_is_held_on_the_day_that_the_one_before_promised(name, capsys):
    promised = None
    for month in (month for one, month in REVIEWS if one == name):
        assert run_here(arguments(name, month, "--json")) == 0
        record = json.loads(capsys.readouterr().out)
        assert promised in {None, record["date"]}
        promised = record["next_review"]


@both_languages
def test_the_page_is_whole_html_with_its_chart_and_loads_nothing(tmp_path, lang):
    page = written(tmp_path, "slips", 3, lang, "html")
    assert page.count("<h1") == 1
    assert page.count("<svg") == 1
    assert page.count('<line class="range"') == 3 * 3  # a line and its two ends each
    assert 'content="湯宿 つづれ沢館"' in page
    assert "<script" not in page
    assert "src=" not in page
    assert PACK.words[lang]["review_chart"] in page


@pytest.mark.parametrize(("lang", "screen"), [("ja", "40"), ("ja", "80"), ("en", "40")])
def test_the_screen_shows_the_same_within_its_width(lang, screen, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", screen)
    assert run_here(arguments("slips", 3, "--lang", lang)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert [line for line in out.splitlines() if columns(line) > int(screen)] == []
    words = PACK.words[lang]
    places = [out.index(words[name]) for name in ("review_decision", "review_next", "review_before_now", "review_why")]
    assert places == sorted(places)


# The command


def test_without_a_month_it_is_the_latest_that_has_numbers(capsys):
    assert run_here(["review", str(HERE / "retains.yaml"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["month"] == 6


@pytest.mark.parametrize(("today", "told"), [("2027-01-15", False), ("2027-03-11", False), ("2027-03-12", True)])
def test_when_the_next_review_comes_it_is_said(tmp_path, today, told, capsys):
    text = (HERE / "retains.yaml").read_text(encoding="utf-8").partition("  month_3:")[0]
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    assert run_here(["review", str(tmp_path / "sheet.yaml"), "--today", today, "--lang", "en"]) == 0
    assert ("--month 3" in capsys.readouterr().err) == told


def test_without_the_ledger_the_numbers_of_the_sheet_are_all_there_is(capsys):
    assert run_here(["review", str(HERE / "retains.yaml"), "--month", "3", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["outcome"], record["minutes_per_case"], record["time"]) == ("measure_before", {}, None)


def test_the_record_has_the_keys_that_scripts_rely_on(capsys):
    assert run_here(arguments("retains", 3, "--json")) == 0
    out = capsys.readouterr().out
    record = json.loads(out)
    assert out.isascii()
    keys = ["schema", "pack", "company", "month", "date", "task", "verdict", "outcome", "fits", "rule"]
    keys += ["minutes_per_case", "time", "shorter_by", "aim", "saved_hours_a_month", "mistakes", "people", "state"]
    assert list(record) == [*keys, "alarm", "actions", "look_again", "next_review"]
    now = {"value": 8.0, "known": "measured", "n": 5, "low": 7, "high": 11, "from": "ledger"}
    assert record["minutes_per_case"]["month_3"] == now
    assert (record["shorter_by"], record["aim"]) == (8.0, {"minutes": 8.0, "agreed": True})


@both_languages
def test_without_numbers_and_without_a_terminal_it_says_what_is_missing(tmp_path, lang, capsys):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    assert run_here(["review", str(tmp_path / "sheet.yaml"), "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert (out, "A477" in err) == ("", True)
    for metric in PACK.knowledge.metrics:
        assert ("month_1" in metric.at) == (metric.title.read(lang) in err)
    assert (tmp_path / "sheet.yaml").read_bytes() == SERVICE.read_bytes()


@both_languages
@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("t.csv", "日付,AIを使ったか\n", "A474", "t.csv:1:1"),
        ("t.csv", "日付,かかった分数,AIを使ったか\n2026-12-07,長い,はい\n", "A475", "t.csv:2:12"),
        ("t.csv", b"\x81\xff\x00", "A476", "t.csv"),
        ("t.csv", '日付,かかった分数,AIを使ったか\n"2026', "A478", "t.csv:2:1"),
        ("none.csv", None, "A101", "none.csv"),
    ],
)
def test_a_faulty_ledger_is_refused_with_the_place(tmp_path, name, text, code, place, lang, capsys, monkeypatch):  # noqa: PLR0913, PLR0917 (pytest's own)
    monkeypatch.chdir(tmp_path)
    if text is not None:
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert run_here(["review", str(HERE / "slips.yaml"), "--ledger", name, "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith(f"{place}: {code} ")
    assert run_here(["explain", "--code", code, "--lang", lang]) == 0


def test_every_error_of_the_review_is_provoked_by_some_test():
    tests = (
        Path(__file__).parent / name for name in ("test_review_command.py", "sheets/broken/reviews_do_not_fit.en.txt")
    )
    text = "".join(path.read_text(encoding="utf-8") for path in tests)
    ours = [code for code in MESSAGES if "A470" <= code <= "A479"]
    assert len(ours) == 9
    assert [code for code in ours if code not in text] == []


@pytest.mark.parametrize(("month", "code"), [("2", "A209"), ("three", "A209")])
def test_there_are_three_reviews_and_no_other(month, code, capsys):
    assert run_here(["review", str(HERE / "slips.yaml"), "--month", month, "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert code in err
    assert "1, 3, 6" in err


@both_languages
def test_an_empty_ledger_is_made_once_filled_in_and_read(tmp_path, lang, capsys, monkeypatch):
    sheet = tmp_path / "shop.yaml"
    sheet.write_bytes(sheet_bytes(firm(1, aim__annoying_task="=見積書")))
    monkeypatch.chdir(tmp_path)
    make = ["review", "shop.yaml", "--new-ledger", "shop-times.csv", "--lang", lang]
    assert (run_here(make), capsys.readouterr().out) == (0, "shop-times.csv\n")
    ledger = tmp_path / "shop-times.csv"
    empty = ledger.read_bytes()
    assert empty.startswith(b"\xef\xbb\xbf")
    assert "'=見積書" in empty.decode("utf-8-sig")
    assert (run_here(make), "A404" in capsys.readouterr().err, ledger.read_bytes()) == (2, True, empty)
    words = PACK.words[lang]
    filled = empty.decode("utf-8-sig")
    for ai, minutes in (("no", 30), ("yes", 10)):
        waiting = f",,'=見積書,,,{words[f'ledger_{ai}']},"
        for number in range(5):
            filled = filled.replace(
                waiting, f"2026/12/{14 + number},Y,'=見積書,{minutes + number},0,{words[f'ledger_{ai}']},", 1
            )
    ledger.write_bytes(filled.encode("cp932" if lang == "ja" else "utf-8"))
    review = ["review", "shop.yaml", "--ledger", "shop-times.csv", "--json", "--today", "2026-12-30"]
    assert run_here(review) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["task"], record["time"], record["shorter_by"]) == ("=見積書", "shorter", 20.0)


def test_page_and_ledger_are_found_again_and_erased_with_the_sheet(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("slips.yaml", "slips-times.csv"):
        shutil.copy(HERE / name, tmp_path / name)
    (tmp_path / "other-times.csv").write_text("of another sheet", encoding="utf-8")
    call = ["review", "slips.yaml", "--month", "3", "--ledger", "slips-times.csv"]
    assert [run_here([*call, "-o", f"march.{ending}"]) for ending in ("html", "md", "md")] == [0, 0, 2]
    capsys.readouterr()
    assert run_here(["where", "slips.yaml"]) == 0
    assert {*capsys.readouterr().out.splitlines()} == {"slips.yaml", "slips-times.csv", "march.html", "march.md"}
    assert run_here(["erase", "slips.yaml", "--yes"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["other-times.csv"]


def test_names_in_the_reviews_are_withheld_from_a_copy(tmp_path):
    sheet = firm(1, company__name="有限会社みつば").model_dump(by_alias=True, exclude_none=True)
    sheet["reviews"] = {
        "month_1": {"values": {"errors": {"value": 1, "known": "measured", "remark": "みつばの表から"}}}
    }
    (tmp_path / "sheet.json").write_text(json.dumps(sheet), encoding="utf-8")
    assert run("share", "sheet.json", "-o", "copy.yaml", cwd=tmp_path).code == 0
    copy = (tmp_path / "copy.yaml").read_text(encoding="utf-8")
    assert "remark" in copy
    assert "みつば" not in copy


# Asked at a terminal


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
@both_languages
def test_the_numbers_are_asked_one_by_one_and_saved_at_once(tmp_path, lang):
    from terminal import Terminal

    class Asking(Terminal):
        command = "review"

    path = tmp_path / "sheet.yaml"
    path.write_bytes(sheet_bytes(firm(1, company__employees=30)))
    sitting = Asking(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    sitting.until_prompt()
    unknown = "w" if lang == "ja" else "d"
    sitting.answer("30分" if lang == "ja" else "30 min")
    sitting.press("1")
    assert read_sheet(path, PACK).reviews.day_0.values["minutes_per_case"].value == 30
    for _ in range(2):
        sitting.answer(unknown)
    sitting.answer("22")
    sitting.press("3")
    for _ in range(2):
        sitting.answer(unknown)
    sitting.answer("4")
    sitting.press("1")
    shown = sitting.answer("5")  # more than there are
    assert "4" in shown
    sitting.answer("4")
    shown = sitting.press("1")
    assert PACK.follow_up.question("review.weekly_users").ask.read(lang)[:12] in shown.replace("\n", "")
    sitting.process.sendline("s")
    sitting.until_end()
    month_1 = read_sheet(path, PACK).reviews.month_1
    assert month_1.values["minutes_per_case"].known == "estimated"
    assert month_1.values["people_used"].value == 4
    assert month_1.answers == {"cases_a_week": "unknown", "errors": "unknown"}
    assert month_1.date == "2026-11-21"
    assert sitting.code == 0
    assert "--ask" in sitting.text()


def test_a_sheet_from_standard_input_is_reviewed_and_never_asked(tmp_path):
    stdin = (HERE / "retains.yaml").read_bytes()
    ran = run("review", "-", "--month", "3", "--json", cwd=tmp_path, stdin=stdin)
    assert (ran.code, json.loads(ran.out)["month"]) == (0, 3)
