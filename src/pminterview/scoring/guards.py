"""What is not rated, and what is dropped before rating. Each guard says what it saw."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Self

from pminterview.domain.matching import PhraseTrie
from pminterview.domain.pack import Pack
from pminterview.domain.pattern import parse_pattern
from pminterview.domain.question import Question
from pminterview.domain.rating import IntegrityNote
from pminterview.domain.text import Sentence, split_sentences, split_words

_FEWEST_WORDS = 8
_ENGLISH_SHARE, _SHORT_ENGLISH_SHARE = 0.24, 0.09
"""Of function words. The lowest of 670 honest answers is .28; short notes leave them out."""
_PAIR_SHARE = 0.045
"""Of function words side by side ("of the"), in answers that are not short; lowest: .061."""
_FEWEST_WORDS_TO_JUDGE = 45
_SMALLEST_FUNCTION_WORD_SHARE = 0.15
_LONG_RUN = 8
"""Words in a row without a function word between them."""
_COPIED_SHARE = 0.8
_ECHOED_SHARE = 0.6
_FEWEST_ECHOED = 5
_REPEATED_SHARE = 0.6
_FEWEST_RUNS = 4
_RECITED_SHARE = 0.35
_MOSTLY = 0.5
_RUN = 3
"""Words in a row that make a copied stretch."""
_STEM, _SHORTEST = 5, 4
"""Letters by which words of an answer and of its question are compared, if they have some."""
_FEWEST_WORDS_TO_STRAY = 90

_FUNCTION_WORDS = frozenset(
    "a about after again all also am an and any are as at be because been before being both but "
    "by can could did do does doing done down each few for from further get got had has have "
    "having he her here him his how i if in into is it its just like me more most my no nor not "
    "now of off on once only or other our out over own same she should so some such than that the "
    "their them then there these they this those through to too under until up us very was we "
    "were what when where which while who why will with would you your i'm i'd i've i'll it's "
    "didn't don't that's we're wasn't couldn't can't there's they're he's she's".split()
)


_INSTRUCTIONS = parse_pattern(
    """full marks | top marks | maximum (score | points | rating | marks)
    | ignore (the | all | any | your) (rubric | previous | above | instructions | rules | criteria)
    | ignore (previous | prior | all previous) instructions
    | disregard (the | all | any | your | previous)
    | (rate | score | grade | mark) (this | my | the) (answer | response | candidate | interview)
    | (give | award | assign) (this | my | me | it | the) (answer | response | candidate | a)
      (a | the | full | top | high* | perfect)
    | (level | rating | score | overall) (4 | four | 5 | five) | (4 | four) out of (4 | four)
    | 5 out of 5 | 10 out of 10 | you are now | as an ai
    | dear (rater | grader | evaluator | interviewer | examiner)
    | (note | message | instruction*) (to | for) the
      (rater | grader | evaluator | examiner | system | model | ai)
    | system (message | prompt | note | override) | outstanding on every | meets every criteri*"""
)
_SEPARATOR = re.compile(r"[,;/|]")
_LONG_LIST, _SHORT_ITEM = 8, 2.5
"""Items of a list, and the words an item has on average at most."""
_CODE = frozenset("{}<>=;$\\|`")
_CODE_SHARE = 0.045


@dataclass(frozen=True, slots=True)
class Recitable:
    """What a pack says in its rubrics, to tell when an answer only says it again."""

    runs: frozenset[tuple[str, ...]]
    instructions: PhraseTrie

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """Prepare the rubrics of a pack; once for many answers."""
        runs: set[tuple[str, ...]] = set()
        for text in _rubric_texts(pack):
            runs |= _runs(tuple(word.text for word in split_words(text)))
        return cls(frozenset(runs), PhraseTrie(_INSTRUCTIONS.groups))


@dataclass(frozen=True, slots=True)
class GuardedText:
    """An answer as it is rated: sentences of its own, each once."""

    sentences: tuple[Sentence, ...]
    notes: tuple[IntegrityNote, ...]
    refusal: str | None
    """Why nothing can be rated; None when it can."""


def guard(answer: str, question: Question, recitable: Recitable) -> GuardedText:
    """Drop what is not the candidate's own to rate, and refuse what is no answer."""
    sentences = split_sentences(answer)
    drops = _Drops(answer, question, recitable)
    own = tuple([sentence for sentence in sentences if drops.keeps(sentence)])
    stray = _off_topic(question, own)
    return GuardedText(own, (*drops.notes, *stray), _refusal(sentences, own, drops))


