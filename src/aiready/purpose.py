"""What AI is for, in one sentence with a task and a quantity: as the firm wrote it, or made from its numbers."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aiready.amounts import Amount, read_amount
from aiready.answer_check import lacking
from aiready.answers import AnswerSheet, known_answers
from aiready.judging import Known, judge
from aiready.pack import Pack
from aiready.questionnaire import Questionnaire, TextQuestion
from aiready.ranking import Ranked, Ranking
from aiready.same_task import PURPOSE, same_task, told_purpose
from aiready.second_look import SecondLook
from aiready.text import LANGS, Lang, Text

Needed = Literal["task", "quantity"]
Ask = Literal["number_unsettled", "number_missing", "task_differs", "minutes_differ"]


@dataclass(frozen=True, slots=True)
class Purpose:
    """The purpose of a firm. `told` is what it wrote; `lacks` what those words do not name.

    `sentence`: the whole sentence, None as long as something is `missing`; `draft` is the same with gaps to fill.
    `amount` is what it asks for, `minutes` and `aimed_minutes` are of one round of the first task, now and later;
    None: not known.
    `task` is the first task's name, empty where nobody named one. `asks`: where it does not hold together with other
    answers.
    """

    told: str
    lacks: tuple[Needed, ...]
    sentence: Text | None
    draft: Text
    task: str
    amount: Amount
    minutes: int | None
    aimed_minutes: int | None
    missing: tuple[Needed, ...]
    asks: tuple[Ask, ...]

    @property
    def says_no_number(self) -> bool:
        """Whether the sentence has a number while another answer says that there is none yet."""
        return "number_unsettled" in self.asks

    @property
    def vague(self) -> bool:
        """Whether words were given that name no task, such as "more efficient": not to be quoted as the purpose."""
        return bool(self.told) and "task" in self.lacks


def find_purpose(pack: Pack, sheet: AnswerSheet, ranking: Ranking) -> Purpose:
    """The purpose of a sheet, as told where that names task and quantity, else made from the first task's numbers."""
    told = told_purpose(sheet)
    lacks = what_lacks(pack.questionnaire, told)
    first = ranking.first if ranking.first and ranking.first.candidate.origin == "own" else None
    amount = read_amount(told) if "quantity" not in lacks else Amount()
    aimed = _aimed(amount, first, told)
    task = first.candidate.title.ja if first else ""
    if told and not lacks:
        sentence: Text | None = Text.model_construct(ja=told, en=told)
    else:
        sentence = _made(pack, first, aimed)
    missing: tuple[Needed, ...] = () if sentence else _missing(lacks, first)
    return Purpose(
        told=told,
        lacks=lacks,
        sentence=sentence,
        draft=sentence or _draft(pack, first, aimed),
        task=task,
        amount=amount,
        minutes=first.candidate.minutes if first else None,
        aimed_minutes=aimed,
        missing=missing,
        asks=(*number_asks(pack.questionnaire, pack.second_look, sheet), *_task_asks(told, lacks, amount, first)),
    )


def what_lacks(questionnaire: Questionnaire, told: str) -> tuple[Needed, ...]:
    """What a purpose does not name: the part that counts numbers is the quantity, any other the task."""
    question = next((one for one in questionnaire.questions() if one.id == PURPOSE), None)
    if not told:
        return ("task", "quantity")
    if not isinstance(question, TextQuestion):
        return ()
    found: set[Needed] = {"quantity" if part.digits else "task" for part in lacking(question, told)}
    order: tuple[Needed, ...] = ("task", "quantity")
    return tuple(one for one in order if one in found)


def number_asks(questionnaire: Questionnaire, look: SecondLook | None, sheet: AnswerSheet) -> tuple[Ask, ...]:
    """Whether the number in the purpose and what is said elsewhere about having one hold together."""
    rules, told = look and look.purpose, told_purpose(sheet)
    if not rules or not told:
        return ()
    known = Known(answers=known_answers(questionnaire, sheet))
    named = "quantity" not in what_lacks(questionnaire, told)
    asks: list[Ask] = []
    if named and judge(rules.number_unsettled.when, known) is True:
        asks.append("number_unsettled")
    if not named and judge(rules.number_missing.when, known) is True:
        asks.append("number_missing")
    return tuple(asks)


def _task_asks(told: str, lacks: tuple[Needed, ...], amount: Amount, first: Ranked | None) -> tuple[Ask, ...]:
    if lacks or first is None:
        return ()
    if not same_task(told, first.candidate.title.ja):
        return ("task_differs",)
    minutes = first.candidate.minutes
    differs = amount.per == "round" and None not in (amount.before, minutes) and amount.before != minutes
    aimed = first.option.aimed_minutes
    differs = differs or (amount.per == "round" and None not in (amount.after, aimed) and amount.after != aimed)
    return ("minutes_differ",) if differs else ()


def _aimed(amount: Amount, first: Ranked | None, told: str) -> int | None:
    """Minutes of one round to aim at: from the sentence where it speaks of this task, else as given in numbers."""
    if first is None:
        return None
    minutes, times = first.candidate.minutes, first.candidate.times_a_month
    if same_task(told, first.candidate.title.ja):
        if amount.after is not None and amount.per == "round":
            return amount.after
        if amount.after is not None and amount.per == "month" and times:
            return int(Fraction(amount.after, times) + Fraction(1, 2))
        if amount.cut is not None and minutes is not None:
            return int(Fraction(minutes * (100 - amount.cut), 100) + Fraction(1, 2))
        if amount.less is not None and amount.per == "round" and minutes is not None and amount.less < minutes:
            return minutes - amount.less
    return first.option.aimed_minutes


def _missing(lacks: tuple[Needed, ...], first: Ranked | None) -> tuple[Needed, ...]:
    return tuple(one for one in lacks if one == "quantity" or first is None) or ("quantity",)


def _made(pack: Pack, first: Ranked | None, aimed: int | None) -> Text | None:
    """The sentence from the task and its minutes; None where one of the three is not there."""
    if first is None or first.candidate.minutes is None or aimed is None or aimed >= first.candidate.minutes:
        return None
    return _filled(pack, first, aimed)


def _draft(pack: Pack, first: Ranked | None, aimed: int | None) -> Text:
    return _filled(pack, first, aimed)


def _filled(pack: Pack, first: Ranked | None, aimed: int | None) -> Text:
    """The sentence; what is not known is a gap."""
    minutes = first.candidate.minutes if first else None

    def read(lang: Lang) -> str:
        words = pack.words[lang]
        return words["purpose_made"].format(
            task=first.candidate.title.read(lang) if first else words["gap_task"],
            now=words["gap_now"] if minutes is None else words["purpose_minutes"].format(n=minutes),
            aimed=words["gap_aimed"] if aimed is None else words["purpose_minutes"].format(n=aimed),
        )

    made = {lang: read(lang) for lang in LANGS}
    return Text.model_construct(ja=made["ja"], en=made["en"])
