"""Every move at a question, the review before the end, and the three ways through, at a real terminal."""

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from made_up import PACK
from running import SERVICE
from terminal import AFTER_TASK, QUESTIONS, WORDS, Terminal, begun, closed_up, held, key, letter, said, value

from aiready.cli.sitting.words import SAYS
from aiready.questionnaire import topic_of

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])
INDUSTRY, PEOPLE, DRIVER, ADVISER = 1, 2, 6, 10
AUTHORITY = "champion.authority"
VOICE = next(place for place, one in enumerate(QUESTIONS) if one.id == "usage_image.floor_voice")
PURPOSE = next(place for place, one in enumerate(QUESTIONS) if one.id == "aim.purpose")
TRIED = next(place for place, one in enumerate(QUESTIONS) if one.id == "company.tried_before")
BRANCH = [question for question in PACK.questionnaire.questions() if question.id.startswith("second_chance.")]


def asks(shown, question, lang="en"):
    return closed_up(question.ask.read(lang)) in closed_up(shown)


def sheet_of(tmp_path):
    return held(tmp_path / "sheet.yaml")


def prepared(tmp_path, *arguments, lang="en", **answers):
    """A sitting at a sheet that is finished but for the changes named."""
    text = SERVICE.read_text(encoding="utf-8")
    for name, line in answers.items():
        found = re.compile(rf"^  {re.escape(name.replace('__', '.'))}: .*$", re.MULTILINE)
        assert found.search(text)
        text = found.sub(line, text)
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    return Terminal(tmp_path, "sheet.yaml", *arguments, AIREADY_LANG=lang)


@both_languages
def test_the_line_at_the_foot_names_every_move_and_its_letter_works(tmp_path, lang):
    sitting = begun(tmp_path, lang, 6)
    question = QUESTIONS[6]
    shown = sitting.press("h")
    for move in ("help", "unknown", "later", "back", "jump", "note", "evidence", "review", "stop"):
        assert re.search(rf"(^|  ){letter(move, lang)} \S", shown, re.MULTILINE), move
    assert letter("not_applicable", lang) + " " not in shown.split("\n")[-2]  # not allowed here
    sitting.press(letter("unknown", lang))
    assert sheet_of(tmp_path).value(question.id) == "unknown"
    sitting.press(letter("later", lang))
    assert sheet_of(tmp_path).value(QUESTIONS[7].id) == "later"
    sitting.kill()


@both_languages
@pytest.mark.parametrize("typed", ["h", "H", "?", "ｈ", "？"])
def test_help_says_why_gives_an_example_and_whom_to_ask(tmp_path, lang, typed):
    sitting = begun(tmp_path, lang, 1)
    question = QUESTIONS[1]
    shown = closed_up(sitting.press(typed))
    for text in (question.why, question.example, question.look_at, question.find_out.how):
        assert closed_up(text.read(lang)) in shown
    sitting.press("２")  # full-width, as a Japanese keyboard gives it
    assert sheet_of(tmp_path).value(question.id) == question.options[1].id
    sitting.kill()


def test_the_tenth_option_has_a_key_of_its_own(tmp_path):
    sitting = begun(tmp_path, "en", 1)
    sitting.press("0")
    assert sheet_of(tmp_path).value("company.industry") == "other_services"
    sitting.kill()


def test_enter_or_the_same_key_again_out_of_habit_does_no_harm(tmp_path):
    sitting = begun(tmp_path, "en", 6)
    for keys in ("2\r", "33", "１人", "4\r\r"):
        shown = sitting.press(keys)
    assert asks(shown, QUESTIONS[10])
    levels = [QUESTIONS[6:10][at].options[level].id for at, level in enumerate((1, 2, 0, 3))]
    assert [sheet_of(tmp_path).value(one.id) for one in QUESTIONS[6:11]] == [*levels, None]
    sitting.process.send("\r")  # at a question without an answer, and
    assert asks(sitting.press("b"), QUESTIONS[9])
    sitting.process.send("\r")  # at one with an answer: it stays there
    assert asks(sitting.press("b"), QUESTIONS[8])
    sitting.kill()


