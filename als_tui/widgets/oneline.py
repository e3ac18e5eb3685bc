"""A one-line field that drops nothing: pasted lines are joined, where Textual's own keeps only the first."""

from textual import events
from textual.widgets import Input


class OneLine(Input):
    """An Input for people's words."""

    DEFAULT_CSS = """
    OneLine { border: none; padding: 0; height: 1; background: $surface; }
    OneLine:focus { border: none; background: $surface-lighten-1; text-style: none; }
    OneLine:nocolor:focus, OneLine:ansi:focus { text-style: underline; }
    """

    def on_mount(self) -> None:
        """The cursor stands still: a blinking one repaints the row twice a second."""
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = [line for line in event.text.splitlines() if line.strip()]
        one = len(lines) == 1  # its blanks may stand between words
        words = lines[0] if one else " / ".join(line.strip() for line in lines)
        self.replace(words, *sorted(self.selection))  # as a typed letter would
