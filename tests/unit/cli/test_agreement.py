"""`pminterview agreement`, with files and exit codes."""

import json

import pytest


@pytest.fixture
def ratings(tmp_path):
    """Write what somebody rated, one file for each rater."""

    def write(rater, *levels):
        rows = [
            {"id": f"a{at}", "rater": rater, "overall": level} for at, level in enumerate(levels)
        ]
        file = tmp_path / f"{rater}.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return str(file)

    return write


def test_two_raters_are_compared(pminterview, ratings):
    ran = pminterview("agreement", ratings("kim", 1, 2, 3), ratings("lee", 1, 2, 4))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[3].split()[:5] == ["overall", "kim", "3", ".67", "1.00"]


def test_the_order_of_the_files_does_not_matter(pminterview, ratings):
    files = [ratings("kim", 1, 2, 3), ratings("lee", 1, 2, 4), ratings("max", 0, 2, 2)]
    assert pminterview("agreement", *files) == pminterview("agreement", *reversed(files))


def test_truth_is_named_once_for_each_rater(pminterview, ratings):
    files = [ratings("kim", 1, 2, 3), ratings("lee", 1, 2, 4), ratings("max", 0, 2, 2)]
    ran = pminterview("agreement", *files, "--truth", "lee", "--truth", "kim", "--format", "json")
    document = json.loads(ran.out)
    assert document["truth"] == ["kim", "lee"]
    assert [line["rater"] for line in document["all"][:3]] == ["max", "kim/lee", "constant"]


def test_answers_and_questions_bring_their_baselines(pminterview, ratings, tmp_path):
    answers, questions = tmp_path / "answers.jsonl", tmp_path / "questions.jsonl"
    rows = [{"id": f"a{at}", "question_id": "q", "answer": "so " * at} for at in range(3)]
    answers.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    questions.write_text('{"id": "q", "target_skills": ["communication"]}', encoding="utf-8")
    command = ["agreement", ratings("kim", 1, 2, 3), ratings("lee", 1, 2, 4)]
    ran = pminterview(*command, "--answers", str(answers), "--questions", str(questions))
    assert (ran.code, ran.err) == (0, "")
    assert "\noverall        length only" in ran.out
    assert "\ncommunication  asked-for" in ran.out
    assert "\nTargeted skills alone\ncommunication  kim " in ran.out


def test_a_bad_row_is_reported_and_the_rest_is_compared(pminterview, ratings, tmp_path):
    files = [ratings("kim", 1, 2, 9), ratings("lee", 1, 2, 4)]
    ran = pminterview("agreement", *files)
    assert ran.code == 1
    assert ran.err == f"error: {files[0]}:3: overall: needs a number from 0 to 4, got 9\n"
    assert ran.out.splitlines()[3].split()[:3] == ["overall", "kim", "2"]


def test_a_missing_file_is_unusable_input(pminterview, tmp_path):
    ran = pminterview("agreement", str(tmp_path / "nowhere.jsonl"))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: there is no file ")


def test_nothing_to_compare_is_unusable_input(pminterview, ratings):
    ran = pminterview("agreement", ratings("kim", 1, 2, 3))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: there is nothing to compare in these ratings\nhint: two ")


@pytest.mark.parametrize(
    ("name", "hint"), [("kin", "did you mean 'kim'?"), ("z", "there is 'kim', 'lee'")]
)
def test_a_truth_that_nobody_is_called_is_a_usage_error(pminterview, ratings, name, hint):
    files = [ratings("kim", 1, 2), ratings("lee", 1, 2)]
    ran = pminterview("agreement", *files, "--truth", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: nobody called '{name}' rates in these files\nhint: {hint}\n"
