"""What readers marked in answers, sentence by sentence."""

import json
from dataclasses import dataclass

from answers import HERE

UNMARKED = frozenset({"structure", "clarity"})
"""Seen in an answer as a whole, so that readers marked no sentence for them."""


@dataclass(frozen=True)
class Mark:
    """A sentence in which a reader saw a criterion."""

    criterion: str
    start: int
    end: int
    is_clear: bool
    """Whether an interviewer would write it down; otherwise it can be argued."""


def marks(part: str) -> dict[str, list[Mark]]:
    """Return what readers marked, by answer: `read` is learned from, `unread` never is."""
    text = (HERE / "evidence" / f"{part}.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return {row["id"]: [Mark(**mark) for mark in row["evidence"]] for row in rows}
