"""Severities, intervals, levels, gates and stages: what follows from the answers alone."""

from fractions import Fraction
from math import floor

import pytest
import yaml
from hypothesis import given
from made_up import PACK, assessed, firm, sheets, weights, with_weights

from aiready.answers import new_sheet
from aiready.pack_files import built_in_pack

CHAMPION = ["appointed", "hours", "authority", "helper", "adviser"]
POLICY = PACK.policy


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (0, "low"),
        (24, "low"),
        (25, "medium"),
        (49, "medium"),
        (50, "high"),
        (74, "high"),
        (75, "severe"),
        (100, "severe"),
    ],
)
def test_each_threshold_belongs_to_the_level_above_it(severity, level):
    assert POLICY.level(severity) == level
    lost = {"champion.appointed": max(1, severity), "champion.hours": max(1, 97 - severity), "champion.authority": 1}
    if 0 < severity < 97:
        sheet = firm(3, champion__appointed="nobody")
        found = assessed(sheet, with_weights(lost)).barrier("champion")
        assert (found.severity, found.level) == (severity, level)


@pytest.mark.parametrize(
    ("worst", "others", "severity"), [(49, (100, 49, 1, 1), 25), (1, (1, 2, 2, 2), 13), (97, (100, 1, 1, 1), 49)]
)
def test_a_half_is_rounded_up(worst, others, severity):
    """24.5 becomes 25, 12.5 becomes 13, 48.5 becomes 49."""
    weighed = dict(zip((f"champion.{name}" for name in CHAMPION), (worst, *others), strict=True))
    exact = Fraction(100 * worst, worst + sum(others))
    assert exact % 1 == Fraction(1, 2)
    assert (
        assessed(firm(3, champion__appointed="nobody"), with_weights(weighed)).barrier("champion").severity == severity
    )


@pytest.mark.parametrize(("level", "severity"), [(0, 100), (1, 67), (2, 33), (3, 0)])
def test_five_answers_at_one_level_give_the_severity_of_that_level(level, severity):
    assert [barrier.severity for barrier in assessed(firm(level)).barriers] == [severity] * 5


def test_an_open_answer_widens_the_interval_and_leaves_the_severity_to_the_others():
    found = assessed(firm(1, champion__hours="unknown")).barrier("champion")
    assert (found.severity, found.low, found.high) == (67, 53, 73)
    assert (found.answered, found.unknown, found.undecided) == (4, 1, False)


@pytest.mark.parametrize("still_open", ["unknown", "later", None])
def test_not_known_later_and_not_answered_weigh_the_same(still_open):
    one, other = (assessed(firm(1, champion__hours=value)).barrier("champion") for value in (still_open, "unknown"))
    assert one == other


def test_a_barrier_without_any_answer_has_no_severity():
    found = assessed(new_sheet("aiready", PACK.head.version)).barrier("champion")
    assert (found.severity, found.low, found.high, found.level, found.undecided) == (None, 0, 100, None, True)


@pytest.mark.parametrize(
    ("answers", "undecided"),
    [
        ((1, 1, 1, 1, 1), False),
        ((2, 2, 2, None, None), True),  # 20 to 60: low, medium and high
        ((1, 2, 2, None, None), False),  # 27 to 67: medium and high
        ((0, 0, None, None, None), True),  # 40 % answered
        ((0, 0, 0, None, None), False),  # 60 to 100: high and severe
    ],
)
def test_a_barrier_is_left_undecided_where_too_little_is_known(answers, undecided):
    names = [question.id for question in PACK.questionnaire.section("champion").questions]
    changed = {}
    for name, level in zip(names, answers, strict=True):
        option = None if level is None else PACK.questionnaire.question(name).options[level].id
        changed[name.replace(".", "__")] = option
    assert assessed(firm(3, **changed)).barrier("champion").undecided is undecided


def test_undecided_begins_below_sixty_percent_of_the_weight():
    """Two of five answered are enough once they carry 60 % of the weight."""
    open_three = {f"champion__{name}": "unknown" for name in CHAMPION[2:]}
    sheet = firm(0, **open_three)
    assert assessed(sheet).barrier("champion").undecided
    heavy = with_weights(
        {"champion.appointed": 5, "champion.hours": 4, **{f"champion.{name}": 2 for name in CHAMPION[2:]}}
    )
    assert not assessed(sheet, heavy).barrier("champion").undecided


def test_the_evidence_names_every_answer_with_the_points_it_adds():
    found = assessed(firm(3, champion__appointed="nobody", champion__hours="unknown")).barrier("champion")
    assert [(one.question, one.answer, one.points) for one in found.evidence] == [
        ("champion.appointed", "nobody", 3),
        ("champion.authority", "within_budget", 0),
        ("champion.helper", "fixed", 0),
        ("champion.adviser", "ai_savvy", 0),
    ]


def test_an_axis_is_the_mean_level_of_its_answers_and_its_ends():
    axes = {axis.id: axis for axis in assessed(firm(3, culture__failure="unknown", culture__proposals="fade")).axes}
    assert (axes["culture"].value, axes["culture"].low, axes["culture"].high) == (1, Fraction(1, 2), 2)
    assert (axes["management"].value, axes["management"].low) == (3, 3)


def test_the_barriers_are_ranked_from_the_highest_and_those_without_an_answer_come_last():
    silent = {f"champion__{name}": None for name in CHAMPION}
    found = assessed(firm(3, **silent, first_step__task="none")).highest()
    assert (found[0].id, found[-1].id) == ("first_step", "champion")


