"""The ledger of timed cases: what a spreadsheet saves is read, nothing in it is worked out, faults have their place."""

import contextlib
import csv
import io
from datetime import date
from fractions import Fraction
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, texts

from aiready.csv_cells import safe_cell
from aiready.errors import AireadyError
from aiready.ledger import TimedCase, ledger_bytes, read_ledger, spread_of
from aiready.measurements import Measure, Reviews
from aiready.timing import Reading, compare_times, of_one_task, reading_at

RULES = PACK.knowledge.review
HEADINGS = [PACK.words["ja"], PACK.words["en"]]
HEAD = "日付,測った人,仕事,かかった分数,間違い・やり直し,AIを使ったか,ひとこと"
PAYLOADS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＠SUM(A1)",
    "'=1+1",
    "''=1+1",
    '=HYPERLINK("http://example.invalid")',
)


def read(text, encoding="utf-8"):
    return read_ledger(text.encode(encoding), "times.csv", HEADINGS)


def codes(text):
    with pytest.raises(AireadyError) as caught:
        read(text)
    return [(one.code, one.line, one.column) for one in caught.value.faults]


def cases():
    words = st.one_of(st.sampled_from(PAYLOADS), texts()).map(lambda text: text.strip()[:200])
    return st.builds(
        TimedCase,
        day=st.dates(date(2026, 1, 1), date(2029, 12, 31)),
        person=words,
        task=words,
        minutes=st.one_of(st.integers(1, 2400), st.integers(1, 4000).map(lambda n: n / 2).filter(lambda n: n <= 2400)),
        mistakes=st.one_of(st.none(), st.integers(0, 1000)),
        with_ai=st.booleans(),
        remark=words,
    )


# What is written


@settings(max_examples=100)
@given(st.lists(cases(), min_size=1, max_size=6), st.sampled_from(["ja", "en"]))
def test_what_is_written_in_either_language_is_read_back_the_same(rows, lang):
    assert read_ledger(ledger_bytes(rows, PACK.words[lang]), "t.csv", HEADINGS) == tuple(rows)


@settings(max_examples=100)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_no_cell_of_a_ledger_begins_like_a_formula(rows):
    raw = ledger_bytes(rows, PACK.words["ja"])
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") >= len(rows) + 1
    for row in list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1:]:
        assert len(row) == 7
        assert not any(cell[:1] in "=+-@\t\r＝＋－＠" for cell in row if cell and not _number(cell))


def _number(cell):
    return cell.lstrip("-").replace(".", "", 1).isdigit() and cell.isascii()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_a_text(payload):
    assert safe_cell(payload) == "'" + payload


@pytest.mark.parametrize("plain", ["-5", "-5.5", "5", "山田", "a=b", "", "9-17時", "'引用"])
def test_a_number_and_a_plain_text_stay_as_they_are(plain):
    assert safe_cell(plain) == plain


def test_an_empty_ledger_waits_for_five_cases_of_each_kind_and_counts_as_none():
    raw = ledger_bytes((), PACK.words["ja"], "=見積書")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == HEAD.split(",")
    assert [row[5] for row in rows[1:]] == ["いいえ"] * 5 + ["はい"] * 5
    assert {row[2] for row in rows[1:]} == {"'=見積書"}
    assert read_ledger(raw, "t.csv", HEADINGS) == ()


# What a spreadsheet makes of it

ROW = "2026-12-07,山田,返信文,25,1,いいえ,宛名を調べた"
CASE = TimedCase(date(2026, 12, 7), "山田", "返信文", 25, 1, with_ai=False, remark="宛名を調べた")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("comma", [",", "\t"])
def test_every_way_in_which_a_spreadsheet_saves_it_is_read(encoding, line_end, comma):
    text = line_end.join([HEAD, ROW, "", ""]).replace(",", comma)
    assert read(text, encoding) == (CASE,)


@pytest.mark.parametrize(
    "day", ["2026-12-07", "2026/12/7", "2026/12/07", "2026.12.7", "2026年12月7日", "２０２６/１２/７", "2026/12/7 0:00"]
)
def test_dates_as_people_and_spreadsheets_write_them(day):
    assert read(f"{HEAD}\n{ROW.replace('2026-12-07', day)}\n") == (CASE,)


