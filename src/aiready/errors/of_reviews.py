"""What is wrong with what was measured: the reviews of a sheet, the ledger, the rule they are judged by."""

REVIEW_MESSAGES: dict[str, dict[str, str]] = {
    "A470": {
        "ja": "「{id}」という振り返りの数字はありません。{hint}使えるもの: {options}",
        "en": "no number of a review is called '{id}'{hint} (choices: {options})",
    },
    "A471": {
        "ja": "{value}が、いちばん短い{low}からいちばん長い{high}までの間にありません。3つの数字を確かめてください",
        "en": "{value} does not lie between low {low} and high {high}; check the three numbers",
    },
    "A472": {
        "ja": "{id}（{n}人）が、{other}（{m}人）より多くなっています。どちらかを直してください",
        "en": "{id} ({n} people) is more than {other} ({m}); mend one of them",
    },
    "A473": {
        "ja": "{id}の日付（{day}）が、{other}（{before}）より前です。日付を確かめてください",
        "en": "{id} ({day}) lies before {other} ({before}); check the dates",
    },
    "A474": {
        "ja": (
            "1行目に、この見出しがありません: {missing}。"
            "見出しの行を書き足すか、aiready review 回答票 --new-ledger ファイル で空の表を作ってください"
        ),
        "en": (
            "the first row lacks these headings: {missing}; "
            "add them, or make an empty ledger with aiready review SHEET --new-ledger FILE"
        ),
    },
    "A475": {
        "ja": "ここには{wanted}を書いてください（いまは「{value}」）",
        "en": "{wanted} is wanted here (found '{value}')",
    },
    "A476": {
        "ja": "文字コードが分かりません。表計算ソフトで「CSV UTF-8」を選んで保存し直してください",
        "en": "the encoding is not known; save it again from the spreadsheet as 'CSV UTF-8'",
    },
    "A477": {
        "ja": (
            "{month}か月の数字が、まだありません（足りないもの: {missing}）。"
            "端末で aiready review を開いて答えるか、回答票の reviews: {checkpoint}: に書いてください"
        ),
        "en": (
            "there are no numbers for month {month} yet (missing: {missing}); "
            "answer them on a terminal with aiready review, or write them under reviews: {checkpoint}:"
        ),
    },
    "A478": {
        "ja": '引用符「"」が閉じていません。この欄を直して保存し直してください',
        "en": "the quote '\"' is not closed; mend this cell and save again",
    },
}

REVIEW_CAUSES: dict[str, dict[str, str]] = {
    "A470": {
        "ja": "reviews: の values: と answers: には、振り返りで聞く名前を書きます。例: minutes_per_case、weekly_users",
        "en": "Under values and answers of reviews stand the names the review asks for. Example: minutes_per_case",
    },
    "A471": {
        "ja": "真ん中の値は、いちばん短い値と長い値の間にあります。例: {value: 18, low: 14, high: 22}",
        "en": "A middle value lies between the shortest and the longest. Example: {value: 18, low: 14, high: 22}",
    },
    "A472": {
        "ja": "毎週使う人は、使った人より多くなりません。例: people_meant 4、people_used 3、weekly_users 2",
        "en": "Weekly users cannot be more than users. Example: people_meant 4, people_used 3, weekly_users 2",
    },
    "A473": {
        "ja": "振り返りは、使う前、お試し、1か月、3か月、6か月の順に進みます。年の打ち間違いがよくあります。",
        "en": "Reviews follow each other: before, trial, months 1, 3, 6. Often the year is a slip.",
    },
    "A474": {
        "ja": "見出しの行を消したか、別の表を選んでいます。日付、かかった分数、AIを使ったか、の3つは欠かせません。",
        "en": "The row of headings was deleted, or it is another table. Date, minutes and 'with AI' must be there.",
    },
    "A475": {
        "ja": "例: 日付は 2026-11-30 か 2026/11/30、分数は 18、AIを使ったか は「はい」か「いいえ」",
        "en": "Example: date 2026-11-30 or 2026/11/30, minutes 18, with AI yes or no",
    },
    "A476": {
        "ja": "読めるのは UTF-8、Shift_JIS、UTF-16 です。ExcelのブックそのものはCSVではありません。",
        "en": "UTF-8, Shift_JIS and UTF-16 can be read. A workbook of the spreadsheet itself is no CSV.",
    },
    "A477": {
        "ja": "振り返りは、その月に測った数字と人数を並べます。例: aiready review mysheet.yaml --month 1",
        "en": "A review lines up what was measured in that month. Example: aiready review mysheet.yaml --month 1",
    },
    "A478": {
        "ja": '引用符で始まる欄は、引用符で終わります。中の引用符は2つ重ねます。例: "彼は""早い""と言った"',
        "en": 'A cell that begins with a quote ends with one; one inside is doubled. Example: "he said ""quick"""',
    },
}
