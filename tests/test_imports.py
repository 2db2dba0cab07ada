"""What a command loads: nothing that it does not need, since start-up time is a promise."""

import json

import pytest
from running import SERVICE, run_python

CODE = """
import json, sys
sys.argv = ["aiready", *json.loads(sys.argv[1])]
from aiready.__main__ import main
try:
    main()
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
SHEET = str(SERVICE)
LIBRARIES = ("icalendar", "xlsxwriter", "docxtpl", "docx", "weasyprint", "aiready.workbook.book")
"""What single formats are written with, and nothing else."""
CALLS = {
    "version": (["--version"], ("typer", "pydantic", "rich", "questionary", "jinja2", "yaml", "aiready.cli")),
    "score": (["score", SHEET], ("jinja2", "questionary", "rich", "prompt_toolkit", "markdown_it")),
    "score --json": (["score", SHEET, "--json"], ("jinja2", "questionary", "rich", "prompt_toolkit", "markdown_it")),
    "plan": (["plan", SHEET, "-o", "out"], ("questionary", "rich", "prompt_toolkit", *LIBRARIES)),
    "plan csv": (["plan", SHEET, "-o", "out", "--format", "csv,json"], ("questionary", "rich", *LIBRARIES)),
    "answer": (["answer", "new.yaml", "company.employees=5"], ("rich", "questionary", "jinja2", "prompt_toolkit")),
    "explain": (["explain", SHEET, "champion"], ("rich", "questionary", "jinja2", "prompt_toolkit")),
    "pack check": (["pack", "check"], ("rich", "questionary", "prompt_toolkit")),
}


def loaded(tmp_path, call):
    ran = run_python("-P", "-c", CODE, json.dumps(call), cwd=tmp_path)
    code, modules = json.loads(ran.err.splitlines()[-1])
    assert code in (0, None), ran.err
    return {name for module in modules for name in (module, module.split(".")[0])}


@pytest.mark.parametrize("name", CALLS)
def test_a_command_loads_only_what_it_needs(tmp_path, name):
    call, unwanted = CALLS[name]
    modules = loaded(tmp_path, call)
    assert "aiready" in modules
    assert modules.isdisjoint(unwanted), sorted(modules.intersection(unwanted))


def test_the_workbook_loads_the_library_that_writes_it_and_no_other_format_s(tmp_path):
    modules = loaded(tmp_path, ["plan", SHEET, "-o", "out", "--format", "xlsx"])
    assert modules.intersection(LIBRARIES) == {"xlsxwriter", "aiready.workbook.book"}


def test_the_demo_loads_what_draws_its_table_and_its_pages(tmp_path):
    assert {"rich", "jinja2", "markdown_it"} <= loaded(tmp_path, ["demo", "-o", "out"])
