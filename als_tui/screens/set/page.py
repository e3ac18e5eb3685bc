"""The set between its sessions: how it meets, what it did, what was promised; and from here a session starts."""

from collections.abc import Iterable
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.moves import attendance
from als_tui.domain.timing import local_time
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common import requests as wishes
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS, SHORT
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.reading import ReadingScreen, RecordScreen
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set import edits
from als_tui.screens.set import words as pagewords
from als_tui.screens.set.edits import Edits
from als_tui.screens.start.form import StartScreen
from als_tui.screens.start.setting import Start, StartWords, setting_of
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain
from als_tui.widgets.values import Column

_LABEL = 15


class SetPageScreen(SetScreen):
    """The page of an open set; with a session open, Enter goes back to it."""

    NAME: ClassVar[str] = "set"
    KEYS: ClassVar[Keys] = (
        *edits.KEYS,
        Key(
            "screen.leave",
            "q,escape",
            "leave",
            "leave",
            "Close this set and go back to all sets.",
            looks=True,
        ),
        Key(
            "set.enter",
            "enter",
            "enter",
            "read",
            "Go back to the open session; else read what is under the cursor.",
            looks=True,
        ),
        Key("set.start", "s", "start", "start session", "Start a session: process, minutes at hand, slots."),
        Key(
            "set.list",
            "tab,shift+tab",
            "app.focus_next",
            "other list",
            "The cursor to the sessions or to the actions.",
            looks=True,
        ),
        Key(
            "set.export",
            "x",
            "export",
            "export",
            "Write the record of the session under the cursor to a file.",
            looks=True,
        ),
        Key(
            "set.copy",
            "y",
            "copy",
            "copy",
            "Hand the record of the session under the cursor to the clipboard.",
            looks=True,
        ),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    SetPageScreen {
        #page--open { height: 1; text-style: bold; color: $text-accent; display: none; }
        &.-open #page--open { display: block; }
        #page--facts { height: auto; }
        .page--heading { height: 1; margin-top: 1; text-style: bold; color: $text-primary; }
        Listing:blur > .datatable--cursor { background: $background; text-style: none; }
        #page--sessions { height: auto; max-height: 7; }
        #page--actions { height: 1fr; }
        &.-tall #body { padding: 1 1 0 1; }
        &.-short #page--sessions { max-height: 4; }
        &.-short .page--heading { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """The page of `engine`'s set; `typing` is the topic whose entry line is open from the start."""
        super().__init__(engine, typing)
        self.edits = Edits(self)
        self._form: StartWords | None = None
        """What the form of a start held when it was left."""
        self._newest = 0
        """Number of the newest record that was shown; a newer one gets the cursor."""

    def asks(self) -> Asks:
        """What is changed about the set in a line."""
        return self.edits.asks()

    def body(self) -> Iterable[Widget]:
        """The open session, how the set meets, its sessions, its open actions."""
        with Vertical(id="body"):
            yield Static(id="page--open")
            yield Static(id="page--facts")
            yield Static(id="page--held", classes="page--heading")
            yield self._list("sessions", pagewords.SESSIONS)
            yield Static(id="page--due", classes="page--heading")
            yield self._list("actions", pagewords.ACTIONS)

    def _list(self, name: str, columns: tuple[Column, ...]) -> Listing:
        made = Listing(columns, id=f"page--{name}")
        made.show_header = False
        return made

    def next_hints(self) -> tuple[str, ...]:
        """A session goes on or starts; then what can be read here, the date, and what can be handed out."""
        book = self.set_now.book
        first = ("set.enter",) if self.set_now.session else ("set.start",)
        read = ("set.enter",) if book.sessions or book.actions else ()
        other = ("set.list",) if len(self.focus_chain) > 1 else ()
        out = ("set.export", "set.copy") if book.sessions else ()
        rest = ("set.charter", "set.new_charter", "set.member", "set.members", "set.profile", "screen.leave")
        return tuple(dict.fromkeys((*first, *read, *other, "set.date", *out, "set.planner", *rest)))

    def word_for(self, binding: Binding) -> str:
        """Where Enter leads now."""
        return "to the session" if binding.id == "set.enter" and self.set_now.session else binding.description

    def draw(self) -> None:
        """Everything but the clock."""
        live, today, width = self.set_now, self.edits.today, max(20, self.columns - 2)
        session, book = live.session, live.book
        self.set_class(session is not None, "-open")
        self.put("#page--open", plain(pagewords.open_words(session, width)) if session else Content(""))
        shown = pagewords.facts(book, today, self._usual_process())
        self.put(
            "#page--facts",
            Content("\n").join(
                _fact(label, text, width) for label, text in shown[: 4 if self.rows < SHORT else 5]
            ),
        )
        sessions, actions = pagewords.session_rows(book, today), pagewords.action_rows(book, today)
        none_held = "No session held yet" + ("" if session else f" · {press('set.start')} starts the first")
        self.put("#page--held", plain(f"Sessions held: {len(sessions)}" if sessions else none_held))
        self.put("#page--due", plain(fit(pagewords.due_heading(book, session), width)))
        for name, rows in (("sessions", sessions), ("actions", actions)):
            listing = self.query_one(f"#page--{name}", Listing)
            listing.display = bool(rows)
            listing.fill(rows)
        if self.focused is None and (sessions or actions):
            self.query_one("#page--sessions" if sessions else "#page--actions", Listing).focus()
        newest = max(book.sessions, default=0)
        if newest != self._newest:
            self._newest = newest
            held = self.query_one("#page--sessions", Listing)
            held.choose(str(newest))
            held.focus()

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.action_enter()

    def action_enter(self) -> None:
        """To the open session; else read the session or action under the cursor."""
        book = self.set_now.book
        if self.set_now.session is not None:
            self.post_message(wishes.GoRequested("phase"))
        elif isinstance(self.focused, Listing) and self.focused.id == "page--actions":
            action = book.actions[int(self.focused.chosen or 0)]
            title = f"{pagewords.owner_name(book, action)}'s action"
            self.window(ReadingScreen(title, pagewords.action_text(book, action, self.edits.today)))
        elif record := self._record():
            figures = port(self.app).exporter.figures(self.set_now.book, record[0])
            text = "\n".join(filter(None, (record[1], figures)))
            self.window(RecordScreen(f"Record of session {record[0]}", text))

    def action_start(self) -> None:
        """Ask how the session is to run."""
        book = self.set_now.book
        if self.set_now.session is not None:
            back = f"{press('set.enter')} goes back to it"
            self.say(f"A session of this set is open already. {back}.", "refused")
            return
        setting = setting_of(book, local_time(self.moment.at, book.profile.zone))
        self.window(StartScreen(setting, port(self.app).processes, self._form), self._start)

    def _start(self, start: Start | StartWords | None) -> None:
        left = start if isinstance(start, StartWords) else None
        if left is not None and left != self._form:
            opens = f"{press('set.start')} opens it again"
            self.say(f"No session was started. What the form holds is kept; {opens}.")
        self._form = left
        if isinstance(start, Start):
            self.do(attendance.open_session, start.process, start.minutes, start.slots, start.module)

    def action_export(self) -> None:
        """Write the record to a file."""
        if record := self._record():
            name = f"{self.set_now.book.profile.name} session {record[0]}"
            self.post_message(wishes.ExportRequested(record[1], name))

    def action_copy(self) -> None:
        """Hand the record to the clipboard."""
        if record := self._record(plain=True):
            self.post_message(wishes.CopyRequested(record[1], f"Record of session {record[0]}"))

    def _record(self, *, plain: bool = False) -> tuple[int, str] | None:
        """Number and text of the session under the cursor; says so if there is none."""
        chosen = self.query_one("#page--sessions", Listing).chosen
        if chosen is None:
            self.say(f"No session has been held yet; {press('set.start')} starts the first.", "refused")
            return None
        return int(chosen), port(self.app).exporter.record(self.set_now.book, int(chosen), plain=plain)

    def _usual_process(self) -> str:
        chosen = self.set_now.book.profile.process
        return next((process.title for process in port(self.app).processes if process.id == chosen), chosen)


def _fact(label: str, text: str, width: int) -> Content:
    """A label and its words; what is longer than the row goes on in a second one, under the words."""
    first, *more = wrap(shown(text), width - _LABEL) or [""]
    rows = [first, *([fit(" ".join(more), width - _LABEL)] if more else [])]
    labels = (label, "")
    return Content("\n").join(
        Content.assemble(plain(f"{name:<{_LABEL}}", "dim"), plain(row))
        for name, row in zip(labels, rows, strict=False)
    )
