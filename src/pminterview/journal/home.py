"""Where on this machine things are kept."""

from collections.abc import Mapping
from pathlib import Path


def open_home(environ: Mapping[str, str]) -> Path:
    """Return the folder in which everything is kept; it need not exist yet."""
    import platformdirs

    named = environ.get("PMINTERVIEW_HOME", "")
    if not named.strip():
        return platformdirs.user_state_path("pminterview", appauthor=False)
    try:
        return Path(named).expanduser()
    except RuntimeError:  # `~somebody` who is not known here
        return Path(named)
