"""What is not rated, and what is set aside before rating. Each guard says what it saw."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Self

from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.domain.rating import IntegrityNote
from pminterview.domain.rubric import Rubric
from pminterview.domain.text import Sentence, counted, split_sentences, split_words
from pminterview.scoring.english import (
    NOT_ENGLISH,
    is_word_list,
    refusal_for_form,
)
from pminterview.scoring.remarks import RemarkFinder
from pminterview.scoring.vocabulary import (
    MOSTLY_RECITED,
    MOSTLY_REPEATED,
    Asked,
    KnownWords,
    Run,
    Vocabulary,
    asked_words,
    borrowed,
    copied,
    off_topic,
    runs_of,
    says_one_thing,
    stems_in,
    stretches,
)

_FEWEST_WORDS = 8
_COPIED_SHARE = 0.8
_ECHOED_SHARE = 0.6
_FEWEST_ECHOED = 5
_REPEATED_SHARE = 0.6
_FEWEST_RUNS = 4
_RECITED_SHARE = 0.35
_MOSTLY = 0.5
_SEPARATOR = re.compile(r"[,;/|]")
_LONG_LIST, _SHORT_ITEM = 8, 2.5
"""Items of a list, and the words an item has on average at most."""
_SINGLE_WORDS = 5
"""So many in a row, each between separators, are a list within a sentence."""
_CODE = re.compile(r"[{}<>=;$\\|`]")
_CODE_SHARE = 0.045


@dataclass(frozen=True, slots=True)
class Reference:
    """What answers are compared with: what a pack says in its rubrics, and the words there are."""

    runs: frozenset[Run]
    stems_by_skill: Mapping[str, Set[str]]
    known_words: KnownWords
    remarks: RemarkFinder

    @classmethod
    def of(cls, pack: Pack, known_words: Iterable[str]) -> Self:
        """Prepare the rubrics of a pack; once for many answers.

        Without known words nothing is unknown.
        """
        runs: set[Run] = set()
        words_of_pack: set[str] = set()
        stems_by_skill: dict[str, set[str]] = {}
        for rubric in pack.rubrics:
            for text in _texts_of(rubric):
                words = tuple(word.text for word in split_words(text))
                runs |= runs_of(words)
                words_of_pack.update(words)
                stems_by_skill.setdefault(rubric.skill, set()).update(stems_in(words))
        known = frozenset(known_words)
        known_here = KnownWords(known | words_of_pack if known else ())
        return cls(frozenset(runs), stems_by_skill, known_here, RemarkFinder())


@dataclass(frozen=True, slots=True)
class GuardedText:
    """An answer as it is rated: sentences of its own, each once."""

    sentences: tuple[Sentence, ...]
    notes: tuple[IntegrityNote, ...]
    refusal: str | None
    """Why nothing can be rated; None when it can."""


def guard(answer: str, question: Question, reference: Reference) -> GuardedText:
    """Set aside what is not the candidate's own to rate, and refuse what is no answer."""
    asked = asked_words(question.text, question.hint, tuple([one.text for one in question.probes]))
    sentences = [reference.known_words.read(one, asked.words) for one in split_sentences(answer)]
    filtered = _Filter(answer, asked, reference)
    own = tuple([rest for sentence in sentences for rest in filtered.rest_of(sentence)])
    vocabulary = Vocabulary(sentences, asked)
    stray = off_topic(vocabulary, asked)
    refusal = (
        _refused_for_copies(sum(len(one.words) for one in sentences), filtered)
        or _too_little(sum(len(one.words) for one in own))
        or refusal_for_form(answer, own)
        or borrowed(
            vocabulary,
            asked,
            question.skills,
            reference.stems_by_skill,
            reference.known_words,
        )
        or says_one_thing(own)
    )
    return GuardedText(own, (*filtered.notes, *stray), refusal)


