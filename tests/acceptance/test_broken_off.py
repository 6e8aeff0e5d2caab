"""Interviews that are broken off in a real terminal, in every way there is, and gone on with."""

import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from pminterview.journal.asked import AskedBefore
from tests.acceptance.terminal_window import CTRL_C, CTRL_D, CTRL_E, CTRL_X, turns_in

DATA = Path(__file__).resolve().parents[2] / "data"
QUESTION = "headphone-maker-first-software"
ITS_WORDS = "A maker of good headphones wants to sell its first product"
THIN = "I would think about it with the team and then decide."
PLAN = ("practice", "--no-follow-ups", "-n", "2", "--seed", "3")


@pytest.fixture
def resume(open_terminal):
    def start(text, *arguments, **others):
        terminal = open_terminal("resume", *arguments, **others)
        terminal.wait_until(lambda: terminal.box == text, f"{text!r} in the box")
        return terminal

    return start


@pytest.fixture
def told(open_terminal):
    """Return what a command that asks nothing prints, in a wide window, and its exit code."""

    def run(*arguments):
        terminal = open_terminal(*arguments, columns=300)
        code = terminal.wait_for_end()
        return terminal.scrollback.strip(), code

    return run


def type_and_keep(terminal, text):
    terminal.send(text)
    terminal.wait_until_kept(text)


def session_ids(home):
    return sorted(path.name for path in (home / "sessions").iterdir())


def test_ctrl_c_twice_leaves_and_resume_goes_on_in_the_middle_of_the_sentence(begin, resume, saved):
    terminal = begin(*PLAN, "--save", saved)
    terminal.answer("The first answer.", number=1)
    terminal.wait_for("Question 2 of 2")
    terminal.wait_for_empty_box()
    terminal.send("Half a thou")
    terminal.wait_for("> Half a thou", "7:58 left")
    terminal.send(CTRL_C)
    terminal.wait_for("Rate what there is, leave, or go on? [r/l/G]")
    terminal.send(CTRL_C)
    assert terminal.wait_for_end() == 130
    assert ")\n  Half a thou\n" in terminal.scrollback
    assert "Kept. `pminterview resume` goes on where you stopped." in terminal.scrollback
    assert "Scorecard" not in terminal.scrollback

    terminal = resume("Half a thou")
    assert "Going on with the interview of 20" in terminal.screen
    assert re.search(r"You had typed 11 characters, 0:0[123] used\. Go on:", terminal.screen)
    assert re.search(r"7:5[6789] left", terminal.screen)
    assert "Question 2 of 2" in terminal.screen
    terminal.send("ght.")
    terminal.wait_until(lambda: terminal.box == "Half a thought.")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    turns = turns_in(saved)
    assert [turn["answer"] for turn in turns] == ["The first answer.", "Half a thought."]
    assert turns[1]["elapsed_seconds"] >= 1


def test_a_closed_window_is_gone_on_with_in_a_new_one(begin, resume, saved):
    terminal = begin(*PLAN, "--save", saved)
    terminal.answer("The first answer.", number=1)
    terminal.wait_for("Question 2 of 2")
    terminal.wait_for_empty_box()
    terminal.send("Two lines,\rand half a thou")
    terminal.wait_for("  and half a thou")
    terminal.hang_up()

    terminal = resume("Two lines,\nand half a thou", rows=30, columns=100)
    terminal.send("ght.")
    terminal.wait_for("thought.")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    answers = [turn["answer"] for turn in turns_in(saved)]
    assert answers == ["The first answer.", "Two lines,\nand half a thought."]


def test_what_is_finished_cannot_be_gone_on_with(begin, told, home):
    terminal = begin("practice", "--no-follow-ups", "-n", "1")
    terminal.answer("Enough.")
    assert terminal.wait_for_end() == 0
    assert session_ids(home) == []
    text, code = told("resume")
    assert (text.splitlines()[0], code) == ("error: no interview was broken off", 2)


