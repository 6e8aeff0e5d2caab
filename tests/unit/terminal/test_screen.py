"""What is printed around an answer."""

from io import StringIO

import pytest
from rich.console import Console

from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.terminal.screen import Screen


def test_a_question_says_which_it_is_and_how_long_it_may_take(screen, an_asking):
    screen.show_question(an_asking())
    assert screen.text == (
        "\nQuestion 2 of 4 · go to market · 5 minutes\n\nTell me about a conflict.\n\n"
    )


def test_without_a_clock_it_says_so(screen, an_asking):
    screen.show_question(an_asking(budget_seconds=None))
    assert "· no clock" in screen.text


def test_strict_time_is_announced(screen, an_asking):
    screen.show_question(an_asking(is_strict=True))
    assert "5 minutes, then it is sent" in screen.text


def test_nothing_is_markup(screen, an_asking):
    text = "I think [users] want [/] [link=x]:smile: 12.5 %"
    screen.show_question(an_asking(text=text))
    assert text in screen.text


def test_control_characters_are_spelled_out(screen, an_asking):
    screen.show_question(an_asking(text="a\x1b[2Jb\x07"))
    screen.show_reply(Answered("c\x9b1md", 1.0), an_asking(), has_echo=False)
    assert "a\\x1b[2Jb\\x07" in screen.text
    assert "c\\x9b1md" in screen.text


def test_long_lines_wrap_between_words_and_nothing_is_padded(screen_of, an_asking):
    screen = screen_of(width=40)
    screen.show_question(an_asking(text="word " * 30))
    screen.show_reply(Answered("日本語 " * 30, 3.0), an_asking(), has_echo=False)
    lines = screen.text.splitlines()
    assert max(map(len, lines)) <= 40
    assert not any(line.endswith(" ") for line in lines)
    assert not any("wor\n" in line for line in lines)


def test_into_a_pipe_lines_are_not_wrapped(screen_of, an_asking):
    screen = screen_of(width=40, is_terminal=False)
    screen.show_question(an_asking(text="word " * 30))
    assert "word " * 29 in screen.text
    assert "\x1b" not in screen.text


@pytest.mark.parametrize(
    ("reply", "caption"),
    [
        (Answered("I\n\nled", 151.0), "Your answer (2:31)"),
        (Answered("I\n\nled", 312.9), "Your answer (5:12, 0:12 over)"),
        (Answered("I\n\nled", 300.1, is_time_up=True), "Time is up; sent as it is (5:00)"),
        (Answered("I\n\nled"), "Your answer"),
        (Skipped("I\n\nled", 5.0), "Skipped (0:05)"),
        (Ended("I\n\nled", 5.0), "Your answer (0:05)"),
        (Left("I\n\nled", 5.0), "Not sent (0:05)"),
    ],
)
def test_the_words_are_left_on_the_screen_under_what_became_of_them(
    screen, an_asking, reply, caption
):
    screen.show_reply(reply, an_asking(), has_echo=False)
    assert screen.text == f"{caption}\n  I\n\n  led\n\n"


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Answered("led", 151.0), "Answer sent (2:31)\n\n"),
        (Answered("led"), "Answer sent\n\n"),
        (Skipped("led"), "Skipped\n\n"),
        (Ended("led"), ""),
        (Left("led"), ""),
    ],
)
def test_words_that_are_on_the_screen_are_not_repeated(screen, an_asking, reply, text):
    screen.show_reply(reply, an_asking(), has_echo=True)
    assert screen.text == text


@pytest.mark.parametrize("reply", [Ended("", 3.0), Left("", 3.0)])
def test_stopping_without_a_word_says_nothing(screen, an_asking, reply):
    screen.show_reply(reply, an_asking(), has_echo=False)
    assert screen.text == ""


@pytest.mark.parametrize(
    ("count", "seconds", "line"),
    [
        (4, 1250.0, "4 questions, about 21 minutes."),
        (1, 3.0, "1 question, about 3 seconds."),
        (2, None, "2 questions, no clock."),
    ],
)
def test_the_opening_says_what_lies_ahead(screen, count, seconds, line):
    screen.show_opening(count, seconds)
    assert screen.text == f"{line}\n"


def test_an_old_terminal_gets_what_it_can_show(an_asking):
    class AsciiFile(StringIO):
        encoding = "ascii"

    file = AsciiFile()
    Screen(Console(file=file, width=80)).show_question(an_asking(text="café"))
    assert file.getvalue() == "\nQuestion 2 of 4 | go to market | 5 minutes\n\ncaf?\n\n"
