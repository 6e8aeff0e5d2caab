"""The base of every value that is stored or exchanged, and the small types they share."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)

from pminterview.domain.text import drives_a_terminal


class Value(BaseModel):
    """Frozen and closed: it never changes, and an unknown key is an error, not a wish."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
"""How things are referred to: small letters, digits, `-` and `_`."""


def _legible(text: str, info: ValidationInfo) -> str:
    """Refuse controls in what is read from a pack, however they are written there."""
    if info.context is not None and not text.isprintable():
        for char in text:
            if drives_a_terminal(char):
                raise ValueError(f"the invisible character U+{ord(char):04X} cannot stand in text")
    return text


Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_legible)
]
"""Text for people to read; never empty."""


def at_most(count: int) -> BeforeValidator:
    """Return a check of a list's length that comes before any of its items is looked at."""

    def check(items: Any) -> Any:
        if isinstance(items, list | tuple) and len(items) > count:
            raise ValueError(f"at most {count} may stand here, not {len(items)}")
        return items

    return BeforeValidator(check)


FormatVersion = Annotated[int, Field(strict=True, ge=1, le=1)]
"""The version of a file format; 1 is the only one so far."""
