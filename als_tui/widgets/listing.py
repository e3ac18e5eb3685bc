"""A list whose columns fit the width it has: what does not fit ends in an ellipsis, never in a cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from als_tui.widgets.plain import cell, fit
from als_tui.widgets.rows import Rows

WIDE = 70
"""Cells from which the columns for wide screens show."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; its width follows its words between two limits, so that columns of states stand still."""

    title: str
    least: int = 0
    most: int | None = None
    """None takes what the other columns leave; one column of a list does."""
    wide: bool = False
    """Shown only where there is room for it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one cell says, in full."""

    text: str
    style: str = ""


class Listing(Rows, inherit_bindings=False):
    """Rows that take whole words and show as much of them as there is room for; Enter is left to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "up", show=False),
        Binding("down", "cursor_down", "down", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
        Binding("home", "scroll_top", "first", show=False),
        Binding("end", "scroll_bottom", "last", show=False),
    ]
    DEFAULT_CSS = """
    Listing { height: 1fr; overflow-x: hidden; &:focus { background-tint: $background 0%; } }
    """

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        """Columns from left to right."""
        super().__init__((), id=id)
        self._specs = columns
        self._laid: tuple[tuple[str, int], ...] = ()
        self._whole: Mapping[str, tuple[Words, ...]] = {}

    def fill(self, rows: Mapping[str, tuple[Words, ...]]) -> None:
        """Show these rows, a word for each column, those for wide screens included."""
        self._whole = rows
        self._refit()

    def on_resize(self) -> None:
        """Another width: fit anew."""
        self._refit()

    def _refit(self) -> None:
        room = self.size.width
        if room < 1:
            return
        kept = [number for number, spec in enumerate(self._specs) if room >= WIDE or not spec.wide]
        widths = self._widths_for(kept, room)
        laid = tuple((self._specs[number].title, width) for number, width in zip(kept, widths, strict=True))
        rows = {
            name: tuple(
                cell(fit(words[number].text, width), words[number].style)
                for number, width in zip(kept, widths, strict=True)
            )
            for name, words in self._whole.items()
        }
        before = self.chosen
        if laid != self._laid:
            self._lay_columns(laid)
        self.show(rows)
        if before is not None and before != self.chosen:
            self.choose(before)

    def _widths_for(self, kept: Sequence[int], room: int) -> list[int]:
        wanted = {number: self._wanted(number) for number in kept}
        taken = sum(width for width in wanted.values() if width is not None)
        rest = room - self.styles.scrollbar_size_vertical - taken - 2 * self.cell_padding * len(kept)
        return [max(1, rest) if width is None else width for width in wanted.values()]

    def _wanted(self, number: int) -> int | None:
        spec = self._specs[number]
        if spec.most is None:
            return None
        words = (cell_len(row[number].text) for row in self._whole.values())
        return min(max(spec.least, cell_len(spec.title), *words, 1), spec.most)

    def _lay_columns(self, laid: tuple[tuple[str, int], ...]) -> None:
        self.clear(columns=True)
        self._shown = {}
        for number, (title, width) in enumerate(laid):
            self.add_column(fit(title, width), width=width, key=str(number))
        self._laid = laid
