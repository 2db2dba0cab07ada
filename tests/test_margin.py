"""How near the other decision is: every smallest flip, what is still possible, what hangs on one weight or answer."""

import os
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, answers_to, assessed, firm, rolled_out, sheets, with_answers, with_sections, with_weights

from aiready.answers import as_counted, visible_questions
from aiready.assessment import is_open
from aiready.conditions import AnswerIs
from aiready.margin import find_margin
from aiready.other_answers import OtherAnswers
from aiready.questionnaire import BEST, ChoiceQuestion
from aiready.sensitivity import find_sensitivity

KEPT = ("champion.appointed", "security_fear.rules", "culture.proposals", "culture.failure", "management.own_use")
FACTS = (
    {"company.employees": 30, "company.data": ("public",), "company.tried_before": "never"},
    {"company.employees": 30, "company.data": ("health",), "company.tried_before": "never"},
    {"company.employees": 30, "company.data": ("customer",), "company.ai_use": "private"},
    {"company.employees": "unknown", "company.data": ("public",), "company.tried_before": "stopped"},
)


def small_pack():
    """Five questions, one of them asked only after certain answers to another, and the facts; all rules of the pack."""
    branch = AnswerIs.model_validate(
        {"about": "answer", "id": "culture.proposals", "is": ("fade", "sometimes", "try_it")}
    )
    sections = []
    for section in PACK.questionnaire.sections:
        kept = tuple(one for one in section.questions if section.id == "company" or one.id in KEPT)
        kept = tuple(
            one.model_copy(update={"ask_when": branch}) if one.id == "culture.failure" else one for one in kept
        )
        if kept:
            sections.append(section.model_copy(update={"questions": kept}))
    return with_sections(tuple(sections), PACK)


SMALL = small_pack()
ASKED = [one for one in SMALL.questionnaire.questions() if not one.id.startswith("company.")]


def margin_of(sheet, pack=PACK):
    return find_margin(pack.questionnaire, pack.policy, sheet, rolled_out(sheet, pack))


def random_firm(dice):
    """The place of its facts and its answers, any of them, a fifth of them open."""
    answers = (dice.choice([*(option.id for option in one.options), "unknown"]) for one in ASKED)
    return dice.randrange(len(FACTS)), tuple(answers)


def sheet_of(made):
    """A firm of the small pack as a sheet."""
    facts, answers = made
    blank = firm(3).model_copy(update={"answers": {}})
    return with_answers(blank, {**FACTS[facts], **dict(zip((one.id for one in ASKED), answers, strict=True))})


@cache
def pattern_in_full(made):
    """The pattern of a whole sheet, assessed in full."""
    return rolled_out(sheet_of(made), SMALL).pattern


def brute_force(made):
    """Every set of one or two other answers that leads elsewhere, none of whose parts does."""
    facts, answers = made
    found, now = {}, pattern_in_full(made)
    known = [place for place, answer in enumerate(answers) if answer != "unknown"]
    for count in (1, 2):
        for places in combinations(known, count):
            for options in product(*([o.id for o in ASKED[one].options if o.id != answers[one]] for one in places)):
                changed = dict(zip(places, options, strict=True))
                changes = frozenset((ASKED[place].id, option) for place, option in changed.items())
                if not any(part < changes for part in found):
                    other = tuple(changed.get(place, answer) for place, answer in enumerate(answers))
                    pattern = pattern_in_full((facts, other))
                    if pattern != now:
                        found[changes] = pattern
    return found


FIRMS = int(os.environ.get("AIREADY_FIRMS", "250"))
"""Before a release AIREADY_FIRMS=1000."""


def test_on_hundreds_of_firms_of_a_small_pack_brute_force_finds_the_same_flips():
    dice, seen = Random(5), 0  # noqa: S311 (the same firms every time)
    for _ in range(FIRMS):
        made = random_firm(dice)
        expected = brute_force(made)
        flips = margin_of(sheet_of(made), SMALL).flips
        assert {frozenset(flip.changes): flip.pattern for flip in flips} == expected
        assert len(flips) == len(expected)
        seen += len(flips)
    assert seen > FIRMS


