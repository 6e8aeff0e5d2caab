"""What is wrong with a document's data, in plain words and with its place."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from pminterview.domain.diagnostic import Diagnostic, quoted, suggestion
from pminterview.domain.pattern import PatternError
from pminterview.packs.yaml_source import Document


def schema_findings(
    model: type[BaseModel], error: ValidationError, document: Document
) -> list[Diagnostic]:
    """Return one finding for each thing that keeps the data from being a `model`, in file order."""
    if error.error_count() > MOST_MISTAKES:
        return [_beyond_counting(error.error_count(), document)]
    details = [one for one in error.errors(include_url=False) if not _is_echo(one)]
    return in_file_order(_finding(model, detail, document) for detail in details)


MOST_MISTAKES = 10_000
"""Nobody reads more, and the memory for a million of them is better kept."""


def _beyond_counting(count: int, document: Document) -> Diagnostic:
    message = f"{count} things are wrong in this file; they are too many to tell them all"
    return Diagnostic(document.locate(()), message, "mend its first entries and look again")


def in_file_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings of one file from its top to its bottom."""
    return sorted(
        findings, key=lambda finding: (finding.location.line or 0, finding.location.column or 0)
    )


def _finding(model: type[BaseModel], detail: Any, document: Document) -> Diagnostic:
    path = detail["loc"]
    at_key = detail["type"] in {"extra_forbidden", "missing"}
    if detail["type"] == "missing":
        message, hint = f"the key {path[-1]!r} is missing", None
        return Diagnostic(document.locate(path[:-1]), message, hint)
    if detail["type"] == "extra_forbidden":
        message = f"unknown key {echo(path[-1])}"
        return Diagnostic(
            document.locate(path, at_key=at_key), message, suggestion(str(path[-1]), _keys(model))
        )
    name = next((step for step in reversed(path) if isinstance(step, str)), "the file")
    message, hint = _in_plain_words(detail)
    return Diagnostic(document.locate(path), f"{name}: {message}", hint)


def _is_echo(detail: Any) -> bool:
    """Tell whether a list is called empty only since all of its items are wrong."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _in_plain_words(detail: Any) -> tuple[str, str | None]:
    value, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "greater_than_equal" | "less_than_equal":
            bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
            return f"{echo(value)} must be {bound}", None
        case "enum" | "literal_error":
            known = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{echo(value)} is not one of {', '.join(known)}", suggestion(str(value), known)
        case "value_error":
            return _value_error(context["error"], value)
        case kind if kind in _NEEDS:
            needed, hint = _NEEDS[kind]
            return f"{needed}, got {echo(value)}", hint
        case _:
            return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}, got {echo(value)}", None


_NEEDS: dict[str, tuple[str, str | None]] = {
    "string_type": ("needs text", "put it in quotes"),
    "string_unicode": ("needs whole characters", "a lone surrogate is half of one"),
    "int_type": ("needs a whole number", None),
    "string_pattern_mismatch": ("needs an id", "use small letters, digits, - and _"),
    "string_too_short": ("needs a word at least", None),
    "string_too_long": ("is too long for an id", None),
    "too_short": ("needs at least one item", None),
    "tuple_type": ("needs a list", "begin each item with '- '"),
    "model_type": ("needs keys and values", None),
}


def _value_error(error: ValueError, value: object) -> tuple[str, str | None]:
    if isinstance(error, PatternError):
        rest = str(value)[error.offset :]
        return f"{error}" + (f", at {echo(rest)}" if rest else ", at its end"), None
    return str(error), None


def echo(value: object) -> str:
    """Return a value as it can be shown in a message: short, quoted, harmless."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "keys and values"
    if value is None:
        return "nothing"
    return quoted(value) if isinstance(value, str) else quoted(str(value))[1:-1]


@cache
def _keys(model: type[BaseModel]) -> list[str]:
    """Return every key that may stand somewhere in a file of this model."""

    def of(schema: Any) -> Iterator[str]:
        yield from schema.get("properties", {})
        for definition in schema.get("$defs", {}).values():
            yield from of(definition)

    return sorted(set(of(model.model_json_schema())))
