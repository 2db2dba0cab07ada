"""Puts any condition into plain words: the titles and labels of the content, with the ids that sheets use."""

from collections.abc import Iterable
from typing import assert_never

from aiready.conditions import (
    All,
    Always,
    AnswerIs,
    AnyOf,
    AxisBetween,
    BarrierAt,
    Condition,
    GapSeen,
    GateIs,
    Leaf,
    Level,
    Not,
    NumberBetween,
    OpenShare,
    PatternIs,
    StageIs,
    Unanswered,
)
from aiready.pack import Pack
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from aiready.text import Lang, Text

Words = dict[Lang, str]
AND: Words = {"ja": "、かつ", "en": ", and "}
OR: Words = {"ja": "、または", "en": ", or "}
BRACKETS: Words = {"ja": "（{part}）", "en": "({part})"}
NOT: Words = {"ja": "（{part}）に当てはまらない", "en": "not ({part})"}
ALWAYS: Words = {"ja": "どの会社でも", "en": "always"}
SOME_OPEN: Words = {"ja": "まだ答えがない質問がある", "en": "some question is still open"}
OPEN_SHARE: Words = {
    "ja": "聞いた質問のうち、まだ答えがないものが{over}を超える",
    "en": "more than {over} of the questions asked are still open",
}
GAP: Words = {
    "ja": "2段階以上離れた答えがあり、決める立場の人のほうが{which}",
    "en": "people answered two levels or more apart, the one with more say {which}",
}
DIRECTIONS: dict[str, Words] = {"above": {"ja": "高い", "en": "higher"}, "below": {"ja": "低い", "en": "lower"}}
IS: Words = {"ja": "{what}が{which}", "en": "{what} is {which}"}
INCLUDES: Words = {"ja": "{what}に{which}がある", "en": "{what} includes {which}"}
OPEN: Words = {"ja": "{what}にまだ答えがない", "en": "{what} is still open"}
BARRIER: Words = {"ja": "壁{title}の高さ", "en": "the barrier {title}"}
GATE: Words = {"ja": "関門{title}", "en": "the gate {title}"}
PATTERN: Words = {"ja": "進め方", "en": "the way to go"}
STAGE: Words = {"ja": "会社の段階", "en": "the firm's stage"}
OPTION_OR: Words = {"ja": "か", "en": " or "}
OPTION_NEXT: Words = {"ja": "か", "en": ", "}
LEVEL: Words = {"ja": "「{level}」", "en": "{level}"}
QUOTED: Words = {"ja": "「{text}」", "en": '"{text}"'}
INNER: dict[Lang, dict[str, str]] = {"ja": {"「": "『", "」": "』"}, "en": {'"': "'"}}
STATES: dict[str, Words] = {
    "red": {"ja": "赤", "en": "red"},
    "clear": {"ja": "止めるほどではない", "en": "no obstacle"},
    "unknown": {"ja": "不明", "en": "not known"},
}
FROM: Words = {"ja": "{low}以上", "en": "at least {low}"}
BELOW: Words = {"ja": "{high}未満", "en": "below {high}"}
FROM_BELOW: Words = {"ja": "{low}以上{high}未満", "en": "from {low} to below {high}"}
UP_TO: Words = {"ja": "{high}以下", "en": "at most {high}"}
FROM_UP_TO: Words = {"ja": "{low}以上{high}以下", "en": "from {low} to {high}"}
KNOWN: Words = {"ja": "分かっている数", "en": "a known number"}


def condition_words(condition: Condition, pack: Pack, lang: Lang) -> str:
    """The condition as one sentence without its end; an id that the pack does not have stands for itself."""
    return _Saying(pack, lang).whole(condition)


