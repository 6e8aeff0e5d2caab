"""A pack: questions and the rubrics that rate them, as one value."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from pminterview.domain.question import Question
from pminterview.domain.rubric import Criterion, Rubric
from pminterview.domain.value import Id, Prose, Value


class PackHeader(Value):
    """Where a pack comes from."""

    name: Prose
    version: Prose
    licence: Prose
    source: Prose


class Pack(Value):
    """A loaded pack: its ids are unique, and every reference leads somewhere."""

    header: PackHeader
    rubrics_header: PackHeader
    fingerprint: str
    """SHA-256 of both files, so that a changed pack can be told from the one an answer was for."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    rubrics: Annotated[tuple[Rubric, ...], Field(min_length=1)]

    @cached_property
    def questions_by_id(self) -> dict[str, Question]:
        """Return each question under its id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def rubrics_by_skill(self) -> dict[str, Rubric]:
        """Return each rubric under the id of its skill."""
        return {rubric.skill: rubric for rubric in self.rubrics}

    @cached_property
    def criteria_by_id(self) -> dict[str, Criterion]:
        """Return each criterion of every rubric under its id."""
        return {criterion.id: criterion for rubric in self.rubrics for criterion in rubric.criteria}

    def skill_called(self, name: str) -> Id | None:
        """Return the skill with this id, short name or name, in any case; None if there is none."""
        for rubric in self.rubrics:
            names = (rubric.skill, rubric.short_name, rubric.name)
            if _as_called(name) in map(_as_called, names):
                return rubric.skill
        return None


def _as_called(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")
