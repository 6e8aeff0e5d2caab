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


_WHAT_IT_DOES = {
    Command.SEND: "send the answer",
    Command.SKIP: "go on without an answer",
    Command.HINT: "show a hint",
    Command.TIME: "say how much time is left",
    Command.PAUSE: "stop the clock for a while",
    Command.END: "end here and rate what there is",
    Command.HELP: "show this",
}


def command_help(*, has_hint: bool) -> str:
    """Return what can be commanded, a line each."""
    offered = [f"{command:<7} {_WHAT_IT_DOES[command]}" for command in _offered(has_hint)]
    return "\n".join(["On a line of its own:", *offered, "//send  and so on: the plain word"])


def command_list(*, has_hint: bool) -> str:
    """Return what can be commanded, in one line."""
    return f"Or on a line of its own: {' '.join(_offered(has_hint))}."


def _offered(has_hint: bool) -> list[Command]:  # noqa: FBT001 - private, and said by its name
    return [command for command in Command if has_hint or command is not Command.HINT]


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
