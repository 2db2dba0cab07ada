"""The moves that there are at a question: their keys, their names, and the words that mean them."""

from aiready.text import Lang

MOVES: dict[str, dict[Lang, tuple[str, str]]] = {
    "help": {"ja": ("h", "説明"), "en": ("h", "help")},
    "unknown": {"ja": ("w", "わからない"), "en": ("d", "don't know")},
    "later": {"ja": ("a", "あとで"), "en": ("l", "later")},
    "not_applicable": {"ja": ("x", "当てはまらない"), "en": ("x", "not applicable")},
    "forward": {"ja": ("n", "次へ"), "en": ("k", "keep it")},
    "back": {"ja": ("b", "戻る"), "en": ("b", "back")},
    "jump": {"ja": ("j", "ほかの質問へ"), "en": ("j", "jump")},
    "note": {"ja": ("m", "メモ"), "en": ("n", "note")},
    "private_note": {"ja": ("p", "控え"), "en": ("p", "own note")},
    "evidence": {"ja": ("k", "根拠"), "en": ("e", "evidence")},
    "adjust": {"ja": ("t", "見立て"), "en": ("c", "adjust")},
    "review": {"ja": ("r", "一覧"), "en": ("r", "review")},
    "stop": {"ja": ("s", "終了"), "en": ("s", "stop")},
    "finish": {"ja": ("f", "結果へ"), "en": ("f", "result")},
    "parked": {"ja": ("a", "「あとで」にした質問"), "en": ("l", "those put off")},
    "result": {"ja": ("v", "いまの結果"), "en": ("v", "result so far")},
}
"""The letter of a move and its name on the line at the foot, in the order shown."""
WORDS: dict[str, tuple[str, ...]] = {
    "help": ("せつめい", "ヘルプ", "?"),
    "unknown": ("分からない", "わかりません", "分かりません", "不明", "i don't know", "unknown", "no idea"),
    "later": ("後で", "あとで答える", "保留", "not now"),
    "not_applicable": ("あてはまらない", "対象外", "does not apply", "n/a"),
    "forward": ("つぎへ", "進む", "next", "keep"),
    "back": ("もどる", "戻す"),
    "jump": ("移る", "ジャンプ"),
    "note": ("めも",),
    "evidence": ("こんきょ", "確かさ"),
    "review": ("いちらん",),
    "stop": ("やめる", "おわる", "終わる", "保存", "save", "quit", "exit"),
    "finish": ("結果", "けっか", "done", "finish"),
}
"""Other words that mean a move, typed out with Enter; the name on the line at the foot does so, too."""
NOTHING = ("なし", "無し", "ない", "ありません", "特になし", "none", "no", "nothing")
"""What people type where there is nothing to say."""
YES = ("はい", "y", "yes", "ok")


def move_meant(typed: str, moves: tuple[str, ...], lang: Lang) -> str:
    """The move that a letter or a word typed out means; an empty text for anything else."""
    for move in moves:
        key, name = MOVES[move][lang]
        if typed in (key, name, *WORDS.get(move, ())):
            return move
    return ""


def letter(move: str, lang: Lang) -> str:
    """The key of a move."""
    return MOVES[move][lang][0]
