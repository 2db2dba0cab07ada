"""The questionnaire as one page: asked, branched and saved in a real browser just as the program does it."""

import os
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from running import SAMPLES, TODAY, run, tree
from test_browser import BROWSER, QUIET, TOO_WIDE

from aiready.answers import Respondent, new_sheet, visible_questions
from aiready.answers_file import read_sheet
from aiready.cli.sitting.typed import Given, read_answer
from aiready.conditions import NOT_APPLICABLE
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
WALKS = int(os.environ.get("AIREADY_FORM_WALKS", "150"))
"""How many random walks; 1,000 of them take two minutes."""
FLOOR_WALKS = 40
STEPS = 26
WALK = (Path(__file__).parent / "form_walk.js").read_text(encoding="utf-8")
HEADER = f"schema: 1\npack:\n  id: {PACK.head.id}\n  version: {PACK.head.version}\n"
in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not BROWSER, reason="no browser found: install Chromium (Debian: apt install chromium)"),
]


def browser_test(test):
    for mark in in_browser:
        test = mark(test)
    return test


# --- the file ---


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("short", [False, True])
def test_the_page_runs_only_its_own_script_and_loads_nothing(lang, short):
    page = render_form(PACK, lang, short=short)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = {kind: b64encode(sha256(text.encode()).digest()).decode() for kind, text in (("script", script), ("style", style))}
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
    assert all(ASKED.question(one).ask_when is None for one in PACK.head.floor), "nothing else decides whether it is asked"


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


def test_the_command_writes_one_file_and_never_over_another_without_being_told(tmp_path):
    ran = run("form", "-o", "questions.html", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "questions.html\n", "")
    before = tree(tmp_path)
    assert list(before) == ["questions.html"]
    refused = run("form", "--short", "-o", "questions.html", cwd=tmp_path)
    assert (refused.code, "A404" in refused.err, tree(tmp_path)) == (2, True, before)
    forced = run("form", "--short", "-o", "questions.html", "--force", cwd=tmp_path)
    assert (forced.code, forced.err) == (0, "")
    assert tree(tmp_path) != before


def test_the_same_pack_and_language_give_the_same_bytes(tmp_path):
    for name in ("one.html", "two.html"):
        assert run("form", "-o", name, cwd=tmp_path, AIREADY_LANG="ja").code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert (tmp_path / "one.html").read_text(encoding="utf-8") == render_form(PACK, "ja")


@pytest.mark.parametrize("name", ["page.pdf", "page", "-"])
def test_another_ending_is_refused(tmp_path, name):
    ran = run("form", "-o", name, cwd=tmp_path)
    assert (ran.code, "A408" in ran.err, tree(tmp_path)) == (2, True, {})


# --- in a browser ---


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    for lang in LANGS:
        for name, short in (("form", False), ("floor", True)):
            (folder / f"{name}.{lang}.html").write_text(render_form(PACK, lang, short=short), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="Asia/Tokyo")
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "blob:")) else 0)
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


def answer_in(page, question_id, value):
    """Give one answer by the controls of the question that is shown."""
    question = ASKED.question(question_id)
    if value in ("unknown", "later"):
        page.click(f"[data-move={value}]")
        return
    if value == NOT_APPLICABLE:
        page.click("[data-move=not_applicable]")
        page.fill("#reason", "理由")
        page.click("[data-move=reason]")
        return
    if question.kind in ("choice", "choices"):
        for one in value if isinstance(value, tuple) else (value,):
            page.check(f"[name=answer][value='{one}']")
    else:
        page.fill("#answer", str(value))
    page.click("[data-move=next]")
    if page.locator("#hint.news").count():
        page.click("[data-move=next]")


class Replayed:
    """The same way through the same questions, taken by the program's own functions."""

    def __init__(self, only, role):
        self.only = frozenset(only) if only else None
        self.sheet = new_sheet(PACK.head.id, PACK.head.version, DAY)
        if role:
            self.sheet = self.sheet.model_copy(update={"respondent": Respondent(role=role)})
        self.home, self.again, self.waiting = "", set(), set()
        self.go_on("")

    def go_on(self, after):
        found = next_question(ASKED, self.sheet, self.only, after)
        if found is None:
            found = next((one for one in parked(ASKED, self.sheet, self.only) if one.id not in self.again), None)
            self.again |= {found.id} if found else set()
        self.here = found.id if found else "review"

    def forward(self):
        then = neighbour(ASKED, self.sheet, self.here, 1, self.only)
        self.here = self.home or (then.id if then else "review")
        self.home = ""

    def put(self, value, reason=None):
        former = self.sheet.value(self.here)
        self.sheet = give_answer(ASKED, self.sheet, self.here, value).sheet
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

    def typed(self, text):
        found = read_answer(ASKED.question(self.here), text.strip(), "ja")
        if isinstance(found, Given):
            self.waiting.discard(self.here)
            self.offer(found.value)
        else:
            self.waiting.add(self.here)  # what does not fit stays in its field

    def do(self, act, *told):
        match act:
            case "typed":
                self.typed(*told)
            case "chosen":
                self.offer(*told)
            case "ticked":
                self.offer(tuple(told[0]) or None)
            case "noted":
                self.sheet = self.sheet.with_note(self.here, told[0])
                self.do(*told[1:])
            case "unknown" | "later":
                self.put(act)
            case "not_applicable":
                self.put(act, *told)
            case "next" if self.here not in self.waiting:
                self.offer(None)
            case "back":
                before = neighbour(ASKED, self.sheet, self.here, -1, self.only)
                self.here = before.id if before else "start"
            case "review":
                self.here = "review"
            case "change":
                self.home, self.here = "review", *told
            case "open" | "parked" | "begin":
                self.again = set() if act == "parked" else self.again
                self.home = ""
                self.go_on("")


