"""YAML, read strictly and with every place remembered.

Strictly: UTF-8, one document, no tags, no merge keys, no duplicate keys, and only `true`, `false`,
`null` and plain numbers are anything but text (so `no`, `1:30`, `012` and `1e3` stay what they look
like). Sizes are bounded before anything is built: nesting, aliases, values, bytes.
"""

import codecs
import contextlib
import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from pminterview.domain.diagnostic import Diagnostic, Location
from pminterview.domain.text import BIDIRECTIONAL
from pminterview.packs.yaml_values import Constructor
from pminterview.packs.yaml_words import DEEPEST, NO_CHARACTER, TOO_DEEP, in_plain_words

_BaseLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST_FILE_BYTES = 32 * 1024 * 1024
_MOST_VALUES = 2_000_000
_MOST_WRITTEN_VALUES = 1_000_000
"""Ten thousand questions have six hundred thousand; each costs half a kilobyte while it is read."""

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURN = re.compile(f"[{''.join(sorted(BIDIRECTIONAL))}]")
_MOST_TURNS_SHOWN = 20


@dataclass(slots=True)
class Document:
    """A parsed file: its data, where everything stands, and what is wrong with it as YAML."""

    file: str
    data: Any = None
    findings: list[Diagnostic] = field(default_factory=list)
    salvaged: Any = None
    """What could be read in spite of the findings: enough to look for more of them."""
    root: yaml.Node | None = None

    def locate(self, path: Sequence[str | int], *, at_key: bool = False) -> Location:
        """Return the place of the value under a path, or of its key; else of the nearest."""
        if self.root is None:
            return Location(self.file)
        node, key = self.root, self.root
        for step in path:
            if (found := _child(node, step)) is not None:
                key, node = found
        chosen = key if at_key else node
        return self._place(chosen.start_mark, chosen.end_mark)

    def report(self, mark: Any, message: str, hint: str | None = None, *, code: str) -> None:
        """Add a finding at a mark of the parser."""
        self.findings.append(Diagnostic(self._place(mark), message, hint, code))

    def report_node(self, node: yaml.Node, message: str, code: str) -> None:
        """Add a finding about a whole node."""
        place = self._place(node.start_mark, node.end_mark)
        self.findings.append(Diagnostic(place, message, code=code))

    def report_after(
        self, before: str, message: str, hint: str | None = None, *, code: str = ""
    ) -> None:
        """Add a finding at the first character after a text that the file begins with."""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        self.findings.append(Diagnostic(Location(self.file, line, column), message, hint, code))

    def _place(self, mark: Any, end: Any = None) -> Location:
        is_on_one_line = end is not None and end.line == mark.line and end.column > mark.column
        end_column = end.column + 1 if is_on_one_line else None
        return Location(self.file, mark.line + 1, mark.column + 1, end_column)


def parse_yaml(raw: bytes, file: str, *, is_read_aloud: bool = False) -> Document:
    """Parse one file; findings instead of exceptions, and no data where there are any.

    What is read aloud to others, as packs are, may not hold characters that turn text around.
    """
    document = Document(file)
    text = decode(raw, document)
    if text is not None and _is_printable(text, document):
        if is_read_aloud:
            text = _without_turns(text, document)
        _parse(text, document)
    if document.findings:
        document.salvaged, document.data = document.data, None
    return document


def _is_printable(text: str, document: Document) -> bool:
    if unwanted := _NOT_YAML.search(text):
        message = f"the character U+{ord(unwanted.group()):04X} cannot stand in YAML"
        document.report_after(
            text[: unwanted.start()], message, "save it as plain UTF-8 text", code="Y003"
        )
    return unwanted is None


def _without_turns(text: str, document: Document) -> str:
    """Report characters that make text look other than it is, and return the text without them."""
    for turn in islice(_TURN.finditer(text), _MOST_TURNS_SHOWN):
        message = f"the invisible character U+{ord(turn.group()):04X} can make text look reversed"
        document.report_after(text[: turn.start()], message, "remove it", code="Y003")
    return _TURN.sub("\ufffd", text)


def _parse(text: str, document: Document) -> None:
    loader = _Loader(text)
    try:
        with without_cyclic_garbage_collection():
            document.root = loader.get_single_node()
            if document.root is None:
                document.report_after("", "the file is empty", code="Y012")
            elif "*" not in text or _is_bounded(document.root, document):  # no aliases without it
                document.data = Constructor(document.report_node).build(document.root)
    except _OversizeError as error:
        document.report(error.mark, str(error), code="Y004")
    except yaml.MarkedYAMLError as error:
        mark, message, hint, code = in_plain_words(error, text)
        document.report(mark, message, hint, code=code)
    except (OverflowError, ValueError):
        # Only without libyaml: its loader says so in words.
        document.report(loader.get_mark(), NO_CHARACTER, code="Y003")
    finally:
        loader.dispose()


def decode(raw: bytes, document: Document) -> str | None:
    """Return the text of a file; None, and a finding, where it is too large or not UTF-8."""
    if len(raw) > LARGEST_FILE_BYTES:
        message = f"the file has more than {LARGEST_FILE_BYTES} bytes"
        document.findings.append(Diagnostic(Location(document.file), message, code="Y004"))
    elif raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        document.report_after("", "the file is UTF-16", "save it as UTF-8", code="Y002")
    else:
        raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode()
            document.report_after(before, "the file is not UTF-8", "save it as UTF-8", code="Y002")
    return None


class _OversizeError(Exception):
    def __init__(self, message: str, mark: Any) -> None:
        super().__init__(message)
        self.mark = mark


class _Loader(_BaseLoader):  # type: ignore[misc]
    """Composes nodes only; checks sizes before the C composer recurses or fills memory."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML reads it from the class
    _depth = 0
    _count = 0

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> None:
        """Give no tag to what has none, so that a written one can be told."""

    def descend_resolver(self, current_node: Any, _current_index: Any) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise _OversizeError(TOO_DEEP, current_node.start_mark)
        if self._count > _MOST_WRITTEN_VALUES:
            message = f"the file holds more than {_MOST_WRITTEN_VALUES} values"
            raise _OversizeError(message, current_node.start_mark)

    def ascend_resolver(self) -> None:
        self._depth -= 1


@contextlib.contextmanager
def without_cyclic_garbage_collection() -> Iterator[None]:
    """Pause it: more than half of the time of a large load would go into looking for cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_bounded(root: yaml.Node, document: Document) -> bool:
    """Check that aliases form no circle and unfold neither too deep nor into millions of values."""
    measured: dict[int, tuple[int, int] | None] = {}
    pending: list[tuple[yaml.Node, bool]] = [(root, False)]
    while pending:
        node, is_done = pending.pop()
        children = _children(node)
        if is_done:
            inner = [measured[id(child)] or (0, 0) for child in children]
            size = 1 + sum(size for size, _ in inner)
            depth = 1 + max((depth for _, depth in inner), default=0)
            measured[id(node)] = size, depth
            if size > _MOST_VALUES or depth > DEEPEST:
                limit = f"{_MOST_VALUES} values" if size > _MOST_VALUES else f"{DEEPEST} levels"
                document.report(
                    node.start_mark, f"its aliases unfold into more than {limit}", code="Y004"
                )
                return False
        elif id(node) not in measured:
            measured[id(node)] = None
            pending.append((node, True))
            pending += [(child, False) for child in children]
        elif measured[id(node)] is None:
            document.report(node.start_mark, "an anchor refers to itself", code="Y007")
            return False
    return True


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key (or the item) and the value that a step leads to."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    return None
