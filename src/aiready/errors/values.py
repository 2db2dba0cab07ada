"""Words for the facts of an error: what was wanted, what was found, why the system refused."""

import re
from typing import Literal

Said = dict[str, dict[str, str]]

REASONS: Said = {
    "ENOENT": {"ja": "見つかりません", "en": "not found"},
    "EISDIR": {"ja": "フォルダです", "en": "it is a folder"},
    "ENOTDIR": {"ja": "途中にフォルダでないものがあります", "en": "part of the way is no folder"},
    "EACCES": {"ja": "権限がありません", "en": "permission denied"},
    "EPERM": {"ja": "権限がありません", "en": "permission denied"},
    "EROFS": {"ja": "読み取り専用の場所です", "en": "the place is read-only"},
    "ENOSPC": {"ja": "空きがありません", "en": "no space left"},
    "EEXIST": {"ja": "同じ名前のものがあります", "en": "something of that name is there"},
    "ENAMETOOLONG": {"ja": "名前が長すぎます", "en": "the name is too long"},
    "not_a_file": {"ja": "ふつうのファイルではありません", "en": "not a regular file"},
    "not_a_folder": {"ja": "フォルダではありません", "en": "not a folder"},
    "a_link": {"ja": "別の場所を指すリンクです", "en": "it is a link to another place"},
    "not_plain": {"ja": "ファイル名だけではありません", "en": "it is more than a file name"},
    "not_svg_or_png": {
        "ja": "名前の終わりが .svg か .png ではありません",
        "en": "its name does not end in .svg or .png",
    },
}

WANTED: Said = {
    "text": {"ja": "文字", "en": "text"},
    "quoted_text": {"ja": "文字（引用符で囲めば文字になります）", "en": "text (quotes make it text)"},
    "texts": {"ja": "両方の言語の文 {ja: ..., en: ...}", "en": "the text in both languages {ja: ..., en: ...}"},
    "number": {"ja": "数", "en": "a number"},
    "whole": {"ja": "整数", "en": "a whole number"},
    "truth": {"ja": "「true」か「false」", "en": "true or false"},
    "list": {"ja": "一覧 [..., ...]", "en": "a list [..., ...]"},
    "mapping": {"ja": "「項目: 値」の並び", "en": "a mapping (key: value)"},
    "condition": {"ja": "条件 {about: ...}", "en": "a condition {about: ...}"},
    "option": {"ja": "選択肢のid", "en": "the id of an option"},
    "number_question": {"ja": "数で答える質問のid", "en": "the id of a question that is answered by a number"},
    "choice_question": {"ja": "選んで答える質問のid", "en": "the id of a question that is answered by choosing"},
    "id": {"ja": "英小文字で始まるid（例: name_driver）", "en": "an id in small letters (example: name_driver)"},
    "dotted_id": {
        "ja": "「区分.名前」の形のid（例: champion.hours）",
        "en": "an id of the form section.name (example: champion.hours)",
    },
    "source": {"ja": "出典のid（例: origin.aiready）", "en": "the id of a source (example: origin.aiready)"},
    "day": {"ja": "月-日（例: 12-29）", "en": "a month and day (example: 12-29)"},
    "day_or_date": {
        "ja": "年-月-日（例: 2026-12-29）か、毎年なら月-日（例: 12-29）",
        "en": "a date (example: 2026-12-29), or month and day for every year (example: 12-29)",
    },
    "url": {"ja": "https:// で始まる場所", "en": "an address that begins with https://"},
    "colour": {"ja": "色（例: #0b4f8a）", "en": "a colour (example: #0b4f8a)"},
    "month": {"ja": "年か年-月（例: 2025-08）", "en": "a year or a month (example: 2025-08)"},
    "ledger_date": {"ja": "日付（例: 2026-11-30）", "en": "a date (example: 2026-11-30)"},
    "ledger_minutes": {"ja": "かかった分数（0より大きく2400まで）", "en": "minutes (above 0, up to 2400)"},
    "ledger_mistakes": {"ja": "間違いの回数（0から1000まで）", "en": "a number of mistakes (0 to 1000)"},
    "ledger_whole": {"ja": "間違いの回数（整数）", "en": "a whole number of mistakes"},
    "ledger_answer": {"ja": "「はい」か「いいえ」", "en": "yes or no"},
    "ledger_words": {"ja": "1000字までの、見える文字", "en": "at most 1000 characters that can be seen"},
    "share": {"ja": '"1/3" のような割合（"0" も可）', "en": 'a share such as "1/3" (or "0")'},
    "version": {"ja": "版番号（例: 1.0.0）", "en": "a version (example: 1.0.0)"},
}

