"""Where the program begins: the version at once, everything else through the command line."""

import contextlib
import gc
import os
import sys

from aiready import __version__

SELDOM = 50_000
"""A run is short and makes few circles: looking for them seldom saves a tenth of its time."""


def main() -> None:
    """Run the command line and end with its exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        with contextlib.suppress(OSError):  # a full disk, a reader gone: told further down
            sys.stdout.write(f"aiready {__version__}\n")
            sys.stdout.flush()
            sys.exit(0)
    gc.set_threshold(SELDOM)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we have none; looking for them costs a start
    from aiready.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
