"""A rule: what it asks for, why, and what passes and fails."""

from dataclasses import dataclass

from pminterview.domain.diagnostic import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a pack is held to; `docs/rules.md` is made of these."""

    code: str
    """A letter for the family and three digits; stable for ever, never used again."""
    title: str
    """What went wrong, in a few words; the folder of its cases is called so."""
    what: str
    """What it asks for."""
    why: str
    fails: str
    passes: str
    """A piece of YAML, as in `fails`."""
    severity: Severity = Severity.ERROR

    def finding(
        self, place: Location, message: str, *, hint: str | None = None, expected: str | None = None
    ) -> Diagnostic:
        """Return a finding of this rule."""
        return Diagnostic(place, message, hint, self.code, self.severity, expected)
