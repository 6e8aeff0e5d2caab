"""All that is wrong with packs, at once: every file, every rule, in the order of the files."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from pminterview.domain.diagnostic import Diagnostic, Location, Severity
from pminterview.domain.rubric import pack_file_context
from pminterview.packs.findings import in_file_order, schema_findings
from pminterview.packs.load import (
    QUESTIONS_FILE,
    RUBRICS_FILE,
    QuestionsFile,
    RubricsFile,
    newer_format,
)
from pminterview.packs.outline import PackOutline, outline_pack, readable_data
from pminterview.packs.reading import read_whole
from pminterview.packs.rules import coverage, questions, rubrics, shape
from pminterview.packs.rules.rubric_texts import ANCHORS
from pminterview.packs.rules.yaml import UNREADABLE, read_differently
from pminterview.packs.yaml_source import (
    Document,
    parse_yaml,
    without_cyclic_garbage_collection,
)

_CHECKS: tuple[Callable[[PackOutline], Iterator[Diagnostic]], ...] = (
    shape.id_twice,
    shape.unknown_reference,
    *questions.CHECKS,
    *rubrics.CHECKS,
    *coverage.CHECKS,
)

_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_IGNORE = re.compile(r"#.*?\bpminterview:\s*ignore\s+([A-Z]\d{3}(?:[,\s]+[A-Z]\d{3})*)")


@dataclass(slots=True)
class SourceFile:
    """A file of a pack as it was read: its document, and its lines when they are asked for."""

    name: str
    raw: bytes | None = None
    """None where it could not be read."""
    model: type[QuestionsFile | RubricsFile] = QuestionsFile
    document: Document = field(init=False)
    _lines: list[str] | None = None

    def __post_init__(self) -> None:
        self.document = Document(self.name)

    @property
    def lines(self) -> list[str]:
        """Return its lines, as YAML counts them."""
        if self._lines is None:
            text = (self.raw or b"").decode("utf-8-sig", errors="replace")
            self._lines = _LINE_BREAK.split(text)
        return self._lines

    def line(self, place: Location) -> str:
        """Return the line of a place; empty when there is none."""
        return self.lines[place.line - 1] if place.line and place.line <= len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class LintedPacks:
    """What was looked at, and what was found, in the order of the files."""

    files: tuple[SourceFile, ...]
    findings: tuple[Diagnostic, ...]
    question_count: int

    @property
    def has_readable_files(self) -> bool:
        """Tell whether there was anything to look at."""
        return any(file.raw is not None for file in self.files)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def excerpt(self, place: Location) -> str:
        """Return the line of a finding; empty when there is none to show."""
        return next((one.line(place) for one in self.files if one.name == place.file), "")


@without_cyclic_garbage_collection()
def lint_packs(folders: Sequence[Traversable]) -> LintedPacks:
    """Check the packs in these folders with every rule; nothing is raised for what they hold."""
    files = [file for folder in folders for file in _read_both(folder)]
    outlines = [
        outline_pack(files[at].document, files[at + 1].document) for at in range(0, len(files), 2)
    ]
    findings = [finding for file in files for finding in _findings_in(file)]
    for outline in outlines:
        findings += [finding for check in _CHECKS for finding in check(outline)]
    findings += questions.near_duplicate(outlines)
    return LintedPacks(
        files=tuple(files),
        findings=tuple(_in_order(files, findings)),
        question_count=sum(len(outline.questions or ()) for outline in outlines),
    )


def _read_both(folder: Traversable) -> Iterator[SourceFile]:
    kinds = ((QUESTIONS_FILE, QuestionsFile), (RUBRICS_FILE, RubricsFile))
    for name, model in kinds:
        file = SourceFile(str(folder / name), model=model)
        try:
            file.raw = read_whole(folder / name)
        except FileNotFoundError:
            hint = f"a pack is a folder with {QUESTIONS_FILE} and {RUBRICS_FILE}"
            message = "this file is missing"
            file.document.findings.append(
                UNREADABLE.finding(Location(file.name), message, hint=hint)
            )
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            file.document.findings.append(UNREADABLE.finding(Location(file.name), message))
        else:
            file.document = parse_yaml(file.raw, file.name, is_read_aloud=True)
        yield file


def _findings_in(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield what the parser and the schema find, each place once."""
    yield from file.document.findings
    taken = {_at(finding) for finding in file.document.findings}
    data = readable_data(file.document)
    if data is None and file.document.findings:
        return
    for finding in _shape_findings(file, data):
        if _at(finding) not in taken or finding.code in _ABOUT_KEYS:
            taken.add(_at(finding))
            yield finding
    for finding in read_differently(file.document, file.line):
        if _at(finding) not in taken:
            yield finding


_ABOUT_KEYS = frozenset({"S001", "S002", "Q106", "Q107", "R204"})
"""Found at a key or its mapping: another finding there says nothing about them."""


def _shape_findings(file: SourceFile, data: object) -> Iterator[Diagnostic]:
    if newer := newer_format(file.document):
        yield newer
        return
    try:
        file.model.model_validate(data, context=pack_file_context())
    except ValidationError as error:
        for finding in schema_findings(file.model, error, file.document):
            if finding.code != ANCHORS.code:  # the rule says which level it is
                yield finding


def _at(finding: Diagnostic) -> tuple[int | None, int | None]:
    return finding.location.line, finding.location.column


def _in_order(files: Iterable[SourceFile], findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings file by file, from top to bottom, without those that a comment ignores."""
    by_file: dict[str, list[Diagnostic]] = {}
    for finding in dict.fromkeys(findings):
        by_file.setdefault(finding.location.file, []).append(finding)
    for file in files:
        own = by_file.get(file.name, [])
        misshapen = {_at(one) for one in own if one.code in _ABOUT_VALUES}
        for finding in in_file_order(own):
            is_echo = _at(finding) in misshapen and finding.code[0] in "QRC"
            if not is_echo and not _is_ignored(finding, file):
                yield finding


_ABOUT_VALUES = frozenset({"S003", "S004", "S005", "S006", "S007"})
"""What has the wrong shape breaks no other rule."""


def _is_ignored(finding: Diagnostic, file: SourceFile) -> bool:
    if finding.severity is not Severity.WARNING or not finding.location.line:
        return False
    place = finding.location
    above = replace(place, line=finding.location.line - 1)
    marks = [_IGNORE.search(file.line(place)), _IGNORE.match(file.line(above).strip())]
    return any(finding.code in mark.group(1) for mark in marks if mark)
