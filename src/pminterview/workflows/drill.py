"""The learning loop: an answer, what it showed and lacked, and another try."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from pminterview.domain.question import Question
from pminterview.domain.rating import Judgement, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.domain.transcript import Turn
from pminterview.interview.plan import InterviewPlan
from pminterview.scoring.probing import Gap
from pminterview.scoring.rater import Rater
from pminterview.workflows.coaching import Feedback


class CoachScreen(Protocol):
    """Who shows feedback and asks whether to try again."""

    def show(self, feedback: Feedback) -> None:
        """Show what a try showed and lacked."""
        ...

    def wants_another_try(self) -> bool:
        """Offer to answer the same question again."""
        ...


class Coaching:
    """Looks at each answer: for one skill a question in a drill, else for all it asks for."""

    def __init__(
        self,
        rater: Rater,
        find_gaps: Callable[[Question, Judgement], Sequence[Gap]],
        screen: CoachScreen,
        drilled: Mapping[str, str] | None = None,
    ) -> None:
        self._rater = rater
        self._find_gaps = find_gaps
        self._screen = screen
        self._drilled = drilled or {}
        self._before: Judgement | None = None

    def review(self, turn: Turn, *, may_try_again: bool) -> bool:
        """Show what an answer showed and lacked; True when the question shall be put again."""
        judgement = self._rater.rate(turn.question, turn.rated_text)
        skills = self._skills(turn.question)
        before = self._before if turn.earlier_answers else None
        gap = self._largest_gap(turn.question, judgement, skills)
        self._screen.show(Feedback(skills, turn, judgement, before, gap))
        self._before = judgement
        return may_try_again and self._screen.wants_another_try()

    def _largest_gap(
        self, question: Question, judgement: Judgement, skills: Sequence[str]
    ) -> Gap | None:
        """Return what would lift a rating most, of what the question invites if there is any.

        None where there is no rating to lift.
        """
        rated = [skill for skill in skills if _can_be_lifted(judgement.outcomes[skill])]
        gaps = [gap for gap in self._find_gaps(question, judgement) if gap.skill in rated]
        invited = [gap for gap in gaps if gap.criterion in question.invited_criteria]
        return next(iter(invited or gaps), None)

    def _skills(self, question: Question) -> tuple[str, ...]:
        drilled = self._drilled.get(question.id)
        return (drilled,) if drilled else question.skills


def _can_be_lifted(outcome: Outcome) -> bool:
    return isinstance(outcome, Rating) and outcome.level < Level.OUTSTANDING


def drilled_skills(plan: InterviewPlan, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the skill that each question is drilled for: a wanted one, else its first target."""
    return tuple(
        next((skill for skill in wanted if skill in question.skills), question.skills[0])
        for question in plan.questions
    )
