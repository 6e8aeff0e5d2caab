"""What both readers do for an interview that is written down, broken off and gone on with."""

import pytest

from pminterview.interview.ports import Answered, Draft, Left, Skipped
from pminterview.terminal.answering import NO_HINT, Outcome
from tests.builders import a_probe

CTRL_D, CTRL_X = "\x04", "\x18"
HALF = Draft("one\nhalf a thou", 200.0, used_hint=True, thinking_seconds=4.0)


def test_the_box_goes_on_in_the_middle_of_the_sentence(a_desk):
    desk = a_desk(draft=HALF)
    assert desk.countdown.elapsed_seconds == 200.0
    assert desk.press(f"ght{CTRL_D}") is Outcome.SENT
    assert desk.reader.draft == Draft("one\nhalf a thought", 200.0, True, 4.0)


def test_a_command_in_what_was_typed_before_is_a_word(a_desk):
    desk = a_desk(draft=Draft("/skip"))
    assert desk.press(f"{CTRL_D}") is Outcome.SENT
    assert desk.reader.text == "/skip"


def test_lines_go_on_in_the_middle_of_the_line(a_plain_reader, screen):
    reader = a_plain_reader(b"ght\n.\n", draft=HALF)
    assert reader.read() is Outcome.SENT
    assert reader.draft == Draft("one\nhalf a thought", 200.0, True, 4.0)
    assert screen.text == "half a thou"


def test_what_is_typed_is_kept_while_it_is_typed(a_desk, clock):
    desk = a_desk()

    async def act(desk):
        clock.go(3.0)
        await desk.type("a")
        clock.go(2.0)
        await desk.type("b")
        await desk.until(lambda: desk.drafts[-1] == Draft("ab", 5.0, False, 3.0))
        desk.keys.send_text(CTRL_D)

    desk.perform(act)


def test_lines_are_kept_as_they_come(a_plain_reader):
    drafts = []
    reader = a_plain_reader(b"one\n", 1.0, b"two\n.\n", keep=lambda one: drafts.append(one) or "")
    reader.read()
    assert [one.text for one in drafts] == ["one", "one", "one\ntwo", "one\ntwo", "one\ntwo"]


def test_that_words_cannot_be_kept_is_said_once_above_the_box(a_desk, screen):
    desk = a_desk()
    desk.warning = "Your words cannot be kept."
    assert desk.press(f"one{CTRL_D}") is Outcome.SENT
    assert screen.text.count("Your words cannot be kept.") == 1


def test_that_words_cannot_be_kept_is_said_between_lines(a_plain_reader, screen):
    warnings = ["Your words cannot be kept."]
    reader = a_plain_reader(b"one\n.\n", keep=lambda _draft: warnings.pop() if warnings else "")
    assert reader.read() is Outcome.SENT
    assert "\nYour words cannot be kept.\n" in screen.text


@pytest.mark.parametrize("keys", [f"{CTRL_X}h", "/hint\r"])
def test_where_one_is_tested_there_is_no_hint(a_desk, screen, keys):
    desk = a_desk(has_hint=False)
    desk.press(f"{keys}one{CTRL_D}")
    assert not desk.reader.draft.used_hint
    assert screen.text == f"{NO_HINT}\n\n"


def test_where_one_is_tested_there_is_no_hint_in_lines_either(a_plain_reader, screen):
    reader = a_plain_reader(b"/hint\none\n.\n", has_hint=False)
    reader.read()
    assert not reader.draft.used_hint
    assert NO_HINT in screen.text


def test_a_probe_may_be_answered_with_nothing(a_desk, screen):
    assert a_desk(probe=a_probe()).press(CTRL_D) is Outcome.SENT
    assert screen.text == ""


@pytest.mark.parametrize("event", [b"", b".\n", b"/send\n"])
def test_a_probe_may_be_answered_with_nothing_in_lines(a_plain_reader, event):
    assert a_plain_reader(event, probe=a_probe()).read() is Outcome.SENT


def test_the_end_of_a_script_is_no_reply_to_a_probe(a_plain_reader):
    assert a_plain_reader(b"", is_terminal=False, probe=a_probe()).read() is Outcome.ENDED


def test_the_time_of_the_whole_interview_stands_beside_that_of_the_question(a_desk, screen):
    desk = a_desk(interview_seconds=900.0)
    desk.press(f"/time\rone{CTRL_D}")
    assert screen.text == "5 minutes left, 15 minutes in all.\n\n"


def test_the_clock_of_the_interview_ends_at_nothing(a_desk, clock, screen):
    draft = Draft(elapsed_seconds=310.0)
    desk = a_desk(interview_seconds=300.0, budget_seconds=300.0, draft=draft)
    desk.press(f"/time\rone{CTRL_D}")
    assert "Time is up; +0:10 over.\n" in screen.text


def test_a_probe_is_put_below_its_question(plain, an_asking):
    conversation, screen = plain(b"one\n.\n", b"two\n.\n")
    conversation.ask(an_asking())
    reply = conversation.ask(an_asking(probe=a_probe(), draft=Draft(elapsed_seconds=30.0)))
    assert reply == Answered("two", 30.0)
    assert screen.text.count("Tell me about a conflict.") == 1
    assert (
        "\nFollow-up · you may send nothing\n\nWhich technical thing mattered most?\n"
        in screen.text
    )


def test_who_goes_on_with_a_probe_sees_its_question_too(plain, an_asking):
    conversation, screen = plain(b"ght.\n.\n")
    reply = conversation.ask(an_asking(probe=a_probe(), draft=HALF, answer="The answer."))
    assert isinstance(reply, Answered)
    assert reply.text == "one\nhalf a thought."
    assert "Tell me about a conflict.\n\nYou had answered\n  The answer.\n\nFollow" in screen.text
    assert "You had typed 15 characters, 3:20 used. Go on:\n\none\nhalf a thou" in screen.text
    assert screen.text.index("End your answer") < screen.text.index("You had typed")


@pytest.mark.parametrize(
    ("event", "reply"),
    [(b".\n", Skipped("", 0.0)), (b"Not sure.\n.\n", Answered("Not sure.", 0.0))],
)
def test_having_no_reply_is_taken_with_grace(plain, an_asking, event, reply):
    conversation, screen = plain(event)
    assert conversation.ask(an_asking(probe=a_probe())) == reply
    assert screen.text.endswith("That is fine. Let us go on.\n\n")
    assert "Skipped" not in screen.text


def test_who_leaves_before_the_first_key_keeps_what_was_there(plain, an_asking, clock):
    conversation, screen = plain()
    screen.show_question = lambda _asking: (_ for _ in ()).throw(KeyboardInterrupt)
    assert conversation.ask(an_asking(draft=HALF)) == Left("one\nhalf a thou", 200.0)


def test_one_line_can_be_asked_for(plain):
    conversation, screen = plain(b"Notes.md \n")
    assert conversation.line("Where? ") == "Notes.md"
    assert screen.text == "Where? "


def test_a_question_of_many_lines_is_shown_above_the_line_that_is_answered(plain):
    conversation, screen = plain(b"3\n")
    assert conversation.choose("Empathy\n0 none\nYour rating", ("skip", "0", "3")) == "3"
    assert screen.text == "\nEmpathy\n0 none\n\nYour rating [Skip/0/3] "
