"""What the pages of one list share: the running phase above it, and what is next below it."""

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Static

from als_tui.domain.moves.flow import why_not_yet
from als_tui.domain.process.definition import Records
from als_tui.domain.session.schedule import (
    ahead,
    minutes_over,
    next_stop,
    planned_end,
    projected_end,
    time_sense,
)
from als_tui.domain.session.state import Person
from als_tui.domain.timing import clock_face, local_time, spell_minutes
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.screens.common.key_line import SHORT
from als_tui.screens.pages.course_words import course
from als_tui.screens.pages.page import Page
from als_tui.screens.pages.words import back_words, not_yet_hints, say_words, time_words
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.fitting import fit, rows_of, rows_taken, within
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import fit_keys, plain
from als_tui.widgets.rows import ACCENT, BOLD, QUIET, WARNING, DrawnRow, cells_of, cut, ends, said
from als_tui.widgets.values import Column, Words

_WAY_BACK = {
    Records.CHECK_IN: "go.roster",
    Records.PROGRESS: "go.progress",
    Records.BIDS: "go.issues",
    Records.REVIEW: "go.review",
}
"""Id of the key to the page of the running phase, if it is not the timer's or the board's."""
BROAD = 70
"""Cells of a row from which on there is air at the left."""
_AROUND = 9
"""Rows of a window around the list, its head and the row under the cursor: fixed lines, course, air."""
_NEXT = "Next:"


