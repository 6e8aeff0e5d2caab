"""The calibration answers with their ratings, and what the engine sees in them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from pminterview.domain.calibration import WordLists
from pminterview.domain.question import Difficulty, Question, QuestionType
from pminterview.domain.text import split_words
from pminterview.packs.calibration import load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.scoring.vocabulary import swapped

HERE = Path(__file__).resolve().parent
PACK = load_pack(bundled_data())
SKILLS = [rubric.skill for rubric in PACK.rubrics]
TRUTH_RATERS = ("r1", "r3")
FOLDS = 10

Ratings = Mapping[tuple[str, str], Mapping[str, object]]
"""By answer and rater."""


@dataclass(frozen=True)
class Rated:
    """One answer with the mean of its ratings."""

    id: str
    batch: str
    question: Question
    answer: str
    truth: dict[str, float]
    """By skill, and `overall`."""


@cache
def load_rated() -> list[Rated]:
    """Load every answer, in the order of the files."""
    questions = {row["id"]: _question(row) for row in _rows("questions.jsonl")}
    ratings = _ratings(sorted(HERE.glob("ratings_*.jsonl")))
    return [
        _rated(row, file.stem.removeprefix("answers_"), questions[row["question_id"]], ratings)
        for file in sorted(HERE.glob("answers_*.jsonl"))
        for row in _rows(file.name)
    ]


@cache
def load_extra() -> list[Rated]:
    """Load the texts that were written later to fill gaps, with their ratings.

    They are learned from and never reported on: their questions are none of the others'.
    """
    return _load_with_questions("extra")


@cache
def load_later() -> list[Rated]:
    """Load the everyday answers that were written when the model stood: only reported on."""
    return _load_with_questions("later")


def _load_with_questions(folder: str) -> list[Rated]:
    """Load answers each of which brings its question."""
    rows = _rows(f"{folder}/answers.jsonl")
    texts = list(dict.fromkeys(row["question"] for row in rows))
    ratings = _ratings(sorted((HERE / folder).glob("ratings_*.jsonl")))
    return [
        _rated(
            row,
            folder,
            _question({**row, "id": f"{folder}-{texts.index(row['question'])}"}),
            ratings,
        )
        for row in rows
    ]


def folds(rated: Iterable[Rated], count: int = FOLDS) -> list[frozenset[str]]:
    """Return the ids of questions in so many parts, each to be held out together."""
    names = sorted({one.question.id for one in rated})
    return [frozenset(names[at::count]) for at in range(count)]


@cache
def words_used() -> tuple[str, ...]:
    """Return the words of all answers that are not short, without slips, in their order.

    A word of one answer that is a common one with two letters swapped is a slip.
    """
    counts = Counter(
        text for one in load_rated() for text in {word.text for word in split_words(one.answer)}
    )

    def is_slip(word: str) -> bool:
        return counts[word] == 1 and any(counts[each] >= _COMMON for each in swapped(word))

    return tuple(
        word
        for word in sorted(counts)
        if len(word) >= _SHORTEST and not word[0].isdigit() and not is_slip(word)
    )


_SHORTEST = 4
_COMMON = 5
"""Answers that use a word."""


@cache
def word_lists() -> WordLists:
    """Return the lists that the engine takes, with the words known as they will be written."""
    return {**load_word_lists(bundled_data()), "known": words_used()}


def data_sha256() -> str:
    """Return the fingerprint of everything the model is fitted on."""
    files = [
        *sorted(HERE.glob("*.jsonl")),
        *sorted((HERE / "extra").glob("*.jsonl")),
        HERE / "evidence" / "read.jsonl",
        HERE / "evidence" / "sentences.jsonl",
        *(bundled_data() / name for name in _ENGINE_DATA),
    ]
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()


_ENGINE_DATA = ("rubrics.yaml", "words.json")


def _ratings(files: Iterable[Path]) -> Ratings:
    rows = [row for file in files for row in _rows(str(file.relative_to(HERE)))]
    return {(row["id"], row["rater"]): row for row in rows}


def _rated(row: dict[str, object], batch: str, question: Question, ratings: Ratings) -> Rated:
    keys = [(row["id"], rater) for rater in TRUTH_RATERS]
    rows = [ratings[key] for key in keys if key in ratings]
    names = [*SKILLS, "overall"]
    truth = {name: sum(one[name] for one in rows) / len(rows) for name in names}
    return Rated(row["id"], batch, question, row["answer"], truth)


def _question(row: dict[str, object]) -> Question:
    return Question(
        id=row["id"],
        text=row["question"],
        type=QuestionType.BEHAVIOURAL,
        skills=row["target_skills"],
        difficulty=Difficulty.MEDIUM,
        seconds=300,
        hint="-",
    )


def _rows(name: str) -> list[dict[str, object]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
