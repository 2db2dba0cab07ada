"""What the two READMEs promise: every command is named, and none that does not exist."""

import re
from datetime import date
from pathlib import Path

import pytest
from typer.main import get_command

from aiready.cli.app import build_app
from aiready.cli.settings import Settings

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ja.md")
ONE_LINERS = ("python3 run.py demo", "python3 run.py test")


def command_paths(command, above=()):
    below = getattr(command, "commands", None)
    if below is None:
        return {" ".join(above)}
    return set().union(*(command_paths(one, (*above, name)) for name, one in below.items()))


COMMANDS = command_paths(get_command(build_app(Settings("en", date(2026, 11, 21)))))


def code_in(text):
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return blocks, [line for block in blocks for line in block.splitlines()] + spans


def named_commands(text):
    """The command of each call written as code: `aiready ...`, `python3 run.py ...`; groups with their second word."""
    calls = [
        re.match(r"(?:aiready|python3 run\.py|py run\.py) ([a-z]+)(?: ([a-z]+))?", one) for one in code_in(text)[1]
    ]
    groups = {path.split()[0] for path in COMMANDS if " " in path}
    found = [(call[1], call[2]) for call in calls if call]
    return {f"{first} {second}" if first in groups else first for first, second in found} - {"test"}


@pytest.fixture(params=READMES)
def readme(request):
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_the_command_line_has_commands_to_look_for():
    assert {"demo", "interview", "pack check"} <= COMMANDS


def test_every_command_is_named_and_none_that_does_not_exist(readme):
    assert named_commands(readme) == COMMANDS


def test_the_two_one_line_commands_stand_alone_in_a_code_block(readme):
    blocks, _ = code_in(readme)
    assert {f"{line}\n" for line in ONE_LINERS} <= set(blocks)


def test_every_file_a_readme_leads_to_is_there(readme):
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_both_readmes_show_the_same_code_blocks_and_headings_in_the_same_order():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in READMES]
    shapes = [
        (code_in(text)[0], [line.split()[0] for line in text.splitlines() if line.startswith("#")]) for text in texts
    ]
    assert shapes[0] == shapes[1]
