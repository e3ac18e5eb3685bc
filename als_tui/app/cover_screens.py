"""Screens that cover everything: the blank one, where only the time shows, and the one for a window too small."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, faces, keys_of, run_key, seat_id, seat_keys
from als_tui.screens.common.opaque import OpaqueScreen
from als_tui.widgets.plain import plain

if TYPE_CHECKING:  # covers stand before the first paint
    from als_tui.screens.session.desk import Desk

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window in which no word is cut off."""
OPENS_NONE = "The blank screen opens no field and no menu: what was typed for one did nothing."
"""Told once it is lifted, if nothing else went unheard."""
TOO_SMALL = "What was typed while the window was too small did nothing."
"""Told once there is space again."""
_WORDS_END, _CHOICE_ENDS = ("enter", "escape"), ("enter", "escape", "q")
"""What ends words, and what ends a choice."""


class CoverScreen(OpaqueScreen[None]):
    """One line in the middle of an empty screen; what lies under it stays as it is."""

    unheard: str = ""
    """What is to be said of what was typed and went nowhere; empty if all was heard."""

    DEFAULT_CSS = """
    CoverScreen { align: center middle; background: $background; }
    CoverScreen > Static { width: 1fr; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """The one line."""
        yield Static()


def _pass_on(id: str) -> Callable[["BlankScreen"], None]:
    return lambda cover: cover.pass_on(id)


class BlankScreen(CoverScreen):
    """Nothing but the time, for when somebody looks over a shoulder; the session's clock goes on by its keys.

    A key that opens a field or a menu opens none here; what is typed behind it does nothing.
    """

    KEYS: ClassVar[Keys] = (
        *seat_keys("floor", "The floor to this seat, 0 for the tenth.", lambda seat: _pass_on(seat_id(seat))),
        Key("clock.toggle", "space", _pass_on("clock.toggle"), "start/pause", "Pause the timer, or go on."),
        Key("phase.next", "n", _pass_on("phase.next"), "next", "End this phase and begin the next one."),
        Key("phase.back", "b", _pass_on("phase.back"), "back", "Go back to the phase before."),
        Key("floor.back", "p", _pass_on("floor.back"), "presenter", "The floor back to the presenter."),
        Key("turn.next", "enter", _pass_on("turn.next"), "next turn", "The floor to whoever is proposed."),
    )
    BINDINGS = bindings(KEYS)

    def __init__(self, below: "Desk | None", app: App[None], wall: Callable[[], str]) -> None:
        """Over a session's desk the phase's time shows, else the time of day."""
        super().__init__()
        self._below = below
        self._wall = wall
        covered = () if below is None else (*below.every_key(), *keys_of(app))
        self._words = frozenset(face for key in covered if key.opens == "words" for face in faces(key))
        self._choices = frozenset(face for key in covered if key.opens == "choice" for face in faces(key))
        self._let_by = frozenset(face for key in self.KEYS for face in faces(key))
        self._until: tuple[str, ...] = ()
        """Keys that end what is being typed; empty while nothing is."""

    def on_mount(self) -> None:
        """Show the time."""
        self.tick()

    def on_key(self, event: events.Key) -> None:
        """Let words and choices go by, so that none of their letters acts unseen."""
        opens = event.key in self._words | self._choices
        if not self._until and not opens:
            if event.key not in self._let_by:
                self.unheard = self._only_these()
            return
        event.stop()
        event.prevent_default()
        self.unheard = self.unheard or OPENS_NONE
        if self._until:
            self._until = () if event.key in self._until else self._until
        else:
            self._until = _WORDS_END if event.key in self._words else _CHOICE_ENDS

    def _only_these(self) -> str:
        """Say which keys act, and that the others did not."""
        if self._below is None:
            return "The blank screen covers all: no key acts under it, and those pressed did nothing."
        clock, back, turn = (
            f"{press('clock.toggle')}, {press('phase.next')}",
            press("phase.back"),
            press("turn.next"),
        )
        floor = f"{clock}, {back}, {press('floor.back')}, {turn} and the seats"
        keys = floor if self._reaches("floor.back") else f"{clock} and {back}"
        return f"The blank screen lets only {keys} act here: other keys did nothing."

    def _reaches(self, id: str) -> bool:
        """True if the page below has this key."""
        return self._below is not None and any(key.id == id for key in self._below.every_key())

    def tick(self) -> None:
        """The phase's time in words, without the phase."""
        below = self._below
        if below is None or not below.stands or below.session.here is None:
            self.query_one(Static).update(plain(self._wall()))
        else:
            self.query_one(Static).update(plain(below.time_words()))

    async def action_run(self, id: str) -> None:
        """Do what the key with this id does."""
        await run_key(self, id)

    def pass_on(self, id: str) -> None:
        """Let the desk below do what its key with this id does."""
        if not self._reaches(id):
            self.unheard = self._only_these()
        elif self._below is not None and self._below.stands:
            self.run_worker(self._below.perform(id), exclusive=False)


class SmallScreen(CoverScreen):
    """A plain word where the window is too small; keys do nothing until it is larger."""

    def on_mount(self) -> None:
        """Say what is needed."""
        lines = (
            "This window is too small.",
            f"als-tui needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows.",
            "Make it larger: until then keys do nothing.",
            "What stood here is kept, and the time goes on.",
        )
        self.query_one(Static).update(Content("\n").join(plain(line) for line in lines))

    def on_key(self, event: events.Key) -> None:
        """Remember that words, or an Enter, went nowhere."""
        if event.is_printable or event.key == "enter":
            self.unheard = TOO_SMALL

    def on_paste(self) -> None:
        """So did pasted words."""
        self.unheard = TOO_SMALL


def fits(columns: int, rows: int) -> bool:
    """True if a window is large enough."""
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS
