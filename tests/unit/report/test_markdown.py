"""Records as Markdown."""

import pytest

from pminterview.report.markdown import render_markdown
from tests.unit.report.test_terminal import DRIVING, HOSTILE


def test_the_record_reads_well(golden, record):
    golden("record.md", render_markdown(record))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_answers_or_packs_can_drive_the_terminal(spoiled_record, text):
    shown = render_markdown(spoiled_record(text))
    assert [char for char in DRIVING if char in shown] == []


def test_no_line_ends_in_spaces(record, spoiled_record):
    text = render_markdown(record) + render_markdown(spoiled_record("a  \n  \nb"))
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("close [/oops] it", r"close \[/oops\] it"),
        ("*bold* _it_ `code` ~no~", r"\*bold\* \_it\_ \`code\` \~no\~"),
        ("# no heading", r"\# no heading"),
        ("<script>alert(1)</script> &amp;", r"\<script\>alert(1)\</script\> \&amp;"),
        ("a | b \\ c", r"a \| b \\ c"),
        ("a\x1b[31mb", r"a\\x1b\[31mb"),
    ],
)
def test_markup_is_shown_as_it_was_typed(spoiled_record, typed, written):
    text = render_markdown(spoiled_record(typed))
    assert f"> {written}\n" in text
    assert f"## Question 1: {written}\n" in text
    assert f"Not recognised: {written}\n" in text


def test_a_question_of_several_lines_stays_in_its_heading(spoiled_record):
    text = render_markdown(spoiled_record("one\n\n# two"))
    assert "## Question 1: one \\# two\n" in text


def test_every_line_of_an_answer_stays_in_its_quotation(spoiled_record):
    text = render_markdown(spoiled_record("one\n\ntwo\x0bthree\u2028four"))
    assert "\n> one\n>\n> two\\\\x0bthree\u2028four\n" in text


def test_a_skipped_question_shows_no_answer(record):
    assert "\n(0:03, skipped)\n\n> (no answer)\n" in render_markdown(record)


def test_the_transcript_holds_every_word_in_the_order_it_was_said(record):
    text = render_markdown(record)
    said = [
        "**Follow-up: Which technical thing mattered most?**\n\n> The cache. It kept the slow",
        "**First try**\n\n> Users? I talk to them.\n\n**Last try**\n\n> I talk to users a lot.",
        "**Follow-up: What did they say?**\n\n> I don't know.\n",
    ]
    places = [text.index(one) for one in said]
    assert places == sorted(places)


def test_what_there_is_nothing_of_is_left_out(record):
    card = record.scorecard.model_copy(
        update={"next_steps": (), "follow_ups": (), "notes": (), "is_calibrated": True}
    )
    text = render_markdown(record.model_copy(update={"scorecard": card}))
    assert "## Next" not in text
    assert "## Noticed" not in text
    assert "## Follow-ups" not in text
    assert "Uncalibrated" not in text
