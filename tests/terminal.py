"""A terminal with a person at it: types, waits for the next prompt, and reads what the screen shows."""

import re
import signal
import sys
from pathlib import Path

import pexpect
import pyte
from running import environment

ROWS = 60
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


class Terminal:
    """One sitting at `aiready interview`."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 80, **changes: str | None) -> None:
        call = ["-m", "aiready", "interview", *arguments]
        env = environment(TERM="xterm", COLUMNS=None, **changes)
        self.columns = columns
        self.process = pexpect.spawn(
            sys.executable, call, cwd=str(folder), env=env, dimensions=(ROWS, columns), timeout=SECONDS
        )
        self.process.delaybeforesend = None  # no sleeps: a prompt is waited for
        self.screen = Answering(columns, ROWS)
        self.screen.reply = self.process.send
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.seen = 0

    def text(self) -> str:
        """All that the program wrote so far, with its codes."""
        return self.bytes.decode("utf-8", "ignore")

    def read(self) -> None:
        """Take in what was written meanwhile; wait if it is nothing yet."""
        data = self.process.read_nonblocking(65536, SECONDS)
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


def plain(text: str) -> str:
    """Text without terminal codes."""
    return CODES.sub("", text)
