"""The interview's other side: a person at a terminal, or a script at the end of a pipe."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, assert_never, cast

from pminterview.interview.ports import Answered, Asking, Ended, Left, Reply, Skipped
from pminterview.terminal.answering import (
    AnswerReader,
    Keep,
    Outcome,
    without_outer_blank_lines,
)
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
    "/skip, /time, /pause, /end and /help work too."
)
_WHAT_NOW = "Nothing lost. Rate what there is, leave, or go on? [r/l/G] "


class TerminalConversation(ABC):
    """What both ways of talking share: everything that is printed, and the short questions."""

    _has_echo: bool
    """Whether the words of an answer are on the screen already when it is sent."""

    def __init__(self, screen: Screen, lines: Lines, clock: Clock, keep: Keep) -> None:
        self._screen = screen
        self._lines = lines
        self._clock = clock
        self._keep = keep
        self._shown = ""
        """The question that is on the screen: a probe may be what an interview goes on with."""

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Say what lies ahead; a person is waited for, a script is not."""
        self._screen.show_opening(question_count, budget_seconds)
        if not self._lines.is_terminal:
            return True
        return self._short_reply("Press Enter to start, Ctrl-C to leave. ") is not None

    def ask(self, asking: Asking) -> Reply:
        """Put the question and wait for a reply."""
        countdown = Countdown(
            self._clock,
            budget_seconds=asking.budget_seconds,
            used_seconds=asking.draft.elapsed_seconds or 0.0,
            interview_seconds=asking.interview_seconds,
        )
        try:
            self._put(asking)
            reader = self._reader(asking, countdown)
            if asking.draft.text:
                self._screen.show_draft(asking.draft, has_echo=self._has_echo)
        except KeyboardInterrupt:  # nothing was typed yet that could be asked about
            return Left(asking.draft.text, asking.draft.elapsed_seconds)
        outcome = self._read(reader, countdown)
        countdown.pause()
        reply = self._reply(outcome, reader, countdown)
        with suppress(
            KeyboardInterrupt, OSError
        ):  # the reply counts, whether it can be shown or not
            self._screen.show_reply(reply, asking, has_echo=self._has_echo)
        return reply

    def choose(self, question: str, options: Sequence[str]) -> str:
        """Ask something that is answered with one of a few words, the first being the usual one.

        Empty when nobody is there to answer, or nobody wants to.
        """
        if not self._lines.is_terminal:
            return ""
        *above, last = question.split("\n")
        if above:
            self._screen.break_line()
            self._screen.say("\n".join(above))
        while (word := self._short_reply(f"{last} [{_offered(options)}] ")) is not None:
            if not word:
                return options[0]
            if chosen := [one for one in options if one.startswith(word) or word.startswith(one)]:
                return chosen[0]
        return ""

    def _put(self, asking: Asking) -> None:
        """Show what is asked."""
        if asking.probe is None or self._shown != asking.question.id:
            self._screen.show_question(asking)
            if asking.probe is not None:
                self._screen.show_earlier(asking.answer)
            self._shown = asking.question.id
        if asking.probe is not None:
            self._screen.show_probe(asking.probe)

    def line(self, question: str) -> str:
        """Ask for one line, as a name; empty when nobody is there to answer, or wants to."""
        if not self._lines.is_terminal:
            return ""
        return self._typed_line(question) or ""

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
                choice = self._short_reply(_WHAT_NOW)
        except HungUpError:
            return Outcome.HUNG_UP
        if choice is None or choice.startswith("l"):
            return Outcome.LEFT
        return Outcome.ENDED if choice.startswith("r") else Outcome.INTERRUPTED

    def _short_reply(self, question: str) -> str | None:
        """Ask for one line and return it in lower case; None for Ctrl-C and end of input."""
        line = self._typed_line(question)
        return None if line is None else line.lower()

    def _typed_line(self, question: str) -> str | None:
        try:
            self._screen.ask(question)
            match self._lines.next():
                case Line(text=text):
                    return text.strip()
        except KeyboardInterrupt:
            pass
        self._screen.break_line()
        return None

    def _reply(self, outcome: Outcome, reader: AnswerReader, countdown: Countdown) -> Reply:
        draft = reader.draft
        text = without_outer_blank_lines(draft.text)
        elapsed = countdown.elapsed_seconds if self._lines.is_terminal else None
        said = (text, elapsed, draft.used_hint, draft.thinking_seconds)
        match outcome:
            case Outcome.SENT | Outcome.TIME_UP if text:
                return Answered(*said, is_time_up=outcome is Outcome.TIME_UP)
            case Outcome.SENT | Outcome.TIME_UP | Outcome.SKIPPED:
                return Skipped(*said)
            case Outcome.ENDED:
                return Ended(*said)
            case Outcome.LEFT | Outcome.HUNG_UP | Outcome.INTERRUPTED:
                return Left(*said)
            case _:
                assert_never(outcome)


class PlainConversation(TerminalConversation):
    """Line after line: for pipes, dumb terminals and screen readers."""

    _has_echo = True

    def __init__(self, screen: Screen, lines: Lines, clock: Clock, keep: Keep) -> None:
        super().__init__(screen, lines, clock, keep)
        self._has_explained = not lines.is_terminal

    def _reader(self, asking: Asking, countdown: Countdown) -> AnswerReader:
        if not self._has_explained:
            self._screen.say(_HOW_TO_FINISH)
            self._has_explained = True
        return PlainReader(asking, countdown, self._screen, self._lines, self._keep)


class TimedConversation(TerminalConversation):
    """An answer box with a clock below it: for terminals that can move the cursor."""

    _has_echo = False

    def __init__(
        self,
        screen: Screen,
        lines: Lines,
        clock: Clock,
        keep: Keep,
        open_device: Callable[[], "Device"],
    ) -> None:
        super().__init__(screen, lines, clock, keep)
        self._open_device = open_device

    def _reader(self, asking: Asking, countdown: Countdown) -> AnswerReader:
        # Only here, when the question is on the screen: prompt_toolkit takes a tenth of a second.
        from pminterview.terminal.prompt import PromptReader

        return PromptReader(asking, countdown, self._screen, self._open_device(), self._keep)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a conversation finds around it."""

    environ: Mapping[str, str]
    platform: str
    is_plain: bool = False
    """Whether lines are asked for, whatever the terminal can do."""
    clock: Clock = field(default_factory=MonotonicClock)
    keep: Keep = lambda _draft: ""
    """Writes down what is typed so far."""
    answer_file: Callable[[], Path | None] = lambda: None
    """What the candidate's own editor edits; None: a temporary file."""


def open_conversation(
    console: "Console", stdin: TextIO | None, around: Surroundings
) -> TerminalConversation:
    """Return the best conversation for these streams."""
    screen = Screen(console)
    lines = Lines(open_source(stdin), is_terminal=is_terminal(stdin))
    stdout = cast("TextIO", console.file)
    is_box = not around.is_plain and is_capable(stdin, stdout, around.environ, around.platform)
    if stdin is None or not is_box:
        return PlainConversation(screen, lines, around.clock, around.keep)
    device = partial(_open_device, stdin, stdout, around)
    return TimedConversation(screen, lines, around.clock, around.keep, device)


def _open_device(stdin: TextIO, stdout: TextIO, around: Surroundings) -> "Device":
    from pminterview.terminal.device import open_device

    return open_device(stdin, stdout, around.environ, around.answer_file)


def _offered(options: Sequence[str]) -> str:
    """Return the options as they are offered, the usual one in capitals: "Y/n"."""
    return "/".join([options[0].capitalize(), *options[1:]])
