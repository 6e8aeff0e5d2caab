"""Answers to rate, many at a time: JSONL, answers files, and what `practice --save` wrote.

A row has an `answer`, and the `question_id` of a question in the pack; or, for a question that is
in no pack, the `question` and its `skills` (also read as `target_skills`), first target first.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pminterview.answer_files.source import parse_file
from pminterview.domain.diagnostic import Diagnostic, Location, suggestion
from pminterview.domain.pack import Pack
from pminterview.domain.question import Difficulty, Question, QuestionType
from pminterview.domain.transcript import FollowUp, TurnEnd, with_replies
from pminterview.packs.findings import echo

_LONGEST_QUESTION_ID = 80


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer to rate."""

    id: str
    question: Question
    answer: str


class _BadRowError(Exception):
    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def read_rows(lines: Iterable[bytes], file: str, pack: Pack) -> Iterator[AnswerRow | Diagnostic]:
    """Yield the row of each JSON line, or what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = Location(file, number)
            yield _row_or_finding(lambda text=line: _parsed(text), number, place, pack)


def load_rows(file: Path, pack: Pack) -> Iterator[AnswerRow | Diagnostic]:
    """Yield the rows of a YAML or JSON file; raises AnswerFileError when it cannot be read."""
    document = parse_file(file)
    yield from document.findings
    for number, item in enumerate(_items(document.data), start=1):
        place = Location(f"{file}, answer {number}")
        yield _row_or_finding(lambda item=item: item, number, place, pack)


def _row_or_finding(read: Any, number: int, place: Location, pack: Pack) -> AnswerRow | Diagnostic:
    try:
        return _row(read(), number, pack)
    except _BadRowError as error:
        return Diagnostic(place, str(error), error.hint)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _BadRowError("this line is not JSON in UTF-8") from None


def _items(data: object) -> list[object]:
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping):
        if isinstance(transcript := data.get("transcript"), Mapping):
            return _items(transcript.get("turns"))
        return _items(data.get("answers"))
    return []


def _row(item: object, number: int, pack: Pack) -> AnswerRow:
    if not isinstance(item, Mapping):
        raise _BadRowError(f"needs keys and values, got {echo(item)}")
    answer = item.get("answer")
    if not isinstance(answer, str):
        raise _BadRowError(f"answer: needs text, got {echo(answer)}")
    answer = _with_replies(item, "" if item.get("ended") == TurnEnd.SKIPPED else answer)
    question = _question(item, pack)
    named = item.get("id", question.id if question.id != _NAMELESS else number)
    return AnswerRow(str(named), question, answer.encode("utf-8", "replace").decode())


def _with_replies(item: Mapping[str, Any], answer: str) -> str:
    """Return the answer with what was said to follow-ups, as it was rated when it was saved."""
    try:
        saved = _FOLLOW_UPS.validate_python(item.get("follow_ups", ()))
    except ValidationError:
        raise _BadRowError("follow_ups: needs what `practice --save` writes") from None
    return with_replies(answer, saved) if answer else ""


_NAMELESS = "unnamed"
_FOLLOW_UPS = TypeAdapter(tuple[FollowUp, ...])


def _question(item: Mapping[str, Any], pack: Pack) -> Question:
    asked = item.get("question")
    try:
        if isinstance(asked, Mapping):
            return Question.model_validate(asked)
        if isinstance(asked, str):
            skills = item.get("skills", item.get("target_skills", ()))
            return _question_of_no_pack(asked, skills, pack)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        name = ".".join(str(step) for step in detail["loc"])
        raise _BadRowError(f"question: {name}: {detail['msg']}") from None
    question_id = item.get("question_id")
    question = pack.questions_by_id.get(str(question_id))
    if question is None:
        known = suggestion(str(question_id)[:_LONGEST_QUESTION_ID], pack.questions_by_id)
        hint = known or "give the question's text and its skills"
        raise _BadRowError(f"the pack has no question {echo(question_id)}", hint)
    return question


def _question_of_no_pack(text: str, skills: object, pack: Pack) -> Question:
    names = [pack.skill_called(str(name)) for name in skills] if isinstance(skills, list) else []
    if not names or None in names:
        known = ", ".join(rubric.skill for rubric in pack.rubrics)
        raise _BadRowError(f"skills: needs a list of skills, got {echo(skills)}", known)
    return Question(
        id=_NAMELESS,
        text=text,
        type=QuestionType.BEHAVIOURAL,
        skills=tuple(str(name) for name in names),
        difficulty=Difficulty.MEDIUM,
        seconds=300,
        hint="-",
    )
