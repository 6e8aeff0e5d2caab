"""Times and counts in words and figures."""

import re

from pminterview.domain.text import counted

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""Chinese and Japanese write no spaces: there a character counts as a word."""
_MINUTE = 60
_HOUR = 3600


def clock_time(seconds: float) -> str:
    """Return whole seconds as a clock shows them: "0:07", "4:12", "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def duration(seconds: float) -> str:
    """Return whole seconds in words: "36 seconds", "5 minutes", "1:30 minutes"."""
    whole = int(seconds)
    if whole < _MINUTE:
        return counted(whole, "second")
    if whole % _MINUTE:
        return f"{clock_time(whole)} minutes" if whole < _HOUR else clock_time(whole)
    return counted(whole // _MINUTE, "minute")


def rough_duration(seconds: float) -> str:
    """Return a time as one says it beforehand: whole minutes, or seconds below one minute."""
    if seconds < _MINUTE:
        return counted(max(1, round(seconds)), "second")
    return counted(round(seconds / _MINUTE), "minute")


def count_words(text: str) -> int:
    """Return how many words were typed, as a writer would count them."""
    return sum(1 for _ in _WORD.finditer(text))


def joined_to_fit(parts: list[str], *, separator: str, width: int) -> str:
    """Return the leading parts that fit in a line; the first is always there, cut if need be."""
    line = parts[0][:width]
    for part in parts[1:]:
        longer = f"{line}{separator}{part}"
        if len(longer) > width:
            break
        line = longer
    return line
