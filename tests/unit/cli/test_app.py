"""The commands, inside one process."""

import json

import pytest

from pminterview import __version__
from pminterview.errors import RaterUnavailableError
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data

BUNDLED = load_pack(bundled_data())
TALK = "I asked the nurses why they waited, and they said that the login was slow.\n.\n"


def one_line_each(result):
    """Return the message and the way out, without their labels."""
    lines = result.err.splitlines()
    return [line.partition(": ")[2] for line in lines]


def test_alone_it_greets_and_names_three_things_to_try(pminterview):
    result = pminterview()
    assert result.code == 0
    tries = [line.split("  ")[1] for line in result.out.splitlines() if "  pminterview" in line]
    assert tries == [
        "pminterview demo",
        "pminterview practice",
        "pminterview drill --skill empathy",
    ]


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["--plain", "--version"]])
def test_the_version_is_one_line(pminterview, arguments):
    assert pminterview(*arguments).out == f"pminterview {__version__}\n"


@pytest.mark.parametrize("command", [[], ["practice"], ["drill"], ["demo"]])
def test_every_command_has_help(pminterview, command):
    result = pminterview(*command, "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: pminterview")
    assert "--plain, --no-color and --debug work with every command." in result.out


def test_help_lists_the_short_names_of_all_skills(pminterview):
    help_ = " ".join(pminterview("practice", "--help").out.split())
    names = ", ".join(rubric.short_name for rubric in BUNDLED.rubrics)
    assert names in help_


@pytest.mark.parametrize("skill", [rubric.short_name for rubric in BUNDLED.rubrics])
def test_every_short_name_can_be_practised(pminterview, skill):
    assert pminterview("practice", "--skill", skill).code == 0


def test_an_interview_through_a_pipe_ends_with_a_scorecard(pminterview):
    result = pminterview("practice", "--questions", "2", "--seed", "1", stdin=TALK * 2)
    assert (result.code, result.err) == (0, "")
    assert "\nScorecard\n2 of 2 questions answered\n" in result.out


