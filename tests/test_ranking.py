"""Which task is tried first: the points reckoned by hand, what must never happen, and how the choice is told."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, firm, own_tasks, worked_out

from aiready.explanation import explain
from aiready.own_tasks import OwnTask
from aiready.pack_check.pointers import pointer_faults
from aiready.plan_record import plan_record
from aiready.ranking import proposals, rank_first_tasks
from aiready.report import view
from aiready.wording import duration

SCORING = PACK.policy.first_tasks
ACCOUNTS = st.sampled_from(["open", "named", "company_id", "no_training", "unknown"])
WRITTEN = st.sampled_from(["in_heads", "old", "some", "current", "unknown"])
KINDS = st.sampled_from([("public",), ("customer", "deals"), ("health",), (), "unknown"])


@st.composite
def firms(draw):
    """A firm with tasks of its own and the answers that count for them."""
    sheet = firm(
        2,
        security_fear__accounts=draw(ACCOUNTS),
        usage_image__written_steps=draw(WRITTEN),
        company__data=draw(KINDS),
        aim__annoying_task=draw(st.sampled_from(["口コミへの返事", "ねじを締める", "ケア記録の下書き", "unknown"])),
        aim__task_minutes=draw(st.sampled_from([6, 30, "unknown"])),
    )
    return sheet.model_copy(update={"tasks": draw(own_tasks())})


def ranked(*tasks, **changed):
    changed.setdefault("aim__annoying_task", "unknown")
    return rank_first_tasks(PACK, firm(2, **changed).model_copy(update={"tasks": tasks}))


def place(ranking, name):
    return [one.candidate.id for one in ranking.entries].index(name)


# Two rankings by hand


def test_the_points_of_a_bakery_are_those_reckoned_by_hand():
    """An office of two: replies to reviews (known throughout) and a poster (little known), with company accounts.

    reviews: 20 min x 30 = 10 h: 3; tiresome to two roles: 3; mostly text: 4; mended with effort: 2; class C: 0;
             steps partly written: -1. Together 11.
    poster:  60 min x 2 = 2 h: 1; nobody finds it tiresome: 0; half text: 2; mended easily: 4; class B on accounts of
             the firm's own: 1 x 1.5 = -1.5; steps: nothing said of it, the firm's are all written: 0. Together 5.5.
    """
    ranking = ranked(
        OwnTask(id="poster", title="掲示物", minutes=60, times_a_month=2, annoyed=(), text_heavy="half",
                mends="easily", data="B"),
        OwnTask(id="reviews", title="口コミへの返事", minutes=20, times_a_month=30, annoyed=("owner", "floor"),
                text_heavy="mostly", mends="with_effort", data="C", steps_written="partly"),
        security_fear__accounts="company_id",
        usage_image__written_steps="current",
    )  # fmt: skip
    first, second = ranking.entries[:2]
    assert [(part.id, part.low, part.high) for part in first.parts] == [
        ("hours", 3, 3),
        ("annoyance", 3, 3),
        ("text", 4, 4),
        ("mends", 2, 2),
        ("data", 0, 0),
        ("own_way", -1, -1),
    ]
    assert (first.candidate.id, first.low, first.high) == ("reviews", 11, 11)
    assert [part.low for part in second.parts] == [1, 0, 2, 4, Fraction("-1.5"), 0]
    assert (second.candidate.id, second.low) == ("poster", Fraction("5.5"))
    assert ranking.chosen == first.candidate
    assert [(one.id, one.gain) for one in first.better] == [("measure", 0), ("write_steps", 1)]
    assert [(one.id, one.gain) for one in second.better] == [("measure", 0), ("replace_data", Fraction("1.5"))]


def test_the_points_of_a_site_office_are_those_reckoned_by_hand():
    """No accounts of the firm's own, steps in heads; one task hardly known, one whose data nobody named.

    minutes of meetings: 45 min x 8 = 6 h: 2; the most tiresome: 4; like "minutes_from_notes" (mostly text 4, mended
             easily 4, class B without accounts 3 x 1.5 = -4.5); own ways -2. Together 7.5.
    notices: nothing said but class C: hours 0 to 4, tiresome 0 to 4, text 0 to 4, mending 0 to 4, data 0, own ways -2:
             from -2 to 14.
    drawings: customers' drawings, class A: never tried, whatever its 20 hours.
    """
    ranking = ranked(
        OwnTask(id="notices", title="ご案内", data="C"),
        OwnTask(id="drawings", title="預かった図面の読み取り", minutes=120, times_a_month=10, handles=("entrusted",)),
        aim__annoying_task="会議の議事録作り",
        aim__task_minutes=45,
        aim__task_times=8,
        security_fear__accounts="named",
        usage_image__written_steps="in_heads",
    )
    first, second = ranking.entries[:2]
    assert (first.candidate.id, first.option.like.id) == ("annoying_task", "minutes_from_notes")
    assert [part.low for part in first.parts] == [2, 4, 4, 4, Fraction("-4.5"), -2]
    assert (first.low, first.high) == (Fraction("7.5"), Fraction("7.5"))
    assert [(one.id, one.gain) for one in first.better] == [
        ("measure", 0),
        ("write_steps", 2),
        ("accounts", 3),
        ("replace_data", Fraction("1.5")),
    ]
    assert first.within_reach() == 14
    assert (second.candidate.id, second.low, second.high) == ("notices", -2, 14)
    assert second.unknown() == ("hours", "annoyance", "text", "mends")
    assert [(one.candidate.id, one.waits) for one in ranking.waiting if one.option.own] == [("drawings", "class_a")]


# What must never happen


@settings(max_examples=80)
@given(firms())
def test_class_a_is_never_chosen_nor_proposed_and_neither_is_what_nobody_knows_the_class_of(sheet):
    ranking = rank_first_tasks(PACK, sheet)
    for one in (*ranking.entries, *proposals(ranking, PACK.policy.plan), *filter(None, [ranking.first])):
        assert one.candidate.data in ("B", "C")
    assert all(one.candidate.data in ("A", None) for one in ranking.waiting)


@settings(max_examples=60)
@given(firms(), st.permutations(range(4)))
def test_the_order_of_the_list_changes_nothing(sheet, order):
    tasks = sheet.tasks or ()
    mixed = tuple(tasks[place] for place in order if place < len(tasks)) or None
    assert rank_first_tasks(PACK, sheet.model_copy(update={"tasks": mixed})) == rank_first_tasks(PACK, sheet)


def test_tasks_of_the_same_points_stand_by_their_ids():
    one, other = OwnTask(id="apples", title="甲", data="C"), OwnTask(id="pears", title="乙", data="C")
    assert ranked(one, other) == ranked(other, one)
    assert ranked(other, one).chosen.id == "apples"


@settings(max_examples=100)
@given(firms(), st.integers(0, 3), st.integers(1, 300), st.booleans())
def test_more_hours_or_more_annoyance_never_lowers_a_rank(sheet, number, more, hours):
    tasks = [task.model_copy(update={"chosen": False}) for task in sheet.tasks or ()]
    if number >= len(tasks):
        return
    task = tasks[number]
    before = rank_first_tasks(PACK, sheet.model_copy(update={"tasks": tuple(tasks)}))
    if hours and task.minutes is not None:
        raised = task.model_copy(update={"minutes": task.minutes + more})
    else:
        raised = task.model_copy(update={"annoyed": ("owner", "champion", "manager", "floor")})
    tasks[number] = raised
    after = rank_first_tasks(PACK, sheet.model_copy(update={"tasks": tuple(tasks)}))
    if task.id in [one.candidate.id for one in before.entries]:
        assert place(after, task.id) <= place(before, task.id)


BEST = {
    "minutes": ("hours", 600),
    "annoyed": ("annoyance", ("owner", "champion", "floor")),
    "text_heavy": ("text", "mostly"),
    "mends": ("mends", "easily"),
    "steps_written": ("own_way", "all"),
    "data": ("data", "C"),
}


@settings(max_examples=80)
@given(firms(), st.sampled_from(sorted(BEST)))
def test_what_is_not_known_is_never_better_than_the_best_case_which_lies_in_its_span(sheet, key):
    part, value = BEST[key]
    task = OwnTask(id="one", title="ある仕事", times_a_month=400, **{key: value})
    scores = []
    for one in (task, task.model_copy(update={key: None})):
        ranking = rank_first_tasks(PACK, sheet.model_copy(update={"tasks": (one,)}))
        scores.append(next(each for each in (*ranking.entries, *ranking.waiting) if each.candidate.id == "one"))
    best, silent = scores
    assert silent.low <= best.low
    assert silent.high <= best.high
    if silent.option.basis[part] == "unknown":
        assert part in silent.unknown()
        assert silent.low < best.low
        assert silent.high == best.high


# The choice


@given(firms())
@settings(max_examples=60)
def test_what_the_firm_chose_is_first_unless_its_data_forbids_it(sheet):
    ranking = rank_first_tasks(PACK, sheet)
    wanted = next((task for task in sheet.tasks or () if task.chosen), None)
    if wanted is None:
        assert ranking.by != "firm"
    elif ranking.refused:
        assert (ranking.refused.candidate.id, ranking.refused.candidate.data in ("A", None)) == (wanted.id, True)
        assert ranking.chosen is None or ranking.chosen.id != wanted.id
    else:
        assert (ranking.by, ranking.chosen.id) == ("firm", wanted.id)


QUICK = {"minutes": 30, "times_a_month": 40, "text_heavy": "mostly", "mends": "easily"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_choice_of_class_a_is_refused_kindly_and_another_task_taken_up(lang):
    tasks = (
        OwnTask(id="records", title="ケアの記録", data="A", chosen=True, **QUICK),
        OwnTask(id="letters", title="お便り", data="C", **QUICK),
    )
    report = worked_out(firm(2, aim__annoying_task="unknown").model_copy(update={"tasks": tasks})).report
    ranking = report.ranking()
    assert (ranking.by, ranking.chosen.id, ranking.refused.candidate.id) == ("rank", "letters", "records")
    seen = view(report, lang)
    assert seen["first_tasks"]["why"].startswith(PACK.words[lang]["refused_class_a"].format(task="ケアの記録"))
    assert [one["id"] for one in seen["first_tasks"]["waiting_own"]] == ["records"]
    assert seen["firm"]["task"] == "お便り"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_task_of_under_two_hours_a_month_is_told_not_to_save_time(lang):
    task = OwnTask(id="closing", title="臨時休業のお知らせ", data="C", minutes=20, times_a_month=5, chosen=True)
    report = worked_out(firm(2, aim__annoying_task="unknown").model_copy(update={"tasks": (task,)})).report
    assert report.ranking().first.for_time is False
    assert PACK.words[lang]["not_for_time"] in view(report, lang)["first_tasks"]["why"]
    longer = ranked(task.model_copy(update={"times_a_month": 6}))
    assert longer.first.for_time is True


def test_a_longer_task_goes_before_one_too_short_to_save_time_whatever_the_points():
    short = OwnTask(id="short", title="短い", data="C", annoyed=("owner", "floor"), **{**QUICK, "times_a_month": 3})
    long = OwnTask(id="long", title="長い", data="B", minutes=60, times_a_month=2, mends="hardly", text_heavy="little")
    assert [one.candidate.id for one in ranked(short, long).entries[:2]] == ["long", "short"]


def test_a_task_whose_data_nobody_knows_waits_for_one_word_and_nothing_takes_its_place():
    ranking = ranked(aim__annoying_task="作業報告書", company__data=("public", "entrusted"))
    assert (ranking.by, ranking.first) == ("data_unknown", None)
    settled = ranked(
        OwnTask(id="reports", title="作業報告書", handles=("public",)), company__data=("public", "entrusted")
    )
    assert settled.chosen.data == "C"


def test_the_task_of_the_list_is_the_one_the_interview_asked_for():
    task = OwnTask(id="reviews", title="口コミ への返事", minutes=25, data="C")
    ranking = ranked(task, aim__annoying_task="口コミへの返事", aim__task_minutes=20, aim__task_times=30)
    own = [one for one in ranking.entries if one.option.own]
    assert [one.candidate.id for one in own] == ["reviews"]
    assert (own[0].candidate.minutes, own[0].candidate.times_a_month) == (25, 30)
    assert own[0].option.most_annoying


def test_numbers_count_as_measured_only_where_somebody_measured_them():
    named = {"aim__annoying_task": "口コミへの返事", "aim__task_minutes": 20}
    assert ranked(first_step__measured="recorded", **named).chosen.measured
    assert not ranked(first_step__measured="partly", **named).chosen.measured
    assert not ranked(first_step__measured="recorded", **{**named, "aim__task_minutes": "unknown"}).chosen.measured


def test_minutes_that_the_purpose_gives_for_the_task_count_as_told():
    told = {"aim__annoying_task": "口コミへの返事", "aim__task_minutes": "unknown"}
    assert ranked(aim__purpose="口コミへの返事を、1件20分から8分にしたい", **told).chosen.minutes == 20
    assert ranked(aim__purpose="見積書を、1件20分から8分にしたい", **told).chosen.minutes is None
    assert ranked(aim__purpose="口コミへの返事を、月6時間から3時間にしたい", **told).chosen.minutes is None


# How it is told


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_table_shows_the_firms_own_minutes_and_marks_the_estimates(lang):
    report = worked_out(firm(2, aim__annoying_task="口コミへの返事", aim__task_minutes=25, aim__task_times=12)).report
    seen = view(report, lang)["first_tasks"]
    own, other = seen["ranked"][0], seen["ranked"][1]
    assert duration(25, lang) in own["numbers"]
    assert own["numbers_are"] == PACK.words[lang]["numbers_told"]
    assert other["numbers_are"] == PACK.words[lang]["numbers_catalogue"]
    assert [one["place"] for one in seen["ranked"]] == list(range(1, len(seen["ranked"]) + 1))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_explain_tells_every_point_of_every_task(lang):
    tasks = (OwnTask(id="letters", title="お便り", data="B", **QUICK), OwnTask(id="care", title="ケア", data="A"))
    report = worked_out(firm(2, aim__annoying_task="unknown").model_copy(update={"tasks": tasks})).report
    whole = explain(report, "tasks", lang)[0]
    ranking = report.ranking()
    told = [link.ids.get("task") for link in whole.links if link.ids.get("task")]
    assert told == [one.candidate.id for one in (*ranking.entries, *ranking.waiting)]
    one = explain(report, "letters", lang)[0]
    assert (one.kind, one.id) == ("task", "letters")
    parts = {link.ids["part"]: link.ids["low"] for link in one.links if "part" in link.ids}
    assert sum(parts.values()) == float(ranking.entries[0].low)
    assert explain(report, "care", lang)[0].links[0].ids["waits"] == "class_a"
    assert explain(report, "reply_to_enquiry", lang)[0].kind == "task"


def test_plan_json_names_the_task_that_the_firm_chose():
    task = OwnTask(id="letters", title="お便り", data="C", people=2, measured=True, chosen=True, **QUICK)
    record = plan_record(worked_out(firm(2).model_copy(update={"tasks": (task,)})).report, "ja")["first_task"]
    assert (record["id"], record["chosen_by"], record["people"], record["measured"]) == ("letters", "firm", 2, True)
    assert record["score"] == {
        "low": 11.0,
        "high": 15.0,
    }  # 20 h 4, text 4, mending 4, steps -1, annoyance 0 to 4


def test_the_checker_wants_a_class_for_every_kind_of_data_and_real_answers_in_the_conditions():
    nowhere = SCORING.company_accounts.model_copy(update={"is_": ("nobody_says_so",)})
    for changed, codes in (
        ({"kinds": {**SCORING.kinds, "secrets": "A"}}, ["A201"]),
        ({"kinds": {"public": "C"}}, ["A206"] * (len(SCORING.kinds) - 1)),
        ({"company_accounts": nowhere}, ["A201"]),
    ):
        scoring = SCORING.model_copy(update=changed)
        pack = replace(PACK, policy=PACK.policy.model_copy(update={"first_tasks": scoring}))
        assert [fault.code for fault in pointer_faults(pack)] == codes
    assert list(pointer_faults(PACK)) == []
