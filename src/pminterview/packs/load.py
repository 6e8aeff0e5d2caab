"""Two files in, one Pack out; or every finding that is in the way."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from pminterview.domain.diagnostic import Diagnostic, Location, suggestion
from pminterview.domain.pack import Pack, PackHeader
from pminterview.domain.question import Question
from pminterview.domain.rubric import Rubric, WordListsText, pack_file_context
from pminterview.domain.value import FormatVersion, Value, at_most
from pminterview.errors import PackError
from pminterview.packs.findings import echo, in_file_order, schema_findings
from pminterview.packs.reading import read_whole
from pminterview.packs.yaml_source import (
    Document,
    parse_yaml,
    without_cyclic_garbage_collection,
)

QUESTIONS_FILE = "questions.yaml"
RUBRICS_FILE = "rubrics.yaml"
MOST_QUESTIONS = 20_000
MOST_RUBRICS = 100
_MOST_SHOWN = 12

Model = TypeVar("Model", bound=Value)


class QuestionsFile(Value):
    """`questions.yaml`, format 1."""

    format_version: FormatVersion
    pack: PackHeader
    questions: Annotated[tuple[Question, ...], Field(min_length=1), at_most(MOST_QUESTIONS)]


class RubricsFile(Value):
    """`rubrics.yaml`, format 1."""

    format_version: FormatVersion
    pack: PackHeader
    words: WordListsText = Field(default_factory=dict)
    rubrics: Annotated[tuple[Rubric, ...], Field(min_length=1), at_most(MOST_RUBRICS)]


@without_cyclic_garbage_collection()
def load_pack(folder: Traversable) -> Pack:
    """Load the pack in a folder, or raise PackError naming everything that is wrong with it."""
    files = [(name, _read(folder, name)) for name in (QUESTIONS_FILE, RUBRICS_FILE)]
    documents = [parse_yaml(raw, str(folder / name), is_read_aloud=True) for name, raw in files]
    findings: list[Diagnostic] = []
    questions = read_model(QuestionsFile, documents[0], findings)
    rubrics = read_model(RubricsFile, documents[1], findings)
    if questions and rubrics:
        findings += in_file_order(_broken_questions(questions, rubrics, documents[0]))
        findings += in_file_order(_twice(documents[1], _rubric_ids(rubrics)))
    if findings or not questions or not rubrics:
        raise PackError(
            _summary(findings), hint=f"mend {folder} or choose another pack with --pack"
        )
    return Pack(
        header=questions.pack,
        rubrics_header=rubrics.pack,
        fingerprint=sha256(b"".join(sha256(raw).digest() for _, raw in files)).hexdigest(),
        questions=questions.questions,
        rubrics=rubrics.rubrics,
    )


def read_model(model: type[Model], document: Document, findings: list[Diagnostic]) -> Model | None:
    """Return the document as a model; else None, with the reasons added to `findings`."""
    findings += document.findings
    if document.findings:
        return None
    if newer := newer_format(document):
        findings.append(newer)
        return None
    try:
        return model.model_validate(document.data, context=pack_file_context())
    except ValidationError as error:
        findings += schema_findings(model, error, document)
        return None


def newer_format(document: Document) -> Diagnostic | None:
    """Return a finding when a file is of a format that is yet to come."""
    version = document.data.get("format_version") if isinstance(document.data, dict) else None
    if isinstance(version, int) and version > 1:
        message = f"format_version {version} is newer than this pminterview can read (1)"
        return Diagnostic(
            document.locate(["format_version"]), message, "update pminterview", "S010"
        )
    return None


def _broken_questions(
    questions: QuestionsFile, rubrics: RubricsFile, document: Document
) -> Iterator[Diagnostic]:
    """Yield ids that stand twice, and references that lead nowhere."""
    yield from _twice(document, _question_ids(questions))
    skills = [rubric.skill for rubric in rubrics.rubrics]
    criteria = [criterion.id for rubric in rubrics.rubrics for criterion in rubric.criteria]
    for at, question in enumerate(questions.questions):
        named = [(("skills", place), skill) for place, skill in enumerate(question.skills)]
        yield from _unknown(document, at, named, "skill", skills)
        probed = [
            (("probes", place, "criterion"), probe.criterion)
            for place, probe in enumerate(question.probes)
        ]
        yield from _unknown(document, at, probed, "criterion", criteria)


_Path = tuple[str | int, ...]


def _unknown(
    document: Document, at: int, named: Iterable[tuple[_Path, str]], what: str, known: list[str]
) -> Iterator[Diagnostic]:
    for path, name in named:
        if name not in known:
            place = document.locate(("questions", at, *path))
            yield Diagnostic(
                place, f"no rubric has the {what} {echo(name)}", suggestion(name, known)
            )


def _twice(document: Document, ids: Iterable[tuple[str, str, _Path]]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Location] = {}
    for what, name, path in ids:
        place = document.locate(path)
        if first := seen.get((what, name)):
            message = f"the {what} {echo(name)} stands here a second time"
            yield Diagnostic(place, message, f"first in line {first.line}")
        seen.setdefault((what, name), place)


def _question_ids(questions: QuestionsFile) -> Iterator[tuple[str, str, _Path]]:
    for at, question in enumerate(questions.questions):
        yield "question", question.id, ("questions", at, "id")


def _rubric_ids(rubrics: RubricsFile) -> Iterator[tuple[str, str, _Path]]:
    for at, rubric in enumerate(rubrics.rubrics):
        skill: _Path = ("rubrics", at)
        yield "skill", rubric.skill, (*skill, "skill")
        yield "short name", rubric.short_name, (*skill, "short_name")
        for place, criterion in enumerate(rubric.criteria):
            yield "criterion", criterion.id, (*skill, "criteria", place, "id")
            for number, indicator in enumerate(criterion.indicators):
                path = (*skill, "criteria", place, "indicators", number, "id")
                yield "indicator", indicator.id, path


def _read(folder: Traversable, name: str) -> bytes:
    file = folder / name
    try:
        return read_whole(file)
    except FileNotFoundError:
        hint = f"a pack is a folder with {QUESTIONS_FILE} and {RUBRICS_FILE}"
        raise PackError(f"the pack {folder} has no {name}", hint=hint) from None
    except OSError as error:
        raise PackError(f"cannot read {file}: {error.strerror}") from error


def _summary(findings: list[Diagnostic]) -> str:
    shown = [str(finding) for finding in findings[:_MOST_SHOWN]]
    if (more := len(findings) - len(shown)) > 0:
        shown.append(f"... and {more} more")
    return "\n".join(["this pack cannot be used", *shown])
