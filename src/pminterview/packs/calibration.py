"""The files behind the ratings: `calibration.json`, the fitted model, and the lists of words."""

import json
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from pminterview.domain.calibration import Calibration, WordLists
from pminterview.errors import RaterUnavailableError

CALIBRATION_FILE = "calibration.json"
WORDS_FILE = "words.json"
KNOWN_WORDS_FILE = "known_words.txt"


def load_calibration(folder: Traversable) -> Calibration:
    """Load the fitted model; raises RaterUnavailableError when it is missing or spoiled."""
    try:
        return Calibration.model_validate_json((folder / CALIBRATION_FILE).read_bytes())
    except (OSError, ValidationError) as error:
        raise _unavailable(folder / CALIBRATION_FILE) from error


def load_word_lists(folder: Traversable) -> WordLists:
    """Load the word lists; raises RaterUnavailableError when they are missing or spoiled.

    The list `known` holds the words of the calibration answers.
    """
    file = folder / WORDS_FILE
    try:
        lists = json.loads(file.read_bytes())["lists"]
        kinds = {name: tuple(" ".join(lines).split()) for name, lines in lists.items()}
        file = folder / KNOWN_WORDS_FILE
        return kinds | {"known": tuple(file.read_text(encoding="utf-8").split())}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unavailable(file) from error


def _unavailable(file: Traversable) -> RaterUnavailableError:
    return RaterUnavailableError(f"cannot rate without {file}", hint="reinstall pminterview")
