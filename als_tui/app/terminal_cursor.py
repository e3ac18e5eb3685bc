"""The terminal's own cursor stands where the work is: screen readers, braille lines and input methods follow it.

With the place of its cursor the terminal is handed what was painted; `_display` and `_batch_count` are Textual's own.
"""

from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

from als_tui.ports import Terminal
from als_tui.widgets.lines import MessageLine


class CursorApp(App[None]):
    """Puts the cursor on the row at work or the place of typing, after each paint.

    Fields draw none of their own, since two cursors on one cell hide each other. Where nothing is pointed at, the
    cursor is not seen, and stands where words are said.
    """

    CSS = """
    Input > .input--cursor, TextArea .text-area--cursor {
        background: transparent; color: $foreground; text-style: none;
    }
    """

    @property
    def pointed(self) -> Offset | None:
        """Where the work is: what has the focus, else what the screen points at."""
        focused, screen = self.focused, self.screen
        at = focused or screen
        place = getattr(at, "cursor_screen_offset", None)
        if place is None and focused is not None and not hasattr(at, "cursor_screen_offset"):
            place = focused.region.offset
        return place if isinstance(place, Offset) and screen.region.contains_point(place) else None

    @property
    def cursor_position(self) -> Offset:
        """Where Textual leaves the cursor after a paint."""
        if (place := self.pointed) is not None:
            return place
        line = next(iter(self.screen.query(MessageLine)), None)
        return line.region.offset if line is not None else Offset()

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Textual's fields tell their cursor at each change; it is asked for at each paint instead."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Let the terminal find out what of it is new; Textual would send it all."""
        if renderable is not None and isinstance(self._driver, Terminal):
            if self.screen_stack and not self._batch_count:
                self._driver.paint(renderable, self.cursor_position, seen=self.pointed is not None)
            renderable = None
        super()._display(screen, renderable)
