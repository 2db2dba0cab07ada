"""Takes what a person types: one key at once at a terminal, or plain lines anywhere."""

import sys
import unicodedata
from collections.abc import Collection
from typing import Any, Protocol

from aiready.cli.streams import show

WIDE = 0xFEE0
"""How far a full-width letter or digit lies behind its half-width one."""


class Keyboard(Protocol):
    """Both ways raise KeyboardInterrupt at Ctrl-C and EOFError at the end of input."""

    at_once: bool
    """Whether a key counts without Enter."""

    def key(self, prompt: str, keys: Collection[str], *, enter: bool = True) -> str:
        """One of the keys, else a whole line; an empty line only where `enter` alone means something."""
        ...

    def line(self, prompt: str, *, secret: bool = False) -> str:
        """A whole line, without the blanks around it; a secret one leaves the screen as soon as it is typed."""
        ...


class Terminal:
    """A keyboard and a screen: keys act at once, full-width ones too."""

    at_once = True

    def key(self, prompt: str, keys: Collection[str], *, enter: bool = True) -> str:
        """One of the keys at once, else a whole line."""
        question = _asked(prompt)
        application = question.application
        _bind(application, keys, enter=enter)
        return plain(str(question.unsafe_ask()))

    def line(self, prompt: str, *, secret: bool = False) -> str:
        """A whole line, without the blanks around it."""
        question = _asked(prompt)
        question.application.erase_when_done = secret
        return str(question.unsafe_ask()).strip()


class Lines:
    """Plain lines, for screen readers, simple terminals and pipes."""

    at_once = False

    def key(self, prompt: str, keys: Collection[str], *, enter: bool = True) -> str:  # noqa: ARG002 (a line says all)
        """A whole line; an empty one is asked for again where it means nothing."""
        while True:
            typed = plain(self.line(prompt))
            if typed or enter:
                return typed

    def line(self, prompt: str, *, secret: bool = False) -> str:  # noqa: ARG002 (lines cannot be taken back)
        """A whole line, without the blanks around it."""
        show(f"> {prompt}:")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        return typed.strip()


def plain(typed: str) -> str:
    """A key or a letter as it is meant: half-width and small."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def _forget_early_keys() -> None:
    """Drop what was typed before the question stood there: it was not meant for it (a key twice, Enter by habit)."""
    from prompt_toolkit.application import get_app_session
    from prompt_toolkit.input.typeahead import clear_typeahead

    clear_typeahead(get_app_session().input)
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _asked(prompt: str) -> Any:
    import questionary
    from prompt_toolkit.output import create_output

    _forget_early_keys()
    return questionary.text(f"{prompt}:", qmark=">", output=create_output(sys.stderr))


def _bind(application: Any, keys: Collection[str], *, enter: bool) -> None:
    """Let each key end the prompt at once while nothing else is typed."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    bindings = KeyBindings()
    nothing_typed = Condition(lambda: not application.current_buffer.text)

    def take(event: Any) -> None:
        event.app.current_buffer.insert_text(event.data)
        event.app.exit(result=event.data)

    def ignore(_event: Any) -> None:
        pass

    for key in keys:
        for form in {key, key.upper(), chr(ord(key) + WIDE)}:
            bindings.add(form, eager=True, filter=nothing_typed)(take)
    if not enter:
        bindings.add("enter", eager=True, filter=nothing_typed)(ignore)
    application.key_bindings = merge_key_bindings([application.key_bindings, bindings])


def for_this_terminal(*, plain_lines: bool, dumb: bool) -> Keyboard:
    """The keyboard that fits: plain lines where they are asked for or the terminal can do no more."""
    return Lines() if plain_lines or dumb else Terminal()
