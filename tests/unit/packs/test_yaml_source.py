"""YAML read strictly, with every place remembered; by both parsers alike."""

import gc
from collections.abc import Callable
from typing import Any

import pytest

from pminterview.domain.diagnostic import Location
from pminterview.packs.yaml_source import LARGEST_FILE_BYTES, Document, decode

Parse = Callable[[bytes, str], Document]


def data(parse: Parse, text: str) -> Any:
    """Return the data of a text that must be sound."""
    document = parse(text.encode(), "f.yaml")
    assert document.findings == []
    return document.data


def findings(parse: Parse, raw: str | bytes) -> list[str]:
    """Return what is found in a text that must be unsound."""
    document = parse(raw if isinstance(raw, bytes) else raw.encode(), "f.yaml")
    assert document.data is None
    return [str(finding) for finding in document.findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("+3", 3),
        ("-3", -3),
        ("999999999999999999", 999999999999999999),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1.0", 1.0),
    ],
)
def test_plain_constants_and_numbers_are_what_they_look_like(
    parse: Parse, written: str, meant: object
) -> None:
    value = data(parse, f"a: {written}\n")["a"]
    assert (value, type(value)) == (meant, type(meant))


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "True",
        "NULL",
        "1:30",
        "012",
        "00",
        "0x1f",
        "0o17",
        "1e3",
        "1.5e3",
        "1e999",
        "1_000",
        "1.",
        ".",
        ".inf",
        ".nan",
        "1.0.0",
        "2024-01-02",
        "2024-01-02 10:00:00",
        "1000000000000000000",
        "\uff11\uff12",
        "=",
        "<",
    ],
)
def test_everything_else_stays_text(parse: Parse, written: str) -> None:
    assert data(parse, f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("written", ["'1'", '"1"', "|-\n  1", ">-\n  1"])
def test_a_number_in_quotes_or_in_a_block_is_text(parse: Parse, written: str) -> None:
    assert data(parse, f"a: {written}\n") == {"a": "1"}


def test_keys_are_always_text(parse: Parse) -> None:
    assert data(parse, "1: a\nnull: b\ntrue: c\n") == {"1": "a", "null": "b", "true": "c"}


def test_lists_and_mappings_nest(parse: Parse) -> None:
    text = "a:\n  - b: [1, {c: d}]\n  -\n"
    assert data(parse, text) == {"a": [{"b": [1, {"c": "d"}]}, None]}


def test_an_alias_stands_for_what_its_anchor_holds(parse: Parse) -> None:
    assert data(parse, "a: &x [1]\nb: *x\nc: *x\n") == {"a": [1], "b": [1], "c": [1]}


def test_a_byte_order_mark_is_not_part_of_the_first_key(parse: Parse) -> None:
    assert parse(b"\xef\xbb\xbfa: b\n", "f.yaml").data == {"a": "b"}


def test_windows_line_ends_are_line_ends(parse: Parse) -> None:
    assert data(parse, "a: |\r\n  b\r\n  c\r\nd: e\r\n") == {"a": "b\nc\n", "d": "e"}


@pytest.mark.parametrize("depth", [1, 64])
def test_lists_may_nest_sixty_four_deep(parse: Parse, depth: int) -> None:
    value = data(parse, "[" * depth + "]" * depth)
    for _ in range(depth - 1):
        (value,) = value
    assert value == []


@pytest.mark.parametrize("text", ["", "   \n", "# nothing yet\n"])
def test_an_empty_file_is_said_to_be_empty(parse: Parse, text: str) -> None:
    assert findings(parse, text) == ["f.yaml:1:1: the file is empty"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: the key 'a' stands here twice"),
        ("a: 1\n'a': 2\n", "2:1: the key 'a' stands here twice"),
        ("a: {b: 1, b: 2}\n", "1:11: the key 'b' stands here twice"),
        ("~: 1\n~: 2\n", "2:1: the key '~' stands here twice"),
        (
            "a: !!python/object:os.system x\n",
            "1:4: the tag '!!python/object:os.system' is not allowed",
        ),
        ("a: !!str 1\n", "1:4: the tag '!!str' is not allowed"),
        ("a: !!map {}\n", "1:4: the tag '!!map' is not allowed"),
        ("a: !mine [1]\n", "1:4: the tag '!mine' is not allowed"),
        ("!mine a: 1\n", "1:1: the tag '!mine' is not allowed"),
        ("a: !%1b%5b31m 1\n", "1:4: the tag '!\\x1b[31m' is not allowed"),
        ("%TAG ! tag:a.b:\n---\na: !x 1\n", "3:4: the tag 'tag:a.b:x' is not allowed"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "3:3: merge keys ('<<') are not supported"),
        ("? [a]\n: b\n", "1:3: a key must be a word, not a list or a mapping"),
        ("{a: b}: c\n", "1:1: a key must be a word, not a list or a mapping"),
    ],
)
def test_what_strict_yaml_does_not_have_is_refused(parse: Parse, text: str, finding: str) -> None:
    assert findings(parse, text) == [f"f.yaml:{finding}"]


