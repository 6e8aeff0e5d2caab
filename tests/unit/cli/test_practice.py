"""What happens with an interview when it is over."""

import json

import pytest
from rich.console import Console

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.finishing import Ending, finish, leave
from pminterview.cli.options import OutputFormat
from pminterview.cli.wiring import World, chosen_seed, is_ascii, open_rater
from pminterview.domain.scorecard import SessionRecord
from pminterview.errors import SaveError
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Left
from pminterview.interview.run import run_interview
from tests.builders import a_pack, a_question, another_question
from tests.fakes import Replies

ANSWER = "I asked the engineers what the latency was, and why nobody had seen it."
PLAN = InterviewPlan((a_question(), another_question()), TimeRules())


@pytest.fixture
def ended(monkeypatch, tmp_path):
    monkeypatch.setenv("PMINTERVIEW_HOME", str(tmp_path / "home"))

    def run(*replies, save=None, output=OutputFormat.TEXT):
        pack = a_pack()
        held = run_interview(pack, PLAN, Replies(*replies))
        ending = Ending(pack, open_rater(pack), held.transcript, save=save, output=output)
        return (leave if held.was_left else finish)(World(), ending)

    return run


def test_leaving_saves_what_was_typed_and_shows_no_scorecard(ended, tmp_path, capsys):
    target = tmp_path / "r.json"
    code = ended(Answered(ANSWER), Left("half"), save=target)
    assert code is ExitCode.INTERRUPTED == 130
    record = SessionRecord.model_validate_json(target.read_text(encoding="utf-8"))
    assert [turn.answer for turn in record.transcript.turns] == [ANSWER, "half"]
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"Saved to {target}\n"


def test_leaving_before_a_word_was_typed_saves_nothing(ended, tmp_path):
    assert ended(Left(), save=tmp_path / "r.json") is ExitCode.INTERRUPTED
    assert list(tmp_path.iterdir()) == []


def test_leaving_prints_no_json(ended, capsys):
    assert ended(Left("half"), output=OutputFormat.JSON) is ExitCode.INTERRUPTED
    assert capsys.readouterr().out == ""


def test_a_full_disk_at_the_end_prints_everything(ended, tmp_path, capsys):
    target = tmp_path / "gone" / "r.json"
    with pytest.raises(SaveError):
        ended(Answered(ANSWER), Answered("Nobody."), save=target)
    shown = capsys.readouterr().err
    assert shown.startswith("# Mock interview\n")
    assert f"> {ANSWER}\n" in shown
    assert "> Nobody.\n" in shown


def test_json_on_standard_output_is_the_saved_record(ended, tmp_path, capsysbinary):
    target = tmp_path / "r.json"
    ended(Answered(ANSWER), Answered("Nobody."), save=target, output=OutputFormat.JSON)
    shown = capsysbinary.readouterr().out
    assert shown == target.read_bytes()
    assert json.loads(shown)["transcript"]["turns"][0]["answer"] == ANSWER


def test_without_a_standard_output_json_goes_nowhere(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert World().write_bytes(b"{}") is None


@pytest.mark.parametrize(("encoding", "expected"), [("utf-8", False), ("cp1252", True)])
def test_bars_are_ascii_where_blocks_cannot_be_encoded(tmp_path, encoding, expected):
    with (tmp_path / "out").open("w", encoding=encoding) as file:
        assert is_ascii(Console(file=file)) is expected


def test_a_named_seed_is_taken_as_it_is():
    assert chosen_seed(7) == 7


def test_without_a_seed_one_is_drawn():
    assert len({chosen_seed(None) for _ in range(20)}) > 1
