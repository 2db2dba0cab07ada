"""How the tests begin the command: what is forked does and says the same as what is begun anew."""

import pytest
from running import SERVICE, begun_anew, run, run_anew, tree

pytestmark = pytest.mark.skipif(begun_anew({}), reason="everything is begun anew here")
CALLS = {
    "nothing": (),
    "version": ("--version",),
    "help in Japanese": ("--lang", "ja", "plan", "--help"),
    "wrong call": ("plan",),
    "score": ("score", SERVICE, "--lang", "ja"),
    "sheet typed": ("score", "-", "--json"),
    "plan": ("plan", SERVICE, "-o", "out"),
    "no terminal": ("interview", "sheet.yaml"),
    "plain lines": ("interview", "sheet.yaml", "--plain"),
    "a file that is not there": ("explain", "回答.yaml"),
}


@pytest.mark.parametrize("name", CALLS)
def test_what_is_forked_does_the_same_as_what_is_begun_anew(tmp_path, name):
    stdin = b"1\n1\n30\n" if name == "plain lines" else SERVICE.read_bytes()
    seen = []
    for begin in (run, run_anew):
        folder = tmp_path / begin.__name__
        folder.mkdir()
        ran = begin(*CALLS[name], cwd=folder, stdin=stdin)
        seen.append((ran, tree(folder), [path.stat().st_mode for path in sorted(folder.rglob("*"))]))
    assert seen[0] == seen[1]
