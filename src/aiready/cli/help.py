"""Lays out the help of a command in its language, with full-width characters counted as two columns."""

from typing import Any

from aiready.cli.columns import screen_width, wrapped
from aiready.cli.help_words import CODES, COMMANDS, EXAMPLES
from aiready.cli.option_words import COMMON
from aiready.cli.words import say
from aiready.text import Lang

INDENT = "  "
DEEPER = "      "


def help_text(context: Any, lang: Lang) -> str:
    """The help of a command: what it does, arguments, options, an example, exit codes."""
    command = context.command
    columns = screen_width()
    name = command.name if command.name in COMMANDS else ""
    about = COMMANDS[name][lang] if name else say("purpose", lang)
    usage = f"{say('usage', lang)}: {context.command_path} {_usage(command)}"
    lines = [wrapped(usage, columns, DEEPER, ""), "", wrapped(about, columns)]
    lines += _commands(command, lang, columns)
    lines += _parameters(command, lang, columns)
    if not name:
        lines += ["", f"{say('common', lang)}:"]
        for option, text in COMMON:
            lines += [INDENT + option, wrapped(text[lang], columns, DEEPER)]
    else:
        lines += ["", f"{say('example', lang)}:", wrapped(EXAMPLES[name], columns, DEEPER, INDENT)]
        lines += ["", f"{say('exit_codes', lang)}:", wrapped(CODES[name][lang], columns, INDENT)]
    return "\n".join(lines) + "\n"


def _usage(command: Any) -> str:
    if getattr(command, "commands", {}):
        return "COMMAND ..."
    arguments = [str(one.metavar or one.name) for one in command.params if one.param_type_name == "argument"]
    required = [f"{one.opts[0]} ..." for one in command.params if one.param_type_name == "option" and one.required]
    return " ".join([*arguments, *required, "[OPTIONS]"])


def _commands(command: Any, lang: Lang, columns: int) -> list[str]:
    commands = getattr(command, "commands", {})
    if not commands:
        return []
    lines = ["", f"{say('commands', lang)}:"]
    for name in commands:
        lines += [INDENT + name, wrapped(COMMANDS[name][lang], columns, DEEPER)]
    return lines


def _parameters(command: Any, lang: Lang, columns: int) -> list[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
    lines: list[str] = []
    for title, group in (("arguments", arguments), ("options", options)):
        if group:
            lines += ["", f"{say(title, lang)}:"]
        for one in group:
            names = ", ".join(one.opts) if title == "options" else str(one.metavar or one.name)
            lines += [INDENT + names, wrapped(one.help or "", columns, DEEPER)]
    return lines
