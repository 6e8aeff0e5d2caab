"""Where packs lie."""

from pathlib import Path

import pytest

from pminterview.errors import PackError
from pminterview.packs import locate
from pminterview.packs.locate import bundled_data, open_pack_folder

HINT = "a pack is a folder with questions.yaml and rubrics.yaml"


def names(folder: object) -> set[str]:
    """Return what lies in a folder."""
    return {entry.name for entry in folder.iterdir()}  # type: ignore[attr-defined]


def test_the_bundled_folder_holds_a_pack() -> None:
    assert {"questions.yaml", "rubrics.yaml", "demo.yaml"} <= names(bundled_data())


def test_no_name_opens_the_bundled_pack() -> None:
    assert open_pack_folder(None) == bundled_data()


def test_a_folder_that_is_named_is_opened(tmp_path: Path) -> None:
    assert open_pack_folder(tmp_path) == tmp_path


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        open_pack_folder(tmp_path / "nowhere")
    assert str(caught.value) == f"the pack {tmp_path / 'nowhere'} does not exist"
    assert caught.value.hint == HINT


def test_a_file_is_not_a_pack(tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.touch()
    with pytest.raises(PackError) as caught:
        open_pack_folder(file)
    assert str(caught.value) == f"the pack {file} is not a folder"
    assert caught.value.hint == HINT


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the package seems to be installed."""
    package = tmp_path / "lib" / "site" / "pminterview"
    (package / "packs").mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(package / "packs" / "locate.py"))
    monkeypatch.setattr(locate.resources, "files", lambda _name: package)
    return tmp_path


def test_an_installed_package_brings_its_own_pack(elsewhere: Path) -> None:
    data = elsewhere / "lib" / "site" / "pminterview" / "data"
    data.mkdir()
    assert bundled_data() == data


def test_a_checkout_is_read_where_no_pack_is_installed(elsewhere: Path) -> None:
    data = elsewhere / "lib" / "data"
    data.mkdir()
    (data / "questions.yaml").touch()
    assert bundled_data() == data


def test_a_package_without_its_pack_says_what_to_do(elsewhere: Path) -> None:
    with pytest.raises(PackError) as caught:
        bundled_data()
    assert (str(caught.value), caught.value.hint) == (
        "the bundled pack is missing",
        "reinstall pminterview",
    )


def test_a_name_that_the_system_refuses_is_told_in_one_sentence():
    with pytest.raises(PackError, match=r"the pack x+"):
        open_pack_folder(Path("x" * 300))
