"""The questionnaire as one page: asked, branched and saved in a real browser just as the program does it."""

import os
import re
import unicodedata
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from browsing import TOO_WIDE, WIDTHS, chromium, needs_browser
from pydantic import TypeAdapter
from running import SAMPLES, TODAY, run, tree

from aiready.answer_check import lacking
from aiready.answers import Respondent, new_sheet, visible_questions
from aiready.answers_file import parse_sheet, read_sheet
from aiready.cli import run as main
from aiready.cli.sitting.typed import Given, read_answer
from aiready.conditions import NOT_APPLICABLE, Condition
from aiready.errors import AireadyError
from aiready.form import form_data, render_form
from aiready.interview import give_answer, neighbour, next_question, parked
from aiready.pack_check import check_pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.sheet_text import sheet_bytes

PACK = load_pack(built_in_pack())
ASKED = PACK.questionnaire
LANGS = ("ja", "en")
DAY = date.fromisoformat(TODAY)
WALKS = int(os.environ.get("AIREADY_FORM_WALKS", "50"))
"""How many random walks; 1,000 of them take about two minutes."""
FLOOR_WALKS = 20
TANGLED_WALKS = 130
STEPS = 26
WALK = (Path(__file__).parent / "form_walk.js").read_text(encoding="utf-8")
FILL = """answers => {
  const press = (move) => document.querySelector(`[data-move=${move}]`).click();
  const given = [];
  for (let form = document.querySelector("#question"); form; form = document.querySelector("#question")) {
    const value = answers[form.dataset.question];
    given.push([form.dataset.question, value]);
    const options = [...document.querySelectorAll("[name=answer]:not(#answer)")];
    if (["unknown", "later"].includes(value)) { press(value); continue; }
    for (const one of options) if ([].concat(value).includes(one.value)) one.click();
    if (!options.length) document.querySelector("#answer").value = value;
    press("next");
    if (document.querySelector("#hint.news")) press("next");
    if (given.length > 200) return given;
  }
  return given;
}"""
"""Answers whatever the form asks, from a mapping, until it shows the list of answers."""
HEADER = f'schema: 1\npack:\n  id: {PACK.head.id}\n  version: "{PACK.head.version}"\n'


def browser_test(test):
    for mark in needs_browser:
        test = mark(test)
    return test


# --- the file ---


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("short", [False, True])
def test_the_page_runs_only_its_own_script_and_loads_nothing(lang, short):
    page = render_form(PACK, lang, short=short)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = {
        kind: b64encode(sha256(text.encode()).digest()).decode()
        for kind, text in (("script", script), ("style", style))
    }
    assert (
        "default-src 'none'; "
        f"style-src 'sha256-{allowed['style']}'; script-src 'sha256-{allowed['script']}'; "
        "base-uri 'none'; form-action 'none'"
    ) in page
    assert f'<html lang="{lang}">' in page
    assert not re.search(r"https?:|src=|url\(|@import", page)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|document\.write", script)
    assert "<noscript>" in page


def test_the_page_carries_every_question_with_its_options_and_its_condition():
    data = form_data(PACK, "ja")
    told = {one["id"]: one for section in data["sections"] for one in section["questions"]}
    assert list(told) == [one.id for one in ASKED.questions()]
    for question in ASKED.questions():
        one = told[question.id]
        assert one["ask"] == question.ask.model_dump()
        assert [option["id"] for option in one.get("options", [])] == [
            option.id for option in getattr(question, "options", ())
        ]
        assert ("ask_when" in one) == (question.ask_when is not None)
    assert set(data["words"]["ja"]) == set(data["words"]["en"])


def test_words_of_a_pack_cannot_end_the_data_they_stand_in():
    title = PACK.questionnaire.sections[0].title.model_copy(update={"ja": "</script><img src=x onerror=alert(1)>"})
    section = PACK.questionnaire.sections[0].model_copy(update={"title": title})
    others = PACK.questionnaire.sections[1:]
    hostile = replace(PACK, questionnaire=PACK.questionnaire.model_copy(update={"sections": (section, *others)}))
    page = render_form(hostile, "ja")
    assert page.count("</script>") == render_form(PACK, "ja").count("</script>") == 2
    assert "<img" not in page


