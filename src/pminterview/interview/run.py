"""The interview itself: questions are put one by one until all are asked or the candidate stops."""

from dataclasses import dataclass
from typing import assert_never

from pminterview.domain.pack import Pack
from pminterview.domain.transcript import Transcript, Turn, TurnEnd
from pminterview.interview.plan import InterviewPlan
from pminterview.interview.ports import Answered, Asking, Conversation, Ended, Left, Reply, Skipped


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that came to an end."""

    transcript: Transcript
    was_left: bool
    """Whether the candidate left: then no scorecard is shown."""


def run_interview(pack: Pack, plan: InterviewPlan, conversation: Conversation) -> Held:
    """Ask every question of the plan; every word that was typed is in the transcript."""
    turns: list[Turn] = []
    was_left = not conversation.open(
        question_count=len(plan.questions), budget_seconds=plan.budget_seconds
    )
    for asking in askings(plan):
        if was_left:
            break
        reply = conversation.ask(asking)
        was_left = isinstance(reply, Left)
        if turn := turn_from(asking, reply):
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
    match reply:
        case Answered():
            ended = TurnEnd.TIME_UP if reply.is_time_up else TurnEnd.SENT
        case Skipped():
            ended = TurnEnd.SKIPPED
        case Ended() | Left():
            if not reply.text.strip():
                return None
            ended = TurnEnd.STOPPED
        case _:
            assert_never(reply)
    return Turn(
        question=asking.question,
        answer=reply.text,
        ended=ended,
        elapsed_seconds=reply.elapsed_seconds,
        budget_seconds=None if reply.elapsed_seconds is None else asking.budget_seconds,
        used_hint=reply.used_hint,
    )
