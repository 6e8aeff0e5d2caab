"""Where packs lie."""

import os
from pathlib import Path

import pytest

from pminterview.errors import PackError
from pminterview.packs import locate
from pminterview.packs.locate import bundled_data, open_pack_folder, open_pack_folders

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


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return a folder with two packs, one of them half, and something else."""
    for name in ("a/questions.yaml", "a/rubrics.yaml", "b/rubrics.yaml", "c/notes.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (["a"], ["a"]),
        (["b"], ["b"]),
        (["a/questions.yaml"], ["a"]),
        (["a/questions.yaml", "a/rubrics.yaml", "a", "b/../a"], ["a"]),
        (["b", "a"], ["b", "a"]),
        (["."], ["a", "b"]),
    ],
)
def test_packs_are_found_by_folder_by_file_and_in_a_folder_of_packs(
    packs: Path, named: list[str], found: list[str]
) -> None:
    assert open_pack_folders([packs / one for one in named]) == [packs / one for one in found]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("c", "there is no pack in {}"),
        ("d", "the pack {} does not exist"),
        ("c/notes.yaml", "the pack {} is not a folder"),
    ],
)
def test_a_place_without_a_pack_is_refused(packs: Path, named: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        open_pack_folders([packs / named])
    assert str(caught.value) == message.format(packs / named)
    assert caught.value.hint == "a pack is a folder with questions.yaml and rubrics.yaml"


@pytest.mark.skipif(os.name == "nt", reason="Windows says that there is no such file")
def test_a_place_that_cannot_be_looked_at_is_told(packs: Path) -> None:
    with pytest.raises(PackError, match="File name too long"):
        open_pack_folders([packs / ("x" * 300) / "questions.yaml"])
