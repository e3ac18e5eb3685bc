"""What the views of a set between its sessions share: facts above a list, its row under the cursor in full below it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from als_tui.widgets.fitting import fit, rows_taken, within, wrapped
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain, put
from als_tui.widgets.values import Column, Words

_HEAD = 4
"""Rows that the facts have at most."""


class ListView(Vertical):
    """The body of a screen with one list; it is given words and keeps none of the set."""

    SCOPED_CSS: ClassVar[bool] = False  # so that `.-short`, which the screen has, reaches in
    DEFAULT_CSS = """
    ListView {
        #view--head { height: auto; max-height: 4; margin-bottom: 1; }
        Listing { height: auto; max-height: 100%; }
        #view--list { height: 1fr; }
        #view--none { display: none; color: $quiet; }
        #view--about { height: auto; margin-top: 1; color: $quiet; }
        #view--foot { height: auto; margin-top: 1; display: none; }
        &.-empty Listing { display: none; }
        &.-empty #view--none { display: block; }
    }
    .-short ListView {
        #view--head { margin-bottom: 0; }
        #view--about, #view--foot { margin-top: 0; }
    }
    """

    def __init__(
        self,
        columns: Sequence[Column],
        about: Callable[[str], Sequence[str]],
        *,
        least: int = 2,
        whole: bool = False,
    ) -> None:
        """`about` says a row in full, a line each, by its key; it has `least` rows, and those that are free.

        A fact that is too long goes on in the next row if they are to be `whole`, and is cut if not.
        """
        super().__init__(id="body")
        self._columns = columns
        self._about = about
        self._least = least
        self._whole = whole

    def compose(self) -> ComposeResult:
        """Facts, the list or why there is none, the row under the cursor, and what stands below all."""
        yield Static(id="view--head")
        with Vertical(id="view--list"):
            yield Listing(self._columns)
            yield Static(id="view--none")
        yield Static(id="view--about")
        yield Static(id="view--foot")

    @property
    def listing(self) -> Listing:
        """The list, which has the keys."""
        return self.query_one(Listing)

    @property
    def chosen(self) -> str | None:
        """Key of the row under the cursor; None while there is none."""
        return self.listing.chosen

    @property
    def width(self) -> int:
        """Cells of a line."""
        return max(20, self.app.size.width - 2)

    def show(
        self,
        head: Iterable[str | Content],
        rows: Mapping[str, tuple[Words, ...]],
        none: str = "",
        columns: Sequence[Column] | None = None,
        foot: Sequence[Content] = (),
    ) -> None:
        """Show facts, a line each, and rows by their keys; `none` stands in place of a list without rows.

        With `columns` the list has these from now on; lines in `foot` stand below all.
        """
        told = [line for line in head if line]
        if self._whole:
            told = [row for line in told if isinstance(line, str) for row in wrapped(line, _HEAD, self.width)]
        lines = (line if isinstance(line, Content) else plain(fit(line, self.width)) for line in told)
        above = self.query_one("#view--head", Static)
        put(above, Content("\n").join(lines))
        above.display = bool(above.content)
        put(self.query_one("#view--none", Static), plain(none))
        below = self.query_one("#view--foot", Static)
        below.display = bool(foot)
        put(below, Content("\n").join(foot))
        self.set_class(not rows, "-empty")
        self.listing.fill(rows, columns)
        self.show_about()

    def show_about(self) -> None:
        """The row under the cursor in full, in the rows that the list leaves."""
        chosen = self.chosen
        lines = self._about(chosen) if chosen is not None else []
        about, middle = self.query_one("#view--about", Static), self.query_one("#view--list")
        taken = self.listing.row_count + self.listing.show_header
        free = middle.size.height - taken + about.size.height
        rows = max(self._least, min(free, rows_taken(lines, self.width))) if lines else 0
        about.styles.height = rows
        put(about, Content("\n").join(plain(line) for line in within(lines, rows, self.width)))

    def on_resize(self) -> None:
        """Other rows are free."""
        self.call_after_refresh(self.show_about)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_about()