def test_a_reply_to_a_follow_up_is_gone_on_with(begin, resume, saved):
    terminal = begin("practice", "--question", QUESTION, "--save", saved)
    terminal.answer(THIN)
    terminal.wait_for("Describe one person who would use it, and when.")
    terminal.wait_for_empty_box()
    type_and_keep(terminal, "A pilot")
    terminal.kill()

    terminal = resume("A pilot")
    assert ITS_WORDS in terminal.screen
    assert terminal.screen.count("Describe one person who would use it, and when.") == 1
    terminal.send(" on a long flight.")
    terminal.wait_for("> A pilot on a long flight.")
    terminal.send(CTRL_D)
    terminal.wait_until(lambda: terminal.screen.count("\nFollow-up") == 2)
    terminal.answer("")
    assert terminal.wait_for_end() == 0
    (turn,) = turns_in(saved)
    assert turn["answer"] == THIN
    assert [one["reply"] for one in turn["follow_ups"]] == ["A pilot on a long flight.", ""]


def test_the_coach_goes_on_with_the_second_try(begin, resume, saved):
    terminal = begin("practice", "--coach", "--question", QUESTION, "--save", saved)
    terminal.answer(THIN)
    terminal.wait_for("Answer it again? [Y/n]")
    terminal.send("y\r")
    terminal.wait_for_empty_box()
    type_and_keep(terminal, "I asked the engi")
    terminal.kill()

    terminal = resume("I asked the engi")
    assert "Answer it again?" not in terminal.screen
    terminal.send("neers what the risk was, because they know.")
    terminal.wait_for("know.")
    terminal.send(CTRL_D)
    terminal.wait_for("against your last try.", "Answer it again? [Y/n]")
    terminal.send("n\r")
    assert terminal.wait_for_end() == 0
    (turn,) = turns_in(saved)
    assert turn["earlier_answers"] == [THIN]
    assert turn["answer"] == "I asked the engineers what the risk was, because they know."


def test_what_an_editor_saved_survives_a_kill_while_it_is_open(begin, resume, tmp_path, saved):
    done = tmp_path / "written"
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib, signal\n"
        "pathlib.Path(sys.argv[1]).write_text('Typed, then written\\nin the editor.\\n')\n"
        f"pathlib.Path({str(done)!r}).touch()\n"
        "signal.alarm(30)\n"
        "signal.pause()\n"
    )
    editor = shlex.join([sys.executable, "-I", "-S", str(script)])
    terminal = begin(*PLAN, "--save", saved, environ={"EDITOR": editor})
    terminal.send(f"Typed{CTRL_X}{CTRL_E}")
    terminal.wait_until(done.exists, "an open editor")
    terminal.kill()

    terminal = resume("Typed, then written\nin the editor.")
    terminal.send(CTRL_D)
    terminal.answer("The second answer.", number=2)
    assert terminal.wait_for_end() == 0
    answers = [turn["answer"] for turn in turns_in(saved)]
    assert answers == ["Typed, then written\nin the editor.", "The second answer."]


def test_the_list_says_what_is_there_and_discarding_erases_it(begin, told, home):
    terminal = begin(*PLAN)
    terminal.answer("The first answer.", number=1)
    terminal.wait_for("Question 2 of 2")
    type_and_keep(terminal, "Half a thou")
    terminal.kill()
    (session,) = session_ids(home)

    text, code = told("resume", "--list")
    assert re.fullmatch(
        rf"{session}  20..-..-.. ..:.., broken off, 1 of 2 answered, 11 characters not sent\n"
        rf".+ {re.escape(str(home))}",
        text,
    )
    assert code == 0
    assert told("resume", "--discard", session) == (f"Erased {session}.", 0)
    assert session_ids(home) == []
    assert told("resume", "--list")[0].startswith("No interview was broken off.\n")
    assert told("resume", "--discard") == ("No interview was broken off.", 0)


