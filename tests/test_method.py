"""The page of the method holds all of the pack that decides, and the docs hold the page that the command makes."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from made_up import PACK
from pydantic import TypeAdapter
from running import ROOT, run

from aiready.condition_words import condition_words
from aiready.conditions import LEVELS, Condition
from aiready.documents import render_method
from aiready.method import method_record
from aiready.press import Press
from aiready.text import LANGS

POLICY = PACK.policy
READ = TypeAdapter(Condition)
PAGES = {"en": ROOT / "docs" / "method.md", "ja": ROOT / "docs" / "method.ja.md"}
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
every_language = pytest.mark.parametrize("lang", LANGS)


def half_up(value):
    return floor(value + Fraction(1, 2))


def page(lang, **policy):
    return render_method(replace(PACK, policy=POLICY.model_copy(update=policy)), lang)


# The pages in the docs


@every_language
def test_the_page_in_the_docs_is_the_one_the_command_makes(lang):
    path = PAGES[lang]
    anew = f"make it anew: aiready --lang {lang} explain --method > {path.relative_to(ROOT).as_posix()}"
    assert path.read_bytes() == page(lang).encode(), anew


@every_language
def test_the_command_needs_no_sheet_and_prints_the_page_or_the_same_as_json(tmp_path, lang):
    told = run("explain", "--method", cwd=tmp_path, AIREADY_LANG=lang)
    assert (told.code, told.out, told.err) == (0, page(lang), "")
    data = run("explain", "--method", "--json", cwd=tmp_path, AIREADY_LANG=lang)
    assert (data.code, data.err) == (0, "")
    assert json.loads(data.out) == method_record(PACK, lang)


@every_language
def test_the_page_is_whole_and_in_one_language(lang):
    text = page(lang)
    assert not re.search(r"\{\{|\{%|\b(None|True|False)\b", text)
    assert (lang == "ja") is bool(JAPANESE.search(text))
    assert POLICY.note.read(lang) in text
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 12


@every_language
def test_leaving_the_other_language_out_first_changes_nothing(lang):
    data = {**method_record(PACK, lang), "words": dict(PACK.words[lang])}
    one, both = Press(PACK.templates, lang), Press(PACK.templates)
    assert one.markdown("method.md.j2", data) == both.markdown("method.md.j2", data)


@every_language
def test_every_scored_question_stands_there_with_its_weight_and_its_four_options_in_order(lang):
    text = page(lang, weights={"champion.hours": 7})
    scored = list(PACK.questionnaire.scored())
    assert len(scored) > 30
    for question in scored:
        weight = 7 if question.id == "champion.hours" else 1
        options = " | ".join(f"{option.label.read(lang)} `{option.id}`" for option in question.options)
        assert f"| {question.ask.read(lang)} `{question.id}` | {weight} | {options} |" in text, question.id


@every_language
def test_every_gate_stage_rule_and_risk_stands_there_in_its_order(lang):
    text = page(lang)
    for kind in (POLICY.gates, POLICY.stages, POLICY.rules, PACK.knowledge.risks):
        assert kind
        places = [text.index(f"{noun.title.read(lang)}** `{noun.id}`") for noun in kind if hasattr(noun, "title")]
        assert places == sorted(places)
    starts = [text.index(f"\n{place}. `{rule.id}` ") for place, rule in enumerate(POLICY.rules, 1)]
    assert starts == sorted(starts)
    for rule in POLICY.rules:
        told = text[text.index(f". `{rule.id}` ") :]
        assert rule.reason.read(lang) in told
        assert POLICY.pattern(rule.pattern).title.read(lang) in told.splitlines()[0]
        assert condition_words(rule.when, PACK, lang) in told


@every_language
def test_how_long_an_action_waits_after_those_before_it_stands_there(lang):
    rests = [one for one in PACK.playbook.actions if one.rest_weeks]
    assert rests
    told = next(line for line in page(lang).splitlines() if "`rest_weeks`" in line)
    for one in rests:
        weeks = f"」は{one.rest_weeks}週" if lang == "ja" else f'": {one.rest_weeks}'
        assert f"{one.title.read(lang)}{weeks}" in told


@every_language
def test_every_source_of_a_gate_stage_or_rule_stands_there_with_who_says_it(lang):
    told = {one["id"]: one for one in method_record(PACK, lang)["sources"]}
    levels = {source.id: source.level for source in PACK.knowledge.sources}
    text = page(lang)
    for kind, nouns in (("gate", POLICY.gates), ("stage", POLICY.stages), ("rule", POLICY.rules)):
        for noun in nouns:
            assert noun.sources
            for source in noun.sources:
                members = [source] if source in levels else [one for one in levels if one[:-1] == source]
                assert members
                for one in members:
                    assert told[one]["level"] == levels[one]
                    assert f"{kind} {noun.id}" in told[one]["used_by"]
                    assert f"| `{one}` | {PACK.words[lang][f'claim_{levels[one]}']} |" in text


def test_a_source_named_as_a_group_stands_there_with_its_members():
    grouped = POLICY.gates[0].model_copy(update={"sources": ("003.A5", "origin.aiready")})
    changed = replace(PACK, policy=POLICY.model_copy(update={"gates": (grouped,)}))
    told = {
        one["id"]: one["level"] for one in method_record(changed, "en")["sources"] if "gate driver" in one["used_by"]
    }
    assert told == {"003.A5a": "vendor", "003.A5b": "vendor", "003.A5c": "vendor", "origin.aiready": "own"}


# A changed policy changes the page


NUMBERS = [(room, name) for room in ("levels", "plan") for name, value in getattr(POLICY, room) if type(value) is int]
DEEPER = [("plan", "open_at_once", name) for name in LEVELS] + [
    ("plan", "minutes_a_week", name) for name in ("owner", "floor")
]


def raised(noun, name, *below):
    value = getattr(noun, name)
    return noun.model_copy(update={name: raised(value, *below) if below else value + 1})


@pytest.mark.parametrize("way", [*NUMBERS, *DEEPER], ids=".".join)
@every_language
def test_every_number_of_the_policy_changes_the_page(way, lang):
    assert page(lang, **{way[0]: raised(getattr(POLICY, way[0]), *way[1:])}) != page(lang)


def test_there_are_numbers_to_change():
    assert len(NUMBERS) >= 12


def changed_condition(noun, name):
    return noun.model_copy(update={name: READ.validate_python({"about": "not", "of": getattr(noun, name)})})


@pytest.mark.parametrize(("several", "name"), [("gates", "red_when"), ("stages", "when"), ("rules", "when")])
@every_language
def test_every_condition_of_the_policy_changes_the_page(several, name, lang):
    nouns, now = getattr(POLICY, several), page(lang)
    for place, noun in enumerate(nouns):
        others = (*nouns[:place], changed_condition(noun, name), *nouns[place + 1 :])
        assert page(lang, **{several: others}) != now, noun.id


@every_language
def test_the_example_is_worked_out_and_not_written_down(lang):
    heavy = method_record(replace(PACK, policy=POLICY.model_copy(update={"weights": {"champion.appointed": 5}})), lang)
    plain = method_record(PACK, lang)
    assert heavy["example"] != plain["example"]
    for record in (plain, heavy):
        barrier = record["example"]["barrier"]
        assert (barrier["severity"], barrier["low"], barrier["high"]) == (
            half_up(Fraction(100 * barrier["lost"], barrier["most"])),
            half_up(Fraction(100 * barrier["lost"], barrier["most_of_all"])),
            half_up(Fraction(100 * barrier["lost_at_worst"], barrier["most_of_all"])),
        )
        assert half_up(Fraction(barrier["exact"]["severity"])) == barrier["severity"]
    barrier = plain["example"]["barrier"]
    assert barrier["low"] < barrier["severity"] < barrier["high"], "the example shows a range"
