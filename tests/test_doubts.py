"""What is worth a second look: each contradiction by its own answers, nothing in the samples without cause."""

import pytest
from hypothesis import given, settings
from made_up import PACK, firm, sheets
from running import SAMPLES

from aiready.answer_check import lacking
from aiready.answers_file import read_sheet
from aiready.conditions import AnswerIs, NumberBetween
from aiready.doubts import find_doubts
from aiready.judging import leaves

RULES = PACK.second_look
ASKED_BACK = {
    "construction": ["authority_without_driver"],
    "tried_and_failed": ["nobody_uses_but_tried"],
    "unsure": ["nobody_uses_but_president"],
}
SHEETS = sorted(path for path in SAMPLES.glob("*.yaml") if ".expect." not in path.name)


def doubts(sheet, lang="ja"):
    return find_doubts(PACK.questionnaire, RULES, sheet, lang)


def plain_firm(**changed):
    """A firm that has come some way, with nothing odd about it."""
    mixed = {
        "company__ai_use": "company",
        "champion__hours": "spare",
        "usage_image__records": "paper",
        "research_time__source": "news",
        "first_step__goal": "numbers",
    }
    return firm(2, **{**mixed, **changed})


def ids(sheet):
    return [one.id for one in doubts(sheet)]


def contradicting(rule):
    """A firm that answers just so that a rule holds."""
    changed = {}
    for leaf in leaves(rule.when):
        if isinstance(leaf, AnswerIs):
            question = PACK.questionnaire.question(leaf.id)
            changed[leaf.id] = leaf.is_[0] if question.kind == "choice" else (leaf.is_[0],)
        elif isinstance(leaf, NumberBetween):
            changed[leaf.id] = leaf.at_most
    return plain_firm(**{name.replace(".", "__"): value for name, value in changed.items()})


@pytest.mark.parametrize("rule", RULES.contradictions, ids=lambda rule: rule.id)
def test_every_contradiction_comes_up_by_its_own_answers_and_names_their_questions(rule):
    found = next(one for one in doubts(contradicting(rule)) if one.id == rule.id)
    assert set(found.questions) == {leaf.id for leaf in leaves(rule.when)}
    assert found.says == rule.says.ja
    assert rule.id not in ids(plain_firm())


def test_a_plain_firm_has_nothing_to_look_at_again():
    assert ids(plain_firm()) == []


def test_the_same_level_throughout_is_mentioned_from_as_many_barriers_as_the_pack_says():
    changes = ({}, {"champion__hours": "spare"}, {"research_time__source": "news"}, {"first_step__goal": "vague"})
    given: dict[str, str] = {}
    alike = len(PACK.questionnaire.barriers())
    for change in changes:
        given |= change
        alike -= len(change)
        assert ("alike" in ids(firm(2, **given))) == (alike >= RULES.alike.sections)


def guessing(count):
    sheet = firm(2)
    for question in [*PACK.questionnaire.questions()][:count]:
        sheet = sheet.with_detail(question.id, confidence="guess")
    return sheet


def test_guesses_are_mentioned_above_a_third():
    answered = len([one for one in PACK.questionnaire.questions() if firm(2).value(one.id) is not None])
    limit = RULES.guesses.above * answered // 100
    assert "guesses" not in ids(guessing(limit))
    assert "guesses" in ids(guessing(limit + 1))


def test_all_best_without_evidence_is_mentioned_until_there_is_some():
    assert "unproven" in ids(firm(3))
    assert "unproven" not in ids(firm(3).with_detail("champion.hours", evidence="予定表"))
    assert "unproven" not in ids(firm(3, champion__hours="spare"))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("月次報告を作る時間を半分にしたい", 0),
        ("Halve the time for the monthly report", 0),
        ("見積書の作成を早くしたい", 1),
        ("残業を30分減らしたい", 1),
        ("業務を効率化したい", 2),
        ("AIで会社を変える", 2),
        ("Be more modern", 2),
    ],
)
def test_a_purpose_lacks_its_task_or_its_quantity(text, missing):
    assert len(lacking(PACK.questionnaire.question("aim.purpose"), text)) == missing


def test_the_examples_of_a_good_purpose_lack_nothing():
    for question in PACK.questionnaire.questions():
        if question.kind == "text" and question.parts:
            assert len(question.models) == 2
            assert [one for model in question.models for one in lacking(question, model.ja)] == []
            assert [one for model in question.models for one in lacking(question, model.en)] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_of_the_sample_firms_three_are_asked_about_what_does_not_hold_together(path):
    contradictions = {rule.id for rule in RULES.contradictions}
    assert [one for one in ids(read_sheet(path, PACK)) if one in contradictions] == ASKED_BACK.get(path.stem, [])


@settings(max_examples=100)
@given(sheets())
def test_any_sheet_can_be_looked_at_and_only_asked_questions_are_named(sheet):
    known = {one.id for one in PACK.questionnaire.questions()}
    for lang in ("ja", "en"):
        for one in doubts(sheet, lang):
            assert set(one.questions) <= known
            assert "{" not in one.says
