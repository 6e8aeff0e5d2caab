"""The installed program in a real terminal: keys in, a screen out, nothing in between faked."""

import re
import shlex
import shutil
import sys

import pytest

from tests.acceptance.terminal_window import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    CTRL_E,
    CTRL_L,
    CTRL_X,
    CTRL_Z,
    turns_in,
)

FIRST = "I would talk to five people who stopped using it, because they know why. "
PASTE = "\n".join(f"{number}. 日本語 step, /skip is a word here" for number in range(1, 31))
SHORT = ("--no-follow-ups", "--seed", "3")


@pytest.fixture
def an_editor(tmp_path):
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write('Two lines\\nfrom the editor.\\n')")
    return shlex.join([sys.executable, "-I", "-S", str(script)])


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (20, 60)])
def test_a_whole_interview(open_terminal, saved, an_editor, rows, columns):
    arguments = ["-n", "3", "--time-factor", "0.005", "--save", saved]
    terminal = open_terminal(
        "practice", *SHORT, *arguments, rows=rows, columns=columns, environ={"EDITOR": an_editor}
    )
    terminal.wait_for("3 questions, about ", "Press Enter to start, Ctrl-C to leave.")
    terminal.send("\r")

    terminal.wait_for("Question 1 of 3", "Ctrl-D send")
    terminal.send(FIRST)
    terminal.wait_for("14 words")
    terminal.paste(f"\n{PASTE}")
    terminal.wait_for("  30. 日", "Ctrl-D send")
    terminal.resize(rows - 6, columns - 15)
    terminal.wait_for("Ctrl-D send")
    terminal.resize(rows, columns)
    terminal.wait_for("Ctrl-D send")
    terminal.send(CTRL_D)

    terminal.wait_for("Question 2 of 3", "Ctrl-D send")
    terminal.send("Half a thou")
    terminal.wait_for("> Half a thou")
    terminal.send(CTRL_C)
    terminal.wait_for("Rate what there is, leave, or go on?")
    terminal.send("\r")
    terminal.wait_for("> Half a thou", "Ctrl-D send")
    terminal.send(f"ght.{CTRL_X}{CTRL_E}")
    terminal.wait_for("> Half a thought.", "  Two lines", "  from the editor.")
    terminal.wait_for("Time is up; finish your thought.", " over · ")
    terminal.send(CTRL_D)

    terminal.wait_for("Question 3 of 3", "Ctrl-D send")
    terminal.send("/time\r")
    terminal.wait_for(" left.")
    terminal.send("The last one is short.\r/send\r")

    assert terminal.wait_for_end() == 0
    everything = terminal.scrollback
    assert everything.count("Your answer (") == 3
    assert re.search(r"Your answer \(0:\d\d, 0:\d\d over\)", everything)
    assert "  Half a thought.\n  Two lines\n  from the editor.\n" in everything
    assert "Ctrl-D send" not in everything.rpartition("Your answer (")[2]
    assert "Communication" in everything
    assert [turn["answer"] for turn in turns_in(saved)] == [
        f"{FIRST}\n{PASTE}",
        "Half a thought.\nTwo lines\nfrom the editor.",
        "The last one is short.",
    ]


def test_typed_words_are_corrected_like_anywhere_else(begin, saved):
    terminal = begin("practice", *SHORT, "-n", "1", "--save", saved)
    terminal.send(f"Talk too{BACKSPACE} users.\rThen plan.\x1b[D\x1b[D again\x1b[A\x1b[H--")
    terminal.wait_until(lambda: terminal.box == "--Talk to users.\nThen pla againn.")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    assert [turn["answer"] for turn in turns_in(saved)] == ["--Talk to users.\nThen pla againn."]


def test_what_is_pasted_never_commands(begin, saved):
    pasted = "one\n/skip\n/send\n\ttab, 日本語, \x1b[31mred\nlast"
    terminal = begin("practice", *SHORT, "-n", "1", "--save", saved)
    terminal.paste(pasted)
    terminal.wait_for("  last")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    assert "\x1b[31mred" not in terminal.printed
    assert [turn["answer"] for turn in turns_in(saved)] == [pasted]


def test_a_narrow_window_and_back(begin, saved):
    terminal = begin("practice", *SHORT, "-n", "1", "--save", saved)
    terminal.send(FIRST)
    terminal.wait_for("14 words")
    terminal.resize(24, 40)
    terminal.wait_until(lambda: "Ctrl-D" in terminal.screen and "14 words" not in terminal.screen)
    terminal.send("Narrow.")
    terminal.wait_until(lambda: "Narrow." in terminal.screen.replace("\n  ", ""))
    terminal.resize(24, 80)
    terminal.wait_for("Ctrl-D send", "15 words")
    terminal.send(f" Wide.{CTRL_L}")
    terminal.wait_for("Question 1 of 1", "Wide.", "16 words")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    assert [turn["answer"] for turn in turns_in(saved)] == [f"{FIRST}Narrow. Wide."]


