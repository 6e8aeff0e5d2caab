"""The program as people and scripts run it: in a process of its own."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from importlib import resources

import pytest

from pminterview import __version__

PROGRAM = [sys.executable, "-m", "pminterview"]
PATIENCE_SECONDS = 30
TWO_ANSWERS = b"answer one\n.\nanswer two\n.\n"
LONG_ANSWER = b"I asked the nurses why they waited, and they said that the login was slow.\n.\n"
SET_BY_OTHERS = {
    *("CI", "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "LC_ALL", "NO_COLOR", "PMINTERVIEW_PACK"),
    *("PMINTERVIEW_PLAIN", "PYTHONIOENCODING", "PYTHONUTF8"),
}


def environment(**changes):
    """Return the environment of a person who has set nothing."""
    inherited = {name: value for name, value in os.environ.items() if name not in SET_BY_OTHERS}
    return inherited | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | changes


def pminterview(*arguments, stdin=b"", program=PROGRAM, **changes):
    """Run the program through pipes, as it is installed."""
    return subprocess.run(
        [*program, *arguments],
        input=stdin,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
        env=environment(**changes),
    )


def shell(command, **changes):
    """Run a line of a shell, in which `pm` is the program."""
    return subprocess.run(
        ["/bin/sh", "-c", f'pm() {{ {shlex.join(PROGRAM)} "$@"; }}; {command}'],
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
        env=environment(**changes),
    )


needs_a_shell = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")


def test_the_greeting_is_all_that_the_bare_command_prints():
    result = pminterview()
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"pminterview is a mock interview for people with")


def test_the_version_is_answered_at_the_door():
    result = pminterview("--version")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().splitlines() == [f"pminterview {__version__}"]


def test_the_demo_reads_well_and_is_the_same_on_two_runs(golden):
    runs = [pminterview("demo") for _ in range(2)]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout
    golden("demo.txt", runs[0].stdout.decode().replace("\r\n", "\n"))


def test_the_demo_as_json_is_the_same_bytes_on_two_runs():
    runs = [pminterview("demo", "--format", "json", PYTHONHASHSEED=seed) for seed in "12"]
    assert (runs[0].returncode, runs[0].stderr) == (0, b"")
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["format_version"] == 1


def test_the_agreement_of_raters_is_the_same_bytes_for_any_order_of_files(tmp_path):
    files = [tmp_path / f"{name}.jsonl" for name in ("kim", "lee", "max")]
    for shift, file in enumerate(files):
        rows = [
            {"id": f"a{at}", "rater": file.stem, "overall": (at * at + shift * (at % 3)) % 5}
            for at in range(40)
        ]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    orders = [("1", files), ("2", files[::-1])]
    for form in ("text", "json"):
        runs = [
            pminterview("agreement", *map(str, order), "--format", form, PYTHONHASHSEED=seed)
            for seed, order in orders
        ]
        assert [(run.returncode, run.stderr) for run in runs] == [(0, b"")] * 2
        assert runs[0].stdout == runs[1].stdout


def test_an_answers_file_as_json_is_the_same_bytes_on_two_runs():
    from pminterview.packs.locate import bundled_data

    with resources.as_file(bundled_data() / "demo.yaml") as file:
        command = ["practice", "--answers", str(file), "--format", "json"]
        runs = [pminterview(*command, PYTHONHASHSEED=seed) for seed in "12"]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"CI": "true"},
    ],
    ids=str,
)
def test_an_interview_through_a_pipe_is_plain_text_and_ends_with_a_scorecard(changes):
    result = pminterview(
        "practice", "--questions", "2", "--seed", "1", stdin=TWO_ANSWERS, **changes
    )
    shown = result.stdout.replace(b"\r\n", b"\n") if os.name == "nt" else result.stdout
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\nScorecard\n2 of 2 questions answered\n" in shown
    assert re.findall(rb"[\x00-\x09\x0b-\x1f\x7f]", shown) == []
    assert re.findall(rb"[ ]\n", shown) == []


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_where_blocks_cannot_be_encoded_bars_are_ascii(encoding):
    result = pminterview("demo", PYTHONIOENCODING=encoding)
    assert re.search(rb"^Technical fluency    [#.]{4}  \d ", result.stdout, re.MULTILINE)
    assert b"?" not in result.stdout.replace(b"role?", b"").partition(b"Scorecard")[2]


def test_an_empty_pipe_never_hangs():
    result = pminterview("practice")
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == b"Nothing was answered, so there is nothing to rate."


@needs_a_shell
@pytest.mark.parametrize(
    "command", ["practice --seed 1 <&-", "drill <&-", "demo >&-", "demo --format json >&-"]
)
def test_closed_streams_neither_hang_nor_break(command):
    result = shell(f"pm {command}")
    assert (result.returncode, result.stderr) == (0, b"")


@needs_a_shell
@pytest.mark.parametrize(
    "command",
    [
        "pm demo | head -1",
        "pm demo --format json | head -1",
        "pm --version | true",
        "pm | true",
    ],
)
def test_a_reader_that_leaves_early_sees_no_traceback(command):
    result = shell(command)
    assert (result.returncode, result.stderr) == (0, b"")


@needs_a_shell
def test_ctrl_c_while_a_pipe_is_open_is_exit_code_130_and_saves_what_was_said(tmp_path):
    target = tmp_path / "r.json"
    command = [*PROGRAM, "practice", "--questions", "2", "--seed", "1", "--save", str(target)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        process.stdin.write(LONG_ANSWER + b"the second\n/hint\n")
        process.stdin.flush()
        for line in process.stdout:
            if line.startswith(b"Hints are"):  # so "the second" has been read
                break
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 130
        assert b"Traceback" not in process.stderr.read()
    turns = json.loads(target.read_text(encoding="utf-8"))["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == [LONG_ANSWER.decode()[:-3], "the second"]


def test_a_drill_through_a_pipe_ends_by_itself():
    result = pminterview("drill", "--skill", "empathy", "--count", "1", stdin=LONG_ANSWER)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\nCustomer empathy     " in result.stdout


def test_usage_is_exit_code_2():
    result = pminterview("practice", "--questions", "0")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"error: 0 questions cannot be asked: there are ")


def test_an_unusable_file_is_exit_code_3(tmp_path):
    result = pminterview("practice", "--pack", str(tmp_path))
    assert (result.returncode, result.stdout) == (3, b"")
    assert b"Traceback" not in result.stderr


@needs_a_shell
def test_a_record_that_cannot_be_kept_is_exit_code_1_and_is_printed(tmp_path):
    """The folder is taken away while the interview runs."""
    folder = tmp_path / "kept"
    folder.mkdir()
    command = [*PROGRAM, "practice", "--questions", "1", "--save", str(folder / "r.md")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        process.stdout.readline()
        folder.rmdir()
        _, errors = process.communicate(LONG_ANSWER, timeout=PATIENCE_SECONDS)
    assert process.returncode == 1
    assert errors.startswith(b"# Mock interview\n")
    assert b"\n> I asked the nurses why they waited" in errors
    assert b"\nerror: could not write " in errors
