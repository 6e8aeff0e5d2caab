"""Answers line by line."""

import os
import signal

import pytest

from pminterview.terminal.answering import Outcome

FIVE_MINUTES = (10.0,) * 30
"""Ticks of ten seconds: enough to be noticed, too short to be taken for sleep."""


@pytest.mark.parametrize("end", ["a\n.\n", "a\n. \n", "a\n/send\n", "a\n", "a"])
def test_a_full_stop_or_send_or_the_end_of_input_ends_an_answer(a_plain_reader, end):
    reader = a_plain_reader(end.encode(), is_terminal=False)
    assert reader.read() is Outcome.SENT
    assert reader.text == "a"


def test_an_answer_keeps_its_lines(a_plain_reader):
    reader = a_plain_reader("one\n\n  two ö\nv. 3\n.\n".encode(), is_terminal=False)
    assert reader.read() is Outcome.SENT
    assert reader.text == "one\n\n  two ö\nv. 3"


def test_the_end_of_input_without_a_word_ends_the_interview(a_plain_reader):
    assert a_plain_reader(b"", is_terminal=False).read() is Outcome.ENDED
    assert a_plain_reader(b" \n\n", is_terminal=False).read() is Outcome.ENDED


def test_an_empty_answer_in_a_script_is_skipped(a_plain_reader):
    assert a_plain_reader(b"\n.\nnext\n", is_terminal=False).read() is Outcome.SKIPPED


def test_an_empty_answer_of_a_person_is_not_sent(a_plain_reader, screen):
    reader = a_plain_reader(b".\n", b"/send\n", b"words\n", b".\n")
    assert reader.read() is Outcome.SENT
    assert screen.text.count("Nothing typed yet; /skip goes on without an answer.") == 2


def test_ctrl_d_sends_what_a_person_typed(a_plain_reader):
    reader = a_plain_reader(b"one\n", b"and a half", b"")
    assert reader.read() is Outcome.SENT
    assert reader.text == "one\nand a half"


def test_a_person_who_typed_nothing_must_press_ctrl_d_twice_to_end(a_plain_reader, screen):
    assert a_plain_reader(b"", b"").read() is Outcome.ENDED
    assert "Ctrl-D again ends" in screen.text
    assert a_plain_reader(b"", b"words\n", b"").read() is Outcome.SENT


@pytest.mark.parametrize(
    ("line", "outcome"), [("/skip", Outcome.SKIPPED), ("/END ", Outcome.ENDED)]
)
def test_commands_act_and_keep_the_words_before_them(a_plain_reader, line, outcome):
    reader = a_plain_reader(f"some words\n{line}\n".encode(), is_terminal=False)
    assert reader.read() is outcome
    assert reader.text == "some words"


def test_a_hint_is_shown_and_remembered(a_plain_reader, screen):
    reader = a_plain_reader(b"/hint\nwords\n.\n", is_terminal=False)
    assert reader.read() is Outcome.SENT
    assert reader.draft.used_hint
    assert reader.text == "words"
    assert "Hint: Name one person." in screen.text


def test_without_a_hint_none_was_used(a_plain_reader):
    reader = a_plain_reader(b"words\n.\n")
    reader.read()
    assert not reader.draft.used_hint


def test_paths_and_escaped_commands_are_text(a_plain_reader):
    reader = a_plain_reader(b"/etc\n//skip\n// remark\n.\n", is_terminal=False)
    assert reader.read() is Outcome.SENT
    assert reader.text == "/etc\n/skip\n// remark"


def test_help_lists_the_commands(a_plain_reader, screen):
    a_plain_reader(b"/help\na\n.\n").read()
    assert "/pause" in screen.text


def test_the_time_is_told_when_asked_for(a_plain_reader, screen):
    a_plain_reader(30.0, b"/time\na\n.\n").read()
    assert "4:30 minutes left." in screen.text


def test_the_time_is_announced_twice_on_lines_of_its_own(a_plain_reader, screen):
    a_plain_reader(*FIVE_MINUTES, *FIVE_MINUTES, b"a\n.\n").read()
    assert screen.text.splitlines() == ["", "1 minute left", "", "Time is up; finish your thought."]


def test_a_script_hears_of_no_clock(a_plain_reader, screen):
    reader = a_plain_reader(
        b"a\n", *FIVE_MINUTES, b"/pause\n.\n", is_terminal=False, is_strict=True
    )
    assert reader.read() is Outcome.SENT
    assert screen.text == ""


def test_strict_sends_what_is_typed_with_the_half_line(a_plain_reader):
    reader = a_plain_reader(b"one\n", *FIVE_MINUTES, is_strict=True, half_line=b"and a ha")
    assert reader.read() is Outcome.TIME_UP
    assert reader.text == "one\nand a ha"


def test_a_pause_stops_the_clock_until_enter(a_plain_reader, screen):
    reader = a_plain_reader(
        b"/pause\n", *FIVE_MINUTES, *FIVE_MINUTES, b"\n", 10.0, b"/time\na\n.\n", is_strict=True
    )
    assert reader.read() is Outcome.SENT
    assert "4:50 minutes left." in screen.text
    assert reader.text == "a"


def test_what_ends_a_pause_is_kept_if_it_is_text(a_plain_reader):
    reader = a_plain_reader(b"/pause\n", 10.0, b"words\n.\n")
    assert reader.read() is Outcome.SENT
    assert reader.text == "words"


def test_sleep_of_the_machine_does_not_count_and_is_mentioned(a_plain_reader, screen):
    reader = a_plain_reader(7200.0, b"a\n/time\n.\n", is_strict=True)
    assert reader.read() is Outcome.SENT
    assert "Away for 120 minutes; the clock stood still." in screen.text
    assert "5 minutes left." in screen.text


def test_ctrl_c_breaks_off_and_keeps_everything(a_plain_reader, screen):
    reader = a_plain_reader(b"one\n", KeyboardInterrupt, b" way\n.\n", half_line=b"and half")
    assert reader.read() is Outcome.INTERRUPTED
    assert reader.text == "one\nand half"
    assert reader.read() is Outcome.SENT
    assert reader.text == "one\nand half way"
    assert "and half" in screen.text


def test_ctrl_c_without_a_person_leaves(a_plain_reader):
    reader = a_plain_reader(b"one\n", KeyboardInterrupt, is_terminal=False)
    assert reader.read() is Outcome.LEFT
    assert reader.text == "one"


def test_an_endless_pipe_ends(a_plain_reader):
    reader = a_plain_reader(*[b"y\n" * 10_000] * 100, is_terminal=False)
    assert reader.read() is Outcome.SENT
    assert len(reader.text) < 200_000


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking")
def test_being_told_to_end_keeps_everything(a_plain_reader, clock):
    reader = a_plain_reader(b"one\n", 10.0)
    former = signal.getsignal(signal.SIGTERM)
    clock.go = lambda seconds: os.kill(os.getpid(), signal.SIGTERM)
    assert reader.read() is Outcome.HUNG_UP
    assert reader.text == "one"
    assert signal.getsignal(signal.SIGTERM) == former
