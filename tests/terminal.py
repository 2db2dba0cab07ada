"""A terminal with a person at it: types, waits for the next prompt, and reads what the screen shows."""

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import unicodedata
from pathlib import Path

import forking
import pexpect
import pyte
from made_up import PACK
from pexpect import fdpexpect
from running import begun_anew, environment

from aiready.answers import AnswerSheet
from aiready.answers_file import read_sheet
from aiready.cli.sitting.moves import MOVES
from aiready.cli.sitting.words import SAYS

BRANCH = "second_chance."
QUESTIONS = [question for question in PACK.questionnaire.questions() if not question.id.startswith(BRANCH)]
AFTER_TASK = ("aim.task_minutes", "aim.task_times")
"""Asked only once the firm has named its task."""


def asked_in_all(done):
    """How many questions there are when so many of them are done."""
    named = [question.id for question in QUESTIONS[:done]]
    return len(QUESTIONS) - (0 if "aim.annoying_task" in named else len(AFTER_TASK))


ROWS = 200
WORDS = "月次報告を半分に"  # names a task and a quantity, so that nothing is asked back
SECONDS = 60
PROMPT = re.compile(r"\x1b\[\?2004h.*?>(?:\x1b\[[0-9;]*m)* [^\r\n\x1b]*:", re.DOTALL)
CODES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07)")


class Answering(pyte.Screen):
    """A screen that answers when the program asks where the cursor is."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.reply = lambda _: None

    def write_process_input(self, data: str) -> None:
        self.reply(data)


class Forked(fdpexpect.fdspawn):
    """What `pexpect.spawn` is, for an `aiready` that is forked instead of begun anew."""

    def __init__(self, arguments, folder, env, dimensions) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *dimensions, 0, 0))
        self.begun = forking.begin(arguments, folder, env, (theirs, theirs, theirs), tty=True)
        os.close(theirs)
        super().__init__(ours, timeout=SECONDS)

    @property
    def exitstatus(self):
        code = self.begun.code
        return None if code is None or code < 0 else code

    @exitstatus.setter
    def exitstatus(self, _) -> None:
        """Known from the process alone."""

    def kill(self, number) -> None:
        os.kill(self.begun.pid, number)

    def close(self, *, force=True) -> None:
        """Take the terminal away, which ends the program, and wait until it has ended."""
        del force
        if self.child_fd >= 0:
            super().close()
            self.begun.wait()

    def __del__(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self.child_fd)


def started(arguments, folder, env, dimensions, *, anew):
    """The program in a terminal of so many rows and columns."""
    if not anew:
        return Forked(arguments, folder, env, dimensions)
    call = ["-m", "aiready", *arguments]
    return pexpect.spawn(sys.executable, call, cwd=folder, env=env, dimensions=dimensions, timeout=SECONDS)


class Terminal:
    """One sitting at `aiready interview`, or at another command that asks."""

    command = "interview"

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 80, rows: int = ROWS, **changes: str | None
    ) -> None:
        env = environment(TERM="xterm", COLUMNS=None, **changes)
        self.columns = columns
        self.process = started([self.command, *arguments], str(folder), env, (rows, columns), anew=begun_anew(changes))
        self.process.delaybeforesend = None  # no sleeps: a prompt is waited for
        self.screen = Answering(columns, rows)
        self.screen.reply = self.process.send
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.seen = 0

    def text(self) -> str:
        """All that the program wrote so far, with its codes."""
        return self.bytes.decode("utf-8", "ignore")

    def read(self, most: int = 65536) -> None:
        """Take in what was written meanwhile, at most so many bytes; wait if it is nothing yet."""
        data = self.process.read_nonblocking(most, SECONDS)
        self.bytes += data
        self.stream.feed(data)

    def until_prompt(self) -> str:
        """Wait until a line is asked for; returns what was shown since the last prompt, without codes."""
        while not (match := PROMPT.search(self.text(), self.seen)):
            self.read()
        shown = self.text()[self.seen : match.start()]
        self.seen = match.end()
        return plain(shown)

    def until_end(self) -> str:
        """Wait for the end; returns what was shown since the last prompt."""
        while True:
            try:
                self.read()
            except pexpect.EOF:
                break
        self.process.close()
        return plain(self.text()[self.seen :])

    def answer(self, line: str) -> str:
        """Type a line and wait for the next prompt."""
        self.type(line)
        return self.until_prompt()

    def type(self, line: str) -> None:
        self.process.send(line + "\r")

    def press(self, keys: str) -> str:
        """Press keys that need no Enter and wait for the next prompt."""
        self.process.send(keys)
        return self.until_prompt()

    def line_at_cursor(self) -> str:
        """What the screen shows on the line where one types."""
        return self.screen.display[self.screen.cursor.y].rstrip()

    def kill(self) -> None:
        """End the program without a warning."""
        self.process.kill(signal.SIGKILL)
        self.until_end()

    @property
    def code(self) -> int | None:
        return self.process.exitstatus

    def lines(self) -> list[str]:
        """The lines as the program wrote them, before the screen broke any of them."""
        return [plain(line) for line in re.split(r"\r*\n", self.text())]


def key(question, level=1) -> str:
    """What a person types for a plain answer: a key for a choice, a line with Enter for anything else."""
    if question.id == "company.tried_before":
        return "1"  # never tried: no branch
    return {"choice": str(level + 1), "choices": "12\r", "number": "5\r", "text": f"{WORDS}\r"}[question.kind]


def value(question, level=1):
    """The same answer as the sheet holds it."""
    if question.kind == "choice":
        return question.options[0 if question.id == "company.tried_before" else level].id
    plain_ones = {"number": 5, "text": WORDS}
    return plain_ones.get(question.kind) or tuple(option.id for option in question.options[:2])


def held(path) -> AnswerSheet:
    """The sheet as it lies on the disk."""
    return read_sheet(path, PACK)


def said(phrase, lang) -> str:
    """The beginning of what the interview says, up to what is filled in."""
    return closed_up(SAYS[phrase][lang].split("{")[0])


def letter(move, lang) -> str:
    """The key of a move."""
    return MOVES[move][lang][0]


def begun(folder, lang="en", answers=0, *arguments, **settings) -> Terminal:
    """A sitting with its first questions answered."""
    sitting = Terminal(folder, "sheet.yaml", *arguments, AIREADY_LANG=lang, **settings)
    sitting.until_prompt()
    for question in QUESTIONS[:answers]:
        sitting.press(key(question))
    return sitting


def closed_up(text: str) -> str:
    """Without the blanks and breaks that a narrow screen puts in."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def plain(text: str) -> str:
    """Text without terminal codes."""
    return CODES.sub("", text)
