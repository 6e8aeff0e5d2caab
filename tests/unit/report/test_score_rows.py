"""Ratings of many answers, one row each."""

import json

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.report.score_rows import (
    csv_header,
    render_row_csv,
    render_row_json,
    render_row_text,
    row_data,
)
from tests.builders import a_judgement, a_question, a_rating, some_evidence

RATING = a_rating()
JUDGEMENT = a_judgement(
    overall=RATING, outcomes={"technical_fluency": RATING, "user_empathy": NOT_ASKED}
)
REFUSED = NotRated(not_rated="too little text")


def test_a_row_has_its_keys_in_order():
    assert list(row_data("a", JUDGEMENT)) == [
        "id",
        "overall",
        "skills",
        "notes",
        "evidence",
        "engine",
    ]


def test_a_rating_is_level_points_and_range_and_anything_else_says_why():
    data = row_data("a", JUDGEMENT)
    assert data["overall"] == {
        "level": int(RATING.level),
        "points": RATING.points,
        "low": int(RATING.low),
        "high": int(RATING.high),
    }
    assert data["skills"]["user_empathy"] == {"not_rated": "not asked"}


def test_evidence_comes_with_its_place_and_what_it_adds():
    evidence = some_evidence()
    rated = a_rating(evidence=[evidence])
    data = row_data("a", a_judgement(overall=rated, outcomes={"technical_fluency": rated}))
    assert data["evidence"] == [
        {
            "skill": "technical_fluency",
            "criterion": evidence.criterion,
            "quote": evidence.quote,
            "start": evidence.start,
            "end": evidence.end,
            "contribution": evidence.milli / 1000,
        }
    ]


def test_a_json_row_is_one_line_of_ascii():
    line = render_row_json("caf\u00e9", JUDGEMENT)
    assert line.isascii()
    assert line.count("\n") == 1
    assert json.loads(line)["id"] == "caf\u00e9"


def test_text_names_the_skills_that_were_asked_for():
    text = render_row_text("a\x1b[2J", a_question(), JUDGEMENT)
    assert text.splitlines()[0].startswith("a\\x1b[2J: ")
    assert "technical_fluency: " in text
    assert "user_empathy" not in text


@pytest.mark.parametrize(("points", "is_shown"), [(1.499, False), (1.5, True)])
def test_text_names_what_was_not_asked_for_where_it_is_clearly_shown(points, is_shown):
    outcomes = {"technical_fluency": RATING, "user_empathy": a_rating(points=points)}
    text = render_row_text("a", a_question(), a_judgement(overall=RATING, outcomes=outcomes))
    assert ("user_empathy" in text) == is_shown
    assert text.count("(not asked for)") == is_shown


def test_a_table_has_a_column_for_each_skill():
    header = csv_header(("technical_fluency", "user_empathy"))
    row = render_row_csv("a", JUDGEMENT)
    assert header == ("id,level,points,technical_fluency,user_empathy,not_rated,notes,engine\n")
    assert row.split(",")[:2] == ["a", str(int(RATING.level))]
    assert row.count(",") == header.count(",")


def test_a_refusal_stands_in_its_own_column():
    refused = a_judgement(overall=REFUSED, outcomes={"technical_fluency": REFUSED})
    assert render_row_csv("a", refused).startswith("a,,,,too little text,")


def test_no_cell_is_a_formula():
    assert render_row_csv("=1+1", JUDGEMENT).startswith("'=1+1,")
