"""The lines of a journal: what may stand in them, and how they are written and read."""

import json
import math
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, assert_never

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from pminterview.domain.question import Probe
from pminterview.domain.session import SessionStart
from pminterview.domain.value import Value
from pminterview.interview.ports import Answered, Draft, Ended, Replied, Reply, Skipped

_MOST_SECONDS = 1e9

How = Literal["answered", "skipped", "ended"]

_HOW: Mapping[type[Reply], How] = {Answered: "answered", Skipped: "skipped", Ended: "ended"}
"""Whoever left made no reply: what was put is still open."""

Seconds = Annotated[float, Field(ge=0, le=_MOST_SECONDS)]
"""A stretch of time that somebody can have taken."""


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


class _Record(Value):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class Start(SessionStart):
    """The first line: how the interview was begun."""

    model_config = ConfigDict(strict=True, allow_inf_nan=False)

    k: Literal["start"]
    started_at: Annotated[str, AfterValidator(_moment)]


class Words(_Record):
    """What somebody typed, and how long it took."""

    text: str
    seconds: Seconds | None
    hint: bool
    thinking: Seconds | None


class Put(_Record):
    """A question or a probe was put, with the words to go on from."""

    k: Literal["put"] = "put"
    question: str
    probe: Probe | None
    draft: Words


class Edit(_Record):
    """The words were changed in one place."""

    k: Literal["edit"] = "edit"
    at: Annotated[int, Field(ge=0)]
    cut: Annotated[int, Field(ge=0)] | None
    """None: everything from there on."""
    add: str
    seconds: Seconds | None
    hint: bool
    thinking: Seconds | None


class Said(_Record):
    """What was put was replied to."""

    k: Literal["reply"] = "reply"
    question: str
    probe: Probe | None
    how: How
    time_up: bool
    said: Words


class Choice(_Record):
    """One of a few words was chosen."""

    k: Literal["choice"] = "choice"
    option: str


class Resumed(_Record):
    """The journal was opened again; if the line before was torn, nobody counts on it."""

    k: Literal["resumed"] = "resumed"


class End(_Record):
    """The interview came to its end."""

    k: Literal["end"] = "end"


Record = Put | Edit | Said | Choice | Resumed | End

_RECORDS: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Field(discriminator="k")])


def line_of(record: Record) -> bytes:
    """Return a record as it is written: one line, with its end."""
    return _line(record.model_dump())


def line_of_start(start: SessionStart) -> bytes:
    """Return the first line of a journal."""
    return _line({"k": "start", **start.model_dump()})


def parse_record(line: bytes) -> Record:
    """Return the record that a line holds; raises ValueError."""
    return _RECORDS.validate_json(line)


def parse_start(line: bytes) -> SessionStart:
    """Return what the first line of a journal holds; raises ValueError."""
    start = Start.model_validate_json(line)
    return SessionStart(**{name: value for name, value in start if name != "k"})


def words_of(draft: Draft) -> Words:
    """Return a draft as it is written."""
    return Words(
        text=draft.text,
        seconds=written_seconds(draft.elapsed_seconds),
        hint=draft.used_hint,
        thinking=written_seconds(draft.thinking_seconds),
    )


def draft_of(words: Words | Edit, text: str) -> Draft:
    """Return a draft of some text with the times that were written down."""
    return Draft(text, words.seconds, words.hint, words.thinking)


def draft_from(reply: Reply) -> Draft:
    """Return what was typed for a reply."""
    return Draft(reply.text, reply.elapsed_seconds, reply.used_hint, reply.thinking_seconds)


def said_of(replied: Replied) -> Said:
    """Return a reply as it is written."""
    reply = replied.reply
    return Said(
        question=replied.question_id,
        probe=replied.probe,
        how=_HOW[type(reply)],
        time_up=isinstance(reply, Answered) and reply.is_time_up,
        said=words_of(draft_from(reply)),
    )


def replied_of(record: Said) -> Replied:
    """Return the reply that was written down."""
    return Replied(record.question, record.probe, _reply_of(record))


def _reply_of(record: Said) -> Reply:
    said = record.said
    values = (said.text, said.seconds, said.hint, said.thinking)
    match record.how:
        case "answered":
            return Answered(*values, is_time_up=record.time_up)
        case "skipped":
            return Skipped(*values)
        case "ended":
            return Ended(*values)
        case _:
            assert_never(record.how)


def written_seconds(seconds: float | None) -> float | None:
    """Return seconds that can be written and read again; None for what is no number."""
    if seconds is None or not math.isfinite(seconds):
        return None
    return min(max(float(seconds), 0.0), _MOST_SECONDS)


def _line(record: dict[str, Any]) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", errors="replace") + b"\n"  # half characters become "?", one each
