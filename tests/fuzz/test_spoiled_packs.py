"""The bundled pack, spoiled in some hundred ways; `benchmarks/fuzz_packs.py` does thousands."""

from pathlib import Path

import pytest

from pminterview.packs.locate import bundled_data
from tests.fuzz.pack_mutations import mutated
from tests.fuzz.pack_trial import seconds_to_check

FILES = {name: (bundled_data() / name).read_bytes() for name in ("questions.yaml", "rubrics.yaml")}
LONGEST_SECONDS = 5.0
TIMES = 10


@pytest.mark.parametrize("first", range(0, 100, TIMES))
def test_no_spoiled_pack_breaks_the_program(first: int, tmp_path: Path) -> None:
    for number in range(first, first + TIMES):
        for name, raw in mutated(FILES, number).items():
            (tmp_path / name).write_bytes(raw)
        assert seconds_to_check(tmp_path, number) < LONGEST_SECONDS, f"mutation {number}"


def test_a_number_always_means_the_same_mutation() -> None:
    assert mutated(FILES, 7) == mutated(FILES, 7) != mutated(FILES, 8)
