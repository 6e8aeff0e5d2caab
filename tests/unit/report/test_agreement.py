"""The table of agreement, as text and as JSON."""

import json
from random import Random

import pytest

from pminterview.report.agreement import render_agreement, render_agreement_json
from pminterview.scoring.comparison import SKILLS, Backdrop, RaterRatings, compare_raters

LONG_NAME = "somebody with a rather long name"


def rater(name, *levels, is_engine=False):
    ratings = {f"a{at}": {"overall": level, SKILLS[0]: level} for at, level in enumerate(levels)}
    return RaterRatings(name, is_engine, ratings)


KIM, LEE = rater("kim", 1, 2, 3, 4), rater("lee", 1, 2, 2, 4)
FULL = Backdrop(
    word_counts={"a0": 10, "a1": 20, "a2": 30, "a3": 50},
    question_ids={f"a{at}": f"q{at}" for at in range(4)},
    targets={f"q{at}": frozenset({SKILLS[0]} if at < 3 else ()) for at in range(4)},
)


def compared(*raters, truth=(), backdrop=None):
    return compare_raters(raters, truth, backdrop or Backdrop(), Random(0))


def text(*raters, **more):
    return render_agreement(compared(*raters, **more), seed=0)


def words(shown):
    """Return the footnotes as one line."""
    return " ".join(shown.split())


def test_the_table_is_what_it_was(golden):
    engine = rater("offline-2", 1, 1.5, 2.25, 3.9, is_engine=True)
    golden("agreement.txt", text(engine, KIM, LEE, truth=("kim", "lee"), backdrop=FULL))


@pytest.mark.parametrize("name", ["lee", LONG_NAME, "\u6f22\u5b57" * 9])
def test_no_line_is_wider_than_80_columns_or_ends_in_a_space(name):
    from rich.cells import cell_len

    table = text(KIM, rater(name, 4, 2, 1, 0), backdrop=FULL)
    assert max(cell_len(line) for line in table.splitlines() if "Names in full" not in line) <= 80
    assert [line for line in table.splitlines() if line != line.rstrip()] == []


def test_a_long_name_is_shortened_and_told_in_full():
    table = text(KIM, rater(LONG_NAME, 1, 2, 2, 4))
    assert "\noverall        someb.. name  4 " in table
    assert f"Names in full: {LONG_NAME}." in words(table)


def test_a_name_cannot_drive_the_terminal_or_break_the_table():
    table = text(KIM, rater("\x1b[31m\nx", 1, 2, 2, 4))
    assert "\x1b" not in table
    assert "\\x1b[31m x" in table


def test_figures_that_are_not_defined_are_a_dash():
    table = text(rater("kim", 2, 2), rater("lee", 2, 2))
    line = next(line for line in table.splitlines() if line.startswith("overall"))
    assert line.split() == ["overall", "kim", "2", "1.00", "1.00", "-", "-", ".00"]


def test_without_answers_and_questions_the_footnotes_say_how_to_get_the_baselines():
    notes = words(text(KIM, LEE))
    assert "For the baseline length only, give the answers: --answers FILE." in notes
    assert "give the questions: --questions FILE." in notes
    assert "resamples of the answers (seed 0)" in notes
    assert "Each rater is compared with the mean of the others, engines left out" in notes
    assert "Targeted skills alone" not in notes


def test_with_them_the_footnotes_say_what_the_baselines_are():
    notes = words(text(KIM, LEE, backdrop=FULL))
    assert "words scaled by a least-squares line fitted on the same rows" in notes
    assert "resamples of the 4 questions (seed 0)" in notes
    assert "asked-for: the mean rating of the skill" in notes


def test_a_truth_of_one_has_no_pairs_to_explain():
    notes = words(text(KIM, LEE, truth=("lee",)))
    assert "compared with the mean of lee, the truth." in notes
    assert "a/b" not in notes


def test_the_json_has_every_figure_and_a_format_version():
    document = json.loads(render_agreement_json(compared(KIM, LEE, backdrop=FULL), seed=0))
    lines = document.pop("all"), document.pop("targeted")
    assert document == {
        "format_version": 1,
        "truth": [],
        "raters": ["kim", "lee"],
        "answers": 4,
        "questions": 4,
        "draws": 1000,
        "seed": 0,
    }
    assert lines[0][0] == {
        "skill": "overall",
        "rater": "kim",
        "kind": "rater",
        "n": 4,
        "exact": 0.75,
        "adjacent": 1.0,
        "qwk": 0.9,
        "qwk_low": lines[0][0]["qwk_low"],
        "qwk_high": 1.0,
        "spearman": 0.948683,
        "bias": 0.25,
    }
    assert {line["skill"] for line in lines[1]} == {"technical_fluency"}


def test_in_json_what_is_not_known_or_not_defined_is_null():
    text = render_agreement_json(compared(rater("kim", 2, 2), rater("lee", 2, 2)), seed=0)
    document = json.loads(text)
    assert (document["questions"], document["targeted"]) == (None, [])
    assert (document["all"][0]["qwk"], document["all"][0]["spearman"]) == (None, None)
    assert text.isascii()
    assert text.endswith("}\n")
