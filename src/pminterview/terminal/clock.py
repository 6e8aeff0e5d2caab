"""Time as the terminal sees it; the one module that reads a clock."""

import time
from datetime import datetime
from typing import Protocol

_LONGEST_BEAT = 30.0
"""Seconds. Nothing of ours sleeps that long, so a longer gap means that the machine slept."""


class Clock(Protocol):
    """Whatever tells how time passes."""

    def now(self) -> float:
        """Return seconds since some moment; they never run backwards."""
        ...


class MonotonicClock:
    """The clock of the machine."""

    def now(self) -> float:
        """Return the seconds of the monotonic clock."""
        return time.monotonic()


def local_time() -> datetime:
    """Return what a clock on the wall shows, with its offset from UTC."""
    return datetime.now().astimezone()


class Stopwatch:
    """Counts the seconds since it was made, less those in which it was paused."""

    def __init__(self, clock: Clock, *, base_seconds: float = 0.0) -> None:
        self._clock = clock
        self._counted = base_seconds
        self._running_since: float | None = clock.now()
        self._last_beat = clock.now()

    @property
    def is_paused(self) -> bool:
        """Return whether it stands still."""
        return self._running_since is None

    @property
    def elapsed_seconds(self) -> float:
        """Return what was counted so far."""
        if self._running_since is None:
            return self._counted
        return self._counted + self._clock.now() - self._running_since

    def pause(self) -> None:
        """Stop counting; nothing happens when it stands still already."""
        self._counted = self.elapsed_seconds
        self._running_since = None

    def resume(self) -> None:
        """Count on; nothing happens when it runs already."""
        if self._running_since is None:
            self._running_since = self._last_beat = self._clock.now()

    def beat(self) -> float:
        """Say that the program is awake; return the seconds it slept through, which do not count.

        To be called every few seconds. Zero unless the machine was suspended in between.
        """
        now = self._clock.now()
        gap = now - self._last_beat
        self._last_beat = now
        if self._running_since is None or gap <= _LONGEST_BEAT:
            return 0.0
        self._counted -= gap
        return gap