class ListPage(Page):
    """A page of one list, which has the keys; it says what is next in a sentence, and the key line says it by key."""

    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    ABOUT: ClassVar[tuple[int, int]] = (2, 2)
    """Rows that the row under the cursor has at least, in a short window and in a tall one."""
    FOR: ClassVar[Records | None] = None
    """The phase that opens this page; in every other one it is a look aside. None for a look aside in every phase."""
    INDENT: ClassVar[int] = 7
    """Cells before what stands above and below the list, in a broad page: it begins where the list's words do."""
    DEFAULT_CSS = """
    ListPage {
        #list--top { height: 2; }
        #list--head { height: auto; max-height: 7; margin: 1 0; }
        #list--middle { height: 1fr; }
        #list--say { height: auto; color: $quiet; padding-top: 1; }
        #list--about { color: $quiet; margin-top: 1; }
        #list--next { height: auto; max-height: 2; }
        &.-full #list--head { margin: 0; }
    }
    .-short ListPage {
        #list--head { margin: 0; }
        #list--about { margin-top: 0; }
    }
    """
    _indented: int = 0
    """Cells before the lines below the list, as they are laid out now."""
    _told: int = 0
    """Lines above the list."""

    def compose(self) -> ComposeResult:
        """Phase and time, how it stands, the list, the row under the cursor in full, and what is next."""
        yield Drawn(id="list--top")
        yield Static(id="list--head")
        with Vertical(id="list--middle"):
            yield Listing(self.COLUMNS)
            yield Static(id="list--say")
        yield Static(id="list--about")
        yield Static(id="list--next")

    def head(self) -> list[str]:
        """How it stands, a line each."""
        raise NotImplementedError

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """The list, by the keys of its rows."""
        raise NotImplementedError

    def about(self) -> list[str]:
        """The row under the cursor in full, a line each; lines that are too long take the rows that the list leaves."""
        raise NotImplementedError

    def next_words(self) -> str:
        """What to do next, in a sentence that names its key."""
        raise NotImplementedError

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def seat_of_focus(self) -> Widget:
        """The list has the keys."""
        return self.listing

    def pointed(self, person: Person) -> None:
        """The cursor was put on a person's row by key, which is no more than to move it there."""

    @property
    def cells(self) -> int:
        """Cells of a row from margin to margin."""
        return max(20, self.work.columns - 2)

    @property
    def broad(self) -> bool:
        """Whether there is space for air at the left."""
        return self.cells >= BROAD

    @property
    def width(self) -> int:
        """Cells of a line below the list."""
        return max(20, self.cells - self.indent)

    @property
    def indent(self) -> int:
        """Cells before the words around the list."""
        return self.INDENT if self.broad else 1

    @property
    def at_work(self) -> bool:
        """True in the phase that this page is for; before the first one, too, as it is prepared then."""
        here = self.session.here
        return self.FOR is not None and (here is None or here.phase.records is self.FOR)

    def draw(self) -> None:
        """Everything but the running time."""
        self.listing.fill(self.rows())
        self.draw_next()
        self.show_about()
        self.tick()
        self._lay_out()

    def _lay_out(self) -> None:
        """Where the words around the list begin; air above it gives way to rows, and a head that says nothing."""
        if self._indented != self.indent:
            self._indented = self.indent
            for name in ("say", "about"):
                line = self.query_one(f"#list--{name}")
                line.styles.padding = (line.styles.padding.top, 0, 0, self._indented)
        around = _AROUND + self._told + self.ABOUT[1] + self.listing.show_header
        head = self.query_one("#list--head", Static)
        head.display = self.work.rows >= SHORT or bool(str(head.content).strip())
        self.set_class(self.work.rows - around < self.listing.row_count, "-full")

    def top(self) -> DrawnRow:
        """The phase that this page is for and its name, or the page and what it is a look aside from."""
        here, name = self.session.here, self.NAME
        if here is None or not self.at_work:
            aside = f"  during {here.phase.title}" if here else ""
            return (*said(name.upper(), ACCENT), *said(aside, QUIET))
        title = here.phase.title
        told = set(name.split()).isdisjoint(title.casefold().split())
        return (*said(title.upper(), ACCENT), *said(f"  {name}" if told else "", QUIET))

    def draw_next(self) -> None:
        """What is next; why nothing can be has a row more."""
        words = "" if self.work.engine.read_only else self.next_words()
        rows = 1 if words.startswith(_NEXT) else 2
        shown = fit_keys(words, rows, self.cells, here=self.work.leads_here, keys="bold")
        self.put("#list--next", shown.stylize("bold", 0, len(_NEXT)) if words.startswith(_NEXT) else shown)

    @property
    def left_rows(self) -> int:
        """Rows of the middle that the list leaves."""
        height = self.query_one("#list--middle").size.height
        return height - self.listing.row_count - self.listing.show_header

    @property
    def about_rows(self) -> int:
        """Rows that the row under the cursor can take without one of the list's."""
        return self.left_rows + self.query_one("#list--about").size.height

    @property
    def free_rows(self) -> int:
        """Rows that the list and the row under the cursor leave, whether or not the words to say take some now."""
        height = self.query_one("#list--about").styles.height
        return self.about_rows - (round(height.value) if height else 0)

    def draw_say(self) -> None:
        """What can be said to open the phase, on the page that it opens, if all of it fits below the list."""
        say = "" if not self.at_work or self.work.writing else say_words(self.session)
        line = self.query_one("#list--say", Static)
        line.display = bool(say) and rows_of(say, self.width) < self.free_rows
        self.put("#list--say", plain(say))

    def tick(self) -> None:
        """The phase's time, and what stands above the list, as the session's end moves with it."""
        session, t, cells = self.session, self.moment.t, self.cells
        time = said(
            time_words(session, t, self.work.engine.away), WARNING if time_sense(session, t) else BOLD
        )
        heading = ends(cut(self.top(), cells - cells_of(time) - 2), time, cells)
        self.query_one("#list--top", Drawn).show((heading, course(session, t, cells)))
        lines = [self._from_indent(line) for line in self.head()]
        self._told = len(lines)
        self.put("#list--head", Content("\n").join(lines))

    def _from_indent(self, line: str) -> Content:
        """A line above the list, from where the list's words begin; one that needs it from further left."""
        line = fit(line, self.cells)
        return plain(" " * min(self.indent, self.cells - cell_len(line)) + line)

    def on_resize(self) -> None:
        """As a line opens, grows or closes, the page has other rows: words make way, or come back."""
        if self.work.stands:
            self.show_about()

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The cursor stands on another row."""
        event.stop()
        if self.work.stands:
            self.show_about()

    def show_about(self) -> None:
        """The row under the cursor in full, as far as there are rows; the words to say make way for it."""
        lines, least = self.about(), self.ABOUT[self.work.rows >= SHORT]
        rows = max(least, min(self.about_rows, rows_taken(lines, self.width)))
        self.query_one("#list--about").styles.height = rows
        shown = within(lines, rows, self.width)
        self.put("#list--about", Content("\n").join(plain(line) for line in shown))
        self.draw_say()

    def way_back(self) -> str:
        """Id of the key to the page of the running phase."""
        here = self.session.here
        return _WAY_BACK.get(here.phase.records if here else Records.NOTHING, "go.turns")

    def flow_hints(self) -> tuple[str, ...]:
        """The key by which the session goes on from here."""
        if not self.at_work and self.session.here is not None:
            return (self.way_back(),)
        if not self.session.running:
            return ("clock.toggle",)
        return not_yet_hints(self.session) or ("phase.next",)

    def word_for(self, binding: Binding) -> str | None:
        """On a look aside, the key that leads back says so."""
        aside = not self.at_work and self.session.here is not None
        return "back" if aside and binding.id == self.way_back() else super().word_for(binding)

    def flow_words(self) -> str:
        """How the session goes on from here."""
        session, coming = self.session, next_stop(self.session)
        if not self.at_work and (here := session.here):
            return f"Next: {press(self.way_back())}, back to {here.phase.title}."
        if session.here is not None and not session.running:
            return f"Paused. {press('clock.toggle')} goes on."
        if coming is None:
            return f"Next: {press('go.review')}, review and close."
        if why := why_not_yet(session):
            return why
        if back := back_words(session, self.moment.t):
            return f"Next: {press('phase.next')} goes back to {back}."
        seconds = ahead(session, coming, self.moment.t)
        length = f", {clock_face(seconds)}" if seconds is not None else ""
        starts, goes_on = f"{press('clock.toggle')} starts", f"{press('phase.next')} goes on to"
        return f"Next: {starts if session.here is None else goes_on} {coming.phase.title}{length}."

    def plan_words(self) -> str:
        """How many slots there are, and when the session would end against the time at hand."""
        session, zone = self.session, self.work.set_now.book.profile.zone
        count = len(session.slots)
        end = local_time(projected_end(session, self.moment), zone)
        planned = planned_end(session, self.moment)
        over = minutes_over(session, self.moment)
        slots = counted(count, "slot")
        if over == 0:
            return f"{slots} · ends {end:%H:%M} as planned"
        until = f"{local_time(planned, zone):%H:%M}"
        sense = f"{spell_minutes(-over)} to spare before {until}"
        if over > 0:
            sense = f"{spell_minutes(over)} over the {until} planned"
        return f"{slots} · ends {end:%H:%M} · {sense}"
