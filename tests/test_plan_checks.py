"""Every check of a plan is seen broken once, the samples keep them all, and `plan --strict` says so."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from made_up import MONDAY, PACK, TODAY, sheets, worked_out
from running import SAMPLES, run

from aiready.answers_file import read_sheet
from aiready.documents import render
from aiready.plan import Load
from aiready.plan_check import broken, check_plan
from aiready.plan_check.verdicts import verdict_of
from aiready.plan_rules import Rule
from aiready.playbook import Party, Step
from aiready.programmes import offers
from aiready.report.checked import finding_lines
from aiready.text import LANGS, Text

NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml") if not path.name.endswith(".expect.yaml"))
STARTS = (MONDAY, date(2026, 12, 14), date(2027, 2, 1), date(2027, 7, 5), date(2027, 9, 29))
CHECKS = {check.id: check for check in PACK.knowledge.plan_checks}
FAR = 300


def report_of(name, starts_on=MONDAY):
    return worked_out(read_sheet(SAMPLES / f"{name}.yaml", PACK), starts_on=starts_on).report


REPORTS = {name: report_of(name) for name in NAMES}


def finding(name, check, edit=None, pack=PACK, tasks=()):
    """How the sample's plan, edited, stands to one check."""
    report = REPORTS[name]
    plan = edit(report.plan) if edit else report.plan
    return next(one for one in check_plan(pack, report.known(), plan, tasks) if one.check.id == check)


def changed(action_id, **changes):
    """An edit of one planned action: days to move it by, or its new fields."""

    def edit(plan):
        assert action_id in [one.action.id for one in plan.actions]
        return replace(plan, actions=tuple(_changed(one, action_id, changes) for one in plan.actions))

    return edit


def _changed(one, action_id, changes):
    if one.action.id != action_id:
        return one
    days = timedelta(days=changes.get("days", 0))
    rest = {key: value for key, value in changes.items() if key not in ("days", "content")}
    action = one.action.model_copy(update=changes.get("content", {}))
    return replace(one, **{"action": action, "start": one.start + days, "due": one.due + days, **rest})


def without(*action_ids):
    """An edit that takes actions out."""

    def edit(plan):
        left = tuple(one for one in plan.actions if one.action.id not in action_ids)
        assert len(left) < len(plan.actions)
        return replace(plan, actions=left)

    return edit


def twice(action_id, new_id, days=0, **content):
    """An edit that adds a second action like this one, so many days later."""

    def edit(plan):
        like = next(one for one in plan.actions if one.action.id == action_id)
        other = _changed(like, action_id, {"days": days, "content": {"id": new_id, **content}})
        return replace(plan, actions=(*plan.actions, other))

    return edit


def by_others(plan):
    return replace(plan, actions=tuple(replace(one, owner="champion") for one in plan.actions))


def overloaded(plan):
    return replace(plan, load=(*plan.load, Load(-1, "owner", 90, 60), Load(3, "owner", 90, 60)))


def told_in_money(plan):
    title = Text(ja="お試しの間に売上を1割増やす", en="Raise sales by a tenth during the trial")
    return twice("run_trial", "our_own", title=title, deeds=())(plan)


def helped_late(plan):
    return changed("name_helper", days=FAR)(without("open_help_channel")(plan))


