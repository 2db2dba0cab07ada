"""How worth and cost are told: line by line, in the plan, on the screen, in the record, and in the worked examples."""

import importlib.util
import json
import re
from dataclasses import replace
from fractions import Fraction
from math import ceil
from pathlib import Path
from random import Random

import pytest
from made_up import PACK, TODAY, firm, worked_out
from test_worth import random_case, task, worth

from aiready.answers_file import parse_sheet
from aiready.assumptions import Assumptions, Stated
from aiready.cli import run
from aiready.documents import render
from aiready.errors import AireadyError
from aiready.explanation import explain
from aiready.merging import merge_sheets
from aiready.own_tasks import OwnTask
from aiready.pack_files import built_in_pack, load_asking
from aiready.page import page_body
from aiready.plan_record import worth_record
from aiready.report.money import Money
from aiready.report.phrases import Phrases
from aiready.shared_copy import shared_copy
from aiready.sheet_text import comments_in, sheet_bytes
from aiready.text import LANGS
from aiready.traceability import mentions
from aiready.wording import number, places, rounded, yen
from aiready.worth_lines import worth_lines

DOCS = Path(__file__).resolve().parents[1] / "docs"
SPEC = importlib.util.spec_from_file_location("worth_page", DOCS / "worth_page.py")
PAGE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(PAGE)
ROW = re.compile(r"^\| \((\d+)\) \| ([^|]*) \| ([^|]*)\| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
TOLD = {
    "crossed": ("the other end of the rest)", "（あとの数は反対側を使う）"),
    "not_below_0": ("not below 0)", "0を下回らない）"),
    "months": ("rounded up to a month)", "月に切り上げる）"),
    "larger": ("the larger of", "の大きいほう"),
}
BARE = r"\s*[(（]the other end.*$|（あとの数は.*$"


# A reader of formulas that knows nothing of the code behind them


def evaluated(how, ends, way):
    """One end of a line; the other end of all numbers but the first where two ends are set against each other."""
    names = re.findall(r"\((\d+)\)", how)
    crossed = way in ("crossed", "not_below_0", "months")
    known = {name: ends[name][1 if crossed and place else 0] for place, name in reversed(list(enumerate(names)))}
    if any(value is None for value in known.values()):
        return None
    if way == "larger":
        return max(known.values())
    plain = re.sub(r"\((\d+)\)", r"(known['\1'])", how.replace("[", "(").replace("]", ")"))
    plain = re.sub(r"(?<![\w'])(\d+)(?![\w'])", r"Fraction(\1)", plain)
    plain = plain.replace("×", "*").replace("÷", "/").replace("−", "-")
    try:
        value = eval(plain, {"known": known, "Fraction": Fraction})  # noqa: S307 (digits, brackets and four signs)
    except ZeroDivisionError:
        return None
    return max(value, Fraction(0)) if way == "not_below_0" else value


def month_of(how, ends):
    once, a_month, after = (ends[name][min(place, 1)] for place, name in enumerate(re.findall(r"\((\d+)\)", how)))
    if once == 0 and a_month >= 0:
        return 1
    if once <= 12 * a_month:
        return ceil(once / a_month)
    return 12 + ceil((once - 12 * a_month) / (after / 12)) if after > 0 else None


def worked_again(rows):
    """Each row's three ends from its formula over the other rows; rows are (number, how, way, three)."""
    by_number = {name: three for name, _, _, three in rows}
    for _, how, way, three in (row for row in rows if row[1]):
        for end in (0, 1, 2):
            ends = {one: (other[end], other[2 - end]) for one, other in by_number.items()}
            mine = month_of(how, ends) if way == "months" else evaluated(how, ends, way)
            yield how, mine, three[end]


def test_every_line_follows_from_the_lines_it_names_in_five_hundred_made_up_firms():
    dice = Random(7)  # noqa: S311 (the same firms every time)
    seen, wrong = set(), []
    for _ in range(500):
        candidate, people, asked, stated = random_case(dice)
        lines = worth_lines(worth(candidate, people, asked, **stated))
        assert [line.number for line in lines] == list(range(1, len(lines) + 1))
        rows = [(str(line.number), line.how, line.way, line.points) for line in lines]
        wrong += [again for again in worked_again(rows) if again[1] != again[2]]
        seen |= {line.id for line in lines}
    assert wrong == []
    assert {"money_staying", "to_earn", "cost_training_fee", "outside_help", "driver_in_all"} <= seen


def test_a_task_without_its_numbers_has_no_lines():
    assert worth_lines(worth(task(minutes=None))) == ()


# The worked examples


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_the_one_that_the_code_writes(lang):
    assert (DOCS / PAGE.PAGES[lang]).read_text(encoding="utf-8") == PAGE.page(PACK, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_of_the_page_can_be_worked_out_again_from_the_page_alone(lang):
    parts = (DOCS / PAGE.PAGES[lang]).read_text(encoding="utf-8").split("\n## ")[1:]
    assert len(parts) == 2
    for part in parts:
        found = ROW.findall(part)
        assert len(found) > 35
        rows = [(row[0], *formula_of(row[2].strip()), tuple(read(cell) for cell in row[3:6])) for row in found]
        assert sum(bool(row[1]) for row in rows) > 20
        for how, mine, theirs in worked_again(rows):
            assert (mine is None) is (theirs is None), how
            assert mine is None or abs(mine - theirs) <= Fraction(1, 100), (how, mine)


def formula_of(told):
    way = next((way for way in ("not_below_0", "months", "crossed", "larger") if any(w in told for w in TOLD[way])), "")
    return re.sub(BARE, "", told), way or "plain"


def read(cell):
    cell = cell.strip().replace(",", "").replace("−", "-")
    return None if cell in ("none", "なし") else Fraction(cell)


def test_one_example_does_not_pay_in_the_first_year_and_one_does():
    assert PAGE.does_not_pay(PACK).sums.verdict == "does_not_pay"
    pays = PAGE.does_pay(PACK).sums
    assert (pays.verdict, pays.money.left.high < 0) == ("pays", True)


# The sheet


HEAD = f"schema: 1\npack: {{id: aiready, version: {PACK.head.version}}}\n"
OWN = """assumptions:
  # from the payroll of October
  hour_cost: 2600  # all of the office
  saving: {low: 10, middle: 20, high: 30.5}
  seats: {value: 3, because: "三人で試す"}
"""


def test_the_firms_own_numbers_and_their_comments_survive_a_save():
    sheet, moved = parse_sheet((HEAD + OWN).encode(), "sheet.yaml", PACK)
    saved = sheet_bytes(sheet, comments_in(HEAD + OWN))
    assert parse_sheet(saved, "again", PACK) == (sheet, moved)
    text = saved.decode()
    assert "hour_cost: 2600  # all of the office" in text
    assert "# from the payroll of October" in text
    assert "三人で試す" in text
    assert sheet.assumptions["hour_cost"] == Stated(value=2600)
    assert sheet_bytes(parse_sheet(saved, "again", PACK)[0], comments_in(text)) == saved


def test_an_interview_that_does_not_know_the_defaults_still_refuses_what_is_no_number():
    asking = load_asking(built_in_pack())
    parse_sheet((HEAD + "assumptions: {other: 3}\n").encode(), "s", asking)
    for wrong, code in (("{freed: many}", "A433"), ("{freed: {low: 2, middle: 1, high: 3}}", "A431")):
        with pytest.raises(AireadyError) as caught:
            parse_sheet((HEAD + f"assumptions: {wrong}\n").encode(), "s", asking)
        assert [one.code for one in caught.value.faults] == [code]


def test_the_numbers_of_another_version_of_the_pack_are_kept_and_what_it_does_not_know_does_not_count():
    text = "schema: 1\npack: {id: aiready, version: 0.9.0}\nassumptions: {gone: 3, hour_cost: 2600}\n"
    sheet, _ = parse_sheet(text.encode(), "s", PACK)
    assert set(sheet.assumptions) == {"gone", "hour_cost"}
    assert worked_out(sheet).report.worth().used["hour_cost"].stated


def test_the_reason_for_a_number_loses_names_in_a_copy_to_share_and_the_number_stays():
    because = Stated(value=2600, because="山田さんの給与から")
    sheet = firm(2).model_copy(update={"assumptions": {"hour_cost": because}})
    sheet = sheet.with_answer("company.name", "山田")
    shared = shared_copy(sheet, "（伏せました）")
    assert shared.assumptions == {"hour_cost": Stated(value=2600, because="（伏せました）さんの給与から")}


def test_people_of_one_firm_together_keep_the_numbers_of_whoever_has_most_say():
    sheets = [firm(2), firm(2).model_copy(update={"assumptions": {"seats": Stated(value=4)}})]
    assert merge_sheets(PACK.questionnaire, PACK.policy.raters, sheets).assumptions == {"seats": Stated(value=4)}


# The plan

TIMED = OwnTask(id="monthly", title="月次報告作り", minutes=30, times_a_month=52, people=3, data="C", chosen=True)


def timed_firm(level=2, **changed):
    """The plain firm with one task of its own that somebody has timed and counted."""
    return firm(level, **changed).model_copy(update={"tasks": (TIMED,)})


def plan_of(sheet, lang, name="plan.md"):
    return next(one.data.decode() for one in render(worked_out(sheet).report, ("md", "html"), lang) if one.name == name)


ESTIMATE = {"ja": "見積もり", "en": "estimate"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_plan_calls_it_an_estimate_and_stands_the_measured_facts_beside_it(lang):
    words, text = PACK.words[lang], plan_of(timed_firm(), lang)
    part = text[text.index(f"{words['worth_title']}\n") : text.index(f"{words['why_acts']}\n")]
    assert ESTIMATE[lang] in part
    assert {"16.7", "25.4"} <= set(re.findall(r"\d+\.\d", part))
    assert ("1,500人" if lang == "ja" else "1,500 regular") in part
    assert words["worth_not_money"] in part
    rows = set(re.findall(r"^\| .* `([a-z_]+)` \|", part, re.MULTILINE))
    assert {"saving", "freed", "hour_cost", "seats", "seat_price", "driver_hours"} <= rows
    assert rows.isdisjoint({"minimum_wage", "employer_share", "seat_price_yen"}), "this sum does not look at them"
    order = [text.index(f"{words[one]}\n") for one in ("money_title", "first_90", "annexes", "worth_title")]
    assert order == sorted(order)


@pytest.mark.parametrize("lang", LANGS)
def test_below_the_minimum_wage_the_plan_shows_what_it_is_measured_by_and_that_it_is_old(lang):
    low = timed_firm().model_copy(update={"assumptions": {"hour_cost": Stated(value=1100)}})
    text = plan_of(low, lang)
    assert "`minimum_wage`" in text
    assert PACK.words[lang]["worth_old"] in text


@pytest.mark.parametrize("lang", LANGS)
def test_how_many_people_do_it_is_asked_where_nobody_said(lang):
    asks = PACK.words[lang]["worth_people_unknown"].split("{")[0]
    assert asks not in plan_of(timed_firm(), lang)
    nobody_said = timed_firm().model_copy(update={"tasks": (TIMED.model_copy(update={"people": None}),)})
    assert asks in plan_of(nobody_said, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_tells_it_in_one_sentence_and_calls_it_an_estimate(lang):
    text = plan_of(timed_firm(), lang, "summary.md")
    line = next(line for line in text.splitlines() if ("元が取れ" if lang == "ja" else "pays in") in line)
    assert ESTIMATE[lang] in line
    nobody_timed_it = TIMED.model_copy(update={"minutes": None})
    silent = firm(2, aim__task_minutes="unknown", aim__task_times="unknown")
    untimed = plan_of(silent.model_copy(update={"tasks": (nobody_timed_it,)}), lang, "summary.md")
    assert PACK.words[lang]["worth_not_yet"] in untimed
    assert not re.search(r"\d円|\d yen", untimed)


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_firm_says_stands_in_the_table_and_never_becomes_markup(lang):
    stated = {"hour_cost": Stated(value=2600, because="<b>10月</b>|`給与`")}
    text = plan_of(timed_firm().model_copy(update={"assumptions": stated}), lang)
    row = next(line for line in text.splitlines() if "`hour_cost`" in line)
    assert PACK.words[lang]["worth_stated"] in row
    assert "2,600" in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 4
    assert "<b>" not in row


def test_whatever_numbers_a_firm_states_its_documents_are_whole():
    dice = Random(11)  # noqa: S311 (the same firms every time)
    for lang in LANGS * 4:
        stated = {name: Stated.model_validate(value) for name, value in random_case(dice)[3].items()}
        sheet = timed_firm().model_copy(update={"assumptions": stated})
        text = "".join(one.data.decode() for one in render(worked_out(sheet).report, ("md", "html"), lang))
        assert not re.search(r"None|Fraction|\{\w+\}|\bnan\b|\binf\b", text)
        assert (parse_sheet(sheet_bytes(sheet), "again", PACK)[0].assumptions or {}) == stated


@pytest.mark.parametrize("lang", LANGS)
def test_an_hour_below_the_minimum_wage_is_pointed_out_in_the_plan(lang):
    low = timed_firm().model_copy(update={"assumptions": {"hour_cost": Stated(value=1000)}})
    sentence = PACK.words[lang]["worth_low_wage"].split("{", maxsplit=1)[0]
    assert sentence in plan_of(low, lang)
    assert sentence not in plan_of(timed_firm(), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_chart_has_a_title_a_description_ids_of_its_own_and_the_same_numbers_as_the_table(lang):
    html = plan_of(timed_firm(), lang, "plan.html")
    assert len(re.findall(r'id="worth-title"', html)) == 1
    chart = re.search(r'<svg[^>]*aria-labelledby="worth-title worth-text".*?</svg>', html)[0]
    assert PACK.words[lang]["chart_worth"] in chart
    assert len(re.findall(r"<rect", chart)) == 3
    places_ = [float(one) for one in re.findall(r'[ "](?:x|x1|x2)="(-?[\d.]+)%"', chart)]
    assert places_
    assert all(0 <= one <= 100 for one in places_)
    rows = worked_out(timed_firm()).report.worth().sums
    assert yen(rows.net.middle, 1000, lang) in chart


@pytest.mark.parametrize("lang", LANGS)
def test_a_task_that_was_never_timed_brings_no_yen_into_the_plan_but_says_what_to_measure(lang):
    found = worked_out(timed_firm())
    phrases = Phrases(PACK, found.report.sheet, lang, small=False)
    data = Money(PACK.knowledge.assumptions, phrases).view(worth(task(minutes=None)), found.plan)
    assert (data["sums"], data["short"]) == (None, PACK.words[lang]["worth_not_yet"])
    assert re.search(r"\d", data["break_even"])
    assert data["missing"] == [PACK.words[lang]["worth_missing_minutes"]]
    told = json.dumps({key: value for key, value in data.items() if key != "assumptions"}, ensure_ascii=False)
    assert not re.search(r"\d円|\d yen", told)


@pytest.mark.parametrize("lang", LANGS)
def test_measured_minutes_are_called_measured_and_the_saving_still_an_estimate(lang):
    found = worked_out(timed_firm())
    phrases = Phrases(PACK, found.report.sheet, lang, small=False)
    data = Money(PACK.knowledge.assumptions, phrases).view(worth(task(measured=True)), found.plan)
    assert data["basis"] == PACK.words[lang]["worth_basis_measured"]
    assert ESTIMATE[lang] in data["basis"]
    assert ESTIMATE[lang] in data["short"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_plan_tells_how_many_hours_it_asks_of_whom(lang):
    found = worked_out(timed_firm())
    data = Money(PACK.knowledge.assumptions, Phrases(PACK, found.report.sheet, lang, small=False)).view(
        found.report.worth(), found.plan
    )
    assert [one["role"] for one in data["plan_hours"]][:2] == [
        PACK.words[lang][f"role_{x}"] for x in ("owner", "champion")
    ]
    minutes = sum(load.minutes for load in found.plan.load if load.role == "champion")
    assert found.report.worth().asked.driver == minutes


def test_in_the_smallest_firms_the_presidents_hours_are_the_drivers():
    found = worked_out(timed_firm(company__employees=2))
    assert found.report.worth().asked.president == 0
    assert found.report.worth().asked.driver == sum(one.minutes for one in found.plan.load if one.role == "owner") > 0


def test_a_pack_without_assumptions_has_no_such_part():
    knowledge = replace(PACK.knowledge, assumptions=None)
    found = worked_out(timed_firm(), replace(PACK, knowledge=knowledge))
    assert found.report.worth() is None
    text = "".join(one.data.decode() for one in render(found.report, ("md",), "en"))
    assert PACK.words["en"]["worth_title"] not in text
    with pytest.raises(AireadyError):
        explain(found.report, "worth", "en")


def test_the_record_holds_the_sum_to_the_hundredth_yen():
    found = worked_out(timed_firm()).report.worth()
    record = worth_record(found)
    assert record == json.loads(json.dumps(record))
    assert record["estimate"] is True
    assert record["sums"]["net"]["middle"] == float(round(found.sums.net.middle, 2))
    assert record["sums"]["net"]["low"] < 0
    assert record["assumptions"]["freed"]["value"] == {"low": 25, "middle": 50, "high": 70}
    assert worth_record(worth(task(times=None)))["sums"] is None
    assert worth_record(worth(task(times=None)))["missing"] == ["times"]
    assert worth_record(None) is None


@pytest.mark.parametrize("lang", LANGS)
def test_explain_tells_every_line_with_its_formula_and_whose_number_it_is(lang):
    report = worked_out(timed_firm()).report
    (found,) = explain(report, "worth", lang)
    lines = worth_lines(report.worth())
    told = [link for link in found.links if "line" in link.ids]
    assert [link.ids["line"] for link in told] == [line.number for line in lines]
    for line, link in zip(lines, told, strict=True):
        assert (line.how or line.used is None) == link.ids.get("how", line.how or line.used is None)
        assert not line.used or line.how or link.ids["sources"]


def test_explain_worth_is_offered_and_printed(capsys, tmp_path):
    sample = str(tmp_path / "sheet.yaml")
    Path(sample).write_bytes(sheet_bytes(timed_firm()))
    assert run(["explain", sample, "worth", "--lang", "en", "--today", TODAY.isoformat()]) == 0
    assert "(1) × (2) ÷ 60" in capsys.readouterr().out
    assert run(["explain", sample, "wroth", "--lang", "en"]) == 2
    assert "did you mean 'worth'" in capsys.readouterr().err


# Content


def test_every_default_and_every_figure_has_a_source_that_is_there():
    named = {mention.source for mention in mentions(PACK) if mention.kind in ("assumption", "assumptions")}
    there = {source.id: source for source in PACK.knowledge.sources}
    assert len(named) > 12
    assert named <= set(there)
    assert {there[one].level for one in named} == {"own", "public", "vendor"}
    prices = [one for one in named if "seat_price" in one]
    assert len(prices) == 3
    assert {there[one].level for one in prices} == {"vendor"}


def test_a_bare_number_of_the_pack_stands_for_all_three():
    head = {"round_to": 1000, "old_after_days": 180}
    text = {"ja": "目安", "en": "guess"}
    one = {"id": "freed", "title": text, "says": text, "unit": "percent", "value": 50, "maximum": 100}
    one |= {"as_of": "2026-11-20", "sources": ("origin.aiready",)}
    (found,) = Assumptions.model_validate({**head, "assumptions": (one,)}).assumptions
    assert found.value.estimate().points() == (50, 50, 50)


@pytest.mark.parametrize(
    ("amount", "ja", "en"),
    [
        ("-24000", "−24,000円", "-24,000 yen"),
        ("1499.99", "1,000円", "1,000 yen"),
        ("1500", "2,000円", "2,000 yen"),
        ("-1500", "−2,000円", "-2,000 yen"),
        ("-400", "0円", "0 yen"),
    ],
)
def test_yen_are_rounded_to_the_nearest_thousand_for_readers(amount, ja, en):
    assert (yen(Fraction(amount), 1000, "ja"), yen(Fraction(amount), 1000, "en")) == (ja, en)


def test_numbers_are_shown_with_few_places():
    assert [number(Fraction(one), "en") for one in ("26.6667", "13", "1234.55", "-0.04")] == [
        "26.7",
        "13",
        "1,234.6",
        "0",
    ]
    assert [places(Fraction(one), "ja") for one in ("26.6667", "0.5", "-0.125", "-0.001")] == [
        "26.67",
        "0.5",
        "−0.13",
        "0",
    ]
    assert rounded(Fraction(-5, 2), Fraction(1)) == -3


def test_the_page_of_a_chart_of_nothing_is_still_drawn():
    words = PACK.words["en"]
    rows = [{"title": "x", "low": "0", "middle": "0", "high": "0", "yen": [0.0, 0.0, 0.0]}]
    body = page_body("# T\n\n[[chart:worth]]\n", {"words": words, "worth": {"sums": {"rows": rows}}})
    assert "<svg" in body.html
