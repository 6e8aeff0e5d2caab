"""Takes an answer line by line: from pipes, dumb terminals, and for screen readers.

Append-only: nothing is drawn twice, no escape codes. From a pipe no clock runs and nobody is asked.
"""

from pminterview.interview.ports import Asking, Draft
from pminterview.terminal.answering import (
    NO_HINT,
    NOTHING_TYPED,
    TIME_UP,
    Keep,
    Outcome,
    repaired,
)
from pminterview.terminal.commands import Command, command_help, parse_command, unescaped
from pminterview.terminal.countdown import Countdown, Notice
from pminterview.terminal.hangup import HungUpError, on_hangup, on_suspend, raise_hung_up
from pminterview.terminal.lines import EndOfInput, Line, Lines, NothingYet
from pminterview.terminal.screen import Screen
from pminterview.terminal.wording import duration

_TICK_SECONDS = 1.0
_LONGEST_ANSWER = 100_000
"""Characters: two hours of speech. An endless pipe must not fill the memory."""
_END_OF_ANSWER = "."


class PlainReader:
    """Reads one answer; ends at a full stop on its own line, `/send`, or the end of input."""

    def __init__(
        self, asking: Asking, countdown: Countdown, screen: Screen, lines: Lines, keep: Keep
    ) -> None:
        self._asking = asking
        self._countdown = countdown
        self._screen = screen
        self._lines = lines
        self._keep = keep
        *self._typed, self._half_line = asking.draft.text.split("\n")
        self._typed_length = len(asking.draft.text)
        self._used_hint = asking.draft.used_hint
        self._has_seen_empty_end = False

    @property
    def text(self) -> str:
        """Return the lines so far."""
        lines = [*self._typed, self._half_line] if self._half_line else self._typed
        return repaired("\n".join(lines)).strip("\n")

    @property
    def draft(self) -> Draft:
        """Return the lines so far; how long somebody thought before a line cannot be seen here."""
        thinking = self._asking.draft.thinking_seconds
        return Draft(self.text, self._countdown.elapsed_seconds, self._used_hint, thinking)

    def read(self) -> Outcome:
        """Take lines until they are sent, or something else ends it."""
        try:
            return self._read_unless_told_to_end()
        finally:
            self._keep(self.draft)

    def _read_unless_told_to_end(self) -> Outcome:
        try:
            with on_hangup(raise_hung_up), self._lines.keeping_half_lines():
                try:
                    with on_suspend(self._keep_half_line, self._show_half_line):
                        return self._read()
                except KeyboardInterrupt:
                    return self._interrupted()
        except HungUpError:
            self._keep_half_line()
            return Outcome.HUNG_UP

    def _read(self) -> Outcome:
        self._show_half_line()
        timeout = _TICK_SECONDS if self._lines.is_terminal else None
        while True:
            outcome: Outcome | None = None
            match self._lines.next(timeout_seconds=timeout):
                case Line(text=text):
                    outcome = self._take(text)
                case EndOfInput():
                    outcome = self._finish_input()
                case NothingYet():
                    pass
            if self._lines.is_terminal and (warning := self._keep(self.draft)):
                self._screen.interject(warning)
            outcome = outcome or self._watch_clock()
            if outcome is not None:
                return outcome

    def _take(self, line: str) -> Outcome | None:
        line, self._half_line = self._half_line + line, ""
        self._has_seen_empty_end = False
        if self._countdown.is_paused:
            self._countdown.resume()
            self._screen.say("The clock runs again.")
            if not line:
                return None
        if line.rstrip() == _END_OF_ANSWER:
            return self._send()
        command = parse_command(line)
        if command is not None:
            return self._obey(command)
        self._typed.append(unescaped(line))
        self._typed_length += len(line) + 1
        return Outcome.SENT if self._typed_length > _LONGEST_ANSWER else None

    def _obey(self, command: Command) -> Outcome | None:
        match command:
            case Command.SEND:
                return self._send()
            case Command.SKIP:
                return Outcome.SKIPPED
            case Command.END:
                return Outcome.ENDED
            case Command.PAUSE:
                self._pause()
            case Command.HINT:
                self._show_hint()
            case Command.TIME:
                self._screen.say(f"{self._countdown.words_left_in_all()}.")
            case Command.HELP:
                self._screen.say(command_help(has_hint=self._asking.has_hint))
        return None

    def _show_hint(self) -> None:
        if self._asking.has_hint:
            self._used_hint = True
            self._screen.say(f"Hint: {self._asking.question.hint}")
        else:
            self._screen.say(NO_HINT)

    def _send(self) -> Outcome | None:
        if self.text.strip() or self._asking.probe:  # there may be nothing to add
            return Outcome.SENT
        if not self._lines.is_terminal:  # a script has nobody who could think again
            return Outcome.SKIPPED
        self._screen.say(NOTHING_TYPED)
        return None

    def _finish_input(self) -> Outcome | None:
        if self.text.strip() or (self._asking.probe and self._lines.is_terminal):
            return Outcome.SENT
        if not self._lines.is_terminal or self._has_seen_empty_end:
            return Outcome.ENDED
        self._has_seen_empty_end = True
        self._screen.interject(f"{NOTHING_TYPED} Ctrl-D again ends the interview.")
        return None

    def _pause(self) -> None:
        if self._lines.is_terminal:
            self._countdown.pause()
            self._screen.say("The clock stands still; Enter goes on.")

    def _watch_clock(self) -> Outcome | None:
        if not self._lines.is_terminal or self._countdown.is_paused:
            return None
        slept = self._countdown.beat()
        if slept:
            self._screen.interject(f"Away for {duration(slept)}; the clock stood still.")
        if self._asking.is_strict and self._countdown.is_up:
            self._keep_half_line()
            self._screen.interject("")
            return Outcome.TIME_UP
        notice = self._countdown.take_notice()
        if notice is not None:
            is_up = notice is Notice.UP
            self._screen.interject(TIME_UP if is_up else self._countdown.words_left())
        return None

    def _interrupted(self) -> Outcome:
        if not self._lines.is_terminal:
            return Outcome.LEFT
        self._keep_half_line()
        self._screen.break_line()
        return Outcome.INTERRUPTED

    def _show_half_line(self) -> None:
        if self._half_line:
            self._screen.show_half_line(self._half_line)

    def _keep_half_line(self) -> None:
        self._half_line += self._lines.take_half_line()
