"""Keeping a record in a file: checked before the interview, written whole after it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from pminterview.domain.scorecard import SessionRecord
from pminterview.errors import SaveError, UsageError
from pminterview.journal.files import write_whole
from pminterview.report.machine import render_json
from pminterview.report.markdown import render_markdown

_RENDERERS: Mapping[str, Callable[[SessionRecord], str]] = {
    ".json": render_json,
    ".md": render_markdown,
}


def check_target(target: Path) -> None:
    """Raise UsageError when a record could not be kept there; called before anybody types."""
    if target.suffix.lower() not in _RENDERERS:
        raise UsageError(f"cannot save to {target}", hint="end the name in .json or .md")
    if not _is_writable(target):
        hint = "name a file in a folder that is there and that you may write to"
        raise UsageError(f"cannot write {target}", hint=hint)


def _is_writable(target: Path) -> bool:
    folder = target.parent
    try:
        return folder.is_dir() and os.access(folder, os.W_OK) and not target.is_dir()
    except OSError:  # a name that is too long
        return False


def save_record(record: SessionRecord, target: Path) -> None:
    """Write the record whole or not at all; raises SaveError."""
    data = _RENDERERS[target.suffix.lower()](record).encode()
    try:
        write_whole(target, data)
    except OSError as error:
        raise SaveError(f"could not write {target}: {error.strerror}") from error
