"""Answers to rate, many at a time."""

import json

import pytest

from pminterview.answer_files.rows import AnswerRow, load_rows, read_rows
from pminterview.errors import AnswerFileError
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data

PACK = load_pack(bundled_data())
KNOWN = "tech-skills-in-this-role"


def read(*rows):
    """Read rows, given as values or as raw lines, and return what comes of each."""
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(read_rows(lines, "rows.jsonl", PACK))


def complaint(row):
    """Return the one finding for a row as it is shown."""
    (finding,) = read(row)
    return str(finding)


def test_a_row_names_a_question_of_the_pack():
    assert read({"id": "a", "question_id": KNOWN, "answer": "Because."}) == [
        AnswerRow("a", PACK.questions_by_id[KNOWN], "Because.")
    ]


def test_a_row_without_an_id_is_called_after_its_question():
    (row,) = read({"question_id": KNOWN, "answer": "x"})
    assert row.id == KNOWN


@pytest.mark.parametrize("key", ["skills", "target_skills"])
def test_a_question_of_no_pack_comes_with_its_skills(key):
    (row,) = read({"question": "Why?", key: ["empathy", "strategic_thinking"], "answer": "x"})
    assert row.question.skills == ("customer_empathy", "strategic_thinking")
    assert row.id == "1"


def test_extra_keys_are_passed_over():
    (row,) = read({"id": 7, "question_id": KNOWN, "answer": "x", "style": "typed"})
    assert row.id == "7"


def test_empty_lines_are_passed_over_and_a_byte_order_mark_too():
    rows = read(b"\n", b"\xef\xbb\xbf" + json.dumps({"question_id": KNOWN, "answer": "x"}).encode())
    assert [row.answer for row in rows] == ["x"]


def test_a_bad_row_does_not_stop_the_next():
    rows = read(b"{", {"question_id": KNOWN, "answer": "x"})
    assert str(rows[0]) == "rows.jsonl:1: this line is not JSON in UTF-8"
    assert rows[1].answer == "x"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"\xff", "rows.jsonl:1: this line is not JSON in UTF-8"),
        (b"[" * 100_000, "rows.jsonl:1: this line is not JSON in UTF-8"),
        ([1], "rows.jsonl:1: needs keys and values, got a list"),
        ({"question_id": KNOWN}, "rows.jsonl:1: answer: needs text, got nothing"),
        (
            {"question_id": "tech-skills-in-this-rule", "answer": "x"},
            "rows.jsonl:1: the pack has no question 'tech-skills-in-this-rule'"
            f" (did you mean '{KNOWN}'?)",
        ),
        (
            {"answer": "x"},
            "rows.jsonl:1: the pack has no question nothing"
            " (give the question's text and its skills)",
        ),
    ],
)
def test_a_bad_row_is_told_with_its_place(row, message):
    assert complaint(row) == message


def test_an_unknown_skill_is_told_with_the_known_ones():
    text = complaint({"question": "Why?", "skills": ["magic"], "answer": "x"})
    assert text.startswith("rows.jsonl:1: skills: needs a list of skills, got a list (technical_")


def test_an_empty_question_is_told():
    text = complaint({"question": " ", "skills": ["tech"], "answer": "x"})
    assert text == "rows.jsonl:1: question: text: String should have at least 1 character"


def test_lone_surrogates_become_question_marks():
    (row,) = read(b'{"question_id": "tech-skills-in-this-role", "answer": "a\\ud800b"}')
    assert row.answer == "a?b"


def test_an_answers_file_is_read(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(f"format_version: 1\nanswers:\n  - question_id: {KNOWN}\n    answer: yes\n")
    assert [row.answer for row in load_rows(file, PACK)] == ["yes"]


def test_a_plain_list_is_read_and_its_bad_items_are_told(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"question_id": KNOWN, "answer": "yes"}, 3]))
    good, bad = load_rows(file, PACK)
    assert good.answer == "yes"
    assert str(bad) == f"{file}, answer 2: needs keys and values, got 3"


def test_answers_without_an_id_are_called_by_their_number(tmp_path):
    file = tmp_path / "a.json"
    asked = {"question": "What was slow?", "skills": ["technical_fluency"], "answer": "yes"}
    file.write_text(json.dumps([asked, asked | {"id": "mine"}, asked]))
    assert [row.id for row in load_rows(file, PACK)] == ["1", "mine", "3"]


def test_a_saved_record_is_read_with_its_own_questions(tmp_path):
    question = PACK.questions[3].model_dump(mode="json") | {"id": "of-another-time"}
    turns = [
        {"question": question, "answer": "kept", "ended": "sent"},
        {"question": question, "answer": "half", "ended": "skipped"},
    ]
    file = tmp_path / "record.json"
    file.write_text(json.dumps({"transcript": {"turns": turns}}))
    rows = list(load_rows(file, PACK))
    assert [(row.id, row.answer) for row in rows] == [
        ("of-another-time", "kept"),
        ("of-another-time", ""),
    ]


def test_a_file_that_is_no_file_of_answers_has_no_rows(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("just text")
    assert list(load_rows(file, PACK)) == []


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(AnswerFileError, match="there is no file"):
        list(load_rows(tmp_path / "nowhere.yaml", PACK))
