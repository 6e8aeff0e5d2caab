"""How long the program takes to start, beside what it is measured against.

    python benchmarks/startup.py [RUNS]

Each pair runs in turn (A B A B ...), so that a machine that slows down slows both. Medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HELLO = '''
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "you") -> None:
    """Say hello."""
    typer.echo(f"hello {name}")


@app.command()
def goodbye(name: str = "you") -> None:
    """Say goodbye."""
    typer.echo(f"goodbye {name}")


app()
'''


def run_milliseconds(*command: str) -> float:
    """Return how long a command takes whose output is read through a pipe."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1000


def first_question_milliseconds(program: str) -> float:
    """Return how long `practice` takes in a terminal until a question is on the screen."""
    import pexpect

    home = tempfile.mkdtemp()
    environment = {**os.environ, "TERM": "xterm-256color", "PMINTERVIEW_HOME": home}
    environment.pop("CI", None)
    start = time.perf_counter()
    child = pexpect.spawn(program, ["practice", "--seed", "1"], env=environment, timeout=20)
    child.send("\r")
    child.expect("Question 1 of 4")
    elapsed = time.perf_counter() - start
    child.close(force=True)
    return elapsed * 1000


def medians(runs: int, *measures: Callable[[], float]) -> list[float]:
    """Return the median of each measure, taken in turn after one round that does not count."""
    for measure in measures:
        measure()
    rounds = [[measure() for measure in measures] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    python = sys.executable
    program = str(Path(python).parent / "pminterview")
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        version, bare = medians(
            runs,
            lambda: run_milliseconds(program, "--version"),
            lambda: run_milliseconds(python, "-c", "pass"),
        )
        ours, theirs = medians(
            runs,
            lambda: run_milliseconds(program, "--help"),
            lambda: run_milliseconds(python, str(hello), "--help"),
        )
    print(f"--version {version:.0f} ms, python -c pass {bare:.0f} ms: {version / bare:.2f}x")
    print(f"--help {ours:.0f} ms, hello world {theirs:.0f} ms: {ours / theirs:.2f}x")
    if sys.platform != "win32":
        (question,) = medians(runs, lambda: first_question_milliseconds(program))
        print(f"first question on the screen after {question:.0f} ms")


if __name__ == "__main__":
    main()
