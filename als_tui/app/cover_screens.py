"""Screens that cover everything: the blank one, where only the time shows, and the one for a window too small."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from als_tui.keys import Key, Keys, bindings, seat_keys
from als_tui.screens.common.opaque import OpaqueScreen
from als_tui.widgets.plain import plain

if TYPE_CHECKING:  # covers stand before the first paint
    from als_tui.screens.session.desk import SessionScreen

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window in which no word is cut off."""
OPENING = frozenset(
    (
        *("capture.line", "capture.form", "guard.decision", "floor.named", "floor.earlier", "go.search"),
        *(
            "roster.word",
            "roster.late",
            "roster.minutes",
            "cursor.named",
            "roster.guest",
            "roster.role",
            "roster.details",
        ),
        *("bids.issue", "progress.learned", "review.enter", "review.learning", "review.checkout"),
        *("review.next", "review.seal", "ledger.right", "ledger.only", "search.right", "guard.check"),
        *("more.strike", "clock.away", "app.palette"),
    )
)
"""Keys behind which words or figures are typed, up to Enter or Esc: on a blank screen those are no keys."""
CHOOSING = frozenset(
    (
        *("turn.hand", "turn.mode", "floor.other", "guard.stop", "people.came", "more.menu"),
        *("ledger.kind", "ledger.whose", "review.whose", "caught.turn", "review.goal"),
        *("prompt.card", "roster.charter", "roster.agree_one", "agenda.sheet", "app.help"),
    )
)
"""Keys behind which one more key chooses, or closes what is read."""
OPENS_NONE = "The blank screen opens no field and no menu: what was typed for one did nothing."
"""Told once it is lifted, where nothing else went unheard."""
_WORDS_END, _CHOICE_ENDS = ("enter", "escape"), ("enter", "escape", "q")
"""What ends words, and what ends a choice."""


class CoverScreen(OpaqueScreen[None]):
    """One line in the middle of an empty screen; what lies under it stays as it is."""

    DEFAULT_CSS = """
    CoverScreen { align: center middle; background: $background; }
    CoverScreen > Static { width: 1fr; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """The one line."""
        yield Static()


class BlankScreen(CoverScreen):
    """Nothing but the time, for when somebody looks over a shoulder; the session's clock goes on by its keys.

    A key that opens a field or a menu opens none here; what is typed behind it does nothing.
    """

    KEYS: ClassVar[Keys] = (
        *seat_keys(),
        Key(
            "clock.toggle", "space", "pass_on('start_or_pause')", "start/pause", "Pause the timer, or go on."
        ),
        Key("phase.next", "n", "pass_on('next_phase')", "next", "End this phase and begin the next one."),
        Key("phase.back", "b", "pass_on('back')", "back", "Go back to the phase before."),
        Key("floor.back", "p", "pass_on('floor_back')", "presenter", "The floor back to the presenter."),
        Key("turn.next", "enter", "pass_on('next_turn')", "next turn", "The floor to whoever is proposed."),
    )
    BINDINGS = bindings(KEYS)

    def __init__(self, below: "SessionScreen | None", wall: Callable[[], str]) -> None:
        """Over a session's screen the phase's time shows, else the time of day."""
        super().__init__()
        self._below = below
        self._wall = wall
        self._opening, self._choosing = self._keys(OPENING), self._keys(CHOOSING)
        self._until: tuple[str, ...] = ()
        """Keys that end what is being typed; empty while nothing is."""
        self._let_by = frozenset(
            key for key, bindings in self._bindings.key_to_bindings.items() if any(one.id for one in bindings)
        )
        self.unheard = ""
        """What is to be said of what was typed and went nowhere; empty where all was heard."""

    def _keys(self, ids: frozenset[str]) -> frozenset[str]:
        """The keys with these ids of the screen below, whether or not a field has the focus there, and of the app."""
        if self._below is None:
            return frozenset()
        found = (
            pair for one in (self._below, self._below.app) for pair in one._bindings.key_to_bindings.items()
        )
        return frozenset(key for key, bindings in found for binding in bindings if binding.id in ids)

    def on_mount(self) -> None:
        """Show the time."""
        self.tick()

    def on_key(self, event: events.Key) -> None:
        """Let words and choices go by, so that none of their letters acts unseen."""
        opens = event.key in self._opening | self._choosing
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
            self._until = _WORDS_END if event.key in self._opening else _CHOICE_ENDS

    def _only_these(self) -> str:
        """Say which keys act, and that the others did not."""
        if self._below is None:
            return "The blank screen covers all: no key acts under it, and those pressed did nothing."
        keys = "Space, n, b, p, Enter and the seats" if self._reaches("seat") else "Space, n and b"
        return f"The blank screen lets only {keys} act here: other keys did nothing."

    def _reaches(self, action: str) -> bool:
        """True where the screen below has this action."""
        return hasattr(self._below, f"action_{action.partition('(')[0]}")

    def tick(self) -> None:
        """The phase's time in words, without the phase."""
        below = self._below
        if below is None or not below.stands or below.session.here is None:
            self.query_one(Static).update(plain(self._wall()))
        else:
            self.query_one(Static).update(plain(below.time_words()))

    def action_seat(self, seat: int) -> None:
        """The floor to a seat."""
        self._pass(f"seat({seat})")

    def action_pass_on(self, action: str) -> None:
        """Let the screen below do it."""
        self._pass(action)

    def _pass(self, action: str) -> None:
        if not self._reaches(action):
            self.unheard = self._only_these()
        elif self._below is not None and self._below.stands:
            self.run_worker(self._below.run_action(action), exclusive=False)


class SmallScreen(CoverScreen):
    """A plain word where the window is too small; keys do nothing until it is larger."""

    def on_mount(self) -> None:
        """Say what is needed."""
        lines = (
            "This window is too small.",
            f"als-tui needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows.",
            "Make it larger; nothing is lost and the time goes on.",
        )
        self.query_one(Static).update(Content("\n").join(plain(line) for line in lines))


def fits(columns: int, rows: int) -> bool:
    """True where a window is large enough."""
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS
