"""Search over all sealed sessions: typed words narrow the list, Enter reads the record at the place."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from als_tui.domain.book import Book
from als_tui.domain.programme.history import Finding, History, Only, Query, query_of
from als_tui.domain.session.live import today_of
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.records import RecordReader
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.sought_line import SoughtLine
from als_tui.screens.history import words
from als_tui.widgets.fitting import shown
from als_tui.widgets.plain import plain

_AT_ONCE = 100
"""Rows that show at once: what is typed narrows them before anybody reads so many."""

_LEAST_ABOUT = 3
"""Rows in which a finding stands in full as a rule."""


class HistoryScreen(SetScreen):
    """All words of the sealed sessions in one list; it changes nothing but by a correction."""

    NAME: ClassVar[str] = "history"
    HEADING: ClassVar[str] = "HISTORY"
    KEYS: ClassVar[Keys] = (
        Key(
            "history.read",
            "enter",
            lambda screen: screen.read(),
            "open there",
            "Read the record at these words; there they can be corrected in a line under it.",
            looks=True,
        ),
        Key(
            "history.search",
            "slash",
            lambda screen: screen.line.open(),
            "search",
            "Search as you type: each word, name, kind (issue, question, helped, learning, decision, action, "
            "correction, note) or session (s3) narrows it.",
            looks=True,
            opens="words",
        ),
        Key(
            "history.helped",
            "Q",
            lambda screen: screen.show_only("helped"),
            "what helped",
            "The questions that helped alone.",
            looks=True,
        ),
        Key(
            "history.decided",
            "D",
            lambda screen: screen.show_only("decisions"),
            "decisions",
            "The decisions alone.",
            looks=True,
        ),
        Key(
            "history.back",
            "escape,q",
            lambda screen: screen.back(),
            "back",
            "Let all show again; if they do, back to what showed before.",
            looks=True,
        ),
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, only: Only = "") -> None:
        """Everything that `engine`'s set keeps of its sessions, or one list of it."""
        super().__init__(engine)
        self.sought = ""
        """The words that are typed."""
        self.only = only
        self.records = RecordReader(self)
        self.line = SoughtLine(self, words.LABEL)
        self._most = _AT_ONCE
        self._read: tuple[Book, History] | None = None
        """The history as it was read last, of which book."""
        self._found: tuple[History, Query, tuple[Finding, ...]] | None = None
        """What was found last, in what, and for what."""

    def body(self) -> Iterable[Widget]:
        """The list, and the row under the cursor in full."""
        self.view = ListView(words.COLUMNS, self._about, least=_LEAST_ABOUT)
        yield self.view

    def arrived(self) -> None:
        """The line is open at once, unless one list is asked for."""
        if not self.only:
            self.line.open()

    def asks(self) -> Asks:
        """What is sought, and what is right in a record."""
        return {**self.line.asks(), **self.records.asks()}

    @property
    def history(self) -> History:
        """All that the records hold."""
        book = self.set_now.book
        if self._read is None or self._read[0] is not book:
            self._read = book, History(book)
        return self._read[1]

    @property
    def asked(self) -> Query:
        """What is sought, as it is understood."""
        return query_of(self.sought, self.only)

    def found(self) -> tuple[Finding, ...]:
        """What is found."""
        history, asked, found = self.history, self.asked, self._found
        if found is None or found[:2] != (history, asked):
            self._found = found = history, asked, history.found(asked)
        return found[2]

    def facts(self) -> Sequence[str]:
        """How much is found."""
        return (words.head(self.found(), self.asked),) if self.found() else ()

    def draw(self) -> None:
        """Everything but the clock."""
        found, asked = self.found(), self.asked
        gaps = words.gaps(self.set_now.book, asked)
        self.view.show(
            (),
            words.rows(found, self._most, today_of(self.set_now, self.moment)),
            shown(self.nothing(writing=self.writing)),
            foot=(plain(shown(gaps)),) if gaps else (),
        )
        if self.focused is None and found:
            self.view.listing.focus()

    def matches(self) -> str:
        """How much is found, in words."""
        return words.head(self.found(), self.asked)

    def nothing(self, *, writing: bool) -> str:
        """Why the list is empty."""
        return words.none(self.history, self.sought, self.only, writing=writing)

    @property
    def narrowed(self) -> bool:
        """True if words are typed, or one list shows alone."""
        return bool(self.sought or self.only)

    def show_all(self) -> str:
        """Show everything."""
        self._narrow("", "")
        return "All show again."

    def show_only(self, only: Only) -> None:
        """Show one list alone."""
        self.hush()
        self._narrow("", only)

    def seek(self, sought: str) -> None:
        """Show what is found for other words, in the list that shows."""
        self._narrow(sought, self.only)

    def _narrow(self, sought: str, only: Only) -> None:
        """From the newest."""
        self.sought, self.only, self._most = sought, only, _AT_ONCE
        self.redraw()
        self.view.listing.begin()

    def _about(self, key: str) -> list[str]:
        one = self._at(key)
        return words.about(one, today_of(self.set_now, self.moment)) if one else []

    def _at(self, key: str | None) -> Finding | None:
        found = self.found()
        return found[int(key)] if key and key.isdecimal() and int(key) < len(found) else None

    def next_hints(self) -> tuple[str, ...]:
        """Read what was found, or search again; the two lists; back."""
        read = ("history.read",) if self.found() else ()
        return (
            *read,
            "history.search",
            "history.helped",
            "history.decided",
            "history.back",
            "step.undo",
        )

    def word_for(self, binding: Binding) -> str:
        """Esc shows all first."""
        return "show all" if binding.id == "history.back" and self.narrowed else super().word_for(binding)

    def back(self) -> None:
        """Let all show again; if they do, leave."""
        if not self.line.widen():
            self.dismiss(None)

    def read(self) -> None:
        """Read the record at the words under the cursor; the last row shows more."""
        key = self.view.chosen
        one = self._at(key)
        if key == words.MORE:
            self._most += _AT_ONCE
            self.redraw()
        elif one is None:
            self.say(self.nothing(writing=False), "refused")
        else:
            self.records.read(one.session, words.spot(one, self.history))

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.read()


def what_helped(engine: Engine) -> HistoryScreen:
    """The questions that helped."""
    return HistoryScreen(engine, "helped")


def what_was_decided(engine: Engine) -> HistoryScreen:
    """The decisions of the set."""
    return HistoryScreen(engine, "decisions")
