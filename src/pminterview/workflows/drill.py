"""The learning loop: a question, an answer, what it showed and lacked, and another try."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pminterview.domain.rating import Judgement, Outcome, Rating
from pminterview.domain.transcript import Turn
from pminterview.interview.plan import InterviewPlan
from pminterview.interview.ports import Answered, Asking, Conversation, Ended, Left, Reply
from pminterview.interview.run import askings, turn_from
from pminterview.scoring.rater import Rater


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one try showed for the drilled skill, beside the try before it."""

    skill: str
    turn: Turn
    judgement: Judgement
    before: Judgement | None

    @property
    def outcome(self) -> Outcome:
        """Return how the drilled skill was rated."""
        return self.judgement.outcomes[self.skill]

    @property
    def gained_points(self) -> float | None:
        """Return the points gained over the try before; None where one of them has no rating."""
        if self.before is None:
            return None
        match self.before.outcomes[self.skill], self.outcome:
            case Rating() as before, Rating() as now:
                return now.points - before.points
        return None


class Coach(Protocol):
    """Who shows feedback and asks whether to try again."""

    def show(self, feedback: Feedback) -> None:
        """Show what a try showed and lacked."""
        ...

    def wants_another_try(self) -> bool:
        """Offer to answer the same question again."""
        ...


@dataclass(frozen=True, slots=True)
class Drilled:
    """A drill that came to an end: every try, in order."""

    tries: tuple[Feedback, ...]
    was_left: bool


def drill(
    plan: InterviewPlan,
    skills: Sequence[str],
    conversation: Conversation,
    coach: Coach,
    rater: Rater,
) -> Drilled:
    """Go through the plan, one skill a question; each question may be tried again and again."""
    tries: list[Feedback] = []
    was_left = not conversation.open(
        question_count=len(plan.questions), budget_seconds=plan.budget_seconds
    )
    if was_left:
        return Drilled((), was_left)
    room = _Room(conversation, coach, rater, tries)
    for asking, skill in zip(askings(plan), skills, strict=True):
        reply = room.practise(asking, skill)
        if isinstance(reply, Ended | Left):
            return Drilled(tuple(tries), isinstance(reply, Left))
    return Drilled(tuple(tries), was_left=False)


@dataclass(frozen=True, slots=True)
class _Room:
    conversation: Conversation
    coach: Coach
    rater: Rater
    tries: list[Feedback]

    def practise(self, asking: Asking, skill: str) -> Reply:
        """Ask one question until its answer is good enough for the candidate."""
        before: Judgement | None = None
        while True:
            reply = self.conversation.ask(asking)
            turn = turn_from(asking, reply)
            if turn and turn.rated_text and not isinstance(reply, Left):
                judgement = self.rater.rate(turn.question, turn.rated_text)
                feedback = Feedback(skill, turn, judgement, before)
                self.tries.append(feedback)
                self.coach.show(feedback)
                before = judgement
            if not isinstance(reply, Answered) or not self.coach.wants_another_try():
                return reply


def drilled_skills(plan: InterviewPlan, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the skill that each question is drilled for: a wanted one, else its first target."""
    return tuple(
        next((skill for skill in wanted if skill in question.skills), question.skills[0])
        for question in plan.questions
    )
