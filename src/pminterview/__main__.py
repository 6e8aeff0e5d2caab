"""The door: `pminterview` and `python -m pminterview`."""

import sys

from pminterview import __version__


def main() -> None:
    """Answer `--version` at once; leave everything else to the command line."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        print(f"pminterview {__version__}")  # noqa: T201 - Typer would take seven times as long
        return
    from pminterview.cli.app import run

    run(arguments)


if __name__ == "__main__":
    main()
