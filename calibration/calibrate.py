"""Fit the model on all answers, set its ranges on unseen ones, and write both down.

python calibration/calibrate.py             write data/calibration.json
python calibration/calibrate.py --check     fail when it would change
python calibration/calibrate.py --unseen    also print ratings of unseen answers, as `score` does
"""

import json
import sys
from pathlib import Path

from answers import load_rated
from evaluate import as_score_row, coverage, fitted_ranges, unseen_judgements
from fit import fit

from pminterview.domain.calibration import Calibration

TARGET = Path(__file__).resolve().parents[1] / "data" / "calibration.json"


def main(arguments: list[str]) -> int:
    """Calibrate; return the exit code."""
    rated = load_rated()
    judgements = unseen_judgements(rated)
    if "--unseen" in arguments:
        for one, judgement in zip(rated, judgements, strict=True):
            print(json.dumps(as_score_row(one, judgement)))
        return 0
    text = as_text(fit(rated, fitted_ranges(rated, judgements)))
    if "--check" in arguments:
        is_same = TARGET.read_text(encoding="utf-8") == text
        print(
            "data/calibration.json is what it should be" if is_same else "make calibrate changes it"
        )
        return 0 if is_same else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET}; held by the ranges: {coverage(rated, judgements)}")
    return 0


def as_text(calibration: Calibration) -> str:
    """Return a calibration as it is written: one feature or word a line, for reading."""
    data = calibration.model_dump(mode="json")
    lines = [f"  {json.dumps(name)}: {_value(value)}" for name, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object) -> str:
    if not isinstance(value, dict):
        return json.dumps(value)
    lines = [f"    {json.dumps(name)}: {json.dumps(one)}" for name, one in value.items()]
    return "{\n" + ",\n".join(lines) + "\n  }"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
