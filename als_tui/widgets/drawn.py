"""A widget of rows that are drawn cell by cell: of what is shown anew only the cells that changed are painted."""

from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from als_tui.widgets.rows import DrawnRow, DrawnRows


class Drawn(Widget):
    """Shows rows; Textual is told which cells of them are new, and lays out only where their number is."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Nothing drawn yet."""
        super().__init__(id=id, classes=classes)
        self._rows: DrawnRows = ()

    @property
    def drawn(self) -> DrawnRows:
        """What is shown."""
        return self._rows

    def show(self, rows: DrawnRows) -> None:
        """Show rows; those that stand there already cost nothing."""
        before, self._rows = self._rows, rows
        if before == rows:
            return
        if len(before) != len(rows) and self.styles.is_auto_height:
            self.refresh(layout=True)
            return
        height = max(len(before), len(rows))
        olds, news = (tuple(one) + ((),) * (height - len(one)) for one in (before, rows))
        regions = [_changed(y, old, new) for y, (old, new) in enumerate(zip(olds, news, strict=True))]
        self.refresh(*(region for region in regions if region))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """A piece of a row is a piece that is painted, so that one which changes is painted alone."""
        base, parse = self.visual_style, self.app.stylesheet.parse_style
        row = self._rows[y] if y < len(self._rows) else ()
        pieces = [
            Segment(text, (base + parse(style)).rich_style if style else base.rich_style)
            for text, style in row
        ]
        return Strip(pieces).adjust_cell_length(self.size.width, base.rich_style)


def _changed(y: int, old: DrawnRow, new: DrawnRow) -> Region | None:
    """The cells of a row from the first piece that changed to the last one; None if none did."""
    if old == new:
        return None
    same = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    old_ends, new_ends = (
        list(accumulate((cell_len(text) for text, _ in row), initial=0)) for row in (old, new)
    )
    left, right, tail = new_ends[same], max(old_ends[-1], new_ends[-1]), 0
    if old_ends[-1] == new_ends[-1]:
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        right = new_ends[len(new) - tail]
    return Region(left, y, max(1, right - left), 1)