def test_a_merge_key_in_quotes_is_a_key_like_any_other(parse: Parse) -> None:
    assert data(parse, "'<<': 1\n") == {"<<": 1}


def test_all_findings_are_reported_in_the_order_of_the_file(parse: Parse) -> None:
    assert findings(parse, "a: !x 1\nb: {c: 1, c: 2}\na: 2\n") == [
        "f.yaml:1:4: the tag '!x' is not allowed",
        "f.yaml:2:11: the key 'c' stands here twice",
        "f.yaml:3:1: the key 'a' stands here twice",
    ]


def test_a_finding_under_an_anchor_is_reported_once(parse: Parse) -> None:
    assert findings(parse, "a: &x {b: 1, b: 2}\nc: [*x, *x]\n") == [
        "f.yaml:1:14: the key 'b' stands here twice"
    ]


def test_a_long_key_is_shortened_in_the_message(parse: Parse) -> None:
    key = "k" * 200
    assert findings(parse, f"{key}: 1\n{key}: 2\n") == [
        f"f.yaml:2:1: the key '{'k' * 39}\u2026' stands here twice"
    ]


def test_control_characters_of_a_key_are_spelled_out_in_the_message(parse: Parse) -> None:
    assert findings(parse, '"\\e[2J\\u202E": 1\n"\\e[2J\\u202E": 2\n') == [
        "f.yaml:2:1: the key '\\x1b[2J\\u202e' stands here twice"
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "a: 1\n---\nb: 2\n",
            "2:1: a second document begins here (one file holds one document; remove the '---')",
        ),
        ("a:\n\tb: 1\n", "2:1: a tab cannot indent YAML (use spaces)"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1: a tab cannot indent YAML (use spaces)"),
        ("\u00e9: \U0001f600\n\tb: c\n", "2:1: a tab cannot indent YAML (use spaces)"),
        ('a: b\nc: "d\ne: f\n', "2:4: a quote is never closed"),
        ("a: 'b\n", "1:4: a quote is never closed"),
        ("a: [b, c\nd: e\n", "1:4: a bracket is never closed, or a ',' is missing in it"),
        ("a: [b", "1:4: a bracket is never closed, or a ',' is missing in it"),
        ("a: {b: c\n", "1:4: a bracket is never closed, or a ',' is missing in it"),
        ('a: ["b" "c"]\n', "1:4: a bracket is never closed, or a ',' is missing in it"),
        (
            "a: b: c\n",
            "1:5: a ': ' stands where no key can be (put text that holds ': ' in quotes)",
        ),
        ("a: @b\n", "1:4: a value cannot begin with this character (put the value in quotes)"),
        ("a: `b\n", "1:4: a value cannot begin with this character (put the value in quotes)"),
        ("a: %b\n", "1:4: a value cannot begin with this character (put the value in quotes)"),
        ("a: *b\n", "1:4: this alias has no anchor (put text that begins with * in quotes)"),
        ("a: &x 1\nb: &x 2\n", "2:4: this anchor is defined a second time (give it another name)"),
        (
            "a: 1\nb\nc: 2\n",
            "2:1: a ':' is missing after a key (check the indentation of the lines above)",
        ),
        ("a:\n  b: 1\n c: 2\n", "3:2: this does not fit the lines above (check the indentation)"),
        ("- a\nb: c\n", "2:1: this does not fit the lines above (check the indentation)"),
        ("a: 1\n- b\n", "2:1: this does not fit the lines above (check the indentation)"),
    ],
)
def test_broken_syntax_is_located_and_put_in_plain_words(
    parse: Parse, text: str, finding: str
) -> None:
    assert findings(parse, text) == [f"f.yaml:{finding}"]


def test_other_broken_syntax_is_told_in_the_words_of_the_parser(parse: Parse) -> None:
    (finding,) = findings(parse, "%YAML 1.1\n%YAML 1.1\n---\na: b\n")
    assert finding.replace("%", "") == (
        "f.yaml:2:1: this is not YAML: found duplicate YAML directive"
    )


