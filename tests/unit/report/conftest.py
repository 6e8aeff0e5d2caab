"""A record with everything that can be shown."""

from collections.abc import Callable
from typing import Any

import pytest

from pminterview.domain.pack import Pack
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Change, FollowedUp, SessionRecord
from pminterview.scoring.aggregate import build_scorecard
from tests.builders import (
    a_criterion,
    a_follow_up,
    a_judgement,
    a_pack,
    a_probe,
    a_question,
    a_rating,
    a_rubric,
    a_transcript,
    a_turn,
    another_question,
    another_rubric,
    some_evidence,
)

FIRST = (
    "The search asked three services, and the slowest of them had a latency of two seconds.\n\n"
    "- I asked why nobody waited for less\n"
    "- we cached the prices for a minute, which no customer noticed"
)
FOLLOW_UP = a_follow_up(reply="The cache. It kept the slow service out of the way.")
GIVEN_UP = a_follow_up(
    probe=a_probe(criterion="user_voice", text="What did they say?"), reply="I don't know."
)
SECOND = "I talk to users a lot. I talk to users a lot."


def the_pack() -> Pack:
    """Return a pack of six skills: one of each outcome."""
    rubrics = [
        a_rubric(
            criteria=[
                a_criterion(),
                a_criterion(id="asks", name="Asks the engineers", text="asks engineers what holds"),
            ]
        ),
        another_rubric(),
        a_rubric(skill="strategy", short_name="strategy", name="Strategic thinking"),
        a_rubric(skill="money", short_name="money", name="Business acumen"),
        a_rubric(skill="talk", short_name="talk", name="Communication"),
        a_rubric(
            skill="project",
            short_name="project",
            name="Project management",
            criteria=[
                a_criterion(id="goals", text="sets a goal", advice="Say what counts as done.")
            ],
        ),
    ]
    both = ["technical_fluency", "user_empathy"]
    questions = [
        a_question(skills=both),
        another_question(skills=["user_empathy", "money"]),
        a_question(
            id="third", type="go-to-market", skills=["money", "project"], text="What would it cost?"
        ),
    ]
    return a_pack(rubrics=rubrics, questions=questions)


def evidence_in(answer: str, quote: str, **changes: Any):
    """Return a stretch of an answer as evidence."""
    start = answer.index(quote)
    return some_evidence(quote=quote, start=start, end=start + len(quote), **changes)


def followed_up(number, follow_up, skill, change):
    """Return what became of an answer when a probe was put."""
    return FollowedUp(
        question_number=number, probe=follow_up.probe, skill=skill, change=Change(change)
    )


@pytest.fixture
def pack() -> Pack:
    return the_pack()


@pytest.fixture
def record(pack: Pack) -> SessionRecord:
    return a_record(pack)


@pytest.fixture
def spoiled_record(pack: Pack) -> Callable[[str], SessionRecord]:
    """Return a record with a text in every place that a pack or a person fills."""

    def build(text: str) -> SessionRecord:
        criterion = a_criterion(name=text, text=text, advice=text)
        rubric = a_rubric(name=text, text=text, criteria=[criterion])
        question = a_question(text=text, hint=text)
        silent = a_judgement(
            outcomes={
                "technical_fluency": a_rating(
                    level=Level(0), points=0, evidence=[], missing=["shared_language"]
                ),
                "user_empathy": {"not_rated": "not asked"},
            }
        )
        quoting = a_judgement(
            outcomes={
                "technical_fluency": a_rating(
                    evidence=[evidence_in(text, text, criterion="user_voice")]
                ),
                "user_empathy": {"not_rated": text},
            },
            notes=[{"text": "said more than once, counted once", "quote": text}],
        )
        odd = a_pack(
            rubrics=[rubric, another_rubric(name=f"b {text}")],
            questions=[
                question,
                another_question(text=text, skills=["user_empathy", "technical_fluency"]),
            ],
        )
        follow_up = a_follow_up(probe=a_probe(text=text), reply=text)
        turns = [
            a_turn(question=question, answer=text, follow_ups=[follow_up], earlier_answers=[text]),
            a_turn(question=odd.questions[1], answer=text),
        ]
        transcript = a_transcript(planned_count=2, turns=turns)
        judgements = (silent, quoting)
        card = build_scorecard(
            odd,
            transcript,
            judgements,
            rater="fixed rater 1",
            follow_ups=(followed_up(1, follow_up, "technical_fluency", "held"),),
            self_levels={"technical_fluency": Level(2)},
        )
        return SessionRecord(
            made_by="pminterview", transcript=transcript, judgements=judgements, scorecard=card
        )

    return build


