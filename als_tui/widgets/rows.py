"""A list of rows with a cursor, updated by key so that the cursor and the eye keep their place."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable
from textual.widgets.data_table import RowDoesNotExist

from als_tui.keys import key


class Rows(DataTable[Text]):
    """A table that takes its whole content as a value and changes only what differs."""

    BINDINGS = [key("rows.enter", "enter", "select_cursor", "open", "Open what is under the cursor.")]
    DEFAULT_CSS = """
    Rows {
        height: auto; max-height: 1fr; background: $background; scrollbar-size-vertical: 1;
        & > .datatable--header { background: $background; color: $text-muted; text-style: none; }
        & > .datatable--cursor { background: $accent 30%; text-style: bold; }
        &:nocolor > .datatable--cursor { text-style: reverse; }
        &:ansi > .datatable--cursor { text-style: reverse; }
    }
    """

    def __init__(self, columns: Sequence[tuple[str, int | None]], *, id: str | None = None) -> None:
        """Columns are (title, width in cells or None for as wide as needed)."""
        super().__init__(cursor_type="row", zebra_stripes=False, cell_padding=1, id=id)
        self._titles = columns
        self._shown: dict[str, tuple[Text, ...]] = {}

    def on_mount(self) -> None:
        """Columns are known before the first row comes."""
        for number, (title, width) in enumerate(self._titles):
            self.add_column(title, width=width, key=str(number))

    def show(self, rows: Mapping[str, tuple[Text, ...]]) -> None:
        """Show these rows: cells that changed are changed; rows in another order are laid anew."""
        if list(rows) == list(self._shown):
            for row_key, cells in rows.items():
                for number, (new, old) in enumerate(zip(cells, self._shown[row_key], strict=True)):
                    if new != old or new.style != old.style:
                        self.update_cell(row_key, str(number), new, update_width=True)
        else:
            self._lay(rows)
        self._shown = dict(rows)

    @property
    def chosen(self) -> str | None:
        """Key of the row under the cursor."""
        keys = list(self._shown)
        return keys[self.cursor_row] if keys and 0 <= self.cursor_row < len(keys) else None

    def choose(self, row_key: str) -> None:
        """Put the cursor on a row."""
        try:
            self.move_cursor(row=self.get_row_index(row_key))
        except RowDoesNotExist:
            return

    def step_down(self) -> None:
        """The cursor to the next row, where there is one."""
        self.move_cursor(row=min(self.cursor_row + 1, max(0, self.row_count - 1)))

    def _lay(self, rows: Mapping[str, tuple[Text, ...]]) -> None:
        before, place = self.chosen, self.cursor_row
        self.clear()
        for row_key, cells in rows.items():
            self.add_row(*cells, key=row_key)
        keys = list(rows)
        if keys:
            self.move_cursor(row=keys.index(before) if before in keys else min(place, len(keys) - 1))
