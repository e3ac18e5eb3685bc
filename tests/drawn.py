"""Cells of lists that are drawn once in a run of the tests and not anew in every app, after every change of a list."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text
from textual.renderables.styled import Styled

_draw = Console.render_lines
_drawn: dict[tuple[Any, ...], list[list[Segment]]] = {}
"""By words, looks and space, what a cell comes to."""


def draw_cells_once() -> None:
    """Let all lists share what a cell looks like.

    Textual forgets every cell of a list when one of them changes. What comes of one depends on its words, its looks
    and its space alone, and on what the terminal can do.
    """
    Console.render_lines = _lines  # type: ignore[method-assign]  # keeps nothing


def _lines(self: Console, renderable: Any, *args: Any, **kwargs: Any) -> list[list[Segment]]:
    options = args[0] if len(args) == 1 and not kwargs else None
    if options is None or (key := _key(renderable)) is None:
        return _draw(self, renderable, *args, **kwargs)
    key = (*key, self.encoding, *vars(options).values())
    if key not in _drawn:
        _drawn[key] = _draw(self, renderable, options)
    return [[*line] for line in _drawn[key]]


def _key(cell: Any) -> tuple[Any, ...] | None:
    """What a cell's look depends on; None for anything else that is drawn."""
    if type(cell) is not Styled or type(inner := cell.renderable) is not Padding:
        return None
    text = inner.renderable
    if type(text) is not Text:
        return None
    space = (inner.top, inner.right, inner.bottom, inner.left, inner.style, inner.expand)
    ways = (text.justify, text.overflow, text.no_wrap, text.end, text.tab_size)
    return (text.plain, text.style, tuple(text.spans), *ways, *space, cell.pre_style, cell.post_style)
