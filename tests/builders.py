"""Values for tests: valid as they come, with one keyword to change or to spoil.

a_question()                          a sound question
a_question(seconds=5)                 raises what pydantic raises for that
a_pack(questions=[a_question(...)])   a pack of your own questions
"""

from typing import Any

from pminterview.domain.calibration import Calibration
from pminterview.domain.pack import Pack, PackHeader
from pminterview.domain.question import Probe, Question
from pminterview.domain.rating import Evidence, Judgement, Rating
from pminterview.domain.rubric import Anchor, Criterion, Indicator, Level, Rubric
from pminterview.domain.scorecard import Scorecard, SessionRecord
from pminterview.domain.transcript import FollowUp, Transcript, Turn


def a_header(**changes: Any) -> PackHeader:
    """Return the header of a pack."""
    header = {"name": "sample", "version": "1.0.0", "licence": "MIT", "source": "made for tests"}
    return PackHeader.model_validate(header | changes)


def an_indicator(**changes: Any) -> Indicator:
    """Return an indicator that finds `latency` or `timeout`."""
    indicator = {
        "id": "names_term",
        "text": "a technical thing by its name",
        "pattern": "latency | timeout*",
    }
    return Indicator.model_validate(indicator | changes)


def a_criterion(**changes: Any) -> Criterion:
    """Return a criterion with one indicator."""
    criterion = {
        "id": "shared_language",
        "name": "Uses technical terms",
        "text": "uses technical terms in service of the point",
        "advice": "Name the one technical thing that mattered.",
        "indicators": [an_indicator()],
    }
    return Criterion.model_validate(criterion | changes)


def some_anchors() -> tuple[Anchor, ...]:
    """Return an anchor for each level, from 0 to 4."""
    return tuple(Anchor(level=level, text=f"looks like level {level:d}") for level in Level)


def a_rubric(**changes: Any) -> Rubric:
    """Return the rubric of `technical_fluency`, with one criterion."""
    rubric = {
        "skill": "technical_fluency",
        "name": "Technical fluency",
        "short_name": "tech",
        "text": "Speaks the language of the development team.",
        "anchors": some_anchors(),
        "criteria": [a_criterion()],
    }
    return Rubric.model_validate(rubric | changes)


def another_rubric(**changes: Any) -> Rubric:
    """Return the rubric of `user_empathy`; its ids differ from those of `a_rubric()`."""
    indicator = an_indicator(
        id="names_user", text="a person who uses it", pattern="(user* | guest*) & (told | said)"
    )
    criterion = a_criterion(
        id="user_voice",
        name="Lets users speak",
        text="says what a user said or did",
        advice="Quote one user.",
        indicators=[indicator],
    )
    rubric = {
        "skill": "user_empathy",
        "name": "Understands users",
        "short_name": "empathy",
        "text": "Sees the product with the eyes of its users.",
        "criteria": [criterion],
    }
    return a_rubric(**(rubric | changes))


def a_probe(**changes: Any) -> Probe:
    """Return a probe for `shared_language`."""
    probe = {"criterion": "shared_language", "text": "Which technical thing mattered most?"}
    return Probe.model_validate(probe | changes)


def a_question(**changes: Any) -> Question:
    """Return a question for `technical_fluency`, with one probe."""
    question = {
        "id": "slow-search",
        "text": "Search got slow. What do you ask the engineers?",
        "type": "technical",
        "skills": ["technical_fluency"],
        "difficulty": "easy",
        "seconds": 120,
        "probes": [a_probe()],
        "hint": "Name one thing that you would measure.",
    }
    return Question.model_validate(question | changes)


def another_question(**changes: Any) -> Question:
    """Return a question for `user_empathy`; its id differs from that of `a_question()`."""
    question = {
        "id": "last-user-talk",
        "text": "Whom of your users did you talk to last?",
        "type": "behavioural",
        "skills": ["user_empathy"],
        "probes": [a_probe(criterion="user_voice", text="What did they say?")],
    }
    return a_question(**(question | changes))


def a_pack(**changes: Any) -> Pack:
    """Return a pack of two skills with a question each."""
    pack = {
        "header": a_header(),
        "rubrics_header": a_header(),
        "fingerprint": "0" * 64,
        "questions": [a_question(), another_question()],
        "rubrics": [a_rubric(), another_rubric()],
    }
    return Pack.model_validate(pack | changes)


def a_turn(**changes: Any) -> Turn:
    """Return a turn whose answer was sent, without a clock."""
    turn = {
        "question": a_question(),
        "answer": "I asked what the latency was before the release.",
        "ended": "sent",
    }
    return Turn.model_validate(turn | changes)


