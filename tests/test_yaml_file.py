"""The bounded reader: plain data with places, all faults of a file at once, and an end to every bomb."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aiready.answers_file import parse_sheet
from aiready.errors import AireadyError
from aiready.pack_files import built_in_pack, load_pack
from aiready.yaml_file import MAX_BYTES, MAX_DEPTH, MAX_NODES, parse_yaml, read_yaml

SAMPLE = (built_in_pack() / "questions" / "samples" / "service.yaml").read_bytes()


PACK = load_pack(built_in_pack())


def faults_of(raw):
    with pytest.raises(AireadyError) as caught:
        parse_yaml(raw if isinstance(raw, bytes) else raw.encode(), "f.yaml")
    return [(one.line, one.column, one.code) for one in caught.value.faults]


def data_of(text):
    return parse_yaml(text.encode(), "f.yaml").data


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "n", "Y", "1:30", "0x1F", "017", "1e3", ".5", "2026-11-20", "１"]
)
def test_a_word_that_other_readers_turn_into_something_else_stays_text(word):
    assert data_of(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'3'", "3"),
    ],
)
def test_numbers_booleans_and_nothing_are_read_as_such(written, value):
    found = data_of(f"a: {written}\n")["a"]
    assert found == value
    assert type(found) is type(value)


def test_lists_and_mappings_become_plain_data():
    assert data_of("a: [1, {b: x}]\nc:\n  d: |\n    two\n    lines\n") == {
        "a": (1, {"b": "x"}),
        "c": {"d": "two\nlines\n"},
    }


def test_every_value_has_its_line_and_column():
    marks = parse_yaml(b"# first\na:\n  b: [x, y]\n  c:\n", "f.yaml").marks
    places = {way: marks[way] for way in [("a",), ("a", "b"), ("a", "b", 0), ("a", "b", 1), ("a", "c")]}
    assert places == {
        ("a",): (3, 3),
        ("a", "b"): (3, 6),
        ("a", "b", 0): (3, 7),
        ("a", "b", 1): (3, 10),
        ("a", "c"): (4, 3),
    }


def test_all_faults_of_form_are_told_at_once_and_in_order():
    text = "a: 1\na: 2\nb: &x 1\nc: *x\nd: !t 3\n2026: 4\ne: {f: 1, f: 2}\n"
    assert faults_of(text) == [
        (2, 1, "A106"),
        (3, 4, "A107"),
        (4, 4, "A107"),
        (5, 4, "A107"),
        (6, 1, "A112"),
        (7, 11, "A106"),
    ]


def test_columns_count_characters_not_bytes():
    assert faults_of('日本: {"語": 1, "語": 2}\n') == [(1, 14, "A106")]


def test_a_paragraph_may_hold_tabs_wide_spaces_and_wide_colons():
    text = "a: |\n  　字下げした段落\n  \tタブ\n  AI：生成AIのこと\nb: 'x\n\n  　y：z'\nc: AI：略\n"
    assert data_of(text)["a"] == "　字下げした段落\n\tタブ\nAI：生成AIのこと\n"


def test_a_byte_order_mark_and_windows_line_ends_are_taken():
    assert data_of("\ufeffa: 1\r\nb: 2\r\n") == {"a": 1, "b": 2}
    assert faults_of("a: 1\r\na: 2\r\n") == [(2, 1, "A106")]


def test_json_with_tabs_and_characters_in_two_halves_is_read():
    written = json.dumps({"a": "😀", "b": {"c": ["\\", "\t/"]}}, indent="\t")
    assert data_of(written) == {"a": "😀", "b": {"c": ("\\", "\t/")}}


def test_invisible_characters_are_found_in_the_text_and_behind_escapes():
    assert faults_of('a: "x\u202ey"\nb: "\\u2066"\nc: "\\x07"\n') == [(1, 6, "A104"), (2, 4, "A104"), (3, 4, "A104")]


BOMBS = {
    "sixty thousand open brackets": (b"[" * 60_000, "A109"),
    "sixty thousand open braces": (b"{a: " * 15_000, "A109"),
    "sixty thousand dashes": (b"- " * 30_000, "A109"),
    "a merge bomb": (b"a: &a {x: 1}\n" + b"".join(b"b%d: {<<: [*a, *a]}\n" % n for n in range(400)), "A107"),
    "a billion laughs": (
        b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)),
        "A107",
    ),
    "sixty thousand values": (b"a: [" + b"1, " * 60_000 + b"]\n", "A109"),
    "sixty thousand keys": (b"".join(b"k%d: 1\n" % n for n in range(60_000)), "A109"),
    "one key sixty thousand times": (b"k: 1\n" * 60_000, "A106"),
    "sixty thousand documents": (b"---\n" * 60_000, "A111"),
    "a long key": (b"k" * 500_000 + b": 1\n", "A105"),
    "control characters only": (b"\x00" * 60_000, "A104"),
    "question marks": (b"? " * 30_000, "A112"),
    "an endless quote": (b'a: "' + b"x\n" * 200_000, "A105"),
    "full-width colons": ("a：\n" * 60_000).encode(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_with_a_fault(name):
    bomb = BOMBS[name]
    raw, code = bomb if isinstance(bomb, tuple) else (bomb, None)
    found = {fault[2] for fault in faults_of(raw)}
    assert found
    assert code is None or code in found


def test_the_limits_themselves_are_allowed():
    assert data_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert len(data_of("[" + "1, " * (MAX_NODES - 1) + "]")) == MAX_NODES - 1
    assert faults_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == [(1, MAX_DEPTH + 1, "A109")]


def refusal(path):
    with pytest.raises(AireadyError) as caught:
        read_yaml(path)
    return [fault.says("en") for fault in caught.value.faults]


def test_a_file_of_two_mebibytes_is_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: " + b"x" * (2 * MAX_BYTES))
    assert refusal(path) == [f"{path}: A102 the file is too large (2097155 bytes, limit 1048576); split it"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_does_not_block(tmp_path):
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert refusal(path) == [f"{path}: A101 cannot open the file (not a regular file); check its place and name"]


def test_a_folder_a_missing_file_and_an_impossible_name_are_refused(tmp_path):
    assert [line.split(": ", 1)[1][:4] for line in refusal(tmp_path)] == ["A101"]
    assert refusal(tmp_path / "no.yaml") == [
        f"{tmp_path / 'no.yaml'}: A101 cannot open the file (not found); check its place and name"
    ]
    assert " A101 " in refusal(Path("a\0b"))[0]


PIECES = [
    "",
    ":",
    "\t",
    " ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "&a ",
    "*a",
    "!x ",
    "<<: ",
    "|",
    "%",
    "---\n",
    "：",
    "　",
    "\u202e",
    "null",
    "3",
    "é",
]


@settings(max_examples=200, deadline=None)
@given(
    changes=st.lists(
        st.tuples(
            st.integers(0, len(SAMPLE)),
            st.integers(0, 12),
            st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=3)),
        ),
        min_size=1,
        max_size=6,
    )
)
@example(changes=[(0, len(SAMPLE), b"")])
@example(changes=[(0, 0, b'"'), (4, 0, b"\\ud800\\"), (9, 0, b'"')])
def test_a_mutated_sheet_is_read_or_refused_with_places_in_both_languages(changes):
    raw = SAMPLE
    for start, length, piece in changes:
        raw = raw[:start] + piece + raw[start + length :]
    faults, lines = told(raw)
    assert all(1 <= fault.line <= raw.count(b"\n") + raw.count(b"\r") + 2 and fault.column >= 1 for fault in faults)
    assert not any("\n" in line for line in lines)


def told(raw):
    """The faults of a sheet and what is said of them in both languages; none if it can be read."""
    try:
        parse_sheet(raw, "s.yaml", PACK)
    except AireadyError as error:
        return error.faults, [*error.lines("ja"), *error.lines("en")]
    return (), []
