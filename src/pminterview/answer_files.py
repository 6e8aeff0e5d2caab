"""Answers files: a scripted interview in YAML or JSON, format 1.

format_version: 1
answers:
  - question_id: tech-skills-in-this-role
    answer: |-
      Mostly to find out early what a feature will really cost ...
"""

import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import Field

from pminterview.domain.diagnostic import Diagnostic, Location, suggestion
from pminterview.domain.pack import Pack
from pminterview.domain.value import FormatVersion, Id, Value
from pminterview.errors import AnswerFileError
from pminterview.packs.findings import echo
from pminterview.packs.load import read_model
from pminterview.packs.yaml_source import Document, parse_yaml


class ScriptedAnswer(Value):
    """What is said to one question."""

    question_id: Id
    answer: str
    """Empty: the question is skipped."""


class AnswersFile(Value):
    """A scripted interview, format 1."""

    format_version: FormatVersion
    answers: Annotated[tuple[ScriptedAnswer, ...], Field(min_length=1)]


def load_answers(file: Traversable, pack: Pack) -> Mapping[str, str]:
    """Return the answers by question id, in order; raises AnswerFileError with every finding."""
    document = _parsed(file)
    findings: list[Diagnostic] = []
    answers: dict[str, str] = {}
    loaded = read_model(AnswersFile, document, findings)
    for at, one in enumerate(loaded.answers if loaded else ()):
        place = document.locate(("answers", at, "question_id"))
        if one.question_id not in pack.questions_by_id:
            hint = suggestion(one.question_id, pack.questions_by_id)
            message = f"the pack {pack.header.name} has no question {echo(one.question_id)}"
            findings.append(Diagnostic(place, message, hint))
        elif one.question_id in answers:
            findings.append(Diagnostic(place, f"{echo(one.question_id)} is answered a second time"))
        answers[one.question_id] = one.answer
    if findings:
        lines = ["these answers cannot be used", *(str(finding) for finding in findings)]
        raise AnswerFileError("\n".join(lines))
    return answers


def _parsed(file: Traversable) -> Document:
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise AnswerFileError(f"there is no file {file}") from None
    except OSError as error:
        raise AnswerFileError(f"cannot read {file}: {error.strerror}") from error
    if not file.name.lower().endswith(".json"):
        return parse_yaml(raw, str(file))
    document = Document(str(file))
    try:
        document.data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        document.findings.append(Diagnostic(Location(str(file)), "the file is not UTF-8"))
    except json.JSONDecodeError as error:
        place = Location(str(file), error.lineno, error.colno)
        document.findings.append(Diagnostic(place, f"this is not JSON: {error.msg}"))
    except RecursionError:
        document.findings.append(Diagnostic(Location(str(file)), "nested too deep"))
    return document
