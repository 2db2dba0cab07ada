"""A sheet written as text: a person's comments stay with their lines, and reading it again says the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, annotated_sheets, own_tasks
from running import SERVICE

from aiready.answers_file import open_sheet, parse_sheet, save_sheet
from aiready.sheet_text import comments_in, sheet_bytes

TEXT = SERVICE.read_text(encoding="utf-8")


def saved_with(tmp_path, text, question="champion.hours", value="weekly"):
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, PACK)
    save_sheet(opened, opened.sheet.with_answer(question, value))
    return path.read_text(encoding="utf-8")


def test_comments_above_behind_and_below_stay_with_their_lines(tmp_path):
    text = TEXT.replace("answers:\n", "# the answers\n# of November\nanswers:\n", 1)
    text = text.replace("  champion.hours: spare\n", "  champion.hours: spare  # ask again\n")
    text = "# our firm\n" + text + "# the end\n"
    now = saved_with(tmp_path, text)
    lines = now.splitlines()
    assert lines[0] == "# our firm"
    assert lines[lines.index("answers:") - 2 : lines.index("answers:")] == ["# the answers", "# of November"]
    assert "  champion.hours: weekly  # ask again" in lines
    assert lines[-1] == "# the end"


TASKS = """tasks:
  # the owner's favourite
  - title: 口コミへの返事  # asked twice
    id: reply
    # by the clock
    minutes: 20
    handles: [public]
  # the night shift's
  - {id: handover, title: 申し送りの清書, annoyed: [floor]}  # told by two
"""


def test_tasks_keep_their_words_and_the_comments_beside_them(tmp_path):
    now = saved_with(tmp_path, TEXT + TASKS)
    assert now.split("tasks:\n")[1].splitlines() == [
        "  # the owner's favourite",
        "  - id: reply",
        "    title: 口コミへの返事  # asked twice",
        "    # by the clock",
        "    minutes: 20",
        "    handles: [public]",
        "  # the night shift's",
        "  - id: handover",
        "    title: 申し送りの清書",
        "    annoyed: [floor]",
        "# told by two",
    ]
    assert saved_with(tmp_path, now) == now


def test_a_comment_whose_line_is_gone_stays_at_the_end(tmp_path):
    text = TEXT.replace("  champion.hours: spare\n", "  # about the hours\n  champion.hours: spare  # asked\n")
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, PACK)
    save_sheet(opened, opened.sheet.with_answer("champion.hours", None))
    assert path.read_text(encoding="utf-8").splitlines()[-2:] == ["# about the hours", "# asked"]


@pytest.mark.parametrize(
    "value",
    ['"a # b"', "'a # b'", "a#b", '"\\"# c"', "|\n    one\n    # two\n    three", ">\n    one # two"],
)
def test_a_hash_inside_a_value_is_no_comment(value):
    text = f"{TEXT}set_aside:\n  champion.gone: {value}\n"
    sheet, _ = parse_sheet(text.encode(), "sheet.yaml", PACK)
    found = comments_in(text)
    assert (found.above, found.behind, found.below) == (comments_in(TEXT).above, comments_in(TEXT).behind, ())
    assert parse_sheet(sheet_bytes(sheet, found), "again", PACK)[0] == sheet


@settings(max_examples=60)
@given(own_tasks())
def test_a_sheet_with_tasks_reads_as_it_was_written(tasks):
    with_tasks = parse_sheet(TEXT.encode(), "sheet.yaml", PACK)[0].model_copy(update={"tasks": tasks})
    assert parse_sheet(sheet_bytes(with_tasks), "again", PACK)[0] == with_tasks


@settings(max_examples=100)
@given(annotated_sheets(), st.data())
def test_comments_anywhere_change_nothing_and_survive(sheet, data):
    lines = sheet_bytes(sheet).decode().splitlines()
    places = data.draw(st.lists(st.integers(0, len(lines)), max_size=4))
    for number, place in enumerate(sorted(places, reverse=True)):
        indent = data.draw(st.sampled_from(["", "  "]))
        lines.insert(place, f"{indent}# comment {number}: a '\"[{{")
    text = "\n".join(lines) + "\n"
    again, _ = parse_sheet(text.encode(), "sheet.yaml", PACK)
    assert again == sheet
    written = sheet_bytes(again, comments_in(text)).decode()
    assert parse_sheet(written.encode(), "again", PACK)[0] == sheet
    for number in range(len(places)):
        assert written.count(f"# comment {number}:") == 1
    assert sheet_bytes(again, comments_in(written)).decode() == written
