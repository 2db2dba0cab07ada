"""The help of every command: complete, in one language, within a narrow screen, and helpful after a slip."""

import re
from functools import cache
from pathlib import Path

import pytest
from running import COMMANDS, SERVICE, columns, run

from aiready.cli import run as in_process

NAMES = [" ".join(command) or "aiready" for command in COMMANDS]
every_command = pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
both_languages = pytest.mark.parametrize("lang", ["ja", "en"])
TITLES = {"ja": ("使い方: ", "例:", "終わり方の番号:"), "en": ("Usage: ", "Example:", "Exit codes:")}
NOT_ENGLISH = {
    "aiready",
    "AI",
    "id",
    "md",
    "html",
    "ics",
    "csv",
    "json",
    "score",
    "xlsx",
    "Excel",
    "docx",
    "Word",
    "pdf",
    "mysheet",
    "JSON",
    "rollout",
}
OPTIONS = {
    "demo": ("--out",),
    "interview": (),
    "score": ("--json",),
    "plan": ("--out", "--format", "--start", "--json", "--dry-run", "--force", "--overwrite-edited"),
    "explain": ("--code", "--json", "--method"),
    "compare": ("--json", "--out"),
    "answer": (),
}
COMMON = ("--lang", "--today", "--quiet", "--debug", "--version")


@cache
def help_of(command, lang, screen="80", flag="--help"):
    ran = run(*command, flag, cwd=Path(__file__).parent, AIREADY_LANG=lang, COLUMNS=screen)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_the_version_is_one_line(tmp_path):
    from aiready import __version__

    for lang in ("ja", "en"):
        ran = run("--version", cwd=tmp_path, AIREADY_LANG=lang)
        assert (ran.code, ran.out, ran.err) == (0, f"aiready {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("--lang", "en", "--version"), ("--version", "--quiet"), ("score", "--version")])
def test_the_version_is_told_wherever_it_is_asked_for(tmp_path, arguments):
    ran = run(*arguments, cwd=tmp_path)
    assert (ran.code, ran.out.startswith("aiready "), ran.err) == (0, True, "")


@every_command
def test_the_short_flag_says_the_same_as_the_long_one(command):
    assert help_of(command, "en", flag="-h") == help_of(command, "en")


@pytest.mark.parametrize("command", COMMANDS[1:], ids=NAMES[1:])
@both_languages
def test_the_help_says_how_to_call_it_and_shows_an_example_and_the_exit_codes(command, lang):
    text = help_of(command, lang)
    usage, example, codes = TITLES[lang]
    assert text.startswith(" ".join((usage + "aiready", *command)))
    assert f"\n{example}\n" in text
    assert "aiready " + " ".join(command[:1]) in text.split(f"\n{example}\n")[1]
    assert f"\n{codes}\n" in text
    ends = text.split(f"\n{codes}\n")[1]
    assert "0 " in ends
    assert "2 " in ends


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_names_every_option(command):
    text = help_of((command,), "en")
    assert all(option in text for option in OPTIONS[command])


@both_languages
def test_the_first_help_names_every_command_and_every_common_option(lang):
    text = help_of((), lang)
    assert all(f"\n  {command}\n" in text for command in (*OPTIONS, "pack"))
    assert all(option in text for option in COMMON)


@every_command
@both_languages
@pytest.mark.parametrize("screen", ["80", "40"])
def test_no_line_of_the_help_is_wider_than_the_screen(command, lang, screen):
    wide = [line for line in help_of(command, lang, screen).splitlines() if columns(line) > int(screen)]
    assert wide == []


@every_command
def test_no_english_stands_in_the_japanese_help(command):
    text = help_of(command, "ja")
    explained = text.split("\n例:\n")[0] + text.split("\n終わり方の番号:\n")[-1]
    names = {word for command in COMMANDS for word in command}
    prose = re.sub(r"-{1,2}[a-z][\w|-]*( (ja\|en|DATE|DIR))?", "", explained)
    words = set(re.findall(r"[A-Za-z]{2,}", prose)) - names - NOT_ENGLISH
    assert {word for word in words if not word.isupper()} == set()
    assert re.search("[ぁ-ん]", explained)


@every_command
def test_no_japanese_stands_in_the_english_help(command):
    assert not re.search("[ぁ-んァ-ヶ一-龠。、（）「」]", help_of(command, "en"))


def test_without_a_terminal_the_bare_command_shows_its_help(tmp_path):
    assert run(cwd=tmp_path).out == help_of((), "en")


SLIPS = {
    ("scoer", SERVICE): "score",
    ("intervew",): "interview",
    ("pack", "chek"): "check",
    ("score", SERVICE, "--jsn"): "--json",
    ("plan", SERVICE, "-o", "out", "--overwrite-edit"): "--overwrite-edited",
    ("plan", SERVICE, "-o", "out", "--fromat", "md"): "--format",
    ("score", SERVICE, "--quite"): "--quiet",
    ("--langg", "en", "score", SERVICE): "--lang",
    ("--versoin",): "--version",
    ("demo", "--hlep"): "--help",
}


@pytest.mark.parametrize("arguments", SLIPS, ids=SLIPS.values())
@both_languages
def test_after_a_slip_the_nearest_name_is_given(tmp_path, arguments, lang):
    ran = run(*arguments, cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert re.search(rf"(?<![\w-]){re.escape(SLIPS[arguments])}(?![\w-])", ran.err.split("A409")[1]), ran.err
    assert "..." not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("--lang=", "--version"), ("--version", "--lang"), ("--lang", "", "--version")])
def test_a_language_without_its_name_swallows_no_word_behind_it(arguments, capsys):
    assert in_process(["--today=2026-11-21", *arguments]) == 2
    assert re.search(r"A409 .*--lang (には値が要ります|needs a value)", capsys.readouterr().err)
    assert in_process(["--lang=en", "--today=", "--version"]) == 2
    assert "wrong usage: --today needs a value; see aiready --help" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("score",),
        ("plan", SERVICE),
        ("plan", SERVICE, "-o"),
        ("answer", "new.yaml"),
        ("explain",),
        ("explain", SERVICE, "champion", "too", "many"),
        ("pack", "check", ".", "more"),
        ("--lang",),
        ("--lang=", "score", SERVICE),
        ("--lang", "fr", "score", SERVICE),
        ("--today", "yesterday", "score", SERVICE),
        ("plan", SERVICE, "-o", "out", "--start", "soon"),
        ("plan", SERVICE, "-o", "out", "--format", "odt"),
        ("plan", SERVICE, "-o", "out", "--format", ""),
        ("plan", SERVICE, SERVICE, "-o", "out"),
        ("plan", SERVICE, "-o", ""),
        ("--today", "9999-12-31", "score", SERVICE),
        ("plan", SERVICE, "-o", "out", "--start", "9999-12-30"),
        ("plan", SERVICE, "-o", "x" * 300),
        ("answer", "x" * 300 + ".yaml", "company.employees=5"),
        ("interview", "x" * 300 + ".yaml"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(SERVICE), "SHEET")[:50],
)
@both_languages
def test_a_wrong_call_is_one_line_with_a_code_and_makes_nothing(tmp_path, arguments, lang):
    ran = run(*arguments, cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert len(ran.err.splitlines()) == 1
    assert re.search(r"\bA\d{3} ", ran.err)
    assert list(tmp_path.iterdir()) == []
