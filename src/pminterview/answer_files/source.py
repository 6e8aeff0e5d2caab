"""Files of answers as they are written: YAML or JSON, with every finding in its place."""

import json
from collections import Counter
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any

from pminterview.domain.diagnostic import Diagnostic, Location
from pminterview.errors import AnswerFileError
from pminterview.packs.findings import echo
from pminterview.packs.yaml_source import Document, decode, parse_yaml


def parse_file(file: Traversable) -> Document:
    """Parse a YAML or JSON file by its ending; raises AnswerFileError when it cannot be read."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise AnswerFileError(f"there is no file {file}") from None
    except OSError as error:
        raise AnswerFileError(f"cannot read {file}: {error.strerror}") from error
    if not file.name.lower().endswith(".json"):
        return parse_yaml(raw, str(file))
    document = Document(str(file))
    if (text := decode(raw, document)) is not None:
        _parse_json(text, document)
    return document


def _parse_json(text: str, document: Document) -> None:
    def mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        for key, count in Counter(key for key, _ in pairs).items():
            if count > 1:
                message = f"the key {echo(key)} stands twice in one object"
                document.findings.append(Diagnostic(Location(document.file), message))
        return dict(pairs)

    try:
        document.data = json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError as error:
        document.report_after(text[: error.pos], f"this is not JSON: {error.msg}")
    except RecursionError:
        document.findings.append(Diagnostic(Location(document.file), "nested too deep"))
    except ValueError:
        message = "a number has too many digits"
        document.findings.append(Diagnostic(Location(document.file), message))
