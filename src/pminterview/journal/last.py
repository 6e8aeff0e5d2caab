"""The record of the last interview, kept whether or not it was saved elsewhere."""

from contextlib import suppress
from pathlib import Path

from pminterview.journal.files import make_folder, write_whole

_NAME = "last.json"


def keep_last(home: Path, record_json: str) -> Path | None:
    """Write the record whole or not at all, and return where; None when that cannot be done."""
    target = home / _NAME
    try:
        make_folder(home)
        write_whole(target, record_json.encode("utf-8", errors="replace"))
    except OSError:
        return None
    return target


def last_record(home: Path) -> Path | None:
    """Return where the last record is; None when there is none."""
    target = home / _NAME
    with suppress(OSError):
        if target.is_file():
            return target
    return None
