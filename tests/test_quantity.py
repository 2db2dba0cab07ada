"""Numbers as people type them: units, full-width digits, Japanese numerals, ranges; anything else is no number."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiready.quantity import Span, read_quantity
from aiready.text import Text

HOURS = Text(ja="時間", en="hours")
MINUTES = Text(ja="分", en="minutes")
PEOPLE = Text(ja="人", en="people")
YEN = Text(ja="円", en="yen")
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("１２", PEOPLE, 12),
        ("12人", PEOPLE, 12),
        ("12 名くらい", PEOPLE, 12),
        ("1,000", PEOPLE, 1000),
        ("１，０００人", PEOPLE, 1000),
        ("三十五", PEOPLE, 35),
        ("二〇", PEOPLE, 20),
        ("百二十人", PEOPLE, 120),
        ("2", HOURS, 2),
        ("週に2時間", HOURS, 2),
        ("約１．５時間", HOURS, 1.5),
        ("2時間半", HOURS, 2.5),
        ("30分", HOURS, 0.5),
        ("1時間30分", HOURS, 1.5),
        ("90 min", HOURS, 1.5),
        ("2 hours a week", HOURS, 2),
        ("about 3h", HOURS, 3),
        ("2時間", MINUTES, 120),
        ("45分", MINUTES, 45),
        ("300", YEN, 300),
        ("0.00001", HOURS, 0.00001),
        ("39.999999", HOURS, 39.999999),
        ("-3", HOURS, -3),
    ],
)
def test_one_number(typed, unit, number):
    assert read_quantity(typed, unit) == number


@pytest.mark.parametrize(
    ("typed", "unit", "low", "high"),
    [
        ("2〜3", HOURS, 2, 3),
        ("２～３時間", HOURS, 2, 3),
        ("30〜60分", HOURS, 0.5, 1),
        ("1時間から2時間", HOURS, 1, 2),
        ("2-3", PEOPLE, 2, 3),
        ("10 to 20 people", PEOPLE, 10, 20),
        ("だいたい1〜2時間", HOURS, 1, 2),
    ],
)
def test_a_range_is_told_as_such(typed, unit, low, high):
    assert read_quantity(typed, unit) == Span(low, high)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "many", "30円", "2人", "1,5", "1e5", "1_0", "nan", "inf", "half", "3〜2", "2 3", "〜", "-", "一番"],
)
def test_anything_else_is_no_number_of_hours(typed):
    assert read_quantity(typed, HOURS) is None


@given(st.integers(0, 10**9))
def test_width_of_the_digits_makes_no_difference(number):
    for text in (str(number), str(number).translate(WIDE), f" {number} ", f"{number:,}"):
        assert read_quantity(text, PEOPLE) == number


@given(st.integers(1, 99), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours, minutes):
    assert read_quantity(f"{hours}時間{minutes}分", HOURS) == pytest.approx(hours + minutes / 60, abs=0.005)


@given(st.text(max_size=30))
def test_whatever_is_typed_it_is_a_number_a_range_or_nothing(text):
    found = read_quantity(text, HOURS)
    assert found is None or isinstance(found, int | float | Span)
    if found is not None:
        assert any(char.isdigit() or char in "一二三四五六七八九〇十百" for char in unicodedata.normalize("NFKC", text))
