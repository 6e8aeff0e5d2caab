"""The text in the answer box."""

import pytest

from pminterview.terminal.answer_buffer import AnswerBuffer
from pminterview.terminal.commands import Command


@pytest.fixture
def answer():
    return AnswerBuffer()


def typed(answer, text):
    answer.buffer.insert_text(text)


def test_a_typed_command_is_taken_out(answer):
    typed(answer, "one\n/hint")
    assert answer.end_line() is Command.HINT
    assert answer.text == "one\n"
    assert answer.buffer.cursor_position == 4


def test_a_command_in_the_middle_goes_with_its_line(answer):
    typed(answer, "one\n/hint\ntwo")
    answer.buffer.cursor_position = 9
    assert answer.end_line() is Command.HINT
    assert answer.text == "one\ntwo"


def test_enter_inside_a_line_is_just_a_new_line(answer):
    typed(answer, "/skip")
    answer.buffer.cursor_position = 2
    assert answer.end_line() is None
    assert answer.text == "/s\nkip"


def test_a_new_line_does_not_repeat_the_indentation(answer):
    typed(answer, "  one")
    assert answer.end_line() is None
    assert answer.text == "  one\n"


def test_pasted_commands_are_text_also_when_enter_follows(answer):
    answer.paste("one\n/skip")
    assert answer.end_line() is None
    assert answer.text == "one\n/skip\n"
    assert answer.end_text() is None


def test_pasted_commands_stay_text_when_the_text_before_them_changes(answer):
    answer.paste("/end")
    answer.buffer.cursor_position = 0
    typed(answer, "before\n")
    answer.buffer.cursor_position = len(answer.text)
    assert answer.end_line() is None


def test_a_typed_command_after_a_pasted_one_acts(answer):
    answer.paste("/skip\n")
    typed(answer, "/skip")
    assert answer.end_line() is Command.SKIP
    assert answer.text == "/skip\n"


def test_a_paste_is_exact_apart_from_line_ends(answer):
    answer.paste("a\r\nb\rc\n//skip\n\t// d  ")
    assert answer.text == "a\nb\nc\n//skip\n\t// d  "
    assert answer.end_text() is None


def test_the_last_line_may_be_a_command_when_all_is_sent(answer):
    typed(answer, "one\n/skip")
    assert answer.end_text() is Command.SKIP
    assert answer.text == "one\n"


def test_an_escaped_command_becomes_text_and_stays_it(answer):
    typed(answer, "//skip")
    assert answer.end_line() is None
    assert answer.text == "/skip\n"
    answer.buffer.cursor_position = 5
    assert answer.end_line() is None
    assert answer.end_text() is None
    assert answer.text == "/skip\n\n"


def test_an_escaped_command_on_the_last_line_is_text(answer):
    typed(answer, "one\n//send")
    assert answer.end_text() is None
    assert answer.text == "one\n/send"


def test_text_from_elsewhere_replaces_and_can_be_undone(answer):
    typed(answer, "one")
    answer.replace("two\n/skip")
    assert answer.text == "two\n/skip"
    assert answer.end_line() is None
    answer.buffer.undo()
    answer.buffer.undo()
    assert answer.text == "one"


def test_surrogates_of_a_terminal_that_is_not_utf8_are_repaired(answer):
    typed(answer, "caf\udcc3\udca9")
    assert answer.text == "café"
