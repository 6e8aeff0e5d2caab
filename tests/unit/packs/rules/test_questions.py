"""What counts as a question, a task, a hint, a source."""

import pytest

from pminterview.packs.near_duplicates import near_duplicates
from pminterview.packs.outline import outline_pack
from pminterview.packs.rules import questions
from pminterview.packs.yaml_source import parse_yaml


def outline(question: str, header: str = ""):
    """Return the outline of a pack with one question."""
    text = f"pack: {{{header}}}\nquestions:\n  - {{{question}}}\n"
    rubrics = (
        "rubrics: [{skill: tech, criteria: [{id: terms}, {id: costs}]},"
        " {skill: users, criteria: [{id: needs}]}]"
    )
    return outline_pack(parse_yaml(text.encode(), "q.yaml"), parse_yaml(rubrics.encode(), "r.yaml"))


@pytest.mark.parametrize(
    "text",
    [
        "Why now?",
        "Explain it to a child.",
        "In about a minute, explain it to a child.",
        "The launch is late. Please plan the next two weeks.",
        "It broke; now tell the customer.",
        "'Convince me.'",
        "First, describe the problem.",
    ],
)
def test_what_asks_or_sets_a_task_passes(text: str) -> None:
    assert list(questions.not_a_question(outline(f'text: "{text}"'))) == []


@pytest.mark.parametrize("text", ["Your pricing.", "Nobody can explain it.", "...", "A plan."])
def test_what_neither_asks_nor_sets_a_task_is_told(text: str) -> None:
    (finding,) = questions.not_a_question(outline(f'text: "{text}"'))
    assert finding.code == "Q101"


@pytest.mark.parametrize(("count", "codes"), [(75, []), (76, ["Q102"])])
def test_seventy_five_words_are_not_too_long(count: int, codes: list[str]) -> None:
    found = questions.too_long(outline(f"text: {'word ' * count}"))
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("skills: [tech], probes: [{criterion: costs}]", None),
        ("skills: [tech, users], probes: [{criterion: costs}, {criterion: needs}]", None),
        ("skills: [other], probes: []", None),
        ("skills: [tech], probes: [{criterion: misspelt}]", None),
        ("skills: [tech]", "it asks for 'tech', and has no probe for any criterion of it"),
        (
            "skills: [tech, users], probes: [{criterion: costs}]",
            "it asks for 'users', and has no probe for any criterion of it",
        ),
        (
            "skills: [tech, users]",
            "it asks for 'tech', 'users', and has no probe for any criterion of it",
        ),
    ],
)
def test_each_skill_that_is_asked_for_needs_a_probe(named: str, message: str | None) -> None:
    found = [finding.message for finding in questions.no_probe(outline(named))]
    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("kind", "seconds", "is_unusual"),
    [
        ("opener", 59, True),
        ("opener", 60, False),
        ("opener", 300, False),
        ("opener", 301, True),
        ("strategy", 600, False),
        ("unknown", 5, False),
        ("opener", "soon", False),
        ("opener", "true", False),
    ],
)
def test_the_time_must_be_usual_for_the_type(kind: str, seconds: object, is_unusual: bool) -> None:
    found = list(questions.unusual_seconds(outline(f"type: {kind}, seconds: {seconds}")))
    assert bool(found) == is_unusual


@pytest.mark.parametrize("hint", ["Why now?", "why   NOW?", "TBD", "..."])
def test_a_hint_that_repeats_or_stands_for_nothing_is_told(hint: str) -> None:
    found = list(questions.empty_hint(outline(f'text: Why now?, hint: "{hint}"')))
    assert [one.code for one in found] == ["Q106"]


def test_a_placeholder_in_either_header_is_told() -> None:
    found = questions.no_source(outline("", 'licence: "?", source: original'))
    assert [str(one.location) for one in found] == ["q.yaml:1:17"]


def test_texts_that_differ_are_no_near_duplicates() -> None:
    texts = ["How would you price a parking app?", "Who should pay for the night bus?"]
    assert list(near_duplicates(texts)) == []


def test_equal_texts_are_alike_in_full() -> None:
    text = "How would you price a parking app?"
    assert list(near_duplicates([text, "Why?", text])) == [(0, 2, 1.0)]
