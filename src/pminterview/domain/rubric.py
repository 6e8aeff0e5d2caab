"""Rubrics: what each skill looks like, from its anchors down to what can be seen in an answer."""

from enum import IntEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)

from pminterview.domain.pattern import (
    LIST_NAME,
    NUMBER,
    Pattern,
    PatternBudget,
    PatternError,
    parse_pattern,
)
from pminterview.domain.value import Id, Prose, Value, at_most


class Level(IntEnum):
    """The rating scale: the same five points for every skill and every pack."""

    NO_EVIDENCE = 0
    WEAK = 1
    DEVELOPING = 2
    SOLID = 3
    OUTSTANDING = 4

    @property
    def word(self) -> str:
        """Return the name people see."""
        return self.name.lower().replace("_", " ")


def pack_file_context() -> dict[str, PatternBudget]:
    """Return the context in which one file of a pack is validated."""
    return {"patterns": PatternBudget()}


def _parsed(written: object, info: ValidationInfo) -> Pattern:
    if isinstance(written, Pattern):
        return written
    if not isinstance(written, str):
        raise ValueError("a pattern is text")  # noqa: TRY004 - pydantic turns only ValueError into a finding
    return info.context["patterns"].parse(written) if info.context else parse_pattern(written)


PatternText = Annotated[
    Pattern,
    BeforeValidator(_parsed),
    PlainSerializer(str),
    WithJsonSchema({"type": "string"}),
]
"""A pattern that is written, stored and exchanged as text."""


def _named(
    written: object, read: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> dict[str, Pattern]:
    """Read the word lists of a file, and let its patterns use them."""
    budget = info.context["patterns"] if info.context else None
    try:
        lists: dict[str, Pattern] = read(written)
    except ValidationError:
        if budget is not None:
            budget.lists = None  # each list that is wrong is told once, not where it is used
        raise
    if budget is not None:
        budget.lists = lists
    return lists


def _names_no_list(written: object) -> object:
    if isinstance(written, str) and (named := LIST_NAME.search(written)):
        raise PatternError("a list holds words, and can't name another list", named.start())
    return written


def _is_list(pattern: Pattern) -> Pattern:
    if len(pattern.groups) > 1:
        raise PatternError("a list is words with '|' between them", 0)
    return pattern


def _is_free(name: str) -> str:
    if f"<{name}>" == NUMBER:
        raise ValueError(f"{NUMBER} stands for any number already")
    return name


def _with_names_told(schema: dict[str, Any]) -> None:
    """Let a schema refuse the names that reading refuses."""
    schema["additionalProperties"] = False
    schema["propertyNames"]["not"] = {"const": NUMBER.strip("<>")}


WordListsText = Annotated[
    dict[
        Annotated[Id, AfterValidator(_is_free)],
        Annotated[PatternText, BeforeValidator(_names_no_list), AfterValidator(_is_list)],
    ],
    WrapValidator(_named),
    Field(json_schema_extra=_with_names_told),
]
"""Words that many patterns look for, written once: `<patients>` in a pattern means this list."""


class Anchor(Value):
    """What one level looks like."""

    level: Annotated[Level, Field(strict=False)]
    text: Prose
    """Observable behaviour, never an adjective."""


class Indicator(Value):
    """Something observable in an answer that speaks for a criterion."""

    id: Id
    text: Prose
    """What is seen, in words for the candidate."""
    pattern: PatternText
    """How it is found; see `pminterview.domain.pattern`."""


class Criterion(Value):
    """One thing that is rated within a skill."""

    id: Id
    name: Prose
    text: Prose
    """What is looked for; reads on after "not recognised:"."""
    advice: Prose
    """The one thing to do next when it was not shown."""
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1), at_most(200)]


class Rubric(Value):
    """Everything that says how one skill is rated."""

    skill: Id
    name: Prose
    short_name: Id
    """What people type: `--skill empathy`."""
    text: Prose
    anchors: Annotated[tuple[Anchor, ...], at_most(20)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1), at_most(100)]

    @model_validator(mode="after")
    def _has_each_level_once(self) -> Self:
        if sorted(anchor.level for anchor in self.anchors) != list(Level):
            raise ValueError("anchors must describe each level from 0 to 4 exactly once")
        return self