def test_minutes_with_a_unit_full_width_digits_and_marks_for_yes():
    body = ROW.replace(",25,", ",２５分,").replace("いいえ", "○")
    assert [(one.minutes, one.with_ai) for one in read(f"{HEAD}\n{body}\n")] == [(25, True)]
    assert read(f"{HEAD}\n{ROW.replace(',25,', ',1時間10分,')}\n")[0].minutes == 70


def test_quoted_cells_hold_commas_quotes_and_line_ends():
    text = f'{HEAD}\n2026-12-07,"山田","返信文",25,1,いいえ,"一行目\n二行目, ""早い"""\n{ROW}\n'
    assert [one.remark for one in read(text)] == ['一行目\n二行目, "早い"', "宛名を調べた"]
    assert codes(text + "2026-12-07,a,b,-3,0,はい,\n") == [("A475", 5, 16)]


def test_empty_columns_and_rows_at_the_end_columns_of_ones_own_and_another_order_are_fine():
    text = "AIを使ったか,メモ,かかった分数,日付,,\nいいえ,x,25,2026-12-07,,,\n,,,,,\n\n"
    assert read(text) == (TimedCase(date(2026, 12, 7), "", "", 25, None, with_ai=False, remark=""),)


def test_headings_of_both_languages_are_read():
    english = ",".join(PACK.words["en"][f"ledger_{name}"] for name in ("date", "minutes", "ai"))
    assert len(read(f"{english}\n2026-12-07,25,no\n")) == 1
    assert len(read(f"{english.upper()}\n2026-12-07,25,いいえ\n")) == 1


# Faults


def test_all_faults_of_all_rows_come_at_once_each_at_its_cell():
    text = f"{HEAD}\n12/7,山田,返信,25,1,いいえ\n2026-02-30,山田,返信,長い,1.5,たぶん,\n2026-12-07,a,b,25,0"
    assert codes(text) == [
        ("A475", 2, 1),
        ("A475", 3, 1),
        ("A475", 3, 18),
        ("A475", 3, 21),
        ("A475", 3, 25),
        ("A475", 4, 19),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [("A110", 1, 1)]),
        ("日付,仕事\n2026-12-07,x\n", [("A474", 1, 1)]),
        (f'{HEAD}\n2026-12-07,"山田,x,25\n', [("A478", 2, 12)]),
        (f"{HEAD}\n2026-12-07,,,0,,はい\n", [("A475", 2, 14)]),
        (f"{HEAD}\n2026-12-07,,,2401,,はい\n", [("A475", 2, 14)]),
        (f"{HEAD}\n2026-12-07,,,10〜20,,はい\n", [("A475", 2, 14)]),
        (f"{HEAD}\n2026-12-07,,,1,,はい,\u200b\n", [("A475", 2, 20)]),
    ],
)
def test_a_fault_and_its_place(text, wanted):
    assert codes(text) == wanted


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(AireadyError) as caught:
        read_ledger(b"\x81\xff\xfe\x00PK", "book.xlsx", HEADINGS)
    assert [one.code for one in caught.value.faults] == ["A476"]


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text('日付,"\n\t=1はい\r', max_size=60).map(lambda text: text.encode())))
def test_no_bytes_at_all_bring_it_down(raw):
    with contextlib.suppress(AireadyError):
        assert isinstance(read_ledger(HEAD.encode() + b"\n" + raw, "t.csv", HEADINGS), tuple)


# Middle value, range, and what is real


def reading(minutes):
    spread = spread_of(minutes, RULES.real.trim_from, RULES.real.trim_each)
    return Reading(spread.middle, "measured", spread.n, spread.low, spread.high)


@settings(max_examples=150)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_cases_changes_nothing(minutes, random):
    first = reading(minutes)
    random.shuffle(minutes)
    assert reading(minutes) == first
    assert first.low <= first.value <= first.high
    assert first.value == median(minutes)


