"""The door: `pminterview` and `python -m pminterview`."""

import os
import sys

from pminterview import __version__


def main() -> None:
    """Answer `--version` at once; leave everything else to the command line."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        _print_version()
        return
    from pminterview.cli.app import run

    run(arguments)


def _print_version() -> None:
    try:
        print(f"pminterview {__version__}", flush=True)  # noqa: T201 - Typer takes seven times as long
    except BrokenPipeError:  # the reader has gone; what is still buffered must not be tried again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
