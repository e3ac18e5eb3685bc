"""A list whose columns fit the width it has: what does not fit ends in an ellipsis, never in a cut."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Offset
from textual.widgets import DataTable
from textual.widgets.data_table import RowDoesNotExist, RowKey

from als_tui.keys import Key, Keys, bindings
from als_tui.widgets.fitting import fit, fit_names
from als_tui.widgets.plain import cell
from als_tui.widgets.values import Column, Words

WIDE = 70
"""Cells from which the columns for wide screens show."""
_REST = 24
"""Cells that a name which grows leaves at least to the column of the rest, or half of what there is."""
_TOGETHER = 60
"""Cells within which the column of the rest keeps the others near, however wide the window is."""


class Listing(DataTable[Text], inherit_bindings=False):
    """A list that takes its whole content as a value, changes only what differs, and leaves Enter to the screen."""

    KEYS: ClassVar[Keys] = (
        Key("list.row", "up", "cursor_up", "row", "A row up or down.", display="↑ ↓"),
        Key("list.row_down", "down", "cursor_down", "row", "A row down.", show=False),
        Key(
            "list.page",
            "pageup",
            "page_up",
            "page",
            "A page up or down; Home and End go to the first and the last row.",
            display="PgUp PgDn",
        ),
        Key("list.page_down", "pagedown", "page_down", "page", "A page down.", show=False),
        Key("list.first", "home", "scroll_top", "first", "To the first row.", show=False),
        Key("list.last", "end", "scroll_bottom", "last", "To the last row.", show=False),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    Listing {
        height: 1fr; overflow-x: hidden; background: $background; scrollbar-size-vertical: 1;
        &:focus { background-tint: $background 0%; }
        & > .datatable--header, &:ansi > .datatable--header {
            background: $background; background-tint: $background 0%; color: $quiet; text-style: none;
        }
        & > .datatable--cursor { background: $on-fill; color: $primary; text-style: bold reverse; }
        &:nocolor > .datatable--cursor, &:ansi > .datatable--cursor {
            background: $background; color: $foreground; text-style: reverse;
        }
    }
    """

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        """Columns from left to right."""
        super().__init__(
            cursor_type="row",
            zebra_stripes=False,
            cell_padding=1,
            cursor_foreground_priority="renderable",
            id=id,
        )
        self._specs = columns
        self._laid: tuple[tuple[str, int, bool], ...] = ()
        self._whole: Mapping[str, tuple[Words, ...]] = {}
        self._wanted = self._measured()
        """The cells that each column's words take whole."""
        self._shown: dict[str, tuple[Text, ...]] = {}
        self._first: str | None = None
        """The row on which the cursor will stand once the list has its size; None if it stays where it is."""
        self._gone: tuple[str, str | None] | None = None
        """The row that went from under the cursor, and the one that the cursor came to."""

    def fill(self, rows: Mapping[str, tuple[Words, ...]], columns: Sequence[Column] | None = None) -> None:
        """Show these rows, a word for each column, those for wide screens included; in other columns if there are."""
        self._specs, self._whole = columns or self._specs, rows
        self._wanted = self._measured()
        self._refit()

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the row under the cursor is on the screen; None while there is none in sight."""
        row = self.header_height + self.cursor_row - self.scroll_offset.y
        place = self.region.offset + Offset(0, row)
        return place if self._shown and self.region.contains_point(place) else None

    @property
    def chosen(self) -> str | None:
        """Key of the row under the cursor; before the list has its size, of the one that it will stand on."""
        if self._first in self._whole:
            return self._first
        if not self._shown:
            return next(iter(self._whole), None)
        keys = list(self._shown)
        return keys[self.cursor_row] if keys and 0 <= self.cursor_row < len(keys) else None

    @property
    def cuts(self) -> bool:
        """True if words of the row under the cursor are cut, or stand in a column that does not show."""
        chosen = self.chosen or ""
        seen = {cell.plain for cell in self._shown.get(chosen, ())}
        whole = (words.text for words in self._whole.get(chosen, ()))
        return any(fit(text, cell_len(text) + 1) not in seen for text in whole if text)

    def choose(self, row_key: str) -> None:
        """Put the cursor on a row, at once, as the next key acts on it; before the list has its size, for then."""
        if self._waits:
            self._first = row_key
            return
        try:
            self.move_cursor(row=self.get_row_index(row_key))
        except RowDoesNotExist:
            return

    def begin(self) -> None:
        """The cursor on the first row, wherever it was."""
        self.settle()
        self.choose(next(iter(self._whole), ""))

    def settle(self) -> None:
        """Stay where the cursor is, though the row that went before it should come back."""
        self._gone = None

    def step_down(self) -> None:
        """Move the cursor to the next row, if there is one."""
        self._step(1)

    def action_cursor_down(self) -> None:
        """A row down, though the list has no size yet, as the key may come right behind the one that shows it."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """A row up, in the same way."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._waits and self.chosen is not None:
            keys = list(self._whole)
            self._first = keys[max(0, min(keys.index(self.chosen) + by, len(keys) - 1))]
            return
        self.move_cursor(row=max(0, min(self.cursor_row + by, self.row_count - 1)))

    def on_resize(self) -> None:
        """Fit the columns anew; the row under the cursor stays in sight, however few rows are left."""
        self._refit()
        self.call_after_refresh(self._keep_in_sight)

    @property
    def _waits(self) -> bool:
        """True before the list has its size: at first, and once it was hidden."""
        return self._first is not None or not self._shown or self.size.width < 1

    def _keep_in_sight(self) -> None:
        if self._shown:
            self.move_cursor(row=self.cursor_row)

    def _refit(self) -> None:
        cells = self.size.width
        if cells < 1:
            return
        kept = self._kept(cells)
        widths = self._widths_for(kept, cells)
        laid = tuple(
            (self._specs[number].title, width, self._specs[number].right)
            for number, width in zip(kept, widths, strict=True)
        )
        columns = [self._fitted(number, width) for number, width in zip(kept, widths, strict=True)]
        rows = dict(zip(self._whole, zip(*columns, strict=True), strict=True))
        before, place = self.chosen, self.cursor_row
        self._first = None
        if laid != self._laid:
            self._lay_columns(laid)
        self._show(rows)
        self._stand(before, place)

    def _fitted(self, number: int, width: int) -> list[Text]:
        """The cells of a column as they fit; rows that say the same in it share one."""
        words = [row[number] for row in self._whole.values()]
        texts = [*dict.fromkeys(each.text for each in words)]
        fitted = fit_names(texts, width) if self._specs[number].name else [fit(text, width) for text in texts]
        fits = dict(zip(texts, fitted, strict=True))
        right = self._specs[number].right
        made = {each: cell(fits[each.text], each.style, right=right) for each in set(words)}
        return [made[each] for each in words]

    def _kept(self, cells: int) -> list[int]:
        """Numbers of the columns to show: those for wide screens give way to names that are whole without them.

        They give way one by one to the words of the column that takes the rest.
        """
        every = [number for number in range(len(self._specs)) if self._says_something(number)]
        narrow = [number for number in every if not self._specs[number].wide]
        if cells < WIDE or (not self._names_whole(every, cells) and self._names_whole(narrow, cells)):
            return narrow
        kept = every
        while len(kept) > len(narrow) and not self._rest_has_its_least(kept, cells):
            kept = [number for number in kept if number != next(n for n in kept if self._specs[n].wide)]
        return kept

    def _says_something(self, number: int) -> bool:
        return not self._specs[number].spare or any(
            row[number].text.strip("–") for row in self._whole.values()
        )

    def _rest_has_its_least(self, kept: Sequence[int], cells: int) -> bool:
        found = zip(kept, self._widths_for(kept, cells), strict=True)
        return all(
            width >= min(self._specs[number].least, self._longest(number))
            for number, width in found
            if self._specs[number].most is None
        )

    def _longest(self, number: int) -> int:
        return max((cell_len(row[number].text) for row in self._whole.values()), default=0)

    def _names_whole(self, kept: Sequence[int], cells: int) -> bool:
        found = zip(kept, self._widths_for(kept, cells), strict=True)
        return all(width >= self._wanted[number] for number, width in found if self._specs[number].name)

    def _measured(self) -> list[int]:
        rows = self._whole.values()
        return [
            max(spec.least, cell_len(spec.title), *(cell_len(row[number].text) for row in rows), 1)
            for number, spec in enumerate(self._specs)
        ]

    def _widths_for(self, kept: Sequence[int], cells: int) -> list[int]:
        net = cells - self.styles.scrollbar_size_vertical - 2 * self.cell_padding * len(kept)
        return widths(
            [self._specs[number] for number in kept], [self._wanted[number] for number in kept], net
        )

    def _render_cell(
        self,
        row_index: int,
        column_index: int,
        base_style: Style,
        width: int,
        cursor: bool = False,
        hover: bool = False,
    ) -> list[list[Segment]]:
        """A line of words in one style, no longer than their column; laying out whatever Rich can is far more work."""
        heads = row_index < 0
        words = (
            self.ordered_columns[column_index].label if heads else self.get_row_at(row_index)[column_index]
        )
        over, last = self._get_styles_to_render_cell(
            heads,
            False,
            False,
            hover,
            cursor,
            self.show_cursor,
            self._show_hover_cursor,
            self.cursor_foreground_priority == "css",
            self.cursor_background_priority == "css",
        )
        ground = base_style + Style.from_meta({"row": row_index, "column": column_index}) + over
        empty = " " * (width - self.cell_padding - words.cell_len)
        pads = (" " * self.cell_padding, empty)
        if words.justify == "right":
            pads = (empty, pads[0])
        band = bool(over.reverse)  # all that stands on it looks alike
        own = str(words.style)
        style = ground if band or not own else ground + self.app.stylesheet.parse_style(own).rich_style
        before, after = (Segment(pad, ground + last) for pad in pads)
        return [[before, Segment(words.plain, style + last), after]]

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:
        """Measure no row: columns have the width that they were given, and each row is a line high."""
        super()._update_dimensions(())

    def _lay_columns(self, laid: tuple[tuple[str, int, bool], ...]) -> None:
        self.clear(columns=True)
        self._shown = {}
        for number, (title, width, right) in enumerate(laid):
            self.add_column(cell(fit(title, width), right=right), width=width, key=str(number))
        self._laid = laid

    def _show(self, rows: Mapping[str, tuple[Text, ...]]) -> None:
        """Show these rows: cells that changed are changed; rows in another order are laid anew."""
        if list(rows) == list(self._shown):
            for row_key, cells in rows.items():
                before = self._shown[row_key]
                if all(map(_same, cells, before)):
                    continue
                for number, (new, old) in enumerate(zip(cells, before, strict=True)):
                    if not _same(new, old):
                        self.update_cell(row_key, str(number), new)
                self._shown[row_key] = cells
        else:
            self._lay(rows)
            self._shown = dict(rows)

    def _lay(self, rows: Mapping[str, tuple[Text, ...]]) -> None:
        self.clear()
        for row_key, cells in rows.items():
            self.add_row(*cells, key=row_key)

    def _stand(self, before: str | None, place: int) -> None:
        """Put the cursor on the row where it was, or on one that is back if the cursor was left alone since it went."""
        keys = list(self._shown)
        if self._gone is not None and self._gone[0] in keys and self._gone[1] == before:
            before, self._gone = self._gone[0], None
        row = max(0, min(place, len(keys) - 1))
        if before is not None and before in keys:
            row = keys.index(before)
        elif before is not None:
            self._gone = (before, keys[row] if keys else None)
        if keys and row != self.cursor_row:
            self.move_cursor(row=row)


def _same(one: Text, other: Text) -> bool:
    """True if both look the same; texts are equal if their words are."""
    return one == other and one.style == other.style


def widths(specs: Sequence[Column], whole: Sequence[int], cells: int) -> list[int]:
    """The cells of each column: what its words take whole, between its limits, as far as `cells` go."""
    found = [min(want, spec.most or 0) for spec, want in zip(specs, whole, strict=True)]
    rest = cells - sum(found)
    wants = max((want for spec, want in zip(specs, whole, strict=True) if spec.most is None), default=0)
    for number, (spec, want) in enumerate(zip(specs, whole, strict=True)):
        if spec.most is not None:
            spare = rest - (min(wants, max(_REST, cells // 2)) if spec.name else wants)
            more = max(0, min(want - found[number], spare))
            found[number] += more
            rest -= more
    rest = max(1, min(rest, max(wants, _TOGETHER)))
    return [rest if spec.most is None else width for spec, width in zip(specs, found, strict=True)]
