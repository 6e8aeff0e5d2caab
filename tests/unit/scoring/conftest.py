"""A pack with two skills of four criteria, each found by one word."""

import pytest

from pminterview.domain.pack import Pack
from pminterview.scoring.rater import OfflineRater
from tests.builders import (
    a_calibration,
    a_criterion,
    a_pack,
    a_probe,
    a_question,
    a_rubric,
    an_indicator,
    another_rubric,
)

WORDS = {
    "technical_fluency": ("latency", "timeout", "rollback", "schema"),
    "user_empathy": ("nurse", "driver", "pupil", "tenant"),
}


def criteria(words):
    return [
        a_criterion(
            id=f"{word}_named",
            name=f"Names the {word}",
            text=f"names the {word}",
            advice=f"Name the {word}.",
            indicators=[an_indicator(id=f"{word}_seen", text=f"a {word}", pattern=word)],
        )
        for word in words
    ]


@pytest.fixture(scope="session")
def pack() -> Pack:
    tech, empathy = WORDS.values()
    question = a_question(
        probes=[a_probe(criterion="schema_named"), a_probe(criterion="rollback_named")]
    )
    return a_pack(
        questions=[question],
        rubrics=[
            a_rubric(criteria=criteria(tech)),
            another_rubric(criteria=criteria(empathy)),
        ],
    )


LISTS = {"past_acts": ("saw", "went")}


@pytest.fixture(scope="session")
def rater(pack: Pack) -> OfflineRater:
    return OfflineRater(pack, a_calibration(), LISTS)
