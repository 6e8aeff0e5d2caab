"""The JSON Schema of both files of a pack: what an editor needs to help while one types."""

import json
from collections.abc import Iterator
from typing import Any

from pminterview.domain.rubric import Level
from pminterview.domain.value import Value
from pminterview.packs.load import QUESTIONS_FILE, RUBRICS_FILE, QuestionsFile, RubricsFile

SCHEMAS: dict[str, tuple[type[Value], str]] = {
    "questions": (QuestionsFile, QUESTIONS_FILE),
    "rubrics": (RubricsFile, RUBRICS_FILE),
}


def pack_schema(which: str) -> dict[str, Any]:
    """Return the schema of `questions` or `rubrics`, draft 2020-12."""
    model, file = SCHEMAS[which]
    schema = model.model_json_schema()
    for one in (schema, *schema["$defs"].values()):
        name = one.pop("title")
        for key, property_ in one.get("properties", {}).items():
            property_.pop("title", None)
            property_.pop("default", None)
            property_["description"] = _DESCRIPTIONS[name][key]
    for text in _texts(schema):
        text["pattern"] = r"\S"  # as pydantic strips blanks before it counts
    if "Rubric" in schema["$defs"]:
        schema["$defs"]["Rubric"]["properties"]["anchors"] |= _ANCHORS
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{file} of a pminterview pack, format 1",
    }
    return head | schema


def render_schema(which: str) -> str:
    """Return a schema as it stands in `schema/`."""
    return json.dumps(pack_schema(which), indent=2, ensure_ascii=False) + "\n"


def _texts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part that is text for people."""
    if isinstance(schema, dict):
        if schema.get("minLength") == 1:
            yield schema
        for part in schema.values():
            yield from _texts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _texts(part)


_ANCHORS = {
    "minItems": len(Level),
    "maxItems": len(Level),
    "allOf": [
        {"contains": {"properties": {"level": {"const": int(level)}}, "required": ["level"]}}
        for level in Level
    ],
}
"""Each level once: pydantic checks it in code, which a schema cannot show."""

_FILE = {
    "format_version": "The version of the file format: 1.",
    "pack": "Where this pack comes from.",
}
_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "QuestionsFile": _FILE | {"questions": "What can be asked, in any order."},
    "RubricsFile": _FILE
    | {
        "words": "Words that many patterns look for, by name; <name> in a pattern stands for them.",
        "rubrics": "How each skill is rated; one rubric a skill.",
    },
    "PackHeader": {
        "name": "What the pack is called.",
        "version": "The version of the pack, in quotes if it looks like a number: '1.0'.",
        "licence": "What others may do with it, as MIT or CC-BY-4.0.",
        "source": "Who wrote it, or where it comes from.",
    },
    "Question": {
        "id": "How it is referred to: small letters, digits, - and _; never the same twice.",
        "text": "What is asked, as it is read aloud: a question or a task, in a few sentences.",
        "type": "The kind of question.",
        "skills": "The skills it asks for, by their rubric; the first weighs most.",
        "difficulty": "How much it asks of somebody new to the field.",
        "seconds": "Time for an answer.",
        "probes": "What to ask next, for each criterion that it invites.",
        "hint": "A nudge for somebody who is stuck; it gives nothing away.",
    },
    "Probe": {
        "criterion": "The id of the criterion that the answer left open.",
        "text": "What the interviewer says next.",
    },
    "Rubric": {
        "skill": "The id of the skill; questions refer to it.",
        "name": "What people read.",
        "short_name": "What people type: `--skill empathy`.",
        "text": "The skill in one sentence.",
        "anchors": "What each level from 0 to 4 looks like; each level once.",
        "criteria": "What is rated within the skill.",
    },
    "Anchor": {
        "level": "0 no evidence, 1 weak, 2 developing, 3 solid, 4 outstanding.",
        "text": "What one sees and hears at this level; an adjective alone does not tell.",
    },
    "Criterion": {
        "id": "How it is referred to; never the same twice in the file.",
        "name": "What people read.",
        "text": 'What is looked for; reads on after "not recognised:".',
        "advice": "The one thing to do next when it was not shown.",
        "indicators": "What can be seen in an answer and speaks for it.",
    },
    "Indicator": {
        "id": "How it is referred to; never the same twice in the file.",
        "text": "What is seen, in words for the candidate.",
        "pattern": "The words to look for: latenc* | time out; (limit* | cap) & (decid* | chose).",
    },
}
"""What an editor shows beside each key; a key without a line here fails."""