@pytest.mark.parametrize(
    ("lang", "typed", "value"),
    [
        ("ja", "わからない", "unknown"),
        ("ja", "あとで", "later"),
        ("en", "don't know", "unknown"),
        ("en", "Later", "later"),
    ],
)
@pytest.mark.parametrize("place", [0, INDUSTRY, PEOPLE])
def test_the_word_for_a_move_does_the_same_as_its_letter(tmp_path, lang, typed, value, place):
    sitting = begun(tmp_path, lang, place)
    sitting.answer(typed)
    assert sheet_of(tmp_path).value(QUESTIONS[place].id) == value
    sitting.answer({"ja": "戻る", "en": "back"}[lang])
    assert sheet_of(tmp_path).value(QUESTIONS[place].id) == value
    sitting.kill()


@both_languages
def test_a_question_back_can_be_changed_and_the_sitting_goes_on_where_it_was(tmp_path, lang):
    sitting = begun(tmp_path, lang, 9)
    back = letter("back", lang)
    assert asks(sitting.press(back), QUESTIONS[8], lang)
    shown = sitting.press(back)
    assert asks(shown, QUESTIONS[7], lang)
    assert closed_up(QUESTIONS[7].options[1].label.read(lang)) in closed_up(shown).split(said("now", lang))[-1]
    shown = sitting.press("4")
    assert sheet_of(tmp_path).value(QUESTIONS[7].id) == QUESTIONS[7].options[3].id
    assert asks(shown, QUESTIONS[9], lang)
    sitting.kill()


@both_languages
def test_jumping_to_any_question_by_its_number(tmp_path, lang):
    sitting = begun(tmp_path, lang, 6)
    shown = sitting.press(letter("jump", lang))
    for section in PACK.questionnaire.sections:
        if section.kind != "branch":
            assert closed_up(topic_of(section, lang)) in closed_up(shown)
    for number, question in enumerate((one for one in QUESTIONS if one.id not in AFTER_TASK), 1):
        assert closed_up(f"{number} {question.short.read(lang)}") in closed_up(shown)
    assert said("no_line", lang) in closed_up(sitting.answer("99"))
    shown = sitting.answer("22")
    assert asks(shown, QUESTIONS[21], lang)
    sitting.press("3")
    assert sheet_of(tmp_path).value(QUESTIONS[21].id) == QUESTIONS[21].options[2].id
    assert asks(sitting.text()[-2000:], QUESTIONS[6], lang)  # back where the jump began
    sitting.press(letter("jump", lang))
    assert asks(sitting.answer(""), QUESTIONS[6], lang)
    sitting.kill()


@both_languages
def test_not_applicable_wants_a_reason_and_is_offered_only_where_the_author_allows_it(tmp_path, lang):
    sitting = begun(tmp_path, lang, VOICE)
    question, off = QUESTIONS[VOICE], letter("not_applicable", lang)
    assert question.not_applicable
    sitting.press(off)
    sitting.answer("")
    assert sheet_of(tmp_path).value(question.id) is None
    sitting.press(off)
    sitting.answer("社員がいない")
    sheet = sheet_of(tmp_path)
    assert (sheet.value(question.id), sheet.details[question.id].reason) == ("not_applicable", "社員がいない")
    sitting.press(letter("back", lang))
    sitting.press("2")
    sheet = sheet_of(tmp_path)
    assert (sheet.value(question.id), question.id in sheet.details) == (question.options[1].id, False)
    sitting.kill()


@both_languages
def test_a_note_and_evidence_stand_beside_the_answer_and_can_be_taken_away(tmp_path, lang):
    sitting = begun(tmp_path, lang, DRIVER)
    question = QUESTIONS[DRIVER]
    sitting.press(letter("note", lang))
    assert "総務に確認" in sitting.answer("総務に確認")
    sitting.press(letter("evidence", lang))
    sitting.press("2")
    sitting.answer("本人から")
    sheet = sheet_of(tmp_path)
    detail = sheet.details[question.id]
    assert (sheet.notes[question.id], detail.confidence, detail.evidence) == ("総務に確認", "heard", "本人から")
    assert sheet.value(question.id) is None  # nothing is answered by noting something
    sitting.press(letter("note", lang))
    sitting.answer("-")
    assert question.id not in sheet_of(tmp_path).notes
    sitting.press(letter("evidence", lang))
    sitting.press("\r")
    sitting.answer("")
    assert sheet_of(tmp_path).details[question.id] == detail
    sitting.kill()


