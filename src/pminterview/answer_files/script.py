"""Answers files: a scripted interview in YAML or JSON, format 1.

format_version: 1
answers:
  - question_id: tech-skills-in-this-role
    answer: |-
      Mostly to find out early what a feature will really cost ...
    replies:
      - The last one was the offline mode, which I knew would ...
"""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import Field, StringConstraints

from pminterview.answer_files.source import parse_file
from pminterview.domain.diagnostic import Diagnostic, suggestion
from pminterview.domain.pack import Pack
from pminterview.domain.value import FormatVersion, Id, Value, at_most
from pminterview.errors import AnswerFileError
from pminterview.interview.script import Lines
from pminterview.packs.findings import echo
from pminterview.packs.load import read_model

Text = Annotated[str, StringConstraints(min_length=0)]
"""Any bound makes pydantic refuse lone surrogates, which no file and no terminal could show."""


class ScriptedAnswer(Value):
    """What is said to one question."""

    question_id: Id
    answer: Text
    """Empty: the question is skipped."""
    replies: Annotated[tuple[Text, ...], at_most(20)] = ()
    """To follow-ups, in their order; they are asked with `--follow-ups` only."""


class AnswersFile(Value):
    """A scripted interview, format 1."""

    format_version: FormatVersion
    answers: Annotated[tuple[ScriptedAnswer, ...], Field(min_length=1)]


def load_answers(file: Traversable, pack: Pack) -> Mapping[str, Lines]:
    """Return what is said by question id, in order; raises AnswerFileError with every finding."""
    document = parse_file(file)
    findings: list[Diagnostic] = []
    answers: dict[str, Lines] = {}
    loaded = read_model(AnswersFile, document, findings)
    for at, one in enumerate(loaded.answers if loaded else ()):
        place = document.locate(("answers", at, "question_id"))
        if one.question_id not in pack.questions_by_id:
            hint = suggestion(one.question_id, pack.questions_by_id)
            message = f"the pack {pack.header.name} has no question {echo(one.question_id)}"
            findings.append(Diagnostic(place, message, hint))
        elif one.question_id in answers:
            findings.append(Diagnostic(place, f"{echo(one.question_id)} is answered a second time"))
        answers[one.question_id] = Lines(one.answer, one.replies)
    if findings:
        lines = ["these answers cannot be used", *(str(finding) for finding in findings)]
        raise AnswerFileError("\n".join(lines))
    return answers
