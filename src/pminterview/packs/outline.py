"""A pack as far as it has the right shape, each part with its place.

The rules read outlines, not models: one wrong key must not hide what else is wrong. Whatever has
the wrong shape is left out here, and has its own finding from the schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pminterview.domain.diagnostic import Location
from pminterview.domain.pattern import Pattern, PatternBudget, PatternError, WordLists
from pminterview.domain.question import Difficulty, QuestionType
from pminterview.domain.rubric import Level
from pminterview.packs.yaml_source import Document

Path = tuple[str | int, ...]
"""Keys and numbers of items, from the top of a file."""

Named = tuple[Path, str]
"""A word that stands for something, and its path."""

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class QuestionOutline:
    """A question; what is missing or has the wrong shape is empty."""

    path: Path
    id: str
    text: str
    hint: str
    type: QuestionType | None
    difficulty: Difficulty | None
    seconds: int | None
    skills: tuple[Named, ...]
    probes: tuple[Named, ...]
    """The criteria that it has probes for."""


@dataclass(frozen=True, slots=True)
class IndicatorOutline:
    """An indicator; without a pattern where that does not parse."""

    path: Path
    id: str
    pattern: Pattern | None


@dataclass(frozen=True, slots=True)
class CriterionOutline:
    """A criterion, as far as it has the right shape."""

    path: Path
    id: str
    indicators: tuple[IndicatorOutline, ...]


@dataclass(frozen=True, slots=True)
class AnchorOutline:
    """What one level looks like, as far as it has the right shape."""

    path: Path
    level: Level | None
    text: str


@dataclass(frozen=True, slots=True)
class RubricOutline:
    """A rubric, as far as it has the right shape."""

    path: Path
    skill: str
    short_name: str
    anchors: tuple[AnchorOutline, ...]
    criteria: tuple[CriterionOutline, ...]


@dataclass(frozen=True, slots=True)
class PackOutline:
    """Both files of a pack; None for one that could not be read at all."""

    questions_document: Document
    rubrics_document: Document
    questions: tuple[QuestionOutline, ...] | None
    rubrics: tuple[RubricOutline, ...] | None

    def in_questions(self, path: Path) -> Location:
        """Return the place of a path in the file of questions."""
        return self.questions_document.locate(path)

    def in_rubrics(self, path: Path) -> Location:
        """Return the place of a path in the file of rubrics."""
        return self.rubrics_document.locate(path)

    @property
    def skill_of_criterion(self) -> dict[str, str]:
        """Return the skill of each criterion, by its id."""
        return {
            criterion.id: rubric.skill
            for rubric in self.rubrics or ()
            for criterion in rubric.criteria
        }


def outline_pack(questions: Document, rubrics: Document) -> PackOutline:
    """Return what can be read of a pack."""
    rubrics_data = readable_data(rubrics)
    return PackOutline(
        questions,
        rubrics,
        _parts(readable_data(questions), "questions", _question),
        _parts(rubrics_data, "rubrics", _RubricReader(rubrics_data).rubric),
    )


def readable_data(document: Document) -> Any:
    """Return the data of a document, or what is left of it where there are findings."""
    return document.salvaged if document.findings else document.data


def _parts(data: Any, key: str, outline: Any) -> tuple[Any, ...] | None:
    if not isinstance(data, dict) or not isinstance(data.get(key), list):
        return None
    return tuple(outline(item, path) for item, path in _items(data, (), key))


def _items(data: dict[str, Any], path: Path, key: str) -> Iterator[tuple[dict[str, Any], Path]]:
    """Yield the mappings in a list under a key, each with its path."""
    for at, item in _list(data, key):
        if isinstance(item, dict):
            yield item, (*path, key, at)


def _list(data: dict[str, Any], key: str) -> Iterator[tuple[int, Any]]:
    items = data.get(key)
    yield from enumerate(items if isinstance(items, list) else ())


def _question(data: dict[str, Any], path: Path) -> QuestionOutline:
    seconds = data.get("seconds")
    return QuestionOutline(
        path=path,
        id=_text(data, "id"),
        text=_text(data, "text"),
        hint=_text(data, "hint"),
        type=_choice(QuestionType, data.get("type")),
        difficulty=_choice(Difficulty, data.get("difficulty")),
        seconds=seconds if type(seconds) is int else None,
        skills=tuple(
            ((*path, "skills", at), name)
            for at, name in _list(data, "skills")
            if isinstance(name, str)
        ),
        probes=tuple(
            ((*place, "criterion"), _text(probe, "criterion"))
            for probe, place in _items(data, path, "probes")
            if _text(probe, "criterion")
        ),
    )


def _anchor(data: dict[str, Any], path: Path) -> AnchorOutline:
    written = data.get("level")
    level = next((one for one in Level if type(written) is int and one == written), None)
    return AnchorOutline(path, level, _text(data, "text"))


class _RubricReader:
    """Reads the rubrics of one file, whose patterns may not fill memory together."""

    def __init__(self, data: Any) -> None:
        self._budget = PatternBudget()
        lists = data.get("words", {}) if isinstance(data, dict) else {}
        self._budget.lists = self._lists(lists) if isinstance(lists, dict) else None

    def rubric(self, data: dict[str, Any], path: Path) -> RubricOutline:
        criteria = _items(data, path, "criteria")
        return RubricOutline(
            path=path,
            skill=_text(data, "skill"),
            short_name=_text(data, "short_name"),
            anchors=tuple(_anchor(item, place) for item, place in _items(data, path, "anchors")),
            criteria=tuple(self._criterion(item, place) for item, place in criteria),
        )

    def _criterion(self, data: dict[str, Any], path: Path) -> CriterionOutline:
        found = _items(data, path, "indicators")
        indicators = tuple(self._indicator(item, place) for item, place in found)
        return CriterionOutline(path, _text(data, "id"), indicators)

    def _indicator(self, data: dict[str, Any], path: Path) -> IndicatorOutline:
        return IndicatorOutline(path, _text(data, "id"), self._pattern(data, "pattern"))

    def _lists(self, data: dict[str, Any]) -> WordLists:
        found = {name: self._pattern(data, name) for name in data}
        return {name: one for name, one in found.items() if one is not None}

    def _pattern(self, data: dict[str, Any], key: str) -> Pattern | None:
        try:
            return self._budget.parse(_text(data, key))
        except PatternError:
            return None


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _choice(choices: type[_Choice], value: Any) -> _Choice | None:
    return choices(value) if isinstance(value, str) and value in set(choices) else None