@settings(max_examples=15)
@given(sheets())
def test_every_flip_flips_and_no_part_of_it_does(sheet):
    rollout, margin = rolled_out(sheet), margin_of(sheet)
    for flip in margin.flips[:20]:
        changed = with_answers(as_counted(sheet), dict(flip.changes))
        assert rolled_out(changed).pattern == flip.pattern != rollout.pattern
        if len(flip.changes) > 1:
            for question, option in flip.changes:
                assert rolled_out(with_answers(as_counted(sheet), {question: option})).pattern == rollout.pattern
    sizes = [(len(flip.changes), flip.steps) for flip in margin.flips]
    assert sizes == sorted(sizes)
    assert margin.second != rollout.pattern
    if margin.flips:
        assert margin.second == margin.flips[0].pattern


@settings(max_examples=25)
@given(sheets())
def test_the_order_of_the_answers_moves_no_flip(sheet):
    turned = sheet.model_copy(update={"answers": dict(reversed(sheet.answers.items()))})
    assert margin_of(turned) == margin_of(sheet)


@settings(max_examples=60)
@given(sheets(), st.data())
def test_trying_other_answers_comes_out_as_assessing_the_changed_sheet(sheet, data):
    """The short way for thousands of trials and the long way agree, questions that appear or fall away included."""
    asked = data.draw(st.lists(st.sampled_from(list(PACK.questionnaire.questions())), max_size=3, unique_by=id))
    changes = {one.id: data.draw(answers_to(one)) for one in asked}
    outcome = OtherAnswers(PACK.questionnaire, PACK.policy, sheet).with_changes(changes)
    expected = assessed(with_answers(as_counted(sheet), changes))
    assert outcome.known == expected.known
    assert outcome.pattern == rolled_out(with_answers(as_counted(sheet), changes)).pattern
    assert outcome.severities == {barrier.id: barrier.severity for barrier in expected.barriers}


def completions(sheet, data):
    """The sheet with every open question that applies answered, those that come up by it, too."""
    for _ in range(3):
        for question in visible_questions(PACK.questionnaire, sheet):
            if is_open(sheet.value(question.id)):
                sheet = sheet.with_answer(question.id, data.draw(answers_to(question)))
    return sheet


@settings(max_examples=60)
@given(sheets(), st.data())
def test_however_the_open_answers_turn_out_the_pattern_was_named_as_possible(sheet, data):
    possible = rolled_out(sheet).possible
    assert rolled_out(sheet).pattern in possible
    complete = completions(sheet, data)
    assert rolled_out(complete).pattern in possible
    if "not_applicable" not in complete.answers.values():
        assert rolled_out(complete).possible == (rolled_out(complete).pattern,)


def test_a_pattern_that_no_open_answer_can_lead_to_is_not_named():
    """Levels are whole: between two reachable means there is nothing, so the rule between them cannot come true."""
    sheet = firm(3, culture__proposals="fade", culture__failure="unknown", management__own_use="daily")
    assert rolled_out(sheet).possible == ("top_down", "hybrid")
    settled = firm(3, culture__proposals="none", culture__failure="unknown")
    assert rolled_out(settled).possible == ("top_down",)


def test_the_flips_of_a_firm_that_does_everything_by_hand():
    """Management 3, culture 3: top-down below culture 1.75 (one answer down to the bottom, or both by two);
    bottom-up below management 1.75 (four levels off nine, so two answers)."""
    flips = margin_of(firm(3)).flips
    singles = {flip.changes: (flip.pattern, flip.steps) for flip in flips if len(flip.changes) == 1}
    assert singles == {
        (("culture.proposals", "none"),): ("top_down", 3),
        (("culture.failure", "blamed"),): ("top_down", 3),
    }
    pairs = [flip for flip in flips if len(flip.changes) == 2]
    assert {flip.steps for flip in pairs if flip.pattern == "bottom_up"} == {4, 5, 6}
    assert {flip.steps for flip in pairs if flip.pattern == "top_down"} == {3, 4}
    assert margin_of(firm(3)).second == "top_down"


