"""Both ways of holding a conversation."""

import io
import os
import signal
from dataclasses import replace
from io import StringIO

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.terminal.conversation import (
    PlainConversation,
    Surroundings,
    TimedConversation,
    open_conversation,
)
from pminterview.terminal.device import Device
from pminterview.terminal.lines import Lines
from pminterview.terminal.screen import Screen

CTRL_C, CTRL_D = "\x03", "\x04"
HOW_TO_FINISH = "End your answer with a line that holds only a full stop, or /send."


@pytest.fixture
def timed(clock, screen, typed_bytes):
    with create_pipe_input() as keys:

        def build(*events, pressed=""):
            lines = Lines(typed_bytes(clock, *events), is_terminal=True)
            device = Device(keys, DummyOutput(), {}, tick_seconds=0.002)
            keys.send_text(pressed)
            return TimedConversation(
                screen, lines, clock, lambda _draft: "", lambda: device
            ), screen

        yield build


def test_a_script_answers_several_questions_from_one_pipe(plain, an_asking):
    conversation, _ = plain(b"one\n.\n.\nthree\nlast", is_terminal=False)
    replies = [conversation.ask(an_asking()) for _ in range(4)]
    assert replies == [Answered("one"), Skipped(), Answered("three\nlast"), Ended()]


def test_a_script_is_not_waited_for(plain):
    conversation, screen = plain(is_terminal=False)
    assert conversation.open(question_count=4, budget_seconds=1250.0)
    assert screen.text == "4 questions, about 21 minutes.\n"


@pytest.mark.parametrize(
    ("event", "starts"), [(b"\n", True), (b"", False), (KeyboardInterrupt, False)]
)
def test_a_person_starts_with_enter(plain, event, starts):
    conversation, screen = plain(event)
    assert conversation.open(question_count=4, budget_seconds=1250.0) is starts
    assert "Press Enter to start, Ctrl-C to leave." in screen.text


def test_a_person_is_told_once_how_to_finish(plain, an_asking):
    conversation, screen = plain(b"one\n.\ntwo\n.\n")
    assert conversation.ask(an_asking()) == Answered("one", 0.0)
    assert conversation.ask(an_asking()) == Answered("two", 0.0)
    assert screen.text.count(HOW_TO_FINISH) == 1
    assert screen.text.count("Answer sent (0:00)") == 2
    assert "one" not in screen.text


def test_a_script_is_not_told(plain, an_asking):
    conversation, screen = plain(b"one\n.\n", is_terminal=False)
    conversation.ask(an_asking())
    assert HOW_TO_FINISH not in screen.text


def test_the_time_of_a_person_is_kept(plain, an_asking):
    conversation, _ = plain(10.0, 10.0, b"one\n/hint\n.\n")
    assert conversation.ask(an_asking()) == Answered("one", 20.0, used_hint=True)


@pytest.mark.parametrize(
    ("choice", "reply"),
    [
        (b"r\n", Ended("one", 0.0)),
        (b"Rate\n", Ended("one", 0.0)),
        (b"l\n", Left("one", 0.0)),
        (b"", Left("one", 0.0)),
        (KeyboardInterrupt, Left("one", 0.0)),
        (b"g\n", Answered("one\nmore", 0.0)),
        (b"\n", Answered("one\nmore", 0.0)),
    ],
)
@pytest.mark.parametrize("way", ["plain", "timed"])
def test_after_ctrl_c_it_is_asked_what_was_meant(plain, timed, an_asking, way, choice, reply):
    if way == "plain":
        conversation, screen = plain(b"one\n", KeyboardInterrupt, choice, b"more\n.\n")
    else:
        pressed = f"one{CTRL_C}" + (f"\rmore{CTRL_D}" if isinstance(reply, Answered) else "")
        conversation, screen = timed(choice, pressed=pressed)
    said = replace(conversation.ask(an_asking()), thinking_seconds=None)
    assert said == reply
    assert "Rate what there is, leave, or go on? [r/l/G] " in screen.text


def test_the_clock_stands_still_while_that_is_asked(plain, an_asking, clock):
    conversation, _ = plain(10.0, KeyboardInterrupt, 10.0, b"\n", 10.0, b"one\n.\n")
    reply = conversation.ask(an_asking(is_strict=True))
    assert isinstance(reply, Answered)
    assert reply.elapsed_seconds == 20.0


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking")
def test_being_told_to_end_while_that_is_asked_keeps_the_words(plain, an_asking, clock):
    conversation, _ = plain(b"one\n", KeyboardInterrupt, 1.0)
    clock.go = lambda _seconds: os.kill(os.getpid(), signal.SIGTERM)
    assert conversation.ask(an_asking()) == Left("one", 0.0)


