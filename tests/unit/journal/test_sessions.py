"""Interviews that are under way."""

import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pminterview.errors import JournalError
from pminterview.interview.ports import Draft
from pminterview.interview.recorded import Past
from pminterview.journal import line_writer
from pminterview.journal.session_folder import SessionFolder
from pminterview.journal.sessions import Sessions, UnfinishedSession, random_digits
from tests.unit.journal.writing import (
    EVENTS,
    ID,
    HandClock,
    a_start,
    an_asking,
    begun,
    reopened,
    tell_a_story,
    written,
)

ROOT = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights and links")


@pytest.fixture
def left(tmp_path):
    """Return the folder of a session that was left in the middle."""
    journal = begun(tmp_path)
    tell_a_story(journal)
    folder = journal.folder
    journal.close()
    return folder


@posix
def test_everything_is_for_its_owner_alone(tmp_path, left):
    for folder in (tmp_path / "sessions", left):
        assert folder.stat().st_mode & 0o777 == 0o700
    for name in ("journal.jsonl", "lock"):
        assert (left / name).stat().st_mode & 0o777 == 0o600


def test_an_id_that_is_taken_is_not_taken_twice(tmp_path):
    digits = iter(["7f3a", "7f3a", "0001"])
    first = begun(tmp_path, digits=lambda: next(digits))
    second = begun(tmp_path, digits=lambda: next(digits))
    assert (first.id, second.id) == (ID, "20261125-0943-0001")
    first.close()
    second.close()


def test_where_all_ids_are_taken_nothing_is_kept(tmp_path):
    begun(tmp_path).close()
    failures = []
    assert not begun(tmp_path, failures).is_kept
    assert failures == [os.strerror(errno.EEXIST)]


def test_random_digits_are_four():
    assert len(random_digits()) == 4
    assert int(random_digits(), 16) >= 0


