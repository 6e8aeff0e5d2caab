"""Where things are kept."""

from pathlib import Path

import platformdirs

from pminterview.journal.home import open_home


def test_the_environment_names_the_home(tmp_path):
    assert open_home({"PMINTERVIEW_HOME": str(tmp_path)}) == tmp_path


def test_a_tilde_is_ones_own_home():
    assert open_home({"PMINTERVIEW_HOME": "~/kept"}) == Path.home() / "kept"


def test_the_tilde_of_somebody_unknown_is_a_name_like_another():
    assert open_home({"PMINTERVIEW_HOME": "~nobody-of-this-name/x"}) == Path(
        "~nobody-of-this-name/x"
    )


def test_without_a_name_it_is_where_the_system_keeps_such_things():
    usual = platformdirs.user_state_path("pminterview", appauthor=False)
    assert open_home({}) == open_home({"PMINTERVIEW_HOME": " "}) == usual


def test_nothing_is_made_by_looking(tmp_path):
    assert not open_home({"PMINTERVIEW_HOME": str(tmp_path / "new")}).exists()
