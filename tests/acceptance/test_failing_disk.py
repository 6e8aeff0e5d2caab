"""Disks that fill up, and homes that cannot be: the interview goes on, and says so once."""

from functools import partial

import pytest

from tests.acceptance.terminal_window import CTRL_C, CTRL_D, CTRL_X

WARNING = "Your words cannot be kept on disk: "
OFFER = "Save it elsewhere? A name that ends in .md or .json, or Enter for no: "
PLAN = ("practice", "--no-follow-ups", "--seed", "3", "-n", "2")
A_SMALL_DISK = 8000
"""Bytes: the questions fit, and some words."""


@pytest.fixture
def begin(begin):
    """Start it in a large window."""
    return partial(begin, rows=50, columns=140)


@pytest.fixture
def on_a_full_disk(begin):
    """Return an interview whose second answer did not fit on the disk any more."""
    terminal = begin(*PLAN, most_bytes=A_SMALL_DISK)
    terminal.answer("The first answer.", number=1)
    terminal.wait_for("Question 2 of 2")
    terminal.wait_for_empty_box()
    terminal.send("Kept.")
    terminal.wait_until_kept("Kept.")
    terminal.paste("much more " * A_SMALL_DISK)
    terminal.wait_for(WARNING)
    terminal.send(f"{CTRL_X}u")
    terminal.wait_until(lambda: terminal.box == "Kept.")
    return terminal


def test_an_interview_goes_on_when_the_disk_is_full_and_is_saved_elsewhere(
    on_a_full_disk, tmp_path
):
    terminal = on_a_full_disk
    terminal.send(" Not kept.")
    terminal.wait_until(lambda: terminal.box == "Kept. Not kept.")
    terminal.send(CTRL_D)
    terminal.wait_for(OFFER.strip())
    assert terminal.scrollback.count(WARNING) == 1
    terminal.send(f"{tmp_path / 'nowhere' / 'interview.md'}\r")
    terminal.wait_for("cannot write ")
    terminal.send(f"{tmp_path / 'interview.txt'}\r")
    terminal.wait_for("end the name in .json or .md")
    terminal.send(f"{tmp_path / 'interview.md'}\r")
    assert terminal.wait_for_end() == 0
    assert f"Saved to {tmp_path / 'interview.md'}" in terminal.scrollback
    written = (tmp_path / "interview.md").read_text(encoding="utf-8")
    assert "> The first answer." in written
    assert "> Kept. Not kept." in written


def test_what_the_full_disk_took_is_there_after_a_kill(on_a_full_disk, open_terminal):
    on_a_full_disk.kill()
    terminal = open_terminal("resume", rows=50)
    terminal.wait_until(lambda: terminal.box is not None)
    assert terminal.box == "Kept."
    assert "Question 2 of 2" in terminal.screen
    assert WARNING not in terminal.screen


@pytest.mark.parametrize("key", ["\r", CTRL_C, CTRL_D])
def test_whoever_saves_nowhere_can_go_on_from_what_the_full_disk_took(
    on_a_full_disk, open_terminal, home, key
):
    (home / "last.json").mkdir(parents=True)  # no record can be put there
    terminal = on_a_full_disk
    terminal.send(CTRL_D)
    terminal.wait_for(OFFER.strip())
    terminal.send(key)
    terminal.wait_for_end()
    terminal = open_terminal("resume", "--list", columns=140)
    assert terminal.wait_for_end() == 0
    assert "1 of 2 answered, 5 characters not sent" in terminal.scrollback


def test_whoever_leaves_a_full_disk_can_save_elsewhere(on_a_full_disk, tmp_path):
    terminal = on_a_full_disk
    terminal.send(CTRL_C)
    terminal.wait_for("Rate what there is, leave, or go on?")
    terminal.send("l\r")
    terminal.wait_for(OFFER.strip())
    terminal.send(f"{tmp_path / 'interview.md'}\r")
    assert terminal.wait_for_end() == 130
    assert "> The first answer." in (tmp_path / "interview.md").read_text(encoding="utf-8")


def test_a_home_that_is_not_there_is_made(begin, tmp_path):
    home = tmp_path / "not" / "yet" / "there"
    terminal = begin(*PLAN, home=home)
    terminal.send("Kept.")
    terminal.wait_until_kept("Kept.")
    assert home.stat().st_mode & 0o777 == 0o700
    assert WARNING not in terminal.scrollback


def test_a_home_that_cannot_be_is_said_once_and_nothing_else_changes(begin, tmp_path):
    file = tmp_path / "file"
    file.touch()
    terminal = begin(*PLAN, home=file / "home")
    terminal.wait_for(f"{WARNING}Not a directory.")
    terminal.answer("The first answer.", number=1)
    terminal.answer("The second answer.", number=2)
    terminal.wait_for("Scorecard", OFFER.strip())
    assert terminal.scrollback.count(WARNING) == 1
    terminal.send(f"{tmp_path / 'interview.json'}\r")
    assert terminal.wait_for_end() == 0
    assert (tmp_path / "interview.json").exists()


def test_a_home_that_cannot_be_is_said_in_plain_lines_too(open_terminal, tmp_path):
    file = tmp_path / "file"
    file.touch()
    terminal = open_terminal("--plain", *PLAN, home=file / "home", columns=140)
    terminal.wait_for("Press Enter to start")
    terminal.send("\r")
    terminal.wait_for(WARNING)
    for number in (1, 2):
        terminal.wait_for(f"Question {number} of 2")
        terminal.send(f"Answer {number}.\r.\r")
    terminal.wait_for(OFFER.strip())
    assert terminal.scrollback.count(WARNING) == 1
    terminal.send("\r")
    assert terminal.wait_for_end() == 0