def a_follow_up(**changes: Any) -> FollowUp:
    """Return a probe for `shared_language` with a reply."""
    follow_up = {"probe": a_probe(), "reply": "The latency of the index.", "ended": "sent"}
    return FollowUp.model_validate(follow_up | changes)


def a_transcript(**changes: Any) -> Transcript:
    """Return the transcript of an interview of one question."""
    transcript = {
        "pack": a_header(),
        "pack_fingerprint": "0" * 64,
        "planned_count": 1,
        "turns": [a_turn()],
    }
    return Transcript.model_validate(transcript | changes)


def some_evidence(**changes: Any) -> Evidence:
    """Return the whole answer of `a_turn()` as evidence for `shared_language`."""
    answer = a_turn().answer
    evidence = {
        "criterion": "shared_language",
        "indicator": "names_term",
        "quote": answer,
        "start": 0,
        "end": len(answer),
        "milli": 400,
    }
    return Evidence.model_validate(evidence | changes)


def a_rating(**changes: Any) -> Rating:
    """Return a rating at level 2, with one piece of evidence."""
    rating = {
        "level": Level.DEVELOPING,
        "points": 2.0,
        "low": Level.WEAK,
        "high": Level.SOLID,
        "evidence": [some_evidence()],
        "missing": [],
    }
    told = rating | changes
    whole = {"label": "what it shows", "milli": round(told["points"] * 1000)}
    return Rating.model_validate({"ledger": [whole]} | told)


def a_judgement(**changes: Any) -> Judgement:
    """Return the judgement of a rater that saw `technical_fluency` only."""
    judgement = {
        "rater": "a fixed rater",
        "is_calibrated": False,
        "overall": a_rating(evidence=[]),
        "outcomes": {
            "technical_fluency": a_rating(),
            "user_empathy": {"not_rated": "not asked"},
        },
    }
    return Judgement.model_validate(judgement | changes)


def a_calibration(**changes: Any) -> Calibration:
    """Return a model in which two acts, and two sentences a criterion, are worth 0.5 each.

    An answer begins at 1 where its skill was asked for, and at 0 where it was not; there the
    general features count half. The scale is straight.
    """
    half = {"upto": [2], "micro": [500_000]}
    skill = {
        "asked_milli": 1000,
        "unasked_milli": 0,
        "unasked_quality_permille": 500,
        "criteria": {},
    }
    wide = [{"below_milli": 4001, "low": 0, "high": 4}]
    calibration = {
        "format_version": 1,
        "name": "by hand",
        "data_sha256": "0" * 64,
        "features": {"acts": half},
        "words": {},
        "words_limit_milli": 1000,
        "evidence": {"shown_milli": 0, "touched_milli": 0, "criteria": {}},
        "first_target_milli": 0,
        "skills": {},
        "any_criterion": a_criterion_worth(),
        "any_skill": skill,
        "curve": [[0, 0], [4000, 4000]],
        "ranges": {"asked": wide, "unasked": wide, "overall": wide},
    }
    return Calibration.model_validate(calibration | changes)


def a_criterion_worth(**changes: Any) -> dict[str, Any]:
    """Return the data of what a criterion adds: half a point for each of two sentences."""
    return dict.fromkeys(("asked", "unasked"), a_sentence_worth()) | changes


def a_sentence_worth(**changes: Any) -> dict[str, Any]:
    """Return the data of what sentences add: half a point if they show it, else nothing."""
    worth = {
        "shown": {"upto": [2], "micro": [500_000]},
        "seen": {"upto": [1], "micro": [0]},
    }
    return worth | changes


def a_scorecard(**changes: Any) -> Scorecard:
    """Return the scorecard of `a_judgement()`."""
    scorecard = {
        "rater": "a fixed rater",
        "is_calibrated": False,
        "skills": [
            {
                "skill": "technical_fluency",
                "name": "Technical fluency",
                "short_name": "tech",
                "outcome": {"level": 2, "points": 2.0, "low": 1, "high": 3, "answer_count": 1},
                "best": {"question_number": 1, "evidence": some_evidence()},
            },
            {
                "skill": "user_empathy",
                "name": "Understands users",
                "short_name": "empathy",
                "outcome": {"not_rated": "not asked"},
            },
        ],
        "next_steps": [
            {
                "skill": "technical_fluency",
                "short_name": "tech",
                "text": "Name the one technical thing that mattered.",
                "moment": {"question_number": 1, "quote": a_turn().answer},
            }
        ],
    }
    return Scorecard.model_validate(scorecard | changes)


def a_record(**changes: Any) -> SessionRecord:
    """Return the record of an interview of one question."""
    record = {
        "made_by": "pminterview 0.1.0",
        "transcript": a_transcript(),
        "judgements": [a_judgement()],
        "scorecard": a_scorecard(),
    }
    return SessionRecord.model_validate(record | changes)
