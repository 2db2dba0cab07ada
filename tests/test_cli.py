"""The command line as a whole: streams, exit codes, language, and what it reads, writes and leaves alone."""

import json
import os
import re
import subprocess
import sys

import pytest
from running import SAMPLES, SERVICE, environment, run, run_python, tree

from aiready.cli import _places_only

posix = pytest.mark.skipif(os.name == "nt", reason="needs a shell, pipes and /dev")
BY_NAME = {
    "score": ("score", SERVICE),
    "score --json": ("score", SERVICE, "--json"),
    "help": ("--help",),
    "help of plan": ("plan", "--help"),
    "version": ("--version",),
    "plan": ("plan", SERVICE, "-o", "out"),
    "explain": ("explain", SERVICE),
    "pack check": ("pack", "check"),
}
DEMO = {"demo": ("demo",)}
"""Writes the plans of 21 firms, so it is begun only where it does what no other command does."""
every_call = pytest.mark.parametrize("name", BY_NAME)
with_demo = pytest.mark.parametrize("name", {**BY_NAME, **DEMO})


def shell(line, tmp_path, *arguments):
    call = ["sh", "-c", line, "sh", sys.executable, "-m", "aiready", *map(str, arguments)]
    uncounted = {"COVERAGE_PROCESS_START": None} if "demo" in arguments else {}
    return subprocess.run(
        call, cwd=tmp_path, env=environment(**uncounted), capture_output=True, text=True, encoding="utf-8", check=False
    )


@posix
@every_call
def test_a_reader_that_goes_away_is_met_with_silence(tmp_path, name):
    done = shell('{ "$@"; echo "code $?" >&3; } 3>code | true', tmp_path, *BY_NAME[name])
    assert done.stderr == ""
    assert (tmp_path / "code").read_text(encoding="utf-8") == "code 0\n"


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@with_demo
def test_a_full_disk_behind_stdout_is_one_line_and_not_a_traceback(tmp_path, name):
    done = shell('exec "$@" >/dev/full', tmp_path, *{**BY_NAME, **DEMO}[name])
    assert done.returncode == 2, done.stderr
    lines = [line for line in done.stderr.splitlines() if "index.html" not in line]
    assert len(lines) == 1
    assert "A404" in lines[0]


@posix
@every_call
def test_streams_that_are_closed_do_no_harm(tmp_path, name):
    assert shell('exec "$@" >&-', tmp_path, *BY_NAME[name]).returncode == 0
    done = shell('exec "$@" 2>&- <&-', tmp_path, *BY_NAME[name])
    assert (done.returncode, done.stderr) == (0, "")


@every_call
def test_a_pipe_gets_no_terminal_codes(tmp_path, name):
    ran = run(*BY_NAME[name], cwd=tmp_path, TERM="xterm-256color", COLORTERM="truecolor")
    assert ran.code == 0
    assert "\x1b" not in ran.out + ran.err


def test_words_of_a_client_never_become_terminal_codes(tmp_path):
    name = "\\u001b]0;pwned\\u0007\\u001b[31mred\\u202e\\u0085"
    text = SERVICE.read_text(encoding="utf-8").replace('name: "株', f'name: "{name}株')
    assert name in text
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    for call in (("score", "sheet.yaml"), ("plan", "sheet.yaml", "-o", "out"), ("explain", "sheet.yaml")):
        ran = run(*call, cwd=tmp_path)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_an_error_shows_strange_characters_of_a_path_as_escapes(tmp_path):
    ran = run("score", "a\x1b[31m\nb.yaml", cwd=tmp_path)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "\x1b" not in ran.err


def test_without_a_terminal_the_interview_refuses_and_makes_no_file(tmp_path):
    for arguments in (("new.yaml",), ()):
        ran = run("interview", *arguments, cwd=tmp_path, stdin=b"1\n2\n")
        assert (ran.code, ran.out) == (2, "")
        assert "A403" in ran.err
        assert list(tmp_path.iterdir()) == []


def test_a_dash_reads_the_sheet_from_standard_input(tmp_path):
    data = SERVICE.read_bytes()
    assert run("score", "-", "--json", cwd=tmp_path, stdin=data) == run("score", SERVICE, "--json", cwd=tmp_path)
    assert run("explain", "-", "champion", cwd=tmp_path, stdin=data).code == 0
    ran = run("plan", "-", "-o", "out", cwd=tmp_path, stdin=data)
    assert (ran.code, (tmp_path / "out" / "plan.html").is_file()) == (0, True)
    broken = run("score", "-", cwd=tmp_path, stdin=b"schema: 1\nnonsense: 2\n")
    assert (broken.code, broken.out) == (2, "")
    assert re.match(r"-:\d+:\d+: A20[56] ", broken.err)


