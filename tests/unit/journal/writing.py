"""What the tests of the journal share: how an interview begins, what is asked, who listens."""

import json
from pathlib import Path
from typing import Any

from pminterview.domain.session import SessionStart
from pminterview.interview.ports import Answered, Asking, Chosen, Draft, Replied, Skipped
from pminterview.journal.journal import Journal
from pminterview.journal.sessions import Sessions
from tests.builders import a_probe, a_question, another_question

ID = "20261125-0943-7f3a"


class HandClock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """Return what it shows."""
        return self.seconds


def a_start(**changes: Any) -> SessionStart:
    """Return the beginning of an interview of two questions."""
    start = {
        "made_by": "pminterview 0",
        "started_at": "2026-11-25T09:43:10+01:00",
        "pack_name": "sample",
        "pack_fingerprint": "0" * 64,
        "questions": (a_question(), another_question()),
    }
    return SessionStart.model_validate(start | changes)


def an_asking(**changes: Any) -> Asking:
    """Return the first question as it is put."""
    asking = {
        "question": a_question(),
        "number": 1,
        "count": 2,
        "budget_seconds": 120.0,
        "is_strict": False,
    }
    return Asking(**(asking | changes))


def begun(home: Path, failures: list[str] | None = None, **others: Any) -> Journal:
    """Return the journal of a new interview."""
    report = [].append if failures is None else failures.append
    sessions = Sessions(home, digits=others.pop("digits", lambda: "7f3a"))
    now = others.pop("now", HandClock())
    return sessions.begin(others.pop("start", a_start()), now=now, on_failure=report)


def reopened(home: Path, session_id: str = ID) -> tuple[SessionStart, Any, Journal]:
    """Return a session to go on with."""
    return Sessions(home).reopen(session_id, now=HandClock(), on_failure=[].append)


def written(home: Path, session_id: str = ID) -> list[dict[str, Any]]:
    """Return the lines of a journal."""
    data = (home / "sessions" / session_id / "journal.jsonl").read_bytes()
    return [json.loads(line) for line in data.splitlines()]


EVENTS = (
    Replied("slow-search", None, Answered("Latency é 🙂", 61.123456, True, 2.5, is_time_up=True)),
    Replied("slow-search", a_probe(), Skipped("well", 70.0)),
    Chosen("y"),
)
PENDING = Draft("I talked to\nJane", 12.34, used_hint=True, thinking_seconds=3.2)


def tell_a_story(journal: Journal) -> None:
    """Write down two replies, a choice, and a draft that is typed word by word."""
    journal.put(an_asking())
    journal.keep(Draft("Lat", 1.0, thinking_seconds=2.5))
    journal.keep(Draft("Latency é 🙂", 2.0, thinking_seconds=2.5))
    journal.add(EVENTS[0])
    journal.put(an_asking(probe=a_probe(), draft=Draft(elapsed_seconds=61.123456)))
    journal.add(EVENTS[1])
    journal.add(EVENTS[2])
    journal.put(an_asking(question=another_question(), number=2))
    journal.keep(Draft("I talked too", 5.0, thinking_seconds=3.2))
    journal.keep(Draft("I talked to\nJane", 11.0, thinking_seconds=3.2))
    journal.keep(PENDING)