class _Drops:
    """Goes through the sentences of one answer and remembers why each was dropped."""

    def __init__(self, answer: str, question: Question, recitable: Recitable) -> None:
        words = [word.text for word in split_words(question.text)]
        self._asked_runs, self._asked_stems = _runs(tuple(words)), set(_stems(words))
        self._answer = answer
        self._seen: set[tuple[str, ...]] = set()
        self._reasons: tuple[tuple[str, Callable[[Sentence], bool]], ...] = (
            (_REPEATED, self._is_repeated),
            ("repeats the question, not counted", self._is_echo),
            (_RECITED, lambda one: _share(one, recitable.runs) >= _RECITED_SHARE),
            (_INSTRUCTS, lambda one: bool(recitable.instructions.find(one.words))),
            ("code, not counted", self._is_code),
            (_LIST, self._is_list),
        )
        self._first: dict[str, Sentence] = {}
        self.word_counts: dict[str, int] = {}

    @property
    def notes(self) -> tuple[IntegrityNote, ...]:
        """Return a note for each reason, with the first sentence it was for."""
        return tuple(_note(reason, self._answer, one) for reason, one in self._first.items())

    def keeps(self, sentence: Sentence) -> bool:
        """Return whether a sentence is the candidate's own to rate."""
        reason = next((text for text, is_so in self._reasons if is_so(sentence)), None)
        self._seen |= _runs(sentence.key) or {sentence.key}
        if reason is None:
            return True
        self._first.setdefault(reason, sentence)
        self.word_counts[reason] = self.word_counts.get(reason, 0) + len(sentence.words)
        return False

    def _is_repeated(self, sentence: Sentence) -> bool:
        runs = _runs(sentence.key) or {sentence.key}
        share = _REPEATED_SHARE if len(runs) >= _FEWEST_RUNS else 1
        return len(runs & self._seen) >= share * len(runs)

    def _is_echo(self, sentence: Sentence) -> bool:
        if _share(sentence, self._asked_runs) >= _COPIED_SHARE:
            return True
        stems = _stems(sentence.key)
        echoed = sum(stem in self._asked_stems for stem in stems)
        return len(stems) >= _FEWEST_ECHOED and echoed >= _ECHOED_SHARE * len(stems)

    def _is_list(self, sentence: Sentence) -> bool:
        if _is_word_list(sentence.key):
            return True
        items = _SEPARATOR.split(self._answer[sentence.start : sentence.end])
        return len(items) >= _LONG_LIST and len(sentence.words) <= _SHORT_ITEM * len(items)

    def _is_code(self, sentence: Sentence) -> bool:
        text = self._answer[sentence.start : sentence.end]
        return sum(char in _CODE for char in text) > _CODE_SHARE * len(text)


_REPEATED = "said more than once, counted once"
_RECITED = "recited from the rubric, not counted"
_INSTRUCTS = "speaks to the rater, not counted"
_LIST = "words without a sentence in English, not counted"
_LISTED = "no sentences in English"
_REFUSED_FOR = {
    _LIST: _LISTED,
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


def _share(sentence: Sentence, known: Set[tuple[str, ...]]) -> float:
    runs = _runs(sentence.key)
    return len(runs & known) / len(runs) if runs else 0.0


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _refusal(all_of_them: Sequence[Sentence], own: Sequence[Sentence], drops: _Drops) -> str | None:
    words = [word.text for sentence in own for word in sentence.words]
    said = sum(len(sentence.words) for sentence in all_of_them)
    for reason, refusal in _REFUSED_FOR.items():
        if drops.word_counts.get(reason, 0) > _MOSTLY * said:
            return refusal
    if not words:
        return "nothing of its own to rate"
    if len(words) < _FEWEST_WORDS:
        return f"too little text: {len(words)} words, at least {_FEWEST_WORDS} are needed"
    is_function_word = [word in _FUNCTION_WORDS for word in words]
    is_long = len(words) >= _FEWEST_WORDS_TO_JUDGE
    share = _ENGLISH_SHARE if is_long else _SHORT_ENGLISH_SHARE
    if sum(is_function_word) < share * len(words):
        return _LISTED
    pairs = sum(one and other for one, other in pairwise(is_function_word))
    if is_long and pairs < _PAIR_SHARE * len(words):
        return _LISTED
    return None


def _is_word_list(words: Sequence[str]) -> bool:
    """Tell whether words are strung together; both signs are asked for, since notes have one."""
    is_function_word = [word in _FUNCTION_WORDS for word in words]
    runs = [len(list(run)) for is_one, run in groupby(is_function_word) if not is_one]
    share = sum(is_function_word) / len(words)
    return share < _SMALLEST_FUNCTION_WORD_SHARE and max(runs) >= _LONG_RUN


def _off_topic(question: Question, own: Sequence[Sentence]) -> tuple[IntegrityNote, ...]:
    """Note when no word of the question comes up; honest people answer so too, so no more."""
    words = [word.text for sentence in own for word in sentence.words]
    asked = set(_stems([word.text for word in split_words(f"{question.text} {question.hint}")]))
    if len(words) < _FEWEST_WORDS_TO_STRAY or not asked.isdisjoint(_stems(words)):
        return ()
    return (IntegrityNote(text="shares no word with the question; is it about it?"),)


def _stems(words: Sequence[str]) -> list[str]:
    return [
        word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _FUNCTION_WORDS
    ]


def _note(text: str, answer: str, sentence: Sentence) -> IntegrityNote:
    return IntegrityNote(text=text, quote=answer[sentence.start : sentence.end])