FOUND: Said = {
    "<nothing>": {"ja": "なし", "en": "nothing"},
    "<mapping>": {"ja": "「項目: 値」の並び", "en": "a mapping"},
    "<list>": {"ja": "一覧", "en": "a list"},
}

KINDS: Said = {
    "section": {"ja": "区分", "en": "section"},
    "listed_section": {"ja": "区分（_pack.yaml の sections）", "en": "section in _pack.yaml"},
    "question": {"ja": "質問", "en": "question"},
    "action": {"ja": "行動", "en": "action"},
    "outcome": {"ja": "振り返りの結果（outcomes）", "en": "outcome of a review"},
    "gate": {"ja": "関門", "en": "gate"},
    "check": {"ja": "確かめる項目", "en": "check"},
    "source": {"ja": "出典", "en": "source"},
    "deed": {"ja": "行動の種類（_plan_checks.yaml の deeds）", "en": "deed (deeds in _plan_checks.yaml)"},
    "sample": {"ja": "見本の会社（questions/samples）", "en": "sample firm in questions/samples"},
    "part": {"ja": "書類の部分（_plan_checks.yaml の parts）", "en": "part (parts in _plan_checks.yaml)"},
}

INSIDE: Said = {
    "doctype": {"ja": "ほかの決まりを読み込む行", "en": "it may bring in rules from elsewhere"},
    "instruction": {"ja": "ほかのファイルを読み込む行", "en": "it may bring in another file"},
    "script": {"ja": "動くプログラム", "en": "a program that runs"},
    "handler": {"ja": "操作に応じて動くプログラム", "en": "a program that runs on a click or the like"},
    "element": {"ja": "図形ではない部品", "en": "a part that is no drawing"},
    "reference": {"ja": "ほかの場所への参照", "en": "a reference to another place"},
}

CHARACTERS: Said = {"\u3000": {"ja": "空白", "en": "space"}, " ": {"ja": "空白", "en": "space"}}

SLIPS: Said = {
    "no_space": {"ja": "コロン（:）のあとに半角の空白を入れてください", "en": "put a space after the colon"},
    "no_colon": {
        "ja": "「: 」がありません。「項目: 値」の形で書いてください",
        "en": "there is no ': ' here; write 'key: value'",
    },
    "colon": {
        "ja": "値の中に「: 」があります。値を引用符で囲んでください",
        "en": "the value holds ': '; put it in quotes",
    },
    "indent": {
        "ja": "字下げがそろっていません。同じ段の行と左端をそろえてください",
        "en": "the indentation does not match; line it up with the lines beside it",
    },
    "bracket": {
        "ja": "かっこが閉じていないか、区切りのコンマ（,）がありません。書き足してください",
        "en": "a bracket is not closed, or a comma is missing; add it",
    },
    "quote": {"ja": "引用符が閉じていません。閉じてください", "en": "the quote is not closed; close it"},
    "sign": {
        "ja": "値をこの記号では始められません。値を引用符で囲んでください",
        "en": "a value cannot begin with this sign; put the value in quotes",
    },
    "escape": {
        "ja": "引用符の中の「\\」の使い方が違います。「\\\\」と書いてください",
        "en": "this use of '\\' in quotes is not known; write '\\\\'",
    },
    "other": {
        "ja": "この行の前後の記号と字下げを確かめてください",
        "en": "check the signs and the indentation around this line",
    },
}

LANGUAGES: Said = {
    "ja": {"ja": "日本語（ja）", "en": "Japanese (ja)"},
    "en": {"ja": "英語（en）", "en": "English (en)"},
}

NOTHING: Said = {"-": {"ja": "なし", "en": "none"}}