def test_an_answer_from_the_box_is_printed_once(timed, an_asking):
    conversation, screen = timed(pressed=f"I [led] it{CTRL_D}")
    assert conversation.ask(an_asking()) == Answered("I [led] it", 0.0, thinking_seconds=0.0)
    assert screen.text == (
        "\nQuestion 2 of 4 · go to market · 5 minutes\n\nTell me about a conflict.\n\n"
        "Your answer (0:00)\n  I [led] it\n\n"
    )


def test_blank_lines_around_an_answer_are_not_part_of_it(timed, an_asking):
    conversation, _ = timed(pressed=f"\r\r  one\r\r{CTRL_D}")
    assert conversation.ask(an_asking()) == Answered("  one", 0.0, thinking_seconds=0.0)


def test_strict_time_without_a_word_skips(timed, an_asking):
    conversation, _ = timed()
    assert conversation.ask(an_asking(budget_seconds=0.0, is_strict=True)) == Skipped("", 0.0)


def test_strict_time_is_told_from_sending(timed, plain, an_asking):
    asking = an_asking(budget_seconds=10.0, is_strict=True)
    conversation, screen = plain(b"one\n", 11.0)
    assert conversation.ask(asking) == Answered("one", 11.0, is_time_up=True)
    assert "Time is up; sent as it is (0:11, 0:01 over)" in screen.text


def test_skipping_from_the_box_shows_what_was_typed(timed, an_asking):
    conversation, screen = timed(pressed="some words\r/skip\r")
    assert conversation.ask(an_asking()) == Skipped("some words", 0.0, thinking_seconds=0.0)
    assert "Skipped (0:00)\n  some words\n" in screen.text


@pytest.mark.parametrize(
    ("event", "chosen"),
    [(b"\n", "y"), (b"Y\n", "y"), (b"yes\n", "y"), (b"n\n", "n"), (b"", ""),
     (b"what\nn\n", "n"), (KeyboardInterrupt, "")],
)  # fmt: skip
def test_one_of_a_few_words_is_chosen_by_its_beginning(plain, event, chosen):
    conversation, screen = plain(event)
    assert conversation.choose("Answer again?", ("y", "n")) == chosen
    assert screen.text.startswith("Answer again? [Y/n] ")


def test_a_script_chooses_nothing_and_names_nothing(plain):
    conversation, screen = plain(b"y\n", is_terminal=False)
    assert conversation.choose("Answer again?", ("y", "n")) == ""
    assert conversation.line("Where? ") == ""
    assert screen.text == ""


class Terminal(StringIO):
    def isatty(self):
        return True

    def fileno(self):
        return 0


def test_a_capable_terminal_gets_the_box_unless_plain_is_asked_for():
    console, environ = Console(file=Terminal()), {"TERM": "xterm"}

    def opened(stdin, **wishes):
        return open_conversation(console, stdin, Surroundings(environ, "linux", **wishes))

    assert isinstance(opened(Terminal()), TimedConversation)
    assert isinstance(opened(Terminal(), is_plain=True), PlainConversation)
    assert isinstance(opened(None), PlainConversation)
    assert isinstance(opened(io.TextIOWrapper(io.BytesIO())), PlainConversation)


class DeadScreen(Screen):
    def show_reply(self, reply, asking, *, has_echo):
        raise OSError("Input/output error")


def test_a_terminal_that_went_away_loses_no_words(clock, typed_bytes, an_asking):
    lines = Lines(typed_bytes(clock, b"one\n.\n"), is_terminal=True)
    conversation = PlainConversation(
        DeadScreen(Console(file=StringIO())), lines, clock, lambda _draft: ""
    )
    assert conversation.ask(an_asking()) == Answered("one", 0.0)


def test_words_that_were_in_the_box_stay_on_the_screen_when_somebody_leaves(timed, an_asking):
    conversation, screen = timed(pressed=f"one{CTRL_C}")
    assert conversation.ask(an_asking()) == Left("one", 0.0, thinking_seconds=0.0)
    assert "Not sent (0:00)\n  one\n" in screen.text
