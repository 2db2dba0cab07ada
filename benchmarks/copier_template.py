"""Makes a copier template that asks our questions and writes our documents, for a fair race."""

import json
import re
import sys
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, meta

from aiready.answers_file import read_sheet
from aiready.assessment import assess
from aiready.documents import MAIN, Document, render
from aiready.pack import Pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.page import css_words, markdown_with_tables
from aiready.plan import make_plan
from aiready.questionnaire import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from aiready.report import Report, view
from aiready.rollout import choose_rollout
from aiready.text import Lang

LANG: Lang = "ja"
TODAY, START = date(2026, 11, 21), date(2026, 11, 30)
UNKNOWN = {"わからない": "unknown"}
LIST = re.compile(r"(?:<li>[^\n]*</li>\n){2,}")
TABLE_ROW = re.compile(r"(?:<tr>\n(?:<td>[^\n]*</td>\n)+</tr>\n){2,}")
TASK = "aim.annoying_task"
TEXT_ANSWERS = ("company.name", "aim.purpose", TASK)
MAIN_BEGINS = '<main id="text">\n'
INCLUDED = re.compile(r'{% include "(.*?)" %}\n')
JINJA = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}


def name_of(question_id: str) -> str:
    """A question's id as copier allows it."""
    return question_id.replace(".", "_")


def asked(question: Question) -> dict[str, Any]:
    """One question as copier writes it, in Japanese."""
    entry: dict[str, Any] = {"help": f"{question.ask.read(LANG)}\n{question.why.read(LANG)}"}
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        choices = {option.label.read(LANG): option.id for option in question.options} | UNKNOWN
        several = isinstance(question, ChoicesQuestion)
        entry |= {"type": "str", "choices": choices, "multiselect": several, "default": [] if several else "unknown"}
    elif isinstance(question, NumberQuestion):
        name = name_of(question.id)
        outside = f"{name} < {question.minimum} or {name} > {question.maximum}"
        entry |= {"type": "int" if question.whole else "float", "default": question.minimum}
        entry["validator"] = f"{{% if {outside} %}}{question.minimum} - {question.maximum}{{% endif %}}"
    else:
        entry |= {"type": "str", "default": ""}
    return entry


class TemplateMaker:
    """Turns one report and its finished documents into templates that copier fills to the same documents."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.view = view(report, LANG)
        self.done = {one.name: one.data.decode() for one in documents(report)}
        self.own_words = {str(report.sheet.value(one)): name_of(one) for one in TEXT_ANSWERS}

    def files(self) -> dict[str, str]:
        """Every template file by name."""
        made = {}
        for name in self.done:
            stem, _, kind = name.rpartition(".")
            if kind in ("md", "html"):
                made[f"{name}.jinja"] = self._markdown(stem) if kind == "md" else self._page(stem)
        return made

    def _markdown(self, stem: str) -> str:
        """Our own template word for word, behind the data it shows."""
        source = self.report.pack.templates[MAIN.get(stem, f"{stem}.md.j2")]
        return self._data(source, self.view) + markdown_with_tables(source, self.view)

    def _page(self, stem: str) -> str:
        """Our own page around the finished HTML, with its lists and tables as loops and the firm's words as answers."""
        page = self.done[f"{stem}.html"]
        start = (
            page.index("</form>\n") + len("</form>\n")
            if "<form" in page
            else page.index(MAIN_BEGINS) + len(MAIN_BEGINS)
        )
        body = page[start : page.rindex("</main>")]
        body = LIST.sub(lambda found: _loop(found[0], "</li>\n"), body)
        body = TABLE_ROW.sub(lambda found: _loop(found[0], "</tr>\n"), body)
        templates = self.report.pack.templates
        source = INCLUDED.sub(lambda found: templates[found[1]], templates["page.html.j2"])
        data = {**self.view, **_frame(page), "brand": None, "kind": stem.partition("/")[0]}
        return self._data(source, data) + source.replace("{{ body|safe }}", self._answers_in(body))

    def _data(self, source: str, data: dict[str, Any]) -> str:
        """`set` lines for what a template shows, and nothing else: it must not be slower than it has to be."""
        used = meta.find_undeclared_variables(Environment(autoescape=True).parse(source)) & data.keys()
        fields = set(re.findall(r"\.(\w+)", source))
        return "".join(f"{{% set {key} = {self._literal(_only(data[key], fields))} %}}\n" for key in sorted(used))

    def _literal(self, value: object) -> str:
        """A value as Jinja2 writes it, the firm's own words as the answers they are."""
        text = json.dumps(value, ensure_ascii=False)
        text = re.sub(r"(?<=[ \[])null(?=[,}\]])", "none", text)
        for words, name in self.own_words.items():
            text = text.replace(words, f'" ~ {name} ~ "')
        return text

    def _answers_in(self, html: str) -> str:
        for words, name in self.own_words.items():
            html = html.replace(words, f"{{{{ {name} }}}}")
        return html


