"""R2xx: anchors that raters can use, and indicators that can be found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from pminterview.domain.diagnostic import Diagnostic, quoted
from pminterview.domain.matching import PatternIndex, PhraseTrie
from pminterview.domain.pattern import NUMBER, Group, Pattern, Phrase
from pminterview.domain.rubric import Level
from pminterview.domain.text import Word, split_sentences, split_words
from pminterview.packs.outline import IndicatorOutline, PackOutline, Path
from pminterview.packs.rules import rubric_texts as texts

_JUDGEMENTS = frozenset(
    "acceptable adequate advanced amazing average awesome bad basic beginner best better "
    "brilliant decent deficient developing effective excellent exceptional expert fair fine "
    "good great high impressive inadequate incomplete insufficient intermediate low mediocre "
    "nice novice ok okay outstanding perfect poor proficient satisfactory solid strong "
    "sufficient superb superior unsatisfactory weak worse worst well exceeds meets "
    "expectations".split()
)
_FILLERS = frozenset(
    "a above all an and answer answers are as at below but candidate expectation fairly in is "
    "it less level more most much nearly not of or overall performance pretty quality quite "
    "rather really response shows skill somewhat than the this to too very with only just 0 1 2 "
    "3 4 one two three four".split()
)


_OFTEN = 0.25
"""Share of the questions for a skill that its indicators may not be found in."""

_MOST_COMPARISONS = 5_000
"""Pairs of patterns, each with all its groups in the other, that are looked at closely."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An indicator whose pattern parses, and what it is for."""

    skill: str
    indicator: IndicatorOutline
    pattern: Pattern


def _indicators(pack: PackOutline) -> Iterator[_Found]:
    for rubric in pack.rubrics or ():
        for criterion in rubric.criteria:
            for one in criterion.indicators:
                if one.pattern is not None:
                    yield _Found(rubric.skill, one, one.pattern)


