"""Which questions were asked before, so that others can come first."""

import json
import os
from contextlib import suppress
from pathlib import Path

from pydantic import ConfigDict, ValidationError

from pminterview.domain.value import Id, Value
from pminterview.journal.files import ends_in_a_line, make_folder, open_to_append, read_end

_MOST_READ = 1024 * 1024
"""Bytes, from the end of the file: some ten thousand questions."""


class _Asked(Value):
    model_config = ConfigDict(strict=True)

    pack: str
    question: Id


class AskedBefore:
    """The questions that were asked on this machine, in a file that only grows; never raises."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def ids(self, pack_name: str) -> tuple[str, ...]:
        """Return the ids of a pack's questions in the order asked, oldest first, with repeats."""
        try:
            lines = read_end(self._file, at_most=_MOST_READ).split(b"\n")
        except OSError:
            return ()
        read = [_parsed(line) for line in lines]
        return tuple(asked.question for asked in read if asked and asked.pack == pack_name)

    def add(self, pack_name: str, question_id: str) -> None:
        """Remember that a question was asked, if the disk lets us."""
        asked = {"pack": pack_name, "question": question_id}
        line = json.dumps(asked, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"
        with suppress(OSError):
            make_folder(self._file.parent)
            descriptor = open_to_append(self._file)
            try:
                os.write(descriptor, line if ends_in_a_line(descriptor) else b"\n" + line)
            finally:
                os.close(descriptor)


def _parsed(line: bytes) -> _Asked | None:
    try:
        return _Asked.model_validate_json(line)
    except ValidationError:
        return None
