"""The record of the last interview."""

import os

import pytest

from pminterview.journal.last import keep_last, last_record


def test_before_the_first_interview_there_is_none(tmp_path):
    assert last_record(tmp_path / "home") is None


def test_the_last_record_takes_the_place_of_the_one_before(tmp_path):
    home = tmp_path / "home"
    assert keep_last(home, "old") == home / "last.json"
    assert keep_last(home, "new é \ud800") == last_record(home)
    assert last_record(home).read_text(encoding="utf-8") == "new é ?"
    assert [file.name for file in home.iterdir()] == ["last.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_it_is_for_its_owner_alone(tmp_path):
    assert keep_last(tmp_path, "x").stat().st_mode & 0o777 == 0o600


def test_where_it_cannot_be_written_nothing_is_left(tmp_path):
    (tmp_path / "last.json").mkdir()
    assert keep_last(tmp_path, "x") is None
    assert [file.name for file in tmp_path.iterdir()] == ["last.json"]
    assert last_record(tmp_path) is None


def test_where_there_is_no_home_it_is_not_kept(tmp_path):
    (tmp_path / "file").touch()
    assert keep_last(tmp_path / "file" / "home", "x") is None
    assert last_record(tmp_path / "file" / "home") is None


def test_a_disk_that_fails_leaves_the_one_before(tmp_path, monkeypatch):
    def fail(_):
        raise OSError

    keep_last(tmp_path, "old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        assert keep_last(tmp_path, "new") is None
    assert last_record(tmp_path).read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["last.json"]
