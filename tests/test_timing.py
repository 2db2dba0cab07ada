"""What a reader sees of the weeks: load, holidays and busy times, what would help, and the chart that GitHub draws."""

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from made_up import PACK, firm, firms_with_calendars, worked_out

from aiready.charts import chart_svg
from aiready.firm_calendar import FirmCalendar
from aiready.mermaid import harmless, timeline_chart
from aiready.page import markdown_with_tables
from aiready.plan_record import plan_record
from aiready.report import view

LANGS = ("ja", "en")
DAY = r"\d{4}-\d{2}-\d{2}"
# What Mermaid's grammar for a gantt chart takes without any doubt: no sign in a title that means something to one of
# its versions (gantt.jison: a title or section ends at # : or ;, %% begins a comment, a line may begin with a keyword).
SAFE = r"[^\n:;#%,`<>{}\"]+"
LINE = re.compile(
    rf"    (?:title {SAFE}|dateFormat YYYY-MM-DD|axisFormat %m/%d|section {SAFE}"
    rf"|excludes (?:[a-z]+day|{DAY})(?:, (?:[a-z]+day|{DAY}))*"
    rf"|(?:\d+\.|\(\d+\)) {SAFE} :(?:done, )?(?P<id>[ab]\d+), (?P<first>{DAY}), (?P<after>{DAY}))"
)


def with_calendar(sheet, **calendar):
    return sheet.model_copy(update={"calendar": FirmCalendar.model_validate_json(json.dumps(calendar))})


def seen(sheet, lang="en"):
    return view(worked_out(sheet).report, lang)


def bars_of(chart):
    """The bars of a fenced Mermaid chart; every line must be one that Mermaid takes."""
    fence, kind, *lines, end = chart.split("\n")
    assert (fence, kind, end) == ("```mermaid", "gantt", "```")
    found = [LINE.fullmatch(line) for line in lines]
    assert None not in found, lines[found.index(None)]
    ids = [one["id"] for one in found if one["id"]]
    assert len(ids) == len(set(ids))
    return {one["id"]: (one["first"], one["after"]) for one in found if one["id"]}


@settings(max_examples=12)
@given(firms_with_calendars())
def test_the_chart_for_github_is_one_mermaid_takes_whatever_the_firm_is_called_and_closed(sheet):
    result = worked_out(sheet)
    headlines = result.plan.headlines(early=True)
    for lang in LANGS:
        chart = timeline_chart(view(result.report, lang))
        bars = bars_of(chart) if headlines else {}
        for number, one in enumerate(headlines, 1):
            assert bars[f"a{number}"] == (one.start.isoformat(), (one.due + timedelta(days=1)).isoformat())
        assert all(first < after for first, after in bars.values())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("見積：A; B # 1", "見積：A； B ＃ 1"),
        ("\\*太字\\* 50%%", "*太字* 50％％"),
        ('<b>"x"</b> {y} `z`', "＜b＞'x'＜/b＞ （y） 'z'"),
        ("長" * 80, "長" * 59 + "…"),
    ],
)
def test_titles_mean_nothing_to_mermaid(words, shown):
    assert harmless(words) == shown


def test_the_markdown_has_the_chart_and_the_table_and_the_page_the_drawing():
    sheet = with_calendar(
        firm(2), weekdays=["mon", "tue", "thu", "fri", "sat"], busy=[{"months": [1], "label": "初売り"}]
    )
    data = seen(sheet, "ja")
    text = markdown_with_tables("[[chart:timeline]]\n", data)
    assert text.index("```mermaid") < text.index("| 番号 |")
    assert "excludes wednesday, sunday" in text
    assert re.search(r"\(1\) 初売り :done, b1, 2027-01-\d\d, 2027-0\d-\d\d", text)
    svg = chart_svg("timeline", data)
    assert {"week-holiday", "week-busy", "week-closure"} <= set(re.findall(r"week-\w+", svg))
    assert "初売り" not in svg


def test_a_chart_without_bars_is_none():
    assert timeline_chart({**seen(firm(2)), "headlines": []}) == ""


