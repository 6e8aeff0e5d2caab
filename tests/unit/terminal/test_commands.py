"""Slash commands."""

import pytest

from pminterview.terminal.commands import Command, command_help, parse_command, unescaped


@pytest.mark.parametrize("command", Command)
def test_every_command_is_understood_and_explained(command):
    assert parse_command(command) is command
    assert command in command_help(has_hint=True)


@pytest.mark.parametrize("line", ["/SKIP", "/skip  ", "/Skip\t"])
def test_case_and_trailing_blanks_do_not_matter(line):
    assert parse_command(line) is Command.SKIP


@pytest.mark.parametrize(
    "line", ["", "/", "/etc", "/usr/bin", "skip", "/skip it", "a /skip", "//skip", " /skip"]
)
def test_everything_else_is_text(line):
    assert parse_command(line) is None


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("//skip", "/skip"),
        ("//send ", "/send "),
        ("// a remark", "// a remark"),
        ("//", "//"),
        ("///skip", "///skip"),
        ("plain", "plain"),
    ],
)
def test_a_second_slash_is_taken_away_only_where_it_is_needed(line, text):
    assert unescaped(line) == text
