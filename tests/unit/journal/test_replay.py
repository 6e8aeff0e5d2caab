"""Reading a journal back."""

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pminterview.errors import JournalError
from pminterview.interview.ports import Draft, Ended, Replied
from pminterview.journal import replay as replay_module
from pminterview.journal.replay import replay
from pminterview.journal.session_folder import SessionFolder
from tests.builders import a_probe
from tests.unit.journal.writing import (
    EVENTS,
    PENDING,
    a_start,
    an_asking,
    begun,
    tell_a_story,
)

START = json.dumps({"k": "start", **a_start().model_dump(mode="json")}).encode()
PUT = (
    b'{"k":"put","question":"slow-search","probe":null,'
    b'"draft":{"text":"abc","seconds":null,"hint":false,"thinking":null}}'
)
EDIT = b'{"k":"edit","at":3,"cut":0,"add":"d","seconds":1,"hint":false,"thinking":null}'
REPLY = (
    b'{"k":"reply","question":"slow-search","probe":null,"how":"answered","time_up":false,'
    b'"said":{"text":"abc","seconds":null,"hint":false,"thinking":null}}'
)
RESUMED = b'{"k":"resumed"}'
END = b'{"k":"end"}'
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@cache
def a_whole_journal() -> bytes:
    """Return the bytes of a journal that tells a story."""
    with TemporaryDirectory() as home:
        journal = begun(Path(home))
        tell_a_story(journal)
        journal.close()
        return (Path(home) / "sessions" / journal.id / "journal.jsonl").read_bytes()


@pytest.fixture
def told(tmp_path):
    """Write lines into a journal, and replay it."""

    def tell(*lines, end=b"\n"):
        (tmp_path / "journal.jsonl").write_bytes(b"\n".join(lines) + end)
        return replay(SessionFolder(tmp_path))

    return tell


def test_an_interview_comes_back_as_it_was(told):
    replayed = told(a_whole_journal(), end=b"")
    assert replayed.start == a_start()
    assert replayed.past.events == EVENTS
    assert replayed.past.pending.question_id == "last-user-talk"
    assert replayed.past.pending.draft == PENDING
    assert not replayed.is_finished


def test_a_probe_that_was_put_comes_back(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking(probe=a_probe(), draft=Draft("x", 1 / 3)))
    folder = SessionFolder(journal.folder)
    journal.close()
    pending = replay(folder).past.pending
    assert (pending.probe, pending.draft) == (a_probe(), Draft("x", 1 / 3))


def test_whoever_ended_the_interview_did_so(tmp_path):
    journal = begun(tmp_path)
    journal.put(an_asking())
    journal.add(Replied("slow-search", None, Ended("enough")))
    folder = SessionFolder(journal.folder)
    journal.close()
    assert replay(folder).past.events == (Replied("slow-search", None, Ended("enough")),)


def test_an_end_is_an_end(told):
    assert told(START, PUT, END).is_finished


@pytest.mark.parametrize("event", [REPLY, b'{"k":"choice","option":"y"}'])
def test_what_is_settled_is_not_pending(told, event):
    past = told(START, PUT, event).past
    assert past.pending is None
    assert len(past.events) == 1


@pytest.mark.parametrize("torn", [EDIT[:-1], EDIT[:1], b"\0" * 50, b"\xff", b"", b"null", b"[]"])
@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_torn_last_line_is_passed_over(told, torn, end):
    assert told(START, PUT, torn, end=end).past.pending.draft.text == "abc"


def test_a_last_line_without_its_end_counts_when_it_is_whole(told):
    assert told(START, PUT, EDIT, end=b"").past.pending.draft.text == "abcd"


def test_a_torn_line_is_passed_over_where_the_journal_was_opened_again(told):
    assert told(START, PUT, EDIT[:9], RESUMED, EDIT).past.pending.draft.text == "abcd"


def test_opening_again_may_have_been_torn_too(told):
    lines = (START, PUT, EDIT[:9], RESUMED[:4], b"", RESUMED, EDIT)
    assert told(*lines).past.pending.draft.text == "abcd"
    assert told(*lines[:-2]).past.pending.draft.text == "abc"


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"{", b"null", b"1", b'"x"', b"[" * 100_000, b"\xff\xfe", b"{}", b'{"k":"edit"}'),
        *(
            b'{"k":"jump"}',
            b'{"k":1}',
            b'{"k":null}',
            b'{"k":["put"]}',
            b'{"k":"choice","option":1}',
        ),
        *(b'{"k":"resumed","by":"x"}', b'{"k":"choice","option":"\\ud800"}', START, EDIT[:-1]),
        EDIT.replace(b'"at":3', b'"at":-1'),
        EDIT.replace(b'"at":3', b'"at":4'),
        EDIT.replace(b'"at":3', b'"at":3.0'),
        EDIT.replace(b'"at":3', b'"at":true'),
        EDIT.replace(b'"at":3', b'"at":' + b"9" * 4000),
        EDIT.replace(b'"at":3', b'"at":' + b"9" * 9000),
        EDIT.replace(b'"cut":0', b'"cut":1'),
        EDIT.replace(b'"cut":0', b'"cut":"0"'),
        EDIT.replace(b'"at":3,"cut":0', b'"at":4,"cut":null'),
        EDIT.replace(b'"add":"d"', b'"add":null'),
        EDIT.replace(b'"seconds":1', b'"seconds":NaN'),
        EDIT.replace(b'"seconds":1', b'"seconds":-Infinity'),
        EDIT.replace(b'"seconds":1', b'"seconds":1e999'),
        EDIT.replace(b'"seconds":1', b'"seconds":-1'),
        EDIT.replace(b'"seconds":1', b'"seconds":"1"'),
        EDIT.replace(b'"hint":false', b'"hint":0'),
        PUT.replace(b"slow-search", b"never-chosen"),
        PUT.replace(b'"probe":null', b'"probe":{"criterion":"X Y","text":""}'),
        PUT.replace(b'"text":"abc",', b""),
        REPLY.replace(b"slow-search", b"never-chosen"),
        REPLY.replace(b"answered", b"left"),
        REPLY.replace(b'"said":{', b'"said":[{'),
    ],
    ids=lambda line: line[:40].decode(errors="replace"),
)
def test_a_line_in_the_middle_that_cannot_be_taken_breaks_the_journal(told, tmp_path, line):
    with pytest.raises(JournalError, match=r"journal\.jsonl:3: this line cannot be read") as broken:
        told(START, PUT, line, EDIT)
    assert "nothing was changed" in broken.value.hint


