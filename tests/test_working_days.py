"""A firm's days: the public holidays of 2026 and 2027 day by day against the law, its own closures and busy times."""

from datetime import date, timedelta

import pytest
from made_up import PACK

from aiready.answers_file import parse_sheet
from aiready.errors import AireadyError
from aiready.firm_calendar import FirmCalendar
from aiready.schema import validated
from aiready.sheet_text import sheet_bytes
from aiready.working_days import WorkingDays, holiday_on, working_days
from aiready.yaml_file import parse_yaml

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

# 国民の祝日に関する法律（昭和23年法律第178号）, written down by hand and not taken from any library.
# Article 2: the days and Mondays named there. Article 3-2: where a holiday falls on a Sunday, the next day that is no
# holiday is one. Article 3-3: a day between two holidays is one.
LAW = {
    2026: [
        "01-01",  # 元日
        "01-12",  # 成人の日: second Monday of January (1 January is a Thursday, so the 5th and the 12th)
        "02-11",  # 建国記念の日
        "02-23",  # 天皇誕生日
        "03-20",  # 春分の日, as announced by the National Astronomical Observatory (a Friday)
        "04-29",  # 昭和の日
        "05-03",  # 憲法記念日, a Sunday
        "05-04",  # みどりの日
        "05-05",  # こどもの日
        "05-06",  # in place of the 3rd: the 4th and the 5th are holidays already
        "07-20",  # 海の日: third Monday of July
        "08-11",  # 山の日
        "09-21",  # 敬老の日: third Monday of September
        "09-22",  # between 敬老の日 on the 21st and 秋分の日 on the 23rd
        "09-23",  # 秋分の日
        "10-12",  # スポーツの日: second Monday of October
        "11-03",  # 文化の日
        "11-23",  # 勤労感謝の日
    ],
    2027: [
        "01-01",  # 元日
        "01-11",  # 成人の日
        "02-11",  # 建国記念の日
        "02-23",  # 天皇誕生日
        "03-21",  # 春分の日, a Sunday
        "03-22",  # in its place
        "04-29",  # 昭和の日
        "05-03",  # 憲法記念日
        "05-04",  # みどりの日
        "05-05",  # こどもの日
        "07-19",  # 海の日
        "08-11",  # 山の日
        "09-20",  # 敬老の日; 秋分の日 is Thursday the 23rd, so the 21st and 22nd are working days
        "09-23",  # 秋分の日
        "10-11",  # スポーツの日
        "11-03",  # 文化の日
        "11-23",  # 勤労感謝の日
    ],
}
ANY_DAY = WorkingDays(frozenset(range(7)))


def calendar(text):
    doc = parse_yaml(text.encode(), "calendar.yaml")
    return validated(FirmCalendar, doc.data, doc.origin())


def days_of(text):
    return working_days(calendar(text), PACK.policy.plan)


def on(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize("year", LAW)
def test_the_public_holidays_of_a_year_are_those_of_the_law_day_by_day(year):
    by_law = {on(f"{year}-{day}") for day in LAW[year]}
    day, seen = date(year, 1, 1), 0
    while day.year == year:
        assert ANY_DAY.works(day) == (day not in by_law), day
        day, seen = day + timedelta(days=1), seen + 1
    assert seen == 365


def test_a_year_whose_holidays_cannot_be_known_is_refused_with_what_to_do():
    assert [holiday_on(date(year, 1, 1)) for year in (2000, 2099)] == ["元日"] * 2
    for year in (1999, 2100):
        with pytest.raises(AireadyError) as caught:
            ANY_DAY.works(date(year, 6, 1))
        (fault,) = caught.value.faults
        assert fault.code == "A444"
        assert str(year) in fault.says("en")
        assert "2098-12-31" in fault.says("ja")


def test_without_a_calendar_a_firm_works_from_monday_to_friday_but_not_at_new_year_and_obon():
    days = working_days(None, PACK.policy.plan)
    assert [days.works(on(f"2026-11-{number}")) for number in range(23, 30)] == [False, *[True] * 4, False, False]
    assert [days.works(on(day)) for day in ("2026-12-28", "2026-12-29", "2027-01-01", "2027-01-04")] == [
        True,
        False,
        False,
        True,
    ]
    assert not days.works(on("2027-08-13"))


def test_a_firm_has_its_own_weekdays_but_no_working_day_on_a_public_holiday():
    days = days_of("weekdays: [sat, mon, tue, thu, fri]")
    assert [days.works(on(day)) for day in ("2026-11-25", "2026-11-28", "2026-11-29")] == [False, True, False]
    assert not days.works(on("2026-11-23"))


def test_closures_are_of_one_year_or_of_every_year_and_may_run_over_its_turn():
    days = days_of('closures: [{first: 2026-11-30, last: 2026-12-01}, {first: "12-24", last: "01-06"}, {first: 06-01}]')
    assert [days.works(on(day)) for day in ("2026-11-30", "2026-12-01", "2026-12-02", "2027-11-30")] == [
        False,
        False,
        True,
        True,
    ]
    assert not days.works(on("2027-01-06"))
    assert not days.works(on("2028-12-26"))
    assert not days.works(on("2027-06-01"))
    assert days.works(on("2027-06-02"))


def test_in_a_busy_time_less_is_left_and_the_busiest_counts():
    days = days_of("busy: [{months: [3], percent_left: 70}, {month_end: true, percent_left: 20}, {first: 12-01}]")
    found = {day: days.percent(on(day)) for day in ("2027-03-24", "2027-03-25", "2026-12-01", "2026-12-02")}
    assert found == {"2027-03-24": 70, "2027-03-25": 20, "2026-12-01": 50, "2026-12-02": 100}
    assert days.percent(on("2027-03-22")) == 0
    assert days.percent(on("2027-02-22")) == 20
    assert days.percent(on("2027-02-19")) == 100


def test_the_first_working_day_from_a_day_is_that_day_or_the_next_one():
    days = working_days(None, PACK.policy.plan)
    assert days.first_from(on("2026-12-29")) == on("2027-01-04")
    assert days.first_from(on("2026-12-28")) == on("2026-12-28")


def test_a_week_names_its_holidays_closures_and_busy_days():
    days = days_of('closures: [{first: 2026-11-24, label: "棚卸し"}]\nbusy: [{month_end: true, label: "月末"}]')
    found = [(one.why, one.name, [day.day for day in one.days]) for one in days.notices(on("2026-11-23"))]
    assert found == [("holiday", "勤労感謝の日", [23]), ("closure", "棚卸し", [24]), ("busy", "月末", [25, 26, 27])]
    assert days.notices(on("2026-11-09")) == ()


def test_a_saved_calendar_holds_what_was_typed_and_no_more():
    text = (
        'calendar:\n  hours: {owner: 2, champion: 1.5}\n  weekdays: [mon, sat]\n  busy: [{"months": [3], '
        '"percent_left": 50}, {"month_end": true}]\n  closures: [{"first": 2026-12-30, "label": "冬: 休み"}]\n'
    )
    sheet, _ = parse_sheet(b"schema: 1\npack: {id: aiready, version: 1.0.0}\n" + text.encode(), "sheet", PACK)
    saved = sheet_bytes(sheet)
    assert parse_sheet(saved, "again", PACK)[0] == sheet
    assert saved.decode().endswith(
        "calendar:\n  hours:\n    owner: 2\n    champion: 1.5\n  weekdays: [mon, sat]\n  busy:\n    - months: [3]\n"
        '      percent_left: 50\n    - month_end: true\n  closures:\n    - first: 2026-12-30\n      label: "冬: 休み"\n'
    )
