"""Anchors that can be told apart, and patterns that find something of their own."""

import pytest

from pminterview.packs.outline import PackOutline, outline_pack
from pminterview.packs.rules import rubrics
from pminterview.packs.yaml_source import parse_yaml


def outline(patterns: list[str], questions: str = "questions: []") -> PackOutline:
    """Return the outline of a pack with one criterion and these patterns."""
    indicators = "\n".join(
        f"          - id: i{at}\n            pattern: {pattern}"
        for at, pattern in enumerate(patterns)
    )
    text = (
        "rubrics:\n  - skill: tech\n    criteria:\n      - id: terms\n        indicators:\n"
        + indicators
    )
    return outline_pack(
        parse_yaml(questions.encode(), "q.yaml"), parse_yaml(text.encode(), "r.yaml")
    )


def anchored(*texts: str) -> PackOutline:
    """Return the outline of a pack with these anchors, from level 0 on."""
    anchors = "\n".join(
        f'      - {{level: {level}, text: "{text}"}}' for level, text in enumerate(texts)
    )
    rubric = f"rubrics:\n  - skill: tech\n    anchors:\n{anchors}\n"
    return outline_pack(parse_yaml(b"{}", "q.yaml"), parse_yaml(rubric.encode(), "r.yaml"))


@pytest.mark.parametrize(
    "text",
    ["Good", "An excellent answer.", "Very weak!", "Better than 3", "Meets all expectations"],
)
def test_an_anchor_of_judgements_alone_is_told(text: str) -> None:
    assert [one.code for one in rubrics.not_observable(anchored(text))] == ["R203"]


@pytest.mark.parametrize(
    "text", ["Nothing", "As 3", "A good answer names a user.", "The level", "Names two options"]
)
def test_an_anchor_that_says_what_is_seen_passes(text: str) -> None:
    assert list(rubrics.not_observable(anchored(text))) == []


def test_anchors_are_the_same_whatever_their_dots_and_capitals() -> None:
    (finding,) = rubrics.anchors_the_same(anchored("Names a user.", "", "", "names a USER"))
    assert finding.message == "this anchor says the same as that of level 0"


def test_missing_and_doubled_levels_are_one_finding() -> None:
    pack = outline_pack(
        parse_yaml(b"{}", "q.yaml"),
        parse_yaml(b"rubrics: [{anchors: [{level: 0}, {level: 0}, {level: 2}]}]", "r.yaml"),
    )
    (finding,) = rubrics.anchors_incomplete(pack)
    assert finding.message == "no anchor for level 1, 3, 4 and two anchors for level 0"


@pytest.mark.parametrize(
    ("patterns", "covered"),
    [
        (["latenc*", "latency"], ["i1 by i0"]),
        (["latency", "latenc*"], ["i0 by i1"]),
        (["latency | timeout", "timeout | latency"], ["i1 by i0"]),
        (["a & b", "a b"], []),
        (["a & b", "x a & b y"], ["i1 by i0"]),
        (["a & a", "a & b"], []),
        (["a", "a & b"], ["i1 by i0"]),
        (["<number> weeks", "<number> weeks"], ["i1 by i0"]),
        (["<number> weeks", "12 weeks"], ["i1 by i0"]),
        (["latency | timeout", "latency | slow"], []),
        (["de*", "decid* | design*"], ["i1 by i0"]),
        (["(", "a"], []),
        (["a ... b", "a b"], []),
        (["a ... b", "a ... b"], ["i1 by i0"]),
        (["a & b", "a ... b"], ["i1 by i0"]),
    ],
)
def test_a_pattern_that_finds_nothing_of_its_own_is_told(
    patterns: list[str], covered: list[str]
) -> None:
    pack = outline(patterns)
    lines = {f"{6 + 2 * at + 1}": f"i{at}" for at in range(len(patterns))}
    found = [
        f"{lines[str(one.location.line)]} by {one.message.split(chr(39))[1]}"
        for one in rubrics.covered(pack)
    ]
    assert found == covered


def test_a_pattern_of_short_groups_can_be_found() -> None:
    assert (
        list(rubrics.never_found(outline(["(a | b c) & <number> (d e*)", "don't & e-mail*"]))) == []
    )


def test_a_pattern_that_needs_forty_words_can_be_found_and_one_more_cannot() -> None:
    forty = f"{'a ' * 20} & {'b ' * 20}"
    found = rubrics.never_found(outline([forty, f"{forty} c"]))
    assert [one.location.line for one in found] == [9]


QUESTIONS = """\
questions:
  - {text: How do you cut the scope of a launch?, skills: [tech]}
  - {text: What if the launch moves?, skills: [tech]}
  - {text: Why?, skills: [tech]}
  - {text: And now?, skills: [tech]}
  - {text: What would you cut?, skills: [tech]}
  - {text: Who cares for scope?, skills: [other]}
"""


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        ("scope", [2]),  # the last question asks for something else
        ("cut | launch", [2, 3, 6]),
        ("cut & scope", []),  # one of five
        ("(cut | launch) & (scope | moves)", [2, 3]),  # two of five
        ("latency", []),
    ],
)
def test_a_pattern_that_the_question_matches_is_told_at_the_question(
    pattern: str, lines: list[int]
) -> None:
    found = rubrics.in_question(outline([pattern], QUESTIONS))
    assert [one.location.line for one in found] == lines


def test_more_than_one_indicator_in_a_question_is_one_finding() -> None:
    (finding, *_) = rubrics.in_question(outline(["scope", "cut"], QUESTIONS))
    assert finding.message == "'scope' in the question matches the indicator 'i0', and 1 more"
