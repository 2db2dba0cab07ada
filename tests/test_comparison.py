"""The same firm later: what counts as a change and what does not, over any answers, and as a reader gets it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import PACK, answers_to, firm, sheets, with_questions, worked_out
from running import SAMPLES, SERVICE, columns, run

from aiready.answers import AnswerSheet, PackRef, Respondent
from aiready.answers_file import parse_sheet
from aiready.cli.comparing import comparison_lines
from aiready.comparison import compare_reports
from aiready.comparison_view import comparison_record, comparison_view
from aiready.conditions import NOT_APPLICABLE, UNKNOWN
from aiready.documents import render_comparison
from aiready.errors import AireadyError
from aiready.report import Report
from aiready.sheet_text import sheet_bytes

both_languages = pytest.mark.parametrize("lang", ["ja", "en"])
LEAST = PACK.policy.comparison.smallest_change
SCORED = [question for section in PACK.questionnaire.barriers() for question in section.questions]
CHAMPION = [question.id for question in PACK.questionnaire.section("champion").questions]
OPPOSITE = {"better": "worse", "worse": "better"}
OLDER = "0.9.0"


def report(sheet: AnswerSheet) -> Report:
    return worked_out(sheet).report


def nameless(sheet: AnswerSheet) -> AnswerSheet:
    return sheet.model_copy(update={"company": {key: one for key, one in sheet.company.items() if key != "name"}})


def made_up():
    return sheets().map(nameless)


def compared(before, after):
    return compare_reports(report(before), report(after))


def champion_at(*levels):
    """A firm whose five answers about the driver stand at these levels; None stands for "don't know"."""
    sheet = firm(1)
    for question_id, level in zip(CHAMPION, levels, strict=True):
        options = PACK.questionnaire.question(question_id).options
        sheet = sheet.with_answer(question_id, UNKNOWN if level is None else options[level].id)
    return sheet


def verdict(before, after):
    one = next(one for one in compared(before, after).barriers if one.id == "champion")
    return one.verdict, one.change


def of_version(sheet, version):
    return sheet.model_copy(update={"pack": PackRef(id=PACK.head.id, version=version)})


# What counts as a change


@settings(max_examples=30)
@given(made_up())
def test_a_sheet_compared_with_itself_shows_nothing(sheet):
    found = compared(sheet, sheet)
    assert {one.verdict for one in found.barriers} == {"same"}
    assert not any(pair.changed() for pair in (*found.gates, found.stage, found.pattern, found.rule))
    assert (found.answers, found.left_out) == ((), ())
    assert (found.actions.new, found.actions.gone, found.actions.put_off) == ((), (), ())


@settings(max_examples=40)
@given(made_up(), made_up())
def test_swapping_the_two_sheets_swaps_better_and_worse(before, after):
    there, back = compared(before, after), compared(after, before)
    for one, other in zip(there.barriers, back.barriers, strict=True):
        assert other.verdict == OPPOSITE.get(one.verdict, one.verdict)
        assert one.change is None if other.change is None else one.change == -other.change
    assert there.compared == back.compared
    assert [(one.after, one.before) for one in there.answers] == [(one.before, one.after) for one in back.answers]


@settings(max_examples=60)
@given(made_up(), made_up())
def test_a_change_is_two_intervals_that_lie_far_enough_apart(before, after):
    for one in compared(before, after).barriers:
        apart = max(one.before.low - one.after.high, one.after.low - one.before.high)
        same = [getattr(one.before, key) == getattr(one.after, key) for key in ("severity", "low", "high")]
        known = one.decided and not (one.before.undecided or one.after.undecided)
        assert (one.verdict == "same") == all(same)
        assert (one.verdict in OPPOSITE) == (known and apart >= one.least)
        assert one.least >= LEAST
        if one.verdict in OPPOSITE:
            assert (one.change < 0) == (one.verdict == "better")


@settings(max_examples=40)
@given(made_up(), made_up(), st.sampled_from(SCORED), st.booleans())
def test_knowing_less_never_makes_a_change(before, after, question, later):
    which = after if later else before
    assume(which.value(question.id) not in (None, NOT_APPLICABLE))
    less = which.with_answer(question.id, UNKNOWN)
    first = compared(before, after)
    second = compared(before, less) if later else compared(less, after)
    for one, other in zip(first.barriers, second.barriers, strict=True):
        assert other.verdict not in OPPOSITE or other.verdict == one.verdict


@settings(max_examples=30)
@given(made_up(), st.data())
def test_an_answer_that_changed_is_told_with_its_levels(sheet, data):
    question = data.draw(st.sampled_from(SCORED))
    after = sheet.with_answer(question.id, data.draw(answers_to(question)))
    told = {one.question: one for one in compared(sheet, after).answers}
    assert set(told) == ({question.id} if sheet.value(question.id) != after.value(question.id) else set())
    for one in told.values():
        ids = [option.id for option in question.options]
        assert one.level_after == (ids.index(one.after) if one.after in ids else None)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ((1, 1, 1, 1, 1), (1, 1, 1, 1, 2), ("not_distinguishable", -7)),
        ((1, 1, 1, 1, 1), (1, 1, 1, 2, 2), ("not_distinguishable", -14)),  # two slips, as far as rounding makes them
        ((1, 1, 1, 1, 1), (1, 1, 2, 2, 2), ("better", -20)),
        ((2, 2, 2, 1, 1), (1, 1, 1, 1, 1), ("worse", 20)),
        ((2, 2, 1, 1, 1), (1, 1, 1, 1, 1), ("not_distinguishable", 14)),
        ((1, 1, 1, 1, 1), (1, 1, 1, 1, None), ("not_distinguishable", 0)),
        ((0, 0, 0, 0, None), (3, 3, 3, 3, 3), ("better", -100)),
        ((1, 1, 1, None, None), (1, 1, 1, None, None), ("same", 0)),
        ((0, 0, None, None, None), (3, 3, 3, 3, 3), ("not_distinguishable", -100)),  # 2 of 5 known: left undecided
        ((None,) * 5, (3,) * 5, ("not_distinguishable", None)),
        ((None,) * 5, (None,) * 5, ("same", None)),
    ],
)
def test_one_answer_more_or_less_about_the_driver(before, after, wanted):
    assert verdict(champion_at(*before), champion_at(*after)) == wanted


@pytest.mark.parametrize("turned", [False, True])
def test_the_border_lies_where_the_policy_says(turned):
    steps = [(1, 1, 1, 1, 1), (1, 1, 1, 2, 2)][:: -1 if turned else 1]
    for least, wanted in ((14, "worse" if turned else "better"), (15, "not_distinguishable")):
        policy = PACK.policy.model_copy(
            update={"comparison": PACK.policy.comparison.model_copy(update={"smallest_change": least})}
        )
        old, new = (report(champion_at(*levels)) for levels in steps)
        pack = type(PACK)(PACK.head, PACK.questionnaire, policy, PACK.playbook, PACK.templates, PACK.words)
        found = compare_reports(old, Report(pack, new.sheet, new.assessment, new.rollout, new.plan))
        assert next(one.verdict for one in found.barriers if one.id == "champion") == wanted


def test_answers_not_known_can_undo_a_difference():
    before, after = champion_at(1, 1, 1, 1, 1), champion_at(2, 2, 2, 1, None)
    found = next(one for one in compared(before, after).barriers if one.id == "champion")
    assert (found.change, found.decided, found.verdict) == (-25, True, "not_distinguishable")
    seen = {one["id"]: one for one in comparison_view(compared(before, after), "en")["barriers"]}
    assert seen["champion"]["why"] == PACK.words["en"]["compare_why_open"]


def test_what_an_interviewer_adjusted_is_what_is_compared():
    before = firm(1)
    after = before
    for question_id in CHAMPION:
        option = PACK.questionnaire.question(question_id).options[3].id
        after = after.with_detail(question_id, adjusted=option)
    found = compared(before, after)
    assert [one.id for one in found.with_verdict("better")] == ["champion"]
    assert [one.question for one in found.answers] == CHAMPION


# Questions that only one of the two could answer


def test_a_question_that_applied_only_once_is_taken_out_of_both():
    once = next(question for question in SCORED if question.not_applicable)
    barrier = once.id.split(".")[0]
    before = firm(3, **{once.id.replace(".", "__"): once.options[0].id})
    after = firm(3, **{once.id.replace(".", "__"): NOT_APPLICABLE})
    assert report(before).assessment.barrier(barrier).severity == 20
    found = compared(before, after)
    assert found.left_out == (once.id,)
    assert {one.verdict for one in found.barriers} == {"same"}
    assert len(found.compared) == len(SCORED) - 1
    least = {one.id: one.least for one in found.barriers}
    assert (least.pop(barrier), set(least.values())) == (19, {LEAST})  # one answer of four weighs more


def test_an_adjusted_answer_is_taken_out_of_both_like_a_stated_one():
    once = next(question for question in SCORED if question.not_applicable)
    best, worst = once.options[3].id, once.options[0].id
    before = firm(3, **{once.id.replace(".", "__"): best}).with_detail(once.id, adjusted=worst)
    found = compared(before, firm(3, **{once.id.replace(".", "__"): NOT_APPLICABLE}))
    assert (found.left_out, {one.verdict for one in found.barriers}) == ((once.id,), {"same"})


def test_other_versions_are_compared_on_the_questions_they_share():
    new_one = CHAMPION[-1]
    before = of_version(champion_at(1, 1, 1, 1, 1), OLDER).with_answer(new_one, None)
    after = champion_at(1, 1, 1, 1, 3)
    found = compared(before, after)
    assert found.left_out == (new_one,)
    assert new_one not in {*found.compared, *(one.question for one in found.answers)}
    assert [one.verdict for one in found.barriers] == ["same"] * 5
    assert next(one.before.severity for one in found.barriers if one.id == "champion") == 67
    told = comparison_view(found, "en")["basis"]
    assert OLDER in told[1]
    assert PACK.questionnaire.question(new_one).short.read("en") in told[2]


def test_too_few_shared_questions_say_nothing():
    before, after = of_version(champion_at(0, 0, 0, 0, 0), OLDER), champion_at(3, 3, 3, 3, 3)
    for question_id in CHAMPION[:3]:
        before = before.with_answer(question_id, None)
    found = next(one for one in compared(before, after).barriers if one.id == "champion")
    assert (found.change, found.decided, found.verdict) == (-100, False, "not_distinguishable")


def test_within_one_version_an_answer_left_out_is_an_open_one():
    before, after = champion_at(1, 1, 1, 1, 1).with_answer(CHAMPION[0], None), champion_at(1, 1, 1, 1, 1)
    assert compared(before, after).left_out == ()
    assert verdict(before, after) == ("not_distinguishable", 0)


@pytest.fixture
def pair(tmp_path):
    """Two sheets of one firm on disk, the first asked with older questions: one of now was not there, one is gone."""
    sheet = of_version(nameless(champion_at(0, 0, 0, 0, 0)), OLDER).model_copy(update={"date": "2026-05-20"})
    sheet = sheet.with_answer("champion.adviser", None).with_answer("champion.star_sign", "leo")
    (tmp_path / "old.yaml").write_bytes(sheet_bytes(sheet))
    (tmp_path / "new.yaml").write_bytes(sheet_bytes(champion_at(3, 3, 3, 3, 3)))
    return tmp_path


@both_languages
def test_the_command_compares_a_sheet_of_another_version_on_what_is_shared(pair, lang):
    ran = run("compare", "old.yaml", "new.yaml", cwd=pair, AIREADY_LANG=lang)
    assert ran.code == 0, ran.err
    assert "champion.star_sign" in ran.err
    assert OLDER in ran.out
    assert PACK.questionnaire.question("champion.adviser").short.read(lang) in ran.out
    stdin = (pair / "old.yaml").read_bytes()
    assert run("compare", "-", "new.yaml", cwd=pair, stdin=stdin, AIREADY_LANG=lang) == ran
    record = json.loads(run("compare", "old.yaml", "new.yaml", "--json", cwd=pair).out)
    assert record["before"]["version"] == OLDER
    assert record["left_out"] == ["champion.adviser"]


def test_a_renamed_question_is_shared():
    pack = with_questions(champion__hours={"was": ("champion.time",)})
    text = sheet_bytes(of_version(champion_at(0, 0, 0, 0, 0), OLDER)).decode()
    text = text.replace("champion.hours", "champion.time")
    old = of_version(parse_sheet(text.encode(), "old", pack)[0], OLDER)
    found = compare_reports(worked_out(old, pack).report, worked_out(champion_at(3, 3, 3, 3, 3), pack).report)
    assert "champion.hours" in found.compared
    assert found.left_out == ()


# Gates, stage, plan


def test_gates_stage_and_plan_are_those_of_each_sheet():
    before, after = firm(1, champion__appointed="nobody"), firm(2, champion__appointed="announced")
    old, new = report(before), report(after)
    found = compare_reports(old, new)
    assert next((one.before, one.after) for one in found.gates if one.id == "driver") == ("red", "clear")
    assert (found.stage.before, found.stage.after) == (old.assessment.stage, new.assessment.stage)
    was, now = ({one.action.id for one in each.plan.actions} for each in (old, new))
    assert set(found.actions.new) <= now - was
    assert "name_driver" in found.actions.gone
    assert set(found.actions.gone) <= was - now
    assert {*found.actions.still} <= was & now
    assert set(found.actions.put_off) <= {one.action.id for one in new.plan.postponed}
    assert not set(found.actions.gone) & {one.action.id for one in new.plan.postponed}


@settings(max_examples=40)
@given(made_up(), made_up())
def test_every_larger_action_is_told_once_and_what_waits_is_not_called_done(before, after):
    found = compared(before, after)
    was, now = (
        {one.action.id for early in (True, False) for one in each.plan.headlines(early=early)}
        for each in (found.before, found.after)
    )
    meant = {one.id: one.stands_for or one.id for one in PACK.playbook.actions}
    waiting = {meant[one.action.id] for one in found.after.plan.postponed}
    planned = {meant[one.action.id] for one in found.after.plan.actions}
    actions = found.actions
    assert {*actions.new, *actions.still} == now
    assert {meant[one] for one in (*actions.gone, *actions.put_off)} == {meant[one] for one in was} - planned
    assert waiting.isdisjoint(meant[one] for one in actions.gone)
    assert {meant[one] for one in actions.put_off} <= waiting
    told = [*actions.new, *actions.still, *actions.gone, *actions.put_off]
    assert len(told) == len(set(told))


def test_the_same_thing_in_another_form_is_still_in_the_plan():
    """Once something is proven, the sheet on a success is another action that stands for the first."""
    found = compared(firm(1), firm(1, usage_image__own_work="proven"))
    assert "share_proven" in found.actions.still
    assert "share_story" not in found.actions.gone


# Two firms, two dates, two people


def test_two_firms_are_refused_and_two_spellings_are_not():
    with pytest.raises(AireadyError) as refused:
        compared(firm(1), firm(1, company__name="有限会社べつ"))
    assert [fault.code for fault in refused.value.faults] == ["A414"]
    compared(firm(1), firm(1, company__name="株式会社　ためし"))
    compared(firm(1, company__name="ＡＢＣ商店"), firm(1, company__name="abc商店"))
    compared(firm(1), nameless(firm(1)))
    compared(firm(1), firm(1, company__name=PACK.words["ja"]["withheld"]))


@both_languages
def test_the_command_refuses_two_firms_in_one_line(tmp_path, lang):
    ran = run("compare", SERVICE, SAMPLES / "construction.yaml", cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "A414" in ran.err
    assert run("explain", "--code", "A414", cwd=tmp_path, AIREADY_LANG=lang).code == 0


@both_languages
@pytest.mark.parametrize("names", [(SERVICE,), (SERVICE, "b.yaml", "c.yaml")])
def test_anything_but_two_sheets_is_a_wrong_call(tmp_path, lang, names):
    ran = run("compare", *names, cwd=tmp_path, AIREADY_LANG=lang)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert f"{len(names)}" in ran.err


def test_sheets_the_wrong_way_round_are_told_and_compared_all_the_same(tmp_path):
    later = firm(2).model_copy(update={"date": "2027-05-20"})
    (tmp_path / "a.yaml").write_bytes(sheet_bytes(later))
    (tmp_path / "b.yaml").write_bytes(sheet_bytes(firm(1)))
    turned = run("compare", "a.yaml", "b.yaml", cwd=tmp_path)
    assert turned.code == 0
    assert "2027-05-20" in turned.err
    assert run("compare", "b.yaml", "a.yaml", cwd=tmp_path).err == ""
    assert run("compare", "a.yaml", "b.yaml", "--quiet", cwd=tmp_path).err == ""


def test_another_respondent_is_told():
    owner, floor = (firm(1).model_copy(update={"respondent": Respondent(role=role)}) for role in ("owner", "floor"))
    lines = comparison_view(compared(owner, floor), "en")["limits"]
    assert PACK.words["en"]["role_floor"] in lines[-1]
    assert PACK.words["en"]["role_floor"] not in comparison_view(compared(floor, floor), "en")["limits"][-1]


# As a reader gets it


def later_service():
    """The sample firm half a year on: rules and accounts settled, fewer ideas, two things not known."""
    sheet = parse_sheet(SERVICE.read_bytes(), str(SERVICE), PACK)[0]
    changed = {
        "security_fear.rules": "written",
        "security_fear.accounts": "company_id",
        "security_fear.check_output": "points",
        "usage_image.examples": "none",
        "usage_image.own_work": "never",
        "usage_image.records": "scattered",
        "champion.hours": "unknown",
        "first_step.next": "unknown",
        "aim.purpose": "返信の<b>時間</b>を|半分にする",
    }
    for question_id, value in changed.items():
        sheet = sheet.with_answer(question_id, value)
    return sheet.model_copy(update={"date": "2027-05-20", "respondent": Respondent(role="owner")})


@pytest.fixture
def service(tmp_path):
    (tmp_path / "old.yaml").write_bytes(SERVICE.read_bytes())
    (tmp_path / "new.yaml").write_bytes(sheet_bytes(later_service()))
    return tmp_path


def of_service():
    return compared(parse_sheet(SERVICE.read_bytes(), str(SERVICE), PACK)[0], later_service())


@both_languages
@pytest.mark.parametrize("screen", [40, 80])
def test_no_line_is_wider_than_the_screen_and_what_changed_comes_first(service, lang, screen):
    ran = run("compare", "old.yaml", "new.yaml", cwd=service, AIREADY_LANG=lang, COLUMNS=str(screen))
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if columns(line) > screen] == []
    text = "".join(ran.out.split())
    titles = [PACK.questionnaire.section(one).title.read(lang) for one in ("security_fear", "usage_image", "champion")]
    places = [text.index("".join(title.split())) for title in titles]
    assert places == sorted(places)
    words = PACK.words[lang]
    assert "".join(words["compare_why_retest"].split()) in text
    assert "\\" not in ran.out


@both_languages
def test_a_console_that_knows_only_ascii_gets_plain_marks(service, lang):
    ran = run("compare", "old.yaml", "new.yaml", cwd=service, AIREADY_LANG=lang, PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert "####" in ran.out
    assert "->" in ran.out


@settings(max_examples=20)
@given(made_up(), made_up())
def test_any_two_sheets_can_be_shown_in_both_languages(before, after):
    found = compared(before, after)
    for lang in ("ja", "en"):
        assert max(columns(line) for text in comparison_lines(found, lang) for line in text.split("\n")) <= 80
        page = render_comparison(found, lang)["html"]
        assert page.count("<h1") == 1
        assert "<script" not in page
    json.dumps(comparison_record(found), allow_nan=False)


def test_the_record_has_the_keys_that_scripts_rely_on(service):
    ran = run("compare", "old.yaml", "new.yaml", "--json", "-o", "c.html", cwd=service)
    record = json.loads(ran.out)
    assert ran.out.isascii()
    assert (service / "c.html").exists()
    keys = ["schema", "pack", "company", "before", "after", "compared", "left_out", "barriers", "gates"]
    assert list(record) == [*keys, "stage", "rollout", "actions", "answers"]
    assert record["schema"] == 1
    assert record["before"] == {"date": "2026-11-20", "version": PACK.head.version, "respondent": "champion"}
    assert list(record["barriers"]["champion"]) == ["verdict", "change", "smallest_change", "before", "after"]
    assert list(record["barriers"]["champion"]["after"]) == ["severity", "low", "high", "level"]
    assert {one["verdict"] for one in record["barriers"].values()} == {"better", "worse", "same", "not_distinguishable"}
    assert {"id": "guardrail", "before": "red", "after": "clear"} in record["gates"]
    assert set(record["rollout"]["after"]) == {"pattern", "rule"}
    assert set(record["actions"]) == {"new", "gone", "put_off", "still"}
    assert {
        "question": "security_fear.rules",
        "before": "careful",
        "after": "written",
        "level_before": 1,
        "level_after": 3,
    } in record["answers"]


@both_languages
def test_the_page_is_written_once_and_is_the_one_that_was_read_and_approved(service, lang, file_regression):
    for ending in ("md", "html"):
        ran = run("compare", "old.yaml", "new.yaml", "-o", f"c.{ending}", cwd=service, AIREADY_LANG=lang)
        assert (ran.code, ran.out, ran.err) == (0, f"c.{ending}\n", "")
        there = (service / f"c.{ending}").read_bytes()
        again = run("compare", "old.yaml", "new.yaml", "-o", f"c.{ending}", cwd=service, AIREADY_LANG=lang)
        assert (again.code, again.out) == (2, "")
        assert (service / f"c.{ending}").read_bytes() == there
    kept = Path(__file__).with_suffix("") / f"{lang}.md"
    file_regression.check((service / "c.md").read_text("utf-8"), encoding="utf-8", newline="", fullpath=kept)
    wrong = run("compare", "old.yaml", "new.yaml", "-o", "c.docx", cwd=service)
    assert (wrong.code, "A408" in wrong.err) == (2, True)


@both_languages
def test_the_chart_is_named_described_and_readable_without_colour(lang):
    found = of_service()
    page = render_comparison(found, lang)["html"]
    (drawing,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    title = re.search(r"<title[^>]*>(.*?)</title>", drawing)[1]
    assert title == PACK.words[lang]["chart_changes"]
    described = re.search(r"<desc[^>]*>(.*?)</desc>", drawing)[1]
    for one in comparison_view(found, lang)["barriers"]:
        assert f"{one['title']}, {one['before']['number']}" in described
        assert one["verdict_word"] in drawing
    assert drawing.count('class="then"') == drawing.count('class="now"') == len(found.barriers) + 1  # and the legend
    assert drawing.count('class="blur"') == len(found.barriers) + 1
    assert drawing.count('class="move"') == len(found.barriers)


def test_the_band_ends_where_a_change_begins():
    """The later mark lies outside the band just where the change counts."""
    steps = ((1, 1, 1, 2, 2), True), ((1, 1, 2, 2, 2), False), ((1, 1, 1, 0, 0), True), ((1, 1, 0, 0, 0), False)
    for levels, inside in steps:
        found = compared(champion_at(1, 1, 1, 1, 1), champion_at(*levels))
        view = comparison_view(found, "en")
        place = [one["id"] for one in view["barriers"]].index("champion")
        drawing = render_comparison(found, "en")["html"]
        bands = re.findall(r'class="blur" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', drawing)
        marks = re.findall(r'class="now" cx="([\d.]+)%"', drawing)
        left, width = map(float, bands[place])
        assert (left <= float(marks[place]) <= left + width) == inside
        assert (view["barriers"][place]["verdict"] in OPPOSITE) == (not inside)


def test_the_dates_are_those_of_the_sheets():
    day = date(2027, 5, 20)
    after = firm(2).model_copy(update={"date": day.isoformat()})
    seen = comparison_view(compared(firm(1).model_copy(update={"date": None}), after), "en")
    assert seen["dates"] == {"before": "no date", "after": "Thu 20 May 2027"}
