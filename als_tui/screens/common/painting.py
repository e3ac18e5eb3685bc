"""How a part of a screen is painted anew: what shows there costs, and nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from rich.cells import cached_cell_len
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import NULL_SIZE, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget, _RenderCache


class PartCompositor(Compositor):
    """Asks a widget only for rows that are to be painted, and only if it is seen in them.

    Textual's own asks every widget for all of its rows, those far away and those hidden, too: most of what a typed key
    costs, as one row changes and a dozen widgets draw.
    """

    _painted: Callable[[int], bool] = staticmethod(lambda _: True)
    """Whether a row is to be painted."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is handed on ends where what is to be painted does: Textual's begins with the widget it lies in."""
        update = super().render_partial_update()
        return None if update is None else _cropped(update)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        self._painted = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield what is seen in the crop, from front to back; of the rows between those to be painted any may come."""
        crop = crop or self.size.region
        taken: dict[int, list[tuple[int, int]]] = {y: [] for y in crop.line_range if self._painted(y)}
        for widget, (region, clip) in self.visible_widgets.items():
            if region.y >= crop.bottom or region.bottom <= crop.y:
                continue
            shown = region.intersection(clip)
            left, right = shown.intersection(crop).column_span
            rows = [y for y in shown.line_range if y in taken and not _covers(taken[y], left, right)]
            if rows and left < right:
                for y in rows:
                    taken[y].append((left, right))
                seen = Region(shown.x, rows[0], shown.width, rows[-1] + 1 - rows[0])
                yield region, seen, widget.render_lines(seen.translate(-region.offset))


def _cropped(update: ChopsUpdate) -> ChopsUpdate:
    """The same without cells that nobody asked for; rows without any stay, as their ends tell the width."""
    chops, ends = list(update.chops), list(update.chop_ends)
    for y, spans in groupby(update.spans, key=itemgetter(0)):
        line: dict[int, Strip | None] = {}
        line_ends: list[int] = []
        for _, begin, end in spans:
            for chop_end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
                left, right = max(x, begin), min(chop_end, end)
                if chop is not None and left < right:
                    line[left] = chop if (left, right) == (x, chop_end) else chop.crop(left - x, right - x)
                    line_ends.append(right)
        width = update.chop_ends[y][-1]
        if line_ends and line_ends[-1] < width:
            line[line_ends[-1]] = None
            line_ends.append(width)
        if line:
            chops[y], ends[y] = line, line_ends
    return ChopsUpdate(chops, update.spans, ends)


def forget_hidden(stack: Sequence[Screen[Any]]) -> None:
    """Let go what was drawn of screens under others and of pages that do not show: a line of it is a kilobyte.

    When they show again they are drawn anew. A screen under a window is seen around it, and keeps what was drawn.
    """
    seen = max(number for number, screen in enumerate(stack) if not screen.is_modal)
    for screen in stack[:seen]:
        _forget(screen)
    for widget in _hidden(stack[seen]):
        _forget(widget)
    cached_cell_len.cache_clear()  # it holds every text that was measured


def _hidden(parent: Widget) -> Iterable[Widget]:
    for child in parent.children:
        if child.display:
            yield from _hidden(child)
        else:
            yield child


def _forget(widget: Widget) -> None:
    widget._set_dirty()
    widget._render_cache = _RenderCache(NULL_SIZE, [])
    widget._box_model_cache.clear()
    widget._clear_arrangement_cache()
    if clear := getattr(
        widget, "_clear_caches", None
    ):  # a table, whose class is not loaded before there is one
        clear()
    for child in widget.children:
        _forget(child)


def _covers(taken: Iterable[tuple[int, int]], left: int, right: int) -> bool:
    """True if what lies in front leaves nothing of the columns to be seen."""
    for start, end in sorted(taken):
        if start <= left:
            left = max(left, end)
    return left >= right
