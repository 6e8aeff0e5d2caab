"""Scripted interviews, in YAML and in JSON."""

import json
from pathlib import Path

import pytest

from pminterview.answer_files.script import load_answers
from pminterview.errors import AnswerFileError
from pminterview.interview.script import Lines
from tests.builders import a_pack

PACK = a_pack()

GOOD = """\
format_version: 1
answers:
  - question_id: last-user-talk
    answer: |-
      A nurse. She said
      the list was too long.
  - question_id: slow-search
    answer: I asked for the latency.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    return tmp_path


def findings(folder: Path, name: str, content: str | bytes) -> list[str]:
    """Return what is wrong with an answers file, without the path of its folder."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(AnswerFileError) as caught:
        load_answers(file, PACK)
    title, *lines = str(caught.value).splitlines()
    assert title == "these answers cannot be used"
    return [line.removeprefix(f"{folder}/") for line in lines]


def in_json(*answers: dict[str, str]) -> str:
    """Return an answers file in JSON."""
    return json.dumps({"format_version": 1, "answers": answers})


def test_answers_are_read_from_yaml_in_their_order(folder: Path) -> None:
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert list(load_answers(folder / "a.yaml", PACK).items()) == [
        ("last-user-talk", Lines("A nurse. She said\nthe list was too long.")),
        ("slow-search", Lines("I asked for the latency.")),
    ]


def test_replies_to_follow_ups_stand_beside_the_answer(folder: Path) -> None:
    text = f"{GOOD}    replies:\n      - First this.\n      - ''\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    assert load_answers(folder / "a.yaml", PACK)["slow-search"].replies == ("First this.", "")


@pytest.mark.parametrize("name", ["a.json", "A.JSON"])
def test_answers_are_read_from_json(folder: Path, name: str) -> None:
    text = in_json({"question_id": "slow-search", "answer": "caf\u00e9 \U0001f600"})
    assert "\\ud83d\\ude00" in text
    (folder / name).write_text(text, encoding="utf-8")
    assert load_answers(folder / name, PACK) == {"slow-search": Lines("caf\u00e9 \U0001f600")}


def test_json_may_begin_with_a_byte_order_mark(folder: Path) -> None:
    text = in_json({"question_id": "slow-search", "answer": "a"})
    (folder / "a.json").write_text(text, encoding="utf-8-sig")
    assert load_answers(folder / "a.json", PACK) == {"slow-search": Lines("a")}


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.txt", "answers"])
def test_whatever_is_not_called_json_is_yaml(folder: Path, name: str) -> None:
    (folder / name).write_text(GOOD, encoding="utf-8")
    assert len(load_answers(folder / name, PACK)) == 2


@pytest.mark.parametrize("written", ["''", '""', "|-\n      "])
def test_an_empty_answer_is_a_skip_and_stays_empty(folder: Path, written: str) -> None:
    text = f"format_version: 1\nanswers:\n  - question_id: slow-search\n    answer: {written}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    assert load_answers(folder / "a.yaml", PACK) == {"slow-search": Lines("")}


@pytest.mark.parametrize("written", ["no", "1:30", "012", "1e3", "2024-01-02"])
def test_an_answer_that_looks_like_data_stays_what_was_written(folder: Path, written: str) -> None:
    (folder / "a.yaml").write_text(GOOD.replace("I asked for the latency.", written), "utf-8")
    assert load_answers(folder / "a.yaml", PACK)["slow-search"] == Lines(written)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(AnswerFileError) as caught:
        load_answers(folder / "none.yaml", PACK)
    assert str(caught.value) == f"there is no file {folder / 'none.yaml'}"


def test_a_file_that_cannot_be_read_is_named_with_the_reason(folder: Path) -> None:
    with pytest.raises(AnswerFileError) as caught:
        load_answers(folder, PACK)
    assert str(caught.value) == f"cannot read {folder}: Is a directory"


def test_an_unknown_question_gets_a_suggestion(folder: Path) -> None:
    text = GOOD.replace("slow-search", "slow-serch")
    assert findings(folder, "a.yaml", text) == [
        "a.yaml:7:18: the pack sample has no question 'slow-serch' (did you mean 'slow-search'?)"
    ]


def test_a_question_that_is_like_no_other_gets_none(folder: Path) -> None:
    text = GOOD.replace("slow-search", "zzz")
    assert findings(folder, "a.yaml", text) == [
        "a.yaml:7:18: the pack sample has no question 'zzz'"
    ]


