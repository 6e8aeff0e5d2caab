"""The interview's other side: a person at a terminal, or a script at the end of a pipe."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TextIO, assert_never, cast

from pminterview.interview.ports import Answered, Asking, Ended, Left, Reply, Skipped
from pminterview.terminal.answering import AnswerReader, Outcome, without_outer_blank_lines
from pminterview.terminal.capability import is_capable, is_terminal
from pminterview.terminal.clock import Clock, MonotonicClock
from pminterview.terminal.countdown import Countdown
from pminterview.terminal.hangup import HungUpError, on_hangup, raise_hung_up
from pminterview.terminal.lines import Line, Lines
from pminterview.terminal.plain_reader import PlainReader
from pminterview.terminal.screen import Screen
from pminterview.terminal.source import open_source

if TYPE_CHECKING:
    from rich.console import Console

    from pminterview.terminal.device import Device

_HOW_TO_FINISH = (
    "End your answer with a line that holds only a full stop, or /send. "
    "/skip, /hint, /time, /end work too."
)


class TerminalConversation(ABC):
    """What both ways of talking share: everything that is printed, and the short questions."""

    _has_echo: bool
    """Whether the words of an answer are on the screen already when it is sent."""

    def __init__(self, screen: Screen, lines: Lines, clock: Clock) -> None:
        self._screen = screen
        self._lines = lines
        self._clock = clock

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Say what lies ahead; a person is waited for, a script is not."""
        self._screen.show_opening(question_count, budget_seconds)
        if not self._lines.is_terminal:
            return True
        return self._short_reply("Press Enter to start, Ctrl-C to leave. ") is not None

    def ask(self, asking: Asking) -> Reply:
        """Put the question and wait for a reply."""
        countdown = Countdown(self._clock, budget_seconds=asking.budget_seconds)
        try:
            self._screen.show_question(asking)
            reader = self._reader(asking, countdown)
        except KeyboardInterrupt:  # nothing was typed yet that could be asked about
            return Left()
        outcome = self._read(reader, countdown)
        countdown.pause()
        reply = self._reply(outcome, reader, countdown)
        with suppress(
            KeyboardInterrupt, OSError
        ):  # the reply counts, whether it can be shown or not
            self._screen.show_reply(reply, asking, has_echo=self._has_echo)
        return reply

    def wants(self, question: str) -> bool:
        """Ask something that is answered with yes or no; no, when nobody is there to answer."""
        if not self._lines.is_terminal:
            return False
        answer = self._short_reply(f"{question} [Y/n] ")
        return answer is not None and answer in {"", "y", "yes"}

    @abstractmethod
    def _reader(self, asking: Asking, countdown: Countdown) -> AnswerReader:
        """Return what takes the answer to this question."""

    def _read(self, reader: AnswerReader, countdown: Countdown) -> Outcome:
        """Read until it is clear what was meant: Ctrl-C alone does not say it."""
        while (outcome := reader.read()) is Outcome.INTERRUPTED:
            countdown.pause()
            outcome = self._meant_by_interrupting()
            if outcome is not Outcome.INTERRUPTED:
                break
            self._screen.break_line()
            countdown.resume()
        return outcome

    def _meant_by_interrupting(self) -> Outcome:
        try:
            with on_hangup(raise_hung_up):
                choice = self._short_reply("Rate what there is, leave, or go on? [r/l/G] ")
        except HungUpError:
            return Outcome.HUNG_UP
        if choice is None or choice.startswith("l"):
            return Outcome.LEFT
        return Outcome.ENDED if choice.startswith("r") else Outcome.INTERRUPTED

    def _short_reply(self, question: str) -> str | None:
        """Ask for one line and return it in lower case; None for Ctrl-C and end of input."""
        try:
            self._screen.ask(question)
            match self._lines.next():
                case Line(text=text):
                    return text.strip().lower()
        except KeyboardInterrupt:
            pass
        self._screen.break_line()
        return None

    def _reply(self, outcome: Outcome, reader: AnswerReader, countdown: Countdown) -> Reply:
        text = without_outer_blank_lines(reader.text)
        elapsed = countdown.elapsed_seconds if self._lines.is_terminal else None
        match outcome:
            case Outcome.SENT | Outcome.TIME_UP if text:
                is_time_up = outcome is Outcome.TIME_UP
                return Answered(text, elapsed, is_time_up=is_time_up, used_hint=reader.used_hint)
            case Outcome.SENT | Outcome.TIME_UP | Outcome.SKIPPED:
                return Skipped(text, elapsed, used_hint=reader.used_hint)
            case Outcome.ENDED:
                return Ended(text, elapsed, used_hint=reader.used_hint)
            case Outcome.LEFT | Outcome.HUNG_UP | Outcome.INTERRUPTED:
                return Left(text, elapsed, used_hint=reader.used_hint)
            case _:
                assert_never(outcome)


class PlainConversation(TerminalConversation):
    """Line after line: for pipes, dumb terminals and screen readers."""

    _has_echo = True

    def __init__(self, screen: Screen, lines: Lines, clock: Clock) -> None:
        super().__init__(screen, lines, clock)
        self._has_explained = not lines.is_terminal

    def _reader(self, asking: Asking, countdown: Countdown) -> AnswerReader:
        if not self._has_explained:
            self._screen.say(_HOW_TO_FINISH)
            self._has_explained = True
        return PlainReader(asking, countdown, self._screen, self._lines)


class TimedConversation(TerminalConversation):
    """An answer box with a clock below it: for terminals that can move the cursor."""

    _has_echo = False

    def __init__(
        self, screen: Screen, lines: Lines, clock: Clock, open_device: Callable[[], "Device"]
    ) -> None:
        super().__init__(screen, lines, clock)
        self._open_device = open_device

    def _reader(self, asking: Asking, countdown: Countdown) -> AnswerReader:
        # Only here, when the question is on the screen: prompt_toolkit takes a tenth of a second.
        from pminterview.terminal.prompt import PromptReader

        return PromptReader(asking, countdown, self._screen, self._open_device())


def open_conversation(
    console: "Console",
    stdin: TextIO | None,
    *,
    environ: Mapping[str, str],
    platform: str,
    clock: Clock | None = None,
    is_plain: bool = False,
) -> TerminalConversation:
    """Return the best conversation for these streams; `is_plain` asks for the plain one."""
    screen = Screen(console)
    lines = Lines(open_source(stdin), is_terminal=is_terminal(stdin))
    clock = clock or MonotonicClock()
    stdout = cast("TextIO", console.file)
    if is_plain or stdin is None or not is_capable(stdin, stdout, environ, platform):
        return PlainConversation(screen, lines, clock)
    return TimedConversation(screen, lines, clock, partial(_open_device, stdin, stdout, environ))


def _open_device(stdin: TextIO, stdout: TextIO, environ: Mapping[str, str]) -> "Device":
    from pminterview.terminal.device import open_device

    return open_device(stdin, stdout, environ)