@browser_test
@pytest.mark.parametrize(("name", "walks"), [("form", WALKS), ("floor", FLOOR_WALKS)])
def test_random_walks_show_the_same_questions_and_leave_the_same_sheet_as_the_program(page, forms, name, walks):
    page.goto((forms / f"{name}.ja.html").as_uri())
    page.evaluate("document.documentElement.style.display = 'none'")  # nothing to lay out: four times as quick
    only = PACK.head.floor if name == "floor" else ()
    seen, acts = set(), set()
    for first in range(0, walks, 25):
        seeds = list(range(first, min(first + 25, walks)))
        for walk in page.evaluate(f"([seeds, steps]) => ({WALK})(seeds, steps)", [seeds, STEPS]):
            same = Replayed(only, walk["role"])
            for step, (where, act, *told) in enumerate(walk["seen"]):
                assert same.here == where, (walk["seed"], step, walk["seen"][: step + 1])
                same.do(act, *told)
                seen.add(where)
                acts.add(act)
            assert walk["sheet"] == sheet_bytes(same.sheet).decode(), walk["seed"]
    wanted = only or {one.id for one in ASKED.questions()}
    assert seen >= {*wanted, "review"}
    assert acts >= {"chosen", "unknown", "later", "not_applicable", "noted", "back", "review", "change", "next", "open"}


@browser_test
@pytest.mark.parametrize("sample", ["service", "tried_and_failed"])
def test_a_sheet_saved_by_the_form_gives_the_same_plan_as_the_same_answers_from_the_terminal(
    page, forms, tmp_path, sample
):
    wanted = read_sheet(SAMPLES / f"{sample}.yaml", PACK)
    begin(page, forms / "form.ja.html")
    given = []
    while question_id := shown(page):
        value = wanted.value(question_id)
        value = "later" if value is None else value
        given.append((question_id, value))
        answer_in(page, question_id, value)
        if len(given) > 100:
            break
    with page.expect_download() as saved:
        page.click("[data-move=save]")
    assert re.fullmatch(r"aiready-sheet-2026-11-21-\d{6}\.yaml", saved.value.suggested_filename)
    saved.value.save_as(tmp_path / "form" / "firm.yaml")
    (tmp_path / "terminal").mkdir()
    words = [f"{one}={','.join(value) if isinstance(value, tuple) else value}" for one, value in given]
    for one in words:
        assert "=not_applicable" not in one, "its reason cannot be given on the command line"
    assert run("answer", "firm.yaml", *words, cwd=tmp_path / "terminal").code == 0
    form, terminal = (tmp_path / name / "firm.yaml" for name in ("form", "terminal"))
    assert form.read_bytes() == terminal.read_bytes()
    for folder in ("form", "terminal"):
        assert run("plan", "firm.yaml", "-o", "plan", cwd=tmp_path / folder).code == 0
    assert tree(tmp_path / "form" / "plan") == tree(tmp_path / "terminal" / "plan")


@browser_test
def test_three_sheets_of_the_floor_go_into_one_plan(page, forms, tmp_path):
    begin(page, forms / "floor.ja.html")
    while question_id := shown(page):
        answer_in(page, question_id, ASKED.question(question_id).options[1].id)
    text = sheet_of(page)
    assert "role: floor" in text
    for number in range(3):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    owner = sheet_bytes(read_sheet(SAMPLES / "service.yaml", PACK)).decode()
    if "respondent:" not in owner:
        owner = owner.replace("\ndate:", "\nrespondent:\n  role: owner\ndate:", 1)
    (tmp_path / "owner.yaml").write_text(owner, encoding="utf-8")
    ran = run("plan", "owner.yaml", "0.yaml", "1.yaml", "2.yaml", "--same-firm", "-o", "plan", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")


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