@both_languages
def test_what_does_not_fit_asks_again_and_saves_nothing(tmp_path, lang):
    sitting = begun(tmp_path, lang, INDUSTRY)
    before = (tmp_path / "sheet.yaml").read_bytes()
    for typed in ("zz", "-1", "/"):
        assert said("not_understood", lang) in closed_up(sitting.answer(typed)), typed
        assert (tmp_path / "sheet.yaml").read_bytes() == before
    sitting.press("1")
    before = (tmp_path / "sheet.yaml").read_bytes()
    for typed in ("0", "5000", "many", "2.5", "-3", "30円"):
        assert said("no_number", lang) in closed_up(sitting.answer(typed)), typed
        assert (tmp_path / "sheet.yaml").read_bytes() == before
    sitting.answer("５人")
    assert sheet_of(tmp_path).value("company.employees") == 5
    for typed in ("9", "x1", "18"):
        assert said("which_numbers", lang) in closed_up(sitting.answer(typed)), typed
    sitting.answer("３と１")
    assert sheet_of(tmp_path).value("company.data") == ("public", "deals")
    shown = sitting.press(letter("back", lang))
    assert closed_up(SAYS["chosen_anew"][lang].format(numbers="13")) in closed_up(shown)
    sitting.kill()


@both_languages
@pytest.mark.parametrize(
    ("typed", "hours"), [("１２", 12), ("2時間", 2), ("30分", 0.5), ("約1.5時間", 1.5), ("1時間30分", 1.5), ("2h", 2)]
)
def test_hours_are_taken_with_units_and_full_width_digits(tmp_path, lang, typed, hours):
    sitting = prepared(tmp_path, lang=lang, aim__driver_hours="")
    sitting.until_prompt()
    sitting.answer(typed)
    assert sheet_of(tmp_path).value("aim.driver_hours") == hours
    sitting.kill()


@both_languages
def test_a_range_is_asked_again_with_the_safe_end_named(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang, aim__driver_hours="")
    sitting.until_prompt()
    shown = sitting.answer("２〜３時間")
    assert closed_up(str(2)) in closed_up(shown)
    assert said("one_number", lang) in closed_up(shown)
    assert sheet_of(tmp_path).value("aim.driver_hours") is None
    sitting.kill()


@both_languages
def test_a_purpose_is_answered_with_what_it_lacks_and_may_be_kept(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang, aim__purpose="")
    sitting.until_prompt()
    vague = {"ja": "AIで業務を効率化したい", "en": "Make us more efficient with AI"}[lang]
    shown = closed_up(sitting.answer(vague))
    question = PACK.questionnaire.question("aim.purpose")
    for part in question.parts:
        assert closed_up(part.says.read(lang)) in shown
    assert len(question.models) == 2
    for model in question.models:
        assert closed_up(model.read(lang)) in shown
    assert sheet_of(tmp_path).value("aim.purpose") == vague  # saved all the same
    sitting.press("2")
    shown = closed_up(sitting.answer({"ja": "見積書の作成を早くしたい", "en": "Write quotations sooner"}[lang]))
    assert closed_up(question.parts[1].says.read(lang)) in shown
    assert f"-{closed_up(question.parts[0].says.read(lang))}" not in shown
    assert said("review", lang) in closed_up(sitting.press("1"))
    sitting.kill()


