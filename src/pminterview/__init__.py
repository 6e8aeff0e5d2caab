"""A mock interview in the terminal, for people who move into product management.

The names below are the promise; everything else is internal. They are loaded when they are first
used, so that importing the package costs nothing.
"""

TYPE_CHECKING = False  # as type checkers read it; importing `typing` would double the start-up
if TYPE_CHECKING:
    from pminterview.domain.pack import Pack
    from pminterview.domain.question import Question
    from pminterview.domain.rating import Judgement
    from pminterview.domain.scorecard import Scorecard
    from pminterview.errors import PmInterviewError
    from pminterview.packs.load import load_pack
    from pminterview.scoring.rater import OfflineRater, Rater

__version__ = "0.1.0"

__all__ = [
    "Judgement",
    "OfflineRater",
    "Pack",
    "PmInterviewError",
    "Question",
    "Rater",
    "Scorecard",
    "load_pack",
]

_HOMES = {
    "Judgement": "domain.rating",
    "OfflineRater": "scoring.rater",
    "Pack": "domain.pack",
    "PmInterviewError": "errors",
    "Question": "domain.question",
    "Rater": "scoring.rater",
    "Scorecard": "domain.scorecard",
    "load_pack": "packs.load",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
