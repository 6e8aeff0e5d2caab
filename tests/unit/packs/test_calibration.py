"""The two files behind the ratings."""

import json

import pytest

from pminterview.cli.exit_codes import exit_code_for
from pminterview.errors import RaterUnavailableError
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.locate import bundled_data


def test_the_bundled_model_knows_every_criterion_of_the_bundled_pack() -> None:
    from pminterview.packs.load import load_pack

    calibration = load_calibration(bundled_data())
    for rubric in load_pack(bundled_data()).rubrics:
        known = set(calibration.skills[rubric.skill].criteria)
        assert known == {criterion.id for criterion in rubric.criteria}


def test_no_good_thing_lowers_a_rating_and_no_bad_one_raises_it() -> None:
    from pminterview.scoring.features import FEATURES

    features = load_calibration(bundled_data()).features
    for feature in FEATURES:
        sign = 1 if feature.is_good else -1
        assert all(sign * micro >= 0 for micro in features[feature.name].micro), feature.name


def test_word_lists_are_words_and_phrases_with_hyphens() -> None:
    lists = load_word_lists(bundled_data())
    assert "nurse" in lists["people"]
    assert "which-meant" in lists["reason"]


@pytest.mark.parametrize("content", [None, "{", "[]", '{"lists": 3}'])
def test_without_its_data_there_is_no_rater(tmp_path, content) -> None:
    for name in ("calibration.json", "words.json"):
        if content is not None:
            (tmp_path / name).write_text(content)
    for load in (load_calibration, load_word_lists):
        with pytest.raises(RaterUnavailableError, match="cannot rate without") as caught:
            load(tmp_path)
        assert exit_code_for(caught.value) == 4


@pytest.mark.parametrize(
    "lists", [b"\xff", b'{"words": {}}', b'{"lists": {"people": 3}}', b'{"lists": {"people": [3]}}']
)
def test_spoiled_word_lists_are_named_with_the_way_out(tmp_path, lists) -> None:
    (tmp_path / "words.json").write_bytes(lists)
    with pytest.raises(RaterUnavailableError) as caught:
        load_word_lists(tmp_path)
    assert str(caught.value) == f"cannot rate without {tmp_path / 'words.json'}"
    assert caught.value.hint == "reinstall pminterview"


@pytest.mark.parametrize(
    "spoil",
    [
        {"format_version": 2},
        {"words": {"said": 0.5}},
        {"curve": [[0]]},
        {"ranges": {"asked": [{"below_milli": 4001, "low": 0, "high": 5}]}},
        {"ranges": {"asked": [{"below_milli": 4001, "low": -1, "high": 4}]}},
        {"features": {"acts": {"upto": [1]}}},
        {"remark": "an unknown key"},
    ],
)
def test_a_spoiled_model_is_named_with_the_way_out(tmp_path, spoil) -> None:
    model = json.loads((bundled_data() / "calibration.json").read_bytes())
    (tmp_path / "calibration.json").write_text(json.dumps(model | spoil))
    with pytest.raises(RaterUnavailableError) as caught:
        load_calibration(tmp_path)
    assert str(caught.value) == f"cannot rate without {tmp_path / 'calibration.json'}"
    assert caught.value.hint == "reinstall pminterview"


def test_lines_of_word_lists_are_joined(tmp_path) -> None:
    (tmp_path / "words.json").write_text('{"lists": {"people": ["nurse  driver", "my-aunt"]}}')
    (tmp_path / "known_words.txt").write_text("ward\nwater\n")
    assert load_word_lists(tmp_path) == {
        "people": ("nurse", "driver", "my-aunt"),
        "known": ("ward", "water"),
    }


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_spoiled_known_words_are_named(tmp_path, content) -> None:
    (tmp_path / "words.json").write_text('{"lists": {"people": ["nurse"]}}')
    if content is not None:
        (tmp_path / "known_words.txt").write_bytes(content)
    with pytest.raises(RaterUnavailableError) as caught:
        load_word_lists(tmp_path)
    assert str(caught.value) == f"cannot rate without {tmp_path / 'known_words.txt'}"
