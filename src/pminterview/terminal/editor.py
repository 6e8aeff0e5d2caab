"""Writing an answer in one's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edited:
    """The text as the editor left it."""

    text: str


@dataclass(frozen=True, slots=True)
class NotEdited:
    """Nothing is taken over, and why."""

    reason: str


def edit_text(text: str, environ: Mapping[str, str]) -> Edited | NotEdited:
    """Let the text be edited in $VISUAL or $EDITOR, and wait until the editor is closed."""
    command = _editor(environ)
    if command is None:
        return NotEdited("No editor found; set VISUAL or EDITOR.")
    try:
        return _edit_file(text, command)
    except OSError as error:
        return NotEdited(f"There is no place for a file to edit: {error.strerror}.")


def _edit_file(text: str, command: list[str]) -> Edited | NotEdited:
    folder = Path(tempfile.mkdtemp(prefix="pminterview-"))
    file = folder / "answer.md"
    before = f"{text}\n".encode("utf-8", "surrogateescape")
    file.write_bytes(before)
    failure = _run([*command, str(file)])
    after = file.read_bytes() if file.is_file() else before
    if failure and after != before:  # keep the file: a word in it may be nowhere else
        return NotEdited(f"{failure} Nothing was changed here; what it saved is in {file}.")
    shutil.rmtree(folder, ignore_errors=True)
    return NotEdited(f"{failure} Nothing was changed.") if failure else Edited(_decoded(after))


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
