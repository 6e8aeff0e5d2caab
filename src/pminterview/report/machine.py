"""Records for machines: JSON with a format version, the same bytes for the same record."""

import json

from pminterview.domain.scorecard import SessionRecord


def render_json(record: SessionRecord) -> str:
    """Return the record as JSON, ending in a new line."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
