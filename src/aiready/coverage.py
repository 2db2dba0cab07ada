"""The table of every statement of the sources: how far it is trusted, what it says, and where the product uses it."""

from aiready.pack import Pack
from aiready.text import Lang
from aiready.traceability import Trace, trace_sources

HEADS: dict[Lang, tuple[str, ...]] = {
    "ja": ("番号", "確かさ", "内容", "使っている場所"),
    "en": ("Id", "Trust", "Statement", "Where it lives"),
}
TITLES: dict[Lang, str] = {"ja": "元の資料の1行ごとの使い道", "en": "Where every statement of the sources lives"}
MADE_BY: dict[Lang, str] = {
    "ja": (
        "`aiready pack coverage` で作りました。手では直しません。"
        "{total}件のうち、使ったもの{used}件、理由を書いて使わなかったもの{left}件。"
    ),
    "en": (
        "Made by `aiready --lang en pack coverage`; not edited by hand. "
        "{total} statements: {used} used, {left} left out with a reason."
    ),
}
LEFT_OUT: dict[Lang, str] = {"ja": "使わない：", "en": "left out: "}
WITHOUT: dict[Lang, str] = {"ja": "（一部は使わない：{why}）", "en": " (in part left out: {why})"}


def coverage_page(pack: Pack, lang: Lang) -> str:
    """The table as Markdown, in the order of the sources."""
    traces = trace_sources(pack)
    used = sum(bool(trace.places) for trace in traces)
    lines = [
        f"# {TITLES[lang]}",
        "",
        MADE_BY[lang].format(total=len(traces), used=used, left=len(traces) - used),
        "",
        _row(HEADS[lang]),
        _row(["---"] * len(HEADS[lang])),
        *(_row(_cells(trace, lang)) for trace in traces),
    ]
    return "\n".join(lines)


def _cells(trace: Trace, lang: Lang) -> tuple[str, ...]:
    source = trace.source
    where = ", ".join(f"`{place}`" for place in trace.places)
    if source.left_out:
        where = LEFT_OUT[lang] + source.left_out.read(lang)
    elif source.without:
        where += WITHOUT[lang].format(why=source.without.read(lang))
    return source.id, source.level, source.says.read(lang), where


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
