"""The folder of one interview: its files, its lock, its end."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pminterview.domain.session import EDITED_FILE

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE_SECONDS = 0.2
"""Somebody who only looks whether a session is open has its lock for less than that."""


class SessionFolder:
    """The folder in which an interview is kept while it is under way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: BaseFileLock | None = None

    @property
    def id(self) -> str:
        """Return how the session is referred to."""
        return self.path.name

    @property
    def journal_file(self) -> Path:
        """Return where everything is written down."""
        return self.path / "journal.jsonl"

    @property
    def answer_file(self) -> Path:
        """Return what the candidate's own editor edits."""
        return self.path / EDITED_FILE

    def take(self) -> bool:
        """Return whether the session is ours now, and nobody else's; raises OSError."""
        from filelock import FileLock, Timeout

        lock = FileLock(str(self._lock_file), mode=0o600, thread_local=False)
        try:
            lock.acquire(timeout=_PATIENCE_SECONDS, poll_interval=0.02)
        except Timeout:
            return False
        except NotImplementedError as error:  # a file system without locks
            raise OSError(str(error)) from error
        self._lock = lock
        return True

    def release(self) -> None:
        """Let others have the session; the system does the same when we are killed."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                lock.release()

    def is_open_elsewhere(self) -> bool:
        """Return whether somebody has the session; False where that cannot be seen."""
        with suppress(OSError):
            if self._lock_file.exists():  # else none is made in a folder that may be going away
                is_ours = self.take()
                self.release()
                return not is_ours
        return False

    def drop_answer(self) -> None:
        """Remove what the editor left, as its words are in the journal."""
        with suppress(OSError):
            self.answer_file.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove what is ours in it, then the folder, then the lock; raises OSError.

        What is not ours stays, and the folder around it. What an editor keeps beside an answer,
        as `.answer.md.swp`, holds the same words and goes with them.
        """
        for file in self.path.iterdir():
            if EDITED_FILE in file.name and (file.is_symlink() or not file.is_dir()):
                file.unlink()
        self.journal_file.unlink(missing_ok=True)
        self.release()
        with suppress(OSError):
            self._lock_file.unlink(missing_ok=True)
            self.path.rmdir()

    @property
    def _lock_file(self) -> Path:
        return self.path / "lock"
