"""Reading a journal back: what was begun, what was said, what was being typed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, assert_never

from pydantic import BaseModel, ValidationError

from pminterview.domain.diagnostic import Location
from pminterview.domain.session import SessionStart
from pminterview.errors import JournalError
from pminterview.interview.ports import Chosen, Event
from pminterview.interview.recorded import Past, Pending
from pminterview.journal.files import read_file, reason_of
from pminterview.journal.line_writer import LARGEST_FILE
from pminterview.journal.records import (
    Choice,
    Edit,
    End,
    Put,
    Record,
    Resumed,
    Said,
    draft_of,
    line_of,
    parse_record,
    parse_start,
    replied_of,
)
from pminterview.journal.session_folder import SessionFolder

_MARKER = line_of(Resumed()).rstrip()


class Replayed(NamedTuple):
    """An interview as far as it was written down."""

    start: SessionStart
    past: Past
    is_finished: bool


def replay(folder: SessionFolder) -> Replayed:
    """Return what is known of an interview, its answer file included; raises JournalError."""
    start, past, is_finished = replay_journal(folder.journal_file)
    return Replayed(start, with_answer_file(past, folder.answer_file), is_finished)


def replay_journal(file: Path) -> Replayed:
    """Return what a journal says; a torn last line is passed over. Raises JournalError."""
    lines = _lines(file)
    replaying = _Replaying(_start(file, lines))
    torn: int | None = None
    for number, line in enumerate(lines[1:], start=2):
        if torn is not None:
            torn = _is_over(file, torn, line)
            continue
        try:
            replaying.take(parse_record(line))
        except ValueError:
            torn = number
    return replaying.result()


def with_answer_file(past: Past, file: Path) -> Past:
    """Return a past whose draft is what the editor left, where it left something.

    A blank file never outweighs words that were typed: an editor empties a file before it writes.
    Raises JournalError where there is something that cannot be read.
    """
    if past.pending is None:
        return past
    try:
        data = read_file(file, at_most=LARGEST_FILE)
    except FileNotFoundError:
        return past
    except OSError as error:
        raise _broken(file, None, f"it cannot be read: {reason_of(error)}") from error
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").removesuffix("\n")
    if not text.strip():
        return past
    draft = replace(past.pending.draft, text=text)
    return replace(past, pending=replace(past.pending, draft=draft))


class _Replaying:
    """An interview that is held again, from its lines."""

    def __init__(self, start: SessionStart) -> None:
        self._start = start
        self._ids = {question.id for question in start.questions}
        self._events: list[Event] = []
        self._pending: Pending | None = None
        self._is_finished = False

    def take(self, record: Record) -> None:
        """Do what a record says; raises ValueError when it does not fit what came before."""
        if self._is_finished:
            raise ValueError("there is something after the end")
        match record:
            case Put():
                draft = draft_of(record.draft, record.draft.text)
                self._pending = Pending(self._known(record.question), record.probe, draft)
            case Edit():
                self._pending = _edited(self._pending, record)
            case Said():
                self._known(record.question)
                self._settle(replied_of(record))
            case Choice():
                self._settle(Chosen(record.option))
            case End():
                self._is_finished = True
            case Resumed():
                pass
            case _:
                assert_never(record)

    def result(self) -> Replayed:
        """Return where the interview stands."""
        return Replayed(self._start, Past(tuple(self._events), self._pending), self._is_finished)

    def _settle(self, event: Event) -> None:
        self._events.append(event)
        self._pending = None

    def _known(self, question_id: str) -> str:
        if question_id not in self._ids:
            raise ValueError("this question was not among those that were chosen")
        return question_id


def _edited(pending: Pending | None, edit: Edit) -> Pending:
    if pending is None:
        raise ValueError("nothing was asked")
    text = pending.draft.text
    end = len(text) if edit.cut is None else edit.at + edit.cut
    if not edit.at <= end <= len(text):
        raise ValueError("the edit reaches beyond the text")
    return replace(pending, draft=draft_of(edit, text[: edit.at] + edit.add + text[end:]))


def _lines(file: Path) -> Sequence[bytes]:
    try:
        data = read_file(file, at_most=LARGEST_FILE)
    except OSError as error:
        raise _broken(file, None, f"it cannot be read: {reason_of(error)}") from error
    return data.removesuffix(b"\n").split(b"\n")


def _start(file: Path, lines: Sequence[bytes]) -> SessionStart:
    try:
        return parse_start(lines[0])
    except ValueError as error:
        raise _broken(file, 1, _why_no_start(lines[0])) from error


class _Version(BaseModel):
    format_version: int


def _why_no_start(line: bytes) -> str:
    try:
        version = _Version.model_validate_json(line).format_version
    except ValidationError:
        return "a journal does not begin like this"
    if version > 1:
        return "it was written by a newer pminterview"
    return "what was begun cannot be read"


def _is_over(file: Path, torn: int, line: bytes) -> int | None:
    """Return the torn line that is still open after another line; None when it was made up for.

    Only opening the journal again makes up for it, with a marker; that may have been torn too.
    """
    if line == _MARKER:
        return None
    if _MARKER.startswith(line):
        return torn
    raise _broken(file, torn, "this line cannot be read, or does not fit those before it")


def _broken(file: Path, line: int | None, message: str) -> JournalError:
    place = Location(str(file), line)
    return JournalError(f"{place}: {message}", hint="nothing was changed: the file is still there")
