"""Takes an answer in a box with a clock: multi-line, editable, in the flow of the screen."""

import asyncio
from typing import Any

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples

from pminterview.domain.text import counted
from pminterview.interview.ports import Asking, Draft
from pminterview.terminal.answer_buffer import AnswerBuffer
from pminterview.terminal.answering import NO_HINT, NOTHING_TYPED, TIME_UP, Keep, Outcome
from pminterview.terminal.commands import Command, command_list
from pminterview.terminal.countdown import Countdown, Notice
from pminterview.terminal.device import Device
from pminterview.terminal.editor import Edited, edit_text
from pminterview.terminal.hangup import on_hangup
from pminterview.terminal.keys import build_keys, key_help
from pminterview.terminal.layout import build_layout
from pminterview.terminal.screen import Screen
from pminterview.terminal.wording import count_words, duration, joined_to_fit


class PromptReader:
    """Reads one answer; text, cursor and undo survive an interruption."""

    def __init__(
        self,
        asking: Asking,
        countdown: Countdown,
        screen: Screen,
        device: Device,
        keep: Keep,
    ) -> None:
        self._asking = asking
        self._countdown = countdown
        self._screen = screen
        self._device = device
        self._keep = keep
        self._answer = AnswerBuffer()
        if asking.draft.text:
            self._answer.replace(asking.draft.text)
        self._used_hint = asking.draft.used_hint
        self._thinking_seconds = asking.draft.thinking_seconds
        self._is_editing = False
        self._app = self._build_app()
        self._answer.buffer.on_text_changed += self._note_first_word

    @property
    def text(self) -> str:
        """Return the words so far."""
        return self._answer.text

    @property
    def draft(self) -> Draft:
        """Return the words so far, and the time that they took."""
        elapsed = self._countdown.elapsed_seconds
        return Draft(self.text, elapsed, self._used_hint, self._thinking_seconds)

    def read(self) -> Outcome:
        """Take words until they are sent, or something else ends it."""
        try:
            return asyncio.run(self.read_async())
        except KeyboardInterrupt:  # in the moment before or after the keyboard was ours
            return Outcome.INTERRUPTED
        finally:
            self._keep(self.draft)

    async def read_async(self) -> Outcome:
        """Do the same inside an event loop that runs already."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._fail)

        def hang_up() -> None:
            loop.call_soon_threadsafe(self._finish, Outcome.HUNG_UP)

        with on_hangup(hang_up):
            try:
                return await self._app.run_async(
                    pre_run=self._start_clock, set_exception_handler=False
                )
            except (EOFError, OSError):  # the terminal went away
                return Outcome.HUNG_UP

    def is_paused(self) -> bool:
        """Return whether typing is blocked."""
        return self._countdown.is_paused

    def send(self) -> None:
        """Send the answer, unless it is empty or its last line commands something else."""
        command = self._answer.end_text()
        if command not in {None, Command.SEND}:
            self._obey(command)
        elif self.text.strip() or self._asking.probe:  # there may be nothing to add
            self._finish(Outcome.SENT)
        else:
            self._ring()
            self._say(NOTHING_TYPED)

    def skip(self) -> None:
        """Go on without an answer."""
        self._finish(Outcome.SKIPPED)

    def interrupt(self) -> None:
        """Break off, to ask what was meant; while an editor is open the key was meant for that."""
        if not self._is_editing:
            self._finish(Outcome.INTERRUPTED)

    def pause(self) -> None:
        """Stop the clock and hide the box."""
        self._countdown.pause()
        self._app.invalidate()

    def resume(self) -> None:
        """Show the box again and let the clock run on."""
        self._countdown.resume()
        self._app.invalidate()

    def show_hint(self) -> None:
        """Print the hint above the box, where one is given."""
        if not self._asking.has_hint:
            self._say(NO_HINT)
            return
        self._used_hint = True
        self._say(f"Hint: {self._asking.question.hint}")

    def show_help(self) -> None:
        """Print the keys and commands above the box."""
        has_hint = self._asking.has_hint
        self._say(f"{key_help(has_hint=has_hint)}\n{command_list(has_hint=has_hint)}")

    def edit(self) -> None:
        """Open the editor; the clock runs on."""
        if not self._is_editing:
            self._is_editing = True
            self._app.create_background_task(self._edit())

    def clear_up(self) -> None:
        """Show the question again on an empty screen, as after a resize that left remains."""
        self._app.renderer.clear()
        run_in_terminal(lambda: self._screen.show_question(self._asking))

    def undo(self) -> None:
        """Take the last change back."""
        self._answer.buffer.undo()

    def redo(self) -> None:
        """Make the last undone change again."""
        self._answer.buffer.redo()

    def suspend(self) -> None:
        """Go to the background, where there is one."""
        self._app.suspend_to_background()

    def end_line(self) -> None:
        """Begin a new line, or do what the line commands."""
        command = self._answer.end_line()
        if command is not None:
            self._obey(command)

    def paste(self, text: str) -> None:
        """Insert text that was not typed."""
        self._answer.paste(text)

    def _obey(self, command: Command) -> None:
        match command:
            case Command.SEND:
                self.send()
            case Command.SKIP:
                self.skip()
            case Command.END:
                self._finish(Outcome.ENDED)
            case Command.PAUSE:
                self.pause()
            case Command.HINT:
                self.show_hint()
            case Command.TIME:
                self._say(f"{self._countdown.words_left_in_all()}.")
            case Command.HELP:
                self.show_help()

    def _build_app(self) -> Application[Outcome]:
        return Application(
            layout=build_layout(self._answer.buffer, self._clock_line, is_hidden=self.is_paused),
            key_bindings=build_keys(self),
            erase_when_done=True,
            input=self._device.input,
            output=self._device.output,
        )

    def _clock_line(self) -> StyleAndTextTuples:
        parts = [self._countdown.face(), "Ctrl-D send", "^X ? keys"]
        if in_all := self._countdown.interview_face():
            parts.insert(1, in_all)
        if words := count_words(self._answer.buffer.text):
            parts.append(counted(words, "word"))
        if self.is_paused():
            parts = [f"paused, {parts[0]}", "any key goes on"]
        width = self._device.output.get_size().columns
        line = joined_to_fit(parts, separator=self._screen.separator, width=width)
        style = "bold" if self._countdown.is_up else ""
        return [(style, line)]

    def _start_clock(self) -> None:
        self._app.create_background_task(self._watch_clock())

    async def _watch_clock(self) -> None:
        shown = ""
        while True:
            if warning := self._keep(self.draft):
                self._say(warning)
            slept = self._countdown.beat()
            if slept:
                self._say(f"Away for {duration(slept)}; the clock stood still.")
            if not self._is_editing and not self.is_paused():
                self._mind_the_time()
            if shown != self._countdown.face():
                shown = self._countdown.face()
                self._app.invalidate()
            await asyncio.sleep(self._device.tick_seconds)

    def _mind_the_time(self) -> None:
        if self._asking.is_strict and self._countdown.is_up:
            self._finish(Outcome.TIME_UP)
            return
        match self._countdown.take_notice():
            case Notice.NEARLY_UP:
                self._say(f"{self._countdown.words_left()}.")
            case Notice.UP:
                self._ring()
                self._say(TIME_UP)
            case None:
                pass

    async def _edit(self) -> None:
        text, environ = self._answer.buffer.text, self._device.environ
        try:
            outcome = await run_in_terminal(
                lambda: edit_text(text, environ, self._device.answer_file()), in_executor=True
            )
        finally:
            self._is_editing = False
        if isinstance(outcome, Edited):
            self._answer.replace(outcome.text)
            self._keep(self.draft)
            outcome.remove_file()
        else:
            self._say(outcome.reason)

    def _note_first_word(self, _buffer: Buffer) -> None:
        if self._thinking_seconds is None and self.text.strip():
            self._thinking_seconds = self._countdown.elapsed_seconds

    def _say(self, text: str) -> None:
        # Not awaited: it waits while an editor is open, and the clock must not.
        run_in_terminal(lambda: self._screen.say(text))

    def _ring(self) -> None:
        self._device.output.bell()
        self._device.output.flush()

    def _finish(self, outcome: Outcome) -> None:
        # A key and the end of the time can meet: the first one counts.
        future = self._app.future
        if future is not None and not future.done():
            self._app.exit(result=outcome)

    def _fail(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        future = self._app.future
        if isinstance(error, OSError):
            self._finish(Outcome.HUNG_UP)
        elif isinstance(error, BaseException) and future is not None and not future.done():
            self._app.exit(exception=error)
        else:
            loop.default_exception_handler(context)