def test_far_from_any_other_way_there_is_no_second_choice():
    """Five people or fewer: no answer changes that the president goes first."""
    margin = margin_of(firm(3, company__employees=4))
    assert (margin.flips, margin.second) == ((), None)


def test_the_nearest_flip_of_each_set_of_questions_stands_for_the_others():
    margin = margin_of(firm(3, culture__proposals="none", culture__failure="blamed"))
    sets = [(tuple(question for question, _ in flip.changes), flip.pattern) for flip in margin.nearest()]
    assert len(sets) == len(set(sets)) <= len(margin.flips)
    assert set(sets) == {(tuple(q for q, _ in flip.changes), flip.pattern) for flip in margin.flips}


# Sensitivity


@settings(max_examples=10)
@given(sheets())
def test_each_weight_and_each_answer_is_shaken_and_comes_out_as_a_whole_assessment(sheet):
    found = find_sensitivity(PACK.questionnaire, PACK.policy, sheet)
    asked = {one.id for one in visible_questions(PACK.questionnaire, sheet)}
    scored = [one for one in PACK.questionnaire.scored() if one.id in asked]
    assert found.tried("weight") == 2 * len(scored)
    levels = [level for one in scored if (level := level_in(one, sheet)) is not None]
    assert found.tried("answer") == sum((level > 0) + (level < BEST) for level in levels)
    for shift in found.shifts[:: max(1, len(found.shifts) // 12)]:
        if shift.kind == "weight":
            weights = {one.id: 4 for one in PACK.questionnaire.scored()} | {shift.question: 4 + int(shift.change) // 25}
            then, pack = as_counted(sheet), with_weights(weights)
        else:
            then, pack = with_answers(as_counted(sheet), {shift.question: shift.change}), PACK
        result = assessed(then, pack)
        assert shift.severities == {barrier.id: barrier.severity for barrier in result.barriers}
        assert shift.pattern == rolled_out(then, pack).pattern
        assert shift.pattern_holds == (shift.pattern == rolled_out(sheet).pattern)


def level_in(question, sheet):
    options = [option.id for option in question.options]
    value = sheet.counted(question.id)
    return options.index(value) if isinstance(question, ChoiceQuestion) and value in options else None


def test_a_clear_result_holds_through_the_whole_grid():
    worst = [one for one in PACK.questionnaire.scored() if one.id.split(".")[0] in ("champion", "first_step")]
    sheet = firm(3, **{one.id.replace(".", "__"): one.options[0].id for one in worst})
    found = find_sensitivity(PACK.questionnaire, PACK.policy, sheet)
    assert set(found.highest) == {"champion", "first_step"}
    assert (found.moved_highest(), found.level_with) == ((), ())


def test_a_third_barrier_as_high_as_the_second_is_named():
    worst = {f"{barrier}__{name}": option for barrier, name, option in (("champion", "appointed", "nobody"),)}
    worst |= {"usage_image__own_work": "none", "research_time__slack": "none", "first_step__task": "none"}
    sheet = firm(3, **worst)
    levels = {barrier.id: barrier.severity for barrier in assessed(sheet).barriers}
    found = find_sensitivity(PACK.questionnaire, PACK.policy, sheet)
    second = sorted(levels.values(), reverse=True)[1]
    same = {barrier for barrier, severity in levels.items() if severity == second}
    assert set(found.level_with) == same - set(found.highest)
    assert found.level_with


def test_a_weight_is_shaken_by_a_quarter_of_itself():
    """One of five equal weights a quarter heavier: 3·5/4 of 3·(4 + 5/4) points."""
    sheet = firm(3, champion__appointed="nobody")
    found = find_sensitivity(PACK.questionnaire, PACK.policy, sheet)
    heavier = {one.change: one for one in found.shifts if one.kind == "weight" and one.question == "champion.appointed"}
    lost = {change: Fraction(quarters, 16 + quarters) for change, quarters in (("-25", 3), ("+25", 5))}
    assert {change: one.severities["champion"] for change, one in heavier.items()} == {
        change: round(100 * part) for change, part in lost.items()
    }
