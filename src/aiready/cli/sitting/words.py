"""What the interview says besides the questions, in both languages, and the letters of its moves."""

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
    "evidence": {"ja": ("k", "根拠"), "en": ("e", "evidence")},
    "adjust": {"ja": ("t", "調整"), "en": ("c", "adjust")},
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
SAYS: dict[str, dict[Lang, str]] = {
    "start": {
        "ja": "{total}問、およそ{minutes}分です。答えるたびに {path} に保存します。外には送りません。",
        "en": "{total} questions, about {minutes} minutes. Each answer is saved to {path}. Nothing is sent anywhere.",
    },
    "keys": {
        "ja": (
            "答えを1つ選ぶ質問は、番号を押すだけで次へ進みます。"
            "ほかの質問では、入れたあとに Enter キーを押してください。迷ったら h です。"
        ),
        "en": (
            "Where you choose one answer, press its number and the next question comes. "
            "Elsewhere, type and press Enter. Whenever you are unsure: h."
        ),
    },
    "lines": {
        "ja": "番号か英字（h など）を入れて、Enter キーを押してください。",
        "en": "Type a number or a letter (such as h), then press Enter.",
    },
    "resume": {
        "ja": "続きから始めます（{total}問のうち{done}問が済み、残りおよそ{minutes}分）。保存先: {path}",
        "en": "Going on where you stopped ({done} of {total} done, about {minutes} min left). Saved in: {path}",
    },
    "put_off": {"ja": "「あとで」にした質問が{n}問あります。", "en": "{n} questions were put off till later."},
    "asked_again": {
        "ja": "「あとで」にした質問に戻ります。まだ答えられなければ、もう一度 a を押してください。",
        "en": "Back to what was put off. If you still cannot say, press l again.",
    },
    "quick": {
        "ja": "{n}問だけの短い聞き取りです。その分、結果には幅が出ます。残りは、あとから続けられます。",
        "en": "This is the short way, {n} questions. The result will be wide; the rest can follow later.",
    },
    "time_box": {"ja": "目安 {minutes}分", "en": "time box {minutes} min"},
    "time_over": {
        "ja": "この区分の目安の{minutes}分を過ぎました（ここまで{spent}分）。残りは「あとで」にしても構いません。",
        "en": "Past the {minutes} minutes meant for this section ({spent} so far). The rest may be put off.",
    },
    "minutes_left": {"ja": "残りおよそ{minutes}分", "en": "about {minutes} min left"},
    "probe": {"ja": "続けて聞くこと", "en": "To ask as well"},
    "now": {"ja": "いまの答え", "en": "Answer now"},
    "note": {"ja": "メモ", "en": "Note"},
    "private": {"ja": "（自分だけ）", "en": " (private)"},
    "evidence": {"ja": "根拠", "en": "Evidence"},
    "reason": {"ja": "理由", "en": "Reason"},
    "adjusted": {"ja": "聞き手の調整", "en": "Adjusted by the interviewer"},
    "saved_answer": {"ja": "保存しました", "en": "Saved"},
    "number": {"ja": "番号", "en": "Number"},
    "numbers": {"ja": "番号（1と3なら 13）を入れて Enter", "en": "Numbers (13 for 1 and 3), Enter"},
    "text": {"ja": "言葉を入れて Enter", "en": "Words, Enter"},
    "ask_number": {"ja": "数（{unit}）を入れて Enter", "en": "Number ({unit}), Enter"},
    "as_they_are": {
        "ja": "決まっていないことが多くて当たり前です。いまのままをお答えください。",
        "en": "It is normal that much is still open. Answer as things are now.",
    },
    "chosen_anew": {
        "ja": "選び直すと入れ替わります。残したい番号も入れてください（いまは {numbers}）。",
        "en": "What you type replaces it. Include the numbers to keep (now {numbers}).",
    },
    "more": {"ja": "続きを見るには Enter", "en": "Enter for more"},
    "page": {
        "ja": "続きを見るには Enter。変えたい質問があれば、番号を入れて Enter",
        "en": "Enter for more, or the number of an answer to change, then Enter",
    },
    "enter_result": {"ja": "このままでよければ、何も入れずに Enter で結果へ", "en": "Enter alone for the result"},
    "enter_questions": {
        "ja": "まだ答えていない質問に進むには、何も入れずに Enter",
        "en": "Enter alone for the questions still open",
    },
    "later_on": {
        "ja": "結果も計画書も保存してあります。あとで見るときは、この中の summary.html を開いてください: {folder}",
        "en": "Result and plan are saved. To see them later, open summary.html in: {folder}",
    },
    "close_it": {"ja": "この画面は閉じて構いません。", "en": "You may close this window."},
    "go_on": {"ja": "続けるときは、次のように入れてください。", "en": "To go on, type:"},
    "not_understood": {
        "ja": "番号か、下の行の英字を入れてください。",
        "en": "Type a number, or a letter of the line below.",
    },
    "which_numbers": {
        "ja": "1から{last}までの番号を、続けて入れてください（1と3なら 13）。",
        "en": "Type numbers from 1 to {last}, one after the other (13 for 1 and 3).",
    },
    "no_number": {
        "ja": "{low}から{high}までの数を入れてください（単位は{unit}）。",
        "en": "Type a number from {low} to {high} ({unit}).",
    },
    "half_hours": {"ja": "30分なら「30分」か「0.5」と入れてください。", "en": "For half an hour, type 30 min or 0.5."},
    "one_number": {
        "ja": "{low}〜{high}と幅があるので、1つの数で入れてください。迷ったら、少ないほうの {low} にしてください。",
        "en": "That is a range ({low} to {high}). Give one number; if unsure, take the lower one, {low}.",
    },
    "empty": {
        "ja": "言葉か、{letter}（わからない）を入れてください。",
        "en": "Type some words, or {letter} for don't know.",
    },
    "too_long": {"ja": "{limit}字以内で入れてください。", "en": "Keep it within {limit} characters."},
    "hidden": {
        "ja": "見えない文字が混じっています。打ち直してください。",
        "en": "There is an invisible character in it. Type it anew.",
    },
    "lacking": {
        "ja": "次のことを足すと、だれにでも同じ意味で伝わります。",
        "en": "With these, it would mean the same to everybody.",
    },
    "for_example": {"ja": "たとえば", "en": "For example"},
    "keep_or_mend": {"ja": "1 このまま使う  2 書き直す", "en": "1 keep it as it is  2 write it anew"},
    "why": {"ja": "お聞きする理由", "en": "Why it is asked"},
    "look_at": {"ja": "見て確かめるもの", "en": "What to look at"},
    "ask_whom": {"ja": "わからないとき", "en": "If nobody knows"},
    "about_minutes": {"ja": "約{n}分", "en": "about {n} min"},
    "at_first": {"ja": "ここが最初の質問です。", "en": "This is the first question."},
    "at_last": {"ja": "ここが最後の質問です。", "en": "This is the last question."},
    "why_not": {
        "ja": "当てはまらない理由を入れて Enter（取り消すなら、何も入れずに Enter）",
        "en": "Why it does not apply, Enter (Enter alone to go back)",
    },
    "write_note": {
        "ja": "メモを入れて Enter（変えないなら何も入れずに Enter、消すなら - を入れて Enter）",
        "en": "Note, Enter (Enter alone leaves it, - takes it away)",
    },
    "note_for": {
        "ja": "1 渡す書類に載せてもよい  2 自分だけ（どの書類にも、写しにも載せません）",
        "en": "1 may be shared  2 private (appears in no document and no copy)",
    },
    "confidence": {
        "ja": "確かさ  1 見て確かめた  2 人から聞いた  3 推測  Enter 選ばずに進む",
        "en": "How sure  1 seen  2 heard  3 a guess  Enter to skip",
    },
    "write_evidence": {
        "ja": "根拠（見たもの、聞いた相手）を入れて Enter（なければ、何も入れずに Enter）",
        "en": "Evidence (what was seen, who said so), Enter (or Enter alone)",
    },
    "adjust_to": {
        "ja": "聞き手から見て合う答えの番号（調整を消すなら 0、変えないなら Enter だけ）",
        "en": "The option you would choose (0 takes the adjustment away, Enter leaves it)",
    },
    "why_adjust": {
        "ja": "そう見る理由を入れて Enter（計画書にも載ります。取り消すなら、何も入れずに Enter）",
        "en": "Why, Enter (it is printed in the plan; Enter alone to go back)",
    },
    "appeared": {
        "ja": "この答えに合わせて、質問が{n}問増えました（およそ{minutes}分。「あとで」でも構いません）: {names}",
        "en": "{n} questions were added because of this (about {minutes} minutes; they may be put off): {names}",
    },
    "fell_away": {
        "ja": "聞かなくてよくなった質問が{n}問あります（答えは残してあり、必要になれば元に戻します）: {names}",
        "en": "{n} questions fall away (their answers are kept aside and come back if needed): {names}",
    },
    "jump_to": {
        "ja": "質問の番号を入れて Enter（元の質問に戻るなら、何も入れずに Enter）",
        "en": "Number of the question, Enter (Enter alone to go back)",
    },
    "review": {"ja": "答えの一覧", "en": "Your answers"},
    "counts": {
        "ja": "答えた {answered} / わからない {unknown} / あとで {later} / 当てはまらない {off} / まだ {left}",
        "en": "answered {answered} / don't know {unknown} / later {later} / not applicable {off} / open {left}",
    },
    "second_look": {
        "ja": "もう一度見ておきたいところ（このままでも進めます）",
        "en": "Worth a second look (it may stay as it is)",
    },
    "change_line": {
        "ja": "変えたい質問の番号か、下の行の英字を入れて Enter",
        "en": "A number to change that answer, or a letter of the line below, then Enter",
    },
    "no_line": {"ja": "その番号の質問はありません。", "en": "There is no question of that number."},
    "provisional": {
        "ja": "「あとで」にした質問が{n}問あるので、仮の結果です。",
        "en": "This result is provisional: {n} questions were put off.",
    },
    "short_way": {
        "ja": "短い聞き取りの結果です。まだ聞いていない{n}問の分、幅があります。",
        "en": "The short way left {n} questions unasked, so the result is wide.",
    },
    "saved": {
        "ja": "ここまでの答えは {path} に保存してあります。",
        "en": "Everything so far is saved in {path}.",
    },
    "finished": {"ja": "ありがとうございました。結果です。", "en": "Thank you. Here is the result."},
    "plan_lies": {"ja": "計画書はここにあります", "en": "The plan lies here"},
    "open_it": {
        "ja": "計画書をブラウザ（ホームページを見るソフト）で開きますか。  y 開く  n 開かない",
        "en": "Open the plan in your browser?  y yes  n no",
    },
    "not_opened": {
        "ja": "開けませんでした。上のファイルを、ブラウザで開いてください。",
        "en": "It could not be opened. Open the file above in your browser.",
    },
    "not_saved": {"ja": "この答えは、まだ保存できていません。", "en": "This answer is not saved yet."},
    "try_again": {
        "ja": (
            "パソコンの空きを増やすなどしてから Enter を押してください。"
            "別の場所に保存するならファイルの名前を、終了するなら s を入れて Enter です。"
        ),
        "en": "Make room and press Enter; or type the name of another file to save to; or s to stop",
    },
    "saved_there": {"ja": "これからは {path} に保存します。", "en": "From now on it is saved to {path}."},
    "taken_over": {
        "ja": "別の画面かソフトで変わった答え{n}件を取り込みました: {names}",
        "en": "{n} changes made in another window or editor were taken over: {names}",
    },
    "both_answered": {
        "ja": "この質問の答えは、別の画面かソフトでも変わっています。いまの答えを見て、もう一度答えてください。",
        "en": "This question was also answered in another window or editor. See the answer now and answer again.",
    },
    "renamed": {
        "ja": "{old} の名前が {new} に変わりました。答えは引き継いであります。",
        "en": "{old} is now called {new}; the answer was carried over.",
    },
    "answers_taken": {"ja": "{path} から答えを{n}件読み込みました。", "en": "{n} answers were taken from {path}."},
    "still_open": {
        "ja": "まだ答えていない質問が{n}問あります。",
        "en": "{n} questions have no answer yet.",
    },
}


def say(phrase: str, lang: Lang, /, **values: object) -> str:
    """A phrase in one language with its values filled in."""
    return SAYS[phrase][lang].format(**values)


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
