"""What is wrong with what makes documents look as they do: the formats, the form, the consultant's own mark."""

DOCUMENT_MESSAGES: dict[str, dict[str, str]] = {
    "A481": {
        "ja": '{format} の形式で書き出す部品が入っていません。pip install "aiready[{extra}]" で入れてください',
        "en": 'writing {format} needs one more part; pip install "aiready[{extra}]" adds it',
    },
    "A485": {
        "ja": "このWordのひな形は使えません。{problem}（見つけたもの: {found}）",
        "en": "this Word template cannot be used: {problem} (found: {found})",
    },
    "A486": {
        "ja": (
            'PDFを作る部品が入っていません。pip install "aiready[pdf]" で入れるか、'
            "Chrome、Edge、Chromium のどれかをパソコンに入れてください"
        ),
        "en": 'writing pdf needs one more part; pip install "aiready[pdf]" adds it (or install Chrome, Edge, Chromium)',
    },
    "A487": {
        "ja": (
            "日本語の文字を印刷できるフォントがありません。1つ入れてください（Debian・Ubuntu: sudo apt install "
            "fonts-noto-cjk か fonts-ipaexfont、Windows: 設定の「オプション機能」で「日本語補助フォント」）"
        ),
        "en": (
            "no font for Japanese letters is installed; add one (Debian, Ubuntu: sudo apt install fonts-noto-cjk or "
            "fonts-ipaexfont; Windows: Settings, Optional features, Japanese Supplemental Fonts)"
        ),
    },
    "A488": {
        "ja": "「{letters}」を印刷できるフォントがありません。回答票のその文字を書き換えるか、フォントを入れてください",
        "en": "no installed font can print '{letters}'; write the sheet without it, or install a font that has it",
    },
    "A489": {
        "ja": (
            "ブラウザー（{browser}）で「{name}」のPDFを作れませんでした。"
            'pip install "aiready[pdf]" で部品を入れると、ブラウザーなしで作れます'
        ),
        "en": 'the browser ({browser}) did not print {name}; pip install "aiready[pdf]" prints without a browser',
    },
    "A490": {
        "ja": "このパックに、現場の人向けの質問（floor）がありません。questions/_pack.yaml に書き足してください",
        "en": "this pack names no questions for the floor; add a list called floor to questions/_pack.yaml",
    },
    "A495": {
        "ja": (
            "色 {value} は白い紙の上で読みにくい色です（明るさの差 {found}、要るのは {least} 以上）。"
            "近い色なら {near} が使えます"
        ),
        "en": "{value} is hard to read on white (contrast {found}, needed: {least}); {near} is near it and will do",
    },
    "A496": {
        "ja": "ロゴ「{file}」は使えません（{reason}）。brand.yaml と同じフォルダに置き、ファイル名だけを書いてください",
        "en": "logo '{file}' cannot be used ({reason}); put it beside brand.yaml and write its file name only",
    },
    "A497": {
        "ja": "ロゴが大きすぎます（{size}、上限 {limit}）。小さく書き出してください",
        "en": "the logo is too large ({size}, limit {limit}); export a smaller one",
    },
    "A498": {
        "ja": "ロゴの中身が {kind} ではないか、壊れています。{kind} で書き出し直してください",
        "en": "the logo is no {kind} inside, or it is damaged; export it as {kind} again",
    },
    "A499": {
        "ja": "ロゴに {found} があります（{inside}）。取り除くか、図形だけのSVGかPNGで書き出してください",
        "en": "the logo holds {found} ({inside}); take it out, or export a plain SVG or a PNG",
    },
}

DOCUMENT_CAUSES: dict[str, dict[str, str]] = {
    "A481": {
        "ja": "md、html、csv、json の形式は、追加の部品なしで書き出せます。全部まとめて入れるなら aiready[all] です。",
        "en": "The formats md, html, csv and json need no extra part. aiready[all] adds the parts of every format.",
    },
    "A485": {
        "ja": (
            "templates/document.docx は、自社の用紙でWordの書類を作るためのひな形です。{{ firm }} のような語が、"
            "会社名などに置き換わります。開いた人のパソコンで何かが動いたり、外を読みに行ったりするひな形は使いません。"
        ),
        "en": (
            "templates/document.docx is the paper on which the Word documents are written. Words such as {{ firm }} "
            "give way to the firm's name. A template that runs or loads something where it is opened is not used."
        ),
    },
    "A486": {
        "ja": "PDFは aiready[pdf] の部品で、なければパソコンのブラウザーで作ります。どちらもありませんでした。",
        "en": "PDF files are made by the part aiready[pdf], else by a browser on this computer. Neither was found.",
    },
    "A487": {
        "ja": "日本語のフォントがないと、文字が四角になります。四角だらけの書類を渡さないように、何も書いていません。",
        "en": "Without a Japanese font the letters would be empty boxes. So nothing was written.",
    },
    "A488": {
        "ja": "絵文字や、めずらしい字体の漢字です。例: 会社名や人の名前の中の文字",
        "en": "An emoji or a rare form of a letter, such as in a firm's or a person's name.",
    },
    "A489": {
        "ja": "ブラウザーが古いか、会社の設定で止められていることがあります。",
        "en": "The browser may be too old, or stopped by a rule of your firm.",
    },
    "A490": {
        "ja": "form --short で聞く質問は、パックが選びます。例: floor: [champion.helper, security_fear.rules]",
        "en": "The pack chooses what form --short asks. Example: floor: [champion.helper, security_fear.rules]",
    },
    "A495": {
        "ja": (
            "見出しなどの字がこの色になります。明るい色は、印刷や年配の方の目では読めません。"
            "例: 黄色 #f5c400 → 濃くした色。暗い画面では、aiready が読める明るさに直します。"
        ),
        "en": (
            "Headings are written in it, and light colours vanish on paper. Example: a yellow such as #f5c400 -> a "
            "darker shade. On dark screens aiready lightens the colour by itself until it can be read."
        ),
    },
    "A496": {
        "ja": "例: logo: logo.svg。フォルダ名（img/logo.svg）、別の場所を指すリンク、JPEG は使えません。",
        "en": "Example: logo: logo.svg. No folder (img/logo.svg), no link to another place, no JPEG.",
    },
    "A497": {
        "ja": "ロゴは書類の1つずつに入ります。200,000バイト、縦横3,000ドットまでです。",
        "en": "The logo goes into every document: at most 200,000 bytes and 3,000 pixels a side.",
    },
    "A498": {
        "ja": "名前だけを .png や .svg に変えたファイルや、途中で切れたファイルです。",
        "en": "The file was only renamed to .png or .svg, or it was cut off.",
    },
    "A499": {
        "ja": (
            "SVG には、動く部品や、ほかの場所から読み込む部品を入れられます。受け取った人のパソコンで何も動かないよう、"
            '図形だけを受けつけます。例: <script>、onclick=、href="https://..."、<!DOCTYPE>'
        ),
        "en": (
            "An SVG may hold parts that act or load something. So that nothing runs where the document is opened, "
            'only drawings are taken. Examples: <script>, onclick=, href="https://...", <!DOCTYPE>'
        ),
    },
}