@both_languages
def test_the_review_shows_every_answer_and_any_line_can_be_changed(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang, champion__hours="  champion.hours: unknown")
    shown = sitting.until_prompt()
    for place, question in enumerate(QUESTIONS, 1):
        row = next(line for line in shown.split("\r\n") if re.match(rf" *{place} [ ?*x-][ +]", line))
        assert closed_up(question.short.read(lang)) in closed_up(row)
        answer = sheet_of(tmp_path).value(question.id)
        label = next((one.label.read(lang) for one in getattr(question, "options", ()) if one.id == answer), "")
        assert closed_up(label) in closed_up(shown)
    assert re.search(r"^ *8 \? ", shown, re.MULTILINE)
    assert asks(sitting.answer("8"), QUESTIONS[7], lang)
    shown = sitting.press("3")
    assert said("review", lang) in closed_up(shown)
    assert closed_up(QUESTIONS[7].options[2].label.read(lang)) in closed_up(shown)
    assert said("no_line", lang) in closed_up(sitting.answer("77"))
    sitting.kill()


@both_languages
def test_a_review_longer_than_the_window_is_shown_a_page_at_a_time(tmp_path, lang):
    (tmp_path / "sheet.yaml").write_bytes(SERVICE.read_bytes())
    sitting = Terminal(tmp_path, "sheet.yaml", rows=24, AIREADY_LANG=lang)
    shown = [sitting.until_prompt()]
    while said("to_result", lang) not in closed_up(shown[-1]):
        assert said("page", lang) in closed_up(shown[-1])
        shown.append(sitting.answer(""))
    assert said("to_result", lang) in closed_up(sitting.answer(""))  # one Enter too many does not end it
    assert len(shown) > 2
    assert max(len(page.split("\r\n")) for page in shown[1:]) <= 24
    for question in QUESTIONS:
        assert closed_up(question.short.read(lang)) in closed_up("".join(shown))
    result = [sitting.answer(letter("finish", lang))]
    while said("open_it", lang) not in closed_up(result[-1]):
        assert len(result[-1].split("\r\n")) <= 24
        result.append(sitting.answer(""))
    sitting.process.send("n")
    end = closed_up(sitting.until_end())
    assert (sitting.code, said("close_it", lang) in end) == (0, True)
    assert closed_up(str((tmp_path / "sheet-plan").resolve())) in end


@both_languages
def test_questions_that_fall_away_keep_their_answers_aside_and_bring_them_back(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang)
    sitting.until_prompt()
    sitting.answer(str(TRIED + 1))
    shown = sitting.press("2")
    assert closed_up(BRANCH[0].short.read(lang)) in closed_up(shown)
    for _ in BRANCH:
        shown = sitting.press("1")
    assert said("review", lang) in closed_up(shown)
    given = {one.id: sheet_of(tmp_path).value(one.id) for one in BRANCH}
    assert None not in given.values()
    sitting.answer(str(TRIED + 1))
    shown = sitting.press("1")
    assert said("fell_away", lang) in closed_up(shown)
    sheet = sheet_of(tmp_path)
    assert {one: sheet.set_aside[one] for one in given} == given
    assert [one for one in given if sheet.value(one) is not None] == []
    sitting.answer(str(TRIED + 1))
    shown = sitting.press("2")
    assert said("review", lang) in closed_up(shown)  # nothing to ask again
    assert closed_up(SAYS["came_back"][lang].format(n=len(BRANCH), names="")) in closed_up(shown)
    sheet = sheet_of(tmp_path)
    assert ({one: sheet.value(one) for one in given}, sheet.set_aside) == (given, {})
    sitting.kill()


@both_languages
def test_what_was_put_off_is_asked_again_once_and_makes_the_result_provisional(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang, champion__hours="  champion.hours: later")
    shown = sitting.until_prompt()
    assert said("asked_again", lang) in closed_up(shown)
    assert asks(shown, QUESTIONS[7], lang)
    shown = sitting.press(letter("later", lang))
    assert re.search(r"^ *8 \* ", shown, re.MULTILINE)
    assert asks(sitting.answer(letter("parked", lang)), QUESTIONS[7], lang)
    sitting.press(letter("later", lang))
    shown = sitting.answer(letter("finish", lang))
    assert closed_up("1") in closed_up(shown)
    assert said("provisional", lang) in closed_up(shown)
    sitting.process.send("n")
    sitting.until_end()
    assert sitting.code == 0


