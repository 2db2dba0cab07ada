"""Why each error comes up, with an example, in both languages: what `explain --code` says."""

from aiready.errors.of_documents import DOCUMENT_CAUSES
from aiready.errors.of_numbers import NUMBER_CAUSES
from aiready.errors.of_plans import PLAN_CAUSES
from aiready.errors.of_reviews import REVIEW_CAUSES

CAUSES: dict[str, dict[str, str]] = {
    "A101": {
        "ja": (
            "ファイルがない、フォルダを指定した、読む権限がない、のどれかです。"
            "例: aiready score mysheet.yaml の mysheet.yaml が別の場所にある。"
        ),
        "en": "The file is not there, is a folder, or may not be read. Example: mysheet.yaml lies in another folder.",
    },
    "A102": {
        "ja": "回答票やパックのファイルは1 MiBまでです。大きなファイルは誤って選ばれたことが多いです。",
        "en": "Sheets and pack files hold at most 1 MiB. A larger one was mostly chosen by mistake.",
    },
    "A103": {
        "ja": "メモ帳などが別の文字コード（Shift_JISやUTF-16）で保存しています。保存時に「UTF-8」を選びます。",
        "en": "An editor saved the file in another encoding (Shift_JIS, UTF-16). Choose UTF-8 when saving.",
    },
    "A104": {
        "ja": "コピーした文に、見えない制御文字や文字の向きを変える文字が混じっています。その行を打ち直します。",
        "en": "Copied text brought an invisible control or direction character. Type that line anew.",
    },
    "A105": {
        "ja": (
            "コロンのあとの半角スペース、字下げの数、引用符の閉じ忘れが主な原因です。例: name:株式会社 → name: 株式会社"
        ),
        "en": (
            "Mostly a missing space after a colon, uneven indentation "
            "or an open quote. Example: name:Acme -> name: Acme"
        ),
    },
    "A106": {
        "ja": "1つの項目に2つの値があると、どちらが正しいか決められません。",
        "en": "With two values for one key nobody can tell which is right.",
    },
    "A107": {
        "ja": "別名（*名前）、目印（&名前）、型の指定（!名前）、併合（<<）は、思わぬ値になるため使えません。",
        "en": (
            "Aliases (*name), anchors (&name), tags (!name) and merge "
            "keys (<<) are refused: they bring values nobody expects."
        ),
    },
    "A108": {
        "ja": "YAMLの字下げは半角スペースだけです。例: タブ1つ → 半角スペース2つ",
        "en": "YAML is indented by spaces only. Example: one tab -> two spaces",
    },
    "A109": {"ja": "深さは32段、値は50,000個までです。", "en": "At most 32 levels and 50,000 values."},
    "A110": {
        "ja": "保存に失敗したか、別のファイルです。aiready interview で新しく始められます。",
        "en": "Saving failed or it is another file. aiready interview starts a new one.",
    },
    "A111": {
        "ja": "「---」の行で文書が分かれています。2つ目を別のファイルにします。",
        "en": "A line '---' begins another document. Move it to a file of its own.",
    },
    "A112": {
        "ja": '例: 2026: と書くと数になります。"2026": と書きます。',
        "en": 'Example: 2026: is a number; write "2026":',
    },
    "A113": {
        "ja": "日本語入力のまま打つと、全角の記号や空白になります。例: 「：」→「: 」",
        "en": "Typed with the Japanese keyboard on. Example: '：' -> ': '",
    },
    "A201": {
        "ja": "選択肢は決まった英字のidで書きます。例: champion.appointed: asked",
        "en": "Options are written by their ids. Example: champion.appointed: asked",
    },
    "A202": {
        "ja": "質問のidの打ち間違い、または別の版のパックの質問です。例: champion.apointed → champion.appointed",
        "en": (
            "A slip in the id, or a question of another pack version. Example: champion.apointed -> champion.appointed"
        ),
    },
    "A203": {
        "ja": "文字、数、一覧など、その場所に合う形で書きます。例: employees: 30",
        "en": "Write what the place wants: text, number, list. Example: employees: 30",
    },
    "A204": {
        "ja": "打ち間違いを防ぐため、数には範囲があります。例: 従業員数は1から1000",
        "en": "Numbers have a range to catch slips. Example: employees are 1 to 1000",
    },
    "A205": {
        "ja": "項目名は決まっています。例: compny: → company:",
        "en": "Key names are fixed. Example: compny: -> company:",
    },
    "A206": {
        "ja": "なくてはならない項目です。例: 回答票の1行目は schema: 1",
        "en": "This key must be there. Example: a sheet begins with schema: 1",
    },
    "A207": {
        "ja": "どの会社にも当てはまる質問です。分からないときは unknown、あとにするときは later と書きます。",
        "en": "The question applies to every firm. Write unknown if nobody knows, later to come back.",
    },
    "A208": {"ja": "年-月-日を半角の数字で書きます。例: 2026-11-20", "en": "Year-month-day. Example: 2026-11-20"},
    "A209": {"ja": "決まった言葉の中から選びます。", "en": "Choose from the words given."},
    "A210": {"ja": "空の文や、長すぎる文は使えません。", "en": "Empty or overlong texts are refused."},
    "A211": {
        "ja": "回答票は、作ったときのパックの質問に結びついています。",
        "en": "A sheet is tied to the questions of the pack it was made with.",
    },
    "A212": {
        "ja": "例: company: の下に employees: 30 と書きます。answers: の下には書きません。",
        "en": "Example: employees: 30 under company:, not under answers:",
    },
    "A213": {
        "ja": "一覧に書く数には決まりがあります。例: phases は5つ、sources は1つ以上",
        "en": "A list has a least and a largest number of entries. Example: phases are 5, sources 1 or more.",
    },
    "A301": {
        "ja": '例: {ja: "担当を決める"} → {ja: "担当を決める", en: "Name a driver"}',
        "en": 'Example: {ja: "担当を決める"} -> {ja: "担当を決める", en: "Name a driver"}',
    },
    "A302": {
        "ja": "ほかの場所で決めたidを指していますが、その名前がありません。",
        "en": "It points at an id that is defined nowhere.",
    },
    "A303": {
        "ja": "例: AはBのあと、BはAのあと、では始められません。",
        "en": "Example: A after B and B after A can never begin.",
    },
    "A304": {
        "ja": "行動が使う書類には、必ずひな形が要ります。",
        "en": "A document that an action names must have a template.",
    },
    "A305": {
        "ja": "前の規則が先に当てはまるため、この規則が選ばれることはありません。",
        "en": "Rules before it always match first.",
    },
    "A306": {
        "ja": "壁の高さが分かっても、やることが出せない会社が生まれます。",
        "en": "A firm with that barrier would get nothing to do about it.",
    },
    "A307": {
        "ja": "同じidが2つあると、回答や計画がどちらを指すか分かりません。",
        "en": "With two of the same id nobody knows which one an answer means.",
    },
    "A308": {"ja": "中間をなくし、4つの見て分かる状態から選びます。", "en": "Four observable states, no midpoint."},
    "A309": {
        "ja": "例: 最後に when: {about: always} の規則を置きます。",
        "en": "Example: end with a rule that says when: {about: always}.",
    },
    "A310": {
        "ja": "点のつく質問が出たり消えたりすると、答えを良くしたのに壁が高く出ることがあります。",
        "en": "If scored questions came and went, a better answer could make a barrier look worse.",
    },
    "A311": {
        "ja": "波かっこは、会社ごとの言葉を差し込む印です。例: {task}",
        "en": "Braces mark a place for the firm's own words. Example: {task}",
    },
    "A312": {
        "ja": "パックは questions/ playbooks/ templates/ の3つのフォルダからできています。",
        "en": "A pack is made of the folders questions/, playbooks/ and templates/.",
    },
    "A313": {"ja": "例: medium: 25, high: 50, severe: 75", "en": "Example: medium: 25, high: 50, severe: 75"},
    "A314": {
        "ja": "ひな形の差し込み記号 {{ }} や {% %} の閉じ忘れ、使えない書き方が主な原因です。",
        "en": "Mostly an open {{ }} or {% %}, or something templates may not do.",
    },
    "A315": {
        "ja": "1文字の打ち間違いが、別の正しい答えになってしまいます。",
        "en": "A slip of one character would become another valid answer.",
    },
    "A316": {
        "ja": "赤の関門は、計画の最初の行動で解きます。",
        "en": "A red gate is cleared by the first actions of the plan.",
    },
    "A317": {
        "ja": "5つの壁と3つの軸は、どのパックにも要ります。なければ、進め方も計画も決められません。",
        "en": "Every pack has the five barriers and the three axes; without them neither rollout nor plan can be made.",
    },
    "A318": {
        "ja": "補助金などの案内は変わります。期限を過ぎると、書類には名前と公式の案内だけが載ります。",
        "en": "Public support changes. Past that day the documents show only its name and official page.",
    },
    "A319": {
        "ja": "数字は、だれが・いつ・何社に聞いたかが分かるものだけを書類に載せます。",
        "en": "Only a number that says who asked whom and when may stand in a document.",
    },
    "A320": {
        "ja": "元の記事の1行が、計画のどこにも生きていないときに出ます。",
        "en": "A row of the source articles lives nowhere in the plan.",
    },
    "A321": {
        "ja": "一部だけ使わないときは、left_out の代わりに without に書きます。",
        "en": "Where only a part is not used, write it under without instead of left_out.",
    },
    "A322": {
        "ja": "題名は、計画の「使う書類」と目次に出ます。",
        "en": "The title stands in the plan's list of documents.",
    },
    **PLAN_CAUSES,
    **DOCUMENT_CAUSES,
    **NUMBER_CAUSES,
    **REVIEW_CAUSES,
    **DOCUMENT_CAUSES,
    "A401": {
        "ja": "aiready が作っていないフォルダには、そのままでは書きません。",
        "en": "aiready does not write into a folder it did not make.",
    },
    "A402": {"ja": "手で直した書類を消さないための確認です。", "en": "This keeps documents that were edited by hand."},
    "A403": {
        "ja": (
            "入力がパイプやファイルから来ています。1行ずつ答えるなら --plain、"
            "まとめて読み込むなら --answers をつけます。例: aiready interview sheet.yaml --answers answers.yaml"
        ),
        "en": (
            "Input comes from a pipe or a file. --plain takes it line by line, --answers FILE takes answers from a "
            "file. Example: aiready interview sheet.yaml --answers answers.yaml"
        ),
    },
    "A404": {
        "ja": "ディスクの空き、書き込みの権限、同期ソフトによる占有を確かめます。",
        "en": "Check free space, permissions, and whether a sync program holds the file.",
    },
    "A405": {
        "ja": "例: aiready answer sheet.yaml champion.appointed=asked company.employees=30",
        "en": "Example: aiready answer sheet.yaml champion.appointed=asked company.employees=30",
    },
    "A406": {
        "ja": "壁のid、rollout、関門のid、計画にある行動のidを指定します。",
        "en": "Name a barrier, rollout, a gate, or an action of the plan.",
    },
    "A407": {
        "ja": "2つの窓で同じ回答票を開いたか、編集ソフトで保存したときに出ます。どちらも残してあります。",
        "en": "Two windows had the sheet open, or an editor saved it. Both versions are kept.",
    },
    "A408": {"ja": "例: --format md,html", "en": "Example: --format md,html"},
    "A409": {
        "ja": "コマンド名のあとに --help をつけると使い方が出ます。",
        "en": "Add --help to a command to see how it is used.",
    },
    "A411": {
        "ja": "別のソフトがそのファイルを開いているか、権限がありません。消せたほかのファイルは、もうありません。",
        "en": "Another program has the file open, or permission is missing. The others are gone already.",
    },
    "A412": {
        "ja": "消す前に一度たずねます。端末のない所（CIなど）では --yes が答えの代わりになります。",
        "en": "Erasing asks once before it begins. Where there is no terminal (CI), --yes is the answer.",
    },
    "A413": {
        "ja": "--fail-on には、壁の高さ、関門、段階のどれかを書きます。例: --fail-on severe、--fail-on driver",
        "en": "--fail-on takes a level of a barrier, a gate or a stage. Example: --fail-on severe, --fail-on driver",
    },
    "A415": {
        "ja": "何人かの答えを並べるには、どの立場の人の答えかが要ります。例: respondent: {role: owner}",
        "en": "Answers side by side need to say whose they are. Example: respondent: {role: owner}",
    },
    "A414": {
        "ja": "比べるのは、同じ会社の前回と今回です。名前のない回答票や、名前を除いた写しなら、そのまま比べられます。",
        "en": "Two dates of one firm are compared. A sheet without a name, or a copy made by share, is taken as it is.",
    },
    "A410": {"ja": "同じ会社を2回書き出さないための確認です。", "en": "This keeps one firm from being written twice."},
}
