"""What is not rated, and what is dropped before rating. Each guard says what it saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pminterview.domain.question import Question
from pminterview.domain.rating import IntegrityNote
from pminterview.domain.text import Sentence, split_sentences, split_words

_FEWEST_WORDS = 8
_SMALLEST_FUNCTION_WORD_SHARE = 0.15
_LONG_RUN = 8
"""Words in a row without a function word between them."""
_COPIED_SHARE = 0.8
_RUN = 3
"""Words in a row that make a copied stretch."""

_FUNCTION_WORDS = frozenset(
    "a about after again all also am an and any are as at be because been before being both but "
    "by can could did do does doing done down each few for from further get got had has have "
    "having he her here him his how i if in into is it its just like me more most my no nor not "
    "now of off on once only or other our out over own same she should so some such than that the "
    "their them then there these they this those through to too under until up us very was we "
    "were what when where which while who why will with would you your i'm i'd i've i'll it's "
    "didn't don't that's we're wasn't couldn't can't there's they're he's she's".split()
)


@dataclass(frozen=True, slots=True)
class GuardedText:
    """An answer as it is rated: sentences of its own, each once."""

    sentences: tuple[Sentence, ...]
    notes: tuple[IntegrityNote, ...]
    refusal: str | None
    """Why nothing can be rated; None when it can."""


def guard(answer: str, question: Question) -> GuardedText:
    """Drop what is copied from the question or said before, and refuse what is no answer."""
    sentences = split_sentences(answer)
    fresh, notes = _without_repeats(answer, sentences)
    own, copied = _without_question(answer, fresh, question)
    return GuardedText(tuple(own), (*notes, *copied), _refusal(own))


def _without_repeats(
    answer: str, sentences: Sequence[Sentence]
) -> tuple[list[Sentence], list[IntegrityNote]]:
    fresh: dict[tuple[str, ...], Sentence] = {}
    repeated: Sentence | None = None
    for sentence in sentences:
        if sentence.key in fresh:
            repeated = repeated or sentence
        fresh.setdefault(sentence.key, sentence)
    notes = [_note("said more than once, counted once", answer, repeated)] if repeated else []
    return list(fresh.values()), notes


def _without_question(
    answer: str, sentences: Sequence[Sentence], question: Question
) -> tuple[list[Sentence], list[IntegrityNote]]:
    asked = _runs(tuple(word.text for word in split_words(question.text)))
    copied = [sentence for sentence in sentences if _is_copied(sentence, asked)]
    own = [sentence for sentence in sentences if sentence not in copied]
    notes = [_note("repeats the question, not counted", answer, copied[0])] if copied else []
    return own, notes


def _is_copied(sentence: Sentence, asked: frozenset[tuple[str, ...]]) -> bool:
    runs = _runs(sentence.key)
    return bool(runs) and len(runs & asked) >= _COPIED_SHARE * len(runs)


def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def _refusal(sentences: Sequence[Sentence]) -> str | None:
    words = [word.text for sentence in sentences for word in sentence.words]
    if not words:
        return "nothing of its own to rate"
    if len(words) < _FEWEST_WORDS:
        return f"too little text: {len(words)} words, at least {_FEWEST_WORDS} are needed"
    if _is_word_list(words):
        return "a list of words, not sentences"
    return None


def _is_word_list(words: Sequence[str]) -> bool:
    """Tell whether words are strung together; both signs are asked for, since notes have one."""
    is_function_word = [word in _FUNCTION_WORDS for word in words]
    runs = [len(list(run)) for is_one, run in groupby(is_function_word) if not is_one]
    share = sum(is_function_word) / len(words)
    return share < _SMALLEST_FUNCTION_WORD_SHARE and max(runs) >= _LONG_RUN


def _note(text: str, answer: str, sentence: Sentence) -> IntegrityNote:
    return IntegrityNote(text=text, quote=answer[sentence.start : sentence.end])
