"""Runs aiready on a machine that has only Python: prepares .venv beside this file once, then passes everything on."""

import hashlib
import os
import pathlib
import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python is told so in a sentence)
    sys.exit("Python 3.11 以上が必要です。 / Python 3.11 or newer is needed.")

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MARK = VENV / "ready"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{ENDING}"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"

NO_PIP = (
    "この Python には pip か venv がありません。Debian や Ubuntu では「sudo apt install python3-pip python3-venv」の"
    "あと、もう一度どうぞ。 / This Python has no pip or no venv: on Debian and Ubuntu run "
    "'sudo apt install python3-pip python3-venv', then try again."
)
PREPARING = "初回の準備をしています（1分ほど）… / Setting up, this once (about a minute)..."
PREPARING_TESTS = "テストの道具を入れています（1、2分）… / Installing what the tests need (a minute or two)..."
FAILED = (
    "準備できませんでした。理由は上に出ています。直したあと、同じコマンドでやり直せます。 / "
    "Setting up did not work; the reason is above. The same command tries again."
)
QUIETLY = ("-qq", "--no-input", "--disable-pip-version-check")
NOT_DONE, INTERRUPTED = 2, 130


def stamp(*files: pathlib.Path) -> str:
    """What an installation was made from; it is good as long as this stays the same."""
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def installed() -> list[str]:
    """The stamps of what is in .venv: none, that of the program, or those of the program and the tests."""
    try:
        return MARK.read_text(encoding="ascii").split() if PYTHON.exists() else []
    except OSError:
        return []


def call(*words: object) -> None:
    """Run one step of the preparation; what it has to say goes to stderr."""
    import subprocess

    subprocess.run([str(word) for word in words], check=True, stdout=sys.stderr)


def prepare(*, tests: bool) -> None:
    """Make .venv what the locks say; the mark is written last, so a run cut short is begun anew."""
    pyproject = ROOT / "pyproject.toml"
    program, everything = stamp(LOCK, pyproject), stamp(LOCK, TEST_LOCK, pyproject)
    there = installed()
    if there[:1] == [program] and (not tests or there[1:] == [everything]):
        return
    base = getattr(sys, "_base_executable", None) or sys.executable
    pip = (base, "-P", "-m", "pip", "--python", PYTHON, "install", *QUIETLY)
    if there[:1] == [program]:
        MARK.unlink()
    else:
        tools_or_leave(base)
        sys.stderr.write(PREPARING + "\n")
        call(base, "-P", "-m", "venv", "--clear", "--without-pip", VENV)
        call(*pip, "--require-hashes", "-r", LOCK)
        call(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    if tests:
        sys.stderr.write(PREPARING_TESTS + "\n")
        call(*pip, "--require-hashes", "-r", TEST_LOCK)
    MARK.write_text("\n".join([program, everything][: 1 + tests]), encoding="ascii")


def tools_or_leave(base: str) -> None:
    """Say what is missing before anything is made."""
    import subprocess

    if subprocess.run([base, "-P", "-c", "import pip, venv"], check=False, stderr=subprocess.DEVNULL).returncode:
        sys.stderr.write(NO_PIP + "\n")
        sys.exit(NOT_DONE)


def become(program: str, arguments: list[str]) -> None:
    """Go on as the program of that name in .venv."""
    words = [str(BIN / f"{program}{ENDING}"), *arguments]
    if os.name != "nt":
        os.execv(words[0], words)  # noqa: S606 (our own program)
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to answer
    sys.exit(subprocess.call(words))


def main(arguments: list[str]) -> None:
    """Prepare what is needed, then run aiready, or the tests."""
    tests = arguments[:1] == ["test"]
    try:
        prepare(tests=tests)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 (whatever it was, one line and the way on)
        sys.stderr.write(f"{error}\n{FAILED}\n")
        sys.exit(NOT_DONE)
    if tests:
        os.chdir(ROOT)
        become("pytest", arguments[1:])
    become("aiready", arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
