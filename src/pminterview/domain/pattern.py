"""The pattern language of indicators: what a coach writes, parsed.

    latency                             the word, upper or lower case
    decid*                              any word that begins so
    design review*                      words next to each other
    latency | timeout*                  one of these
    (limit* | cap) & (decid* | chose)   both in one sentence, in any order
    asked ... (nurse* | driver*)        the second soon after the first
    <number> weeks                      any number, in figures or in words
    <patients>                          one of a list of words that the file names

There are no regular expressions: a pattern cannot be slow, and reads like what it finds.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from pminterview.domain.text import split_words

NUMBER = "<number>"
MOST_PHRASES = 4_000
"""Phrases that one pattern may stand for, once its brackets are multiplied out."""
MOST_PHRASES_TOGETHER = 300_000
"""Phrases that the patterns of one file may stand for: ten times what the bundled ones do."""
MOST_PATTERNS = 2_000
"""Patterns in one file."""
MOST_GROUPS = 8
"""Groups that one pattern may join with `&` and `...`."""
REACH = 4
"""Words that may stand between two groups joined by `...`."""
LONGEST_PATTERN = 20_000
"""Characters; the longest that was of use so far has three thousand."""
_MOST_WORDS = 40
"""Words next to each other: no sentence is longer."""

_SOON = "..."
_JOINS = frozenset({"&", _SOON})
_PLAIN_WORD = r"(?:[a-z]{2,}(?:'[a-z]+)?\*?|[a-z])(?![^\s()|&])"
_PLAIN_WORDS = rf"{_PLAIN_WORD}(?:\s+{_PLAIN_WORD})*"
"""Words as they are mostly written; several are one token, and so is a bracket of them."""
_TOKEN = re.compile(
    rf"\(\s*{_PLAIN_WORDS}(?:\s*\|\s*{_PLAIN_WORDS})*\s*\)|{_PLAIN_WORDS}"
    r"|[()|&]|\.\.\.|<[^>\s]*>?|(?:(?!\.\.\.)[^\s()|&<])+"
)
LIST_NAME = re.compile(r"<(?!number>)([a-z0-9][a-z0-9_-]*)>")
_ONLY_PLAIN_WORDS = re.compile(_PLAIN_WORDS)
_WRITTEN_AS_WORDS = re.compile(r"[^\W_](?:[\w\u0300-\u036f'\u2019/.,-]*[^\W_][\u0300-\u036f]*)?")
_SHORTEST_STEM = 2
_DEEPEST = 20

Phrase = tuple[str, ...]
"""Words next to each other: `word`, `stem*` or `<number>`."""

Group = tuple[Phrase, ...]
"""Alternatives: one of them must be found."""


class PatternError(ValueError):
    """A pattern that does not parse; `offset` counts characters from its start."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: a sentence matches when it holds one phrase of every group."""

    text: str
    groups: tuple[Group, ...]
    is_soon: tuple[bool, ...]
    """Whether a group must follow soon after the one before it."""

    def __str__(self) -> str:
        """Return the pattern as it was written, with the lists that it names written out."""
        return self.text


WordLists = Mapping[str, Pattern]
"""Patterns of one group that others may call by their names."""

_NO_LISTS: WordLists = MappingProxyType({})


def parse_pattern(text: str, lists: WordLists | None = _NO_LISTS) -> Pattern:
    """Parse a pattern, or raise PatternError saying what is wrong and where.

    Where it is not known which lists there are (`lists` is None), any name will do.
    """
    if len(text) > LONGEST_PATTERN:
        reason = f"a pattern has at most {LONGEST_PATTERN} characters; this one has {len(text)}"
        raise PatternError(reason, LONGEST_PATTERN)
    return _Parser(text, lists).parse()


class PatternBudget:
    """Parses the patterns of one file, as long as they do not fill memory together."""

    def __init__(self) -> None:
        self._patterns = MOST_PATTERNS
        self._phrases = MOST_PHRASES_TOGETHER
        self.lists: WordLists | None = _NO_LISTS
        """Those of the file; None when they could not be read."""

    def parse(self, text: str) -> Pattern:
        """Parse one more pattern; PatternError when it is wrong, or one too many."""
        self._patterns -= 1
        if self._patterns < 0:
            raise PatternError(f"there are more than {MOST_PATTERNS} patterns up to here", 0)
        if self._phrases <= 0:
            reason = f"the patterns up to here stand for more than {MOST_PHRASES_TOGETHER} phrases"
            raise PatternError(reason, 0)
        pattern = parse_pattern(text, self.lists)
        self._phrases -= sum(map(len, pattern.groups))
        return pattern


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    offset: int


def _tokens(text: str) -> tuple[_Token, ...]:
    return tuple([_Token(match.group(), match.start()) for match in _TOKEN.finditer(text)])


