"""The answer box with its clock."""

import asyncio
import os
import shlex
import signal
import sys

import pytest
from prompt_toolkit.data_structures import Size

from pminterview.terminal.answering import Outcome

CTRL_C, CTRL_D, CTRL_E, CTRL_X, CTRL_Z = "\x03", "\x04", "\x05", "\x18", "\x1a"
DELETE_WORD, UNDO, UP, LEFT, HOME, ESCAPE = "\x17", "\x1f", "\x1b[A", "\x1b[D", "\x1b[H", "\x1b"


def pasted(text):
    return f"\x1b[200~{text}\x1b[201~"


def test_typed_lines_are_sent_with_ctrl_d(a_desk):
    desk = a_desk()
    assert desk.press(f"one\rtwo\r\r{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "one\ntwo\n\n"


def test_escape_and_then_enter_send_too(a_desk):
    desk = a_desk()
    assert desk.press(f"one{ESCAPE}\r") is Outcome.SENT
    assert desk.reader.text == "one"


@pytest.mark.parametrize("text", ["日本語", "👩‍💻 café", "می‌خواهم", "क्‍ष"])
def test_wide_and_joined_characters_arrive_as_typed(a_desk, text):
    desk = a_desk()
    assert desk.press(f"{text}{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == text


def test_keys_edit_anywhere_in_the_text(a_desk):
    desk = a_desk()
    assert desk.press(f"tw\rthree{UP}o{HOME}one {CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "one two\nthree"


@pytest.mark.parametrize("keys", [UNDO, f"{CTRL_X}u"])
def test_a_mistake_can_be_undone(a_desk, keys):
    desk = a_desk()
    assert desk.press(f"keep this{DELETE_WORD}{keys}{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "keep this"


def test_undo_takes_back_a_word_and_redo_brings_it_again(a_desk):
    desk = a_desk()
    assert desk.press(f"one two three{UNDO}{CTRL_C}") is Outcome.INTERRUPTED
    assert desk.reader.text == "one two "
    assert desk.press(f"{UNDO}{UNDO}{UNDO}{CTRL_X}r{CTRL_X}r{CTRL_X}r{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "one two "


def test_a_paste_of_300_lines_is_exact(a_desk):
    text = "\n".join(f"{number:3} 日本語 🎧 metric\t/skip" for number in range(300))
    desk = a_desk()
    assert desk.press(f"{pasted(text)}{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == text


def test_a_pasted_command_does_not_act(a_desk):
    desk = a_desk()
    commands = pasted("one\n/skip\n/end")
    assert desk.press(f"{commands}\r{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "one\n/skip\n/end\n"
    assert not desk.reader.draft.used_hint


def test_an_empty_answer_rings_and_is_not_sent(a_desk, screen):
    desk = a_desk()
    assert desk.press(f"{CTRL_D} \r{CTRL_D}words{CTRL_D}") is Outcome.SENT
    assert desk.output.bell_count == 2
    assert screen.text.count("Nothing typed yet; /skip goes on without an answer.") == 2


@pytest.mark.parametrize("keys", [f"{CTRL_X}s", "\r/skip\r", f"\r/skip{CTRL_D}"])
def test_an_answer_can_be_skipped_and_its_words_are_kept(a_desk, keys):
    desk = a_desk()
    assert desk.press(f"some words{keys}") is Outcome.SKIPPED
    assert desk.reader.text.rstrip() == "some words"


@pytest.mark.parametrize("keys", [f"{CTRL_X}h", "/hint\r", f"/hint{CTRL_D}"])
def test_a_hint_is_printed_and_remembered(a_desk, screen, keys):
    desk = a_desk()
    assert desk.press(f"{keys}words{CTRL_D}") is Outcome.SENT
    assert desk.reader.draft.used_hint
    assert desk.reader.text == "words"
    assert screen.text == "Hint: Name one person.\n\n"


@pytest.mark.parametrize(("line", "outcome"), [("/send", Outcome.SENT), ("/end", Outcome.ENDED)])
def test_commands_act_on_a_line_of_their_own(a_desk, line, outcome):
    desk = a_desk()
    assert desk.press(f"words\r{line}\r") is outcome
    assert desk.reader.text == "words\n"


def test_sending_nothing_by_command_is_not_sent_either(a_desk):
    desk = a_desk()
    assert desk.press(f"/send\rwords{CTRL_D}") is Outcome.SENT
    assert desk.output.bell_count == 1


def test_paths_and_escaped_commands_are_text(a_desk):
    desk = a_desk()
    assert desk.press(f"/etc/hosts\r//skip\r{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "/etc/hosts\n/skip\n"


@pytest.mark.parametrize("keys", [f"{CTRL_X}?", "/help\r"])
def test_help_names_keys_and_commands(a_desk, screen, keys):
    assert a_desk().press(f"{keys}a{CTRL_D}") is Outcome.SENT
    assert "Ctrl-X h  hint" in screen.text
    assert "/pause" in screen.text


def test_ctrl_l_shows_the_question_again(a_desk, screen):
    desk = a_desk()
    assert desk.press(f"one\x0c two{CTRL_D}") is Outcome.SENT
    assert "Tell me about a conflict." in screen.text
    assert desk.reader.text == "one two"


def test_the_time_can_be_asked_for(a_desk, screen):
    assert a_desk().press(f"/time\ra{CTRL_D}") is Outcome.SENT
    assert screen.text == "5 minutes left.\n\n"


def test_it_warns_twice_and_rings_once(a_desk, screen):
    async def dawdle(desk):
        await desk.type("slow")
        for _ in range(36):
            desk.clock.go(10)
            await asyncio.sleep(0.004)
        await desk.until(lambda: "Time is up" in screen.text)
        desk.keys.send_text(CTRL_D)

    desk = a_desk()
    assert desk.perform(dawdle) is Outcome.SENT
    assert screen.text == "1 minute left.\n\nTime is up; finish your thought.\n\n"
    assert desk.output.bell_count == 1
    assert desk.reader.text == "slow"


def test_strict_sends_what_is_typed_when_the_time_is_up(a_desk):
    async def dawdle(desk):
        await desk.type("half a sent")
        desk.clock.go(11)

    desk = a_desk(budget_seconds=10.0, is_strict=True)
    assert desk.perform(dawdle) is Outcome.TIME_UP
    assert desk.reader.text == "half a sent"


def test_without_a_clock_nothing_is_ever_up(a_desk, screen):
    async def dawdle(desk):
        await desk.type("slow")
        desk.clock.go(20)
        await desk.a_few_ticks()
        desk.keys.send_text(CTRL_D)

    assert a_desk(budget_seconds=None, is_strict=True).perform(dawdle) is Outcome.SENT
    assert screen.text == ""


@pytest.mark.parametrize("resume", ["x", f"{CTRL_X}p", "\r", CTRL_D, UP])
def test_a_pause_stops_the_clock_and_typing_until_any_key(a_desk, resume):
    async def rest(desk):
        await desk.type("one")
        desk.keys.send_text(f"{CTRL_X}p")
        await desk.until(lambda: desk.countdown.is_paused)
        desk.clock.go(20)
        await desk.a_few_ticks()
        desk.keys.send_text(resume)
        await desk.until(lambda: not desk.countdown.is_paused)
        await desk.type(" two")
        desk.keys.send_text(CTRL_D)

    desk = a_desk(budget_seconds=10.0, is_strict=True)
    assert desk.perform(rest) is Outcome.SENT
    assert desk.reader.text == "one two"
    assert desk.countdown.elapsed_seconds == 0


def test_a_paste_ends_a_pause_and_is_kept(a_desk):
    desk = a_desk()
    assert desk.press(f"/pause\r{pasted('from elsewhere')}{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "from elsewhere"


def test_ctrl_c_during_a_pause_breaks_off(a_desk):
    assert a_desk().press(f"one\r/pause\r{CTRL_C}") is Outcome.INTERRUPTED


def test_after_ctrl_c_text_cursor_and_undo_are_where_they_were(a_desk):
    desk = a_desk()
    assert desk.press(f"one three{DELETE_WORD}{LEFT}{CTRL_C}") is Outcome.INTERRUPTED
    assert desk.reader.text == "one "
    assert desk.press(f"!{CTRL_C}") is Outcome.INTERRUPTED
    assert desk.reader.text == "one! "
    assert desk.press(f"{UNDO}{UNDO}{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "one three"


def test_sleep_of_the_machine_does_not_count_and_is_mentioned(a_desk, screen):
    async def sleep(desk):
        await desk.type("one")
        desk.clock.go(3600)
        await desk.until(lambda: "Away for 60 minutes; the clock stood still." in screen.text)
        desk.keys.send_text(CTRL_D)

    desk = a_desk(is_strict=True)
    assert desk.perform(sleep) is Outcome.SENT
    assert desk.countdown.elapsed_seconds == 0


def test_the_end_of_the_terminal_is_a_hangup(a_desk):
    async def hang_up(desk):
        await desk.type("one")
        desk.keys.close()

    desk = a_desk()
    assert desk.perform(hang_up) is Outcome.HUNG_UP
    assert desk.reader.text == "one"


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_being_told_to_end_keeps_the_words(a_desk, name):
    async def kill(desk):
        await desk.type("one")
        os.kill(os.getpid(), getattr(signal, name))

    former = signal.getsignal(getattr(signal, name))
    desk = a_desk()
    assert desk.perform(kill) is Outcome.HUNG_UP
    assert desk.reader.text == "one"
    assert signal.getsignal(getattr(signal, name)) == former


@pytest.mark.skipif(os.name == "nt", reason="the little editor here is a script")
def test_the_editor_gets_the_text_and_gives_it_back(a_desk, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write('two\\n/skip\\n')")
    editor = shlex.join([sys.executable, "-I", "-S", str(script)])

    async def edit(desk):
        desk.keys.send_text(f"one{CTRL_X}{CTRL_E}")
        await desk.until(lambda: "two" in desk.reader.text)
        desk.keys.send_text(f"\r{CTRL_D}")

    desk = a_desk(environ={"EDITOR": editor})
    assert desk.perform(edit) is Outcome.SENT
    assert desk.reader.text == "one\ntwo\n/skip\n"


@pytest.mark.skipif(os.name == "nt", reason="the little editor here is a script")
def test_strict_time_waits_for_the_editor(a_desk, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, time, pathlib\n"
        "pathlib.Path(sys.argv[1]).write_text('from the editor')\n"
        f"done = pathlib.Path({str(tmp_path / 'done')!r})\n"
        "while not done.exists(): time.sleep(0.005)\n"
    )
    editor = shlex.join([sys.executable, "-I", "-S", str(script)])

    async def edit(desk):
        desk.keys.send_text(f"one{CTRL_X}{CTRL_E}")
        await desk.a_few_ticks()
        desk.clock.go(11)
        await desk.a_few_ticks()
        (tmp_path / "done").touch()

    desk = a_desk(environ={"EDITOR": editor}, budget_seconds=10.0, is_strict=True)
    assert desk.perform(edit) is Outcome.TIME_UP
    assert desk.reader.text == "from the editor"


def test_an_editor_that_does_not_start_is_no_disaster(a_desk, screen):
    async def edit(desk):
        desk.keys.send_text(f"one{CTRL_X}{CTRL_E}")
        await desk.until(lambda: "did not start" in screen.text)
        desk.keys.send_text(CTRL_D)

    desk = a_desk(environ={"VISUAL": "no-such-editor"})
    assert desk.perform(edit) is Outcome.SENT
    assert desk.reader.text == "one"


def test_a_tiny_window_is_no_disaster(a_desk):
    desk = a_desk()
    desk.output.size = Size(rows=3, columns=12)
    assert desk.press(f"{'long ' * 50}\r{CTRL_D}") is Outcome.SENT
