"""What is not rated, and what is set aside before rating. Each guard says what it saw."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Self

from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.domain.rating import IntegrityNote
from pminterview.domain.text import Sentence, counted, split_sentences, split_words
from pminterview.scoring.english import (
    FUNCTION_WORDS,
    NOT_ENGLISH,
    is_word_list,
    refusal_for_form,
)
from pminterview.scoring.remarks import RemarkFinder

_FEWEST_WORDS = 8
_COPIED_SHARE = 0.8
_ECHOED_SHARE = 0.6
_FEWEST_ECHOED = 5
_REPEATED_SHARE = 0.6
_FEWEST_RUNS = 4
_RECITED_SHARE = 0.35
_MOSTLY = 0.5
_RUN = 3
"""Words in a row that make a copied stretch."""
_LONG_COPY = 6
"""Words in a row that are cut out where they are copied; shorter stretches are just English."""
_STEM, _SHORTEST = 5, 4
"""Letters by which words of an answer and of its question are compared, if they have some."""
_FEWEST_WORDS_TO_STRAY = 90
_SEPARATOR = re.compile(r"[,;/|]")
_LONG_LIST, _SHORT_ITEM = 8, 2.5
"""Items of a list, and the words an item has on average at most."""
_CODE = re.compile(r"[{}<>=;$\\|`]")
_CODE_SHARE = 0.045

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recitable:
    """What a pack says in its rubrics, to tell when an answer only says it again."""

    runs: frozenset[Run]
    remarks: RemarkFinder

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """Prepare the rubrics of a pack; once for many answers."""
        runs: set[Run] = set()
        for text in _rubric_texts(pack):
            runs |= _runs(tuple(word.text for word in split_words(text)))
        return cls(frozenset(runs), RemarkFinder())


@dataclass(frozen=True, slots=True)
class GuardedText:
    """An answer as it is rated: sentences of its own, each once."""

    sentences: tuple[Sentence, ...]
    notes: tuple[IntegrityNote, ...]
    refusal: str | None
    """Why nothing can be rated; None when it can."""


def guard(answer: str, question: Question, recitable: Recitable) -> GuardedText:
    """Set aside what is not the candidate's own to rate, and refuse what is no answer."""
    sentences = split_sentences(answer)
    filtered = _Filter(answer, question, recitable)
    own = tuple([rest for sentence in sentences for rest in filtered.rest_of(sentence)])
    stray = _off_topic(question, own)
    refusal = _refusal(answer, sum(len(one.words) for one in sentences), own, filtered)
    return GuardedText(own, (*filtered.notes, *stray), refusal)


