"""All ways to run a session in one list: found by typing, looked at in full, chosen, or made the facilitator's own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from als_tui.domain.process.definition import Process
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.ports import OwnProcess
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS, KeyedScreen
from als_tui.screens.start import own_processes
from als_tui.screens.start import words as processwords
from als_tui.screens.start.setting import Occasion
from als_tui.widgets.capped import OneLine
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.heading import heading_rows
from als_tui.widgets.lines import MessageLine, TitleLine
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain
from als_tui.widgets.values import Hint, Saying, Tone


class ProcessListScreen(KeyedScreen[str | None]):
    """Returns the id of the chosen process, or None."""

    NAME: ClassVar[str] = "processes"
    KEYS: ClassVar[Keys] = (
        *own_processes.KEYS,
        Key("processes.choose", "enter", "choose", "choose", "Take the process under the cursor."),
        Key(
            "processes.preview",
            "p,f3",
            "preview",
            "preview",
            "All its phases: minutes, who may speak, what to say.",
        ),
        Key(
            "processes.find",
            "slash",
            "find",
            "find",
            f"Type a part of a title or description; {press('processes.leave')} shows all again.",
        ),
        Key(
            "processes.leave",
            "escape,q,ctrl+g",
            "leave",
            "leave",
            "Back; the process stays as it was.",
            looks=True,
        ),
        Key("processes.down", "down", "move(1)", "down", "To the next process."),
        Key("processes.up", "up", "move(-1)", "up", "To the process before."),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ProcessListScreen {
        layout: vertical; background: $background;
        #heading { height: auto; }
        &.-tall #heading { padding-bottom: 1; }
        Listing { margin: 0 1; }
        #processes--find { margin: 0 1; display: none; }
        #processes--about { height: 8; padding: 0 2; color: $quiet; }
        &.-tall #processes--about { margin-top: 1; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, occasion: Occasion, chosen: str) -> None:
        """`chosen` is the process on which the cursor stands at first."""
        super().__init__()
        self._occasion = occasion
        self._first = chosen
        self.known: dict[str, Process] = {}
        """All that can be used, by id."""
        self.own: dict[str, OwnProcess] = {}
        """The facilitator's own files, by the key of their row."""

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def _finder(self) -> Input:
        """The line to find by."""
        return self.query_one("#processes--find", Input)

    @property
    def row(self) -> str:
        """Key of the row under the cursor."""
        return self.listing.chosen or ""

    @property
    def process(self) -> Process | None:
        """The process under the cursor; None if an own file that cannot be used is."""
        return self.known.get(self.row)

    def compose(self) -> ComposeResult:
        """Title, list, the one under the cursor, the line to find by, message and keys."""
        yield TitleLine()
        yield Drawn(id="heading")
        yield Listing(processwords.COLUMNS)
        yield Static(id="processes--about")
        yield OneLine(placeholder="a part of its title or description", id="processes--find")
        yield MessageLine()
        yield self.key_line

    def on_mount(self) -> None:
        """Show all of them."""
        self.listing.choose(self._first)
        self.read()
        self.listing.focus()

    def read(self) -> None:
        """Read them anew."""
        library = port(self.app).library
        own = library.own_processes()
        self.known = dict(library.processes()[0])
        self.own = {process.id or process.file: process for process in own}
        self.query_one(TitleLine).left = "als-tui"
        self._draw_heading()
        self._fill()

    def on_resize(self) -> None:
        """The heading is as wide as the window."""
        self._draw_heading()

    def _draw_heading(self) -> None:
        rows = heading_rows("WAYS TO RUN A SESSION", (str(len(self.known)),), self.size.width)
        self.query_one("#heading", Drawn).show(rows)

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""
        self.query_one(MessageLine).saying = Saying(words, tone)

    def show_all(self) -> None:
        """Let nothing be looked for."""
        self._finder.value = ""

    def hints(self) -> tuple[Hint, ...]:
        """While the finding line is typed in, Enter is its own key and takes what was found."""
        if self._finder.has_focus:
            return (Hint("Enter", "choose"), Hint("↑ ↓", "move"), *super().hints())
        return super().hints()

    def word_for(self, binding: Binding) -> str:
        """Esc ends the finding first."""
        return "show all" if binding.id == "processes.leave" and self._finder.display else binding.description

    def next_hints(self) -> tuple[str, ...]:
        """What cannot be used yet is edited first; one's own is edited, a shipped one is copied."""
        own = ("processes.edit",) if self.row in self.own else ("processes.copy",)
        use = ("processes.choose", "processes.preview") if self.process else own
        if self._finder.has_focus:
            return ("processes.leave", "processes.preview")
        return tuple(dict.fromkeys((*use, "processes.find", *own, "processes.leave")))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The cursor stands on another one."""
        event.stop()
        self._show_about()

    def on_data_table_row_selected(self) -> None:
        """The mouse chooses, too."""
        self.action_choose()

    def on_input_changed(self) -> None:
        """The list follows what is typed, with the cursor on the first that fits."""
        before = self.row
        self._fill()
        if self._finder.value:
            self.listing.move_cursor(row=0)
        else:
            self.listing.choose(before)

    def on_input_submitted(self) -> None:
        """Enter takes the one under the cursor."""
        self.action_choose()

    def action_move(self, by: int) -> None:
        """Move in the list while the finding line is typed in."""
        self.listing.move_cursor(row=max(0, min(self.listing.cursor_row + by, self.listing.row_count - 1)))

    def action_choose(self) -> None:
        """Hand back the process under the cursor."""
        if self.process is not None:
            self.dismiss(self.process.id)
        elif own := self.own.get(self.row):
            opens = f"{press('processes.edit')} opens it in your editor"
            self.say(f"{processwords.name_of(own)} cannot be used yet. {opens}.", "refused")
        else:
            shows = f"{press('processes.leave')} shows all of them again"
            self.say(f"Nothing is called that. {shows}.", "refused")

    def action_preview(self) -> None:
        """Show the process in full."""
        from als_tui.screens.start.preview import PreviewScreen

        if self.process is not None:
            self.app.push_screen(PreviewScreen(self._occasion.sheet(self.process), self._occasion.now))

    def action_find(self) -> None:
        """Open the line to find by."""
        self._finder.display = True
        self._finder.focus()

    def action_leave(self) -> None:
        """Show all again if some were looked for; else back."""
        if self._finder.display:
            self.show_all()
            self._finder.display = False
            self.listing.focus()
        else:
            self.dismiss(None)

    def _fill(self) -> None:
        """Show those that are looked for."""
        self.listing.fill(processwords.rows(self.known, self.own, self._finder.value))
        self._show_about()

    def _show_about(self) -> None:
        """The one under the cursor in a few lines."""
        lines: Sequence[str] = ()
        if self.process is not None:
            lines = processwords.about(self.process, self._occasion.sheet(self.process))
        elif own := self.own.get(self.row):
            lines = (processwords.mistakes(own, most=2),)
        text = "\n".join(lines).split("\n")
        self.query_one("#processes--about", Static).update(Content("\n").join(map(plain, text)))
        self.show_keys()
