"""The interview at a real terminal: every key, every width, and the plug pulled at any moment."""

import os
import re
import sys
import unicodedata

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

import pexpect
from made_up import PACK
from running import SERVICE, columns, environment
from terminal import Terminal, plain

from aiready.answers import AnswerSheet
from aiready.answers_file import read_sheet

QUESTIONS = [question for question in PACK.questionnaire.questions() if question.ask_when is None]
TRIED = "company.tried_before"
HELP, BACK, STOP = "h", "b", "s"
SAID = {
    "ja": {
        "help": "なぜ聞くか",
        "again": "番号か",
        "range": "1から1000まで",
        "saved": "保存しました",
        "on": "続きから始めます（3/",
        "end": "ありがとうございました",
        "lies": "計画書はここにあります",
        "first": "ここが最初の質問です",
    },
    "en": {
        "help": "Why it is asked",
        "again": "Type a number",
        "range": "from 1 to 1000",
        "saved": "Saved to",
        "on": "Going on where you stopped (3 of",
        "end": "Thank you",
        "lies": "The plan lies here",
        "first": "This is the first question",
    },
}
both_languages = pytest.mark.parametrize("lang", ["ja", "en"])


def key(question, level=1):
    """What a person types for a plain answer."""
    if question.id == TRIED:
        return "1"
    return {"choice": str(level + 1), "choices": "1,2", "number": "5", "text": "月次報告 A"}[question.kind]


def value(question, level=1):
    """The same answer as the sheet holds it."""
    if question.kind == "choice":
        return question.options[0 if question.id == TRIED else level].id  # never tried: no branch
    plain_ones = {"number": 5, "text": "月次報告 A"}
    return plain_ones.get(question.kind) or tuple(option.id for option in question.options[:2])


def held(path) -> AnswerSheet:
    return read_sheet(path, PACK)