def test_two_terminals_at_once_do_not_mix(begin, resume, told, home):
    one = begin("practice", "--no-follow-ups", "-n", "1")
    type_and_keep(one, "From the first window")
    other = begin("practice", "--no-follow-ups", "-n", "1")
    type_and_keep(other, "From the second window")
    first, second = session_ids(home)

    assert told("resume") == ("error: the interview is open in another terminal", 3)
    for session in (first, second):
        message = f"error: session {session} is open in another terminal"
        assert told("resume", session) == (message, 3)
        assert told("resume", "--discard", session) == (message, 3)
    listed, _ = told("resume", "--list")
    assert listed.count("open in another terminal") == 2

    other.kill()
    again = resume("From the second window")
    one.send(" still")
    one.wait_until(lambda: one.box == "From the first window still")
    one.send(CTRL_D)
    assert one.wait_for_end() == 0
    again.send(CTRL_D)
    assert again.wait_for_end() == 0
    assert "  From the second window\n" in again.scrollback
    assert "From the first" not in again.scrollback


def test_a_changed_pack_is_noticed_and_the_question_stays_as_it_was(begin, resume, tmp_path, saved):
    pack = tmp_path / "pack"
    shutil.copytree(DATA, pack)
    arguments = ("practice", "--no-follow-ups", "--question", QUESTION, "--pack", pack)
    terminal = begin(*arguments, "--save", saved)
    type_and_keep(terminal, "Half a thou")
    terminal.kill()
    questions = pack / "questions.yaml"
    before = questions.read_text(encoding="utf-8")
    after = before.replace("A maker of good headphones", "A maker of noisy lawn mowers")
    assert after != before
    questions.write_text(after, encoding="utf-8")

    terminal = resume("Half a thou")
    assert "The pack has changed since. The questions stay as they were;" in terminal.screen
    assert ITS_WORDS in terminal.screen
    assert "lawn mowers" not in terminal.screen
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    (turn,) = turns_in(saved)
    assert turn["question"]["text"].startswith(ITS_WORDS)


def test_a_broken_journal_is_named_and_kept(begin, told, home):
    terminal = begin(*PLAN)
    type_and_keep(terminal, "Half a thou")
    terminal.kill()
    (session,) = session_ids(home)
    journal = home / "sessions" / session / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    spoiled = b"".join([*lines[:1], b"{}\n", *lines[2:]])
    journal.write_bytes(spoiled)

    for arguments in (("resume",), ("resume", session)):
        text, code = told(*arguments)
        assert text.startswith(f"error: {journal}:2: this line cannot be read")
        assert re.search(r"hint: .* still .*there", text)
        assert code == 3
    assert f"{session}  broken: {journal}:2: " in told("resume", "--list")[0]
    assert journal.read_bytes() == spoiled


def test_a_broken_journal_does_not_hide_a_whole_one(begin, resume, home):
    for words in ("The older one", "The newer one"):
        terminal = begin(*PLAN)
        type_and_keep(terminal, words)
        terminal.kill()
        if words == "The older one":
            (older,) = session_ids(home)
    (newer,) = {*session_ids(home)} - {older}
    (home / "sessions" / newer / "journal.jsonl").write_text("no journal\n")
    resume("The older one")


def test_no_question_comes_twice_in_two_interviews(begin, home):
    for _ in range(2):
        terminal = begin("practice", "--no-follow-ups", "-n", "4")
        for number in range(1, 5):
            terminal.wait_for(f"Question {number} of 4")
            terminal.wait_for_empty_box()
            terminal.send(f"{CTRL_X}s")
        assert terminal.wait_for_end() == 0
    asked = AskedBefore(home / "asked.jsonl").ids("pminterview")
    assert len(asked) == len({*asked}) == 8


def test_the_last_record_is_kept_for_explaining(begin, told, home):
    terminal = begin("practice", "--no-follow-ups", "--question", QUESTION)
    terminal.answer(THIN)
    assert terminal.wait_for_end() == 0
    assert "Why these levels: pminterview explain\n" in terminal.scrollback
    turns = json.loads((home / "last.json").read_text(encoding="utf-8"))["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == [THIN]
    text, code = told("explain")
    assert code == 0
    assert THIN.rstrip(".") in text
