"""Slash commands: words on a line of their own that act instead of being part of an answer."""

from enum import StrEnum


class Command(StrEnum):
    """Everything that can be commanded; any other word after a slash is text, as in a path."""

    SEND = "/send"
    SKIP = "/skip"
    HINT = "/hint"
    TIME = "/time"
    PAUSE = "/pause"
    END = "/end"
    HELP = "/help"


_HINT_HELP = "/hint   show a hint\n"
COMMAND_HELP = """\
On a line of its own:
/send   send the answer
/skip   go on without an answer
/hint   show a hint
/time   say how much time is left
/pause  stop the clock for a while
/end    end here and rate what there is
/help   show this
//send  and so on: the plain word"""


def command_help(*, has_hint: bool) -> str:
    """Return what can be commanded, a line each."""
    return COMMAND_HELP if has_hint else COMMAND_HELP.replace(_HINT_HELP, "")


def command_list(*, has_hint: bool) -> str:
    """Return what can be commanded, in one line."""
    offered = [command for command in Command if has_hint or command is not Command.HINT]
    return f"Or on a line of its own: {' '.join(offered)}."


def parse_command(line: str) -> Command | None:
    """Return the command that a line holds, or None when the line is text."""
    word = line.rstrip().lower()
    return next((command for command in Command if command == word), None)


def unescaped(line: str) -> str:
    """Return a line without the slash that kept it from being a command.

    Only a line that would be one without it: `//skip` becomes `/skip`, but `// a remark` stays.
    """
    is_escaped = line.startswith("//") and parse_command(line[1:]) is not None
    return line[1:] if is_escaped else line