def test_the_short_page_asks_what_the_pack_names_for_the_floor():
    assert form_data(PACK, "ja", short=True)["only"] == list(PACK.head.floor)
    assert len(PACK.head.floor) == 8
    assert all(ASKED.question(one).ask_when is None for one in PACK.head.floor), (
        "nothing else decides whether it is asked"
    )


def test_a_pack_without_questions_for_the_floor_says_so():
    bare = replace(PACK, head=PACK.head.model_copy(update={"floor": ()}))
    with pytest.raises(AireadyError) as refused:
        render_form(bare, "ja", short=True)
    assert [one.code for one in refused.value.faults] == ["A490"]
    assert render_form(bare, "ja")


def test_pack_check_names_a_floor_question_that_is_not_there():
    wrong = replace(PACK, head=PACK.head.model_copy(update={"floor": ("champion.helper", "champion.helpr")}))
    (fault,) = check_pack(wrong)
    assert fault.code == "A302"
    assert "champion.helpr" in fault.says("en")


# --- the command ---


def test_the_command_writes_one_file_and_never_over_another_without_being_told(tmp_path, monkeypatch, capsys):
    ran = run("form", "-o", "questions.html", cwd=tmp_path, AIREADY_LANG="ja")
    assert (ran.code, ran.out, ran.err) == (0, "questions.html\n", "")
    before = tree(tmp_path)
    assert before == {"questions.html": render_form(PACK, "ja").encode()}
    monkeypatch.chdir(tmp_path)
    assert main(["form", "--short", "-o", "questions.html"]) == 2
    assert "A404" in capsys.readouterr().err
    assert tree(tmp_path) == before
    assert main(["form", "--short", "-o", "questions.html", "--force", "--lang", "en"]) == 0
    assert tree(tmp_path) == {"questions.html": render_form(PACK, "en", short=True).encode()}


@pytest.mark.parametrize("name", ["page.pdf", "page", "-"])
def test_another_ending_is_refused(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    assert main(["form", "-o", name]) == 2
    assert "A408" in capsys.readouterr().err
    assert tree(tmp_path) == {}


# --- in a browser ---


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    for lang in LANGS:
        for name, short in (("form", False), ("floor", True)):
            (folder / f"{name}.{lang}.html").write_text(render_form(PACK, lang, short=short), encoding="utf-8")
    (folder / "tangled.ja.html").write_text(render_form(tangled(), "ja"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="Asia/Tokyo")
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "blob:")) else 0
    )
    page.clock.install(time="2026-11-21T09:30:00+09:00")
    yield page
    context.close()
    assert said == []


def begin(page, file):
    page.goto(file.as_uri())
    page.click("[data-move=begin]")
    return page


def shown(page):
    return page.evaluate("document.querySelector('#question')?.dataset.question ?? ''")


def sheet_of(page):
    if page.locator("#sheet").count() == 0:
        page.click("[data-move=review]")
    return page.input_value("#sheet")


def load(page, data, name="sheet.yaml"):
    page.locator("details:has(#load)").evaluate("one => { one.open = true; }")
    page.set_input_files("#load", {"name": name, "mimeType": "application/yaml", "buffer": data})


def take(page, data):
    """Load a sheet in place of the answers there are."""
    load(page, data)
    page.wait_for_selector("[data-move=replace], .news", state="attached")
    if page.locator("[data-move=replace]").count():
        page.click("[data-move=replace]")
    page.wait_for_selector(".news")


def batched(values, size):
    items = list(values.items())
    return [dict(items[first : first + size]) for first in range(0, len(items), size)]