def test_the_same_seed_asks_the_same_questions(pminterview):
    runs = [pminterview("practice", "--seed", "3", stdin=TALK * 4).out for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_named_question_is_asked(pminterview):
    question = BUNDLED.questions[5]
    assert question.text in pminterview("practice", "--question", question.id).out


def test_minutes_say_how_many_questions_there_are(pminterview):
    result = pminterview("practice", "--minutes", "5", "--seed", "1")
    assert result.out.startswith("1 question, about ")


@pytest.mark.parametrize(
    ("flags", "shown"),
    [
        (["--no-clock"], "no clock"),
        (["--time-factor", "1.5"], "4:30 minutes"),
        (["--strict"], "3 minutes, then it is sent"),
    ],
)
def test_the_rules_of_time_are_shown_with_the_question(pminterview, flags, shown):
    named = ["practice", "--question", "tech-skills-in-this-role"]
    assert f"Question 1 of 1 \u00b7 opener \u00b7 {shown}\n" in pminterview(*named, *flags).out


def test_without_an_answer_there_is_nothing_to_rate(pminterview):
    result = pminterview("practice")
    assert result.code == 0
    assert result.out.endswith("\nNothing was answered, so there is nothing to rate.\n")


def test_json_is_all_there_is_on_standard_output(pminterview):
    result = pminterview("practice", "--questions", "1", "--format", "json", stdin=TALK)
    assert result.code == 0
    assert result.out.startswith('{\n  "format_version": 1,\n')
    assert result.out.endswith("}\n")
    assert result.err.startswith("1 question, about ")


def test_a_drill_through_a_pipe_gives_feedback_on_every_answer(pminterview):
    result = pminterview("drill", "--skill", "empathy", "--count", "2", stdin=TALK * 2)
    assert result.code == 0
    assert result.out.count("\nCustomer empathy     ") == 2
    assert "Answer it again?" not in result.out


def test_a_drill_has_three_questions_unless_told(pminterview):
    assert pminterview("drill").out.startswith("3 questions, about ")


def test_the_demo_shows_questions_answers_and_scorecard(pminterview):
    result = pminterview("demo")
    assert result.code == 0
    assert result.out.startswith("Question 1 of 3, opener\n")
    assert "\nScorecard\n3 of 3 questions answered\n" in result.out


def test_a_drill_of_a_small_pack_asks_what_there_is(pminterview, tmp_path):
    small = pack_with_questions(tmp_path, count=2)
    assert pminterview("drill", "--pack", str(small)).out.startswith("2 questions, about ")


def pack_with_questions(folder, count):
    """Copy the bundled pack, with its first questions only."""
    questions = (bundled_data() / "questions.yaml").read_text(encoding="utf-8")
    kept = questions.split("\n  - id: ")[: count + 1]
    (folder / "questions.yaml").write_text("\n  - id: ".join(kept), encoding="utf-8")
    rubrics = (bundled_data() / "rubrics.yaml").read_bytes()
    (folder / "rubrics.yaml").write_bytes(rubrics)
    return folder


USAGE = [
    (["practice", "--questions", "0"], "0 questions cannot be asked: there are"),
    (["practice", "--questions", "-1"], "-1 questions cannot be asked: there are"),
    (["practice", "--questions", "9999"], "9999 questions cannot be asked: there are"),
    (["practice", "--questions", "two"], "Invalid value for '--questions'"),
    (["practice", "--questions"], "Option '--questions' requires an argument"),
    (["practice", "--question", "no-such"], "the pack has no question 'no-such'"),
    (["practice", "--skill", "empaty"], "there is no skill 'empaty'"),
    (["practice", "--minutes", "0"], "--minutes 0 makes no sense"),
    (["practice", "--minutes", "nan"], "--minutes nan makes no sense"),
    (["practice", "--minutes", "-5"], "--minutes -5 makes no sense"),
    (["practice", "--minutes", "0.5"], "no question fits into 0.5 min"),
    (["practice", "--minutes", "x"], "Invalid value for '--minutes'"),
    (["practice", "--time-factor", "0"], "--time-factor 0 makes no sense"),
    (["practice", "--time-factor", "inf"], "--time-factor inf makes no sense"),
    (["practice", "--time-factor", "1e308"], "--time-factor 1e+308 makes no sense"),
    (["practice", "--seed", "x"], "Invalid value for '--seed'"),
    (["practice", "--format", "xml"], "Invalid value for '--format'"),
    (["practice", "--nope"], "No such option: --nope"),
    (["practice", "--save", "x.txt"], "cannot save to x.txt"),
    (["practice", "--save", ""], "cannot save to ."),
    (["practice", "--questions", "2", "--minutes", "9"], "both say how many"),
    (["practice", "--question", "a", "--skill", "tech"], "leave out --skill"),
    (["practice", "--question", "a", "--questions", "2"], "leave out --questions"),
    (["practice", "--answers", "a.yaml", "--questions", "2"], "leave out --questions"),
    (["practice", "--answers", "a.yaml", "--question", "a"], "leave out --question"),
    (["practice", "--answers", "a.yaml", "--time-factor", "-1"], "--time-factor -1 makes no"),
    (["drill", "--count", "0"], "0 questions cannot be asked: there are"),
    (["drill", "--count", "x"], "Invalid value for '--count'"),
    (["drill", "--skill", ""], "there is no skill ''"),
    (["drill", "--time-factor", "-1"], "--time-factor -1 makes no sense"),
    (["rehearse"], "No such command 'rehearse'"),
    (["demo", "extra"], "unexpected extra argument"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE, ids=lambda one: " ".join(one)[:40])
def test_a_bad_flag_is_exit_code_2_with_one_clear_message(pminterview, arguments, message):
    result = pminterview(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert result.err.lower().count("error: ") == 1
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["practice", "--skill", "empaty"], "did you mean 'empathy'?"),
        (["practice", "--skill", "xyz"], "there are tech, strategy, empathy, communication"),
        (["practice", "--question", "tech-skils-in-this-role"], "did you mean 'tech-skills-in"),
        (["practice", "--minutes", "-1"], "it must be more than 0, and at most 1000"),
        (["practice", "--save", "x.txt"], "end the name in .json or .md"),
        (["practice", "--save", "no/such/folder/x.md"], "name a file in a folder that is there"),
    ],
)
def test_a_usage_error_shows_the_way_out(pminterview, arguments, hint):
    assert one_line_each(pminterview(*arguments))[1].startswith(hint)


@pytest.mark.parametrize("command", ["practice", "drill", "demo"])
@pytest.mark.parametrize("flag", ["--plain", "--no-color", "--debug"])
def test_options_for_everything_may_stand_before_or_after_the_command(pminterview, command, flag):
    seeded = [] if command == "demo" else ["--seed", "1"]
    before = pminterview(flag, command, *seeded)
    after = pminterview(command, *seeded, flag)
    assert before == after
    assert before.code == 0


def test_debug_shows_where_an_error_arose_and_keeps_its_exit_code(pminterview):
    result = pminterview("practice", "--pack", "no-such-pack", "--debug")
    assert result.code == 3
    assert result.err.startswith("Traceback (most recent call last):\n")
    assert "error: the pack no-such-pack does not exist\n" in result.err


def test_a_rater_that_cannot_rate_is_exit_code_4(pminterview, monkeypatch):
    def no_rater(pack):
        raise RaterUnavailableError("the rater is away", hint="try again later")

    monkeypatch.setattr("pminterview.cli.room.open_engine", no_rater)
    result = pminterview("practice", "--questions", "1", stdin=TALK)
    assert (result.code, result.err) == (4, "error: the rater is away\nhint: try again later\n")


@pytest.mark.parametrize("which", ["questions", "rubrics"])
def test_the_schema_of_a_pack_is_printed(pminterview, which):
    result = pminterview("pack", "schema", which)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["title"].startswith(f"{which}.yaml")
