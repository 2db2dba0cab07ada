"""What commands say besides their result, in both languages."""

from aiready.text import Lang

SAYS: dict[str, dict[Lang, str]] = {
    "purpose": {
        "ja": "aiready: 中小企業が生成AIを使い始めるための、月曜から動ける計画を作ります。",
        "en": 'aiready: from "we want to use generative AI" to a plan that starts on Monday, for small firms.',
    },
    "begin": {"ja": "まず、次の3つのどれかをどうぞ。", "en": "Begin with one of these three."},
    "begin_demo": {"ja": "見本を見る", "en": "see samples"},
    "begin_interview": {
        "ja": "自社を診断する(20分ほど。途中からも始められます)",
        "en": "assess your firm (about 20 minutes)",
    },
    "begin_help": {"ja": "使い方を見る", "en": "see how it works"},
    "brand_dark": {
        "ja": "色 {colour} は、暗い画面では読めるように明るくして、{dark} で表示します。",
        "en": "On dark screens the colour {colour} is lightened to {dark}, so that it can be read.",
    },
    "usage": {"ja": "使い方", "en": "Usage"},
    "arguments": {"ja": "渡すもの", "en": "Arguments"},
    "options": {"ja": "選択", "en": "Options"},
    "common": {"ja": "どのコマンドでも使える選択", "en": "Options for every command"},
    "commands": {"ja": "コマンド", "en": "Commands"},
    "example": {"ja": "例", "en": "Example"},
    "exit_codes": {"ja": "終わり方の番号", "en": "Exit codes"},
    "bug": {
        "ja": "aiready の不具合です。記録: {path}（--debug をつけると詳しく出ます）",
        "en": "This is a bug in aiready. Report: {path} (--debug shows more)",
    },
    "stopped": {"ja": "途中で止めました。", "en": "Stopped."},
    "moved": {
        "ja": "{id} はいまの質問にないため、set_aside に移しました。",
        "en": "{id} is not asked any more; it was moved to set_aside.",
    },
    "kept": {
        "ja": "{path} は手で直されているため、そのまま残しました。",
        "en": "{path} was edited by hand and left as it is.",
    },
    "done_of_one": {
        "ja": "--done は、1社の計画にだけ付けられます（例: aiready plan 回答票.yaml -o 計画 --done input_card）",
        "en": "--done is for the plan of one firm (aiready plan sheet.yaml -o myplan --done input_card)",
    },
    "edits_kept": {
        "ja": "人が手を入れた取り組み{n}件を、そのまま引き継ぎました。",
        "en": "Edits of {n} actions were kept.",
    },
    "start_stays": {
        "ja": "始めた日（{day}）はそのままです。ずらすときは --start を付けてください。",
        "en": "The plan still starts on {day}; --start moves it.",
    },
    "plan_added": {"ja": "加わる: {title} [{id}]（{by}）", "en": "added: {title} [{id}] ({by})"},
    "plan_removed": {"ja": "外れる: {title} [{id}]（{by}）", "en": "removed: {title} [{id}] ({by})"},
    "plan_changed": {
        "ja": "変わる: {title} [{id}] {field}: {was} → {now}（{by}）",
        "en": "changed: {title} [{id}] {field}: {was} -> {now} ({by})",
    },
    "by_you": {"ja": "人が直した", "en": "edited by hand"},
    "by_aiready": {"ja": "aiready", "en": "aiready"},
    "no_option": {"ja": "{name} という選択はありません", "en": "there is no option {name}"},
    "no_command": {"ja": "{name} というコマンドはありません", "en": "there is no command {name}"},
    "did_you_mean": {"ja": "（{name} のことですか）", "en": " (did you mean {name}?)"},
    "missing": {"ja": "{name} がありません", "en": "{name} is missing"},
    "no_dash": {
        "ja": "回答を書き込むファイルの名前が要ります（「-」には書けません）",
        "en": "name a file to write answers to (- cannot be written to)",
    },
    "needs_value": {"ja": "{name} には値が要ります", "en": "{name} needs a value"},
    "extra": {"ja": "余分な言葉があります", "en": "there are words too many"},
    "see_help": {"ja": "。使い方: aiready --help", "en": "; see aiready --help"},
    "sound": {
        "ja": "直すところはありません（質問{questions}、行動{actions}）。",
        "en": "No faults ({questions} questions, {actions} actions).",
    },
    "faults": {"ja": "直すところが{n}件あります。", "en": "{n} faults."},
    "answered": {"ja": "{path}: {n}件の回答を書きました。", "en": "{path}: {n} answers written."},
    "firm": {"ja": "会社", "en": "Firm"},
    "people": {"ja": "人数", "en": "People"},
    "stage": {"ja": "段階", "en": "Stage"},
    "highest": {"ja": "いちばん高い壁", "en": "Highest barrier"},
    "way": {"ja": "進め方", "en": "Way"},
    "monday": {"ja": "最初の月曜にすること", "en": "First thing on Monday"},
    "not_opened": {
        "ja": "ここではブラウザを開けません。次のファイルを、画面のあるパソコンで開いてください: {path}",
        "en": "No browser can be opened here. Open this file on a computer with a screen: {path}",
    },
    "no_page": {
        "ja": "--open には、開けるページが要ります（{how}）",
        "en": "--open needs a page to open ({how})",
    },
    "open_with_html": {
        "ja": "形式に html を入れ、--dry-run を外します",
        "en": "have html among the formats, no --dry-run",
    },
    "open_with_out": {"ja": "-o ファイル.html をつけます", "en": "add -o FILE.html"},
    "open_with": {
        "ja": "demo、plan、compare、review、brief、form で使えます",
        "en": "it goes with demo, plan, compare, review, brief, form",
    },
    "open_this": {"ja": "ブラウザで開くファイル", "en": "Open this in a browser"},
    "red": {"ja": "先に片づけること（赤の関門）", "en": "To settle first (red gates)"},
    "how_high": {
        "ja": "五つの壁の高さ（0から100まで。高いほど、先に手を打つところ）",
        "en": "How high the five barriers stand (0 to 100; the higher, the sooner to act)",
    },
    "aim": {"ja": "目的", "en": "Aim"},
    "range": {
        "ja": "かっこの中は、分からない答えによって動く幅です。",
        "en": "In brackets: how far it could move with the answers not known.",
    },
    "first_day": {"ja": "{day}にすること", "en": "To do on {day}"},
    "none": {"ja": "なし", "en": "none"},
    "tie": {"ja": "（仮）", "en": " (a tie-break)"},
    "find_out": {"ja": "先に確かめること", "en": "Find out first"},
    "likely_risks": {"ja": "このままだとつまずきやすいところ", "en": "Where it is likely to go wrong as it stands"},
    "answers_of": {"ja": "{asked}問中{answered}問に回答", "en": "{answered} of {asked} answered"},
    "read_again": {
        "ja": "次の文には、消しきれなかった名前が残っているかもしれません。渡す前に、読んで確かめてください。",
        "en": "Names that were not caught may still stand in these texts. Read them before you hand the copy on.",
    },
    "found_here": {
        "ja": (
            "回答票と同じフォルダと、その3つ下までのフォルダで見つかったものです。"
            "計画書などをほかに書き出したときは、その場所を --in に続けて書いてください。"
            "印刷したもの、送ったもの、バックアップ（控え）は、ここからは分かりません。"
        ),
        "en": (
            "This is what lies in the sheet's folder and up to three below. Name other places with --in. "
            "What was printed, sent or backed up cannot be seen from here."
        ),
    },
    "erase_these": {
        "ja": (
            "これらのファイルを消します。元には戻せません。"
            "よければ「はい」か y を入れて Enter、やめるなら何も入れずに Enter を押してください。"
        ),
        "en": "These files will be removed for good. "
        "Type yes (or y) and press Enter to go on, or Enter alone to leave them.",
    },
    "files": {"ja": "{n}個のファイル", "en": "{n} files"},
    "not_erased": {"ja": "何も消していません。", "en": "Nothing was removed."},
    "erased": {
        "ja": "消しました。バックアップ（控え）やネット上の保管場所に写しがあれば、そちらも消してください。",
        "en": "Removed. If a backup or online storage holds copies, remove those, too.",
    },
    "left_index": {
        "ja": "{path} には、この会社の名前がほかの会社と並んで載っています（ここでは消しません）。",
        "en": "{path} names this firm beside others (it is not removed here).",
    },
    "left_foreign": {
        "ja": "{path} は、だれかがあとから置いたファイルです（ここでは消しません）。",
        "en": "{path} was put there by somebody (it is not removed here).",
    },
    "adjusted": {"ja": "聞き手の見立てで数えた回答", "en": "Answers adjusted by the interviewer"},
    "about_minutes": {"ja": "約{n}分", "en": "about {n} min"},
    "what_if": {"ja": "もし、そう答えたら", "en": "With these answers"},
    "no_difference": {"ja": "結果は変わりません。", "en": "Nothing would be different."},
    "added": {"ja": "加わる取り組み", "en": "Added to the plan"},
    "dropped": {"ja": "外れる取り組み", "en": "Dropped from the plan"},
    "best_next": {"ja": "1つだけ進めるなら", "en": "If you did only one thing"},
    "nothing_next": {"ja": "これ以上、一段上げられる答えはありません。", "en": "No answer can be raised any further."},
    "clears": {"ja": "片づく関門", "en": "clears"},
    "stage_on": {"ja": "次の段階へ進める", "en": "leads to the next stage"},
    "points_off": {"ja": "壁の高さが合わせて{n}下がる", "en": "takes {n} off the barriers"},
    "so_many_sheets": {
        "ja": "同じ会社の回答票を{least}つから{most}つ並べてください（いまは{n}つ）",
        "en": "name {least} to {most} sheets of one firm (there are {n})",
    },
    "merged": {
        "ja": "合わせた回答票を書きました: {path} (score、plan、explain でも、そのまま使えます)",
        "en": "The merged sheet is in {path}; score, plan and explain take it as any other.",
    },
    "two_sheets": {
        "ja": "回答票を2つ、前回、今回の順に並べてください（いまは{n}つ）",
        "en": "name two sheets, the earlier one first (there are {n})",
    },
    "turned_round": {
        "ja": "前回の日付（{old}）が、今回（{new}）より後です。順番が逆なら、入れ替えてください。このまま比べます。",
        "en": "The first sheet ({old}) is later than the second ({new}); if they are the wrong way round, swap them. "
        "Going on as they are.",
    },
    "ledger_made": {
        "ja": (
            "記録の表を作りました。表計算ソフトで開き、1件を1行で書いて、CSVのまま保存します。"
            "書けたら aiready review {path} --ledger {to} で読み込めます。"
            "名前を「回答票の名前-times.csv」にしておくと、aiready where と erase でも見つかります。"
        ),
        "en": "The ledger is there. Open it in a spreadsheet, write one case a row, and save it as CSV. "
        "Then: aiready review {path} --ledger {to}. "
        "Named after the sheet with -times.csv, it is also found by aiready where and erase.",
    },
    "review_stopped": {
        "ja": "ここまでの答えは保存しました。続きは aiready review {path} --month {month} --ask で始められます。",
        "en": "Everything so far is saved. Go on with aiready review {path} --month {month} --ask",
    },
    "review_due": {
        "ja": "次の振り返り（{month}か月）の時期です: aiready review {path} --month {month}",
        "en": "It is time for the next review: aiready review {path} --month {month}",
    },
    "review_moves": {"ja": "h 説明  w わからない  s やめる", "en": "h help  d don't know  s stop"},
    "review_keys": {"ja": "hws", "en": "hds"},
    "review_number": {"ja": "番号", "en": "Number"},
    "review_how_known": {"ja": "どうやって分かりましたか。", "en": "How is it known?"},
    "review_how_help": {
        "ja": "数えたか時計で測ったなら1、人に聞いたなら2、思い出してだいたいなら3です。",
        "en": "1 if it was counted or timed, 2 if somebody told you, 3 if it is a guess.",
    },
    "review_too_many": {
        "ja": "{n}人は、前の答えの{most}人より多くなっています。もう一度入れてください。",
        "en": "{n} is more than the {most} of the answer before; try again.",
    },
    "because": {"ja": "理由", "en": "Because"},
    "points": {"ja": "{points}点 / 3点", "en": "{points} of 3 points"},
    "not_in_plan": {"ja": "この計画には入っていません。", "en": "It is not in this plan."},
    "left_open": {"ja": "未回答・わからない", "en": "open or unknown"},
    "possible": {"ja": "まだありうる進め方", "en": "Still possible"},
    "flips": {
        "ja": "次の答えが1つ違えば、進め方が変わります",
        "en": "One of these answers, if different, would change the way",
    },
    "reckoning": {
        "ja": "高さ = 失った点 {lost} ÷ 満点 {most} × 100 = {severity}",
        "en": "height = points {lost} / most {most} x 100 = {severity}",
    },
}


def say(phrase: str, lang: Lang, /, **values: object) -> str:
    """A phrase in one language with its values filled in."""
    return SAYS[phrase][lang].format(**values)
