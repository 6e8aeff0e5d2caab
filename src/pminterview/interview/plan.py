"""Which questions an interview asks, in which order, and how long each may take."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from math import ceil
from random import Random

from pminterview.domain.diagnostic import suggestion
from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.errors import UsageError

DEFAULT_QUESTION_COUNT = 4


@dataclass(frozen=True, slots=True)
class TimeRules:
    """How the clock is kept; soft unless strict: it warns, counts over and records."""

    factor: float = 1.0
    is_strict: bool = False
    has_clock: bool = True

    def budget_seconds(self, question: Question) -> float | None:
        """Return the time for a question; None without a clock."""
        return question.seconds * self.factor if self.has_clock else None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What an interview should be made of; `count` and `minutes` exclude each other."""

    count: int | None = None
    minutes: float | None = None
    question_ids: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    """Ids of skills; questions are drawn from those that ask for one of them."""
    default_count: int = DEFAULT_QUESTION_COUNT
    """How many, at most, when neither `count` nor `minutes` says so."""


@dataclass(frozen=True, slots=True)
class InterviewPlan:
    """The chosen questions in order, and the rules of their time."""

    questions: tuple[Question, ...]
    time: TimeRules
    seed: int | None = None

    @property
    def budget_seconds(self) -> float | None:
        """Return the time for all questions; None without a clock."""
        if not self.time.has_clock:
            return None
        return sum(self.time.factor * question.seconds for question in self.questions)


def plan_interview(
    pack: Pack, blueprint: Blueprint, *, time: TimeRules, seed: int, past: Sequence[str] = ()
) -> InterviewPlan:
    """Choose the questions; the same seed chooses the same ones. Raises UsageError if it cannot.

    Questions of the past (ids, in the order in which they were asked) come up again when all
    others have been asked, and then the one first that was not asked for the longest time.
    """
    if blueprint.question_ids:
        once = dict.fromkeys(blueprint.question_ids)
        return InterviewPlan(tuple(_named_question(pack, one) for one in once), time)
    asked = {question_id: at for at, question_id in enumerate(past)}
    drawn = draw_questions(pack, blueprint.skills, Random(seed))
    drawn = tuple(sorted(drawn, key=lambda question: asked.get(question.id, -1)))
    if not drawn:
        raise UsageError(f"the pack has no question for {', '.join(blueprint.skills)}")
    if blueprint.minutes is not None:
        chosen = _that_fit(drawn, blueprint.minutes * 60, time.factor)
    else:
        chosen = _the_first(drawn, blueprint.count, default_count=blueprint.default_count)
    return InterviewPlan(chosen, time, seed)


def draw_questions(pack: Pack, skills: Sequence[str], rng: Random) -> tuple[Question, ...]:
    """Return all questions for these skills (none named: all), shuffled, the skills in turn.

    Questions that have the skill as first target come before those that ask for it beside another.
    """
    order = list(skills) or rng.sample([rubric.skill for rubric in pack.rubrics], len(pack.rubrics))
    shuffled = rng.sample(list(pack.questions), len(pack.questions))
    queues = [_queue(shuffled, skill) for skill in order]
    turns = chain.from_iterable(zip_longest(*queues))
    return tuple({question.id: question for question in turns if question}.values())


def _queue(questions: Sequence[Question], skill: str) -> list[Question]:
    asking = [question for question in questions if skill in question.skills]
    return sorted(asking, key=lambda question: question.skills[0] != skill)


def _named_question(pack: Pack, question_id: str) -> Question:
    question = pack.questions_by_id.get(question_id)
    if question is None:
        raise UsageError(
            f"the pack has no question {question_id!r}",
            hint=suggestion(question_id, pack.questions_by_id)
            or f"an id looks like {pack.questions[0].id!r}",
        )
    return question


def _the_first(
    drawn: tuple[Question, ...], count: int | None, *, default_count: int
) -> tuple[Question, ...]:
    if count is None:
        return drawn[:default_count]
    if not 1 <= count <= len(drawn):
        raise UsageError(
            f"{count} questions cannot be asked: there are {len(drawn)} to choose from",
            hint=f"choose from 1 to {len(drawn)}",
        )
    return drawn[:count]


def _that_fit(drawn: tuple[Question, ...], seconds: float, factor: float) -> tuple[Question, ...]:
    chosen: list[Question] = []
    left = seconds
    for question in drawn:
        if question.seconds * factor <= left:
            chosen.append(question)
            left -= question.seconds * factor
    if not chosen:
        shortest = min(question.seconds for question in drawn) * factor / 60
        raise UsageError(
            f"no question fits into {seconds / 60:g} min",
            hint=f"the shortest takes {ceil(shortest * 10) / 10:g} min",
        )
    return tuple(chosen)
