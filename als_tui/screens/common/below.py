"""What lies under a window: its shapes in one faint colour; what warns of words that are not saved stays as it is."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.screen import Screen

from als_tui.widgets.lines import UNSAVED


class Below:
    """A screen as it is seen around a window."""

    def __init__(self, screen: Screen[Any], app: App[Any]) -> None:
        """`screen` lies under a window of `app`."""
        self._screen = screen
        parse = app.stylesheet.parse_style
        self._faint = parse("$faint on $background").rich_style
        theme = app.current_theme
        if theme.ansi or "faint" not in theme.variables:  # no weaker colour stands out everywhere
            self._faint += Style(dim=True)
        self._fault = parse("on $error").rich_style.bgcolor

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Each piece of it in the faint colour."""
        for text, style, control in console.render(self._screen._compositor, options):
            if control:
                yield Segment(text, style, control)
            else:
                yield Segment(
                    text, style.clear_meta_and_links() if style and self._warns(text, style) else self._faint
                )

    def _warns(self, text: str, style: Style) -> bool:
        return UNSAVED in text or style.bgcolor == self._fault