BARE = {"documents": ()}
NO_END = {"done_when": Text(ja=" ", en="done")}
MANY, THREE, UNSAID = ({"people": Party(least=2, most=9)}, {"people": Party(least=3, most=3)}, {"people": None})
WIDEN, OWN_TRY, TRIAL = "widen_one_department", "owner_tries_first", "run_trial"
TRAINING = "training_by_familiarity"
AGAIN, HOURS = "restart_announce", "give_driver_hours"
RULES_ONLY = {"documents": ("four_rules",)}
HELPERS = ("name_helper", "open_help_channel")
BREAKS = [
    ("guardrail_first", "service", changed("input_card", days=FAR), "too_late", {"input_card", TRIAL}),
    ("guardrail_first", "care_provider", without("input_card"), "missing", {TRIAL}),
    ("own_try_limited", "dental_clinic", changed(OWN_TRY, content=BARE), "not_in_document", {OWN_TRY}),
    ("baseline_first", "service", changed("measure_now", days=FAR), "too_late", {"measure_now", TRIAL}),
    ("baseline_first", "service", without("measure_now"), "missing", {TRIAL}),
    ("actions_complete", "service", changed("announce", due=MONDAY - timedelta(1)), "incomplete", {"announce"}),
    ("actions_complete", "service", changed("announce", owner=""), "incomplete", {"announce"}),
    ("actions_complete", "service", changed("announce", content=NO_END), "incomplete", {"announce"}),
    ("purpose_named", "tried_and_failed", without("write_purpose"), "no_quantity", {TRIAL}),
    ("purpose_named", "tried_and_failed", changed("write_purpose", days=FAR), "too_late", {"write_purpose", TRIAL}),
    ("present_state_first", "service", changed("get_seats", days=-FAR), "too_late", {"hear_floor", "get_seats"}),
    ("trial_small", "service", twice(TRIAL, "second_trial", FAR), "twice", {TRIAL, "second_trial"}),
    ("trial_small", "service", changed(TRIAL, content=MANY), "size", {TRIAL}),
    ("trial_small", "owner_and_two", changed("run_trial_small", content=THREE), "size", {"run_trial_small"}),
    ("trial_small", "service", changed(TRIAL, content=UNSAID), "size", {TRIAL}),
    ("trial_small", "service", changed(TRIAL, due=date(2027, 6, 1)), "length", {TRIAL}),
    ("announcement_three", "service", changed("announce", content=BARE), "not_in_document", {"announce"}),
    ("announcement_first", "service", changed("announce", days=FAR), "too_late", {"announce", "kickoff"}),
    ("announcement_first", "service", without("announce"), "missing", {"kickoff"}),
    ("words_before_announcement", "service", changed("hy_declare", days=FAR), "too_late", {"hy_declare", "announce"}),
    ("owner_acts", "service", by_others, "few", set()),
    ("floor_first", "service", changed("hear_floor", days=FAR), "too_late", {"hear_floor", "announce"}),
    ("no_sales_target", "service", told_in_money, "money", {"our_own"}),
    ("reviews", "service", without("review_month_6"), "missing", {"review_month_1"}),
    ("reviews", "service", changed("review_month_3", days=-60), "too_early", {"review_month_3", TRIAL}),
    ("help_before_spread", "hot_spring_inn", without(*HELPERS), "missing", {WIDEN}),
    ("help_before_spread", "hot_spring_inn", helped_late, "too_late", {"name_helper", WIDEN}),
    ("rules_before_spread", "service", changed("full_rules", days=FAR), "too_late", {"full_rules", WIDEN}),
    ("rules_before_spread", "service", without("full_rules"), "missing", {WIDEN}),
    ("rules_before_spread", "manufacturing", changed(TRAINING, days=FAR), "too_late", {TRAINING, WIDEN}),
    ("spread_in_stages", "service", twice(WIDEN, "widen_more", 7), "twice", {"widen_more"}),
    ("spread_in_stages", "service", changed("judge_trial", days=FAR), "too_late", {"judge_trial", WIDEN}),
    ("draft_expected", "tried_and_failed", changed(AGAIN, content=RULES_ONLY), "not_in_document", {AGAIN}),
    ("within_hours", "service", overloaded, "over", set()),
    ("programmes_fresh", "service", lambda plan: replace(plan, today=date(2030, 1, 7)), "stale", set()),
    ("driver_first", "cold_storage", changed("tell_driver", days=FAR), "too_late", {"tell_driver", "hear_floor"}),
    ("driver_first", "pipe_fitters", without("name_driver"), "missing", {"hear_floor"}),
    ("driver_time_first", "hot_spring_inn", changed(HOURS, days=FAR), "too_late", {HOURS, TRIAL}),
    ("goal_first", "condo_manager", without("set_goal_numbers"), "missing", {TRIAL}),
    ("end_first", "condo_manager", without("set_trial_dates"), "missing", {TRIAL}),
]  # fmt: skip
IDS = [f"{place}-{one[0]}-{one[3]}" for place, one in enumerate(BREAKS)]


