"""The pack to begin with."""

import os
from pathlib import Path

import pytest

from pminterview.errors import SaveError, UsageError
from pminterview.packs.lint import lint_packs
from pminterview.packs.load import load_pack
from pminterview.packs.starter import write_starter_pack


def test_it_is_small_and_has_no_findings(tmp_path: Path) -> None:
    files = write_starter_pack(tmp_path / "new" / "pack")
    assert [file.name for file in files] == ["questions.yaml", "rubrics.yaml"]
    assert lint_packs([tmp_path / "new" / "pack"]).findings == ()
    assert len(load_pack(tmp_path / "new" / "pack").questions) == 6


@pytest.mark.parametrize("name", ["growth", "2024", "no", "Mühle und Rad", 'a"b', "a#b: c", "x-1"])
def test_it_is_called_after_its_folder(tmp_path: Path, name: str) -> None:
    write_starter_pack(tmp_path / name)
    pack = load_pack(tmp_path / name)
    assert {pack.header.name, pack.rubrics_header.name} == {name}
    assert lint_packs([tmp_path / name]).findings == ()


@pytest.mark.parametrize("name", ["questions.yaml", "rubrics.yaml"])
def test_nothing_is_overwritten_or_added(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already; nothing was written"):
        write_starter_pack(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    write_starter_pack(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "questions.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(UsageError):
        write_starter_pack(tmp_path)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SaveError, match="cannot write"):
        write_starter_pack(tmp_path / "file" / "pack")