def test_a_question_is_answered_once(folder: Path) -> None:
    text = GOOD.replace("slow-search", "last-user-talk")
    assert findings(folder, "a.yaml", text) == [
        "a.yaml:7:18: 'last-user-talk' is answered a second time"
    ]


def test_all_findings_are_told_at_once_in_the_order_of_the_file(folder: Path) -> None:
    text = GOOD.replace("slow-search", "last-user-talk") + "  - {question_id: x, answer: y}\n"
    assert findings(folder, "a.yaml", text) == [
        "a.yaml:7:18: 'last-user-talk' is answered a second time",
        "a.yaml:9:19: the pack sample has no question 'x'",
    ]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "    answer: I",
            "    anser: I",
            "8:5: unknown key 'anser' (did you mean 'answer'?)",
        ),
        ("I asked for the latency.", "42", "8:13: answer: needs text, got 42 (put it in quotes)"),
        (
            "I asked for the latency.",
            "",
            "8:12: answer: needs text, got nothing (put it in quotes)",
        ),
        (
            "version: 1",
            "version: 2",
            "1:17: format_version 2 is newer than this pminterview can read (1)"
            " (update pminterview)",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Path, old: str, new: str, finding: str
) -> None:
    assert findings(folder, "a.yaml", GOOD.replace(old, new))[0] == f"a.yaml:{finding}"


def test_answers_that_are_all_wrong_are_not_called_an_empty_list(folder: Path) -> None:
    text = "format_version: 1\nanswers:\n  - question_id: slow-search\n    answer: 42\n"
    assert findings(folder, "a.yaml", text) == [
        "a.yaml:4:13: answer: needs text, got 42 (put it in quotes)"
    ]


def test_a_file_without_answers_is_refused(folder: Path) -> None:
    assert findings(folder, "a.yaml", "format_version: 1\nanswers: []\n") == [
        "a.yaml:2:10: answers: needs at least one item, got a list"
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_byte_that_is_not_utf_8_is_located(folder: Path, name: str) -> None:
    assert findings(folder, name, b'{"answers":\n "caf\xe9"}') == [
        f"{name}:2:6: the file is not UTF-8 (save it as UTF-8)"
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_utf_16_is_recognised(folder: Path, name: str) -> None:
    assert findings(folder, name, GOOD.encode("utf-16")) == [
        f"{name}:1:1: the file is UTF-16 (save it as UTF-8)"
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "1:1: this is not JSON: Expecting value"),
        ('{"format_version": 1,\n "answers": [}', "2:14: this is not JSON: Expecting value"),
        ('{"\u00e9": "\U0001f600" 1}', "1:11: this is not JSON: Expecting ',' delimiter"),
        ('{"a": "\x07"}', "1:8: this is not JSON: Invalid control character at"),
        ("{} {}", "1:4: this is not JSON: Extra data"),
    ],
)
def test_malformed_json_is_located(folder: Path, text: str, finding: str) -> None:
    assert findings(folder, "a.json", text) == [f"a.json:{finding}"]


def test_json_that_nests_too_deep_is_refused(folder: Path) -> None:
    assert findings(folder, "a.json", "[" * 200_000) == ["a.json: nested too deep"]


def test_a_number_in_json_that_no_program_should_read_is_refused(folder: Path) -> None:
    text = f'{{"format_version": {"9" * 5_000}}}'
    assert findings(folder, "a.json", text) == ["a.json: a number has too many digits"]


def test_a_key_that_stands_twice_in_json_is_refused(folder: Path) -> None:
    text = '{"format_version": 1, "answers": [{"question_id": "a", "answer": "b", "answer": "c"}]}'
    assert findings(folder, "a.json", text) == [
        "a.json: the key 'answer' stands twice in one object"
    ]


@pytest.mark.parametrize("field", ["question_id", "answer"])
def test_a_lone_surrogate_in_json_is_refused(folder: Path, field: str) -> None:
    answer = {"question_id": "slow-search", "answer": "a"} | {field: "x\ud800"}
    assert findings(folder, "a.json", in_json(answer)) == [
        f"a.json: {field}: needs whole characters, got 'x\\ud800' (a lone surrogate is half of one)"
    ]


def test_findings_in_json_name_the_file(folder: Path) -> None:
    text = in_json({"question_id": "slow-serch", "answer": "a"})
    assert findings(folder, "a.json", text) == [
        "a.json: the pack sample has no question 'slow-serch' (did you mean 'slow-search'?)"
    ]
