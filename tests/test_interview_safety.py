"""Nothing is ever lost: interrupts, signals, kills, a full disk, a read-only place, other windows, older packs."""

import os
import random
import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from made_up import PACK
from running import SERVICE, run, tree
from terminal import PROMPT, QUESTIONS, Terminal, begun, closed_up, held, key, letter, plain, said, value

from aiready.answers_file import read_sheet

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])
PARTS = 4
KILLS = int(os.environ.get("AIREADY_KILLS", "100"))
"""How often the plug is pulled, over all parts; before a release AIREADY_KILLS=1000."""
BURST = 6
"""Answers at most before the plug is pulled."""


@both_languages
@pytest.mark.parametrize("keys", ["\x03", "half a word\x03", "\x04"], ids=["Ctrl-C", "Ctrl-C in a word", "Ctrl-D"])
def test_an_interrupt_leaves_130_and_a_sheet_with_every_answer_and_says_how_to_go_on(tmp_path, lang, keys):
    sitting = begun(tmp_path, lang, 2)
    sitting.process.send(keys)
    end = sitting.until_end()
    assert (sitting.code, "Traceback" in sitting.text()) == (130, False)
    assert said("saved", lang) in closed_up(end)
    assert "aiready interview sheet.yaml" in end
    assert [held(tmp_path / "sheet.yaml").value(one.id) for one in QUESTIONS[:2]] == [
        value(one) for one in QUESTIONS[:2]
    ]


