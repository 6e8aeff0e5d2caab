"""Follow-ups in a real terminal: where an answer is thin, and never for long."""

import pytest

from tests.acceptance.terminal_window import CTRL_D, turns_in

THIN = "I would think about it with the team and then decide."
NAMED = ("practice", "--question", "headphone-maker-first-software")
ASKED = "Describe one person who would use it, and when."
CONCRETE = "Drivers of night buses, who are alone for hours and may not cover both ears."


@pytest.fixture
def begin(open_terminal, saved):
    def start(*arguments, rows=50):
        terminal = open_terminal(*arguments, "--save", saved, rows=rows, columns=110)
        terminal.wait_for("Press Enter to start")
        terminal.send("\r")
        return terminal

    return start


def asked_in(text):
    """Return how many follow-ups were asked, before the scorecard lists them."""
    return text.partition("\nScorecard\n")[0].count("\nFollow-up")


def replies_in(saved):
    """Return what was said to the follow-ups of the only question."""
    (turn,) = turns_in(saved)
    return [one["reply"] for one in turn["follow_ups"]]


def test_a_thin_answer_draws_a_follow_up_and_never_more_than_two(begin, saved):
    terminal = begin(*NAMED)
    terminal.answer(THIN)
    terminal.wait_for("\nFollow-up", f"\n{ASKED}\n")
    terminal.answer("Somebody who travels a lot.")
    terminal.wait_until(lambda: asked_in(terminal.screen) == 2)
    terminal.answer("They use what they have.")
    assert terminal.wait_for_end() == 0
    assert asked_in(terminal.scrollback) == 2
    assert replies_in(saved) == ["Somebody who travels a lot.", "They use what they have."]


@pytest.mark.parametrize("reply", ["I don't know", "Sorry, no idea.", ""])
def test_not_knowing_is_fine(begin, saved, reply):
    terminal = begin(*NAMED)
    terminal.answer(THIN)
    terminal.wait_for(ASKED)
    terminal.answer(reply)
    assert terminal.wait_for_end() == 0
    assert terminal.scrollback.count("That is fine. Let us go on.") == 1
    assert f'"{ASKED}" held' in terminal.scrollback
    assert replies_in(saved) == [reply]


def test_the_scorecard_says_what_a_reply_changed(begin):
    terminal = begin(*NAMED)
    terminal.answer(THIN)
    terminal.wait_for(ASKED)
    terminal.paste(CONCRETE)
    terminal.wait_for("both ears.")
    terminal.send(CTRL_D)
    terminal.wait_until(lambda: asked_in(terminal.screen) == 2)
    terminal.answer("")
    assert terminal.wait_for_end() == 0
    assert f'"{ASKED}" sharper' in terminal.scrollback
    assert "held" in terminal.scrollback.partition("Follow-ups\n")[2]


def test_no_follow_ups_where_they_are_not_wanted(begin, saved):
    terminal = begin(*NAMED, "--no-follow-ups")
    terminal.answer(THIN)
    assert terminal.wait_for_end() == 0
    assert "Follow-up" not in terminal.scrollback
    assert replies_in(saved) == []


def test_no_follow_ups_in_plain_lines(begin, saved):
    terminal = begin("--plain", *NAMED)
    terminal.send(f"{THIN}\r.\r")
    assert terminal.wait_for_end() == 0
    assert "Follow-up" not in terminal.scrollback
    assert replies_in(saved) == []


def test_plain_lines_with_follow_ups_when_they_are_wished(begin, saved):
    terminal = begin("--plain", *NAMED, "--follow-ups")
    terminal.send(f"{THIN}\r.\r")
    terminal.wait_for(ASKED)
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    assert "That is fine. Let us go on." in terminal.scrollback
    assert replies_in(saved) == [""]


def test_no_follow_up_when_the_time_is_nearly_up(begin, saved):
    terminal = begin(*NAMED, "--time-factor", "0.03")
    terminal.answer(THIN)
    assert terminal.wait_for_end() == 0
    assert replies_in(saved) == []
