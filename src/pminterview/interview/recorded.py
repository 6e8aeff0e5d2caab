"""A conversation that is written down while it is held, and goes on from what was written down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pminterview.domain.question import Probe
from pminterview.domain.transcript import Turn
from pminterview.errors import JournalError
from pminterview.interview.ports import (
    Asking,
    Chosen,
    Conversation,
    Draft,
    Event,
    Prober,
    Replied,
    Reply,
    SessionLog,
)

_OUT_OF_STEP = "what was written down of this interview does not fit its questions"


@dataclass(frozen=True, slots=True)
class Pending:
    """What had been asked, and was being answered, when an interview was broken off."""

    question_id: str
    probe: Probe | None
    draft: Draft


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of an interview that was broken off; empty for a new one."""

    events: Sequence[Event] = ()
    pending: Pending | None = None


class RecordedConversation:
    """Gives back what was said before the interview was broken off, then asks and writes down.

    The same past leads to the same questions, so an interview that is held again with it comes to
    the very place where it stopped.
    """

    def __init__(self, live: Conversation, log: SessionLog, past: Past) -> None:
        self._live = live
        self._log = log
        self._events = list(past.events)
        self._pending = past.pending
        self._is_new = not past.events and past.pending is None

    @property
    def is_catching_up(self) -> bool:
        """Tell whether what comes next was said before, and shown before."""
        return bool(self._events)

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Say what lies ahead, unless it was said before."""
        if not self._is_new:
            return True
        return self._live.open(question_count=question_count, budget_seconds=budget_seconds)

    def ask(self, asking: Asking) -> Reply:
        """Return the reply that was written down, or put the question and write it down."""
        if self._events:
            return self._reply_written_down(asking)
        asking = self._as_it_was(asking)
        self._log.put(asking)
        reply = self._live.ask(asking)
        self._log.add(Replied(asking.question.id, asking.probe, reply))
        return reply

    def choose(self, question: str, options: Sequence[str]) -> str:
        """Return the choice that was written down, or ask for it and write it down."""
        if self._events:
            match self._events.pop(0):
                case Chosen(option=option):
                    return option
                case Replied():
                    raise JournalError(_OUT_OF_STEP)
        option = self._live.choose(question, options)
        self._log.add(Chosen(option))
        return option

    def next_probe(self, turn: Turn, prober: Prober) -> Probe | None:
        """Return the probe that was put at this point, if that is known; else what is chosen."""
        if self._events:
            event = self._events[0]
            return event.probe if isinstance(event, Replied) else None
        if self._pending is not None:
            return self._pending.probe
        return prober.next_probe(turn)

    def _reply_written_down(self, asking: Asking) -> Reply:
        match self._events.pop(0):
            case Replied(question_id=question_id, reply=reply) if question_id == asking.question.id:
                return reply
        raise JournalError(_OUT_OF_STEP)

    def _as_it_was(self, asking: Asking) -> Asking:
        """Return what is asked, with the words and the clock of when it was broken off."""
        pending, self._pending = self._pending, None
        if pending is None or pending.question_id != asking.question.id:
            return asking
        return replace(asking, draft=pending.draft)


class RecordedProber:
    """Puts the same probes again as were put before the interview was broken off."""

    def __init__(self, conversation: RecordedConversation, prober: Prober) -> None:
        self._conversation = conversation
        self._prober = prober

    def next_probe(self, turn: Turn) -> Probe | None:
        """Return what was asked next, or, beyond that, what is chosen now."""
        return self._conversation.next_probe(turn, self._prober)
