"""Ratings, answers and questions in JSONL: read row by row, with every bad row in its place."""

import io
import json
import sys
from pathlib import Path

import pytest

from pminterview.errors import RatingFileError
from pminterview.rating_files import RatingReader

GIVEN = {"id": "a1", "rater": "kim", "technical_fluency": 3, "overall": 2.5, "why": "x", "age": 9}
SCORED = {
    "id": "a1",
    "overall": {"level": 2, "points": 1.8, "low": 1, "high": 3},
    "skills": {
        "communication": {"level": 1, "points": 0.5, "low": 0, "high": 2},
        "technical_fluency": {"not_rated": "not asked"},
    },
    "notes": [],
    "evidence": [],
    "engine": "offline-1",
}


@pytest.fixture
def file(tmp_path):
    """Write rows to a file, as JSON unless they are bytes already."""

    def write(*rows, name="r.jsonl", end=b"\n"):
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        (tmp_path / name).write_bytes(end.join(lines) + end)
        return tmp_path / name

    return write


def findings(*files):
    """Return what is wrong with the rows beside a good one, without the folder."""
    reader = RatingReader()
    reader.read_ratings(files)
    return [str(one).removeprefix(f"{files[0].parent}/") for one in reader.findings]


def test_what_people_rated_is_read_and_other_keys_are_passed_over(file):
    (kim,) = RatingReader().read_ratings([file(GIVEN)])
    assert (kim.name, kim.is_engine) == ("kim", False)
    assert kim.by_id == {"a1": {"overall": 2.5, "technical_fluency": 3.0}}


def test_what_score_prints_is_read_with_its_points_and_nothing_for_not_rated(file):
    (engine,) = RatingReader().read_ratings([file(SCORED)])
    assert (engine.name, engine.is_engine) == ("offline-1", True)
    assert engine.by_id == {"a1": {"overall": 1.8, "communication": 0.5, "technical_fluency": 0.0}}


def test_an_answer_that_was_refused_is_rated_nothing(file):
    (engine,) = RatingReader().read_ratings([file(SCORED | {"overall": {"not_rated": "a list"}})])
    assert engine.by_id["a1"]["overall"] == 0


def test_several_files_make_one_rater_and_raters_come_by_name(file):
    files = [
        file(GIVEN, GIVEN | {"rater": "Ada"}),
        file(b"", GIVEN | {"id": "a2"}, name="s.jsonl", end=b"\r\n"),
    ]
    raters = RatingReader().read_ratings(files)
    assert [(one.name, list(one.by_id)) for one in raters] == [
        ("Ada", ["a1"]),
        ("kim", ["a1", "a2"]),
    ]


def test_a_byte_order_mark_is_passed_over(file):
    row = b"\xef\xbb\xbf" + json.dumps(GIVEN).encode()
    assert RatingReader().read_ratings([file(row)])


def test_a_dash_reads_the_pipe(monkeypatch):
    rows = json.dumps(GIVEN).encode() + b"\n{"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
    reader = RatingReader()
    assert [one.name for one in reader.read_ratings([Path("-")])] == ["kim"]
    assert str(reader.findings[0]) == "standard input:2: this line is not JSON in UTF-8"


def test_a_closed_pipe_has_no_ratings(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(RatingFileError, match="there are no ratings"):
        RatingReader().read_ratings([Path("-")])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"{", "this line is not JSON in UTF-8"),
        (b'"\xff"', "this line is not JSON in UTF-8"),
        (b"[" * 100_000, "this line is not JSON in UTF-8"),
        (b'{"overall": ' + b"1" * 5000 + b"}", "this line is not JSON in UTF-8"),
        ([1], "needs keys and values, got a list"),
        (b'{"id": "a", "id": "b"}', "the key 'id' stands twice in one object"),
        ({"rater": "kim", "overall": 1}, "the key 'id' is missing"),
        (GIVEN | {"id": 7}, "id: needs text, got 7"),
        (GIVEN | {"id": " "}, "id: needs text, got ' '"),
        ({"id": "a2", "overall": 1}, "the key 'rater' is missing"),
        (GIVEN, "'kim' rates 'a1' a second time"),
        ({"id": "a2", "rater": "kim"}, "the key 'overall' is missing"),
        (GIVEN | {"id": "a2", "overall": 5}, "overall: needs a number from 0 to 4, got 5"),
        (GIVEN | {"id": "a2", "overall": -1}, "overall: needs a number from 0 to 4, got -1"),
        (GIVEN | {"id": "a2", "overall": True}, "overall: needs a number from 0 to 4, got True"),
        (
            b'{"id":"a2","rater":"kim","overall":NaN}',
            "overall: needs a number from 0 to 4, got nan",
        ),
        (
            GIVEN | {"id": "a2", "technical_fluency": "3"},
            "technical_fluency: needs a number from 0 to 4, got '3'",
        ),
        (SCORED | {"skills": None}, "skills: needs keys and values, got nothing"),
        (SCORED | {"overall": None}, "the key 'overall' is missing"),
        (SCORED | {"overall": 3}, "overall: needs `points` or `not_rated`"),
        (SCORED | {"overall": {"level": 3}}, "overall: needs `points` or `not_rated`"),
        (SCORED | {"overall": {"points": 7}}, "overall: needs a number from 0 to 4, got 7"),
        (SCORED | {"engine": ""}, "engine: needs text, got ''"),
    ],
)
def test_a_bad_row_is_reported_and_the_rest_is_read(file, row, message):
    assert findings(file(GIVEN, row, GIVEN | {"id": "a3"})) == [f"r.jsonl:2: {message}"]


