"""What commands are made of: the option parser's classes with our own help, and options in one language."""

from dataclasses import dataclass
from typing import Any

import typer

from aiready.cli.help import help_text
from aiready.cli.option_words import OPTIONS
from aiready.cli.settings import Settings
from aiready.cli.words import say
from aiready.errors import AireadyError, fault, nearest

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


@dataclass(frozen=True, slots=True)
class Parts:
    """The classes of commands and of their group, and what makes an argument and an option."""

    settings: Settings
    command: Any
    group: Any

    def argument(self, name: str, metavar: str) -> Any:
        """An argument, explained as `OPTIONS` has it under this name."""
        return typer.Argument(metavar=metavar, help=OPTIONS[name][self.settings.lang], show_default=False)

    def option(self, name: str, *flags: str) -> Any:
        """An option with its flags, explained as `OPTIONS` has it under this name."""
        return typer.Option(*flags, help=OPTIONS[name][self.settings.lang], show_default=False)


def parts_for(settings: Settings) -> Parts:
    """The parts for one language; a command that is misspelt is answered with the nearest one."""
    from typer.core import TyperCommand, TyperGroup

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return help_text(ctx, settings.lang)

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return help_text(ctx, settings.lang)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in self.commands and not args[0].startswith("-"):
                guess = nearest(args[0], self.commands)
                hint = say("did_you_mean", settings.lang, name=guess) if guess else ""
                problem = say("no_command", settings.lang, name=args[0]) + hint
                raise AireadyError([fault("", "A409", problem=problem)])
            return super().resolve_command(ctx, args)

    return Parts(settings, Command, Group)
