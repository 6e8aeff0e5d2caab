"""The base of every value that is stored or exchanged, and the small types they share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Value(BaseModel):
    """Frozen and closed: it never changes, and an unknown key is an error, not a wish."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
"""How things are referred to: small letters, digits, `-` and `_`."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text for people to read; never empty."""

FormatVersion = Annotated[int, Field(strict=True, ge=1, le=1)]
"""The version of a file format; 1 is the only one so far."""
