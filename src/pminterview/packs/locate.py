"""Where packs lie: the folder that was named, else the one that is bundled."""

import os
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pminterview.errors import PackError

PACK_FILES = ("questions.yaml", "rubrics.yaml")
_A_PACK = "a pack is a folder with questions.yaml and rubrics.yaml"


def bundled_data() -> Traversable:
    """Return the folder of the bundled pack: inside a wheel, or at a checkout's root.

    An editable install leaves a stale copy of `data/` in site-packages, where imports never look;
    the checkout is what is read then.
    """
    installed = resources.files("pminterview") / "data"
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parents[3] / "data"
    if (checkout / "questions.yaml").is_file():
        return checkout
    raise PackError("the bundled pack is missing", hint="reinstall pminterview")


def open_pack_folders(named: Sequence[Path]) -> list[Path]:
    """Return the folders of the packs in these places, each once.

    A place is the folder of a pack, a file of one, or a folder with packs in it.
    """
    folders: dict[str, Path] = {}
    for place in named:
        for folder in _packs_at(place):
            folders.setdefault(os.path.realpath(folder), folder)
    return list(folders.values())


def _packs_at(place: Path) -> list[Path]:
    try:
        if place.name in PACK_FILES and place.is_file():
            return [place.parent]
        folder = Path(str(open_pack_folder(place)))
        if _is_pack(folder):
            return [folder]
        inside = sorted(inner for inner in folder.iterdir() if inner.is_dir() and _is_pack(inner))
    except OSError as error:
        raise PackError(f"cannot look at {place}: {error.strerror}", hint=_A_PACK) from error
    if not inside:
        raise PackError(f"there is no pack in {place}", hint=_A_PACK)
    return inside


def _is_pack(folder: Path) -> bool:
    return any((folder / name).exists() for name in PACK_FILES)


def open_pack_folder(named: Path | None) -> Traversable:
    """Return the named folder, or the bundled one when none is named; the folder must exist."""
    if named is None:
        return bundled_data()
    hint = _A_PACK
    try:
        if not named.is_dir():
            what = "is not a folder" if named.exists() else _absent(named)
            raise PackError(f"the pack {named} {what}", hint=hint)
    except OSError as error:
        raise PackError(f"cannot look at the pack {named}: {error.strerror}", hint=hint) from error
    return named


def _absent(named: Path) -> str:
    return "is a link that leads nowhere" if named.is_symlink() else "does not exist"
