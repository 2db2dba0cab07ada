"""Which tasks are proposed first, which must wait for a safeguard, and which need records before anything."""

import pytest
from hypothesis import given
from made_up import PACK, firm, sheets

from aiready.ranking import proposals, rank_first_tasks
from aiready.text import LANGS

INDUSTRIES = tuple(option.id for option in PACK.questionnaire.question("company.industry").options)
CASES = PACK.knowledge.use_cases


def shown(sheet):
    return proposals(rank_first_tasks(PACK, sheet), PACK.policy.plan)


def of_the_pack(sheet):
    return [one.option.like for one in shown(sheet) if not one.option.own]


def test_the_catalogue_covers_ten_industries_and_seven_departments():
    assert len(CASES) >= 100
    assert len(INDUSTRIES) == 10
    assert len({one.department for one in CASES}) == 7
    assert {industry for one in CASES for industry in one.industries} == set(INDUSTRIES)
    assert {one.kind for one in CASES} == {"genai", "predictive", "rpa"}
    assert all(one.prompt for one in CASES if one.kind == "genai")
    assert all(one.before for one in CASES if one.data == "A")
    assert all(one.needs_data for one in CASES if one.kind != "genai")
    assert all(one.saving.low < one.saving.high for one in CASES)


@given(sheets())
def test_only_generative_ai_on_data_that_may_be_entered_is_proposed(sheet):
    ranking = rank_first_tasks(PACK, sheet)
    for one in (*ranking.entries, *filter(None, [ranking.first])):
        assert one.candidate.data in ("B", "C")
        assert one.option.own or one.option.like.kind == "genai"
    assert all(one.candidate.data in ("A", None) for one in ranking.waiting)
    assert all(one.option.like.before for one in ranking.waiting if not one.option.own)
    assert all(one.kind != "genai" and one.needs_data for one in ranking.later)


@given(sheets())
def test_nothing_of_another_industry_is_proposed_and_nothing_twice(sheet):
    ranking = rank_first_tasks(PACK, sheet)
    industry = sheet.value("company.industry")
    likes = [one.option.like for one in (*ranking.entries, *ranking.waiting) if one.option.like]
    assert all(not one.industries or industry in one.industries for one in (*likes, *ranking.later))
    ids = [one.candidate.id for one in (*ranking.entries, *ranking.waiting)]
    assert len(set(ids)) == len(ids)
    assert len(of_the_pack(sheet)) <= PACK.policy.plan.first_tasks


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_industry_gets_proposals_of_its_own(industry):
    found = of_the_pack(firm(3, company__industry=industry))
    assert len(found) == PACK.policy.plan.first_tasks
    assert any(one.industries for one in found)
    assert len({one.department for one in found}) >= 3


def test_without_company_accounts_what_may_be_tried_as_it_is_comes_first():
    classes = [one.data for one in of_the_pack(firm(3, security_fear__accounts="open"))]
    assert classes[:3] == ["C"] * 3
    assert classes.count("C") >= 4
    with_accounts = [one.data for one in of_the_pack(firm(3, security_fear__accounts="company_id"))]
    assert with_accounts.count("C") < classes.count("C")


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("問い合わせメールへの返信文", "問い合わせ"),
        ("見積書の送付メール作り", "見積"),
        ("求人票の作成", "求人"),
        ("会議の議事録作り", "議事録"),
    ],
)
def test_the_task_the_firm_named_finds_its_entry(task, found):
    own = rank_first_tasks(PACK, firm(3, aim__annoying_task=task)).first.option
    assert own.candidate.title.ja == task
    assert found in own.like.title.ja + "".join(own.like.known_by)


def test_a_task_that_nobody_described_finds_none():
    assert rank_first_tasks(PACK, firm(3, aim__annoying_task="ねじを締める")).first.option.like is None
    assert rank_first_tasks(PACK, firm(3, aim__annoying_task="unknown")).first.option.own is None


def test_a_task_too_small_to_show_an_effect_is_not_proposed():
    least = PACK.policy.plan.least_minutes_a_month
    assert least == 120
    assert all(one.minutes * one.times_a_month >= least for one in of_the_pack(firm(3)))


@pytest.mark.parametrize("lang", LANGS)
def test_every_request_can_be_pasted_as_it_is(lang):
    for one in CASES:
        if one.prompt:
            words = one.prompt.read(lang)
            assert len(words.splitlines()) >= 3, one.id
            assert "{" not in words, one.id
