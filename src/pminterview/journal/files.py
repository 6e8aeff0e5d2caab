"""Files and folders that only their owner may read; nothing here follows a link that is a file."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

_FOR_OWNER = 0o600
_FOLDER_FOR_OWNER = 0o700
_PLAIN = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe must not make us wait
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner alone; raises OSError."""
    for one in reversed([folder, *folder.parents]):
        if not one.exists():
            with suppress(FileExistsError):  # somebody else was quicker
                make_new_folder(one)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def make_new_folder(folder: Path) -> None:
    """Make a folder for the owner alone that was not there before; raises OSError."""
    folder.mkdir(mode=_FOLDER_FOR_OWNER)
    folder.chmod(_FOLDER_FOR_OWNER)  # whatever the umask says


def open_to_append(file: Path) -> int:
    """Return a descriptor that appends to a file, made for the owner alone; raises OSError."""
    flags = os.O_RDWR | os.O_APPEND | _PLAIN
    try:
        descriptor = os.open(file, flags | os.O_CREAT | os.O_EXCL, _FOR_OWNER)
        file.chmod(_FOR_OWNER)  # whatever the umask says
    except FileExistsError:
        descriptor = os.open(file, flags)
    return _checked(descriptor)


def write_whole(file: Path, data: bytes) -> None:
    """Write a file for the owner alone, whole or not at all; raises OSError."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=file.parent, prefix=".", delete=False) as opened:
            temporary = Path(opened.name)  # which only its owner may read
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        temporary.replace(file)
    except OSError:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        raise


def ends_in_a_line(descriptor: int) -> bool:
    """Return whether what is appended begins a new line; raises OSError."""
    if os.fstat(descriptor).st_size == 0:
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def read_file(file: Path, *, at_most: int) -> bytes:
    """Return what is in a file; raises OSError, also when it is no plain file or too large."""
    with os.fdopen(_checked(os.open(file, os.O_RDONLY | _PLAIN)), "rb") as opened:
        data = opened.read(at_most + 1)
    if len(data) > at_most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(file))
    return data


def read_end(file: Path, *, at_most: int) -> bytes:
    """Return the last bytes of a file, from the first whole line on; raises OSError."""
    with os.fdopen(_checked(os.open(file, os.O_RDONLY | _PLAIN)), "rb") as opened:
        before = max(0, opened.seek(0, os.SEEK_END) - at_most)
        opened.seek(max(0, before - 1))
        data = opened.read(at_most + 1)
    return data.partition(b"\n")[2] if before else data


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def reason_of(error: OSError) -> str:
    """Return in a few words what the system says about a failure."""
    return error.strerror or str(error) or "the disk does not say why"


def _checked(descriptor: int) -> int:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a plain file")
    return descriptor
