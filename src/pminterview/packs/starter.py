"""A small pack to begin with: it is sound, and can be practised at once."""

import json
import re
from pathlib import Path

from pminterview.errors import SaveError, UsageError
from pminterview.packs.load import QUESTIONS_FILE, RUBRICS_FILE
from pminterview.packs.locate import bundled_data

_NAME = re.compile(r"^( *name: )my-pack$", re.MULTILINE)


def write_starter_pack(folder: Path) -> list[Path]:
    """Write both files and return them; raises UsageError where one of them is there already."""
    files = [folder / name for name in (QUESTIONS_FILE, RUBRICS_FILE)]
    try:
        for file in files:
            if file.exists() or file.is_symlink():
                hint = "choose a folder that does not exist yet"
                raise UsageError(f"{file} is there already; nothing was written", hint=hint)
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(_named(file.name, folder.resolve().name))
    except OSError as error:
        raise SaveError(f"cannot write {error.filename or folder}: {error.strerror}") from error
    return files


def _named(file: str, name: str) -> str:
    """Return a file of the bundled starter pack, with the name of the new one."""
    text = (bundled_data() / "starter" / file).read_text(encoding="utf-8")
    shown = json.dumps(name, ensure_ascii=False)
    return _NAME.sub(lambda match: match.group(1) + shown, text) if name.isprintable() else text
