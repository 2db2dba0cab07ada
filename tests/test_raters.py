"""Several people of one firm: what differs is kept, nothing is averaged, nobody of the floor is known by an answer."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, answers_to, assessed, firm, sheets, with_answers, worked_out
from running import columns, run

from aiready.answers import SAY, Respondent
from aiready.answers_file import read_sheet
from aiready.conditions import RESERVED
from aiready.gaps import find_gaps
from aiready.merging import merge_sheets
from aiready.questionnaire import ChoiceQuestion
from aiready.sheet_text import sheet_bytes

LIMITS = PACK.policy.raters
EXPECTED = Path(__file__).parent / "test_raters"


def by(role, sheet):
    return sheet.model_copy(update={"respondent": Respondent(role=role)})


def merged(*found):
    return merge_sheets(PACK.questionnaire, LIMITS, found)


def gaps(*found):
    return find_gaps(PACK.questionnaire, merged(*found), LIMITS.apart)


def several():
    """Two to five sheets, the floor among them or not."""
    voice = st.tuples(st.sampled_from(SAY), sheets()).map(lambda both: by(*both))
    return st.lists(voice, min_size=2, max_size=5)


# Laws


@settings(max_examples=30)
@given(sheets(), st.sampled_from(SAY))
def test_one_sheet_alone_stays_as_it_is(sheet, role):
    assert merged(by(role, sheet)) == by(role, sheet)


@settings(max_examples=25)
@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_changes_nothing(found, dice):
    turned = list(found)
    dice.shuffle(turned)
    assert merged(*turned) == merged(*found)


@settings(max_examples=25)
@given(several(), st.data())
def test_what_one_person_would_make_of_a_barrier_lies_in_the_interval_of_all(found, data):
    """With every question answered, nobody's own severity falls outside what the merged sheet says is possible."""
    whole = [
        with_answers(sheet, {one.id: data.draw(st.sampled_from([o.id for o in one.options])) for one in scored()})
        for sheet in found
    ]
    together = assessed(merged(*whole))
    floor = sum(sheet.respondent.role == "floor" for sheet in whole)
    for sheet in whole:
        if sheet.respondent.role != "floor" or floor >= LIMITS.floor_from:
            for barrier in assessed(sheet).barriers:
                assert together.barrier(barrier.id).low <= barrier.severity <= together.barrier(barrier.id).high


def scored():
    return list(PACK.questionnaire.scored())


@settings(max_examples=25)
@given(several(), sheets())
def test_one_or_two_of_the_floor_leave_no_trace(found, sheet):
    others = [one for one in found if one.respondent.role != "floor"][:3]
    few = [by("floor", sheet), by("floor", firm(0))]
    if others:
        alone = merged(*others) if len(others) > 1 else merged(others[0], by("floor", firm(3)))
        assert merged(*others, *few) == merged(*others, few[0]) == alone


@settings(max_examples=25)
@given(several())
def test_a_merged_sheet_is_a_sheet_and_is_read_back_as_it_was_saved(tmp_path_factory, found):
    sheet = merged(*found)
    path = tmp_path_factory.mktemp("m") / "m.yaml"
    path.write_bytes(sheet_bytes(sheet))
    assert read_sheet(path, PACK) == sheet
    assert worked_out(sheet).plan.actions


@settings(max_examples=25)
@given(several())
def test_every_merged_answer_was_said_by_somebody_who_counts(found):
    sheet = merged(*found)
    for question in PACK.questionnaire.questions():
        value = sheet.value(question.id)
        if isinstance(question, ChoiceQuestion) and value is not None and value not in RESERVED:
            options = value if isinstance(value, tuple) else (value,)
            assert set(options) <= {one.counted(question.id) for one in found}
            order = [option.id for option in question.options]
            assert list(options) == sorted(options, key=order.index)


# By hand


def test_who_does_not_know_leaves_it_to_those_who_do():
    owner, manager = by("owner", firm(3, champion__hours="unknown")), by("manager", firm(3, champion__hours="none"))
    assert merged(owner, manager).value("champion.hours") == "none"
    both = [by(role, firm(3, champion__hours=word)) for role, word in (("owner", "later"), ("manager", "unknown"))]
    assert merged(*both).value("champion.hours") == "unknown"


def test_a_number_is_the_smallest_said_a_list_all_that_was_ticked_a_text_that_of_who_has_most_say():
    owner = by("owner", firm(3, aim__driver_hours=4, company__data=("customer",), aim__purpose="社長の一文"))
    manager = by("manager", firm(3, aim__driver_hours=1, company__data=("staff", "customer"), aim__purpose="別の一文"))
    sheet = merged(manager, owner)
    assert sheet.value("aim.driver_hours") == 1
    assert set(sheet.value("company.data")) == {"customer", "staff"}
    assert sheet.value("aim.purpose") == "社長の一文"


def test_words_of_the_floor_are_not_taken_even_where_nobody_else_wrote_any():
    owner = by("owner", firm(3, aim__purpose="unknown"))
    together = merged(owner, *(by("floor", firm(3, aim__purpose="現場のことば")) for _ in range(3)))
    assert together.value("aim.purpose") == "unknown"