def test_a_file_without_any_good_row_is_an_error_with_every_finding(file):
    with pytest.raises(RatingFileError) as caught:
        RatingReader().read_ratings([file([], b"{")])
    title, *lines = str(caught.value).splitlines()
    assert title == "there are no ratings that can be used"
    assert [line.rpartition(":")[0][-9:] for line in lines] == ["r.jsonl:1", "r.jsonl:2"]


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    with pytest.raises(RatingFileError, match=r"there is no file .*nowhere"):
        RatingReader().read_ratings([tmp_path / "nowhere"])
    with pytest.raises(RatingFileError, match="cannot read"):
        RatingReader().read_ratings([tmp_path])


ANSWER = {"id": "a1", "question_id": "q1", "answer": "I asked the nurses."}
QUESTION = {"id": "q1", "question": "Why?", "target_skills": ["communication"]}


def backdrop(file, *, answers=(), questions=(), rated=GIVEN):
    """Return the backdrop of one rating, and what was wrong."""
    reader = RatingReader()
    raters = reader.read_ratings([file(rated)])
    answer_files = [file(*answers, name="a.jsonl")] if answers else []
    question_file = file(*questions, name="q.jsonl") if questions else None
    seen = reader.read_backdrop(raters, answer_files, question_file)
    return seen, [str(one).rpartition("/")[2] for one in reader.findings]


def test_answers_tell_words_and_questions_and_questions_tell_targets(file):
    others = {**ANSWER, "id": "a2"}
    seen, wrong = backdrop(file, answers=[ANSWER, others], questions=[QUESTION])
    assert (seen.word_counts, seen.question_ids) == ({"a1": 4}, {"a1": "q1"})
    assert seen.targets == {"q1": frozenset({"communication"})}
    assert wrong == []


def test_nothing_is_known_where_nothing_is_given(file):
    seen, _ = backdrop(file)
    assert (seen.word_counts, seen.question_ids, seen.targets) == ({}, {}, {})


def test_an_answer_need_not_name_its_question(file):
    seen, _ = backdrop(file, answers=[{"id": "a1", "answer": ""}])
    assert (seen.word_counts, seen.question_ids) == ({"a1": 0}, {})


@pytest.mark.parametrize("answer_id", ["q1", "q1-7"])
def test_an_id_can_say_itself_which_question_it_is_to(file, answer_id):
    question = {"id": "q1", "skills": ["communication"]}
    seen, _ = backdrop(file, questions=[question], rated=GIVEN | {"id": answer_id})
    assert seen.question_ids == {answer_id: "q1"}


def test_bad_answers_and_questions_are_reported(file):
    _, wrong = backdrop(
        file,
        answers=[ANSWER, {"id": "a2"}, ANSWER | {"question_id": 3}],
        questions=[
            QUESTION,
            {"id": "q2"},
            QUESTION | {"target_skills": ["comunication"]},
            QUESTION | {"target_skills": [[]]},
        ],
    )
    assert wrong == [
        "a.jsonl:2: answer: needs text, got nothing",
        "a.jsonl:3: question_id: needs text, got 3",
        "q.jsonl:2: skills: needs a list of skills, got nothing",
        "q.jsonl:3: unknown skill 'comunication' (did you mean 'communication'?)",
        "q.jsonl:4: unknown skill a list",
    ]


def test_answers_that_nobody_rated_are_an_error(file):
    with pytest.raises(RatingFileError, match="none of the rated answers is in"):
        backdrop(file, answers=[ANSWER | {"id": "b1"}])


def test_questions_that_no_rated_answer_is_to_are_an_error(file):
    with pytest.raises(RatingFileError, match="known to be to a question in") as caught:
        backdrop(file, questions=[QUESTION])
    assert caught.value.hint == "--answers FILE says by `question_id` which they are"
