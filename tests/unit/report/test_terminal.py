"""Scorecards, transcripts and feedback as a terminal shows them."""

import pytest

from pminterview.domain.rating import NotRated
from pminterview.domain.rubric import Level
from pminterview.report.terminal import render_feedback, render_scorecard, render_transcript
from pminterview.scoring.probing import Gap
from pminterview.workflows.coaching import Feedback
from tests.builders import a_judgement, a_rating, a_turn, some_evidence
from tests.unit.report.conftest import FIRST, evidence_in

HOSTILE = [
    "close [/oops] it",
    "[red]loud[/red] :smile:",
    "a\x1b[31mb\x1b]0;title\x07c",
    "one\rtwo",
    "back\x08\x08space\x0b\x0c",
    "left \u202eright\u202c and \u2066isolated\u2069",
    "C1 \x9b31m and \x85",
]
DRIVING = [*(chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))), *"\u202e\u2066"]


GAP = Gap("user_voice", "user_empathy", 400)


def a_feedback(outcome, *, before=None, answer=FIRST, notes=(), gap=None):
    """Return feedback on technical fluency, after a try with another outcome."""
    judgements = [
        a_judgement(outcomes={"technical_fluency": one}, notes=notes) if one else None
        for one in (outcome, before)
    ]
    return Feedback(("technical_fluency",), a_turn(answer=answer), *judgements, gap)


def a_coached_answer():
    """Return feedback on two skills, one of which a shared passage speaks for as well."""
    shared = "we cached the prices for a minute, which no customer noticed"
    empathy = a_rating(
        level=Level(1), points=1.25, evidence=[evidence_in(FIRST, shared, criterion="user_voice")]
    )
    now = a_judgement(outcomes={"technical_fluency": good_rating(), "user_empathy": empathy})
    before = a_judgement(
        outcomes={"technical_fluency": a_rating(points=2.75), "user_empathy": a_rating(points=2.0)}
    )
    return Feedback(tuple(now.outcomes), a_turn(answer=FIRST), now, before, GAP)


def good_rating(**changes):
    evidence = [
        evidence_in(FIRST, "I asked why nobody waited for less"),
        evidence_in(FIRST, "I asked why nobody waited for less", criterion="asks"),
        evidence_in(FIRST, "we cached the prices for a minute, which no customer noticed"),
    ]
    usual = {
        "level": Level(3),
        "points": 2.75,
        "low": Level(2),
        "high": Level(4),
        "evidence": evidence,
    }
    return a_rating(**(usual | changes))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_scorecard_reads_well(golden, rendered, record, width):
    card = render_scorecard(record, is_ascii=False, explain_command="pminterview explain")
    golden(f"scorecard_{width}.txt", rendered(card, width=width))


def test_the_scorecard_reads_well_in_ascii(golden, rendered, record):
    text = rendered(render_scorecard(record, is_ascii=True), width=60)
    assert text.isascii()
    golden("scorecard_ascii_60.txt", text)


def test_feedback_reads_well(golden, rendered, pack):
    before = a_rating(level=Level(1), points=1.25)
    notes = [{"text": "said more than once, counted once", "quote": "again"}]
    feedback = a_feedback(good_rating(), before=before, notes=notes, gap=GAP)
    golden("feedback_60.txt", rendered(render_feedback(feedback, pack, is_ascii=False), width=60))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_feedback_on_all_skills_of_a_question_reads_well(golden, rendered, pack, width):
    text = rendered(render_feedback(a_coached_answer(), pack, is_ascii=False), width=width)
    golden(f"feedback_coached_{width}.txt", text)


def test_the_transcript_reads_well(golden, rendered, record):
    golden("transcript_60.txt", rendered(render_transcript(record.transcript), width=60))


@pytest.mark.parametrize("width", [20, 24, 33, 40, 52, 60, 80, 120])
def test_nothing_is_wider_than_the_console_or_ends_in_spaces(rendered, record, pack, width):
    parts = [
        render_scorecard(record, is_ascii=False),
        render_transcript(record.transcript),
        render_feedback(a_coached_answer(), pack, is_ascii=False),
    ]
    for part in parts:
        lines = rendered(part, width=width).splitlines()
        assert [line for line in lines if len(line) > width or line != line.rstrip()] == []


def test_lines_stay_readable_on_a_wide_console(rendered, record):
    lines = rendered(render_transcript(record.transcript), width=200).splitlines()
    assert max(map(len, lines)) <= 88


def test_wide_characters_stay_within_the_console(rendered, spoiled_record):
    record = spoiled_record("\u4f60\u597d\u4e16\u754c" * 30)
    for part in (render_scorecard(record, is_ascii=False), render_transcript(record.transcript)):
        lines = rendered(part, width=60).splitlines()
        wide = [line for line in lines if len(line) + sum(c > "\u2fff" for c in line) > 60]
        assert wide == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_answers_or_packs_can_drive_the_terminal(rendered, spoiled_record, text):
    record = spoiled_record(text)
    shown = rendered(render_scorecard(record, is_ascii=False), width=300)
    shown += rendered(render_transcript(record.transcript), width=300)
    assert [char for char in DRIVING if char in shown] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_feedback_can_drive_the_terminal(rendered, pack, text):
    rating = a_rating(evidence=[some_evidence(quote=text, start=0, end=len(text))])
    shown = rendered(render_feedback(a_feedback(rating, answer=text), pack, is_ascii=False))
    assert [char for char in DRIVING if char in shown] == []


@pytest.mark.parametrize("text", HOSTILE[:2])
def test_markup_is_shown_as_it_was_typed(rendered, spoiled_record, text):
    record = spoiled_record(text)
    card = rendered(render_scorecard(record, is_ascii=False))
    assert f'\n  "{text}" (question 2)\n' in card
    assert f"\n  Not recognised: {text}\n" in card
    assert f"\n  {text}\n" in rendered(render_transcript(record.transcript))


