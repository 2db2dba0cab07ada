"""Every condition reads as plain words of one language, and no two that differ read alike."""

import re
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK
from pydantic import TypeAdapter

from aiready.condition_words import condition_words
from aiready.conditions import LEVELS, Condition, Leaf
from aiready.text import LANGS, Content, Text

READ = TypeAdapter(Condition)
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
RAW = re.compile(r"[{}]|about=|\b(None|True|False)\b|[a-z]\((?:id|of|is_)=")
every_language = pytest.mark.parametrize("lang", LANGS)


def conditions_in(noun):
    """Every condition that a noun of the pack holds, however deep."""
    if isinstance(noun, get_args(get_args(Condition)[0])):
        yield noun
    elif isinstance(noun, tuple | list):
        for one in noun:
            yield from conditions_in(one)
    elif isinstance(noun, Content) and not isinstance(noun, Text):
        for name in type(noun).model_fields:
            yield from conditions_in(getattr(noun, name))


def pack_conditions():
    knowledge = PACK.knowledge
    rooms = (PACK.policy, PACK.questionnaire.sections, PACK.playbook.actions, PACK.second_look)
    more = (knowledge.risks, knowledge.checklist, knowledge.retention, knowledge.outside_help, knowledge.programmes)
    return [condition for room in (*rooms, *more) for condition in conditions_in(room)]


@every_language
def test_every_condition_of_the_pack_can_be_put_into_words(lang):
    found = pack_conditions()
    assert len(found) > 150
    for condition in found:
        words = condition_words(condition, PACK, lang)
        assert words.strip() == words != ""
        assert not RAW.search(words), words
        assert (lang == "ja") is bool(JAPANESE.search(words)), words


IDS = st.sampled_from(["a.b", "champion.appointed", "company.data", "company.employees", "aim.purpose"])
BOUNDS = st.sampled_from([None, 0, 1, 1.75, 2.5, 1000])
LEAVES = {
    "always": st.just({}),
    "barrier": st.fixed_dictionaries(
        {"id": st.just("champion"), "level": st.lists(st.sampled_from(LEVELS), min_size=1)}
    ),
    "gate": st.fixed_dictionaries(
        {
            "id": st.sampled_from(["driver", "nobody"]),
            "state": st.lists(st.sampled_from(["red", "clear", "unknown"]), min_size=1),
        }
    ),
    "axis": st.fixed_dictionaries({"id": st.just("culture"), "at_least": BOUNDS, "below": BOUNDS}),
    "pattern": st.fixed_dictionaries({"is": st.lists(st.sampled_from(["top_down", "hybrid"]), min_size=1)}),
    "stage": st.fixed_dictionaries({"is": st.lists(st.sampled_from(["not_yet", "try"]), min_size=1)}),
    "answer": st.fixed_dictionaries(
        {"id": IDS, "is": st.lists(st.sampled_from(["nobody", "health", "x"]), min_size=1)}
    ),
    "number": st.fixed_dictionaries({"id": IDS, "at_least": BOUNDS, "at_most": BOUNDS}),
    "open_share": st.fixed_dictionaries({"over": st.sampled_from(["0", "1/3"])}),
    "gap": st.fixed_dictionaries({"is": st.lists(st.sampled_from(["above", "below"]), min_size=1)}),
    "unanswered": st.fixed_dictionaries({"id": IDS}),
}


def leaf(about):
    def tupled(found):
        return {key: tuple(value) if isinstance(value, list) else value for key, value in found.items()}

    return LEAVES[about].map(lambda found: {"about": about, **tupled(found)})


def larger(part):
    several = st.lists(part, min_size=1, max_size=3).map(tuple)
    joined = st.builds(lambda about, parts: {"about": about, "of": parts}, st.sampled_from(["all", "any"]), several)
    return joined | part.map(lambda one: {"about": "not", "of": one})


def test_every_kind_of_simple_condition_is_generated():
    kinds = {get_args(kind.model_fields["about"].annotation)[0] for kind in get_args(Leaf)}
    assert set(LEAVES) == kinds


@settings(max_examples=300)
@given(st.recursive(st.one_of(*(leaf(about) for about in LEAVES)), larger, max_leaves=6), st.sampled_from(LANGS))
def test_every_condition_whatever_can_be_put_into_words(content, lang):
    words = condition_words(READ.validate_python(content), PACK, lang)
    assert words.strip()
    assert not RAW.search(words), words
    opening, closing = ("（", "）") if lang == "ja" else ("(", ")")
    assert words.count(opening) == words.count(closing)


@every_language
def test_conditions_that_are_nested_otherwise_read_otherwise(lang):
    parts = [{"about": "gate", "id": one, "state": ("red",)} for one in ("driver", "help", "mandate")]
    found = {}
    for one, two, three in permutations(parts):
        for outer, inner in (("all", "any"), ("any", "all"), ("all", "all"), ("any", "any")):
            pair = {"about": inner, "of": (two, three)}
            shapes = (
                {"about": outer, "of": (one, two, three)},
                {"about": outer, "of": (one, pair)},
                {"about": outer, "of": (pair, one)},
                {"about": "not", "of": {"about": outer, "of": (one, pair)}},
                {"about": outer, "of": (one, {"about": "not", "of": pair})},
                {"about": outer, "of": ({"about": "not", "of": one}, pair)},
            )
            for shape in shapes:
                condition = READ.validate_python(shape)
                found.setdefault(condition_words(condition, PACK, lang), set()).add(condition.model_dump_json())
    assert len(found) > 100
    assert [several for several in found.values() if len(several) > 1] == []


@pytest.mark.parametrize(
    ("content", "ja", "en"),
    [
        (
            {
                "about": "all",
                "of": (
                    {"about": "axis", "id": "management", "at_least": 2.5},
                    {"about": "axis", "id": "culture", "below": 1.75},
                ),
            },
            "「社長の関わり方」[management]が2.5以上、かつ「職場の気風」[culture]が1.75未満",
            (
                '"How the president takes part" [management] is at least 2.5, '
                'and "How the workplace takes to change" [culture] is below 1.75'
            ),
        ),
        (
            {"about": "number", "id": "company.employees", "at_least": 6, "at_most": 20},
            "「働く人数」[company.employees]が6人以上20人以下",
            '"Number of people" [company.employees] is from 6 to 20 people',
        ),
        (
            {"about": "all", "of": ({"about": "any", "of": ({"about": "always"},)},)},
            "どの会社でも",
            "always",
        ),
        (
            {"about": "barrier", "id": "champion", "level": ("medium", "high", "severe")},
            "壁「進める人がいない」[champion]の高さが「中くらい」か「高い」か「とても高い」",
            'the barrier "Nobody drives it" [champion] is medium, high or severe',
        ),
        (
            {"about": "answer", "id": "nobody.knows", "is": ("x",)},
            "[nobody.knows]が[x]",
            "[nobody.knows] is [x]",
        ),
    ],
)
def test_a_condition_reads_like_this(content, ja, en):
    condition = READ.validate_python(content)
    assert condition_words(condition, PACK, "ja") == ja
    assert condition_words(condition, PACK, "en") == en
