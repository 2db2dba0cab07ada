"""Conditions are true, false or not known, and learning more never turns a verdict round."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from aiready.conditions import LEVELS, Condition
from aiready.judging import Known, grounds, judge, leaves

READ = TypeAdapter(Condition)
YES = {"about": "always"}
NO = {"about": "not", "of": YES}
OPEN = {"about": "answer", "id": "a.open", "is": ("x",)}


def read(content):
    return READ.validate_python(content)


def verdict(content, **known):
    return judge(read(content), Known(**known))


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((YES, YES), True, True),
        ((YES, NO), False, True),
        ((NO, NO), False, False),
        ((YES, OPEN), None, True),
        ((NO, OPEN), False, None),
        ((OPEN, OPEN), None, None),
        ((OPEN,), None, None),
    ],
)
def test_all_and_any_keep_what_is_not_known_apart_from_no(parts, every, some):
    assert verdict({"about": "all", "of": parts}) is every
    assert verdict({"about": "any", "of": parts}) is some


@pytest.mark.parametrize(("part", "wanted"), [(YES, False), (NO, True), (OPEN, None)])
def test_not_turns_yes_and_no_round_and_leaves_the_unknown_unknown(part, wanted):
    assert verdict({"about": "not", "of": part}) is wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None),
        ("unknown", None),
        ("later", None),
        ("not_applicable", False),
        ("x", True),
        ("z", False),
        (("z", "y"), True),
        (("z",), False),
        ((), False),
    ],
)
def test_an_answer_is_one_of_the_named_options_or_not_known(value, wanted):
    answers = {} if value is None else {"a.b": value}
    assert verdict({"about": "answer", "id": "a.b", "is": ("x", "y")}, answers=answers) is wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None),
        ("unknown", None),
        ("not_applicable", False),
        (5, False),
        (6, True),
        (20, True),
        (21, False),
        (5.9, False),
    ],
)
def test_both_bounds_of_a_number_belong_to_it(value, wanted):
    answers = {} if value is None else {"a.n": value}
    assert verdict({"about": "number", "id": "a.n", "at_least": 6, "at_most": 20}, answers=answers) is wanted


def test_a_decimal_bound_means_what_is_written():
    assert verdict({"about": "number", "id": "a.n", "at_most": 0.3}, answers={"a.n": 0.3}) is True
    assert verdict({"about": "number", "id": "a.n", "at_least": 0.3}, answers={"a.n": 0.3}) is True


@pytest.mark.parametrize(
    ("value", "wanted"), [(None, True), ("unknown", True), ("later", True), ("x", False), (0, False)]
)
def test_unanswered_is_always_known(value, wanted):
    assert verdict({"about": "unanswered", "id": "a.b"}, answers={} if value is None else {"a.b": value}) is wanted


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        (None, None),
        ((1, 1), True),
        ((Fraction(7, 4), Fraction(7, 4)), False),
        ((Fraction(3, 4), Fraction(3, 4)), False),
        ((1, Fraction(3, 2)), True),
        ((0, 1), None),
        ((1, 2), None),
        ((0, 3), None),
        ((2, 3), False),
        ((0, Fraction(1, 2)), False),
    ],
)
def test_an_axis_includes_its_lower_bound_and_not_its_upper_one(span, wanted):
    axes = {"culture": None if span is None else (Fraction(span[0]), Fraction(span[1]))}
    assert verdict({"about": "axis", "id": "culture", "at_least": 1, "below": 1.75}, axes=axes) is wanted


def test_an_axis_may_have_one_bound_only():
    point = (Fraction(5, 2), Fraction(5, 2))
    assert verdict({"about": "axis", "id": "culture", "at_least": 2.5}, axes={"culture": point}) is True
    assert verdict({"about": "axis", "id": "culture", "below": 2.5}, axes={"culture": point}) is False


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ({"about": "barrier", "id": "champion", "level": ("high",)}, {"levels": {"champion": "high"}}),
        ({"about": "gate", "id": "driver", "state": ("red",)}, {"gates": {"driver": "red"}}),
        ({"about": "pattern", "is": ("hybrid",)}, {"pattern": "hybrid"}),
        ({"about": "stage", "is": ("try",)}, {"stage": "try"}),
    ],
)
def test_a_result_not_reached_yet_is_not_known(content, known):
    assert verdict(content) is None
    assert verdict(content, **known) is True
    assert verdict({"about": "not", "of": content}, **known) is False


def test_only_what_made_a_condition_true_is_its_ground():
    content = read({"about": "any", "of": (OPEN, NO, {"about": "answer", "id": "a.b", "is": ("x",)}, YES)})
    found = list(grounds(content, Known(answers={"a.b": "x"})))
    assert [leaf.about for leaf in found] == ["answer", "always"]
    assert list(grounds(read(OPEN), Known())) == []
    assert [leaf.about for leaf in grounds(read({"about": "not", "of": OPEN}), Known(answers={"a.open": "y"}))] == [
        "answer"
    ]
    assert [leaf.about for leaf in leaves(content)] == ["answer", "always", "answer", "always"]


def test_a_misspelt_condition_is_one_fault():
    for content in (
        {"about": "barier", "id": "champion", "level": ("low",)},
        {"about": "always", "of": ()},
        {"about": "all", "of": ()},
    ):
        with pytest.raises(ValidationError) as found:
            read(content)
        assert found.value.error_count() == 1


BOUNDS = st.sampled_from([None, 0.5, 1, 1.75, 2.25])
LEAVES = st.one_of(
    st.just(YES),
    st.builds(
        lambda name, one: {"about": "answer", "id": name, "is": (one,)},
        st.sampled_from(["a.b", "a.c"]),
        st.sampled_from("xy"),
    ),
    st.builds(lambda low, high: {"about": "number", "id": "a.n", "at_least": low, "at_most": high}, BOUNDS, BOUNDS),
    st.builds(lambda level: {"about": "barrier", "id": "champion", "level": (level,)}, st.sampled_from(LEVELS)),
    st.builds(lambda state: {"about": "gate", "id": "driver", "state": (state,)}, st.sampled_from(["red", "clear"])),
    st.builds(lambda low, high: {"about": "axis", "id": "culture", "at_least": low, "below": high}, BOUNDS, BOUNDS),
    st.builds(lambda one: {"about": "pattern", "is": (one,)}, st.sampled_from(["top_down", "hybrid"])),
    st.builds(lambda one: {"about": "stage", "is": (one,)}, st.sampled_from(["try", "widen"])),
)


def larger(part):
    several = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda parts: {"about": "all", "of": parts}),
        several.map(lambda parts: {"about": "any", "of": parts}),
        part.map(lambda one: {"about": "not", "of": one}),
    )


CONDITIONS = st.recursive(LEAVES, larger, max_leaves=8).map(read)
POINTS = st.sampled_from([Fraction(n, 4) for n in range(13)])
KNOWN = st.builds(
    lambda b, c, n, level, gate, axis, pattern, stage: Known(
        answers={"a.b": b, "a.c": c, "a.n": n},
        levels={"champion": level},
        gates={"driver": gate},
        axes={"culture": (axis, axis)},
        pattern=pattern,
        stage=stage,
    ),
    st.sampled_from(["x", "y", "z", "not_applicable"]),
    st.sampled_from(["x", "y", ("x", "z"), ()]),
    st.sampled_from([0, 0.5, 1, 1.75, 2, 2.25, 9]),
    st.sampled_from(LEVELS),
    st.sampled_from(["red", "clear"]),
    POINTS,
    st.sampled_from(["top_down", "bottom_up", "hybrid"]),
    st.sampled_from(["not_yet", "prepare", "try", "widen"]),
)


@given(CONDITIONS, KNOWN, st.lists(st.booleans(), min_size=8, max_size=8), POINTS, POINTS)
def test_learning_more_never_turns_a_verdict_round(condition, known, hidden, one, other):
    value = known.axes["culture"][0]
    before = Known(
        answers={key: found for place, (key, found) in enumerate(known.answers.items()) if not hidden[place]},
        levels={} if hidden[3] else known.levels,
        gates={} if hidden[4] else known.gates,
        axes={"culture": None if hidden[5] else (min(value, one), max(value, other))},
        pattern=None if hidden[6] else known.pattern,
        stage=None if hidden[7] else known.stage,
    )
    early, late = judge(condition, before), judge(condition, known)
    assert late is not None
    assert early in (None, late)
