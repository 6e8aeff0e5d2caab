"""Fakes for the terminal: a clock that is set by hand, typed bytes, a screen that is kept."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from pminterview.domain.question import Difficulty, Question, QuestionType
from pminterview.interview.ports import Asking, Draft
from pminterview.terminal.answering import Outcome
from pminterview.terminal.conversation import PlainConversation
from pminterview.terminal.countdown import Countdown
from pminterview.terminal.device import Device
from pminterview.terminal.lines import Lines
from pminterview.terminal.plain_reader import PlainReader
from pminterview.terminal.prompt import PromptReader
from pminterview.terminal.screen import Screen

_PATIENCE_SECONDS = 5.0


class SetClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.seconds += seconds


class KeptScreen(Screen):
    """A screen whose text can be read afterwards."""

    def __init__(self, *, width: int = 80, is_terminal: bool = True) -> None:
        self._file = StringIO()
        super().__init__(
            Console(
                file=self._file,
                width=width,
                force_terminal=is_terminal,
                color_system=None,
                no_color=True,
                legacy_windows=False,
            )
        )

    @property
    def text(self) -> str:
        plain = self._file.getvalue()
        for code in ("\x1b[1m", "\x1b[0m"):
            plain = plain.replace(code, "")
        return plain


class TypedBytes:
    """A source that gives bytes, lets seconds pass, or is interrupted, in the order given."""

    def __init__(self, clock: SetClock, *events: bytes | float | type[BaseException]) -> None:
        self._clock = clock
        self._events = list(events)
        self.half_line = b""

    def read(self, *, timeout_seconds: float | None) -> bytes | None:
        event = self._events.pop(0) if self._events else b""
        if isinstance(event, bytes):
            return event
        if isinstance(event, type):
            raise event
        self._clock.go(event)
        return None if timeout_seconds is not None else self.read(timeout_seconds=None)

    def take_half_line(self) -> bytes:
        half, self.half_line = self.half_line, b""
        return half

    def keeping_half_lines(self) -> AbstractContextManager[None]:
        return nullcontext()


class RingingOutput(DummyOutput):
    """Shows nothing, counts bells, and is as wide as it is told to be."""

    def __init__(self) -> None:
        self.bell_count = 0
        self.size = Size(rows=24, columns=80)

    def bell(self) -> None:
        self.bell_count += 1

    def get_size(self) -> Size:
        return self.size


@dataclass
class Desk:
    """One question in the answer box, with keys to press and a clock to set."""

    countdown: Countdown
    clock: SetClock
    keys: PipeInput
    output: Any
    screen: KeptScreen
    reader: Any = None
    drafts: list[Draft] = field(default_factory=list)
    warning: str = ""

    def keep(self, draft: Draft) -> str:
        """Remember what is typed; complain once, where a complaint is set."""
        self.drafts.append(draft)
        warning, self.warning = self.warning, ""
        return warning

    def press(self, keys: str) -> Outcome:
        """Press keys, all at once; return how it ended."""

        async def press_all(desk: Desk) -> None:
            desk.keys.send_text(keys)

        return self.perform(press_all)

    def perform(self, act: Callable[["Desk"], Awaitable[None]]) -> Outcome:
        """Run the box and, beside it, somebody who acts; return how it ended."""

        async def both() -> Outcome:
            box = asyncio.create_task(self.reader.read_async())
            await act(self)
            return await asyncio.wait_for(box, _PATIENCE_SECONDS)

        return asyncio.run(both())

    async def type(self, text: str) -> None:
        """Type something, and wait until it is in the box."""
        wanted = self.reader.text + text
        self.keys.send_text(text)
        await self.until(lambda: self.reader.text == wanted)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to happen."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not condition():
                await asyncio.sleep(0.001)

    async def a_few_ticks(self) -> None:
        """Wait long enough for something to happen that should not."""
        await asyncio.sleep(0.02)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def screen() -> KeptScreen:
    return KeptScreen()


@pytest.fixture
def screen_of() -> Callable[..., KeptScreen]:
    return KeptScreen


@pytest.fixture
def typed_bytes() -> type[TypedBytes]:
    return TypedBytes


@pytest.fixture
def an_asking() -> Callable[..., Asking]:
    def build(**changes: Any) -> Asking:
        question = Question(
            id="roadmap",
            text=changes.pop("text", "Tell me about a conflict."),
            type=QuestionType.GO_TO_MARKET,
            skills=("empathy",),
            difficulty=Difficulty.EASY,
            seconds=300,
            hint=changes.pop("hint", "Name one person."),
        )
        usual: dict[str, Any] = {
            "question": question,
            "number": 2,
            "count": 4,
            "budget_seconds": 300.0,
            "is_strict": False,
            "has_hint": True,
        }
        return Asking(**(usual | changes))

    return build


def a_countdown(clock: SetClock, asking: Asking) -> Countdown:
    return Countdown(
        clock,
        budget_seconds=asking.budget_seconds,
        used_seconds=asking.draft.elapsed_seconds or 0.0,
        interview_seconds=asking.interview_seconds,
    )


@pytest.fixture
def a_desk(
    clock: SetClock, screen: KeptScreen, an_asking: Callable[..., Asking]
) -> Iterator[Callable[..., Desk]]:
    with create_pipe_input() as keys:

        def build(
            environ: dict[str, str] | None = None,
            output: Any = None,
            answer_file: Any = lambda: None,
            **changes: Any,
        ) -> Desk:
            asking = an_asking(**changes)
            countdown = a_countdown(clock, asking)
            output = output or RingingOutput()
            device = Device(keys, output, environ or {}, answer_file, tick_seconds=0.002)
            desk = Desk(countdown=countdown, clock=clock, keys=keys, output=output, screen=screen)
            desk.reader = PromptReader(asking, countdown, screen, device, desk.keep)
            return desk

        yield build


@pytest.fixture
def a_plain_reader(
    clock: SetClock, screen: KeptScreen, an_asking: Callable[..., Asking]
) -> Callable[..., PlainReader]:
    def build(
        *events: Any,
        is_terminal: bool = True,
        half_line: bytes = b"",
        keep: Any = lambda _draft: "",
        **changes: Any,
    ) -> Any:
        asking = an_asking(**changes)
        source = TypedBytes(clock, *events)
        source.half_line = half_line
        lines = Lines(source, is_terminal=is_terminal)
        return PlainReader(asking, a_countdown(clock, asking), screen, lines, keep)

    return build


@pytest.fixture
def plain(clock: SetClock) -> Callable[..., tuple[PlainConversation, KeptScreen]]:
    """Hold a conversation in lines, with somebody or a script who types these."""

    def build(*events: Any, is_terminal: bool = True) -> tuple[PlainConversation, KeptScreen]:
        screen = KeptScreen(width=200, is_terminal=is_terminal)
        lines = Lines(TypedBytes(clock, *events), is_terminal=is_terminal)
        return PlainConversation(screen, lines, clock, lambda _draft: ""), screen

    return build
