"""All keys in one list: Enter and the new key change one, and another key takes that back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from als_tui.configuration.own_keys import OwnKeys
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS, KeyedScreen
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.windows import WindowScreen, heading
from als_tui.screens.own_keys import words
from als_tui.widgets.capped import OneLine
from als_tui.widgets.fitting import shown
from als_tui.widgets.lines import MessageLine, TitleLine, spoken
from als_tui.widgets.plain import plain
from als_tui.widgets.values import BRIEF, Hint, Tone

_WAITS = "Press it now. Esc leaves; nothing changes then."


class NextKeyScreen(WindowScreen[str | None]):
    """Waits for a key, and returns it; None if nothing is to change."""

    KEYS: ClassVar[Keys] = (
        Key("next_key.leave", "escape", "dismiss(None)", "leave", "Leave the key as it is."),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("next_key.leave",)

    def __init__(self, title: str, text: Sequence[str]) -> None:
        """`title` asks, `text` says which key it is now."""
        super().__init__()
        self._ask = title
        self._text = text

    def inside(self) -> ComposeResult:
        """Title, what it is now, and how to leave."""
        yield Static(heading(self._ask), classes="choice--title")
        for line in self._text:
            yield Static(plain(line))
        yield Static(plain(_WAITS), classes="choice--foot")

    def on_key(self, event: events.Key) -> None:
        """Take any key but the one that leaves."""
        if event.key != "escape":
            event.stop()
            self.dismiss(event.key)


class OwnKeysScreen(KeyedScreen[None]):
    """One row a key; what is changed works, and is named everywhere, at once."""

    NAME: ClassVar[str] = "keys"
    KEYS: ClassVar[Keys] = (
        Key(
            "own_keys.change",
            "enter",
            lambda screen: screen.change(),
            "change",
            "Press another key for it.",
            opens="choice",
        ),
        Key(
            "own_keys.reset",
            "r",
            lambda screen: screen.reset(),
            "take back",
            "Its key as it is without a change here.",
        ),
        Key(
            "own_keys.find",
            "slash",
            lambda screen: screen.find(),
            "find",
            "Narrow the list by a word or a key.",
            opens="words",
        ),
        Key(
            "own_keys.leave",
            "escape,q",
            lambda screen: screen.leave(),
            "leave",
            "Back; all that was changed stays.",
        ),
    )
    BINDINGS = bindings(KEYS)
    HINTS = ("own_keys.change", "own_keys.reset", "own_keys.find", "own_keys.leave")
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    OwnKeysScreen {
        layout: vertical; background: $background;
        #body { height: 1fr; padding: 0 1; }
        #own-keys--find { margin: 0 1; display: none; }
    }
    """

    def __init__(self, own: OwnKeys, take: Callable[[Mapping[str, str]], None]) -> None:
        """The keys of `own`; `take` lets the app have others from now on."""
        super().__init__()
        self._own = own
        self._take = take
        self._view = ListView(words.COLUMNS, self._about)

    def compose(self) -> ComposeResult:
        """Title, the list with the key under the cursor in full, the line to find by, message and keys."""
        yield TitleLine()
        yield self._view
        yield OneLine(placeholder="a part of what it does, of a screen’s name, or a key", id="own-keys--find")
        yield MessageLine()
        yield self.key_line

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one(TitleLine).left = "Keys"
        self._show()
        self._view.listing.focus()

    def on_key(self) -> None:
        """What was refused or only told is said until the next key."""
        if self.query_one(MessageLine).saying.tone in BRIEF:
            self._say("")

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """The mouse chooses, too."""
        event.stop()
        self.change()

    def on_input_changed(self) -> None:
        """The list follows what is typed."""
        self._show()

    def on_input_submitted(self) -> None:
        """Enter leads to what was found."""
        self._view.listing.focus()

    def hints(self) -> tuple[Hint, ...]:
        """While the finding line is typed in, Enter leads to the list."""
        return (Hint("Enter", "to the list"), *super().hints()) if self._finder.has_focus else super().hints()

    def next_hints(self) -> tuple[str, ...]:
        """Taking back is offered of what was changed."""
        if self._finder.has_focus:
            return ("own_keys.leave",)
        can = self._view.chosen is not None
        changed = can and self._own.is_changed(self._view.chosen or "")
        shown_now = {"own_keys.change": can, "own_keys.reset": changed}
        return tuple(id for id in self.HINTS if shown_now.get(id, True))

    def change(self) -> None:
        """Ask for the new key of the one under the cursor."""
        if (id := self._view.chosen) is not None:
            row = self._own.tables.keys[id]
            text = (shown(words.is_now(row, self._own.faces())), *filter(None, self._about(id)))
            self.app.push_screen(NextKeyScreen(words.asks(row), text), partial(self._pressed, id))

    def reset(self) -> None:
        """Take back what was changed of the one under the cursor."""
        id = self._view.chosen
        if id is None or not self._own.is_changed(id):
            self._say("Nothing was changed here of this key.", "refused")
        else:
            self._told(id, self._own.reset(id))

    def find(self) -> None:
        """Open the line to find by."""
        self._finder.display = True
        self._finder.focus()

    def leave(self) -> None:
        """Show all again if some were looked for; else back."""
        if self._finder.display:
            self._finder.value = ""
            self._finder.display = False
            self._view.listing.focus()
        else:
            self.dismiss(None)

    @property
    def _finder(self) -> OneLine:
        return self.query_one("#own-keys--find", OneLine)

    def _pressed(self, id: str, key: str | None) -> None:
        if key is None:
            self._say("Nothing was changed.")
        else:
            self._told(id, self._own.change(id, key))

    def _told(self, id: str, why: str) -> None:
        """Say what came of it; if it is done, all else names and hears the new key."""
        if why:
            self._say(why, "refused")
            return
        faces = self._own.faces()
        self._take(faces)
        self._show()
        self._say(words.is_now(self._own.tables.keys[id], faces), "done")

    def _show(self) -> None:
        tables, faces = self._own.tables, self._own.faces()
        found = words.rows(tables, faces, self._own.changed(), self._finder.value.strip())
        self._view.show((words.HEAD,), found, "No key is like that.")
        self.show_keys()

    def _about(self, id: str) -> list[str]:
        self.show_keys()
        faces, changed = self._own.faces(), self._own.is_changed(id)
        return [
            shown(line) for line in words.about(self._own.tables.keys[id], faces, changed=changed) if line
        ]

    def _say(self, told: str, tone: Tone = "quiet") -> None:
        self.query_one(MessageLine).saying = spoken(told, tone)