def test_an_unknown_barrier_is_a_key_error():
    with pytest.raises(KeyError):
        assessed(firm()).barrier("nobody")


def gates(**changed):
    return {gate.id: (gate.state, gate.because) for gate in assessed(firm(3, **changed)).gates}


def test_with_the_best_answers_every_gate_is_clear():
    assert {state for state, _ in gates().values()} == {"clear"}
    assert list(gates()) == ["driver", "guardrail", "mandate", "help"]


@pytest.mark.parametrize("data", ["public", "customer", "deals", "technical", "staff", "health", "entrusted"])
@pytest.mark.parametrize("rules", ["none", "careful", "told", "written"])
def test_the_guardrail_is_red_where_sensitive_data_meets_no_rules(data, rules):
    enough = {"public": ("none", "careful", "told", "written")}
    enough |= dict.fromkeys(("customer", "deals", "technical"), ("told", "written"))
    wanted = "clear" if rules in enough.get(data, ("written",)) else "red"
    state, because = gates(company__data=(data,), security_fear__rules=rules)["guardrail"]
    assert state == wanted
    assert state == "clear" or because == ("company.data", "security_fear.rules")


@pytest.mark.parametrize(
    ("gate", "changed", "state", "because"),
    [
        ("driver", {"champion__appointed": "nobody"}, "red", ("champion.appointed",)),
        ("driver", {"champion__appointed": "considered"}, "clear", None),
        ("driver", {"champion__appointed": "unknown"}, "unknown", ("champion.appointed",)),
        ("mandate", {"management__stance": "against"}, "red", ("management.stance",)),
        ("mandate", {"management__resources": "refused"}, "red", ("management.resources",)),
        ("mandate", {"management__stance": "unknown"}, "unknown", ("management.stance",)),
        (
            "mandate",
            {"management__stance": "unknown", "management__resources": "refused"},
            "red",
            ("management.resources",),
        ),
        (
            "help",
            {"champion__helper": "search", "champion__adviser": "none"},
            "red",
            ("champion.helper", "champion.adviser"),
        ),
        ("help", {"champion__helper": "nobody", "champion__adviser": "vendor_only"}, "clear", None),
        ("help", {"champion__helper": "unknown", "champion__adviser": "none"}, "unknown", ("champion.helper",)),
        ("guardrail", {"company__data": "unknown", "security_fear__rules": "none"}, "unknown", ("company.data",)),
        ("guardrail", {"company__data": "unknown", "security_fear__rules": "written"}, "clear", None),
        (
            "guardrail",
            {"company__data": ("health",), "security_fear__rules": None},
            "unknown",
            ("security_fear.rules",),
        ),
    ],
)
def test_a_gate_is_red_clear_or_unknown_and_names_the_questions(gate, changed, state, because):
    found = gates(**changed)[gate]
    assert found[0] == state
    assert because is None or found[1] == because


def test_the_red_gates_are_named():
    assert assessed(firm(3, champion__appointed="nobody")).red_gates() == ("driver",)


@pytest.mark.parametrize(
    ("sheet", "stage"),
    [
        (firm(0), "not_yet"),
        (firm(0, management__own_use="daily"), "prepare"),
        (firm(2, champion__appointed="nobody"), "prepare"),
        (firm(2), "try"),
        (firm(2, usage_image__own_work="proven"), "widen"),
        (firm(2, usage_image__own_work="proven", management__stance="against"), "prepare"),
        (new_sheet("aiready", PACK.head.version), "try"),
    ],
)
def test_the_stage_follows_from_gates_levels_and_proven_use(sheet, stage):
    assert assessed(sheet).stage == stage


def test_what_is_asked_and_what_is_left_open_is_counted():
    found = assessed(firm(3, champion__hours="later", aim__purpose=None))
    assert (found.asked, found.answered, found.open_questions) == (43, 41, ("champion.hours", "aim.purpose"))


# An independent scorer


RAW = [
    section
    for path in sorted((built_in_pack() / "questions").glob("[a-z]*.yaml"))
    for section in yaml.safe_load(path.read_text("utf-8"))["sections"]
    if section["kind"] == "barrier"
]


def half_up(number):
    return floor(number + Fraction(1, 2))


def scored_by_hand(section, answers, weighed):
    """Severity, low and high of one barrier: questionnaire.md Q-5, word for word."""
    known = gained = everything = 0
    for question in section["questions"]:
        if answers.get(question["id"]) == "not_applicable":
            continue
        weight = weighed.get(question["id"], 1)
        everything += weight
        options = [option["id"] for option in question["options"]]
        if answers.get(question["id"]) in options:
            known += weight
            gained += weight * options.index(answers[question["id"]])
    if not everything:
        return None, 0, 100
    missing = everything - known
    severity = None if known == 0 else half_up(100 - Fraction(100 * gained, 3 * known))
    low = half_up(100 - Fraction(100 * (gained + 3 * missing), 3 * everything))
    high = half_up(100 - Fraction(100 * gained, 3 * everything))
    return severity, low, high


@given(sheets(), weights())
def test_a_second_scorer_finds_the_same_sums(sheet, weighed):
    assert len(RAW) == 5
    found = {barrier.id: barrier for barrier in assessed(sheet, with_weights(weighed)).barriers}
    for section in RAW:
        one = found[section["id"]]
        assert (one.severity, one.low, one.high) == scored_by_hand(section, sheet.answers, weighed)