def test_a_private_note_does_not_come_along():
    owner = by("owner", firm(3)).with_note("champion.hours", "秘密").with_note("champion.helper", "見てよい")
    together = merged(owner.with_detail("champion.hours", private=True), by("manager", firm(3)))
    assert together.notes == {"champion.helper": "見てよい"}


def test_what_the_firm_is_never_differs():
    sheet = merged(by("owner", firm(3, company__employees=30)), by("champion", firm(3, company__employees=28)))
    assert sheet.value("company.employees") == 30


def test_a_difference_is_an_interval_and_no_point():
    sheet = merged(by("owner", firm(3)), by("manager", firm(3, champion__hours="spare")))
    barrier = assessed(sheet).barrier("champion")
    assert (barrier.low, barrier.severity, barrier.high) == (0, 0, 13)
    assert (barrier.answered, barrier.unknown) == (4, 1)
    assert "champion.hours" in assessed(sheet).open_questions


def floor(*answers):
    return [by("floor", firm(3, security_fear__rules=one)) for one in answers]


@pytest.mark.parametrize(
    ("floor_answers", "direction"),
    [
        (("none", "none", "written"), "above"),
        (("none", "written", "written"), None),
        (("careful", "careful", "careful"), "above"),
        (("told", "told", "none"), None),
        (("none", "none", "careful", "written"), "above"),
        (("none", "told", "written", "written"), None),
    ],
)
def test_the_floor_is_heard_by_the_answer_in_its_middle(floor_answers, direction):
    """The president says written (3); of an even group the nearer of the two in the middle counts."""
    found = gaps(by("owner", firm(3)), *floor(*floor_answers))
    assert [gap.direction for gap in found] == ([direction] if direction else [])


def test_each_direction_has_its_own_action_in_the_plan():
    high, low = {"security_fear__rules": "written"}, {"security_fear__rules": "none"}
    above = worked_out(merged(by("owner", firm(1, **high)), by("manager", firm(1, **low))))
    below = worked_out(merged(by("owner", firm(1, **low)), by("manager", firm(1, **high))))
    none = worked_out(merged(by("owner", firm(1)), by("manager", firm(1))))
    planned = [{one.action.id for one in result.plan.actions} for result in (above, below, none)]
    wanted = {"say_it_again", "ask_what_stops"}
    assert [one & wanted for one in planned] == [{"say_it_again"}, {"ask_what_stops"}, set()]
    reasons = {one.action.id: one.because for one in (*above.plan.actions, *below.plan.actions)}
    assert [(one.question, one.rule) for one in reasons["say_it_again"]] == [("security_fear.rules", "gap:above")]
    assert [(one.question, one.rule) for one in reasons["ask_what_stops"]] == [("security_fear.rules", "gap:below")]


@settings(max_examples=40)
@given(st.data())
def test_a_gap_is_two_levels_and_its_direction_is_that_of_who_has_more_say(data):
    question = data.draw(st.sampled_from(scored()))
    roles = data.draw(st.sampled_from(list(permutations(SAY[:3], 2))))
    levels = data.draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))
    found = gaps(
        *(
            by(role, firm(3, **{question.id.replace(".", "__"): question.options[level].id}))
            for role, level in zip(roles, levels, strict=True)
        )
    )
    distance = abs(levels[0] - levels[1])
    assert len(found) == (distance >= 2)
    for gap in found:
        first = levels[roles.index(gap.first)]
        assert SAY.index(gap.first) < SAY.index(gap.second)
        assert gap.direction == ("above" if first == max(levels) else "below")
        assert gap.levels == distance


@settings(max_examples=20)
@given(several(), st.data())
def test_what_a_question_is_answered_to_fits_any_merge(found, data):
    """Answering the question on which people differ settles it."""
    sheet = merged(*found)
    differing = [one for one in scored() if isinstance(sheet.value(one.id), tuple)]
    for question in differing[:3]:
        settled = sheet.with_answer(question.id, data.draw(answers_to(question)))
        assert not any(gap.question == question.id for gap in find_gaps(PACK.questionnaire, settled, LIMITS.apart))


# The command


@pytest.fixture(name="folder")
def _folder(tmp_path):
    told = {
        "owner": {"security_fear__rules": "written", "management__stance": "written"},
        "champion": {"security_fear__rules": "told", "management__stance": "spoken", "aim__purpose": "担当の一文"},
        "floor1": {"security_fear__rules": "none", "management__stance": "silent", "aim__purpose": "現場の秘密"},
        "floor2": {"security_fear__rules": "none", "management__stance": "silent"},
        "floor3": {"security_fear__rules": "careful", "management__stance": "against"},
    }
    for name, answers in told.items():
        sheet = by(name.rstrip("123"), firm(2, **answers))
        note = {"security_fear.rules": "だれにも見せない現場のひとこと"} if name == "floor1" else {}
        (tmp_path / f"{name}.yaml").write_bytes(sheet_bytes(sheet.model_copy(update={"notes": note})))
    return tmp_path


