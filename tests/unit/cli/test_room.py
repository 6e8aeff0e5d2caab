"""An interview at a terminal: written down, gone on with, and what stays of it."""

import json

import pytest

from pminterview.interview.ports import Answered, Asking, Draft, Replied
from pminterview.journal.sessions import Sessions
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from tests.unit.journal.writing import a_start

BUNDLED = load_pack(bundled_data())
ANSWER = "I asked five nurses why they waited, and they said that the login was slow."
FIRST, SECOND = BUNDLED.questions[:2]


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def broken_off(home):
    """Begin an interview of two questions, answer one, type half of the next, and break off."""

    def begin(**changes):
        usual = {
            "pack_name": BUNDLED.header.name,
            "pack_fingerprint": BUNDLED.fingerprint,
            "questions": (FIRST, SECOND),
        }
        journal = Sessions(home).begin(
            a_start(**(usual | changes)), now=lambda: 0.0, on_failure=pytest.fail
        )
        journal.put(Asking(FIRST, 1, 2, 180.0, is_strict=False))
        journal.add(Replied(FIRST.id, None, Answered(ANSWER, 30.0)))
        journal.put(Asking(SECOND, 2, 2, 300.0, is_strict=False))
        journal.keep(Draft("Half a thou", 75.0))
        journal.close()
        return journal.id

    return begin


def sessions_in(home):
    return list((home / "sessions").glob("*/journal.jsonl"))


def test_what_was_written_down_goes_when_the_scorecard_is_there(pminterview, home):
    result = pminterview("practice", "-n", "1", typed=f"\n{ANSWER}\n.\n")
    assert result.code == 0
    assert "Scorecard" in result.out
    assert sessions_in(home) == []
    assert (
        json.loads((home / "last.json").read_text())["transcript"]["turns"][0]["answer"] == ANSWER
    )


def test_the_last_interview_is_explained_without_naming_it(pminterview):
    card = pminterview("practice", "-n", "1", typed=f"\n{ANSWER}\n.\n").out
    assert "Why these levels: pminterview explain\n" in card
    assert "I asked five nurses" in pminterview("explain").out


def test_without_an_interview_there_is_nothing_to_explain(pminterview):
    result = pminterview("explain")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error: there is no interview to explain yet",
    )


def test_no_question_comes_up_again_in_the_next_interview(pminterview, home):
    for _ in range(2):
        pminterview("practice", "-n", "15", typed="\n" + "/skip\n" * 15)
    lines = (home / "asked.jsonl").read_text().splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    assert sorted(asked) == sorted(question.id for question in BUNDLED.questions)


def test_a_pipe_leaves_nothing_behind(pminterview, home):
    assert pminterview("practice", "-n", "1", stdin=f"{ANSWER}\n.\n").code == 0
    assert not home.exists()


def test_leaving_before_a_word_was_said_leaves_nothing_to_go_on_with(pminterview, home):
    assert pminterview("practice", "-n", "1", typed="").code == 130
    assert sessions_in(home) == []