@pytest.mark.parametrize(
    ("raw", "finding"),
    [
        (b"a: b\nc: d\0e\n", "2:5: the character U+0000 cannot stand in YAML"),
        ("a: \u00e9\x1b[31m\n".encode(), "1:5: the character U+001B cannot stand in YAML"),
        ("a: \x9b31m\n".encode(), "1:4: the character U+009B cannot stand in YAML"),
        ("a: \uffff\n".encode(), "1:4: the character U+FFFF cannot stand in YAML"),
        ("a: b".encode("utf-16-le"), "1:2: the character U+0000 cannot stand in YAML"),
    ],
)
def test_a_control_character_is_refused_with_its_place(
    parse: Parse, raw: bytes, finding: str
) -> None:
    assert findings(parse, raw) == [f"f.yaml:{finding} (save it as plain UTF-8 text)"]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a: caf\xe9\n", "1:7"),
        (b"a: b\nc: d\ne: \xff\n", "3:4"),
        ("\u00e9\u00e9: ".encode() + b"\xe9\n", "1:5"),
        (b"\xef\xbb\xbfa: \xe9\n", "1:4"),
        (b"a: \xed\xa0\x80\n", "1:4"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_located(parse: Parse, raw: bytes, place: str) -> None:
    assert findings(parse, raw) == [f"f.yaml:{place}: the file is not UTF-8 (save it as UTF-8)"]


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_recognised_by_its_mark(parse: Parse, mark: bytes) -> None:
    assert findings(parse, mark + b"a\0") == ["f.yaml:1:1: the file is UTF-16 (save it as UTF-8)"]


def test_a_file_of_more_than_32_megabytes_is_not_parsed() -> None:
    document = Document("f.yaml")
    assert decode(b" " * (LARGEST_FILE_BYTES + 1), document) is None
    assert [str(finding) for finding in document.findings] == [
        "f.yaml: the file has more than 33554432 bytes"
    ]


def test_a_surrogate_in_an_escape_never_reaches_the_data(parse: Parse) -> None:
    (finding,) = parse(b'a: "\\ud800"\n', "f.yaml").findings
    assert finding.location.line == 1


def test_an_escape_beyond_unicode_is_a_finding(parse: Parse) -> None:
    assert [
        (finding.location.line, finding.location.column)
        for raw in (b'a: "\\U00110000"\n', b'a: "\\UFFFFFFFF"\n')
        for finding in parse(raw, "f.yaml").findings
    ] == [(1, 7), (1, 7)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_is_bounded_before_anything_is_built(parse: Parse, opening: str) -> None:
    (finding,) = parse(opening.encode() * 200_000, "f.yaml").findings
    assert finding.message == "nested more than 64 levels deep"


def test_nesting_is_refused_where_it_becomes_too_deep(parse: Parse) -> None:
    assert findings(parse, "[\n" * 200_000) == ["f.yaml:64:1: nested more than 64 levels deep"]


def test_an_alias_bomb_is_refused_before_it_unfolds(parse: Parse) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert findings(parse, "\n".join(lines)) == [
        "f.yaml:7:5: its aliases unfold into more than 2000000 values"
    ]


def test_a_chain_of_aliases_is_refused_where_it_unfolds_too_deep(parse: Parse) -> None:
    lines = ["a0: &a0 []", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5_000))]
    assert findings(parse, "\n".join(lines)) == [
        "f.yaml:65:6: its aliases unfold into more than 64 levels"
    ]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: *x}\n", "a: &x [1, {b: [*x]}]\n"])
def test_an_anchor_that_refers_to_itself_is_refused(parse: Parse, text: str) -> None:
    assert findings(parse, text) == ["f.yaml:1:4: an anchor refers to itself"]


@pytest.mark.parametrize("is_on", [True, False])
def test_parsing_leaves_the_garbage_collector_as_it_was(parse: Parse, is_on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        parse(b"a: b", "f.yaml")
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


TEXT = """\
questions:
  - id: one
    skills: [tech, empathy]
  - id: two
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ([], (1, 1)),
        (["questions"], (2, 3)),
        (["questions", 0], (2, 5)),
        (["questions", 0, "skills", 1], (3, 20)),
        (["questions", 1, "id"], (4, 9)),
        (["questions", 1, "text"], (4, 5)),
        (["questions", 7], (2, 3)),
        (["remarks"], (1, 1)),
        ([0], (1, 1)),
        (["questions", "id"], (2, 3)),
    ],
)
def test_a_value_is_located_by_its_path_or_else_by_the_nearest(
    parse: Parse, path: list[str | int], place: tuple[int, int]
) -> None:
    assert parse(TEXT.encode(), "f.yaml").locate(path) == Location("f.yaml", *place)


def test_a_key_is_located_where_it_begins(parse: Parse) -> None:
    document = parse(TEXT.encode(), "f.yaml")
    place = document.locate(["questions", 0, "skills"], at_key=True)
    assert place == Location("f.yaml", 3, 5)


def test_columns_count_characters_not_bytes(parse: Parse) -> None:
    document = parse("\u00e9: {\U0001f600: b}\n".encode(), "f.yaml")
    assert document.locate(["\u00e9", "\U0001f600"]) == Location("f.yaml", 1, 8)


def test_a_document_that_could_not_be_parsed_has_no_places(parse: Parse) -> None:
    assert parse(b"a: [", "f.yaml").locate(["a"]) == Location("f.yaml")
