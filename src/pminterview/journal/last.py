"""The record of the last interview, kept whether or not it was saved elsewhere."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from pminterview.journal.files import make_folder

_NAME = "last.json"


def keep_last(home: Path, record_json: str) -> Path | None:
    """Write the record whole or not at all, and return where; None when that cannot be done."""
    target = home / _NAME
    temporary: Path | None = None
    try:
        make_folder(home)
        with tempfile.NamedTemporaryFile("wb", dir=home, prefix=".last-", delete=False) as file:
            temporary = Path(file.name)  # which only its owner may read
            file.write(record_json.encode("utf-8", errors="replace"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        return None
    return target


def last_record(home: Path) -> Path | None:
    """Return where the last record is; None when there is none."""
    target = home / _NAME
    with suppress(OSError):
        if target.is_file():
            return target
    return None
