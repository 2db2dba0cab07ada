"""The firm's own words: safe in a document, and on the screen again as they were typed."""

import hypothesis.strategies as st
from hypothesis import example, given
from made_up import firm, worked_out

from aiready.blanks import find_blanks
from aiready.cli.columns import Lines
from aiready.documents import render
from aiready.wording import plain, safe

TYPED = "\\\\server\\共有\\[2026]_見積*.xlsx"


@given(st.text(max_size=40))
@example(TYPED)
@example("-5\\- 1.\\.")
def test_what_was_made_safe_reads_again_as_it_was_typed(typed):
    assert plain(safe(typed)) == " ".join(typed.split())


def test_a_backslash_that_a_firm_typed_stays_on_the_screen():
    page = Lines(80)
    assert page.line(safe(TYPED)) == TYPED
    assert page.point(safe(TYPED)) == f"  - {TYPED}"


def test_a_backslash_that_a_firm_typed_stays_in_the_list_of_blanks():
    line = f"{safe(TYPED)}：［　　　　　］（記入：社長）"
    assert [blank.what for blank in find_blanks(line)] == [TYPED]


def test_what_a_blank_asks_for_is_no_markup_in_the_plan():
    report = worked_out(firm(0, aim__annoying_task="*<b>*")).report
    plan = next(one.data.decode() for one in render(report, ("md",), "ja") if one.name == "plan.md")
    assert r" / \*\<b\>\*に、1回… / " in plan
    assert "*<b>*" not in plan


def test_no_line_of_the_screen_ends_with_an_opening_mark_or_begins_with_a_closing_one():
    text = "推進担当、2027年3月29日（月）〜4月9日（金）に45分、使う人は2人（50％）です。「測った」ときだけです。"
    for columns in range(20, 60):
        lines = Lines(columns).line(text, "  ").splitlines()
        assert [line for line in lines if line.endswith(("（", "「"))] == []
        assert [line for line in lines if line.strip().startswith(("）", "」", "。", "％"))] == []
        assert "".join(line.strip() for line in lines) == text
        assert all(len(line.encode("shift_jisx0213")) <= columns for line in lines)


def test_a_numbered_line_goes_on_below_its_words():
    assert Lines(20).step(1, "使う時刻と作業を決める") == "  1. 使う時刻と作業\n     を決める"
