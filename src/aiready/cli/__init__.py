"""The command line: reads arguments, runs a command, turns every failure into one line and an exit code."""

import contextlib
import os
import signal
import sys
import tempfile
import traceback
from typing import Any, NoReturn

from aiready.cli.option_words import COMMON
from aiready.cli.settings import Settings, guess_language, read_settings
from aiready.cli.streams import let_reader_go, set_up_streams
from aiready.cli.words import say
from aiready.errors import AireadyError, fault, nearest, reason_of
from aiready.text import Lang

DONE, FAULTY, NOT_DONE, BUG, INTERRUPTED = 0, 1, 2, 70, 130


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    set_up_streams()
    _catch_signals()
    try:
        settings, rest = read_settings(arguments, os.environ)
    except AireadyError as error:
        return _complain(error, guess_language(arguments))
    try:
        code = _run(rest, settings)
        sys.stdout.flush()
    except BrokenPipeError:
        let_reader_go()
        return DONE
    except OSError as error:
        let_reader_go()
        return _complain(_refused(error), settings.lang)
    return code


def _run(rest: list[str], settings: Settings) -> int:
    try:
        return _command(rest, settings)
    except AireadyError as error:
        return _complain(error, settings.lang)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n" + say("stopped", settings.lang) + "\n")
        return INTERRUPTED
    except (OSError, SystemExit):
        raise
    except Exception:  # noqa: BLE001 (the last wall: a bug becomes a report, never a traceback on the screen)
        return _bug(settings)


def _command(rest: list[str], settings: Settings) -> int:
    if "--version" in rest[: rest.index("--") if "--" in rest else len(rest)]:
        from aiready import __version__

        sys.stdout.write(f"aiready {__version__}\n")
        return DONE
    from typer.exceptions import Abort, Exit, TyperException
    from typer.main import get_command

    from aiready.cli.app import build_app

    if settings.open_page:
        from aiready.cli.showing import can_open

        can_open(next((word for word in rest if not word.startswith("-")), ""), settings)

    command = get_command(build_app(settings))
    try:
        with command.make_context("aiready", rest) as context:
            code = command.invoke(context)
    except Exit as error:
        return int(error.exit_code)
    except Abort:
        raise KeyboardInterrupt from None
    except TyperException as error:
        return _complain(_usage(error, settings.lang), settings.lang)
    return code if isinstance(code, int) else DONE


def _usage(error: Any, lang: Lang) -> AireadyError:
    """A wrong call in the reader's language; what the option parser says is read off its parts, not its sentence."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    if kind == "NoSuchOption":
        known = [one for option in error.ctx.command.params for one in option.opts] if error.ctx else []
        known += [option.split()[0].strip(",") for option, _ in COMMON]
        guess = nearest(error.option_name, known)
        hint = say("did_you_mean", lang, name=guess) if guess else ""
        problem = say("no_option", lang, name=error.option_name) + hint
    elif kind == "MissingParameter" and parameter is not None:
        name = parameter.opts[0] if parameter.param_type_name == "option" else str(parameter.metavar or parameter.name)
        problem = say("missing", lang, name=name)
    elif kind == "BadOptionUsage":
        problem = say("needs_value", lang, name=error.option_name)
    else:
        problem = say("extra", lang)
    return AireadyError([fault("", "A409", problem=problem + say("see_help", lang))])


def _complain(error: AireadyError, lang: Lang) -> int:
    for line in error.lines(lang):
        sys.stderr.write(line + "\n")
    return NOT_DONE


def _bug(settings: Settings) -> int:
    text = traceback.format_exc()
    if settings.debug:
        sys.stderr.write(text)
    path = "-"
    with contextlib.suppress(OSError):
        handle, path = tempfile.mkstemp(prefix="aiready-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("".join(_places_only()))
    sys.stderr.write(say("bug", settings.lang, path=path) + "\n")
    return BUG


def _places_only() -> list[str]:
    """Where it failed and what kind of fault it was, cause after cause; a message may hold a client's words."""
    error, lines = sys.exc_info()[1], []
    while error is not None:
        lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n"]
        error = error.__cause__ or error.__context__
    return lines


def _refused(error: OSError) -> AireadyError:
    """What the system refused, as an error; without a file name it was our own output."""
    return AireadyError([fault("", "A404", path=error.filename or "stdout", reason=reason_of(error))])


def _catch_signals() -> None:
    """SIGTERM and SIGHUP end the program in order, so that the terminal is restored."""

    def leave(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        with contextlib.suppress(AttributeError, ValueError):
            signal.signal(getattr(signal, name), leave)
