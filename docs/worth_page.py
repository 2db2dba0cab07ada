"""Writes docs/worth.md and docs/worth.ja.md: two firms whose worth and cost anybody can work out again by hand.

    python docs/worth_page.py

The lines and their numbers come from the code that makes every plan; a test writes the pages anew and compares.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from aiready.assumptions import Stated, used_assumptions
from aiready.candidate import Candidate
from aiready.pack import Pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.text import Lang, Text
from aiready.use_cases import Saving
from aiready.worth import Asked, Worth, find_worth
from aiready.worth_lines import worth_lines
from aiready.worth_words import amount, formula, title, unit

TODAY = date(2026, 11, 21)
PAGES: dict[Lang, str] = {"en": "worth.md", "ja": "worth.ja.md"}
HEAD: dict[Lang, str] = {
    "en": """# Does it pay? Two firms, worked out by hand

Made by `python docs/worth_page.py`; not edited by hand. Both firms are made up. Every number is an estimate: nothing
was measured after the fact, and until it is, nobody should speak of a saving.

How to read the tables: a line without a formula is a number that goes in. The others are worked out from the lines
whose numbers stand in brackets, at the low end, in the middle and at the high end. A cost is low where it is small,
and so are the size of task and the month at which it pays: there the low end is the good one.
Where a line says "the other end of the rest", the low end takes the low of the first number and the **high** of the
others, and the high end the other way round: the least worth against the most cost. That makes the range wide. It is
meant to be: whoever sees only the middle is surprised later.

Two things stand apart on purpose. The hours that become free are put in yen so that they can be weighed against the
hours that go in, but they are **not money in the till**. What is really paid stands in lines of its own.

All defaults (looked at on 20 November 2026) stand in `playbooks/_assumptions.yaml` with source, day and how
far they can be trusted. A firm writes its own under `assumptions:` in its answer sheet;
`aiready explain SHEET worth` then prints these same lines for that firm.
""",
    "ja": """# 元は取れるか：手で計算し直せる2つの会社

`python docs/worth_page.py` で作りました。手では直しません。どちらも架空の会社です。数字はどれも見積もりです。
あとから測るまでは、「減った」とは言えません。

表の読み方です。計算式のない行は、入れる数です。ほかの行は、かっこの番号の行から計算します。
低め、中ほど、高めの3つがあり、費用は小さいほうが「低め」です。
元が取れる大きさと月も、小さいほうが「低め」なので、そこでは低めがよい結果です。
「あとの数は反対側を使う」とある行の低めは、最初の数の低めと、あとの数の**高め**で計算します。高めはその逆です。
いちばん少ない効果に、いちばん多い費用を当てるわけです。幅は広くなりますが、わざとそうしています。
中ほどの数だけを見ていると、あとで驚くことになるからです。

分けて見ているものが2つあります。空いた時間は、使う時間と比べるために円にしていますが、
**そのままお金が増えるわけではありません**。本当に出ていくお金は、別の行に書きました。