def test_a_folder_that_cannot_be_locked_goes_again(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(SessionFolder, "take", fail)
    failures = []
    assert not begun(tmp_path, failures).is_kept
    assert failures == ["No locks available"]
    assert list((tmp_path / "sessions").iterdir()) == []


def test_a_new_folder_that_somebody_took_is_left_to_them(tmp_path, monkeypatch):
    taken = iter([False])
    take = SessionFolder.take
    monkeypatch.setattr(
        SessionFolder, "take", lambda self: next(taken, None) is None and take(self)
    )
    digits = iter(["7f3a", "0001"])
    journal = begun(tmp_path, digits=lambda: next(digits))
    assert journal.id == "20261125-0943-0001"
    journal.close()


def test_a_file_system_without_locks_is_one_that_fails(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("filelock.FileLock.acquire", fail)
    with pytest.raises(OSError, match="no locks here"):
        SessionFolder(tmp_path).take()


def test_a_session_that_was_left_is_listed(tmp_path, left):
    (session,) = Sessions(tmp_path).unfinished()
    assert session == UnfinishedSession(
        ID,
        is_open=False,
        started_at="2026-11-25T09:43:10+01:00",
        question_count=2,
        answered_count=1,
        draft_length=len("I talked to\nJane"),
    )


def test_a_session_without_a_draft_is_listed(tmp_path):
    begun(tmp_path).close()
    (session,) = Sessions(tmp_path).unfinished()
    assert (session.answered_count, session.draft_length) == (0, 0)


def test_the_newest_comes_first(tmp_path):
    moments = ["2026-11-25T09:43:10", "2025-01-01T00:00:00", "2026-11-25T09:43:59"]
    digits = itertools.count(0x1111)
    for moment in moments:
        start = a_start(started_at=f"{moment}+01:00")
        begun(tmp_path, start=start, digits=lambda: f"{next(digits):04x}").close()
    listed = [session.started_at[:19] for session in Sessions(tmp_path).unfinished()]
    assert listed == sorted(moments, reverse=True)


def test_without_a_home_there_are_no_sessions(tmp_path):
    assert Sessions(tmp_path / "none").unfinished() == []


def test_what_is_open_is_listed_as_open(tmp_path):
    journal = begun(tmp_path)
    assert [session.is_open for session in Sessions(tmp_path).unfinished()] == [True]
    journal.close()
    assert [session.is_open for session in Sessions(tmp_path).unfinished()] == [False]


def test_where_locks_cannot_be_seen_nothing_is_open(tmp_path, left, monkeypatch):
    def fail(_):
        raise OSError

    monkeypatch.setattr(SessionFolder, "take", fail)
    assert [session.is_open for session in Sessions(tmp_path).unfinished()] == [False]


def test_one_bad_session_does_not_hide_the_others(tmp_path, left):
    bad = left.with_name("20261126-0000-0000")
    bad.mkdir()
    (bad / "journal.jsonl").write_text("nonsense\n")
    newest, other = Sessions(tmp_path).unfinished()
    assert "does not begin like this" in newest.broken
    assert (newest.id, newest.is_open, other.id, other.broken) == (bad.name, False, ID, None)


def test_a_session_that_cannot_be_read_is_listed_as_broken(tmp_path, left):
    (left / "journal.jsonl").unlink()
    (left / "journal.jsonl").mkdir()
    (session,) = Sessions(tmp_path).unfinished()
    assert "it cannot be read" in session.broken


@posix
def test_what_is_no_session_is_not_listed(tmp_path, left):
    root = left.parent
    (root / "notes").mkdir()
    (root / "20261126-0000-0001").touch()
    (root / "20261126-0000-0002").mkdir()
    (root / "20261126-0000-0003").symlink_to(left)
    (root / "20261126-0000-0004").symlink_to(tmp_path / "nowhere")
    assert [session.id for session in Sessions(tmp_path).unfinished()] == [ID]


@pytest.fixture
def finished(left):
    """Return the folder of a session that was killed when it had ended, and not tidied up."""
    with (left / "journal.jsonl").open("ab") as file:
        file.write(b'{"k":"end"}\n')
    return left


def test_what_is_finished_is_not_listed_but_tidied_up(tmp_path, finished):
    assert Sessions(tmp_path).unfinished() == []
    assert not finished.exists()


def test_what_is_just_being_tidied_up_is_left_alone(tmp_path, finished):
    folder = SessionFolder(finished)
    folder.take()
    assert Sessions(tmp_path).unfinished() == []
    assert finished.exists()
    folder.release()


def test_what_is_finished_cannot_be_gone_on_with(tmp_path, finished):
    with pytest.raises(JournalError, match="came to its end"):
        reopened(tmp_path)
    assert SessionFolder(finished).take()


def test_a_session_is_gone_on_with_where_it_was_left(tmp_path, left):
    start, past, journal = reopened(tmp_path)
    assert start == a_start()
    assert past.events == EVENTS
    assert journal.id == ID
    journal.put(an_asking(draft=past.pending.draft))
    journal.keep(Draft("and on"))
    journal.close()
    assert [line["k"] for line in written(tmp_path)[-3:]] == ["resumed", "put", "edit"]
    _, again, journal = reopened(tmp_path)
    journal.finish()
    assert (again.events, again.pending.draft.text) == (EVENTS, "and on")
    assert Sessions(tmp_path).unfinished() == []


@pytest.mark.parametrize("torn", [b'{"k":"edit","at', b'{"k":"edit","at\n{"k":"res', b"\0\0\n"])
def test_a_torn_line_is_made_up_for(tmp_path, left, torn):
    with (left / "journal.jsonl").open("ab") as file:
        file.write(torn)
    _, before, journal = reopened(tmp_path)
    journal.put(an_asking(draft=before.pending.draft))
    journal.keep(Draft("whole"))
    journal.close()
    _, after, journal = reopened(tmp_path)
    journal.close()
    assert before.pending.draft.text == "I talked to\nJane"
    assert (after.events, after.pending.draft.text) == (EVENTS, "whole")


def test_what_the_editor_left_is_in_the_journal_before_its_file_goes(tmp_path, left):
    (left / "answer.md").write_text("from the editor\n")
    (session,) = Sessions(tmp_path).unfinished()
    assert session.draft_length == len("from the editor")
    _, past, journal = reopened(tmp_path)
    journal.close()
    assert past.pending.draft.text == "from the editor"
    assert written(tmp_path)[-1]["add"] == "from the editor"
    assert not (left / "answer.md").exists()
    _, again, journal = reopened(tmp_path)
    journal.close()
    assert again.pending.draft == past.pending.draft


def test_what_the_editor_left_stays_where_the_journal_cannot_be_written(
    tmp_path, left, monkeypatch
):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (left / "answer.md").write_text("from the editor\n")
    failures = []
    with monkeypatch.context() as patch:
        patch.setattr(line_writer.os, "write", fail)
        _, past, journal = Sessions(tmp_path).reopen(
            ID, now=HandClock(), on_failure=failures.append
        )
    assert past.pending.draft.text == "from the editor"
    journal.put(an_asking(draft=past.pending.draft))
    journal.close()
    assert failures == ["No space left on device"]
    assert (left / "answer.md").exists()


def test_a_broken_session_cannot_be_gone_on_with_and_stays(tmp_path, left):
    (left / "journal.jsonl").write_text("nonsense\n")
    with pytest.raises(JournalError, match="does not begin like this"):
        reopened(tmp_path)
    assert (left / "journal.jsonl").read_text() == "nonsense\n"
    Sessions(tmp_path).discard(ID)
    assert not left.exists()


@pytest.mark.parametrize("act", [reopened, lambda home, name=ID: Sessions(home).discard(name)])
class TestBoth:
    """What holds for going on and for discarding alike."""

    def test_what_is_open_elsewhere_is_refused(self, tmp_path, act):
        journal = begun(tmp_path)
        with pytest.raises(JournalError, match="open in another terminal"):
            act(tmp_path)
        journal.close()

    def test_what_cannot_be_locked_is_refused(self, tmp_path, left, act, monkeypatch):
        def fail(_):
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(SessionFolder, "take", fail)
        with pytest.raises(JournalError, match="cannot be opened: Read-only file system"):
            act(tmp_path)

    @pytest.mark.parametrize(
        "name",
        ["", ".", "..", "../..", "/etc", f"../sessions/{ID}", f"{ID}/", f"{ID}\n", f"./{ID}", "\0"],
    )
    def test_an_id_is_never_a_path(self, tmp_path, left, act, name):
        with pytest.raises(JournalError, match="there is no session"):
            act(tmp_path, name)
        assert left.exists()

    def test_an_id_that_is_nearly_right_gets_a_suggestion(self, tmp_path, left, act):
        with pytest.raises(JournalError) as error:
            act(tmp_path, ID[:-1])
        assert error.value.hint == f"did you mean '{ID}'?"

    @posix
    def test_a_link_is_no_session(self, tmp_path, left, act):
        elsewhere = left.rename(tmp_path / "elsewhere")
        left.symlink_to(elsewhere)
        with pytest.raises(JournalError, match="there is no session"):
            act(tmp_path)
        assert (elsewhere / "journal.jsonl").exists()


def test_what_is_discarded_is_gone(tmp_path, left):
    (left / "answer.md").write_text("x")
    (left / "answer.md~").write_text("x")
    Sessions(tmp_path).discard(ID)
    assert list((tmp_path / "sessions").iterdir()) == []


@posix
def test_discarding_follows_no_link(tmp_path, left):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").touch()
    (left / "answer.md").symlink_to(outside / "file")
    (left / "answer.md.d").symlink_to(outside)
    Sessions(tmp_path).discard(ID)
    assert not left.exists()
    assert (outside / "file").exists()


def test_what_cannot_be_discarded_is_said(tmp_path, left):
    (left / "journal.jsonl").unlink()
    (left / "journal.jsonl").mkdir()
    with pytest.raises(JournalError, match="could not be removed"):
        Sessions(tmp_path).discard(ID)


def test_what_was_removed_while_it_was_looked_at_is_not_there(tmp_path, left, monkeypatch):
    look = SessionFolder.is_open_elsewhere

    def look_and_lose(folder):
        answer = look(folder)
        (left / "journal.jsonl").unlink()
        return answer

    monkeypatch.setattr(SessionFolder, "is_open_elsewhere", look_and_lose)
    assert Sessions(tmp_path).unfinished() == []


def test_a_sweep_that_fails_is_silent(tmp_path, finished, monkeypatch):
    def fail(_):
        raise OSError

    monkeypatch.setattr(SessionFolder, "remove", fail)
    assert Sessions(tmp_path).unfinished() == []
    assert SessionFolder(finished).take()


def test_a_lock_that_cannot_be_let_go_is_let_go_by_the_system(tmp_path, monkeypatch):
    def fail(_):
        raise OSError

    folder = SessionFolder(tmp_path)
    folder.take()
    lock = folder._lock
    with monkeypatch.context() as patch:
        patch.setattr(type(lock), "release", fail)
        folder.release()
    lock.release()


HOLDING = """
import sys
from pathlib import Path
from tests.unit.journal.writing import reopened
kept = reopened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_two_processes_never_have_the_same_session(tmp_path, left):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(JournalError, match="open in another terminal"):
            reopened(tmp_path)
        other.kill()
    _, past, journal = reopened(tmp_path)
    journal.close()
    assert isinstance(past, Past)