class _Filter:
    """Goes through the sentences of one answer and remembers why words were set aside."""

    def __init__(self, answer: str, asked: Asked, reference: Reference) -> None:
        self._asked = asked
        self._answer = answer
        self._remarks = reference.remarks
        self._said: set[Run] = set()
        self._reasons: tuple[tuple[str, Callable[[Sentence], bool]], ...] = (
            (_REPEATED, self._is_repeated),
            (_ECHO, self._is_echo),
            (_RECITED, lambda one: _share(one, reference.runs) >= _RECITED_SHARE),
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
            for fresh in self._without(said, copied(said.key, self._asked.runs), _ECHO):
                for part in self._without(fresh, self._listed(fresh), _LIST):
                    yield from self._own(part)
        self._said |= runs_of(sentence.key) or {sentence.key}

    def _own(self, part: Sentence) -> Iterator[Sentence]:
        if reason := next((text for text, is_so in self._reasons if is_so(part)), None):
            self._set_aside(reason, part)
        else:
            yield from self._without(part, copied(part.key, self._said), _REPEATED)

    def _set_aside(self, reason: str, words: Sentence) -> None:
        self._first.setdefault(reason, words)
        self.word_counts[reason] = self.word_counts.get(reason, 0) + len(words.words)

    def _without_remark(self, sentence: Sentence) -> Iterator[Sentence]:
        remark = self._remarks.find(sentence)
        if remark is None:
            yield sentence
            return
        reason = _INSTRUCTS if remark.is_to_the_rater else _COURTESY
        self._set_aside(reason, Sentence(sentence.words[remark.first :]))
        if remark.first:
            yield Sentence(sentence.words[: remark.first])

    def _without(
        self, sentence: Sentence, is_left_out: Sequence[bool], reason: str
    ) -> Iterator[Sentence]:
        """Yield what stands between the words that are left out."""
        if not any(is_left_out):
            yield sentence
            return
        for is_out, places in groupby(range(len(is_left_out)), key=is_left_out.__getitem__):
            stretch = Sentence(tuple(sentence.words[place] for place in places))
            if is_out:
                self._set_aside(reason, stretch)
            else:
                yield stretch

    def _is_repeated(self, sentence: Sentence) -> bool:
        runs = runs_of(sentence.key) or {sentence.key}
        share = _REPEATED_SHARE if len(runs) >= _FEWEST_RUNS else 1
        return len(runs & self._said) >= share * len(runs)

    def _is_echo(self, sentence: Sentence) -> bool:
        if _share(sentence, self._asked.runs) >= _COPIED_SHARE:
            return True
        stems = stems_in(sentence.key)
        echoed = sum(stem in self._asked.text_stems for stem in stems)
        return len(stems) >= _FEWEST_ECHOED and echoed >= _ECHOED_SHARE * len(stems)

    def _is_list(self, sentence: Sentence) -> bool:
        if is_word_list(sentence.key):
            return True
        items = _SEPARATOR.split(self._answer[sentence.start : sentence.end])
        return len(items) >= _LONG_LIST and len(sentence.words) <= _SHORT_ITEM * len(items)

    def _listed(self, sentence: Sentence) -> list[bool]:
        """Tell for each word whether it is one of many that stand alone between separators."""
        words = sentence.words
        is_listed = [False] * len(words)
        if len(_SEPARATOR.findall(self._answer, sentence.start, sentence.end)) >= _SINGLE_WORDS - 1:
            gaps = [self._answer[one.end : other.start] for one, other in pairwise(words)]
            ends = [True, *(_SEPARATOR.search(gap) is not None for gap in gaps), True]
            for first, count in stretches(map(all, pairwise(ends))):
                if count >= _SINGLE_WORDS:
                    is_listed[first : first + count] = [True] * count
        return is_listed

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
    _REPEATED: MOSTLY_REPEATED,
    _RECITED: MOSTLY_RECITED,
    _INSTRUCTS: "mostly words to the rater",
}


def _texts_of(rubric: Rubric) -> Iterator[str]:
    yield rubric.text
    yield from (anchor.text for anchor in rubric.anchors)
    for criterion in rubric.criteria:
        yield from (criterion.text, criterion.advice)
        yield from (indicator.text for indicator in criterion.indicators)


def _share(sentence: Sentence, known: Set[Run]) -> float:
    runs = runs_of(sentence.key)
    return len(runs & known) / len(runs) if runs else 0.0


def _refused_for_copies(said: int, filtered: _Filter) -> str | None:
    for reason, refusal in _REFUSED_FOR.items():
        if filtered.word_counts.get(reason, 0) > _MOSTLY * said:
            return refusal
    return None


def _too_little(count: int) -> str | None:
    if not count:
        return "nothing of its own to rate"
    if count < _FEWEST_WORDS:
        return f"too little text: {counted(count, 'word')}, at least {_FEWEST_WORDS} are needed"
    return None
