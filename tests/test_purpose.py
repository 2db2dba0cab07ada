"""A purpose in the words of the work: what is good enough, what is refused kindly, and what is made from numbers."""

import pytest
from hypothesis import given, settings
from made_up import PACK, firm, sheets, worked_out

from aiready.amounts import Amount, names_amount, read_amount
from aiready.documents import render
from aiready.doubts import find_doubts
from aiready.own_tasks import OwnTask
from aiready.plan_record import plan_record
from aiready.purpose import find_purpose, what_lacks
from aiready.ranking import rank_first_tasks
from aiready.report import view
from aiready.same_task import same_task

GOOD = (
    "月次報告を作る時間を半分にしたい",
    "見積書の送付メールを書く時間を、1通15分から5分にしたい",
    "受発注のミスをゼロにしたい",
    "営業メールを書く時間を、毎日1時間から30分にする",
    "口コミへの返事を書く時間を、1件20分から8分にしたい",
    "問い合わせへの返事を、翌日から当日の夕方までにする",
    "議事録を清書する時間を3割減らす",
    "日報のまとめを、毎日の残業30分からゼロにしたい",
    "更新のご案内を作る時間を、月6時間から3時間にしたい",
    "請求書の転記を１件１０分から３分へ",
    "引き継ぎの書きもれを、週3件から1件にする",
    "求人票1枚を25分以内で書けるようにする",
    "作業標準書を1枚起こす時間を、3時間から2時間にしたい",
    "配車表の作成を三割早くしたい",
    "クレームの返信案づくりを2時間半から1時間に",
    "献立のお知らせを書く時間を30%短くする",
    "社内通知の下書きにかかる手間を半減する",
    "納品書の照らし合わせにかかる時間を、1回40分から25分にする",
    "家族向けのお便りを、1通40分から20分で書けるようにしたい",
    "見積もりの確認もれを月5件から1件に減らす",
    "Halve the time for the monthly report",
    "Cut the time for one quotation from 40 minutes to 20",
    "No more mistakes when entering orders",
    "Answer enquiries by the same evening instead of the next day",
    "Write job adverts in 25 minutes instead of 50",
    "Reduce the time spent on invoices by 30%",
    "Reply to reviews in under 8 minutes each",
    "Write the minutes of meetings in half the time",
    "Cut sales e-mails from an hour a day to thirty minutes",
    "Bring typing mistakes in delivery notes down from five a week to one",
    "Save two hours a week on shift schedules",
    "Make the newsletter in 90 minutes rather than three hours",
    "Draft complaint letters 50 percent faster",
    "Do the rota in a third of the time",
)
VAGUE = (
    "業務を効率化したい",
    "業務効率化と生産性向上を図る",
    "生成AIで業務の効率化と生産性の向上を図りたい",
    "生産性を上げたい",
    "DXを進める",
    "DXで会社を変える",
    "AIを活用して競争力を高める",
    "AIをどんどん使っていきたい",
    "作業の効率を上げたい",
    "作業効率化",
    "時代に乗り遅れないようにしたい",
    "働き方改革を実現する",
    "会社全体の生産性を20%上げる",
    "3か月以内にDXを進める",
    "2027年までに生成AIを導入する",
    "社員一人一人が生き生きと働けるようにする",
    "付加価値を2倍にする",
    "コストを削減したい",
    "残業を減らしたい",
    "人手不足を補いたい",
    "変化に対応できる会社にしたい",
    "第2営業部の効率化",
    "十分に活用したい",
    "Improve efficiency and productivity",
    "Be more modern",
    "Digital transformation",
    "Transform our business with AI",
    "Improve our performance by 20%",
    "Use AI wherever we can",
    "Become an AI-first company by 2027",
    "Boost productivity across the company",
    "Work smarter in order to grow",
    "Save costs",
    "Keep up with our competitors",
    "Raise efficiency by 30 percent within 3 months",
)


def purpose_of(sheet):
    return find_purpose(PACK, sheet, rank_first_tasks(PACK, sheet))


@pytest.mark.parametrize("told", GOOD)
def test_a_purpose_with_task_and_quantity_stands_as_it_was_told(told):
    purpose = purpose_of(firm(2, aim__purpose=told))
    assert (purpose.lacks, purpose.missing, purpose.vague) == ((), (), False)
    assert purpose.sentence.ja == purpose.sentence.en == told