def closed_up(text):
    """Without the blanks and breaks that a narrow screen puts in."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@both_languages
@pytest.mark.parametrize("screen", [40, 80])
def test_the_whole_interview_by_keys(tmp_path, lang, screen):
    sitting = Terminal(tmp_path, "sheet.yaml", columns=screen, AIREADY_LANG=lang)
    shown = sitting.until_prompt()
    for number, question in enumerate(QUESTIONS):
        assert closed_up(question.ask.read(lang)) in closed_up(shown)
        for option in getattr(question, "options", ()):
            assert closed_up(option.label.read(lang)) in closed_up(shown)
        assert f"{number}/{len(QUESTIONS)}" in shown
        sitting.type(key(question))
        if question is not QUESTIONS[-1]:
            shown = sitting.until_prompt()
            assert held(tmp_path / "sheet.yaml").value(question.id) == value(question)
    end = sitting.until_end()
    assert (sitting.code, SAID[lang]["end"] in end) == (0, True)
    for barrier in PACK.questionnaire.barriers():
        assert closed_up(barrier.title.read(lang)) in closed_up(end)
    assert closed_up(f"{SAID[lang]['lies']}: sheet-plan/summary.html") in closed_up(end)
    assert (tmp_path / "sheet-plan" / "summary.html").is_file()
    assert (tmp_path / "sheet-plan" / "plan.md").is_file()
    sheet = held(tmp_path / "sheet.yaml")
    assert {question.id: sheet.value(question.id) for question in QUESTIONS} == {
        one.id: value(one) for one in QUESTIONS
    }
    lines = [line for line in sitting.lines() if "> " not in line and "sheet-plan" not in line]  # prompts, a path
    assert [line for line in lines if columns(line) > screen] == []
    assert "WARNING" not in sitting.text()


def begun(tmp_path, lang, answers=0):
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    sitting.until_prompt()
    for question in QUESTIONS[:answers]:
        sitting.answer(key(question))
    return sitting


@both_languages
def test_help_is_shown_on_demand_and_the_question_stays(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=1)
    question = QUESTIONS[1]
    for typed in (HELP, "H", "?", "ｈ"):
        shown = sitting.answer(typed)
        assert SAID[lang]["help"] in shown
        for text in (question.why, question.look_at, question.find_out.how):
            assert closed_up(text.read(lang)) in closed_up(shown)
    sitting.answer("２")  # full-width, as a Japanese keyboard gives it
    assert held(tmp_path / "sheet.yaml").value(question.id) == question.options[1].id
    sitting.kill()


@both_languages
def test_the_letters_shown_are_the_letters_that_work(tmp_path, lang):
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    shown = sitting.until_prompt()
    dont_know = {"ja": "わからない", "en": "don't know"}[lang]
    letter = re.search(rf"(\w) {dont_know}", shown)[1]
    sitting.answer(key(QUESTIONS[0]))
    for question in QUESTIONS[1:6]:
        sitting.answer(letter)
        assert held(tmp_path / "sheet.yaml").value(question.id) == "unknown"
    sitting.kill()


@both_languages
def test_back_shows_the_question_before_and_its_answer_can_be_changed(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=3)
    before = QUESTIONS[2]
    assert closed_up(before.ask.read(lang)) in closed_up(sitting.answer(BACK))
    assert closed_up(QUESTIONS[1].ask.read(lang)) in closed_up(sitting.answer(BACK))
    shown = sitting.answer("4")
    assert held(tmp_path / "sheet.yaml").value(QUESTIONS[1].id) == QUESTIONS[1].options[3].id
    assert closed_up(QUESTIONS[3].ask.read(lang)) in closed_up(shown)  # the third is answered already
    sitting.kill()


@both_languages
def test_back_at_the_first_question_stays_there(tmp_path, lang):
    sitting = begun(tmp_path, lang)
    shown = sitting.answer(BACK)
    assert SAID[lang]["first"] in shown
    assert closed_up(QUESTIONS[0].ask.read(lang)) in closed_up(shown)
    sitting.kill()


@both_languages
def test_wrong_input_asks_again_and_saves_nothing(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=1)
    before = (tmp_path / "sheet.yaml").read_bytes()
    for typed in ("0", "11", "99", "x", "", "-1", "1,2", "1.5", "none", "１１"):
        assert SAID[lang]["again"] in sitting.answer(typed), typed
        assert (tmp_path / "sheet.yaml").read_bytes() == before
    sitting.answer("1")
    assert QUESTIONS[2].kind == "number"
    before = (tmp_path / "sheet.yaml").read_bytes()
    for typed in ("0", "5000", "many", "", "2.5", "-3"):
        assert SAID[lang]["range"] in sitting.answer(typed), typed
        assert (tmp_path / "sheet.yaml").read_bytes() == before
    sitting.kill()


@both_languages
def test_after_stopping_the_next_sitting_says_how_much_is_done_and_goes_on(tmp_path, lang):
    sitting = begun(tmp_path, lang, answers=3)
    sitting.type(STOP)
    end = sitting.until_end()
    assert (sitting.code, SAID[lang]["saved"] in end, "sheet.yaml" in end) == (0, True, True)
    assert not (tmp_path / "sheet-plan").exists()
    again = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    shown = again.until_prompt()
    assert SAID[lang]["on"] in shown
    assert closed_up(QUESTIONS[3].ask.read(lang)) in closed_up(shown)
    again.kill()


@both_languages
@pytest.mark.parametrize("keys", ["\x03", "half a word\x03", "\x04"], ids=["Ctrl-C", "Ctrl-C in a word", "Ctrl-D"])
def test_an_interrupt_leaves_130_and_a_sheet_with_every_answer(tmp_path, lang, keys):
    sitting = begun(tmp_path, lang, answers=2)
    sitting.process.send(keys)
    sitting.until_end()
    assert (sitting.code, "Traceback" in sitting.text()) == (130, False)
    assert [held(tmp_path / "sheet.yaml").value(one.id) for one in QUESTIONS[:2]] == [
        value(one) for one in QUESTIONS[:2]
    ]


@pytest.mark.parametrize(("sent", "code"), [(15, 143), (1, 129)], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(tmp_path, sent, code):
    sitting = begun(tmp_path, "en", answers=2)
    sitting.process.send("12")
    while not sitting.line_at_cursor().endswith("12"):  # until it is listening
        sitting.read()
    sitting.process.kill(sent)
    sitting.until_end()
    assert (sitting.code, "Traceback" in sitting.text()) == (code, False)
    assert held(tmp_path / "sheet.yaml").value(QUESTIONS[1].id) == value(QUESTIONS[1])
    switched = re.findall(r"\x1b\[\?2004([hl])", sitting.text())
    assert switched[-1] == "l"  # the terminal is as it was


def test_no_confirmed_answer_is_lost_when_the_plug_is_pulled(tmp_path):
    path = tmp_path / "sheet.yaml"
    confirmed = 0
    for moment in range(20):
        sitting = Terminal(tmp_path, path.name, AIREADY_LANG="en")
        sitting.until_prompt()
        for question in QUESTIONS[confirmed : confirmed + 1 + moment % 2]:
            sitting.answer(key(question))
            confirmed += 1
        sitting.type(key(QUESTIONS[confirmed]))  # the plug is pulled while this one is being saved
        sitting.kill()
        sheet = held(path)
        assert [sheet.value(one.id) for one in QUESTIONS[:confirmed]] == [value(one) for one in QUESTIONS[:confirmed]]
        assert sheet.value(QUESTIONS[confirmed].id) in (None, value(QUESTIONS[confirmed]))
        confirmed += sheet.value(QUESTIONS[confirmed].id) is not None
    assert confirmed >= 30
    assert [one.name for one in tmp_path.iterdir() if ".aiready-tmp" not in one.name] == [path.name]


def test_a_finished_sheet_shows_its_result_at_once(tmp_path):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="en")
    assert SAID["en"]["lies"] in sitting.until_end()
    assert sitting.code == 0
    assert (tmp_path / "sheet.yaml").read_bytes() == SERVICE.read_bytes()


def test_a_broken_sheet_is_told_at_once_and_left_as_it_is(tmp_path):
    (tmp_path / "sheet.yaml").write_text("schema: 1\nansers: {}\n", encoding="utf-8")
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="en")
    assert "sheet.yaml:2:1: A205" in sitting.until_end()
    assert sitting.code == 2
    assert (tmp_path / "sheet.yaml").read_text(encoding="utf-8") == "schema: 1\nansers: {}\n"


def test_a_sheet_changed_by_somebody_else_meanwhile_is_not_written_over(tmp_path):
    sitting = begun(tmp_path, "en", answers=2)
    path = tmp_path / "sheet.yaml"
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")
    sitting.type("5")
    assert "A407" in sitting.until_end()
    assert (sitting.code, path.read_text(encoding="utf-8")) == (2, theirs)
    assert held(tmp_path / "sheet.mine.yaml").value(QUESTIONS[2].id) == 5


def test_the_prompt_stays_on_the_terminal_when_the_result_goes_to_a_file(tmp_path):
    text = SERVICE.read_text(encoding="utf-8").replace("  champion.hours: spare\n", "")
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    line = f'exec "{sys.executable}" -m aiready interview sheet.yaml > result.txt'
    process = pexpect.spawn("/bin/sh", ["-c", line], cwd=str(tmp_path), env=environment(TERM="xterm"), timeout=20)
    process.expect("Number")
    process.send("1\r")
    process.expect(pexpect.EOF)
    process.close()
    result = (tmp_path / "result.txt").read_text(encoding="utf-8")
    assert (process.exitstatus, plain(result)) == (0, result)
    assert "summary.html" in result


def test_colours_are_left_out_when_asked(tmp_path):
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="ja", NO_COLOR="1")
    sitting.until_prompt()
    sitting.answer(key(QUESTIONS[0]))
    assert held(tmp_path / "sheet.yaml").value(QUESTIONS[0].id) == value(QUESTIONS[0])
    colours = [code for code in re.findall(r"\x1b\[([\d;]*)m", sitting.text()) if re.search(r"(^|;)([34]\d|38;)", code)]
    assert colours == []
    sitting.kill()


def test_the_sheet_is_private_from_the_first_answer_on(tmp_path):
    sitting = begun(tmp_path, "en", answers=1)
    assert (tmp_path / "sheet.yaml").stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["sheet.yaml"]  # noqa: PTH208
    sitting.kill()
