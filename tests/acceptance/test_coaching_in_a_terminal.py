"""Coach mode, drills and one's own rating in a real terminal."""

import re
from functools import partial

import pytest

from tests.acceptance.terminal_window import CTRL_D, CTRL_X, turns_in

THIN = "I would think about it with the team and then decide."
BETTER = (
    "I asked the engineers which options there were and what the risk was, because they know the "
    "system. We decided to cut the export so that nurses on the night shift could log in faster."
)


@pytest.fixture
def begin(begin):
    """Start it in a large window."""
    return partial(begin, rows=60, columns=110)


def test_the_coach_compares_a_second_try_with_the_first(begin, saved):
    terminal = begin("practice", "--coach", "-n", "1", "--seed", "3", "--save", saved)
    terminal.send(f"{CTRL_X}h")
    terminal.wait_for("Hint: Think of one kind of person")
    terminal.answer(THIN)
    terminal.wait_for("Not recognised", "Try: ", "Answer it again? [Y/n]")
    assert "against your last try" not in terminal.screen
    terminal.send("y\r")
    terminal.wait_for_empty_box()
    terminal.paste(BETTER)
    terminal.wait_for("log in faster.")
    terminal.send(CTRL_D)
    terminal.wait_for("against your last try.")
    terminal.wait_until(lambda: terminal.screen.count("Answer it again? [Y/n]") == 2)
    assert re.search(r"Strategic thinking: up .+ against your last try", terminal.screen)
    terminal.send("n\r")
    assert terminal.wait_for_end() == 0
    (turn,) = turns_in(saved)
    assert (turn["earlier_answers"], turn["answer"]) == ([THIN], BETTER)
    assert turn["follow_ups"] == []


def test_a_hint_is_recorded(begin, saved):
    terminal = begin("practice", "--coach", "-n", "1", "--seed", "3", "--save", saved)
    terminal.send("/hint\r")
    terminal.wait_for("Hint: Think of one kind of person")
    terminal.answer(THIN)
    terminal.wait_for("Answer it again?")
    terminal.send("n\r")
    assert terminal.wait_for_end() == 0
    assert turns_in(saved)[0]["used_hint"]


def test_a_drill_has_hints_and_a_second_try(begin):
    terminal = begin("drill", "--skill", "empathy", "--count", "1", "--seed", "3")
    terminal.send(f"{CTRL_X}h")
    terminal.wait_for("Hint: ")
    terminal.answer(THIN)
    terminal.wait_for("Customer empathy", "Answer it again? [Y/n]")
    terminal.send("\r")
    terminal.wait_for_empty_box()
    terminal.paste(BETTER)
    terminal.wait_for("log in faster.")
    terminal.send(CTRL_D)
    terminal.wait_for("against your last try.")
    terminal.wait_until(lambda: terminal.screen.count("Answer it again? [Y/n]") == 2)
    terminal.send("n\r")
    assert terminal.wait_for_end() == 0
    assert "Scorecard" not in terminal.scrollback


def test_ones_own_rating_is_shown_beside_the_other(begin):
    terminal = begin(
        "practice", "--self-rate", "--no-follow-ups", "--question", "headphone-maker-first-software"
    )
    terminal.paste(BETTER)
    terminal.wait_for("log in faster.")
    terminal.send(CTRL_D)
    terminal.wait_for("Strategic thinking", "4 outstanding: ", "you see ours [Skip/0/1/2/3/4]")
    assert "Scorecard" not in terminal.screen
    terminal.send("4\r")
    terminal.wait_until(lambda: terminal.screen.count("[Skip/0/1/2/3/4]") == 2)
    terminal.send("\r")
    assert terminal.wait_for_end() == 0
    own = re.findall(r"You said .+", terminal.scrollback)
    assert len(own) == 1
    assert re.match(r"You said 4 outstanding; the card says \d, \w+ levels? lower\.", own[0])