class _Filter:
    """Goes through the sentences of one answer and remembers why words were set aside."""

    def __init__(self, answer: str, question: Question, recitable: Recitable) -> None:
        words = [word.text for word in split_words(question.text)]
        self._asked_runs, self._asked_stems = _runs(tuple(words)), set(_stems(words))
        self._answer = answer
        self._recitable = recitable
        self._said: set[Run] = set()
        self._reasons: tuple[tuple[str, Callable[[Sentence], bool]], ...] = (
            (_REPEATED, self._is_repeated),
            (_ECHO, self._is_echo),
            (_RECITED, lambda one: _share(one, recitable.runs) >= _RECITED_SHARE),
            ("code, not counted", self._is_code),
            (_LIST, self._is_list),
        )
        self._first: dict[str, Sentence] = {}
        self.word_counts: dict[str, int] = {}

    @property
    def notes(self) -> tuple[IntegrityNote, ...]:
        """Return a note for each reason, with the first words it was for."""
        return tuple(
            IntegrityNote(text=reason, quote=self._answer[one.start : one.end])
            for reason, one in self._first.items()
            if reason != _COURTESY
        )

    def rest_of(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield what is the candidate's own of a sentence: all, none, or what copies leave."""
        for said in self._without_remark(sentence):
            for fresh in self._without_copies(said, self._asked_runs, _ECHO):
                if reason := next((text for text, is_so in self._reasons if is_so(fresh)), None):
                    self._set_aside(reason, fresh)
                else:
                    yield from self._without_copies(fresh, self._said, _REPEATED)
        self._said |= _runs(sentence.key) or {sentence.key}

    def _set_aside(self, reason: str, words: Sentence) -> None:
        self._first.setdefault(reason, words)
        self.word_counts[reason] = self.word_counts.get(reason, 0) + len(words.words)

    def _without_remark(self, sentence: Sentence) -> Iterator[Sentence]:
        remark = self._recitable.remarks.find(sentence)
        if remark is None:
            yield sentence
            return
        reason = _INSTRUCTS if remark.is_to_the_rater else _COURTESY
        self._set_aside(reason, Sentence(sentence.words[remark.first :]))
        if remark.first:
            yield Sentence(sentence.words[: remark.first])

    def _without_copies(
        self, sentence: Sentence, known: Set[Run], reason: str
    ) -> Iterator[Sentence]:
        """Yield what stands between the long stretches that are known word for word."""
        is_copied = _copied(sentence.key, known)
        if not any(is_copied):
            yield sentence
            return
        for is_copy, places in groupby(range(len(is_copied)), key=is_copied.__getitem__):
            stretch = Sentence(tuple(sentence.words[place] for place in places))
            if is_copy:
                self._set_aside(reason, stretch)
            else:
                yield stretch

    def _is_repeated(self, sentence: Sentence) -> bool:
        runs = _runs(sentence.key) or {sentence.key}
        share = _REPEATED_SHARE if len(runs) >= _FEWEST_RUNS else 1
        return len(runs & self._said) >= share * len(runs)

    def _is_echo(self, sentence: Sentence) -> bool:
        if _share(sentence, self._asked_runs) >= _COPIED_SHARE:
            return True
        stems = _stems(sentence.key)
        echoed = sum(stem in self._asked_stems for stem in stems)
        return len(stems) >= _FEWEST_ECHOED and echoed >= _ECHOED_SHARE * len(stems)

    def _is_list(self, sentence: Sentence) -> bool:
        if is_word_list(sentence.key):
            return True
        items = _SEPARATOR.split(self._answer[sentence.start : sentence.end])
        return len(items) >= _LONG_LIST and len(sentence.words) <= _SHORT_ITEM * len(items)

    def _is_code(self, sentence: Sentence) -> bool:
        text = self._answer[sentence.start : sentence.end]
        return len(_CODE.findall(text)) > _CODE_SHARE * len(text)


_REPEATED = "said more than once, counted once"
_ECHO = "repeats the question, not counted"
_RECITED = "recited from the rubric, not counted"
_INSTRUCTS = "speaks to the rater, not counted"
_COURTESY = "a courtesy, not counted"
_LIST = "words without a sentence in English, not counted"
_REFUSED_FOR = {
    _LIST: NOT_ENGLISH,
    _REPEATED: "mostly one thing said again and again",
    _RECITED: "mostly recited from the rubric",
    _INSTRUCTS: "mostly words to the rater",
}


def _rubric_texts(pack: Pack) -> Iterator[str]:
    for rubric in pack.rubrics:
        yield rubric.text
        yield from (anchor.text for anchor in rubric.anchors)
        for criterion in rubric.criteria:
            yield from (criterion.text, criterion.advice)
            yield from (indicator.text for indicator in criterion.indicators)


def _share(sentence: Sentence, known: Set[Run]) -> float:
    runs = _runs(sentence.key)
    return len(runs & known) / len(runs) if runs else 0.0


@lru_cache(maxsize=16)  # a sentence is looked at for several reasons
def _runs(words: Run) -> frozenset[Run]:
    return frozenset([words[at : at + _RUN] for at in range(len(words) - _RUN + 1)])


def _copied(words: Run, known: Set[Run]) -> list[bool]:
    """Tell for each word whether it is within a long stretch of known runs."""
    is_copied = [False] * len(words)
    if len(words) < _LONG_COPY or known.isdisjoint(_runs(words)):
        return is_copied
    begins = [words[at : at + _RUN] in known for at in range(len(words) - _RUN + 1)]
    at = 0
    for is_known, places in groupby(begins):
        count = len(list(places))
        if is_known and count + _RUN - 1 >= _LONG_COPY:
            is_copied[at : at + count + _RUN - 1] = [True] * (count + _RUN - 1)
        at += count
    return is_copied


def _refusal(answer: str, said: int, own: Sequence[Sentence], filtered: _Filter) -> str | None:
    for reason, refusal in _REFUSED_FOR.items():
        if filtered.word_counts.get(reason, 0) > _MOSTLY * said:
            return refusal
    count = sum(len(sentence.words) for sentence in own)
    if not count:
        return "nothing of its own to rate"
    if count < _FEWEST_WORDS:
        return f"too little text: {counted(count, 'word')}, at least {_FEWEST_WORDS} are needed"
    return refusal_for_form(answer, own)


def _off_topic(question: Question, own: Sequence[Sentence]) -> tuple[IntegrityNote, ...]:
    """Note when no word of the question comes up; honest people answer so too, so no more."""
    words = [word.text for sentence in own for word in sentence.words]
    asked = set(_stems([word.text for word in split_words(f"{question.text} {question.hint}")]))
    if len(words) < _FEWEST_WORDS_TO_STRAY or not asked.isdisjoint(_stems(words)):
        return ()
    return (IntegrityNote(text="shares no word with the question; is it about it?"),)


def _stems(words: Sequence[str]) -> list[str]:
    return [
        word[:_STEM]
        for word in words
        if len(word) >= _SHORTEST and word not in FUNCTION_WORDS and not word[0].isdigit()
    ]