@pytest.mark.parametrize("told", VAGUE)
def test_a_purpose_that_names_no_task_is_never_quoted_and_shown_what_is_missing(told):
    purpose = purpose_of(firm(2, aim__purpose=told, aim__annoying_task="unknown"))
    assert "task" in purpose.lacks
    assert purpose.vague
    assert purpose.sentence is None
    assert purpose.missing[0] == "task"
    assert PACK.words["ja"]["gap_task"] in purpose.draft.ja
    assert PACK.words["en"]["gap_task"] in purpose.draft.en


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_report_refuses_a_vague_purpose_kindly_and_gives_the_sentence_to_fill(lang):
    vague = "業務効率化と生産性向上を図る"
    report = worked_out(firm(2, aim__purpose=vague, aim__task_minutes=15)).report
    seen = view(report, lang)["purpose"]
    words = PACK.words[lang]
    task = PACK.words[lang]["purpose_minutes"].format(n=15)
    assert (seen["vague"], seen["told"], seen["quote"]) == (True, vague, "")
    assert task in seen["draft"]
    assert "月次報告作り" in seen["draft"]
    texts = {one.name: one.data.decode() for one in render(report, ("md",), lang)}
    assert words["purpose_refused"].format(missing=words["and"].join(seen["lacks"])) in texts["plan.md"]
    assert seen["draft"] in texts["plan.md"]
    assert all(vague not in text for name, text in texts.items() if name.startswith("kit/") and "purpose" not in name)
    assert vague not in texts["summary.md"]


def test_from_the_task_and_its_minutes_the_sentence_is_made():
    task = OwnTask(id="quotes", title="見積書の送付メール作り", minutes=15, aimed_minutes=8, data="C")
    sheet = firm(2, aim__purpose="もっと楽にしたい", aim__annoying_task="unknown").model_copy(update={"tasks": (task,)})
    purpose = purpose_of(sheet)
    assert purpose.sentence.ja == "見積書の送付メール作りにかかる時間を、1回15分から8分にする"
    assert purpose.sentence.en == "Cut the time for 見積書の送付メール作り from 15 minutes to 8 minutes each time"
    assert (purpose.task, purpose.minutes, purpose.aimed_minutes, purpose.missing) == (task.title, 15, 8, ())


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("1通15分から8分にする", Amount(before=15, after=8)),
        ("from 40 minutes to 20", Amount(before=40, after=20)),
        ("毎日1時間→30分", Amount(before=60, after=30, per="day")),
        ("月6時間から3時間に", Amount(before=360, after=180, per="month")),
        ("2時間半から1時間に", Amount(before=150, after=60)),
        ("from an hour a day to thirty minutes", Amount(before=60, after=30, per="day")),
        ("時間を半分にしたい", Amount(cut=50)),
        ("halve the time", Amount(cut=50)),
        ("3割減らしたい", Amount(cut=30)),
        ("by 30%", Amount(cut=30)),
        ("50 percent faster", Amount(cut=50)),
        ("1通20分短くする", Amount(less=20)),
        ("25分以内で書く", Amount(after=25)),
        ("10分から20分に", Amount()),
        ("ミスをゼロに", Amount()),
        ("売上を2倍に", Amount()),
        ("週3件から1件に", Amount()),
        ("もっと早く", Amount()),
    ],
)
def test_minutes_and_shares_are_read_from_a_sentence(told, amount):
    assert read_amount(told) == amount


@pytest.mark.parametrize(
    "told", ["第2営業部", "一人一人が", "窓口の一本化", "十分に使う", "2027年までに", "3か月以内に", "AI1つ", "by 2027"]
)
def test_a_numeral_that_counts_nothing_is_no_amount(told):
    assert not names_amount(told)


@pytest.mark.parametrize(
    ("changed", "aimed"),
    [
        ({"aim__purpose": "月次報告を作る時間を半分にしたい"}, 45),
        ({"aim__purpose": "月次報告を作る時間を3割減らしたい"}, 63),
        ({"aim__purpose": "月次報告を20分短くしたい"}, 70),
        ({"aim__purpose": "月次報告を、月6時間から4時間にしたい"}, 60),
        ({"aim__purpose": "月次報告を、1本90分から40分にしたい"}, 40),
        ({"aim__purpose": "見積書を、1通30分から10分にしたい"}, None),  # another task than the one to try
        ({"aim__purpose": "月次報告を半分にしたい", "aim__task_minutes": "unknown"}, None),
    ],
)
def test_the_minutes_aimed_at_follow_from_the_sentence_and_the_minutes_now(changed, aimed):
    assert purpose_of(firm(2, **changed)).aimed_minutes == aimed  # 90 minutes, 4 times a month


