"""Y0xx: the file as YAML. These findings are made where it is read, in `packs.yaml_source`."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pminterview.domain.diagnostic import Diagnostic, Location, Severity, quoted
from pminterview.packs.outline import Path, readable_data
from pminterview.packs.rules.rule import Rule
from pminterview.packs.yaml_source import Document

UNREADABLE = Rule(
    "Y001",
    "file missing or unreadable",
    what="A pack is a folder with questions.yaml and rubrics.yaml, and both can be read.",
    why="Questions without rubrics cannot be rated, and rubrics without questions are never used.",
    fails="my-pack/\n  questions.yaml",
    passes="my-pack/\n  questions.yaml\n  rubrics.yaml",
)

_SURPRISE = Rule(
    "Y014",
    "read differently by others",
    severity=Severity.WARNING,
    what="Text that other YAML readers take for a number, a date or yes and no stands in quotes.",
    why=(
        "Older readers take `no` for false, `1:30` for ninety and `012` for ten. pminterview takes"
        " them for text, but your editor, or the next tool, may not."
    ),
    fails="version: 1_0\nlicence: no",
    passes='version: "1_0"\nlicence: "no"',
)

RULES = (
    UNREADABLE,
    Rule(
        "Y002",
        "not UTF-8",
        what="A file is UTF-8 text; a byte order mark at its beginning is fine.",
        why="In any other encoding, accents and quotes become other characters elsewhere.",
        fails="(a file saved as UTF-16 or Latin-1)",
        passes="(the same file saved as UTF-8)",
    ),
    Rule(
        "Y003",
        "character not allowed",
        what=(
            "A file has no control characters, none that turn text around, and no halves of"
            " characters."
        ),
        why="They cannot be seen, and could drive the terminal of whoever reads the file.",
        fails='text: "Why?\\ud800"',
        passes='text: "Why?"',
    ),
    Rule(
        "Y004",
        "larger than allowed",
        what=(
            "A file has at most 32 MiB and 1,000,000 values, is nested at most 64 levels deep, and"
            " its aliases unfold into at most 2,000,000 values."
        ),
        why="A few lines of aliases can unfold into more than any machine can hold.",
        fails="a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]  # ... and so on, 20 times",
        passes="a: &a [x, x, x]\nb: [*a]",
    ),
    Rule(
        "Y005",
        "not YAML",
        what="The file follows the syntax of YAML.",
        why="Nothing else in the file can be checked until it does.",
        fails="text: Two things: why, and for whom?",
        passes='text: "Two things: why, and for whom?"',
    ),
    Rule(
        "Y006",
        "indented with a tab",
        what="Lines are indented with spaces.",
        why="YAML forbids tabs there, since nobody can see how wide they are.",
        fails="pack:\n\tname: sample",
        passes="pack:\n  name: sample",
    ),
    Rule(
        "Y007",
        "alias leads nowhere",
        what="An alias names an anchor that stands above it, and is not inside of it.",
        why="Text that begins with * or & must stand in quotes, or YAML takes it for one of these.",
        fails="text: *important* Why now?",
        passes='text: "*important* Why now?"',
    ),
    Rule(
        "Y008",
        "tag not allowed",
        what="Values carry no tags.",
        why="Tags can make other readers run code; a pack needs none.",
        fails="seconds: !!int 120",
        passes="seconds: 120",
    ),
    Rule(
        "Y009",
        "merge key",
        what="Mappings do not borrow the keys of others with `<<`.",
        why="It is no part of YAML 1.2, and readers differ on what it does. Aliases are fine.",
        fails="- <<: *usual\n  id: why-now",
        passes="- pack: *usual\n  id: why-now",
    ),
    Rule(
        "Y010",
        "duplicate key",
        what="A key stands once in a mapping.",
        why="Most readers silently take the last one, and the first is lost.",
        fails="seconds: 120\nseconds: 180",
        passes="seconds: 180",
    ),
    Rule(
        "Y011",
        "key is not a word",
        what="A key is a word, not a list or a mapping.",
        why="No key of a pack is anything else; a `?` or a bracket slipped in.",
        fails="? [id]\n: why-now",
        passes="id: why-now",
    ),
    Rule(
        "Y012",
        "empty file",
        what="There is something in the file besides comments.",
        why="An empty file is nearly always one that was not saved.",
        fails="# questions will follow",
        passes="format_version: 1\npack: ...",
    ),
    Rule(
        "Y013",
        "second document",
        what="A file holds one document.",
        why="What follows a second `---` would never be read.",
        fails="format_version: 1\n---\nquestions: []",
        passes="format_version: 1\nquestions: []",
    ),
    _SURPRISE,
)

_READ_DIFFERENTLY = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null)"
    r"|[-+]?(?:0[0-7_]+|0[ob][0-7_]+|0x[0-9a-fA-F_]+|[0-9]+(?:_[0-9]+)+)"
    r"|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"
)
_LONGEST = 40
"""Characters: longer text is never taken for anything else."""
_MARKS = frozenset("'\"|>")


def read_differently(document: Document, line: Callable[[Location], str]) -> Iterator[Diagnostic]:
    """Yield plain text that another reader of YAML would not take for text."""
    for path, text in _short_texts(readable_data(document), ()):
        if _READ_DIFFERENTLY.fullmatch(text):
            place = document.locate(path)
            if line(place)[(place.column or 1) - 1 :][:1] not in _MARKS:
                message = f"other YAML readers do not take {quoted(text)} for text"
                yield _SURPRISE.finding(place, message, hint="put it in quotes")


def _short_texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        if len(data) <= _LONGEST:
            yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _short_texts(value, (*path, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from _short_texts(item, (*path, at))