@settings(max_examples=150)
@given(st.lists(st.integers(1, 60), min_size=5, max_size=14), st.lists(st.integers(1, 60), min_size=5, max_size=14))
def test_swapping_before_and_after_turns_the_sign(before, after):
    turned = {"shorter": "longer", "longer": "shorter", "unclear": "unclear"}
    one = compare_times(reading(before), reading(after), RULES.real)
    assert compare_times(reading(after), reading(before), RULES.real) == turned[one]
    assert compare_times(reading(before), reading(before), RULES.real) == "unclear"


@pytest.mark.parametrize(("n", "m"), [(5, 5), (6, 6), (7, 7), (8, 8), (5, 9), (5, 12), (9, 9)])
def test_by_chance_alone_a_difference_is_called_real_at_most_once_in_twenty(n, m):
    """Every way to deal different times to before and after, as if nothing had changed."""
    times = range(1, n + m + 1)
    hits = total = 0
    for before in combinations(times, n):
        after = [one for one in times if one not in before]
        hits += compare_times(reading(before), reading(after), RULES.real) != "unclear"
        total += 1
    assert Fraction(hits, total) <= Fraction(1, 20)
    assert m > 5 or Fraction(hits, total) == Fraction(1, 21)


def test_one_odd_case_among_ten_does_not_hide_a_real_difference():
    before, after = [20, 21, 22, 23, 24, 25, 26, 27, 28, 90], [10, 11, 12, 13, 14, 15, 16, 17, 18, 60]
    assert compare_times(reading(before), reading(after), RULES.real) == "shorter"


@pytest.mark.parametrize(
    "lacking", [{"known": "reported"}, {"known": "estimated"}, {"n": 4}, {"n": None}, {"low": None}, {"high": None}]
)
def test_what_was_told_or_timed_too_seldom_is_never_compared(lacking):
    facts = {"value": 30.0, "known": "measured", "n": 5, "low": 28.0, "high": 33.0}
    good, poor = Reading(10, "measured", 5, 9, 12), Reading(**{**facts, **lacking})
    assert compare_times(Reading(**facts), good, RULES.real) == "shorter"
    assert compare_times(poor, good, RULES.real) is None
    assert compare_times(good, poor, RULES.real) is None
    assert compare_times(None, good, RULES.real) is None


# Which cases count


def case(day, task="返信文", *, ai=True, minutes=10):
    return TimedCase(date.fromisoformat(day), "", task, minutes, None, ai, "")


def test_only_the_cases_of_one_task_are_compared_and_the_others_are_counted():
    rows = [case("2027-01-11"), case("2027-01-12", "返信 文"), case("2027-01-13", "議事録"), case("2027-01-13", "")]
    timed = of_one_task(rows, "")
    assert (timed.task, len(timed.cases), timed.others) == ("返信文", 3, 1)
    assert (of_one_task(rows, "議事録").task, of_one_task(rows, "議事録").others) == ("議事録", 2)
    assert of_one_task(rows[:2], "別の名前").task == "返信文"
    assert of_one_task(rows, "別の名前").cases == (rows[3],)
    assert of_one_task((), "返信文").task == "返信文"


def test_as_of_now_count_only_the_cases_of_the_four_weeks_before():
    rows = [case(day) for day in ("2026-12-18", "2026-12-19", "2027-01-15", "2027-01-16")]
    kept = of_one_task(rows, "").lately(date(2027, 1, 15), RULES.recent_days)
    assert [one.day.isoformat() for one in kept] == ["2026-12-19", "2027-01-15"]


def test_the_ledger_comes_before_what_the_sheet_says():
    stated = Reviews.model_validate({"day_0": {"values": {"minutes_per_case": {"value": 40, "known": "reported"}}}})
    rows = [case("2026-12-07", ai=False, minutes=minutes) for minutes in (20, 25, 30)]
    assert reading_at(stated, of_one_task(rows, ""), "day_0", None, RULES).value == 25
    assert reading_at(stated, of_one_task((), ""), "day_0", None, RULES).value == 40
    with pytest.raises(KeyError):
        reading_at(Reviews(), of_one_task((), ""), "day_0", None, RULES)
    assert Measure(value=1, known="measured").n is None
