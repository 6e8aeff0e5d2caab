"""What the YAML parsers say about a file, in plain words.

There are two parsers, with libyaml and without: they find the same things, and word them
differently.
"""

from typing import Any

from pminterview.domain.text import visible


def in_plain_words(error: Any, text: str) -> tuple[Any, str, str | None, str]:
    """Return where a syntax error is, what it is, the way out, and the code of its rule."""
    problem = visible(str(error.problem))
    for part, message, hint in _SYNTAX:
        if part in problem:
            at_beginning = part in _SHOWN_AT_ITS_BEGINNING
            mark = error.context_mark if at_beginning else error.problem_mark
            if text.startswith("\t", mark.index):
                return mark, *_TAB, _CODES[_TAB[0]]
            return mark, message, hint, _CODES.get(message, _NOT_YAML)
    return error.problem_mark, f"this is not YAML: {problem}", None, _NOT_YAML


DEEPEST = 64
TOO_DEEP = f"nested more than {DEEPEST} levels deep"
"""Some builds of libyaml look ahead and stop at a thousand levels of their own."""

NO_CHARACTER = "this escape stands for no character"
_TAB = "a tab cannot indent YAML", "use spaces"
_OUT_OF_LINE = "this does not fit the lines above", "check the indentation"

_SYNTAX = (
    ("found a tab character", *_TAB),
    (
        "cannot start any token",
        "a value cannot begin with this character",
        "put the value in quotes",
    ),
    (
        "mapping values are not allowed",
        "a ': ' stands where no key can be",
        "put text that holds ': ' in quotes",
    ),
    (
        "could not find expected ':'",
        "a ':' is missing after a key",
        "check the indentation of the lines above",
    ),
    ("found undefined alias", "this alias has no anchor", "put text that begins with * in quotes"),
    (
        "alphabetic or numeric character",
        "an alias or an anchor needs a name",
        "put text that begins with * or & in quotes",
    ),
    ("invalid Unicode character escape code", NO_CHARACTER, "write the character itself"),
    ("second occurrence", "this anchor is defined a second time", "give it another name"),
    (
        "found another document",
        "a second document begins here",
        "one file holds one document; remove the '---'",
    ),
    ("found unexpected end of stream", "a quote is never closed", None),
    ("exceeded maximum nesting depth", TOO_DEEP, None),
    ("expected ',' or", "a bracket is never closed, or a ',' is missing in it", None),
    ("expected key", *_OUT_OF_LINE),  # these three are one finding, in the words of two parsers
    ("expected '-' indicator", *_OUT_OF_LINE),
    ("expected <block end>", *_OUT_OF_LINE),
)
"""Part of what the parser says, and how people say it."""

_SHOWN_AT_ITS_BEGINNING = frozenset(
    {"could not find expected ':'", "found unexpected end of stream", "expected ',' or"}
)
"""What the parser notices at the end of the thing, or of the file, that is wrong."""

_NOT_YAML = "Y005"
_CODES = {
    TOO_DEEP: "Y004",
    _TAB[0]: "Y006",
    NO_CHARACTER: "Y003",
    "this alias has no anchor": "Y007",
    "an alias or an anchor needs a name": "Y007",
    "this anchor is defined a second time": "Y007",
    "a second document begins here": "Y013",
}
"""The rules that are broken by more than a slip of punctuation."""
