"""Keeping a record in a file."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pminterview.cli.saving import check_target, save_record
from pminterview.domain.scorecard import SessionRecord
from pminterview.errors import SaveError, UsageError
from pminterview.report.machine import render_json
from pminterview.report.markdown import render_markdown
from pminterview.scoring.aggregate import build_scorecard
from tests.builders import a_judgement, a_pack, a_transcript

NOBODY = 65534


@pytest.fixture
def record():
    transcript, judgements = a_transcript(), (a_judgement(),)
    return SessionRecord(
        made_by="pminterview",
        transcript=transcript,
        judgements=judgements,
        scorecard=build_scorecard(a_pack(), transcript, judgements, rater="fixed"),
    )


@pytest.mark.parametrize(
    ("name", "render"),
    [("r.json", render_json), ("r.md", render_markdown), ("R.JSON", render_json)],
)
def test_the_ending_decides_the_format(tmp_path, record, name, render):
    save_record(record, tmp_path / name)
    assert (tmp_path / name).read_bytes() == render(record).encode()


def test_a_file_that_is_there_is_replaced_and_nothing_else_is_left(tmp_path, record):
    target = tmp_path / "r.json"
    target.write_text("old")
    save_record(record, target)
    assert target.read_text(encoding="utf-8") == render_json(record)
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_save_says_why_and_leaves_nothing_behind(tmp_path, record):
    target = tmp_path / "r.json"
    target.mkdir()
    (target / "in the way").touch()
    with pytest.raises(SaveError, match=r"could not write .*r\.json: Is a directory"):
        save_record(record, target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_went_away_is_a_failed_save(tmp_path, record):
    with pytest.raises(SaveError, match="No such file or directory"):
        save_record(record, tmp_path / "gone" / "r.md")


@pytest.mark.parametrize("name", ["r.json", "r.md", "R.MD", "there.json"])
def test_a_file_in_a_folder_that_can_be_written_is_fine(tmp_path, name):
    (tmp_path / "there.json").touch()
    check_target(tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == ["there.json"]


@pytest.mark.parametrize("name", ["r.txt", "r", ".json", "r.json.gz"])
def test_any_other_ending_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="cannot save to"):
        check_target(tmp_path / name)


@pytest.mark.parametrize("name", ["gone/r.json", "file/r.json", "folder.md", "x" * 300 + ".md"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, name):
    (tmp_path / "file").touch()
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(UsageError, match="cannot write"):
        check_target(tmp_path / name)


@pytest.fixture
def as_nobody():
    """Have the rights of somebody else where root runs the tests: root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.setreuid(NOBODY, 0)  # rights are asked for the real user, tests still run as the effective
    try:
        yield
    finally:
        os.setreuid(0, 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_folder_without_the_right_to_write_is_refused(as_nobody):
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        check_target(folder / "r.json")
        folder.chmod(0o555)
        with pytest.raises(UsageError, match="cannot write"):
            check_target(folder / "r.json")
        folder.chmod(0o700)
