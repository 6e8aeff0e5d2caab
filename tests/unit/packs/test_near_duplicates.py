"""Texts that say nearly the same are found; texts that only look alike are not."""

import pytest

from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.packs.near_duplicates import near_duplicates

OTHERS = [question.text for question in load_pack(bundled_data()).questions]


def pairs(*texts: str) -> list[tuple[int, int]]:
    """Return which of the texts are alike."""
    return [(first, second) for first, second, _ in near_duplicates(texts)]


@pytest.mark.parametrize("others", [[], OTHERS], ids=["alone", "in a pack"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "How would you improve the onboarding of a podcast app?",
            "How would you improve onboarding for podcast apps?",
        ),
        (
            "Search got slow. What do you ask the engineers?",
            "Search became slow. What do you ask your engineers?",
        ),
        (
            "Tell me about a time when you disagreed with an engineer.",
            "Tell me about a time you had a disagreement with an engineer.",
        ),
        ("How do you price it?", "HOW DO YOU PRICE IT"),
        ("Why?", "why"),
        ("Estimate caf\u00e9s in Porto.", "Estimate cafe\u0301s in Porto!"),
    ],
)
def test_another_wording_of_a_question_is_found(one: str, other: str, others: list[str]) -> None:
    count = len(others)
    assert pairs(*others, one, other) == [(count, count + 1)]


@pytest.mark.parametrize("others", [[], OTHERS], ids=["alone", "in a pack"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How would you price a meditation app?", "How would you price a chess app?"),
        ("How would you find that out?", "How would you decide on that?"),
        ("Tell me about a time when you failed.", "Tell me about a time when you led."),
        ("Why?", "What?"),
        ("", ""),
        ("...", "?!"),
    ],
)
def test_another_question_in_the_same_form_is_not_found(
    one: str, other: str, others: list[str]
) -> None:
    assert pairs(*others, one, other) == []


def test_the_bundled_questions_are_all_different() -> None:
    assert pairs(*OTHERS) == []


def test_a_copy_is_wholly_alike_and_named_after_its_first_original() -> None:
    assert list(near_duplicates(["Why now?", "What next, captain?", "why, now", "Why now!"])) == [
        (0, 2, 1.0),
        (0, 3, 1.0),
    ]


def test_the_most_alike_of_several_is_named() -> None:
    first = "Plan the launch of a booking tool for hairdressers in one city."
    second = "Plan the launch of a booking tool for hairdressers in one town."
    third = "Plan the launch of one booking tool for the hairdressers in a town."
    assert pairs(first, second, third)[-1] == (1, 2)


def test_a_pair_far_apart_in_a_large_pack_is_found() -> None:
    many = [f"word{number} thing{number * 7} place{number * 13}?" for number in range(2_000)]
    many[1_999] = many[3].replace("?", " again?")
    assert pairs(*many) == [(3, 1_999)]


def test_numbers_are_told_apart_whatever_they_are_part_of() -> None:
    assert pairs("Plan sprint2024a.", "Plan sprint2024b.", "Plan 12000000.", "Plan 12000001.") == []


def test_only_the_beginning_of_a_very_long_text_is_compared() -> None:
    assert pairs("Plan a launch in Lagos. " * 50, "Plan a launch in Lagos. " * 50 + "Or Oslo?") == [
        (0, 1)
    ]