def test_resume_goes_on_in_the_middle_of_the_sentence(pminterview, broken_off, home):
    broken_off()
    result = pminterview("resume", typed="ght.\n.\n")
    assert result.code == 0
    assert result.out.startswith("Going on with the interview of 2026-11-25 09:43.\n")
    assert "You had typed 11 characters, 1:15 used. Go on:" in result.out
    assert FIRST.text not in result.out.partition("Scorecard")[0]
    turns = json.loads((home / "last.json").read_text())["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == [ANSWER, "Half a thought."]
    assert turns[1]["elapsed_seconds"] >= 75.0
    assert sessions_in(home) == []


def test_resume_keeps_the_place_where_the_interview_was_to_be_saved(
    pminterview, broken_off, tmp_path
):
    target = tmp_path / "kept.md"
    broken_off(manner={"save": str(target)})
    result = pminterview("resume", typed="ght.\n.\n")
    assert f"Saved to {target}" in result.err
    assert "Half a thought." in target.read_text()


def test_a_pack_that_changed_is_noticed_and_the_old_question_kept(pminterview, broken_off):
    old = SECOND.model_copy(update={"text": "What did the old question ask?"})
    broken_off(pack_fingerprint="0" * 64, questions=(FIRST, old))
    result = pminterview("resume", typed="ght.\n.\n")
    assert "The pack has changed since. The questions stay as they were;" in result.out
    assert "What did the old question ask?" in result.out


def test_a_pack_that_cannot_rate_the_question_any_more_loses_no_word(pminterview, broken_off, home):
    old = SECOND.model_copy(update={"skills": ("juggling",)})
    broken_off(questions=(FIRST, old))
    result = pminterview("resume", typed="ght.\n.\n")
    assert (result.code, result.err) == (
        3,
        "error: the pack has no rubric any more for juggling\n"
        "hint: what you typed is kept; resume with the pack as it was\n",
    )
    assert len(sessions_in(home)) == 1


def test_a_broken_journal_is_named_and_kept(pminterview, broken_off, home):
    broken_off()
    file = sessions_in(home)[0]
    file.write_text(file.read_text().replace('"k":"put"', '"k":"pot"', 1))
    result = pminterview("resume", typed="")
    assert result.code == 3
    assert f"{file}:2" in result.err
    assert file.exists()
    assert "broken: " in pminterview("resume", "--list").out


def test_the_list_says_what_was_broken_off_and_where_it_lies(pminterview, broken_off, home):
    session_id = broken_off()
    assert pminterview("resume", "--list").out == (
        f"{session_id}  2026-11-25 09:43, broken off, 1 of 2 answered, 11 characters not sent\n"
        f"All of it is kept in {home}\n"
    )


def test_what_was_broken_off_can_be_erased(pminterview, broken_off, home):
    session_id = broken_off()
    assert pminterview("resume", "--discard").out == f"Erased {session_id}.\n"
    assert sessions_in(home) == []
    assert pminterview("resume", "--discard").out == "No interview was broken off.\n"


def test_several_are_not_erased_by_mistake(pminterview, broken_off, home):
    broken_off(), broken_off()
    result = pminterview("resume", "--discard")
    assert (result.code, result.err.splitlines()[0]) == (2, "error: 2 interviews were broken off")
    assert len(sessions_in(home)) == 2
    pminterview("resume", "--discard", "all")
    assert sessions_in(home) == []


def test_one_of_several_can_be_named(pminterview, broken_off, home):
    first, second = broken_off(), broken_off()
    assert pminterview("resume", "--discard", first).out == f"Erased {first}.\n"
    result = pminterview("resume", f"{second[:-1]}z", typed="")
    assert result.code == 3
    assert f"did you mean '{second}'?" in result.err


def test_an_interview_that_is_open_elsewhere_is_left_alone(pminterview, broken_off, home):
    session_id = broken_off()
    _, _, journal = Sessions(home).reopen(session_id, now=lambda: 0.0, on_failure=pytest.fail)
    assert pminterview("resume", typed="").err == (
        "error: the interview is open in another terminal\n"
    )
    assert "open in another terminal, 1 of 2" in pminterview("resume", "--list").out
    assert pminterview("resume", "--discard").out == "No interview was broken off.\n"
    journal.close()


def test_with_nothing_broken_off_there_is_nothing_to_go_on_with(pminterview):
    result = pminterview("resume", typed="")
    assert (result.code, result.err) == (
        2,
        "error: no interview was broken off\nhint: pminterview practice begins one\n",
    )


def test_before_another_interview_begins_the_one_broken_off_is_mentioned(pminterview, broken_off):
    broken_off()
    result = pminterview("practice", "-n", "1", typed="")
    assert result.out.startswith(
        "An interview of 2026-11-25 09:43 was broken off; `pminterview resume` goes on.\n"
    )


def test_an_interview_without_a_word_is_not_what_is_gone_on_with(pminterview, broken_off, home):
    broken_off()
    later = a_start(started_at="2026-11-25T11:00:00+01:00", questions=(FIRST,))
    Sessions(home).begin(later, now=lambda: 0.0, on_failure=pytest.fail).close()
    assert "of 2026-11-25 09:43" in pminterview("resume", typed="ght.\n.\n").out


def test_resume_needs_somebody(pminterview, broken_off):
    broken_off()
    assert pminterview("resume", stdin="x").err == (
        "error: resume needs you at a terminal, not a pipe\n"
    )


def test_where_nothing_can_be_kept_it_is_said_once_and_another_place_is_offered(
    pminterview, monkeypatch, tmp_path
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PMINTERVIEW_HOME", str(tmp_path / "file" / "home"))
    target = tmp_path / "elsewhere.md"
    places = f"nowhere.txt\n{target}\n"
    result = pminterview("practice", "-n", "1", typed=f"\n{ANSWER}\n.\n{places}")
    assert result.code == 0
    assert result.out.count("Your words cannot be kept on disk: Not a directory.") == 1
    assert "end the name in .json or .md" in result.err
    assert ANSWER in target.read_text()


def test_one_rates_oneself_before_the_scorecard_is_shown(pminterview):
    typed = f"\n{ANSWER}\n.\n" + "3\n" * 3
    result = pminterview("practice", "-n", "1", "--self-rate", "--seed", "1", typed=typed)
    before, _, after = result.out.partition("Scorecard")
    assert "Your own rating, before you see ours [Skip/0/1/2/3/4] " in before
    assert "You said " in after


def test_the_coach_compares_two_tries_and_the_scorecard_comes_at_the_end(pminterview, home):
    typed = f"\n{ANSWER}\n.\ny\nShort and with nothing in it at all, sadly.\n.\nn\n"
    result = pminterview("practice", "-n", "1", "--coach", "--seed", "1", typed=typed)
    assert result.out.count("Answer it again? [Y/n] ") == 2
    assert "against your last try" in result.out
    assert "Scorecard" in result.out
    turn = json.loads((home / "last.json").read_text())["transcript"]["turns"][0]
    assert turn["earlier_answers"] == [ANSWER]


def test_follow_ups_can_be_asked_for_in_a_pipe(pminterview):
    stdin = "We would look at the data and ask users.\n.\nI would cut the export.\n.\n.\n"
    result = pminterview("practice", "-n", "1", "--seed", "1", "--follow-ups", stdin=stdin)
    assert result.out.count("\nFollow-up · ") == 2
    assert "Follow-ups\n" in result.out


def test_an_answers_file_replies_when_follow_ups_are_asked_for(pminterview, tmp_path):
    file = tmp_path / "answers.json"
    answers = [{"question_id": FIRST.id, "answer": "We would look at it.", "replies": ["Why not?"]}]
    file.write_text(json.dumps({"format_version": 1, "answers": answers}))
    without = pminterview("practice", "--answers", str(file))
    assert "--follow-ups asks for them" in without.err
    assert "Why not?" not in without.out
    assert "Why not?" in pminterview("practice", "--answers", str(file), "--follow-ups").out


@pytest.mark.parametrize("option", ["--coach", "--self-rate"])
def test_a_script_is_neither_coached_nor_asked_for_its_opinion(pminterview, tmp_path, option):
    result = pminterview("practice", "--answers", "x.yaml", option)
    assert (result.code, result.err) == (
        2,
        f"error: {option} needs you at a terminal; leave out --answers\n",
    )


def test_a_pipe_is_not_asked_for_its_opinion(pminterview):
    result = pminterview("practice", "--self-rate", stdin="x")
    assert result.err == "error: --self-rate needs you at a terminal, not a pipe\n"
