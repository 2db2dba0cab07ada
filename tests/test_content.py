"""What the built-in content keeps to: enough of it, in plain words of both languages, each with its source."""

import re
from itertools import combinations

import pytest
from made_up import PACK

from aiready.conditions import LEVELS
from aiready.judging import Known, judge
from aiready.pack_check import check_pack
from aiready.pack_check.pointers import knowledge_pieces
from aiready.pack_files import built_in_pack
from aiready.text import Content, Text

ROOT = built_in_pack()
FOLDERS = ("questions", "playbooks", "templates")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in (".yaml", ".j2"))
QUESTIONS = tuple(PACK.questionnaire.questions())
ACTIONS = PACK.playbook.actions
SECTIONS = {section.id: section for section in PACK.questionnaire.sections}

# domain.md 8.2, left column: words a small firm does not use
STOP_WORDS = [
    "PoC",
    "実証実験",
    "KPI",
    "ベースライン",
    "ガバナンス",
    "ポリシー",
    "リテラシー",
    "プロンプト",
    "ハルシネーション",
    "シャドーAI",
    "オプトアウト",
    "アジャイル",
    "イテレーション",
    "ステークホルダー",
    "アサイン",
    "コミット",
    "ユースケース",
    "定着率",
    "ROI",
    "横展開",
    "スケール",
    "フェーズ",
    "ロードマップ",
    "ナレッジ",
    "DX",
    "トランスフォーメーション",
    "RAG",
    "AIエージェント",
    "エスカレーション",
    "トップダウン",
    "ボトムアップ",
    "ハイブリッド",
    "アカウント",
    "ライセンス",
    "フロー",
    "プロセス",
]
PRODUCTS = [
    "ChatGPT",
    "Copilot",
    "Gemini",
    "Claude",
    "Notion",
    "NotebookLM",
    "OpenAI",
    "Anthropic",
    "Perplexity",
    "DeepSeek",
    "Grok",
    "Llama",
    "Mistral",
    "Dify",
    "チャットGPT",
    "コパイロット",
    "ジェミニ",
    "クロード",
]


def words(*found):
    """A pattern for these words; one in Latin letters does not match inside a longer one."""
    latin = [rf"(?<![A-Za-z]){word}(?![A-Za-z])" for word in found if word.isascii()]
    return re.compile("|".join([*latin, *(word for word in found if not word.isascii())]))


def lines_with(pattern, *, allowed=None):
    assert len(FILES) >= 30
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {match.group()}"
        for path in FILES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in pattern.finditer(line)
        if allowed is None or not allowed(path, line)
    ]


def texts(noun, way=""):
    """Every text of a noun with its place."""
    if isinstance(noun, Text):
        yield way, noun
    elif isinstance(noun, tuple):
        for place, item in enumerate(noun):
            yield from texts(item, f"{way}.{getattr(item, 'id', place)}")
    elif isinstance(noun, Content):
        for name in type(noun).model_fields:
            yield from texts(getattr(noun, name), f"{way}.{name}")


ALL_TEXTS = [
    *texts(PACK.head.title, "title"),
    *texts(PACK.questionnaire.sections, "questions"),
    *texts(PACK.policy, "policy"),
    *texts(PACK.playbook, "playbook"),
    *texts(tuple(noun for _, noun in knowledge_pieces(PACK)), "knowledge"),
    *texts(PACK.knowledge.use_cases, "use_cases"),
    *texts(PACK.knowledge.sources, "sources"),
]


