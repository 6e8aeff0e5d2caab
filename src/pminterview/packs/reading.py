"""Reading a file of a pack: as much as is ever parsed, and never for ever."""

import errno
from importlib.resources.abc import Traversable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from pminterview.packs.yaml_source import LARGEST_FILE_BYTES


def read_whole(file: Traversable) -> bytes:
    """Return what stands in a file, up to one byte more than may; raises OSError.

    A pipe or a device is not opened: reading from it could wait, or go on, for ever.
    """
    if isinstance(file, Path):
        mode = file.stat().st_mode
        if not S_ISREG(mode) and not S_ISDIR(mode):  # opening a folder fails in its own words
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(file))
    with file.open("rb") as stream:
        return stream.read(LARGEST_FILE_BYTES + 1)
