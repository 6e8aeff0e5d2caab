"""Both YAML parsers, and packs that are written as text."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import yaml

from pminterview.packs import yaml_source
from pminterview.packs.yaml_source import Document

Parse = Callable[[bytes, str], Document]

GOOD_QUESTIONS = """\
format_version: 1
pack: {name: sample, version: 1.0.0, licence: MIT, source: made for tests}
questions:
  - id: slow-search
    text: Search got slow. What do you ask the engineers?
    type: technical
    skills: [technical_fluency]
    difficulty: easy
    seconds: 120
    probes:
      - criterion: shared_language
        text: Which technical thing mattered most?
    hint: Name one thing that you would measure.
"""

GOOD_RUBRICS = """\
format_version: 1
pack: {name: sample, version: 1.0.0, licence: MIT, source: made for tests}
rubrics:
  - skill: technical_fluency
    name: Technical fluency
    short_name: tech
    text: Speaks the language of the development team.
    anchors:
      - {level: 0, text: nothing}
      - {level: 1, text: claims}
      - {level: 2, text: names}
      - {level: 3, text: decides}
      - {level: 4, text: weighs}
    criteria:
      - id: shared_language
        name: Uses technical terms
        text: uses technical terms
        advice: Name the technical thing.
        indicators:
          - id: names_term
            text: a technical thing
            pattern: latenc* | timeout*
"""


@dataclass
class PackFolder:
    """A sound pack on disk, to be spoiled one text at a time."""

    path: Path

    def replace(self, old: str, new: str) -> None:
        """Change what stands once in one of the files."""
        (file,) = [one for one in self.path.iterdir() if old in one.read_text(encoding="utf-8")]
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def pack_folder(tmp_path: Path) -> PackFolder:
    """Return a folder with a sound pack."""
    (tmp_path / "questions.yaml").write_text(GOOD_QUESTIONS, encoding="utf-8")
    (tmp_path / "rubrics.yaml").write_text(GOOD_RUBRICS, encoding="utf-8")
    return PackFolder(tmp_path)


@pytest.fixture(params=["libyaml", "no libyaml"])
def parse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Parse:
    """Return `parse_yaml` as it is with libyaml, and as it is without."""
    if request.param == "no libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
        return _a_second_import()
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML was built without libyaml")
    return yaml_source.parse_yaml


def _a_second_import() -> Parse:
    spec = spec_from_file_location("yaml_source_without_libyaml", yaml_source.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    parse: Parse = module.parse_yaml
    return parse
