"""What is wrong with a document's data, in plain words and with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from pminterview.domain.diagnostic import Diagnostic, Location, quoted, suggestion
from pminterview.domain.pattern import PatternError
from pminterview.packs.yaml_source import Document


def schema_findings(
    model: type[BaseModel], error: ValidationError, document: Document
) -> list[Diagnostic]:
    """Return one finding for each thing that keeps the data from being a `model`, in file order."""
    if error.error_count() > MOST_MISTAKES:
        return [_beyond_counting(error.error_count(), document)]
    details = [one for one in error.errors(include_url=False) if not _is_echo(one)]
    misspelt = {_meant(model, one) for one in details if one["type"] == "extra_forbidden"}
    told = [one for one in details if one["type"] != "missing" or one["loc"] not in misspelt]
    return in_file_order(_finding(model, detail, document) for detail in told)


MOST_MISTAKES = 10_000
"""Nobody reads more, and the memory for a million of them is better kept."""


def _beyond_counting(count: int, document: Document) -> Diagnostic:
    message = f"{count} things are wrong in this file; they are too many to tell them all"
    return Diagnostic(document.locate(()), message, "mend its first entries and look again", "Y004")


def in_file_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings of one file from its top to its bottom."""
    return sorted(
        findings, key=lambda finding: (finding.location.line or 0, finding.location.column or 0)
    )


def _finding(model: type[BaseModel], detail: Any, document: Document) -> Diagnostic:
    path = detail["loc"]
    if detail["type"] == "missing":
        message = f"the key {path[-1]!r} is missing"
        return Diagnostic(document.locate(path[:-1]), message, code=_missing_code(path[-1]))
    if detail["type"] == "extra_forbidden":
        message = f"unknown key {echo(path[-1])}"
        hint = suggestion(str(path[-1]), _keys(model))
        return Diagnostic(document.locate(path, at_key=True), message, hint, "S001")
    is_key = path[-1:] == ("[key]",)  # what pydantic says of a key that is wrong itself
    names = path[:-2] if is_key else path
    name = next((step for step in reversed(names) if isinstance(step, str)), "the file")
    message, hint = _in_plain_words(detail)
    place = document.locate(path[:-1] if is_key else path, at_key=is_key)
    place = _within(place, detail)
    return Diagnostic(place, f"{name}: {message}", hint, _code(detail))


def _meant(model: type[BaseModel], detail: Any) -> tuple[Any, ...]:
    """Return the path of the key that an unknown key was meant to be: it is not missing, too."""
    path = detail["loc"]
    close = get_close_matches(str(path[-1]), _keys(model), n=1)
    return (*path[:-1], *close)


def _within(place: Location, detail: Any) -> Location:
    """Return the place inside of a pattern where it goes wrong, if it is written on one line."""
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, PatternError) and place.column and place.end_column:
        rest = len(str(detail["input"])) - error.offset
        if rest > 0 and place.end_column - place.column == len(str(detail["input"])):
            return replace(place, column=place.column + error.offset)
    return place


def _missing_code(key: object) -> str:
    """Return the code of the rule that asks for a key: some are asked for by name."""
    return _CODES_OF_KEYS.get(key, "S002")


def _code(detail: Any) -> str:
    if isinstance(detail.get("ctx", {}).get("error"), PatternError):
        return "R205"
    if detail["type"] == "value_error" and isinstance(detail["input"], dict):
        return "R201"  # the one thing that a model checks as a whole: see `Rubric`
    if detail["type"] in _EMPTY:
        key = next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")
        return _CODES_OF_KEYS.get(key, "S005")
    return _CODES.get(detail["type"], "S004")


_EMPTY = frozenset({"string_too_short", "too_short"})
_CODES_OF_KEYS: dict[object, str] = {
    "hint": "Q106",
    "licence": "Q107",
    "source": "Q107",
    "anchors": "R201",
    "indicators": "R204",
}
_CODES = {
    "enum": "S003",
    "literal_error": "S003",
    "string_pattern_mismatch": "S006",
    "string_too_long": "S006",
    "greater_than_equal": "S007",
    "less_than_equal": "S007",
}


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
            return f"{needed}, got {echo(value)}", _as_seconds(value) or hint
        case _:
            return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}, got {echo(value)}", None


def _as_seconds(value: object) -> str | None:
    """Return how a time is written, for one that is written as on a clock."""
    if isinstance(value, str) and (clock := _CLOCK.fullmatch(value)):
        return f"write {int(clock[1]) * 60 + int(clock[2])}: times are in seconds"
    return None


_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2})")
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
    "dict_type": ("needs keys and values", None),
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
