"""Whether what is credited is what readers marked, in answers that nothing was fitted on."""

import json
import sys
from pathlib import Path

import pytest

CALIBRATION = Path(__file__).resolve().parents[2] / "calibration"


@pytest.fixture(scope="module")
def judged():
    """Return the quality of evidence in the unread answers."""
    sys.path.insert(0, str(CALIBRATION))
    try:
        import judge_evidence

        yield judge_evidence.Quality.of(list(judge_evidence.findings("unread")))
    finally:
        sys.path.remove(str(CALIBRATION))


def rows(name):
    text = (CALIBRATION / "evidence" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_nearly_half_of_what_is_credited_was_marked(judged):
    assert judged.credited >= 150
    assert judged.right >= 0.42 * judged.credited


def test_what_was_clearly_shown_is_seldom_called_missing(judged):
    assert judged.found >= 0.40 * judged.shown
    assert judged.found_or_touched >= 0.75 * judged.shown


def test_no_question_was_read_and_left_unread():
    def questions(part):
        return {row["id"].rpartition("-")[0] for row in rows(part)}

    assert questions("read") & questions("unread") == set()


def test_what_was_written_as_evidence_is_of_one_criterion_and_stands_once():
    written = [(row["criterion"], row["text"]) for row in rows("sentences")]
    assert len(set(written)) == len(written)
    assert len(written) > 5000
