"""How a part of a screen is painted anew: what shows there costs, and nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class PartCompositor(Compositor):
    """Asks a widget only for rows that are to be painted, and only if it is seen in them.

    Textual's own asks every widget for all of its rows, those far away and those hidden, too: most of what a typed key
    costs, as one row changes and a dozen widgets draw.
    """

    _painted: Callable[[int], bool] = staticmethod(lambda _: True)
    """Whether a row is to be painted."""

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


def _covers(taken: Iterable[tuple[int, int]], left: int, right: int) -> bool:
    """True if what lies in front leaves nothing of the columns to be seen."""
    for start, end in sorted(taken):
        if start <= left:
            left = max(left, end)
    return left >= right
