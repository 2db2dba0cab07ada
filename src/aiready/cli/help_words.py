"""What the help says of commands, their examples and their exit codes, in both languages."""

from aiready.text import Lang

COMMANDS: dict[str, dict[Lang, str]] = {
    "demo": {
        "ja": "見本の21社で、診断から計画書までを通しで見せます。",
        "en": "Shows the whole job on 21 sample firms, from answers to plans.",
    },
    "interview": {
        "ja": "質問に答えると、結果と計画書ができます。途中でやめても続きから始められます。",
        "en": "Asks, saves after every answer, and ends with the result and the plan. Stop and resume at any time.",
    },
    "score": {
        "ja": "五つの壁の高さ、関門、進め方を表示します。",
        "en": "Shows the five barriers, the gates and the way to go.",
    },
    "plan": {"ja": "計画書と、すぐ使える書類を書き出します。", "en": "Writes the plan and the documents it needs."},
    "explain": {
        "ja": "壁の点、進め方の規則、行動の理由、エラーの意味、結果の出し方の全体を説明します。",
        "en": "Explains the points of a barrier, the rule of the rollout, an action, an error, or the whole method.",
    },
    "compare": {
        "ja": "同じ会社の前回と今回を比べます。もう一度聞いても動く幅は、変化と言いません。",
        "en": "Compares one firm on two dates; what asking again would show anyway is not called a change.",
    },
    "review": {
        "ja": "1・3・6か月後の数字を使う前と並べ、広げる・直す・やめると、次の月曜にすることを出します。",
        "en": "Sets months 1, 3 and 6 beside the time before: widen, mend or stop, and what to do next Monday.",
    },
    "answer": {"ja": "質問せずに、回答を書き込みます。", "en": "Sets answers without asking."},
    "brief": {
        "ja": "聞き取りの前に送る案内を作ります(同席する人、かかる時間、何がどこに残るか)。",
        "en": "Makes the page to send before an interview: who, how long, what is kept and where.",
    },
    "form": {
        "ja": "同じ質問を、ネットにつながない1枚の画面(HTML)にします。答えを保存すると、回答票になります。",
        "en": "Makes the same questions one page (HTML) that needs no network; what it saves is an answer sheet.",
    },
    "share": {
        "ja": "名前と聞き手の控えを除いた、回答票の写しを作ります。",
        "en": "Writes a copy of the sheet without private notes and names.",
    },
    "where": {
        "ja": "会社の情報が入っているファイルを、一覧にします。",
        "en": "Lists the files that hold the firm's data.",
    },
    "erase": {
        "ja": "会社の情報が入っているファイルを一覧で見せ、よければ消します。",
        "en": "Lists the files that hold the firm's data and, once you agree, removes them.",
    },
    "pack": {"ja": "質問や行動を書く人のための道具です。", "en": "Tools for those who write questions and actions."},
    "check": {
        "ja": "質問・行動・ひな形が正しくつながっているか確かめます。",
        "en": "Checks that questions, actions and templates hold together.",
    },
    "coverage": {
        "ja": "元の資料の1行ごとに、使っている場所を表にします。",
        "en": "Prints a table of every statement of the sources and where it is used.",
    },
}
EXAMPLES: dict[str, str] = {
    "demo": "aiready demo -o demo",
    "interview": "aiready interview mysheet.yaml",
    "score": "aiready score mysheet.yaml --json",
    "plan": "aiready plan mysheet.yaml -o myplan --start 2026-12-07",
    "explain": "aiready explain mysheet.yaml champion",
    "compare": "aiready compare may.yaml november.yaml -o comparison.html",
    "review": "aiready review mysheet.yaml --month 3 --ledger mysheet-times.csv -o review.html",
    "answer": "aiready answer mysheet.yaml champion.appointed=asked company.employees=30",
    "brief": "aiready brief -o brief.html",
    "form": "aiready form -o questions.html",
    "share": "aiready share mysheet.yaml -o copy.yaml",
    "where": "aiready where mysheet.yaml",
    "erase": "aiready erase mysheet.yaml",
    "pack": "aiready pack check",
    "check": "aiready pack check .",
    "coverage": "aiready pack coverage",
}
CODES: dict[str, dict[Lang, str]] = {
    "demo": {"ja": "0 できた / 2 書けない", "en": "0 done / 2 cannot write"},
    "interview": {
        "ja": "0 終わった / 2 端末がない・読めない・書けない / 130 途中で止めた(保存済み)",
        "en": "0 finished / 2 no terminal, cannot read or write / 130 stopped, saved",
    },
    "score": {
        "ja": "0 できた / 1 --fail-on に当てはまる / 2 回答票が正しくない",
        "en": "0 done / 1 --fail-on holds / 2 the sheet is not valid",
    },
    "plan": {
        "ja": "0 できた / 1 --strict で直すところがある / 2 回答票が正しくない・書けない",
        "en": "0 done / 1 --strict found faults / 2 the sheet is not valid, or cannot write",
    },
    "explain": {"ja": "0 できた / 2 その名前がない", "en": "0 done / 2 there is no such thing"},
    "compare": {
        "ja": "0 できた / 2 回答票が正しくない・別の会社・書けない",
        "en": "0 done / 2 a sheet is not valid, two firms, cannot write",
    },
    "review": {
        "ja": "0 できた / 2 数字がない・回答票か記録の表が正しくない・書けない / 130 途中で止めた(保存済み)",
        "en": "0 done / 2 no numbers, the sheet or the ledger is not valid, cannot write / 130 stopped, saved",
    },
    "answer": {"ja": "0 書いた / 2 回答が正しくない", "en": "0 written / 2 an answer is not valid"},
    "brief": {"ja": "0 できた / 2 書けない", "en": "0 done / 2 cannot write"},
    "form": {"ja": "0 できた / 2 書けない", "en": "0 done / 2 cannot write"},
    "share": {
        "ja": "0 できた / 2 回答票が正しくない・書けない",
        "en": "0 done / 2 the sheet is not valid, or cannot write",
    },
    "where": {"ja": "0 できた / 2 回答票がない", "en": "0 done / 2 there is no such sheet"},
    "erase": {
        "ja": "0 消した・消さないと答えた / 2 回答票がない・聞けない・消せない",
        "en": "0 erased, or told not to / 2 no such sheet, nobody to ask, cannot remove",
    },
    "pack": {"ja": "0 問題なし / 1 直すところがある / 2 読めない", "en": "0 sound / 1 faults found / 2 cannot be read"},
    "check": {
        "ja": "0 問題なし / 1 直すところがある / 2 読めない",
        "en": "0 sound / 1 faults found / 2 cannot be read",
    },
    "coverage": {"ja": "0 できた / 2 読めない", "en": "0 done / 2 cannot be read"},
}
