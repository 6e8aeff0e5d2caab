"""Two files become one pack, or every finding that is in the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from pminterview.domain.pack import Pack
from pminterview.errors import PackError
from pminterview.packs.load import load_pack


class PackFolder(Protocol):
    """A sound pack on disk, to be spoiled one text at a time."""

    path: Path
    replace: Callable[[str, str], None]


def findings(folder: PackFolder) -> list[str]:
    """Return what keeps a pack from being loaded, without the path of its folder."""
    with pytest.raises(PackError) as caught:
        load_pack(folder.path)
    title, *lines = str(caught.value).splitlines()
    assert title == "this pack cannot be used"
    assert caught.value.hint == f"mend {folder.path} or choose another pack with --pack"
    return [line.removeprefix(f"{folder.path}/") for line in lines]


def loaded(folder: PackFolder) -> Pack:
    """Return the pack of a folder."""
    return load_pack(folder.path)


def test_a_sound_pack_is_loaded(pack_folder: PackFolder) -> None:
    pack = loaded(pack_folder)
    assert [question.id for question in pack.questions] == ["slow-search"]
    assert [rubric.skill for rubric in pack.rubrics] == ["technical_fluency"]
    assert (pack.header.name, pack.rubrics_header.name) == ("sample", "sample")


def test_equal_files_have_equal_fingerprints(pack_folder: PackFolder) -> None:
    assert loaded(pack_folder).fingerprint == loaded(pack_folder).fingerprint


@pytest.mark.parametrize(
    ("old", "new"), [("Search got slow.", "Search got faster."), ("claims", "boasts")]
)
def test_a_change_in_either_file_changes_the_fingerprint(
    pack_folder: PackFolder, old: str, new: str
) -> None:
    before = loaded(pack_folder).fingerprint
    pack_folder.replace(old, new)
    assert loaded(pack_folder).fingerprint != before


@pytest.mark.parametrize("name", ["questions.yaml", "rubrics.yaml"])
def test_a_missing_file_is_named(pack_folder: PackFolder, name: str) -> None:
    (pack_folder.path / name).unlink()
    with pytest.raises(PackError) as caught:
        load_pack(pack_folder.path)
    assert str(caught.value) == f"the pack {pack_folder.path} has no {name}"
    assert caught.value.hint == "a pack is a folder with questions.yaml and rubrics.yaml"


def test_a_file_that_cannot_be_read_is_named_with_the_reason(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "rubrics.yaml"
    file.unlink()
    file.mkdir()
    with pytest.raises(PackError) as caught:
        load_pack(pack_folder.path)
    assert str(caught.value) == f"cannot read {file}: Is a directory"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "    hint: Name",
            "    hinnt: Name",
            "questions.yaml:13:5: unknown key 'hinnt' (did you mean 'hint'?)",
        ),
        (
            "    seconds: 120",
            "    seconds: 120\n    wxyz: 1",
            "questions.yaml:10:5: unknown key 'wxyz'",
        ),
        (
            "type: technical",
            "type: tecnical",
            "questions.yaml:6:11: type: 'tecnical' is not one of opener, behavioural,"
            " product-sense, metrics, estimation, strategy, technical, prioritisation,"
            " go-to-market, pricing, stakeholder (did you mean 'technical'?)",
        ),
        (
            "seconds: 120",
            "seconds: 5",
            "questions.yaml:9:14: seconds: 5 must be at least 10",
        ),
        (
            "seconds: 120",
            "seconds: 9000",
            "questions.yaml:9:14: seconds: 9000 must be at most 7200",
        ),
        (
            "seconds: 120",
            "seconds: 1:30",
            "questions.yaml:9:14: seconds: needs a whole number, got '1:30'"
            " (write 90: times are in seconds)",
        ),
        (
            "text: Search got slow. What do you ask the engineers?",
            "text: no\n    text: twice",
            "questions.yaml:6:5: the key 'text' stands here twice",
        ),
        (
            "text: Search got slow. What do you ask the engineers?",
            "text: 12",
            "questions.yaml:5:11: text: needs text, got 12 (put it in quotes)",
        ),
        (
            "text: Search got slow. What do you ask the engineers?",
            "text: {a: b}",
            "questions.yaml:5:11: text: needs text, got keys and values (put it in quotes)",
        ),
        (
            "text: Search got slow. What do you ask the engineers?",
            "text:",
            "questions.yaml:5:10: text: needs text, got nothing (put it in quotes)",
        ),
        (
            "text: Search got slow. What do you ask the engineers?",
            'text: " "',
            "questions.yaml:5:11: text: needs a word at least, got ' '",
        ),
        (
            "id: slow-search",
            "id: Slow search",
            "questions.yaml:4:9: id: needs an id, got 'Slow search'"
            " (use small letters, digits, - and _)",
        ),
        (
            "id: slow-search",
            f"id: {'x' * 81}",
            f"questions.yaml:4:9: id: is too long for an id, got '{'x' * 39}\u2026'",
        ),
        (
            "skills: [technical_fluency]",
            "skills: technical_fluency",
            "questions.yaml:7:13: skills: needs a list, got 'technical_fluency'"
            " (begin each item with '- ')",
        ),
        (
            "skills: [technical_fluency]",
            "skills: []",
            "questions.yaml:7:13: skills: needs at least one item, got a list",
        ),
        (
            "skills: [technical_fluency]",
            "skills: [A]",
            "questions.yaml:7:14: skills: needs an id, got 'A'"
            " (use small letters, digits, - and _)",
        ),
        (
            "skills: [technical_fluency]",
            "skills: [technical_fluensy]",
            "questions.yaml:7:14: no rubric has the skill 'technical_fluensy'"
            " (did you mean 'technical_fluency'?)",
        ),
        (
            "criterion: shared_language",
            "criterion: shared_lanquage",
            "questions.yaml:11:20: no rubric has the criterion 'shared_lanquage'"
            " (did you mean 'shared_language'?)",
        ),
        (
            "criterion: shared_language",
            "criterion: zzz",
            "questions.yaml:11:20: no rubric has the criterion 'zzz'",
        ),
        (
            "      - criterion: shared_language\n        text: Which",
            "      - Which",
            "questions.yaml:11:9: probes: needs keys and values,"
            " got 'Which technical thing mattered most?'",
        ),
        (
            "      - {level: 4, text: weighs}\n",
            "",
            "rubrics.yaml:4:5: rubrics: anchors must describe each level from 0 to 4 exactly once",
        ),
        (
            "level: 4",
            "level: 5",
            "rubrics.yaml:13:17: level: 5 is not one of 0, 1, 2, 3, 4",
        ),
        (
            "pattern: latenc* | timeout*",
            "pattern: latenc* | (timeout*",
            "rubrics.yaml:22:32: pattern: this bracket is never closed, at '(timeout*'",
        ),
        (
            "pattern: latenc* | timeout*",
            "pattern: latenc* |",
            "rubrics.yaml:22:22: pattern: a word is missing here, at its end",
        ),
        (
            "pattern: latenc* | timeout*",
            'pattern: "latenc*\\r\\n\\e | $5"',
            "rubrics.yaml:22:22: pattern: '\\x1b' is not a word;"
            " letters, digits, ' - / and a final * may stand here, at '\\x1b | $5'",
        ),
        (
            "pattern: latenc* | timeout*",
            "pattern: <slow> | timeout*",
            "rubrics.yaml:22:22: pattern: there is no list <slow>; there are <number>,"
            " at '<slow> | timeout*'",
        ),
        (
            "pattern: latenc* | timeout*",
            "pattern: 5",
            "rubrics.yaml:22:22: pattern: a pattern is text",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    pack_folder: PackFolder, old: str, new: str, finding: str
) -> None:
    pack_folder.replace(old, new)
    assert findings(pack_folder) == finding.splitlines()


def test_patterns_share_the_word_lists_of_their_file(pack_folder: PackFolder) -> None:
    pack_folder.replace("rubrics:", "words: {slow: latenc* | timeout*}\nrubrics:")
    pack_folder.replace("pattern: latenc* | timeout*", "pattern: <slow> (grew | rose)")
    rubric = load_pack(pack_folder.path).rubrics[0]
    assert rubric.criteria[0].indicators[0].pattern.groups == (
        (("latenc*", "grew"), ("latenc*", "rose"), ("timeout*", "grew"), ("timeout*", "rose")),
    )


@pytest.mark.parametrize(
    ("lists", "finding"),
    [
        ("{slow: late |}", "rubrics.yaml:3:15: slow: a word is missing here, at its end"),
        (
            "{slow: late & later}",
            "rubrics.yaml:3:15: slow: a list is words with '|' between them, at 'late & later'",
        ),
        (
            "{slow: late | <later>}",
            "rubrics.yaml:3:22: slow: a list holds words, and can't name another list,"
            " at '<later>'",
        ),
        (
            "{Slow: late, slow: x}",
            "rubrics.yaml:3:9: words: needs an id, got 'Slow' (use small letters, digits, - and _)",
        ),
        ("[slow]", "rubrics.yaml:3:8: words: needs keys and values, got a list"),
        ("~", "rubrics.yaml:3:8: words: needs keys and values, got nothing"),
    ],
)
def test_a_word_list_that_is_wrong_is_told_once(
    pack_folder: PackFolder, lists: str, finding: str
) -> None:
    pack_folder.replace("rubrics:", f"words: {lists}\nrubrics:")
    pack_folder.replace("pattern: latenc* | timeout*", "pattern: <slow> (grew | rose)")
    assert findings(pack_folder) == [finding]


def test_a_word_list_cannot_be_called_number(pack_folder: PackFolder) -> None:
    pack_folder.replace("rubrics:", "words: {number: ten}\nrubrics:")
    (finding,) = findings(pack_folder)
    assert "<number> stands for any number already" in finding


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- a\n", "1:1: the file: needs keys and values, got a list"),
        ("a\n", "1:1: the file: needs keys and values, got 'a'"),
        ("~\n", "1:1: the file: needs keys and values, got nothing"),
        ("", "1:1: the file is empty"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(
    pack_folder: PackFolder, text: str, finding: str
) -> None:
    (pack_folder.path / "questions.yaml").write_text(text, encoding="utf-8")
    assert findings(pack_folder) == [f"questions.yaml:{finding}"]


def test_a_newer_format_is_named_and_nothing_else_is_complained_about(
    pack_folder: PackFolder,
) -> None:
    text = "format_version: 2\nwhatever: comes\n"
    (pack_folder.path / "rubrics.yaml").write_text(text, encoding="utf-8")
    assert findings(pack_folder) == [
        "rubrics.yaml:1:17: format_version 2 is newer than this pminterview can read (1)"
        " (update pminterview)"
    ]


@pytest.mark.parametrize(
    ("version", "finding"),
    [
        ("0", "1:17: format_version: 0 must be at least 1"),
        ("'2'", "1:17: format_version: needs a whole number, got '2'"),
        ("true", "1:17: format_version: needs a whole number, got True"),
        ("1.0", "1:17: format_version: needs a whole number, got 1.0"),
    ],
)
def test_a_format_version_that_never_was_is_refused(
    pack_folder: PackFolder, version: str, finding: str
) -> None:
    file = pack_folder.path / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("format_version: 1", f"format_version: {version}"), "utf-8")
    assert findings(pack_folder) == [f"questions.yaml:{finding}"]


def test_findings_of_both_files_are_told_at_once_in_their_order(pack_folder: PackFolder) -> None:
    pack_folder.replace("seconds: 120", "seconds: 5")
    pack_folder.replace("difficulty: easy", "difficulty: eazy")
    pack_folder.replace("short_name: tech", "short_name: Tech")
    assert findings(pack_folder) == [
        "questions.yaml:8:17: difficulty: 'eazy' is not one of easy, medium, hard"
        " (did you mean 'easy'?)",
        "questions.yaml:9:14: seconds: 5 must be at least 10",
        "rubrics.yaml:6:17: short_name: needs an id, got 'Tech'"
        " (use small letters, digits, - and _)",
    ]


QUESTION = """\
  - id: {id}
    text: Why?
    type: opener
    skills: [{skill}]
    difficulty: easy
    seconds: 60
    hint: Think.
