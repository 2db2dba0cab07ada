"""What the help says of each option, and of the formats to choose from, in both languages."""

from aiready.text import Lang

FORMATS: dict[str, dict[Lang, str]] = {
    "md": {"ja": "文書", "en": "text"},
    "html": {"ja": "画面と印刷", "en": "pages to read and print"},
    "csv": {"ja": "取り組みの一覧", "en": "the list of actions"},
    "json": {"ja": "診断の結果を score.json に", "en": "the result as score.json"},
    "ics": {"ja": "予定表に取り込む形", "en": "entries for your calendar"},
    "xlsx": {"ja": "書き換えて使う Excel", "en": "a workbook that recalculates"},
    "docx": {"ja": "書き換えて使う Word", "en": "Word documents to edit"},
    "pdf": {"ja": "渡して印刷する PDF", "en": "pages to hand over"},
}
"""What each format is for; a test holds these names against the table of formats itself."""


def _formats(lang: Lang, one: str, comma: str) -> str:
    return comma.join(one.format(name, said[lang]) for name, said in FORMATS.items())


OPTIONS: dict[str, dict[Lang, str]] = {
    "sheet": {
        "ja": "回答票のファイル。「-」なら標準入力から読みます。",
        "en": "The answer sheet; - reads it from standard input.",
    },
    "sheets": {
        "ja": "回答票のファイル(いくつでも)。「-」なら標準入力から読みます。",
        "en": "Answer sheets, one or more; - reads one from standard input.",
    },
    "interview_sheet": {
        "ja": "回答票のファイル。なければ作り、あれば続きから始めます。",
        "en": "The answer sheet; made if it is not there, resumed if it is.",
    },
    "quick": {
        "ja": "20問だけ聞きます(9分ほど)。その分、結果には幅が出ます。残りは、あとから続けられます。",
        "en": "Ask 20 questions only (about 9 minutes). The result is wide; the rest can follow later.",
    },
    "interviewer": {
        "ja": "聞き手として進めます。続けて聞くこと、時間の目安、根拠、見立て、控えが加わります。",
        "en": "Ask as an interviewer: probes, time boxes, evidence, your own view and your own notes.",
    },
    "plain": {
        "ja": "表示も入力も1行ずつにします(読み上げソフト、簡素な画面、ほかのプログラムとつなぐとき)。",
        "en": "Print and read plain lines (screen readers, simple terminals, pipes).",
    },
    "answers": {
        "ja": "先に読み込む回答のファイル(回答票か「質問のid: 値」の並び)。画面で答えられないときも使えます。",
        "en": "Take answers from this file first (a sheet, or lines of ID: VALUE); needs no terminal.",
    },
    "brief_out": {
        "ja": "書き出すファイルの名前(.html か .md)。名前を書かなければ、画面に出します。",
        "en": "The file to write (.html or .md); printed if left out.",
    },
    "form_out": {
        "ja": "書き出すファイルの名前(.html)。メールで送るか、共有のフォルダに置いて使います。",
        "en": "The page to write (.html), to be mailed or put in a shared folder.",
    },
    "form_short": {
        "ja": "現場の人向けの短い質問(8問ほど)にします。集まった回答票は plan --same-firm で1つにまとめます。",
        "en": "The short questions for the floor (about 8); plan --same-firm brings the sheets together.",
    },
    "form_force": {
        "ja": "同じ名前のファイルがあっても、書き換えます。",
        "en": "Write over a file of that name.",
    },
    "compare_sheets": {
        "ja": "回答票を2つ、前回、今回の順に。--raters なら、同じ会社の2つから5つ。",
        "en": "Two answer sheets, the earlier one first; with --raters two to five of one firm.",
    },
    "compare_out": {
        "ja": "書き出すファイルの名前(.html か .md)。図がつきます。名前を書かなければ、画面に出します。",
        "en": "The page to write (.html or .md), with a chart; without it the screen shows the result.",
    },
    "month": {
        "ja": "どの振り返りか。1、3、6のどれか。書かなければ、数字のあるいちばん新しいもの。",
        "en": "Which review: 1, 3 or 6; by default the latest that has numbers.",
    },
    "ledger": {
        "ja": "1件ずつ測った記録の表(CSV)。ここから、真ん中の値と幅を出します。",
        "en": "The ledger of timed cases (CSV); the middle values and ranges are taken from it.",
    },
    "new_ledger": {
        "ja": "空の記録の表を、この名前で作ります(例 mysheet-times.csv)。同じ名前のファイルがあれば作りません。",
        "en": "Make an empty ledger of this name (such as mysheet-times.csv); one that is there stays as it is.",
    },
    "ask": {
        "ja": "まだない数字を、1つずつたずねます(端末で)。",
        "en": "Ask for the numbers that are not there yet, one by one, on a terminal.",
    },
    "review_out": {
        "ja": "書き出すファイルの名前(.html か .md)。図がつきます。名前を書かなければ、画面に出します。",
        "en": "The page to write (.html or .md), with a chart; without it the screen shows the result.",
    },
    "raters": {
        "ja": "同じ会社の2人から5人の回答票を、立場ごとに並べて見ます。",
        "en": "Lay the sheets of two to five people of one firm side by side.",
    },
    "merged": {
        "ja": "何人かの答えを合わせた回答票を、この名前で書き出します(--raters と同じ見方をします)。",
        "en": "Write the sheet that several people make together to this file (implies --raters).",
    },
    "same_firm": {
        "ja": "回答票を、1つの会社の何人かの答えとして合わせます。",
        "en": "Take the sheets for those of several people of one firm, and merge them.",
    },
    "share_out": {
        "ja": "写しのファイルの名前。名前を書かなければ、回答票の名前に -share をつけます。",
        "en": "The copy's file; by default the sheet's name with -share.",
    },
    "places": {
        "ja": "計画書を書き出した、ほかの場所。いくつでも指定できます。",
        "en": "Another place where plans were written; may be given several times.",
    },
    "yes": {"ja": "確かめずに、すぐ消します。", "en": "Erase without asking."},
    "out": {"ja": "書き出すフォルダ。", "en": "The folder to write."},
    "formats": {
        "ja": f"形式をコンマで並べます。{_formats('ja', '{}({})', '、')}。",
        "en": f"Formats joined by commas: {_formats('en', '{} ({})', ', ')}.",
    },
    "start": {
        "ja": "始める日(例 2026-12-07)。書かなければ、次の営業日の月曜日。計画があれば、その始める日のまま。",
        "en": "First day (such as 2026-12-07); by default the next working Monday, or the day a plan there began.",
    },
    "json": {"ja": "機械で読める形(JSON)で出します。", "en": "Print JSON."},
    "done": {
        "ja": "済んだ取り組みに、idで印を付けます。いくつでも並べられます。回答票も要ります。",
        "en": "Mark an action as done, ID or ID=STATE; may be given several times. SHEET is needed, too.",
    },
    "dry_run": {
        "ja": "書かずに、できるファイルの名前と、前の計画から変わるところを出します。",
        "en": "Write nothing; print the names of the files, and what would change in the plan.",
    },
    "strict": {
        "ja": "計画の順番に直すところがあれば、書いたうえで番号1で終わります。",
        "en": "End with 1 where a check of the plan finds something to mend; the plan is written all the same.",
    },
    "force": {
        "ja": "ほかのファイルがあるフォルダにも書きます。手で直したファイルは残します。",
        "en": "Write into a folder that holds other files; edited files stay.",
    },
    "overwrite_edited": {
        "ja": "手で直したファイルも上書きします。",
        "en": "Replace files that were edited by hand, too.",
    },
    "what": {
        "ja": "壁・関門・行動のid、check:確かめるid、または rollout。書かなければ全体。",
        "en": "The id of a barrier, gate or action, check:ID, or rollout; all if left out.",
    },
    "code": {"ja": "エラーの番号(例 A201)。", "en": "The code of an error, such as A201."},
    "assignments": {"ja": "「質問のid=値」。いくつでも並べられます。", "en": "ID=VALUE, as many as you like."},
    "folder": {
        "ja": "パックのフォルダ。書かなければ組み込みのもの。",
        "en": "The pack's folder; the built-in one if left out.",
    },
    "if": {
        "ja": "「もしこう答えたら」を試します(質問のid=値)。いくつでも並べられます。回答票は変えません。",
        "en": "Try another answer, ID=VALUE; may be given several times. The sheet stays as it is.",
    },
    "best_next": {
        "ja": "1つだけ進めるなら、どれがいちばん効くかを並べます。",
        "en": "Rank the single changes by what they open.",
    },
    "method": {
        "ja": "結果の出し方を、重み、区切り、規則まで全部出します。回答票は要りません。",
        "en": "Print the whole method: weights, borders, rules. Needs no SHEET.",
    },
    "fail_on": {
        "ja": "この高さ以上の壁、赤の関門、この段階までの会社があれば、番号1で終わります。",
        "en": "End with 1 where a barrier stands this high, this gate is red, or the stage is no further.",
    },
    "help": {"ja": "この説明を出します。", "en": "Show this help."},
}
COMMON: tuple[tuple[str, dict[Lang, str]], ...] = (
    ("--lang ja|en", {"ja": "言葉を選びます。", "en": "Language."}),
    ("--today DATE", {"ja": "今日の日付の代わりに使う日。", "en": "The day to take as today."}),
    (
        "--open",
        {
            "ja": "できたページをブラウザで開きます（demo、plan、compare、review、brief、form）。",
            "en": "Open the page that was made in a browser (demo, plan, compare, review, brief, form).",
        },
    ),
    (
        "--brand FILE",
        {
            "ja": "書類に載せる名前・ロゴ・色を書いたファイル。",
            "en": "Whose name, logo and colour the documents carry (a brand.yaml).",
        },
    ),
    ("--quiet, -q", {"ja": "エラーのほかは黙ります。", "en": "Say nothing but errors."}),
    ("--debug", {"ja": "不具合のとき、詳しい記録を画面に出します。", "en": "Show the traceback of a bug."}),
    ("--version", {"ja": "版を出します。", "en": "Show the version."}),
)
