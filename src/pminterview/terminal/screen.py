"""What is printed around an answer: linear text that ends up as a readable transcript."""

from rich.console import Console
from rich.text import Text

from pminterview.domain.question import Probe
from pminterview.domain.text import counted, visible
from pminterview.domain.transcript import gives_up
from pminterview.interview.ports import Answered, Asking, Draft, Ended, Left, Reply, Skipped
from pminterview.terminal.wording import clock_time, duration, rough_duration

_GRACE = "That is fine. Let us go on."
_WIDEST = 88
"""Columns. Longer lines are hard to follow."""


class Screen:
    """Prints text from packs and people as it is: never as markup, never as control codes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def separator(self) -> str:
        """Return what stands between the parts of a line, in a form that can be encoded."""
        return " \u00b7 " if "utf" in self._console.encoding.lower() else " | "

    def say(self, text: str, *, style: str = "") -> None:
        """Print a paragraph and a blank line."""
        self._print(text, style=style)
        self._console.out()

    def interject(self, text: str) -> None:
        """Print on a line of its own while somebody may be in the middle of a line."""
        self._console.out()
        self._print(text)

    def break_line(self) -> None:
        """Begin a new line after something that was left without an end."""
        self._console.out()

    def ask(self, text: str) -> None:
        """Print a question for a word or two, and stay in the line."""
        *above, last = self._wrapped(self._encodable(visible(text.rstrip())), indent=1)
        for line in above:
            self._console.out(line, highlight=False)
        self._console.out(f"{last} ", end="", highlight=False)

    def show_half_line(self, text: str) -> None:
        """Print a line that is being typed once more, and stay in it."""
        self._console.out(self._encodable(visible(text)), end="", highlight=False)

    def show_opening(self, question_count: int, budget_seconds: float | None) -> None:
        """Print what lies ahead: "4 questions, about 21 minutes."."""
        time = "no clock" if budget_seconds is None else f"about {rough_duration(budget_seconds)}"
        self._print(f"{counted(question_count, 'question')}, {time}.")

    def show_question(self, asking: Asking) -> None:
        """Print which question it is, how long it may take, and its words."""
        parts = [
            f"Question {asking.number} of {asking.count}",
            asking.question.type.value.replace("-", " "),
            _time_allowed(asking),
            *_time_in_all(asking),
        ]
        self._console.out()
        self.say(self.separator.join(parts), style="bold")
        self.say(asking.question.text)

    def show_probe(self, probe: Probe) -> None:
        """Print what the interviewer asks next."""
        self._print(f"Follow-up{self.separator}you may send nothing", style="bold")
        self._console.out()
        self.say(probe.text)

    def show_earlier(self, answer: str) -> None:
        """Print what was answered before the interview was broken off."""
        self._print("You had answered", style="bold")
        self._print(answer, indent=2)
        self._console.out()

    def show_draft(self, draft: Draft, *, has_echo: bool) -> None:
        """Print how far an answer had come; its lines, too, where they cannot be gone back to."""
        used = f", {clock_time(draft.elapsed_seconds)} used" if draft.elapsed_seconds else ""
        self.say(f"You had typed {counted(len(draft.text), 'character')}{used}. Go on:")
        if has_echo and "\n" in draft.text:
            self._print(draft.text.rpartition("\n")[0])

    def show_reply(self, reply: Reply, asking: Asking, *, has_echo: bool) -> None:
        """Print what became of an answer; the words, too, unless they are on the screen already."""
        used = "" if asking.probe else _time_used(reply.elapsed_seconds, asking.budget_seconds)
        has_gone_on = bool(asking.probe) and isinstance(reply, Answered | Skipped)
        if has_gone_on and not reply.text:
            self.say(_GRACE)
            return
        caption = _caption_after_echo(reply) if has_echo else _caption(reply)
        if caption:
            self._print(f"{caption}{used}", style="bold")
            if reply.text and not has_echo:
                self._print(reply.text, indent=2)
            self._console.out()
        if has_gone_on and gives_up(reply.text):
            self.say(_GRACE)

    def _print(self, text: str, *, style: str = "", indent: int = 0) -> None:
        for line in self._encodable(visible(text)).split("\n"):
            for part in self._wrapped(line, indent):
                self._console.print(
                    Text(" " * indent + part if part else "", style=style), soft_wrap=True
                )

    def _wrapped(self, line: str, indent: int) -> list[str]:
        if not self._console.is_terminal:
            return [line]
        width = max(10, min(self._console.width, _WIDEST) - indent)
        return [part.plain.rstrip() for part in Text(line).wrap(self._console, width)] or [""]

    def _encodable(self, text: str) -> str:
        encoding = self._console.encoding
        return text.encode(encoding, "replace").decode(encoding)


def _time_allowed(asking: Asking) -> str:
    if asking.budget_seconds is None:
        return "no clock"
    allowed = duration(max(1, round(asking.budget_seconds)))
    return f"{allowed}, then it is sent" if asking.is_strict else allowed


def _time_in_all(asking: Asking) -> list[str]:
    """Return what is left of the interview; nothing for its only question."""
    left = asking.interview_seconds
    if left is None or left < 1 or asking.count == 1:
        return []
    return [f"{clock_time(left)} left in all"]


def _caption(reply: Reply) -> str:
    """Return what stands over the words of an answer; empty when there is nothing to show."""
    match reply:
        case Answered(is_time_up=is_time_up):
            return "Time is up; sent as it is" if is_time_up else "Your answer"
        case Skipped():
            return "Skipped"
        case Ended(text=text):
            return "Your answer" if text else ""
        case Left(text=text):
            return "Not sent" if text else ""


def _caption_after_echo(reply: Reply) -> str:
    """Return what is said when the words of an answer are on the screen already."""
    match reply:
        case Answered(is_time_up=is_time_up):
            return "Time is up; sent as it is" if is_time_up else "Answer sent"
        case Skipped():
            return "Skipped"
        case Ended() | Left():
            return ""


def _time_used(elapsed_seconds: float | None, budget_seconds: float | None) -> str:
    if elapsed_seconds is None:
        return ""
    over = 0 if budget_seconds is None else int(elapsed_seconds - budget_seconds)
    excess = f", {clock_time(over)} over" if over > 0 else ""
    return f" ({clock_time(elapsed_seconds)}{excess})"
