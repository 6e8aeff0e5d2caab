"""Plain text as the engine sees it: sentences and words, each with its place in the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"  # also accents that are characters of their own
_WORD = re.compile(rf"\d+(?:[.,]\d+)*(?:{_LETTERS})?|{_LETTERS}(?:['\u2019]{_LETTERS})*")
_SENTENCE_END = re.compile(
    r"(?<=[.!?\u2026])[\"'\u201d\u2019)\]]*\s+"  # the end of a sentence
    r"|\n[ \t\r]*(?=\n|[-*\u2022#]|\d{1,2}[.)](?!\d))"  # a blank line, or a new item of a list
)
_LONGEST_SENTENCE = 40
"""Words. Speech has no full stops: without a limit a whole transcript would be one sentence."""

BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


class Word(NamedTuple):
    """One word: lower-cased, straight apostrophes, with its offsets in the original text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A run of words that belong together; never empty."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Return the offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.words[-1].end

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Return what makes it the same sentence as another: its words, whatever stands between."""
        return tuple([word.text for word in self.words])


def normalise(word: str) -> str:
    """Return the form in which words are compared."""
    if word.isascii():  # the same, and most words are
        return word.lower()
    return unicodedata.normalize("NFC", word.casefold()).replace("\u2019", "'")


def split_words(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text; offsets are counted from `offset`."""
    if text.isascii():  # lower-casing moves nothing, and all words can be had at once
        return tuple(
            [
                Word(match.group(), offset + match.start(), offset + match.end())
                for match in _WORD.finditer(text.lower())
            ]
        )
    return tuple(
        [
            Word(normalise(match.group()), offset + match.start(), offset + match.end())
            for match in _WORD.finditer(text)
        ]
    )


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; one of more than 40 words is cut into pieces.

    A new line alone ends nothing: people press Enter where the screen ends.
    """
    sentences: list[Sentence] = []
    start = 0
    for end, after in [*(match.span() for match in _SENTENCE_END.finditer(text)), (len(text),) * 2]:
        words = split_words(text[start:end], offset=start)
        start = after
        sentences += [
            Sentence(words[first : first + _LONGEST_SENTENCE])
            for first in range(0, len(words), _LONGEST_SENTENCE)
        ]
    return tuple(sentences)


def visible(text: str) -> str:
    r"""Return the text with everything that could drive a terminal spelled out, as `\x1b`.

    New lines and tabs stay; carriage returns become new lines; lone surrogates (from a terminal
    that is not UTF-8) are spelled out too, so the result can always be encoded.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_spelled_out(char) if drives_a_terminal(char) else char for char in lines)


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 minute", "2 minutes"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def drives_a_terminal(char: str) -> bool:
    """Tell whether a character is a control: one that is obeyed, not shown."""
    if char in "\n\t":
        return False
    return char in BIDIRECTIONAL or unicodedata.category(char) in {"Cc", "Cs"}


def _spelled_out(char: str) -> str:
    return char.encode("unicode_escape").decode()