def one_slip(one, other):
    """Whether one character added, dropped or changed turns the one into the other."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def test_the_checker_finds_nothing():
    assert check_pack(PACK) == ()


# Enough of it


def test_the_questionnaire_has_its_shape():
    sizes = {section.id: len(section.questions) for section in PACK.questionnaire.sections}
    assert 1 <= sizes.pop("company") <= 6
    assert sizes.pop("aim") == 5
    assert 6 <= sizes.pop("second_chance") <= 8
    assert {sizes.pop(axis) for axis in ("culture", "it_people", "management")} <= {2, 3}
    assert sizes == dict.fromkeys(("champion", "usage_image", "research_time", "security_fear", "first_step"), 5)


def test_every_scored_question_has_four_levels():
    scored = [
        question
        for section in SECTIONS.values()
        if section.kind in ("barrier", "axis")
        for question in section.questions
    ]
    assert len(scored) >= 31
    assert {question.id: (question.kind, len(question.options)) for question in scored} == {
        question.id: ("choice", 4) for question in scored
    }


def test_every_question_tells_why_what_to_look_at_and_whom_to_ask():
    assert len(QUESTIONS) >= 40
    most = [question for question in QUESTIONS if not question.id.startswith("second_chance.")]
    assert 40 <= len(most) <= len(QUESTIONS) <= 50, "questionnaire.md Q-1: with the branch and without"
    for question in QUESTIONS:
        assert question.sources
        assert question.find_out.minutes <= 15
        for text in (question.why, question.look_at, question.find_out.how):
            assert len(text.ja) >= 8


def test_there_are_enough_actions_in_every_phase():
    assert len(ACTIONS) >= 40
    assert {action.phase for action in ACTIONS} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("barrier", [barrier.id for barrier in PACK.questionnaire.barriers()])
def test_every_barrier_is_served_at_every_level(barrier, level):
    known = Known(levels={barrier: level})
    assert any(barrier in action.serves and judge(action.when, known) is not False for action in ACTIONS)


@pytest.mark.parametrize("pattern", ["top_down", "bottom_up", "hybrid"])
def test_every_pattern_has_first_thirty_days_of_its_own(pattern):
    others = {"top_down", "bottom_up", "hybrid"} - {pattern}
    own = [
        action.id
        for action in ACTIONS
        if judge(action.when, Known(pattern=pattern)) is not False
        and all(judge(action.when, Known(pattern=other)) is False for other in others)
    ]
    assert [name for name in own if PACK.playbook.action(name).week <= 4]


def test_the_card_with_the_rules_comes_before_any_trial():
    trials = [action for action in ACTIONS if "run_trial" in (action.id, action.stands_for)]
    assert len(trials) == 2
    assert all("input_card" in trial.needs for trial in trials)


def test_every_kit_document_is_used_by_an_action_and_has_a_title_in_both_languages():
    assert set(PACK.documents()) == {document for action in ACTIONS for document in action.documents}
    for lang in ("ja", "en"):
        assert all(PACK.document_title(one, lang) != one for one in PACK.documents())
    assert len(PACK.documents()) >= 21


# In plain words of both languages


def test_every_text_is_in_both_languages():
    assert len(ALL_TEXTS) > 900
    kana = re.compile("[ぁ-んァ-ヴ一-龥]")
    assert [way for way, text in ALL_TEXTS if kana.search(text.en)] == []
    assert [way for way, text in ALL_TEXTS if not kana.search(text.ja)] == []
    assert [way for way, text in ALL_TEXTS if not re.search("[A-Za-z]", text.en)] == []


def test_the_short_words_are_in_both_languages():
    assert len(PACK.words["ja"]) >= 50
    assert set(PACK.words["ja"]) == set(PACK.words["en"])


def test_a_question_has_at_most_sixty_characters():
    assert [(question.id, len(question.ask.ja)) for question in QUESTIONS if len(question.ask.ja) > 60] == []


def test_every_short_word_is_used_somewhere():
    """By its name, or by the part of its name that stands before a value: `words[f"gate_{state}"]`."""
    texts = [path.read_text() for path in (ROOT / "src").rglob("*.py")] + list(PACK.templates.values())
    named = {one for text in texts for one in re.findall(r"[a-z][a-z0-9_]*", text)}
    begun = {one for text in texts for one in re.findall(r"""["']([a-z0-9_]*_)(?:\{|["'] ~)""", text)}
    assert {"gate_", "level_"} <= begun
    unused = [word for word in PACK.words["ja"] if word not in named and not word.startswith(tuple(begun))]
    assert unused == []


def test_words_that_a_small_firm_does_not_use_appear_nowhere():
    def named_in_brackets(path, line):
        return path.name == "_policy.yaml" and re.search("（(トップダウン|ボトムアップ|ハイブリッド)型）", line)

    assert lines_with(words(*STOP_WORDS), allowed=named_in_brackets) == []


def test_the_search_for_words_sees_them():
    pattern = words(*STOP_WORDS)
    assert [match.group() for match in pattern.finditer("PoCとKPIを、ガバナンス。プロンプトのROI")] == [
        "PoC",
        "KPI",
        "ガバナンス",
        "プロンプト",
        "ROI",
    ]
    assert not pattern.search("スケジュール フロア EUROIS aDXb")


def test_no_product_of_a_vendor_is_named():
    assert lines_with(words(*PRODUCTS)) == []


def test_a_customer_is_spelt_in_one_way_in_questions_and_playbooks():
    def elsewhere_or_typed_by_a_firm(path, line):
        return (ROOT / "templates") in path.parents or "known_by:" in line

    assert lines_with(words("お客さま", "御客様"), allowed=elsewhere_or_typed_by_a_firm) == []


# Ids and sources


def test_no_two_options_of_a_question_are_one_slip_apart():
    close = [
        (question.id, one.id, other.id)
        for question in QUESTIONS
        for one, other in combinations(getattr(question, "options", ()), 2)
        if one_slip(one.id, other.id)
    ]
    assert close == []


def test_no_option_is_one_slip_from_a_reserved_word():
    reserved = ("unknown", "later", "not_applicable")
    options = {(question.id, option.id) for question in QUESTIONS for option in getattr(question, "options", ())}
    assert len(options) > 120
    assert [(question, one) for question, one in options for word in reserved if one_slip(one, word)] == []


def test_no_two_questions_are_one_slip_apart():
    ids = [question.id for question in QUESTIONS]
    assert len(set(ids)) == len(ids)
    assert [(one, other) for one, other in combinations(ids, 2) if one_slip(one, other)] == []
