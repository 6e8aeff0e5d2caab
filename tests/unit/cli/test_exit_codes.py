"""One exit code for each kind of failure."""

import re
from pathlib import Path

import pytest

from pminterview.cli.exit_codes import ExitCode, exit_code_for
from pminterview.errors import (
    AnswerFileError,
    PackError,
    PmInterviewError,
    RaterUnavailableError,
    RatingFileError,
    SaveError,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PmInterviewError, 1),
        (SaveError, 1),
        (UsageError, 2),
        (PackError, 3),
        (AnswerFileError, 3),
        (RatingFileError, 3),
        (RaterUnavailableError, 4),
    ],
)
def test_every_failure_has_its_code(error, code):
    assert exit_code_for(error("what happened")) == code


def test_the_codes_are_these_and_no_others():
    assert [code.value for code in ExitCode] == [0, 1, 2, 3, 4, 130]


def test_the_table_in_the_docs_has_every_code():
    table = Path(__file__).parents[3] / "docs" / "exit-codes.md"
    rows = re.findall(r"^\| (\d+) \| ([a-z ]+) \|", table.read_text(encoding="utf-8"), re.MULTILINE)
    words = {"ok": "fine"}
    names = {str(code.value): code.name.lower().replace("_", " ") for code in ExitCode}
    assert dict(rows) == {code: words.get(name, name) for code, name in names.items()}
