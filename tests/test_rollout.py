"""The decision table: one rule for every firm, the documented one."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from made_up import PACK, assessed, firm, rolled_out

from aiready.policy import RolloutRule
from aiready.rollout import choose_rollout

AXES = {axis.id: axis.questions for axis in PACK.questionnaire.axes()}
RULES = [rule.id for rule in PACK.policy.rules]


def at(axis, total):
    """Answers of an axis whose levels add up to this total."""
    answers = {}
    for question in AXES[axis]:
        level = min(3, total)
        total -= level
        answers[question.id.replace(".", "__")] = question.options[level].id
    return answers


def totals(axis):
    return range(3 * len(AXES[axis]) + 1)


def mean(axis, total):
    return Fraction(total, len(AXES[axis]))


def documented(management, culture):
    """The table at the head of questionnaire.md."""
    if management >= Fraction("2.5") and culture < Fraction("1.75"):
        return "top_down"
    if (management < 1 and culture >= Fraction("1.5")) or (
        management < Fraction("1.75") and culture >= Fraction("2.25")
    ):
        return "bottom_up"
    return "hybrid"


@pytest.mark.parametrize("it_people", totals("it_people"))
def test_an_office_of_thirty_with_rules_on_input_gets_the_documented_pattern(it_people):
    seen = set()
    for management, culture in product(totals("management"), totals("culture")):
        axes = {**at("it_people", it_people), **at("culture", culture), **at("management", management)}
        sheet = firm(3, **axes)
        rollout = rolled_out(sheet)
        assert rollout.pattern == documented(mean("management", management), mean("culture", culture)), (
            management,
            culture,
        )
        assert RULES.count(rollout.rule) == 1
        assert rollout.possible == (rollout.pattern,)
        seen.add(rollout.pattern)
    assert seen == {"top_down", "bottom_up", "hybrid"}


def test_every_combination_of_levels_of_the_axes_gets_exactly_one_rule():
    """All answers of culture and management, not only their means, and facts that the table looks at."""
    found = set()
    questions = [*AXES["culture"], *AXES["management"]]
    for levels in product(range(4), repeat=len(questions)):
        axes = {one.id.replace(".", "__"): one.options[level].id for one, level in zip(questions, levels, strict=True)}
        rollout = rolled_out(firm(3, **axes))
        assert RULES.count(rollout.rule) == 1
        found.add(rollout.rule)
    assert found >= {"not_yet", "president_pulls", "floor_leads", "floor_is_strong", "both_pull", "willing_president"}


EXPOSED = {"company__data": ("customer", "health"), "security_fear__rules": "careful"}


@pytest.mark.parametrize(
    ("changed", "rule", "pattern", "tie"),
    [
        ({**at("management", 2), **at("culture", 1)}, "not_yet", "hybrid", True),
        (
            {**at("management", 8), **at("culture", 3), "company__tried_before": "stopped"},
            "tool_from_above_faded",
            "hybrid",
            False,
        ),
        (
            {**EXPOSED, **at("management", 2), **at("culture", 4), "company__data": ("staff",)},
            "sensitive_trade",
            "hybrid",
            False,
        ),
        ({**at("management", 2), **at("culture", 1), "company__employees": 3}, "not_yet", "hybrid", True),
        ({"company__employees": 5}, "five_or_fewer", "top_down", False),
        ({"company__employees": 6}, "both_pull", "hybrid", False),
        ({**at("management", 8), **at("culture", 3)}, "president_pulls", "top_down", False),
        ({**at("management", 8), **at("culture", 4)}, "both_pull", "hybrid", False),
        (
            {**EXPOSED, **at("management", 2), **at("culture", 4), "company__industry": "medical_care"},
            "sensitive_trade",
            "hybrid",
            False,
        ),
        (
            {**EXPOSED, **at("management", 2), **at("culture", 4), "company__industry": "professional"},
            "sensitive_trade",
            "hybrid",
            False,
        ),
        (
            {**at("management", 2), **at("culture", 4), "company__industry": "medical_care"},
            "floor_leads",
            "bottom_up",
            False,
        ),
        (
            {
                **EXPOSED,
                **at("management", 5),
                **at("culture", 5),
                "company__ai_use": "private",
                "company__data": ("customer",),
            },
            "private_use",
            "hybrid",
            False,
        ),
        (
            {**at("management", 5), **at("culture", 5), "company__ai_use": "private"},
            "floor_is_strong",
            "bottom_up",
            False,
        ),
        (
            {**at("management", 2), **at("culture", 3), **at("it_people", 1)},
            "floor_leads_without_it",
            "bottom_up",
            False,
        ),
        ({**at("management", 2), **at("culture", 3), **at("it_people", 2)}, "floor_leads", "bottom_up", False),
        ({**at("management", 3), **at("culture", 4)}, "willing_president", "hybrid", False),
        ({**at("management", 2), **at("culture", 2)}, "no_clear_sign", "hybrid", True),
    ],
)
def test_each_rule_is_reached_by_its_firm(changed, rule, pattern, tie):
    rollout = rolled_out(firm(3, **changed))
    assert (rollout.rule, rollout.pattern, rollout.tie) == (rule, pattern, tie)


def test_the_cases_above_reach_every_rule():
    mark = test_each_rule_is_reached_by_its_firm.pytestmark[0]
    assert {case[1] for case in mark.args[1]} == set(RULES)


def test_the_reason_names_what_the_rule_looked_at():
    assert rolled_out(firm(3, company__employees=5)).because == ("company.employees",)
    assert rolled_out(firm(3, **at("management", 8), **at("culture", 3))).because == ("management", "culture")


@pytest.mark.parametrize(
    ("changed", "possible"),
    [
        ({"company__employees": "unknown"}, ("top_down", "hybrid")),
        ({"culture__proposals": "unknown", "culture__failure": "unknown"}, ("top_down", "hybrid")),
        ({"aim__purpose": "unknown"}, ("hybrid",)),
    ],
)
def test_an_open_answer_leaves_the_patterns_open_that_it_could_lead_to(changed, possible):
    assert rolled_out(firm(3, **changed)).possible == possible


def test_an_open_rule_on_input_leaves_the_mixed_way_possible_in_a_sensitive_trade():
    """Whether there is a rule on input decides between the floor and the mixed way: not knowing it must say so."""
    changed = {
        **at("management", 2),
        **at("culture", 4),
        "company__industry": "medical_care",
        "company__data": ("health",),
    }
    careless = rolled_out(firm(3, **changed, security_fear__rules="none"))
    careful = rolled_out(firm(3, **changed, security_fear__rules="written"))
    assert (careless.pattern, careful.pattern) == ("hybrid", "bottom_up")
    assert rolled_out(firm(3, **changed, security_fear__rules="unknown")).possible == ("bottom_up", "hybrid")


def test_where_no_rule_speaks_the_mixed_way_is_the_tie_break():
    silent = PACK.policy.model_copy(update={"rules": PACK.policy.rules[:1]})
    rollout = choose_rollout(silent, assessed(firm(3)))
    assert (rollout.pattern, rollout.rule, rollout.tie, rollout.because) == ("hybrid", "", True, ())


SITUATIONS = (
    {},
    {"company__tried_before": "stopped"},
    {"company__data": ("health",), "security_fear__rules": "none"},
    {"company__data": ("customer",), "security_fear__rules": "none", "company__ai_use": "private"},
    {"company__employees": 4},
)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_one_step_of_one_axis_never_leaps_from_the_president_to_the_floor(situation):
    """Between the two lies the mixed way; every point of the grid has one pattern and a rule that gives its reason."""
    names = ("culture", "it_people", "management")
    base, found = assessed(firm(3, **situation)), {}
    for point in product(*(totals(axis) for axis in names)):
        axes = {axis: (mean(axis, total), mean(axis, total)) for axis, total in zip(names, point, strict=True)}
        rollout = choose_rollout(PACK.policy, replace(base, axes=(), known=replace(base.known, axes=axes)))
        rule = next(rule for rule in PACK.policy.rules if rule.id == rollout.rule)
        assert (rule.pattern, bool(rule.reason.ja), bool(rule.reason.en)) == (rollout.pattern, True, True)
        found[point] = rollout.pattern
    assert len(found) == 7 * 7 * 10
    for point, pattern in found.items():
        for place in range(3):
            neighbour = tuple(value + (index == place) for index, value in enumerate(point))
            assert {pattern, found.get(neighbour, pattern)} != {"top_down", "bottom_up"}


@pytest.mark.parametrize(
    "looks_at",
    [
        {"about": "barrier", "id": "research_time", "level": ("severe",)},
        {"about": "stage", "is": ("widen",)},
    ],
)
def test_an_own_rule_on_a_result_that_is_still_open_leaves_its_pattern_possible(looks_at):
    """A pack by somebody else may look at a barrier's height or at the stage, which open answers still move."""
    own = RolloutRule(
        **{**PACK.policy.rules[-1].model_dump(by_alias=True), "id": "own", "pattern": "bottom_up", "when": looks_at}
    )
    policy = PACK.policy.model_copy(update={"rules": (own, *PACK.policy.rules)})
    settled = firm(1, **at("management", 9), **at("culture", 0))
    assert choose_rollout(policy, assessed(settled)).possible == ("top_down",)
    unsure = firm(1, **at("management", 9), **at("culture", 0), research_time__slack="unknown")
    assert choose_rollout(policy, assessed(unsure)).possible == ("top_down", "bottom_up")