def test_an_edit_of_nothing_breaks_the_journal(told):
    with pytest.raises(JournalError, match=":2:"):
        told(START, EDIT, PUT)


def test_nothing_comes_after_the_end(told):
    with pytest.raises(JournalError, match=":3:"):
        told(START, END, PUT, PUT)


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (b"", "does not begin like this"),
        (START[:-1], "does not begin like this"),
        (b"[]", "does not begin like this"),
        (PUT, "does not begin like this"),
        (START.replace(b'"format_version": 1', b'"format_version": 2'), "newer pminterview"),
        (START.replace(b'"k": "start"', b'"k": "begin"'), "cannot be read"),
        (START.replace(b"2026-11-25T", b"\\u001b[2J"), "cannot be read"),
        (START.replace(b'"time_factor": 1.0', b'"time_factor": NaN'), "cannot be read"),
        (START.replace(b'"seed": null', b'"seed": "1"'), "cannot be read"),
        (START.replace(b'"seconds": 120', b'"seconds": 1e9'), "cannot be read"),
        (START.replace(b'"save": null', b'"save": null, "more": 1'), "cannot be read"),
    ],
    ids=range(11),
)
def test_a_journal_without_its_beginning_is_broken(told, start, why):
    with pytest.raises(JournalError, match=rf"journal\.jsonl:1: .*{why}"):
        told(start, PUT)


def test_a_journal_that_is_not_there_is_broken(tmp_path):
    with pytest.raises(JournalError, match="No such file"):
        replay(SessionFolder(tmp_path))


def test_a_journal_that_is_too_large_is_broken(told, monkeypatch):
    monkeypatch.setattr(replay_module, "LARGEST_FILE", 100)
    with pytest.raises(JournalError, match="large"):
        told(START, PUT)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"edited\n", "edited"),
        (b"edited", "edited"),
        (b"\xef\xbb\xbfone\r\ntwo\r\n\r\n", "one\ntwo\n"),
        (b"\xff\n", "\ufffd"),
        (b"", "abc"),
        (b" \n\n", "abc"),
    ],
)
def test_what_the_editor_left_is_what_was_being_typed(told, tmp_path, content, text):
    (tmp_path / "answer.md").write_bytes(content)
    assert told(START, PUT).past.pending.draft == Draft(text)


def test_what_the_editor_left_is_nothing_where_nothing_was_asked(told, tmp_path):
    (tmp_path / "answer.md").write_text("edited")
    assert told(START, PUT, REPLY).past.pending is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_place_of_the_answer_is_not_followed(told, tmp_path):
    (tmp_path / "secret").write_text("of somebody else")
    (tmp_path / "answer.md").symlink_to(tmp_path / "secret")
    with pytest.raises(JournalError, match=r"answer\.md: it cannot be read"):
        told(START, PUT)


def test_every_beginning_of_a_journal_is_a_beginning_of_the_truth(told):
    data = a_whole_journal()
    ends = [index for index, byte in enumerate(data) if byte == 10]
    told_before = None
    for length in range(ends[0], len(data) + 1):
        past = told(data[:length], end=b"").past
        assert past.events == EVENTS[: len(past.events)]
        whole = sum(end <= length for end in ends)
        assert past == told(b"\n".join(data.split(b"\n")[:whole])).past
        if told_before is not None:
            assert len(past.events) >= len(told_before.events)
        told_before = past
    assert told_before.pending.draft == PENDING


def test_less_than_the_first_line_is_no_interview(told):
    data = a_whole_journal()
    for length in range(data.index(b"\n")):
        with pytest.raises(JournalError):
            told(data[:length], end=b"")


@given(st.lists(st.tuples(texts, st.booleans()), max_size=20), st.booleans())
def test_any_edits_lead_to_the_same_text(edits, reverses):
    with TemporaryDirectory() as home:
        journal = begun(Path(home))
        journal.put(an_asking())
        text = ""
        for added, goes_on in edits:
            text = (added + text if reverses else text + added) if goes_on else added
            journal.keep(Draft(text))
        folder = SessionFolder(journal.folder)
        journal.close()
        assert replay(folder).past.pending.draft.text == text


@given(st.data())
def test_no_bytes_do_more_than_break_a_journal(data):
    whole = bytearray(a_whole_journal())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        cut = data.draw(st.integers(0, 30))
        whole[at : at + cut] = data.draw(st.binary(max_size=10))
    with TemporaryDirectory() as home:
        (Path(home) / "journal.jsonl").write_bytes(whole)
        with suppress(JournalError):
            replay(SessionFolder(Path(home)))
