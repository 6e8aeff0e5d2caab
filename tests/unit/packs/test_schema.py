"""The schema for editors says what the loader says, as far as a schema can."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from jsonschema import Draft202012Validator

from pminterview.errors import PackError
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.packs.schema import SCHEMAS, pack_schema, render_schema
from pminterview.packs.yaml_source import parse_yaml

ROOT = Path(__file__).resolve().parents[3]


class PackFolder(Protocol):
    """A sound pack on disk, to be spoiled one text at a time."""

    path: Path
    replace: Callable[[str, str], None]


def errors(folder: Path) -> list[str]:
    """Return what a validator finds in both files."""
    return [
        f"{which}: {error.json_path}: {error.message}"
        for which in SCHEMAS
        for error in Draft202012Validator(pack_schema(which)).iter_errors(
            parse_yaml((folder / f"{which}.yaml").read_bytes(), which).data
        )
    ]


@pytest.mark.parametrize("which", SCHEMAS)
def test_the_schema_that_is_kept_is_the_one_that_is_printed(which: str) -> None:
    kept = (ROOT / "schema" / f"{which}.schema.json").read_text(encoding="utf-8")
    assert kept == render_schema(which), f"run: pminterview pack schema {which} > schema/..."


@pytest.mark.parametrize("which", SCHEMAS)
def test_the_schema_is_a_schema(which: str) -> None:
    Draft202012Validator.check_schema(json.loads(render_schema(which)))


@pytest.mark.parametrize("which", SCHEMAS)
def test_the_bundled_files_name_their_schema_in_the_first_line(which: str) -> None:
    first, _ = (ROOT / "data" / f"{which}.yaml").read_text(encoding="utf-8").split("\n", 1)
    assert first == f"# yaml-language-server: $schema=../schema/{which}.schema.json"


@pytest.mark.parametrize("which", SCHEMAS)
def test_every_key_is_described_and_no_other_is_allowed(which: str) -> None:
    schema = pack_schema(which)

    def objects(part: Any) -> list[dict[str, Any]]:
        return [one for one in [part, *part["$defs"].values()] if one.get("type") == "object"]

    assert len(objects(schema)) > 2
    for one in objects(schema):
        assert one["additionalProperties"] is False
        assert all(property_["description"] for property_ in one["properties"].values())


def test_the_bundled_pack_passes() -> None:
    assert errors(Path(str(bundled_data()))) == []


def test_a_sound_pack_passes(pack_folder: PackFolder) -> None:
    assert errors(pack_folder.path) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("    hint: Name", "    hinnt: Name", "questions: $.questions[0]: Additional properties"),
        ("    seconds: 120\n", "", "questions: $.questions[0]: 'seconds' is a required property"),
        ("type: technical", "type: tecnical", "questions: $.questions[0].type: 'tecnical' is not"),
        ("seconds: 120", "seconds: 5", "questions: $.questions[0].seconds: 5 is less than"),
        ("seconds: 120", "seconds: 1:30", "questions: $.questions[0].seconds: '1:30' is not of"),
        ("id: slow-search", "id: Slow search", "questions: $.questions[0].id: 'Slow search' does"),
        ("id: slow-search", f"id: {'x' * 81}", "questions: $.questions[0].id: 'xxx"),
        ("hint: Name one thing", 'hint: " " #', "questions: $.questions[0].hint: ' ' does not"),
        ("skills: [technical_fluency]", "skills: []", "questions: $.questions[0].skills: []"),
        ("difficulty: easy", "difficulty:", "questions: $.questions[0].difficulty: None is not"),
        ("      - {level: 4, text: weighs}\n", "", "rubrics: $.rubrics[0].anchors: "),
        ("{level: 4, text", "{level: 3, text", "rubrics: $.rubrics[0].anchors: "),
        ("{level: 4, text", "{level: 5, text", "rubrics: $.rubrics[0].anchors"),
        ("pattern: latenc* | timeout*", "pattern: 5", "rubrics: $.rubrics[0].criteria[0].indicat"),
        ("short_name: tech", "short_name: [tech]", "rubrics: $.rubrics[0].short_name: ['tech']"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses_at_the_same_place(
    pack_folder: PackFolder, old: str, new: str, error: str
) -> None:
    pack_folder.replace(old, new)
    assert [one for one in errors(pack_folder.path) if one.startswith(error)]
    with pytest.raises(PackError):
        load_pack(pack_folder.path)


@pytest.mark.parametrize("lists", ["{Slow: late}", "{number: ten}", "{slow: [late]}", "~"])
def test_lists_of_words_that_the_loader_refuses_the_schema_refuses_too(
    pack_folder: PackFolder, lists: str
) -> None:
    pack_folder.replace("rubrics:", f"words: {lists}\nrubrics:")
    with pytest.raises(PackError):
        load_pack(pack_folder.path)
    assert [one for one in errors(pack_folder.path) if "$.words" in one]