@pytest.mark.parametrize(("check", "name", "edit", "note", "meant"), BREAKS, ids=IDS)
def test_a_plan_edited_against_a_check_is_found(check, name, edit, note, meant):
    assert finding(name, check).state == "met"
    found = finding(name, check, edit)
    assert (found.state, found.note) == ("broken", note)
    assert meant <= {one.action.id for one in found.actions}


def one_task(data):
    like = REPORTS["service"].ranking().taken_up()[0]
    return replace(like, id="t", data=data)


@pytest.mark.parametrize(("data", "state"), [("A", "broken"), (None, "broken"), ("B", "met"), ("C", "met")])
def test_no_task_with_data_never_to_be_entered_is_planned_while_the_gate_is_red(data, state):
    assert REPORTS["care_provider"].known().gates["guardrail"] == "red"
    assert finding("care_provider", "no_class_a", tasks=(one_task(data),)).state == state


def test_a_clear_gate_is_all_that_the_check_of_data_asks():
    assert REPORTS["manufacturing"].known().gates["guardrail"] == "clear"
    assert finding("manufacturing", "no_class_a", tasks=(one_task("A"),)).note == "have_already"


# The borders


def day_of(name, action_id, which="start"):
    return getattr(next(one for one in REPORTS[name].plan.actions if one.action.id == action_id), which)


def moved_to(action_id, start, days):
    """An edit that lets an action run for so many days from `start`, both ends included."""
    return changed(action_id, start=start, due=start + timedelta(days - 1))


@pytest.mark.parametrize(
    ("check", "before", "later"), [("baseline_first", "measure_now", TRIAL), ("spread_in_stages", "judge_trial", WIDEN)]
)
def test_what_ends_on_the_day_on_which_the_next_begins_is_too_late(check, before, later):
    begins = day_of("service", later)
    assert finding("service", check, moved_to(before, begins, 1)).state == "broken"
    assert finding("service", check, moved_to(before, begins - timedelta(1), 1)).state == "met"


def test_one_contact_in_time_is_enough():
    both = {one.action.id for one in REPORTS["hot_spring_inn"].plan.actions} & set(HELPERS)
    assert both == set(HELPERS)
    assert finding("hot_spring_inn", "help_before_spread", changed("open_help_channel", days=FAR)).state == "met"


def test_a_driver_named_by_somebody_who_drives_is_no_work_before_the_naming():
    assert finding("cold_storage", "driver_first", changed("tell_driver", owner="champion")).state == "met"


def test_the_owner_acts_in_the_first_ninety_days_or_it_does_not_count():
    def late(plan):
        return replace(plan, actions=tuple(replace(one, early=False) for one in plan.actions))

    assert finding("service", "owner_acts", late).note == "few"


@pytest.mark.parametrize(("days", "state"), [(2, "broken"), (3, "met"), (12, "met"), (18, "broken")])
def test_a_trial_lasts_three_working_days_to_two_weeks(days, state):
    monday = day_of("service", TRIAL)
    assert monday.weekday() == 0
    assert finding("service", "trial_small", moved_to(TRIAL, monday, days)).state == state


