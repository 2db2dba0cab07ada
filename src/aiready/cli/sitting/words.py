"""What the interview says besides the questions, in both languages."""

from aiready.text import Lang

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
    "minutes_left": {"ja": "残りおよそ{minutes}分", "en": "about {minutes} min left"},
    "probe": {"ja": "続けて聞くこと", "en": "To ask as well"},
    "now": {"ja": "いまの答え", "en": "Answer now"},
    "note": {"ja": "メモ", "en": "Note"},
    "evidence": {"ja": "根拠", "en": "Evidence"},
    "reason": {"ja": "理由", "en": "Reason"},
    "adjusted": {"ja": "聞き手の見立て", "en": "Adjusted by the interviewer"},
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
    "to_result": {"ja": "このままでよければ、f を入れて Enter で結果へ", "en": "f, then Enter, for the result"},
    "enter_questions": {
        "ja": "まだ答えていない質問に進むには、何も入れずに Enter",
        "en": "Enter alone for the questions still open",
    },
    "later_on": {
        "ja": "結果も計画書も保存してあります。あとで見るときは、次のフォルダの summary.html を開いてください。",
        "en": "Result and plan are saved. To see them later, open summary.html in this folder:",
    },
    "see_again": {
        "ja": "この画面でもう一度見るときや、答えを直すときは、次のように入れてください。",
        "en": "To see it here again, or to change an answer, type:",
    },
    "stay": {"ja": "（このままなら {letter}）", "en": " ({letter} keeps it)"},
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
    "why_not": {
        "ja": "当てはまらない理由を入れて Enter（取り消すなら、何も入れずに Enter）",
        "en": "Why it does not apply, Enter (Enter alone to go back)",
    },
    "write_note": {
        "ja": "{name} のメモを入れて Enter（渡す写しに載ります。変えないなら Enter だけ、消すなら - と Enter）",
        "en": "Note to {name}, Enter (it goes into copies; Enter alone leaves it, - takes it away)",
    },
    "write_private": {
        "ja": "{name} の控えを入れて Enter（どの書類にも写しにも載りません。消すなら - と Enter）",
        "en": "Your own note to {name}, Enter (in no document and no copy; - takes it away)",
    },
    "private_there": {
        "ja": "控え: あり（{letter} で書き直せます）",
        "en": "Own note: there is one ({letter} to rewrite it)",
    },
    "move_or_answer": {
        "ja": "「{typed}」を答えとして残しますか。  1 残す  2 入れ直す（{name}は、{letter} だけを入れて Enter）",
        "en": 'Keep "{typed}" as the answer?  1 keep it  2 type again ({letter} alone, then Enter, means: {name})',
    },
    "old_evidence": {
        "ja": "根拠は前の答えのときのままです: {evidence}（直すなら {letter}）",
        "en": "The evidence is still that of the former answer: {evidence} ({letter} to change it)",
    },
    "adjustment_gone": {
        "ja": "答えが見立てと同じになりました。見立ての理由は、根拠として残してあります。",
        "en": "The answer is now the one you would choose. Your reason is kept as its evidence.",
    },
    "reason_for": {"ja": "見立ての理由", "en": "Reason for it"},
    "came_back": {
        "ja": "前に答えた{n}問の答えが戻りました: {names}",
        "en": "{n} answers given before are back: {names}",
    },
    "marks": {
        "ja": "? わからない  * あとで  x 当てはまらない  - まだ  + メモか根拠あり",
        "en": "? don't know  * later  x not applicable  - open  + has a note or evidence",
    },
    "question_number": {"ja": "問{n}", "en": "Q{n}"},
    "confidence": {
        "ja": "この答えのもと  1 目で見た  2 人から聞いた  3 だいたい  Enter このまま進む",
        "en": "What it rests on  1 seen  2 heard  3 a guess  Enter leaves it",
    },
    "write_evidence": {
        "ja": "根拠（見たもの、聞いた相手）を入れて Enter（なければ、何も入れずに Enter）",
        "en": "Evidence (what was seen, who said so), Enter (or Enter alone)",
    },
    "adjust_to": {
        "ja": "見立ての番号（理由と一緒に計画書に載ります。消すなら 0、変えないなら Enter）",
        "en": "The option you would choose (printed in the plan with its reason; 0 takes it away, Enter leaves it)",
    },
    "why_adjust": {
        "ja": "そう見る理由を入れて Enter（取り消すなら、何も入れずに Enter）",
        "en": "Why, Enter (Enter alone to go back)",
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