def test_three_faults_are_three_lines_in_order(tmp_path):
    text = SERVICE.read_text(encoding="utf-8")
    for right, wrong in (("employees: 30", "employees: 0"), ("hours: spare", "hours: spar"), ("failure:", "failur:")):
        assert right in text
        text = text.replace(right, wrong)
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    ran = run("score", "bad.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    places = [tuple(map(int, line.split(":")[1:3])) for line in ran.err.splitlines()]
    assert len(places) == 3
    assert places == sorted(places)
    assert re.findall(r": (A\d{3}) ", ran.err) == ["A204", "A201", "A202"]


def test_a_flood_of_faults_is_fifty_lines_and_a_count(tmp_path):
    head = "schema: 1\npack: {id: aiready, version: 1.0.0}\nanswers:\n"
    for name, count in (("a.yaml", 20_000), ("b.yaml", 1_000), ("c.yaml", 1_000)):
        (tmp_path / name).write_text(head + "".join(f"  q.n{i}: a\n" for i in range(count)), encoding="utf-8")
    for lang, names, last in (("en", "abc", "and 21,950 more"), ("ja", "bc", "ほか1,950件")):
        lines = run("score", *(f"{one}.yaml" for one in names), cwd=tmp_path, AIREADY_LANG=lang).err.splitlines()
        assert (len(lines), lines[-1]) == (51, last)


LANGUAGES = [
    ({}, (), "ja"),
    ({"LANG": "C"}, (), "ja"),
    ({"LANG": "C.UTF-8"}, (), "ja"),
    ({"LANG": "POSIX"}, (), "ja"),
    ({"LANG": ""}, (), "ja"),
    ({"LANG": "ja_JP.UTF-8"}, (), "ja"),
    ({"LANG": "en_US.UTF-8"}, (), "en"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"}, (), "ja"),
    ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, (), "en"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, (), "ja"),
    ({"LANG": "en_US.UTF-8", "AIREADY_LANG": "ja"}, (), "ja"),
    ({"LANG": "ja_JP.UTF-8", "AIREADY_LANG": "en"}, (), "en"),
    ({"AIREADY_LANG": "ja"}, ("--lang", "en"), "en"),
    ({"AIREADY_LANG": "en"}, ("--lang=ja",), "ja"),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has a display language")
@pytest.mark.parametrize(("environ", "options", "lang"), LANGUAGES)
def test_the_language_is_the_option_then_the_environment_then_japanese(tmp_path, environ, options, lang):
    title = {"ja": "使い方: ", "en": "Usage: "}[lang]
    assert run(*options, "--help", cwd=tmp_path, **{"AIREADY_LANG": None, **environ}).out.startswith(title)


def test_a_common_option_may_stand_anywhere(tmp_path):
    plain = run("--lang", "ja", "score", SERVICE, cwd=tmp_path)
    assert run("score", "--lang", "ja", SERVICE, cwd=tmp_path) == plain
    assert run("score", SERVICE, "--lang=ja", cwd=tmp_path) == plain
    assert "株式会社" in plain.out


def test_the_option_for_today_wins_over_the_environment(tmp_path):
    days = [
        json.loads(run(*call, "plan", SERVICE, "-o", name, "--json", cwd=tmp_path, AIREADY_TODAY=day).out)["today"]
        for name, call, day in (("a", ("--today", "2026-12-01"), "2026-12-02"), ("b", (), "2026-12-02"))
    ]
    assert days == ["2026-12-01", "2026-12-02"]


def test_a_pack_with_faults_ends_with_one_and_a_sound_one_with_nothing(tmp_path):
    assert run("pack", "check", cwd=tmp_path).code == 0
    ran = run("pack", "check", ".", cwd=tmp_path)
    assert ran.code == 1
    assert ran.out.count("A312") == 3
    assert "3 faults" in ran.err


def test_everything_works_without_a_home(tmp_path):
    for call in BY_NAME.values():
        assert run(*call, cwd=tmp_path, HOME=None, USERPROFILE=None).code == 0


def test_nothing_is_written_outside_the_output_folder(tmp_path):
    home, temp, work = (tmp_path / name for name in ("home", "temp", "work"))
    for folder in (home, temp, work):
        folder.mkdir()
    (work / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    places = {"HOME": str(home), "TMPDIR": str(temp), "TEMP": str(temp), "XDG_CACHE_HOME": str(home)}
    pack, samples = tree(SAMPLES.parents[1] / "questions"), tree(SAMPLES)
    for call in (*BY_NAME.values(), *DEMO.values()):
        assert run(*call, cwd=work, **places).code == 0
    run("score", "none.yaml", cwd=work, **places)
    run("interview", cwd=work, **places)
    assert sorted(path.name for path in work.iterdir()) == ["aiready-demo", "out", "sheet.yaml"]
    assert (work / "sheet.yaml").read_bytes() == SERVICE.read_bytes()
    assert tree(home) == tree(temp) == {}
    assert (tree(SAMPLES.parents[1] / "questions"), tree(SAMPLES)) == (pack, samples)


WATCHED = """
import json, os, sys
arguments, here = json.loads(sys.argv[1]), os.getcwd()
sys.argv = ["aiready", *arguments]
seen = []
def watch(event, values):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.")):
        seen.append(event)
    if event == "open" and isinstance(values[0], str) and os.path.abspath(values[0]).startswith(here + os.sep):
        seen.append(os.path.relpath(values[0], here))
sys.addaudithook(watch)
from aiready.__main__ import main
try:
    main()
except SystemExit:
    sys.stdout.flush()
    print(json.dumps(seen), file=sys.stderr)
"""


@with_demo
def test_nothing_is_sent_started_or_read_from_the_current_folder(tmp_path, name):
    for trap in ("aiready.yaml", ".env", "questions", ".aiready", "pyproject.toml", "manifest.json"):
        (tmp_path / trap).write_text("schema: 1\n", encoding="utf-8")
    ran = run_python("-P", "-c", WATCHED, json.dumps([*map(str, {**BY_NAME, **DEMO}[name])]), cwd=tmp_path)
    seen = json.loads(ran.err.splitlines()[-1])
    made = ("out/", "aiready-demo/", ".")
    assert [one for one in seen if not one.startswith(made) or one in (".env", ".aiready")] == []


def test_the_report_of_a_bug_holds_no_word_of_a_client_however_long_the_message():
    words = "秘密商事"
    try:
        int(f"too long, got:\n{words}\n{words}")
    except ValueError:
        told = "".join(_places_only())
    assert words not in told
    assert "ValueError" in told
