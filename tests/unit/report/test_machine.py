"""Records as JSON."""

import json

import pytest

from pminterview.domain.scorecard import SessionRecord
from pminterview.report.machine import render_json
from tests.unit.report.test_terminal import DRIVING, HOSTILE


def test_the_record_reads_well(golden, record):
    golden("record.json", render_json(record))


def test_the_record_survives_a_round_trip(record):
    assert SessionRecord.model_validate_json(render_json(record)) == record


def test_equal_records_give_equal_bytes(record):
    again = SessionRecord.model_validate_json(render_json(record))
    assert render_json(again) == render_json(record)


def test_it_ends_in_one_new_line(record):
    assert render_json(record).endswith("}\n")


def test_other_scripts_stay_readable(spoiled_record):
    assert "\u4f60\u597d \u00e9" in render_json(spoiled_record("\u4f60\u597d \u00e9"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_answers_or_packs_can_drive_the_terminal(spoiled_record, text):
    shown = render_json(spoiled_record(text))
    assert [char for char in DRIVING if char in shown] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_escaped_reads_back_exactly(spoiled_record, text):
    record = spoiled_record(text)
    assert json.loads(render_json(record))["transcript"]["turns"][0]["answer"] == text
    assert SessionRecord.model_validate_json(render_json(record)) == record
