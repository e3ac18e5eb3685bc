"""The set between its sessions: how it meets, what it did, what was promised; and from here a session starts."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
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
from als_tui.screens.common.key_line import HEIGHTS, SHORT, Menu
from als_tui.screens.common.labelled import LABEL, labelled
from als_tui.screens.common.numbered import number_keys
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.records import RecordReader
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set import edits, exporting, logbook
from als_tui.screens.set import words as pagewords
from als_tui.screens.set.edits import Edits
from als_tui.screens.set.lists import SetLists
from als_tui.widgets.fitting import fit, rows_of
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain

if TYPE_CHECKING:  # the form of a start is loaded before it is wanted, and where a session goes on it is not
    from als_tui.screens.start.setting import Start, StartWords

_ROWS = 2
"""Rows of a fact whose words are longer than one, while the lists need the others."""
_NONE_HELD = f"No session has been held yet; {press('set.start')} starts the first."


def _view_key(id: str, face: str, view: wishes.SetView, word: str, sentence: str) -> Key:
    return Key(
        id, face, lambda screen: screen.post_message(wishes.ViewRequested(view)), word, sentence, looks=True
    )


HISTORY_KEYS = (
    _view_key(
        "set.history",
        "slash",
        "history",
        "search",
        "Search all sealed sessions: words, people, kinds such as issue or decision, s3 for session 3.",
    ),
    _view_key("set.helped", "Q", "helped", "what helped", "All questions that helped, of every session."),
    _view_key("set.decided", "D", "decisions", "decisions", "All that the set decided, in every session."),
)


class SetPageScreen(SetScreen):
    """The page of an open set; with a session open, Enter goes back to it."""

    NAME: ClassVar[str] = "set"
    HEADING: ClassVar[str] = "SET"
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
            "set.prepare",
            "p",
            lambda screen: screen.post_message(wishes.ViewRequested("prepare")),
            "prepare",
            "Look over what the next session needs: who is due, who can come, what is promised; hand out notes.",
            looks=True,
        ),
        Key(
            "set.planner",
            "P",
            lambda screen: screen.post_message(wishes.ViewRequested("planner")),
            "planner",
            "The programme: its modules planned in a line, moved, cancelled, as calendar files.",
            looks=True,
        ),
        Key(
            "set.list",
            "tab,shift+tab",
            "app.focus_next",
            "other list",
            "The cursor to the sessions or to the actions.",
            looks=True,
        ),
        *number_keys("set", "session", "The cursor to the session with that number"),
        Key(
            "set.register",
            "a",
            lambda screen: screen.post_message(wishes.ViewRequested("register")),
            "actions",
            "All actions of the set: what is told of them, put off, put right.",
            looks=True,
        ),
        Key(
            "set.handout",
            "h",
            lambda screen: screen.hand_out(),
            "hand out",
            "Record, presenters' sheets and own actions of the session under the cursor, each to one person alone.",
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
        Key(
            "set.exports",
            "X",
            lambda screen: exporting.ask_what(screen, screen.lists.sessions.chosen),
            "export…",
            "Write a session, the programme, actions, attendance, the set or a hand-over, in a form you choose.",
            looks=True,
            opens="choice",
        ),
        Key(
            "set.log",
            "l",
            lambda screen: screen.note_log(),
            "log line",
            "Note a line of the session under the cursor for yourself alone; it goes into no file for others.",
            opens="words",
        ),
        Key(
            "set.programme",
            "b",
            lambda screen: screen.post_message(wishes.ViewRequested("programme")),
            "board",
            "The programme board: who came, presented and waited in each session, what was promised and kept.",
            looks=True,
        ),
        *HISTORY_KEYS,
        Key(
            "set.evaluation",
            "v",
            lambda screen: screen.post_message(wishes.ViewRequested("evaluation")),
            "evaluation",
            "What the programme comes to: goals from start to end, rules, issues, attendance, actions, phases.",
            looks=True,
        ),
    )
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS: ClassVar[str | None] = "#page--sessions"
    DEFAULT_CSS = """
    SetPageScreen {
        #page--open { height: 1; text-style: bold; color: $primary; display: none; }
        &.-open #page--open { display: block; }
        #page--facts { height: auto; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """The page of `engine`'s set; `typing` is the topic whose entry line is open from the start."""
        super().__init__(engine, typing)
        self.edits = Edits(self)
        self.records = RecordReader(self)
        self._form: StartWords | None = None
        """What the form of a start held when it was left."""
        self._listed: frozenset[int] = frozenset()
        """Numbers of the sessions that the list had; one that joins them gets the cursor."""

    @property
    def holds_words(self) -> bool:
        """A form that was left is kept here, to be opened again."""
        return self._form is not None

    def asks(self) -> Asks:
        """What is changed about the set in a line, put right in a record, and noted of a session."""
        return {**self.edits.asks(), **self.records.asks(), **logbook.asks(self)}

    def body(self) -> Iterable[Widget]:
        """The open session, how the set meets, its sessions, its open actions."""
        with Vertical(id="body"):
            yield Static(id="page--open")
            yield Static(id="page--facts")
            yield SetLists(pagewords.SESSIONS, pagewords.ACTIONS, self._about)

    def facts(self) -> Sequence[str]:
        """Who belongs to it."""
        return pagewords.heading(self.set_now.book)

    def next_words(self) -> str:
        """A session starts here; one that is open is said in the first line, and a low window has its keys alone."""
        live = self.set_now
        if live.session is not None or self.rows < SHORT:
            return ""
        number = live.book.next_id("sessions")
        prepares = f" · or {press('set.prepare')} prepares it" if live.book.sessions else ""
        return f"{press('set.start')} starts session {number}{prepares}"

    @property
    def lists(self) -> SetLists:
        """Sessions and actions."""
        return self.query_one(SetLists)

    def _about(self, listing: Listing) -> list[str]:
        """The row under the cursor of a list in full, where rows are free and no line is typed."""
        if listing.chosen is None or self.writing:
            return []
        said = pagewords.action_about if listing is self.lists.actions else pagewords.session_about
        return said(self.set_now.book, int(listing.chosen), self.edits.today)

    def next_hints(self) -> tuple[str, ...]:
        """A session goes on or starts; then what can be read here, the date, and what can be handed out."""
        book = self.set_now.book
        first = ("set.enter",) if self.set_now.session else ("set.start",)
        read = ("set.enter",) if book.sessions or book.actions else ()
        other = ("set.list",) if len(self.focus_chain) > 1 else ()
        out = (
            *("set.programme", "set.evaluation", "set.history", "set.handout", "set.export", "set.copy"),
            *("set.log", "set.helped", "set.decided"),
        )
        people = ("set.member", "set.members", "set.paper")
        rest = ("set.exports", "set.charter", "set.new_charter", *people, "set.profile", "screen.leave")
        between = ("set.prepare", "set.date", "set.planner", "set.register")
        return tuple(dict.fromkeys((*first, *read, *other, *between, *(out if book.sessions else ()), *rest)))

    def word_for(self, binding: Binding) -> str:
        """Where Enter leads now."""
        return "to the session" if binding.id == "set.enter" and self.set_now.session else binding.description

    def draw(self) -> None:
        """Everything but the clock."""
        live, today, width = self.set_now, self.edits.today, max(20, self.columns - 2)
        session, book = live.session, live.book
        self.set_class(session is not None, "-open")
        self.put("#page--open", plain(pagewords.open_words(session, width)) if session else Content(""))
        sessions, actions = pagewords.session_rows(book, today), pagewords.action_rows(book, today)
        none_held = "No session held yet" + ("" if session else f" · {press('set.start')} starts the first")
        held = plain(pagewords.held_heading(book) if sessions else none_held)
        lists, past = self.lists, pagewords.past_words(book, today)
        due = fit(pagewords.due_heading(book, session, today), width - cell_len(past) - 3)
        lists.show(held, sessions, plain(f"{due} · " if past else due) + plain(past, "$warning"), actions)
        self._show_facts(pagewords.facts(book, today, self.edits.usual_process), width)
        if self.focused is None and (sessions or actions):
            (lists.sessions if sessions else lists.actions).focus()
        joined, self._listed = book.sessions.keys() - self._listed, frozenset(book.sessions)
        if joined:
            lists.sessions.choose(next(number for number in sessions if int(number) in joined))
            lists.sessions.focus()

    def _show_facts(self, facts: list[tuple[str, str]], width: int) -> None:
        """How the set meets: a row or two a fact, and more where the lists leave some; so do the members below."""
        height = self.query_one("#body").content_size.height - self.has_class("-open")
        free = height - self.lists.wanted
        *facts, members = facts
        wanted = [rows_of(text, width - LABEL) for _, text in facts]
        named = rows_of(members[1], width - LABEL)
        kept = len(facts) if self.rows >= SHORT or sum(wanted) + named <= free else len(facts) - 1
        usual = [min(_ROWS, rows) for rows in wanted[:kept]]
        extra = max(0, free - sum(usual))
        shown = []
        for (label, text), rows, least in zip(facts, wanted, usual, strict=False):
            more = min(extra, rows - least)
            extra -= more
            shown.append(labelled(label, text, width, rows=least + more))
        self.put("#page--facts", Content("\n").join(shown))
        rows = min(named, extra - self.lists.air)
        self.lists.put_below(labelled(*members, width, rows=rows) if rows > 0 else None, rows)

    def menus(self) -> Iterable[Menu]:
        """What can be exported."""
        yield exporting.menu(self, self.lists.sessions.chosen)

    def numbered(self) -> Iterable[tuple[int, str]]:
        """Each sealed session with its number."""
        return [(number, str(number)) for number in self.set_now.book.sessions]

    def row_now(self) -> str | None:
        """The session under the cursor, if the sessions have it."""
        return self.lists.sessions.chosen if self.focused is self.lists.sessions else None

    def to_row(self, row: str) -> None:
        """The cursor to a session."""
        self.lists.sessions.choose(row)
        self.lists.sessions.focus()

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.action_enter()

    def action_enter(self) -> None:
        """To the open session; else read the session or action under the cursor."""
        from als_tui.screens.common.reading import ReadingScreen

        book = self.set_now.book
        if self.set_now.session is not None:
            self.post_message(wishes.GoRequested("phase"))
        elif isinstance(self.focused, Listing) and self.focused is self.lists.actions:
            action = book.actions[int(self.focused.chosen or 0)]
            title = f"{book.whose(action)}'s action"
            self.window(ReadingScreen(title, pagewords.action_text(book, action, self.edits.today)))
        elif record := self._record():
            self.records.read(record[0])

    def action_start(self) -> None:
        """Ask how the session is to run."""
        from als_tui.screens.start.form import StartScreen
        from als_tui.screens.start.setting import setting_of

        book = self.set_now.book
        if self.set_now.session is not None:
            back = f"{press('set.enter')} goes back to it"
            self.say(f"A session of this set is open already. {back}.", "refused")
            return

        def clock() -> datetime:
            return local_time(self.moment.at, book.profile.zone)

        form = StartScreen(setting_of(book, clock()), port(self.app).processes, self._form, clock)
        self.window(form, self._start)

    def _start(self, start: "Start | StartWords | None") -> None:
        from als_tui.domain.moves.turns import opened_as_wanted
        from als_tui.screens.start.setting import Start, StartWords

        left = start if isinstance(start, StartWords) else None
        if left is not None and left != self._form:
            opens = f"{press('set.start')} opens it again"
            self.say(f"No session was started. What the form holds is kept; {opens}.")
        self._form = left
        if isinstance(start, Start):
            begins = partial(
                attendance.open_session,
                process=start.process,
                minutes=start.minutes,
                slots=start.slots,
                module=start.module,
            )
            self.do(opened_as_wanted, begins, *port(self.app).turns_wanted)

    def action_export(self) -> None:
        """Write the record to a file."""
        if record := self._record():
            name = f"{self.set_now.book.profile.name} session {record[0]}"
            self.post_message(wishes.ExportRequested(record[1], name))

    def action_copy(self) -> None:
        """Hand the record to the clipboard."""
        if record := self._record(plain=True):
            self.post_message(wishes.CopyRequested(record[1], f"Record of session {record[0]}"))

    def hand_out(self) -> None:
        """What can be handed out of the session under the cursor."""
        if (record := self._record()) is not None:
            self.post_message(wishes.ViewRequested("hand-out", record[0]))

    def note_log(self) -> None:
        """Note a line of the session under the cursor."""
        if (chosen := self.lists.sessions.chosen) is None:
            self.say(_NONE_HELD, "refused")
            return
        self.ask_topic(f"{logbook.TOPIC}:{chosen}")

    def _record(self, *, plain: bool = False) -> tuple[int, str] | None:
        """Number and text of the session under the cursor; says so if there is none."""
        chosen = self.lists.sessions.chosen
        if chosen is None:
            self.say(_NONE_HELD, "refused")
            return None
        return int(chosen), port(self.app).exporter.record(self.set_now.book, int(chosen), plain=plain)
