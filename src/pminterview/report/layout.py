"""How text lies on a terminal: wrapped, indented, never wider than one can read."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_WIDEST = 88
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Indented:
    """Text with every line moved to the right, and nothing behind the last word of a line."""

    text: str
    by: int = 2
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield its lines; Rich calls this."""
        width = max(_NARROWEST, min(options.max_width, _WIDEST) - self.by)
        for line in Text(self.text).wrap(console, width):
            yield Text((" " * self.by + line.plain).rstrip(), style=self.style)