@both_languages
def test_contradictions_are_shown_at_the_review_with_the_numbers_of_their_questions(tmp_path, lang):
    sitting = prepared(
        tmp_path,
        lang=lang,
        champion__appointed="  champion.appointed: nobody",
        champion__hours="  champion.hours: weekly",
    )
    shown = sitting.until_prompt()
    doubt = next(one for one in PACK.second_look.contradictions if one.id == "hours_without_driver")
    assert closed_up(f"{doubt.says.read(lang)} (7, 8)") in closed_up(shown)
    sitting.kill()


@both_languages
def test_the_short_way_asks_twenty_questions_and_says_that_it_is_wide(tmp_path, lang):
    sitting = Terminal(tmp_path, "sheet.yaml", "--quick", AIREADY_LANG=lang)
    shown = sitting.until_prompt()
    assert closed_up("0/20") in closed_up(shown)
    asked = [question for question in QUESTIONS if question.id in PACK.head.quick]
    for question in asked:
        assert asks(shown, question, lang)
        shown = sitting.press(key(question))
    assert said("review", lang) in closed_up(shown)
    shown = sitting.answer(letter("finish", lang))
    assert re.search(r"\(\d+-\d+\)", shown)  # intervals
    assert closed_up("sheet.yaml") in closed_up(shown)
    assert closed_up("21") in closed_up(shown)  # so many were not asked
    sitting.process.send("n")
    sitting.until_end()
    again = Terminal(tmp_path, "sheet.yaml", AIREADY_LANG=lang)
    assert closed_up("20/41") in closed_up(again.until_prompt())
    again.kill()


@both_languages
def test_an_interviewer_is_given_probes_and_asks_for_evidence(tmp_path, lang):
    sitting = begun(tmp_path, lang, DRIVER, "--interviewer")
    question = QUESTIONS[DRIVER]
    shown = sitting.press("h")
    assert closed_up(question.why.read(lang)) in closed_up(shown)
    text = closed_up(sitting.text())
    assert closed_up(question.probe.read(lang)) in text
    assert said("time_box", lang) in text
    sitting.press("4")
    sitting.press("1")
    sitting.answer("朝礼のメモ")
    detail = sheet_of(tmp_path).details[question.id]
    assert (detail.confidence, detail.evidence) == ("seen", "朝礼のメモ")
    sitting.press("2")
    assert asks(sitting.press("\r"), QUESTIONS[DRIVER + 2], lang)  # one Enter skips it
    sitting.press(letter("back", lang))
    sitting.press(letter("back", lang))
    assert said("old_evidence", lang) in closed_up(sitting.press("2"))
    sitting.press("\r")
    assert sheet_of(tmp_path).details[question.id] == detail
    for barrier in PACK.questionnaire.barriers():
        for state in (barrier.states.low, barrier.states.severe):
            assert closed_up(state.read(lang)) not in closed_up(sitting.text())
    sitting.kill()


@both_languages
def test_an_interviewer_adjusts_an_answer_beside_the_stated_one_and_sees_the_result_at_the_review(tmp_path, lang):
    sitting = prepared(tmp_path, "--interviewer", lang=lang)
    sitting.until_prompt()
    assert said("adjusted", lang) not in closed_up(sitting.text())
    before = closed_up(sitting.answer(letter("result", lang)))
    sitting.answer("")
    sitting.answer("7")
    sitting.press(letter("adjust", lang))
    sitting.press("1")
    sitting.answer("本人はまだ知らなかった")
    detail = sheet_of(tmp_path).details["champion.appointed"]
    stated = sheet_of(tmp_path).value("champion.appointed")
    assert (detail.adjusted, detail.reason, stated) == ("nobody", "本人はまだ知らなかった", "announced")
    sitting.press(letter("review", lang))
    after = closed_up(sitting.answer(letter("result", lang)))
    assert said("review", lang) in closed_up(sitting.answer(""))
    assert before != after
    assert closed_up(QUESTIONS[DRIVER].options[0].label.read(lang)) in after
    sitting.answer("7")
    sitting.press(letter("adjust", lang))
    sitting.press("0")
    assert "champion.appointed" not in sheet_of(tmp_path).details
    sitting.press(letter("adjust", lang))
    sitting.press("1")
    sitting.answer("見立て")
    assert said("adjustment_gone", lang) in closed_up(sitting.press("1"))  # the client comes round to it
    sheet = sheet_of(tmp_path)
    detail = sheet.details["champion.appointed"]
    assert (sheet.value("champion.appointed"), detail.adjusted, detail.reason) == ("nobody", None, None)
    assert detail.evidence == "見立て"
    sitting.kill()