def test_escape_codes_are_spelled_out(rendered, spoiled_record):
    record = spoiled_record("a\x1b[31mb\u202e")
    assert "  a\\x1b[31mb\\u202e\n" in rendered(render_transcript(record.transcript))


def test_a_skipped_question_says_so_and_shows_no_answer(rendered, record):
    text = rendered(render_transcript(record.transcript))
    assert "Question 3 of 3, go-to-market\nWhat would it cost?\n0:03, skipped\n" in text
    assert "\n  (no answer)\n" in text


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        (1.25, 2.75, "up 1.50 points against your last try."),
        (2.75, 2.0, "down 0.75 points against your last try."),
        (2.0, 2.0, "no change against your last try."),
        (2.0, 2.004, "no change against your last try."),
    ],
)
def test_another_try_is_compared_with_the_last(rendered, pack, before, now, line):
    feedback = a_feedback(good_rating(points=now), before=a_rating(points=before))
    text = rendered(render_feedback(feedback, pack, is_ascii=False))
    assert text.splitlines()[-2] == f"  Technical fluency: {line}"


def test_the_first_try_is_compared_with_nothing(rendered, pack):
    assert "last try" not in rendered(
        render_feedback(a_feedback(good_rating()), pack, is_ascii=False)
    )


def test_an_answer_that_could_not_be_rated_says_why(rendered, pack):
    refused = NotRated(not_rated="a list of words, not sentences")
    text = rendered(render_feedback(a_feedback(refused), pack, is_ascii=False))
    assert text == "Technical fluency    not rated: a list of words, not sentences\n\n"


def test_an_answer_that_lacks_nothing_gets_no_advice(rendered, pack):
    text = rendered(render_feedback(a_feedback(good_rating()), pack, is_ascii=False))
    assert "Not recognised" not in text
    assert "Try:" not in text


def test_a_passage_that_speaks_for_two_criteria_is_quoted_once(rendered, pack):
    text = rendered(render_feedback(a_feedback(good_rating()), pack, is_ascii=False))
    assert text.count("I asked why nobody waited for less") == 1
    assert "    = Uses technical terms, Asks the engineers\n" in text


def test_a_passage_that_speaks_for_two_skills_is_quoted_once_with_both(rendered, pack):
    text = rendered(render_feedback(a_coached_answer(), pack, is_ascii=False))
    assert text.count("we cached the prices for a minute") == 1
    spoken_for = (
        "    = Technical fluency: Uses technical terms\n    = Understands users: Lets users speak\n"
    )
    assert spoken_for in text


def test_each_skill_shown_is_compared_with_the_last_try(rendered, pack):
    text = rendered(render_feedback(a_coached_answer(), pack, is_ascii=False))
    assert "  Technical fluency: no change against your last try.\n" in text
    assert "  Understands users: down 0.75 points against your last try.\n" in text


@pytest.mark.parametrize(
    ("level", "bar"), [(0, "...."), (1, "#..."), (2, "##.."), (3, "###."), (4, "####")]
)
def test_the_bar_has_a_mark_for_each_level(rendered, pack, level, bar):
    rating = good_rating(level=Level(level))
    text = rendered(render_feedback(a_feedback(rating), pack, is_ascii=True))
    assert text.startswith(f"Technical fluency    {bar}  {level} ")


def test_what_there_is_nothing_of_is_left_out(rendered, record):
    card = record.scorecard.model_copy(
        update={"next_steps": (), "follow_ups": (), "notes": (), "is_calibrated": True}
    )
    text = rendered(render_scorecard(record.model_copy(update={"scorecard": card}), is_ascii=False))
    assert "\nNext\n" not in text
    assert "\nNoticed\n" not in text
    assert "\nFollow-ups\n" not in text
    assert "Uncalibrated" not in text


def test_the_way_to_the_reasons_is_named_where_there_is_one(rendered, record):
    named = render_scorecard(record, is_ascii=False, explain_command="pminterview explain r.json")
    assert "\nWhy these levels: pminterview explain r.json\n" in rendered(named)
    assert "Why these levels" not in rendered(render_scorecard(record, is_ascii=False))


def test_only_the_first_step_names_its_drill(rendered, record):
    text = rendered(render_scorecard(record, is_ascii=False, pack_option=" --pack here"))
    assert text.count("pminterview drill") == 1
    assert '"\n     pminterview drill --skill empathy --pack here\n  2. ' in text


def test_each_probe_has_a_line_with_what_became_of_the_answer(rendered, record):
    text = rendered(render_scorecard(record, is_ascii=False))
    assert '\n  Question 1: "Which technical thing mattered most?" sharper\n' in text
    assert '\n  Question 2: "What did they say?" held\n' in text


def test_a_long_probe_stays_below_its_own_beginning(rendered, record):
    text = rendered(render_scorecard(record, is_ascii=False), width=40)
    assert '\n  Question 1: "Which technical thing\n              mattered most?" sharper\n' in text


def test_the_transcript_holds_every_word_in_the_order_it_was_said(rendered, record):
    text = rendered(render_transcript(record.transcript))
    said = [
        "Search got slow",
        "which no customer noticed",
        "Follow-up: Which technical thing mattered most?",
        "The cache. It kept the slow service out of the way.",
        "Whom of your users",
        "First try\n  Users? I talk to them.",
        "Last try\n  I talk to users a lot.",
        "Follow-up: What did they say?\n  I don't know.",
    ]
    places = [text.index(one) for one in said]
    assert places == sorted(places)
