"""Packs with faults: `aiready pack check .` names each fault, in both languages, exactly as written down.

A case is a folder in `packs/broken/`: files laid over `packs/small/` (`remove.txt` lists what is taken away) with
`expected.ja.txt` and `expected.en.txt`. To write the expected files anew, judge them with `git diff` afterwards:

    AIREADY_WRITE_EXPECTED=1 pytest tests/test_broken_packs.py
"""

import json
import os
import re
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiready.answers import AnswerSheet, new_sheet
from aiready.answers_file import parse_sheet
from aiready.assessment import assess
from aiready.cli import run
from aiready.documents import check_templates, render
from aiready.errors import CAUSES, MESSAGES, AireadyError
from aiready.errors.values import TABLES
from aiready.pack import PackHead
from aiready.pack_check import check_pack
from aiready.pack_files import built_in_pack, load_pack
from aiready.plan import make_plan
from aiready.playbook import ActionFile, PhaseFile
from aiready.policy import Policy
from aiready.questionnaire import SectionFile
from aiready.report import Report
from aiready.rollout import choose_rollout
from aiready.schema import PATTERNS

PACKS = Path(__file__).parent / "packs"
SMALL = PACKS / "small"
CASES = sorted(path.name for path in (PACKS / "broken").iterdir() if path.is_dir())
OUR_OWN = ("expected.ja.txt", "expected.en.txt", "remove.txt")
LANGS = ("ja", "en")


@pytest.fixture(name="broken")
def _broken(request, tmp_path, monkeypatch):
    """A copy of the small pack with the case laid over it, as the working folder."""
    case = PACKS / "broken" / request.param
    shutil.copytree(SMALL, tmp_path / "pack")
    root = tmp_path / "pack"
    removed = case / "remove.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in case.rglob("*"):
        if path.is_file() and path.name not in OUR_OWN:
            target = root / path.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    monkeypatch.chdir(root)
    return case


def test_the_corpus_of_broken_packs_is_there():
    assert len(CASES) >= 43


def test_the_small_pack_is_sound(monkeypatch, capsys):
    monkeypatch.chdir(SMALL)
    assert run(["pack", "check", ".", "--lang", "en"]) == 0
    assert "(12 questions, 2 actions)" in capsys.readouterr().out


def test_the_small_pack_laid_over_the_built_in_words_makes_a_plan_in_both_languages():
    words = load_pack(built_in_pack()).words
    pack = load_pack(SMALL)
    pack = replace(pack, words={lang: {**words[lang], **pack.words[lang]} for lang in LANGS})
    sheet, _ = parse_sheet(b"schema: 1\npack: {id: small, version: 1.0.0}\nanswers: {champion.now: none}\n", "s", pack)
    for filled in (sheet, new_sheet("small", "1.0.0")):
        assessment = assess(pack.questionnaire, pack.policy, filled)
        rollout = choose_rollout(pack.policy, assessment)
        monday = date(2026, 11, 30)
        plan = make_plan(pack, filled, assessment, rollout, today=date(2026, 11, 21), starts_on=monday)
        for lang in LANGS:
            documents = render(Report(pack, filled, assessment, rollout, plan), ("md", "html"), lang)
            assert "kit/one.md" in [document.name for document in documents]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("broken", CASES, indirect=True)
def test_pack_check_names_every_fault_of_a_broken_pack(broken, lang, capsys):
    code = run(["pack", "check", ".", "--lang", lang])
    out = capsys.readouterr().out
    expected = broken / f"expected.{lang}.txt"
    if os.environ.get("AIREADY_WRITE_EXPECTED"):
        expected.write_bytes(out.encode())
    assert out == expected.read_bytes().decode()
    assert out.strip()
    assert code == 1


@pytest.mark.parametrize("broken", CASES, indirect=True)
def test_both_languages_tell_the_same_faults_in_the_same_places(broken):
    ja, en = ((broken / f"expected.{lang}.txt").read_text(encoding="utf-8").splitlines() for lang in LANGS)
    assert [_place_and_code(line) for line in ja] == [_place_and_code(line) for line in en]


def test_every_fault_of_a_file_a_sheet_or_a_pack_is_in_the_corpus():
    folders = (PACKS / "broken").rglob("*.en.txt"), (PACKS.parent / "sheets" / "broken").glob("*.en.txt")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in folder]
    seen = set(re.findall(r": (A[123]\d\d) ", "\n".join(texts)))
    assert len(texts) > 90
    assert {code for code in MESSAGES if code < "A4"} - seen == {"A101", "A102", "A318"}
    """Two need a file that cannot be opened or is too large: see test_yaml_file.py; A318 warns: test_programmes.py."""


def test_every_message_and_every_word_in_it_is_there_in_both_languages():
    said = [*MESSAGES.values(), *CAUSES.values(), *(words for table in TABLES.values() for words in table.values())]
    assert len(said) > 150
    assert all(set(words) == set(LANGS) for words in said)
    assert set(MESSAGES) == set(CAUSES)
    templates = [*MESSAGES.values(), *(words for table in TABLES.values() for words in table.values())]
    assert all(words["en"].isascii() and not words["ja"].isascii() for words in templates)


def test_every_pattern_of_a_content_noun_is_explained_in_words():
    nouns = (PackHead, SectionFile, Policy, PhaseFile, ActionFile, AnswerSheet)
    patterns = set(
        re.findall(r'"pattern": "(\^.*?)"[,}]', "\n".join(json.dumps(noun.model_json_schema()) for noun in nouns))
    )
    assert len(patterns) >= 5
    assert {pattern.replace("\\\\", "\\") for pattern in patterns} <= set(PATTERNS)


FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file())
PIECES = [
    "",
    ":",
    "\t",
    " ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "&a ",
    "*a",
    "!x ",
    "：",
    "　",
    "null",
    "3",
    "-1",
    "é",
    "{{",
    "%}",
]


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(FILES),
    changes=st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 8), st.sampled_from(PIECES)), min_size=1, max_size=4
    ),
)
def test_a_mutated_pack_is_checked_without_a_crash(name, changes):
    raw = (SMALL / name).read_bytes()
    for start, length, piece in changes:
        at = start % (len(raw) + 1)
        raw = raw[:at] + piece.encode() + raw[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SMALL, folder, dirs_exist_ok=True)
        (Path(folder) / name).write_bytes(raw)
        for fault in faults_of(Path(folder)):
            assert all("\n" not in fault.says(lang) for lang in LANGS)


def faults_of(root):
    try:
        pack = load_pack(root)
    except AireadyError as error:
        return error.faults
    return (*check_pack(pack), *check_templates(pack, root))


def _place_and_code(line):
    place, _, rest = line.partition(": ")
    return place, rest.split(" ", maxsplit=1)[0]
