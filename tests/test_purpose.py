"""A purpose in the words of the work: what is good enough, what is refused kindly, and what is made from numbers."""

import pytest
from made_up import PACK, firm, worked_out

from aiready.report import view

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


@pytest.mark.parametrize("told", GOOD)
def test_a_purpose_with_task_and_quantity_stands_as_it_was_told(told):
    purpose = worked_out(firm(2, aim__purpose=told)).report.purpose()
    assert (purpose.lacks, purpose.missing, purpose.vague) == ((), (), False)
    assert purpose.sentence.ja == purpose.sentence.en == told


@pytest.mark.parametrize("told", VAGUE)
def test_a_purpose_that_names_no_task_is_never_quoted_and_shown_what_is_missing(told):
    report = worked_out(firm(2, aim__purpose=told, aim__annoying_task="unknown")).report
    purpose = report.purpose()
    assert "task" in purpose.lacks
    assert purpose.vague
    assert purpose.sentence is None
    seen = view(report, "ja")
    assert (seen["firm"]["purpose"], seen["purpose"]["quote"]) == ("", "")
    assert seen["purpose"]["missing"][0] == PACK.words["ja"]["missing_task"]
    assert PACK.words["ja"]["gap_task"].strip("［］") in seen["purpose"]["draft"]
