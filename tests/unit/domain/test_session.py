"""How an interview was begun."""

import pytest
from pydantic import ValidationError

from pminterview.domain.session import SessionStart
from tests.unit.journal.writing import a_start


def test_a_session_has_questions():
    with pytest.raises(ValidationError, match="questions"):
        a_start(questions=())


def test_a_session_comes_back_from_json():
    start = a_start(seed=7, time_factor=1.5, pack_folder="/packs/mine")
    assert SessionStart.model_validate_json(start.model_dump_json()) == start


def test_another_format_is_refused():
    with pytest.raises(ValidationError, match="format_version"):
        a_start(format_version=2)
