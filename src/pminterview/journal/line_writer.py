"""Appending lines to a file for as long as the disk lets us."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pminterview.journal.files import ends_in_a_line, open_to_append, reason_of

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes: more than that is neither written nor read."""
_SYNC_SECONDS = 1.0
"""How much of what is typed may be lost when the power fails; the disk is spared the rest."""


class LineWriter:
    """Appends lines to a file; the first failure is reported, and then nothing is written any more.

    It never raises.
    """

    def __init__(
        self, file: Path | None, *, now: Callable[[], float], on_failure: Callable[[str], None]
    ) -> None:
        self._now = now
        self._on_failure = on_failure
        self._descriptor: int | None = None
        self._size = 0
        self._before = b""
        """What ends a torn line, before the first of ours."""
        self._is_unsynced = False
        self._synced_at = now()
        if file is not None:
            self._open(file)

    @property
    def is_open(self) -> bool:
        """Return whether what is written now is kept."""
        return self._descriptor is not None

    def write(self, line: bytes, *, at_once: bool) -> None:
        """Append a line; `at_once` has it on the disk before this returns."""
        if self._descriptor is None:
            return
        data = self._before + line
        if self._size + len(data) > LARGEST_FILE:
            self.fail(os.strerror(errno.EFBIG))
            return
        try:
            written = os.write(self._descriptor, data)
            if written != len(data):  # a disk that is full says so when it is asked again
                written += os.write(self._descriptor, data[written:])
        except OSError as error:
            self.fail(reason_of(error))
            return
        if written != len(data):
            self.fail("the disk took only a part of it")
            return
        self._before = b""
        self._size += written
        self._is_unsynced = True
        self.sync(at_once=at_once)

    def sync(self, *, at_once: bool = False) -> None:
        """Have what was written on the disk, at most once a second unless it is wanted at once."""
        if self._descriptor is None or not self._is_unsynced:
            return
        now = self._now()
        if not at_once and now - self._synced_at < _SYNC_SECONDS:
            return
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            self.fail(reason_of(error))
            return
        self._is_unsynced = False
        self._synced_at = now

    def close(self) -> None:
        """Have everything on the disk and write no more."""
        self.sync(at_once=True)
        self._let_go()

    def fail(self, reason: str) -> None:
        """Write no more, and say why."""
        self._let_go()
        self._on_failure(reason)

    def _open(self, file: Path) -> None:
        try:
            self._descriptor = open_to_append(file)
            self._size = os.fstat(self._descriptor).st_size
            self._before = b"" if ends_in_a_line(self._descriptor) else b"\n"
        except OSError as error:
            self.fail(reason_of(error))

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):  # what matters was synced before
                os.close(descriptor)