@both_languages
def test_a_private_note_is_in_no_output(tmp_path, lang):
    sitting = prepared(tmp_path, "--interviewer", lang=lang)
    sitting.until_prompt()
    sitting.answer("9")
    sitting.press(letter("private_note", lang))
    shown = sitting.answer("SECRET-NOTE")
    assert said("private_there", lang) in closed_up(shown)
    assert not [row for row in sitting.screen.display if "SECRET" in row]  # the client looks on
    sitting.press(letter("note", lang))
    sitting.answer("渡してよいメモ")  # beside it
    sheet = sheet_of(tmp_path)
    assert (sheet.notes[AUTHORITY], sheet.details[AUTHORITY].own_note) == ("渡してよいメモ", "SECRET-NOTE")
    sitting.press(letter("review", lang))
    shown = sitting.answer(letter("finish", lang))
    sitting.process.send("n")
    end = sitting.until_end()
    assert "SECRET-NOTE" not in shown + end
    written = [path for path in (tmp_path / "sheet-plan").rglob("*") if path.is_file()]
    assert written
    assert [path.name for path in written if b"SECRET-NOTE" in path.read_bytes()] == []


def test_a_text_that_is_the_letter_of_a_move_is_the_move_and_words_are_kept_as_typed(tmp_path):
    sitting = begun(tmp_path, "ja", PURPOSE)
    sitting.answer("ＡＢＣ社の見積書を半分に")
    assert sheet_of(tmp_path).value("aim.purpose") == "ＡＢＣ社の見積書を半分に"
    shown = sitting.answer("b")
    assert asks(shown, QUESTIONS[PURPOSE], "ja")
    sitting.answer(WORDS)
    assert sheet_of(tmp_path).value("aim.purpose") == value(QUESTIONS[PURPOSE])
    sitting.kill()


@both_languages
def test_a_note_typed_straight_behind_its_letter_is_not_taken_for_the_answer_unasked(tmp_path, lang):
    sitting = prepared(tmp_path, "--interviewer", lang=lang, aim__purpose="")
    sitting.until_prompt()
    note = letter("note", lang)
    assert said("move_or_answer", lang) in closed_up(sitting.answer(f"{note} 社長には言えない"))
    sitting.press("2")
    shown = sitting.answer(f"{note}社長には言えない")
    assert closed_up(f"{note}社長には言えない") in closed_up(shown)
    sitting.press("2")
    assert sheet_of(tmp_path).value("aim.purpose") is None
    sitting.answer(f"{note}案件の見積書を半分に")
    sitting.press("1")
    assert sheet_of(tmp_path).value("aim.purpose") == f"{note}案件の見積書を半分に"
    sitting.kill()


def test_the_estimate_and_the_count_wait_for_what_was_put_off(tmp_path):
    sitting = prepared(tmp_path, champion__hours="  champion.hours: later")
    shown = sitting.until_prompt()
    assert "42 of 43 done" in " ".join(shown.split())
    assert "about 1 min left" in " ".join(shown.split())
    sitting.kill()


@both_languages
def test_a_line_chosen_from_the_review_leads_back_to_it(tmp_path, lang):
    sitting = prepared(tmp_path, lang=lang)
    sitting.until_prompt()
    sitting.answer("9")
    assert said("review", lang) in closed_up(sitting.press(letter("forward", lang)))
    sitting.kill()