TANGLED = {
    "company.data": {"about": "number", "id": "company.employees", "at_least": 2, "at_most": 30},
    "company.ai_use": {"about": "not", "of": {"about": "number", "id": "company.employees", "at_least": 11}},
    "company.tried_before": {
        "about": "any",
        "of": (
            {"about": "answer", "id": "company.data", "is": ("public", "staff")},
            {"about": "not", "of": {"about": "answer", "id": "company.ai_use", "is": ("private",)}},
        ),
    },
    "champion.hours": {
        "about": "all",
        "of": (
            {"about": "not", "of": {"about": "unanswered", "id": "champion.appointed"}},
            {"about": "not", "of": {"about": "answer", "id": "champion.appointed", "is": ("nobody",)}},
        ),
    },
    "champion.authority": {"about": "answer", "id": "company.tried_before", "is": ("never", "stopped")},
    "champion.helper": {
        "about": "any",
        "of": ({"about": "pattern", "is": ("hybrid",)}, {"about": "unanswered", "id": "champion.authority"}),
    },
    "champion.adviser": {
        "about": "not",
        "of": {"about": "all", "of": ({"about": "always"}, {"about": "open_share", "over": "1/3"})},
    },
    "aim.purpose": {"about": "not", "of": {"about": "gate", "id": "driver", "state": ("red",)}},
}
"""Conditions of every form, so that an answer may close a branch that closes another."""


def tangled():
    """A short pack in which nearly every question hangs on another."""
    read = TypeAdapter(Condition).validate_python
    sections = tuple(
        one.model_copy(
            update={
                "questions": tuple(
                    question.model_copy(update={"ask_when": read(TANGLED[question.id])})
                    if question.id in TANGLED
                    else question
                    for question in one.questions
                )
            }
        )
        for one in ASKED.sections
        if one.id in ("company", "champion", "aim")
    )
    return replace(PACK, questionnaire=ASKED.model_copy(update={"sections": sections}))


class Replayed:
    """The same way through the same questions, taken by the program's own functions."""

    def __init__(self, asked, only, role):
        self.asked = asked
        self.only = frozenset(only) if only else None
        self.sheet = new_sheet(PACK.head.id, PACK.head.version, DAY)
        if role:
            self.sheet = self.sheet.model_copy(update={"respondent": Respondent(role=role)})
        self.home, self.again, self.waiting = "", set(), set()
        self.go_on("")

    def go_on(self, after):
        found = next_question(self.asked, self.sheet, self.only, after)
        if found is None:
            found = next((one for one in parked(self.asked, self.sheet, self.only) if one.id not in self.again), None)
            self.again |= {found.id} if found else set()
        self.here = found.id if found else "review"

    def forward(self):
        then = neighbour(self.asked, self.sheet, self.here, 1, self.only)
        self.here = self.home or (then.id if then else "review")
        self.home = ""

    def put(self, value, reason=None):
        former = self.sheet.value(self.here)
        self.sheet = give_answer(self.asked, self.sheet, self.here, value).sheet
        if reason or former == NOT_APPLICABLE:
            self.sheet = self.sheet.with_detail(self.here, reason=reason)
        self.waiting.discard(self.here)
        self.home = ""
        self.go_on(self.here)

    def offer(self, value):
        """An answer on the screen and a press on next; None where there is none."""
        now = self.sheet.value(self.here)
        if value is not None and value != now:
            self.put(value)
        elif now is not None:
            self.forward()

    def do(self, act, *told):
        getattr(self, f"on_{act}")(*told)

    def on_typed(self, text):
        found = read_answer(self.asked.question(self.here), text.strip(), "ja")
        if isinstance(found, Given):
            self.waiting.discard(self.here)
            self.offer(found.value)
        else:
            self.waiting.add(self.here)  # what does not fit stays in its field

    def on_chosen(self, option):
        self.offer(option)

    def on_ticked(self, options):
        self.offer(tuple(options) or None)

    def on_noted(self, note, *answer):
        self.sheet = self.sheet.with_note(self.here, note)
        self.do(*answer)

    def on_unknown(self):
        self.put("unknown")

    def on_later(self):
        self.put("later")

    def on_not_applicable(self, reason):
        self.put(NOT_APPLICABLE, reason)

    def on_next(self):
        if self.here not in self.waiting:
            self.offer(None)

    def on_back(self):
        before = neighbour(self.asked, self.sheet, self.here, -1, self.only)
        self.here = before.id if before else "start"

    def on_review(self):
        self.here = "review"

    def on_change(self, question_id):
        self.home, self.here = "review", question_id

    def on_open(self):
        self.home = ""
        self.go_on("")

    on_begin = on_open

    def on_parked(self):
        self.again = set()
        self.on_open()

    def on_end(self):
        """Nothing more happens."""


