"""Records for machines: JSON with a format version, the same bytes for the same record."""

import json

from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible


def render_json(record: SessionRecord) -> str:
    """Return the record as JSON, ending in a new line; what could drive a terminal is escaped."""
    text = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    for char in sorted(set(text) - {"\n"}):
        if visible(char) != char:
            text = text.replace(char, f"\\u{ord(char):04x}")
    return text
