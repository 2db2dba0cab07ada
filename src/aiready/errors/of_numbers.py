"""What is wrong with the firm's own numbers: its tasks, what it assumes of worth and cost, its calendar."""

NUMBER_MESSAGES: dict[str, dict[str, str]] = {
    "A420": {
        "ja": "仕事のid「{id}」が2回あります（最初は{other}番目の仕事）。idは1回だけ使ってください",
        "en": "task id '{id}' stands twice (first at task {other}); use an id once",
    },
    "A421": {
        "ja": "近い仕事「{id}」は、このパックにありません。{hint}idを直すか、nearest を消してください",
        "en": "no task of the pack is called '{id}'{hint} (mend the id or delete nearest)",
    },
    "A422": {
        "ja": "はじめに試す仕事が2つ選ばれています（「{other}」と「{id}」）。chosen: true は1つだけにしてください",
        "en": "two tasks are chosen to be first ('{other}' and '{id}'); leave chosen: true on one of them",
    },
    "A423": {
        "ja": "めざす時間（{aimed}分）が、いまの時間（{minutes}分）より短くありません。どちらかを直してください",
        "en": "the minutes aimed at ({aimed}) are not fewer than those now ({minutes}); mend one of them",
    },
    "A430": {
        "ja": "計算のもとの数に「{id}」はありません。{hint}選べるもの: {options}",
        "en": "there is no assumption '{id}'{hint} (choices: {options})",
    },
    "A431": {
        "ja": "小さい順に書いてください（low {low}、middle {middle}、high {high}）",
        "en": "write them in rising order (low {low}, middle {middle}, high {high})",
    },
    "A432": {
        "ja": "{id} に {value} は使えません。{limit}の数を書いてください",
        "en": "{value} will not do for {id}; write {limit}",
    },
    "A433": {
        "ja": "ここには数を1つか、{{low: 数, middle: 数, high: 数}} を書いてください（いまの値: {value}）",
        "en": "write one number, or {{low: n, middle: n, high: n}} (found: {value})",
    },
    "A434": {
        "ja": "{id} は整数で書いてください（いまの値: {value}）",
        "en": "{id} takes whole numbers (found: {value})",
    },
    "A435": {
        "ja": "計算のもとの数「{id}」がありません。書き足してください",
        "en": "assumption '{id}' is missing; add it",
    },
    "A436": {
        "ja": "計算のもとの数「{id}」は古くなりました（{day}）。もとの資料を読み直してください",
        "en": "assumption '{id}' is old ({day}): look at its source again",
    },
    "A440": {
        "ja": "終わりの日 {last} が、始まりの日 {first} より前です。日付を入れ替えるか、直してください",
        "en": "the last day {last} comes before the first day {first}; swap or mend them",
    },
    "A441": {
        "ja": "{first} と {last} の書き方がそろっていません。両方に年を入れるか、両方とも月-日だけにしてください",
        "en": "{first} and {last} are not written alike; give both a year, or neither",
    },
    "A442": {
        "ja": "終わりの日だけがあります。始まりの日を first に書き足してください",
        "en": "there is a last day and no first one; add first",
    },
    "A443": {
        "ja": (
            "忙しい時期は、first（日付）、months（月）、month_end（月末）の"
            "どれか1つで書いてください（いまあるもの: {found}）"
        ),
        "en": "a busy time has exactly one of first (days), months, month_end (found: {found})",
    },
    "A444": {
        "ja": "{year}年の祝日は分かりません。{least} から {most} までの日に始めてください",
        "en": "the public holidays of {year} cannot be known; begin between {least} and {most}",
    },
}

NUMBER_CAUSES: dict[str, dict[str, str]] = {
    "A420": {
        "ja": "仕事は、計画や振り返りの中で id によって見分けます。例: 同じ id の仕事を写して作った。",
        "en": "Plans and reviews tell tasks apart by their id. Example: a task was copied and its id left as it was.",
    },
    "A421": {
        "ja": (
            "nearest には、パックの playbooks/use_cases にある仕事の id を書きます。"
            "分からなければ書かなくてかまいません。例: nearest: reply_to_review"
        ),
        "en": (
            "nearest holds the id of a task in the pack's playbooks/use_cases. "
            "It may be left out. Example: nearest: reply_to_review"
        ),
    },
    "A422": {
        "ja": "はじめに試す仕事は1つに絞ります。2つとも気になるときは、1つ目が終わってから次に進みます。",
        "en": "One task is tried first. Where two matter, the second follows when the first is done.",
    },
    "A423": {
        "ja": "いまの分数とめざす分数が入れ替わっていることがあります。例: minutes: 40 / aimed_minutes: 15",
        "en": "The two may have changed places. Example: minutes: 40, aimed_minutes: 15",
    },
    "A430": {
        "ja": "名前の打ち間違いが主な原因です。使える名前は、計画の「計算のもとにした数」の表にあります。",
        "en": "Mostly a slip in the name. The names stand in the plan's table of what the sum assumes.",
    },
    "A431": {
        "ja": "例: saving: {low: 10, middle: 20, high: 30}。分からないときは、1つの数だけでも書けます。",
        "en": "Example: saving: {low: 10, middle: 20, high: 30}. One number alone will do as well.",
    },
    "A432": {
        "ja": "割合は％の数で書きます。例: 3割なら 0.3 ではなく 30。",
        "en": "Shares are written in percent. Example: 30, not 0.3.",
    },
    "A433": {
        "ja": (
            "単位や円の記号は書きません。例: hour_cost: 2600。"
            "訳を添えるなら hour_cost: {value: 2600, because: 今年の給与}"
        ),
        "en": (
            "Write no unit or currency sign. Example: hour_cost: 2600. With a reason: "
            "hour_cost: {value: 2600, because: this year's pay}"
        ),
    },
    "A434": {"ja": "席は1つ、2つと数えます。例: seats: 3", "en": "Seats are counted one by one. Example: seats: 3"},
    "A435": {
        "ja": "playbooks/_assumptions.yaml には、計算に使う数が全部要ります。",
        "en": "playbooks/_assumptions.yaml needs every number that the sum looks at.",
    },
    "A436": {
        "ja": "料金、為替、最低賃金は変わります。読み直したら as_of を直します。計画には「古い数字」と出ます。",
        "en": "Prices, rates and wages change. Look again and mend as_of. Until then the plan shows the number as old.",
    },
    "A440": {
        "ja": "例: {first: 2026-12-28, last: 2027-01-05}。毎年なら {first: 12-28, last: 01-05} と書けます。",
        "en": "Example: {first: 2026-12-28, last: 2027-01-05}; for every year {first: 12-28, last: 01-05}.",
    },
    "A441": {
        "ja": "年のある日付はその年だけ、月-日は毎年のことです。",
        "en": "A date with a year is meant once, a month and day every year.",
    },
    "A442": {
        "ja": "1日だけなら first だけを書きます。例: {first: 2026-12-28}",
        "en": "For a single day first is enough. Example: {first: 2026-12-28}",
    },
    "A443": {
        "ja": "例: {month_end: true, percent_left: 50}、{months: [3, 9]}、{first: 12-01, last: 12-20}",
        "en": "Example: {month_end: true, percent_left: 50}, {months: [3, 9]}, {first: 12-01, last: 12-20}",
    },
    "A444": {
        "ja": "春分の日と秋分の日は、天文の計算と前の年の発表で決まります。遠い年の祝日は分かりません。",
        "en": "The equinox days follow astronomy and are announced the year before; far years cannot be known.",
    },
}