@browser_test
@pytest.mark.parametrize(("name", "walks"), [("form", WALKS), ("floor", FLOOR_WALKS), ("tangled", TANGLED_WALKS)])
def test_random_walks_show_the_same_questions_and_leave_the_same_sheet_as_the_program(page, forms, name, walks):
    page.goto((forms / f"{name}.ja.html").as_uri())
    page.evaluate("document.documentElement.style.display = 'none'")  # nothing to lay out: four times as quick
    only = PACK.head.floor if name == "floor" else ()
    asked = tangled().questionnaire if name == "tangled" else ASKED
    seen, acts, aside = set(), set(), 0
    for first in range(0, walks, 25):
        seeds = list(range(first, min(first + 25, walks)))
        for walk in page.evaluate(f"([seeds, steps]) => ({WALK})(seeds, steps)", [seeds, STEPS]):
            same = Replayed(asked, only, walk["role"])
            for step, (where, act, *told) in enumerate(walk["seen"]):
                assert same.here == where, (walk["seed"], step, walk["seen"][: step + 1])
                same.do(act, *told)
                seen.add(where)
                acts.add(act)
            assert walk["sheet"] == sheet_bytes(same.sheet).decode(), walk["seed"]
            aside += bool(same.sheet.set_aside)
    branches = {one.id for one in asked.questions() if one.ask_when} - set(TANGLED if name == "tangled" else ())
    never = {"aim.purpose"} if name == "tangled" else branches  # a gate is not known while answers are given
    assert seen >= {*(only or {one.id for one in asked.questions()} - never), "review"}
    assert acts >= {"chosen", "unknown", "later", "noted", "back", "review", "change", "next", "open", "parked"}
    assert aside > walks / 4 or name != "tangled", "branches must close behind answers"


@browser_test
def test_a_sheet_saved_by_the_form_gives_the_same_plan_as_the_same_answers_from_the_terminal(
    page, forms, tmp_path, monkeypatch
):
    wanted = read_sheet(SAMPLES / "tried_and_failed.yaml", PACK)
    values = {one.id: wanted.value(one.id) for one in ASKED.questions()}
    begin(page, forms / "form.ja.html")
    given = page.evaluate(FILL, {key: "later" if value is None else value for key, value in values.items()})
    assert len(given) == len(visible_questions(ASKED, wanted))
    for name in ("form", "terminal"):
        (tmp_path / name).mkdir()
    with page.expect_download() as saved:
        page.click("[data-move=save]")
    assert re.fullmatch(r"aiready-sheet-2026-11-21-\d{6}\.yaml", saved.value.suggested_filename)
    saved.value.save_as(tmp_path / "form" / "firm.yaml")
    words = [f"{one}={','.join(value) if isinstance(value, list) else value}" for one, value in given]
    monkeypatch.chdir(tmp_path / "terminal")
    assert main(["answer", "firm.yaml", *words, "--today", TODAY]) == 0
    form, terminal = (tmp_path / name / "firm.yaml" for name in ("form", "terminal"))
    assert form.read_bytes() == terminal.read_bytes()
    for folder in ("form", "terminal"):
        monkeypatch.chdir(tmp_path / folder)
        assert main(["plan", "firm.yaml", "-o", "plan", "--today", TODAY, "--lang", "ja"]) == 0
    assert tree(tmp_path / "form" / "plan") == tree(tmp_path / "terminal" / "plan")


