"""Answer sheets with faults: `aiready score CASE.yaml` names each fault, in both languages, exactly as written down.

A case is `sheets/broken/<case>.yaml` with `<case>.ja.txt` and `<case>.en.txt`. To write the expected files anew, judge
them with `git diff` afterwards:

    AIREADY_WRITE_EXPECTED=1 pytest tests/test_broken_sheets.py
"""

import os
import re
from pathlib import Path

import pytest
from made_up import PACK

from aiready.answers_file import read_sheet
from aiready.cli import run
from aiready.errors import MOST_SHOWN, AireadyError

SHEETS = Path(__file__).parent / "sheets" / "broken"
CASES = sorted(path.stem for path in SHEETS.glob("*.yaml"))
LANGS = ("ja", "en")
LINE = re.compile(r"[\w.]+\.yaml(:[1-9]\d*:[1-9]\d*)?: (A\d{3}) \S")


def test_the_corpus_of_broken_sheets_is_there():
    assert len(CASES) >= 55


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES)
def test_score_names_every_fault_of_a_broken_sheet(case, lang, monkeypatch, capsys):
    monkeypatch.chdir(SHEETS)
    code = run(["score", f"{case}.yaml", "--lang", lang])
    out, err = capsys.readouterr()
    expected = SHEETS / f"{case}.{lang}.txt"
    if os.environ.get("AIREADY_WRITE_EXPECTED"):
        expected.write_bytes(err.encode())
    assert err == expected.read_bytes().decode()
    assert (code, out) == (2, "")


@pytest.mark.parametrize("case", CASES)
def test_both_languages_tell_the_same_faults_in_the_same_places(case):
    ja, en = ((SHEETS / f"{case}.{lang}.txt").read_text(encoding="utf-8").splitlines() for lang in LANGS)
    assert [_place_and_code(line) for line in ja] == [_place_and_code(line) for line in en]


@pytest.mark.parametrize(
    ("head", "line"),
    [("answers:", "  champion.appoint{}: none"), ("company:", "  employee{}: 5"), ("assumptions:", "  saving_{}: 5")],
)
def test_the_nearest_name_is_looked_for_as_often_as_faults_are_printed(tmp_path, head, line, capsys):
    text = "\n".join(
        ["schema: 1", "pack: {id: aiready, version: 1.0.0}", head, *(line.format(number) for number in range(200))]
    )
    (tmp_path / "sheet.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(AireadyError) as refused:
        read_sheet(tmp_path / "sheet.yaml", PACK)
    hints = [dict(one.values).get("hint", "") for one in refused.value.faults]
    assert all(hints[:MOST_SHOWN])
    assert not any(hints[MOST_SHOWN:])
    assert len(hints) == 200
    assert run(["score", str(tmp_path / "sheet.yaml"), "--lang", "en"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == MOST_SHOWN + 1


@pytest.mark.parametrize("command", [["explain"], ["plan", "-o", "never-made"], ["answer"]])
def test_every_command_refuses_a_broken_sheet_with_the_same_words(command, monkeypatch, capsys):
    monkeypatch.chdir(SHEETS)
    name, *options = command
    more = ["champion.appointed=asked"] if name == "answer" else []
    before = {path.name: path.read_bytes() for path in SHEETS.iterdir()}
    assert run([name, "several_faults.yaml", *more, *options, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", (SHEETS / "several_faults.en.txt").read_text(encoding="utf-8"))
    assert {path.name: path.read_bytes() for path in SHEETS.iterdir()} == before


def _place_and_code(line):
    match = LINE.match(line)
    return match[0][:-2] if match else re.sub(r"\D", "", line)
