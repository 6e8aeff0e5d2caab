"""Words that are no part of an answer: said to the rater, or for the sake of courtesy."""

from dataclasses import dataclass

from pminterview.domain.matching import PhraseTrie
from pminterview.domain.pattern import parse_pattern
from pminterview.domain.text import Sentence

_TO_THE_RATER = parse_pattern(
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
_COURTESIES = parse_pattern(
    """(thank you | thanks | thankyou) (for your time | for the question | for this question |
      for asking | for listening | for reading | for having me | for the opportunity |
      for this opportunity | for your attention | very much | so much | a lot | in advance)
    | (great | good | interesting | excellent | wonderful | lovely) question
    | (i hope | hope) (this | that) (answers | answered | helps | is)
    | happy to (elaborate | go deeper | discuss | say more | answer)
    | look* forward to (hearing | your | meeting | working)
    | let me know if"""
)
_SHORTEST_REST = 8
"""Words before a word to the rater, in one sentence, that are still rated."""
_SHORTEST_BEFORE_COURTESY = 3
_LONGEST_COURTESY = 16
"""Words, from where it begins to the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Where a remark begins; it goes on to the end of its sentence."""

    first: int
    """The first of its words within the sentence."""
    is_to_the_rater: bool


class RemarkFinder:
    """Finds where a sentence stops being an answer."""

    def __init__(self) -> None:
        self._trie = PhraseTrie([*_TO_THE_RATER.groups, *_COURTESIES.groups])

    def find(self, sentence: Sentence) -> Remark | None:
        """Return the first remark in a sentence."""
        hits = self._trie.find(sentence.words)
        order = next((hit.first for hit in hits if hit.groups & 1), None)
        if order is not None:
            return Remark(order if order >= _SHORTEST_REST else 0, is_to_the_rater=True)
        count = len(sentence.words)
        for hit in hits:
            if count - hit.first <= _LONGEST_COURTESY:
                first = hit.first if hit.first >= _SHORTEST_BEFORE_COURTESY else 0
                return Remark(first, is_to_the_rater=False)
        return None
