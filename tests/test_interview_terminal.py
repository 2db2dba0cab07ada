"""The interview at a real terminal: the whole way by keys, every width and console, both languages."""

import re
import sys
from itertools import pairwise

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

import pexpect
from made_up import PACK
from running import SERVICE, columns, environment
from terminal import QUESTIONS, Terminal, asked_in_all, begun, closed_up, held, key, letter, plain, said, value

from aiready.cli.sitting.words import SAYS

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])


@both_languages
@pytest.mark.parametrize("screen", [40, 80, 200])
def test_the_whole_interview_by_keys(tmp_path, lang, screen):
    sitting = Terminal(tmp_path, "sheet.yaml", columns=screen, AIREADY_LANG=lang)
    shown = sitting.until_prompt()
    for number, question in enumerate(QUESTIONS):
        assert closed_up(question.ask.read(lang)) in closed_up(shown)
        for option in getattr(question, "options", ()):
            assert closed_up(option.label.read(lang)) in closed_up(shown)
        assert f"{number}/{asked_in_all(number)}" in shown
        shown = sitting.press(key(question))
        assert said("saved_answer", lang) in closed_up(shown)
        assert held(tmp_path / "sheet.yaml").value(question.id) == value(question)
    for question in QUESTIONS:  # the review
        assert closed_up(question.short.read(lang)) in closed_up(shown)
    shown = sitting.answer(letter("finish", lang))
    assert said("finished", lang) in closed_up(shown)
    for barrier in PACK.questionnaire.barriers():
        assert closed_up(barrier.title.read(lang)) in closed_up(shown)
    assert closed_up(f"{SAYS['plan_lies'][lang]}: sheet-plan/summary.html") in closed_up(shown)
    sitting.process.send("n")
    sitting.until_end()
    assert sitting.code == 0
    assert (tmp_path / "sheet-plan" / "summary.html").is_file()
    assert (tmp_path / "sheet-plan" / "plan.md").is_file()
    sheet = held(tmp_path / "sheet.yaml")
    assert {one.id: sheet.value(one.id) for one in QUESTIONS} == {one.id: value(one) for one in QUESTIONS}
    prompts = re.compile(r"> [^:]*:")
    lines = [line for line in sitting.lines() if not prompts.search(line) and "sheet-plan" not in line]  # a path
    assert [line for line in lines if columns(line) > screen] == []
    assert "WARNING" not in sitting.text()


@pytest.mark.parametrize("screen", [40, 80])
@both_languages
def test_no_line_of_the_screen_runs_into_another(tmp_path, lang, screen):
    sitting = Terminal(tmp_path, "sheet.yaml", columns=screen, AIREADY_LANG=lang)
    sitting.until_prompt()
    for question in QUESTIONS[:8]:
        sitting.press(key(question))
    question = QUESTIONS[8]
    rows = [row.rstrip() for row in sitting.screen.display]
    drawn = closed_up("".join(rows[-30:] if rows[-1] else rows))
    for number, option in enumerate(question.options, 1):
        assert closed_up(f"{number}{option.label.read(lang)}") in drawn
        starts = [row for row in rows if row.startswith(f"  {number}  ")]
        assert len(starts) >= 1
    assert columns(sitting.line_at_cursor()) < screen
    sitting.kill()


@both_languages
def test_back_from_the_last_question_to_the_first_and_forward_loses_nothing(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=len(QUESTIONS) - 1)
    path = tmp_path / "sheet.yaml"
    before = path.read_bytes()
    back = letter("back", lang)
    for question in QUESTIONS[-2::-1]:
        line = "\r" if sitting_needs_enter(question, QUESTIONS) else ""
        assert closed_up(question.ask.read(lang)) in closed_up(sitting.press(back + line))
    shown = sitting.answer(back)
    assert said("at_first", lang) in closed_up(shown)
    forward = letter("forward", lang)
    for here, question in pairwise(QUESTIONS):
        line = "" if here.kind == "choice" else "\r"
        assert closed_up(question.ask.read(lang)) in closed_up(sitting.press(forward + line))
    assert path.read_bytes() == before
    sitting.press(key(QUESTIONS[-1]))
    assert held(path).value(QUESTIONS[-1].id) == value(QUESTIONS[-1])
    sitting.kill()


def sitting_needs_enter(question, asked):
    """Whether the question behind this one, where the key is pressed, takes lines."""
    return asked[asked.index(question) + 1].kind != "choice"


@both_languages
def test_after_stopping_the_next_sitting_says_how_much_is_done_and_goes_on(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=4)
    sitting.process.send(letter("stop", lang))
    end = sitting.until_end()
    assert (sitting.code, said("saved", lang) in closed_up(end), "sheet.yaml" in end) == (0, True, True)
    assert not (tmp_path / "sheet-plan").exists()
    again = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    shown = again.until_prompt()
    assert said("resume", lang) in closed_up(shown)
    assert closed_up(f"4/{asked_in_all(4)}") in closed_up(shown)
    assert "aiready interview sheet.yaml" in end.split("\r\n")[-2]  # on a line of its own, to be copied
    assert closed_up(QUESTIONS[4].ask.read(lang)) in closed_up(shown)
    again.kill()


