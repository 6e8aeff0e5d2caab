"""The interview itself: questions are put one by one until all are asked or the candidate stops."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from pminterview.domain.pack import Pack
from pminterview.domain.question import Probe
from pminterview.domain.transcript import FollowUp, Transcript, Turn, TurnEnd, gives_up
from pminterview.interview.plan import InterviewPlan
from pminterview.interview.ports import (
    Answered,
    Asking,
    Coach,
    Conversation,
    Draft,
    Ended,
    Left,
    Prober,
    Reply,
    Skipped,
)

_MOST_FOLLOW_UPS = 2
_FEWEST_SECONDS = 20.0
"""What must be left of a question's time for a follow-up."""


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that came to an end."""

    transcript: Transcript
    was_left: bool
    """Whether the candidate left: then no scorecard is shown."""


def run_interview(
    pack: Pack,
    plan: InterviewPlan,
    conversation: Conversation,
    *,
    prober: Prober | None = None,
    coach: Coach | None = None,
) -> Held:
    """Ask every question of the plan; every word that was typed is in the transcript.

    A prober digs where an answer is thin, a coach may have a question answered again.
    """
    room = _Room(conversation, prober, coach)
    turns: list[Turn] = []
    was_left = not conversation.open(
        question_count=len(plan.questions), budget_seconds=plan.budget_seconds
    )
    for asking in askings(plan):
        if was_left:
            break
        turn, reply = room.hold(_with_time_left(asking, plan, turns))
        was_left = isinstance(reply, Left)
        if turn:
            turns.append(turn)
        if isinstance(reply, Ended):
            break
    transcript = Transcript(
        pack=pack.header,
        pack_fingerprint=pack.fingerprint,
        planned_count=len(plan.questions),
        seed=plan.seed,
        turns=tuple(turns),
    )
    return Held(transcript, was_left)


def askings(plan: InterviewPlan) -> tuple[Asking, ...]:
    """Return the questions of a plan as they are put."""
    return tuple(
        Asking(
            question=question,
            number=number,
            count=len(plan.questions),
            budget_seconds=plan.time.budget_seconds(question),
            is_strict=plan.time.is_strict,
        )
        for number, question in enumerate(plan.questions, start=1)
    )


def turn_from(asking: Asking, reply: Reply) -> Turn | None:
    """Return the turn that a reply makes; None when the candidate stopped without a word."""
    if isinstance(reply, Ended | Left) and not reply.text.strip():
        return None
    return Turn(
        question=asking.question,
        answer=reply.text,
        ended=_ended(reply),
        elapsed_seconds=reply.elapsed_seconds,
        budget_seconds=None if reply.elapsed_seconds is None else asking.budget_seconds,
        thinking_seconds=reply.thinking_seconds,
        used_hint=reply.used_hint,
    )


@dataclass(frozen=True, slots=True)
class _Room:
    conversation: Conversation
    prober: Prober | None
    coach: Coach | None

    def hold(self, asking: Asking) -> tuple[Turn | None, Reply]:
        """Put one question until its answer is good enough for the candidate."""
        asking = replace(asking, has_hint=self.coach is not None)
        before: Turn | None = None
        while True:
            turn, reply = self._exchange(asking)
            if turn is None or not turn.rated_text.strip():
                return _given_up(before, turn), reply
            turn = _after(before, turn)
            if not self._is_to_be_tried_again(turn, reply):
                return turn, reply
            before = turn

    def _exchange(self, asking: Asking) -> tuple[Turn | None, Reply]:
        """Put the question, then dig where the answer is thin."""
        reply = self.conversation.ask(asking)
        turn = turn_from(asking, reply)
        while turn and isinstance(reply, Answered) and (probe := self._probe(turn)):
            time = Draft(elapsed_seconds=reply.elapsed_seconds, used_hint=turn.used_hint)
            reply = self.conversation.ask(
                replace(asking, probe=probe, answer=turn.rated_text, draft=time)
            )
            turn = _with_follow_up(turn, probe, reply)
        return turn, reply

    def _probe(self, turn: Turn) -> Probe | None:
        """Return what is asked next, inside the question's time; None when it is enough."""
        last = turn.follow_ups[-1].reply if turn.follow_ups else turn.answer
        if (
            self.prober is None
            or len(turn.follow_ups) >= _MOST_FOLLOW_UPS
            or turn.ended is not TurnEnd.SENT
            or gives_up(last)
            or not _has_time(turn)
        ):
            return None
        return self.prober.next_probe(turn)

    def _is_to_be_tried_again(self, turn: Turn, reply: Reply) -> bool:
        if self.coach is None or isinstance(reply, Left):
            return False
        return self.coach.review(turn, may_try_again=not isinstance(reply, Ended))


def _after(before: Turn | None, turn: Turn) -> Turn:
    """Return a try with the answers before it."""
    if before is None:
        return turn
    earlier = (*before.earlier_answers, _words_of(before))
    return turn.model_copy(update={"earlier_answers": earlier})


def _words_of(turn: Turn) -> str:
    """Return every word of an answer and its replies."""
    said = (turn.answer, *(one.reply for one in turn.follow_ups))
    return "\n\n".join(text for text in said if text)


def _given_up(before: Turn | None, turn: Turn | None) -> Turn | None:
    """Return the try that stands when another one was given up; words typed for it are kept."""
    if before is None or turn is None or not turn.answer.strip():
        return before or turn
    return before.model_copy(update={"earlier_answers": (*before.earlier_answers, turn.answer)})


def _with_follow_up(turn: Turn, probe: Probe, reply: Reply) -> Turn:
    """Return the turn with one more probe; the same, where the candidate left it without a word."""
    if isinstance(reply, Ended | Left) and not reply.text.strip():
        return turn
    one = FollowUp(probe=probe, reply=reply.text, ended=_ended(reply))
    return turn.model_copy(
        update={
            "follow_ups": (*turn.follow_ups, one),
            "elapsed_seconds": reply.elapsed_seconds,
            "used_hint": turn.used_hint or reply.used_hint,
        }
    )


def _has_time(turn: Turn) -> bool:
    if turn.budget_seconds is None or turn.elapsed_seconds is None:
        return True
    return turn.budget_seconds - turn.elapsed_seconds >= _FEWEST_SECONDS


def _ended(reply: Reply) -> TurnEnd:
    match reply:
        case Answered():
            return TurnEnd.TIME_UP if reply.is_time_up else TurnEnd.SENT
        case Skipped():
            return TurnEnd.SKIPPED
        case Ended() | Left():
            return TurnEnd.STOPPED
        case _:
            assert_never(reply)


def _with_time_left(asking: Asking, plan: InterviewPlan, turns: Sequence[Turn]) -> Asking:
    if plan.budget_seconds is None:
        return asking
    used = sum(turn.elapsed_seconds or 0.0 for turn in turns)
    return replace(asking, interview_seconds=plan.budget_seconds - used)
