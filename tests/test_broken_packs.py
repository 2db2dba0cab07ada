"""Packs with faults: `aiready pack check .` names each fault, in both languages, exactly as written down.

A case is a folder in `packs/broken/`: files laid over `packs/small/` (`remove.txt` lists what is taken away) with
`expected.ja.txt` and `expected.en.txt`. To write the expected files anew, judge them with `git diff` afterwards:

    AIREADY_WRITE_EXPECTED=1 pytest tests/test_broken_packs.py
"""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from aiready.answers import new_sheet
from aiready.answers_file import parse_sheet
from aiready.assessment import assess
from aiready.cli import run
from aiready.documents import render
from aiready.pack_files import load_pack
from aiready.plan import make_plan
from aiready.report import Report
from aiready.rollout import choose_rollout

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
    assert capsys.readouterr().out == "Nothing to mend (12 questions, 2 actions).\n"


def test_the_small_pack_makes_a_plan_in_both_languages():
    pack = load_pack(SMALL)
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
    assert all(line.isascii() for line in _own_words(en))


def _place_and_code(line):
    place, _, rest = line.partition(": ")
    return place, rest.split(" ", maxsplit=1)[0]


def _own_words(lines):
    """English lines without what they quote, which may be Japanese."""
    return ["'".join(line.split("'")[::2]) for line in lines]
