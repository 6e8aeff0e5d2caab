"""The interviews that are under way: begun, broken off, gone on with, discarded."""

import errno
import os
import re
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pminterview.domain.diagnostic import quoted, suggestion
from pminterview.domain.session import SessionStart
from pminterview.errors import JournalError
from pminterview.interview.ports import Answered, Draft, Replied
from pminterview.interview.recorded import Past
from pminterview.journal.files import make_folder, make_new_folder, reason_of
from pminterview.journal.journal import Journal
from pminterview.journal.line_writer import LineWriter
from pminterview.journal.replay import Replayed, replay, replay_journal, with_answer_file
from pminterview.journal.session_folder import SessionFolder

_ID = re.compile(r"[0-9]{8}-[0-9]{4}-[0-9a-f]{4}")
_MOST_TRIES = 100
"""To find an id that is free."""


def random_digits() -> str:
    """Return four random digits, in hexadecimal."""
    return secrets.token_hex(2)


@dataclass(frozen=True, slots=True)
class UnfinishedSession:
    """An interview that was broken off, or that somebody is in the middle of."""

    id: str
    is_open: bool
    """Whether it is open in another terminal."""
    started_at: str = ""
    """Local time with its offset, ISO 8601; empty where it is broken."""
    question_count: int = 0
    answered_count: int = 0
    draft_length: int = 0
    """Characters of the answer that was being typed."""
    broken: str | None = None
    """Why it cannot be gone on with; None when it can."""

    @property
    def has_words(self) -> bool:
        """Tell whether anything was typed that would be missed."""
        return bool(self.answered_count or self.draft_length)


class Sessions:
    """All interviews that are under way on this machine, or were broken off."""

    def __init__(self, home: Path, *, digits: Callable[[], str] = random_digits) -> None:
        self._root = home / "sessions"
        self._digits = digits

    def begin(
        self,
        start: SessionStart,
        *,
        now: Callable[[], float],
        on_failure: Callable[[str], None],
    ) -> Journal:
        """Return the journal of a new interview; one that keeps nothing where the disk fails."""
        try:
            folder = self._new_folder(datetime.fromisoformat(start.started_at))
        except OSError as error:
            return Journal.not_kept(reason_of(error), now=now, on_failure=on_failure)
        lines = LineWriter(folder.journal_file, now=now, on_failure=on_failure)
        return Journal.begin(folder, start, lines)

    def unfinished(self) -> list[UnfinishedSession]:
        """Return the interviews that did not come to their end, the newest first; never raises."""
        found = [_look(SessionFolder(path)) for path in self._paths()]
        sessions = [session for session in found if session is not None]
        return sorted(sessions, key=_age, reverse=True)

    def reopen(
        self,
        session_id: str,
        *,
        now: Callable[[], float],
        on_failure: Callable[[str], None],
    ) -> tuple[SessionStart, Past, Journal]:
        """Return an interview to go on with, and the journal to go on in; raises JournalError."""
        folder = self._take(session_id)
        try:
            start, written = _read_unfinished(folder)
            past = with_answer_file(written, folder.answer_file)
        except JournalError:
            folder.release()
            raise
        lines = LineWriter(folder.journal_file, now=now, on_failure=on_failure)
        return start, past, Journal.reopen(folder, lines, _unwritten(written, past))

    def discard(self, session_id: str) -> None:
        """Remove an interview for good; raises JournalError."""
        folder = self._take(session_id)
        try:
            folder.remove()
        except OSError as error:
            message = f"session {session_id} could not be removed: {reason_of(error)}"
            raise JournalError(message) from error
        finally:
            folder.release()

    def _new_folder(self, started_at: datetime) -> SessionFolder:
        make_folder(self._root)
        for _ in range(_MOST_TRIES):
            folder = SessionFolder(self._root / f"{started_at:%Y%m%d-%H%M}-{self._digits()}")
            try:
                make_new_folder(folder.path)
            except FileExistsError:
                continue
            try:
                if folder.take():
                    return folder
            except OSError:
                with suppress(OSError):
                    folder.remove()
                raise
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self._root))

    def _take(self, session_id: str) -> SessionFolder:
        known = [path.name for path in self._paths()]
        if session_id not in known:  # and so it is no path to somewhere else
            hint = suggestion(session_id, known)
            raise JournalError(f"there is no session {quoted(session_id)}", hint=hint)
        folder = SessionFolder(self._root / session_id)
        try:
            is_ours = folder.take()
        except OSError as error:
            message = f"session {session_id} cannot be opened: {reason_of(error)}"
            hint = f"its words can be read in {folder.journal_file}"
            raise JournalError(message, hint=hint) from error
        if not is_ours:
            raise JournalError(f"session {session_id} is open in another terminal")
        return folder

    def _paths(self) -> Sequence[Path]:
        """Return the folders of sessions; a link is none, wherever it leads."""
        with suppress(OSError):
            return [
                path
                for path in self._root.iterdir()
                if _ID.fullmatch(path.name) and not path.is_symlink() and path.is_dir()
            ]
        return []


def _read_unfinished(folder: SessionFolder) -> tuple[SessionStart, Past]:
    start, past, is_finished = replay_journal(folder.journal_file)
    if is_finished:
        raise JournalError(f"session {folder.id} came to its end")
    return start, past


def _look(folder: SessionFolder) -> UnfinishedSession | None:
    """Return what is to be said of a session; None when there is nothing to go on with."""
    is_open = folder.is_open_elsewhere()
    try:
        replayed = replay(folder)
    except JournalError as error:
        if isinstance(error.__cause__, FileNotFoundError):  # it was just finished, or never begun
            return None
        return UnfinishedSession(folder.id, is_open, broken=str(error))
    if replayed.is_finished:
        _sweep(folder)
        return None
    return _summary(folder.id, replayed, is_open=is_open)


def _sweep(folder: SessionFolder) -> None:
    """Remove what a finished session left when it was killed before it had tidied up."""
    with suppress(OSError):
        if folder.take():
            folder.remove()
    folder.release()


def _summary(session_id: str, replayed: Replayed, *, is_open: bool) -> UnfinishedSession:
    start, past, _ = replayed
    answered = {
        event.question_id
        for event in past.events
        if isinstance(event, Replied)
        and isinstance(event.reply, Answered)
        and event.reply.text.strip()
    }
    return UnfinishedSession(
        session_id,
        is_open,
        started_at=start.started_at,
        question_count=len(start.questions),
        answered_count=len(answered),
        draft_length=len(past.pending.draft.text) if past.pending else 0,
    )


def _age(session: UnfinishedSession) -> tuple[str, str, str]:
    minute = session.id.rpartition("-")[0]
    return minute, session.started_at, session.id


def _unwritten(written: Past, past: Past) -> Draft | None:
    """Return the draft that is not in the journal yet; None when all of it is."""
    if past.pending is None or past == written:
        return None
    return past.pending.draft
