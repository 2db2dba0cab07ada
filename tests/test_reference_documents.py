"""Whole documents of the sample firms, as files a reviewer can open; and the same bytes wherever they are made.

After a wanted change: `pytest tests/test_reference_documents.py --force-regen`, then read the difference.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_firms import documents_of as documents

from aiready.pack_files import built_in_pack

SAMPLES = built_in_pack() / "questions" / "samples"
SHEETS = sorted(path.stem for path in SAMPLES.glob("*.yaml") if not path.name.endswith(".expect.yaml"))
# one for each way a plan can look; the other samples are held to their stories (test_samples.py)
FIRMS = [
    *("care_provider", "construction", "lone_adviser", "manufacturing", "owner_and_two"),
    *("service", "tried_and_failed", "unsure"),
]
KEPT = Path(__file__).with_suffix("")
MAIN = ("summary.md", "summary.html", "plan.md", "plan.html")
WITH_KIT = ("owner_and_two", "care_provider", "tried_and_failed")
WITH_RECORD = "service"


def kept(firm, lang):
    """The names of the documents of a firm that are kept here."""
    names = documents(firm, lang)
    kit = [name for name in names if name.startswith("kit/") and name.endswith(".md")] if firm in WITH_KIT else []
    return [*MAIN, *kit, *(["plan.json"] if firm == WITH_RECORD else [])]


ALL = [(firm, lang, name) for firm in FIRMS for lang in ("ja", "en") for name in kept(firm, lang)]


@pytest.mark.parametrize(("firm", "lang", "name"), ALL, ids=["-".join(one) for one in ALL])
def test_the_document_is_the_one_that_was_read_and_approved(firm, lang, name, file_regression):
    path = KEPT / lang / firm / name
    text = documents(firm, lang)[name].decode()
    file_regression.check(text, encoding="utf-8", newline="", extension=path.suffix, fullpath=path)


def test_no_reference_file_is_left_over_and_none_is_missing():
    assert len(SHEETS) >= 20
    assert set(FIRMS) <= set(SHEETS)
    found = {
        path.relative_to(KEPT).as_posix() for path in KEPT.rglob("*") if path.is_file() and ".obtained" not in path.name
    }
    assert found == {f"{lang}/{firm}/{name}" for firm, lang, name in ALL}


ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns")
LOCALES = ("C", "ja_JP.UTF-8", "en_US.UTF-8")
SEEDS = ("0", "1", "random")
# nine runs in which every zone meets every locale and every seed, shared between the two languages
PLACES = [(ZONES[i], LOCALES[j], SEEDS[(i + j) % 3]) for i in range(3) for j in range(3)]


def planned_at(place, folder, lang):
    zone, locale, seed = place
    env = {**os.environ, "TZ": zone, "LANG": locale, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    sheet = SAMPLES / "care_provider.yaml"
    order = ["plan", str(sheet), "-o", str(folder), "--lang", lang, "--today", "2026-11-21"]
    subprocess.run(
        [sys.executable, "-m", "aiready", *order], env=env, check=True, capture_output=True, cwd=folder.parent
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("lang", "places"), [("ja", PLACES[::2]), ("en", PLACES[1::2])])
def test_time_zone_locale_and_hash_seed_change_no_byte(tmp_path, lang, places):
    first, *others = (planned_at(place, tmp_path / str(number), lang) for number, place in enumerate(places))
    assert {"summary.html", "plan.md", "plan.json", "manifest.json"} <= set(first)
    assert others == [first] * (len(places) - 1)


def test_what_the_command_writes_is_what_is_kept_here(tmp_path):
    written = planned_at(PLACES[0], tmp_path / "plan", "ja")
    for name in kept("care_provider", "ja"):
        assert written[name] == documents("care_provider", "ja")[name]