class _Parser:
    """Recursive descent: a level is phrases joined by one kind of operator."""

    def __init__(self, text: str, lists: WordLists | None) -> None:
        self._text = text
        self._lists = lists
        self._tokens = _tokens(text)
        self._next = 0

    def parse(self) -> Pattern:
        operators, operands = self._level(depth=0)
        if (left := self._peek()) is not None:
            raise PatternError(f"{left.text!r} closes nothing", left.offset)
        if not _JOINS.isdisjoint(operators):
            is_soon = (False, *(operator == _SOON for operator in operators))
            return Pattern(self._written_out(), tuple(operands), is_soon)
        return Pattern(self._written_out(), (_merged(operands),), (False,))

    def _written_out(self) -> str:
        lists = self._lists or _NO_LISTS
        named = [name for name in LIST_NAME.finditer(self._text) if name[1] in lists]
        length = len(self._text) + sum(len(str(lists[name[1]])) for name in named)
        if length > LONGEST_PATTERN:
            reason = f"with its lists a pattern has at most {LONGEST_PATTERN} characters"
            raise PatternError(f"{reason}; this one has {length}", named[-1].start())
        return LIST_NAME.sub(
            lambda name: f"({lists[name[1]]})" if name[1] in lists else name[0], self._text
        )

    def _level(self, *, depth: int) -> tuple[list[str], list[Group]]:
        """Read operands up to a closing bracket or the end; return what joins them, and them."""
        operands = [self._operand(depth)]
        count = len(operands[0])
        operators: list[str] = []
        while (token := self._peek()) is not None and token.text in {"|", *_JOINS}:
            if operators and (operators[-1] in _JOINS) != (token.text in _JOINS):
                join = next(one for one in (token.text, operators[-1]) if one in _JOINS)
                reason = f"'|' and '{join}' stand side by side: put the '|' part in brackets"
                raise PatternError(reason, token.offset)
            operators.append(self._advance().text)
            if token.text in _JOINS and len(operands) == MOST_GROUPS:
                raise PatternError(
                    f"{token.text!r} joins at most {MOST_GROUPS} groups", token.offset
                )
            operands.append(self._operand(depth))
            count += len(operands[-1])
            _check_count(count, token)
        return operators, operands

    def _operand(self, depth: int) -> Group:
        """Read words and brackets next to each other, multiplied out into phrases."""
        phrases: Group = ((),)
        word_count = 0
        while (token := self._peek()) is not None and token.text not in {")", "|", *_JOINS}:
            part = self._part(depth)
            _check_count(len(phrases) * len(part), token)
            _check_words(word_count + max(map(len, part)), token)
            word_count += max(map(len, part))
            phrases = tuple([before + after for before, after in product(phrases, part)])
        if phrases == ((),):
            raise PatternError("a word is missing here", token.offset if token else len(self._text))
        return phrases

    def _part(self, depth: int) -> Group:
        if self._tokens[self._next].text == "(":
            return self._bracket(depth + 1)
        token = self._advance()
        if token.text[0] == "(":
            _check_depth(depth + 1, token)
            return _merged([(tuple(one.split()),) for one in token.text[1:-1].split("|")])
        name = LIST_NAME.fullmatch(token.text)
        return self._list(name[1], token) if name else (_parse_words(token),)

    def _list(self, name: str, token: _Token) -> Group:
        if self._lists is None:
            return ((name,),)
        if name not in self._lists:
            known = ", ".join(f"<{one}>" for one in [*self._lists, NUMBER.strip("<>")])
            raise PatternError(f"there is no list {token.text}; there are {known}", token.offset)
        return self._lists[name].groups[0]

    def _bracket(self, depth: int) -> Group:
        opening = self._advance()
        _check_depth(depth, opening)
        operators, operands = self._level(depth=depth)
        if join := next((one for one in operators if one in _JOINS), None):
            reason = f"'{join}' joins whole groups: it cannot stand in brackets"
            raise PatternError(reason, opening.offset)
        if self._peek() is None:
            raise PatternError("this bracket is never closed", opening.offset)
        self._advance()
        return _merged(operands)

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _advance(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]


def _check_count(count: int, token: _Token) -> None:
    if count > MOST_PHRASES:
        reason = f"this stands for {count} phrases; at most {MOST_PHRASES} are allowed"
        raise PatternError(reason, token.offset)


def _check_words(count: int, token: _Token) -> None:
    if count > _MOST_WORDS:
        reason = f"more than {_MOST_WORDS} words next to each other are never found"
        words = list(re.finditer(r"\S+", token.text))
        first_too_many = words[max(0, len(words) - (count - _MOST_WORDS))]
        raise PatternError(reason, token.offset + first_too_many.start())


def _check_depth(depth: int, token: _Token) -> None:
    if depth > _DEEPEST:
        raise PatternError(f"brackets stand more than {_DEEPEST} deep", token.offset)


def _merged(operands: Iterable[Group]) -> Group:
    return tuple(dict.fromkeys(phrase for operand in operands for phrase in operand))


def _parse_words(token: _Token) -> Phrase:
    """Return the words of a token, which may be written with hyphens or slashes, too."""
    if token.text == NUMBER or _ONLY_PLAIN_WORDS.fullmatch(token.text):
        return tuple(token.text.split())
    stem = token.text.endswith("*")
    body = token.text.removesuffix("*")
    words = split_words(body)
    if not words or not _WRITTEN_AS_WORDS.fullmatch(body):
        reason = (
            f"{token.text!r} is not a word; letters, digits, ' - / and a final * may stand here"
        )
        raise PatternError(reason, token.offset)
    if stem and len(words[-1].text) < _SHORTEST_STEM:
        raise PatternError(f"{token.text!r} would match nearly anything", token.offset)
    return (*(word.text for word in words[:-1]), words[-1].text + "*" * stem)
