"""What was asked before."""

import os

import pytest

from pminterview.journal import asked
from pminterview.journal.asked import AskedBefore


@pytest.fixture
def file(tmp_path):
    """Return where it is written down; nothing is there yet."""
    return tmp_path / "home" / "asked.jsonl"


def test_nothing_was_asked_where_nothing_was_written(file):
    assert AskedBefore(file).ids("sample") == ()


def test_ids_come_as_they_were_asked(file):
    for name in ("one", "two", "one"):
        AskedBefore(file).add("sample", name)
    AskedBefore(file).add("other", "three")
    assert AskedBefore(file).ids("sample") == ("one", "two", "one")
    assert AskedBefore(file).ids("other") == ("three",)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_it_is_for_its_owner_alone(file):
    AskedBefore(file).add("sample", "one")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_lines_that_cannot_be_read_are_passed_over(file):
    before = AskedBefore(file)
    before.add("sample", "one")
    with file.open("ab") as opened:
        opened.write(
            b'\n\xff\n[]\n{"pack":"sample","question":7}\n{"pack":"sample","question":"A"}\n'
        )
        opened.write(b'{"pack":"sample"}\n' + b"[" * 9999 + b'\n{"pack":"sam')
    before.add("sample", "two")
    assert before.ids("sample") == ("one", "two")


def test_only_the_end_of_a_long_file_is_read(file, monkeypatch):
    before = AskedBefore(file)
    for number in range(50):
        before.add("sample", f"q{number}")
    monkeypatch.setattr(asked, "_MOST_READ", 150)
    assert before.ids("sample") == ("q47", "q48", "q49")


def test_half_characters_do_no_harm(file):
    AskedBefore(file).add("\ud800", "one")
    assert AskedBefore(file).ids("?") == ("one",)


def test_a_disk_that_fails_is_passed_over(tmp_path):
    (tmp_path / "file").touch()
    before = AskedBefore(tmp_path / "file" / "asked.jsonl")
    before.add("sample", "one")
    assert before.ids("sample") == ()


def test_a_folder_in_its_place_is_passed_over(tmp_path):
    AskedBefore(tmp_path).add("sample", "one")
    assert AskedBefore(tmp_path).ids("sample") == ()
