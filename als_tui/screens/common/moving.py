"""The keys that move what is read, if it is longer than the screen: the same ones on every screen that has them."""

from collections.abc import Callable
from typing import Protocol

from textual.widget import Widget

from als_tui.keys import Key, Keys


class Moved(Protocol):
    """A screen with something to read."""

    @property
    def moved(self) -> Widget:
        """What the keys move."""


def row_keys(what: str, down: str = "down,j", up: str = "up,k") -> Keys:
    """A row down and up; `what` begins the ids, `down` and `up` are their faces."""
    return (
        Key(f"{what}.down", down, _by_rows(1), "down", "Further down."),
        Key(f"{what}.up", up, _by_rows(-1), "up", "Further up."),
    )


def moving_keys(what: str, *, letters: bool = True) -> Keys:
    """The same, a page down and up, and both ends; without `letters`, as those are typed, by the other keys alone."""
    rows = row_keys(what) if letters else row_keys(what, "down", "up")
    down, up = ("pagedown,space", "pageup,b") if letters else ("pagedown", "pageup")
    return (
        *rows,
        Key(f"{what}.page_down", down, _by_pages(1), "page down", "A page down."),
        Key(f"{what}.page_up", up, _by_pages(-1), "page up", "A page up."),
        Key(f"{what}.first", "home", _to(lambda _: 0), "first", "To the first line."),
        Key(f"{what}.last", "end", _to(lambda text: text.max_scroll_y), "last", "To the last line."),
    )


def _by_rows(rows: int) -> Callable[[Moved], None]:
    return _to(lambda text: text.scroll_y + rows)


def _by_pages(pages: int) -> Callable[[Moved], None]:
    """With a line of the last page left."""
    return _to(lambda text: text.scroll_y + pages * max(1, text.size.height - 1))


def _to(row: Callable[[Widget], float]) -> Callable[[Moved], None]:
    """To a row, once the text is laid out: a key can be typed ahead of that, and then knows no size."""

    def move(screen: Moved) -> None:
        text = screen.moved
        text.call_after_refresh(lambda: text.scroll_to(y=row(text), animate=False))

    return move