@browser_test
def test_three_sheets_of_the_floor_and_one_of_the_owner_go_into_one_result(page, forms, tmp_path, capsys):
    begin(page, forms / "floor.ja.html")
    page.evaluate(FILL, {one: ASKED.question(one).options[1].id for one in PACK.head.floor})
    text = sheet_of(page)
    assert "role: floor" in text
    for number in range(3):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    owner = read_sheet(SAMPLES / "service.yaml", PACK).model_copy(update={"respondent": Respondent(role="owner")})
    (tmp_path / "owner.yaml").write_bytes(sheet_bytes(owner))
    sheets = [str(tmp_path / f"{name}.yaml") for name in ("owner", 0, 1, 2)]
    assert main(["score", *sheets, "--same-firm", "--lang", "en"]) == 0
    assert capsys.readouterr().err == ""


@browser_test
def test_every_sample_is_loaded_and_saved_again_without_a_byte_changed(page, forms):
    page.goto((forms / "form.ja.html").as_uri())
    files = sorted(path for path in SAMPLES.glob("*.yaml") if ".expect" not in path.name)
    assert len(files) > 20
    for path in files:
        text = sheet_bytes(read_sheet(path, PACK))
        take(page, text)
        page.click("[data-move=begin]")
        assert sheet_of(page).encode() == text, path.name
        page.click("[data-move=start]")


