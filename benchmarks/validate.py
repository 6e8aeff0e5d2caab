"""How long it takes to check packs of 100, 1,000 and 10,000 questions, and in how much memory.

    python benchmarks/validate.py [RUNS] [--alone]

Beside it, on the same files, `check-jsonschema` with our schema and `yamllint`, unless `--alone` is
given or they are not there: `pip install check-jsonschema yamllint`. They take minutes. And how
long loading with positions takes beside PyYAML's own loader. Medians; every run is a process.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from packs import write_pack

from pminterview.packs.schema import SCHEMAS, render_schema
from pminterview.packs.yaml_source import parse_yaml

COUNTS = (100, 1_000, 10_000)
LOADED_COUNT = 1_000
BIN = Path(sys.executable).parent
YAMLLINT = "{extends: default, rules: {line-length: disable}}"


def measure(*command: str) -> tuple[float, float]:
    """Return the seconds and the megabytes that a process takes; it may find something."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1} or "Traceback" in said:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    megabytes = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return elapsed, megabytes


def median(runs: int, *command: str) -> tuple[float, float]:
    """Return the median seconds and megabytes of a command."""
    seconds, megabytes = zip(*[measure(*command) for _ in range(runs)], strict=True)
    return statistics.median(seconds), statistics.median(megabytes)


def ours(folder: Path) -> list[str]:
    """Return the command that checks a pack."""
    return [str(BIN / "pminterview"), "validate", str(folder)]


def theirs(folder: Path) -> list[list[str]]:
    """Return what others would run on the two files."""
    commands = []
    for which in SCHEMAS:
        schema = folder / f"{which}.schema.json"
        schema.write_text(render_schema(which), encoding="utf-8")
        file = str(folder / f"{which}.yaml")
        commands.append([str(BIN / "check-jsonschema"), "--schemafile", str(schema), file])
    files = [str(folder / f"{which}.yaml") for which in SCHEMAS]
    commands.append([str(BIN / "yamllint"), "-d", YAMLLINT, *files])
    return commands


def loading_seconds(folder: Path, runs: int) -> tuple[float, float, float]:
    """Return medians: our loader, PyYAML's CSafeLoader, and that without cyclic garbage."""
    raw = (folder / "questions.yaml").read_bytes()
    text = raw.decode()

    def timed(load: Callable[[], Any], *, is_collected: bool = True) -> float:
        gc.collect()
        (gc.enable if is_collected else gc.disable)()
        start = time.perf_counter()
        loaded = load()
        elapsed = time.perf_counter() - start
        del loaded
        gc.enable()
        return elapsed

    rounds = [
        (
            timed(lambda: parse_yaml(raw, "questions.yaml")),
            timed(lambda: yaml.load(text, yaml.CSafeLoader)),
            timed(lambda: yaml.load(text, yaml.CSafeLoader), is_collected=False),
        )
        for _ in range(runs)
    ]
    one, two, three = (statistics.median(column) for column in zip(*rounds, strict=True))
    return one, two, three


def main() -> None:
    """Measure and print."""
    runs = next((int(word) for word in sys.argv[1:] if word.isdigit()), 3)
    tools = [BIN / "check-jsonschema", BIN / "yamllint"]
    absent = [tool.name for tool in tools if not tool.exists()]
    is_alone = "--alone" in sys.argv or bool(absent)
    if absent:
        print(f"not compared: {' and '.join(absent)} cannot be found; pip install them")
    with tempfile.TemporaryDirectory() as place:
        folders = {count: Path(place) / str(count) for count in COUNTS}
        for count, folder in folders.items():
            write_pack(folder, count)
        own, plain, uncollected = loading_seconds(folders[LOADED_COUNT], max(runs, 5))
        print(f"loading {LOADED_COUNT:,} questions with positions: {own * 1000:.0f} ms")
        print(f"  CSafeLoader alone: {plain * 1000:.0f} ms, {own / plain:.2f}x")
        print(
            f"  the same with gc.disable(): {uncollected * 1000:.0f} ms, {own / uncollected:.2f}x"
        )
        print("pminterview validate:")
        for count, folder in folders.items():
            seconds, megabytes = median(runs, *ours(folder))
            each = seconds / count * 1000
            print(f"{count:>6,} questions: {seconds:.2f} s, {each:.2f} ms each, {megabytes:.0f} MB")
            if not is_alone:
                others = [median(runs, *command) for command in theirs(folder)]
                total = sum(taken for taken, _ in others)
                most = max(used for _, used in others)
                print(
                    f"       check-jsonschema and yamllint: {total:.2f} s, {most:.0f} MB;"
                    f" ours takes 1/{total / seconds:.1f}"
                )


if __name__ == "__main__":
    main()
