"""The journal: an interview is written down while it is held, so that nothing typed is lost."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import assert_never

from pminterview.domain.session import SessionStart
from pminterview.domain.splice import splice_between
from pminterview.interview.ports import (
    Asking,
    Chosen,
    Draft,
    Event,
    Left,
    Replied,
)
from pminterview.journal.files import sync_folder
from pminterview.journal.line_writer import LineWriter
from pminterview.journal.records import (
    Choice,
    Edit,
    End,
    Put,
    Record,
    Resumed,
    draft_from,
    line_of,
    line_of_start,
    said_of,
    words_of,
    written_seconds,
)
from pminterview.journal.session_folder import SessionFolder

_CLOCK_SECONDS = 1.0
"""How much of a question's time may be given back to whoever goes on later."""


class Journal:
    """Writes an interview down line by line; it never raises, and says once when it cannot go on.

    `begin`, `reopen` and `not_kept` make one.
    """

    def __init__(self, folder: SessionFolder | None, lines: LineWriter) -> None:
        self._folder = folder
        self._lines = lines
        self._is_put = False
        self._kept: Draft | None = None
        """What the journal says was typed; None when that is not certain."""

    @classmethod
    def begin(cls, folder: SessionFolder, start: SessionStart, lines: LineWriter) -> "Journal":
        """Return the journal of a new interview; a folder that cannot be written to is removed."""
        journal = cls(folder, lines)
        lines.write(line_of_start(start), at_once=True)
        if journal.is_kept:
            sync_folder(folder.path)
            sync_folder(folder.path.parent)
        else:
            journal._remove_folder()
        return journal

    @classmethod
    def reopen(cls, folder: SessionFolder, lines: LineWriter, unwritten: Draft | None) -> "Journal":
        """Return a journal that is gone on with; `unwritten` is in the answer file only, so far."""
        journal = cls(folder, lines)
        lines.write(line_of(Resumed()), at_once=True)
        if unwritten is not None:
            lines.write(line_of(_whole(unwritten)), at_once=True)
        journal._drop_answer()
        return journal

    @classmethod
    def not_kept(
        cls, reason: str, *, now: Callable[[], float], on_failure: Callable[[str], None]
    ) -> "Journal":
        """Return a journal that keeps nothing, and say why."""
        lines = LineWriter(None, now=now, on_failure=on_failure)
        lines.fail(reason)
        return cls(None, lines)

    @property
    def is_kept(self) -> bool:
        """Return whether what is typed now is kept."""
        return self._lines.is_open

    @property
    def id(self) -> str | None:
        """Return how the session is referred to; None when there is nothing to go on with."""
        return self._folder.id if self._folder else None

    @property
    def folder(self) -> Path | None:
        """Return where an editor's `answer.md` is found again; None when nothing is kept."""
        return self._folder.path if self._folder and self.is_kept else None

    def put(self, asking: Asking) -> None:
        """Remember what is asked now; what an editor left of the question before is removed."""
        self._drop_answer()
        self._is_put = True
        put = Put(question=asking.question.id, probe=asking.probe, draft=words_of(asking.draft))
        self._write(put)
        self._kept = asking.draft

    def keep(self, draft: Draft) -> None:
        """Remember what is typed so far, if something is being asked."""
        if not self._is_put or not self.is_kept:
            return
        kept = self._kept
        if kept is not None and not _is_worth_writing(kept, draft):
            self._lines.sync()
            return
        self._kept = None  # until it is written: a signal can break in
        edit = _whole(draft) if kept is None else _edit(kept, draft)
        self._lines.write(line_of(edit), at_once=False)
        self._kept = draft

    def add(self, event: Event) -> None:
        """Remember something that will not change any more; whoever leaves may still go on."""
        match event:
            case Chosen(option=option):
                self._settle(Choice(option=option))
            case Replied(reply=Left() as left):
                self._leave(draft_from(left))
            case Replied():
                self._settle(said_of(event))
            case _:
                assert_never(event)

    def finish(self) -> None:
        """Say that the interview came to its end, and remove what was kept of it."""
        self._write(End())
        self._lines.close()
        self._remove_folder()

    def close(self) -> None:
        """Have everything on the disk and let others go on with it; it can be called twice."""
        self._lines.close()
        if self._folder:
            self._folder.release()

    def _leave(self, draft: Draft) -> None:
        """Write the draft with its clock, to the second and beyond."""
        if self._is_put:
            self._write(_whole(draft))
            self._kept = draft

    def _settle(self, record: Record) -> None:
        self._write(record)
        self._is_put = False
        self._kept = None
        self._drop_answer()

    def _write(self, record: Record) -> None:
        self._lines.write(line_of(record), at_once=True)

    def _drop_answer(self) -> None:
        if self._folder and self.is_kept:
            self._folder.drop_answer()

    def _remove_folder(self) -> None:
        folder, self._folder = self._folder, None
        if folder:
            with suppress(OSError):
                folder.remove()
            folder.release()


def _is_worth_writing(kept: Draft, draft: Draft) -> bool:
    if draft.text != kept.text or draft.used_hint != kept.used_hint:
        return True
    now, then = draft.elapsed_seconds, kept.elapsed_seconds
    if now is None or then is None:
        return now is not then
    return abs(now - then) >= _CLOCK_SECONDS


def _edit(kept: Draft, draft: Draft) -> Edit:
    at, cut, add = splice_between(kept.text, draft.text)
    return _edit_of(draft, at=at, cut=cut, add=add)


def _whole(draft: Draft) -> Edit:
    return _edit_of(draft, at=0, cut=None, add=draft.text)


def _edit_of(draft: Draft, *, at: int, cut: int | None, add: str) -> Edit:
    return Edit(
        at=at,
        cut=cut,
        add=add,
        seconds=_short(draft.elapsed_seconds),
        hint=draft.used_hint,
        thinking=_short(draft.thinking_seconds),
    )


def _short(seconds: float | None) -> float | None:
    """Return seconds as they are written on every key: to the hundredth."""
    tidy = written_seconds(seconds)
    return None if tidy is None else round(tidy, 2)
