"""How text lies on a terminal: wrapped, indented, never wider than one can read."""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_WIDEST = 88
_NARROWEST = 10
_NAME_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Indented:
    """Text with every line moved to the right, and nothing behind the last word of a line."""

    text: str
    by: int = 2
    style: str = ""
    lead: str = ""
    """Stands before the first line; the others begin below the text behind it, if there is room."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield its lines; Rich calls this."""
        room = min(options.max_width, _WIDEST) - self.by
        lead, text = self.lead, self.text
        if room - cell_len(lead) < _NARROWEST:
            lead, text = "", lead + text
        margin = " " * (self.by + cell_len(lead))
        for at, line in enumerate(Text(text).wrap(console, max(_NARROWEST, room - cell_len(lead)))):
            before = margin if at else " " * self.by + lead
            yield Text((before + line.plain).rstrip(), style=self.style)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and what is to be said of it: in columns, or below it where the line is too short."""

    name: str
    figure: str
    """Stands between them; may be empty."""
    words: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield one line or more; Rich calls this."""
        padded = self.name + " " * (_NAME_WIDTH - cell_len(self.name))
        lead = f"{self.figure}  " if self.figure else ""
        line = Text.assemble((padded, "bold"), f" {lead}{self.words}")
        if line.cell_len <= min(options.max_width, _WIDEST):
            yield line
        else:
            yield Indented(f"{padded} {self.figure}".rstrip(), by=0, style="bold")
            yield Indented(self.words)