ALL = ("owner.yaml", "champion.yaml", "floor1.yaml", "floor2.yaml", "floor3.yaml")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_is_the_one_on_file(folder, lang):
    ran = run("compare", "--raters", *ALL, "-o", "r.md", cwd=folder, AIREADY_LANG=lang)
    assert (ran.code, ran.err) == (0, "")
    assert (folder / "r.md").read_text("utf-8") == (EXPECTED / f"{lang}.md").read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_on_the_screen_is_wider_than_it(folder, lang, width):
    ran = run("compare", "--raters", *ALL, cwd=folder, AIREADY_LANG=lang, COLUMNS=str(width))
    assert ran.code == 0
    assert max(columns(line) for line in ran.out.splitlines()) <= width
    assert "現場の秘密" not in ran.out


def test_what_the_floor_wrote_appears_nowhere(folder):
    outputs = [
        run("compare", "--raters", *ALL, "--json", cwd=folder).out,
        run("compare", "--raters", *ALL, "--merged", "m.yaml", "-o", "r.html", cwd=folder).out,
        (folder / "m.yaml").read_text("utf-8"),
        (folder / "r.html").read_text("utf-8"),
    ]
    assert not any("現場の秘密" in text or "だれにも見せない" in text for text in outputs)


def test_the_record_has_answers_by_role_gaps_and_the_score_of_all(folder):
    record = json.loads(run("compare", "--raters", *ALL, "--json", cwd=folder).out)
    assert record["raters"] == {"owner": 1, "champion": 1, "floor": 3}
    assert record["answers"]["security_fear.rules"] == {
        "owner": ["written"],
        "champion": ["told"],
        "floor": ["none", "none", "careful"],
    }
    assert "floor" not in record["answers"]["aim.purpose"]
    assert {(gap["question"], gap["first"], gap["second"], gap["direction"]) for gap in record["gaps"]} == {
        ("security_fear.rules", "owner", "floor", "above"),
        ("security_fear.rules", "champion", "floor", "above"),
        ("management.stance", "owner", "floor", "above"),
    }
    assert (
        record["together"]["barriers"]["security_fear"]["low"] < record["together"]["barriers"]["security_fear"]["high"]
    )


def test_two_of_the_floor_are_held_back_and_that_is_said(folder):
    ran = run("compare", "--raters", *ALL[:4], cwd=folder, AIREADY_LANG="en")
    assert "The answers of the floor (2) are not shown" in " ".join(ran.out.split())
    alone = run("compare", "--raters", "owner.yaml", "floor1.yaml", cwd=folder, AIREADY_LANG="en")
    assert "not enough answers to lay side by side" in " ".join(alone.out.split())
    none = run("compare", "--raters", "floor1.yaml", "floor2.yaml", cwd=folder, AIREADY_LANG="en")
    assert (none.code, "not enough answers" in " ".join(none.out.split())) == (0, True)


def test_plan_score_and_explain_take_all_as_one_firm(folder):
    plan = run("plan", *ALL, "--same-firm", "-o", "p", cwd=folder)
    assert plan.code == 0
    assert (folder / "p" / "kit" / "views_apart.md").is_file()
    assert run("compare", "--raters", *ALL, "--merged", "m.yaml", "--quiet", cwd=folder).code == 0
    together = json.loads(run("score", *ALL, "--same-firm", "--json", cwd=folder).out)
    assert together == json.loads(run("score", "m.yaml", "--json", cwd=folder).out)
    assert run("explain", "m.yaml", "say_it_again", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("sheets_named", "change", "code"),
    [
        (ALL[:1], None, "A409"),
        ((*ALL, "six.yaml"), None, "A409"),
        (ALL[:2], ("respondent:\n  role: champion\n", ""), "A415"),
        (ALL[:2], ("株式会社ためし", "株式会社べつ"), "A414"),
    ],
)
def test_what_cannot_be_laid_side_by_side_is_told_in_one_line(folder, sheets_named, change, code):
    if change:
        path = folder / "champion.yaml"
        assert change[0] in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(*change), "utf-8")
    for command in (("compare", "--raters"), ("plan", "--same-firm", "-o", "p"), ("score", "--same-firm")):
        ran = run(*command, *sheets_named, cwd=folder)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert code in ran.err
        assert ran.err.startswith("champion.yaml:1:1: ") or not change


def test_a_list_stands_for_people_who_differ_only_where_it_says_who_said_what(folder):
    path = folder / "owner.yaml"
    text = path.read_text("utf-8").replace("security_fear.rules: written", "security_fear.rules: [none, written]")
    path.write_text(text, "utf-8")
    assert "A203" in run("score", "owner.yaml", cwd=folder).err
    path.write_text(text + "details:\n  security_fear.rules:\n    said: {owner: [written], floor: [none]}\n", "utf-8")
    assert run("score", "owner.yaml", cwd=folder).code == 0
    path.write_text(path.read_text("utf-8").replace("[none, written]", "[non, written]"), "utf-8")
    ran = run("score", "owner.yaml", cwd=folder)
    assert ran.code == 2
    assert "A201" in ran.err