def _frame(page: str) -> dict[str, Any]:
    """What stands around the body of a finished page: title, contents, facts, people, the script and its digest."""
    head = page[: page.index(MAIN_BEGINS)]
    title = unescape(_between(page, "<title>", "</title>"))
    return {
        "title": title,
        "contents": list(dict.fromkeys(re.findall(r'<li><a href="#(s\d+)">(.*?)</a></li>', head))),
        "head_firm": unescape(_between(head, '<span class="firm">', "</span>")),
        "facts": [(name or "", told) for name, told in re.findall(r"<li>(?:<span>(.*?)</span> )?([^<]*)</li>", head)],
        "people_named": re.findall(r'<option value="\d+">(.*?)</option>', page),
        "print_head": css_words(title),
        "print_foot": "",
        "script": _between(page, "<script>", "</script>"),
        "script_hash": _between(page, "script-src 'sha256-", "'"),
    }


def _between(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0] if begin in text else ""


def _only(value: object, fields: set[str]) -> object:
    """Plain data without the fields that a template never names."""
    if isinstance(value, dict):
        return {key: _only(inner, fields) for key, inner in value.items() if key in fields}
    return [_only(inner, fields) for inner in value] if isinstance(value, list | tuple) else value


def _loop(block: str, end: str) -> str:
    rows = json.dumps([part + end for part in block.split(end)[:-1]], ensure_ascii=False)
    return f"{{% for row in {rows} %}}\n{{{{ row }}}}{{% endfor %}}\n"


def documents(report: Report) -> tuple[Document, ...]:
    """The documents that `aiready plan` writes."""
    return render(report, ("md", "html"), LANG)


def report_on(sheet_path: Path, pack: Pack) -> Report:
    """The report on a sheet, on fixed days."""
    sheet = read_sheet(sheet_path, pack)
    assessment = assess(pack.questionnaire, pack.policy, sheet)
    rollout = choose_rollout(pack.policy, assessment)
    return Report(
        pack, sheet, assessment, rollout, make_plan(pack, sheet, assessment, rollout, today=TODAY, starts_on=START)
    )


def main(sheet_path: Path, folder: Path) -> None:
    """Write `folder/template/` and `folder/answers.yml`; JSON is YAML too."""
    report = report_on(sheet_path, load_pack(built_in_pack()))
    questions = list(report.pack.questionnaire.questions())
    head = {"_envops": JINJA, "_min_copier_version": "9"}
    files = {
        "{{_copier_conf.answers_file}}.jinja": "{{ _copier_answers|to_nice_yaml }}",
        **TemplateMaker(report).files(),
    }
    files["copier.yml"] = json.dumps(
        {**head, **{name_of(one.id): asked(one) for one in questions}}, ensure_ascii=False, indent=2
    )
    for name, text in files.items():
        path = folder / "template" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    answers = {name_of(one.id): report.sheet.value(one.id) for one in questions}
    given = {name: value for name, value in answers.items() if value is not None}
    (folder / "answers.yml").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    built = [text for name, text in files.items() if name.endswith((".md.jinja", ".html.jinja"))]
    facts = {
        "questions": len(questions),
        "answers": len(given),
        "templates": len(built),
        "template_bytes": sum(len(text.encode()) for text in built),
        "loops_and_conditions": sum(len(re.findall(r"{%-? *(?:for|if|elif)\b", text)) for text in built),
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
