"""The programme board: members by sessions in one look; a session's record and a member's page are a key away."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.book import Book
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.figures import Programme
from als_tui.domain.session.live import today_of
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS, SHORT
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.numbered import number_keys
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.records import RecordReader
from als_tui.screens.common.requests import ViewRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.programme import words
from als_tui.screens.programme.table_words import table
from als_tui.widgets.values import Column


class ProgrammeScreen(SetScreen):
    """The board of the set's programme; it changes nothing."""

    NAME: ClassVar[str] = "programme"
    HEADING: ClassVar[str] = "PROGRAMME"
    HINTS: ClassVar[tuple[str, ...]] = (
        "programme.read",
        "programme.earlier",
        "programme.member",
        "view.leave",
    )
    KEYS: ClassVar[Keys] = (
        Key(
            "programme.read",
            "enter",
            lambda screen: screen.read(),
            "read session",
            "Read the record of the session in brackets.",
            looks=True,
        ),
        Key(
            "programme.earlier",
            "left",
            lambda screen: screen.step(-1),
            "session",
            "The brackets to the session before or after.",
            looks=True,
            display="← →",
        ),
        Key(
            "programme.later",
            "right",
            lambda screen: screen.step(1),
            "session",
            "The brackets to the session after.",
            looks=True,
            show=False,
        ),
        *number_keys("programme", "session", "The brackets to the session with that number"),
        Key(
            "programme.member",
            "m",
            lambda screen: screen.open_member(),
            "member",
            "The page of the member under the cursor.",
            looks=True,
        ),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ProgrammeScreen.-tall {
        & > #heading { padding-bottom: 0; }
        #view--about { margin-top: 0; }
    }
    ProgrammeScreen.-short > #heading { height: 1; }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """The board of `engine`'s set, the brackets on the session that was held last."""
        super().__init__(engine)
        self.records = RecordReader(self)
        self._at: int | None = None
        """The place of the session in brackets; None for the one that was held last."""
        self._places = range(0)
        """Of the sessions that show."""
        self._added_up: tuple[Book, date, Programme] | None = None
        """The board as it was added up last, of what and when."""

    def body(self) -> Iterable[Widget]:
        """The board as a list, and under it the row and the session under the cursor."""
        self.list_view = ListView((Column("", 8, None),), self._about)
        yield self.list_view

    @property
    def board(self) -> Programme:
        """The board as it stands."""
        book, today = self.set_now.book, today_of(self.set_now, self.moment)
        if self._added_up is None or self._added_up[:2] != (book, today):
            self._added_up = book, today, board_of(book, today)
        return self._added_up[2]

    def chosen(self, board: Programme) -> int:
        """The place of the session in brackets."""
        last = max(0, len(board.held) - 1)
        return last if self._at is None else min(self._at, max(0, len(board.sessions) - 1))

    def facts(self) -> Sequence[str]:
        """How far it is, and which sessions do not show."""
        return words.far(self.board, self._places)

    def draw(self) -> None:
        """Everything but the clock."""
        board, view = self.board, self.list_view
        today = today_of(self.set_now, self.moment)
        made = table(board, view.width, self.chosen(board), short=self.rows < SHORT)
        rows = made.rows if board.sessions and board.members else {}
        self._places = made.places
        head = words.head(self.set_now.book, board, today, view.width)
        view.show(head, rows, words.nothing(), made.columns)
        if self.focused is None and rows:
            view.listing.focus()

    def _about(self, key: str) -> list[str]:
        board = self.board
        return words.about(board, key, self.chosen(board), today_of(self.set_now, self.moment))

    def step(self, by: int) -> None:
        """The brackets to another session."""
        board = self.board
        at = self.chosen(board) + by
        if not 0 <= at < len(board.sessions):
            self.say("There is no session further that way.", "refused")
            return
        self.to_row(str(at))

    def numbered(self) -> Iterable[tuple[int, str]]:
        """The place of each session with its number."""
        return [(session.number, str(at)) for at, session in enumerate(self.board.sessions)]

    def row_now(self) -> str | None:
        """The place of the session in brackets."""
        return str(self.chosen(self.board))

    def to_row(self, row: str) -> None:
        """The brackets to the session at a place."""
        self.hush()
        self._at = int(row)
        self.redraw()

    def read(self) -> None:
        """Read the record of the session in brackets."""
        board = self.board
        if not board.sessions:
            self.say(words.nothing(), "refused")
            return
        session = board.sessions[self.chosen(board)]
        if not session.held:
            coming = f"Session {session.number} is still to come"
            self.say(f"{coming}; {press('programme.earlier')} goes to one that was held.", "refused")
            return
        self.records.read(session.number)

    def asks(self) -> Asks:
        """What is right in a record."""
        return self.records.asks()

    def open_member(self) -> None:
        """Open the page of the member under the cursor."""
        chosen = self.list_view.chosen
        if chosen is None or not chosen.isdecimal():
            self.say("That row is a sum; the rows above it are members.", "refused")
            return
        self.post_message(ViewRequested("member", int(chosen)))

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.open_member()
