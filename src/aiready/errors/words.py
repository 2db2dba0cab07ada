"""What every error says, in both languages; shipped as code, since the pack itself may be the broken thing."""

from aiready.errors.of_documents import DOCUMENT_MESSAGES
from aiready.errors.of_numbers import NUMBER_MESSAGES
from aiready.errors.of_plans import PLAN_MESSAGES
from aiready.errors.of_reviews import REVIEW_MESSAGES

MESSAGES: dict[str, dict[str, str]] = {
    # A1: a file cannot be read as text or YAML
    "A101": {
        "ja": "ファイルを開けません（{reason}）。場所と名前を確かめてください",
        "en": "cannot open the file ({reason}); check its place and name",
    },
    "A102": {
        "ja": "ファイルが大きすぎます（{size}バイト、上限{limit}）。中身を分けてください",
        "en": "the file is too large ({size} bytes, limit {limit}); split it",
    },
    "A103": {
        "ja": "UTF-8ではありません{encoding}。UTF-8で保存し直してください",
        "en": "not UTF-8{encoding}; save it as UTF-8",
    },
    "A104": {
        "ja": "見えない文字 U+{char} は使えません。消してください",
        "en": "invisible character U+{char} is not allowed; delete it",
    },
    "A105": {"ja": "YAMLとして読めません。{slip}", "en": "not valid YAML: {slip}"},
    "A106": {
        "ja": "同じ項目「{key}」が2回あります（最初は{first}行目）。どちらかを消してください",
        "en": "duplicate key '{key}' (first on line {first}); delete one of them",
    },
    "A107": {
        "ja": "「{what}」は使えません。値をそのまま書いてください",
        "en": "'{what}' is not allowed; write the value itself",
    },
    "A108": {
        "ja": "字下げにタブがあります。半角スペースにしてください",
        "en": "a tab is used for indentation; use spaces",
    },
    "A109": {
        "ja": "入れ子が深すぎるか、値が多すぎます（上限{limit}）。入れ子を浅くするか、中身を分けてください",
        "en": "nested too deeply or too many values (limit {limit}); make it flatter or split it",
    },
    "A110": {
        "ja": "ファイルが空です。中身を書くか、別のファイルを選んでください",
        "en": "the file is empty; fill it or choose another one",
    },
    "A111": {
        "ja": "「---」で区切られた2つ目の文書があります。1つのファイルには1つだけ書いてください",
        "en": "a second document begins after '---'; write one document a file",
    },
    "A112": {
        "ja": "項目名「{key}」は文字で書いてください。引用符で囲むと文字になります",
        "en": "key '{key}' is not text; put it in quotes",
    },
    "A113": {
        "ja": "全角の「{char}」があります。半角の「{plain}」にしてください",
        "en": "full-width '{char}' found; use the plain '{plain}'",
    },
    # A2: a value is not what is expected there (sheets and packs alike)
    "A201": {
        "ja": "「{value}」という選択肢は {question} にありません。{hint}選べるもの: {options}",
        "en": "unknown option '{value}' for {question}{hint} (options: {options})",
    },
    "A202": {
        "ja": "「{id}」という質問はありません。{hint}idを直すか、消してください",
        "en": "unknown question '{id}'{hint} (mend the id or delete it)",
    },
    "A203": {
        "ja": "ここには{wanted}を書いてください（いまの値: {value}）",
        "en": "{wanted} is wanted here (found: {value})",
    },
    "A204": {
        "ja": "{value} は範囲の外です。{limit}の数を書いてください",
        "en": "{value} is out of range; write {limit}",
    },
    "A205": {
        "ja": "「{key}」という項目はありません。{hint}名前を直すか、消してください",
        "en": "unknown key '{key}'{hint} (mend the name or delete it)",
    },
    "A206": {"ja": "「{key}」がありません。書き足してください", "en": "'{key}' is missing; add it"},
    "A207": {
        "ja": "{question} では「当てはまらない」を選べません。分からなければ unknown と書いてください",
        "en": "{question} does not allow not_applicable; write unknown if nobody knows",
    },
    "A208": {
        "ja": "「{value}」は日付として読めません。2026-11-20 のように書いてください",
        "en": "'{value}' is not a date; write it like 2026-11-20",
    },
    "A209": {
        "ja": "「{value}」は使えません。{hint}使えるもの: {options}",
        "en": "'{value}' is not allowed{hint} (allowed: {options})",
    },
    "A210": {
        "ja": "文の長さが合いません（いまは{found}字）。{limit}の字数で書いてください",
        "en": "the text has {found} characters; write {limit}",
    },
    "A211": {
        "ja": "この回答票はパック「{found}」用で、いまのパック「{wanted}」では読めません。打ち間違いなら直してください",
        "en": "this sheet belongs to pack '{found}', not to '{wanted}', and cannot be read; mend the id if mistyped",
    },
    "A212": {
        "ja": "{id} は会社の基本情報です。company: の下に書いてください",
        "en": "{id} is a fact about the firm; write it under company:",
    },
    "A213": {
        "ja": "一覧の数が合いません（いまは{found}個）。{limit}の個数で書いてください",
        "en": "the list has {found} entries; write {limit}",
    },
    # A3: the parts of a pack do not fit together
    "A301": {
        "ja": "{lang}の文がありません。両方の言語で書いてください",
        "en": "the {lang} text is missing; write both languages",
    },
    "A302": {
        "ja": "「{id}」という{kind}はありません。{hint}名前を直すか、書き足してください",
        "en": "no {kind} is called '{id}'{hint} (mend the name or add it)",
    },
    "A303": {
        "ja": "先にやることが一周しています: {way}。どこかの needs を外してください",
        "en": "needs go round in a circle: {way}; take one of them out",
    },
    "A304": {
        "ja": "書類「{id}」のひな形がありません。templates/kit/{id}.md.j2 を作るか、名前を直してください",
        "en": "there is no template for document '{id}'; make templates/kit/{id}.md.j2 or mend the name",
    },
    "A305": {
        "ja": "進め方の規則「{id}」には決して届きません。前の規則と順番を見直してください",
        "en": "rollout rule '{id}' is never reached; look at the rules before it",
    },
    "A306": {
        "ja": "壁「{barrier}」の段階「{level}」に応える行動がありません。1つ足してください",
        "en": "no action serves barrier '{barrier}' at level '{level}'; add one",
    },
    "A307": {
        "ja": "「{id}」が2回あります（もう1つは {other}）。idは1回だけ使ってください",
        "en": "'{id}' stands twice (the other: {other}); use an id once",
    },
    "A308": {
        "ja": "点のつく質問 {question} には、選択肢を悪い順に{wanted}つ書いてください（いまは{found}つ）",
        "en": "scored question {question} needs {wanted} options from worst to best (found {found})",
    },
    "A309": {
        "ja": "最後の1つは {{about: always}} にしてください。このままでは、どれにも当てはまらない会社が残ります",
        "en": "the last one must say {{about: always}}, else some firm fits none of them",
    },
    "A310": {
        "ja": "点のつく質問 {question} は隠せません。ask_when を外してください",
        "en": "scored question {question} must always be asked; take ask_when out",
    },
    "A311": {
        "ja": "「{slot}」という差し込みは使えません。使えるもの: {options}",
        "en": "slot '{slot}' is not known; allowed: {options}",
    },
    "A312": {
        "ja": "必要なファイルかフォルダがありません。作るか、名前を直してください",
        "en": "this file or folder is missing; make it or mend its name",
    },
    "A313": {
        "ja": "しきい値は小さい順に書いてください（medium < high < severe）",
        "en": "thresholds must rise (medium < high < severe)",
    },
    "A314": {
        "ja": "ひな形を読めません（{problem}）。この行の前後を直してください",
        "en": "the template cannot be read ({problem}); mend it around this line",
    },
    "A315": {
        "ja": "「{id}」と「{other}」は1文字違いです。取り違えを防ぐため、もっと違う名前にしてください",
        "en": "'{id}' and '{other}' differ by one character; make them less alike",
    },
    "A316": {
        "ja": "赤の関門「{gate}」を解く行動がありません。1つ足してください",
        "en": "no action covers gate '{gate}'; add one",
    },
    "A317": {
        "ja": "壁か軸の区分「{id}」がありません。書き足してください",
        "en": "barrier or axis '{id}' is missing; add its section",
    },
    "A318": {
        "ja": "制度「{id}」を確かめる時期です（期限 {day}、あと{left}日）。公式の案内を読み直してください",
        "en": "check programme '{id}' (valid until {day}, {left} days left): read its official page again",
    },
    "A319": {
        "ja": "「{id}」には、調べた人・時期・入手先がないか、裏づけがないため、数字として見せられません",
        "en": "'{id}' lacks who, when and where, or has no source, and cannot be shown as a figure",
    },
    "A320": {
        "ja": "出典「{id}」はどこにも使われていません。使うか、left_out に理由を書いてください",
        "en": "source '{id}' is used nowhere; use it or write the reason under left_out",
    },
    "A321": {
        "ja": "出典「{id}」は {place} で使われているのに、left_out があります。どちらかを消してください",
        "en": "source '{id}' is used by {place} and has left_out; take one of them out",
    },
    "A322": {
        "ja": "書類「{id}」の題名がありません。playbooks/_documents.yaml に書き足してください",
        "en": "document '{id}' has no title; add it to playbooks/_documents.yaml",
    },
    **PLAN_MESSAGES,
    **DOCUMENT_MESSAGES,
    **NUMBER_MESSAGES,
    **REVIEW_MESSAGES,
    **DOCUMENT_MESSAGES,
    # A4: the command cannot be carried out
    "A401": {
        "ja": "{path} にはほかのファイルがあります。別の場所を選ぶか、--force をつけてください",
        "en": "{path} holds other files; choose another place or add --force",
    },
    "A402": {
        "ja": (
            "{path} は作ったあとで書き換えられています。残したまま続けるには "
            "--force、上書きするには --overwrite-edited をつけてください"
        ),
        "en": "{path} was edited since it was made; add --force to go on and keep it, --overwrite-edited to replace it",
    },
    "A403": {
        "ja": (
            "ここでは質問できません（画面とキーボードのある端末が要ります）。"
            "端末で開くか、--plain か --answers ファイル をつけてください"
        ),
        "en": "there is no terminal to ask on; open one, or add --plain or --answers FILE",
    },
    "A404": {
        "ja": "{path} に書けません（{reason}）。空きと権限を確かめてください",
        "en": "cannot write {path} ({reason}); check space and permissions",
    },
    "A405": {
        "ja": "「{found}」は「質問のid=値」の形ではありません。例: champion.appointed=asked",
        "en": "'{found}' is not of the form ID=VALUE; example: champion.appointed=asked",
    },
    "A406": {
        "ja": "「{what}」は説明できません。{hint}選べるもの: {options}",
        "en": "cannot explain '{what}'{hint} (choices: {options})",
    },
    "A407": {
        "ja": "{path} は読み込んだあとで書き換えられました。あなたの回答は {saved} に保存しました",
        "en": "{path} was changed since it was read; your answers were saved to {saved}",
    },
    "A408": {
        "ja": "「{value}」という形式はありません。使えるもの: {options}",
        "en": "unknown format '{value}'; choices: {options}",
    },
    "A409": {"ja": "コマンドの使い方が違います: {problem}", "en": "wrong usage: {problem}"},
    "A411": {
        "ja": "{path} を消せません（{reason}）。開いている窓を閉じて、もう一度消してください",
        "en": "cannot remove {path} ({reason}); close what has it open and erase again",
    },
    "A412": {
        "ja": "消してよいか聞ける端末がありません。確かめてあれば --yes をつけてください",
        "en": "there is no terminal to ask on; add --yes if you are sure",
    },
    "A413": {
        "ja": "「{value}」では止められません。{hint}選べるもの: {options}",
        "en": "cannot stop on '{value}'{hint} (choices: {options})",
    },
    "A415": {
        "ja": "だれが答えたかが書かれていません。respondent: {{role: owner}} のように足してください（{options}）",
        "en": "it does not say who answered; add respondent: {{role: owner}} (choices: {options})",
    },
    "A414": {
        "ja": (
            "2つの回答票の会社名が違います（「{old}」と「{new}」）。"
            "同じ会社なら、どちらかの company の name を直してそろえてください"
        ),
        "en": "the sheets name two firms ('{old}' and '{new}'); if it is one firm, make name under company the same",
    },
    "A410": {"ja": "同じ回答票 {path} が2回指定されています", "en": "sheet {path} is named twice"},
}
