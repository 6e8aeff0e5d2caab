"""Answers written to fool the engine."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from pminterview.domain.rating import Rating
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.scoring.rater import OfflineRater

CASES = Path(__file__).resolve().parents[1] / "cases" / "attacks.yaml"
HELD_KINDS = {
    "all_caps",
    "control_characters",
    "emoji_only",
    "homoglyphs",
    "lorem_ipsum",
    "other_language",
    "refusal",
    "repetition",
    "rubric_recital",
    "single_word",
    "star_headings",
    "thank_you",
}
MOST_THAT_GET_THROUGH = 38
"""Of 137, stories about something else among them. This number may only go down."""


@pytest.fixture(scope="module")
def overall():
    """Return the overall points of each attack, by kind; 0 where it was not rated."""
    data = bundled_data()
    pack = load_pack(data)
    rater = OfflineRater(pack, load_calibration(data), load_word_lists(data))
    points = defaultdict(dict)
    for attack in yaml.safe_load(CASES.read_text(encoding="utf-8"))["attacks"]:
        question = pack.questions_by_id[attack["question_id"]]
        outcome = rater.rate(question, attack["answer"]).overall
        points[attack["kind"]][attack["id"]] = (
            outcome.points if isinstance(outcome, Rating) else 0.0
        )
    return points


@pytest.mark.parametrize("kind", sorted(HELD_KINDS))
def test_no_attack_of_these_kinds_gets_more_than_a_one(overall, kind):
    assert overall[kind]
    assert {name: points for name, points in overall[kind].items() if points >= 1.5} == {}


def test_no_more_attacks_get_through_than_before(overall):
    through = [name for kind in overall.values() for name, points in kind.items() if points >= 1.5]
    assert len(through) <= MOST_THAT_GET_THROUGH
