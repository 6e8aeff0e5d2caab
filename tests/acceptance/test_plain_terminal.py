"""Lines only, in a real terminal: what a screen reader or a log gets to see."""

import re

import pytest

from tests.acceptance.terminal_window import CTRL_C, CTRL_D, turns_in

NAMED = ("headphone-maker-first-software", "cost-of-keeping-photos", "rival-gives-it-away")
ANSWERS = (
    "I would think about it with the team and then decide.",
    "Ten photos a day at three megabytes, so ten gigabytes a year for each of them.",
    "First I would find out who left and why, because the price may not be it.",
)
REPLY = "Somebody on a long flight who cannot sleep."


@pytest.fixture
def begin(open_terminal, saved):
    def start(*arguments, **others):
        terminal = open_terminal("--plain", "practice", *arguments, "--save", saved, **others)
        terminal.wait_for("Press Enter")
        terminal.send("\r")
        terminal.wait_for("End your answer with a line that holds only a full stop, or /send.")
        return terminal

    return start


def test_a_whole_interview_is_lines_in_order_and_nothing_else(begin, saved):
    named = [part for one in NAMED for part in ("--question", one)]
    terminal = begin(*named, "--follow-ups")
    for number, answer in enumerate(ANSWERS, start=1):
        terminal.wait_for(f"Question {number} of 3")
        terminal.wait_until(lambda at=number: _is_last(terminal, f"Question {at} of 3"))
        terminal.type_line(answer)
        terminal.send(".\r")
        terminal.wait_until(lambda at=number: _has_follow_up(terminal, f"Question {at} of 3"))
        if number == 1:
            terminal.type_line(REPLY)
            terminal.send(".\r")
            terminal.wait_until(lambda: terminal.scrollback.count("\nFollow-up") == 2)
        terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0

    assert re.findall(r"\r(?!\n)|(?<!\r)\n", terminal.printed) == []
    words = re.sub(r"\s+", " ", terminal.scrollback.partition("\nScorecard\n")[0])
    turns = turns_in(saved)
    expected = [
        text
        for turn in turns
        for text in (
            turn["question"]["text"],
            turn["answer"],
            *(
                text
                for one in turn["follow_ups"]
                for text in (one["probe"]["text"], one["reply"])
                if text
            ),
        )
    ]
    assert [turn["answer"] for turn in turns] == list(ANSWERS)
    assert REPLY in expected
    assert [words.count(text) for text in expected] == [1] * len(expected)
    places = [words.index(text) for text in expected]
    assert places == sorted(places)


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": "1"}])
def test_there_are_no_control_codes_in_plain_lines(begin, environ):
    terminal = begin("-n", "1", "--seed", "3", environ=environ)
    terminal.send("/help\r/time\rThe only answer.\r.\r")
    assert terminal.wait_for_end() == 0
    assert re.findall(r"[^\n\r\t -~\u00a0-\uffff]", terminal.printed) == []


def test_strict_sends_a_half_line(begin, saved):
    terminal = begin("-n", "1", "--seed", "3", "--strict", "--time-factor", "0.005")
    terminal.send("one line\rand ha")
    assert terminal.wait_for_end() == 0
    assert "\nTime is up; sent as it is (0:" in terminal.scrollback
    assert [turn["answer"] for turn in turns_in(saved)] == ["one line\nand ha"]


def test_a_half_line_is_gone_on_with_after_leaving(begin, open_terminal, saved):
    terminal = begin("-n", "1", "--seed", "3")
    terminal.type_line("one line")
    terminal.send("and ha")
    terminal.wait_for("and ha")
    terminal.send(CTRL_C)
    terminal.wait_for("Rate what there is, leave, or go on?")
    terminal.send(CTRL_C)
    assert terminal.wait_for_end() == 130

    terminal = open_terminal("--plain", "resume")
    terminal.wait_for("You had typed 15 characters", "\none line\nand ha")
    terminal.send("lf of one\r/send\r")
    assert terminal.wait_for_end() == 0
    assert [turn["answer"] for turn in turns_in(saved)] == ["one line\nand half of one"]


def test_whole_lines_survive_a_kill(begin, open_terminal, saved):
    terminal = begin("-n", "1", "--seed", "3")
    terminal.type_line("one line")
    terminal.wait_until_kept("one line")
    terminal.kill()

    terminal = open_terminal("--plain", "resume")
    terminal.wait_for("You had typed 8 characters", "\none line")
    terminal.send("\rand another\r/send\r")
    assert terminal.wait_for_end() == 0
    assert [turn["answer"] for turn in turns_in(saved)] == ["one line\nand another"]


def _is_last(terminal, header):
    return header in terminal.scrollback and "Follow-up" not in _below(terminal, header)


def _has_follow_up(terminal, header):
    return "\nFollow-up" in _below(terminal, header)


def _below(terminal, header):
    return terminal.scrollback.rpartition(header)[2]
