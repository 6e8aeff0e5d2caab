"""What is done to words before they are handed on."""

import pytest

from pminterview.terminal.answering import repaired, without_outer_blank_lines


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("plain é 日本 👩‍💻", "plain é 日本 👩‍💻"),
        ("caf\udcc3\udca9 \udce6\udc97\udca5", "café 日"),
        ("one\udcff", "one\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83db", "a\ufffdb"),
    ],
)
def test_text_can_be_written_afterwards(text, whole):
    assert repaired(text) == whole
    repaired(text).encode()


def test_only_blank_lines_around_an_answer_go():
    assert without_outer_blank_lines("\n \n  a\n\nb \n\t\n") == "  a\n\nb "
    assert without_outer_blank_lines(" \n ") == ""
