"""Files of ratings, and of the answers and questions they belong to: JSONL, one object a line.

{"id": "a1", "rater": "kim", "technical_fluency": 2, "communication": 3, "overall": 2}

What `pminterview score` prints is read too; there the engine is the rater.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pminterview.domain.diagnostic import Diagnostic, Location, suggestion
from pminterview.domain.text import split_words
from pminterview.errors import RatingFileError
from pminterview.packs.findings import echo
from pminterview.scoring.comparison import OVERALL, RATED, SKILLS, Backdrop, RaterRatings

PIPE = Path("-")
_TOP = 4
_T = TypeVar("_T")
_Row = Mapping[str, Any]


class _BadRowError(Exception):
    """What is wrong with one row."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class RatingReader:
    """Reads files; what is wrong with a row goes to `findings`, and the rest is read on."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []

    def read_ratings(self, files: Sequence[Path]) -> tuple[RaterRatings, ...]:
        """Return the ratings of every rater; raises RatingFileError when there are none."""
        given: dict[str, dict[str, Mapping[str, float]]] = {}
        engines: set[str] = set()

        def take(row: _Row) -> None:
            answer_id, is_engine = _text(row, "id"), "engine" in row
            rater = _text(row, "engine" if is_engine else "rater")
            ratings = _engine_ratings(row) if is_engine else _given_ratings(row)
            if answer_id in given.get(rater, {}):
                raise _BadRowError(f"{echo(rater)} rates {echo(answer_id)} a second time")
            given.setdefault(rater, {})[answer_id] = ratings
            if is_engine:
                engines.add(rater)

        for file in files:
            for _ in self._taken(file, take):
                pass
        if not given:
            raise self._nothing("there are no ratings that can be used")
        return tuple(RaterRatings(name, name in engines, given[name]) for name in sorted(given))

    def read_backdrop(
        self, raters: Sequence[RaterRatings], answers: Sequence[Path], questions: Path | None
    ) -> Backdrop:
        """Return what is known of the rated answers; raises RatingFileError when nothing fits."""
        rated = sorted({answer_id for rater in raters for answer_id in rater.by_id})
        read = dict(one for file in answers for one in self._taken(file, _answer))
        targets = dict(self._taken(questions, _question)) if questions else {}
        known = {one: read[one] for one in rated if one in read}
        question_ids = {one: question for one, (_, question) in known.items() if question}
        for one in rated:
            named = (one, one.rpartition("-")[0])
            if one not in question_ids and (found := [name for name in named if name in targets]):
                question_ids[one] = found[0]
        if answers and not known:
            named_files = ", ".join(map(str, answers))
            raise self._nothing(f"none of the rated answers is in {named_files}", "compare the ids")
        if questions and not targets.keys() & question_ids.values():
            message = f"none of the rated answers is known to be to a question in {questions}"
            raise self._nothing(message, "--answers FILE says by `question_id` which they are")
        words = {one: count for one, (count, _) in known.items()}
        return Backdrop(word_counts=words, question_ids=question_ids, targets=targets)

    def _taken(self, file: Path, take: Callable[[_Row], _T]) -> Iterator[_T]:
        """Yield what is made of each row; a bad one is reported."""
        name = "standard input" if file == PIPE else str(file)
        for number, line in enumerate(_lines(file), start=1):
            if line.strip():
                try:
                    yield take(_parsed(line))
                except _BadRowError as error:
                    place = Location(name, number)
                    self.findings.append(Diagnostic(place, str(error), error.hint))

    def _nothing(self, message: str, hint: str | None = None) -> RatingFileError:
        return RatingFileError("\n".join([message, *map(str, self.findings)]), hint=hint)


def _lines(file: Path) -> list[bytes]:
    try:
        raw = _from_pipe() if file == PIPE else file.read_bytes()
        return raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except FileNotFoundError:
        raise RatingFileError(f"there is no file {file}") from None
    except OSError as error:
        raise RatingFileError(f"cannot read {file}: {error.strerror}") from error


def _from_pipe() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def _parsed(line: bytes) -> _Row:
    try:
        row = json.loads(line.decode("utf-8"), object_pairs_hook=_mapping)
    except (ValueError, RecursionError):
        raise _BadRowError("this line is not JSON in UTF-8") from None
    if not isinstance(row, dict):
        raise _BadRowError(f"needs keys and values, got {echo(row)}")
    return row


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise _BadRowError(f"the key {echo(twice)} stands twice in one object")
    return row


def _given_ratings(row: _Row) -> Mapping[str, float]:
    """Return what a person rated."""
    if row.get(OVERALL) is None:
        raise _BadRowError("the key 'overall' is missing")
    return {skill: _number(row[skill], skill) for skill in RATED if row.get(skill) is not None}


def _engine_ratings(row: _Row) -> Mapping[str, float]:
    """Return the points of a row of `score`."""
    skills = row.get("skills")
    if not isinstance(skills, dict):
        raise _BadRowError(f"skills: needs keys and values, got {echo(skills)}")
    outcomes = {OVERALL: row.get(OVERALL), **{skill: skills.get(skill) for skill in SKILLS}}
    if outcomes[OVERALL] is None:
        raise _BadRowError("the key 'overall' is missing")
    return {skill: _points(one, skill) for skill, one in outcomes.items() if one is not None}


def _points(outcome: object, skill: str) -> float:
    if not isinstance(outcome, dict) or not outcome.keys() & {"points", "not_rated"}:
        raise _BadRowError(f"{skill}: needs `points` or `not_rated`")
    return 0.0 if "not_rated" in outcome else _number(outcome["points"], skill)


def _number(value: object, skill: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= _TOP:  # type: ignore[operator]
        raise _BadRowError(f"{skill}: needs a number from 0 to {_TOP}, got {echo(value)}")
    return float(value)  # type: ignore[arg-type]


def _text(row: _Row, key: str) -> str:
    value = row.get(key)
    if key not in row:
        raise _BadRowError(f"the key {key!r} is missing")
    if not isinstance(value, str) or not value.strip():
        raise _BadRowError(f"{key}: needs text, got {echo(value)}")
    return value


def _answer(row: _Row) -> tuple[str, tuple[int, str]]:
    """Return id, word count, and the question, empty when it is not named."""
    answer_id, answer = _text(row, "id"), row.get("answer")
    if not isinstance(answer, str):
        raise _BadRowError(f"answer: needs text, got {echo(answer)}")
    question = _text(row, "question_id") if "question_id" in row else ""
    return answer_id, (len(split_words(answer)), question)


def _question(row: _Row) -> tuple[str, frozenset[str]]:
    """Return id and skills."""
    key = "target_skills" if "target_skills" in row else "skills"
    skills = row.get(key)
    if not isinstance(skills, list):
        raise _BadRowError(f"{key}: needs a list of skills, got {echo(skills)}")
    for skill in skills:
        if skill not in SKILLS:
            raise _BadRowError(f"unknown skill {echo(skill)}", suggestion(str(skill), SKILLS))
    return _text(row, "id"), frozenset(skills)
