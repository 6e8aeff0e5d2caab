"""Fit the model on all answers, set its ranges on unseen ones, and write both down.

python calibration/calibrate.py             write data/calibration.json and data/known_words.txt
python calibration/calibrate.py --check     fail when it would change
python calibration/calibrate.py --unseen    only print ratings of unseen answers, as `score` does
"""

import json
import sys
from pathlib import Path

from answers import load_extra, load_rated, words_used
from evaluate import as_score_row, coverage, fitted_ranges, unseen_judgements
from fit import fit

from pminterview.domain.calibration import Calibration

DATA = Path(__file__).resolve().parents[1] / "data"


def main(arguments: list[str]) -> int:
    """Calibrate; return the exit code."""
    rated = load_rated()
    judgements = unseen_judgements(rated)
    if "--unseen" in arguments:
        for one, judgement in zip(rated, judgements, strict=True):
            print(json.dumps(as_score_row(one, judgement)))
        return 0
    calibration = fit([*rated, *load_extra()], fitted_ranges(rated, judgements))
    texts = {
        DATA / "calibration.json": as_text(calibration),
        DATA / "known_words.txt": "\n".join(words_used()) + "\n",
    }
    if "--check" in arguments:
        changed = [
            file.name for file, text in texts.items() if file.read_text(encoding="utf-8") != text
        ]
        print(f"make calibrate changes {changed}" if changed else "all is what it should be")
        return 1 if changed else 0
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
        print(f"wrote {file}")
    print(f"held by the ranges: {coverage(rated, judgements)}")
    return 0


def as_text(calibration: Calibration) -> str:
    """Return a calibration as it is written: one feature or word a line, for reading."""
    data = calibration.model_dump(mode="json")
    lines = [f"  {json.dumps(name)}: {_value(value)}" for name, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object, indent: str = "    ") -> str:
    """Write a value on one line, or two more levels of mappings with a line for each key."""
    if not isinstance(value, dict) or len(indent) > _DEEPEST_INDENT:
        return json.dumps(value)
    lines = [
        f"{indent}{json.dumps(name)}: {_value(one, indent + '  ')}" for name, one in value.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n" + indent[2:] + "}"


_DEEPEST_INDENT = 6


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
