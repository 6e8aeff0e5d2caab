"""Writing an interview down."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pminterview.interview.ports import Draft, Ended, Left, Replied
from pminterview.journal import line_writer
from pminterview.journal.journal import Journal
from pminterview.journal.sessions import Sessions
from tests.unit.journal.writing import (
    ID,
    PENDING,
    HandClock,
    a_start,
    an_asking,
    begun,
    tell_a_story,
    written,
)

ROOT = Path(__file__).resolve().parents[3]
as_user = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="rights do not bind the administrator"
)


@pytest.fixture
def syncs(monkeypatch):
    """Count how often the disk is waited for; folders do not count."""
    counted = []
    monkeypatch.setattr(line_writer.os, "fsync", counted.append)
    monkeypatch.setattr("pminterview.journal.journal.sync_folder", lambda _: None)
    return counted


def failing(number):
    """Return what stands in for a system call that fails."""

    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_journal_begins_with_how_the_interview_was_begun(tmp_path):
    journal = begun(tmp_path)
    assert journal.is_kept
    assert journal.id == ID
    assert journal.folder == tmp_path / "sessions" / ID
    assert written(tmp_path)[0] == {"k": "start", **a_start().model_dump(mode="json")}
    journal.close()


def test_what_is_asked_is_written_with_the_words_to_go_on_from(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking(draft=Draft("So far", 3.25)))
    journal.close()
    draft = {"text": "So far", "seconds": 3.25, "hint": False, "thinking": None}
    put = {"k": "put", "question": "slow-search", "probe": None, "draft": draft}
    assert written(tmp_path)[-1] == put


def test_an_edit_is_what_changed(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking(draft=Draft("the cat sat")))
    journal.keep(Draft("the dog sat", 1.23456, thinking_seconds=0.5))
    journal.close()
    edit = {"k": "edit", "at": 4, "cut": 3, "add": "dog"}
    assert written(tmp_path)[-1] == edit | {"seconds": 1.23, "hint": False, "thinking": 0.5}


def test_a_hint_is_kept_without_a_change_of_words(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft(used_hint=True))
    journal.close()
    assert written(tmp_path)[-1]["hint"] is True


def test_where_nothing_changed_nothing_is_written(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft("a", 1.0))
    before = len(written(tmp_path))
    journal.keep(Draft("a", 1.5))
    journal.keep(Draft("a", 1.9))
    assert len(written(tmp_path)) == before
    journal.keep(Draft("a", 2.0))
    journal.keep(Draft("a", 2.1))
    journal.close()
    edits = written(tmp_path)[before:]
    assert [(edit["cut"], edit["add"], edit["seconds"]) for edit in edits] == [(0, "", 2.0)]


def test_without_a_clock_only_words_are_written(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft())
    journal.close()
    assert len(written(tmp_path)) == 2


def test_what_is_typed_when_nothing_is_asked_is_nobodys_answer(tmp_path):
    journal = begun(tmp_path)
    journal.keep(Draft("early"))
    journal.put(an_asking())
    journal.add(Replied("slow-search", None, Ended("x")))
    journal.keep(Draft("late"))
    journal.close()
    assert [line["k"] for line in written(tmp_path)] == ["start", "put", "reply"]


def test_whoever_leaves_can_still_go_on(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.add(Replied("slow-search", None, Left("half", 7.0)))
    journal.close()
    assert written(tmp_path)[-1]["add"] == "half"


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0, 1e300])
def test_times_that_no_clock_shows_do_no_harm(tmp_path, seconds):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft("a", seconds, thinking_seconds=seconds))
    journal.add(Replied("slow-search", None, Ended("a", seconds)))
    journal.close()
    (session,) = Sessions(tmp_path).unfinished()
    assert session.broken is None


def test_half_characters_are_written_as_question_marks(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft("a\ud800\udc00b"))
    journal.keep(Draft("a\ud800\udc00bc"))
    journal.close()
    assert [line["add"] for line in written(tmp_path)[2:]] == ["a??b", "c"]


def test_a_signal_in_the_middle_of_an_edit_spoils_nothing(tmp_path, monkeypatch):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.keep(Draft("one"))
    write = os.write

    def write_and_be_killed(*call):
        write(*call)
        raise KeyboardInterrupt

    monkeypatch.setattr(line_writer.os, "write", write_and_be_killed)
    with pytest.raises(KeyboardInterrupt):
        journal.keep(Draft("one two"))
    monkeypatch.undo()
    journal.keep(Draft("one three"))
    journal.close()
    _, past, again = Sessions(tmp_path).reopen(ID, now=HandClock(), on_failure=[].append)
    again.close()
    assert past.pending.draft.text == "one three"


def test_edits_are_on_the_disk_within_a_second(tmp_path, syncs):
    now = HandClock()
    journal = begun(tmp_path, now=now)
    journal.put(an_asking())
    before = len(syncs)
    journal.keep(Draft("a"))
    now.seconds += 0.9
    journal.keep(Draft("ab"))
    assert len(syncs) == before
    now.seconds += 0.1
    journal.keep(Draft("ab"))  # nothing new, but the second is over
    assert len(syncs) == before + 1
    journal.keep(Draft("ab"))
    assert len(syncs) == before + 1
    journal.keep(Draft("abc"))
    journal.close()
    assert len(syncs) == before + 2


def test_everything_else_is_on_the_disk_at_once(tmp_path, syncs):
    journal = begun(tmp_path)
    assert len(syncs) == 1
    tell_a_story(journal)
    journal.close()
    assert len(syncs) == 1 + 3 + 3 + 1  # the start, what was put, events, the last draft


def test_closing_twice_is_closing_once(tmp_path):
    journal = begun(tmp_path)
    journal.close()
    journal.close()
    journal.put(an_asking())
    assert not journal.is_kept
    assert len(written(tmp_path)) == 1


def test_a_finished_interview_leaves_nothing(tmp_path):
    journal = begun(tmp_path)
    tell_a_story(journal)
    folder = journal.folder
    (folder / ".answer.md.swp").write_text("from an editor")
    (folder / "answer.md").write_text("late")
    journal.finish()
    assert not folder.exists()
    assert journal.folder is journal.id is None
    journal.close()


def test_what_is_not_ours_survives_the_end(tmp_path):
    journal = begun(tmp_path)
    folder = journal.folder
    (folder / "notes.txt").touch()
    (folder / "answer.md-backups").mkdir()
    journal.finish()
    assert sorted(file.name for file in folder.iterdir()) == ["answer.md-backups", "notes.txt"]
    assert Sessions(tmp_path).unfinished() == []


def test_what_an_editor_left_of_the_question_before_goes(tmp_path):
    journal = begun(tmp_path)
    file = journal.folder / "answer.md"
    file.write_text("old")
    journal.put(an_asking())
    assert not file.exists()
    file.write_text("done")
    journal.add(Replied("slow-search", None, Ended("done")))
    assert not file.exists()
    journal.close()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_fails_is_reported_once(tmp_path, monkeypatch, call, number):
    failures = []
    journal = begun(tmp_path, failures)
    journal.put(an_asking())
    before = written(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(line_writer.os, call, failing(number))
        journal.put(an_asking())
    assert failures == [os.strerror(number)]
    assert not journal.is_kept
    tell_a_story(journal)
    journal.close()
    assert failures == [os.strerror(number)]
    assert written(tmp_path)[: len(before)] == before


def test_a_close_that_fails_is_reported(tmp_path, monkeypatch):
    failures = []
    journal = begun(tmp_path, failures)
    journal.put(an_asking())
    journal.keep(Draft("a"))
    with monkeypatch.context() as patch:
        patch.setattr(line_writer.os, "fsync", failing(errno.EIO))
        journal.close()
    assert failures == [os.strerror(errno.EIO)]
    assert Sessions(tmp_path).unfinished()[0].is_open is False


def test_half_a_line_is_a_failure(tmp_path, monkeypatch):
    failures = []
    journal = begun(tmp_path, failures)
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(line_writer.os, "write", lambda file, data: write(file, data[:10]))
        journal.put(an_asking())
    assert failures == ["the disk took only a part of it"]
    assert not journal.is_kept
    journal.close()
    assert Sessions(tmp_path).unfinished()[0].broken is None


def test_a_journal_never_grows_larger_than_can_be_read(tmp_path, monkeypatch):
    failures = []
    journal = begun(tmp_path, failures)
    monkeypatch.setattr(line_writer, "LARGEST_FILE", 2000)
    journal.put(an_asking(draft=Draft("x" * 2000)))
    assert failures == [os.strerror(errno.EFBIG)]
    journal.close()


def test_a_file_in_the_way_of_the_home_leaves_an_interview_that_is_not_kept(tmp_path):
    (tmp_path / "file").touch()
    failures = []
    journal = begun(tmp_path / "file" / "home", failures)
    assert failures == [os.strerror(errno.ENOTDIR)]
    assert not journal.is_kept
    assert journal.id is journal.folder is None
    tell_a_story(journal)
    journal.finish()
    journal.close()
    assert len(failures) == 1


@as_user
def test_a_home_that_is_read_only_leaves_an_interview_that_is_not_kept(tmp_path):
    tmp_path.chmod(0o500)
    failures = []
    assert not begun(tmp_path / "home", failures).is_kept
    assert failures == [os.strerror(errno.EACCES)]
    tmp_path.chmod(0o700)


def test_a_start_that_cannot_be_written_leaves_no_folder(tmp_path, monkeypatch):
    failures = []
    with monkeypatch.context() as patch:
        patch.setattr(line_writer.os, "write", failing(errno.ENOSPC))
        journal = begun(tmp_path, failures)
    assert failures == [os.strerror(errno.ENOSPC)]
    assert not journal.is_kept
    assert journal.id is None
    assert list((tmp_path / "sessions").iterdir()) == []


def test_a_journal_that_cannot_be_opened_leaves_no_folder(tmp_path, monkeypatch):
    failures = []
    with monkeypatch.context() as patch:
        patch.setattr(line_writer, "open_to_append", failing(errno.EROFS))
        begun(tmp_path, failures)
    assert failures == [os.strerror(errno.EROFS)]
    assert list((tmp_path / "sessions").iterdir()) == []


def test_a_journal_can_be_one_that_keeps_nothing():
    failures = []
    journal = Journal.not_kept("no wish to", now=HandClock(), on_failure=failures.append)
    tell_a_story(journal)
    journal.finish()
    assert failures == ["no wish to"]


FILLING = """
import resource, sys
from pathlib import Path
from pminterview.interview.ports import Draft
from tests.unit.journal.writing import an_asking, begun
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
failures = []
journal = begun(Path(sys.argv[1]), failures)
journal.put(an_asking())
text = ""
while journal.is_kept:
    text += "word "
    journal.keep(Draft(text))