@pytest.mark.parametrize(
    ("goal", "told", "asks"),
    [
        ("less_time", "月次報告を作る時間を半分にしたい", ("number_unsettled",)),
        ("vague", "月次報告を作る時間を半分にしたい", ("number_unsettled",)),
        ("numbers", "月次報告を作る時間を半分にしたい", ()),
        ("numbers", "月次報告を作る時間を短くしたい", ("number_missing",)),
        ("less_time", "月次報告を作る時間を短くしたい", ()),
        ("numbers", "見積書を作る時間を半分にしたい", ("task_differs",)),
        ("numbers", "月次報告を、1本60分から40分にしたい", ("minutes_differ",)),
        ("unknown", "月次報告を作る時間を半分にしたい", ()),
        ("less_time", "unknown", ()),
    ],
)
def test_where_the_purpose_and_another_answer_differ_the_report_asks(goal, told, asks):
    sheet = firm(2, first_step__goal=goal, aim__purpose=told)
    purpose = purpose_of(sheet)
    assert purpose.asks == asks
    assert purpose.says_no_number is ("number_unsettled" in asks)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_the_report_asks_stands_in_the_plan_beside_the_purpose(lang):
    report = worked_out(firm(2, first_step__goal="vague")).report
    says = PACK.second_look.purpose.number_unsettled.says.read(lang)
    assert view(report, lang)["purpose"]["asks"] == [says]
    plan = next(one.data.decode() for one in render(report, ("md",), lang) if one.name == "plan.md")
    assert says in plan


def test_the_review_of_an_interview_asks_about_the_number_as_well():
    sheet = firm(2, first_step__goal="less_time")
    assert "number_unsettled" in [one.id for one in find_doubts(PACK.questionnaire, PACK.second_look, sheet, "ja")]
    settled = firm(2, first_step__goal="numbers")
    assert "number_unsettled" not in [
        one.id for one in find_doubts(PACK.questionnaire, PACK.second_look, settled, "ja")
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("月次報告を作る時間を半分に", "月次報告作り", True),
        ("お客さまへのお知らせを書く", "臨時休業のお知らせ文", True),
        ("口コミへの返事を書く時間", "予約サイトの口コミへの返事", True),
        ("Halve the time for the monthly report", "writing up monthly reports", True),
        ("見積書を作る時間", "月次報告作り", False),
        ("下書きの時間を半分に", "求人票の下書き", False),
        ("Halve the time for invoices", "monthly reports", False),
    ],
)
def test_two_wordings_of_one_task_are_known_by_a_piece_they_share(one, other, same):
    assert same_task(one, other) is same


def test_plan_json_carries_the_sentence_and_the_task_with_its_numbers():
    record = plan_record(worked_out(firm(2)).report, "ja")
    assert record["purpose"]["sentence"] == "月次報告を作る時間を半分にしたい"
    assert record["purpose"]["quantity"]["cut_percent"] == 50
    assert record["purpose"]["quantity"]["aimed_minutes"] == 45
    assert record["purpose"]["missing"] == []
    task = record["first_task"]
    assert (task["id"], task["title"], task["origin"]) == ("annoying_task", "月次報告作り", "own")
    assert (task["minutes"], task["times_a_month"], task["people"], task["measured"]) == (90, 4, None, False)
    assert task["data"] == "B"
    assert sum(part["low"] for part in task["parts"]) == task["score"]["low"]


@settings(max_examples=60)
@given(sheets())
def test_a_sentence_is_whole_or_says_what_is_missing(sheet):
    ranking = rank_first_tasks(PACK, sheet)
    purpose = find_purpose(PACK, sheet, ranking)
    assert (purpose.sentence is None) == bool(purpose.missing)
    assert purpose.draft == purpose.sentence or purpose.sentence is None
    assert purpose.lacks == what_lacks(PACK.questionnaire, purpose.told)
    assert purpose.vague == (bool(purpose.told) and "task" in purpose.lacks)
    if purpose.aimed_minutes is not None and purpose.minutes is not None and purpose.sentence and purpose.lacks:
        assert purpose.aimed_minutes < purpose.minutes


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("日報を書く手間を減らして、ベテランの仕事の中身が班のみんなに見えるようにしたい", ["seen"]),
        ("Make what our veterans do visible to everybody", ["seen"]),
        ("見積書を作る時間を半分にしたい", []),
        ("unknown", []),
    ],
)
def test_an_aim_that_is_not_about_time_names_something_else_to_look_at(told, wanted, lang):
    report = worked_out(firm(2, aim__purpose=told)).report
    says = {one.id: one.says.read(lang) for one in PACK.second_look.purpose.besides}
    assert view(report, lang)["purpose"]["besides"] == [says[one] for one in wanted]
    texts = {one.name: one.data.decode() for one in render(report, ("md",), lang)}
    for one, words in says.items():
        assert (words in texts["plan.md"]) == (one in wanted)
    assert not any({"%", "％"} & set(one) for one in says.values())
