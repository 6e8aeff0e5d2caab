"""The pack that ships is sound."""

from collections import Counter

import pytest

from pminterview.answer_files.script import load_answers
from pminterview.domain.pack import Pack
from pminterview.domain.question import Difficulty, QuestionType
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Return the bundled pack."""
    return load_pack(bundled_data())


def test_it_has_thirty_questions(pack: Pack) -> None:
    assert len(pack.questions) == 30


def test_every_skill_comes_first_in_five_questions(pack: Pack) -> None:
    firsts = Counter(question.skills[0] for question in pack.questions)
    assert firsts == dict.fromkeys(pack.rubrics_by_skill, 5)


def test_there_are_six_skills(pack: Pack) -> None:
    assert len(pack.rubrics) == 6


def test_no_question_names_a_skill_twice(pack: Pack) -> None:
    twice = [one.id for one in pack.questions if len(set(one.skills)) < len(one.skills)]
    assert twice == []


def test_every_criterion_is_probed_at_least_once(pack: Pack) -> None:
    probed = {criterion for one in pack.questions for criterion in one.invited_criteria}
    assert probed == set(pack.criteria_by_id)


def test_no_question_probes_a_criterion_twice(pack: Pack) -> None:
    twice = [
        one.id
        for one in pack.questions
        if len(set(one.invited_criteria)) < len(one.invited_criteria)
    ]
    assert twice == []


def test_every_question_probes_each_skill_that_it_asks_for(pack: Pack) -> None:
    skill_of = {
        criterion.id: rubric.skill for rubric in pack.rubrics for criterion in rubric.criteria
    }
    unprobed = [
        (one.id, skill)
        for one in pack.questions
        for skill in one.skills
        if skill not in {skill_of[criterion] for criterion in one.invited_criteria}
    ]
    assert unprobed == []


def test_every_type_of_question_is_used(pack: Pack) -> None:
    assert {question.type for question in pack.questions} == set(QuestionType)


def test_every_difficulty_is_used(pack: Pack) -> None:
    assert {question.difficulty for question in pack.questions} == set(Difficulty)


def test_no_question_is_asked_in_the_same_words_twice(pack: Pack) -> None:
    assert len({question.text.casefold() for question in pack.questions}) == 30


def test_both_files_carry_the_same_header(pack: Pack) -> None:
    assert pack.header == pack.rubrics_header


def test_every_skill_is_called_by_its_short_name(pack: Pack) -> None:
    called = [pack.skill_called(rubric.short_name) for rubric in pack.rubrics]
    assert called == [rubric.skill for rubric in pack.rubrics]


def test_the_demo_answers_questions_of_the_pack(pack: Pack) -> None:
    answers = load_answers(bundled_data() / "demo.yaml", pack)
    assert [question for question, lines in answers.items() if not lines.answer.strip()] == []
