"""The time for one answer: how much is left, and what there is to say about it."""

from enum import Enum, auto
from math import ceil

from pminterview.terminal.clock import Clock, Stopwatch
from pminterview.terminal.wording import clock_time, duration

_SHARE_OF_FIRST_WARNING = 0.8


class Notice(Enum):
    """What is said once, when it happens."""

    NEARLY_UP = auto()
    UP = auto()


class Countdown:
    """A stopwatch held against a budget; without a budget it only counts."""

    def __init__(
        self,
        clock: Clock,
        *,
        budget_seconds: float | None,
        used_seconds: float = 0.0,
        interview_seconds: float | None = None,
    ) -> None:
        self.budget_seconds = budget_seconds
        self._interview_seconds = interview_seconds
        self._stopwatch = Stopwatch(clock, base_seconds=used_seconds)
        self._pending = [] if budget_seconds is None else [Notice.NEARLY_UP, Notice.UP]

    @property
    def elapsed_seconds(self) -> float:
        """Return the seconds used so far."""
        return self._stopwatch.elapsed_seconds

    @property
    def is_paused(self) -> bool:
        """Return whether the clock stands still."""
        return self._stopwatch.is_paused

    @property
    def is_up(self) -> bool:
        """Return whether the budget is used; never true without one."""
        return self.budget_seconds is not None and self.elapsed_seconds >= self.budget_seconds

    def pause(self) -> None:
        """Stop the clock."""
        self._stopwatch.pause()

    def resume(self) -> None:
        """Let the clock run on."""
        self._stopwatch.resume()

    def beat(self) -> float:
        """Say that the program is awake; return the seconds it slept through."""
        return self._stopwatch.beat()

    def take_notice(self) -> Notice | None:
        """Return what is due now, each once; of two that are due at a time, the later."""
        due = None
        while self._pending and self.elapsed_seconds >= self._due_at(self._pending[0]):
            due = self._pending.pop(0)
        return due

    def words_left(self) -> str:
        """Return what is left in words, as "1 minute left"."""
        if self.budget_seconds is None:
            return f"No clock runs; {duration(self.elapsed_seconds)} so far"
        if self.is_up:
            return f"Time is up; {self.face()}"
        return f"{duration(ceil(self.budget_seconds - self.elapsed_seconds))} left"

    def words_left_in_all(self) -> str:
        """Return what is left, also of the whole interview: "1 minute left, 12 minutes in all"."""
        left = self._interview_left_seconds
        return f"{self.words_left()}, {duration(left)} in all" if left else self.words_left()

    def interview_face(self) -> str:
        """Return what a clock for the whole interview would show: "12:03 in all"; or nothing."""
        left = self._interview_left_seconds
        return f"{clock_time(left)} in all" if left else ""

    @property
    def _interview_left_seconds(self) -> int:
        """Return whole seconds; 0 without a clock, or when they are used up."""
        if self._interview_seconds is None:
            return 0
        return max(0, ceil(self._interview_seconds - self.elapsed_seconds))

    def face(self) -> str:
        """Return what a clock would show: "4:12 left", "+0:12 over", "no clock"."""
        if self.budget_seconds is None:
            return "no clock"
        left = self.budget_seconds - self.elapsed_seconds
        if left > 0:
            return f"{clock_time(ceil(left))} left"
        over = int(-left)
        return f"+{clock_time(over)} over" if over else "time is up"

    def _due_at(self, notice: Notice) -> float:
        budget = self.budget_seconds or 0.0
        return budget * _SHARE_OF_FIRST_WARNING if notice is Notice.NEARLY_UP else budget