def anchors_incomplete(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield rubrics whose anchors leave out a level, or have one twice."""
    for rubric in pack.rubrics or ():
        counts = Counter(anchor.level for anchor in rubric.anchors)
        missing = [str(level.value) for level in Level if not counts[level]]
        twice = [str(level.value) for level in Level if counts[level] > 1]
        told = [f"no anchor for level {', '.join(missing)}"] if missing else []
        told += [f"two anchors for level {', '.join(twice)}"] if twice else []
        if told and None not in counts:
            yield texts.ANCHORS.finding(
                pack.in_rubrics((*rubric.path, "anchors")),
                " and ".join(told),
                expected="each level from 0 to 4 exactly once",
            )


def anchors_the_same(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield anchors with the text of an earlier one of the same rubric."""
    for rubric in pack.rubrics or ():
        seen: dict[tuple[str, ...], Level | None] = {}
        for anchor in rubric.anchors:
            words = tuple(word.text for word in split_words(anchor.text))
            if words and words in seen:
                level = seen[words]
                yield texts.SAME_ANCHORS.finding(
                    pack.in_rubrics((*anchor.path, "text")),
                    f"this anchor says the same as that of level {level}",
                    hint="say what an answer of this level has that the other lacks",
                )
            seen.setdefault(words, anchor.level)


def not_observable(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield anchors that are made of judgements alone."""
    for rubric in pack.rubrics or ():
        for anchor in rubric.anchors:
            words = {word.text for word in split_words(anchor.text)}
            if words & _JUDGEMENTS and words <= _JUDGEMENTS | _FILLERS:
                yield texts.NOT_OBSERVABLE.finding(
                    pack.in_rubrics((*anchor.path, "text")),
                    f"nobody can see {quoted(anchor.text)} in an answer",
                    expected="what the candidate says or does at this level",
                )


def never_found(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield patterns that no sentence can match."""
    for one in _indicators(pack):
        if not _is_found(one.pattern):
            words = sum(map(len, _shortest(one.pattern)))
            yield texts.NEVER_FOUND.finding(
                pack.in_rubrics((*one.indicator.path, "pattern")),
                f"this can never be found: it needs {words} words in one sentence",
                expected="at most 40 words",
                hint="take out a group, or add shorter phrases",
            )


def _is_found(pattern: Pattern) -> bool:
    """Look for the pattern in what it asks for, at its shortest: if not there, it is nowhere."""
    sample = " ".join(_spoken(word) for phrase in _shortest(pattern) for word in phrase)
    return any(any(PatternIndex([pattern]).find(one)) for one in split_sentences(sample))


def _shortest(pattern: Pattern) -> list[Phrase]:
    return [min(group, key=len) for group in pattern.groups]


def _spoken(word: str) -> str:
    return "12" if word == NUMBER else word.removesuffix("*")


def in_question(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions in whose own words an indicator of a skill they ask for is found.

    Groups joined by `&` may meet by chance in one question of many, and are told when they do not.
    """
    indicators = list(_indicators(pack))
    found = _found_in_questions(pack, indicators)
    asked = Counter(
        name for one in pack.questions or () for name in {name for _, name in one.skills}
    )
    times = Counter(at for matches in found.values() for at in matches)
    for question in pack.questions or ():
        told = {
            indicators[at].indicator.id: words
            for at, words in found.get(question.path, {}).items()
            if len(indicators[at].pattern.groups) == 1
            or times[at] >= _OFTEN * asked[indicators[at].skill]
        }
        if told:
            first, words = next(iter(told.items()))
            more = f", and {len(told) - 1} more" if len(told) > 1 else ""
            yield texts.IN_QUESTION.finding(
                pack.in_questions((*question.path, "text")),
                f"{quoted(words)} in the question matches the indicator {quoted(first)}{more}",
                hint="ask in other words, or narrow the pattern",
            )


def _found_in_questions(
    pack: PackOutline, indicators: Sequence[_Found]
) -> dict[Path, dict[int, str]]:
    """Return, by the path of a question, the indicators of its skills and the words they match."""
    index = PatternIndex([one.pattern for one in indicators])
    found: dict[Path, dict[int, str]] = {}
    for question in pack.questions or ():
        asked = {name for _, name in question.skills}
        for sentence in split_sentences(question.text):
            for match in index.find(sentence):
                if indicators[match.pattern].skill in asked:
                    words = question.text[match.start : match.end]
                    found.setdefault(question.path, {}).setdefault(match.pattern, words)
    return found


def covered(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield patterns that find nothing but what another indicator finds too.

    Stops quietly in a pack that needs more comparisons than a person could have written patterns
    for: see `_MOST_COMPARISONS`.
    """
    indicators = list(_indicators(pack))
    cover = _Cover([one.pattern for one in indicators])
    for at, one in enumerate(indicators):
        by = cover.first_wider(at)
        if by is not None:
            wider = indicators[by].indicator
            place = pack.in_rubrics((*wider.path, "pattern"))
            yield texts.COVERED.finding(
                pack.in_rubrics((*one.indicator.path, "pattern")),
                f"whatever this finds, {quoted(wider.id)} (line {place.line}) finds too",
                hint="remove one of the two, or make them differ",
            )


class _Cover:
    """Tells which patterns are found wherever a given one is."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        groups = [group for pattern in patterns for group in pattern.groups]
        self._patterns = patterns
        self._trie = PhraseTrie(groups)
        self._bits: list[int] = []
        used = 0
        for pattern in patterns:
            self._bits.append(((1 << len(pattern.groups)) - 1) << used)
            used += len(pattern.groups)
        self._by_first = {bits & -bits: at for at, bits in enumerate(self._bits)}
        self._firsts = sum(self._by_first)
        self._found = [
            [self._groups_in(group, own) for group in pattern.groups]
            for pattern, own in zip(patterns, self._bits, strict=True)
        ]
        self._any_found = [reduce(or_, found) for found in self._found]
        self._comparisons = _MOST_COMPARISONS

    def first_wider(self, at: int) -> int | None:
        """Return the first pattern found wherever this one is; of two that are equal, the first."""
        firsts = self._any_found[at] & self._firsts
        while firsts:
            by = self._by_first[firsts & -firsts]
            firsts &= firsts - 1
            if self._is_found_in(by, at) and (by < at or not self._is_found_in(at, by)):
                return by
        return None

    def _groups_in(self, group: Group, own: int) -> int:
        """Return the bits of the groups of other patterns that are found in every phrase."""
        bits = -1
        for phrase in group:
            words = [Word(word, 0, 0) for word in phrase]
            hits = 0
            for hit in self._trie.find(words):
                hits |= hit.groups
            bits &= hits & ~own
            if not bits:
                break
        return bits

    def _is_found_in(self, by: int, at: int) -> bool:
        """Tell whether each group of one is found in a group of its own of the other."""
        needs = self._bits[by]
        if needs & self._any_found[at] != needs or not self._comparisons:
            return False
        if any(self._patterns[by].is_soon):  # who knows how far the other's words are apart
            return _is_equal(self._patterns[by], self._patterns[at])
        self._comparisons -= 1
        return _can_be_told_apart(list(_numbers(needs)), self._found[at])


def _is_equal(one: Pattern, other: Pattern) -> bool:
    return (one.groups, one.is_soon) == (other.groups, other.is_soon)


def _numbers(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _can_be_told_apart(needs: Sequence[int], found: Sequence[int]) -> bool:
    """Tell whether each needed group is found in another of the groups; groups are few."""
    if not needs:
        return True
    return any(
        bits >> needs[0] & 1 and _can_be_told_apart(needs[1:], [*found[:at], *found[at + 1 :]])
        for at, bits in enumerate(found)
    )


CHECKS = (
    anchors_incomplete,
    anchors_the_same,
    not_observable,
    never_found,
    in_question,
    covered,
)
