"""Packs and answers files: good ones are used, bad ones are explained."""

import json
from pathlib import Path

import pytest

from pminterview.domain.scorecard import SessionRecord
from pminterview.packs.locate import bundled_data

YAML = """\
format_version: 1
answers:
  - question_id: tech-skills-in-this-role
    answer: |-
      I asked the nurses why they waited, and they said that the login was slow.
  - question_id: users-needed-something-else
    answer: ""
"""
SAID = "I asked the nurses why they waited, and they said that the login was slow."
AS_JSON = json.dumps(
    {
        "format_version": 1,
        "answers": [
            {
                "question_id": "tech-skills-in-this-role",
                "answer": SAID,
            },
            {"question_id": "users-needed-something-else", "answer": ""},
        ],
    }
)


@pytest.fixture
def rate(pminterview, tmp_path):
    """Write an answers file and rate it."""

    def run(content, *arguments, name="a.yaml"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return pminterview("practice", "--answers", str(file), *arguments)

    return run


def test_yaml_and_json_answers_are_rated_alike(rate):
    runs = [
        rate(content, "--format", "json", name=name)
        for content, name in ((YAML, "a.yaml"), (AS_JSON, "a.json"), (YAML, "a.yml"))
    ]
    assert runs[0].code == 0
    assert runs[0] == runs[1] == runs[2]


def test_a_script_shows_every_question_answer_and_the_scorecard(rate):
    result = rate(YAML)
    assert result.code == 0
    assert "\n  I asked the nurses why they waited, and they said" in result.out
    assert "\n(no answer)" not in result.out
    assert "\nskipped\n  (no answer)\n" in result.out
    assert "\nScorecard\n1 of 2 questions answered\n" in result.out


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(rate):
    windows = b"\xef\xbb\xbf" + YAML.replace("\n", "\r\n").encode()
    assert rate(windows).out == rate(YAML).out


def test_a_script_can_be_saved(rate, tmp_path):
    for name in ("r.json", "r.md"):
        result = rate(YAML, "--save", str(tmp_path / name))
        assert result.code == 0
        assert result.err == f"Saved to {tmp_path / name}\n"
    text = (tmp_path / "r.json").read_text(encoding="utf-8")
    assert SessionRecord.model_validate_json(text).transcript.planned_count == 2
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# Mock interview\n")


def test_a_place_that_cannot_be_saved_to_is_refused_before_anything_is_asked(rate, pminterview):
    for result in (
        rate(YAML, "--save", "no/such/folder/r.md"),
        pminterview("practice", "--save", "no/such/folder/r.md"),
    ):
        assert (result.code, result.out) == (2, "")
        assert "cannot write" in result.err


def test_hostile_answers_are_shown_as_text(rate):
    result = rate(YAML.replace("I asked", "[/oops] [red]I\t\u202e asked"))
    assert "[/oops] [red]I" in result.out
    assert "\\u202e asked" in result.out
    assert "\u202e" not in result.out


BAD_ANSWERS = [
    (b"answers: [", "a.yaml", "a.yaml:"),
    (b"\xff\xfe\x00", "a.yaml", "the file is UTF-16"),
    (b"answers: caf\xe9", "a.yaml", "the file is not UTF-8"),
    (b"caf\xe9", "a.json", "the file is not UTF-8"),
    (b"{", "a.json", "a.json:1:2: this is not JSON"),
    (b"[" * 100_000, "a.json", "nested too deep"),
    (b"[]", "a.json", "needs keys and values"),
    (b"", "a.yaml", "the file is empty"),
    (b"", "a.json", "this is not JSON"),
    (YAML.replace("tech-skills", "tech-skils").encode(), "a.yaml", "a.yaml:3:"),
    (YAML.replace("version: 1", "version: 2").encode(), "a.yaml", "update pminterview"),
    (b"format_version: 1\nanswers: []", "a.yaml", "needs at least one item"),
]


@pytest.mark.parametrize(("content", "name", "message"), BAD_ANSWERS)
def test_unusable_answers_are_exit_code_3_with_the_place(rate, content, name, message):
    result = rate(content, name=name)
    assert (result.code, result.out) == (3, "")
    assert message in result.err
    assert name in result.err
    assert result.err.count("error: ") == 1
    assert "Traceback" not in result.err


def test_an_unknown_question_in_answers_suggests_one_that_is_known(rate):
    result = rate(YAML.replace("tech-skills", "tech-skils"))
    assert "(did you mean 'tech-skills-in-this-role'?)" in result.err


def test_escape_codes_in_a_bad_file_are_spelled_out(rate):
    result = rate('{"format_version": 1, "answers": 1, "\\u001b[31m": 2}', name="a.json")
    assert result.code == 3
    assert "\x1b" not in result.err
    assert "\\x1b[31m" in result.err


@pytest.mark.parametrize("name", ["gone.yaml", ".", "gone/a.json"])
def test_answers_that_are_not_there_are_exit_code_3(pminterview, tmp_path, name):
    result = pminterview("practice", "--answers", str(tmp_path / name))
    assert (result.code, result.out) == (3, "")
    assert str(Path(tmp_path / name)) in result.err
    assert "Traceback" not in result.err


@pytest.fixture
def a_pack_folder(tmp_path):
    """Return a folder with a copy of the bundled pack."""
    for name in ("questions.yaml", "rubrics.yaml"):
        (tmp_path / name).write_bytes((bundled_data() / name).read_bytes())
    return tmp_path


def test_a_pack_of_ones_own_is_used(pminterview, a_pack_folder):
    spoil(
        a_pack_folder,
        b"How do you plan to use",
        b"Well [/oops], how do you plan to use",
    )
    named = ["practice", "--question", "tech-skills-in-this-role"]
    result = pminterview(*named, "--pack", str(a_pack_folder))
    assert result.code == 0
    assert "Well [/oops], how do you plan to use" in result.out


def test_the_pack_can_be_named_in_the_environment(pminterview, a_pack_folder, monkeypatch):
    monkeypatch.setenv("PMINTERVIEW_PACK", str(a_pack_folder / "gone"))
    assert pminterview("practice").code == 3
    assert pminterview("practice", "--pack", str(a_pack_folder)).code == 0
    assert pminterview("demo").code == 0
    monkeypatch.setenv("PMINTERVIEW_PACK", "")
    assert pminterview("practice").code == 0


def spoil(folder, old, new, name="questions.yaml"):
    content = (folder / name).read_bytes()
    assert old in content
    (folder / name).write_bytes(content.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"questions:", b"questions: [", "questions.yaml:"),
        (b"How do you", b"H\xe9 do you", "the file is not UTF-8"),
        (b"format_version: 1", b"format_version: 2", "update pminterview"),
        (b"technical_fluency", b"technical_fluncy", "did you mean 'technical_fluency'?"),
        (b"seconds: 180", b"seconds: soon", "needs a whole number, got 'soon'"),
    ],
)
def test_an_unusable_pack_is_exit_code_3_with_the_place(
    pminterview, a_pack_folder, old, new, message
):
    spoil(a_pack_folder, old, new)
    result = pminterview("practice", "--pack", str(a_pack_folder))
    assert (result.code, result.out) == (3, "")
    assert message in result.err
    assert "questions.yaml:" in result.err
    assert f"hint: mend {a_pack_folder} or choose another pack with --pack\n" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", ["practice", "drill"])
def test_a_pack_that_is_not_there_is_exit_code_3(pminterview, tmp_path, command):
    result = pminterview(command, "--pack", str(tmp_path / "gone"))
    assert (result.code, result.out) == (3, "")
    assert "does not exist" in result.err


def test_a_folder_without_a_pack_is_exit_code_3(pminterview, tmp_path):
    result = pminterview("practice", "--pack", str(tmp_path))
    assert result.code == 3
    assert f"error: the pack {tmp_path} has no questions.yaml\n" in result.err
