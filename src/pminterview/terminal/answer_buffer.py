"""The text in the answer box: typed lines may command, pasted lines never do."""

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from pminterview.terminal.answering import repaired
from pminterview.terminal.commands import Command, parse_command, unescaped
from pminterview.terminal.literal_lines import LiteralLines


class AnswerBuffer:
    """An editable text that knows which of its lines were typed."""

    def __init__(self) -> None:
        self.buffer = Buffer(multiline=True)
        self._literal = LiteralLines()
        self._last_text = ""
        self.buffer.on_text_changed += self._follow_edit

    @property
    def text(self) -> str:
        """Return the text in a form that can be stored."""
        return repaired(self.buffer.text)

    def paste(self, text: str) -> None:
        """Insert text at the cursor, exactly; what looks like a command in it stays text."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        start = self.buffer.cursor_position
        self.buffer.insert_text(text)
        for line in text.split("\n"):
            if parse_command(line) or unescaped(line) != line:
                self._literal.mark(start, start + len(line))
            start += len(line) + 1

    def replace(self, text: str) -> None:
        """Put another text in its place, as an editor does; undo brings the old one back."""
        self.buffer.save_to_undo_stack()
        self.buffer.document = Document()
        self.paste(text)

    def end_line(self) -> Command | None:
        """Begin a new line; or, when the line is a command, take it out and return it."""
        document = self.buffer.document
        start = document.cursor_position - len(document.current_line_before_cursor)
        is_at_end = not document.current_line_after_cursor.strip()
        command = self._take_command(start, document.current_line) if is_at_end else None
        if command is None:
            self.buffer.newline(copy_margin=False)
        return command

    def end_text(self) -> Command | None:
        """Take out and return the command on the last line, if there is one."""
        text = self.buffer.text.rstrip()
        start = text.rfind("\n") + 1
        return self._take_command(start, text[start:])

    def _take_command(self, start: int, line: str) -> Command | None:
        end = start + len(line)
        if self._literal.covers(start, end):
            return None
        command = parse_command(line)
        if command is not None:
            after = end + 1 if self.buffer.text[end : end + 1] == "\n" else end
            self._splice(start, after, "")
        elif (plain := unescaped(line)) != line:
            self._splice(start, end, plain)
            self._literal.mark(start, start + len(plain))
        return command

    def _splice(self, start: int, end: int, text: str) -> None:
        whole = self.buffer.text
        self.buffer.document = Document(whole[:start] + text + whole[end:], start + len(text))

    def _follow_edit(self, buffer: Buffer) -> None:
        self._literal.follow(self._last_text, buffer.text)
        self._last_text = buffer.text
