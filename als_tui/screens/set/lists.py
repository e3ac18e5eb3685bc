"""The open actions above the sealed sessions: rows and columns go to whichever list needs them."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from als_tui.widgets.fitting import rows_taken, shares, within
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain, put
from als_tui.widgets.values import Column, Words

RowsByKey = Mapping[str, tuple[Words, ...]]


class SetLists(Vertical):
    """Two lists with their headings; below them, in rows that both leave, what is cut in the row under the cursor."""

    SCOPED_CSS: ClassVar[bool] = False  # so that the window's height reaches in
    DEFAULT_CSS = """
    SetLists {
        height: 1fr;
        .page--heading { height: 1; margin-top: 1; text-style: bold; }
        Listing:blur > .datatable--cursor { background: $background; color: $foreground; text-style: none; }
        #page--members { display: none; margin-top: 1; }
        #page--about { display: none; color: $quiet; margin-top: 1; }
    }
    .-short SetLists .page--heading, .-short #page--members, .-short #page--about { margin-top: 0; }
    """

    def __init__(
        self,
        sessions: Sequence[Column],
        actions: Sequence[Column],
        about: Callable[[Listing], Sequence[str]],
    ) -> None:
        """`about` says the row under the cursor of a list in full."""
        super().__init__(id="page--lists")
        self._columns = {"sessions": sessions, "actions": actions}
        self._about = about
        self._wants = (0, 0)
        """RowsByKey of each list; a list that has no size yet holds none."""
        self._below = 0
        """Rows of what stands below both, with the air above it."""

    def compose(self) -> ComposeResult:
        """A heading above each list."""
        for name, heading in (("actions", "due"), ("sessions", "held")):
            yield Static(id=f"page--{heading}", classes="page--heading")
            made = Listing(self._columns[name], id=f"page--{name}")
            made.show_header = False
            yield made
        yield Static(id="page--members")
        yield Static(id="page--about")

    @property
    def sessions(self) -> Listing:
        """The sealed sessions."""
        return self.query_one("#page--sessions", Listing)

    @property
    def actions(self) -> Listing:
        """The open actions."""
        return self.query_one("#page--actions", Listing)

    @property
    def wanted(self) -> int:
        """The rows in which all of both stands."""
        headings = self.query(".page--heading").results(Static)
        return sum(1 + line.styles.margin.top for line in headings) + sum(self._wants)

    def show(self, held: Content, sessions: RowsByKey, due: Content, actions: RowsByKey) -> None:
        """Headings, and rows by their keys."""
        put(self.query_one("#page--held", Static), held)
        put(self.query_one("#page--due", Static), due)
        self._wants = (len(sessions), len(actions))
        for listing, rows in ((self.sessions, sessions), (self.actions, actions)):
            listing.display = bool(rows)
            listing.fill(rows)
        self.share()

    @property
    def air(self) -> int:
        """The empty rows above each part."""
        return self.query_one("#page--members", Static).styles.margin.top

    def put_below(self, words: Content | None, rows: int) -> None:
        """Let words stand below the lists, in so many rows; nothing where none are free."""
        members = self.query_one("#page--members", Static)
        members.display = words is not None
        self._below = rows + self.air if words is not None else 0
        if words is not None:
            members.styles.height = rows
            put(members, words)
        self.share()

    def share(self) -> None:
        """Give each list its rows; what stands below them has those that are left."""
        wants = self._wants
        free = self.content_size.height - self.wanted + sum(wants) - self._below
        rows = shares(wants, max(len(wants), free))
        self.sessions.styles.height, self.actions.styles.height = rows
        self._show_about(free - sum(rows) - self.air)

    def _show_about(self, free: int) -> None:
        about = self.query_one("#page--about", Static)
        listing = self.actions if self.actions.has_focus else self.sessions
        lines = self._about(listing) if free > 0 and listing.cuts else ()
        width = max(1, self.content_size.width - 2)
        rows = min(free, rows_taken(lines, width)) if lines else 0
        about.display = rows > 0
        about.styles.height = rows
        put(about, Content("\n").join(plain(f" {line}") for line in within(lines, rows, width)))

    def on_resize(self) -> None:
        """Other rows are free."""
        self.call_after_refresh(self.share)

    def on_data_table_row_highlighted(self) -> None:
        """The cursor stands on another row."""
        self.share()

    def on_descendant_focus(self) -> None:
        """The cursor stands in the other list."""
        self.share()
