"""Output on every console: none of the encodings of the world may make a command fail."""

import pytest
from running import SERVICE, run

ENCODINGS = ("cp932", "ascii", "latin-1", "utf-8")
CALLS = {
    "plan": ("plan", SERVICE, "-o", "out"),
    "score": ("score", SERVICE),
    "help": ("--help",),
    "help of plan": ("plan", "-h"),
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_command_succeeds_in_every_encoding(tmp_path, encoding, call, lang):
    ran = run(*CALLS[call], cwd=tmp_path, AIREADY_LANG=lang, PYTHONIOENCODING=encoding)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert len(ran.out.splitlines()) > 5


def test_the_table_of_the_demo_is_shown_on_the_poorest_console(tmp_path):
    ran = run("demo", "-o", "out", cwd=tmp_path, AIREADY_LANG="ja", PYTHONIOENCODING="ascii")
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert len(ran.out.splitlines()) > 21


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_error_is_one_line_in_every_encoding(tmp_path, encoding):
    (tmp_path / "回答票.yaml").write_text("", encoding="utf-8")
    ran = run("score", "回答票.yaml", cwd=tmp_path, AIREADY_LANG="ja", PYTHONIOENCODING=encoding)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "A110" in ran.err


def test_the_japanese_code_page_of_windows_shows_japanese_and_the_bars(tmp_path):
    ran = run("score", SERVICE, cwd=tmp_path, AIREADY_LANG="ja", PYTHONIOENCODING="cp932")
    assert "株式会社しおさい坂くらしサービス" in ran.out
    assert "■" in ran.out
    assert "?" not in ran.out


def test_bars_are_drawn_with_plain_signs_where_nothing_else_can_be_shown(tmp_path):
    ran = run("score", SERVICE, cwd=tmp_path, PYTHONIOENCODING="ascii")
    bars = [line for line in ran.out.splitlines() if "###" in line]
    assert len(bars) == 5


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_is_the_same_in_every_encoding(tmp_path, encoding):
    plain = run("score", SERVICE, "--json", cwd=tmp_path)
    assert run("score", SERVICE, "--json", cwd=tmp_path, PYTHONIOENCODING=encoding) == plain
    assert plain.out.isascii()


def test_a_plan_is_the_same_whatever_the_console_speaks(tmp_path):
    for encoding in ENCODINGS:
        assert (
            run("plan", SERVICE, "-o", encoding, cwd=tmp_path, AIREADY_LANG="ja", PYTHONIOENCODING=encoding).code == 0
        )
    plans = {(tmp_path / encoding / "plan.html").read_bytes() for encoding in ENCODINGS}
    assert len(plans) == 1