@browser_test
def test_every_letter_is_quoted_as_the_program_quotes_it(page, forms):
    page.goto((forms / "form.ja.html").as_uri())
    page.evaluate("document.documentElement.style.display = 'none'")
    known = [chr(code) for code in range(0x20, 0x10000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    texts = {f"k{ord(char):x}": [f"{char}x", f"x{char}"] for char in known}
    odd = [
        "",
        " ",
        "yes",
        "No",
        "~",
        "null",
        "1",
        "-1.5",
        "2026-11-21",
        "a: b",
        "a # b",
        "- a",
        "x ",
        '"',
        "\\",
        "a,b]",
    ]
    texts |= {f"odd{number}": one for number, one in enumerate([*odd, 0.5, 1e-05, 12345678901, True, [], {}])}
    keys = dict.fromkeys(("yes", "a.b", "A", "a b", "1", "on", "x-y", '"', "あ"), 1)
    for part in (*batched(texts, 30000), keys):
        data = sheet_bytes(new_sheet(PACK.head.id, PACK.head.version, DAY).model_copy(update={"set_aside": part}))
        assert len(data) < 1 << 20
        load(page, data)
        page.wait_for_selector(".news", state="attached")
        page.evaluate("document.querySelector('.news').remove()")
        (draft,) = page.evaluate("Object.keys(localStorage).map(one => JSON.parse(localStorage[one]).sheet)")
        assert draft.encode() == data


NUMBERS = (
    *(
        "3",
        "３５",
        "0.5",
        "30分",
        "1時間半",
        "1時間30分",
        "三十五",
        "二十",
        "百二十人",
        "約20",
        "だいたい10くらい",
        "1,200",
        "１，２００",
    ),
    *(
        "2h",
        "90 min",
        "7.5分",
        "about 3 hours a week",
        "10人",
        "40回",
        "月に12回",
        "週3回",
        "毎日",
        "10〜20",
        "10人から20人",
        "30 to 60 min",
    ),
    *(
        "-1",
        "0",
        "99999",
        "1e3",
        "たくさん",
        "abc",
        "１．５",
        "2.5",
        "3人くらい",
        "12 people",
        "5 times a month",
        "0.00001",
        "50分",
        "20分",
    ),
    *(
        "半",
        "1時間2人",
        "1 2",
        "ー",
        "約",
        "1000000000000000",
        "三五",
        "5 times a week",
        "じゃあ5",
        "2時間ほどです",
        ". 5",
        "0.25",
        "５０分",
    ),
)


@browser_test
@pytest.mark.parametrize("question_id", ["company.employees", "aim.driver_hours", "aim.task_minutes", "aim.task_times"])
def test_a_typed_number_means_the_same_as_in_the_terminal(page, forms, question_id):
    sheet = new_sheet(PACK.head.id, PACK.head.version, DAY).with_answer("aim.annoying_task", "日報")
    page.goto((forms / "form.ja.html").as_uri())
    take(page, sheet_bytes(sheet))
    page.click("[data-move=begin]")
    found = page.evaluate(TYPED, [question_id, NUMBERS])
    question = ASKED.question(question_id)
    for text, (said, line) in zip(NUMBERS, found, strict=True):
        wanted = read_answer(question, text, "ja")
        if isinstance(wanted, Given):
            now = sheet_bytes(sheet.with_answer(question_id, wanted.value)).decode()
            name = question_id.removeprefix("company.")
            assert (text, line) == (text, next(one.strip() for one in now.splitlines() if f" {name}: " in one)), said
        else:
            assert (text, said.replace(" ", "")) == (text, wanted.replace(" ", ""))


TYPED = """([id, texts]) => {
  const one = (where) => document.querySelector(where);
  return texts.map((text) => {
    if (one("#question")) one("[data-move=review]").click();
    one(`[data-id='${id}']`).click();
    one("#answer").value = text;
    one("[data-move=next]").click();
    if (one("#fault")?.textContent) {
      const said = one("#fault").textContent;
      one("[data-move=unknown]").click();
      return [said, ""];
    }
    const name = id.replace("company.", "");
    const [draft] = Object.keys(localStorage);
    const sheet = JSON.parse(localStorage.getItem(draft)).sheet;
    return ["", sheet.split("\\n").map((line) => line.trim()).find((line) => line.startsWith(`${name}: `))];
  });
}"""


@browser_test
def test_a_text_lacks_the_same_as_in_the_terminal(page, forms):
    question = ASKED.question("aim.purpose")
    texts = (
        *(
            "仕事を楽にしたい",
            "見積書を早く作りたい",
            "半分にしたい",
            "見積書を作る時間を半分にしたい",
            "月報を30分で作りたい",
        ),
        *(
            "日報の作成を毎日10分減らしたい",
            "業務の確認",
            "make work easier",
            "cut the monthly report to two hours",
            "report: none",
        ),
        *("transform the firm", "メールを三割減らす", "会議の議事録を一時間で", "第1回の資料", "十分に短く"),
    )
    page.goto((forms / "form.ja.html").as_uri())
    page.click("[data-move=begin]")
    page.click("[data-move=review]")
    for text in texts:
        page.click("[data-id='aim.purpose']")
        page.fill("#answer", text)
        page.click("[data-move=next]")
        said = page.locator("#hint.news > ul:first-of-type > li").all_inner_texts()
        assert said == [part.says.ja for part in lacking(question, text)], text
        page.click("[data-move=review]")


# --- a person ---


@browser_test
def test_the_keyboard_alone_goes_through_the_floor_form_to_the_saved_file(page, forms):
    page.goto((forms / "floor.ja.html").as_uri())
    reach(page, "[data-move=begin]")
    page.keyboard.press("Enter")
    for number, question_id in enumerate(PACK.head.floor):
        assert shown(page) == question_id
        assert page.evaluate("document.activeElement.id") == "ask", "a reader hears the question first"
        if number == 1:
            reach(page, "[data-move=unknown]")
            page.keyboard.press("Space")
            continue
        reach(page, "[name=answer]")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        if number == 2:
            reach(page, "[data-move=next]")
        page.keyboard.press("Enter")
    with page.expect_download() as saved:
        reach(page, "[data-move=save]")
        page.keyboard.press("Enter")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    for number, question_id in enumerate(PACK.head.floor):
        wanted = "unknown" if number == 1 else ASKED.question(question_id).options[1].id
        assert f"  {question_id}: {wanted}\n" in text.replace('"', "")


def reach(page, where):
    """Press Tab until the focus, which can be seen, is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("where => document.activeElement.matches(where)", where):
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert float(width.removesuffix("px")) >= 2
            return
    pytest.fail(f"no way to {where} by the keyboard")


@browser_test
def test_a_draft_outlives_a_reload_and_goes_when_it_is_told_to(page, forms):
    begin(page, forms / "form.ja.html")
    page.fill("#answer", "みどり製作所")
    page.click("[data-move=next]")
    page.click("[value=construction]")  # chosen, and not yet gone on
    page.reload()
    assert "みどり製作所" in page.inner_text("main")
    page.click("[data-lang=en]")
    page.click("[data-move=begin]")
    assert shown(page) == "company.employees"
    assert page.inner_text("#place").startswith("2 of 41 done")
    page.click("[data-move=back]")
    assert page.is_checked("[value=construction]")
    page.reload()
    assert page.get_attribute("html", "lang") == "en"
    page.click("summary")
    page.click("[data-move=erase]")
    page.click("[data-move=erase_yes]")
    page.reload()
    assert "みどり製作所" not in page.inner_text("main")
    assert page.evaluate("Object.keys(localStorage)") == []


@browser_test
def test_a_browser_that_keeps_nothing_is_told_of_and_the_form_still_works(page, forms):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto((forms / "form.ja.html").as_uri())
    assert PACK.words["ja"]["form_not_kept"] in page.inner_text("main")
    page.click("[data-move=begin]")
    page.fill("#answer", "みどり製作所")
    page.click("[data-move=next]")
    assert "  name: みどり製作所\n" in sheet_of(page)
    page.evaluate("window.stop()")


@browser_test
def test_hostile_words_in_a_sheet_stay_words(page, forms):
    hostile = "</script><img src=x onerror=alert(1)><b>"
    sheet = new_sheet(PACK.head.id, PACK.head.version, DAY).with_answer("company.name", hostile)
    sheet = sheet.with_note("champion.hours", hostile).with_answer("aim.annoying_task", hostile)
    sheet = sheet.with_answer("champion.hours", "unknown").with_detail("champion.hours", evidence=hostile)
    page.goto((forms / "form.ja.html").as_uri())
    take(page, sheet_bytes(sheet))
    assert hostile in page.inner_text("main")
    page.click("[data-move=begin]")
    assert sheet_of(page).encode() == sheet_bytes(sheet)
    assert hostile in page.inner_text(".answers >> nth=0")
    page.click("[data-id='champion.hours']")
    assert page.input_value("#note") == hostile
    assert hostile in page.inner_text(".now >> nth=1")
    assert page.locator("img, b").count() == 0


@browser_test
def test_what_the_page_does_not_ask_and_what_is_private_is_kept_and_not_shown(page, forms):
    question = "champion.hours"
    sheet = read_sheet(SAMPLES / "service.yaml", PACK).with_answer(question, "spare")
    sheet = sheet.with_detail(question, private=True, own_note="OWN-NOTE", evidence="OWN-EVIDENCE", confidence="heard")
    sheet = sheet.with_note(question, "OWN-WORDS")
    page.goto((forms / "form.ja.html").as_uri())
    take(page, sheet_bytes(sheet))
    page.click("[data-move=begin]")
    page.click(f"[data-id='{question}']")
    assert "OWN-" not in page.inner_text("main")
    assert page.locator("#note").count() == 0
    page.click("[data-move=unknown]")
    now = read_back(sheet_of(page))
    assert now.details == sheet.details
    assert now.notes == sheet.notes
    assert now.value(question) == "unknown"


def read_back(text):
    return parse_sheet(text.encode(), "form", PACK)[0]


BROKEN = {
    "nothing": ("", "strange"),
    "no_yaml": ("{[", "strange"),
    "json": ('{"schema": 1}', "strange"),
    "edited": (f"{HEADER}answers:\n  champion.helper:   nobody\n", "strange"),
    "comment": (f"{HEADER}answers: {{}}  # mine\n", "strange"),
    "comment_line": (f"# mine\n{HEADER}answers: {{}}\n", "strange"),
    "twice": (f"{HEADER}answers:\n  champion.helper: nobody\n  champion.helper: search\n", "strange"),
    "unknown_key": (f"{HEADER}answers: {{}}\nmore: 1\n", "strange"),
    "proto": (f'{HEADER}answers: {{}}\n"__proto__": 1\n', "strange"),
    "deep": ("schema: " + "[" * 100_000, "strange"),
    "large": ("a" * (1 << 21), "strange"),
    "unknown_question": (f"{HEADER}answers:\n  champion.nobody: nobody\n", "answer"),
    "unknown_option": (f"{HEADER}answers:\n  champion.helper: nobdy\n", "answer"),
    "number_too_large": (f"{HEADER}company:\n  employees: 100000\nanswers: {{}}\n", "answer"),
    "other_pack": (f"{HEADER}answers: {{}}\n".replace("id: aiready", "id: other"), "other"),
    "other_version": (f"{HEADER}answers: {{}}\n".replace(PACK.head.version, "0.0.1"), "other"),
    "merged": (
        f"{HEADER}answers:\n  champion.helper: [nobody]\ndetails:\n  champion.helper:\n    said:\n      owner: [x]\n",
        "merged",
    ),
}
"""What somebody may try to load, and the end of the name of the sentence that it gets."""
NOT_TEXT = {"not_utf8": ("会社".encode("cp932"), "strange"), "binary": (bytes(range(256)) * 40, "strange")}


@browser_test
@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_cannot_be_loaded_is_told_of_and_no_answer_is_lost(page, forms, lang):
    begin(page, forms / f"form.{lang}.html")
    page.fill("#answer", "みどり製作所")
    before = sheet_of(page)
    page.click("[data-move=start]")
    files = {name: (text.encode(), phrase) for name, (text, phrase) in BROKEN.items()} | NOT_TEXT
    for name, (data, phrase) in files.items():
        load(page, data)
        page.wait_for_selector("#loaded:not(:empty)")
        said = page.inner_text("#loaded")
        page.evaluate("document.querySelector('#loaded').textContent = ''")
        sentence = re.escape(PACK.words[lang][f"form_load_{phrase}"]).replace(r"\{id\}", r"[a-z_.]+")
        assert re.fullmatch(sentence, said), name
    page.click("[data-move=begin]")
    assert sheet_of(page) == before


# --- how it looks ---


@browser_test
@pytest.mark.parametrize(("lang", "scheme"), [("ja", "light"), ("en", "dark")])
def test_every_screen_of_the_form_is_accessible_and_fits_from_320_to_1440(page, forms, lang, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for where in screens(page, forms / f"form.{lang}.html"):
        wrong = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in wrong] == [], where
        too_wide = {}
        for width in (200, *WIDTHS):  # 200: a phone at twice the size
            page.set_viewport_size({"width": width, "height": 640})
            too_wide[width] = page.evaluate(TOO_WIDE)
        assert too_wide == dict.fromkeys(too_wide, 0), where
        small = page.evaluate(SMALL)
        assert small == [], where


SMALL = """[...document.querySelectorAll('button, select, .option, summary, #answer, #day, #load')]
  .filter(one => one.offsetParent && one.getBoundingClientRect().height < 40).map(one => one.outerHTML)"""


def screens(page, file):
    """Every kind of screen, one after the other."""
    page.goto(file.as_uri())
    page.click("summary")
    yield "start"
    page.click("[data-move=begin]")
    page.fill("#answer", "\u200b")
    page.click("[data-move=next]")
    yield "a text with a fault"
    page.fill("#answer", "x" * 60)
    page.click("[data-move=next]")
    page.click("summary >> nth=0")
    page.click("summary >> nth=1")
    yield "a choice with its help and its note"
    page.click("[value=construction]")
    page.click("[data-move=next]")
    yield "a number"
    page.click("[data-move=later]")
    yield "several to tick"
    page.click("[data-move=unknown]")
    page.click("[data-move=review]")
    page.click("[data-id='company.tried_before']")
    page.click("[value=stopped]")
    page.click("[data-move=next]")
    yield "new questions"
    page.click("[data-move=review]")
    page.click("[data-id='usage_image.floor_voice']")
    page.click("[data-move=not_applicable]")
    yield "why it does not apply"
    page.click("[data-move=review]")
    page.click("[data-id='aim.purpose']")
    page.fill("#answer", "楽に")
    page.click("[data-move=next]")
    yield "what a text lacks"
    page.click("[data-move=review]")
    yield "the list"
