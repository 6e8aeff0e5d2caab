"""Where packs lie: the folder that was named, else the one that is bundled."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pminterview.errors import PackError


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


def open_pack_folder(named: Path | None) -> Traversable:
    """Return the named folder, or the bundled one when none is named; the folder must exist."""
    if named is None:
        return bundled_data()
    hint = "a pack is a folder with questions.yaml and rubrics.yaml"
    try:
        if not named.is_dir():
            what = "is not a folder" if named.exists() else _absent(named)
            raise PackError(f"the pack {named} {what}", hint=hint)
    except OSError as error:
        raise PackError(f"cannot look at the pack {named}: {error.strerror}", hint=hint) from error
    return named


def _absent(named: Path) -> str:
    return "is a link that leads nowhere" if named.is_symlink() else "does not exist"