def test_the_hours_of_a_week_are_those_asked_and_those_there_are_with_what_is_out_of_the_ordinary():
    closed = [{"first": "2026-12-21", "last": "2026-12-22", "label": "棚卸し"}]
    sheet = with_calendar(
        firm(2), hours={"champion": 2.5}, closures=closed, busy=[{"first": "2026-12-01", "label": "a|b"}]
    )
    result = worked_out(sheet)
    data = view(result.report, "en")
    assert len(data["hours"]["roles"]) == len(data["hours"]["totals"]) >= 2
    weeks = data["hours"]["weeks"]
    load = {(one.week, one.role): one for one in result.plan.load}
    assert {one.there_are for one in load.values() if (one.week, one.role) == (3, "champion")} <= {90}
    assert weeks[3]["notices"] == ["closed: 棚卸し (Mon 21 Dec to Tue 22 Dec)"]
    assert weeks[0]["notices"] == ["busy: a\\|b (Tue 1 Dec)"]
    assert weeks[6]["notices"] == ["public holiday (Mon 11 Jan)"]
    japanese = seen(sheet, "ja")["hours"]["weeks"]
    assert japanese[6]["notices"] == ["祝日：成人の日（1月11日（月））"]
    assert len(weeks) == 13
    assert weeks[1]["notices"] == ["-"]


def test_the_totals_are_the_minutes_of_all_actions_of_a_role():
    plan = worked_out(firm(2)).plan
    asked = {
        role: sum(one.action.minutes for one in plan.actions if one.owner == role) for role in ("owner", "champion")
    }
    assert {role: sum(one.minutes for one in plan.load if one.role == role) for role in asked} == asked


@pytest.mark.parametrize("lang", LANGS)
def test_where_hours_lack_the_plan_says_whose_and_what_would_make_room(lang):
    sheet = firm(0, champion__appointed="announced", aim__driver_hours=0.5)
    result = worked_out(sheet)
    help_ = result.plan.help
    data = view(result.report, lang)
    lacks = " ".join(data["lacks"])
    assert data["words"]["role_champion"] in lacks
    assert ("30分" if lang == "ja" else "30 min") in lacks
    assert data["ends_on"] == ""
    assert any(data["words"]["role_champion"] in one["reason"] for one in data["postponed"])
    with_enough = worked_out(sheet.with_answer("aim.driver_hours", help_.enough / 60)).plan
    assert with_enough.help is None
    assert with_enough.ends_on() <= result.plan.weeks[help_.enough_end].days[-1]
    just_short = worked_out(sheet.with_answer("aim.driver_hours", (help_.enough - 30) / 60)).plan
    assert just_short.help is not None


def test_what_somebody_from_outside_could_take_makes_room_without_more_hours():
    sheet = firm(1, company__employees=2, aim__driver_hours=1)
    plan = worked_out(sheet).plan
    assert plan.help.outside
    assert {one.id for one in plan.help.outside} <= set(PACK.policy.plan.outside_can_take)
    says = seen(sheet)["lacks"]
    taken = [one for one in says if "from outside" in one]
    assert len(taken) == 1
    assert all(one.title.en in taken[0] for one in plan.help.outside)


def test_the_record_holds_load_by_week_and_role_whose_hours_lack_and_the_end():
    record = plan_record(worked_out(firm(2, aim__driver_hours=0)).report, "en")
    assert record["ends_on"] is None
    assert record["help"]["role"] == "champion"
    assert record["help"]["enough"]["minutes_a_week"] > 0
    assert {one["short_of"] for one in record["postponed"] if one["reason"] == "no_room"} == {"champion"}
    full = plan_record(worked_out(firm(2, aim__driver_hours=8)).report, "en")
    assert (full["help"], full["ends_on"]) == (None, max(one["due"] for one in full["actions"]))
    assert set(full["load"][0]) == {"week", "monday", "role", "minutes", "there_are"}
    assert full["load"][0]["monday"] == "2026-11-30"


def test_a_plan_that_reaches_into_unannounced_years_says_that_its_holidays_are_reckoned():
    near, far = (worked_out(firm(2), starts_on=date(year, 6, 5)).report for year in (2027, 2031))
    assert view(near, "en")["holidays_reckoned"] != "" or near.plan.weeks[-1].monday.year <= 2027
    assert "2032" in view(far, "ja")["holidays_reckoned"]
    assert view(worked_out(firm(2)).report, "ja")["holidays_reckoned"] == ""
