"""The picture in the README is the screen as it is: made by its command, it comes out the same."""

import sys

import pytest
from running import ROOT, run_python

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    ran = run_python(ROOT / "docs" / "interview_picture.py", folder, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    return folder


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_picture_shows_the_screen_of_today(pictures, lang):
    name = f"interview.{lang}.svg"
    made, kept = ((folder / name).read_text(encoding="utf-8") for folder in (pictures, ROOT / "docs"))
    assert made == kept, "make it anew: python docs/interview_picture.py"
    assert f"docs/{name}" in (ROOT / ("README.ja.md" if lang == "ja" else "README.md")).read_text(encoding="utf-8")