@pytest.mark.parametrize(("early", "state"), [(1, "broken"), (0, "met")])
def test_a_review_does_not_follow_on_the_heels_of_the_first_day(early, state):
    rule = CHECKS["reviews"].rule
    assert len(rule.least_days) == len(rule.deeds)
    days = rule.least_days[rule.deeds.index("review_3")]
    begins = day_of("service", TRIAL) + timedelta(days - early)
    assert finding("service", "reviews", moved_to("review_month_3", begins, 5)).state == state


def test_two_that_share_one_day_run_beside_each_other():
    last = (day_of("service", WIDEN, "due") - day_of("service", WIDEN)).days
    assert finding("service", "spread_in_stages", twice(WIDEN, "widen_more", last)).note == "twice"
    assert finding("service", "spread_in_stages", twice(WIDEN, "widen_more", last + 1)).state == "met"


def test_a_programme_may_be_shown_on_its_last_day():
    shown = offers(PACK.knowledge.programmes.programmes, REPORTS["service"].known(), TODAY)
    last = min(one.programme.last_day() for one in shown)
    assert finding("service", "programmes_fresh", lambda plan: replace(plan, today=last)).state == "met"
    found = finding("service", "programmes_fresh", lambda plan: replace(plan, today=last + timedelta(1)))
    assert found.state == "broken"
    assert set(found.names) <= {one.programme.id for one in shown}


def test_a_target_in_money_is_found_in_english_and_in_capitals_and_only_during_the_trial():
    title = Text(ja="うれしい知らせ", en="SALES up by a tenth")
    beside, later = (twice(TRIAL, "our_own", days, title=title, deeds=()) for days in (0, FAR))
    assert finding("service", "no_sales_target", beside).note == "money"
    assert finding("service", "no_sales_target", later).state == "met"


@pytest.mark.parametrize(
    ("lang", "weeks"),
    [("ja", "11月23日（月）、12月21日（月）"), ("en", "Mon 23 Nov, Mon 21 Dec")],
)
def test_a_week_without_enough_hours_is_named_by_its_monday_also_one_before_the_plan(lang, weeks):
    found = finding("service", "within_hours", overloaded)
    assert found.names == ("2026-11-23", "2026-12-21")
    report = REPORTS["service"]
    assert weeks in "".join(finding_lines(PACK, report.sheet, [found], lang))


def test_every_kind_of_rule_has_a_verdict():
    kinds = {one.model_fields["about"].annotation.__args__[0]: one for one in get_args(get_args(Rule)[0])}
    assert {check.rule.about for check in CHECKS.values()} == set(kinds)
    assert set(kinds.values()) <= set(verdict_of.registry)
    with pytest.raises(TypeError, match="str"):
        verdict_of("no rule", None)


def test_every_check_of_the_pack_was_seen_broken():
    assert {check for check, *_ in BREAKS} | {"no_class_a"} == set(CHECKS)


def test_a_metric_in_money_at_the_end_of_the_trial_is_a_target_in_money():
    cost = next(one for one in PACK.knowledge.metrics if one.id == "cost")
    metrics = (*PACK.knowledge.metrics, cost.model_copy(update={"at": ("trial_end",)}))
    pack = replace(PACK, knowledge=replace(PACK.knowledge, metrics=metrics))
    found = finding("service", "no_sales_target", pack=pack)
    assert (found.state, found.names) == ("broken", ("cost",))


def test_a_pack_with_checks_of_its_own_is_judged_by_those():
    check = CHECKS["floor_first"]
    rule = check.rule.model_copy(update={"first": ("trial",), "then": ("hear",)})
    own = check.model_copy(update={"id": "the_other_way", "rule": rule})
    pack = replace(PACK, knowledge=replace(PACK.knowledge, plan_checks=(own,)))
    report = REPORTS["service"]
    assert [(one.check.id, one.state) for one in check_plan(pack, report.known(), report.plan)] == [
        ("the_other_way", "broken")
    ]


def test_what_was_dropped_counts_as_not_there():
    assert finding("service", "baseline_first", changed("measure_now", state="dropped")).note == "missing"


