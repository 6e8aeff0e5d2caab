"""The calibration answers with their ratings, and what the engine sees in them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from pminterview.domain.question import Difficulty, Question, QuestionType
from pminterview.domain.text import split_words
from pminterview.packs.calibration import load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data

HERE = Path(__file__).resolve().parent
PACK = load_pack(bundled_data())
LISTS = load_word_lists(bundled_data())
SKILLS = [rubric.skill for rubric in PACK.rubrics]
TRUTH_RATERS = ("r1", "r3")


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
    ratings = {
        (row["id"], row["rater"]): row
        for file in sorted(HERE.glob("ratings_*.jsonl"))
        for row in _rows(file.name)
    }
    return [
        Rated(
            id=row["id"],
            batch=file.stem.removeprefix("answers_"),
            question=questions[row["question_id"]],
            answer=row["answer"],
            truth={
                name: sum(ratings[row["id"], rater][name] for rater in TRUTH_RATERS) / 2
                for name in [*SKILLS, "overall"]
            },
        )
        for file in sorted(HERE.glob("answers_*.jsonl"))
        for row in _rows(file.name)
    ]


def words_used(rated: Iterable[Rated]) -> list[str]:
    """Return the words of these answers that are not short, in their order."""
    words = {word.text for one in rated for word in split_words(one.answer)}
    return sorted(word for word in words if len(word) >= _SHORTEST and not word[0].isdigit())


_SHORTEST = 4


def data_sha256() -> str:
    """Return the fingerprint of everything the model is fitted on."""
    files = [
        *sorted(HERE.glob("*.jsonl")),
        HERE / "evidence" / "read.jsonl",
        HERE / "evidence" / "sentences.jsonl",
        *(bundled_data() / name for name in _ENGINE_DATA),
    ]
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()


_ENGINE_DATA = ("rubrics.yaml", "words.json")


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
