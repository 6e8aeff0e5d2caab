"""How fast answers are rated, and that a long one costs in proportion.

python benchmarks/scoring.py
"""

import statistics
import time
from pathlib import Path

from pminterview.domain.question import Question
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.scoring.rater import OfflineRater

ANSWERS = Path(__file__).resolve().parents[1] / "calibration" / "answers_b.jsonl"
WORDS = 190


def seconds(rater: OfflineRater, question: Question, answers: list[str]) -> float:
    """Return how long it takes to rate these answers, once."""
    start = time.perf_counter()
    for answer in answers:
        rater.rate(question, answer)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    import json

    data = bundled_data()
    pack = load_pack(data)
    rater = OfflineRater(pack, load_calibration(data), load_word_lists(data))
    question = pack.questions[0]
    texts = [json.loads(line)["answer"] for line in ANSWERS.read_text().splitlines()]
    words = " ".join(texts).split()
    answers = [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]
    seconds(rater, question, answers)
    each = statistics.median(seconds(rater, question, answers) for _ in range(5)) / len(answers)
    print(f"{1 / each:.0f} answers of {WORDS} words a second")
    for size in (10_000, 100_000, 1_000_000):
        text = " ".join(words * (size // len(" ".join(words)) + 1))[:size]
        print(f"{size:>9,} characters: {seconds(rater, question, [text]):.2f} s")


if __name__ == "__main__":
    main()