WORD_TEMPLATES: Said = {
    "word_large": {
        "ja": "大きすぎます。図を減らすか、小さくしてください",
        "en": "it is too large; take pictures out or make them smaller",
    },
    "word_none": {
        "ja": "Wordの文書（docx）ではないか、壊れています。Wordで開き、保存し直してください",
        "en": "it is no Word document (docx), or damaged; open it in Word and save it again",
    },
    "word_active": {
        "ja": "動く部品か、ほかの文書が中にあります。取り除いて、マクロなしの文書として保存してください",
        "en": "it holds something that runs, or another document; take it out, and save it without macros",
    },
    "word_outside": {
        "ja": "外の場所を指す部品があります。図は文書に埋め込み、リンクとテンプレートの指定を外してください",
        "en": "a part of it points elsewhere; embed pictures, take out links and the attached template",
    },
    "word_field": {
        "ja": "使えないフィールドがあります。ふつうの文字に直してください。ページ番号（PAGE、NUMPAGES）は使えます",
        "en": "it has a field that is not allowed; make it plain text (page numbers, PAGE and NUMPAGES, may stay)",
    },
    "word_name": {
        "ja": "差し込める語は body、title、firm、date、brand_name、brand_foot だけです",
        "en": "it may name body, title, firm, date, brand_name and brand_foot only",
    },
    "word_place": {
        "ja": "本文の場所 {{ body }} は、表や枠、ヘッダーの外に、それだけの段落として1か所にだけ書いてください",
        "en": "write {{ body }} once only, in a paragraph of its own, outside tables, frames, the head and the foot",
    },
}

TABLES: dict[str, Said] = {
    "problem": WORD_TEMPLATES,
    "options": NOTHING,
    "reason": REASONS,
    "wanted": WANTED,
    "value": FOUND,
    "kind": KINDS,
    "char": CHARACTERS,
    "plain": CHARACTERS,
    "slip": SLIPS,
    "inside": INSIDE,
    "lang": LANGUAGES,
}

PROBLEMS = (
    (
        r"innermost block that needs to be closed is '(\w+)'",
        {"ja": r"{% \1 %} が閉じていません", "en": r"{% \1 %} is not closed"},
    ),
    (r"unknown tag '([^']*)'", {"ja": r"「\1」という命令はありません", "en": r"there is no tag '\1'"}),
    (
        r"expected token 'end of print statement', got '([^']*)'",
        {"ja": r"}} があるはずの所に「\1」があります", "en": r"'\1' stands where }} is wanted"},
    ),
    (
        r"expected token 'end of statement block', got '([^']*)'",
        {"ja": r"%} があるはずの所に「\1」があります", "en": r"'\1' stands where %} is wanted"},
    ),
    (
        r"expected token '([^']*)', got '([^']*)'",
        {"ja": r"「\1」があるはずの所に「\2」があります", "en": r"'\2' stands where '\1' is wanted"},
    ),
    (r"[Uu]nexpected (?:char )?'([^']*)'", {"ja": r"「\1」が余分です", "en": r"'\1' is not wanted here"}),
    (r"'([^']*)' is undefined", {"ja": r"「\1」というものはありません", "en": r"there is no '\1'"}),
    (r"has no attribute '([^']*)'", {"ja": r"「\1」というものはありません", "en": r"there is no '\1'"}),
    (r"No (?:filter|test) named '([^']*)'", {"ja": r"「\1」というものはありません", "en": r"there is no '\1'"}),
)
"""What Jinja2 says of a template, in plain words; it gives no code for its sentences."""


def worded(code: str, name: str, value: str, lang: Literal["ja", "en"]) -> str:
    """One fact of an error in the reader's language; what is no word of ours stays as it is."""
    if name == "hint" and value:
        return f"「{value}」のことですか。" if lang == "ja" else f"; did you mean '{value}'?"
    if name == "limit" and ".." in value:
        return _span(value, lang)
    if name == "encoding" and value:
        return f"（おそらく{value}）" if lang == "ja" else f" (probably {value})"
    if code == "A314" and name == "problem":
        return _problem(value, lang)
    words = TABLES.get(name, {}).get(value)
    return words[lang] if words else value


def _span(limit: str, lang: Literal["ja", "en"]) -> str:
    """`1..9`, `1..` or `..9` as a person says it."""
    low, _, high = limit.partition("..")
    if low and high:
        return f"{low}から{high}まで" if lang == "ja" else f"{low} to {high}"
    if low:
        return f"{low}以上" if lang == "ja" else f"{low} or more"
    return f"{high}以下" if lang == "ja" else f"{high} or less"


def _problem(sentence: str, lang: Literal["ja", "en"]) -> str:
    for pattern, words in PROBLEMS:
        found = re.search(pattern, sentence)
        if found:
            return found.expand(words[lang])
    return "書き方が違います" if lang == "ja" else sentence
