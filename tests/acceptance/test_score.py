"""`score` and `explain`, as they are run."""

import csv
import io
import json
import subprocess
import sys

import pytest

ROW = {
    "id": "a",
    "question": "Tell me about a limit you found.",
    "skills": ["tech"],
    "answer": "I asked the engineers why the import failed at night, and we cut the preview.",
}


def run(*arguments, stdin=b""):
    """Run the program through pipes."""
    return subprocess.run(
        [sys.executable, "-m", "pminterview", *arguments],
        input=stdin,
        capture_output=True,
        timeout=30,
        check=False,
    )


def test_rows_are_read_from_a_pipe_and_rated_one_by_one():
    result = run("score", "-", "--format", "jsonl", stdin=json.dumps(ROW).encode())
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["id"] == "a"


def test_a_bad_row_is_reported_and_the_rest_is_rated():
    lines = b"{\n" + json.dumps(ROW).encode() + b"\n"
    result = run("score", "-", "--format", "jsonl", stdin=lines)
    assert result.returncode == 1
    assert result.stderr == b"standard input:1: this line is not JSON in UTF-8\n"
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["score", "explain"])
def test_nothing_to_rate_is_unusable_input(command):
    result = run(command, "-")
    assert result.returncode == 3
    assert b"there is no answer to rate" in result.stderr


def test_a_missing_file_is_unusable_input():
    result = run("score", "nowhere.jsonl")
    assert (result.returncode, b"cannot read nowhere.jsonl" in result.stderr) == (3, True)


def test_the_same_rows_as_a_list_a_table_and_text(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text((json.dumps(ROW) + "\n") * 2)
    assert len(json.loads(run("score", str(file), "--format", "json").stdout)) == 2
    table = list(
        csv.DictReader(io.StringIO(run("score", str(file), "--format", "csv").stdout.decode()))
    )
    assert [row["id"] for row in table] == ["a", "a"]
    assert run("score", str(file)).stdout.decode().startswith("a: ")


def test_a_saved_interview_is_explained(tmp_path):
    answers = tmp_path / "answers.json"
    row = {"question_id": "tech-skills-in-this-role", "answer": ROW["answer"]}
    answers.write_text(json.dumps({"format_version": 1, "answers": [row]}))
    saved = tmp_path / "saved.json"
    assert run("practice", "--answers", str(answers), "--save", str(saved)).returncode == 0
    result = run("explain", str(saved))
    assert result.returncode == 0
    assert b"= Technical fluency" in result.stdout