def a_record(pack: Pack) -> SessionRecord:
    """Return an interview of four planned questions that was ended in the third."""
    first, second, third = pack.questions
    turns = [
        a_turn(
            question=first,
            answer=FIRST,
            elapsed_seconds=150.5,
            budget_seconds=120.0,
            thinking_seconds=12.4,
            follow_ups=[FOLLOW_UP],
        ),
        a_turn(
            question=second,
            answer=SECOND,
            elapsed_seconds=61.0,
            budget_seconds=120.0,
            thinking_seconds=28.0,
            used_hint=True,
            follow_ups=[GIVEN_UP],
            earlier_answers=["Users? I talk to them."],
        ),
        a_turn(question=third, answer="", ended="skipped", elapsed_seconds=3.0),
    ]
    not_asked = {"not_rated": "not asked"}
    silent = a_rating(
        level=Level(0), points=0, low=Level(0), high=Level(1), evidence=[], missing=["user_voice"]
    )
    judgements = (
        a_judgement(
            outcomes={
                "technical_fluency": a_rating(
                    level=Level(3),
                    points=2.75,
                    low=Level(2),
                    high=Level(4),
                    evidence=[
                        evidence_in(FIRST, FIRST.split(".", maxsplit=1)[0]),
                        evidence_in(FIRST, "I asked why nobody waited for less"),
                    ],
                    missing=["asks"],
                ),
                "user_empathy": silent,
                "strategy": a_rating(
                    level=Level(2),
                    points=1.5,
                    low=Level(1),
                    high=Level(3),
                    evidence=[evidence_in(FIRST, "we cached the prices for a minute")],
                ),
                "money": not_asked,
                "talk": not_asked,
                "project": not_asked,
            }
        ),
        a_judgement(
            outcomes={
                "technical_fluency": not_asked,
                "user_empathy": silent,
                "strategy": not_asked,
                "money": {"not_rated": "too little text: 6 words, at least 8 are needed"},
                "talk": not_asked,
                "project": not_asked,
            },
            notes=[{"text": "said more than once, counted once", "quote": "I talk to users a lot"}],
        ),
        a_judgement(
            outcomes={
                "technical_fluency": not_asked,
                "user_empathy": not_asked,
                "strategy": not_asked,
                "money": {"not_rated": "nothing of its own to rate"},
                "talk": not_asked,
                "project": a_rating(
                    level=Level(0), points=0, evidence=[], missing=["goals"], low=0, high=0
                ),
            }
        ),
    )
    transcript = a_transcript(planned_count=4, seed=7, turns=turns)
    card = build_scorecard(
        pack,
        transcript,
        judgements,
        rater="fixed rater 1",
        follow_ups=(
            followed_up(1, FOLLOW_UP, "technical_fluency", "sharper"),
            followed_up(2, GIVEN_UP, "user_empathy", "held"),
        ),
        self_levels={
            "technical_fluency": Level(3),
            "user_empathy": Level(2),
            "money": Level(3),
        },
    )
    return SessionRecord(
        made_by="pminterview 0.1.0", transcript=transcript, judgements=judgements, scorecard=card
    )
