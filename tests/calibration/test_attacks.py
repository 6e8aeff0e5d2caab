"""Answers written to fool the engine.

`first`, `second` and `unseen` were at hand while the guards were built, and half of the first two
is among the texts that the model was fitted on; `third` was written by
somebody who knew neither them nor the engine; its texts were never read while building, but the
limit for made-up words was set with an eye to what it does to two of them.
"""

from collections import defaultdict
from pathlib import Path
from random import Random

import pytest
import yaml

from pminterview.domain.rating import Rating
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.scoring.rater import OfflineRater

CASES = Path(__file__).resolve().parents[1] / "cases" / "attacks"
LOWEST_TWO = 1.5
HELD_KINDS = {
    "all_caps",
    "emoji_only",
    "homoglyphs",
    "other_language",
    "praise_of_the_company",
    "refusal",
    "refusal_or_dont_know",
    "single_word",
    "song",
    "song_like",
    "star_headings",
    "thank_you",
    "url_list",
}
"""Kinds of which no text in any of the files gets more than a 1."""
GET_THROUGH = {"first": 13, "second": 35, "unseen": 25, "third": 22}
"""Of 137, 100, 165 and 120; most are word salad, fluent nonsense, or stories about something else.
These numbers may only go down."""


@pytest.fixture(scope="module")
def rater():
    data = bundled_data()
    return OfflineRater(load_pack(data), load_calibration(data), load_word_lists(data))


@pytest.fixture(scope="module")
def pack():
    return load_pack(bundled_data())


@pytest.fixture(scope="module")
def attacks():
    return {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))["attacks"]
        for file in sorted(CASES.glob("*.yaml"))
    }


def points_of(rater, question, answer):
    """Return the overall points; 0 where it was not rated."""
    outcome = rater.rate(question, answer).overall
    return outcome.points if isinstance(outcome, Rating) else 0.0


@pytest.fixture(scope="module")
def points(rater, pack, attacks):
    """Return the points of each attack, by file and kind."""
    found = defaultdict(lambda: defaultdict(dict))
    for file, those in attacks.items():
        for one in those:
            question = pack.questions_by_id[one["question_id"]]
            found[file][one["kind"]][one["id"]] = points_of(rater, question, one["answer"])
    return found


@pytest.mark.parametrize("kind", sorted(HELD_KINDS))
def test_no_attack_of_these_kinds_gets_more_than_a_one(points, kind):
    of_kind = {name: one for file in points.values() for name, one in file[kind].items()}
    assert of_kind
    assert {name: one for name, one in of_kind.items() if one >= LOWEST_TWO} == {}


@pytest.mark.parametrize("file", sorted(GET_THROUGH))
def test_no_more_attacks_get_through_than_before(points, file):
    through = [
        name for kind in points[file].values() for name, one in kind.items() if one >= LOWEST_TWO
    ]
    assert len(through) <= GET_THROUGH[file]


GOOD = (
    "I asked the nurses why they shared one password, and it turned out that the scanner signed"
    " them out after two minutes, so we gave them a badge reader instead of a longer time-out."
)


def shuffled(seed):
    """Return good sentences with their words in another order."""
    words = (GOOD + " " + GOOD.replace("nurses", "drivers")).split()
    Random(seed).shuffle(words)
    return " ".join(words)


def without_evidence(seed):
    """Return lines of syllables."""
    chance = Random(seed)
    syllables = ["lo", "rem", "ip", "sum", "do", "lor", "sit", "am", "et", "con", "sec", "te"]
    return " ".join("".join(chance.choices(syllables, k=3)) for _ in range(120)) + "."


GENERATED = {
    "one sentence twenty times": [f"{GOOD} " * 20],
    "filler": [("and so on and so on and then some more of it " * 500)[:20_000]],
    "letters": ["x" * 20_000, "\u200b" * 20_000, "\x1b[31m" * 3_000],
    "keywords": [", ".join(["roadmap", "retention", "latency", "persona", "pricing"] * 40)],
    "syllables": [without_evidence(seed) for seed in range(30)],
    "numbers": [
        " ".join(str(Random(seed).randrange(9999)) for _ in range(150)) for seed in range(10)
    ],
}


@pytest.mark.parametrize("kind", sorted(GENERATED))
def test_no_generated_attack_gets_more_than_a_one(rater, pack, kind):
    question = pack.questions[0]
    assert [one for one in GENERATED[kind] if points_of(rater, question, one) >= LOWEST_TWO] == []


def test_shuffled_words_seldom_get_more_than_a_one(rater, pack):
    through = [
        seed
        for seed in range(30)
        if points_of(rater, pack.questions[0], shuffled(seed)) >= LOWEST_TWO
    ]
    assert len(through) <= 4