journal.keep(Draft(text + "more"))
journal.close()
print(len(text), *failures, sep="|")
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
@pytest.mark.parametrize("limit", [2000, 2033, 4567])
def test_on_a_disk_that_fills_up_all_that_fitted_can_be_gone_on_with(tmp_path, limit):
    run = subprocess.run(
        [sys.executable, "-c", FILLING, str(tmp_path), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    typed, *failures = run.stdout.strip().split("|")
    assert len(failures) == 1
    (session,) = Sessions(tmp_path).unfinished()
    assert session.broken is None
    assert session.draft_length == int(typed) - len("word ")


WRITING = """
import sys
from pathlib import Path
from pminterview.interview.ports import Draft
from tests.unit.journal.writing import an_asking, begun
journal = begun(Path(sys.argv[1]))
journal.put(an_asking())
text = ""
for number in range(10**6):
    text += f"{number} "
    journal.keep(Draft(text))
    print(len(text), flush=True)
"""


@pytest.mark.parametrize("count", [1, 40, 333])
def test_whoever_is_killed_loses_nothing(tmp_path, count):
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        kept = [int(writer.stdout.readline()) for _ in range(count)][-1]
        (open_one,) = Sessions(tmp_path).unfinished()
        assert open_one.is_open
        writer.kill()
    _, past, journal = Sessions(tmp_path).reopen(ID, now=HandClock(), on_failure=[].append)
    journal.close()
    text = past.pending.draft.text
    assert len(text) >= kept
    assert text == "".join(f"{number} " for number in range(len(text.split())))[: len(text)]


def test_a_story_ends_with_what_was_being_typed(tmp_path):
    journal = begun(tmp_path)
    tell_a_story(journal)
    journal.close()
    assert written(tmp_path)[-1]["seconds"] == PENDING.elapsed_seconds