def test_what_is_not_for_a_firm_says_why():
    alone = finding("lone_adviser", "announcement_first")
    assert (alone.state, alone.note) == ("not_applicable", "otherwise")
    assert all(check.otherwise for check in CHECKS.values() if check.when)
    past = finding("software_house", "baseline_first")
    assert (past.state, past.note) == ("not_applicable", "no_such_action")


# The samples


@pytest.mark.parametrize("starts_on", STARTS, ids=str)
def test_the_plans_of_all_samples_keep_every_check(starts_on):
    assert len(NAMES) == 21
    reports = REPORTS if starts_on == MONDAY else {name: report_of(name, starts_on) for name in NAMES}
    faults = {
        name: [(one.check.id, one.note, one.names) for one in broken(report.checks())]
        for name, report in reports.items()
    }
    assert not {name: found for name, found in faults.items() if found}


def test_each_check_is_met_by_some_sample():
    met = {one.check.id for report in REPORTS.values() for one in report.checks() if one.state == "met"}
    assert met == set(CHECKS)


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_any_firm_gets_one_finding_for_each_check_and_only_hours_can_stand_in_the_way(sheet):
    found = worked_out(sheet).report.checks()
    assert [one.check.id for one in found] == list(CHECKS)
    spare = sheet.value("aim.driver_hours")
    if isinstance(spare, int | float) and spare >= 2:
        assert {one.check.id for one in broken(found)} <= {"within_hours", "reviews"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_really_contains_what_the_playbook_says(lang):
    said = {one.id: one.contains for one in PACK.knowledge.documents if one.contains}
    assert {"announcement", "restart_message", "four_rules"} <= set(said)
    seen = set()
    for name in ("service", "tried_and_failed", "barber_couple", "dental_clinic", "owner_and_two"):
        for document in render(REPORTS[name], ("md",), lang):
            for part in said.get(document.name.removeprefix("kit/").removesuffix(".md"), ()):
                assert part.seen_as.read(lang) in document.data.decode()
                seen.add((document.name, part.part))
    assert len(seen) == sum(len(parts) for parts in said.values())


# Waivers


def test_a_waiver_lets_a_broken_check_stand_with_its_reason():
    late = changed("measure_now", days=FAR)
    waived = finding(
        "service", "baseline_first", lambda plan: replace(late(plan), waivers=(("baseline_first", "紙に記録がある"),))
    )
    assert (waived.state, waived.waiver, waived.note) == ("waived", "紙に記録がある", "too_late")
    assert not broken([waived])


@pytest.mark.parametrize("waiver", [("baseline_first", " "), ("baseline", "なんとなく"), ("reviews", "別の話")])
def test_a_waiver_without_a_reason_or_of_another_check_changes_nothing(waiver):
    late = changed("measure_now", days=FAR)
    assert finding("service", "baseline_first", lambda plan: replace(late(plan), waivers=(waiver,))).state == "broken"


def test_a_waiver_of_what_is_kept_is_not_shown():
    kept = finding("service", "baseline_first", lambda plan: replace(plan, waivers=(("baseline_first", "わけ"),)))
    assert (kept.state, kept.waiver) == ("met", "")


# What the reader sees


def markdown(report, lang):
    return next(one.data.decode() for one in render(report, ("md",), lang) if one.name == "plan.md")


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_shows_what_is_broken_first_then_counts(lang):
    edit = changed("measure_now", days=FAR)
    report = REPORTS["service"]
    plan = replace(edit(report.plan), waivers=(("reviews", "x"),))
    text = markdown(replace(report, plan=without("get_seats")(without("review_month_6")(plan))), lang)
    section = text.split(f"{PACK.words[lang]['plan_checks']}\n")[1].split("\n## ")[0]
    late, waived = CHECKS["baseline_first"].title.read(lang), CHECKS["reviews"].title.read(lang)
    assert section.index(late) < section.index(waived)
    assert CHECKS["baseline_first"].what_to_do.read(lang) in section
    assert PACK.words[lang]["waived_because"] in section
    assert CHECKS["floor_first"].title.read(lang) not in section
    assert re.search(r"25.*22", section)


def test_the_record_of_a_plan_holds_every_check(tmp_path):
    run("plan", SAMPLES / "service.yaml", "-o", "out", cwd=tmp_path)
    checks = json.loads((tmp_path / "out" / "plan.json").read_bytes())["checks"]
    assert [one["id"] for one in checks] == list(CHECKS)
    first = checks[0]
    assert first["state"] == "met"
    assert first["actions"][0]["id"] == "input_card"
    assert date.fromisoformat(first["actions"][0]["start"]) >= TODAY


@pytest.mark.parametrize("lang", LANGS)
def test_one_check_is_explained(tmp_path, lang):
    ran = run("explain", SAMPLES / "lone_adviser.yaml", "check:announcement_first", "--lang", lang, cwd=tmp_path)
    assert ran.code == 0
    title = CHECKS["announcement_first"].title.read(lang)
    assert (title.replace("社長", "所長") if lang == "ja" else title) in ran.out, "an office has a 所長"
    assert CHECKS["announcement_first"].otherwise.read(lang)[:10] in ran.out
    assert "003.A1" in ran.out


def test_a_strict_plan_without_faults_ends_with_0_and_says_nothing(tmp_path):
    ran = run("plan", SAMPLES / "service.yaml", SAMPLES / "lone_adviser.yaml", "-o", "out", "--strict", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")


def test_a_strict_plan_with_faults_is_written_and_ends_with_1(tmp_path):
    text = (SAMPLES / "service.yaml").read_text("utf-8")
    tight = re.sub(r"aim\.driver_hours: .*", "aim.driver_hours: 0", text)
    assert tight != text
    (tmp_path / "tight.yaml").write_text(tight, "utf-8")
    strict = run("plan", "tight.yaml", "-o", "out", "--strict", "--quiet", cwd=tmp_path)
    assert strict.code == 1
    assert "within_hours" in [line.split(":")[0] for line in strict.err.splitlines()]
    assert (tmp_path / "out" / "plan.md").is_file()
    lenient = run("plan", "tight.yaml", "-o", "other", cwd=tmp_path)
    assert (lenient.code, lenient.err) == (0, "")
    both = run("plan", "tight.yaml", SAMPLES / "service.yaml", "-o", "two", "--strict", "-q", cwd=tmp_path)
    assert both.code == 1
    assert "tight: within_hours: " in both.err


# Steps by size


@pytest.mark.parametrize(
    ("step", "reads", "not_for"),
    [
        (Step(ja="文", en="Text"), (1, 3, 300, None), ()),
        (Step(ja="文", en="Text", from_people=2), (2, 300, None), (1,)),
        (Step(ja="文", en="Text", to_people=1), (1,), (2, 300, None)),
        (Step(ja="文", en="Text", from_people=2, to_people=3), (2, 3), (1, 4, None)),
    ],
)
def test_a_step_is_told_to_firms_of_its_size(step, reads, not_for):
    assert all(step.suits(people) for people in reads)
    assert not any(step.suits(people) for people in not_for)


def test_no_step_speaks_to_firms_of_another_size():
    steps = [step for action in PACK.playbook.actions for step in action.steps]
    sized = [step for step in steps if step.from_people or step.to_people]
    assert len(sized) >= 20
    assert not [step.ja for step in steps if "1人で営む" in step.ja or "1人の会社なら" in step.ja]
    assert not [step.en for step in steps if "If you work alone" in step.en]
    seen = markdown(REPORTS["lone_adviser"], "ja")
    assert "翌朝に読み直してから使います" in seen
    assert "社長ともう1人で試し" not in seen