"""


def test_references_are_told_in_the_order_of_the_file_too(pack_folder: PackFolder) -> None:
    first = QUESTION.format(id="why", skill="zeal")
    again = QUESTION.format(id="why", skill="technical_fluency")
    pack_folder.replace("questions:\n", f"questions:\n{first}{again}")
    assert findings(pack_folder) == [
        "questions.yaml:7:14: no rubric has the skill 'zeal'",
        "questions.yaml:11:9: the question 'why' stands here a second time (first in line 4)",
    ]


def test_every_kind_of_id_stands_once_in_its_file(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "rubrics.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("  - skill")
    file.write_text(text + text[start:], encoding="utf-8")
    assert findings(pack_folder) == [
        "rubrics.yaml:23:12: the skill 'technical_fluency' stands here a second time"
        " (first in line 4)",
        "rubrics.yaml:25:17: the short name 'tech' stands here a second time (first in line 6)",
        "rubrics.yaml:34:13: the criterion 'shared_language' stands here a second time"
        " (first in line 15)",
        "rubrics.yaml:39:17: the indicator 'names_term' stands here a second time"
        " (first in line 20)",
    ]


def test_a_long_list_of_findings_is_cut_and_counted(pack_folder: PackFolder) -> None:
    extra = "".join(f"    odd{number}: 1\n" for number in range(15))
    pack_folder.replace("    seconds: 120\n", f"    seconds: 120\n{extra}")
    lines = findings(pack_folder)
    assert len(lines) == 13
    assert lines[0] == "questions.yaml:10:5: unknown key 'odd0'"
    assert lines[-1] == "... and 3 more"


def test_findings_on_one_line_are_told_from_left_to_right(pack_folder: PackFolder) -> None:
    (pack_folder.path / "questions.yaml").write_text(
        "pack: {source: 3, licence: MIT, version: 1.0, name: sample}\n"
        "questions: [{}]\nformat_version: 1\n",
        encoding="utf-8",
    )
    assert findings(pack_folder)[:2] == [
        "questions.yaml:1:16: source: needs text, got 3 (put it in quotes)",
        "questions.yaml:1:42: version: needs text, got 1.0 (put it in quotes)",
    ]
