"""What is wrong with a plan: its files, its checks, its calendar entries."""

PLAN_MESSAGES: dict[str, dict[str, str]] = {
    "A450": {
        "ja": "「{id}」という計画の確認はありません。{hint}選べるもの: {options}",
        "en": "no check of the plan is called '{id}'{hint} (choices: {options})",
    },
    "A451": {
        "ja": "「{id}」をそのままにするわけ（reason）が空です。1行で書いてください",
        "en": "the reason for leaving '{id}' as it is is empty; write one line",
    },
    "A452": {
        "ja": "「{id}」にあたる行動も書類もありません。deeds か contains に書き足すか、この行を消してください",
        "en": "no action and no document is '{id}'; add it to deeds or contains, or take this line out",
    },
    "A453": {
        "ja": "この手順を読む会社がありません（{low}人から{high}人まで）。人数を直してください",
        "en": "no firm reads this step (from {low} to {high} people); mend the numbers",
    },
    "A454": {
        "ja": "「{id}」には、人数によって手順が1つもない会社があります。どの人数にも手順を残してください",
        "en": "'{id}' leaves firms of some size without a step; leave every size at least one",
    },
    "A455": {
        "ja": "least_days は、deeds の1つずつに日数を書き、after も書いてください（いまは{found}個）",
        "en": "least_days wants one number for each of deeds, and after (found: {found})",
    },
    "A480": {
        "ja": '予定表（ics）を書き出す部品が入っていません。pip install "aiready[calendar]" で入れてください',
        "en": 'writing calendar entries (ics) needs one more part; pip install "aiready[calendar]" adds it',
    },
    "A460": {
        "ja": "「{id}」という取り組みは、この計画にありません。{hint}会社で加える取り組みなら、ほかのidにしてください",
        "en": "this plan has no action '{id}'{hint} (choose another id for an action of your own)",
    },
    "A461": {
        "ja": "「{id}」が2回あります。どちらかを消すか、idを変えてください",
        "en": "'{id}' stands here twice; delete one of them or change its id",
    },
    "A462": {
        "ja": "終える日 {due} が、始める日 {start} より前です。どちらかを直してください",
        "en": "the last day {due} is before the first day {start}; mend one of them",
    },
    "A463": {
        "ja": (
            "「{key}」は aiready が計算するところで、書き直しても使われません。元に戻してください"
            "（--overwrite-edited を付けると、計算し直した値で上書きします）"
        ),
        "en": (
            "'{key}' is worked out by aiready and cannot be edited; put it back as it was "
            "(--overwrite-edited writes the value that was worked out)"
        ),
    },
    "A464": {
        "ja": "conflicts は、決めた組を丸ごと消すところです。書き直しは使われません。元に戻すか、組ごと消してください",
        "en": "an entry of conflicts can only be deleted as a whole; put it back as it was, or delete it",
    },
    "A465": {
        "ja": "{value} は計画の初日 {start} から3年より離れています。年を確かめてください",
        "en": "{value} is more than three years from the plan's first day {start}; check the year",
    },
    "A466": {
        "ja": (
            "{path} が書き直されているため、計画のどこを直したのか分かりません。"
            "元に戻すか、このファイルを消してください（消すと、違うところを全部、あなたが直したものとして残します）"
        ),
        "en": (
            "{path} was changed, so it cannot be told what you changed in the plan; put it back, or delete it "
            "(then every difference counts as yours and stays)"
        ),
    },
    "A467": {
        "ja": (
            "{path} には別の会社（{firm}）の計画があり、人が手を入れています。別のフォルダに書き出してください"
            "（同じ会社の名前が変わっただけなら --force を付けます）"
        ),
        "en": (
            "{path} holds a plan of another firm ({firm}) that somebody edited; choose another folder "
            "(--force if it is the same firm under a new name)"
        ),
    },
    "A468": {
        "ja": "{path} が、読んだあとに保存されました。何も書いていません。もう一度動かしてください",
        "en": "{path} was saved by somebody after it was read; nothing was written, run it again",
    },
    "A469": {
        "ja": "--done の「{value}」が分かりません。{hint}書き方: --done 取り組みのid、または id=状態（{options}）",
        "en": "--done does not know '{value}'{hint} (write --done ID, or ID=STATE with {options})",
    },
}
PLAN_CAUSES: dict[str, dict[str, str]] = {
    "A450": {
        "ja": "計画の確認のidは、plan.json の checks と、計画書の「計画の順番を確かめた結果」に出ます。",
        "en": "The ids of the checks stand under checks in plan.json, and aiready explain SHEET check:ID tells each.",
    },
    "A451": {
        "ja": "わけのない「そのまま」は、あとで読む人に判断の材料が残りません。",
        "en": "Without its reason, nobody can tell later whether leaving it was meant.",
    },
    "A452": {
        "ja": "計画の確認は、行動の deeds と書類の contains に書いた名前で、順番と中身を見ます。",
        "en": "The checks of a plan go by the names under deeds of actions and contains of documents.",
    },
    "A453": {
        "ja": "手順の from_people と to_people は、その人数も含みます。",
        "en": "Both from_people and to_people of a step belong to it.",
    },
    "A454": {
        "ja": "手順のない行動は、計画書に題名だけが残ります。",
        "en": "An action without steps would stand in the plan with its title only.",
    },
    "A455": {
        "ja": "日数は、after の行動の初日から数えます。",
        "en": "The days are counted from the first day of what does after.",
    },
    "A480": {
        "ja": "予定表の形式（ics）だけは、追加の部品 icalendar を使います。ほかの形式は、そのまま書き出せます。",
        "en": "Only the calendar format (ics) uses an extra part, icalendar. All other formats work without it.",
    },
    "A460": {
        "ja": "plan.yaml か plan.json の、打ち間違えたidの取り組みです。計画にあるidは、そのままにしておきます。",
        "en": "An id in plan.yaml or plan.json is misspelt; leave the ids of the plan as they are.",
    },
    "A461": {
        "ja": "同じidの取り組みや確認が2つあると、どちらが正しいか分かりません。",
        "en": "With two actions or waivers of one id nobody can tell which is meant.",
    },
    "A462": {
        "ja": "例: start: 2026-12-11 と due: 2026-12-07。日付を入れ替えるか、直します。",
        "en": "Example: start: 2026-12-11 with due: 2026-12-07; swap or mend them.",
    },
    "A463": {
        "ja": "週ごとの時間や、見送りの理由などは、取り組みの日付と時間から計算し直します。",
        "en": "Such as the load of a week or what was put off: it follows from dates and minutes.",
    },
    "A464": {
        "ja": "食い違いは aiready が書き出します。決めたら、その組を消すと、次からは出ません。",
        "en": "aiready lists what differs; once you have decided, delete the entry and it stays away.",
    },
    "A465": {"ja": "例: 2026 を 2062 と打ったとき。", "en": "Example: 2062 typed for 2026."},
    "A466": {
        "ja": "plan.made.json は、前に作った計画の控えです。これと比べて、人が直したところを見分けます。",
        "en": "plan.made.json holds the plan as it was made; what you edited is told by comparing with it.",
    },
    "A467": {
        "ja": "別の会社の計画に、前の会社の人の名前や日付が混ざらないための確認です。",
        "en": "This keeps one firm's names and dates out of another firm's plan.",
    },
    "A468": {
        "ja": "書き直したものが消えないための確認です。編集ソフトで保存した直後に起きることがあります。",
        "en": "This keeps what somebody just saved; it may come up while an editor is open.",
    },
    "A469": {
        "ja": "例: aiready plan 回答票.yaml -o 計画 --done input_card --done brief_driver=doing",
        "en": "Example: aiready plan sheet.yaml -o myplan --done input_card --done brief_driver=doing",
    },
}
