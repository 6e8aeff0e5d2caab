"""Writing an answer in one's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pminterview.domain.session import EDITED_FILE

_TEMPORARY = "pminterview-"
"""How the folder of a file begins that has no other place."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The text as the editor left it."""

    text: str
    file: Path
    """Still there: to be removed once the text is safe elsewhere."""

    def remove_file(self) -> None:
        """Remove the file, and the folder if it was made for it."""
        _remove(self.file)


@dataclass(frozen=True, slots=True)
class NotEdited:
    """Nothing is taken over, and why."""

    reason: str


def edit_text(text: str, environ: Mapping[str, str], file: Path | None) -> Edited | NotEdited:
    """Let the text be edited in $VISUAL or $EDITOR, and wait until the editor is closed.

    It is edited in the file of the interview, where it is found again should all else fail.
    """
    command = _editor(environ)
    if command is None:
        return NotEdited("No editor found; set VISUAL or EDITOR.")
    written = f"{text}\n".encode("utf-8", "surrogateescape")
    try:
        file = _written(written, file)
    except OSError as error:
        return NotEdited(f"There is no place for a file to edit: {error.strerror}.")
    try:
        return _edit_file(file, written, command)
    except OSError as error:
        return NotEdited(f"What your editor saved cannot be read: {error.strerror}.")


def _written(content: bytes, file: Path | None) -> Path:
    """Return a private file with this content: the one named, if it can be written."""
    if file is not None:
        with suppress(OSError):
            return _private_file(file, content)
    return _private_file(Path(tempfile.mkdtemp(prefix=_TEMPORARY)) / EDITED_FILE, content)


def _private_file(file: Path, content: bytes) -> Path:
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(content)
    except OSError:
        file.unlink(missing_ok=True)  # half a file must not pass for an answer
        raise
    return file


def _edit_file(file: Path, before: bytes, command: list[str]) -> Edited | NotEdited:
    failure = _run([*command, str(file)])
    after = file.read_bytes() if file.is_file() else before
    if failure and after != before:  # keep the file: a word in it may be nowhere else
        kept = shutil.move(file, tempfile.mkdtemp(prefix=_TEMPORARY))
        return NotEdited(f"{failure} Nothing was changed here; what it saved is in {kept}.")
    if failure:
        _remove(file)
        return NotEdited(f"{failure} Nothing was changed.")
    return Edited(_decoded(after), file)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
        if file.parent.name.startswith(_TEMPORARY):
            file.parent.rmdir()


def _editor(environ: Mapping[str, str]) -> list[str] | None:
    for name in ("VISUAL", "EDITOR"):
        if words := _words(environ.get(name, "")):
            return words
    usual = ("notepad",) if os.name == "nt" else ("nano", "vi")
    return next(([found] for name in usual if (found := shutil.which(name))), None)


def _words(command: str) -> list[str]:
    if os.name == "nt":  # backslashes are folders there
        return [command.strip().strip('"')] if command.strip() else []
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()


def _run(command: list[str]) -> str | None:
    """Run an editor; return what went wrong, None when all went well."""
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        return f"Your editor {command[0]} did not start: {error.strerror}."
    return f"Your editor {command[0]} ended with status {status}." if status else None


def _decoded(content: bytes) -> str:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return text.removesuffix("\n")
