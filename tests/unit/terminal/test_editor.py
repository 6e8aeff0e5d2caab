"""One's own editor."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from pminterview.terminal.editor import NotEdited, edit_text

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the little editors here are scripts")


@pytest.fixture
def an_editor(tmp_path):
    def build(program: str) -> str:
        script = tmp_path / "editor with a blank.py"
        script.write_text(
            f"import sys\nfrom pathlib import Path\nfile = Path(sys.argv[-1])\n{program}"
        )
        return f"{shlex.quote(sys.executable)} -I -S {shlex.quote(str(script))}"

    return build


def test_the_text_comes_back_as_the_editor_left_it(an_editor):
    editor = an_editor("file.write_bytes(file.read_bytes() + 'två\\r\\n'.encode())")
    assert edit_text("one é", {"EDITOR": editor}, None).text == "one é\ntvå"


def test_visual_comes_before_editor(an_editor):
    environ = {"VISUAL": an_editor("file.write_text('visual')"), "EDITOR": "false"}
    assert edit_text("", environ, None).text == "visual"


def test_the_file_stays_until_the_words_are_safe(an_editor, tmp_path):
    note = tmp_path / "note"
    editor = an_editor(f"Path({str(note)!r}).write_text(str(file))")
    edited = edit_text("a", {"EDITOR": editor}, None)
    file = Path(note.read_text())
    assert file.is_file()
    edited.remove_file()
    assert not file.parent.exists()


def test_the_file_of_the_interview_is_edited_and_nobody_else_can_read_it(an_editor, tmp_path):
    file, note = tmp_path / "answer.md", tmp_path / "note"
    editor = an_editor(f"Path({str(note)!r}).write_text(oct(file.stat().st_mode)[-3:])")
    edited = edit_text("a", {"EDITOR": editor}, file)
    assert (edited.file, note.read_text()) == (file, "600")
    edited.remove_file()
    assert not file.exists()
    assert tmp_path.is_dir()


def test_where_the_file_of_the_interview_cannot_be_written_a_temporary_one_is_edited(
    an_editor, tmp_path
):
    edited = edit_text("one", {"EDITOR": an_editor("")}, tmp_path / "missing" / "answer.md")
    assert edited.text == "one"
    edited.remove_file()


def test_what_a_failing_editor_saved_in_the_interview_is_moved_out_of_its_way(an_editor, tmp_path):
    file = tmp_path / "answer.md"
    editor = an_editor("file.write_text('two'); sys.exit(1)")
    outcome = edit_text("one", {"EDITOR": editor}, file)
    saved = Path(outcome.reason.rpartition(" is in ")[2].removesuffix("."))
    assert (saved.read_text(), file.exists()) == ("two", False)
    saved.unlink()
    saved.parent.rmdir()


def test_a_failing_editor_that_changed_nothing_leaves_no_file(an_editor, tmp_path):
    file = tmp_path / "answer.md"
    edit_text("one", {"EDITOR": an_editor("sys.exit(1)")}, file)
    assert not file.exists()


def test_an_editor_that_fails_changes_nothing(an_editor):
    outcome = edit_text("one", {"EDITOR": an_editor("sys.exit(3)")}, None)
    assert isinstance(outcome, NotEdited)
    assert "status 3" in outcome.reason


def test_what_a_failing_editor_saved_is_not_lost(an_editor):
    outcome = edit_text("one", {"EDITOR": an_editor("file.write_text('two'); sys.exit(1)")}, None)
    assert isinstance(outcome, NotEdited)
    saved = Path(outcome.reason.rpartition(" is in ")[2].removesuffix("."))
    assert saved.read_text() == "two"
    saved.unlink()
    saved.parent.rmdir()


def test_an_editor_that_is_not_there_is_named():
    outcome = edit_text("one", {"EDITOR": "no-such-editor --wait"}, None)
    assert isinstance(outcome, NotEdited)
    assert "no-such-editor did not start" in outcome.reason


def test_an_unbalanced_quote_in_the_setting_is_no_crash():
    assert isinstance(edit_text("one", {"EDITOR": "no-such 'editor"}, None), NotEdited)


def test_bytes_that_are_no_text_are_replaced(an_editor):
    editor = an_editor("file.write_bytes(b'\\xef\\xbb\\xbfcaf\\xe9\\n')")
    assert edit_text("", {"EDITOR": editor}, None).text == "caf\ufffd"


def test_without_a_place_for_a_file_nothing_is_lost(an_editor, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    outcome = edit_text("one", {"EDITOR": an_editor("")}, None)
    assert outcome == NotEdited("There is no place for a file to edit: No such file or directory.")


def test_without_a_setting_a_usual_editor_is_looked_for(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edit_text("one", {}, None) == NotEdited("No editor found; set VISUAL or EDITOR.")