@pytest.mark.parametrize(("sent", "code"), [(15, 143), (1, 129)], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(tmp_path, sent, code):
    sitting = begun(tmp_path, "en", 2)
    sitting.process.send("12")
    while not sitting.line_at_cursor().endswith("12"):  # until it is listening
        sitting.read()
    sitting.process.kill(sent)
    sitting.until_end()
    assert (sitting.code, "Traceback" in sitting.text()) == (code, False)
    assert held(tmp_path / "sheet.yaml").value(QUESTIONS[1].id) == value(QUESTIONS[1])
    switched = re.findall(r"\x1b\[\?2004([hl])", sitting.text())
    assert switched[-1] == "l"  # the terminal is as it was


def test_a_closed_window_loses_nothing(tmp_path):
    sitting = begun(tmp_path, "en", 3)
    sitting.process.close(force=False)
    sheet = held(tmp_path / "sheet.yaml")
    assert [sheet.value(one.id) for one in QUESTIONS[:3]] == [value(one) for one in QUESTIONS[:3]]


def unplugged(folder, chance, burst):
    """A sitting that is answered key by key and killed after a random number of bytes; everything it showed."""
    sitting = Terminal(folder, "sheet.yaml", AIREADY_LANG="en", COVERAGE_PROCESS_START=None)
    sitting.until_prompt()
    enough = len(sitting.bytes) + chance.randrange(5000)
    for question in burst:
        sitting.process.send(key(question))
        while not PROMPT.search(sitting.text(), sitting.seen) and len(sitting.bytes) < enough:
            sitting.read(chance.randrange(1, 400))
        if len(sitting.bytes) >= enough:
            break
        sitting.until_prompt()
    sitting.kill()
    return closed_up(plain(sitting.text()))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_confirmed_answer_is_lost_when_the_plug_is_pulled_at_any_moment(tmp_path, part):
    chance = random.Random(part)  # noqa: S311 (the same moments in every run)
    path = tmp_path / "sheet.yaml"
    confirmations = 0
    waiting = QUESTIONS
    for _ in range(KILLS // PARTS):
        burst = waiting[:BURST]
        shown = unplugged(tmp_path, chance, burst)
        sheet = held(path)  # the file is always whole
        confirmed = [one for one in burst if closed_up(f"Saved: {one.short.en} =") in shown]
        confirmations += len(confirmed)
        done = [one for one in QUESTIONS if one not in waiting]
        assert [sheet.value(one.id) for one in (*done, *confirmed)] == [value(one) for one in (*done, *confirmed)]
        assert all(sheet.value(one.id) in (None, value(one)) for one in burst)
        waiting = [one for one in QUESTIONS if sheet.value(one.id) is None]
        if len(waiting) < BURST:
            path.unlink()
            waiting = QUESTIONS
    assert confirmations > KILLS // PARTS
    assert [one.name for one in tmp_path.iterdir() if ".aiready-tmp" not in one.name] in ([path.name], [])


def test_a_broken_sheet_is_told_at_once_and_left_as_it_is(tmp_path):
    (tmp_path / "sheet.yaml").write_text("schema: 1\nansers: {}\n", encoding="utf-8")
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG="en")
    assert "sheet.yaml:2:1: A205" in sitting.until_end()
    assert sitting.code == 2
    assert (tmp_path / "sheet.yaml").read_text(encoding="utf-8") == "schema: 1\nansers: {}\n"


def test_a_place_that_cannot_be_written_is_told_before_the_first_question(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    sitting = Terminal(tmp_path, "file/sheet.yaml", AIREADY_LANG="en")
    assert "A404" in sitting.until_end()
    assert sitting.code == 2
    assert QUESTIONS[0].ask.en not in sitting.text()


@both_languages
def test_a_disk_that_refuses_is_told_and_the_answer_is_saved_once_it_takes_it(tmp_path, lang):
    sitting = begun(tmp_path, lang, 3)
    path = tmp_path / "sheet.yaml"
    full = tmp_path / "moved.yaml"
    path.rename(full)
    path.mkdir()  # whatever is tried, the name cannot be written
    shown = sitting.answer("1")
    assert "A404" in shown
    assert said("not_saved", lang) in closed_up(shown)
    assert "A404" in sitting.answer("")  # tried again
    path.rmdir()
    full.rename(path)
    shown = sitting.answer("")
    assert said("saved_answer", lang) in closed_up(shown)
    assert held(path).value("company.data") == ("public",)
    sitting.kill()


@both_languages
def test_when_a_disk_refuses_the_sheet_can_go_to_another_place(tmp_path, lang):
    sitting = begun(tmp_path, lang, 3)
    path = tmp_path / "sheet.yaml"
    path.unlink()
    path.mkdir()
    sitting.answer("1")
    (tmp_path / "taken.yaml").write_text("theirs", encoding="utf-8")
    assert "A404" in sitting.answer("taken.yaml")
    shown = sitting.answer("other.yaml")
    assert said("saved_there", lang) in closed_up(shown)
    assert (tmp_path / "taken.yaml").read_text(encoding="utf-8") == "theirs"
    sheet = held(tmp_path / "other.yaml")
    assert [sheet.value(one.id) for one in QUESTIONS[:3]] == [value(one) for one in QUESTIONS[:3]]
    assert sheet.value("company.data") == ("public",)
    assert (tmp_path / "other.yaml").stat().st_mode & 0o777 == 0o600
    sitting.kill()


def test_stopping_at_a_disk_that_refuses_is_an_error_and_not_a_success(tmp_path):
    sitting = begun(tmp_path, "en", 3)
    (tmp_path / "sheet.yaml").unlink()
    (tmp_path / "sheet.yaml").mkdir()
    sitting.answer("1")
    sitting.type("s")
    assert "A404" in sitting.until_end()
    assert sitting.code == 2


@both_languages
def test_two_windows_on_one_sheet_take_over_each_others_answers(tmp_path, lang):
    first = begun(tmp_path, lang, 2)
    second = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    second.until_prompt()
    second.press(key(QUESTIONS[2]))
    second.press(key(QUESTIONS[3]))
    shown = closed_up(first.answer("7"))
    assert said("taken_over", lang) in shown
    first.answer("7")
    second.press(key(QUESTIONS[4]))
    assert said("taken_over", lang) in closed_up(second.text())
    sheet = held(tmp_path / "sheet.yaml")
    assert sheet.value("company.employees") == 7
    others = [one for one in QUESTIONS[:5] if one.id != "company.employees"]
    assert [sheet.value(one.id) for one in others] == [value(one) for one in others]
    for sitting in (first, second):
        sitting.kill()
    assert sorted(tree(tmp_path)) == ["sheet.yaml"]


@both_languages
def test_a_question_answered_in_another_window_meanwhile_is_asked_again_with_that_answer(tmp_path, lang):
    sitting = begun(tmp_path, lang, 2)
    run("answer", "sheet.yaml", "company.employees=12", "champion.hours=weekly", cwd=tmp_path)
    shown = closed_up(sitting.answer("7"))
    assert said("taken_over", lang) in shown
    assert said("both_answered", lang) in shown
    assert closed_up("12") in shown.split(said("now", lang))[-1]
    assert held(tmp_path / "sheet.yaml").value("company.employees") == 12
    sitting.answer("7")
    sheet = held(tmp_path / "sheet.yaml")
    assert (sheet.value("company.employees"), sheet.value("champion.hours")) == (7, "weekly")
    sitting.kill()


@both_languages
def test_a_note_written_while_another_window_answers_is_kept_with_that_answer(tmp_path, lang):
    sitting = begun(tmp_path, lang, 6)
    sitting.press(letter("note", lang))
    run("answer", "sheet.yaml", "champion.appointed=asked", cwd=tmp_path)
    shown = closed_up(sitting.answer("総務に確認"))
    assert said("taken_over", lang) in shown
    sheet = held(tmp_path / "sheet.yaml")
    assert (sheet.value("champion.appointed"), sheet.notes["champion.appointed"]) == ("asked", "総務に確認")
    sitting.kill()


def test_what_an_editor_changed_meanwhile_is_kept_with_its_comments(tmp_path):
    sitting = begun(tmp_path, "en", 2)
    path = tmp_path / "sheet.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("answers: {}", "# by hand\nanswers:\n  champion.appointed: asked  # said so")
    path.write_text(text, encoding="utf-8")
    sitting.answer("5")
    now = path.read_text(encoding="utf-8")
    assert "# by hand" in now
    assert "champion.appointed: asked  # said so" in now
    assert held(path).value("company.employees") == 5
    sitting.kill()


def test_a_sheet_broken_meanwhile_is_not_written_over_and_ours_lies_beside_it(tmp_path):
    sitting = begun(tmp_path, "en", 2)
    path = tmp_path / "sheet.yaml"
    path.write_text("schema: 1\nanswers: [", encoding="utf-8")
    sitting.type("5")
    end = sitting.until_end()
    assert "A407" in end
    assert (sitting.code, path.read_text(encoding="utf-8")) == (2, "schema: 1\nanswers: [")
    assert held(tmp_path / "sheet.mine.yaml").value("company.employees") == 5


def test_a_sheet_taken_away_meanwhile_is_made_anew(tmp_path):
    sitting = begun(tmp_path, "en", 2)
    (tmp_path / "sheet.yaml").unlink()
    sitting.answer("5")
    sheet = held(tmp_path / "sheet.yaml")
    assert [sheet.value(one.id) for one in QUESTIONS[:2]] == [value(one) for one in QUESTIONS[:2]]
    assert sheet.value("company.employees") == 5
    sitting.kill()


@both_languages
def test_a_sheet_of_an_older_pack_is_carried_over_and_what_is_gone_is_named(tmp_path, lang):
    text = SERVICE.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 0.9.0")
    text = text.replace("  champion.hours: spare\n", "  champion.hours: now_and_then\n  champion.gone: yes_sir\n")
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    sitting = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    shown = sitting.until_prompt()
    assert "champion.gone" in shown
    assert "champion.hours" in shown
    assert closed_up(QUESTIONS[7].ask.read(lang)) in closed_up(shown)  # asked again, since its option is gone
    sitting.press("2")
    sheet = held(path)
    assert sheet.set_aside["champion.gone"] == "yes_sir"
    assert sheet.set_aside["champion.hours"] == "now_and_then"
    assert sheet.value("champion.hours") == "spare"
    assert sheet.pack.version == PACK.head.version
    sitting.kill()


@both_languages
def test_without_a_terminal_it_says_what_to_do_and_makes_no_file(tmp_path, lang):
    ran = run("interview", "sheet.yaml", cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (2, "")
    assert "A403" in ran.err
    assert "--answers" in ran.err
    assert "--plain" in ran.err
    assert tree(tmp_path) == {}


def lines_for(questions):
    return "".join(f"{key(one).rstrip(chr(13))}\n" for one in questions)


@both_languages
def test_plain_lines_work_through_a_pipe(tmp_path, lang):
    typed = lines_for(QUESTIONS) + f"{letter('finish', lang)}\nn\n"
    ran = run("interview", "sheet.yaml", "--plain", cwd=tmp_path, stdin=typed.encode(), AIREADY_LANG=lang)
    assert ran.code == 0
    assert "\x1b" not in ran.err + ran.out
    assert "summary.html" in ran.out
    sheet = read_sheet(tmp_path / "sheet.yaml", PACK)
    assert {one.id: sheet.value(one.id) for one in QUESTIONS} == {one.id: value(one) for one in QUESTIONS}
    for mark in ("■", "・・", "---"):
        assert mark not in ran.err.split(said("finished", lang))[0]


def test_plain_lines_that_end_early_keep_what_was_answered(tmp_path):
    typed = lines_for(QUESTIONS[:5])
    ran = run("interview", "sheet.yaml", "--plain", cwd=tmp_path, stdin=typed.encode())
    assert ran.code == 130
    sheet = read_sheet(tmp_path / "sheet.yaml", PACK)
    assert [sheet.value(one.id) is not None for one in QUESTIONS] == [place < 5 for place in range(len(QUESTIONS))]
    assert "aiready interview sheet.yaml" in ran.err


@both_languages
def test_answers_from_a_file_need_no_terminal(tmp_path, lang):
    answers = "company.employees: 12\nchampion.hours: weekly\ncompany.data: [public, deals]\n"
    (tmp_path / "answers.yaml").write_text(answers, encoding="utf-8")
    ran = run("interview", "sheet.yaml", "--answers", "answers.yaml", cwd=tmp_path, AIREADY_LANG=lang)
    assert ran.code == 0
    sheet = read_sheet(tmp_path / "sheet.yaml", PACK)
    assert (sheet.value("company.employees"), sheet.value("champion.hours")) == (12, "weekly")
    assert sheet.value("company.data") == ("public", "deals")
    assert closed_up("sheet-plan/summary.html") in closed_up(ran.out)
    assert "38" in ran.out  # so many are still open


def test_answers_may_come_as_a_whole_sheet(tmp_path):
    ran = run("interview", "sheet.yaml", "--answers", SERVICE, cwd=tmp_path)
    assert ran.code == 0
    given, made = read_sheet(SERVICE, PACK), read_sheet(tmp_path / "sheet.yaml", PACK)
    assert [made.value(one.id) for one in QUESTIONS] == [given.value(one.id) for one in QUESTIONS]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "", "[company.employees, 3]\n", "12\n"])
def test_a_file_that_holds_no_answers_is_told_with_its_place(tmp_path, text):
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    ran = run("interview", "sheet.yaml", "--answers", "answers.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "answers.yaml:1:1: A" in ran.err
    assert not (tmp_path / "sheet.yaml").exists()


@both_languages
def test_two_keys_on_a_line_where_one_is_asked_for_ask_again(tmp_path, lang):
    typed = lines_for(QUESTIONS[:7]) + "12\n2\nseen it\n" + f"{letter('stop', lang)}\n"
    call = ("interview", "sheet.yaml", "--plain", "--interviewer")
    ran = run(*call, cwd=tmp_path, stdin=typed.encode(), AIREADY_LANG=lang)
    assert ran.code == 0
    detail = read_sheet(tmp_path / "sheet.yaml", PACK).details[QUESTIONS[6].id]
    assert (detail.confidence, detail.evidence) == ("heard", "seen it")


def test_faults_in_a_file_of_answers_are_all_told_with_their_places_and_nothing_is_written(tmp_path):
    (tmp_path / "answers.yaml").write_text("champion.hours: weekley\nnobody.asks: 1\n", encoding="utf-8")
    ran = run("interview", "sheet.yaml", "--answers", "answers.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "answers.yaml:1:17: A201" in ran.err
    assert "answers.yaml:2:1: A202" in ran.err
    assert not (tmp_path / "sheet.yaml").exists()
    assert run("interview", "sheet.yaml", "--answers", "none.yaml", cwd=tmp_path).code == 2


def test_a_sheet_is_made_for_its_owner_only_whatever_the_umask(tmp_path):
    (tmp_path / "answers.yaml").write_text("company.employees: 12\n", encoding="utf-8")
    former = os.umask(0)
    try:
        run("interview", "sheet.yaml", "--answers", "answers.yaml", cwd=tmp_path)
    finally:
        os.umask(former)
    assert (tmp_path / "sheet.yaml").stat().st_mode & 0o777 == 0o600