class _Saying:
    def __init__(self, pack: Pack, lang: Lang) -> None:
        self.pack = pack
        self.lang = lang

    def whole(self, condition: Condition) -> str:
        only = _unpacked(condition)
        if isinstance(only, All | AnyOf):
            return (AND if isinstance(only, All) else OR)[self.lang].join(self._part(part) for part in only.of)
        if isinstance(only, Not):
            return NOT[self.lang].format(part=self.whole(only.of))
        return self._leaf(only)

    def _part(self, condition: Condition) -> str:
        """A part beside others: brackets keep its own "and" and "or" apart from those around it."""
        words = self.whole(condition)
        return BRACKETS[self.lang].format(part=words) if isinstance(_unpacked(condition), All | AnyOf) else words

    def _leaf(self, leaf: Leaf) -> str:
        match leaf:
            case AnswerIs() | NumberBetween() | Unanswered():
                return self._answer(leaf)
            case BarrierAt() | GateIs() | AxisBetween():
                return self._result(leaf)
            case PatternIs():
                return self._is(PATTERN[self.lang], self._titles(leaf.is_, self.pack.policy.patterns))
            case StageIs():
                return self._is(STAGE[self.lang], self._titles(leaf.is_, self.pack.policy.stages))
            case Always() | OpenShare() | GapSeen():
                return self._whole_firm(leaf)
            case _:
                assert_never(leaf)

    def _whole_firm(self, leaf: Always | OpenShare | GapSeen) -> str:
        match leaf:
            case Always():
                return ALWAYS[self.lang]
            case OpenShare():
                return (SOME_OPEN if leaf.over == "0" else OPEN_SHARE)[self.lang].format(over=leaf.over)
            case GapSeen():
                directions = [DIRECTIONS[one][self.lang] for one in leaf.is_]
                return GAP[self.lang].format(which=self._one_of(directions))
            case _:
                assert_never(leaf)

    def _answer(self, leaf: AnswerIs | NumberBetween | Unanswered) -> str:
        question = next((one for one in self.pack.questionnaire.questions() if one.id == leaf.id), None)
        what = self._titled(leaf.id, (question.short or question.ask) if question else None)
        match leaf:
            case AnswerIs():
                shape = INCLUDES if isinstance(question, ChoicesQuestion) else IS
                return shape[self.lang].format(what=what, which=self._one_of(self._options(leaf.is_, question)))
            case NumberBetween():
                span = self._span((leaf.at_least, leaf.at_most), (FROM, UP_TO, FROM_UP_TO), question)
                return IS[self.lang].format(what=what, which=span)
            case Unanswered():
                return OPEN[self.lang].format(what=what)
            case _:
                assert_never(leaf)

    def _result(self, leaf: BarrierAt | GateIs | AxisBetween) -> str:
        match leaf:
            case BarrierAt():
                what = BARRIER[self.lang].format(title=self._section(leaf.id))
                return self._is(what, [LEVEL[self.lang].format(level=self._level(one)) for one in leaf.level])
            case GateIs():
                title = next((gate.title for gate in self.pack.policy.gates if gate.id == leaf.id), None)
                what = GATE[self.lang].format(title=self._titled(leaf.id, title))
                return self._is(what, [STATES[state][self.lang] for state in leaf.state])
            case AxisBetween():
                span = self._span((leaf.at_least, leaf.below), (FROM, BELOW, FROM_BELOW), None)
                return IS[self.lang].format(what=self._section(leaf.id), which=span)
            case _:
                assert_never(leaf)

    def _is(self, what: str, names: Iterable[str]) -> str:
        return IS[self.lang].format(what=what, which=self._one_of(list(names)))

    def _one_of(self, names: list[str]) -> str:
        *first, last = names
        return OPTION_OR[self.lang].join([OPTION_NEXT[self.lang].join(first), last] if first else [last])

    def _level(self, level: Level) -> str:
        return self.pack.words[self.lang].get(f"level_{level}", level)

    def _section(self, section_id: str) -> str:
        titles = (section.title for section in self.pack.questionnaire.sections if section.id == section_id)
        return self._titled(section_id, next(titles, None))

    def _options(self, ids: Iterable[str], question: Question | None) -> list[str]:
        options = question.options if isinstance(question, ChoiceQuestion | ChoicesQuestion) else ()
        labels = {option.id: option.label for option in options}
        return [self._titled(one, labels.get(one)) for one in ids]

    def _titles(self, ids: Iterable[str], nouns: Iterable[object]) -> list[str]:
        titles = {getattr(noun, "id", ""): getattr(noun, "title", None) for noun in nouns}
        return [self._titled(one, titles.get(one)) for one in ids]

    def _titled(self, name: str, title: Text | None) -> str:
        """A title in quotes, its own quotes turned into inner ones, with the id behind it."""
        if title is None:
            return f"[{name}]"
        text = title.read(self.lang)
        for outer, inner in INNER[self.lang].items():
            text = text.replace(outer, inner)
        return QUOTED[self.lang].format(text=text) + f"{'' if self.lang == 'ja' else ' '}[{name}]"

    def _span(
        self, ends: tuple[float | None, float | None], shapes: tuple[Words, Words, Words], question: Question | None
    ) -> str:
        """Both bounds or one, with the unit of the question; `shapes` say the lower, the upper and both."""
        low, high = (None if end is None else _number(end) for end in ends)
        unit = question.unit.read(self.lang) if isinstance(question, NumberQuestion) else ""
        if self.lang == "ja":
            low, high = (None if end is None else end + unit for end in (low, high))
        only_low, only_high, both = (shape[self.lang] for shape in shapes)
        if low is None and high is None:
            return KNOWN[self.lang]
        shape = both if low is not None and high is not None else (only_low if high is None else only_high)
        said = shape.format(low=low, high=high)
        return f"{said} {unit}" if unit and self.lang == "en" and high != "1" else said


def _unpacked(condition: Condition) -> Condition:
    """An "all" or "any" of a single part is that part."""
    while isinstance(condition, All | AnyOf) and len(condition.of) == 1:
        condition = condition.of[0]
    return condition


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