はじめに入っている数（2026年11月20日に見たもの）は、出どころ、見た日、確かさとともに
`playbooks/_assumptions.yaml` にあります。
自社の数は、回答票の `assumptions:` に書きます。そのあと `aiready explain 回答票 worth` とすると、
自社の数で同じ表が出ます。
""",
}
HEADS: dict[Lang, str] = {
    "en": "| No. | What | How | Low | Middle | High | Unit |",
    "ja": "| 番号 | 項目 | 計算 | 低め | 中ほど | 高め | 単位 |",
}


def candidate(minutes: int, times: int, people: int, saving: tuple[int, int]) -> Candidate:
    """A measured task of a made-up firm."""
    return Candidate(
        id="example",
        title=Text(ja="例の仕事", en="The task"),
        origin="own",
        department=None,
        people=people,
        minutes=minutes,
        times_a_month=times,
        measured=True,
        saving=Saving(low=saving[0], high=saving[1]),
        data="C",
    )


def domain_check(pack: Pack) -> Worth:
    """The check of domain.md 7.3: ten people, three hours a week each, everything at one value."""
    stated = {
        "saving": 30,
        "freed": 50,
        "hour_cost": 2400,
        "seat_price": 20,
        "yen_a_dollar": 150,
        "training_hours": 4,
        "participant_hours": 0,
        "driver_hours": 3,
    }
    return worked(pack, candidate(30, 260, 10, (15, 50)), stated, 30)


def does_not_pay(pack: Pack) -> Worth:
    """A shop of four: a small task, seats for two."""
    return worked(pack, candidate(30, 26, 2, (20, 50)), {"yen_a_dollar": 150}, 4, Asked(driver=24 * 60))


def does_pay(pack: Pack) -> Worth:
    """A wholesaler of 40: five people answer enquiries all day; one line of outside work ends."""
    stated: dict[str, object] = {
        "saving": {"low": 30, "middle": 40, "high": 50, "because": "two weeks of trial"},
        "freed": {"low": 50, "middle": 60, "high": 70},
        "yen_a_dollar": 150,
        "outsourcing_stopped": 5000,
    }
    return worked(pack, candidate(15, 1040, 5, (20, 50)), stated, 40, Asked(driver=24 * 60, president=6 * 60))


def worked(pack: Pack, task: Candidate, stated: dict[str, object], people: int, asked: Asked | None = None) -> Worth:
    """The worth of a task with these numbers stated in the sheet."""
    defaults = pack.knowledge.assumptions
    if defaults is None:
        raise LookupError(pack.head.id)
    said = {name: Stated.model_validate(value) for name, value in stated.items()}
    return find_worth(task, used_assumptions(defaults, said, people, TODAY), people, asked or Asked())


STORIES = (
    (
        does_not_pay,
        Text(en="A firm of four: it does not pay in the first year", ja="4人の店：1年目は元が取れない"),
        Text(
            en="Two people write the weekly notices: 30 minutes, 26 times a month in all, measured. The saving "
            "of 20 to 50% comes from the list of tasks. The president is the driver; the plan asks 24 hours of her. "
            "She sets the dollar at 150 yen and leaves everything else as it is.",
            ja="2人が毎週のお知らせを書いています。測ると1回30分、合わせて月26回でした。短くなる割合は、"
            "仕事の一覧にある20〜50％を使います。進める人は社長で、計画は社長に24時間を求めています。"
            "1ドルを150円と置き、ほかの数はそのまま使います。",
        ),
        Text(
            en="Even at the high end the year ends short. That is no reason to drop AI: it is a reason not to buy two "
            "seats for this one task. A larger task, a free trial, or one seat shared over several tasks would change "
            'the sum; line "{break_even}" says how large a task would have to be.',
            ja="高めに見ても、1年目は不足で終わります。AIをやめる理由ではなく、この仕事のためだけに2席を"
            "買わない理由です。もっと大きな仕事を選ぶ、無料で試す、1席をいくつかの仕事で使う、のどれかで"
            "結果は変わります。どれだけ大きな仕事ならよいかは「{break_even}」の行にあります。",
        ),
    ),
    (
        does_pay,
        Text(en="A firm of forty: it pays in the first year", ja="40人の会社：1年目に元が取れる"),
        Text(
            en="Five people answer enquiries: 15 minutes, 1,040 times a month in all, measured. After a trial of two "
            "weeks the president writes 30, 40 and 50% as the saving, and has agreed with the team what the free "
            "hours are for, so 50, 60 and 70% of them count. A translation service of 5,000 yen a month is no longer "
            "needed; that is the only money that stays.",
            ja="5人が問い合わせに返事をしています。測ると1回15分、合わせて月1,040回でした。2週間試したあと、"
            "社長は短くなる割合を30、40、50％と書きました。空いた時間の使い道を先に話し合ったので、そのうち"
            "50、60、70％を数えます。月5,000円の翻訳の外注もやめました。払わなくてよくなるお金は、これだけです。",
        ),
        Text(
            en="Even at the low end the hours are worth more than everything that goes in. Yet look at the money "
            "alone: more is paid out than stays. The firm has bought hours, not yen. Whether that was wise shows in "
            "what is done with the hours.",
            ja="低めに見ても、空く時間を金額にした分は、かかる費用を上回ります。ただし、お金だけを見ると、"
            "出ていくほうが多くなっています。この会社が買ったのは時間で、お金ではありません。"
            "よい買い物だったかどうかは、空いた時間の使い道で決まります。",
        ),
    ),
)


def page(pack: Pack, lang: Lang) -> str:
    """The whole page in one language."""
    parts = [HEAD[lang]]
    for make, name, before, after in STORIES:
        worth = make(pack)
        parts += [f"## {name.read(lang)}\n", f"{before.read(lang)}\n", "\n".join(_table(worth, pack, lang)) + "\n"]
        closing = after.read(lang).replace("{break_even}", pack.words[lang]["worth_line_break_even"])
        parts.append(f"{closing}\n")
    return "\n".join(parts)


def _table(worth: Worth, pack: Pack, lang: Lang) -> Iterator[str]:
    words = pack.words[lang]
    yield HEADS[lang]
    yield "| --- | --- | --- | ---: | ---: | ---: | --- |"
    for line in worth_lines(worth):
        how = formula(line, words) if line.how else ""
        shown = " | ".join(amount(point, words, lang) for point in line.points)
        yield f"| ({line.number}) | {title(line, words, lang)} | {how} | {shown} | {unit(line, words).strip()} |"


if __name__ == "__main__":
    built_in = load_pack(built_in_pack())
    for language, file in PAGES.items():
        (Path(__file__).parent / file).write_text(page(built_in, language), encoding="utf-8", newline="\n")
