"""Where the program begins: the version at once, everything else through the command line."""

import sys

from aiready import __version__


def main() -> None:
    """Run the command line and end with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"aiready {__version__}\n")
        sys.exit(0)
    from aiready.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