@pytest.mark.parametrize("keys", [f"{CTRL_X}s", "\r/skip\r"])
def test_a_skipped_question_keeps_its_words(begin, saved, keys):
    terminal = begin("practice", *SHORT, "-n", "2", "--save", saved)
    terminal.send("Hm")
    terminal.wait_until(lambda: terminal.box == "Hm")
    terminal.send(keys)
    terminal.wait_for("Skipped (0:")
    terminal.answer("The second one.", number=2)
    assert terminal.wait_for_end() == 0
    told = [(turn["answer"], turn["ended"]) for turn in turns_in(saved)]
    assert told == [("Hm", "skipped"), ("The second one.", "sent")]
    assert "1 of 2 questions answered" in terminal.scrollback


def test_an_empty_answer_is_not_sent(begin):
    terminal = begin("practice", *SHORT, "-n", "1")
    terminal.send(CTRL_D)
    terminal.wait_for("Nothing typed yet; /skip goes on without an answer.", "Ctrl-D send")


def test_no_hint_in_an_interview(begin, saved):
    terminal = begin("practice", *SHORT, "-n", "1", "--save", saved)
    terminal.send(f"{CTRL_X}h")
    terminal.wait_for("Hints are for practice --coach and for drills; here the question stands")
    terminal.answer("Without one.")
    assert terminal.wait_for_end() == 0
    assert not turns_in(saved)[0]["used_hint"]


def test_the_clock_counts_over_and_takes_nothing_away(begin, saved):
    terminal = begin("practice", *SHORT, "-n", "1", "--time-factor", "0.002", "--save", saved)
    terminal.send("Before ")
    terminal.wait_for("Time is up; finish your thought.", "+0:01 over")
    terminal.send("and after.")
    terminal.wait_until(lambda: terminal.box == "Before and after.")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 0
    assert re.search(r"Your answer \(0:\d\d, 0:\d\d over\)", terminal.scrollback)
    (turn,) = turns_in(saved)
    assert (turn["answer"], turn["ended"]) == ("Before and after.", "sent")
    assert turn["elapsed_seconds"] > turn["budget_seconds"]


def test_strict_sends_a_half_typed_line(begin, saved):
    arguments = ["--strict", "-n", "1", "--time-factor", "0.003", "--save", saved]
    terminal = begin("practice", *SHORT, *arguments)
    terminal.send("One line.\rand ha")
    assert terminal.wait_for_end() == 0
    assert "Time is up; sent as it is (0:" in terminal.scrollback
    (turn,) = turns_in(saved)
    assert (turn["answer"], turn["ended"]) == ("One line.\nand ha", "time up")


@pytest.mark.skipif(not shutil.which("bash"), reason="a shell with jobs is needed")
def test_to_the_background_and_back(open_terminal, saved):
    program = shlex.join([sys.executable, "-m", "pminterview"])
    terminal = open_terminal(
        command=("bash", "--norc", "-i"), environ={"PS1": "shell> ", "PM": program}
    )
    terminal.wait_for("shell>")
    terminal.send(f"$PM practice {' '.join(SHORT)} -n 1 --save {shlex.quote(str(saved))}\r")
    terminal.wait_for("Press Enter to start")
    terminal.send("\r")
    terminal.wait_for_empty_box()
    terminal.send("Half a thou")
    terminal.wait_until(lambda: terminal.box == "Half a thou")
    terminal.send(CTRL_Z)
    terminal.wait_for("Stopped")
    terminal.wait_until(lambda: terminal.screen.rstrip().endswith("shell>"))
    terminal.send("echo $((6 * 7))\r")
    terminal.wait_for("\n42\n")
    terminal.send("fg\r")
    terminal.wait_until(lambda: terminal.box == "Half a thou")
    terminal.send("ght.")
    terminal.wait_until(lambda: terminal.box == "Half a thought.")
    terminal.send(CTRL_D)
    terminal.wait_until(lambda: terminal.screen.rstrip().endswith("shell>") and saved.exists())
    assert [turn["answer"] for turn in turns_in(saved)] == ["Half a thought."]


@pytest.mark.skipif(not shutil.which("bash"), reason="a shell with jobs is needed")
def test_to_the_background_and_back_in_plain_lines(open_terminal):
    program = shlex.join([sys.executable, "-m", "pminterview"])
    terminal = open_terminal(
        command=("bash", "--norc", "-i"), environ={"PS1": "shell> ", "PM": program}
    )
    terminal.wait_for("shell>")
    terminal.send("$PM --plain practice -n 1\r")
    terminal.wait_for("Press Enter to start")
    terminal.send("\r")
    terminal.wait_for("End your answer with")
    terminal.send("half a thou")
    terminal.wait_for("half a thou")
    terminal.send(CTRL_Z)
    terminal.wait_for("Stopped")
    terminal.send("\recho $((6 * 7))\r")
    terminal.wait_for("\n42\n")
    assert "command not found" not in terminal.screen


def test_leaving_before_the_start_leaves(open_terminal, home):
    terminal = open_terminal("practice", "-n", "2")
    terminal.wait_for("Press Enter")
    terminal.send(CTRL_C)
    assert terminal.wait_for_end() == 130
    assert list((home / "sessions").iterdir()) == []


def test_closing_the_window_saves_what_was_typed_where_it_was_wished(begin, saved):
    terminal = begin("practice", *SHORT, "-n", "2", "--save", saved)
    terminal.send("Not lost")
    terminal.wait_until(lambda: terminal.box == "Not lost")
    terminal.hang_up()
    assert [turn["answer"] for turn in turns_in(saved)] == ["Not lost"]