def test_a_finished_sheet_shows_its_answers_first_and_then_the_result(tmp_path):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="en")
    assert said("review", "en") in closed_up(sitting.until_prompt())
    assert said("plan_lies", "en") in closed_up(sitting.answer("f"))
    sitting.process.send("n")
    sitting.until_end()
    assert sitting.code == 0
    assert (tmp_path / "sheet.yaml").read_bytes() == SERVICE.read_bytes()


def test_the_talk_stays_on_the_terminal_when_the_result_goes_to_a_file(tmp_path):
    text = SERVICE.read_text(encoding="utf-8").replace("  champion.hours: spare\n", "")
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    line = f'exec "{sys.executable}" -m aiready interview sheet.yaml > result.txt'
    process = pexpect.spawn("/bin/sh", ["-c", line], cwd=str(tmp_path), env=environment(TERM="xterm"), timeout=20)
    for keys in ("1", "f\r", "n"):
        process.expect(r"\?2004h.*?> ?\S* ?[^\r\n\x1b]*:")
        process.send(keys)
    process.expect(pexpect.EOF)
    process.close()
    result = (tmp_path / "result.txt").read_text(encoding="utf-8")
    assert (process.exitstatus, plain(result)) == (0, result)
    assert "summary.html" in result
    assert QUESTIONS[0].ask.en not in result


def test_colours_are_left_out_when_asked(tmp_path):
    sitting = begun(tmp_path, "ja", answers=1, NO_COLOR="1")
    assert held(tmp_path / "sheet.yaml").value(QUESTIONS[0].id) == value(QUESTIONS[0])
    colours = [code for code in re.findall(r"\x1b\[([\d;]*)m", sitting.text()) if re.search(r"(^|;)([34]\d|38;)", code)]
    assert colours == []
    sitting.kill()


@pytest.mark.parametrize(("encoding", "lang"), [("ascii", "ja"), ("ascii", "en"), ("cp932", "ja"), ("cp932", "en")])
def test_a_console_that_shows_few_characters_is_written_to_without_a_failure(tmp_path, encoding, lang):
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang, PYTHONIOENCODING=encoding)
    while b"\x1b[?2004h" not in sitting.bytes:
        sitting.read()
    for question in QUESTIONS[:3]:
        seen = len(sitting.bytes)
        sitting.process.send(key(question).replace("月次報告を半分に", "report 5"))
        while b"\x1b[?2004h" not in sitting.bytes[seen:]:
            sitting.read()
    sitting.bytes.decode(encoding)  # nothing that the console would not know
    sitting.type(letter("stop", lang))
    sitting.until_end()
    assert "Traceback" not in sitting.text()
    sheet = held(tmp_path / "sheet.yaml")
    assert sheet.value(QUESTIONS[1].id) == value(QUESTIONS[1])
    assert sheet.value(QUESTIONS[2].id) == 5


def test_a_dumb_terminal_gets_plain_lines(tmp_path):
    process = pexpect.spawn(
        sys.executable,
        ["-m", "aiready", "interview", "sheet.yaml"],
        cwd=str(tmp_path),
        env=environment(TERM="dumb", AIREADY_LANG="en"),
        timeout=20,
        encoding="utf-8",
    )
    process.expect("> Words, Enter:")
    process.sendline("Firm")
    process.expect("> Number:")
    process.sendline("2")
    process.expect("Saved: Line of business = Construction")
    process.expect(r"> Number \(people\), Enter:")
    process.sendline("s")
    process.expect(pexpect.EOF)
    assert "\x1b" not in process.before
    process.close()
    assert process.exitstatus == 0
    assert held(tmp_path / "sheet.yaml").value("company.industry") == "construction"


def test_the_sheet_is_private_from_the_first_moment_on(tmp_path):
    sitting = begun(tmp_path)
    assert (tmp_path / "sheet.yaml").stat().st_mode & 0o777 == 0o600
    sitting.press(key(QUESTIONS[0]))
    assert (tmp_path / "sheet.yaml").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.yaml"]
    sitting.kill()


@pytest.mark.parametrize(("typed", "opened"), [("y", True), ("n", False), ("\x04", False), ("\x03", False)])
def test_the_plan_is_opened_in_the_browser_only_if_wanted(tmp_path, typed, opened):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > opened.txt\n', encoding="utf-8")
    browser.chmod(0o755)
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="en", BROWSER=f"{browser} %s")
    sitting.until_prompt()
    sitting.answer("f")
    sitting.process.send(typed)
    sitting.until_end()
    assert sitting.code == 0
    assert (tmp_path / "opened.txt").is_file() == opened
    if opened:
        address = (tmp_path / "opened.txt").read_text(encoding="utf-8")
        assert address.strip() == (tmp_path / "sheet-plan" / "summary.html").resolve().as_uri()
