"""Which key does what while an answer is typed."""

from typing import Protocol

from prompt_toolkit.filters import Condition, emacs_insert_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

_HINT_KEY = "Ctrl-X h  hint"
_KEYS = (
    "Ctrl-D    send (or Esc, then Enter)",
    "Enter     new line",
    _HINT_KEY,
    "Ctrl-X p  pause",
    "Ctrl-X s  skip",
    "Ctrl-X u  undo   (Ctrl-X r  redo)",
    "Ctrl-X Ctrl-E  write in your editor",
    "Ctrl-L    clear up the screen",
    "Ctrl-C    rate, leave, or go on",
)

_LONGEST_UNDO = 20
"""Characters, for scripts that are written without blanks."""


def key_help(*, has_hint: bool) -> str:
    """Return what the keys do, a line each."""
    return "\n".join(line for line in _KEYS if has_hint or line != _HINT_KEY)


class KeyActions(Protocol):
    """What keys can cause."""

    def is_paused(self) -> bool:
        """Return whether typing is blocked."""
        ...

    def send(self) -> None:
        """Send the answer."""
        ...

    def skip(self) -> None:
        """Go on without an answer."""
        ...

    def interrupt(self) -> None:
        """Break off, to ask what was meant."""
        ...

    def pause(self) -> None:
        """Stop the clock."""
        ...

    def resume(self) -> None:
        """Let the clock run on."""
        ...

    def show_hint(self) -> None:
        """Show the hint."""
        ...

    def show_help(self) -> None:
        """Show the keys and commands."""
        ...

    def edit(self) -> None:
        """Open the editor."""
        ...

    def clear_up(self) -> None:
        """Show the question again on an empty screen."""
        ...

    def undo(self) -> None:
        """Take the last change back."""
        ...

    def redo(self) -> None:
        """Make the last undone change again."""
        ...

    def suspend(self) -> None:
        """Go to the background."""
        ...

    def end_line(self) -> None:
        """Begin a new line, or do what the line commands."""
        ...

    def paste(self, text: str) -> None:
        """Insert text that was not typed."""
        ...


def build_keys(actions: KeyActions) -> KeyBindings:
    """Return the keys; everything else is as prompt_toolkit has it."""
    keys = KeyBindings()
    simple = {
        ("c-d",): actions.send,
        ("escape", "enter"): actions.send,
        ("enter",): actions.end_line,
        ("c-z",): actions.suspend,
        ("c-l",): actions.clear_up,
        ("c-x", "c-e"): actions.edit,
        ("c-x", "h"): actions.show_hint,
        ("c-x", "p"): actions.pause,
        ("c-x", "s"): actions.skip,
        ("c-x", "?"): actions.show_help,
    }
    for sequence, act in simple.items():
        keys.add(*sequence)(lambda _event, act=act: act())
    for interrupting in ("c-c", Keys.SIGINT):
        keys.add(interrupting, eager=True)(lambda _event: actions.interrupt())
    for undoing in (("c-_",), ("c-x", "u")):
        keys.add(*undoing, save_before=_never)(lambda _event: actions.undo())
    keys.add("c-x", "r", eager=True, save_before=_never)(lambda _event: actions.redo())
    keys.add(Keys.Any, filter=emacs_insert_mode, save_before=_is_start_of_word)(_insert)
    keys.add(Keys.BracketedPaste)(lambda event: actions.paste(event.data))
    _add_keys_of_a_pause(keys, actions)
    return keys


def _add_keys_of_a_pause(keys: KeyBindings, actions: KeyActions) -> None:
    is_paused = Condition(actions.is_paused)

    @keys.add(Keys.Any, filter=is_paused, eager=True)
    def _resume(_event: KeyPressEvent) -> None:
        actions.resume()

    @keys.add("c-x", filter=is_paused, eager=True)
    @keys.add(Keys.Ignore, filter=is_paused, eager=True)
    def _wait_for_the_next(_event: KeyPressEvent) -> None:
        """Do nothing: what follows `Ctrl-X` resumes, as `Ctrl-X p` should."""

    @keys.add(Keys.BracketedPaste, filter=is_paused, eager=True)
    def _resume_and_paste(event: KeyPressEvent) -> None:
        actions.resume()
        actions.paste(event.data)


def _insert(event: KeyPressEvent) -> None:
    event.current_buffer.insert_text(event.data * event.arg)


def _is_start_of_word(event: KeyPressEvent) -> bool:
    """Tell when undo should remember the text.

    As it comes, the library remembers it on every key: undo takes back one letter, and a long
    answer fills the memory with copies of itself.
    """
    document = event.current_buffer.document
    is_after_word = document.char_before_cursor.strip() != ""
    return not is_after_word or document.cursor_position % _LONGEST_UNDO == 0


def _never(_event: KeyPressEvent) -> bool:
    """Undoing is no change that could be undone."""
    return False
